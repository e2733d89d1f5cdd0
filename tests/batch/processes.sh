# What befalls the processes of a run: one that makes a report is killed, the run is told to end, whoever reads what it tells goes
# away. The others come out, or what was published before stays; nothing is left at work.
set -u
. "$(dirname "$0")/monthly"
current() { basename "$(dirname "$(readlink "$folder/out/current")")"; }
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }
# Waits until the run $1 has a process that hangs at the pipe; its number is in $hanging.
wait_hanging() {
    hanging=
    for try in $(seq 100); do
        hanging=$(pgrep -P "$1")
        [ "$(printf '%s\n' "$hanging" | grep -c .)" = 1 ] && [ "$try" -gt 10 ] && return 0
        sleep 0.05
    done
    fail "$what: no process hangs"
    return 1
}

what='the month before'
run 0
before=$(current)

what='a process of the run is killed'
mkfifo "$folder/in/pipe.xml"
register "$folder/in/a.xml" 2025-01-31 1100
batch "$batch" '<register name="a" file="a.xml"/><register name="b" file="pipe.xml"/>
    <reports name="{register}-{language}.pdf" languages="fi"><from register="b"/>'"$REPORTS"
"$program" run "$batch" > "$folder/printed" 2> "$folder/told" &
process=$!
wait_hanging $process && kill -KILL "$hanging"
wait $process
expect_text 'exit status' $? 1
told 'b: its process ended before it was done \(Killed\)'
told '1 of 2 reports are published'
whole
tidy
expect_text 'what is published' "$(cd "$folder/out/current/" && ls -- *.pdf)" a-fi.pdf

for named in TERM:15 HUP:1 INT:2; do
    signal=${named%:*}
    what="the run is ended by $signal"
    before=$(current)
    # In the background of a script, INT is ignored; a run of its own has it as usual.
    if [ $signal = INT ]; then
        timeout -s INT 1 "$program" run "$batch" > "$folder/printed" 2> "$folder/told"
        expect_text 'exit status' $? 124
    else
        "$program" run "$batch" > "$folder/printed" 2> "$folder/told" &
        process=$!
        wait_hanging $process
        kill -$signal $process
        wait $process
        expect_text 'exit status' $? $((128 + ${named#*:}))
    fi
    sleep 0.2
    ! pgrep -f "run $batch" > /dev/null || fail "$what: a process goes on"
    flock -n "$folder/out/.lock" true || fail "$what: the lock is held"
    whole
    expect_text current "$(current)" "$before"
done
rm "$folder/in/pipe.xml"
batch "$batch" '<register name="a" file="a.xml"/><reports languages="fi en">'"$REPORTS"
run 0
whole
tidy

what='nobody reads what is told'
register "$folder/in/a.xml" 2025-02-28 1200
batch "$batch" '<register name="a" file="a.xml"/><reports languages="fi en"><from register="a"/><period code="2014-2020"/><period code="2021-2027"/><template name="board"/></reports>'
{ { sleep 0.2; "$program" run "$batch" > "$folder/printed"; echo $? > "$folder/status"; } 2>&1 | true; } 2> /dev/null
expect_text 'exit status' "$(cat "$folder/status")" 2
expect_text current "$(current | cut -c 6-)" 2025-02-28
whole
what='standard error is closed'
register "$folder/in/a.xml" 2025-03-31 1300
"$program" run "$batch" > "$folder/printed" 2>&-
expect_text 'exit status' $? 2
expect_text current "$(current | cut -c 6-)" 2025-03-31
whole
what='the terminal with the progress goes away'
register "$folder/in/a.xml" 2025-04-30 1400
if command -v script > /dev/null; then
    script -qefc "$program run $batch" /dev/null < /dev/null 2> /dev/null | head -c 1 > "$folder/seen"
    sleep 1
    whole
    run 2
    whole
    tidy
    expect_text current "$(current | cut -c 6-)" 2025-04-30
else
    echo "not tried: $what (no script)"
fi
exit $((failures > 0))

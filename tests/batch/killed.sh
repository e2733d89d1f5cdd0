# A run that is killed (SIGKILL) leaves either the old month or the new: at every system call that changes the disk, by strace, and
# at moments by the clock, which also hit the processes that make the reports. The next run takes away what was left.
set -u
. "$(dirname "$0")/monthly"
batch "$batch" '<register name="a" file="a.xml"/><reports name="{template}-{reader}.pdf" languages="fi" readers="public internal">'"$REPORTS"
what='the month before'
run 0
whole
amount=1000

# killed WHAT COMMAND...: the run is killed by the command; then the edition is whole - the old one or the new.
killed() {
    what=$1
    shift
    amount=$((amount + 1))
    old=$(readlink "$folder/out/current")
    register "$folder/in/a.xml" 2024-12-31 $amount
    "$@" > /dev/null 2>&1
    status=$?
    whole
    [ "$(readlink -f "$folder/out/internal")" = "$(dirname "$(readlink -f "$folder/out/current")")/internal" ] ||
        fail "$what: the internal reports are of another edition"
    new=$(readlink "$folder/out/current")
    if [ "$new" = "$old" ]; then
        left=old
        grep -q "\"$amount.00\"" "$folder/out/current/manifest.json" && fail "$what: the old edition has new figures"
    else
        left=new
        granted=$(awk -F'"' '/"granted"/ { at = NR } at && NR == at + 1 { print $4; exit }' "$folder/out/current/manifest.json")
        [ "$granted" = "$((amount + 2000)).00" ] || fail "$what: the new edition says $granted"
    fi
}
# The next run of the same month makes of it what it should be.
recovered() {
    run 0
    whole
    tidy
    granted=$(awk -F'"' '/"granted"/ { at = NR } at && NR == at + 1 { print $4; exit }' "$folder/out/current/manifest.json")
    [ "$granted" = "$((amount + 2000)).00" ] || fail "$what: recovered, but granted is $granted"
    [ "$(ls "$folder/out/editions" | tail -n 1)" = "$(basename "$(dirname "$(readlink "$folder/out/current")")")" ] ||
        fail "$what: an edition newer than the current one is left"
}

if traced true 2> /dev/null; then
    seen=
    for call in mkdir flock unlink fsync rename symlink link unlinkat; do
        number=1
        while [ $number -le 30 ]; do
            killed "killed at $call $number" traced -e trace=$call -e inject=$call:signal=KILL:when=$number "$program" run "$batch"
            seen="$seen $left"
            [ $status -ne 0 ] || break
            [ $((number % 3)) -ne 0 ] || recovered
            number=$((number + 1))
        done
        recovered
        [ $number -gt 1 ] || [ $call = link ] || fail "no $call was hit"
    done
    # Both sides of the moment of publishing were hit.
    case $seen in *old*new*) ;; *) fail 'only one side of the publishing was hit' ;; esac
else
    echo 'skipped: strace is not there'
    exit 77
fi

for moment in 0.005 0.010 0.020 0.030 0.040 0.050 0.060 0.070 0.080 0.090 0.100 0.120 0.150 0.200; do
    killed "killed after $moment s" timeout -s KILL $moment "$program" run "$batch"
    flock -w 2 "$folder/out/.lock" true || fail "$what: a process that it began still holds the lock"
    recovered
done

what='killed while a report hangs'
mkfifo "$folder/in/pipe.xml"
batch "$folder/in/hanging.xml" '<register name="a" file="pipe.xml"/><reports languages="fi">'"$REPORTS"
"$program" run "$folder/in/hanging.xml" > /dev/null 2>&1 &
sleep 0.5
[ "$(pgrep -cf "run $folder/in/hanging.xml")" = 2 ] || fail "$what: there are not two processes"
kill -KILL $!
sleep 0.5
pgrep -f "run $folder/in/hanging.xml" > /dev/null && fail "$what: a process goes on"
recovered

what='the first run is killed between making and publishing'
rm -rf "$folder/out"
traced -e trace=symlink -e inject=symlink:signal=KILL:when=1 "$program" run "$batch" > /dev/null 2>&1
[ ! -e "$folder/out/current" ] || fail "$what: it was published"
recovered

exit $((failures > 0))

# A run that is stopped in the middle of writing leaves nothing lying about and the old output untouched, and dies of the
# signal, so that who started it knows. Run: sh tests/bad-input/signals.sh PROGRAM
set -u
. "$(dirname "$0")/expect"

mkdir "$folder/out"
echo 'what stood there before' > "$folder/before"
cp "$folder/before" "$folder/out/a"

begun() { [ "$(ls -A "$folder/out")" != a ]; }
# Waits until the process $1 has begun to write; false when it has ended before that was seen.
wait_begun() {
    until begun; do
        kill -0 "$1" 2> /dev/null || return 1
    done
}
# Halts the process $1; false when it had written all before it stood still.
halted() {
    kill -STOP "$1" 2> /dev/null
    until grep -q '^State:.*[TZ]' "/proc/$1/status" 2> /dev/null; do
        kill -0 "$1" 2> /dev/null || return 1
    done
    begun
}
stopped() { # what, signal, its number, process
    kill -"$2" "$4"
    kill -CONT "$4"
    wait "$4"
    status=$?
    [ $status -eq $((128 + $3)) ] || fail "$1, $2: exit status $status, not $((128 + $3))"
    cmp -s "$folder/before" "$folder/out/a" || fail "$1, $2: the old output is not what it was"
    begun && fail "$1, $2: left behind: $(ls -A "$folder/out" | tr '\n' ' ')"
}

# An import reads its table from a pipe that is kept open: it cannot end before the signal.
for signal in 'TERM 15' 'HUP 1'; do
    mkfifo "$folder/table"
    "$program" import --mapping eura2014 --as-of 2016-08-23 -o "$folder/out/a" - < "$folder/table" 2> /dev/null &
    process=$!
    exec 5> "$folder/table"
    head -n 50 samples/eura-2014-2020-hame.csv >&5
    wait_begun $process || fail 'the import ended early'
    # shellcheck disable=SC2086  # name and number
    stopped import $signal $process
    exec 5>&-
    rm "$folder/table"
done

# A report is quickly written once it is laid out: a large one, and some tries.
{
    sed '/<projects>/q' samples/hame.xml
    i=0
    while [ $i -lt 3000 ]; do
        i=$((i + 1))
        echo "<project code=\"A$i\" programme=\"2021FI16FFPR001\" fund=\"EAKR\"><name lang=\"fi\">Hanke numero $i</name>"
        echo "<organisation role=\"lead-implementer\" name=\"Kunta\"/><decision><amount stage=\"granted\" source=\"eu\">$i</amount></decision></project>"
    done
    echo '</projects></register>'
} > "$folder/large.xml"
tries=0
while tries=$((tries + 1)); do
    "$program" report --template board --period 2021-2027 -o "$folder/out/a" "$folder/large.xml" 2> /dev/null &
    process=$!
    if wait_begun $process && halted $process; then
        stopped report TERM 15 $process
        break
    fi
    kill -CONT $process 2> /dev/null
    wait $process
    cp "$folder/before" "$folder/out/a"
    [ $tries -lt 10 ] || { fail 'the report could not be caught while it is written'; break; }
done

exit $((failures > 0))

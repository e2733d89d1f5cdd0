# A run in parts (--job I/N, --collect): parts that are missing, made twice, old, at work still or damaged.
set -u
. "$(dirname "$0")/monthly"
states() { cat "$folder"/out/current/../*/manifest.json | sed -n 's/^ *"state": "\(.*\)",/\1/p' | tr '\n' ' '; }
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }
current() { basename "$(dirname "$(readlink "$folder/out/current")")" | cut -c 6-; }
month=0
next_month() { # the register of another month
    month=$((month + 1))
    register "$folder/in/a.xml" 2025-0$month-01 $((1000 + month))
}
batch "$batch" '<register name="a" file="a.xml"/><reports name="{template}-{language}-{reader}.pdf" languages="fi sv" readers="public internal">'"$REPORTS"

what='all parts'
next_month
for part in 1 2 3; do run 0 --job $part/3; done
[ ! -e "$folder/out/current" ] || fail "$what: a part has published"
expect_text 'what others may do with internal reports of parts' "$(find "$folder/out/parts" -name '*-internal*' -perm /007)" ''
run 0 --collect
quiet
whole
tidy
expect_text states "$(states)" 'kept kept kept kept '
expect_text 'who may read the internal ones' "$(stat -Lc %a "$folder/out/internal")" 750
[ ! -e "$folder/out/parts" ] || fail "$what: the parts are still there"

what='a part is missing'
next_month
run 0 --job 1/2
run 0 --collect
whole
tidy
expect_text states "$(states | tr ' ' '\n' | sort | tr '\n' ' ' | sed 's/^ //')" 'kept kept made made '
expect_text current "$(current)" 2025-02-01

what='parts are made twice, and divided in two ways'
next_month
for part in 1/2 1/2 2/2 1/1 1/3; do run 0 --job $part; done
run 0 --collect
whole
tidy
expect_text states "$(states)" 'kept kept kept kept '

what='a part of the month before'
next_month
run 0 --job 1/2
next_month
run 0 --job 2/2
run 0 --collect
whole
expect_text states "$(states | tr ' ' '\n' | sort | tr '\n' ' ' | sed 's/^ //')" 'kept kept made made '
expect_text current "$(current)" 2025-05-01

what='a part is at work still'
next_month
run 0 --job 1/2
run 0 --job 2/2
(
    flock 9
    run 4 --collect
    told 'parts/2-of-2: wait until it has ended'
    exit $failures
) 9> "$folder/out/parts/2-of-2/.lock" || failures=$((failures + 1))
expect_text current "$(current)" 2025-05-01
what='the manifest of a part was altered'
sed -i 's/"file": "board/"file": "..\/board/' "$folder/out/parts/2-of-2/current/manifest.json"
run 3 --collect
grep -q 'parts/2-of-2/.*error: this is no manifest, or it was altered' "$folder/told" || fail "$what: not told"
expect_text current "$(current)" 2025-05-01
rm -r "$folder/out/parts/2-of-2"
what='a report of a part was altered'
for pdf in "$folder"/out/parts/1-of-2/editions/*/public/*.pdf; do echo x >> "$pdf"; done
run 0 --collect
whole
tidy
expect_text current "$(current)" 2025-06-01

for part in 0/2 3/2 1/0 1 1/2x -1/2; do
    what="--job $part"
    run 2 --job=$part
done
what='--job with --collect'
run 2 --job 1/2 --collect
exit $((failures > 0))

# Each kind of change once (old.xml tells which), told as it must be; the expectations were written by hand. People are not
# named in any form, in any language. Run: sh tests/changes/kinds.sh PROGRAM
set -u
. "$(dirname "$0")/../bad-input/expect"
here=tests/changes
same() { # what expected
    diff -u "$2" "$folder/printed" >"$folder/difference" || { fail "$1"; cat "$folder/difference"; }
}
run() { # options
    "$program" changes $here/old.xml $here/new.xml "$@" >"$folder/crlf" 2>"$folder/findings" ||
        fail "exit status $? of changes $*"
    tr -d '\r' <"$folder/crlf" >"$folder/printed"
}

run --format csv
same "the list" $here/expected.csv
run --by fund --measure projects,granted --format csv
same "the effects by fund" $here/expected-by-fund.csv

# Both registers on one day: the amending and cancelling decisions are not yet made, the recovery neither.
run --format csv --as-of 2024-07-31
grep -q '^amended,A2' "$folder/printed" && fail "an amendment of September is in force in July"
grep -q '^cancelled' "$folder/printed" && fail "a cancellation of September is in force in July"
grep -q '^recovered' "$folder/printed" && fail "a recovery of August has happened in July"

# JSON is well formed and tells the same.
if command -v python3 >/dev/null; then
    run --by fund --format json
    python3 -c '
import csv, json, sys
told = json.load(open(sys.argv[1]))
rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8")))
assert told["old"] == "2024-06-30" and told["new"] == "2024-12-31"
assert list(told["effects"]) == ["sub-projects", "granted", "paid"]
total = told["effects"]["granted"]["total"]
assert total["before"] == {"value": 1065.55, "projects": 6} and total["difference"] == 650, total
assert [row["fund"] for row in told["effects"]["granted"]["rows"]] == ["ESR", "EAKR", None]
changes = told["changes"]["rows"]
listed = [row for row in rows if row["change"] != "total"]
assert len(changes) == len(listed)
for one, other in zip(changes, listed):
    for key, text in other.items():
        value = one[key]
        text_of = "" if value is None else "%.2f" % value if isinstance(value, (int, float)) else value
        assert text_of == text, (key, value, text)
' "$folder/printed" $here/expected.csv || fail "JSON does not tell the same"
fi

# Entries are counted where there are groups, and once, whichever name they are asked by.
run --by fund --measure projects,sub-projects,granted --format csv
[ "$(cut -d, -f2 "$folder/printed" | sort -u | tr '\n' ' ')" = "granted measure sub-projects " ] ||
    fail "projects and sub-projects together: $(cut -d, -f2 "$folder/printed" | sort | uniq -c)"
[ "$(grep -c '^total,sub-projects,' "$folder/printed")" = 1 ] || fail "sub-projects are told twice"

# For people: in each language its own words, the totals, and nobody by name.
for language in fi sv en; do
    run --by fund --language $language
    cp "$folder/printed" "$folder/$language"
    run --by implementer --format csv --language $language
    cat "$folder/printed" >>"$folder/$language"
    run --by implementer --format json --language $language
    cat "$folder/printed" >>"$folder/$language"
    grep -E 'Meikäläinen|Mallikas|Yhteys|example' "$folder/$language" && fail "a person is named ($language)"
done
has() { grep -qF -- "$2" "$folder/$1" || fail "not told in $1: $2"; }
has fi 'Muutokset: 30.6.2024 → 31.12.2024'
has fi 'Rekisteristä kadonneet, hankkeita 1'
has fi 'Siirtyneet päivämäärät, osahankkeita 2' # one is a group project's
has fi 'EU ja valtio, myönnetty: summat 6/7 osahankkeesta ennen, 6/8 osahankkeesta nyt.'
has fi 'Luonnollinen henkilö'
has sv 'Borttagna ur registret, projekt: 1'
has sv 'Fysisk person'
has en 'No longer in the register, projects: 1'
has en 'EU and state, granted: sums over 6 of 7 sub-projects before, 6 of 8 now.'
run
LC_ALL=C sed 's/\xC2\xA0/ /g' "$folder/printed" >"$folder/plain"
grep -q '^EU ja valtio, myönnetty  *1 066  *1 000  *−100  *−300  *50  *–  *–  *1 716  *650$' "$folder/plain" ||
    { fail "the summary of granted"; cat "$folder/printed"; }
"$program" changes $here/old.xml $here/old.xml >"$folder/printed" 2>"$folder/findings"
grep -q '^Ei muutoksia\.$' "$folder/printed" || fail "a register compared with itself"
exit $((failures > 0))

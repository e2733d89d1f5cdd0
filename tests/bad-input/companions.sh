# What --also writes takes the place of nothing that is read, and says which files of an earlier report lie beside its own.
# Run: sh tests/bad-input/companions.sh PROGRAM
set -u
. "$(dirname "$0")/expect"
mine=tests/golden/report-small
for form in html xlsx; do
    cp $mine/register.xml "$folder/r.$form"
    expect "a register called r.$form" 2 "r.$form would be read and written over" report "$folder/r.$form" --template board --period 2021-2027 --also $form -o "$folder/r.pdf"
    cmp -s $mine/register.xml "$folder/r.$form" || fail "r.$form is lost"
done
cp $mine/register.xml "$folder/p-1.png"
expect 'a register called p-1.png' 2 'p-1.png would be read and written over' report "$folder/p-1.png" --template board --period 2021-2027 --also png -o "$folder/p.pdf"
cmp -s $mine/register.xml "$folder/p-1.png" || fail 'p-1.png is lost'
cp $mine/register.xml "$folder/old.xml"
expect 'the previous register' 2 'old.xml would be read and written over' report $mine/register.xml --previous "$folder/old.xml" --template board --period 2021-2027 -o "$folder/old.xml"
cmp -s $mine/register.xml "$folder/old.xml" || fail 'the previous register is lost'

# Left: two pages, a table of another title and one without a title, the page. Another report's: q-2024.
mkdir "$folder/left"
make() { "$program" report $mine/register.xml --template board --period 2021-2027 --language en "$@" -o "$folder/left/q.pdf" 2>&1; }
left() { # COUNT FIRST OPTION...
    count=$1 first=$2
    shift 2
    make "$@" | grep -q "warning: beside .*/q\.pdf lie files .*: $count, such as $first;" || fail "not told with $*: $count, $first"
}
for name in q-98.png q-99.png q-3-by-fund.csv q-01.csv q.html q-x.png qq-99.png q-2024-01-by-fund.csv q-2024.csv.bak q-2024.html q.txt; do
    touch "$folder/left/$name"
done
left 5 q-01.csv --also png,csv
[ -e "$folder/left/q-99.png" ] || fail 'a file that is not known is removed'
rm "$folder/left/q-98.png" "$folder/left/q-99.png" "$folder/left/q-3-by-fund.csv"
left 1 q-01.csv --also png,csv,html
rm "$folder/left/q-01.csv"
make --also png,csv,html,xlsx | grep 'lie files' && fail 'nothing is left, but told'
left 1 q.html --also png,csv,xlsx
left 1 q.xlsx --also png,csv,html
make > "$folder/told"
grep -q 'lie files' "$folder/told" || fail 'a report without --also does not tell what is left'
exit $((failures > 0))

# The export of EURA 2021 as a workbook and as CSV gives one register, and what stands in it is what the rows say: 35 columns
# of which 12 are not known, a blank behind a header, two rows of footer, one row for each implementer, EU and state told
# apart where the EU's part is known. tests/import/eura2021: made-up rows; the expectations are written by hand.
# Run: sh tests/import/eura2021.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/eura2021" || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
mapping=../../../templates/import/eura2021.xml

for form in csv xlsx; do
    "$program" import --mapping $mapping --as-of 2024-12-31 list.$form -o "$folder/$form.xml" 2>"$folder/$form.findings" ||
        { fail "$form: import failed"; cat "$folder/$form.findings"; }
    [ "$(grep -c 'note: .*Muu sarake' "$folder/$form.findings")" = 12 ] || fail "$form: not 12 unknown columns are told"
    grep -q 'note: 3 rows: 3 projects, 0 .* 2 ' "$folder/$form.findings" || fail "$form: the rows are not counted"
    [ "$(wc -l <"$folder/$form.findings")" = 13 ] || { fail "$form: other findings"; cat "$folder/$form.findings"; }
    sed 's/ raw="[^"]*"//' "$folder/$form.xml" >"$folder/$form.plain"
done
grep -q ':1:24: note: .*Muu sarake 1"' "$folder/xlsx.findings" || fail "a place in a sheet is its row and column"
cmp -s "$folder/csv.plain" "$folder/xlsx.plain" ||
    { fail "the two registers differ"; diff "$folder/csv.plain" "$folder/xlsx.plain"; }

has() { grep -qF -- "$1" "$folder/xlsx.plain" || fail "not in the register: $1"; }
has '<project code="A1" group="R1" system="eura2021" programme="2021FI16FFPR001" fund="EAKR" priority="2021FI16FFPR001-TL1" objective="1.1" authority="liitto-hame" status="running">'
has '<project code="A2" group="R1" '
has '<project code="A3" system="eura2021" programme="2021FI16FFPR001" fund="ESR+" priority="2021FI16FFPR001-TL4" objective="4.1" authority="ely-hame" status="ended">'
has '<name lang="fi">Toinen &quot;testihanke&quot; kahdella rivillä</name>'
has '<organisation role="lead-implementer" name="Testikunta" business-id="1234567-1"/>'
has '<start>2022-01-01</start>'
has '<end>2024-04-30</end>'
has '<place municipality="398"/>'
has '<place municipality="098"/>'
has '<class list="intervention-field" code="134"/>'
has '<amount stage="granted" source="total">40000.25</amount>'
has '<amount stage="paid" source="eu">6000.30</amount>'
has '<amount stage="paid" source="state">4000.20</amount>'
has '<amount stage="paid" source="eu+state">82448.24</amount>'
has '<amount stage="paid" source="eu+state" missing="not-given"/>'
! grep -q 'ei tätä' "$folder/xlsx.plain" || fail "how a text is pronounced is no part of it"

# The footer's totals are those of the rows: 70000 + 30000 + 1234.56, 10000.50 + 82448.24, 6000.30. A1 and A2 are one group
# project, whose EU money is told in part: the sum is taken over it all the same.
"$program" figures "$folder/xlsx.xml" --measure granted:eu+state,granted:total,paid,paid:eu --format csv 2>/dev/null \
    >"$folder/figures"
tail -n 1 "$folder/figures" | tr -d '\r' >"$folder/total"
echo 'total,101234.56,2,142000.25,2,92448.74,1,6000.30,1' | cmp -s - "$folder/total" || { fail "totals"; cat "$folder/total"; }

# Without the footer's allowance a nameless row is a project; rows like that before others are told.
sed 's/^Yhteens/A4/' list.csv | sed '$d' >"$folder/nameless.csv"
sed -n 2p list.csv | sed 's/^A1/A5/' >>"$folder/nameless.csv"
"$program" import --mapping $mapping --as-of 2024-12-31 "$folder/nameless.csv" -o "$folder/nameless.xml" 2>"$folder/findings"
[ $? = 1 ] && grep -q ':6:1: error: ' "$folder/findings" || { fail "a nameless row in the middle"; cat "$folder/findings"; }
exit $((failures > 0))

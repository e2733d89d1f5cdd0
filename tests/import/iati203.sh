# IATI 2.03 activities: names in languages, dates planned and actual, roles, sectors with weights, budgets revised,
# transactions added up by day, currencies with and without a rate. The expectations are written by hand.
# Run: sh tests/import/iati203.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
activities=tests/import/iati203/activities.xml
import() { # mapping, document, register
    "$program" import --mapping "$1" --as-of 2024-12-31 "$2" -o "$folder/$3" 2>"$folder/findings"
}

import templates/import/iati203.xml $activities register.xml
[ $? = 1 ] || fail "an amount without a rate and an activity without a code are errors"
has() { grep -qF -- "$1" "$folder/register.xml" || fail "not in the register: $1"; }
has '<project code="XX-TEST-1" system="iati" status="running">'
has '<name lang="fi">Puhdas vesi</name>'
has '<name lang="en">Clean water</name>'
has '<name lang="en">Eau propre</name>'
has '<start>2023-02-01</start>'
has '<end>2025-12-31</end>'
has '<p>One paragraph.</p>'
has '<organisation role="lead-implementer" name="Test NGO"/>'
has '<organisation role="co-implementer" name="Second NGO" business-id="XX-N2"/>'
has '<organisation role="financier" name="Test funder" business-id="XX-F"/>'
has '<place region="298" share="100"/>'
has '<class list="intervention-field" code="14030" weight="60"/>'
has '<amount stage="granted" source="total" date="2023-02-10">3000.00</amount>'
has '<amount stage="granted" source="total" date="2024-02-10">500.50</amount>'
has '<amount stage="cost" source="total">3500.50</amount>'
has '<amount stage="paid" source="total" date="2023-03-01">150.25</amount>'
has '<amount stage="paid" source="total" date="2023-04-01">200.00</amount>'
has '<amount stage="granted" source="total" date="2020-02-10" missing="unreadable" raw="1100 USD"/>'
has '<amount stage="paid" source="total" date="2020-03-01">10.00</amount>'
[ "$(grep -c '<project ' "$folder/register.xml")" = 2 ] || fail "not two projects"
grep -q ':36:1: error: project XX-TEST-2: .*USD' "$folder/findings" || fail "no finding of the missing rate"
grep -q ':39:1: error: ' "$folder/findings" || fail "no finding of the missing code"
grep -q ':28:1: note: .*<my-own-thing>' "$folder/findings" || fail "an unknown element is not told"
grep -q 'note: 3 rows: 2 projects, 1 ' "$folder/findings" || fail "the rows are not counted"
[ "$(wc -l <"$folder/findings")" = 4 ] || { fail "other findings"; cat "$folder/findings"; }
"$program" schema register >"$folder/register.xsd"
xmllint --noout --schema "$folder/register.xsd" "$folder/register.xml" 2>"$folder/errors" ||
    { fail "not a valid register"; cat "$folder/errors"; }
"$program" figures "$folder/register.xml" --as-of 2023-12-31 --measure granted:total,paid:total --format csv 2>/dev/null |
    grep -q '^total,3000.00,1,360.25,2' || fail "a later commitment counts too early"

# A mapping that extends it brings the rates: the newest on or before the day counts.
cp templates/import/iati203.xml "$folder"
cat >"$folder/rates.xml" <<'XML'
<mapping xmlns="urn:hankeraportti:mapping:1" version="1" extends="iati203">
  <rates>
    <rate currency="USD" date="2020-02-01">1.1</rate>
    <rate currency="USD" date="2020-03-01">2</rate>
    <rate currency="USD" date="2019-01-01">4</rate>
  </rates>
</mapping>
XML
import "$folder/rates.xml" $activities register.xml
has '<amount stage="granted" source="total" date="2020-02-10" raw="1100 USD">1000.00</amount>'
grep -q 'note: 1 amounts of other currencies' "$folder/findings" || fail "the conversion is not told"

# UTF-16, and documents that are refused.
sed '1s/UTF-8/UTF-16/' $activities | iconv -f UTF-8 -t UTF-16 >"$folder/utf16.xml"
import "$folder/rates.xml" "$folder/utf16.xml" utf16.out
cmp -s "$folder/register.xml" "$folder/utf16.out" || fail "UTF-16 gives another register"
refused() { # document, finding
    import templates/import/iati203.xml "$1" none.xml
    [ $? = 3 ] && [ ! -e "$folder/none.xml" ] && grep -q "error: $2" "$folder/findings" ||
        { fail "$1 is not refused"; cat "$folder/findings"; }
}
{ echo '<!DOCTYPE x [<!ENTITY e "x">]>'; sed 1d $activities; } >"$folder/doctype.xml"
refused "$folder/doctype.xml" 'a DOCTYPE'
sed '$d' $activities >"$folder/torn.xml"; refused "$folder/torn.xml" 'not well-formed'
echo '<other/>' >"$folder/other.xml"; refused "$folder/other.xml" 'the document has no element'
: >"$folder/empty.xml"; refused "$folder/empty.xml" 'not well-formed'

# Mappings that are wrong about paths are refused.
wrong() { # sed command, finding
    sed "$1" templates/import/iati203.xml >"$folder/wrong.xml"
    import "$folder/wrong.xml" $activities none.xml
    [ $? = 3 ] && grep -q ":[0-9]*:[0-9]*: error: $2" "$folder/findings" || { fail "$1"; cat "$folder/findings"; }
}
wrong 's/path="iati-identifier"/path="iati-identifier["/' '"iati-identifier\[" is no path'
wrong 's/path="iati-identifier"/header="iati-identifier"/' '<project-code> needs a path'
wrong 's/business-id-in="..\/@ref"/business-id-in="..["/' '"..\[" is no path'
wrong 's/source="total" optional/source="total" eu-in="@x" optional/' 'eu-in '
exit $((failures > 0))

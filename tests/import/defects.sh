# What is wrong in a table is found and told with its line, and no row is lost: the kinds of defects that the hand-cleaned
# national list has, and some more. Run: sh tests/import/defects.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

header="Koodi,Rahasto,Hankkeen nimi,Tl,Viranomainen,Tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,\
Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä ,\
Toteutunut julkinen rahoitus yhteensä"
ely="Hämeen elinkeino-  liikenne- ja ympäristökeskus"
{
    echo "$header"
    echo "A1,EAKR,\"Hyvä, hanke\",2, Uudenmaan liitto,Toiminnassa,1.3.2015,28.2.2017,\"Kunta \"\"K\"\", ky\",10,5.5,20,-7"
    echo "A2,EAKR,Ei toteuttajaa,2,Uudenmaan liitto,Toiminnassa,1.3.2015,28.2.2017,,10,5,20,7"
    echo "A3,EAKR,Ei alkua,1,$ely,Toiminnassa,,28.2.2017,Oy,10,5,20,7"
    echo "A4,EAKR,Siirtynyt,1,$ely,Toiminnassa,7560,28.2.2017,Oy, ,7560,0,7560"
    echo "A5,EAKR,Nimi,1,Ruotsi $ely,Toiminnassa,1.3.2015,28.2.2017,Oy,10,5,20,7"
    echo "A6,EAKR,Raha,1,$ely,Toiminnassa,1.3.2015,31.6.2017,Oy,1 0,5,20,7"
    echo ""
    echo "A7,EAKR,Liikaa kenttiä,1,$ely,Toiminnassa,1.3.2015,28.2.2017,Oy,10,5,20,7,8"
    echo "A 8,EAKR,Koodi,1,$ely,Toiminnassa,1.3.2015,28.2.2017,Oy,10,5,20,7"
    printf 'A9,EAKR,Ohjaus\001merkki,1,%s,Toiminnassa,1.3.2015,28.2.2017,O\377y,10,5,20,7\n' "$ely"
} >"$folder/table.csv"
"$program" import --mapping templates/import/eura2014-cleaned.xml --as-of 2016-08-23 "$folder/table.csv" \
    -o "$folder/register.xml" 2>"$folder/findings"
[ $? = 1 ] || fail "errors in the rows must give exit status 1"
expect() { # line:column: level
    grep -q "^[^:]*:$1: " "$folder/findings" || fail "no finding $1"
}
expect '3:74: warning'
expect '4:83: warning'
expect '5:84: error'
expect '5:102: warning'
expect '6:16: error'
expect '7:88: error'
expect '7:101: error'
expect '9:1: error'
expect '10:1: error'
expect '11:9: warning'
expect '11:107: warning'
[ "$(wc -l <"$folder/findings")" = 12 ] || { fail "not twelve findings"; cat "$folder/findings"; }
tail -n 1 "$folder/findings" | grep -q 'note: .*9.*7.*2.*1' || fail "rows are not counted: 9 in, 7 out, 2 told, 1 blank"
[ "$(grep -c '<project ' "$folder/register.xml")" = 7 ] || fail "not seven projects"
has() { grep -qF -- "$1" "$folder/register.xml" || fail "not in the register: $1"; }
has '<name lang="fi">Hyvä, hanke</name>'
has 'name="Kunta &quot;K&quot;, ky"'
has '<amount stage="paid" source="public">-7.00</amount>'
has '<amount stage="granted" source="eu+state" missing="not-given"/>'
has '<amount stage="granted" source="eu+state" missing="unreadable" raw="1 0"/>'
has '<name lang="fi">Ohjausmerkki</name>'
[ "$(grep -c '<start>' "$folder/register.xml")" = 5 ] || fail "a start that cannot be read is left out"
"$program" schema register >"$folder/register.xsd"
xmllint --noout --schema "$folder/register.xsd" "$folder/register.xml" 2>"$folder/errors" ||
    { fail "not a valid register"; cat "$folder/errors"; }

# A renamed column ends it: nothing is written.
sed '1s/Viranomainen/Myöntäjä/' "$folder/table.csv" >"$folder/renamed.csv"
"$program" import --mapping templates/import/eura2014-cleaned.xml --as-of 2016-08-23 "$folder/renamed.csv" \
    -o "$folder/none.xml" 2>"$folder/findings"
[ $? = 3 ] || fail "a table without a column must give exit status 3"
grep -q '1:1: error: .*Viranomainen' "$folder/findings" || fail "the missing column is not named"
grep -q '1:[0-9]*: note: .*Myöntäjä' "$folder/findings" || fail "the unknown column is not named"
[ ! -e "$folder/none.xml" ] || fail "a register was written all the same"
exit $((failures > 0))

# The mappings of Kohesio's download and of the list 2007–2013, each with a made-up table; the expectations are written by hand.
# Run: sh tests/import/mappings.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
import() { # mapping, table, expected exit status
    "$program" import --mapping "templates/import/$1.xml" --as-of 2024-12-31 "$2" -o "$folder/register.xml" 2>"$folder/findings"
    [ $? = "$3" ] || { fail "$1: not exit status $3"; cat "$folder/findings"; }
}
has() { grep -qF -- "$1" "$folder/register.xml" || fail "not in the register: $1"; }

# --- Kohesio, as it is offered now ---
{
    printf '\357\273\277Operation_Unique_Identifier,Operation_Local_Identifier,Operation_Name_English,Operation_Name_Programme_Language,'
    printf 'Country,CountryCode,Operation_Start_Date,Operation_End_Date,Cofinancing_Rate,Total_Eligible_Expenditure_amount,'
    printf 'Total_Eligible_Expenditure_Currency,Project_EU_Budget,Beneficiary_Unique_Identifier,Beneficiary_Name,'
    printf 'Beneficiary_Local_Identifier,Category_Of_Intervention,Fund_Code,Programme_Code,NUTS3_Code,Operation_Summary_English,'
    printf 'Operation_Summary_Programme_Language\r\n'
    printf 'https://example.org/Q1,A1,"Test, one","Testi ""yksi""",Finland,FI,04/09/2023,29/02/2024,40.0,337478.4,EUR,134991.36000000002,'
    printf 'https://example.org/Q9,Testikunta,1234567-1,21.0,ERDF,2021FI16FFPR001,FI1C2|FI1C3,"One.\nTwo.",Yksi.\r\n'
    printf 'https://example.org/Q2,A2,,Testi kaksi,Finland,FI,01/01/2024,,,1000,SEK,,,,,,ESF+,2021FI16FFPR001,,,\r\n'
} >"$folder/kohesio.csv"
import kohesio "$folder/kohesio.csv" 1
has '<project code="https://example.org/Q1" system="kohesio" programme="2021FI16FFPR001" fund="EAKR">'
has '<name lang="fi">Testi &quot;yksi&quot;</name>'
has '<name lang="en">Test, one</name>'
has '<start>2023-09-04</start>'
has '<end>2024-02-29</end>'
has '<p>One. Two.</p>'
has '<organisation role="lead-implementer" name="Testikunta" business-id="1234567-1"/>'
has '<place region="05"/>'
has '<place region="07"/>'
has '<class list="intervention-field" code="21.0"/>'
has '<amount stage="granted" source="eu" raw="134991.36000000002">134991.36</amount>'
has '<amount stage="cost" source="total">337478.40</amount>'
has '<project code="https://example.org/Q2" system="kohesio" programme="2021FI16FFPR001" fund="ESR+">'
has '<amount stage="granted" source="eu" missing="not-given"/>'
has '<amount stage="cost" source="total" missing="unreadable" raw="1000 SEK"/>'
[ "$(grep -c ': error: ' "$folder/findings")" = 1 ] || fail "one error, of the currency without a rate"
[ "$(grep -c ': note: ' "$folder/findings")" = 1 ] || { fail "all columns are known"; cat "$folder/findings"; }

# --- and as it was before names of beneficiaries were in it ---
{
    echo 'Operation_Unique_Identifier,Operation_Name_English,Operation_Name_Programme_Language,Country,Operation_Start_Date,Operation_End_Date,Total_Eligible_Expenditure_amount,Total_Eligible_Expenditure_Currency,Project_EU_Budget,Fund_Code,Region'
    echo 'Q3,Test,Testi,Finland,04/09/2016,,10,EUR,5,ERDF,x'
} >"$folder/old.csv"
import kohesio "$folder/old.csv" 0
has '<amount stage="granted" source="eu">5.00</amount>'

# --- the list 2007–2013 ---
iconv -f UTF-8 -t CP1252 >"$folder/2007.csv" <<'CSV'
Koodi,Ohjelma / osio,Rahasto,Hankkeen nimi,Tl,Viranomainen,Tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,Toteutunut julkinen rahoitus yhteensä
A30001,Etelä-Suomi,EAKR,Testi, ja toinen osa,3,Hämeen liitto,Päättynyt,1.3.2008,28.2.2010,Testikunta,1000,999.5,1500,1400
S10001,Manner-Suomen ESR-ohjelma 2007–2013,ESR,Testi,2,Hämeen elinkeino-, liikenne- ja ympäristökeskus,Toiminnassa,1.3.2009,28.2.2011,Testi Oy,10,0,10,0
CSV
import eura2007 "$folder/2007.csv" 0
has '<project code="A30001" system="eura2007" programme="2007FI162PO004" fund="EAKR" authority="liitto-hame" status="ended">'
has '<name lang="fi">Testi, ja toinen osa</name>'
has '<amount stage="paid" source="eu+state">999.50</amount>'
has '<project code="S10001" system="eura2007" programme="2007FI052PO001" fund="ESR" authority="ely-hame" status="running">'
"$program" figures "$folder/register.xml" --by period --format csv 2>/dev/null | grep -q '^2007-2013,2,1010.00' ||
    fail "the programmes' period is not known"
exit $((failures > 0))

# The list of operations of Regulation (EU) 2021/1060, Article 49(3), as CSV and XML: every field against what is written by hand here,
# natural persons and what their projects are called left out, missing fields empty, only the decisions of the situation date.
# Run: sh tests/export/cpr49.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")" || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

"$program" check register.xml >/dev/null 2>"$folder/findings" || { fail "the register is not sound"; cat "$folder/findings"; }
"$program" export register.xml --format cpr49 >"$folder/list.csv" 2>"$folder/findings" ||
    { fail "export failed"; cat "$folder/findings"; }
sed 's/$/\r/' >"$folder/expected.csv" <<'CSV'
operation_code,beneficiary_name,operation_name,purpose_and_achievements,start_date,completion_date,total_cost,fund,specific_objective,union_cofinancing_rate,location,country,beneficiary_location,type_of_intervention
A1,Testikunta; Testi Oy,"Testihanke, yksi",Tavoite on säästää; oppia. Säästettiin.,2023-01-01,2025-12,90000.00,EAKR,"1.1 Tutkimus ""ja"" kehitys",66.67,Hämeenlinna,FI,,021 Pk-yritysten kehittäminen; 134
A2,,,,2023,,,ESR+,,,Kanta-Häme,FI,,
A3,Testiyhdistys ry,Testihanke kolme,,2016-01-01,,0.00,EAKR,,,Hämeenlinna; Lahti,FI,Hollola,
CSV
cmp -s "$folder/expected.csv" "$folder/list.csv" || { fail "another list"; diff "$folder/expected.csv" "$folder/list.csv"; }
grep -q 'note: natural persons are not named: .* 1 ' "$folder/findings" || fail "persons left out are not counted"
! grep -q Meikäläinen "$folder/list.csv" || fail "a natural person is named"

# Later, in English, of one period, in a file.
"$program" export register.xml --format cpr49 --language en --as-of 2025-06-30 --period 2021-2027 --where fund=EAKR \
    -o "$folder/list.xml" 2>/dev/null || fail "export to XML failed"
cat >"$folder/expected.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<operations xmlns="urn:hankeraportti:operations:1" regulation="2021/1060" article="49(3)" situation-date="2025-06-30" currency="EUR" xml:lang="en">
  <operation>
    <operation_code>A1</operation_code>
    <beneficiary_name>Testikunta</beneficiary_name>
    <beneficiary_name>Testi Oy</beneficiary_name>
    <operation_name>Test &lt;one&gt;</operation_name>
    <purpose_and_achievements>Tavoite on säästää; oppia. Säästettiin.</purpose_and_achievements>
    <start_date>2023-01-01</start_date>
    <completion_date>2025-12</completion_date>
    <total_cost>90000.00</total_cost>
    <fund>ERDF</fund>
    <specific_objective>1.1 Tutkimus "ja" kehitys</specific_objective>
    <union_cofinancing_rate>77.78</union_cofinancing_rate>
    <location>Hämeenlinna</location>
    <country>FI</country>
    <type_of_intervention>021 SME business development</type_of_intervention>
    <type_of_intervention>134</type_of_intervention>
  </operation>
</operations>
XML
cmp -s "$folder/expected.xml" "$folder/list.xml" || { fail "another list in XML"; diff "$folder/expected.xml" "$folder/list.xml"; }
xmllint --noout "$folder/list.xml" || fail "no well-formed XML"

# The command line.
refused() { "$program" "$@" >/dev/null 2>&1; [ $? = 2 ] || fail "not refused: $*"; }
refused export register.xml
refused export register.xml --format csv
refused figures register.xml --format cpr49
refused export --format cpr49
"$program" export register.xml --format cpr49 >/dev/full 2>/dev/null
[ $? = 4 ] || fail "a full disk must give exit status 4"
sed 's/code="A2"/code="A1"/' register.xml >"$folder/twice.xml"
"$program" export "$folder/twice.xml" --format cpr49 -o "$folder/twice.csv" 2>/dev/null
[ $? = 1 ] && [ ! -e "$folder/twice.csv" ] || fail "a register with errors must not be published"
exit $((failures > 0))

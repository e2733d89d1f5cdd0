# The lists of Finland that come with the program: numbers that are known from elsewhere, counted by awk over the committed file, and
# how a register overrides them. Run: sh tests/lists/finland.sh PROGRAM
set -u
program=$1
cd "$(dirname "$0")/../.." || exit 1
case $program in /*) ;; *) program=$PWD/$program ;; esac
lists=templates/lists/finland.xml
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
same() { [ "$2" = "$3" ] || fail "$1: $2, expected $3"; } # what it is, what there is, what is expected

# One line for each code: list, id, parent, from-date, to-date, successor ("-": not told).
sed -n 's/.*<list of="\([^"]*\)".*/list \1/p; s/.*<code \(.*\)>$/\1/p' "$lists" | awk '
    function value(name,  text) {
        text = " " $0
        if (!match(text, " " name "=\"[^\"]*\""))
            return "-"
        return substr(text, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    $1 == "list" { list = $2; next }
    { print list, value("id"), value("parent"), value("from-date"), value("to-date"), value("successor") }' >"$folder/codes"

# Statistics Finland: how many municipalities there were. 2013 and 2014 had the same.
for expected in 2013:320 2014:320 2015:317 2016:313 2017:311 2018:311 2020:310 2021:309 2024:309 2025:308 2026:308; do
    year=${expected%:*}
    count=$(awk -v day="$year-06-30" '$1 == "municipality" && ($5 == "-" || $5 >= day)' "$folder/codes" | wc -l)
    same "municipalities in $year" "$count" "${expected#*:}"
done
same "sub-regions in 2013" "$(grep -c '^sub-region ' "$folder/codes")" 70
same "sub-regions in 2026" "$(awk '$1 == "sub-region" && $5 == "-"' "$folder/codes" | wc -l)" 69
same "regions" "$(grep -c '^region ' "$folder/codes")" 19
same "Kanta-Häme" "$(awk '$1 == "sub-region" && $3 == "05" { in_it[$2] }
    $1 == "municipality" { parent[$2] = $3 } END { for (id in parent) count += parent[id] in in_it; print count }' \
    "$folder/codes")" 11
same "ELY Centres until 2025" "$(grep -c '^authority ely-[^ ]* - - 2025-12-31 -$' "$folder/codes")" 15
same "centres from 2026" "$(grep -c '^authority evk-[^ ]* - 2026-01-01 - -$' "$folder/codes")" 10

# Every municipality belongs to a region; one that ended merged into one that is there; identifiers have their leading zeros.
awk '{ known[$1, $2]; parent[$1, $2] = $3 }
    END {
        for (key in known) {
            split(key, code, SUBSEP)
            if (code[1] == "municipality" && !(("region", parent["sub-region", parent[key]]) in known))
                print key ": belongs to no region"
        }
    }' "$folder/codes" >"$folder/wrong"
awk '$1 == "municipality" && ($5 == "-") != ($6 == "-") { print $2 ": ends without a successor, or the reverse" }
    $1 == "municipality" || $1 == "sub-region" { if ($2 !~ /^[0-9][0-9][0-9]$/) print $2 ": not three digits" }
    $1 == "region" { if ($2 !~ /^[0-9][0-9]$/) print $2 ": not two digits" }
    $1 == "municipality" && $6 == "-" { there[$2] } $6 != "-" { into[$2] = $6 }
    END { for (id in into) if (!(into[id] in there)) print id ": merged into nothing" }' "$folder/codes" >>"$folder/wrong"
[ ! -s "$folder/wrong" ] || { fail "codes that hang in the air:"; cat "$folder/wrong"; }
for merger in 413:609 476:297 838:423 164:301 283:098 319:783 532:398 174:297 442:051 911:541 099:214 588:507; do
    awk -v id="${merger%:*}" -v into="${merger#*:}" '$1 == "municipality" && $2 == id && $6 == into { found = 1 }
        END { exit !found }' "$folder/codes" || fail "merger $merger is not there"
done

# The whole country's population (Statistics Finland, 31 December), and the programme's EU money: 2014FI16M2OP001, version 4.
for expected in 2012:5426674 2021:5548241 2022:5563970; do
    same "population ${expected%:*}" "$(grep -o "<population year=\"${expected%:*}\">[0-9]*" "$lists" |
        awk -F'>' '{ sum += $2 } END { print sum }')" "${expected#*:}"
done
same "EU money 2014–2020" "$(sed -n 's/.*<frame source="eu".*>\([0-9]*\)<.*/\1/p' "$lists" | awk '{ s += $1 } END { printf "%.0f", s }')" \
    1285214601
same "public money 2014–2020" "$(sed -n 's/.*<frame source="public".*>\([0-9]*\)<.*/\1/p' "$lists" |
    awk '{ s += $1 } END { printf "%.0f", s }')" 2570429202

"$program" schema register >"$folder/register.xsd"
xmllint --noout --schema "$folder/register.xsd" "$lists" 2>"$folder/findings" || { fail "not valid"; cat "$folder/findings"; }
"$program" check "$lists" >"$folder/findings" 2>&1
same "findings" "$(cat "$folder/findings")" "hankeraportti: note: 0 errors, 0 warnings, 0 notes"

# --- a register without lists of its own ---

register() { # lists
    cat <<END
<?xml version="1.0" encoding="UTF-8"?>
<register xmlns="urn:hankeraportti:register:1" version="1" situation-date="2024-12-31">
  <body><name lang="fi">Hämeen liitto</name></body>
  <lists>$1</lists>
  <projects>
    <project code="1" programme="2014FI16M2OP001" fund="ESR" priority="TL7" authority="ely-hame">
      <name lang="fi">Yksi</name><start>2015-01-01</start>
      <organisation role="lead-implementer" name="X"/><place municipality="532"/>
      <decision><amount stage="granted" source="eu">7</amount></decision>
    </project>
    <project code="2" programme="2014FI16M2OP001" fund="EAKR" priority="TL1" authority="tem">
      <name lang="fi">Kaksi</name><start>2015-01-01</start>
      <organisation role="lead-implementer" name="X"/>
      <decision><amount stage="granted" source="eu">5</amount></decision>
    </project>
  </projects>
</register>
END
}
figures() { "$program" figures "$folder/register.xml" --quiet --format csv "$@" | tr -d '\r'; }
register "" >"$folder/register.xml"
"$program" check "$folder/register.xml" >"$folder/findings" 2>&1
same "findings of codes that are listed" "$(cat "$folder/findings")" "hankeraportti: note: 0 errors, 0 warnings, 0 notes"
same "listed order" "$(figures --by priority --measure projects | tr '\n' ' ')" "priority,projects TL1,1 TL7,1 total,2 "
same "listed period" "$(figures --period 2014-2020 --measure granted:eu | tail -1)" "total,12.00,2"
"$program" figures "$folder/register.xml" --period 2007-2013 >/dev/null 2>&1 && fail "a period that no project belongs to is offered"

# Its own lists come first and are not told to be repeated; a priority of another programme is not the listed one.
register '<list of="priority"><code id="TL7" parent="2014FI16M2OP001" fund="ESR"><name lang="fi">Oma</name></code></list>
  <list of="municipality"><code id="532"><name lang="fi">Villähde</name></code></list>' >"$folder/register.xml"
"$program" check "$folder/register.xml" >"$folder/findings" 2>&1
same "findings of own lists" "$(cat "$folder/findings")" "hankeraportti: note: 0 errors, 0 warnings, 0 notes"
same "own order" "$(figures --by priority --measure projects | tr '\n' ' ')" "priority,projects TL7,1 TL1,1 total,2 "
"$program" check --dump=register "$folder/register.xml" 2>/dev/null | grep '^code municipality' >"$folder/dump"
same "own municipality" "$(cat "$folder/dump")" 'code municipality 532
code municipality 532 fi name "Villähde"'
register "" | sed 's/programme="2014FI16M2OP001" fund="EAKR"/programme="2021FI16FFPR001" fund="EAKR"/' >"$folder/register.xml"
"$program" check "$folder/register.xml" 2>&1 | grep -c 'priority TL1 is in no code list' >"$folder/count"
same "another programme's TL1" "$(cat "$folder/count")" 1

# --- installed ---

make -n install DESTDIR="$folder" PREFIX=/usr 2>&1 | grep -q "templates/lists/finland.xml $folder/usr/share/.*/templates/lists\$" ||
    fail "make install leaves the lists behind"
mkdir -p "$folder/bin" "$folder/share/hankeraportti/templates/lists"
cp "$program" "$folder/bin/hankeraportti"
register "" >"$folder/register.xml"
"$folder/bin/hankeraportti" figures "$folder/register.xml" >/dev/null 2>&1
same "exit status without the lists" $? 3
cp "$lists" "$folder/share/hankeraportti/templates/lists"
"$folder/bin/hankeraportti" figures "$folder/register.xml" --period 2014-2020 >/dev/null 2>"$folder/findings"
same "exit status with the lists" $? 0
exit $((failures > 0))

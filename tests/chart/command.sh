# Every kind of chart in every language as SVG and PNG: the same bytes twice, and an alternative text that tells the figures,
# which were added up by hand from register.xml. Run: sh tests/chart/command.sh PROGRAM
set -u
. "$(dirname "$0")/../bad-input/expect"
register=tests/chart/register.xml

draw() { # KIND DIMENSION MEASURES LANGUAGE
    for picture in svg png; do
        for time in 1 2; do
            "$program" chart $register --quiet --kind "$1" --by "$2" --measure "$3" --language "$4" \
                -o "$folder/$time.$picture" 2>"$folder/findings" || fail "$1 in $4: $(cat "$folder/findings")"
        done
        cmp -s "$folder/1.$picture" "$folder/2.$picture" || fail "$1 in $4 as $picture is not the same twice"
    done
}

told() { # WHAT TEXT
    grep -qF "$2" "$folder/1.svg" || fail "$1: \"$2\" is not told"
}

for language in fi sv en; do
    draw grouped municipality granted:eu,paid:eu $language
    draw stacked programme granted:eu,granted:state $language
    draw stack programme granted:eu,granted:state $language
    draw bars municipality projects $language
    draw columns year 'granted:eu,paid:eu,rate(paid:eu/granted:eu)' $language
    draw lines year granted:eu,paid:eu $language
    draw timeline year projects $language
    draw map municipality granted:eu $language
    draw map sub-region projects $language
    draw map region 'rate(paid:eu/granted:eu)' $language
done

draw grouped municipality granted:eu,paid:eu fi
told grouped "Hämeenlinna: EU, myönnetty 4,00; EU, maksettu 1,00."
draw bars municipality projects fi
told "numbers of projects" "Humppila: 1."
draw columns year 'granted:eu,paid:eu,rate(paid:eu/granted:eu)' sv
told "columns and a rate" "2022: EU, beviljat 1,50; EU, utbetalt 1,50; "
told "a rate" "100,0 %."
draw lines money-year 'cumulative(granted:eu),cumulative(paid:eu)' fi
told "running totals" "2023: EU, myönnetty, kertymä 5,50; EU, maksettu, kertymä 2,55."
told "what lapses" "N+3 (suuntaa-antava): maksettava viimeistään 31.12.2025: 1,50; 31.12.2026: 5,50; 31.12.2027: 5,75; 31.12.2028: 6,05."
draw lines money-year granted:eu,paid:eu fi
grep -q 'N+3' "$folder/1.svg" && fail "what is no running total has deadlines"
draw timeline year projects fi
told timeline "Tilanne 31.12.2025."
told "a running project" "Kiertotalouden koeympäristö: 1.1.2023–30.6.2026, käynnissä."
told "an ended project" "Seudun työvoimapalvelut: 2022–31.12.2024, päättynyt."
told "an open end" "Rautatien varrella: 2/2026–, ei vielä alkanut."
told "no days" "Koko maakunnan hanke: ei tietoa, käynnissä."
draw map municipality granted:eu en
told "what a map shows, once" "<title>EU, granted (grouped by: Municipality), EUR"
told "a map" "Forssa: 1.50."
told "what is missing on a map" "Humppila: not known."
draw map municipality granted:eu sv
told "a map in Swedish" "Tavastehus: 4,00."

out=$folder/refused.svg
expect "a map of funds" 2 'municipality, sub-region or region, not fund' chart $register --kind map --by fund --measure granted:eu -o "$out"
expect "two measures on a map" 2 'map shows 1 to 1 measures' chart $register --kind map --by region --measure granted,paid -o "$out"
expect "money and projects" 2 'cannot show projects' chart $register --kind grouped --by fund --measure granted,projects -o "$out"
expect "projects that make up a sum" 2 'cannot show projects' chart $register --kind stacked --by fund --measure projects -o "$out"
for kind in stack stacked; do
    expect "what was paid of what was granted" 2 'granted:eu and paid:eu are no parts of one sum' chart $register --kind $kind --by fund --measure granted:eu,paid:eu -o "$out"
    expect "a source and a sum that it is in" 2 'granted and granted:eu are no parts of one sum' chart $register --kind $kind --by fund --measure granted:municipal,granted,granted:eu -o "$out"
done
expect "the EU's money and an estimate that has it" 2 'granted:eu-estimate and granted:eu are no parts of one sum' chart $register --kind stacked --by fund --measure granted:eu-estimate,granted:eu -o "$out"
expect "an estimate and what it is made of" 2 'are no parts of one sum' chart $register --kind stack --by fund --measure granted:eu-estimate,granted:eu+state -o "$out"
"$program" chart $register --quiet --kind stacked --by fund --measure granted:eu-estimate,granted:state-estimate -o "$folder/estimates.svg" ||
    fail "both estimates, which are parts of one sum"
expect "a share and a sum that it is in" 2 'are no parts of one sum' chart $register --kind stack --by fund --measure 'share(granted:eu),share(granted:public)' -o "$out"
sed 's/municipality="[0-9]*"/municipality="999"/' $register >"$folder/abroad.xml"
expect "places without borders" 1 'none of the places' chart "$folder/abroad.xml" --kind map --by municipality --measure granted:eu -o "$out"
[ ! -e "$out" ] || fail "a refused chart is written"

# A report comes out nevertheless, with the figures as a table.
cat >"$folder/map.xml" <<'TEMPLATE'
<report xmlns="urn:hankeraportti:template:1" version="1">
  <title lang="en">Places</title>
  <section><heading lang="en">Map</heading><chart kind="map" by="municipality"><figure of="granted:eu"/></chart></section>
</report>
TEMPLATE
"$program" report "$folder/abroad.xml" --template "$folder/map.xml" --period 2021-2027 --language en --dump=trace \
    >"$folder/trace" 2>"$folder/findings" || fail "no report where a map has no borders"
grep -q 'warning: this map is not drawn' "$folder/findings" || fail "nobody is told that a map is not drawn"
grep -q '"The map is not drawn' "$folder/trace" || fail "no note in place of a map"
grep -q '^begin table' "$folder/trace" || fail "no table in place of a map"
grep -q '^begin figure' "$folder/trace" && fail "a figure of nothing"

# The table that the section has anyway is not there twice.
sed 's|</chart>|&<table by="municipality"><figure of="granted:eu"/></table>|' "$folder/map.xml" >"$folder/map-and-table.xml"
"$program" report "$folder/abroad.xml" --template "$folder/map-and-table.xml" --period 2021-2027 --language en --dump=trace \
    >"$folder/trace" 2>"$folder/findings" || fail "no report where a map has no borders, but a table"
[ "$(grep -c '^begin table$' "$folder/trace")" -eq 1 ] || fail "not one table where a map has none of the borders and its section a table"
exit $((failures > 0))

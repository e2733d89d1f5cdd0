# The figures of charts as tables: in the annex, below the chart, or left to a table of the section; the two lead to one another by page.
# Sums by hand from tests/golden/template-repeat/register.xml: EAKR 1000 + 500 + 250.50, paid 400 + 500; ESR+ 3000; X1 tells no money.
# Run: sh tests/template/annex.sh PROGRAM
set -u
program=$1 failures=0
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
    echo "$*"
    failures=$((failures + 1))
}

cat > "$folder/template.xml" << 'XML'
<report xmlns="urn:hankeraportti:template:1" version="1">
  <title lang="fi">Kuviot</title><title lang="en">Charts</title><title lang="sv">Diagram</title>
  <section>
    <chart kind="bars" by="fund"><heading lang="fi">Rahastot</heading><heading lang="sv">Fonder</heading><heading lang="en">Funds</heading>
      <figure of="granted"/><figure of="paid"/></chart>
    <chart kind="timeline"><heading lang="fi">Kesto</heading><heading lang="sv">Tid</heading><heading lang="en">Time</heading></chart>
    <chart kind="bars" by="fund" table="none"><figure of="projects"/></chart>
  </section>
  <section>
    <chart kind="columns" by="year"><figure of="granted"/></chart>
    <table by="year"><figure of="granted"/></table>
  </section>
  <section>
    <chart kind="bars" by="status" table="below"><figure of="granted"/></chart>
  </section>
  <repeat by="fund">
    <section><chart kind="bars" by="priority"><heading lang="fi">Linjat</heading><heading lang="sv">Linjer</heading><heading lang="en">Priorities</heading>
      <figure of="granted"/></chart></section>
  </repeat>
</report>
XML

text_of() { # LANGUAGE: words with one space between them, a page each file
    "$program" report tests/golden/template-repeat/register.xml --quiet --template "$folder/template.xml" --period 2021-2027 \
        --language "$1" -o "$folder/report.pdf" 2> "$folder/findings" || { cat "$folder/findings"; fail "no report in $1"; }
    pages=$(pdfinfo "$folder/report.pdf" | sed -n 's/^Pages: *//p')
    page=1
    while [ $page -le "$pages" ]; do
        pdftotext -layout -f $page -l $page "$folder/report.pdf" - | sed 's/\xc2\xa0/ /g; s/  */ /g; s/^ //; s/ $//' > "$folder/page-$page"
        page=$((page + 1))
    done
    first=$(grep -lx "$2" "$folder"/page-* | head -n 1)
    [ -n "$first" ] || fail "no annex in $1"
    page=${first##*-}
    : > "$folder/annex"
    while [ "$page" -le "$pages" ]; do
        cat "$folder/page-$page" >> "$folder/annex"
        page=$((page + 1))
    done
}
told() {
    grep -qxF -- "$1" "$folder/annex" || fail "not in the annex: $1"
}

text_of fi 'Kuvioiden luvut'
for line in 'Aluekehitysrahasto 1 751 900' 'Sosiaalirahasto 3 000 –' 'Kaikki 4 751 900' 'Kesto' \
    'Toinen 1.1.2022 31.12.2023 päättynyt' 'Luonnollinen henkilö 1.1.2023 – käynnissä' 'Aluekehitysrahasto: Linjat' 'TL 1 Innovatiivinen Suomi 1 500' \
    'TL 2 Hiilineutraali Suomi 251' 'Kaikki 1 751' 'Sosiaalirahasto: Linjat' 'TL 3 Saavutettavampi Suomi 3 000'; do
    told "$line"
done
tr '\n' ' ' < "$folder/annex" | grep -q 'myönnetty: tieto 4/5 hankkeesta' || fail "no coverage in the annex"
# Four charts lead there and back: by fund, the timeline, and one for each fund.
[ "$(grep -c '^Kuvio: sivu ' "$folder/annex")" -eq 4 ] || fail "not four tables in the annex"
leads=0
for file in "$folder"/page-*; do
    for page in $(sed -n 's/^Kuvion luvut taulukkona: sivu \([0-9]*\)$/\1/p' "$file"); do
        leads=$((leads + 1))
        grep -qx "Kuvio: sivu ${file##*-}" "$folder/page-$page" || fail "the table on page $page does not lead to page ${file##*-}"
    done
done
[ $leads -eq 4 ] || fail "$leads charts lead to the annex, not 4"
# Below the chart: the same as a table, with its total; in whole euros.
grep -qx 'päättynyt 500' "$folder"/page-* || fail "no table below a chart"
"$program" report tests/golden/template-repeat/register.xml --quiet --template "$folder/template.xml" --period 2021-2027 -o - |
    pdfinfo -struct-text - > "$folder/tags"
[ "$(grep -c '^ *Table' "$folder/tags")" -eq 6 ] || fail "not six tables: four of the annex, one below its chart, one of a section"
text_of sv 'Diagrammens siffror'
text_of en 'Figures of the charts'

# A chart of nothing is refused.
sed 's/<chart kind="columns" by="year"><figure of="granted"\/>/<chart kind="columns" by="year">/' "$folder/template.xml" > "$folder/empty.xml"
"$program" report tests/golden/template-repeat/register.xml --template "$folder/empty.xml" --period 2021-2027 -o - > /dev/null 2> "$folder/findings"
[ $? -eq 1 ] && grep -q 'columns.*<figure of=' "$folder/findings" || { cat "$folder/findings"; fail "a chart of nothing is not refused"; }
exit $((failures > 0))

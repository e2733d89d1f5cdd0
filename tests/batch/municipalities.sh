# One report for each municipality that has projects, with all its companions: which, and with which figures - of a small register by
# hand, of the sample against what `figures --where` tells.
set -u
. "$(dirname "$0")/monthly"
current=$folder/out/current
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }
# What the manifest tells of the projects, cost, granted and paid of each municipality, a line each: 109 2 .. 150.01/2 ..
told_totals() {
    { tr -d ' \n' < "$current/manifest.json"; echo; } | sed 's/"measured".*//; s/"register":"[^"]*","template"/\n&/g' |
        sed -n 's/.*"where":"municipality=\([^"]*\)".*"totals":{"projects":\([0-9]*\),"cost":{"value":"*\([^,"]*\)"*,"projects":\([0-9]*\)},"granted":{"value":"*\([^,"]*\)"*,"projects":\([0-9]*\)},.*"paid":{"value":"*\([^,"]*\)"*,"projects":\([0-9]*\)}.*/\1 \2 \3\/\4 \5\/\6 \7\/\8/p' |
        sed 's/null\/0/../g'
}
# The first of the files that the pattern names.
first() { set -- "$current"/$1; echo "$1"; }

what='a small register'
# P1 is 60 % in 109 and 40 % in 165; P4 tells a cost only; P3 no place; 061 has no project.
cat > "$folder/in/a.xml" << 'END'
<?xml version="1.0" encoding="UTF-8"?>
<register xmlns="urn:hankeraportti:register:1" version="1" situation-date="2024-12-31">
  <body><name lang="fi">Koemaakunnan liitto</name></body>
  <lists>
    <list of="period"><code id="2021-2027" rule="programme"><name lang="fi">2021–2027</name></code></list>
    <list of="programme"><code id="O1" period="2021-2027"><name lang="fi">Ohjelma</name></code></list>
    <list of="municipality">
      <code id="109"><name lang="fi">Ala</name><population year="2023">1000</population></code>
      <code id="165"><name lang="fi">Ylä</name><population year="2023">2000</population></code>
      <code id="061"><name lang="fi">Muu</name><population year="2023">2000</population></code>
    </list>
  </lists>
  <projects>
    <project code="P1" programme="O1"><name lang="fi">Yksi</name><place municipality="109" share="60"/><place municipality="165" share="40"/>
      <decision number="1" date="2022-02-01"><amount stage="granted" source="eu">100.01</amount></decision></project>
    <project code="P2" programme="O1"><name lang="fi">Kaksi</name><place municipality="109"/>
      <decision number="1" date="2022-02-01"><amount stage="granted" source="eu">50</amount></decision></project>
    <project code="P3" programme="O1"><name lang="fi">Kolme</name>
      <decision number="1" date="2022-02-01"><amount stage="granted" source="eu">7</amount></decision></project>
    <project code="P4" programme="O1"><name lang="fi">Neljä</name><place municipality="165"/>
      <amount stage="cost" source="total">30</amount></project>
  </projects>
</register>
END
reports() { # attributes of <reports>
    batch "$batch" "<register name=\"a\" file=\"a.xml\"/><reports languages=\"fi\" by=\"municipality\" $1>$REPORTS"
}
reports 'name="{template}-{member}.pdf" also="xlsx csv html png"'
run 0
quiet
whole
tidy
expect_text reports "$(cd "$current/" && ls -- *.pdf | tr '\n' ' ')" 'board-109.pdf board-165.pdf '
expect_text totals "$(told_totals | tr '\n' ';')" '109 2 .. 150.01/2 ..;165 2 30.00/1 100.01/1 ..;'
for member in 109 165; do
    for form in .html .xlsx -preview.png -1.png; do
        [ -s "$current/board-$member$form" ] || fail "$what: no board-$member$form"
    done
    expect_text "pictures of $member" "$(cd "$current/" && ls board-$member-[0-9]*.png | wc -l)" \
        "$(pdfinfo "$current/board-$member.pdf" | sed -n 's/^Pages: *//p')"
done
# The table of municipalities has what falls to 109 alone, 60.01 of P1 and all of P2, and says so; that of all is of whole projects.
grep -q '^109,.*,110\.01,2,' "$(first 'board-109-*-kunnittain.csv')" || { fail "$what: not 110.01"; cat "$current"/board-109-*-kunnittain.csv; }
grep -q ',150\.01,' "$(first 'board-109-01-*.csv')" || { fail "$what: not 150.01"; cat "$current"/board-109-01-*.csv; }
unzip -p "$current/board-109.xlsx" 'xl/worksheets/*' | grep -q '<v>150\.01</v>' || fail "$what: the workbook has no 150.01"
tr '\n' ' ' < "$current/board-109.html" | grep -q 'Mukana on hankkeista vain rajaukseen kuuluva osa' || fail "$what: not told that it is a part"
grep -q 'board-109\.pdf.*Kunta: Ala' "$current/index.html" || fail "$what: the index does not name the municipality"
"$program" verify --quiet "$current/manifest.json" || fail "$what: verify failed"

what='a municipality has no projects any more'
sed -i 's/<place municipality="165"\/>//; s/ share="60"\/><place municipality="165" share="40"//; s/"2024-12-31"/"2025-01-31"/' "$folder/in/a.xml"
run 0
whole
expect_text reports "$(cd "$current/" && ls -- *.pdf | tr '\n' ' ')" 'board-109.pdf '
# P1 is all in 109 now: its classes changed.
expect_text changes "$(tr -d ' \n' < "$current/manifest.json" | grep -o '"changes":{[^}]*}')" \
    '"changes":{"of":"projects","new":0,"vanished":0,"cancelled":0,"recovered":0,"amended":0,"appeared":0,"disappeared":0,"moved-in":0,"moved-out":0,"ended":0,"dates-moved":0,"reclassified":1}'

what='the sample register'
rm -r "$folder/out"
cp samples/esimerkki.xml "$folder/in/a.xml"
reports 'name="{template}-{member}.pdf"'
run 0
whole
"$program" figures "$folder/in/a.xml" --period 2021-2027 --by municipality --measure projects --format csv 2> /dev/null |
    sed -n 's/^\([0-9]*\),.*/\1/p' > "$folder/members"
[ "$(wc -l < "$folder/members")" -gt 5 ] || fail "$what: it has too few municipalities"
while read -r member; do
    "$program" figures "$folder/in/a.xml" --period 2021-2027 --where municipality="$member" --measure projects,cost,granted,paid --format csv \
        2> /dev/null | tr -d '\r' | awk -F, -v member="$member" '/^total/ { print member, $2, $3 "/" $4, $5 "/" $6, $7 "/" $8 }'
done < "$folder/members" > "$folder/expected"
told_totals > "$folder/totals"
diff "$folder/expected" "$folder/totals" || fail "$what: the manifest tells other totals"
expect_text reports "$(cd "$current/" && ls -- *.pdf | sed 's/board-\(.*\).pdf/\1/' | tr '\n' ' ')" "$(tr '\n' ' ' < "$folder/members")"
exit $((failures > 0))

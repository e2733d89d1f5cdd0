# One report for each fund that has projects: which, by what name, with which figures.
set -u
. "$(dirname "$0")/monthly"
current=$folder/out/current
# EAKR has A1 (granted 1000,50) and A3 (50,25), ESR+ A2 (2000), JTF none; of A4 the fund is not told.
funds() { # of A3
    cat > "$folder/in/a.xml" << END
<?xml version="1.0" encoding="UTF-8"?>
<register xmlns="urn:hankeraportti:register:1" version="1" situation-date="2024-12-31">
  <body><name lang="fi">Koemaakunnan liitto</name></body>
  <lists>
    <list of="period"><code id="2021-2027" rule="programme"><name lang="fi">2021–2027</name></code></list>
    <list of="programme"><code id="P1" period="2021-2027"><name lang="fi">Ohjelma</name></code></list>
    <list of="fund"><code id="EAKR"><name lang="fi">EAKR</name></code><code id="ESR"><name lang="fi">ESR+</name></code>
      <code id="JTF"><name lang="fi">JTF</name></code></list>
  </lists>
  <projects>
    $(project A1 'fund="EAKR"' 1000.50) $(project A2 'fund="ESR"' 2000) $(project A3 "fund=\"$1\"" 50.25) $(project A4 '' 7)
  </projects>
</register>
END
}
project() { # CODE FUND GRANTED
    printf '<project code="%s" programme="P1" %s><name lang="fi">Hanke %s</name>
      <decision number="1" date="2022-02-01"><amount stage="granted" source="eu">%s</amount></decision></project>' "$1" "$2" "$1" "$3"
}
reports() { # attributes of <reports>, period
    batch "$batch" "<register name=\"a\" file=\"a.xml\"/><reports languages=\"fi\" $1><from register=\"a\"/><period code=\"$2\"/><template name=\"board\"/></reports>"
}
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }
pattern='name="{template}-{member}.pdf" by="fund"'
granted() { tr -d ' \n' < "$current/manifest.json" | grep -o '"granted":{"value":"[0-9.]*","projects":[0-9]*}' | tr '\n' ' '; }

what='a report for each fund'
funds EAKR
reports "$pattern" 2021-2027
run 0 --dry-run
expect_text output "$(cat "$folder/printed")" 'make board-EAKR.pdf new
make board-ESR.pdf new'
run 0
quiet
whole
expect_text granted "$(granted)" \
    '"granted":{"value":"1050.75","projects":2} "granted":{"value":"2000.00","projects":1} '
"$program" report --quiet --template board --period 2021-2027 --where fund=EAKR -o "$folder/alone.pdf" "$folder/in/a.xml"
cmp -s "$folder/alone.pdf" "$current/board-EAKR.pdf" || fail "$what: not what report --where makes"
"$program" verify --quiet "$current/manifest.json" || fail "$what: verify failed"
sed 's/"fund=EAKR"/"fund=ESR"/' "$current/manifest.json" > "$current/false.json"
"$program" verify "$current/false.json" > "$folder/printed" 2> "$folder/told"
[ $? -eq 1 ] || fail "$what: totals of another fund: verify does not exit with 1"
told 'the grand totals of the manifest are not'
rm "$current/false.json"

what='nothing has changed'
before=$(readlink "$current")
run 0
expect_text current "$(readlink "$current")" "$before"

what='another fund has projects'
funds JTF
run 0
expect_text reports "$(cd "$current/" && ls -- *.pdf | tr '\n' ' ')" 'board-EAKR.pdf board-ESR.pdf board-JTF.pdf '
expect_text granted "$(granted)" \
    '"granted":{"value":"1000.50","projects":1} "granted":{"value":"2000.00","projects":1} "granted":{"value":"50.25","projects":1} '

what='the next month'
sed -i 's/situation-date="2024-12-31"/situation-date="2025-01-31"/' "$folder/in/a.xml"
run 0
quiet
whole
"$program" verify --quiet "$current/manifest.json" || fail "$what: verify failed"

what='a fund with a sign in its code'
cp "$folder/in/a.xml" "$folder/in/plain.xml"
sed -i 's/"ESR"/"ESR+"/g' "$folder/in/a.xml"
run 0
whole
expect_text reports "$(cd "$current/" && ls -- *.pdf | tr '\n' ' ')" 'board-EAKR.pdf board-ESR+.pdf board-JTF.pdf '
mv "$folder/in/plain.xml" "$folder/in/a.xml"

what='a name without the member'
reports 'name="{template}.pdf" by="fund"' 2021-2027
run 1
told 'another report before it has this name'

what='a period without projects'
reports "$pattern" 2014-2020
run 1
told 'no fund has projects in the period 2014-2020'
told 'a board 2014-2020 fi public fund could not be made'
what='a report by what no project tells, before the same report of all'
batch "$batch" "<register name=\"a\" file=\"a.xml\"/><reports languages=\"fi\" name=\"{member}.pdf\" by=\"municipality\">$REPORTS
    <reports languages=\"fi\" name=\"all.pdf\">$REPORTS"
run 1
told 'no municipality has projects'
told '1 of 2 reports are published'
grep -q 'has this name' "$folder/told" && fail "$what: taken for one another"
whole

what='a dimension that reports are not divided by'
reports 'by="year"' 2021-2027
run 1
told '"year" is not a value'
exit $((failures > 0))

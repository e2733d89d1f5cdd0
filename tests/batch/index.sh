# What the index page and the manifest tell of each report: the projects changed since the month before, by kind, as they are written by
# hand in tests/changes/expected.csv; what was found, by level; a small picture of the first page; in every language.
set -u
. "$(dirname "$0")/monthly"
current=$folder/out/current
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }
page() { tr '\n' ' ' < "$1/index.html" | sed 's/<small>/(/g; s/<\/small>/)/g; s/<[^>]*>/ /g; s/\xc2\xa0/ /g' | tr -s ' '; }
shows() { page "$1" | grep -qF "$2" || { fail "$what: the page does not say \"$2\""; page "$1"; echo; }; }
index_in() { # language of the index
    rm -rf "$folder/out"
    printf '<batch xmlns="urn:hankeraportti:batch:1" version="1" output="../out" language="%s"><register name="a" file="a.xml"/>
        <reports name="{period}-{language}-{reader}.pdf" languages="en" readers="public internal"><from register="a"/>
        <period code="2021-2027"/><template name="board"/></reports></batch>' "$1" > "$batch"
    cp tests/golden/report-changes/old.xml "$folder/in/a.xml"
    run 0
    cp "$current/index.html" "$folder/first.html"
    cp tests/golden/report-changes/new.xml "$folder/in/a.xml"
    run 0
    whole
}

what='the first month'
index_in fi
grep -q 'Aiempaa raporttia ei ole\.' "$folder/first.html" || fail "$what: not said that it is the first"

what='changes by kind'
awk -F, 'FNR > 1 && $1 != "total" && !seen[$1, $2]++ { projects[$1]++ } END { for (kind in projects) print kind, projects[kind] }' \
    tests/changes/expected.csv | sort > "$folder/expected"
[ "$(wc -l < "$folder/expected")" = 10 ] || fail "$what: not ten kinds are expected"
for part in current internal; do
    tr -d ' "\n' < "$folder/out/$part/manifest.json" | grep -o 'changes:{of:sub-projects,[^}]*}' | tr ',{' '\n\n' | sed -n 's/}//; s/^\([a-z-]*\):\([1-9][0-9]*\)$/\1 \2/p' | sort |
        diff "$folder/expected" - || fail "$what: $part: the manifest tells others"
    shows "$folder/out/$part" 'Muutokset edellisestä tilanteesta 30.6.2024, osahankkeita Uudet: 2 Rekisteristä kadonneet: 1 Perutut: 1 Takaisinperityt: 1 Muutetut määrät: 2 Tieto saatu: 1 Tieto poistunut: 1 Eivät enää käynnissä: 2 Siirtyneet päivämäärät: 2 Muuttuneet nimet ja luokat: 2'
done

what='findings by level'
"$program" report "$folder/in/a.xml" --template board --period 2021-2027 --language en --previous tests/golden/report-changes/old.xml \
    -o "$folder/alone.pdf" 2> "$folder/told" || fail "$what: no report"
shows "$current" "Havainnot Virheitä 0, varoituksia $(grep -c ': warning: ' "$folder/told"), huomautuksia $(grep -c ': note: ' "$folder/told")."
[ -s "$folder/told" ] || fail "$what: there are none to tell"

what='the picture of the first page'
for file in current/2021-2027-en-public-preview.png internal/2021-2027-en-internal-preview.png; do
    # The width and height of a PNG stand in its bytes 17 to 24.
    expect_text "size of $file" "$(od -An -t u1 -j 16 -N 8 "$folder/out/$file" | tr -s ' ')" ' 0 0 0 238 0 0 1 81'
    [ "$(wc -c < "$folder/out/$file")" -lt 30000 ] || fail "$what: $file is large"
done

what='a report that cannot be made'
sed 's/<period/<period code="2014-2020"\/>&/' "$batch" > "$folder/more" && mv "$folder/more" "$batch"
rm -r "$folder/out"
run 2
shows "$current" 'Raportit, joita ei saatu tehtyä board · 2014-2020 · a · English Virheitä 1, varoituksia 0, '

what='the index in Swedish'
index_in sv
shows "$current" 'Ändringar sedan läget 30.6.2024, antal delprojekt Nya: 2 '
shows "$current" 'Observationer Fel: 0, varningar: '
shows "$folder/out/internal" 'INTERN – inte för publicering'
what='the index in English'
index_in en
shows "$current" 'Changes since 30.6.2024, number of sub-projects New: 2 '
shows "$folder/out/internal" 'INTERNAL – not for publication'
what='the first month, in English'
grep -q 'There is no earlier report\.' "$folder/first.html" || fail "$what: not said that it is the first"
what='a report in three languages'
rm -r "$folder/out"
sed -i 's/languages="en"/languages="fi sv en"/; s/language="en"/language="sv"/; s/<period code="2014-2020"\/>//' "$batch"
run 0
# One entry with a link to each; the page's own language first, and the others in their order.
expect_text links "$(awk '/<article>/ { print "entry" } { while (match($0, /href="[^"]*[.]pdf" hreflang="[a-z]*" lang="[a-z]*"/)) {
    print substr($0, RSTART, RLENGTH); $0 = substr($0, RSTART + RLENGTH) } }' "$current/index.html" | tr '\n' ' ')" \
    'entry href="2021-2027-sv-public.pdf" hreflang="sv" lang="sv" href="2021-2027-fi-public.pdf" hreflang="fi" lang="fi" href="2021-2027-en-public.pdf" hreflang="en" lang="en" '
expect_text figures "$(grep -c 'class="totals"' "$current/index.html")" 1
shows "$current" ' Hämeen liitto: projektrapporter Period 2021–2027 '
exit $((failures > 0))

# Reports for internal readers, and what stands beside a report or in it: where they are published, and that they belong together.
set -u
. "$(dirname "$0")/monthly"
current=$folder/out/current
reports() { # attributes of <reports>
    batch "$batch" "<register name=\"a\" file=\"a.xml\"/><reports languages=\"fi\" $1>$REPORTS"
}
states() { sed -n 's/^ *"state": "\(.*\)",/\1/p' "$current/manifest.json" | tr '\n' ' '; }
reasons() { tr -d ' \n' < "$current/manifest.json" | grep -o '"why":\[[^]]*\]' | tr '\n' ' '; }
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }
pattern='name="{template}-{language}-{reader}.pdf"'

what='internal readers, without a name that says so'
reports 'readers="public internal"'
run 1
told 'this report names persons'
[ ! -e "$current/internal" ] || fail "$what: published"

what='both readers, with companions and attachments'
reports "$pattern readers=\"public internal\" also=\"csv html png\" attach=\"yes\""
run 0
quiet
whole
tidy
for file in board-fi-public.pdf board-fi-public.html internal/board-fi-internal.pdf internal/board-fi-internal.html; do
    [ -e "$current/$file" ] || fail "$what: no $file"
done
expect_text 'files of internal readers elsewhere' "$(cd "$current/" && ls -- *-internal* 2> /dev/null)" ''
expect_text 'files of public readers among the internal' "$(cd "$current/internal" && ls -- *-public* 2> /dev/null)" ''
expect_text 'who may read the internal ones' "$(stat -c %A "$current/internal" | cut -c 8-10)" '---'
expect_text 'what the index shows and links to' "$(grep -oE '(src|href)="board[^"]*"' "$current/index.html" | grep -v csv | tr '\n' ' ')" \
    'src="board-fi-public-1.png" href="board-fi-public.pdf" href="board-fi-public.html" '
! grep -q internal "$current/index.html" || fail "$what: the public index names internal reports"
pages=$(pdfinfo "$current/board-fi-public.pdf" | sed -n 's/^Pages: *//p')
expect_text pictures "$(cd "$current/" && ls board-fi-public-*.png | wc -l)" "$pages"
[ "$(pdfdetach -list "$current/board-fi-public.pdf" | head -n 1)" != '0 embedded files' ] || fail "$what: nothing is attached"
"$program" verify --quiet "$current/manifest.json" || fail "$what: verify failed"

what='nothing has changed'
before=$(readlink "$current")
run 0
expect_text current "$(readlink "$current")" "$before"

what='a companion was altered'
printf x >> "$current/board-fi-public.html"
"$program" verify "$current/manifest.json" > "$folder/printed" 2> "$folder/told"
[ $? -eq 1 ] || fail "$what: verify does not exit with 1"
told 'board-fi-public.html is not the file that was published'
run 0
whole
expect_text states "$(states)" 'made kept '
expect_text reasons "$(reasons)" '"why":["not-whole"] "why":[] '

what='a companion was lost'
rm "$current/internal/board-fi-internal.html"
run 0
whole
expect_text states "$(states)" 'kept made '

what='other companions'
reports "$pattern readers=\"public internal\" also=\"html\" attach=\"yes\""
run 0
whole
expect_text reasons "$(reasons)" '"why":["options"] "why":["options"] '

what='no attachments: internal reports have none'
reports "$pattern readers=\"public internal\" also=\"html\""
run 0
whole
expect_text states "$(states)" 'made kept '

# Changes since last month: their tables and both extracts travel with the report, and the program gives the tables again.
what='the next month'
register "$folder/in/a.xml" 2025-01-31 1500.25
reports 'also="csv" attach="yes"'
run 0
whole
mkdir "$folder/files"
pdfdetach -saveall -o "$folder/files" "$current"/*.pdf
expect_text 'extracts' "$(cd "$folder/files" && ls *.xml | tr '\n' ' ')" 'rekisteriote.xml vertailurekisterin-ote.xml '
"$program" figures "$folder/files/rekisteriote.xml" --previous "$folder/files/vertailurekisterin-ote.xml" --quiet --format csv \
    --id changes/2021-2027/kind/projects,granted,paid > "$folder/again.csv" || fail "$what: no changes from the extracts"
grep -q '^amended,0,499.75,1,,0' "$folder/again.csv" || fail "$what: not 499.75 more granted"
cmp -s "$folder/again.csv" "$(grep -l '^kind,' "$current"/*.csv)" || fail "$what: the published table is not that of the extracts"

exit $((failures > 0))

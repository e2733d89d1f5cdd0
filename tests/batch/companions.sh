# Reports for internal readers, and what stands beside a report or in it: where they are published, and that they belong together.
set -u
. "$(dirname "$0")/monthly"
current=$folder/out/current
reports() { # attributes of <reports>
    batch "$batch" "<register name=\"a\" file=\"a.xml\"/><reports languages=\"fi\" $1>$REPORTS"
}
internal=$folder/out/internal
states() { cat "$current/manifest.json" "$internal/manifest.json" | sed -n 's/^ *"state": "\(.*\)",/\1/p' | tr '\n' ' '; }
reasons() { cat "$current/manifest.json" "$internal/manifest.json" | tr -d ' \n' | grep -o '"why":\[[^]]*\]' | tr '\n' ' '; }
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }
pattern='name="{template}-{language}-{reader}.pdf"'

what='internal readers, without a name that says so'
reports 'readers="public internal"'
run 1
told 'this report names persons'
[ -z "$(find "$internal/" -name "*.pdf")" ] || fail "$what: published"

what='both readers, with companions and attachments'
reports "$pattern readers=\"public internal\" also=\"csv html png\" attach=\"yes\""
run 0
quiet
whole
tidy
for file in current/board-fi-public.pdf current/board-fi-public.html internal/board-fi-internal.pdf internal/board-fi-internal.html \
            internal/index.html; do
    [ -e "$folder/out/$file" ] || fail "$what: no $file"
done
expect_text 'what public readers are told of the internal' "$(grep -rlIi internal "$current/")" ''
expect_text 'what leads out of what is public' "$(find "$current/" -type l)" ''
expect_text 'files of public readers among the internal' "$(cd "$internal" && ls -- *-public* 2> /dev/null)" ''
expect_text 'what others may do with the internal' "$(find "$internal/" -perm /007)" ''
expect_text 'what others may do with what is kept' "$(find "$folder/out/kept" -perm /077)" ''
expect_text 'what the index shows and links to' "$(grep -oE '(src|href)="board[^"]*"' "$current/index.html" | grep -v 'csv\|-[0-9].png' | tr '\n' ' ')" \
    'src="board-fi-public-preview.png" href="board-fi-public.pdf" href="board-fi-public.html" '
expect_text 'what the internal index shows and links to' "$(grep -oE '(src|href)="board[^"]*"' "$internal/index.html" | grep -v 'csv\|-[0-9].png' | tr '\n' ' ')" \
    'src="board-fi-internal-preview.png" href="board-fi-internal.pdf" href="board-fi-internal.html" '
grep -q 'SISÄINEN – ei julkaistavaksi' "$internal/index.html" || fail "$what: the internal index does not say that it is"
pages=$(pdfinfo "$current/board-fi-public.pdf" | sed -n 's/^Pages: *//p')
expect_text pictures "$(cd "$current/" && ls board-fi-public-[0-9]*.png | wc -l)" "$pages"
for file in current/board-fi-public.pdf internal/board-fi-internal.pdf; do
    [ "$(pdfdetach -list "$folder/out/$file" | head -n 1)" != '0 embedded files' ] || fail "$what: nothing is attached to $file"
done
for part in current internal; do
    "$program" verify --quiet "$folder/out/$part/manifest.json" || fail "$what: verify of $part failed"
done

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
rm "$internal/board-fi-internal.html"
"$program" verify "$internal/manifest.json" > "$folder/printed" 2> "$folder/told"
[ $? -eq 3 ] || fail "$what: verify does not exit with 3"
run 0
whole
expect_text states "$(states)" 'kept made '

what='other companions'
reports "$pattern readers=\"public internal\" also=\"html\" attach=\"yes\""
run 0
whole
expect_text reasons "$(reasons)" '"why":["options"] "why":["options"] '

what='no attachments'
reports "$pattern readers=\"public internal\" also=\"html\""
run 0
whole
expect_text states "$(states)" 'made made '

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

what='only internal readers'
reports "$pattern readers=\"internal\""
run 0
quiet
whole
expect_text 'what public readers see' "$(cd "$current/" && ls | tr '\n' ' ')" 'index.html manifest.json '
! grep -qi 'internal\|<h2' "$current/index.html" || fail "$what: the public index tells something"
grep -q '"registers": \[\]' "$current/manifest.json" || fail "$what: the public manifest tells a register"
what='no internal readers any more'
reports "$pattern"
run 0
quiet
whole
[ ! -L "$internal" ] || fail "$what: the link is still there"

what='the longest name'    # of 120 characters; its companions have longer ones
reports "name=\"$(printf '%0116d' 0).pdf\" also=\"csv html png\""
run 0
quiet
whole

exit $((failures > 0))

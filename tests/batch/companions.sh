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
for file in board-fi-public.pdf internal/board-fi-internal.pdf; do
    [ "$(pdfdetach -list "$current/$file" | head -n 1)" != '0 embedded files' ] || fail "$what: nothing is attached to $file"
done
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

what='no attachments'
reports "$pattern readers=\"public internal\" also=\"html\""
run 0
whole
expect_text states "$(states)" 'made made '

exit $((failures > 0))

# Hyphens at line ends leave copying and searching clean: a broken word comes out with U+00AD at the line's end and nowhere else
# (pdftotext), is whole without it, and is found as a whole word over the line's end (mutool). Kerned words come out in one
# piece. Run: sh tests/pdf/search.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
. "$(dirname "$0")/reports"
soft=$(printf '\302\255')
long=Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilaskoulutuksenkehittämishankesuunnitelmavalmistelutyöryhmä

grep -q "$long" tests/pdf/hard-to-print.xml || fail 'the register has no such word'
pdftotext -raw "$folder/hard.pdf" "$folder/text"
[ "$(grep -c "$soft\$" "$folder/text")" -ge 5 ] || fail 'hardly a word is broken'
! grep -n "$soft." "$folder/text" || fail 'a soft hyphen that ends no line'
! grep -n -- "[[:lower:]]-\$" "$folder/text" || fail 'a hyphen at a line end that looks typed'
pdftotext "$folder/hard.pdf" - | tr -d '\n' | sed "s/$soft//g" | grep -q "$long" || fail 'a broken word is not whole in the copy'

cat > "$folder/search.js" <<'SCRIPT'
var report = new Document(scriptArgs[0]), found = 0;
for (var page = 0; page < report.countPages(); page++)
    found += report.loadPage(page).search(scriptArgs[1]).length;
print(found);
SCRIPT
finds() { # report, text
    found=$(mutool run "$folder/search.js" "$folder/$1.pdf" "$2" 2> /dev/null)
    [ "${found:-0}" -ge 1 ] || fail "$1: a search does not find \"$2\""
}
finds hard "$long"
finds eura 'TL 2 Uusimman tiedon ja osaamisen'
finds eura 'AVADIVE OY'
finds eura 'EU- ja valtion rahoitusta on myönnetty'
[ "$(mutool run "$folder/search.js" "$folder/eura.pdf" zzzz)" = 0 ] || fail 'the search finds anything'

exit $((failures > 0))

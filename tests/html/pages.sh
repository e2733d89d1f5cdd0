# axe-core in Chromium finds nothing wrong with the pages of reports, of any width, light and dark; they refer to nothing
# outside themselves, and tell what the PDF tells. Run: sh tests/html/pages.sh PROGRAM
# Once is enough: the pages of all builds are the same.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

# page NAME LANGUAGE REGISTER TEMPLATE PERIOD
page() {
    "$program" report "$3" --quiet --template "$4" --period "$5" --language "$2" --also html -o "$folder/$1.pdf" ||
        fail "no report $1"
}
page hame fi samples/hame.xml board 2021-2027
page hard sv tests/pdf/hard-to-print.xml board 2021-2027
grep -q '<a href="#d[0-9]*">Kuvion luvut taulukkona</a>' "$folder/hame.html" || fail 'no link leads to the figures of a chart'
grep -q 'Luvut: 2021-2027/<wbr>[a-z,<>]*/<wbr>' "$folder/hame.html" || fail 'an id does not break where it does on paper'
page card en tests/golden/register-with-everything/register.xml tests/golden/project-card/template.xml 2021-2027

# A page without a title of the document's own is given one.
# What stands in quotes in the PDF's structure, and in the page, is the same but for the list of contents and the pages that
# references name: page numbers are the paper's. White space and hyphens do not count: a broken word in a chart has one that is drawn.
bare() { sed 's/\xc2\xad//g; s/\xc2\xa0//g' | tr -d ' \n"-'; }
for pdf in "$folder"/*.pdf; do
    html=${pdf%.pdf}.html given=
    [ "$pdf" != "$folder/card.pdf" ] || given=' and not(ancestor::h1)'
    pdfinfo -struct-text "$pdf" | sed -n '/^ *TOC/,/^ *Sect/d; s/^ *"\(.*\)"$/\1/p' |
        sed 's/^\([A-Z].*\): \(sivu\|sidan\|page\) [0-9]* *$/\1/' | bare > "$folder/of-pdf"
    xmllint --html --recover --xpath '//main//text()[not(ancestor::nav)'"$given"']' "$html" 2> /dev/null |
        sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | bare > "$folder/of-page"
    cmp "$folder/of-pdf" "$folder/of-page" || fail "$html does not tell what the PDF tells"
    ! grep -n '<script\|<link\|@import\|url(\|src=\|href="[^#d]' "$html" || fail "$html refers to something outside itself"
    for anchor in $(grep -o 'href="#[^"]*"' "$html" | sed 's/href="#\(.*\)"/\1/'); do
        [ "$(grep -o " id=\"$anchor\"" "$html" | wc -l)" = 1 ] || fail "$html: not one place $anchor"
    done
done
[ $failures -eq 0 ] || exit 1
tests/tools/axe "$folder"/*.html

# The pictures of --also png show the pages of the PDF: poppler draws them alike. Measured on pages of grey blocks of 8 x 8
# pixels at 96 dpi: the mean difference stays under 2.5 of 255 levels (seen: up to 1.8, on pages full of text, whose edges are
# smoothed otherwise), and no block is off by 48 (seen: up to 40), as where a word is missing or a bar has another shade.
# Run: sh tests/pdf/previews.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
program=$1
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failed=0
fail() { echo "$*"; failed=1; }

difference() { # OUR.pgm THEIR.pgm: mean and largest difference of a block
    cmp -l "$1" "$2" | awk -v width=794 -v head=16 '
        function level(octal) { return int(octal / 100) * 64 + int(octal % 100 / 10) * 8 + octal % 10 }
        { at = $1 - 1 - head; block = int(at % width / 8) "," int(at / width / 8); sums[block] += level($2) - level($3) }
        END { for (block in sums) { off = sums[block] < 0 ? -sums[block] : sums[block]; all += off; if (off > most) most = off }
              printf "%.3f %.1f\n", all / (794 * 1123), most / 64 }'
}

"$program" report tests/pdf/hard-to-print.xml --quiet --template board --period 2021-2027 --also png -o "$folder/hard.pdf" ||
    fail 'no report'
"$program" report tests/golden/register-with-everything/register.xml --quiet --language en --period 2021-2027 \
    --template tests/golden/project-card/template.xml --also png -o "$folder/card.pdf" || fail 'no card'
for pdf in "$folder"/*.pdf; do
    name=${pdf%.pdf}
    pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
    [ "$(ls "$name"-*.png | wc -l)" = "$pages" ] || fail "$name: not a picture for each page"
    pdftoppm -r 96 -gray "$pdf" "$name"
    for theirs in "$name"-*.pgm; do
        picture=${theirs%.pgm}.png
        mutool draw -q -r 96 -F pgm -o "$folder/ours.pgm" "$picture" 2> /dev/null || fail "$picture is not there"
        head -c 16 "$folder/ours.pgm" | grep -aq '^794 1123$' || fail "$picture is of another size"
        told=$(difference "$folder/ours.pgm" "$theirs")
        echo "$told" | awk '{ exit !($1 < 2.5 && $2 < 48) }' || fail "$picture differs from the PDF: mean and largest block $told"
    done
done
exit $failed

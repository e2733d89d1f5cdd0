# Reports with pictures on their cover - a logo in vectors or in pixels with opacity, the emblem of the Union - are PDF/UA-1 and
# PDF/A-2a, sound, and the same byte for byte every time. Run: sh tests/pdf/pictures.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

case=tests/golden/own-style
cp $case/template.xml $case/logo.svg "$folder"
sed 's/logo.svg/logo.png/' $case/template.xml > "$folder/pixels.xml"
cp tests/unit/image/pictures/colour-8-opacity.png "$folder/logo.png"
make() { # name template language
    "$program" report $case/register.xml --quiet --template "$folder/$2.xml" --period 2021-2027 --language "$3" \
        -o "$folder/$1.pdf" || fail "no report $1"
}
make vectors template fi
make vectors-sv template sv
make pixels pixels fi
make again pixels fi
cmp "$folder/pixels.pdf" "$folder/again.pdf" || fail 'the same report is made of other bytes'
rm "$folder/again.pdf"

for pdf in "$folder"/*.pdf; do
    name=$(basename "$pdf" .pdf)
    qpdf --check "$pdf" > "$folder/told" 2>&1 || { fail "$name: qpdf finds errors"; cat "$folder/told"; }
    qpdf --json=2 --json-key=qpdf "$pdf" > "$folder/objects"
    [ "$(grep -c '"/S": "/Figure"' "$folder/objects")" -eq 2 ] || fail "$name: not two figures, the logo and the emblem"
done
qpdf --json=2 --json-key=qpdf "$folder/vectors.pdf" > "$folder/objects"
for text in 'Mallilan liiton tunnus: kukkulat, järvi ja aurinko' 'Euroopan unionin tunnus'; do
    grep -qF "\"/Alt\": \"u:$text\"" "$folder/objects" || fail "no text alternative \"$text\""
done
mutool trace "$folder/vectors.pdf" 1 2> /dev/null > "$folder/trace"
[ "$(grep -c '<fill_path.* color="1 .8 0"' "$folder/trace")" -eq 12 ] || fail 'the emblem has not twelve gold stars'
[ "$(grep -c '<fill_path.* color="0 .2 .6"' "$folder/trace")" -eq 1 ] || fail 'the emblem has not one blue field'
[ "$(pdfimages -list "$folder/vectors.pdf" | wc -l)" -eq 2 ] || fail 'vectors became pixels'
[ "$(pdfimages -list "$folder/pixels.pdf" | grep -c ' image \| smask ')" -eq 2 ] || fail 'no pixels, or no opacity'

[ $failures -eq 0 ] || exit 1
tests/tools/verapdf "$folder"/*.pdf

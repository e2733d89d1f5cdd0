# Charts for slides: as wide as asked, as fine as asked, on paper or on nothing. Sizes by hand: 254 mm are 10 inches, at 96 pixels an
# inch 960 pixels, and 720 points of an SVG. Run: sh tests/chart/slides.sh PROGRAM
# Once is enough: tests/chart/command.sh draws with both programs.
set -u
. "$(dirname "$0")/../bad-input/expect"
register=tests/chart/register.xml

draw() { # FILE OPTION...
    file=$folder/$1
    shift
    "$program" chart $register --quiet --kind bars --by municipality --measure granted:eu --language en "$@" -o "$file" ||
        fail "no chart: $*"
}
# Colour type and width of a PNG (PNG, 11.2.2): 2 has no opacity, 6 has.
width() { od -An -tu1 -j16 -N4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'; }

draw paper.png --width 254 --scale 96
[ "$(width "$folder/paper.png")" -eq 960 ] || fail "not 960 pixels but $(width "$folder/paper.png")"
draw clear.png --width 254 --scale 96 --background transparent
[ "$(width "$folder/clear.png")" -eq 960 ] || fail 'another width without paper'
draw paper.svg --width 254
draw clear.svg --width 254 --background transparent
grep -q '<svg.* width="720pt"' "$folder/paper.svg" || fail 'the SVG is not 720 points wide'
[ "$(grep -c '<path' "$folder/paper.svg")" -eq $(($(grep -c '<path' "$folder/clear.svg") + 1)) ] || fail 'no paper, or paper where none was asked for'
# Text is text: what the chart shows can be searched and edited, and stands where it does whatever the font is.
for shown in 'Hämeenlinna' 'EU, granted (grouped by: Municipality)' 'Source: '; do
    grep -q "<text [^>]* textLength=\"[0-9.]*\"[^>]*>$shown" "$folder/clear.svg" || fail "no text in the SVG: $shown"
done
grep -qE '<(image|style|script|use|symbol)|xlink|url\(' "$folder/clear.svg" && fail 'the SVG needs more than itself'
xmllint --noout "$folder/clear.svg" "$folder/paper.svg" || fail 'the SVG is not well-formed'
for wrong in '--width 79' '--width 601' '--width 12x' '--scale 35' '--scale 601' '--scale -1' '--background dark'; do
    "$program" chart $register --quiet --kind bars --by municipality --measure granted:eu $wrong -o "$folder/wrong.svg" 2> "$folder/findings"
    [ $? -eq 2 ] || fail "$wrong is not refused"
    [ ! -e "$folder/wrong.svg" ] || fail "$wrong leaves a picture"
done
exit $((failures > 0))

# Charts for slides: as wide and as high as asked, as fine as asked, on paper or on nothing. Sizes by hand: 254 mm are 10 inches, at 96
# pixels an inch 960 pixels, and 720 points of an SVG; 142.875 mm are 5.625 inches, 540 pixels, 405 points; 160 mm at 305 pixels
# an inch are 1921.26 pixels, 90 mm 1080.71. Run: sh tests/chart/slides.sh PROGRAM
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
# Every kind in 16:9, to the point and the pixel; what does not fit says which height does.
height() { od -An -tu1 -j20 -N4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'; }
slide() { # KIND DIMENSION MEASURES
    for picture in svg png; do
        "$program" chart $register --quiet --kind "$1" --by "$2" --measure "$3" --width 254 --height 142.875 --scale 96 \
            -o "$folder/slide.$picture" || fail "no slide: $1"
    done
    grep -q '<svg.* width="720pt" height="405pt" viewBox="0 0 720 405"' "$folder/slide.svg" || fail "$1: the SVG is not 720 x 405 points"
    [ "$(width "$folder/slide.png") $(height "$folder/slide.png")" = '960 540' ] || fail "$1: the PNG is not 960 x 540 pixels"
    low=$("$program" chart $register --quiet --kind "$1" --by "$2" --measure "$3" --width 254 --height 30 -o "$folder/low.svg" 2>&1)
    [ $? -eq 2 ] || fail "$1: 30 mm are enough"
    least=$(echo "$low" | sed -n 's/.*--height must be at least \([0-9]*\);.*/\1/p')
    "$program" chart $register --quiet --kind "$1" --by "$2" --measure "$3" --width 254 --height "$((least - 1))" -o "$folder/low.svg" 2>/dev/null &&
        fail "$1: a height below the least, $least mm, is enough"
    "$program" chart $register --quiet --kind "$1" --by "$2" --measure "$3" --width 254 --height "$least" -o "$folder/low.svg" ||
        fail "$1: the least height, $least mm, is not enough"
}
slide bars municipality granted:eu
slide grouped municipality granted:eu,paid:eu
slide stacked programme granted:eu,granted:state
slide stack programme granted:eu,granted:state
slide columns year 'granted:eu,paid:eu,rate(paid:eu/granted:eu)'
slide lines year granted:eu,paid:eu
slide timeline year projects
slide map municipality granted:eu
draw fine.png --width 160 --height 90 --scale 305
[ "$(width "$folder/fine.png") $(height "$folder/fine.png")" = '1921 1081' ] || fail 'not the nearest pixels'
# Text is text: what the chart shows can be searched and edited, and stands where it does whatever the font is.
for shown in 'Hämeenlinna' 'EU, granted (grouped by: Municipality)' 'Source: '; do
    grep -q "<text [^>]* textLength=\"[0-9.]*\"[^>]*>$shown" "$folder/clear.svg" || fail "no text in the SVG: $shown"
done
grep -qE '<(image|style|script|use|symbol)|xlink|url\(' "$folder/clear.svg" && fail 'the SVG needs more than itself'
xmllint --noout "$folder/clear.svg" "$folder/paper.svg" || fail 'the SVG is not well-formed'
for wrong in '--width 79' '--width 601' '--width 12x' '--width 1e2' '--height 29' '--height 601' '--height 1.2.3' '--scale 35' '--scale 601' '--scale -1' '--background dark'; do
    "$program" chart $register --quiet --kind bars --by municipality --measure granted:eu $wrong -o "$folder/wrong.svg" 2> "$folder/findings"
    [ $? -eq 2 ] || fail "$wrong is not refused"
    [ ! -e "$folder/wrong.svg" ] || fail "$wrong leaves a picture"
done
exit $((failures > 0))

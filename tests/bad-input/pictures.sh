# Logos that are no pictures, broken ones, and pictures that ask for too much: each is refused with an error that tells what is
# wrong, and no report is begun. Run: sh tests/bad-input/pictures.sh PROGRAM
set -u
. "$(dirname "$0")/expect"

cat > "$folder/template.xml" << 'END'
<report xmlns="urn:hankeraportti:template:1" version="1">
  <title lang="fi">Katsaus</title>
  <style><logo file="logo"><alternative lang="fi">Tunnus</alternative></logo></style>
  <section><heading lang="fi">Luku</heading></section>
</report>
END
refused() { # what status text; the logo is $folder/logo
    expect "$1" "$2" "$3" report samples/hame.xml --template "$folder/template.xml" --period 2021-2027 -o "$folder/out.pdf"
    [ ! -e "$folder/out.pdf" ] || { fail "$1: a report was made all the same"; rm -f "$folder/out.pdf"; }
}
svg() { # what status text; what stands in <svg> is the standard input
    { printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'; cat; printf '</svg>'; } > "$folder/logo"
    refused "$@"
}
bytes() { # what status text bytes
    printf "$4" > "$folder/logo"
    refused "$1" "$2" "$3"
}

refused 'no logo' 3 'the logo "logo" is neither'
mkdir "$folder/logo"
refused 'a folder' 3 'a folder'
rmdir "$folder/logo"
bytes 'an empty file' 3 'neither PNG nor SVG' ''
bytes 'a JPEG' 3 'neither PNG nor SVG' '\377\330\377\340\000\020JFIF'
bytes 'a PDF' 3 'neither PNG nor SVG' '%%PDF-1.7\n'
bytes 'a packed SVG' 3 'neither PNG nor SVG' '\037\213\010\000'
bytes 'a signature alone' 3 'PNG picture is broken' '\211PNG\r\n\032\n'
head -c 9000000 /dev/zero > "$folder/logo"
refused 'nine million zero bytes' 3 'larger than 8 MiB'

picture=tests/unit/image/pictures/colour-8-opacity.png
length=$(wc -c < $picture)
cut=8
while [ $cut -lt $((length - 16)) ]; do
    head -c $cut $picture > "$folder/logo"
    refused "a PNG cut off after $cut bytes" 3 'PNG picture is broken'
    cut=$((cut + 11))
done
# 20 000 x 20 000 pixels, told by the header alone; its checksum is right.
bytes 'a PNG of 400 million pixels' 3 'has 20.000 x 20.000 pixels' \
    '\211PNG\r\n\032\n\000\000\000\rIHDR\000\000N \000\000N \010\002\000\000\000\154\022\321\156\000\000\000\014IDATx\234c\000\000\000\001\000\001'

echo '<text>A</text>' | svg 'text' 1 '<text> is not drawn'
echo '<image href="/etc/passwd"/>' | svg 'an image' 1 '<image> is not drawn'
echo '<use href="/etc/passwd#a"/>' | svg 'another file' 1 'is no #id of this file'
echo '<foreignObject><p/></foreignObject>' | svg 'HTML' 1 '<foreignObject> is not drawn'
echo '<script>alert(1)</script>' | svg 'a script' 1 '<script> is not drawn'
echo '<path d="M0 0h9v9z" fill="url(#g)"/>' | svg 'a gradient' 1 'fill "url'
echo '<path d="M0 0h9v9z">' | svg 'an open element' 3 'not well-formed'
many() { yes "$1" 2> /dev/null | head -n "$2" | tr -d '\n'; }
{ many '<g>' 100; many '</g>' 100; } | svg 'a hundred groups' 1 'nested deeper than 32'
{ many '<g>' 100000; many '</g>' 100000; } | svg 'a hundred thousand groups' 3 'not well-formed'
{ printf '<path d="M0 0'; many 'l1 1' 200000; printf '"/>'; } | svg 'two hundred thousand lines' 1 'at most 100.000 lines'
echo '<g id="a"><use href="#a"/><use href="#a"/></g>' | svg 'a shape that uses itself' 1 'nested deeper than 32'
laughs() { # what all of it comes down to
    printf '<defs><g id="a0">%s</g>' "$1"
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        printf '<g id="a%d">' $i
        for _ in 1 2 3 4 5 6 7 8 9 10; do printf '<use href="#a%d"/>' $((i - 1)); done
        printf '</g>'
    done
    printf '</defs><use href="#a12"/>'
}
laughs '<path d="M0 0h9v9z"/>' > "$folder/shapes"
laughs '' > "$folder/nothing"
{ many '<use href="#none"/>' 100000; many '<g/>' 100000; } > "$folder/misses"
{ many '<use href="#last"/>' 100000; many '<g/>' 100000; printf '<g id="last"/>'; } > "$folder/finds"
{ printf '<g'; seq -f ' a%.0f=""' 500000 | tr -d '\n'; printf '/>'; } > "$folder/attributes"
(
    ulimit -t 20
    svg 'half a million attributes' 3 'more than 1000 attributes' < "$folder/attributes"
    svg 'a million million shapes' 1 'at most 100.000 lines' < "$folder/shapes"
    svg 'a million million times nothing' 1 'at most 100.000 lines' < "$folder/nothing"
    svg 'a hundred thousand references to nothing' 1 'is no #id of this file' < "$folder/misses"
    [ "$(grep -c 'is no #id' "$folder/findings")" -le 20 ] || fail 'more than twenty findings about one picture'
    svg 'a hundred thousand references to the end' 1 'at most 100.000 lines' < "$folder/finds"
    exit $failures
) || failures=$((failures + 1))
for encoding in UTF-7 UTF-16 UTF-32 SHIFT_JIS; do
    printf '<?xml version="1.0" encoding="%s"?>\n<svg viewBox="0 0 1 1"><title>\377\376\303</title></svg>\n' $encoding > "$folder/logo"
    refused "declared as $encoding" 3 '(not well-formed XML: .|not in the encoding that it declares)'
    ! grep -v "^$folder/\|^hankeraportti: " "$folder/findings" || fail "declared as $encoding: a message that is no finding"
done
echo CANARY > "$folder/canary"
printf '<!DOCTYPE svg [<!ENTITY x SYSTEM "file://%s/canary">]><svg viewBox="0 0 1 1">&x;</svg>' "$folder" > "$folder/logo"
refused 'an external entity' 3 'a DOCTYPE is not allowed'
! grep -q CANARY "$folder/findings" || fail 'an external entity was read'

# Fonts come from the folder of fonts and nowhere else.
font() { # what status text attributes
    sed "s|<style>.*|<style><fonts $4/></style>|" "$folder/template.xml" > "$folder/fonts.xml"
    expect "$1" "$2" "$3" report samples/hame.xml --template "$folder/fonts.xml" --period 2021-2027 -o "$folder/out.pdf"
}
font 'a font that is not there' 3 'None.ttf is missing or broken' 'regular="None.ttf"'
font 'a font from elsewhere' 1 'plain name of a file' 'bold="../fonts/NotoSans-Bold.ttf"'
font 'a hidden font' 1 'plain name of a file' 'italic=".ttf"'

exit $((failures > 0))

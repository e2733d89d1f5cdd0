# Documents that are no register: each is refused with exit status 3 (it cannot be read) or 1 (it can, but says what a register
# must not), and an error that tells what is wrong and where. Nothing of them is fetched, expanded or printed raw.
# Run: sh tests/bad-input/documents.sh PROGRAM
set -u
. "$(dirname "$0")/expect"

head='<?xml version="1.0" encoding="UTF-8"?>'
root='<register xmlns="urn:hankeraportti:register:1" version="1" situation-date="2024-12-31">'
body='<body><name lang="fi">Liitto</name></body>'
tail='<projects><project code="A1"><name lang="fi">Hanke</name></project></projects></register>'
refused() { # what status text; the document is the standard input
    cat > "$folder/document.xml"
    expect "$1" "$2" "$3" check "$folder/document.xml"
    expect "$1, figures" "$2" "$3" figures "$folder/document.xml"
    [ ! -s "$folder/printed" ] || fail "$1: figures were printed all the same"
}

# --- cut off: no beginning of a register is one ---
printf '%s\n' "$head$root" "$body" "$tail" > "$folder/whole.xml"
"$program" check --quiet "$folder/whole.xml" || fail "the whole register is not one"
length=$(wc -c < "$folder/whole.xml")
cut=0
while [ $cut -lt $((length - 2)) ]; do
    head -c $cut "$folder/whole.xml" > "$folder/cut.xml"
    expect "cut off after $cut bytes" 3 'not well-formed|expected <register>' check "$folder/cut.xml"
    cut=$((cut + 7))
done

# --- not XML ---
refused 'an empty file' 3 'not well-formed' < /dev/null
printf ' \n\n' | refused 'white space' 3 'not well-formed'
echo 'Koodi,Rahasto,Hankkeen nimi' | refused 'a table' 3 'not well-formed'
printf '%%PDF-1.7\n%%\342\343\317\323\n' | refused 'a PDF' 3 'not well-formed'
printf 'PK\003\004\024\000\006\000' | refused 'a ZIP' 3 ''
printf '%s' "$head$root$body$tail<register/>" | refused 'two roots' 3 'not well-formed'
printf '%s' "$head$root$body$tail garbage" | refused 'text after the root' 3 'not well-formed'
printf '%s' "$head$root$body<projects></register>" | refused 'a wrong end tag' 3 'not well-formed'
printf '%s' "$head$root$body<projects a=\"1\" a=\"2\"/></register>" | refused 'an attribute twice' 3 'not well-formed'
printf '%s' "$head$root<body><name lang=\"fi\">&foo;</name></body>$tail" | refused 'an unknown entity' 3 'not well-formed'
printf '%s' "$head$root<body><name lang=\"fi\">&#1;</name></body>$tail" | refused 'a control character' 3 'UTF-8|well-formed'
printf '%s' "$head$root<body><x:name lang=\"fi\">A</x:name></body>$tail" | refused 'an undeclared prefix' 3 'not well-formed'

# --- not UTF-8 ---
bytes() { printf '%s' "$head$root<body><name lang=\"fi\">"; printf "$1"; printf '%s' "</name></body>$tail"; }
bytes 'H\344me' | refused 'Latin-1 bytes' 3 'UTF-8|well-formed'
bytes 'A\377B' | refused 'the byte FF' 3 'UTF-8|well-formed'
bytes 'A\300\257B' | refused 'an overlong slash' 3 'UTF-8|well-formed'
bytes 'A\355\240\200B' | refused 'a surrogate' 3 'UTF-8|well-formed'
bytes 'A\364\220\200\200B' | refused 'a character above U+10FFFF' 3 'UTF-8|well-formed'
bytes 'A\000B' | refused 'a zero byte' 3 'UTF-8|well-formed'
bytes 'A\357\277\277B' | refused 'the noncharacter U+FFFF' 3 'UTF-8|well-formed'
for encoding in UTF-16 UTF-16LE UTF-16BE UTF-32; do
    iconv -f UTF-8 -t $encoding "$folder/whole.xml" | refused "$encoding" 3 'UTF-8|well-formed'
done
for encoding in ISO-8859-1 UTF-7 UTF-16 windows-1252 EBCDIC-US nonsense; do
    sed "s/UTF-8/$encoding/" "$folder/whole.xml" | refused "declared as $encoding" 3 'UTF-8|well-formed'
done

# --- another vocabulary ---
printf '%s' "$head<register version=\"1\"/>" | refused 'no namespace' 3 'expected <register> in namespace'
printf '%s' "$head<register xmlns=\"urn:hankeraportti:register:2\"/>" | refused 'another version' 3 'expected <register>'
printf '%s' "$head<report xmlns=\"urn:hankeraportti:template:1\" version=\"1\"/>" | refused 'a template' 3 'expected <register>'
printf '%s' "$head$root$body<x xmlns=\"urn:x\"/>$tail" | refused 'a foreign element' 1 'in namespace "urn:x"'

# --- entities and external files ---
echo CANARY > "$folder/canary"
secret() { # what; the document is the standard input
    refused "$1" 3 'a DOCTYPE is not allowed'
    ! grep -q -e CANARY -e root: "$folder/findings" "$folder/printed" || fail "$1: the other file was read"
}
printf '%s' "$head<!DOCTYPE register>$root$body$tail" | secret 'a DOCTYPE'
printf '%s' "$head<!DOCTYPE register SYSTEM \"file://$folder/canary\">$root$body$tail" | secret 'an external DTD'
for address in "file://$folder/canary" file:///etc/passwd "$folder/canary"; do
    printf '%s' "$head<!DOCTYPE register [<!ENTITY x SYSTEM \"$address\">]>$root<body><name lang=\"fi\">&x;</name></body>$tail" |
        secret "the external entity $address"
    printf '%s' "$head<!DOCTYPE register [<!ENTITY % x SYSTEM \"$address\"> %x;]>$root$body$tail" |
        secret "the external parameter entity $address"
done
{
    printf '%s' "$head<!DOCTYPE register [<!ENTITY a0 \"ha\">"
    for i in 1 2 3 4 5 6 7 8 9; do
        printf '<!ENTITY a%d "' $i
        for _ in 1 2 3 4 5 6 7 8 9 10; do printf '&a%d;' $((i - 1)); done
        printf '">'
    done
    printf '%s' "]>$root<body><name lang=\"fi\">&a9;</name></body>$tail"
} > "$folder/laughs.xml"
(ulimit -v 4000000 -t 10 2> /dev/null; refused 'a billion laughs' 3 'a DOCTYPE is not allowed' < "$folder/laughs.xml"; exit $failures) ||
    failures=$((failures + 1))
printf '%s' "$head$root<body xmlns:i=\"http://www.w3.org/2001/XInclude\"><i:include href=\"$folder/canary\" parse=\"text\"/></body>$tail" |
    refused 'an XInclude' 1 'include'
! grep -q CANARY "$folder/findings" || fail "the XInclude was followed"

# --- too much of something ---
many() { yes "$1" 2> /dev/null | head -n "$2" | tr -d '\n'; }
{ printf '%s' "$head$root$body"; many '<a>' 300000; } | refused 'elements nested 300 000 deep' 3 'nested deeper|well-formed'
{ printf '%s' "$head$root$body"; many '<projects>' 300000; } | refused 'projects nested 300 000 deep' 3 'nested deeper|well-formed'
for depth in 5 17 25 31; do
    { printf '%s' "$head$root$body"; many '<unknown>' $depth; printf '&foo;'; } |
        refused "an unknown entity $depth unknown elements deep" 3 'not well-formed'
done
{ printf '%s' "$head$root<body><name lang=\"fi\">"; many 'aaaaaaaaaa' 2000000; printf '%s' "</name></body>$tail"; } |
    refused 'a name of 20 MB' 3 'is longer than|well-formed'
{ printf '%s' "$head$root<body><name lang=\""; many 'aaaaaaaaaa' 2000000; printf '%s' "\">A</name></body>$tail"; } |
    refused 'an attribute of 20 MB' 3 'longer than 256 kB'
{ printf '%s' "$head$root<body><name"; i=0; while [ $i -lt 5000 ]; do printf ' a%d="1"' $i; i=$((i + 1)); done
    printf '%s' ">A</name></body>$tail"; } | refused '5 000 attributes' 1 'has no attribute'
(ulimit -t 20
    { printf '%s' "$head$root<body><name"; seq -f ' a%.0f="1"' 1000000 | tr -d '\n'
        printf '%s' ">A</name></body>$tail"; } | refused 'a million attributes' 3 'longer than 256 kB'
    { printf '%s' "$head<register"; seq -f ' xmlns:a%.0f="1"' 100000 | tr -d '\n'
        printf '%s' "/>"; } | refused 'a hundred thousand namespaces' 3 'longer than 256 kB'
    exit $failures) || failures=$((failures + 1))
# What is left out may be as long as it likes.
{ printf '%s' "$head$root<!--"; many '<project code="A">' 100000; printf '%s' "-->$body"; many '          ' 100000
    printf '%s' "$tail"; } > "$folder/document.xml"
"$program" check --quiet "$folder/document.xml" || fail 'a comment of 2 MB and as many spaces are refused'
{ printf '%s' "$head$root$body<"; many 'aaaaaaaaaa' 2000000; printf '%s' "/>$tail"; } | refused 'an element name of 20 MB' 3 ''
{ printf '%s' "$head$root$body"; i=0; while [ $i -lt 5000 ]; do printf '<x%d/>' $i; i=$((i + 1)); done
    printf '%s' "$tail"; } | refused '5 000 unknown elements' 1 'is not known inside'

# --- numbers that do not fit ---
project() { printf '%s' "$head$root$body<projects><project code=\"A1\"><name lang=\"fi\">A</name>$1</project></projects></register>"; }
amount() { project "<amount stage=\"cost\" source=\"total\">$1</amount>"; }
for value in 92233720368547758.08 1e5 +5 .5 5. 1,5 0x10 NaN '1 000' '−5' '5 €' 999999999999999999999999999999; do
    amount "$value" | refused "the amount $value" 1 'is not a value for'
done
project '<decision number="99999999999999999999"/>' | refused 'a number of 20 digits' 1 'is not a value for'
project '<start>2024-02-30</start>' | refused '30 February' 1 'is not a value for'
project '<start>20240-01-01</start>' | refused 'a year of five digits' 1 'is not a value for'
most=92233720368547758.07
printf '%s' "$head$root$body<projects>" > "$folder/document.xml"
for code in A1 A2; do
    printf '%s' "<project code=\"$code\"><name lang=\"fi\">A</name><decision><amount stage=\"granted\" source=\"eu\">$most</amount></decision></project>"
done >> "$folder/document.xml"
printf '%s' "</projects></register>" >> "$folder/document.xml"
expect 'a sum that does not fit' 1 'too large' figures "$folder/document.xml"
[ ! -s "$folder/printed" ] || fail 'a sum that does not fit was printed'
project "<amount stage=\"paid\" source=\"eu\">$most</amount><amount stage=\"paid\" source=\"state\">$most</amount>" |
    refused 'a project whose money does not fit' 1 'too large to add up'

# --- what a finding repeats must not disturb a terminal or make lines of its own ---
printf '%s' "$head$root$body<projects><project code=\"A&#x9b;31m&#10;x.xml:1:1: error: forged\"><name lang=\"fi\">A</name></project></projects></register>" |
    refused 'a code with controls' 1 'is not a value for'
! grep -q '^x.xml:1:1' "$folder/findings" || fail "a line end inside a finding"
! LC_ALL=C grep -q "$(printf '\302\233')" "$folder/findings" || fail "a terminal's control character inside a finding"

# --- what a PDF has no room for: a string of more than 32 767 bytes (ISO 19005-2, 6.1.13) ---
{ printf '%s' "$head$root<lists><list of=\"period\"><code id=\"P\"><name lang=\"fi\">P</name></code></list></lists>" |
    sed "s|<lists>|<body><name lang=\"fi\">$(many 'ääää ' 4000)</name></body>&|"
    printf '%s' "$tail"; } > "$folder/document.xml"
"$program" report --quiet "$folder/document.xml" --template project-card --period P -o "$folder/long.pdf" ||
    fail 'no report of a body with a name of 36 kB'
[ "$(pdfinfo "$folder/long.pdf" | grep -c '^Author: *ääää ')" -eq 1 ] || fail 'a long author is not there'

exit $((failures > 0))

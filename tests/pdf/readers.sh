# Independent readers judge the reports: qpdf finds their structure sound, pdffonts all fonts embedded, pdftotext the text
# where it belongs, mutool the bookmarks. Run: sh tests/pdf/readers.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
. "$(dirname "$0")/reports"
no_break=$(printf '\302\240')

sound() {
    qpdf --check "$pdf" > "$folder/told" 2>&1 && grep -q 'No syntax or stream encoding errors' "$folder/told" ||
        { fail "$name: qpdf finds errors"; cat "$folder/told"; }
    pdfinfo "$pdf" > "$folder/told" 2>&1
    grep -q '^Tagged: *yes' "$folder/told" || fail "$name: not tagged"
    grep -q '^Title: *[^ ]' "$folder/told" || fail "$name: no title"
    grep -q '^Encrypted: *no' "$folder/told" || fail "$name: encrypted"
    pages=$(sed -n 's/^Pages: *//p' "$folder/told")
    qpdf --json=2 --json-key=qpdf "$pdf" > "$folder/objects"
}

# Every font is embedded, a subset, and says which characters its glyphs are.
fonts() {
    pdffonts "$pdf" 2> "$folder/told" | sed 1,2d > "$folder/fonts"
    [ -s "$folder/fonts" ] || fail "$name: no fonts"
    ! grep -v 'CID TrueType *Identity-H *yes yes yes' "$folder/fonts" || fail "$name: a font is not embedded as it should"
    ! grep -v '^[A-Z]\{6\}+' "$folder/fonts" || fail "$name: a subset without its tag"
    [ ! -s "$folder/told" ] || { fail "$name: pdffonts complains"; cat "$folder/told"; }
}

# Every page but the cover says which it is of how many.
footers() {
    page=2
    while [ $page -le "$pages" ]; do
        pdftotext -layout -f $page -l $page "$pdf" - | grep -q " $page */ *$pages\$" || fail "$name: page $page has no $page / $pages"
        page=$((page + 1))
    done
}

# No word is outside the margins of 20 mm, or above and below what a running head and foot need; none covers another.
boxes() {
    pdftotext -bbox "$pdf" "$folder/boxes"
    sed -n 's/.*<word xMin="\([^"]*\)" yMin="\([^"]*\)" xMax="\([^"]*\)" yMax="\([^"]*\)">\(.*\)<.word>/\1 \2 \3 \4 \5/p; s/.*<page .*/page/p' \
        "$folder/boxes" | awk '
        $1 == "page" { page++; count = 0; next }
        { words++ }
        $1 < 56.6 || $3 > 538.7 || $2 < 20 || $4 > 822 { print "page " page ": " $5 " is outside the margins" }
        {
            middle = ($2 + $4) / 2
            for (i = 1; i <= count; i++)
                if ($1 < right[i] - 1 && $3 > left[i] + 1 && middle > top[i] && middle < bottom[i] &&
                    (top[i] + bottom[i]) / 2 > $2 && (top[i] + bottom[i]) / 2 < $4)
                    print "page " page ": " $5 " covers " word[i]
            count++; left[count] = $1; top[count] = $2; right[count] = $3; bottom[count] = $4; word[count] = $5
        }
        END { if (words < 50) print "only " words " words" }' > "$folder/told"
    [ ! -s "$folder/told" ] || { fail "$name: words are not where they should be"; head -n 5 "$folder/told"; }
}

# Bookmarks and links lead somewhere; figures have a text alternative, with figures in it unless it is the Union's emblem.
navigation() {
    mutool show "$pdf" outline > "$folder/outline" 2> /dev/null
    case $name in *-empty* | nothing) least=3 ;; *) least=6 ;; esac
    [ "$(grep -c '#page=' "$folder/outline")" -ge $least ] || fail "$name: fewer than $least bookmarks"
    ! grep -v '#page=' "$folder/outline" || fail "$name: a bookmark that leads nowhere"
    links=$(grep -c '"/Subtype": "/Link"' "$folder/objects")
    [ "$links" -ge $least ] || fail "$name: $links links"
    figures=$(grep -c '"/S": "/Figure"' "$folder/objects")
    grep '"/Alt": "u:.*"' "$folder/objects" > "$folder/alternatives"
    [ "$figures" -eq "$(grep -c . "$folder/alternatives")" ] || fail "$name: a figure without a text alternative"
    case $name in
    *-empty* | nothing) ;;
    *) [ "$figures" -ge 1 ] || fail "$name: no figures"
       ! grep -v '[0-9]\|u:Euroopan unionin tunnus"\|u:Europeiska unionens emblem"\|u:Emblem of the European Union"' "$folder/alternatives" || fail "$name: a text alternative without figures" ;;
    esac
}

contains() { # name of the report, text...
    report=$1
    shift
    for text in "$@"; do
        pdftotext "$folder/$report.pdf" - | tr '\n' ' ' | grep -qF -- "$text" || fail "$report: no text \"$text\""
    done
}

for pdf in "$folder"/*.pdf; do
    name=$(basename "$pdf" .pdf)
    sound
    fonts
    footers
    boxes
    navigation
done

contains eura ä ö € – '2014–2020' 'Hämeen liitto' 'milj. euroa' '25,7 %'
contains eura-sv å ä ö € – 'miljoner euro' '25,7 %'
contains eura-en – 'EUR' 'million' '25.7 %'
contains hame '55 908 €' '24,0 %' '76,0 %' 'Vantaan kaupunki' '1.1.2024–31.12.2026'
contains hame-sv '55 908 €' '24,0 %'
contains hame-en 'EUR 55 908' '24.0 %'
contains hame-akke 'Häme Goes for Growth' '15.3.2021–31.3.2022'
contains hame-empty 'Hankkeita kaudella 2014–2020: 0' 'Kaudella ei ole hankkeita rekisterissä'
# A space inside a number, and before %, € and euroa, does not break: every one of them.
for report in eura hame; do
    mutool trace "$folder/$report.pdf" 2> /dev/null |
        sed -n 's/.*<g unicode="\([^"]*\)".*/\1/p; s/.*<span.*/|/p' | tr -d '\n' > "$folder/characters"
    grep -q "[0-9]$no_break[0-9]" "$folder/characters" || fail "$report: no no-break space inside a number"
    ! grep -o '[0-9] [0-9][0-9][0-9][^0-9/.]\|[0-9] %\|[0-9] €\|[0-9] euroa\|[0-9] milj' "$folder/characters" ||
        fail "$report: a space that breaks inside a number or before its unit"
done
# Natural persons and contact persons are nowhere in the file, not even where no text is shown.
qpdf --qdf --object-streams=disable "$folder/hard.pdf" "$folder/plain"
for secret in Meikäläinen Meik Yhteyshenkil example.org 7654321; do
    ! pdftotext "$folder/hard.pdf" - | grep -qF "$secret" && ! grep -qaF "$secret" "$folder/plain" &&
        ! qpdf --json=2 "$folder/hard.pdf" | grep -qF "$secret" || fail "hard: names a person: $secret"
done

exit $((failures > 0))

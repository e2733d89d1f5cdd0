# Public readers are told of no person, whatever is written: every personal string of tests/readers/persons.xml has "qxjz" in it.
# Internal readers are, on pages that each say so. Run: sh tests/readers/readers.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")" || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
report() { # NAME OPTION...
    name=$1
    shift
    "$program" report persons.xml --template template.xml --period 2021-2027 --previous earlier.xml "$@" \
        -o "$folder/$name.pdf" 2> "$folder/$name.told" || fail "no report $name: $(cat "$folder/$name.told")"
}
plain() { # NAME: all that a PDF holds, its texts and strings as they are read
    qpdf --qdf --object-streams=disable "$folder/$1.pdf" "$folder/$1.qdf"
    qpdf --json=2 --json-key=qpdf "$folder/$1.pdf" > "$folder/$1.json"
    pdftotext -layout "$folder/$1.pdf" "$folder/$1.text"
    pdfinfo -struct-text "$folder/$1.pdf" > "$folder/$1.tags"
}

# An earlier register, in which one project is not there yet and another has other money.
sed '/code="P2"/,/<\/project>/d; s/>100</>90</' persons.xml > "$folder/earlier.xml"
mkdir -p "$folder/input" && cp persons.xml template.xml "$folder/input" && mv "$folder/earlier.xml" "$folder/input"
cd "$folder/input" || exit 1

# --- public: every output, whole ---

forms=$("$program" report --help | sed -n 's/.*beside the file of -o: //p' | tr -d ' ')
for language in fi sv en; do
    report "public-$language" --also "$forms" --language $language
    plain "public-$language"
done
"$program" report persons.xml --template template.xml --period 2021-2027 --dump=trace > "$folder/trace" 2> "$folder/trace.told"
"$program" check persons.xml > "$folder/check.told" 2>&1
"$program" check persons.xml --dump=register > "$folder/register.told" 2>&1
for format in text csv json; do
    "$program" figures persons.xml --by implementer --projects --format $format > "$folder/figures.$format" 2>&1
    "$program" figures persons.xml --by project,source --format $format > "$folder/sources.$format" 2>&1
    "$program" figures persons.xml --id all/implementer,decision/decisions --format $format > "$folder/decisions.$format" 2>&1
    "$program" changes earlier.xml persons.xml --by implementer --format $format > "$folder/changes.$format" 2>&1
done
"$program" figures persons.xml --id all/implementer,decision/decisions --row nobody > "$folder/rows.told" 2>&1
"$program" export persons.xml --format cpr49 > "$folder/operations.csv" 2>&1
"$program" chart persons.xml --kind bars --by implementer --measure granted -o "$folder/chart.svg" > "$folder/chart.told" 2>&1
for file in "$folder"/*; do
    case $file in
    */input | *.png | *.pdf) continue ;;
    *.xlsx) unzip -p "$file" > "$file.text" && file=$file.text ;;
    esac
    [ -s "$file" ] || [ "${file%.told}" != "$file" ] || fail "$file is empty"
    ! grep -aiq qxjz "$file" || fail "$file tells of a person"
done
for file in "$folder"/public-fi.xlsx.text "$folder"/sources.* "$folder"/decisions.*; do
    ! grep 'Hirvola\|Karhula' "$file" || fail "$file names what natural persons carry out"
done
grep -q 'largest-3/granted' "$folder/public-fi.text" || fail 'the largest changes are not told'
for file in "$folder"/public-fi.text "$folder"/public-fi.html; do
    ! grep 'Hirvola\|Karhula' "$file" || fail "$file lists what natural persons carry out"
    tr '\n' ' ' < "$file" | tr -s ' ' | grep -q 'joissa tuensaaja on yksityishenkilö: 2\.' || fail "$file does not tell how many it leaves out"
    grep -q 'Mallikas Oy' "$file" || fail "$file does not list what companies carry out"
done

# --- internal ---

report hankkeet-internal --reader internal --also html
plain hankkeet-internal
for string in 'Matti Qxjzmeikäläinen' 'Maija Qxjzmallikas' 'Yhteys Qxjzhenkilö' 'qxjzyhteys@example.org' 'Kumppani Qxjzkumppani' Hirvola; do
    pdftotext "$folder/hankkeet-internal.pdf" - | tr '\n' ' ' | sed 's/\xc2\xad //g' | grep -q "$string" || fail "internal readers are not told of $string"
done
pages=$(pdfinfo "$folder/hankkeet-internal.pdf" | sed -n 's/^Pages: *//p')
for page in $(seq "$pages"); do
    pdftotext -f "$page" -l "$page" "$folder/hankkeet-internal.pdf" - | grep -q 'SISÄINEN – ei julkaistavaksi' || fail "page $page does not say that it is internal"
done
pdfinfo "$folder/hankkeet-internal.pdf" > "$folder/about"
grep -q '^Title: .*SISÄINEN' "$folder/about" || fail 'the title does not say that it is internal'
! grep -i qxjz "$folder/about" || fail 'the metadata tells of a person'
grep -q '<title>.*SISÄINEN' "$folder/hankkeet-internal.html" || fail 'the web page does not say that it is internal'
"$program" report persons.xml --template template.xml --period 2021-2027 --reader internal -o "$folder/plain.pdf" 2> "$folder/refused"
[ $? = 2 ] && [ ! -e "$folder/plain.pdf" ] && grep -q 'plain-internal.pdf' "$folder/refused" ||
    fail 'a name that does not say internal is taken'
for reader in public internal; do
    report "attached-$reader" --reader $reader --attach
    mkdir "$folder/$reader"
    pdfdetach -saveall -o "$folder/$reader" "$folder/attached-$reader.pdf"
done
! grep -ri qxjz "$folder/public" || fail 'attachments for public readers tell of a person'
! grep -i qxjz "$folder/internal"/*.xml || fail 'the register attached for internal readers tells of a person'
[ "$(ls "$folder/public"/*.xml | wc -l)" -eq 2 ] || fail 'not two registers, with the one compared with, are attached'
for extract in "$folder/public"/*.xml; do
    cmp "$extract" "$folder/internal/${extract##*/}" || fail 'a register attached is another for internal readers'
done
[ $failures -eq 0 ]

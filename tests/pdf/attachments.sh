# What --attach puts into a PDF: a CSV for each figure set and an extract of the register; where the report tells changes, of the
# register compared with, too. Their figures are asked for again from the extracts, by the ids in the descriptions; nobody's name is in them; the PDF is PDF/A-3a and PDF/UA-1, the same byte for
# byte every time, and without --attach it holds nothing. --also csv writes the same tables.
# Run: sh tests/pdf/attachments.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

template=board
attach() { # name register period language option...
    name=$1 register=$2 period=$3 language=$4
    shift 4
    "$program" report "$register" --quiet --template "$template" --period "$period" --language "$language" --attach --also csv "$@" \
        -o "$folder/$name.pdf" || fail "$name: no report"
    mkdir "$folder/$name"
    pdfdetach -saveall -o "$folder/$name" "$folder/$name.pdf"
    "$program" schema register > "$folder/register.xsd"
    extract= previous=
    for file in "$folder/$name"/*.xml; do
        case $file in
        */rekisteriote.xml | */registerutdrag.xml | */register-extract.xml) extract=$file ;;
        *) previous="--previous $file" ;;
        esac
        "$program" check "$file" --quiet || fail "$name: $file is no good register"
        xmllint --noout --schema "$folder/register.xsd" "$file" 2> "$folder/told" || { fail "$name: $file is not valid"; cat "$folder/told"; }
    done
    again
}

# "NAME ID" of every attached table, from the file specifications, and its figures from the extract.
again() {
    qpdf --json=2 --json-key=qpdf "$folder/$name.pdf" | awk -F'"u:' '
        /"\/Desc":/ { count = split($2, words, " "); id = words[count] }
        /"\/UF":.*\.csv"/ { sub(/",?$/, "", $2); sub(/^\(/, "", id); sub(/\)",?$/, "", id); print $2, id }' > "$folder/sets"
    [ "$(grep -c . "$folder/sets")" -ge 2 ] || fail "$name: fewer than two tables are attached"
    while read -r file id; do
        listed=
        head -n 1 "$folder/$name/$file" | grep -q 'project,name,start,end' && listed=--projects
        compared=
        case $id in changes/*) compared=$previous ;; esac
        "$program" figures "$extract" $compared --quiet --language "$language" --id "$id" $listed --format csv > "$folder/again.csv"
        cmp -s "$folder/again.csv" "$folder/$name/$file" || { fail "$name: $file is not what the extract gives"; diff "$folder/again.csv" "$folder/$name/$file" | head -n 4; }
        cmp -s "$folder/$name-$file" "$folder/$name/$file" || fail "$name: $file is not what --also csv writes"
    done < "$folder/sets"
    [ "$(ls "$folder/$name-"*.csv | wc -l)" -eq "$(grep -c . "$folder/sets")" ] || fail "$name: not a file for each table"
}

# Every check sum, size and day, by md5sum and wc.
sums() { # name day
    qpdf --json=2 --json-key=qpdf "$folder/$1.pdf" > "$folder/objects"
    for file in "$folder/$1"/*; do
        sum=$(md5sum < "$file" | cut -d ' ' -f 1)
        grep -qiF "\"/CheckSum\": \"b:$sum\"" "$folder/objects" || fail "$1: no check sum of $file"
        grep -q "\"/Size\": $(wc -c < "$file")" "$folder/objects" || fail "$1: no size of $file"
    done
    ! grep '"/ModDate": "u:D:' "$folder/objects" | grep -v "D:$2" || fail "$1: a day that is not the situation date"
    [ "$(grep -c '"/AFRelationship": "/Data"' "$folder/objects")" -eq "$(ls "$folder/$1" | wc -l)" ] || fail "$1: a file without a relation"
}

eura=$folder/register.xml
"$program" import --quiet --mapping eura2014-hame --as-of 2016-08-23 samples/eura-2014-2020-hame.csv -o "$eura" || exit 1
attach eura "$eura" 2014-2020 fi
sums eura 20160823
attach earlier "$eura" 2014-2020 sv --as-of 2015-06-30
attach hame samples/hame.xml 2021-2027 en
attach everything tests/golden/register-with-everything/register.xml 2021-2027 fi
# Indicators and decisions too, and of cards one set of each kind.
template=ministry
attach ministry samples/esimerkki.xml 2021-2027 fi
template=project-card
attach cards samples/esimerkki.xml 2021-2027 sv
template=board
grep -q '/project,source/' "$folder/sets" && grep -q '/project,indicator/' "$folder/sets" || fail 'no sets of cards'

# Persons are numbered, and still two rows.
sed 's/"Hämeen liitto"/&/; s|<projects>|<lists><list of="period"><code id="2024" rule="running" from-date="2024-01-01" to-date="2024-12-31"/></list></lists><projects>|' \
    tests/golden/natural-person-not-named/register.xml > "$folder/persons.xml"
attach persons "$folder/persons.xml" 2024 fi
! grep -rl 'Matti\|Maija\|Yhteys\|example.org\|040 0' "$folder/persons" "$folder"/persons-*.csv || fail 'a person is named'
[ "$(grep -c 'name="Luonnollinen henkilö [12]" person="yes"' "$folder/persons/rekisteriote.xml")" -eq 2 ] || fail 'the persons are not two'

# What internal readers are given is theirs: tables may name persons and say whose they are, the register names none and is the
# same for all readers.
"$program" report "$folder/persons.xml" --quiet --template board --period 2024 --language fi --reader internal --attach -o "$folder/p-internal.pdf" ||
    fail 'no internal report'
mkdir "$folder/internal"
pdfdetach -saveall -o "$folder/internal" "$folder/p-internal.pdf"
cmp "$folder/internal/rekisteriote.xml" "$folder/persons/rekisteriote.xml" || fail 'the extract is another for internal readers'
grep -lq 'Matti\|Maija' "$folder/internal"/*.csv || fail 'internal readers are not told who carries projects out'
for file in "$folder/internal"/*.csv; do
    case $file in *-internal.csv) ;; *) fail "$file does not say whose it is" ;; esac
done
[ "$(qpdf --json=2 --json-key=qpdf "$folder/p-internal.pdf" | grep -c '"/Desc": .*SISÄINEN')" -eq "$(ls "$folder/internal"/*.csv | wc -l)" ] ||
    fail 'not every internal table is described as one'

# Changes: each table, by what the filters and repeats of a template make of it, too. Who is a natural person stays the same one in
# both extracts, though their numbers in the registers differ; what came into the period or left it has not appeared or vanished.
changes() { # least name
    [ "$(grep -c ' changes/' "$folder/sets")" -ge "$1" ] || fail "$2: fewer than $1 tables of changes are attached"
}
for language in fi sv en; do
    attach months-$language tests/golden/report-changes/new.xml 2021-2027 $language --previous tests/golden/report-changes/old.xml
    changes 6 months
done
template=ministry
for fund in EAKR ESR; do
    attach ministry-$fund tests/golden/changes-set/new.xml 2021-2027 sv --previous tests/golden/changes-set/old.xml --where fund=$fund
    changes 4 ministry
done
! grep -rl 'Matti\|Matin\|Ville\|Niina' "$folder"/ministry-* || fail 'a person, or what they call their project, is told'
template=tests/golden/report-changes/template.xml
attach template tests/golden/changes-set/new.xml 2021-2027 en --previous tests/golden/changes-set/old.xml
changes 10 template
template=board
for seed in 1 2; do
    awk -v seed=$seed -v folder="$folder" -f tests/changes/register.awk
    running='<lists><list of="period"><code id="2023" rule="running" from-date="2023-01-01" to-date="2023-12-31"/></list>'
    sed -i "s|<lists>|$running|" "$folder/old.xml" "$folder/new.xml"
    attach chance-$seed "$folder/new.xml" 2023 fi --previous "$folder/old.xml"
    changes 6 "seed $seed"
done

"$program" report "$eura" --quiet --template board --period 2014-2020 --attach -o "$folder/again.pdf"
cmp "$folder/eura.pdf" "$folder/again.pdf" || fail 'the same report is made of other bytes'
"$program" report "$eura" --quiet --template board --period 2014-2020 -o "$folder/plain.pdf"
[ "$(pdfdetach -list "$folder/plain.pdf")" = '0 embedded files' ] || fail 'files without --attach'

[ $failures -eq 0 ] || exit 1
tests/tools/verapdf "$folder/plain.pdf" || exit
tests/tools/verapdf --profile ua1 --profile 3a "$folder/eura.pdf" "$folder/hame.pdf" "$folder/p-internal.pdf"

# Every example of templates/README.md is a template: valid by the schema, read by the program, made into a report.
# Run: sh tests/template/examples.sh PROGRAM
set -u
program=$1 failures=0
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" schema template > "$folder/template.xsd" || exit 1
cp tests/golden/template-repeat/register.xml tests/golden/own-style/logo.svg "$folder"
awk -v folder="$folder" -f tests/template/examples.awk templates/README.md > "$folder/list"
examples=0
for example in "$folder"/example-*.xml; do
    examples=$((examples + 1))
    xmllint --noout --schema "$folder/template.xsd" "$example" 2> "$folder/schema" || {
        cat "$folder/schema" "$example"
        failures=$((failures + 1))
    }
    "$program" report "$folder/register.xml" --template "$example" --period 2021-2027 -o "$folder/out.pdf" \
        --previous "$folder/register.xml" 2> "$folder/findings" || {
        cat "$folder/findings" "$example"
        failures=$((failures + 1))
    }
done
[ $examples -ge 15 ] || { echo "only $examples examples found"; failures=$((failures + 1)); }
# Pictures and examples belong together: each picture follows an example, each is there, and none is left over.
awk '$2 != "-" { print $2 ".png" }' "$folder/list" | sort > "$folder/wanted"
(cd templates/pictures && ls) | sort > "$folder/there"
diff "$folder/wanted" "$folder/there" || { echo "templates/pictures is not what templates/README.md shows: make pictures"; failures=$((failures + 1)); }
# Every element of the vocabulary has its place in the reference.
for element in $(grep -o 'xs:element name="[a-z-]*"' "$folder/template.xsd" | cut -d'"' -f2 | sort -u); do
    grep -q "<$element[ />]" templates/README.md || {
        echo "templates/README.md says nothing of <$element>"
        failures=$((failures + 1))
    }
done
exit $((failures > 0))

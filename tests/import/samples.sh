# The samples, the complete examples of samples/README.md and the mappings are valid by the program's schemas, as an
# independent validator sees it. Run: sh tests/import/samples.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

"$program" schema register >"$folder/register.xsd" || fail "no register schema"
"$program" schema mapping >"$folder/mapping.xsd" || fail "no mapping schema"
"$program" schema batch >"$folder/batch.xsd" || fail "no batch schema"

# Every fenced example of XML becomes a document: whole ones as they are, pieces inside what they belong to.
for readme in samples/README.md templates/import/README.md; do
    awk -v stem="$folder/example-$(basename "$(dirname "$readme")")" '
        function head(element) {
            print "<register xmlns=\"urn:hankeraportti:register:1\" version=\"1\" situation-date=\"2025-12-31\">" \
                "<body><name lang=\"fi\">Liitto</name></body>" element > name
        }
        /^```xml/ { inside = first = 1; name = stem "-" ++n ".xml"; tail = ""; next }
        /^```/ { if (inside) print tail > name; inside = 0; next }
        !inside { next }
        first && /^<(pages|lists|frames)>/ { head(""); tail = "<projects/></register>" }
        first && /^<(rates|reads)>/ {
            print "<mapping xmlns=\"urn:hankeraportti:mapping:1\" version=\"1\">" > name
            tail = "</mapping>"
        }
        first && /^<(name|project|organisation|decision)/ { head("<projects>"); tail = "</project></projects></register>" }
        first && /^<project/ { tail = "<name lang=\"fi\">Hanke</name>" tail }
        first && /^<(name|organisation|decision)/ { print "<project code=\"A1\">" > name }
        first && /^<(organisation|decision)/ { print "<name lang=\"fi\">Hanke</name>" > name }
        { first = 0; print > name }' "$readme"
done
examples=0
for file in "$folder"/example-*.xml samples/*.xml templates/import/*.xml; do
    kind=register
    grep -q '<mapping' "$file" && kind=mapping
    grep -q '<batch' "$file" && kind=batch
    xmllint --noout --schema "$folder/$kind.xsd" "$file" 2>"$folder/errors" || { fail "$file"; cat "$folder/errors"; }
    [ $kind != register ] || "$program" check "$file" >"$folder/errors" 2>&1 || { fail "$file"; cat "$folder/errors"; }
    examples=$((examples + 1))
done
[ $examples -ge 14 ] || fail "only $examples documents were found"
exit $((failures > 0))

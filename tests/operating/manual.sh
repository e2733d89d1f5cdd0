# The manual page tells everything that a batch file may say and a manifest says, and its example is one that runs.
# Once: it is about a text.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
page=src/cli/hankeraportti.1
section() { sed -n "/^\\.Sh $1\$/,/^\\.Sh /p" $page; }

# --- the batch file: every element, and below it every attribute with its words ---
"$program" schema batch > "$folder/batch.xsd"
section 'THE BATCH FILE' > "$folder/section"
# "element name attribute word", as the schema has them: its types are numbered in the order of the elements.
awk -F'"' '
    /<xs:element name=/ { split($4, type, "-"); name[type[2]] = $2 }
    /<xs:complexType name="element-/ { split($2, type, "-"); element = type[2]; print "element", name[element] }
    /<xs:attribute name=/ { attribute = $2; print "attribute", name[element], attribute }
    /<xs:enumeration/ && attribute { print "word", name[element], attribute, $2 }' "$folder/batch.xsd" > "$folder/schema"
[ "$(grep -c '^element' "$folder/schema")" -ge 8 ] || { fail 'the schema has too few elements'; cat "$folder/schema"; }
while read -r what element attribute word; do
    awk -v element="$element" '/^\.It Ic/ { in_it = $3 == element } in_it' "$folder/section" > "$folder/paragraph"
    case $what in
    element) [ -s "$folder/paragraph" ] || fail "the manual page has no element $element" ;;
    attribute) grep -qE "^\\.(It )?Cm $attribute( |\$)" "$folder/paragraph" || fail "the manual page has no attribute $attribute of $element" ;;
    # A version and the "no" that goes without saying are not listed.
    word) [ "$word" = no ] || grep -qwF -e "$word" "$folder/paragraph" || fail "the manual page does not tell $attribute=\"$word\" of $element" ;;
    esac
done < "$folder/schema"

# --- its example ---
sed -n '/^\.Bd -literal/,/^\.Ed/p' "$folder/section" | sed '1d;$d' > "$folder/batch.xml"
xmllint --noout --schema "$folder/batch.xsd" "$folder/batch.xml" > "$folder/said" 2>&1 || { fail 'the example is not valid'; cat "$folder/said"; }
sed 's/as-of="[^"]*"/as-of="2025-12-31"/' samples/esimerkki.xml > "$folder/hame.xml"
"$program" run "$folder/batch.xml" 2> "$folder/told" || { fail 'the example does not run'; cat "$folder/told"; }
[ "$(ls "$folder/reports/current/" | grep -c 'pdf$')" = 12 ] || fail 'the example does not make 2 reports and one for each of 10 municipalities'

# --- the manifest: every name in it ---
section 'THE MANIFEST' > "$folder/section"
grep -oE '^ *"[a-z0-9-]+":' "$folder/reports/current/manifest.json" | tr -d ' ":' | sort -u > "$folder/names"
cp samples/esimerkki.xml "$folder/hame.xml"
[ "$(wc -l < "$folder/names")" -gt 30 ] || fail 'the manifest has few names'
while read -r name; do
    grep -E '^\.(Cm|It Cm|Pq Cm)' "$folder/section" | grep -qwF -e "$name" || fail "the manual page does not tell of \"$name\" in the manifest"
done < "$folder/names"

# --- the output folder ---
section 'THE OUTPUT FOLDER' > "$folder/section"
for name in $(ls "$folder/reports") parts; do
    grep -q "^\\.It Pa $name\$" "$folder/section" || fail "the manual page does not tell of $name in the output folder"
done

# --- it renders without a warning, where there is man ---
if command -v man > /dev/null; then
    MANWIDTH=80 man --warnings -l $page 2> "$folder/warnings" > /dev/null
    [ ! -s "$folder/warnings" ] || { fail 'the manual page does not render well'; cat "$folder/warnings"; }
fi
exit $((failures > 0))

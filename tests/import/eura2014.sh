# The national list's rows of Häme, imported and read back, against what awk makes of the raw bytes: in them the money
# is the last four fields of a line, and a name is what stands before the priority's digit and the authority.
# Run: sh tests/import/eura2014.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
raw=samples/eura-2014-2020-hame.csv

"$program" import --mapping templates/import/eura2014.xml --as-of 2016-08-23 $raw -o "$folder/register.xml" \
    2>"$folder/findings" || { fail "import failed"; cat "$folder/findings"; }
rows=$(awk 'NR > 1 && NF' $raw | wc -l)
grep -q "note: .*$rows.*$rows" "$folder/findings" || fail "the note does not count $rows rows"
[ "$(grep -c ': error: ' "$folder/findings")" = 0 ] || fail "errors were found in the raw list"

# code|fund|priority|name|implementer|start|end|granted|paid|public granted|public paid
iconv -f CP1252 -t UTF-8 $raw | awk -F, '
    function joined(from, to,    text, i) {
        for (i = from; i <= to; i++) text = text (i > from ? "," : "") $i
        gsub(/[ \t]+/, " ", text); sub(/^ /, "", text); sub(/ $/, "", text)
        return text
    }
    function iso(text,    part) { split(text, part, "."); return sprintf("%04d-%02d-%02d", part[3], part[2], part[1]) }
    NR > 1 {
        for (d = 4; $d !~ /^[0-9]+\.[0-9]+\.[0-9][0-9][0-9][0-9]$/; d++) ;
        for (t = d - 1; !($t ~ /^[1-7]$/ && $(t + 1) ~ /^(Hämeen|Uudenmaan) /); t--) ;
        printf "%s|%s|TL%s|%s|%s|%s|%s|%.2f|%.2f|%.2f|%.2f\n", $1, $2, $t, joined(3, t - 1), joined(d + 2, NF - 4),
            iso($d), iso($(d + 1)), $(NF - 3), $(NF - 2), $(NF - 1), $NF
    }' >"$folder/expected"
awk '
    function attribute(name,    text) {
        if (!match($0, " " name "=\"[^\"]*\"")) return ""
        text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
        return plain(text)
    }
    function content() { text = $0; sub(/^[^>]*>/, "", text); sub(/<[^<]*$/, "", text); return plain(text) }
    function plain(text) {
        gsub(/&quot;/, "\"", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
        return text
    }
    /<projects>/ { inside = 1 }
    !inside { next }
    /<project / { line = attribute("code") "|" attribute("fund") "|" attribute("priority"); start = end = who = "" }
    /<name /{ name = content() }
    /<start>/ { start = content() }
    /<end>/ { end = content() }
    /<organisation / { who = attribute("name") }
    /<amount / { money[attribute("stage") attribute("source")] = content() }
    /<\/project>/ { print line "|" name "|" who "|" start "|" end "|" money["grantedeu+state"] "|" money["paideu+state"] \
        "|" money["grantedpublic"] "|" money["paidpublic"] }' "$folder/register.xml" >"$folder/actual"
cmp -s "$folder/expected" "$folder/actual" || { fail "rows differ"; diff "$folder/expected" "$folder/actual" | head; }

# The authorities, by their names in the register's own list.
for authority in 'ely-hame Hämeen' 'liitto-uusimaa Uudenmaan'; do
    id=${authority% *} word=${authority#* }
    expected=$(iconv -f CP1252 -t UTF-8 $raw | grep -c ",[1-7],$word ")
    actual=$(grep -c "<project .* authority=\"$id\"" "$folder/register.xml")
    [ "$expected" -gt 0 ] && [ "$expected" = "$actual" ] || fail "$id: $actual projects, expected $expected"
done

# The mapping that extends it changes the body and nothing else.
"$program" import --mapping templates/import/eura2014-hame.xml --as-of 2016-08-23 $raw -o "$folder/hame.xml" 2>/dev/null
grep -q '<name lang="fi">Hämeen liitto</name>' "$folder/hame.xml" || fail "the body is not Hämeen liitto"
sed -n '/<lists>/,$p' "$folder/hame.xml" >"$folder/one"
sed -n '/<lists>/,$p' "$folder/register.xml" >"$folder/other"
cmp -s "$folder/one" "$folder/other" || fail "the extended mapping gives other projects"
exit $((failures > 0))

# A month after the other: what is published, made again or kept; the manifest against sha256sum and figures by hand; verify.
set -u
. "$(dirname "$0")/monthly"
current() { dirname "$(readlink "$folder/out/current")"; }
states() { sed -n 's/^ *"state": "\(.*\)",/\1/p' "$folder/out/current/manifest.json" | tr '\n' ' '; }
reasons() { tr -d ' \n' < "$folder/out/current/manifest.json" | grep -o '"why":\[[^]]*\]' | tr '\n' ' '; }
expect_text() { [ "$2" = "$3" ] || fail "$what: $1 is \"$2\", not \"$3\""; }

what='a dry run'
run 0 --dry-run
expect_text output "$(cat "$folder/printed")" 'make board-2021-2027-fi-2024-12-31.pdf new
make board-2021-2027-en-2024-12-31.pdf new'
[ ! -e "$folder/out" ] || fail "$what made the output folder"

what='the first month'
run 0
quiet
whole
tidy
expect_text current "$(current)" editions/0001-2024-12-31
expect_text 'the order of files' "$(cd "$folder/out/current/" && ls | tr '\n' ' ')" \
    'board-2021-2027-en-2024-12-31-preview.png board-2021-2027-en-2024-12-31.pdf board-2021-2027-fi-2024-12-31-preview.png board-2021-2027-fi-2024-12-31.pdf index.html manifest.json '
# By hand: 2 projects; granted 1000,50 + 2000,00 over 2; paid 300 over 1; no cost, commitment or recovery is told.
totals=$(tr -d ' \n' < "$folder/out/current/manifest.json" | grep -o '"totals":{"projects":[^f]*"findings"' | head -n 1)
expect_text totals "$totals" '"totals":{"projects":2,"cost":{"value":null,"projects":0},"granted":{"value":"3000.50","projects":2},"committed":{"value":null,"projects":0},"paid":{"value":"300.00","projects":1},"recovered":{"value":null,"projects":0}},"changes":null,"findings"'
expect_text 'digest of the register' "$(sed -n 's/^   "sha256": "\(.*\)",/\1/p' "$folder/out/current/manifest.json" | head -n 1)" \
    "$(sha256sum < "$folder/in/a.xml" | cut -c 1-64)"
pages=$(pdfinfo "$folder/out/current/board-2021-2027-fi-2024-12-31.pdf" | sed -n 's/^Pages: *//p')
expect_text pages "$(sed -n 's/^ *"pages": \(.*\),/\1/p' "$folder/out/current/manifest.json" | head -n 1)" "$pages"
"$program" report --quiet --template board --period 2021-2027 --language fi -o "$folder/alone.pdf" "$folder/in/a.xml"
cmp -s "$folder/alone.pdf" "$folder/out/current/board-2021-2027-fi-2024-12-31.pdf" || fail "$what: not what report makes"
gzip -dc "$folder/out/kept/$(sha256sum < "$folder/in/a.xml" | cut -c 1-64).gz" | cmp -s - "$folder/in/a.xml" ||
    fail "$what: the register was not kept"
expect_text 'who may read what is kept' "$(stat -c %a "$folder/out/kept")" 700
grep -q '>300[^<]*€ <small>1 hankkeesta</small><' "$folder/out/current/index.html" || fail "$what: the index does not say over how many"
xmllint --html --noout "$folder/out/current/index.html" 2>&1 | grep -v 'Tag [a-z]* invalid' | grep -q 'error' && fail "$what: the index is no HTML"

what='the same in another folder'
run 0 --output "$folder/again"
sed '/"measured"/,$d' "$folder/out/current/manifest.json" > "$folder/one"
sed '/"measured"/,$d' "$folder/again/current/manifest.json" > "$folder/two"
cmp "$folder/one" "$folder/two" || fail "$what: another manifest"
cmp "$folder/out/current/index.html" "$folder/again/current/index.html" || fail "$what: another index"

what='nothing has changed'
run 0
quiet
expect_text current "$(current)" editions/0001-2024-12-31

what='a report was altered'
cp "$folder/out/current/index.html" "$folder/page"
echo x >> "$folder/out/current/board-2021-2027-fi-2024-12-31.pdf"
"$program" verify "$folder/out/current/manifest.json" > "$folder/printed" 2> "$folder/told"
[ $? -eq 1 ] || fail "$what: verify does not exit with 1"
told 'board-2021-2027-fi-2024-12-31.pdf is not the file that was published'
run 0
whole
expect_text states "$(states)" 'made kept '
expect_text reasons "$(reasons)" '"why":["not-whole"] "why":[] '

what='verify'
"$program" verify --quiet "$folder/out/current/manifest.json" > "$folder/printed" 2> "$folder/told" || fail "$what failed"
quiet
sed 's/"3000.50"/"3000.51"/' "$folder/out/current/manifest.json" > "$folder/out/editions/0002-2024-12-31/public/false.json"
"$program" verify "$folder/out/editions/0002-2024-12-31/public/false.json" > "$folder/printed" 2> "$folder/told"
[ $? -eq 1 ] || fail "$what: false totals: does not exit with 1"
told 'the grand totals of the manifest are not'
rm "$folder/out/editions/0002-2024-12-31/public/false.json"
sed 's|"board-2021-2027-fi-2024-12-31.pdf"|"../../../in/a.xml"|' "$folder/out/current/manifest.json" > "$folder/out/editions/false.json"
"$program" verify "$folder/out/editions/false.json" > "$folder/printed" 2> "$folder/told"
[ $? -eq 3 ] || fail "$what: a manifest that leads elsewhere: does not exit with 3"
told 'no manifest'
rm "$folder/out/editions/false.json"

what='the second month'
first=$(sha256sum < "$folder/in/a.xml" | cut -c 1-64)
register "$folder/in/a.xml" 2025-01-31 1500
run 0
quiet
whole
tidy
expect_text current "$(current)" editions/0003-2025-01-31
expect_text reasons "$(reasons)" '"why":["register","as-of","previous","renamed"] "why":["register","as-of","previous","renamed"] '
expect_text previous "$(sed -n 's/^   "previous": "\(.*\)",/\1/p' "$folder/out/current/manifest.json")" "$first"

what='the second month, with a correction'
register "$folder/in/a.xml" 2025-01-31 1600
run 0
expect_text previous "$(sed -n 's/^   "previous": "\(.*\)",/\1/p' "$folder/out/current/manifest.json")" "$first"

what='a settings file'
run 0 --settings default
expect_text reasons "$(reasons)" '"why":["settings"] "why":["settings"] '

what='a text beside the register'
echo Saate > "$folder/in/saate-fi.txt"
run 0 --settings default
expect_text reasons "$(reasons)" '"why":["beside"] "why":["beside"] '
rm "$folder/in/saate-fi.txt"
mkdir "$folder/in/folder.txt"
run 0 --settings default
rmdir "$folder/in/folder.txt"

what='only two editions are kept'
sed 's/version="1"/version="1" keep="2"/' "$batch" > "$folder/in/two.xml"
batch=$folder/in/two.xml
register "$folder/in/a.xml" 2025-02-28 1700
run 0
expect_text editions "$(cd "$folder/out/editions" && ls | tr '\n' ' ')" '0007-2025-01-31 0008-2025-02-28 '
[ -e "$folder/out/kept/$first.gz" ] || fail "$what: the register that the older of them was compared with is gone"
whole
"$program" verify --quiet "$folder/out/current/manifest.json" || fail "$what: verify failed"
register "$folder/in/a.xml" 2025-03-31 1800
run 0
[ ! -e "$folder/out/kept/$first.gz" ] || fail "$what: a register that nobody needs is kept"

what='parts of a divided run'
register "$folder/in/a.xml" 2025-04-30 1900
run 0 --job 1/2
quiet
expect_text current "$(current)" editions/0009-2025-03-31
run 0 --job 2/2
run 0 --collect
quiet
whole
tidy
expect_text states "$(states)" 'kept kept '
expect_text current "$(current)" editions/0010-2025-04-30
[ ! -e "$folder/out/parts" ] || fail "$what: the parts are still there"

what='the log'
sed 's|^<register|<log to="file" file="log"/><register|' "$batch" > "$folder/in/logged.xml"
batch=$folder/in/logged.xml
LANG=fi_FI.UTF-8 LC_ALL='' run 0
grep -qE '^20[0-9T:-]*Z hankeraportti: note: mikään ei ole muuttunut' "$folder/in/log" || fail "$what: not in Finnish"

exit $((failures > 0))

# The workbook that --also xlsx writes: the same bytes every time; LibreOffice opens it, and its cells are those of --also csv; texts
# that look like formulas stay texts; sheets have a header in view with a filter, and names that a workbook may have.
# Run: sh tests/export/workbook.sh PROGRAM
# Once is enough: LibreOffice takes its time.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
if ! command -v soffice > /dev/null; then
    echo 'skipped: LibreOffice is not installed'
    exit 77
fi
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

# Projects that are called like formulas, and like escaped characters.
"$program" import --quiet --mapping eura2014-hame --as-of 2016-08-23 samples/eura-2014-2020-hame.csv -o "$folder/register.xml" || exit 1
awk '/<name lang="fi">/ && projects && n < 6 { split("=1+1 +1 -1 @SUM(A1) ==\"x _x0041_x0042_", texts, " "); n++; sub(/>[^<]*</, ">" texts[n] "<") }
    /<projects>/ { projects = 1 } { print }' "$folder/register.xml" > "$folder/formulas.xml"

# An earlier register, without three of the projects and with a tenth of what was paid, so that there are tables of changes.
awk '/<project / { n++ } !(n >= 1 && n <= 3) { print }' "$folder/register.xml" |
    sed 's/situation-date="[^"]*"/situation-date="2016-05-31"/; s|\(stage="paid"[^>]*>[1-9][0-9]*\)[0-9]\.[0-9]*<|\1<|' > "$folder/earlier.xml"

for language in fi sv en; do
    name=report-$language
    "$program" report "$folder/formulas.xml" --quiet --template board --period 2014-2020 --language $language --previous "$folder/earlier.xml" \
        --also xlsx,csv -o "$folder/$name.pdf" || fail "$language: no report"
    cp "$folder/$name.xlsx" "$folder/first.xlsx"
    "$program" report "$folder/formulas.xml" --quiet --template board --period 2014-2020 --language $language --previous "$folder/earlier.xml" \
        --also xlsx -o "$folder/$name.pdf" || fail "$language: no second report"
    cmp "$folder/first.xlsx" "$folder/$name.xlsx" || fail "$language: the same workbook is made of other bytes"
    HOME=$folder/home soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' \
        --outdir "$folder/sheets" "$folder/$name.xlsx" > "$folder/told" 2>&1 || { fail "$language: LibreOffice does not open it"; cat "$folder/told"; }
    tables=0
    for csv in "$folder/$name"-[0-9]*.csv; do
        number=${csv#"$folder/$name-"}
        number=${number%%-*}
        sheet=$(ls "$folder/sheets/$name-$number "*.csv)
        awk -f tests/export/workbook.awk "$csv" "$sheet" || fail "$language: sheet $number differs"
        grep -qE '(Luvut|Siffror|Figures): (changes/)?2014-2020/' "$sheet" || fail "$language: sheet $number has no id"
        tables=$((tables + 1))
    done
    [ $tables -ge 5 ] || fail "$language: only $tables tables"
    [ "$(cat "$folder/sheets/$name-"*.csv | grep -cE '(Luvut|Siffror|Figures): changes/')" -ge 4 ] || fail "$language: fewer than four sheets of changes"
    [ "$(ls "$folder/sheets/$name-"*.csv | wc -l)" -eq $((tables + 1)) ] || fail "$language: not a sheet for each table and one of all projects"
    last=$(ls "$folder/sheets/$name-$((tables + 1)) "*.csv)
    [ "$(grep -cE '^[AS][0-9]+,' "$last")" -eq 394 ] || fail "$language: not all 394 projects"
    for text in '=1+1' '+1' '-1' '@SUM(A1)' '_x0041_x0042_'; do
        grep -qF -- ",$text," "$last" || grep -qF -- ",\"$text\"," "$last" || fail "$language: $text is no text any more"
    done
done

unzip -qo "$folder/report-fi.xlsx" -d "$folder/parts"
# Excel shows A where _x0041_ is written as it is (ECMA-376-1, 22.9.2.19); LibreOffice does not.
grep -q '<t>_x005F_x0041_x005F_x0042_</t>' "$folder/parts/xl/sharedStrings.xml" || fail 'what looks like an escape is not escaped'
! ls "$folder/parts/xl/worksheets"/*.xml | xargs grep -l '<f>' /dev/null || fail 'a cell is a formula'
for part in "$folder/parts/xl/worksheets"/*.xml; do
    grep -q 'ySplit="1".*state="frozen"' "$part" || fail "$part: the header does not stay in view"
    grep -q '<autoFilter ref="A1:' "$part" || fail "$part: no filter"
done
grep -q 'created[^>]*>2016-08-23T00:00:00Z' "$folder/parts/docProps/core.xml" || fail 'the day is not the situation date'
! LC_ALL=C.UTF-8 grep -o 'sheet name="[^"]\{32,\}"' "$folder/parts/xl/workbook.xml" || fail 'a name of a sheet is too long'
[ $failures -eq 0 ]

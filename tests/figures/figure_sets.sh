# Every id below a table of a report asks for that table again, and the projects behind each of its cells add up to the cell:
# the cells are added up by awk. Run: sh tests/figures/figure_sets.sh PROGRAM
# Once is enough: tests/golden runs ids and rows with both programs.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

register=$folder/register.xml
"$program" import --quiet --mapping eura2014-hame --as-of 2016-08-23 samples/eura-2014-2020-hame.csv -o "$register" || exit 1

# The ids of a report, a line each, from its web page, which says what the PDF says (tests/html/pages.sh) and is sooner read.
ids() { # template language word
    "$program" report "$register" --quiet --template "$1" --period 2014-2020 --language "$2" --also html -o "$folder/report.pdf" || exit 1
    sed 's/\xc2\xad//g; s/&shy;//g; s/<wbr>//g; s/&#43;/+/g; s/&amp;/\&/g' "$folder/report.html" | sed -n "s/.*$3: \\(2014-2020\\/[^<]*\\).*/\\1/p"
}
for report in 'board fi Luvut' 'board sv Siffror' 'board en Figures'; do
    ids $report | sort -u > "$folder/ids"
    [ "$(grep -c . "$folder/ids")" -ge 4 ] || fail "$report: fewer than four ids"
    while IFS= read -r id; do
        "$program" figures "$register" --quiet --id "$id" > "$folder/table" || fail "$report: no figures of $id"
    done < "$folder/ids"
done

# Tables of changes, too, with the register compared with; the web page names the same.
set_of=tests/golden/changes-set
for report in 'board fi Luvut' 'ministry sv Siffror' 'ministry en Figures'; do
    set -- $report
    "$program" report $set_of/new.xml --previous $set_of/old.xml --quiet --template "$1" --period 2021-2027 --language "$2" \
        --where fund=EAKR --also html -o "$folder/changes.pdf" || fail "$report: no report of changes"
    pdfinfo -struct-text "$folder/changes.pdf" | sed -n "s/.*$3: \\(changes\\/.*\\)\"\$/\\1/p" | sed 's/\xc2\xad//g' | sort -u > "$folder/ids"
    [ "$(grep -c '/fund=EAKR$' "$folder/ids")" -ge 3 ] || fail "$report: fewer than three ids of changes"
    while IFS= read -r id; do
        "$program" figures $set_of/new.xml --previous $set_of/old.xml --quiet --id "$id" > "$folder/table" || fail "$report: no changes of $id"
    done < "$folder/ids"
    sed 's/\xc2\xad//g; s/&shy;//g; s/<wbr>//g' "$folder/changes.html" | grep -o 'changes/[^<"]*' | sort -u | cmp -s - "$folder/ids" ||
        fail "$report: the web page names other tables of changes"
done

# Column `column` of the rows of a CSV without commas in quotes before it, in cents.
id=2014-2020/fund,priority/projects,granted,paid
"$program" figures "$register" --quiet --id "$id" --format csv > "$folder/whole.csv"
awk -F, 'NR > 1 && $1 != "total" { print $1 "/" $2 "," $4 "," $6 }' "$folder/whole.csv" > "$folder/cells"
[ "$(grep -c . "$folder/cells")" -ge 5 ] || fail 'the table has fewer than five rows'
while IFS=, read -r row granted paid; do
    "$program" figures "$register" --quiet --id "$id" --row "$row" --projects --format csv > "$folder/projects.csv"
    # Names hold commas and stand in quotes: the money is counted from the right (granted, its projects, paid, its projects).
    tr -d '\r' < "$folder/projects.csv" | awk -F, -v granted="$granted" -v paid="$paid" '
        NR > 1 && $1 != "total" { g += $(NF - 3) * 100; p += $(NF - 1) * 100; count++ }
        END { exit !(count > 0 && sprintf("%.0f", g) == sprintf("%.0f", granted * 100) && sprintf("%.0f", p) == sprintf("%.0f", paid * 100)) }' ||
        fail "$row: the projects do not add up to $granted and $paid"
done < "$folder/cells"

# The subtotal of a fund is what --where says of it.
"$program" figures "$register" --quiet --id "$id" --row EAKR --format csv | grep '^total' > "$folder/one"
"$program" figures "$register" --quiet --id 2014-2020/fund,priority/projects,granted,paid/fund=EAKR --format csv | grep '^total' > "$folder/other"
cmp -s "$folder/one" "$folder/other" || fail 'the subtotal is not that of the filter'
[ $failures -eq 0 ]

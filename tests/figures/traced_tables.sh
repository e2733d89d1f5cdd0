# Every table of every template names its figure set, in the PDF, in the page of --also html and in the workbook, or is on the short list
# of those that tell no sums of projects; every id can be asked for; and the projects behind cells of each add up to the cell, by awk.
# Run: sh tests/figures/traced_tables.sh PROGRAM
# Once is enough: tests/golden runs ids and rows with both programs.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
register=samples/esimerkki.xml

previous=samples/esimerkki-edellinen.xml

# Tables without a set, by their headings: of findings.
exceptions='Havainnot tietojen laadusta'
# Headings within a project's card, which names the sets of all its tables once.
pieces='Tiivistelmä|Tavoitteet|Tulokset|Rahoitus|Indikaattorit|Rahoituspäätökset'

# From lines "heading TEXT", "table" and "note TEXT" the ids, one a line; tables that none stands below go to standard error.
read_ids() {
    LC_ALL=C.UTF-8 awk -v exceptions="^($exceptions)\$" -v pieces="^($pieces)\$" '
        function close_tables() { if (open) print "no id below the table of " title > "/dev/stderr"; open = 0 }
        $1 == "heading" { sub(/^heading /, ""); if ($0 !~ pieces) close_tables(); title = $0 }
        $1 == "table" && title !~ exceptions { open++; tables++ }
        $1 == "note" {
            sub(/^.*Luvut: /, "")
            count = split($0, ids, /; /)
            if (count < open) print open " tables and " count " ids below " title > "/dev/stderr"
            for (i = 1; i <= count; i++) print ids[i]
            open = 0
        }
        END { close_tables(); if (!tables && !count) print "no tables at all" > "/dev/stderr" }'
}
of_pdf() {
    pdfinfo -struct-text "$1" | sed 's/\xc2\xad//g' | awk '
        /^ *H[1-6] \(block\)/ { heading = 1; next }
        heading && /^ *"/ { sub(/^ *"/, ""); sub(/"$/, ""); print "heading " $0; heading = 0 }
        /^ *Table \(block\)/ { print "table" }
        /^ *".*Luvut: / { sub(/^ *"/, ""); sub(/"$/, ""); print "note " $0 }'
}
of_html() {
    tr -d '\n' < "$1" | sed 's/\xc2\xad//g; s/&shy;//g; s/<wbr>//g; s/&#43;/+/g; s/&amp;/\&/g; s/</\n</g' | awk '
        /^<h[1-6]/ { sub(/^[^>]*>/, ""); print "heading " $0 }
        /^<table/ { print "table" }
        /^<p[ >].*Luvut: / { sub(/^[^>]*>/, ""); print "note " $0 }'
}
# A sheet whose last words are no id.
sheets() { # workbook
    rm -rf "$folder/book" && unzip -qo "$1" -d "$folder/book"
    sed 's/<si>/\n&/g' "$folder/book/xl/sharedStrings.xml" | grep '^<si>' > "$folder/strings"
    for sheet in "$folder/book/xl/worksheets"/sheet*.xml; do
        last=$(grep -o 't="s"><v>[0-9]*' "$sheet" | tail -n 1 | sed 's/.*>//')
        sed -n "$((last + 1))p" "$folder/strings" | grep -qE 'Luvut: (changes/)?2' || fail "$1: ${sheet##*/} ends without an id"
    done
}

: > "$folder/all"
for template in board ministry funded-projects project-card smart-specialisation; do
    report=$folder/$template
    "$program" report $register --quiet --template $template --period 2021-2027 --previous $previous \
        --also html,xlsx -o "$report.pdf" || fail "$template: no report"
    of_pdf "$report.pdf" | read_ids > "$folder/ids" 2> "$folder/told"
    of_html "$report.html" | read_ids > "$folder/ids-html" 2>> "$folder/told"
    [ ! -s "$folder/told" ] || { fail "$template:"; cat "$folder/told"; }
    cmp -s "$folder/ids" "$folder/ids-html" || { fail "$template: the page has other ids"; diff "$folder/ids" "$folder/ids-html" | head -n 4; }
    sheets "$report.xlsx"
    cat "$folder/ids" >> "$folder/all"
done
# Not every card of all: the ids of the first five projects.
sort -u "$folder/all" > "$folder/sorted"
{ grep -v project= "$folder/sorted"; grep -E 'project=S300[1-5]' "$folder/sorted"; } > "$folder/asked"
[ "$(grep -c . "$folder/asked")" -ge 60 ] || fail 'fewer than 60 ids'

# CSV as fields between tabs.
fields() {
    tr -d '\r' | awk '{
        out = ""; quoted = 0
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1)
            if (c == "\"") quoted = !quoted
            else out = out (c == "," && !quoted ? "\t" : c)
        }
        print out
    }'
}
# "ROW TAB MEASURE TAB CELL" of the first, second and last row of a table, for measures that projects contribute to.
cells() { # dimensions
    awk -F'\t' -v dimensions="$1" '
        NR == 1 { for (c = 1; c <= NF; c++) name[c] = $c; next }
        $1 == "total" { next }
        { rows++; line[rows] = $0 }
        END {
            for (r = 1; r <= rows; r++) {
                if (r > 2 && r < rows) continue
                count = split(line[r], value, "\t")
                row = value[1] == "" ? "-" : value[1]
                for (d = 2; d <= dimensions; d++) row = row "/" (value[d] == "" ? "-" : value[d])
                for (c = dimensions + 1; c <= count; c++)
                    if (name[c] ~ /^(cost|applied|granted|committed|paid|recovered)(:[a-z+-]*)?$|^target$|^achieved$/ && value[c] != "")
                        print row "\t" name[c] "\t" value[c]
            }
        }'
}
compared=0 changes=0
while IFS= read -r id; do
    case $id in # what stands behind the cells of changes is tests/changes/properties.sh's
    changes/*)
        "$program" figures $register --quiet --previous $previous --id "$id" --format csv | grep -q . || fail "no figures of $id"
        changes=$((changes + 1))
        continue ;;
    esac
    "$program" figures $register --quiet --language en --id "$id" --format csv 2> "$folder/told" | fields > "$folder/table"
    [ -s "$folder/table" ] || { fail "no figures of $id"; cat "$folder/told"; continue; }
    by=$(echo "$id" | cut -d / -f 2)
    [ "$by" != all ] && [ "$by" != decision ] || continue
    cells "$(echo "$by" | awk -F, '{ print NF }')" < "$folder/table" > "$folder/cells"
    asked=
    while IFS='	' read -r row measure cell; do
        [ "$row" = "$asked" ] || "$program" figures $register --quiet --id "$id" --row "$row" --projects --format csv | fields > "$folder/projects"
        asked=$row
        awk -F'\t' -v measure="$measure" -v cell="$cell" '
            NR == 1 { for (c = 1; c <= NF; c++) if ($c == measure) column = c; next }
            $1 != "total" { sum += $column * 100; count += $column != "" }
            END { exit !(column && count && sprintf("%.0f", sum) == sprintf("%.0f", cell * 100)) }' "$folder/projects" ||
            fail "$id: the projects of $row do not add up to $measure $cell"
        compared=$((compared + 1))
    done < "$folder/cells"
done < "$folder/asked"
[ $compared -ge 200 ] || fail "only $compared cells were compared"
[ $changes -ge 10 ] || fail "only $changes tables of changes were asked for"
[ $failures -eq 0 ]

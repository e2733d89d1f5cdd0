# What the report prints is what awk makes of the raw national list: names hold unquoted commas, so a line's money is its last
# four fields. Every project's line, the total, the subtotals by fund. Run: sh tests/pdf/totals.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
. "$(dirname "$0")/reports"
raw=samples/eura-2014-2020-hame.csv

# Whole units, thousands parted by a space, halves away from zero; %.0f would round them to even.
printed='function printed(amount, unit,    sign, text, whole) {
    sign = amount < 0 ? "−" : ""
    whole = sprintf("%d", (amount < 0 ? -amount : amount) / unit + 0.5)
    for (text = ""; length(whole) > 3; whole = substr(whole, 1, length(whole) - 3))
        text = " " substr(whole, length(whole) - 2) text
    return sign whole text
}'

# --- every project: code|public granted|granted|paid, in euros ---
iconv -f CP1252 -t UTF-8 $raw | awk -F, "$printed"'
    NR > 1 { print $1 "|" printed($(NF - 1), 1) "|" printed($(NF - 3), 1) "|" printed($(NF - 2), 1) }' | sort > "$folder/expected"
no_break=$(printf '\302\240')
pdfinfo -struct-text "$folder/eura.pdf" | sed "s/$no_break/ /g" | awk '
    $1 == "TR" { flush() }
    /^ *"/ { text = $0; sub(/^ *"/, "", text); sub(/"$/, "", text); cell[++cells] = text }
    END { flush() }
    function flush() {
        if (cell[1] ~ /^[AS][0-9]+$/) print cell[1] "|" cell[cells - 2] "|" cell[cells - 1] "|" cell[cells]
        cells = 0
        delete cell
    }' | sort > "$folder/actual"
[ "$(wc -l < "$folder/expected")" -eq 394 ] || fail 'awk does not see 394 projects'
cmp -s "$folder/expected" "$folder/actual" || { fail 'projects differ'; diff "$folder/expected" "$folder/actual" | head; }

# --- totals ---
pdftotext -layout "$folder/eura.pdf" - | sed "s/$no_break/ /g; s/  */ /g" > "$folder/text"
says() { grep -qF -- "$1" "$folder/text" || fail "not in the report: $1"; }
iconv -f CP1252 -t UTF-8 $raw | awk -F, "$printed"'
    NR > 1 {
        n++; granted += $(NF - 3); paid += $(NF - 2); public += $(NF - 1); done += $NF
        count[$2]++; fund_granted[$2] += $(NF - 3); fund_paid[$2] += $(NF - 2); fund_public[$2] += $(NF - 1); fund_done[$2] += $NF
    }
    END {
        print "Kaikki yhteensä, hankkeita " n " " printed(public, 1) " " printed(granted, 1) " " printed(paid, 1)
        print "Kaikki " n " " printed(public, 1000) " " printed(done, 1000) " " printed(granted, 1000) " " printed(paid, 1000)
        printf " %s %%", comma(100 * paid / granted); print ""
        for (fund in count)
            print "(" fund ") " count[fund] " " printed(fund_public[fund], 1000) " " printed(fund_done[fund], 1000) " " \
                printed(fund_granted[fund], 1000) " " printed(fund_paid[fund], 1000)
    }
    function comma(number) { number = sprintf("%.1f", number); sub(/\./, ",", number); return number }' > "$folder/sums"
[ "$(wc -l < "$folder/sums")" -eq 5 ] || { fail 'awk does not see two funds'; cat "$folder/sums"; }
while IFS= read -r line; do
    says "$line"
done < "$folder/sums"

# --- the numbers that are read first: the summary's list; in euros below a million ---
key_figures() { # report: what its first list says
    pdfinfo -struct-text "$folder/$1.pdf" | sed "s/$no_break/ /g" | awk '
        / L \(block\)$/ { inside = 1 }
        inside && / (H[1-6]|P) \(block\)$/ { exit }
        inside && /^ *"/ { sub(/^ *"/, ""); sub(/"$/, ""); print }'
}
starts() { # report, what its key figures begin with, in order
    report=$1
    shift
    key_figures "$report" > "$folder/list"
    [ "$(wc -l < "$folder/list")" -eq $# ] || fail "$report: not $# key figures"
    for number in "$@"; do
        read -r line
        case $line in "$number"*) ;; *) fail "$report: \"$line\" does not begin with $number" ;; esac
    done < "$folder/list"
}
iconv -f CP1252 -t UTF-8 $raw | awk -F, '
    NR > 1 { n++; granted += $(NF - 3); paid += $(NF - 2); public += $(NF - 1) }
    END { printf "%d\n%.1f\n%.1f\n%.1f\n", n, public / 1e6, granted / 1e6, 100 * paid / granted }' > "$folder/keys"
starts eura-en $(cat "$folder/keys")
starts eura $(tr . , < "$folder/keys")
# A cost of 232 952, 55 908 granted, 13 977 of it paid.
starts single 1 '232 952' '55 908' '25,0 %'

# --- the chart by year of start, as its text alternative tells it ---
iconv -f CP1252 -t UTF-8 $raw | awk -F, '
    NR > 1 {
        for (d = 4; $d !~ /^[0-9]+\.[0-9]+\.[0-9][0-9][0-9][0-9]$/; d++) ;
        year = substr($d, length($d) - 3)
        granted[year] += $(NF - 3); paid[year] += $(NF - 2)
    }
    END {
        for (year = 2014; year <= 2023; year++)
            if (year in granted) printf "%d: myönnetty %.1f; maksettu %.1f\n", year, granted[year] / 1e6, paid[year] / 1e6
    }' | tr . , > "$folder/years"
qpdf --json=2 --json-key=qpdf "$folder/eura.pdf" | grep '"/Alt": ' | sed "s/$no_break/ /g" > "$folder/alternatives"
[ "$(wc -l < "$folder/years")" -ge 4 ] || fail 'awk sees fewer than four years'
while IFS= read -r year; do
    grep -qF -- "$year." "$folder/alternatives" || fail "no text alternative says $year"
done < "$folder/years"

# --- and what the program says on the command line is the same ---
"$program" figures "$list" --quiet --by fund --measure projects,granted,paid,granted:public,paid:public --format csv |
    tr -d '\r' | sed 1d | sort > "$folder/figures"
iconv -f CP1252 -t UTF-8 $raw | awk -F, '
    NR > 1 { for (k = 1; k <= 2; k++) { key = k == 1 ? $2 : "total"
        n[key]++; a[key] += $(NF - 3); b[key] += $(NF - 2); c[key] += $(NF - 1); d[key] += $NF } }
    END { for (key in n) printf "%s,%d,%.2f,%d,%.2f,%d,%.2f,%d,%.2f,%d\n",
        key, n[key], a[key], n[key], b[key], n[key], c[key], n[key], d[key], n[key] }' | sort | diff - "$folder/figures" ||
    fail 'figures differ from the raw list'

exit $((failures > 0))

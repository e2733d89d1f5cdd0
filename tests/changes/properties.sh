# Registers made by chance (register.awk, which computes what must be told by itself): every effect of every kind on every
# fund's totals is as expected, the changes come to the difference of the totals, the list too adds up to it, and the order
# of projects in a register changes nothing; what stands behind a cell of a table of changes adds up to it. Run: sh tests/changes/properties.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "seed $seed: $*"; failures=$((failures + 1)); }
changes() { # new register, options
    new=$1
    shift
    "$program" changes "$folder/old.xml" "$folder/$new" --measure projects,granted,paid,recovered --format csv "$@" \
        2>"$folder/findings"
}

# Of every row of a table of changes the projects, whose columns come to the row's cells.
behind() { # BY
    id=changes/all/$1/projects,granted,paid,recovered
    "$program" figures "$folder/new.xml" --previous "$folder/old.xml" --quiet --id $id --format csv >"$folder/table"
    tr -d '\r' <"$folder/table" >"$folder/plain"
    [ "$(grep -c . "$folder/plain")" -ge 3 ] || fail "$1: no table"
    for row in $(awk -F, 'NR > 1 && $1 != "total" { print $1 == "" ? "-" : $1 }' "$folder/plain"); do
        "$program" figures "$folder/new.xml" --previous "$folder/old.xml" --quiet --id $id --row "$row" --projects \
            --format csv >"$folder/projects" || fail "$1: no projects behind $row"
        tr -d '\r' <"$folder/projects" | awk -F, '
            function cents(text) { return sprintf("%.0f", text * 100) + 0 }
            NR == 1 { for (i = 4; i <= NF; i++) name[i] = $i; next }
            FILENAME == "-" && $1 != "total" { for (i = 4; i <= NF; i++) sum[name[i]] += cents($i); next }
            FILENAME == "-" { next }
            FNR == 1 { for (i = 2; i <= NF; i++) name[i] = $i; next }
            ($1 == "" ? "-" : $1) == row { for (i = 2; i <= NF; i++) if (cents($i) != sum[name[i]]) { print name[i] ": " $i ", but " sum[name[i]] / 100; bad = 1 } found = 1 }
            END { exit bad || !found }' row="$row" - "$folder/plain" || fail "$1: what stands behind $row does not add up"
    done
}

for seed in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    awk -v seed=$seed -v folder="$folder" -f tests/changes/register.awk
    changes new.xml --by fund >"$folder/effects" || { fail "exit status $?"; cat "$folder/findings"; }
    tr -d '\r' <"$folder/effects" | tail -n +2 | LC_ALL=C sort >"$folder/made"
    LC_ALL=C sort "$folder/expected" | diff -u - "$folder/made" >"$folder/difference" ||
        { fail "other effects than expected"; head -n 20 "$folder/difference"; }

    # Old total + effects = new total, in every line; and each column's lines add up to its total.
    tr -d '\r' <"$folder/effects" | awk -F, '
        function cents(text, sign) {
            sign = sub(/^-/, "", text) ? -1 : 1
            sub(/\./, "", text)
            return sign * text
        }
        NR == 1 { for (i = 3; i <= NF; i++) name[i] = $i; next }
        {
            sum = cents($3)
            for (i = 5; name[i] != "after"; i += 2) sum += cents($i)
            if (sum != cents($i) || cents($i) - cents($3) != cents($NF)) { print "does not add up: " $0; bad = 1 }
            for (i = 3; i <= NF; i++) column[$2, i, $1 == "total"] += cents($i)
            for (i = 3; i <= NF; i++) all[$2, i]
        }
        END {
            for (key in all) {
                split(key, part, SUBSEP)
                if (column[part[1], part[2], 0] != column[part[1], part[2], 1]) { print "column " key " differs"; bad = 1 }
            }
            exit bad || NR < 5
        }' || fail "totals"

    # The list: what the rows of a measure change comes to the difference of its totals.
    changes new.xml >"$folder/list"
    tr -d '\r' <"$folder/list" | awk -F, '
        function cents(text, sign) {
            sign = sub(/^-/, "", text) ? -1 : 1
            sub(/\./, "", text)
            return sign * text
        }
        $1 == "total" { totals++; if ($5 != "projects" && cents($8) != sum[$5]) { print $0 " but " sum[$5]; bad = 1 }; next }
        { sum[$5] += cents($8) }
        $1 == "new" && !seen[$1 $2]++ { projects++ }
        $1 == "vanished" && !seen[$1 $2]++ { projects-- }
        $1 == "total" && $5 == "projects" && $8 != projects { print $0 " but " projects; bad = 1 }
        END { exit bad || totals != 4 }' || fail "the list does not add up"

    changes reversed.xml | cmp -s - "$folder/list" || fail "the order of projects changes the list"
    changes reversed.xml --by fund | cmp -s - "$folder/effects" || fail "the order of projects changes the effects"

    [ $seed -le 4 ] || continue
    behind kind
    behind fund
done
exit $((failures > 0))

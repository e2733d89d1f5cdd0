# However projects are divided among rows of places, themes, years and lapse dates, the rows of every source add up to the total to the cent, the sources add up in every
# row, rows of two dimensions add up to those of one, and the order of projects changes nothing: on registers made by chance
# (register.awk) and on the sample. Run: sh tests/figures/allocation.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
sources=granted:eu,granted:state,granted:eu+state,granted:municipal,granted:other-public,granted:private,granted:unknown
measures=projects,sub-projects,$sources,granted,granted:public,granted:total,paid,recovered

figures() { # register, dimensions, allocation
    "$program" figures "$1" --quiet --by "$2" --allocation "$3" --measure $measures --format csv 2>"$folder/findings" | tr -d '\r'
}

# The columns of money of the rows against the last line; the parts of each row against its sums. `dimensions`: how many columns
# come before the allocation.
sums='
    function cents(text, sign) { sign = sub(/^-/, "", text) ? -1 : 1; sub(/\./, "", text); return sign * text }
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    {
        grant = cents($column["granted:eu"]) + cents($column["granted:state"]) + cents($column["granted:eu+state"])
        public = grant + cents($column["granted:municipal"]) + cents($column["granted:other-public"])
        if (cents($column["granted"]) != grant) { print "EU and state do not add up: " $0; bad = 1 }
        if (cents($column["granted:public"]) != public) { print "public sources do not add up: " $0; bad = 1 }
    }
    $1 == "total" {
        for (name in column)
            if (name ~ /^(granted|paid|recovered)/ && name !~ /\.projects$/ && cents($column[name]) != sum[name]) {
                print name ": rows come to " sum[name] ", not " cents($column[name]); bad = 1
            }
        next
    }
    { for (name in column) sum[name] += cents($column[name]) }
    END { exit bad || NR < 3 }'

# Rows of two dimensions, added up over the second, are the rows of the first.
subtotals='
    function cents(text, sign) { sign = sub(/^-/, "", text) ? -1 : 1; sub(/\./, "", text); return sign * text }
    FNR == 1 { for (i = 1; i <= NF; i++) column[NR == 1, $i] = i; next }
    NR == FNR { one[$1] = cents($column[1, "granted"]); next }
    $1 != "total" { two[$1] += cents($column[0, "granted"]) }
    END { for (row in one) if (row != "total" && one[row] != two[row]) { print row ": " one[row] " is not " two[row]; bad = 1 }; exit bad }'

check() { # register
    for allocation in given population equal seat none; do
        for by in municipality sub-region spearhead money-year lapse-date municipality,fund municipality,spearhead \
            spearhead,municipality municipality,money-year money-year,municipality lapse-date,money-year; do
            figures "$1" $by $allocation >"$folder/$by" || fail "$1: $(head -n 1 "$folder/findings")"
            awk -F, "$sums" "$folder/$by" || fail "$1 --by $by --allocation $allocation"
        done
        for pair in municipality,fund municipality,spearhead spearhead,municipality municipality,money-year \
            money-year,municipality lapse-date,money-year; do
            awk -F, "$subtotals" "$folder/${pair%%,*}" "$folder/$pair" || fail "$1 --by $pair --allocation $allocation"
        done
    done
}

for seed in 1 2 3; do
    awk -v seed=$seed -v folder="$folder" -f tests/figures/register.awk
    check "$folder/register.xml"
    for by in municipality spearhead,municipality money-year,spearhead; do
        figures "$folder/register.xml" $by usual >"$folder/one"
        figures "$folder/reversed.xml" $by usual | cmp -s - "$folder/one" || fail "seed $seed: the order of projects changes $by"
    done
done
check samples/hame.xml

# The program divides what it should: a wrong sum is seen.
figures "$folder/register.xml" municipality several-rows | awk -F, "$sums" >/dev/null && fail "several rows seem to add up"
exit $((failures > 0))

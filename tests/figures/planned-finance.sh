# Finland's planned finance 2014–2020 by programme, fund and priority, as the Commission publishes it (planned-finance.csv: "ESIF
# 2014-2020 Finances Planned Details", cohesiondata.ec.europa.eu, European Commission, reuse allowed with the source named; its
# Finnish rows, untouched): in every row EU and national amount make the total, and EU over total is the rate that it states.
# Each row is told to the program in two ways - as a project of which only the total and the EU's part are known, and as the
# frame of a priority of its own - and every figure must be the table's. Run: sh tests/figures/planned-finance.sh PROGRAM
set -u
program=$1
table=$(dirname "$0")/planned-finance.csv
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

# The first six fields and the last four hold no commas: EU, national, total, rate.
tail -n +2 "$table" | tr -d '\r' >"$folder/rows"
[ "$(wc -l <"$folder/rows")" = 85 ] || fail "not the 85 Finnish rows"
awk -F, '
    { programme[NR] = $3; fund[NR] = $6; eu[NR] = $(NF - 3); national[NR] = $(NF - 2); whole[NR] = $(NF - 1) }
    END {
        print "<register xmlns=\"urn:hankeraportti:register:1\" version=\"1\" situation-date=\"2020-12-31\">"
        print "<body><name lang=\"en\">Planned finance</name></body><frames>"
        for (i = 1; i <= NR; i++) {
            purpose = "\" programme=\"" programme[i] "\" fund=\"" fund[i] "\" priority=\"row-" i "\">"
            print "<frame source=\"eu" purpose eu[i] "</frame><frame source=\"state" purpose national[i] "</frame>"
        }
        print "</frames><projects>"
        for (i = 1; i <= NR; i++) {
            print "<project code=\"row-" i "\" programme=\"" programme[i] "\" fund=\"" fund[i] "\" priority=\"row-" i "\">"
            print "<name lang=\"en\">Planned</name><decision><amount stage=\"granted\" source=\"eu\">" eu[i] "</amount></decision>"
            print "<amount stage=\"cost\" source=\"total\">" whole[i] "</amount></project>"
        }
        print "</projects></register>"
    }' "$folder/rows" >"$folder/register.xml"

# What the table says of rows that are taken together, in cents: by a field, and all.
expect() { # field, or 0 for each row by itself
    awk -F, -v field="$1" '
        function cents(text, parts) {
            split(text "", parts, ".")
            return parts[1] * 100 + substr(parts[2] "00", 1, 2)
        }
        {
            key = field == 0 ? "row-" NR : $field
            eu[key] += cents($(NF - 3)); national[key] += cents($(NF - 2)); whole[key] += cents($(NF - 1)); rate[key] = $NF
            eu["total"] += cents($(NF - 3)); national["total"] += cents($(NF - 2)); whole["total"] += cents($(NF - 1))
        }
        END {
            for (key in eu) {
                # The rate that the table states for a row; what several rows come to, it does not say.
                stated = field == 0 && key != "total" ? rate[key] : 100 * eu[key] / whole[key]
                printf "%s,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f\n", key, eu[key] / 100, national[key] / 100, whole[key] / 100,
                    eu[key] / 100, national[key] / 100, whole[key] / 100, stated
            }
        }' "$folder/rows" | LC_ALL=C sort
}
figures() { # dimension: without the counts of projects and the header
    "$program" figures "$folder/register.xml" --quiet --by "$1" --format csv \
        --measure 'granted:eu,granted:unknown,cost,frame:eu,frame:state,frame,rate(granted:eu/cost)' |
        tr -d '\r' | tail -n +2 | cut -d, -f1,2,4,6,8,10,12,14 | LC_ALL=C sort
}
compare() { # field, dimension
    expect "$1" >"$folder/expected"
    figures "$2" >"$folder/made"
    diff -u "$folder/expected" "$folder/made" || fail "by $2"
}
compare 0 priority
compare 3 programme
compare 6 fund
exit $((failures > 0))

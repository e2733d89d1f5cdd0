# What must hold of any register's figures, on the samples and on registers made by chance, over every dimension and measure:
# the order of the projects changes nothing, nor does telling them in several registers given together; every grouping has the
# same grand total; rows add up to it; and the figures as of an earlier day are those of a register that does not yet know what
# came after it. Run: sh tests/figures/properties.sh PROGRAM
# Once: it asks some thousand times.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
exec 3>&1 # what figures print is kept; what is wrong with them is told
fail() { echo "$*" >&3; failures=$((failures + 1)); }

# What there is to ask for, by the program's own word.
: >"$folder/nothing.xml"
dimensions=$("$program" figures "$folder/nothing.xml" --by nonsense 2>&1 | sed -n 's/.*there are //; s/,//g; 1p')
[ "$(echo "$dimensions" | wc -w)" -ge 11 ] || fail "too few dimensions: $dimensions"
plain=projects,cost,granted,committed,paid,recovered,frame,remaining
sources="eu state eu+state municipal other-public municipal+other-public private own public total unknown"
first=$plain,share\(granted:eu\),share\(granted:eu+state\),share\(granted:municipal+other-public\),portion\(granted\)
first=$first,rate\(paid/granted\),rate\(granted/cost\)
second=projects third=projects
for source in $sources; do
    second=$second,granted:$source,paid:$source
    third=$third,cost:$source,recovered:$source
done

# The figures of registers by a dimension.
figures() { # dimensions, measures, registers and options
    by=$1 measures=$2
    shift 2
    "$program" figures "$@" --by "$by" --measure "$measures" --format csv 2>"$folder/findings" ||
        { fail "figures $* --by $by: exit status $?"; cat "$folder/findings" >&3; }
}
# All of them, one after the other, the rows of each in the order of their letters.
all_figures() { # registers and options
    for dimension in $dimensions; do
        for measures in "$first" "$second" "$third"; do
            echo "asked $dimension $measures"
            figures "$dimension" "$measures" "$@"
        done
    done >"$folder/printed"
    tr -d '\r' <"$folder/printed" | awk '/^asked / { asked++ } { printf "%03d %s\n", asked, $0 }' | LC_ALL=C sort
}
same() { # what is tried, expected, made
    cmp -s "$2" "$3" || { fail "$1"; diff "$2" "$3" | head -n 10 >&3; }
}

# The grand total is the same whatever it is grouped by: behind the empty fields of the dimensions, and the word of the
# allocation, the line is one.
totals() { # register
    before=
    for dimension in $dimensions; do
        for other in "" $before; do
            figures "$dimension${other:+,$other}" "$first" "$@"
        done
        before="$before $dimension"
    done >"$folder/printed"
    tr -d '\r' <"$folder/printed" | sed -n 's/^total,,*//; T; s/^[a-z][a-z/-]*,//; p'
}
# Every column of money adds up to its total, and portions to 100 where every row is known. Counts need not: the entries of one
# group project may stand in several rows.
add_up() { # register
    for dimension in period programme fund priority authority implementer sector year status size-class; do
        figures "$dimension" projects,cost,granted,paid,granted:public,granted:unknown,portion\(granted\) "$@" | tr -d '\r' >"$folder/rows"
        # The name in the first field may be quoted and hold commas: columns count from the end.
        awk -F, -v dimension=$dimension '
            function cents(text, sign) {
                sign = sub(/^-/, "", text) ? -1 : 1
                sub(/\./, "", text)
                return sign * text
            }
            /portion/ { next }
            { whole = $1 == "total" && NF == 13 }
            { for (i = 1; i < 13; i++) column[i, whole] += cents($(NF - 12 + i)); if ($NF == "" && !whole) open++; lines++ }
            END {
                for (i = 2; i < 12; i += 2)
                    if (column[i, 0] != column[i, 1]) { print dimension ": column " i ": " column[i, 0] ", not " column[i, 1]; bad = 1 }
                if (!open && column[12, 0] != 1000) { print dimension ": portions are " column[12, 0]; bad = 1 }
                exit bad || lines < 2
            }' "$folder/rows" >&3 || fail "$*: rows do not add up"
    done
}

properties() { # register
    all_figures "$1" >"$folder/expected"
    totals "$1" | sort -u >"$folder/totals"
    [ "$(wc -l <"$folder/totals")" = 1 ] || { fail "$1: not one grand total"; cat "$folder/totals" >&3; }
    add_up "$1"
    [ "$(grep -vc '^[0-9]* asked' "$folder/expected")" -ge 70 ] || fail "$1: too few rows to tell anything"
    awk -v seed=1 -v parts=1 -v folder="$folder" -f tests/figures/arrange.awk "$1"
    cmp -s "$1" "$folder/1.xml" && fail "$1: not shuffled"
    all_figures "$folder/1.xml" >"$folder/made"
    same "$1: the order of projects changes figures" "$folder/expected" "$folder/made"
    awk -v seed=0 -v parts=3 -v folder="$folder" -f tests/figures/arrange.awk "$1"
    all_figures "$folder/1.xml" "$folder/2.xml" "$folder/3.xml" >"$folder/made"
    same "$1: in three registers given together" "$folder/expected" "$folder/made"
    all_figures "$folder/3.xml" "$folder/1.xml" "$folder/2.xml" >"$folder/made"
    same "$1: the order of registers changes figures" "$folder/expected" "$folder/made"
}

"$program" import --quiet --mapping eura2014-hame --as-of 2016-08-23 samples/eura-2014-2020-hame.csv -o "$folder/eura.xml"
cp samples/hame.xml "$folder/hame.xml"

# Registers by chance: decisions and payments of many days, one a line, so that what came later can be taken out line by line.
chance() { # seed
    awk -v seed="$1" '
        function draw(below) { seed = seed * 16807 % 2147483647; return int(seed / 2147483647 * below) }
        function one_of(words, list) { return list[1 + draw(split(words, list, " "))] }
        function day() { return sprintf("%d-%02d-%02d", 2021 + draw(4), 1 + draw(12), 1 + draw(28)) }
        function amount(stage, source, rest) {
            if (draw(12) == 0) return "<amount stage=\"" stage "\" source=\"" source "\"" rest " missing=\"not-given\"/>"
            return "<amount stage=\"" stage "\" source=\"" source "\"" rest ">" draw(2000000) "." draw(10) draw(10) "</amount>"
        }
        BEGIN {
            print "<register xmlns=\"urn:hankeraportti:register:1\" version=\"1\" situation-date=\"2025-06-30\">"
            print "<body><name lang=\"fi\">Liitto</name></body>"
            print "<lists><list of=\"period\"><code id=\"P\"><name lang=\"fi\">P</name></code></list>"
            print "<list of=\"programme\"><code id=\"A\" period=\"P\"><name lang=\"fi\">A</name></code></list></lists>"
            print "<frames><frame source=\"eu\" programme=\"A\" fund=\"EAKR\">99000000</frame></frames>"
            print "<projects>"
            for (i = 1; i <= 60; i++) {
                # Every sixth is an entry of a group project.
                printf "<project code=\"H%d\"%s programme=\"A\" fund=\"%s\" priority=\"%s\" status=\"%s\">\n", i, i % 6 ? "" : " group=\"G" i % 4 "\"",
                    one_of("EAKR ESR JTF"), one_of("TL1 TL2 TL7"), one_of("running ended")
                print "<name lang=\"fi\">Hanke</name><start>" day() "</start>"
                print "<organisation role=\"lead-implementer\" name=\"Toteuttaja " draw(15) "\"/>"
                number = 0
                for (count = draw(4); count > 0; count--)
                    print "<decision number=\"" ++number "\"" (draw(9) ? " date=\"" day() "\"" : "") " kind=\"" \
                        one_of("new new amending cancelling") "\"" (draw(7) ? "" : " state=\"" one_of("pending repealed") "\"") ">" amount("granted", "eu") amount("granted", "state") "</decision>"
                if (draw(3)) print amount("cost", "total")
                for (count = draw(5); count > 0; count--)
                    print amount("paid", one_of("eu state"), " date=\"" day() "\"")
                if (draw(9) == 0) print amount("recovered", "eu", " date=\"" day() "\"")
                print "</project>"
            }
            print "</projects></register>"
        }'
}
# What has a day after it is not there yet; nor is a project of which the register tells a new decision that has been made, and no
# decision that is not after it.
as_of() { # day, register
    awk -v day="$1" '
        function later() { return match($0, / date="[^"]*"/) && substr($0, RSTART + 7, 10) > day }
        /^<project / { lines = ""; decided = made = 0; within = 1 }
        /^<decision/ && !later() { decided = 1 }
        /^<decision/ && /kind="new"/ && !/state="pending"/ { made = 1 }
        /^<(decision|amount)/ && later() { next }
        !within { print; next }
        { lines = lines $0 "\n" }
        /^<\/project>/ { within = 0; if (decided || !made) printf "%s", lines }' "$2"
}

for register in hame eura; do
    properties "$folder/$register.xml"
done
for seed in 7 8; do
    chance $seed >"$folder/chance.xml"
    [ $seed != 7 ] || properties "$folder/chance.xml"
    all_figures "$folder/chance.xml" >"$folder/today"
    for day in 2022-03-15 2024-01-01; do
        as_of $day "$folder/chance.xml" >"$folder/then.xml"
        cmp -s "$folder/chance.xml" "$folder/then.xml" && fail "nothing came after $day"
        [ "$(grep -c '^<project ' "$folder/then.xml")" -lt 60 ] || fail "every project was decided on by $day"
        all_figures "$folder/chance.xml" --as-of $day >"$folder/expected"
        all_figures "$folder/then.xml" --as-of $day >"$folder/made"
        same "seed $seed: as of $day" "$folder/expected" "$folder/made"
        cmp -s "$folder/today" "$folder/made" && fail "seed $seed: the day changes nothing"
    done
done

# Two registers of different bodies and days: their grand totals are the sums of each one's.
all_money=projects,cost,granted,paid,granted:public
for register in hame eura; do
    figures fund $all_money "$folder/$register.xml" --as-of 2025-12-31 | tr -d '\r' | sed -n 's/^total,//p'
done | awk -F, '{ for (i = 1; i <= NF; i++) { sub(/\./, "", $i); sum[i] += $i } } END { for (i = 1; i <= 9; i++) printf "%.0f\n", sum[i] }' >"$folder/expected"
for order in "hame eura" "eura hame"; do
    set -- $order
    figures fund $all_money "$folder/$1.xml" "$folder/$2.xml" --as-of 2025-12-31 | tr -d '\r' | sed -n 's/^total,//p' |
        awk -F, '{ for (i = 1; i <= NF; i++) { sub(/\./, "", $i); printf "%.0f\n", $i } }' >"$folder/made"
    same "the samples together ($order)" "$folder/expected" "$folder/made"
done
exit $((failures > 0))

# The figures of the samples, in every dimension and period, are those that oracle.py works out from the XML by itself: today, and on
# earlier days; and as of a day they are those of the register without what came later. Run: sh tests/figures/oracle.sh PROGRAM
# Once: it asks some hundred times.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
command -v python3 >"$folder/python" || { echo "skipped: no python3"; exit 77; }

# What the program says to everything that is asked for in lines of oracle.py, as these have it.
answers() { # questions, register and options
    questions=$1
    shift
    sed -n 's/^# //p' "$questions" | while read -r period dimension measures allocation; do
        echo "# $period $dimension $measures $allocation"
        [ "$period" = all ] && period= || period="--period $period"
        "$program" figures "$@" $period --quiet --by "$dimension" --measure "$measures" --allocation ${allocation:-several-rows} --format csv \
            2>>"$folder/findings" </dev/null | tr -d '\r' | tail -n +2 | LC_ALL=C sort
    done
}
compare() { # register[, day]
    PYTHONIOENCODING=utf-8 python3 tests/figures/oracle.py "$@" >"$folder/expected" || fail "no figures of $*"
    answers "$folder/expected" "$1" ${2:+--as-of "$2"} >"$folder/made"
    [ "$(wc -l <"$folder/expected")" -ge 200 ] || fail "$*: too few figures to tell anything"
    cmp -s "$folder/expected" "$folder/made" || { fail "$*"; diff "$folder/expected" "$folder/made" | head -n 20; }
}
# What came after the day, taken out by hand, changes no figure of that day.
earlier() { # register, day
    PYTHONIOENCODING=utf-8 python3 tests/figures/oracle.py "$@" >"$folder/questions"
    python3 tests/figures/oracle.py --earlier "$1" "$2" >"$folder/earlier.xml" || fail "nothing earlier of $*"
    answers "$folder/questions" "$1" --as-of "$2" >"$folder/expected"
    answers "$folder/questions" "$folder/earlier.xml" --as-of "$2" >"$folder/made"
    cmp -s "$folder/expected" "$folder/made" || { fail "$*: what is later counts"; diff "$folder/expected" "$folder/made" | head -n 20; }
}

"$program" import --quiet --mapping eura2014-hame --as-of 2016-08-23 samples/eura-2014-2020-hame.csv -o "$folder/eura.xml"
compare "$folder/eura.xml"
for register in samples/hame.xml samples/esimerkki.xml; do
    compare $register
done
# One made by chance: places and classes with and without shares, groups, money by year beside its total.
awk -v seed=5 -v folder="$folder" -f tests/figures/register.awk
compare "$folder/register.xml"
for day in 2022-12-31 2024-07-11; do
    compare samples/esimerkki.xml $day
done
earlier samples/esimerkki.xml 2023-12-31
earlier tests/golden/decided-later-not-counted/register.xml 2022-12-31
exit $((failures > 0))

# Every template takes every register that check takes: registers made by chance, with anything missing (any_register.py), in every
# template and language, for both readers, with and without a register before. Run: sh tests/template/any_register.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
command -v python3 >"$folder/python" || { echo "skipped: no python3"; exit 77; }

report() { # seed, options
    seed=$1
    shift
    timeout 60 "$program" report "$folder/register.xml" "$@" -o "$folder/report-internal.pdf" 2>"$folder/findings" ||
        { fail "register $seed: report $*: exit status $?"; tail -n 3 "$folder/findings"; }
    qpdf --check "$folder/report-internal.pdf" >"$folder/checked" 2>&1 || fail "register $seed: report $*: qpdf"
}

set -- "2014-2020 --language fi" "2021-2027 --language sv --reader internal" "2022-2025 --language en --previous $folder/previous.xml"
for seed in 1 2 3 4 5 6; do
    python3 tests/template/any_register.py $seed >"$folder/register.xml" || fail "no register $seed"
    python3 tests/template/any_register.py 100$seed >"$folder/previous.xml"
    "$program" check "$folder/register.xml" 2>"$folder/findings" || fail "register $seed: check: exit status $?"
    for template in board ministry funded-projects project-card smart-specialisation; do
        report $seed --template $template --period $1
        set -- "$2" "$3" "$1"
    done
done
exit $((failures > 0))

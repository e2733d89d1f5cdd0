# Every command line that README.md gives for a shell works as it stands, one after the other, and its tables name all commands and all
# that --by and --measure take. Run: sh tests/operating/readme.sh PROGRAM
# Once: it is about a text.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

# As in a checkout where the program was built.
mkdir "$folder/.build" && cp -r samples "$folder/samples"
sed -n 's/^    hankeraportti  *//p' README.md > "$folder/lines"
[ "$(wc -l < "$folder/lines")" -ge 15 ] || fail 'fewer than 15 command lines'
while IFS= read -r line; do
    (cd "$folder" && eval "timeout 60 \"$program\" $line") < /dev/null > "$folder/printed" 2> "$folder/told" ||
        { fail "hankeraportti $line: exit status $?"; cat "$folder/told"; }
done < "$folder/lines"

"$program" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' > "$folder/words"
"$program" figures --help | sed -n 's/^dimensions: //p; s/^measures: \(.*\);/\1/p' | tr -d ' ' | tr ',' '\n' >> "$folder/words"
[ "$(wc -l < "$folder/words")" -ge 40 ] || fail 'too few words'
grep '^|' README.md > "$folder/tables"
while read -r word; do
    grep -qF "\`$word\`" "$folder/tables" || fail "no table of README.md has $word"
done < "$folder/words"
[ $failures -eq 0 ]

# Inputs that cannot be read: exit status 3, an error that names the file, and no output is begun. And a register that comes
# in pieces through a pipe is read like a file. Run: sh tests/bad-input/files.sh PROGRAM
set -u
. "$(dirname "$0")/expect"

report="--template board --period 2021-2027"
expect 'a missing file' 3 'No such file' check "$folder/none.xml"
expect 'a folder' 3 'a folder' check "$folder"
expect 'a file in place of a folder' 3 'Not a directory' check samples/hame.xml/hame.xml
expect 'nothing' 3 'not well-formed' check /dev/null
expect 'a missing file, figures' 3 'No such file' figures "$folder/none.xml"
expect 'a missing file, chart' 3 'No such file' chart --kind bars --by fund --measure granted -o "$folder/out.svg" "$folder/none.xml"
expect 'a missing file, report' 3 'No such file' report $report -o "$folder/out.pdf" "$folder/none.xml"
expect 'a missing table' 3 'No such file' import --mapping eura2014 --as-of 2016-08-23 -o "$folder/out.xml" "$folder/none.csv"
expect 'a folder as the table' 3 'a folder' import --mapping eura2014 --as-of 2016-08-23 -o "$folder/out.xml" "$folder"
expect 'a missing mapping' 3 'No such file' import --mapping "$folder/none.xml" --as-of 2016-08-23 -o "$folder/out.xml" samples/eura-2014-2020-hame.csv
expect 'a missing template' 3 'No such file' report --template "$folder/none.xml" --period 2021-2027 -o "$folder/out.pdf" samples/hame.xml
expect 'a register as the template' 3 'expected <report>' report --template samples/hame.xml --period 2021-2027 -o "$folder/out.pdf" samples/hame.xml
expect 'a register as the mapping' 3 'expected <mapping>' import --mapping samples/hame.xml --as-of 2016-08-23 -o "$folder/out.xml" samples/eura-2014-2020-hame.csv
head -c 2000 templates/board.xml > "$folder/cut.xml"
expect 'a template cut off' 3 'not well-formed' report --template "$folder/cut.xml" --period 2021-2027 -o "$folder/out.pdf" samples/hame.xml
for name in out.svg out.pdf out.xml; do
    [ ! -e "$folder/$name" ] || fail "$name was made without an input"
done
expect 'standard input closed' 3 'cannot be read' check - <&-
expect 'one file of two is missing' 3 'No such file' check samples/hame.xml "$folder/none.xml"
grep -q 'samples/hame.xml:' "$folder/findings" || fail "the other file was not checked"

# Read permission binds everybody but root, who becomes somebody else for this.
cp "$program" samples/hame.xml "$folder"
chmod 755 "$folder" "$folder/${program##*/}"
chmod 000 "$folder/hame.xml"
as_somebody=
[ "$(id -u)" -ne 0 ] || as_somebody="setpriv --reuid=65534 --regid=65534 --clear-groups"
if $as_somebody test -x "$folder/${program##*/}"; then
    $as_somebody "$folder/${program##*/}" check "$folder/hame.xml" 2> "$folder/findings"
    [ $? -eq 3 ] || fail 'no permission: exit status is not 3'
    grep -q 'hame.xml:1:1: error: .*Permission denied' "$folder/findings" || fail 'no permission: not told'
else
    fail 'no permission: cannot become somebody else'
fi

"$program" figures --quiet --format csv samples/hame.xml > "$folder/expected"
while read -r line; do printf '%s\n' "$line"; done < samples/hame.xml | "$program" figures --quiet --format csv - |
    cmp -s - "$folder/expected" || fail 'a register through a pipe gives other figures'

exit $((failures > 0))

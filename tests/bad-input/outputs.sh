# Outputs that cannot be written: exit status 4, an error that says so, what stood there before untouched to the byte, and
# nothing left lying beside it. Run: sh tests/bad-input/outputs.sh PROGRAM
set -u
. "$(dirname "$0")/expect"

mkdir "$folder/out"
"$program" import --quiet --mapping eura2014 --as-of 2016-08-23 samples/eura-2014-2020-hame.csv > "$folder/register.xml" ||
    fail "import to standard output"
echo 'what stood there before' > "$folder/before"

# Every command that writes, to the path $1; standard output is the caller's.
import_to() { expect "$2: import" 4 'cannot be written' import --mapping eura2014 --as-of 2016-08-23 -o "$1" samples/eura-2014-2020-hame.csv; }
svg_to() { expect "$2: SVG chart" 4 'cannot be written' chart --kind bars --by fund --measure granted -o "$1" "$folder/register.xml"; }
report_to() { expect "$2: report" 4 'cannot be written' report --template board --period 2014-2020 -o "$1" "$folder/register.xml"; }
all_to() { # a path without ending; what
    import_to "$1.xml" "$2"
    svg_to "$1.svg" "$2"
    report_to "$1.pdf" "$2"
}
untouched() { # what: whether $folder/out holds the three files of before, and nothing else
    for ending in xml svg pdf; do
        cmp -s "$folder/before" "$folder/out/a.$ending" || fail "$1: a.$ending is not what it was"
    done
    left=$(ls -A "$folder/out" | tr '\n' ' ')
    [ "$left" = "a.pdf a.svg a.xml " ] || fail "$1: left behind: $left"
}
for ending in xml svg pdf; do cp "$folder/before" "$folder/out/a.$ending"; done

all_to "$folder/none/a" 'a folder that is not there'
all_to "$folder/before/a" 'a file in place of a folder'
mkdir "$folder/a.xml" "$folder/a.svg" "$folder/a.pdf"
all_to "$folder/a" 'a folder in place of a file'
[ "$(ls -A "$folder/a.xml" "$folder/a.svg" "$folder/a.pdf" | grep -vc ':$\|^$')" = 0 ] || fail 'something was put into the folder'

# --- a full disk ---
ln -s /dev/full "$folder/full.svg"
import_to /dev/full '/dev/full'
svg_to "$folder/full.svg" '/dev/full'
report_to /dev/full '/dev/full'
(
    trap '' XFSZ    # else the shell's children are killed where a full disk would give an error
    ulimit -f 1     # 512 or 1024 bytes
    "$program" import --quiet --mapping eura2014 --as-of 2016-08-23 -o "$folder/out/a.xml" samples/eura-2014-2020-hame.csv
    echo $?
    "$program" report --quiet --template board --period 2014-2020 -o "$folder/out/a.pdf" "$folder/register.xml"
    echo $?
) 2> "$folder/limited.findings" | tr '\n' ' ' > "$folder/limited"
[ "$(cat "$folder/limited")" = "4 4 " ] || fail "files limited to a block: exit status $(cat "$folder/limited")"
[ "$(grep -c 'cannot be written' "$folder/limited.findings")" = 2 ] || fail 'files limited to a block: not told'
untouched 'files limited to a block'

# --- standard output ---
closed() { "$@" >&- 2> "$folder/findings"; }
printing() { # what, the command: with standard output full, closed, and read by nobody
    what=$1
    shift
    timeout 60 "$program" "$@" > /dev/full 2> "$folder/findings"
    [ $? -eq 4 ] || fail "$what to /dev/full: exit status is not 4"
    grep -q 'error: .*cannot be written' "$folder/findings" || fail "$what to /dev/full: not told"
    closed timeout 60 "$program" "$@"
    [ $? -eq 4 ] || fail "$what to a closed output: exit status is not 4"
    # A pipe whose reader is gone before anything is written.
    mkfifo "$folder/pipe"
    sleep 60 < "$folder/pipe" &
    reader=$!
    exec 5> "$folder/pipe"
    kill $reader
    wait $reader 2> /dev/null
    timeout 60 "$program" "$@" >&5 2> "$folder/findings"
    [ $? -eq 4 ] || fail "$what to a pipe that nobody reads: exit status is not 4"
    exec 5>&-
    rm "$folder/pipe"
}
printing figures figures --format csv "$folder/register.xml"
printing schema schema register
printing help --help
printing 'a dump' check --dump=register "$folder/register.xml"
printing 'a report' report --template board --period 2014-2020 "$folder/register.xml"
printing 'a trace' report --template board --period 2014-2020 --dump=trace "$folder/register.xml"
printing 'a register' import --mapping eura2014 --as-of 2016-08-23 samples/eura-2014-2020-hame.csv

# --- no permission; it binds everybody but root, who becomes somebody else for this ---
if [ "$(id -u)" -eq 0 ]; then
    # Not from the checkout, which may stand where nobody else may look.
    cp "$program" templates/import/eura2014.xml samples/eura-2014-2020-hame.csv "$folder"
    chmod 755 "$folder" "$folder/${program##*/}" "$folder/out"
    chmod 644 "$folder/eura2014.xml" "$folder/eura-2014-2020-hame.csv"
    setpriv --reuid=65534 --regid=65534 --clear-groups "$folder/${program##*/}" import --quiet \
        --mapping "$folder/eura2014.xml" --as-of 2016-08-23 -o "$folder/out/a.xml" \
        "$folder/eura-2014-2020-hame.csv" 2> "$folder/findings"
    [ $? -eq 4 ] || { fail 'no permission: exit status is not 4'; cat "$folder/findings"; }
    grep -q 'a.xml cannot be written: Permission denied' "$folder/findings" || fail 'no permission: not told'
    untouched 'no permission'
fi

# --- data that no report can be made from: the old one stays ---
sed 's/version="1" situation/version="2" situation/' samples/hame.xml > "$folder/wrong.xml"
expect 'a report of a wrong register' 1 'is not a value for' report --template board --period 2021-2027 -o "$folder/out/a.pdf" "$folder/wrong.xml"
expect 'a report of an unknown period' 2 'knows no period' report --template board --period 1999 -o "$folder/out/a.pdf" samples/hame.xml
expect 'an import of another table' 3 'no column' import --mapping eura2014 --as-of 2016-08-23 -o "$folder/out/a.xml" samples/README.md
untouched 'wrong data'

# --- and what can be written replaces the old one ---
"$program" report --quiet --template board --period 2021-2027 -o "$folder/out/a.pdf" samples/hame.xml || fail 'a report over an old one'
cmp -s "$folder/before" "$folder/out/a.pdf" && fail 'the old report is still there'

exit $((failures > 0))

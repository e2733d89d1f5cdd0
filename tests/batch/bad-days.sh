# Bad days: each ends with an error that says what to do, and what was published before stays whole - or, when only some
# reports cannot be made, the others come out.
set -u
. "$(dirname "$0")/monthly"
before() { sum=$(cd "$folder/out" && find -L current -type f -exec sha256sum {} + | sort); link=$(readlink "$folder/out/current"); }
untouched() {
    [ "$(readlink "$folder/out/current")" = "$link" ] || fail "$what: another edition is the current one"
    [ "$(cd "$folder/out" && find -L current -type f -exec sha256sum {} + | sort)" = "$sum" ] || fail "$what: the edition is not what it was"
    tidy
}
# with_batch TEXT: the batch file of the next runs.
with_batch() { batch=$folder/in/month.xml; batch "$batch" "$1"; }
usual() { with_batch '<register name="a" file="a.xml"/><reports languages="fi en">'"$REPORTS"; }

what='the month before'
run 0
before

# --- settings that aim elsewhere ---
for name in '../{template}-{language}.pdf' '/tmp/{template}-{language}.pdf' '.{template}-{language}.pdf' '-{language}.pdf' \
            '{template}&#10;{language}.pdf' '{template}-{language}.html' '{template}/{language}.pdf' '{user}-{language}.pdf' ''; do
    what="the name $name"
    with_batch '<register name="a" file="a.xml"/><reports name="'"$name"'" languages="fi">'"$REPORTS"
    run 2
    told 'makes no file names'
    untouched
done
what='a name that leads out by what it is filled with'
sed 's/2021-2027/..\/2027/g' "$folder/in/a.xml" > "$folder/in/b.xml"
with_batch '<register name="a" file="b.xml"/><reports name="{period}.pdf" languages="fi"><from register="a"/><period code="../2027"/><template name="board"/></reports>'
run 1
told '"../2027.pdf" cannot be a file'
untouched
what='a name whose companion would be the index page'
with_batch '<register name="a" file="a.xml"/><reports name="index.pdf" languages="fi" also="html">'"$REPORTS"
run 1
told '"index.pdf" cannot be a file'
untouched
what='no output folder'
batch "$folder/in/nowhere.xml" '<register name="a" file="a.xml"/><reports languages="fi">'"$REPORTS"
sed -i 's/output="[^"]*"/output=""/' "$folder/in/nowhere.xml"
batch=$folder/in/nowhere.xml
run 2
told 'where the reports go is not told'
run 2 --output -
told '"-"; it is FOLDER'
run 4 --output "$folder/in/a.xml"
usual
untouched
what='a register whose name has a line end'
with_batch '<register name="a" file="a.xml&#10;hankeraportti: error: false"/><reports languages="fi">'"$REPORTS"
run 3
grep -q 'a.xml.*hankeraportti: error: false:1:1: error: the file cannot be read' "$folder/told" || fail "$what: not told"
grep -q '^hankeraportti: error: false' "$folder/told" && fail "$what: it makes a line of its own"
untouched
what='a register whose name leads elsewhere'
with_batch '<register name="../../../elsewhere" file="a.xml"/><reports languages="fi"><from register="../../../elsewhere"/><period code="2021-2027"/><template name="board"/></reports>'
run 0 --output "$folder/odd"
register "$folder/in/a.xml" 2025-01-31 1100
run 0 --output "$folder/odd"
[ -z "$(find "$folder" -name '*elsewhere*')" ] || fail "$what: something was written there"
register "$folder/in/a.xml" 2024-12-31 1000.50
what='a register on standard input'
with_batch '<register name="a" file="-"/><reports languages="fi">'"$REPORTS"
run 3 < "$folder/in/a.xml"
untouched

# --- some reports cannot be made: the others come out ---
what='a report with an error in the batch file'
register "$folder/in/a.xml" 2025-01-31 1100
with_batch '<register name="a" file="a.xml"/><reports languages="fi" colour="blue">'"$REPORTS"'<reports languages="fi"><from register="a"/><period code="2014-2020"/><period code="2021-2027"/><template name="board"/><template name="bord"/></reports>'
run 2
told 'has no attribute colour'
told 'the register knows no period "2014-2020"'
told 'there is no template "bord"'
told '1 of 4 reports are published in .*/0002-2025-01-31'
whole
before
what='two reports of one name'
with_batch '<register name="a" file="a.xml"/><reports name="{template}.pdf" languages="fi en">'"$REPORTS"
run 1
told 'another report before it has this name'
told '1 of 2 reports'
whole
what='a public and an internal report of one name'
with_batch '<register name="a" file="a.xml"/><reports name="{template}.pdf" languages="fi" readers="public internal">'"$REPORTS"
run 1
told 'this report names persons'
[ "$(grep -c 'month.xml:' "$folder/told")" = 1 ] || { fail "$what: not one finding"; cat "$folder/told"; }
what='two reports whose names differ in their case'
cp templates/board.xml "$folder/in/BOARD.xml"
with_batch '<register name="a" file="a.xml"/><reports name="{template}.pdf" languages="fi"><from register="a"/><period code="2021-2027"/><template name="board"/><template name="BOARD.xml"/></reports>'
run 1
told 'another report before it has this name'
what='one register of two has vanished'
register "$folder/in/b.xml" 2025-01-31 1100
with_batch '<register name="a" file="a.xml"/><register name="b" file="gone.xml"/><reports name="{register}.pdf" languages="fi"><from register="b"/>'"$REPORTS"
run 3
told 'gone.xml.*: error: the file cannot be read|the file cannot be read'
told 'no report is made from .*gone.xml'
told '1 of 2 reports'
whole
usual
run 0
before

what='two batch files with one output folder'
cp "$batch" "$folder/in/second.xml"
batch=$folder/in/second.xml
run 0    # the same reports by another name
untouched
batch "$batch" '<register name="a" file="a.xml"/><reports languages="sv">'"$REPORTS"
run 2
told '/000[0-9]-2025-01-31 was published from month.xml, and second.xml does not make its report board-2021-2027-fi-2025-01-31.pdf: give second.xml an output folder of its own'
untouched
run 2 --dry-run
told 'second.xml an output folder of its own'
usual

what='the same month again, with a template that is broken now'
head -n 3 templates/board.xml > "$folder/in/broken.xml"
with_batch '<register name="a" file="a.xml"/><reports languages="fi en"><from register="a"/><period code="2021-2027"/><template name="board"/><template name="broken.xml"/></reports>'
run 3
told 'nothing is published; what was published last stays'
untouched

# --- nothing can be made ---
what='a template, a register and a log that are pipes'
mkfifo "$folder/in/pipe.xml"
with_batch '<register name="a" file="a.xml"/><reports languages="fi"><from register="a"/><period code="2021-2027"/><template name="pipe.xml"/></reports>'
run 3
told 'no plain file'
with_batch '<limits seconds="1"/><register name="a" file="pipe.xml"/><reports languages="fi">'"$REPORTS"
run 1
told 'took longer than 1 s'
with_batch '<log to="file" file="pipe.xml"/><register name="a" file="a.xml"/><reports languages="fi en">'"$REPORTS"
run 4
told 'pipe.xml cannot be written'
untouched
what='a batch of very many reports'
with_batch '<register name="a" file="a.xml"/><reports languages="fi">'"$(yes '<from register="a"/>' | head -n 3000)$REPORTS"
run 2
told 'more than 6.*000 reports'
untouched
usual
what='the register has vanished'
mv "$folder/in/a.xml" "$folder/in/away"
run 3
told 'nothing is published; what was published last stays'
untouched
what='the register is cut short'
head -c 700 "$folder/in/away" > "$folder/in/a.xml"
run 3
told 'not well-formed'
untouched
what='the register has an error'
sed 's/2000</2000,00</' "$folder/in/away" > "$folder/in/a.xml"
run 1
told 'expected euros'
untouched
what='a register older than the last'
register "$folder/in/a.xml" 2024-12-31 1000.50
run 1
told 'tells of 31.12.2024, but 31.1.2025 was already reported'
untouched
mv "$folder/in/away" "$folder/in/a.xml"
what='no batch file'
batch=$folder/in/none.xml
run 3
usual
what='no memory to speak of'
register "$folder/in/a.xml" 2025-02-28 1200
with_batch '<limits megabytes="30"/><register name="a" file="a.xml"/><reports languages="fi">'"$REPORTS"
# Under AddressSanitizer there is no limit of memory.
if grep -q __asan_init "$program"; then :; else
    timeout 60 "$program" run "$batch" > /dev/null 2> "$folder/told" && fail "$what: nothing was told"
    told 'could not be made|no report is made from'
    untouched
fi
usual

# --- the output folder ---
what='two runs in one folder'
(
    flock 9
    run 4
    told 'another run is at work'
    exit $failures
) 9> "$folder/out/.lock" || failures=$((failures + 1))
untouched
what='a lock that was left behind'    # only held, not just there, it keeps others away
[ -e "$folder/out/.lock" ] || fail "$what: there is none"
run 0
whole
before
register "$folder/in/a.xml" 2025-03-31 1200
what='current is a folder'
mv "$folder/out/current" "$folder/link"
mkdir "$folder/out/current"
run 4
told 'current is not what a run makes there'
rmdir "$folder/out/current"
what='current leads elsewhere'
mkdir "$folder/elsewhere"
echo mine > "$folder/elsewhere/file"
ln -s "$folder/elsewhere" "$folder/out/current"
run 4
told 'current is not what a run makes there'
rm "$folder/out/current"
ln -s "editions/../../elsewhere" "$folder/out/current"
run 4
rm "$folder/out/current"
ln -s "editions/0009-2025-01-31" "$folder/out/current"
run 4
told 'current is not what a run makes there'
rm "$folder/out/current"
what='current is gone'
run 4
told 'put the link or the folder back'
mv "$folder/link" "$folder/out/current"
untouched
for place in editions kept parts; do
    what="$place leads elsewhere"
    mkdir -p "$folder/out/$place"
    mv "$folder/out/$place" "$folder/$place"
    ln -s "$folder/elsewhere" "$folder/out/$place"
    run 4
    told "$place is not what a run makes there"
    rm "$folder/out/$place"
    mv "$folder/$place" "$folder/out/$place"
    rmdir "$folder/out/parts" 2> /dev/null
    untouched
done
what='internal leads elsewhere'
ln -s "$folder/elsewhere" "$folder/out/internal"
with_batch '<register name="a" file="a.xml"/><reports name="{template}-{language}-{reader}.pdf" languages="fi" readers="public internal">'"$REPORTS"
run 4
told 'internal is not what a run makes there'
rm "$folder/out/internal"
usual
untouched
what='what is unfinished leads elsewhere'
ln -s "$folder/elsewhere" "$folder/out/editions/.new"
ln -s "$folder/elsewhere/file" "$folder/out/current.new"
run 0
whole
tidy
what='a log that leads elsewhere'
ln -s "$folder/elsewhere/file" "$folder/in/log"
with_batch '<log to="file" file="log"/><register name="a" file="a.xml"/><reports languages="fi">'"$REPORTS"
run 4
told 'log cannot be written'
usual
[ "$(cat "$folder/elsewhere/file")" = mine ] && [ "$(ls -A "$folder/elsewhere")" = file ] || fail "something was written elsewhere"
what='the manifest was altered'
before
edition=$folder/out/current
cp "$edition/manifest.json" "$folder/manifest"
sed -i 's/"file": "board/"file": "..\/board/' "$edition/manifest.json"
run 3
told 'no manifest, or it was altered'
cp "$folder/manifest" "$edition/manifest.json"
untouched

what='a file system without links'
if traced true 2> /dev/null; then
    register "$folder/in/a.xml" 2025-04-30 1250
    before
    for call in symlink:error=EPERM symlink:error=EOPNOTSUPP link:error=EPERM; do
        what="$call"
        traced -f -e trace=${call%:*} -e inject=$call "$program" run "$batch" > "$folder/printed" 2> "$folder/told"
        [ $? -eq 4 ] || fail "$what: exit status is not 4"
        told 'cannot hold links .*choose an output folder on another file system'
        untouched
    done
else
    echo "not tried: $what (no strace)"
fi

# --- disks ---
register "$folder/in/a.xml" 2025-05-31 1300
before
what='files limited to a block, as if the disk filled in the middle'
for blocks in 1 8 40; do
    { ( trap '' XFSZ; ulimit -f $blocks; timeout 60 "$program" run "$batch"; echo $? >&3 ) 2>&1 > /dev/null |
        cat > "$folder/told"; } 3> "$folder/status"
    [ "$(cat "$folder/status")" = 4 ] || fail "$what ($blocks): exit status is not 4"
    told 'cannot be written'
    told 'what was published last stays in its place'
    untouched
done
what='only the largest report does not fit'
run 0 --output "$folder/sizes"
sizes=$(cd "$folder/sizes/current/" && stat -c %s ./*.pdf | sort -n | tr '\n' ' ')
blocks=$(((${sizes#* } - 1) / 512))
[ "${sizes%% *}" -le $((blocks * 512)) ] || fail "$what: both reports are as large ($sizes)"
{ ( trap '' XFSZ; ulimit -f $blocks; timeout 60 "$program" run "$batch"; echo $? >&3 ) 2>&1 > /dev/null |
    cat > "$folder/told"; } 3> "$folder/status"
[ "$(cat "$folder/status")" = 4 ] || fail "$what: exit status is not 4"
told 'what was published last stays in its place'
untouched
what='a register that changes while it is read'
if traced true 2> /dev/null; then
    # The run is held up where it hears of its first report; the register was read before. That it is kept already, as it was,
    # must not hide the change.
    run 0
    before
    with_batch '<register name="a" file="a.xml"/><reports name="{language}.pdf" languages="fi">'"$REPORTS"
    traced -e trace=wait4 -e inject=wait4:delay_enter=3000000:when=2 "$program" run "$batch" \
        > /dev/null 2> "$folder/told" &
    sleep 1.5
    register "$folder/in/a.xml" 2025-05-31 1301
    wait $!
    [ $? -eq 3 ] || fail "$what: exit status is not 3"
    told 'a.xml changed while the run was reading it'
    untouched
    usual
else
    echo "not tried: $what (no strace)"
fi
what='a full disk'
if mkdir "$folder/disk" && mount -t tmpfs -o size=4m none "$folder/disk" 2> /dev/null; then
    trap 'umount "$folder/disk"; rm -rf "$folder"' EXIT
    cp -a "$folder/out" "$folder/disk/out"
    copy=$folder/disk/out
    head -c 4m /dev/zero > "$folder/disk/filler" 2> /dev/null
    truncate -s -48k "$folder/disk/filler"
    link=$(readlink "$copy/current")
    run 4 --output "$copy"
    told 'No space left'
    [ "$(readlink "$copy/current")" = "$link" ] || fail "$what: another edition is the current one"
    [ -z "$(find "$copy" -name '.new' -o -name '*.part')" ] || fail "$what: something is left behind"
    umount "$folder/disk"
    trap 'rm -rf "$folder"' EXIT
else
    echo "not tried: $what (no tmpfs can be mounted here)"
fi
what='a read-only folder'
chmod -R a+rX "$folder"
if [ "$(id -u)" -ne 0 ]; then
    chmod a-w "$folder/out" "$folder/out/editions"
    run 4
    told 'cannot be written'
    chmod u+w "$folder/out" "$folder/out/editions"
elif setpriv --reuid=65534 --regid=65534 --clear-groups "$program" --version > /dev/null 2>&1; then
    setpriv --reuid=65534 --regid=65534 --clear-groups "$program" run "$batch" > /dev/null 2> "$folder/told"
    [ $? -eq 4 ] || fail "$what: exit status is not 4"
    told 'cannot be written'
else
    echo "not tried: $what (no other user can run the program)"
fi
untouched
run 0
whole
tidy

exit $((failures > 0))

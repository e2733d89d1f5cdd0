# The command line of changes: what it refuses, and with which exit status. Run: sh tests/changes/command.sh PROGRAM
set -u
. "$(dirname "$0")/../bad-input/expect"
old=tests/changes/old.xml new=tests/changes/new.xml
expect "one register" 2 'changes takes OLD NEW' changes $old
expect "three registers" 2 'changes takes OLD NEW' changes $old $new $new
expect "standard input twice" 2 'only once' changes - - <$old
expect "a share" 2 'share\(granted:eu\)' changes $old $new --measure 'share(granted:eu)'
expect "a frame" 2 'frame' changes $old $new --measure frame
expect "two dimensions" 2 '\-\-by takes at most 1' changes $old $new --by fund,priority
expect "an unknown dimension" 2 'no dimension' changes $old $new --by fudn
expect "no old register" 3 'cannot be read' changes "$folder/none.xml" $new
expect "no new register" 3 'cannot be read' changes $old "$folder/none.xml"
sed 's/code="B2"/code="B1"/' $new >"$folder/repeated.xml"
expect "a register with an error" 1 'B1' changes $old "$folder/repeated.xml"
[ ! -s "$folder/printed" ] || fail "changes of a register with an error are printed"
sed 's/>1000</>92233720368547758.07</' $new >"$folder/large.xml"
sed 's/>100</>-92233720368547758.00</; s/A1/B1/' $old >"$folder/negative.xml"
expect "a change that does not fit" 1 'too large' changes "$folder/negative.xml" "$folder/large.xml"
timeout 60 "$program" changes $old $new >/dev/full 2>"$folder/findings"
[ $? = 4 ] || fail "a full disk"

"$program" changes - $new --format csv <$old 2>/dev/null >"$folder/one" || fail "the old register from standard input"
"$program" changes $old - --format csv <$new 2>/dev/null >"$folder/two" || fail "the new register from standard input"
cmp -s "$folder/one" "$folder/two" || fail "standard input gives another result"

"$program" changes $new $old >"$folder/printed" 2>"$folder/findings" || fail "registers the wrong way round"
grep -q '^hankeraportti: warning: .*30\.6\.2024.*31\.12\.2024' "$folder/findings" || fail "the wrong order is not told"

# Tables of changes by their ids.
set_of="figures $new --quiet --id changes/all"
expect "a table of changes without a previous register" 2 '\-\-previous REGISTER' $set_of/kind/granted
expect "a previous register where nothing asks for changes" 2 'changes/' figures $new --previous $old
expect "a table of changes that is none" 2 'kind, a dimension, largest-N' $set_of/all/granted --previous $old
expect "the largest of two measures" 2 'with one measure' $set_of/largest-3/granted,paid --previous $old
expect "the largest none" 2 'dimension' $set_of/largest-0/granted --previous $old
expect "an unknown kind of change" 2 'no dimension' $set_of/renewed/granted --previous $old
expect "an id that ends early" 2 'changes/PERIOD/BY' $set_of --previous $old
expect "changes by what a project may have several of" 2 'several rows' $set_of/municipality/granted --previous $old
expect "changes of a share" 2 'share' "$set_of/kind/share(granted:eu)" --previous $old
expect "a row that is not there" 2 'before, new, vanished' $set_of/kind/granted --row moved-out --previous $old
expect "a fund that is not there" 2 'ESR, EAKR' $set_of/fund/granted --row JTF --previous $old
expect "a row of a list" 2 'leave --row out' $set_of/new/granted --row B1 --previous $old
expect "standard input twice, for figures" 2 'only once' figures - --id changes/all/kind/granted --previous - <$old
expect "no previous register, for figures" 3 'cannot be read' $set_of/kind/granted --previous "$folder/none.xml"
expect "a previous register with an error, for figures" 1 'B1' $set_of/kind/granted --previous "$folder/repeated.xml"

# The same in a report.
cases=tests/golden/report-changes
make_report="report $cases/new.xml --template $cases/template.xml --period 2021-2027"
expect "a previous register from the standard input that the register came from" 2 'only once' \
    report - --template $cases/template.xml --period 2021-2027 --previous - <$cases/new.xml
expect "no previous register" 3 'cannot be read' $make_report --previous "$folder/none.xml"
sed 's/code="A2"/code="A1"/' $cases/old.xml >"$folder/repeated.xml"
expect "a previous register with an error" 1 'A1' $make_report --previous "$folder/repeated.xml"
"$program" report $cases/old.xml --template $cases/template.xml --period 2021-2027 --previous $cases/new.xml \
    -o "$folder/reversed.pdf" 2>"$folder/findings" || fail "a later register as the previous one"
grep -q 'warning: .*31\.12\.2024' "$folder/findings" || fail "that the previous register is later is not told"
"$program" $make_report -o "$folder/alone.pdf" 2>/dev/null || fail "a report of changes without a previous register"
pdftotext "$folder/alone.pdf" - | grep -q 'Uusia hankkeita' && fail "changes without a previous register"
exit $((failures > 0))

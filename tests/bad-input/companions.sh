# What --also writes takes the place of nothing that is read, and says which pictures of an earlier, longer report lie beside its own.
# Run: sh tests/bad-input/companions.sh PROGRAM
set -u
. "$(dirname "$0")/expect"
mine=tests/golden/report-small
for form in html xlsx; do
    cp $mine/register.xml "$folder/r.$form"
    expect "a register called r.$form" 2 "r.$form would be read and written over" report "$folder/r.$form" --template board --period 2021-2027 --also $form -o "$folder/r.pdf"
    cmp -s $mine/register.xml "$folder/r.$form" || fail "r.$form is lost"
done
cp $mine/register.xml "$folder/p-1.png"
expect 'a register called p-1.png' 2 'p-1.png would be read and written over' report "$folder/p-1.png" --template board --period 2021-2027 --also png -o "$folder/p.pdf"
cmp -s $mine/register.xml "$folder/p-1.png" || fail 'p-1.png is lost'
cp $mine/register.xml "$folder/old.xml"
expect 'the previous register' 2 'old.xml would be read and written over' report $mine/register.xml --previous "$folder/old.xml" --template board --period 2021-2027 -o "$folder/old.xml"
cmp -s $mine/register.xml "$folder/old.xml" || fail 'the previous register is lost'

touch "$folder/q-98.png" "$folder/q-99.png" "$folder/q-x.png" "$folder/qq-99.png"
pictures() { "$program" report $mine/register.xml --template board --period 2021-2027 --language en --also png -o "$folder/q.pdf" 2>&1; }
pictures | grep -q 'warning: .*q-\*\.png: pages left by an earlier report: 2;' || fail 'pages of an earlier report are not told of'
[ -e "$folder/q-99.png" ] || fail 'a file that is not known is removed'
rm "$folder/q-98.png" "$folder/q-99.png"
pictures | grep 'earlier report' && fail 'nothing is left, but told'
exit $((failures > 0))

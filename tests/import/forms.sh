# One table in the forms that exports come in - encodings, line ends, quotes, styles of numbers and dates - gives one
# register. Run: sh tests/import/forms.sh PROGRAM
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

mapping() { # name, attributes of <table>, attributes of the first amount
    cat >"$folder/$1.xml" <<END
<mapping xmlns="urn:hankeraportti:mapping:1" version="1">
  <body><name lang="en">Body</name></body>
  <table $2/>
  <columns>
    <project-code header="Code"/>
    <name header="Name" lang="fi"/>
    <start header="Start"/>
    <amount header="Total cost" stage="cost" source="total" $3/>
    <amount header="Grant" stage="granted" source="eu"/>
    <code header="Field" list="intervention-field" open="yes" optional="yes"/>
    <unused header="Rate"/>
  </columns>
</mapping>
END
}
import() { "$program" import --mapping "$folder/$1.xml" --as-of 2020-01-01 "$folder/$2" -o "$folder/$3" 2>"$folder/findings"; }
same() { # form
    # What was not plainly written is kept beside the amount; the amounts themselves are the same.
    sed 's/ raw="[^"]*"//' "$folder/$1.out" | cmp -s - "$folder/plain.out" ||
        { fail "$1: another register"; diff "$folder/plain.out" "$folder/$1.out"; cat "$folder/findings"; }
}

cat >"$folder/plain.csv" <<'END'
Code,Name,Start,Total cost,Grant,Field,Rate
P1,"Žluťoučký ""kůň"", hanke
kahdella rivillä",2015-11-01,1238920,10863.5,001,60%
P2,Pieni,2015-03-09,3000,0,,
END
mapping plain 'encoding="UTF-8" separator="comma" quoting="double" dates="y-m-d"' ''
import plain plain.csv plain.out || { fail "plain failed"; cat "$folder/findings"; }
has() { grep -qF -- "$1" "$folder/plain.out" || fail "not in the register: $1"; }
has '<name lang="fi">Žluťoučký &quot;kůň&quot;, hanke kahdella rivillä</name>'
has '<start>2015-11-01</start>'
has '<amount stage="cost" source="total">1238920.00</amount>'
has '<amount stage="granted" source="eu">10863.50</amount>'
has '<class list="intervention-field" code="001"/>'
[ "$(grep -c '<class ' "$folder/plain.out")" = 1 ] || fail "an empty class"
grep -qv ': error: ' "$folder/findings" || fail "errors in the plain form"
grep -q ':4:[0-9]*: note: .*2.*2.*0' "$folder/findings" || fail "the second row begins on line 4"

printf '\357\273\277' | cat - "$folder/plain.csv" >"$folder/mark.csv"
cp "$folder/plain.xml" "$folder/mark.xml"
import mark mark.csv mark.out; same mark

sed 's/$/\r/' "$folder/plain.csv" >"$folder/crlf.csv"
cp "$folder/plain.xml" "$folder/crlf.xml"
import crlf crlf.csv crlf.out; same crlf

tr '\n' '\r' <"$folder/plain.csv" >"$folder/cr.csv"
cp "$folder/plain.xml" "$folder/cr.xml"
import cr cr.csv cr.out; same cr
grep -q ':4:[0-9]*: note: ' "$folder/findings" || fail "lines that end in CR are lines"

for encoding in CP1250 UTF-16 UTF-16LE; do
    iconv -f UTF-8 -t $encoding "$folder/plain.csv" >"$folder/$encoding.csv"
    mapping $encoding "encoding=\"$encoding\" separator=\"comma\" quoting=\"double\" dates=\"y-m-d\"" ''
    import $encoding $encoding.csv $encoding.out; same $encoding
    grep -q ':4:[0-9]*: note: ' "$folder/findings" || fail "$encoding: the last row does not begin on line 4"
done

cat >"$folder/croatian.csv" <<'END'
Code;Name ;Start;Total  cost;Grant;Field;Rate
P1;"Žluťoučký ""kůň"", hanke
kahdella rivillä";1.11.2015;1.238.920,00 kn;10.863,50;001;60%
P2;Pieni;09.03.2015;3.000 kn;0;;
END
mapping croatian 'encoding="UTF-8" separator="semicolon" quoting="double" decimal="comma" thousands="dot" dates="d.m.y"' 'suffix="kn"'
import croatian croatian.csv croatian.out; same croatian

cat >"$folder/english.csv" <<'END'
Rate,Grant,Start,Name,Code,Total cost,Field,
60%,"10,863.50",01/11/2015,"Žluťoučký ""kůň"", hanke
kahdella rivillä",P1,"1,238,920.00",001,
,0,09/03/2015,Pieni,P2,"3,000.00",,
Total,,,,,,,
Exported on 1 January 2020
END
mapping english 'encoding="UTF-8" separator="comma" quoting="double" thousands="comma" dates="d/m/y" footer-rows="2"' ''
import english english.csv english.out || fail "the footer is no error"
same english
grep -q 'note: .*2.*2.*0.*2' "$folder/findings" || fail "the footer's two lines are not counted"

printf 'Code\tName\tStart\tTotal cost\tGrant\tField\tRate\nP1\tA\t2015-11-01\t1\302\240238\302\240920,00\t1 23,00\t\t\n' >"$folder/space.csv"
mapping space 'encoding="UTF-8" separator="tab" quoting="none" decimal="comma" thousands="space" dates="y-m-d"' ''
import space space.csv space.out
[ $? = 1 ] || fail "1 23,00 is no amount"
grep -qF 'missing="unreadable" raw="1 23,00"' "$folder/space.out" || fail "1 23,00 is not kept as it was read"
grep -qF '>1238920.00<' "$folder/space.out" || fail "1 238 920,00 with no-break spaces"

# Mappings that are wrong are refused.
refused() {
    import "$1" plain.csv none.out
    [ $? = 3 ] && [ ! -e "$folder/none.out" ] || fail "$1 is not refused"
}
mapping signs 'encoding="UTF-8" separator="comma" quoting="double" thousands="dot"' ''; refused signs
mapping encoding 'encoding="UTF-9" separator="comma" quoting="double"' ''; refused encoding
echo '<mapping xmlns="urn:hankeraportti:mapping:1" version="1" extends="circle"/>' >"$folder/circle.xml"; refused circle
echo '<mapping xmlns="urn:hankeraportti:mapping:1" version="1"/>' >"$folder/nothing.xml"; refused nothing
exit $((failures > 0))

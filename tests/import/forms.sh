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

for encoding in CP1250 UTF-16 UTF-16LE UTF-16BE; do
    iconv -f UTF-8 -t $encoding "$folder/plain.csv" >"$folder/$encoding.csv"
    mapping $encoding "encoding=\"$encoding\" separator=\"comma\" quoting=\"double\" dates=\"y-m-d\"" ''
    import $encoding $encoding.csv $encoding.out; same $encoding
    grep -q ':4:[0-9]*: note: ' "$folder/findings" || fail "$encoding: the last row does not begin on line 4"
done

cat >"$folder/croatian.csv" <<'END'
Code;Name ;Start;Total  cost;Grant;Field;Rate
P1;"Žluťoučký ""kůň"", hanke
kahdella rivillä";1.11.2015;1.238.920;10.863,50;001;60%
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

# Each code page by a name that it can write: Central European, Cyrillic, Western, Greek, Turkish, Hebrew, Arabic, Baltic.
while read -r encoding name; do
    printf 'Code,Name,Start,Total cost,Grant,Field,Rate\nP1,%s,2015-11-01,1,1,,\n' "$name" |
        iconv -f UTF-8 -t "$encoding" >"$folder/$encoding.csv" || fail "$encoding: no test"
    mapping "$encoding" "encoding=\"$encoding\" separator=\"comma\" quoting=\"double\" dates=\"y-m-d\"" ''
    import "$encoding" "$encoding.csv" "$encoding.out"
    grep -qF "<name lang=\"fi\">$name</name>" "$folder/$encoding.out" || fail "$encoding: $name is not read"
done <<'END'
CP1250 Žluťoučký-kůň-łódź-„őű”
CP1251 Общински-проект-Ђђ
CP1252 Häme-Åland-œuvre-€
CP1253 Έργο-Ελλάδα-ώ
CP1254 Çağdaş-İzmir-şğ
CP1255 פרויקט
CP1256 مشروع
CP1257 Ąžuolų-Rīga-õäöü
END

# Days in words and with two digits of the year; a table whose lines end in CR alone.
words() { # name, style word, first date, second date
    printf 'Code,Name,Start,Total cost,Grant,Field,Rate\rP1,A,"%s",1,1,,\rP2,B,"%s",1,1,,\r' "$3" "$4" >"$folder/$1.csv"
    mapping "$1" "encoding=\"UTF-8\" separator=\"comma\" quoting=\"double\" dates=\"$2\"" ''
    import "$1" "$1.csv" "$1.out" || { fail "$1"; cat "$folder/findings"; }
    [ "$(grep -c '<start>2015-11-01</start>' "$folder/$1.out")" = 2 ] || { fail "$1: not 1.11.2015"; grep start "$folder/$1.out"; }
}
words day-month-year 'd month y' '01. Nov 15' '1. marraskuuta 2015'
words month-day-year 'month d y' 'Nov 1, 2015' 'November 1 15'
words two-digits d.m.yy 1.11.15 01.11.2015
words hyphens d-m-y 1-11-2015 01-11-2015
words slashes y/m/d 2015/11/1 2015/11/01
words dots y.m.d 2015.11.01 2015.11.1

# Kuna are not euros: 5.493.094,58 kn at 7,5345 a euro are 729 058,94 euros (bc). Without a rate the amount is missing.
printf 'Code;Name;Start;Total cost;Grant;Field;Rate\nP1;A;1.11.2015;5.493.094,58 kn;10.863,00 kn;001 002;60%%\n' \
    >"$folder/kuna.csv"
mapping kuna 'encoding="UTF-8" separator="semicolon" quoting="double" decimal="comma" thousands="dot" suffix="kn" currency="HRK"' ''
import kuna kuna.csv kuna.out
[ $? = 1 ] && [ "$(grep -c 'error: project P1: .*HRK' "$folder/findings")" = 2 ] || { fail "kuna without a rate"; cat "$folder/findings"; }
grep -qF 'missing="unreadable" raw="5.493.094,58 kn HRK"' "$folder/kuna.out" || fail "kuna without a rate are not missing"
sed -e 's|<columns>|<rates><rate currency="HRK" date="2013-07-01">7.5345</rate></rates>&|' \
    -e 's|list="intervention-field"|& between="space" weight-in="Rate"|' -e '/<unused/d' "$folder/kuna.xml" >"$folder/rate.xml"
import rate kuna.csv rate.out || { fail "kuna with a rate"; cat "$folder/findings"; }
grep -qF '<amount stage="cost" source="total" raw="5.493.094,58 kn HRK">729058.94</amount>' "$folder/rate.out" || fail "729 058,94"
grep -qF '<amount stage="granted" source="eu" raw="10.863,00 kn HRK">1441.77</amount>' "$folder/rate.out" || fail "1 441,77"
grep -q 'note: 2 amounts of other currencies' "$folder/findings" || fail "the conversion is not told"
[ "$(grep -c '<class list="intervention-field" code="00[12]" weight="60"/>' "$folder/rate.out")" = 2 ] || fail "two codes of 60 %"

# Payments beside their days; one without a day makes what was paid unknown.
cat >"$folder/payments.xml" <<'END'
<mapping xmlns="urn:hankeraportti:mapping:1" version="1">
  <body><name lang="en">Body</name></body>
  <table encoding="UTF-8" separator="comma" quoting="double" dates="y-m-d" rounded="yes"/>
  <columns>
    <project-code header="Code"/>
    <name header="Name" lang="fi"/>
    <amount header="First" stage="paid" source="eu+state" date-in="First day" eu-in="First EU" optional="yes"/>
    <amount header="Second" stage="paid" source="eu+state" date-in="Second day" optional="yes"/>
    <amount header="Third" stage="cost" source="total" optional="column"/>
  </columns>
</mapping>
END
cat >"$folder/payments.csv" <<'END'
Code,Name,First,First day,First EU,Second,Second day
P1,A,100.005,2019-01-02,60,,
P2,B,100,2019-01-02,,50,
END
import payments payments.csv payments.out
[ $? = 1 ] && [ "$(grep -c ': error: ' "$folder/findings")" = 1 ] || { fail "a payment without a day"; cat "$folder/findings"; }
grep -q ':3:[0-9]*: error: project P2: .*"50".*"Second"' "$folder/findings" || fail "which payment has no day"
paid() { grep -qF "<amount stage=\"paid\" source=\"$1" "$folder/payments.out" || fail "not paid: $1"; }
paid 'eu" date="2019-01-02">60.00<'
paid 'state" date="2019-01-02">40.01<'
paid 'eu+state" date="2019-01-02">100.00<'
paid 'eu+state" missing="unreadable" raw="50"'
[ "$(grep -c '<amount ' "$folder/payments.out")" = 4 ] || { fail "other amounts"; grep '<amount ' "$folder/payments.out"; }

# Mappings that are wrong are refused.
refused() {
    import "$1" plain.csv none.out
    [ $? = 3 ] && [ ! -e "$folder/none.out" ] || fail "$1 is not refused"
}
mapping signs 'encoding="UTF-8" separator="comma" quoting="double" thousands="dot"' ''; refused signs
mapping encoding 'encoding="UTF-9" separator="comma" quoting="double"' ''; refused encoding
sed 's|<columns>|<rates><rate currency="HRK" date="2013-07-01">0</rate></rates>&|' "$folder/kuna.xml" >"$folder/zero.xml"; refused zero
sed 's|header="Code"|path="Code"|' "$folder/plain.xml" >"$folder/path.xml"; refused path
sed 's|header="Code"|& path="Code"|' "$folder/plain.xml" >"$folder/both.xml"; refused both
echo '<mapping xmlns="urn:hankeraportti:mapping:1" version="1" extends="circle"/>' >"$folder/circle.xml"; refused circle
echo '<mapping xmlns="urn:hankeraportti:mapping:1" version="1"/>' >"$folder/nothing.xml"; refused nothing
exit $((failures > 0))

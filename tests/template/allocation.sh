# How a table or chart divides projects in several rows: as its template says, told below it and in the method note, which says
# only what is used. Of tests/golden/template-repeat/register.xml A1 (1000) is in two municipalities; the others, 3750.50, tell none.
# Run: sh tests/template/allocation.sh PROGRAM
set -u
program=$1 failures=0
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
    echo "$*"
    failures=$((failures + 1))
}
# report BLOCK: its words in $folder/told, a space between them, and as one line in $folder/line
report() {
    printf '<report xmlns="urn:hankeraportti:template:1" version="1"><title lang="fi">x</title><section>%s</section><section><method/></section></report>' \
        "$1" > "$folder/template.xml"
    "$program" report tests/golden/template-repeat/register.xml --quiet --template "$folder/template.xml" --period 2021-2027 \
        -o "$folder/report.pdf" || fail "no report of $1"
    pdftotext -layout "$folder/report.pdf" - | sed 's/\xc2\xa0/ /g; s/  */ /g; s/^ //; s/ $//' > "$folder/told"
    tr '\n' ' ' < "$folder/told" | sed 's/  */ /g' > "$folder/line"
}
told() {
    grep -qxF -- "$1" "$folder/told" || fail "not told: $1"
}
says() { # TIMES SENTENCE
    [ "$(grep -oF -- "$2" "$folder/line" | wc -l)" -eq "$1" ] || fail "not $1 times: $2"
}
equally='Kunta: rahoitus on jaettu riveille tasan, jos hanke ei ilmoita prosenttiosuuksia.'
several='Kunta: hanke voi olla usealla rivillä; kokonaissummassa se on vain kerran.'

report '<table by="municipality" allocation="equal" unit="euro"><figure of="granted"/></table>'
for line in 'Hämeenlinna 500' 'Janakkala 500' 'Ei tietoa 3 751' 'Kaikki 4 751'; do told "$line"; done
says 2 "$equally"
says 0 "$several"
report '<table by="municipality" allocation="several-rows" unit="euro"><figure of="granted"/></table>'
for line in 'Hämeenlinna 1 000' 'Janakkala 1 000' 'Ei tietoa 3 751' 'Kaikki 4 751'; do told "$line"; done
says 2 "$several"
# Below the chart, below its table in the annex, and in the method note.
report '<chart kind="bars" by="municipality" allocation="equal"><figure of="granted"/></chart>'
says 3 "$equally"
# A table that divides in another way does not tell the chart's figures.
report '<chart kind="bars" by="municipality" allocation="equal"><figure of="granted"/></chart><table by="municipality" allocation="several-rows"><figure of="granted"/></table>'
says 1 'Kuvioiden luvut'
report '<chart kind="bars" by="municipality" allocation="equal"><figure of="granted"/></chart><table by="municipality" allocation="equal"><figure of="granted"/></table>'
says 0 'Kuvioiden luvut'
report '<table by="fund"><figure of="granted"/></table>'
says 0 'usealla rivillä'
says 0 'jaettu riveille'
exit $((failures > 0))

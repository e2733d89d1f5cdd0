# The schema that the program prints and the program itself agree about batch files: the sample, and files with one fault each.
set -u
. "$(dirname "$0")/monthly"
"$program" schema batch > "$folder/batch.xsd" || fail 'no schema'
valid() { xmllint --noout --schema "$folder/batch.xsd" "$1" > "$folder/said" 2>&1; }
valid samples/monthly.xml || { fail 'the sample is not valid'; cat "$folder/said"; }
"$program" run samples/monthly.xml --dry-run --output "$folder/none" > /dev/null 2> "$folder/told" || { fail 'the sample does not run'; cat "$folder/told"; }

REGISTER='<register name="a" file="a.xml"/>'
both_refuse() { # what is wrong, the batch's content
    batch "$folder/in/wrong.xml" "$2"
    valid "$folder/in/wrong.xml" && fail "$1: the schema takes it"
    "$program" run --dry-run "$folder/in/wrong.xml" > /dev/null 2> "$folder/told"
    case $? in 1 | 2) ;; *) fail "$1: the program takes it" ;; esac
    grep -q "^$folder/in/wrong.xml:[0-9]*:[0-9]*: error: " "$folder/told" || { fail "$1: not told where"; cat "$folder/told"; }
}
both_refuse 'no register' "<reports languages='fi'>$REPORTS"
both_refuse 'no reports' "$REGISTER"
both_refuse 'a language there is not' "$REGISTER<reports languages='fi de'>$REPORTS"
both_refuse 'a reader there is not' "$REGISTER<reports languages='fi' readers='all'>$REPORTS"
both_refuse 'a division there is not' "$REGISTER<reports languages='fi' by='year'>$REPORTS"
both_refuse 'a form there is not' "$REGISTER<reports languages='fi' also='pdf'>$REPORTS"
both_refuse 'no language' "$REGISTER<reports>$REPORTS"
both_refuse 'reports before registers' "<reports languages='fi'>$REPORTS$REGISTER"
both_refuse 'no template' "$REGISTER<reports languages='fi'><from register='a'/><period code='2021-2027'/></reports>"
both_refuse 'a date that is none' "<register name='a' file='a.xml' as-of='2025-02-30x'/><reports languages='fi'>$REPORTS"
both_refuse 'a limit that is none' "<limits seconds='long'/>$REGISTER<reports languages='fi'>$REPORTS"
both_refuse 'an element of another name' "$REGISTER<reports languages='fi'>$REPORTS<mail/>"
exit $((failures > 0))

#!/bin/sh
# Every rule of the checks by small registers, one fault each (tests/registers/rules): KIND.xml and KIND.anything.xml make
# exactly one finding, of that kind; NAME.near.xml only just break nothing, and make none. That it is of that kind shows
# when the settings turn the kind off: then there is none. Every kind has its register, its paragraph in the manual and its
# line in the default settings, which change nothing. Run: sh tests/registers/rules.sh PROGRAM
set -u
program=$1
cd "$(dirname "$0")/rules" || exit 1
case $program in /*) ;; *) program=$OLDPWD/$program ;; esac
checks=../../../templates/checks
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

# The findings about a register, without the last line, which counts them.
findings() { # check's arguments
    "$program" check "$@" > "$folder/out" 2> "$folder/all"
    status=$?
    [ ! -s "$folder/out" ] || fail "$*: something on standard output"
    sed '$d' "$folder/all" > "$folder/findings"
}
setting() { # kind level
    printf '<checks xmlns="urn:hankeraportti:checks:1"><check kind="%s" level="%s"/></checks>\n' "$1" "$2" > "$folder/settings.xml"
}

for file in *.near.xml; do
    findings "$file"
    [ $status = 0 ] && [ ! -s "$folder/findings" ] || { fail "$file: status $status, and"; cat "$folder/all"; }
done
"$program" schema checks > "$folder/checks.xsd" || fail "no schema"
sed -n 's/.*<xs:enumeration value="\([a-z-]*-[a-z-]*\)".*/\1/p' "$folder/checks.xsd" > "$folder/kinds"
for file in $(ls ./*.xml | grep -v '\.near\.xml$'); do
    kind=$(basename "$file" | sed 's/\..*//')
    grep -qx "$kind" "$folder/kinds" || fail "$file: there is no kind $kind"
    findings "$file"
    [ "$(wc -l < "$folder/findings")" = 1 ] || { fail "$file: not one finding"; cat "$folder/all"; }
    grep -q ': error: ' "$folder/findings"
    [ $((1 - $?)) = $status ] || fail "$file: status $status"
    setting "$kind" off
    findings "$file" --settings "$folder/settings.xml"
    [ $status = 0 ] && [ ! -s "$folder/findings" ] || { fail "$file: another kind than $kind"; cat "$folder/all"; }
done

# --- each kind has all that belongs to it ---

[ "$(wc -l < "$folder/kinds")" -ge 50 ] || fail "the schema names too few kinds"
while read -r kind; do
    [ -e "$kind.xml" ] || fail "$kind: no register breaks it"
    grep -qx "### $kind" $checks/README.md || fail "$kind: no paragraph in templates/checks/README.md"
    grep -q "<check kind=\"$kind\" level=" $checks/default.xml || fail "$kind: not in templates/checks/default.xml"
    setting "$kind" error
    findings "$kind.xml" --settings "$folder/settings.xml"
    [ $status = 1 ] && grep -q ': error: ' "$folder/findings" || fail "$kind: is no error when the settings say so"
    findings "$kind.xml"
    cp "$folder/all" "$folder/usual"
    findings "$kind.xml" --settings default
    cmp -s "$folder/all" "$folder/usual" || fail "$kind: the default settings change it"
done < "$folder/kinds"
sed -n 's/^### //p' $checks/README.md | while read -r kind; do
    grep -qx "$kind" "$folder/kinds" || echo "$kind"
done > "$folder/left"
[ ! -s "$folder/left" ] || fail "in the manual, but no kind: $(cat "$folder/left")"
for file in $checks/*.xml; do
    xmllint --noout --schema "$folder/checks.xsd" "$file" 2> "$folder/all" || { fail "$file: not by the schema"; cat "$folder/all"; }
done

# --- nothing personal is told ---

for file in business-id-personal.xml business-id-wrong.person.xml contact-email-wrong.xml; do
    findings "$file"
    ! grep -Eqi '010199|1234567|mallikas' "$folder/all" || fail "$file: something personal is told"
done
exit $((failures > 0))

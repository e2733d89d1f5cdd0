# Should-pass and should-fail registers, one fault each (tests/registers): what the program says, and what its own schema
# says when an independent validator reads it. Run: sh tests/import/registers.sh PROGRAM
set -u
program=$1
cd "$(dirname "$0")/../registers" || exit 1
case $program in /*) ;; *) program=$OLDPWD/$program ;; esac
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

"$program" schema register >"$folder/register.xsd" || fail "no schema"
for file in pass/*.xml; do
    "$program" check "$file" >"$folder/findings" 2>&1 || { fail "$file: rejected"; cat "$folder/findings"; }
    xmllint --noout --schema "$folder/register.xsd" "$file" 2>"$folder/findings" ||
        { fail "$file: rejected by the schema"; cat "$folder/findings"; }
done
for file in fail/*.xml; do
    "$program" check "$file" >"$folder/findings" 2>&1
    case $? in 1 | 3) ;; *) fail "$file: not rejected" ;; esac
    [ "$(grep -c '^[^:]*:[0-9]*:[0-9]*: error: ' "$folder/findings")" = 1 ] ||
        { fail "$file: not one error"; cat "$folder/findings"; }
    name=$(basename "$file" .xml)
    if xmllint --noout --schema "$folder/register.xsd" "$file" 2>/dev/null; then
        grep -qx "$name" beyond-schema || fail "$file: not rejected by the schema"
    else
        ! grep -qx "$name" beyond-schema || fail "$file: rejected by the schema, so it need not be in beyond-schema"
    fi
done
[ "$(ls fail | wc -l)" -ge 25 ] || fail "too few registers to reject"
exit $((failures > 0))

# make install: what is installed works from its place, the units are sound (systemd-analyze), bash completes commands, options and
# values, the manual page is well-formed and names every command and option.
# Once: it installs the release build.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

make -s install DESTDIR="$folder" PREFIX=/usr > "$folder/said" 2>&1 || { cat "$folder/said"; exit 1; }
installed=$folder/usr/bin/hankeraportti
mkdir "$folder/in"
sed 's|output="[^"]*"|output="../out"|; /<log/d; s|file="hame.xml"|file="'"$PWD"'/samples/hame.xml"|' samples/monthly.xml > "$folder/in/monthly.xml"
"$installed" run "$folder/in/monthly.xml" || fail 'the installed program cannot run the sample batch'
[ "$(ls "$folder/out/current/" | grep -c 'pdf$')" = 3 ] || fail 'not three reports'
"$installed" verify --quiet "$folder/out/current/manifest.json" || fail 'the installed program cannot verify'

# --- systemd ---
units=$folder/usr/lib/systemd/system
[ "$(sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$units/hankeraportti@.service")" = /usr/bin/hankeraportti ] || fail 'the service starts something else'
if command -v systemd-analyze > /dev/null; then
    mkdir "$folder/units"
    sed "s|/usr/bin|$folder/usr/bin|" "$units/hankeraportti@.service" > "$folder/units/hankeraportti@month.service"
    cp "$units/hankeraportti@.timer" "$folder/units/hankeraportti@month.timer"
    # It also complains about what of the machine it cannot see, such as the manual page's place.
    SYSTEMD_UNIT_PATH="$folder/units:" systemd-analyze verify --man=no "$folder/units/hankeraportti@month.service" \
        "$folder/units/hankeraportti@month.timer" > "$folder/said" 2>&1
    [ $? -eq 0 ] && ! grep -q 'hankeraportti' "$folder/said" || { fail 'systemd-analyze verify'; cat "$folder/said"; }
    systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$units/hankeraportti@.timer")" > /dev/null || fail 'OnCalendar'
else
    echo 'not tried: the units (no systemd-analyze)'
fi

# --- bash ---
complete_line() { # the words of a command line so far
    PATH=$folder/usr/bin:$PATH bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hankeraportti "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; echo "${COMPREPLY[*]}"' \
        "$folder/usr/share/bash-completion/completions/hankeraportti" "$@"
}
expect() { # expected, words...
    expected=$1
    shift
    got=$(complete_line "$@")
    [ "$got" = "$expected" ] || fail "completing \"$*\" gives \"$got\", not \"$expected\""
}
expect 'run' hankeraportti ru
expect 'check chart changes' hankeraportti ch
expect '--dry-run' hankeraportti run --dr
expect '--jobs --job' hankeraportti run --job
expect 'fi sv en' hankeraportti report --language ''
expect 'csv cpr49' hankeraportti figures --format c
expect '' hankeraportti run mon
expect '' hankeraportti run --settings ''

# --- half an installation: the program alone ---
mkdir -p "$folder/half/bin"
cp "$folder/usr/bin/hankeraportti" "$folder/half/bin/"
"$folder/half/bin/hankeraportti" report --template board --period 2021-2027 samples/hame.xml -o "$folder/half.pdf" 2> "$folder/said"
[ $? -eq 3 ] && grep -q 'half/share/hankeraportti/templates of the program is missing or empty: install' "$folder/said" ||
    { fail 'a program without its templates does not say so'; cat "$folder/said"; }

# --- the manual page ---
page=$folder/usr/share/man/man1/hankeraportti.1
for word in $("$program" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    grep -q "^\.It Ic $word" "$page" || fail "the manual page has no command $word"
done
for option in dry-run jobs job collect; do
    grep -q "Fl -$option" "$page" || fail "the manual page has no option $option"
done

exit $((failures > 0))

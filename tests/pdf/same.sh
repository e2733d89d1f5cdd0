# The same register gives the same bytes: at another time, in another folder, for another user, time zone and locale, to a
# file or to standard output, and whether the program is the release or the sanitized one.
# Run: sh tests/pdf/same.sh PROGRAM
set -u
. "$(dirname "$0")/reports"
top=$PWD

# The file's name is printed, so it is called alike everywhere.
again() { # what, command
    what=$1
    shift
    "$@" report eura.xml --quiet --template board --period 2014-2020 --language fi > again.pdf || fail "$what: no report"
    cmp "$folder/eura.pdf" again.pdf || fail "$what: another report"
}

sleep 1 # a clock's second would show
cd "$folder" || exit 1
again 'a second time' "$program"
mkdir other
cp eura.xml other
touch -d 2001-01-01 other/eura.xml
cd other || exit 1
again 'another folder' "$program"
again 'another time zone' env TZ=Pacific/Kiritimati "$program"
again 'another locale' env LC_ALL=C LANG=sv_FI.UTF-8 LANGUAGE=sv "$program"
again 'a Turkish locale' env LC_ALL=tr_TR.UTF-8 "$program"
again 'another home' env HOME=/nowhere XDG_CONFIG_HOME=/nowhere "$program"
again 'no environment' env -i "$program"
again 'another umask' sh -c 'umask 077; exec "$@"' sh "$program"
for build in release sanitize; do
    other=$top/.build/$build/hankeraportti
    [ ! -x "$other" ] || again "the $build program" "$other"
done
TZ=Pacific/Kiritimati LC_ALL=C "$program" report eura.xml --quiet --template board --period 2014-2020 --dump=trace > one
TZ=UTC "$program" report eura.xml --quiet --template board --period 2014-2020 --dump=trace > two
[ -s one ] && cmp one two || fail 'another trace'

exit $((failures > 0))

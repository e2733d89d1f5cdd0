# Messages come in the language of LC_ALL, LC_MESSAGES or LANG, unless --language is given; results never do.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
unset LC_ALL LC_MESSAGES LANG
says() { # expected, NAME=VALUE..., --, arguments
    expected=$1
    shift
    settings=
    while [ "$1" != -- ]; do settings="$settings $1"; shift; done
    shift
    # shellcheck disable=SC2086  # a list of words
    said=$(env $settings "$program" "$@" 2>&1 > /dev/null)
    case $said in *"$expected"*) ;; *) echo "$settings: \"$said\", not \"$expected\""; failures=1 ;; esac
}
says 'this is a folder' -- check .
says 'this is a folder' LANG=de_DE.UTF-8 -- check .
says 'this is a folder' LANG=C LC_MESSAGES= -- check .
says 'tämä on kansio' LANG=fi_FI.UTF-8 -- check .
says 'tämä on kansio' LANG=fi -- check .
says 'det här är en mapp' LANG=fi_FI.UTF-8 LC_MESSAGES=sv_FI@euro -- check .
says 'this is a folder' LANG=fi_FI.UTF-8 LC_MESSAGES=sv_FI LC_ALL=C.UTF-8 -- check .
says 'this is a folder' LANG=fi_FI.UTF-8 -- check . --language en
says 'this is a folder' LANG=final -- check .
"$program" figures samples/hame.xml --by fund > "$folder/plain" 2> "$folder/told"
for locale in sv_FI.UTF-8 en_GB.UTF-8; do
    LANG=$locale LC_ALL=$locale "$program" figures samples/hame.xml --by fund 2> "$folder/told" | cmp - "$folder/plain" || failures=1
    LC_ALL=$locale "$program" report samples/hame.xml --template board --period 2021-2027 -o "$folder/$locale.pdf" 2> "$folder/told"
done
cmp "$folder/sv_FI.UTF-8.pdf" "$folder/en_GB.UTF-8.pdf" || failures=1
exit $failures

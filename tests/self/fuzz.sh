# The driver of the fuzzed readers is able to fail: each fault of faulty_readers.c is found and told, its input kept, and the reader
# without a fault passes. Run: sh tests/self/fuzz.sh PROGRAM
set -u
cd "$(dirname "$0")/../.." || exit 1
faulty=${1%/*}/fuzz/faulty failures=0
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
printf '<a>b</a>' > "$folder/input"
fail() { echo "$*"; failures=$((failures + 1)); }

"$faulty" sound 1000 "$folder/input" || fail 'a reader without a fault does not pass'
found() { # reader text
    told=$("$faulty" "$1" 1000 "$folder/input" 2>&1) && fail "$1: the fault is not found"
    echo "$told" | grep -q "$2" || fail "$1: told is: $told"
    kept=$(echo "$told" | sed -n "s/^$1: input [0-9]* .* it is in //p")
    [ -f "$kept" ] || fail "$1: the input that shows the fault is not kept"
    rm -f "$kept"
}
found silent 'failed without a finding'
found warns 'failed without a finding'
found goes-on 'told an error, and went on'
found crashes 'ends by signal 6'
found exits 'ends with exit status 3'
found hangs 'takes longer than'
case $1 in
*sanitize*)
    found reads-beyond 'heap-buffer-overflow'
    found leaks 'LeakSanitizer' ;;
esac
"$faulty" none 1 "$folder/input" 2> /dev/null && fail 'a reader that there is not passes'
exit $((failures > 0))

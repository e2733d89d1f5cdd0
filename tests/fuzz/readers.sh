# Every reader of tests/fuzz, with the files of tests/fuzz/corpus and the faults that the driver makes in them.
# Run: sh tests/fuzz/readers.sh PROGRAM
set -u
cd "$(dirname "$0")/../.." || exit 1
driver=${1%/*}/fuzz/driver
failed=0 tried=0
while read -r reader count files; do
    case $reader in \#*) continue ;; esac
    tried=$((tried + 1))
    # shellcheck disable=SC2086  # a list of patterns
    told=$("$driver" "$reader" "$count" $files 2>&1 < /dev/null) || { echo "$told"; failed=1; }
done < tests/fuzz/corpus
there=$(grep -c '^    {"' tests/fuzz/readers.c)
[ $tried -eq "$there" ] || { echo "tests/fuzz/corpus has $tried readers, readers.c $there"; failed=1; }
exit $failed

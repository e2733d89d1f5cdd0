# The runner is able to fail: given a case that is wrong in its expectation only, it must say so, show the difference and
# exit with 1. Run: sh tests/self/runner.sh PROGRAM
# Once is enough.
set -u
cd "$(dirname "$0")/../.." || exit 1
told=$(builds=release tests/run tests/self/wrong-figure)
status=$?
fail() { echo "$*"; echo "$told"; exit 1; }

[ $status -eq 1 ] || fail "exit status $status, not 1"
[ "$(echo "$told" | tail -n 1)" = "0 passed, 1 failed" ] || fail "the last line does not count the failure"
echo "$told" | grep -q '^FAILED: golden tests/self/wrong-figure ' || fail "the case is not named"
echo "$told" | grep -q '^ *-total,2,' || fail "what was expected is not shown"
echo "$told" | grep -q '^ *+total,1,' || fail "what was printed is not shown"

# A test that is killed, or that cannot be started, has not passed either.
told=$(builds=none tests/run tests/golden/vantaa-unknown-source)
[ $? -eq 1 ] || fail "a program that is not there passes"

# Two gigabytes where a few bytes are expected, through a pipe: refused at the limit, in little memory and time.
# Run: sh tests/bad-input/huge.sh PROGRAM
# Once is enough, and not with a sanitizer, which uses memory of its own.
set -u
case $1 in *sanitize*) echo 'skipped: sanitizers use memory of their own'; exit 77 ;; esac
. "$(dirname "$0")/expect"

begin='<?xml version="1.0" encoding="UTF-8"?><register xmlns="urn:hankeraportti:register:1" version="1" situation-date="2024-12-31"><body>'
huge() { yes "$1" | head -c 2200000000; }
refused() { # what, text of the error; the document is the standard input
    (ulimit -v 1000000; expect "$1" 3 "$2" check -; exit $failures) || failures=$((failures + 1))
}
{ printf '%s' "$begin<name lang=\"fi\">"; huge aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; } 2> /dev/null |
    refused 'a text of 2 GB' 'is longer than|well-formed'
{ printf '%s' "$begin<name lang=\""; huge aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; } 2> /dev/null |
    refused 'an attribute of 2 GB' 'is longer than'
{ printf '%s' "$begin<!--"; huge aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; } 2> /dev/null |
    refused 'a comment of 2 GB' 'well-formed'
huge 'one,two,three' 2> /dev/null | refused 'a table of 2 GB' 'well-formed'
truncate -s 3G "$folder/sparse.xml"
expect 'a file of 3 GB' 3 'larger than 2[^ ]*048 MiB' check "$folder/sparse.xml"

exit $((failures > 0))

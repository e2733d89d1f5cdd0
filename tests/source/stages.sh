# A stage of src/ includes only itself, the stages above it in the table of src/README.md and base/; every folder is a stage of that
# table; and a third-party library stands in one stage. Run: sh tests/source/stages.sh
# Once: it reads the source.
set -u
cd "$(dirname "$0")/../.." || exit 1
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

stages=$(sed -n 's/^| `\([a-z]*\)\/`.*/\1/p' src/README.md)
[ "$(echo "$stages" | sort)" = "$(ls -d src/*/ | cut -d / -f 2 | sort)" ] || fail 'the table of src/README.md has other stages than src/'

# "FILE:LINE STAGE INCLUDED" of every #include of ours.
included() {
    grep -n '^ *# *include "' src/*/*.[ch] | sed 's/^src\/\([a-z]*\)\/\([^:]*:[0-9]*\):[^"]*"\([a-z]*\)\/.*/src\/\1\/\2 \1 \3/'
}
included | awk -v stages="$(echo "$stages" | tr '\n' ' ')" '
    BEGIN { count = split(stages, list, " "); for (i = 1; i <= count; i++) place[list[i]] = i }
    !($3 in place) { print $1 ": " $3 " is no stage"; bad = 1; next }
    place[$3] > place[$2] { print $1 ": " $2 " includes " $3 ", which comes after it"; bad = 1 }
    END { exit bad || NR < 1000 }' || fail 'includes against the flow'

# The stages that include headers with this beginning.
library() { # stages, beginning...
    allowed=$1
    shift
    for header in "$@"; do
        in=$(grep -l "^ *# *include <$header" src/*/*.[ch] | cut -d / -f 2 | sort -u | tr '\n' ' ')
        [ "$in" = "$allowed " ] || fail "<$header...> is included in: $in- not in $allowed alone"
    done
}
library base nettle/
library xml libxml/
library import iconv.h zip.h
library spreadsheet xlsxwriter
library language unicode/ libvoikko/ hyphen.h
library text hb
library device hpdf.h cairo lcms2.h
library image png.h
library batch jansson.h
[ $failures -eq 0 ]

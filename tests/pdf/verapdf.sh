# veraPDF, which knows nothing of our writer, finds every report to be PDF/UA-1 and PDF/A-2a.
# Run: sh tests/pdf/verapdf.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
. "$(dirname "$0")/reports"
[ $failures -eq 0 ] || exit 1
tests/tools/verapdf "$folder"/*.pdf

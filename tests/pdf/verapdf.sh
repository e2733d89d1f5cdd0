# veraPDF, which knows nothing of our writer, finds every report to be PDF/UA-1 and PDF/A-2a.
# Run: sh tests/pdf/verapdf.sh PROGRAM
# Once is enough: the reports of all builds are the same (tests/pdf/same.sh).
set -u
. "$(dirname "$0")/reports"
for language in fi sv en; do
    for template in funded-projects project-card smart-specialisation; do
        report "$template" $language samples/esimerkki.xml 2022-2025
        report "$template-hame" $language samples/hame.xml 2022-2025
    done
done
[ $failures -eq 0 ] || exit 1
tests/tools/verapdf "$folder"/*.pdf

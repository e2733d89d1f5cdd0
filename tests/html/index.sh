# axe-core in Chromium finds nothing wrong with the index page of a run, with pictures of pages and links to other forms.
# Once is enough: the pages of all builds are the same.
set -u
. "$(dirname "$0")/../batch/monthly"
batch "$batch" "<register name=\"a\" file=\"a.xml\"/><reports languages=\"fi sv\" also=\"html png\">$REPORTS"
what='the index page'
run 0
[ $failures -eq 0 ] || exit 1
cp -rL "$folder/out/current" "$folder/page"
tests/tools/axe "$folder/page/index.html"

# axe-core in Chromium finds nothing wrong with the index pages of a run, with changes, links to other forms and what could not be made.
# Once is enough: the pages of all builds are the same.
set -u
. "$(dirname "$0")/../batch/monthly"
cp tests/golden/report-changes/old.xml "$folder/in/a.xml"
batch "$batch" '<register name="a" file="a.xml"/><reports name="{period}-{language}-{reader}.pdf" languages="fi sv en" readers="public internal"
    also="html png xlsx csv"><from register="a"/><period code="2021-2027"/><period code="2014-2020"/><template name="board"/></reports>'
what='the index pages'
run 2
cp tests/golden/report-changes/new.xml "$folder/in/a.xml"
run 2
[ $failures -eq 0 ] || exit 1
mkdir "$folder/pages"
cp "$folder/out/current/index.html" "$folder/pages/public.html"
cp "$folder/out/internal/index.html" "$folder/pages/internal.html"
tests/tools/axe "$folder/pages/public.html" "$folder/pages/internal.html"

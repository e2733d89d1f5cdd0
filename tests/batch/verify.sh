# What verify says of an edition that somebody has put a hand to: it names the file or the figure, in the reader's language, and a run mends
# what can be made anew.
set -u
. "$(dirname "$0")/monthly"
part=$folder/out/current
report=$part/board-2021-2027-fi-2024-12-31.pdf
again() { rm -rf "$folder/out" && cp -a "$folder/good" "$folder/out"; }
# says TEXT: verify tells this error, of status 1, and no other; then all is as it was.
says() {
    "$program" verify "$part/manifest.json" > "$folder/printed" 2> "$folder/told"
    [ $? -eq "${2:-1}" ] || fail "$what: another exit status"
    told "$1"
    [ "$(wc -l < "$folder/told")" = 1 ] || { fail "$what: more is told"; cat "$folder/told"; }
    again
}
what='an edition as it was made'
run 0
cp -a "$folder/out" "$folder/good"
(cd "$part/" && "$program" verify --quiet manifest.json) > "$folder/told" 2>&1 || fail "$what: not from its own folder"
quiet

what='a file is missing'
rm "$part/board-2021-2027-fi-2024-12-31-preview.png"
says 'board-2021-2027-fi-2024-12-31-preview.png was published and is missing' 3
what='a link to the same file'
mv "$report" "$folder/same.pdf"
ln -s "$folder/same.pdf" "$report"
says 'fi-2024-12-31.pdf is a link or something else in place of'
what='a file too many'
echo x > "$part/.extra"
says '/.extra was not published by a run'
what='pages in the manifest'
pages=$(sed -n 's/^ *"pages": \(.*\),/\1/p' "$part/manifest.json" | head -n 1)
sed -i "0,/\"pages\": $pages,/s//\"pages\": 9$pages,/" "$part/manifest.json"
says "the manifest says .* 9$pages\" where the index page published with it says .* $pages\""
what='bytes in the manifest'
size=$(stat -c %s "$report")
sed -i "s/\"bytes\": $size,/\"bytes\": $((size - 1)),/" "$part/manifest.json"
"$program" verify "$part/manifest.json" 2>&1 > "$folder/printed" | tr -d '\302\240' > "$folder/told"
told "has $size bytes, but the manifest says $((size - 1))"
again
what='a template in the manifest'
sed -i '0,/^    "template": "\(.\)/s//    "template": "0/; 0,/^    "template": "0./s//    "template": "00/' "$part/manifest.json"
says 'made from \(template\) is not what it says of the whole edition'
what='the kept register is gone'
rm "$folder"/out/kept/"$(sha256sum < "$folder/in/a.xml" | cut -c 1-64).gz"
says 'is missing or damaged' 3
what='another user'
if setpriv --reuid=65534 --regid=65534 --clear-groups "$program" --version > /dev/null 2>&1; then
    chmod a+rX "$folder"
    setpriv --reuid=65534 --regid=65534 --clear-groups "$program" verify "$part/manifest.json" > "$folder/printed" 2> "$folder/told"
    told 'may not be read by this user: use the user of the run'
fi

what='a run mends the index page, and takes away what is too much'
for harm in 'echo x >> index.html' 'ln -s /etc/passwd .htaccess' 'mkdir more'; do
    (cd -P "$part" && eval "$harm")
    run 0
    whole
    "$program" verify --quiet "$part/manifest.json" 2> "$folder/told" || fail "$what: $harm: not whole again"
    again
done
exit $((failures > 0))

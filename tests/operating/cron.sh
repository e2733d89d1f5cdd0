# A real cron daemon runs the job, in a mount namespace of its own: no mail when all goes well, one mail that says what to do
# when a person is needed. Takes a minute or two of waiting.
# Once: it is about cron, not about the build.
set -u
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
if ! command -v cron > /dev/null || ! unshare -m mount -t tmpfs none /var/spool/cron 2> /dev/null; then
    echo 'skipped: there is no cron daemon, or it may not get a mount namespace of its own'
    exit 77
fi
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
mkdir "$folder/cron.d" "$folder/mails"
sed 's|output="[^"]*"|output="good"|; /<log/d; s|file="hame.xml"|file="'"$PWD"'/samples/hame.xml"|' samples/monthly.xml > "$folder/good.xml"
sed 's|output="[^"]*"|output="bad"|; /<log/d; s|file="hame.xml"|file="gone.xml"|' samples/monthly.xml > "$folder/bad.xml"
# The lines that the README gives, but every minute.
sed -n 's|^    \(MAILTO=.*\)|\1|p; s|^    0 5 2 \* \* hankeraportti /usr/bin/hankeraportti run --quiet /etc/hankeraportti/month.xml|* * * * * root '"$program run --quiet $folder/good.xml"'|p' \
    README.md > "$folder/cron.d/month"
[ "$(wc -l < "$folder/cron.d/month")" = 2 ] || { fail 'the README has no cron lines'; cat "$folder/cron.d/month"; }
echo "* * * * * root $program run --quiet $folder/bad.xml" >> "$folder/cron.d/month"
cat > "$folder/sendmail" << END
#!/bin/sh
exec cat > "\$(mktemp $folder/mails/XXXXXX)"
END
chmod +x "$folder/sendmail"
chmod 644 "$folder/cron.d/month"

# Waits until both jobs have had their minute.
timeout 200 unshare -m sh -c '
    mount -t tmpfs none /var/spool/cron && mkdir /var/spool/cron/crontabs
    mount -t tmpfs none /etc/cron.d && cp "$0/cron.d/month" /etc/cron.d/
    printf "" > "$0/empty" && mount --bind "$0/empty" /etc/crontab
    mount -t tmpfs none /run
    if [ -e /usr/sbin/sendmail ]; then
        mount --bind "$0/sendmail" /usr/sbin/sendmail
    else
        cp -a /usr/sbin "$0/sbin" && cp "$0/sendmail" "$0/sbin/sendmail" && mount --bind "$0/sbin" /usr/sbin
    fi
    cron -f & daemon=$!
    for second in $(seq 150); do
        sleep 1
        [ -e "$0/good/current" ] && [ -n "$(ls "$0/mails")" ] && break
    done
    sleep 2
    kill $daemon
' "$folder"

[ -e "$folder/good/current/index.html" ] || fail 'the job has made no edition'
[ "$(grep -l '^Subject: .*good.xml' "$folder"/mails/* 2> /dev/null | wc -l)" = 0 ] || { fail 'a mail about a good run'; cat "$folder"/mails/*; }
grep -q '^Subject: .*bad.xml' "$folder"/mails/* || fail 'no mail about a bad run'
grep -q 'error: the file cannot be read' "$folder"/mails/* || { fail 'the mail does not say why'; cat "$folder"/mails/*; }
exit $((failures > 0))

# The clock has no part in what a run publishes: with one that was set back to 2001, the month after is the same byte for byte, and
# the run goes on from the month before. Only the log tells the time.
# Once: a library that is put before the program's own cannot be put before AddressSanitizer.
set -u
. "$(dirname "$0")/monthly"
cat > "$folder/clock.c" << 'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>

enum { LONG_AGO = 1000000000 }; /* 9 September 2001 */

time_t time(time_t *out)
{
    if (out != NULL)
        *out = LONG_AGO;
    return LONG_AGO;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    (void)zone;
    *out = (struct timeval){LONG_AGO, 0};
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
    int (*own)(clockid_t, struct timespec *);
    *(void **)&own = dlsym(RTLD_NEXT, "clock_gettime");
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
        return own(clock, out);
    *out = (struct timespec){LONG_AGO, 0};
    return 0;
}
END
cc -shared -fPIC -o "$folder/clock.so" "$folder/clock.c" || exit 1

batch "$batch" '<log to="file" file="log"/><register name="a" file="a.xml"/><reports name="{template}-{language}-{reader}.pdf"
    languages="fi sv" readers="public internal" also="xlsx csv html png">'"$REPORTS"
what='the month before'
run 0
cp -a "$folder/out" "$folder/other"
register "$folder/in/a.xml" 2025-01-31 1500

what='the clock as it is'
run 0
whole
grep -q '^2001-' "$folder/in/log" && fail "$what: it was set back"
what='the clock set back'
LD_PRELOAD=$folder/clock.so "$program" run --output "$folder/other" "$batch" || fail "$what: the run failed"
grep -q '^2001-09-09T' "$folder/in/log" || fail "$what: it was not"
for out in out other; do
    find "$folder/$out" -name manifest.json -exec sed -i '/"measured"/,$d' {} +
done
[ "$(readlink "$folder/out/current")" = "$(readlink "$folder/other/current")" ] || fail "$what: another edition"
diff -r "$folder/out" "$folder/other" || fail "$what: something else is published"
exit $((failures > 0))

#include "batch/report_name.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"

enum { LONGEST = 120 /*bytes of a name*/, LONGEST_COMPANION = 200 /*of one that is made of it*/ };

static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+";
static const char *const names[REPORT_NAME_FIELDS] = {
    [NAME_REGISTER] = "{register}", [NAME_TEMPLATE] = "{template}", [NAME_PERIOD] = "{period}",
    [NAME_LANGUAGE] = "{language}", [NAME_AS_OF] = "{as-of}", [NAME_READER] = "{reader}",
    [NAME_MEMBER] = "{member}",
};

bool report_name_safe(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && length <= LONGEST_COMPANION && name[0] != '.' && name[0] != '-' && name[0] != '+' && strspn(name, safe) == length;
}

/* Copies `pattern`, putting fields[i] in place of names[i]. A brace that begins none of them is copied: it is not safe. */
static void fill(struct buffer *out, const char *pattern, const char *const fields[REPORT_NAME_FIELDS])
{
    while (*pattern != '\0') {
        int field = 0;
        while (field < REPORT_NAME_FIELDS && strncmp(pattern, names[field], strlen(names[field])) != 0)
            field++;
        if (field == REPORT_NAME_FIELDS) {
            buffer_putc(out, *pattern++);
            continue;
        }
        buffer_puts(out, fields[field]);
        pattern += strlen(names[field]);
    }
}

bool report_pattern_check(const char *pattern, struct place place, struct findings *findings)
{
    static const char *const letters[REPORT_NAME_FIELDS] = {"a", "a", "a", "a", "a", "a", "a"};
    struct buffer name;
    buffer_init(&name, BUFFER_UNLIMITED);
    fill(&name, pattern, letters);
    bool good = report_name_safe(buffer_text(&name)) && name.length > 4 && name.length <= LONGEST &&
                strcmp(buffer_text(&name) + name.length - 4, ".pdf") == 0;
    if (!good)
        findings_add(findings, FINDING_BATCH_PATTERN, place, finding_text(pattern));
    buffer_release(&name);
    return good;
}

const char *report_name_fill(struct arena *arena, const char *pattern, const char *const fields[REPORT_NAME_FIELDS],
                             struct place place, struct findings *findings)
{
    struct buffer name;
    buffer_init(&name, BUFFER_UNLIMITED);
    fill(&name, pattern, fields);
    const char *copy = buffer_keep(&name, arena);
    if (report_name_safe(copy) && strlen(copy) <= LONGEST && strcasecmp(copy, "index.pdf") != 0) /* beside index.html */
        return copy;
    findings_add(findings, FINDING_BATCH_NAME_UNSAFE, place, finding_text(copy));
    return NULL;
}

#include "batch/outcome.h"

#include <string.h>

#include "base/utf8.h"

enum { MOST_FINDINGS = 100 };

void outcome_set_text(char out[OUTCOME_TEXT_SIZE], const char *text)
{
    size_t length = utf8_valid_prefix(text, strnlen(text, OUTCOME_TEXT_SIZE - 1));
    memcpy(out, text, length);
    out[length] = '\0';
}

/* --- writing: the struct as it is, then the texts that its pointers lead to, each with its NUL --- */

static void put_text(struct buffer *out, const char *text)
{
    if (text != NULL)
        buffer_put(out, text, strlen(text) + 1);
}

static void put_finding(struct buffer *out, const struct finding *finding)
{
    buffer_put(out, finding, sizeof *finding);
    put_text(out, finding->file);
    for (int i = 0; i < FINDING_ARGUMENTS; i++)
        put_text(out, finding->arguments[i].text);
}

static size_t put_level(struct buffer *out, const struct findings *findings, enum finding_level level, size_t room)
{
    for (size_t i = 0; i < findings->count && room > 0; i++)
        if (findings->items[i].level == level) {
            put_finding(out, &findings->items[i]);
            room--;
        }
    return room;
}

void outcome_write(struct buffer *out, const struct outcome *outcome, const struct findings *findings)
{
    struct outcome told = *outcome;
    size_t room = MOST_FINDINGS, count = findings->count < room ? findings->count : room;
    memcpy(told.by_level, findings->by_level, sizeof told.by_level);
    buffer_put(out, &told, sizeof told);
    buffer_put(out, &count, sizeof count);
    put_text(out, told.members);
    for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--)
        room = put_level(out, findings, (enum finding_level)level, room);
}

/* --- reading --- */

struct telling {
    const char *at, *end;
    bool broken;
};

static void take(struct telling *telling, void *out, size_t size)
{
    if ((size_t)(telling->end - telling->at) < size) {
        telling->broken = true;
        return;
    }
    memcpy(out, telling->at, size);
    telling->at += size;
}

/* `was`: the writer's pointer, NULL when there is no text. */
static const char *take_text(struct telling *telling, const char *was)
{
    if (was == NULL || telling->broken)
        return NULL;
    const char *text = telling->at, *nul = memchr(text, '\0', (size_t)(telling->end - text));
    telling->broken = nul == NULL;
    telling->at = nul == NULL ? telling->end : nul + 1;
    return nul == NULL ? NULL : text;
}

static void take_finding(struct telling *telling, struct findings *findings)
{
    struct finding finding = {0};
    take(telling, &finding, sizeof finding);
    if (telling->broken)
        return;
    finding.file = take_text(telling, finding.file);
    for (int i = 0; i < FINDING_ARGUMENTS; i++)
        finding.arguments[i].text = take_text(telling, finding.arguments[i].text);
    telling->broken |= (unsigned)finding.kind >= FINDING_KINDS || (unsigned)finding.level > LEVEL_ERROR;
    if (!telling->broken)
        findings_adopt(findings, &finding);
}

bool outcome_read(struct outcome *out, const struct buffer *told, struct findings *findings)
{
    const char *text = buffer_text(told);
    struct telling telling = {.at = text, .end = text + told->length};
    size_t count = 0;
    take(&telling, out, sizeof *out);
    take(&telling, &count, sizeof count);
    out->members = take_text(&telling, out->members);
    for (size_t i = 0; i < count && !telling.broken; i++)
        take_finding(&telling, findings);
    return !telling.broken;
}

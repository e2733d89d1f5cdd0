#include "base/findings.h"

#include <string.h>

static const struct {
    const char *name;
    enum finding_level level;
    enum status status;
} kinds[FINDING_KINDS] = {
#define FINDING(name, level, status, ...) {#name, LEVEL_##level, STATUS_##status},
#include "base/findings.def"
#undef FINDING
};

struct finding_argument finding_text(const char *text)
{
    return (struct finding_argument){.type = ARGUMENT_TEXT, .text = text == NULL ? "" : text};
}

struct finding_argument finding_count(int64_t count)
{
    return (struct finding_argument){.type = ARGUMENT_COUNT, .count = count};
}

struct finding_argument finding_money(money amount)
{
    return (struct finding_argument){.type = ARGUMENT_MONEY, .amount = amount};
}

struct finding_argument finding_date(date day)
{
    return (struct finding_argument){.type = ARGUMENT_DATE, .day = day};
}

struct finding_argument finding_percent(int64_t millionths)
{
    return (struct finding_argument){.type = ARGUMENT_PERCENT, .count = millionths};
}

struct finding_argument finding_stage(unsigned stage)
{
    return (struct finding_argument){.type = ARGUMENT_STAGE, .count = stage};
}

struct finding_argument finding_list(unsigned list)
{
    return (struct finding_argument){.type = ARGUMENT_LIST, .count = list};
}

struct finding_argument finding_role(unsigned role)
{
    return (struct finding_argument){.type = ARGUMENT_ROLE, .count = role};
}

void findings_init(struct findings *findings)
{
    *findings = (struct findings){0};
    arena_init(&findings->arena);
}

void findings_release(struct findings *findings)
{
    arena_release(&findings->arena);
    findings_init(findings);
}

static struct finding_argument keep(struct arena *arena, struct finding_argument argument)
{
    if (argument.type == ARGUMENT_TEXT)
        argument.text = arena_copy(arena, argument.text, strlen(argument.text));
    return argument;
}

void findings_add_with(struct findings *findings, enum finding_kind kind, const struct finding_details *details)
{
    enum finding_level level = findings_level(findings, kind);
    if (level == LEVEL_OFF)
        return;
    struct arena *arena = &findings->arena;
    struct finding *finding = arena_append(arena, (void **)&findings->items, &findings->count, &findings->capacity,
                                           sizeof *findings->items);
    *finding = (struct finding){.kind = kind, .level = level};
    if (details->place.input != NULL) {
        const char *name = details->place.input->name;
        finding->file = arena_copy(arena, name, strlen(name));
        place_resolve(details->place, &finding->line, &finding->column);
    }
    finding->arguments[0] = keep(arena, details->first);
    finding->arguments[1] = keep(arena, details->second);
    finding->arguments[2] = keep(arena, details->third);
    finding->arguments[3] = keep(arena, details->fourth);
    findings->by_level[level]++;
}

void findings_adopt(struct findings *findings, const struct finding *finding)
{
    struct arena *arena = &findings->arena;
    struct finding *own = arena_append(arena, (void **)&findings->items, &findings->count, &findings->capacity, sizeof *own);
    *own = *finding;
    if (finding->file != NULL)
        own->file = arena_copy(arena, finding->file, strlen(finding->file));
    for (int i = 0; i < FINDING_ARGUMENTS; i++)
        own->arguments[i] = keep(arena, finding->arguments[i]);
    findings->by_level[finding->level]++;
}

enum finding_level finding_level(enum finding_kind kind)
{
    return kinds[kind].level;
}

enum finding_level findings_level(const struct findings *findings, enum finding_kind kind)
{
    return findings->levels == NULL ? kinds[kind].level : (enum finding_level)findings->levels->of[kind];
}

const char *finding_name(enum finding_kind kind)
{
    static char names[FINDING_KINDS][48];
    char *name = names[kind];
    if (name[0] == '\0') {
        size_t i = 0;
        for (; kinds[kind].name[i] != '\0' && i + 1 < sizeof names[0]; i++) {
            char letter = kinds[kind].name[i];
            name[i] = letter == '_' ? '-' : (char)(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
        }
    }
    return name;
}

enum status findings_status(const struct findings *findings)
{
    enum status gravest = STATUS_DONE;
    for (size_t i = 0; i < findings->count; i++) {
        enum finding_kind kind = findings->items[i].kind;
        if (findings->items[i].level == LEVEL_ERROR && kinds[kind].status > gravest)
            gravest = kinds[kind].status;
    }
    return gravest;
}

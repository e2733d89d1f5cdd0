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

struct finding_argument finding_project(const char *code)
{
    return (struct finding_argument){.type = ARGUMENT_PROJECT, .text = code};
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
    if (argument.type == ARGUMENT_TEXT || argument.type == ARGUMENT_PROJECT)
        argument.text = arena_copy(arena, argument.text, strlen(argument.text));
    return argument;
}

/* Adds a finding whose texts are borrowed. */
static void add(struct findings *findings, const struct finding *borrowed)
{
    struct arena *arena = &findings->arena;
    struct finding *finding = arena_append(arena, (void **)&findings->items, &findings->count, &findings->capacity,
                                           sizeof *findings->items);
    *finding = *borrowed;
    if (borrowed->file != NULL)
        finding->file = arena_copy(arena, borrowed->file, strlen(borrowed->file));
    for (int i = 0; i < FINDING_ARGUMENTS; i++)
        finding->arguments[i] = keep(arena, borrowed->arguments[i]);
    findings->by_level[finding->level]++;
}

void findings_add_with(struct findings *findings, enum finding_kind kind, const struct finding_details *details)
{
    struct finding finding = {
        .kind = kind,
        .level = findings_level(findings, kind),
        .arguments = {details->first, details->second, details->third, details->fourth},
    };
    if (finding.level == LEVEL_OFF)
        return;
    if (details->place.input != NULL) {
        finding.file = details->place.input->name;
        place_resolve(details->place, &finding.line, &finding.column);
    }
    add(findings, &finding);
}

void findings_append(struct findings *findings, const struct findings *others)
{
    for (size_t i = 0; i < others->count; i++)
        add(findings, &others->items[i]);
}

void findings_adopt(struct findings *findings, const struct finding *finding)
{
    add(findings, finding);
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

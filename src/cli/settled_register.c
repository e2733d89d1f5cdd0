#include "cli/settled_register.h"

#include <string.h>

#include "check/check.h"
#include "cli/installation.h"
#include "register/register_join.h"
#include "register/register_reader.h"
#include "register/settlement.h"
#include "register/shipped_lists.h"

/* Where a register needs them, and once: reading them costs more than reading a small register. */
static bool take_shipped_lists(struct settled_register *out, struct settled_register *first, struct findings *findings)
{
    if (!shipped_lists_needed(&out->reg))
        return true;
    bool taken = true;
    if (first->shipped.input.name == NULL) {
        const char *folder = installation_folder(&first->arena, "templates/lists");
        const char *path = arena_format(&first->arena, "%s/finland.xml", folder);
        taken = register_read(&first->shipped, &first->arena, path, 0, findings);
    }
    shipped_lists_adopt(&out->reg, &first->shipped);
    return taken;
}

static void init(struct settled_register *out)
{
    *out = (struct settled_register){.next = NULL};
    arena_init(&out->arena);
    register_init(&out->reg, &out->arena);
    register_init(&out->shipped, &out->arena);
    findings_init(&out->checks);
}

/* `first` has been given first: it holds what is there only once. */
static bool read_one(struct settled_register *out, struct settled_register *first, const struct command_line *line,
                     const char *path, unsigned needs, struct findings *findings)
{
    if (!register_read(&out->reg, &out->arena, path, needs, findings) || !take_shipped_lists(out, first, findings))
        return false;
    out->situation_date = command_line_has(line, OPTION_AS_OF) ? line->options[OPTION_AS_OF].day
                                                               : out->reg.situation_date;
    settlement_make(&out->reg, out->situation_date, findings);
    first->checks.levels = findings->levels;
    check_register(&out->reg, out->situation_date, &first->checks);
    settlement_leave_later(&out->reg, out->situation_date);
    return true;
}

bool settled_register_read(struct settled_register *out, const struct command_line *line, const char *path,
                           unsigned needs, struct findings *findings)
{
    init(out);
    return read_one(out, out, line, path, needs, findings);
}

bool settled_register_read_all(struct settled_register *out, const struct command_line *line, unsigned needs,
                               struct findings *findings)
{
    bool all = settled_register_read(out, line, line->operands[0], needs, findings);
    struct settled_register *last = out;
    for (size_t i = 1; i < line->operand_count; i++) {
        last = last->next = arena_alloc(&out->arena, sizeof *last);
        init(last);
        all &= read_one(last, out, line, line->operands[i], needs, findings);
    }
    return all;
}

static bool from_standard_input(const struct command_line *line)
{
    for (size_t i = 0; i < line->operand_count; i++)
        if (strcmp(line->operands[i], "-") == 0)
            return true;
    return false;
}

bool settled_register_read_previous(struct settled_register *out, const struct settled_register *later,
                                    const struct command_line *line, unsigned needs, struct findings *findings)
{
    const char *path = line->options[OPTION_PREVIOUS].text;
    init(out);
    if (strcmp(path, "-") == 0 && from_standard_input(line)) {
        findings_add(findings, FINDING_STANDARD_INPUT_TWICE, NOWHERE);
        return false;
    }
    struct command_line own = *line;
    own.options[OPTION_AS_OF] = (struct option_value){0};
    if (!read_one(out, out, &own, path, needs, findings) || !settled_register_sound(out, findings))
        return false;
    if (date_known(later->situation_date) && date_compare(later->situation_date, out->situation_date) < 0)
        findings_add(findings, FINDING_CHANGES_REVERSED, NOWHERE, finding_date(later->situation_date),
                     finding_date(out->situation_date));
    return true;
}

void settled_register_release(struct settled_register *settled)
{
    if (settled->next != NULL)
        settled_register_release(settled->next);
    findings_release(&settled->checks);
    register_release(&settled->shipped);
    register_release(&settled->reg);
    arena_release(&settled->arena);
}

/* The first register after it that is of another day; NULL: none. */
static const struct settled_register *of_other_day(const struct settled_register *settled)
{
    const struct settled_register *other = settled->next;
    while (other != NULL && date_compare(other->situation_date, settled->situation_date) == 0)
        other = other->next;
    return other;
}

bool settled_register_same_day(const struct settled_register *settled)
{
    return of_other_day(settled) == NULL;
}

bool settled_register_join(struct settled_register *settled, struct findings *findings)
{
    const struct settled_register *other = of_other_day(settled);
    if (other != NULL) {
        findings_add(findings, FINDING_SITUATION_DATES_DIFFER, {&other->reg.input, 0}, finding_date(other->situation_date),
                     finding_date(settled->situation_date), finding_text(settled->reg.input.name));
        return false;
    }
    size_t count = 0;
    for (other = settled; other != NULL; other = other->next)
        count++;
    struct project_register **registers = arena_array(&settled->arena, count, sizeof *registers);
    for (struct settled_register *at = settled; at != NULL; at = at->next)
        *registers++ = &at->reg;
    return register_join(registers - count, count, findings);
}

bool settled_register_sound(const struct settled_register *settled, struct findings *findings)
{
    const struct findings *checks = &settled->checks;
    bool sound = findings->by_level[LEVEL_ERROR] == 0 && checks->by_level[LEVEL_ERROR] == 0;
    if (!sound)
        findings_append(findings, checks);
    else if (checks->count > 0)
        findings_add(findings, FINDING_FINDINGS_COUNTED, NOWHERE, finding_count((int64_t)checks->count));
    if (sound && settled->reg.later_count > 0)
        findings_add(findings, FINDING_DECIDED_LATER, NOWHERE, finding_date(settled->situation_date),
                     finding_count((int64_t)settled->reg.later_count));
    return sound;
}

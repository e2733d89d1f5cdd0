#include "cli/settled_register.h"

#include "check/check.h"
#include "cli/installation.h"
#include "register/register_reader.h"
#include "register/settlement.h"
#include "register/shipped_lists.h"

/* Where a register needs them: reading them costs more than reading a small register. */
static bool read_shipped_lists(struct settled_register *out, struct findings *findings)
{
    if (!shipped_lists_needed(&out->reg))
        return true;
    const char *path = arena_format(&out->arena, "%s/finland.xml", installation_folder(&out->arena, "templates/lists"));
    if (!register_read(&out->shipped, &out->arena, path, 0, findings))
        return false;
    shipped_lists_adopt(&out->reg, &out->shipped);
    return true;
}

bool settled_register_read(struct settled_register *out, const struct command_line *line, const char *path,
                           unsigned needs, struct findings *findings)
{
    arena_init(&out->arena);
    register_init(&out->shipped, &out->arena);
    if (!register_read(&out->reg, &out->arena, path, needs, findings) || !read_shipped_lists(out, findings))
        return false;
    out->situation_date = command_line_has(line, OPTION_AS_OF) ? line->options[OPTION_AS_OF].day
                                                               : out->reg.situation_date;
    settlement_make(&out->reg, out->situation_date, findings);
    return true;
}

void settled_register_release(struct settled_register *settled)
{
    register_release(&settled->shipped);
    register_release(&settled->reg);
    arena_release(&settled->arena);
}

bool settled_register_sound(const struct settled_register *settled, struct findings *findings)
{
    struct findings checks;
    findings_init(&checks);
    checks.levels = findings->levels;
    check_register(&settled->reg, settled->situation_date, &checks);
    bool sound = findings->by_level[LEVEL_ERROR] == 0 && checks.by_level[LEVEL_ERROR] == 0;
    if (!sound)
        check_register(&settled->reg, settled->situation_date, findings);
    else if (checks.count > 0)
        findings_add(findings, FINDING_FINDINGS_COUNTED, NOWHERE, finding_count((int64_t)checks.count));
    findings_release(&checks);
    return sound;
}

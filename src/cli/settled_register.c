#include "cli/settled_register.h"

#include "check/check.h"
#include "register/register_reader.h"
#include "register/settlement.h"

bool settled_register_read(struct settled_register *out, const struct command_line *line, const char *path,
                           unsigned needs, struct findings *findings)
{
    arena_init(&out->arena);
    if (!register_read(&out->reg, &out->arena, path, needs, findings))
        return false;
    out->situation_date = command_line_has(line, OPTION_AS_OF) ? line->options[OPTION_AS_OF].day
                                                               : out->reg.situation_date;
    settlement_make(&out->reg, out->situation_date, findings);
    return true;
}

void settled_register_release(struct settled_register *settled)
{
    register_release(&settled->reg);
    arena_release(&settled->arena);
}

bool settled_register_sound(const struct settled_register *settled, struct findings *findings)
{
    struct findings checks;
    findings_init(&checks);
    check_register(&settled->reg, &checks);
    bool sound = findings->by_level[LEVEL_ERROR] == 0 && checks.by_level[LEVEL_ERROR] == 0;
    if (!sound)
        check_register(&settled->reg, findings);
    else if (checks.count > 0)
        findings_add(findings, FINDING_FINDINGS_COUNTED, NOWHERE, finding_count((int64_t)checks.count));
    findings_release(&checks);
    return sound;
}

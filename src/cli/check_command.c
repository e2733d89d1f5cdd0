#include "check/check.h"
#include "cli/commands.h"
#include "cli/dump.h"
#include "cli/result.h"
#include "cli/settled_register.h"

static void dump(const struct settled_register *settled, struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    dump_register(&text, &settled->reg);
    result_write("-", &text, findings);
    buffer_release(&text);
}

static void check(const struct command_line *line, const char *path, struct findings *findings)
{
    struct settled_register settled;
    if (settled_register_read(&settled, line, path, REGISTER_TEXTS, findings)) {
        check_register(&settled.reg, settled.situation_date, findings);
        if (command_line_has(line, OPTION_DUMP))
            dump(&settled, findings);
    }
    settled_register_release(&settled);
}

void check_command(const struct command_line *line, struct findings *findings)
{
    const struct option_value *dumped = &line->options[OPTION_DUMP];
    if (dumped->text != NULL && dumped->word != DUMP_REGISTER) {
        findings_add(findings, FINDING_OPTION_VALUE, NOWHERE, finding_text("--dump"), finding_text(dumped->text),
                     finding_text("register"));
        return;
    }
    for (size_t i = 0; i < line->operand_count; i++)
        check(line, line->operands[i], findings);
    findings_add(findings, FINDING_CHECK_SUMMARY, NOWHERE, finding_count((int64_t)findings->by_level[LEVEL_ERROR]),
                 finding_count((int64_t)findings->by_level[LEVEL_WARNING]),
                 finding_count((int64_t)findings->by_level[LEVEL_NOTE]));
}

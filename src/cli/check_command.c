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

/* Registers of different days are tellings of one after the other: each is checked by itself. */
static void check(const struct command_line *line, struct findings *findings)
{
    struct settled_register settled;
    bool read = settled_register_read_all(&settled, line, REGISTER_TEXTS, findings);
    findings_append(findings, &settled.checks);
    if (read && settled_register_same_day(&settled))
        settled_register_join(&settled, findings);
    if (read && command_line_has(line, OPTION_DUMP))
        dump(&settled, findings);
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
    check(line, findings);
    findings_add(findings, FINDING_CHECK_SUMMARY, NOWHERE, finding_count((int64_t)findings->by_level[LEVEL_ERROR]),
                 finding_count((int64_t)findings->by_level[LEVEL_WARNING]),
                 finding_count((int64_t)findings->by_level[LEVEL_NOTE]));
}

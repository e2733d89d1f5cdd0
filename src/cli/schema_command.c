#include <string.h>

#include "batch/batch_vocabulary.h"
#include "check/check_settings.h"
#include "cli/commands.h"
#include "cli/result.h"
#include "import/mapping_vocabulary.h"
#include "register/register_vocabulary.h"
#include "template/template_vocabulary.h"

static void print_schema(const struct vocabulary *vocabulary, struct findings *findings)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    vocabulary_write_schema(vocabulary, &text);
    result_write("-", &text, findings);
    buffer_release(&text);
}

void schema_command(const struct command_line *line, struct findings *findings)
{
    enum { SCHEMAS = 5 };
    const struct vocabulary *const vocabularies[SCHEMAS] = {&register_vocabulary, &template_vocabulary,
                                                            mapping_vocabulary(), check_settings_vocabulary(),
                                                            &batch_vocabulary};
    const char *names[SCHEMAS + 1] = {NULL};
    const char *asked = line->operands[0];
    for (int i = 0; i < SCHEMAS; i++) {
        names[i] = vocabularies[i]->name;
        if (strcmp(names[i], asked) == 0) {
            print_schema(vocabularies[i], findings);
            return;
        }
    }
    findings_add(findings, FINDING_SCHEMA_UNKNOWN, NOWHERE, finding_text(asked),
                 finding_text(option_join(&findings->arena, "", names)));
    option_suggest("", names, asked, findings);
}

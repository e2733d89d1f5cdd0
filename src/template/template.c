#include "template/template.h"

const char *const template_text_style_names[] = {"body", "note", "lead", NULL};
const char *const template_page_names[] = {"new", "same", NULL};
const char *const template_unit_names[] = {"euro", "thousand", "million", NULL};
const char *const template_chart_table_names[] = {"below", "annex", "none", NULL};
const char *const chart_kind_names[CHART_KINDS + 1] = {"bars", "grouped", "stacked", "stack", "columns",
                                                       "lines", "timeline", "map", NULL};
const char *const template_presence_names[PRESENCES + 1] = {"projects", "findings", "changes", NULL};
const char *const template_fact_names[FACTS + 1] = {
    "code", "name", "implementer", "duration", "status", "start", "end", "programme", "fund", "priority", "objective",
    "authority", "elapsed", "place", "contact", NULL};
const char *const template_card_names[CARD_PIECES + 1] = {
    "brief", "facts", "organisations", "contacts", "places", "classes", "summary", "aims", "funding", "results", "indicators",
    "decisions", "marks", NULL};

void template_release(struct template *template)
{
    input_release(&template->input);
}

static bool holds(const struct block *block, enum block_kind kind)
{
    bool found = block->kind == kind;
    for (size_t i = 0; i < block->child_count && !found; i++)
        found = holds(block->children[i], kind);
    return found;
}

bool template_has(const struct template *template, enum block_kind kind)
{
    return holds(&template->root, kind);
}

const char *template_words(const struct words *words, enum language language, struct place place,
                           struct findings *findings)
{
    if (words->in[language] != NULL)
        return words->in[language];
    for (int i = 0; i < LANGUAGES; i++)
        if (words->in[i] != NULL) {
            findings_add(findings, FINDING_NOT_TRANSLATED, place, finding_text(words->in[i]),
                         finding_text(language_tag(language)));
            break;
        }
    return "";
}

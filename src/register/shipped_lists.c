#include "register/shipped_lists.h"

#include <string.h>

/* What a code may say of others: which list the other is in, and its id (NULL: not told). */
struct reference {
    enum list list;
    const char *id;
};

enum { REFERENCES = 4 };

static void references_of(struct reference out[REFERENCES], enum list list, const struct code *code)
{
    enum list above = register_list_above(list);
    out[0] = (struct reference){above, above == LISTS ? NULL : code->parent};
    out[1] = (struct reference){LIST_PERIOD, code->period};
    out[2] = (struct reference){LIST_FUND, code->fund};
    out[3] = (struct reference){list, code->successor};
}

static const struct code *declared(const struct project_register *reg, enum list list, const char *id)
{
    const struct code *code = register_code_lookup(reg, list, id);
    return code != NULL && code->declared ? code : NULL;
}

const struct code *shipped_lists_lookup(const struct project_register *reg, enum list list, const char *id)
{
    const struct code *own = declared(reg, list, id);
    return own != NULL || reg->shipped == NULL ? own : register_code_lookup(reg->shipped, list, id);
}

/* --- whether they are needed --- */

/* A year, a country: programmes of the EU are numbered 2014FI16M2OP001. */
static bool is_cci_number(const char *id)
{
    static const char form[] = "0000AA";
    for (size_t i = 0; form[i] != '\0'; i++)
        if (form[i] == '0' ? id[i] < '0' || id[i] > '9' : id[i] < 'A' || id[i] > 'Z')
            return false;
    return true;
}

static bool tells_lapse(const struct code *code)
{
    return code->claimed_within != 0 || date_known(code->claimed_by);
}

static bool leaves_open(const struct project_register *reg, enum list list, const struct code *code)
{
    struct reference references[REFERENCES];
    if (list == LIST_PROGRAMME && is_cci_number(code->id) && !tells_lapse(code))
        return true;
    references_of(references, list, code);
    for (int i = 0; i < REFERENCES; i++)
        if (references[i].id != NULL && declared(reg, references[i].list, references[i].id) == NULL)
            return true;
    return !code->declared;
}

bool shipped_lists_needed(const struct project_register *reg)
{
    for (int list = 0; list < LISTS; list++) {
        const struct code_list *codes = &reg->lists[list];
        if (register_list_is_place((enum list)list) && codes->count > 0)
            return true;
        for (size_t i = 0; i < codes->count; i++)
            if (leaves_open(reg, (enum list)list, codes->codes[i]))
                return true;
    }
    return false;
}

/* --- taking over --- */

/* Of a priority: that all projects which mention it belong to the listed one's programme. */
static bool is_meant(const struct project_register *reg, enum list list, const struct code *code,
                     const struct code *listed)
{
    for (size_t i = 0; list == LIST_PRIORITY && i < reg->project_count; i++) {
        const struct project *project = reg->projects[i];
        if (project->priority == code &&
            (project->programme == NULL || strcmp(project->programme->id, listed->parent) != 0))
            return false;
    }
    return true;
}

static void adopt_references(struct project_register *reg, enum list list, const struct code *code);

static void adopt(struct project_register *reg, enum list list, struct code *code)
{
    const struct code *listed = register_code_lookup(reg->shipped, list, code->id);
    if (listed == NULL || !is_meant(reg, list, code, listed))
        return;
    uint32_t order = code->order;
    *code = *listed;
    code->shipped = true;
    code->order = order;
    code->offset = 0; /* it stands nowhere in the register's file */
    adopt_references(reg, list, code);
}

static void adopt_references(struct project_register *reg, enum list list, const struct code *code)
{
    struct reference references[REFERENCES];
    references_of(references, list, code);
    for (int i = 0; i < REFERENCES; i++) {
        const char *id = references[i].id;
        if (id == NULL || declared(reg, references[i].list, id) != NULL ||
            register_code_lookup(reg->shipped, references[i].list, id) == NULL)
            continue;
        adopt(reg, references[i].list, register_code(reg, references[i].list, id, strlen(id)));
    }
}

/* A place of another country may have the same identifier. */
static bool same_place(const struct code *own, const struct code *listed)
{
    const char *name = own->name[LANGUAGE_FI];
    if (name == NULL)
        return own->name[LANGUAGE_SV] == NULL && own->name[LANGUAGE_EN] == NULL;
    return listed->name[LANGUAGE_FI] != NULL && strcmp(name, listed->name[LANGUAGE_FI]) == 0;
}

/* A programme's CCI number is its own, and a period is told by its years. */
static void complete_rules(const struct project_register *reg, enum list list, struct code *own)
{
    const struct code *listed = register_code_lookup(reg->shipped, list, own->id);
    if (listed == NULL)
        return;
    if (!tells_lapse(own)) {
        own->claimed_within = listed->claimed_within;
        own->claimed_by = listed->claimed_by;
    }
    if (own->rates.eu == 0 && own->regional_count == 0) {
        own->rates = listed->rates;
        own->regional = listed->regional;
        own->regional_count = listed->regional_count;
    }
}

/* A register's own place, with what it leaves open taken from the listed one. */
static void complete_place(struct project_register *reg, enum list list, struct code *own)
{
    const struct code *listed = register_code_lookup(reg->shipped, list, own->id);
    if (listed == NULL || !same_place(own, listed))
        return;
    if (own->parent == NULL)
        own->parent = listed->parent;
    if (own->population_count == 0) {
        own->population = listed->population;
        own->population_count = listed->population_count;
    }
    if (!date_known(own->from))
        own->from = listed->from;
    if (!date_known(own->to))
        own->to = listed->to;
    if (own->successor == NULL)
        own->successor = listed->successor;
}

static void complete(struct project_register *reg, enum list list, struct code *own)
{
    if (register_list_is_place(list))
        complete_place(reg, list, own);
    else if (list == LIST_PERIOD || list == LIST_PROGRAMME)
        complete_rules(reg, list, own);
}

/* --- order --- */

static void number_list(struct project_register *reg, enum list list)
{
    const struct code_list *codes = &reg->lists[list];
    const struct code_list *listed = reg->shipped == NULL ? NULL : &reg->shipped->lists[list];
    uint32_t next = 0;
    for (size_t i = 0; i < codes->count; i++)
        if (codes->codes[i]->declared && !codes->codes[i]->shipped)
            codes->codes[i]->order = next++;
    for (size_t i = 0; listed != NULL && codes->count > next && i < listed->count; i++) {
        const struct code *code = register_code_lookup(reg, list, listed->codes[i]->id);
        if (code != NULL && code->shipped)
            register_code(reg, list, code->id, strlen(code->id))->order = next++;
    }
    for (size_t i = 0; i < codes->count; i++)
        if (!codes->codes[i]->declared)
            codes->codes[i]->order = next++;
}

void shipped_lists_number(struct project_register *reg)
{
    for (int list = 0; list < LISTS; list++)
        number_list(reg, (enum list)list);
}

void shipped_lists_adopt(struct project_register *reg, const struct project_register *shipped)
{
    reg->shipped = shipped;
    for (int list = 0; list < LISTS; list++)
        for (size_t i = 0; i < reg->lists[list].count; i++) {
            struct code *code = reg->lists[list].codes[i];
            if (!code->declared) {
                adopt(reg, (enum list)list, code);
            } else if (!code->shipped) {
                complete(reg, (enum list)list, code);
                adopt_references(reg, (enum list)list, code);
            }
        }
    shipped_lists_number(reg);
}

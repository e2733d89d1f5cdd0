#include "register/project_register.h"

#include <stdlib.h>
#include <string.h>

const char *const register_list_names[LISTS + 1] = {
    "period", "programme", "fund", "priority", "objective", "authority", "status", "sector", "municipality",
    "sub-region", "region", "spearhead", "choice", "intervention-field", "climate", "envelope", "cost-model",
    "indicator", NULL};
const char *const register_stage_names[STAGES + 1] = {
    "cost", "eligible-cost", "applied", "granted", "committed", "paid", "recovered", NULL};
const char *const register_source_names[FUNDING_SOURCES + 1] = {
    "eu", "state", "eu+state", "municipal", "other-public", "municipal+other-public", "private", "own", "public",
    "total", NULL};
const char *const register_missing_names[] = {
    "not", "not-given", "not-decided", "not-applicable", "secret", "unreadable", NULL};
const char *const register_role_names[] = {
    "lead-implementer", "co-implementer", "network-partner", "financier", "applicant", NULL};

void register_init(struct project_register *reg, struct arena *arena)
{
    *reg = (struct project_register){.arena = arena, .input = {.file = -1}};
}

void register_release(struct project_register *reg)
{
    input_release(&reg->input);
}

/* FNV-1a: short keys, no order of its own is ever shown. */
static uint32_t hash(uint32_t seed, const char *bytes, size_t length)
{
    uint32_t value = 2166136261u ^ seed;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)bytes[i]) * 16777619u;
    return value;
}

static bool same_text(const char *text, const char *bytes, size_t length)
{
    return strncmp(text, bytes, length) == 0 && text[length] == '\0';
}

/* The slot of a code: the one it is in, or the free one where it belongs. */
static uint32_t *code_slot(const struct code_list *list, const char *id, size_t length)
{
    size_t at = hash(0, id, length) & (list->slot_count - 1);
    while (list->slots[at] != 0 && !same_text(list->codes[list->slots[at] - 1]->id, id, length))
        at = (at + 1) & (list->slot_count - 1);
    return &list->slots[at];
}

static void grow_code_slots(struct arena *arena, struct code_list *list)
{
    list->slot_count = list->slot_count == 0 ? 32 : list->slot_count * 2;
    list->slots = arena_array(arena, list->slot_count, sizeof *list->slots);
    for (size_t i = 0; i < list->count; i++)
        *code_slot(list, list->codes[i]->id, strlen(list->codes[i]->id)) = (uint32_t)i + 1;
}

const struct code *register_code_lookup(const struct project_register *reg, enum list list, const char *id)
{
    const struct code_list *codes = &reg->lists[list];
    if (codes->slot_count == 0)
        return NULL;
    uint32_t slot = *code_slot(codes, id, strlen(id));
    return slot == 0 ? NULL : codes->codes[slot - 1];
}

struct code *register_code(struct project_register *reg, enum list list, const char *id, size_t length)
{
    struct code_list *codes = &reg->lists[list];
    if (2 * codes->count >= codes->slot_count)
        grow_code_slots(reg->arena, codes);
    uint32_t *slot = code_slot(codes, id, length);
    if (*slot != 0)
        return codes->codes[*slot - 1];
    struct code *code = arena_alloc(reg->arena, sizeof *code);
    code->id = arena_copy(reg->arena, id, length);
    code->order = (uint32_t)codes->count;
    *(struct code **)arena_append(reg->arena, (void **)&codes->codes, &codes->count, &codes->capacity,
                                  sizeof *codes->codes) = code;
    *slot = (uint32_t)codes->count;
    return code;
}

struct organisation_key {
    const char *name, *business_id;
    size_t name_length, business_id_length;
};

static uint32_t *organisation_slot(const struct project_register *reg, const struct organisation_key *key)
{
    uint32_t seed = hash(0, key->business_id, key->business_id_length);
    size_t at = hash(seed, key->name, key->name_length) & (reg->organisation_slot_count - 1);
    for (;; at = (at + 1) & (reg->organisation_slot_count - 1)) {
        uint32_t slot = reg->organisation_slots[at];
        if (slot == 0)
            return &reg->organisation_slots[at];
        const struct organisation *candidate = reg->organisations[slot - 1];
        const char *business_id = candidate->business_id == NULL ? "" : candidate->business_id;
        if (same_text(candidate->name, key->name, key->name_length) &&
            same_text(business_id, key->business_id, key->business_id_length))
            return &reg->organisation_slots[at];
    }
}

static void grow_organisation_slots(struct project_register *reg)
{
    reg->organisation_slot_count = reg->organisation_slot_count == 0 ? 256 : reg->organisation_slot_count * 2;
    reg->organisation_slots = arena_array(reg->arena, reg->organisation_slot_count, sizeof *reg->organisation_slots);
    for (size_t i = 0; i < reg->organisation_count; i++) {
        const struct organisation *one = reg->organisations[i];
        const char *business_id = one->business_id == NULL ? "" : one->business_id;
        struct organisation_key key = {one->name, business_id, strlen(one->name), strlen(business_id)};
        *organisation_slot(reg, &key) = (uint32_t)i + 1;
    }
}

struct organisation *register_organisation(struct project_register *reg, const char *name, size_t name_length,
                                           const char *business_id, size_t business_id_length)
{
    if (2 * reg->organisation_count >= reg->organisation_slot_count)
        grow_organisation_slots(reg);
    struct organisation_key key = {name, business_id == NULL ? "" : business_id, name_length, business_id_length};
    uint32_t *slot = organisation_slot(reg, &key);
    if (*slot != 0)
        return reg->organisations[*slot - 1];
    struct organisation *organisation = arena_alloc(reg->arena, sizeof *organisation);
    organisation->name = arena_copy(reg->arena, name, name_length);
    if (key.business_id_length > 0)
        organisation->business_id = arena_copy(reg->arena, business_id, business_id_length);
    organisation->order = (uint32_t)reg->organisation_count;
    *(struct organisation **)arena_append(reg->arena, (void **)&reg->organisations, &reg->organisation_count,
                                          &reg->organisation_capacity, sizeof *reg->organisations) = organisation;
    *slot = (uint32_t)reg->organisation_count;
    return organisation;
}

/* The text in `language`, else the first there is in the order of the languages. */
static const char *in_language(const char *const texts[LANGUAGES], enum language language)
{
    if (texts[language] != NULL)
        return texts[language];
    for (int i = 0; i < LANGUAGES; i++)
        if (texts[i] != NULL)
            return texts[i];
    return NULL;
}

const char *register_body(const struct project_register *reg, enum language language)
{
    const char *name = in_language(reg->body, language);
    return name == NULL ? "" : name;
}

const char *code_name(const struct code *code, enum language language)
{
    const char *name = in_language(code->name, language);
    return name == NULL ? code_short_name(code, language) : name;
}

const char *code_short_name(const struct code *code, enum language language)
{
    const char *name = in_language(code->short_name, language);
    return name == NULL ? code->id : name;
}

const char *project_name(const struct project *project, enum language language)
{
    const char *name = in_language(project->name, language);
    return name == NULL ? project->code : name;
}

date project_start(const struct project *project)
{
    return project->start_count == 0 ? (date){0} : project->starts[0].day;
}

date project_end(const struct project *project)
{
    return project->end_count == 0 ? (date){0} : project->ends[0].day;
}

static const struct organisation *first_in_role(const struct project *project, enum organisation_role role)
{
    for (size_t i = 0; i < project->participation_count; i++)
        if (project->participations[i].role == role)
            return project->participations[i].organisation;
    return NULL;
}

const struct organisation *project_implementer(const struct project *project)
{
    const struct organisation *lead = first_in_role(project, ROLE_LEAD_IMPLEMENTER);
    return lead != NULL ? lead : first_in_role(project, ROLE_APPLICANT);
}

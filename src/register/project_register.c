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
const char *const register_rule_names[] = {"programme", "decision-date", "running", NULL};
const char *const register_extent_names[] = {"places", "whole-region", "several-regions", NULL};
const char *const register_decision_kind_names[] = {"new", "amending", "cancelling", "recovering", NULL};
const char *const register_decision_state_names[] = {"in-force", "pending", "repealed", NULL};

enum list register_list_above(enum list list)
{
    switch (list) {
    case LIST_PRIORITY: return LIST_PROGRAMME;
    case LIST_OBJECTIVE: return LIST_PRIORITY;
    case LIST_MUNICIPALITY: return LIST_SUB_REGION;
    case LIST_SUB_REGION: return LIST_REGION;
    default: return LISTS;
    }
}

bool register_list_is_place(enum list list)
{
    return list == LIST_MUNICIPALITY || list == LIST_SUB_REGION || list == LIST_REGION;
}

void register_init(struct project_register *reg, struct arena *arena)
{
    *reg = (struct project_register){.arena = arena, .input = {.file = -1}};
}

void register_release(struct project_register *reg)
{
    input_release(&reg->input);
}

static bool same_text(const char *text, const char *bytes, size_t length)
{
    return strncmp(text, bytes, length) == 0 && text[length] == '\0';
}

/* The slot of a code: the one it is in, or the free one where it belongs. */
static struct slot *code_slot(const struct code_list *list, const char *id, size_t length, uint32_t hash)
{
    size_t at = hash;
    struct slot *slot = slots_next(&list->slots, &at, hash);
    for (; slot->index != 0 && !same_text(list->codes[slot->index - 1]->id, id, length);
         slot = slots_next(&list->slots, &at, hash))
        at++;
    return slot;
}

const struct code *register_code_lookup(const struct project_register *reg, enum list list, const char *id)
{
    const struct code_list *codes = &reg->lists[list];
    if (codes->count == 0)
        return NULL;
    size_t length = strlen(id);
    const struct slot *slot = code_slot(codes, id, length, slots_hash(id, length));
    return slot->index == 0 ? NULL : codes->codes[slot->index - 1];
}

struct code *register_code(struct project_register *reg, enum list list, const char *id, size_t length)
{
    struct code_list *codes = &reg->lists[list];
    slots_reserve(&codes->slots, reg->arena, codes->count);
    uint32_t hash = slots_hash(id, length);
    struct slot *slot = code_slot(codes, id, length, hash);
    if (slot->index != 0)
        return codes->codes[slot->index - 1];
    struct code *code = arena_alloc(reg->arena, sizeof *code);
    code->id = arena_copy(reg->arena, id, length);
    code->order = (uint32_t)codes->count;
    *(struct code **)arena_append(reg->arena, (void **)&codes->codes, &codes->count, &codes->capacity,
                                  sizeof *codes->codes) = code;
    *slot = (struct slot){hash, (uint32_t)codes->count};
    return code;
}

struct organisation_key {
    const char *name, *business_id;
    size_t name_length, business_id_length;
};

static bool is_organisation(const struct organisation *candidate, const struct organisation_key *key)
{
    const char *business_id = candidate->business_id == NULL ? "" : candidate->business_id;
    return same_text(candidate->name, key->name, key->name_length) &&
           same_text(business_id, key->business_id, key->business_id_length);
}

static struct slot *organisation_slot(const struct project_register *reg, const struct organisation_key *key,
                                      uint32_t hash)
{
    const struct slots *slots = &reg->organisation_slots;
    size_t at = hash;
    struct slot *slot = slots_next(slots, &at, hash);
    for (; slot->index != 0 && !is_organisation(reg->organisations[slot->index - 1], key);
         slot = slots_next(slots, &at, hash))
        at++;
    return slot;
}

static uint32_t organisation_hash(const struct organisation_key *key)
{
    return slots_hash(key->name, key->name_length) ^ 31 * slots_hash(key->business_id, key->business_id_length);
}

const struct organisation *register_organisation_lookup(const struct project_register *reg,
                                                        const struct organisation *organisation)
{
    if (reg->organisation_count == 0)
        return NULL;
    const char *business_id = organisation->business_id == NULL ? "" : organisation->business_id;
    const struct organisation_key key = {organisation->name, business_id, strlen(organisation->name), strlen(business_id)};
    const struct slot *slot = organisation_slot(reg, &key, organisation_hash(&key));
    return slot->index == 0 ? NULL : reg->organisations[slot->index - 1];
}

struct organisation *register_organisation(struct project_register *reg, const char *name, size_t name_length,
                                           const char *business_id, size_t business_id_length)
{
    slots_reserve(&reg->organisation_slots, reg->arena, reg->organisation_count);
    struct organisation_key key = {name, business_id == NULL ? "" : business_id, name_length, business_id_length};
    uint32_t hash = organisation_hash(&key);
    struct slot *slot = organisation_slot(reg, &key, hash);
    if (slot->index != 0)
        return reg->organisations[slot->index - 1];
    struct organisation *organisation = arena_alloc(reg->arena, sizeof *organisation);
    organisation->name = arena_copy(reg->arena, name, name_length);
    if (key.business_id_length > 0)
        organisation->business_id = arena_copy(reg->arena, business_id, business_id_length);
    organisation->order = (uint32_t)reg->organisation_count;
    *(struct organisation **)arena_append(reg->arena, (void **)&reg->organisations, &reg->organisation_count,
                                          &reg->organisation_capacity, sizeof *reg->organisations) = organisation;
    *slot = (struct slot){hash, (uint32_t)reg->organisation_count};
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

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

/* ddmmyy, a sign for the century, nnn and a sign. In the Swedish business IDs of the same form no month stands in the place of
 * the month. */
bool register_id_personal(const char *business_id)
{
    static const char digits[] = "0123456789";
    const char *id = business_id == NULL ? "" : business_id;
    return strlen(id) == 11 && strspn(id, digits) == 6 && strchr("+-ABCDEFUVWXY", id[6]) != NULL &&
           strspn(id + 7, digits) >= 3 && two_digits(id) >= 1 && two_digits(id) <= 31 && two_digits(id + 2) >= 1 &&
           two_digits(id + 2) <= 12;
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

bool project_is_beneficiary(const struct project *project, const struct participation *participation)
{
    return participation->role == ROLE_LEAD_IMPLEMENTER || participation->role == ROLE_CO_IMPLEMENTER ||
           (participation->role == ROLE_APPLICANT && participation->organisation == project_implementer(project));
}

/* The first beneficiary that is a natural person, or NULL. */
static const struct organisation *natural_beneficiary(const struct project *project)
{
    for (uint32_t i = 0; i < project->participation_count; i++)
        if (project->participations[i].organisation->natural &&
            project_is_beneficiary(project, &project->participations[i]))
            return project->participations[i].organisation;
    return NULL;
}

bool project_of_person(const struct project *project)
{
    return natural_beneficiary(project) != NULL;
}

bool project_hides_person(const struct project *project)
{
    const struct organisation *beneficiary = natural_beneficiary(project);
    return beneficiary != NULL && beneficiary->person;
}

void register_name_persons(struct project_register *reg)
{
    for (size_t i = 0; i < reg->organisation_count; i++)
        reg->organisations[i]->person = false;
}

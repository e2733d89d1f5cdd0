#include "register/register_join.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "register/shipped_lists.h"

struct join {
    struct project_register *into;
    const struct project_register *from;    /* being taken over */
    struct findings *findings;
    bool agrees;
};

/* --- codes --- */

/* Whose word counts. */
enum standing { STANDING_MENTIONED, STANDING_SHIPPED, STANDING_DECLARED };

static enum standing standing_of(const struct code *code)
{
    if (!code->declared)
        return STANDING_MENTIONED;
    return code->shipped ? STANDING_SHIPPED : STANDING_DECLARED;
}

static struct code *joined(const struct join *join, enum list list, const struct code *code)
{
    return code == NULL ? NULL : register_code(join->into, list, code->id, strlen(code->id));
}

static void tell_difference(struct join *join, enum list list, const struct code *code, const char *attribute)
{
    findings_add(join->findings, FINDING_CODE_TOLD_DIFFERENTLY, {&join->from->input, code->offset}, finding_list(list),
                 finding_text(code->id), finding_text(attribute));
    join->agrees = false;
}

/* Takes a text that is not told yet. False when another one is. */
static bool take_text(const char **own, const char *told)
{
    if (*own == NULL)
        *own = told;
    return told == NULL || strcmp(*own, told) == 0;
}

static bool take_day(date *own, date told)
{
    if (!date_known(*own))
        *own = told;
    return !date_known(told) || memcmp(own, &told, sizeof told) == 0;
}

static const struct population *count_of(const struct code *code, int year)
{
    for (uint32_t i = 0; i < code->population_count; i++)
        if (code->population[i].year == year)
            return &code->population[i];
    return NULL;
}

/* Takes the years that are not told yet. False when a year's people differ. */
static bool take_population(struct arena *arena, struct code *own, const struct code *told)
{
    struct population *all = arena_array(arena, own->population_count + told->population_count + 1, sizeof *all);
    uint32_t count = own->population_count;
    bool same = true;
    if (count > 0)
        memcpy(all, own->population, count * sizeof *all);
    for (uint32_t i = 0; i < told->population_count; i++) {
        const struct population *known = count_of(own, told->population[i].year);
        if (known == NULL)
            all[count++] = told->population[i];
        else
            same &= known->people == told->population[i].people;
    }
    own->population = all;
    own->population_count = count;
    return same;
}

/* What no sum hangs on. Names differ by their Finnish form, which all registers should have. */
static void take_names(struct join *join, enum list list, struct code *own, const struct code *told)
{
    const char *name = own->name[LANGUAGE_FI], *other = told->name[LANGUAGE_FI];
    if (name != NULL && other != NULL && strcmp(name, other) != 0)
        findings_add(join->findings, FINDING_CODE_NAMED_DIFFERENTLY, {&join->from->input, told->offset},
                     finding_list(list), finding_text(told->id), finding_text(other), finding_text(name));
    for (int i = 0; i < LANGUAGES; i++) {
        (void)take_text(&own->name[i], told->name[i]);
        (void)take_text(&own->short_name[i], told->short_name[i]);
    }
    (void)take_text(&own->fund, told->fund);
    (void)take_text(&own->from_page, told->from_page);
    if (own->highest_support == 0)
        own->highest_support = told->highest_support;
    if (own->highest_public == 0)
        own->highest_public = told->highest_public;
}

/* What sums hang on. The parents of places say where money goes; those of other lists only how codes are arranged, since
 * projects name their programme and priority themselves. Days decide which projects belong to a period, and what stands for
 * a place. */
static void take_meaning(struct join *join, enum list list, struct code *own, const struct code *told)
{
    bool place = register_list_is_place(list), dated = place || list == LIST_PERIOD;
    if (!take_text(&own->parent, told->parent) && place)
        tell_difference(join, list, told, "parent");
    if (!take_text(&own->period, told->period))
        tell_difference(join, list, told, "period");
    if (!take_text(&own->successor, told->successor))
        tell_difference(join, list, told, "successor");
    if (!take_day(&own->from, told->from) && dated)
        tell_difference(join, list, told, "from-date");
    if (!take_day(&own->to, told->to) && dated)
        tell_difference(join, list, told, "to-date");
    if (list == LIST_PERIOD && own->rule != told->rule)
        tell_difference(join, list, told, "rule");
    if (own->technical != told->technical)
        tell_difference(join, list, told, "technical");
    if (own->phase == PHASE_NOT_TOLD)
        own->phase = told->phase;
    else if (told->phase != PHASE_NOT_TOLD && told->phase != own->phase)
        tell_difference(join, list, told, "phase");
    if (!take_population(join->into->arena, own, told))
        tell_difference(join, list, told, "population");
}

static void join_code(struct join *join, enum list list, const struct code *code)
{
    struct code *own = joined(join, list, code);
    enum standing before = standing_of(own), after = standing_of(code);
    if (before == STANDING_DECLARED && after == STANDING_DECLARED) {
        take_names(join, list, own, code);
        take_meaning(join, list, own, code);
    } else if (after > before) {
        uint32_t order = own->order;
        *own = *code;
        own->order = order;
    }
}

static void join_codes(struct join *join)
{
    for (int list = 0; list < LISTS; list++)
        for (size_t i = 0; i < join->from->lists[list].count; i++)
            join_code(join, (enum list)list, join->from->lists[list].codes[i]);
}

/* --- organisations --- */

static struct organisation *joined_organisation(const struct join *join, const struct organisation *organisation)
{
    const char *name = organisation->name, *id = organisation->business_id == NULL ? "" : organisation->business_id;
    return register_organisation(join->into, name, strlen(name), id, strlen(id));
}

/* Of all that a register tells about, also those that are later than its situation date. */
static const struct project *project_at(const struct project_register *reg, size_t index)
{
    return index < reg->project_count ? reg->projects[index] : reg->later_projects[index - reg->project_count];
}

/* An organisation stands nowhere by itself, and is not named in a finding: it is told at the first project that names it. */
static const struct project *project_of(const struct project_register *reg, const struct organisation *organisation)
{
    for (size_t i = 0; i < reg->project_count + reg->later_count; i++) {
        const struct project *project = project_at(reg, i);
        for (uint32_t p = 0; p < project->participation_count; p++)
            if (project->participations[p].organisation == organisation)
                return project;
    }
    return NULL;
}

static void take_code(struct join *join, enum list list, const struct organisation *organisation,
                      const struct code **own, const struct code *told)
{
    const struct code *code = joined(join, list, told);
    if (*own == NULL)
        *own = code;
    if (code == NULL || code == *own)
        return;
    const struct project *project = project_of(join->from, organisation);
    findings_add(join->findings, FINDING_ORGANISATION_TOLD_DIFFERENTLY, {&join->from->input, project->offset},
                 finding_project(project->code), finding_list(list), finding_text(code->id), finding_text((*own)->id));
    join->agrees = false;
}

static void join_organisations(struct join *join)
{
    for (size_t i = 0; i < join->from->organisation_count; i++) {
        const struct organisation *told = join->from->organisations[i];
        struct organisation *own = joined_organisation(join, told);
        own->natural |= told->natural;
        own->person |= told->person;
        take_code(join, LIST_SECTOR, told, &own->sector, told->sector);
        take_code(join, LIST_MUNICIPALITY, told, &own->municipality, told->municipality);
    }
}

/* --- frames and pages --- */

static bool same_purpose(const struct frame *a, const struct frame *b)
{
    return a->programme == b->programme && a->fund == b->fund && a->priority == b->priority &&
           a->objective == b->objective && a->envelope == b->envelope && a->year == b->year && a->source == b->source;
}

/* Whether the registers before this one, whose frames are the first `count`, tell the frame. */
static bool told_before(struct join *join, const struct frame *frame, size_t count)
{
    bool told = false;
    for (size_t i = 0; i < count; i++) {
        const struct frame *other = &join->into->frames[i];
        if (!same_purpose(frame, other))
            continue;
        told = true;
        if (other->value.cents == frame->value.cents)
            continue;
        findings_add(join->findings, FINDING_FRAME_TOLD_DIFFERENTLY, {&join->from->input, frame->offset},
                     finding_money(frame->value), finding_money(other->value));
        join->agrees = false;
    }
    return told;
}

static void join_frames(struct join *join)
{
    struct project_register *into = join->into;
    size_t before = into->frame_count;
    for (size_t i = 0; i < join->from->frame_count; i++) {
        struct frame frame = join->from->frames[i];
        frame.programme = joined(join, LIST_PROGRAMME, frame.programme);
        frame.fund = joined(join, LIST_FUND, frame.fund);
        frame.priority = joined(join, LIST_PRIORITY, frame.priority);
        frame.objective = joined(join, LIST_OBJECTIVE, frame.objective);
        frame.envelope = joined(join, LIST_ENVELOPE, frame.envelope);
        if (!told_before(join, &frame, before))
            *(struct frame *)arena_append(into->arena, (void **)&into->frames, &into->frame_count,
                                          &into->frame_capacity, sizeof frame) = frame;
    }
}

static bool has_page(const struct project_register *reg, const char *id)
{
    for (size_t i = 0; i < reg->page_count; i++)
        if (reg->pages[i].id != NULL && strcmp(reg->pages[i].id, id) == 0)
            return true;
    return false;
}

static void join_pages(struct join *join)
{
    struct project_register *into = join->into;
    for (size_t i = 0; i < join->from->page_count; i++) {
        const struct page *page = &join->from->pages[i];
        if (page->id != NULL && !has_page(into, page->id))
            *(struct page *)arena_append(into->arena, (void **)&into->pages, &into->page_count, &into->page_capacity,
                                         sizeof *page) = *page;
    }
}

/* --- projects --- */

/* Lets everything that the project mentions be the joined register's. */
static void hand_over(const struct join *join, struct project *project)
{
    project->programme = joined(join, LIST_PROGRAMME, project->programme);
    project->fund = joined(join, LIST_FUND, project->fund);
    project->priority = joined(join, LIST_PRIORITY, project->priority);
    project->objective = joined(join, LIST_OBJECTIVE, project->objective);
    project->authority = joined(join, LIST_AUTHORITY, project->authority);
    project->status = joined(join, LIST_STATUS, project->status);
    project->envelope = joined(join, LIST_ENVELOPE, project->envelope);
    for (uint32_t i = 0; i < project->participation_count; i++)
        project->participations[i].organisation = joined_organisation(join, project->participations[i].organisation);
    for (uint32_t i = 0; i < project->decision_count; i++)
        project->decisions[i].cost_model = joined(join, LIST_COST_MODEL, project->decisions[i].cost_model);
    for (uint32_t i = 0; i < project->location_count; i++) {
        struct location *location = &project->locations[i];
        location->municipality = joined(join, LIST_MUNICIPALITY, location->municipality);
        location->sub_region = joined(join, LIST_SUB_REGION, location->sub_region);
        location->region = joined(join, LIST_REGION, location->region);
    }
    for (uint32_t i = 0; i < project->classification_count; i++) {
        struct classification *class = &project->classifications[i];
        class->code = joined(join, (enum list)class->list, class->code);
    }
    for (uint32_t i = 0; i < project->indicator_count; i++)
        project->indicators[i].code = joined(join, LIST_INDICATOR, project->indicators[i].code);
}

static void join_projects(struct join *join)
{
    struct project_register *into = join->into;
    for (size_t i = 0; i < join->from->project_count; i++) {
        hand_over(join, join->from->projects[i]);
        *(struct project **)arena_append(into->arena, (void **)&into->projects, &into->project_count,
                                         &into->project_capacity, sizeof *into->projects) = join->from->projects[i];
    }
    for (size_t i = 0; i < join->from->later_count; i++)
        *(struct project **)arena_append(into->arena, (void **)&into->later_projects, &into->later_count,
                                         &into->later_capacity, sizeof *into->later_projects) =
            join->from->later_projects[i];
}

/* --- a project in two registers --- */

struct entry {
    const struct project *project;
    size_t which;               /* register it stands in */
};

static int by_code(const void *a, const void *b)
{
    const struct entry *one = a, *other = b;
    int order = strcmp(one->project->code, other->project->code);
    if (order == 0)
        order = (one->which > other->which) - (one->which < other->which);
    return order != 0 ? order
                      : (one->project->offset > other->project->offset) - (one->project->offset < other->project->offset);
}

static struct finding_argument place_argument(struct findings *findings, struct place place)
{
    uint32_t line, column;
    place_resolve(place, &line, &column);
    return finding_text(arena_format(&findings->arena, "%s:%u:%u", place.input->name, line, column));
}

static struct entry *all_projects(struct project_register *const *registers, size_t count, size_t *total)
{
    *total = 0;
    for (size_t i = 0; i < count; i++)
        *total += registers[i]->project_count + registers[i]->later_count;
    struct entry *entries = heap_array(*total, sizeof *entries), *next = entries;
    for (size_t i = 0; i < count; i++)
        for (size_t p = 0; p < registers[i]->project_count + registers[i]->later_count; p++)
            *next++ = (struct entry){project_at(registers[i], p), i};
    qsort(entries, *total, sizeof *entries, by_code);
    return entries;
}

/* A code that stands twice in one register is the checks' to tell, and one that is not told says nothing. */
static bool projects_stand_once(struct project_register *const *registers, size_t count, struct findings *findings)
{
    size_t total;
    struct entry *entries = all_projects(registers, count, &total);
    bool once = true;
    for (size_t i = 1; i < total; i++) {
        const struct entry *first = &entries[i - 1], *again = &entries[i];
        const char *code = again->project->code;
        if (*code == '\0' || first->which == again->which || strcmp(first->project->code, code) != 0)
            continue;
        const struct place place = {&registers[first->which]->input, first->project->offset};
        findings_add(findings, FINDING_PROJECT_IN_TWO_REGISTERS,
                     {&registers[again->which]->input, again->project->offset}, finding_project(code),
                     place_argument(findings, place));
        once = false;
    }
    free(entries);
    return once;
}

/* --- all of it --- */

/* Offsets of several files tell no order: a project's becomes its place in the joined register, and rows' the lists'. */
static void number(struct project_register *joint)
{
    for (size_t i = 0; i < joint->project_count; i++)
        joint->projects[i]->offset = (uint32_t)i;
    shipped_lists_number(joint);
}

bool register_join(struct project_register *const *registers, size_t count, struct findings *findings)
{
    struct join join = {.into = registers[0], .findings = findings};
    if (count == 1)
        return true;
    join.agrees = projects_stand_once(registers, count, findings);
    for (size_t i = 1; i < count; i++) {
        join.from = registers[i];
        if (join.into->shipped == NULL)
            join.into->shipped = join.from->shipped;
        join_codes(&join);
        join_organisations(&join);
        join_frames(&join);
        join_pages(&join);
        join_projects(&join);
    }
    number(join.into);
    return join.agrees;
}

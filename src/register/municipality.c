#include "register/municipality.h"

#include <string.h>

#include "register/shipped_lists.h"

static bool ended(const struct code *code, date day)
{
    return date_known(code->to) && date_compare(day, date_last(code->to)) > 0;
}

static bool in_force(const struct code *code, date day)
{
    return !ended(code, day) && (!date_known(code->from) || date_compare(day, date_first(code->from)) >= 0);
}

const struct code *municipality_on(const struct project_register *reg, const struct code *municipality, date day)
{
    /* A register's own lists may lead in a circle. */
    enum { MOST_MERGERS = 16 };
    for (int i = 0; i < MOST_MERGERS && municipality->successor != NULL && ended(municipality, day); i++) {
        const struct code *successor = shipped_lists_lookup(reg, LIST_MUNICIPALITY, municipality->successor);
        if (successor == NULL)
            break;
        municipality = successor;
    }
    return municipality;
}

/* All known municipalities, the register's and then the shipped ones, by index; NULL: passed over (not declared, or shipped
 * but declared by the register too). */
static size_t municipality_count(const struct project_register *reg)
{
    return reg->lists[LIST_MUNICIPALITY].count +
           (reg->shipped == NULL ? 0 : reg->shipped->lists[LIST_MUNICIPALITY].count);
}

static const struct code *municipality_at(const struct project_register *reg, size_t index)
{
    const struct code_list *own = &reg->lists[LIST_MUNICIPALITY];
    if (index < own->count)
        return own->codes[index]->declared ? own->codes[index] : NULL;
    const struct code *shipped = reg->shipped->lists[LIST_MUNICIPALITY].codes[index - own->count];
    return shipped_lists_lookup(reg, LIST_MUNICIPALITY, shipped->id) == shipped ? shipped : NULL;
}

/* --- people --- */

static const struct population *newest_count(const struct code *municipality, date day)
{
    const struct population *newest = NULL;
    for (uint32_t i = 0; i < municipality->population_count; i++) {
        const struct population *count = &municipality->population[i];
        bool made = date_compare((date){count->year, 12, 31}, day) <= 0;
        if (made && (newest == NULL || count->year > newest->year))
            newest = count;
    }
    return newest;
}

static int64_t people_in(const struct code *municipality, int year)
{
    for (uint32_t i = 0; i < municipality->population_count; i++)
        if (municipality->population[i].year == year)
            return municipality->population[i].people;
    return 0;
}

/* A municipality that merged is in its successor's counts from then on; what was counted of it for the same year as the
 * successor's count is not. */
static struct inhabitants people_of_municipality(const struct project_register *reg, const struct code *municipality, date day)
{
    const struct population *count = newest_count(municipality, day);
    if (count == NULL)
        return (struct inhabitants){0};
    int64_t people = count->people;
    for (size_t i = 0; i < municipality_count(reg); i++) {
        const struct code *other = municipality_at(reg, i);
        if (other != NULL && other != municipality && other->successor != NULL && ended(other, day) &&
            strcmp(municipality_on(reg, other, day)->id, municipality->id) == 0)
            people += people_in(other, count->year);
    }
    return (struct inhabitants){people, count->year, count->year};
}

static bool belongs(const struct project_register *reg, const struct code *municipality, enum list list,
                    const char *id)
{
    const char *parent = municipality->parent;
    if (list == LIST_REGION && parent != NULL) {
        const struct code *sub_region = shipped_lists_lookup(reg, LIST_SUB_REGION, parent);
        parent = sub_region == NULL ? NULL : sub_region->parent;
    }
    return parent != NULL && strcmp(parent, id) == 0;
}

struct inhabitants inhabitants_together(struct inhabitants one, struct inhabitants other)
{
    if (one.people == 0 || other.people == 0)
        return one.people == 0 ? other : one;
    return (struct inhabitants){one.people + other.people,
                                one.first_year < other.first_year ? one.first_year : other.first_year,
                                one.last_year > other.last_year ? one.last_year : other.last_year};
}

struct inhabitants population_on(const struct project_register *reg, enum list list, const struct code *code, date day)
{
    if (list == LIST_MUNICIPALITY)
        return people_of_municipality(reg, code, day);
    struct inhabitants sum = {0};
    for (size_t i = 0; i < municipality_count(reg); i++) {
        const struct code *municipality = municipality_at(reg, i);
        if (municipality != NULL && in_force(municipality, day) && belongs(reg, municipality, list, code->id))
            sum = inhabitants_together(sum, people_of_municipality(reg, municipality, day));
    }
    return sum;
}

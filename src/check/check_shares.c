#include "check/check_repeats.h"

/* How a project divides over places and classes. Shares are in millionths of a per cent. */

enum {
    WHOLE = 100 * 1000000,
    TOLERANCE = 100000 /* 0,1 per cent: three thirds with one decimal come to 99,9 */
};

struct shares {
    size_t count, told;
    int64_t sum;
};

static void add_share(struct shares *shares, int64_t share)
{
    shares->count++;
    if (share >= 0) {
        shares->told++;
        if (__builtin_add_overflow(shares->sum, share, &shares->sum))
            shares->sum = INT64_MAX;
    }
}

static bool is_partial(const struct shares *shares)
{
    return shares->told > 0 && shares->told < shares->count;
}

/* Told wholly, and not the whole. */
static bool is_off(const struct shares *shares)
{
    return shares->told > 0 && shares->told == shares->count &&
           (shares->sum > WHOLE + TOLERANCE || shares->sum < WHOLE - TOLERANCE);
}

/* --- places --- */

static struct shares shares_of_places(const struct project *project)
{
    struct shares shares = {0};
    for (size_t i = 0; i < project->location_count; i++)
        add_share(&shares, project->locations[i].share);
    return shares;
}

void check_place_shares_are_told(const struct checker *checker, const struct project *project)
{
    struct shares shares = shares_of_places(project);
    if (is_partial(&shares))
        check_tell(checker, project, project->offset, finding_count((int64_t)shares.told),
                   finding_count((int64_t)shares.count));
}

void check_place_shares_add_up(const struct checker *checker, const struct project *project)
{
    struct shares shares = shares_of_places(project);
    if (is_off(&shares))
        check_tell(checker, project, project->offset, finding_percent(shares.sum));
}

static int by_place(const void *a, const void *b)
{
    const struct location *one = a, *other = b;
    if (one->extent != other->extent)
        return one->extent - other->extent;
    if (one->municipality != other->municipality)
        return check_compare_addresses(one->municipality, other->municipality);
    return one->sub_region != other->sub_region ? check_compare_addresses(one->sub_region, other->sub_region)
                                                : check_compare_addresses(one->region, other->region);
}

static const struct code *code_of_place(const struct location *location)
{
    return location->municipality != NULL ? location->municipality
           : location->sub_region != NULL ? location->sub_region
                                          : location->region;
}

static void tell_place(const struct checker *checker, const struct project *project, const void *child)
{
    const struct code *code = code_of_place(child);
    if (code != NULL)
        check_tell(checker, project, project->offset, finding_text(code->id));
}

void check_places_are_unique(const struct checker *checker, const struct project *project)
{
    check_repeats(checker, project, project->locations, project->location_count, sizeof *project->locations, by_place,
                  tell_place);
}

/* --- classes --- */

/* The classes of each list; of one that the project has no class of, nothing. */
struct shares_by_list {
    struct shares of[LISTS];
};

static struct shares_by_list shares_of_classes(const struct project *project)
{
    struct shares_by_list shares = {0};
    for (size_t i = 0; i < project->classification_count; i++)
        add_share(&shares.of[project->classifications[i].list], project->classifications[i].weight);
    return shares;
}

void check_class_weights_are_told(const struct checker *checker, const struct project *project)
{
    const struct shares_by_list shares = shares_of_classes(project);
    for (unsigned list = 0; list < LISTS; list++)
        if (is_partial(&shares.of[list]))
            check_tell(checker, project, project->offset, finding_list(list),
                       finding_count((int64_t)shares.of[list].told), finding_count((int64_t)shares.of[list].count));
}

void check_class_weights_add_up(const struct checker *checker, const struct project *project)
{
    const struct shares_by_list shares = shares_of_classes(project);
    for (unsigned list = 0; list < LISTS; list++)
        if (is_off(&shares.of[list]))
            check_tell(checker, project, project->offset, finding_list(list), finding_percent(shares.of[list].sum));
}

/* A code belongs to one list: the same code is the same class. */
static int by_class(const void *a, const void *b)
{
    return check_compare_addresses(((const struct classification *)a)->code, ((const struct classification *)b)->code);
}

static void tell_class(const struct checker *checker, const struct project *project, const void *child)
{
    const struct classification *class = child;
    check_tell(checker, project, project->offset, finding_list(class->list), finding_text(class->code->id));
}

void check_classes_are_unique(const struct checker *checker, const struct project *project)
{
    check_repeats(checker, project, project->classifications, project->classification_count,
                  sizeof *project->classifications, by_class, tell_class);
}

/* --- indicators --- */

static int by_indicator(const void *a, const void *b)
{
    const struct indicator *one = a, *other = b;
    return one->result != other->result ? one->result - other->result
                                        : check_compare_addresses(one->code, other->code);
}

static void tell_indicator(const struct checker *checker, const struct project *project, const void *child)
{
    check_tell(checker, project, project->offset, finding_text(((const struct indicator *)child)->code->id));
}

void check_indicators_are_unique(const struct checker *checker, const struct project *project)
{
    check_repeats(checker, project, project->indicators, project->indicator_count, sizeof *project->indicators,
                  by_indicator, tell_indicator);
}

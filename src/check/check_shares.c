#include "check/check_rules.h"

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

static bool same_place(const struct location *a, const struct location *b)
{
    return a->municipality == b->municipality && a->sub_region == b->sub_region && a->region == b->region &&
           a->extent == b->extent;
}

static const struct code *code_of_place(const struct location *location)
{
    return location->municipality != NULL ? location->municipality
           : location->sub_region != NULL ? location->sub_region
                                          : location->region;
}

void check_places_are_unique(const struct checker *checker, const struct project *project)
{
    for (size_t i = 1; i < project->location_count; i++) {
        const struct code *code = code_of_place(&project->locations[i]);
        for (size_t j = 0; code != NULL && j < i; j++)
            if (same_place(&project->locations[i], &project->locations[j])) {
                check_tell(checker, project, project->offset, finding_text(code->id));
                break;
            }
    }
}

/* --- classes --- */

/* Of the classes of one list, from the `first` of them on. */
static struct shares shares_of_classes(const struct project *project, size_t first)
{
    struct shares shares = {0};
    for (size_t i = first; i < project->classification_count; i++)
        if (project->classifications[i].list == project->classifications[first].list)
            add_share(&shares, project->classifications[i].weight);
    return shares;
}

static bool begins_list(const struct project *project, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (project->classifications[i].list == project->classifications[at].list)
            return false;
    return true;
}

void check_class_weights_are_told(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->classification_count; i++) {
        if (!begins_list(project, i))
            continue;
        struct shares shares = shares_of_classes(project, i);
        if (is_partial(&shares))
            check_tell(checker, project, project->offset, finding_list(project->classifications[i].list),
                       finding_count((int64_t)shares.told), finding_count((int64_t)shares.count));
    }
}

void check_class_weights_add_up(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->classification_count; i++) {
        if (!begins_list(project, i))
            continue;
        struct shares shares = shares_of_classes(project, i);
        if (is_off(&shares))
            check_tell(checker, project, project->offset, finding_list(project->classifications[i].list),
                       finding_percent(shares.sum));
    }
}

/* A code belongs to one list: the same code is the same class. */
void check_classes_are_unique(const struct checker *checker, const struct project *project)
{
    for (size_t i = 1; i < project->classification_count; i++)
        for (size_t j = 0; j < i; j++)
            if (project->classifications[i].code == project->classifications[j].code) {
                check_tell(checker, project, project->offset, finding_list(project->classifications[i].list),
                           finding_text(project->classifications[i].code->id));
                break;
            }
}

/* --- indicators --- */

void check_indicators_are_unique(const struct checker *checker, const struct project *project)
{
    for (size_t i = 1; i < project->indicator_count; i++)
        for (size_t j = 0; j < i; j++)
            if (project->indicators[i].code == project->indicators[j].code &&
                project->indicators[i].result == project->indicators[j].result) {
                check_tell(checker, project, project->offset, finding_text(project->indicators[i].code->id));
                break;
            }
}

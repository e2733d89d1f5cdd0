#include "language/change_labels.h"

#include "language/labels.h"

const char *label_change_kind(enum language language, enum change_kind kind)
{
    static const enum word words[CHANGE_KINDS] = {
        [CHANGE_NEW] = WORD_CHANGE_NEW,
        [CHANGE_VANISHED] = WORD_CHANGE_VANISHED,
        [CHANGE_CANCELLED] = WORD_CHANGE_CANCELLED,
        [CHANGE_RECOVERED] = WORD_CHANGE_RECOVERED,
        [CHANGE_AMENDED] = WORD_CHANGE_AMENDED,
        [CHANGE_APPEARED] = WORD_CHANGE_APPEARED,
        [CHANGE_DISAPPEARED] = WORD_CHANGE_DISAPPEARED,
        [CHANGE_MOVED_IN] = WORD_CHANGE_MOVED_IN,
        [CHANGE_MOVED_OUT] = WORD_CHANGE_MOVED_OUT,
        [CHANGE_ENDED] = WORD_CHANGE_ENDED,
        [CHANGE_DATES_MOVED] = WORD_CHANGE_DATES_MOVED,
        [CHANGE_RECLASSIFIED] = WORD_CHANGE_RECLASSIFIED,
    };
    return language_word(language, words[kind]);
}

static const char *number(struct arena *arena, enum language language, int64_t count)
{
    struct buffer text;
    buffer_init(&text, 64);
    language_count(&text, language, count);
    return buffer_keep(&text, arena);
}

static const char *filled(struct arena *arena, enum language language, enum word word, const char *const *values,
                          int count)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    language_fill(&text, language_word(language, word), values, count);
    return buffer_keep(&text, arena);
}

/* Where none belongs to a group project, as many projects as sub-projects changed. */
static bool of_groups(const struct changes *changes, enum change_kind kind)
{
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].kind == kind && change_project(&changes->items[i])->group != NULL)
            return true;
    return false;
}

const char *label_change_heading(struct arena *arena, enum language language, const struct changes *changes,
                                 enum change_kind kind)
{
    const char *values[] = {label_change_kind(language, kind), number(arena, language, changes->projects[kind])};
    enum word counted = of_groups(changes, kind) ? WORD_CHANGES_OF_KIND_BY_ENTRY : WORD_CHANGES_OF_KIND;
    return filled(arena, language, counted, values, 2);
}

const char *label_change_subject(struct arena *arena, enum language language, const struct changes *changes,
                                 const struct change *change)
{
    struct measure measure = {.kind = MEASURE_MONEY, .quantity = change->quantity};
    switch (change->subject) {
    case SUBJECT_PROJECT: return NULL;
    case SUBJECT_MEASURE: return label_measure(arena, language, &changes->totals.query.measures[change->measure]);
    case SUBJECT_AMOUNT: return label_measure(arena, language, &measure);
    case SUBJECT_START: return language_word(language, WORD_STARTS);
    case SUBJECT_END: return language_word(language, WORD_ENDS);
    case SUBJECT_NAME: return language_word(language, WORD_CHANGES_NAME);
    default: return label_dimension(language, change->dimension);
    }
}

const char *label_change_coverage(struct arena *arena, enum language language, const struct changes *changes,
                                  size_t measure)
{
    const struct change_row *all = &changes->totals.total;
    const struct change_total *total = &all->totals[measure];
    const struct measure *about = &changes->totals.query.measures[measure];
    if (about->kind != MEASURE_MONEY || (total->before.projects == all->before_projects &&
                                         total->after.projects == all->after_projects))
        return NULL;
    const char *values[] = {label_measure(arena, language, about), number(arena, language, total->before.projects),
                            number(arena, language, all->before_projects), number(arena, language, total->after.projects),
                            number(arena, language, all->after_projects)};
    enum word counted = changes->of_entries ? WORD_CHANGES_COVERAGE_BY_ENTRY : WORD_CHANGES_COVERAGE;
    return filled(arena, language, counted, values, 5);
}

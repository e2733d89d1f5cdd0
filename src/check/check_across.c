#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "check/check_rules.h"

/* Projects and frames beside each other. What must be unique is sorted, so that a large register takes no longer for it
 * than it must. */

/* --- frames --- */

static void frame_code_is_known(const struct checker *checker, const struct frame *frame, enum list list,
                                const struct code *code)
{
    if (code != NULL && !code->declared)
        findings_add(checker->findings, checker->kind, {&checker->reg->input, frame->offset}, finding_list(list),
                     finding_text(code->id));
}

void check_frame_codes_are_known(const struct checker *checker)
{
    for (size_t i = 0; i < checker->reg->frame_count; i++) {
        const struct frame *frame = &checker->reg->frames[i];
        frame_code_is_known(checker, frame, LIST_PROGRAMME, frame->programme);
        frame_code_is_known(checker, frame, LIST_FUND, frame->fund);
        frame_code_is_known(checker, frame, LIST_PRIORITY, frame->priority);
        frame_code_is_known(checker, frame, LIST_OBJECTIVE, frame->objective);
        frame_code_is_known(checker, frame, LIST_ENVELOPE, frame->envelope);
    }
}

static int compare_codes(const struct code *a, const struct code *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    return strcmp(a->id, b->id);
}

/* 0: money for the same purpose. */
static int compare_frames(const struct frame *a, const struct frame *b)
{
    const int orders[] = {
        compare_codes(a->programme, b->programme), compare_codes(a->fund, b->fund),
        compare_codes(a->priority, b->priority),   compare_codes(a->objective, b->objective),
        compare_codes(a->envelope, b->envelope),   a->year - b->year,
        a->source - b->source,
    };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (orders[i] != 0)
            return orders[i];
    return 0;
}

static int by_purpose(const void *a, const void *b)
{
    const struct frame *one = *(struct frame *const *)a, *other = *(struct frame *const *)b;
    int order = compare_frames(one, other);
    return order != 0 ? order : (one > other) - (one < other);
}

void check_frames_are_unique(const struct checker *checker)
{
    size_t count = checker->reg->frame_count;
    const struct frame **sorted = heap_array(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &checker->reg->frames[i];
    qsort(sorted, count, sizeof *sorted, by_purpose);
    for (size_t i = 1; i < count; i++)
        if (compare_frames(sorted[i - 1], sorted[i]) == 0)
            findings_add(checker->findings, checker->kind, {&checker->reg->input, sorted[i]->offset},
                         finding_money(sorted[i - 1]->value), finding_money(sorted[i]->value));
    free(sorted);
}

/* --- projects --- */

static int by_code(const void *a, const void *b)
{
    const struct project *one = *(struct project *const *)a, *other = *(struct project *const *)b;
    int order = strcmp(one->code, other->code);
    return order != 0 ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

/* Most registers are kept in the order of their codes. */
static bool codes_ascend(const struct project_register *reg)
{
    for (size_t i = 1; i < reg->project_count; i++)
        if (strcmp(reg->projects[i - 1]->code, reg->projects[i]->code) >= 0)
            return false;
    return true;
}

/* Rule 4.7: no duplicates. */
void check_project_codes_are_unique(const struct checker *checker)
{
    size_t count = checker->reg->project_count;
    if (codes_ascend(checker->reg))
        return;
    const struct project **sorted = heap_array(count, sizeof *sorted);
    memcpy(sorted, checker->reg->projects, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_code);
    for (size_t i = 1; i < count; i++)
        if (*sorted[i]->code != '\0' && strcmp(sorted[i - 1]->code, sorted[i]->code) == 0)
            check_tell(checker, sorted[i], sorted[i]->offset, CHECK_NOTHING);
    free(sorted);
}

/* --- parts of a group project --- */

static bool differ(const struct code *a, const struct code *b)
{
    return a != NULL && b != NULL && a != b;
}

void check_group_has_one_programme(const struct checker *checker, const struct project *first,
                                   const struct project *other)
{
    if (differ(first->programme, other->programme))
        check_tell(checker, other, other->offset, finding_project(first->code), finding_text(other->programme->id),
                   finding_text(first->programme->id));
}

void check_group_has_one_priority(const struct checker *checker, const struct project *first,
                                  const struct project *other)
{
    if (differ(first->priority, other->priority))
        check_tell(checker, other, other->offset, finding_project(first->code), finding_text(other->priority->id),
                   finding_text(first->priority->id));
}

static bool days_differ(date a, date b)
{
    return date_known(a) && date_known(b) && date_compare(a, b) != 0;
}

void check_group_runs_together(const struct checker *checker, const struct project *first,
                               const struct project *other)
{
    if (days_differ(project_start(first), project_start(other)))
        check_tell(checker, other, other->offset, finding_project(first->code), finding_date(project_start(other)),
                   finding_date(project_start(first)));
    else if (days_differ(project_end(first), project_end(other)))
        check_tell(checker, other, other->offset, finding_project(first->code), finding_date(project_end(other)),
                   finding_date(project_end(first)));
}

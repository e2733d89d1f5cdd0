#include "batch/summary.h"

#include <string.h>

enum { MOST_OF_ONE = 5, MOST_ERRORS = 30, MOST_FAILED = 10 };

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_argument(const struct finding_argument *a, const struct finding_argument *b)
{
    return a->type == b->type && a->count == b->count && a->amount.cents == b->amount.cents &&
           date_compare(a->day, b->day) == 0 && same_text(a->text, b->text);
}

static bool same(const struct finding *a, const struct finding *b)
{
    bool equal = a->kind == b->kind && a->line == b->line && a->column == b->column && same_text(a->file, b->file);
    for (int i = 0; i < FINDING_ARGUMENTS && equal; i++)
        equal = same_argument(&a->arguments[i], &b->arguments[i]);
    return equal;
}

static bool was_told(const struct findings *told, const struct finding *finding)
{
    bool found = false;
    for (size_t i = 0; i < told->count && !found; i++)
        found = same(&told->items[i], finding);
    return found;
}

static bool kind_was_told(const struct findings *told, enum finding_kind kind)
{
    bool found = false;
    for (size_t i = 0; i < told->count && !found; i++)
        found = told->items[i].kind == kind;
    return found;
}

static void tell_failed(struct summary *summary, const struct finding *finding)
{
    if (summary->failed++ < MOST_FAILED)
        findings_adopt(summary->findings, finding);
    else
        summary->failed_left++;
}

void summary_tell(struct summary *summary, const char *name, const struct findings *found)
{
    size_t told = 0, left = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *finding = &found->items[i];
        bool full = told >= MOST_OF_ONE || summary->errors >= MOST_ERRORS;
        if (finding->level != LEVEL_ERROR)
            continue;
        if (finding->kind == FINDING_RUN_REPORT_FAILED) {
            tell_failed(summary, finding);
        } else if (full && kind_was_told(summary->findings, finding->kind)) {
            left += !was_told(summary->findings, finding);
        } else if (!was_told(summary->findings, finding)) {
            findings_adopt(summary->findings, finding);
            summary->errors++;
            told++;
        }
    }
    if (left > 0 && summary->errors < MOST_ERRORS)
        findings_add(summary->findings, FINDING_RUN_MORE, NOWHERE, finding_text(name), finding_count((int64_t)left));
    else
        summary->errors_left += left;
}

void summary_close(struct summary *summary, const char *name)
{
    if (summary->errors_left > 0)
        findings_add(summary->findings, FINDING_RUN_MORE, NOWHERE, finding_text(name),
                     finding_count((int64_t)summary->errors_left));
    if (summary->failed_left > 0)
        findings_add(summary->findings, FINDING_RUN_MORE_FAILED, NOWHERE, finding_count((int64_t)summary->failed_left));
}

/* A report: template + figures → pages. What is on the pages comes from figures that agree with one another, or there
 * is no report. */
#ifndef LAYOUT_REPORT_H
#define LAYOUT_REPORT_H

#include "base/readers.h"
#include "changes/changes.h"
#include "layout/layout.h"
#include "layout/report_sets.h"
#include "register/project_register.h"
#include "template/template.h"

struct report_request {
    const struct template *template;
    const struct project_register *reg;    /* settled */
    const struct code *period;
    const struct filter *filters;          /* only projects that pass them; the report says so */
    size_t filter_count;                   /* less than FIGURES_MAX_FILTERS */
    date situation_date;
    enum language language;
    enum reader reader;
    const struct image *logo;              /* for the cover; NULL: none */
    const char *version;                   /* of the program */
    const char *borders;                   /* path of the file that maps are drawn from */
    const struct changes_side *previous;   /* an earlier register, settled on its own date; NULL: none */
};

/* Lays the report out, and tells its figure sets; everything lives in `arena`. False, with findings, when figures do not agree or
 * the template cannot be filled in this language. */
bool report_lay_out(struct layout *out, struct report_sets *sets, struct arena *arena, struct text *text,
                    const struct report_request *request, struct findings *findings);
/* What changed in all that the report is about since the register before, which there must be. NULL, with a finding. In `arena`. */
const struct changes *report_changes_in_all(struct arena *arena, const struct report_request *request,
                                            struct findings *findings);
/* The document's title: "Hankekatsaus 2014–2020", with what the report is limited to: "… – Rahasto: EAKR"; it says when it is for
 * internal readers. Lives in `arena`. */
const char *report_title(struct arena *arena, const struct report_request *request);

#endif

/* The other forms that a report is written in beside its PDF, by name. */
#ifndef BATCH_COMPANION_H
#define BATCH_COMPANION_H

enum companion {
    COMPANION_XLSX, COMPANION_CSV, COMPANION_HTML, COMPANION_PNG,
    COMPANION_PREVIEW,  /* a small picture of the first page: what index pages show; runs make one always */
    COMPANIONS
};

/* What its file's name has in place of ".pdf": report-preview.png. */
#define COMPANION_PREVIEW_ENDING "-preview.png"

extern const char *const companion_names[COMPANIONS + 1]; /* ends with NULL */

#endif

/* The index page of a part of an edition: its reports by period - one entry for all languages of a report - each with a picture of its
 * first page, its key figures, what changed and what was found, and what could not be made. One plain HTML file without script, for readers with and without a
 * screen. */
#ifndef BATCH_INDEX_PAGE_H
#define BATCH_INDEX_PAGE_H

#include "batch/manifest.h"

/* Writes the page of a manifest for these readers: of what is for others it says nothing. */
void index_page_write(struct buffer *out, const struct manifest *manifest, enum reader reader, enum language language);

#define INDEX_PAGE_FILE "index.html"

#endif

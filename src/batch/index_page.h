/* The index page of an edition: its reports by period, with their key figures and findings, and what could not be made. One
 * plain HTML file without script, for readers with and without a screen. */
#ifndef BATCH_INDEX_PAGE_H
#define BATCH_INDEX_PAGE_H

#include "batch/manifest.h"

/* Writes the page of a manifest. */
void index_page_write(struct buffer *out, const struct manifest *manifest, enum language language);

#define INDEX_PAGE_FILE "index.html"

#endif

/* The files of a report - its PDF and its companions - which belong together: all of them stand in an edition, or none does. */
#ifndef BATCH_REPORT_FILES_H
#define BATCH_REPORT_FILES_H

#include "batch/manifest.h"

/* Puts what stands in the folder `making` into its place in the edition's folder, and tells its names, digests and lengths. False,
 * with findings, when the PDF is not there or something stands in its place; then none is left there. In `arena`. */
bool report_files_place(struct manifest_report *report, struct arena *arena, const char *making, const char *edition,
                        struct findings *findings);
/* Takes over the files of the report as it was before from one edition's folder into another's, and what is told of them. False
 * when they are not what is told of them. Under a second name it is the same bytes on the disk: nothing is copied. */
bool report_files_take_over(struct manifest_report *report, const struct manifest_report *before, struct arena *arena,
                            const char *from, const char *to);

#endif

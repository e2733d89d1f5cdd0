/* Money available (kehys): which of a register's frames belong to a row of figures. */
#ifndef FIGURES_FRAMES_H
#define FIGURES_FRAMES_H

#include "figures/figures.h"

/* The frame of the projects that a query selects, in the row of these members (`count` of the query's dimensions; 0: all).
 * Frames may be told at several levels (programme, fund, priority, objective, envelope, year) and as a whole or in its
 * sources: what a coarser frame, or the whole, has told already is not counted again. False when no frame is told for it,
 * or when the query divides by something frames do not know. */
bool frames_available(money *out, const struct project_register *reg, const struct query *query,
                      const struct member *members, size_t count, uint8_t source);

/* What a frame says of a dimension; false when frames know nothing of that dimension, or this one does not tell. */
bool frames_member(struct member *out, const struct project_register *reg, const struct frame *frame,
                   enum dimension dimension);

/* The members of the row that a frame makes by itself, whether or not a project stands in it: those of the query's dimensions,
 * where frames know and this one tells all of them. False when it makes none: the query has no measure of frames, a dimension
 * that frames do not know, or a filter or period that leaves it out. */
bool frames_row(struct member *out, const struct project_register *reg, const struct query *query,
                const struct frame *frame);

#endif

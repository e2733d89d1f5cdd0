/* The header of a table: its columns' headings, those of groups of them above, and the unit. Private to table.c. */
#ifndef LAYOUT_TABLE_HEAD_H
#define LAYOUT_TABLE_HEAD_H

#include "layout/table.h"

/* Breaks the headings into lines, once the columns have their widths. */
void table_head_set(struct table *table);
/* With the unit and the space below. [pt] */
double table_head_height(const struct table *table);
/* The unit is the table's caption: without it nobody who listens would know what the figures are. */
void table_head_put_caption(const struct table *table);
/* Puts the header at y, where the table begins, and moves y below it. */
void table_head_put(struct table *table);
/* The same on every later page, as furniture. */
void table_head_put_again(struct table *table);

#endif

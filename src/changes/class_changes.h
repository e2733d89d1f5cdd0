/* What became of one project's dates, name and classes: whether it ended, and where it belongs now. Private to changes/. */
#ifndef CHANGES_CLASS_CHANGES_H
#define CHANGES_CLASS_CHANGES_H

#include "changes/change_maker.h"

/* Of a pair that both registers have. */
void class_changes_tell(struct change_maker *maker, const struct compared_pair *pair);

#endif

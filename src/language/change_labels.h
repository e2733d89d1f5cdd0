/* What changes between two registers are called, in reports and on the terminal. */
#ifndef LANGUAGE_CHANGE_LABELS_H
#define LANGUAGE_CHANGE_LABELS_H

#include "base/arena.h"
#include "changes/changes.h"
#include "language/language.h"

/* "Uudet". Static. */
const char *label_change_kind(enum language language, enum change_kind kind);
/* "Uudet, hankkeita 3"; of sub-projects when one of a group project is among them. In `arena`. */
const char *label_change_heading(struct arena *arena, enum language language, const struct changes *changes,
                                 enum change_kind kind);
/* What a change is about: a measure, "Alkaa", "Nimi", a dimension; NULL where it is the project itself. In `arena`. */
const char *label_change_subject(struct arena *arena, enum language language, const struct changes *changes,
                                 const struct change *change);
/* Over how many projects a measure's totals are taken; NULL where they cover all, or it is no money. In `arena`. */
const char *label_change_coverage(struct arena *arena, enum language language, const struct changes *changes,
                                  size_t measure);

#endif

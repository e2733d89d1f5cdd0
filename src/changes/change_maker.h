/* What the making of changes shares: the list as it grows, and the projects at hand. Private to changes/. */
#ifndef CHANGES_CHANGE_MAKER_H
#define CHANGES_CHANGE_MAKER_H

#include "changes/changes.h"

/* A project of both registers, or of one, while its changes are told. */
struct compared_pair {
    const struct project *before, *after;
    uint32_t before_row, after_row;  /* or PAIR_OUTSIDE */
    enum change_kind whole;          /* of all its money, when only one side counts; else CHANGE_NONE */
    bool cancelled;                  /* by a decision that came into force in between */
};

struct change_maker {
    struct arena *arena;
    const struct changes_side *sides[2];
    struct changes *changes;
    size_t capacity;
    bool overflowed;
};

/* Adds a change of the pair to the list, without values. Borrowed until the next one. */
struct change *change_maker_tell(struct change_maker *maker, const struct compared_pair *pair, enum change_kind kind,
                                 enum change_subject subject);
/* Whether one of the kind was told since the list was `first` long. */
bool change_maker_told(const struct change_maker *maker, size_t first, enum change_kind kind);

#endif

/* What a report says of who co-funds its projects. The Union asks for its emblem and words beside it: in 2021-2027
 * "Co-funded by the European Union" (Regulation (EU) 2021/1060, Annex IX), in 2014-2020 the Union's name and the fund's
 * (Regulation (EU) No 1303/2013, Annex XII, 2.2). Other money has words of its own, and no emblem. */
#ifndef TEMPLATE_COFUNDING_H
#define TEMPLATE_COFUNDING_H

#include "base/findings.h"
#include "template/words.h"
#include "xml/xml_reader.h"

struct cofunding {
    const char *fund, *period; /* ids of the codes that it is about; NULL: any fund with the Union's money, any period */
    bool emblem;
    struct words words;
    struct place place;
};

/* In the order of the template; a fund and period stand once. */
struct cofundings {
    struct cofunding *items;
    size_t count, capacity;
};

/* The statement that a <cofunding> element speaks of, in whatever language; new when it is the first of its fund and period.
 * Lives in `arena`. */
struct cofunding *cofundings_add(struct cofundings *cofundings, struct arena *arena, const struct xml_value *values,
                                 struct place place);
/* The statement about a fund (NULL: about any) in a period: one that names the period before one that names none. NULL when
 * there is none. */
const struct cofunding *cofundings_lookup(const struct cofundings *cofundings, const char *fund, const char *period);

#endif

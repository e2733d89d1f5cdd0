/* What dimensions, their members and measures are called in a report and in a table on the terminal. */
#ifndef LANGUAGE_LABELS_H
#define LANGUAGE_LABELS_H

#include "base/arena.h"
#include "figures/figures.h"
#include "language/language.h"

/* "Toimintalinja". Static. */
const char *label_dimension(enum language language, enum dimension dimension);
/* An organisation's name; of a natural person only that it is one: people are not named in public. Borrowed. */
const char *label_organisation(enum language language, const struct organisation *organisation);
/* A project's name; of one whose beneficiary is a natural person only that: its name may tell whose it is. Borrowed. */
const char *label_project(enum language language, const struct project *project);
/* A member's full name: "Euroopan aluekehitysrahasto"; "not told" for none. Borrowed or in `arena`. */
const char *label_member(struct arena *arena, enum language language, struct member member);
/* Its short name: "EAKR", "TL 1"; a project's code; for organisations and years the full name. */
const char *label_member_short(struct arena *arena, enum language language, struct member member);
/* How a table divides projects that stand in several of a dimension's rows, and how many it divided how: "Kunta: rahoitus on
 * jaettu riveille väestön mukaan, ... Hankkeita: väestön mukaan 5, tasan 1."; NULL for a dimension (by its place in the query)
 * where projects have one row. In `arena`. */
const char *label_allocation(struct arena *arena, enum language language, const struct figures *figures,
                             size_t dimension);
/* The method alone, of dimensions that `names` lists. Of `dimension` and those like it, which are allocated. In `arena`. */
const char *label_allocation_method(struct arena *arena, enum language language, const char *names,
                                    enum dimension dimension, enum allocation asked);
/* Puts rows (and groups) of organisations in the order of their names in the language; all else stays in its own order. */
void labels_sort(struct figures *figures, enum language language);
/* The heading of a measure's column: "EU ja valtio, myönnetty". In `arena`. */
const char *label_measure(struct arena *arena, enum language language, const struct measure *measure);
/* Over how many of `all` projects a sum is taken, where it is not all of them in full: "Myönnetty: summa 41 hankkeesta, tieto
 * puuttuu 2 hankkeesta (–)." `label` is the sum's heading. In `arena`. */
const char *label_coverage(struct arena *arena, enum language language, const char *label, const struct figure *sum,
                           uint32_t all);
/* What must be said beside figures: that some are estimates or indications, and how money is told by time, of which day
 * inhabitants and statuses are. Fills `out` and returns how many there are. Static or in `arena`. */
enum { LABEL_MOST_REMARKS = 10 };
size_t label_remarks(const char *out[LABEL_MOST_REMARKS], struct arena *arena, enum language language,
                     const struct figures *figures);
/* What a source is called: "EU ja valtio". `source` is enum funding_source or derived_source. Static. */
const char *label_source(enum language language, unsigned source);
/* What a stage, a code list (one code of it) and a role are called inside a sentence: "myönnetty", "rahasto",
 * "osatoteuttaja". Static. */
const char *label_stage(enum language language, enum stage stage);
const char *label_list(enum language language, enum list list);
const char *label_role(enum language language, enum organisation_role role);
/* "muutospäätös", "voimassa". Static. */
const char *label_decision_kind(enum language language, enum decision_kind kind);
const char *label_decision_state(enum language language, enum decision_state state);

#endif

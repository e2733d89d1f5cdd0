/* What the parts of a report share: the request, the figures made so far, formatting. Private to layout/.
 *
 * A template is a tree of blocks; a report is a row of parts: every block that is shown, in reading order, once for each
 * member where it is repeated. First all parts are made ready, so that it is known what there is to show and the figures
 * can be held against each other; then they are put on pages. */
#ifndef LAYOUT_REPORT_PARTS_H
#define LAYOUT_REPORT_PARTS_H

#include "layout/report.h"
#include "layout/table.h"

/* Which projects a part is about: all of the report's, those that a where selects, or a member's of a repeat. */
struct selection {
    const struct selection *within;   /* NULL: all of the report's */
    bool repeated;                     /* one member of a dimension, of all that `within` has */
    enum dimension dimension;          /* the last filter's */
    struct member member;              /* of a repeat */
    struct filter filters[FIGURES_MAX_FILTERS];
    size_t filter_count;
    const struct figures **sets;       /* all that was made of it, to be held against each other */
    size_t set_count, set_capacity;
    const struct changes *changes;     /* of its projects; NULL: not made */
};

struct report {
    struct layout *layout;
    struct arena *arena;
    const struct report_request *request;
    struct findings *findings;
    struct selection **selections;
    size_t selection_count, selection_capacity;
    struct selection *selection;     /* that the block at hand is about */
    struct part *parts;
    size_t part_count, part_capacity;
    bool empty;                        /* the period has no projects */
    bool page_open;                    /* a page that parts can stand on: not the cover */
    bool failed;
};

/* A block made ready. */
struct part {
    const struct block *block;
    struct selection *selection;
    bool shown;                        /* false: it has nothing to show, and no heading either */
    double height;                     /* that must stand together below its heading [pt] */
    double whole;                      /* of what may be parted after that, all of it; at most `height`: nothing more [pt] */
    const char *heading;               /* its own, filled in; "" for none */
    int level;                         /* of that heading */
    size_t end;                        /* the part behind it and all that it holds */
    const struct figures *figures;     /* of blocks of figures */
    void *made;                        /* what its kind prepared */
};

/* How a kind of block becomes part of a report. */
struct part_kind {
    void (*make)(struct report *report, struct part *part); /* sets height and made; may find that nothing is shown */
    void (*put)(struct report *report, const struct part *part);
    /* Adds the figure sets of a part that is shown, as report_add_set does; `heading`: the last one above it. NULL: none. */
    void (*add_sets)(struct report *report, struct report_sets *sets, const struct part *part, const char *heading);
    size_t (*entries)(const struct part *part, unsigned depth); /* in a list of contents of so many levels; NULL: none */
    bool of_figures;                                        /* nothing without projects: figures are made for it first */
    bool of_report;                                         /* tells of all other parts: made ready after them */
};
extern const struct part_kind report_part_kinds[BLOCK_KINDS];

/* --- which projects, and their figures --- */

/* The selection of the report's own projects, those of its filters; it is the present one then. Fails the report, with a finding,
 * when a filter is of the time of money: each measure's money has times of its own, so that figures would be of other projects. */
void report_select_all(struct report *report);
/* Its projects that pass a block's filters, and its member's. The same filters give the same selection. NULL, with a
 * finding, when there are too many. */
struct selection *report_selection_where(struct report *report, const struct block *block);
struct selection *report_selection_of(struct report *report, const struct block *repeat, struct member member);
/* The query of the present selection, without dimensions and measures. */
struct query report_query(const struct report *report);
/* The same projects, asked about another subject. */
struct query report_query_about(const struct query *query, enum subject subject);
/* Those of a block, rows in its order. */
struct figures *report_figures(struct report *report, const struct block *block);
/* One figure over the whole selection, and over how many projects there are; NULL when it cannot be made. */
const struct figure *report_total(struct report *report, const struct measure *measure);
/* "Rahasto: EAKR; Aloitusvuosi: 2024": what the whole report is limited to; "" when it has all projects of the period. In
 * `arena`. */
const char *report_limits(struct arena *arena, const struct report_request *request);
/* The projects of the selection, in the order of a row of figures. */
const struct figures *report_projects(struct report *report, const struct block *block);
/* What changed since the previous register; NULL when none was given, or it cannot be made. */
const struct changes *report_changes(struct report *report);
/* Whether the checks find anything about its projects. */
bool report_has_findings(struct report *report);
/* True when everything the report shows agrees: the totals of one selection, and those of a repeat's members with what the
 * whole has in their rows. */
bool report_agrees(struct report *report);
/* Whether a member is one that projects tell: not the row of those that tell none, belong to all or stand apart. */
bool report_told(struct member member);
/* Whether a block's conditions hold for the present selection. */
bool report_holds(struct report *report, const struct conditions *conditions);

/* --- what there is to show --- */

/* Whether some project tells a measure of the figures; of what is left over as of unknown source: whether anything is. */
bool report_figure_known(const struct figures *figures, size_t measure);
/* A block with only those of its measures that `shown` lets pass, in the arena. When there are fewer, its figures have to be
 * made anew. */
struct block report_only(struct report *report, const struct block *block, const struct figures *figures,
                         bool (*shown)(const struct figures *figures, size_t measure));

/* --- words --- */

const char *report_words(struct report *report, const struct words *words, struct place place);
/* A word with {1} {2} {3} filled in; in the arena. */
const char *report_fill(struct report *report, enum word word, const char *one, const char *two, const char *three);
/* A buffer's text in the arena; the buffer is released. */
const char *report_keep(struct report *report, struct buffer *buffer);
/* A word that stands inside sentences, as a label: "Osatoteuttaja". In the arena. */
const char *report_capital(struct report *report, const char *word);
const char *report_count(struct report *report, int64_t count);
const char *report_date(struct report *report, date day);
const char *report_duration(struct report *report, date start, date end);
/* The register's file without the folders it stands in, and its digest in short. */
const char *report_register_file(const struct project_register *reg);
const char *report_short_digest(struct report *report);
/* A figure as a table cell shows it, money in `unit`; "–" when missing. In the arena. */
const char *report_cell(struct report *report, const struct measure *measure, const struct figure *figure,
                        enum money_unit unit);
const char *report_money(struct report *report, money amount, bool known);
/* The label of a shown figure: the template's, else the measure's own. */
const char *report_label(struct report *report, const struct shown_figure *figure);
const char *report_filled(struct report *report, const struct words *words, struct place place);

/* --- one project --- */

/* A fact in words, and the language it is told in; "–" when it is not told. Natural persons are not named but to
 * internal readers. */
const char *report_fact(struct report *report, const struct project *project, enum column_fact fact,
                        enum language *told);
/* What it is called: "Kesto". Static. */
const char *report_fact_label(enum language language, enum column_fact fact);
/* The code behind a fact; NULL when it has none, or it is not told. */
const struct code *report_code_of(const struct project *project, enum column_fact fact);
/* The language a project's name is told in: the report's where it can be, as project_name() has it. */
enum language report_name_language(const struct project *project, enum language wanted);
/* "Maija Malli, maija@example.org, 040 000000", one after the other with "; "; "" when none is told, and always for public
 * readers. */
const char *report_contacts(struct report *report, const struct project *project);
/* How many projects of figures are not listed for their natural persons, told below a list: "" when none is. */
const char *report_persons_note(struct report *report, const struct figures *figures);
/* "Hämeenlinna, Janakkala"; "" when none is told. */
const char *report_places(struct report *report, const struct project *project);

/* --- what stands below one another --- */

/* The unit that stands above a table: "(1 000 euroa)"; NULL when no column is of money. Static. */
const char *report_unit(const struct report *report, const struct block *block);
/* The note below a table: over how many projects its sums are taken, whether shares were moved, and the id of its figure set. In
 * the arena. */
const char *report_coverage(struct report *report, const struct block *block, const struct figures *figures);
/* A note and, behind a line end, the id of what it is about, which stands on a line of its own; NULL: it has none. In the arena. */
const char *report_with_id(struct report *report, const char *note, const char *id);
/* The same with the id of the figure set of a query, where it has one. In the arena. */
const char *report_with_set(struct report *report, const char *note, const struct query *query);
double report_note_height(struct report *report, const char *note);
void report_put_note(struct report *report, const char *note);
/* A paragraph of running text. */
void report_paragraph(struct report *report, const char *string);
/* A heading with `keep` more below it that stays; `entered`: named in the list of contents and the bookmarks. */
void report_heading(struct report *report, int level, const char *title, double keep, bool entered);
void report_heading_in(struct report *report, int level, const char *title, enum language language, double keep,
                       bool entered);
/* Opens an element that says its language where that is not the report's. */
void report_begin_in(struct report *report, enum role role, enum language language);

/* The body's logo with its top at `top`, at the left margin; nothing when there is none. [pt] */
void report_logo(struct report *report, double top);
/* Who co-funds the projects: the Union's emblem and the words of the template's statements about the money that the projects
 * have, ending at `bottom`; nothing when none is about it. [pt] */
void report_cofunding(struct report *report, double bottom);
/* What stands at the foot of a project's card: who co-funds it, as above, and the body's logo at the right. At y, which moves
 * below it; 0 high where there is neither. [pt] */
double report_marks_height(struct report *report, const struct project *project);
void report_put_marks(struct report *report, const struct project *project);

/* Paragraphs, with bulleted lists among them. */
struct passage {
    const char *text;
    enum language language;
    enum text_style style;
    bool item;
};

double report_passages_height(struct report *report, const struct passage *passages, size_t count);
/* Of the first passage's lines that stand together: what a heading is kept with. [pt] */
double report_passages_beginning(struct report *report, const struct passage *passages);
/* Makes them what a part shows; they live in the arena. */
void report_make_passages(struct report *report, struct part *part, struct passage *items, size_t count);
void report_put_passages(struct report *report, const struct passage *passages, size_t count);

/* --- kinds of blocks: each is made ready where there is something to prepare, then put on pages --- */

void report_make_text(struct report *report, struct part *part);
void report_make_list(struct report *report, struct part *part);
void report_make_own_text(struct report *report, struct part *part);
void report_make_method(struct report *report, struct part *part);
void report_passages(struct report *report, const struct part *part);
void report_make_key_figures(struct report *report, struct part *part);
void report_key_figures(struct report *report, const struct part *part);
void report_make_table(struct report *report, struct part *part);
void report_table(struct report *report, const struct part *part);
void report_make_matrix(struct report *report, struct part *part);
void report_matrix(struct report *report, const struct part *part);
void report_make_chart(struct report *report, struct part *part);
enum { REPORT_BELOW_CHART = 8 }; /* space that it leaves below itself [pt] */
void report_chart(struct report *report, const struct part *part);
/* Draws a chart at least `lacking` lower [pt], where it is no more than a fifth of its height and its texts leave so much. */
void report_lower_chart(struct report *report, struct part *part, double lacking);
void report_chart_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading);
void report_chart_figures(struct report *report, const struct part *part);
void report_make_project_list(struct report *report, struct part *part);
void report_project_list(struct report *report, const struct part *part);
void report_project_list_sets(struct report *report, struct report_sets *sets, const struct part *part,
                              const char *heading);
size_t report_project_list_entries(const struct part *part, unsigned depth);
void report_make_cards(struct report *report, struct part *part);
void report_cards(struct report *report, const struct part *part);
void report_card_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading);
size_t report_cards_entries(const struct part *part, unsigned depth);
void report_make_changes(struct report *report, struct part *part);
void report_changes_part(struct report *report, const struct part *part);
void report_changes_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading);
void report_make_indicators(struct report *report, struct part *part);
void report_indicators(struct report *report, const struct part *part);
void report_indicators_sets(struct report *report, struct report_sets *sets, const struct part *part,
                            const char *heading);
void report_make_findings(struct report *report, struct part *part);
void report_findings(struct report *report, const struct part *part);

/* --- report_sets.c --- */

/* Adds a figure set, once. One of a query gets its id here; what has none, so that nobody is named, is left out. */
void report_add_set(const struct report *report, struct report_sets *sets, struct report_set set);
/* The one set of a part that shows rows of its figures. */
void report_figures_sets(struct report *report, struct report_sets *sets, const struct part *part, const char *heading);
/* Those of all parts, in reading order. */
void report_gather_sets(struct report *report, struct report_sets *sets);

/* "Hankekatsaus 2014–2020", without what the report is limited to. In `arena`. */
const char *report_own_title(struct arena *arena, const struct report_request *request);
/* The last section, of the figures of those charts whose section has no table of them; nothing when there are none. To be called
 * when all other parts are made. */
void report_add_annex(struct report *report);

/* The cover. */
void report_cover(struct report *report);

#endif

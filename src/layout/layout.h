/* Pages of boxes in reading order: what the parts of a report (paragraphs, tables, lists, charts) write into, and what is
 * then drawn on a device. Writing keeps only a small record for each box, so that page numbers that are known last
 * can stand on the first page. Coordinates are points from the page's top left corner. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "chart/chart.h"
#include "device/device.h"
#include "image/image.h"
#include "language/language.h"
#include "template/style.h"

/* What stands at the head and foot of every page but the cover. */
struct furniture {
    const char *head_left, *head_right, *foot_left;
    const char *mark;   /* at the top of every page, the cover's too; NULL: none */
};

/* An entry of the list of contents. */
struct entry {
    const char *title;
    unsigned destination;
    uint32_t page;   /* from 0 */
    int level;       /* 1; 2 stands under the last 1 */
};

struct record;
struct sheet;

struct layout {
    struct arena *arena;
    struct text *text;
    const struct style *style;
    enum language language;
    struct furniture furniture;
    const char *continued;        /* what goes on over a page end, at the head of the page behind it; NULL: nothing that is named */
    struct record *records;
    size_t record_count, record_capacity;
    struct sheet *sheets;
    size_t sheet_count, sheet_capacity;
    struct entry *entries;
    size_t entry_count, entry_capacity;
    uint32_t *pages;              /* of destinations, from 0; UINT32_MAX: not yet set */
    size_t destinations, destination_capacity; /* given out so far */
    double y;                     /* where the next box goes on the open page */
    double top, bottom;           /* of the open page's body */
    double indent;                /* of what is written now, such as the text beside a list's label; 0 at first [pt] */
};

void layout_init(struct layout *layout, struct arena *arena, struct text *text, const struct style *style,
                 enum language language, struct furniture furniture);

/* --- the page --- */

/* Opens a page. `furnished`: with running header and footer. */
void layout_page(struct layout *layout, bool furnished);
/* Opens a new page unless `height` fits on this one, or nothing stands on it yet. True when it did open one. */
bool layout_need(struct layout *layout, double height);
/* Opens a new page unless `least`, what must stand together, fits on this one - and for something that may be parted after
 * that, where `whole` does not fit but would on a new page, and little room is lost by moving it. True when it did. */
bool layout_keep(struct layout *layout, double least, double whole);
/* Whether so little room is left that it may stay empty. */
bool layout_ending(const struct layout *layout);
uint32_t layout_pages(const struct layout *layout);
/* Space down to the body's end on the open page. */
double layout_room(const struct layout *layout);
double layout_width(const struct layout *layout);
double layout_left(const struct layout *layout);
/* The style's grid of columns, counted from 0: where one begins, and how wide some side by side are. [pt] */
double layout_column_left(const struct layout *layout, int column);
double layout_columns_width(const struct layout *layout, int count);

/* --- boxes --- */

/* `element` is borrowed: it lives in the arena or is static. */
void layout_begin(struct layout *layout, const struct element *element);
void layout_end(struct layout *layout);
/* An element that has only a role. */
void layout_begin_role(struct layout *layout, enum role role);
/* A line at (x, baseline). Kept by reference: lines live in the layout's arena. */
void layout_line(struct layout *layout, const struct line *line, double size, double x, double baseline,
                 struct colour colour);
/* What belongs to no element: drawn with the page's furniture, out of the reading order. */
void layout_furniture_line(struct layout *layout, const struct line *line, double size, double x, double baseline,
                           struct colour colour);
void layout_rule(struct layout *layout, double x, double y, double width, double weight, struct colour colour);
void layout_block(struct layout *layout, struct box box, struct colour colour);
/* A chart at y; moves y below it. Opens a new page when it does not fit. */
void layout_chart(struct layout *layout, const struct chart *chart);
/* A picture in a box, in the innermost open element. The image is borrowed. */
void layout_image(struct layout *layout, const struct image *image, struct box box);
/* A new destination at the present y. */
unsigned layout_destination(struct layout *layout);
/* A new destination whose place comes later, or has to be told before it is known; then its place. */
unsigned layout_destination_reserve(struct layout *layout);
void layout_destination_set(struct layout *layout, unsigned destination);
/* A paragraph of one line that leads to a destination: `title` says what stands there, and its page follows. Borrowed; moves y
 * below it. */
void layout_reference(struct layout *layout, const char *title, unsigned destination);
void layout_bookmark(struct layout *layout, int level, const char *title, unsigned destination);
/* A line in the list of contents that leads to a destination on the open page. */
void layout_entry(struct layout *layout, int level, const char *title, unsigned destination);

/* --- text --- */

/* A paragraph of at most `width` at y, in the innermost open element; moves y below it, over page ends. Running text, and
 * all whose leading fits the style's grid, begins on the grid: y is first moved to its nearest line. */
void layout_paragraph(struct layout *layout, const char *string, const struct type *type, struct colour colour,
                      double width);
/* The height of that paragraph [pt]. */
double layout_paragraph_height(struct layout *layout, const char *string, const struct type *type, double width);
/* The height of its first lines, which never stand alone at a page's end: what a heading is kept with. [pt] */
double layout_paragraph_beginning(struct layout *layout, const char *string, const struct type *type, double width);
/* Where the baseline stands in a line, from its top: the letters are centred between the leading's halves. [pt] */
double layout_baseline(const struct type *type);
/* One line that ends in a space, for a text that goes on in another box: who copies or listens hears two words. */
struct line layout_spaced_line(const struct layout *layout, struct arena *arena, enum face face, const char *string);
/* A heading of level 1 to 3, in its own language, that stays with `keep` more points below it; level 1 enters the contents and
 * bookmarks. */
void layout_heading(struct layout *layout, int level, const char *string, enum language language, double keep);

/* The list of contents at y, filled in when it is drawn; takes the height of `count` entries, over page ends. */
void layout_contents(struct layout *layout, size_t count);

#endif

#include "device/pdf_navigation.h"

#include <assert.h>
#include <hpdf_annotation.h>
#include <hpdf_destination.h>
#include <hpdf_objects.h>

#include "device/pdf_string.h"

/* Deeper bookmarks are folded up when the document is opened. */
enum { OPEN_LEVELS = 1 };
enum { ANNOTATION_PRINTED = 1 << 2 };

/* A destination may be set after it is used, so a way is only joined up at close. */
struct pdf_way {
    HPDF_Dict from;
    unsigned number;
};

void pdf_navigation_init(struct pdf_navigation *out, HPDF_Doc document)
{
    *out = (struct pdf_navigation){.document = document};
    arena_init(&out->arena);
}

void pdf_navigation_release(struct pdf_navigation *navigation)
{
    arena_release(&navigation->arena);
}

void pdf_navigation_set(struct pdf_navigation *navigation, unsigned number, HPDF_Page page, double y)
{
    while (navigation->destination_count <= number)
        arena_append(&navigation->arena, (void **)&navigation->destinations, &navigation->destination_count,
                     &navigation->destination_capacity, sizeof *navigation->destinations);
    assert(navigation->destinations[number] == NULL);
    HPDF_MMgr memory = navigation->document->mmgr;
    HPDF_Destination destination = HPDF_Page_CreateDestination(page);
    if (destination == NULL)
        return;
    /* libharu cannot say "keep the zoom". */
    HPDF_Array_Clear(destination);
    HPDF_Array_Add(destination, page);
    HPDF_Array_AddName(destination, "XYZ");
    HPDF_Array_Add(destination, HPDF_Null_New(memory));
    HPDF_Array_AddReal(destination, (HPDF_REAL)y);
    HPDF_Array_Add(destination, HPDF_Null_New(memory));
    navigation->destinations[number] = destination;
}

static void add_way(struct pdf_navigation *navigation, HPDF_Dict from, unsigned number)
{
    struct pdf_way *way = arena_append(&navigation->arena, (void **)&navigation->ways, &navigation->way_count,
                                       &navigation->way_capacity, sizeof *navigation->ways);
    *way = (struct pdf_way){from, number};
}

static void add_to_page(HPDF_Page page, HPDF_Annotation annotation)
{
    HPDF_Array all = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (all == NULL) {
        all = HPDF_Array_New(page->mmgr);
        HPDF_Dict_Add(page, "Annots", all);
    }
    HPDF_Array_Add(all, annotation);
}

HPDF_Annotation pdf_navigation_link(struct pdf_navigation *navigation, HPDF_Page page, HPDF_Rect area,
                                    unsigned destination, const char *description)
{
    HPDF_Doc document = navigation->document;
    HPDF_Annotation link = HPDF_Annotation_New(document->mmgr, document->xref, HPDF_ANNOT_LINK, area);
    if (link == NULL)
        return NULL;
    HPDF_Array border = HPDF_Array_New(document->mmgr);
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    HPDF_Dict_Add(link, "Border", border);
    HPDF_Dict_AddNumber(link, "F", ANNOTATION_PRINTED);
    HPDF_Dict_Add(link, "Contents", pdf_string_new(document->mmgr, description));
    add_to_page(page, link);
    add_way(navigation, link, destination);
    return link;
}

void pdf_navigation_bookmark(struct pdf_navigation *navigation, int level, const char *title, unsigned destination)
{
    assert(level >= 1 && level < PDF_BOOKMARK_LEVELS);
    int above = level - 1;
    while (above > 0 && navigation->bookmarks[above] == NULL)
        above--;
    HPDF_Doc document = navigation->document;
    HPDF_Outline bookmark = HPDF_CreateOutline(document, navigation->bookmarks[above], "", NULL);
    if (bookmark == NULL)
        return;
    HPDF_Dict_Add(bookmark, "Title", pdf_string_new(document->mmgr, title));
    HPDF_Outline_SetOpened(bookmark, level <= OPEN_LEVELS);
    navigation->bookmarks[level] = bookmark;
    for (int below = level + 1; below < PDF_BOOKMARK_LEVELS; below++)
        navigation->bookmarks[below] = NULL;
    add_way(navigation, bookmark, destination);
}

bool pdf_navigation_close(struct pdf_navigation *navigation, unsigned *missing)
{
    for (size_t i = 0; i < navigation->way_count; i++) {
        const struct pdf_way *way = &navigation->ways[i];
        if (way->number >= navigation->destination_count || navigation->destinations[way->number] == NULL) {
            *missing = way->number;
            return false;
        }
        HPDF_Dict_Add(way->from, "Dest", navigation->destinations[way->number]);
    }
    if (navigation->bookmarks[1] != NULL)
        HPDF_SetPageMode(navigation->document, HPDF_PAGE_MODE_USE_OUTLINE);
    return true;
}

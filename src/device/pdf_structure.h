/* The structure tree (ISO 32000-1, 14.7): what each piece of content is. A long report has a hundred thousand
 * elements, so they are kept here in a few words each, and not as libharu's dictionaries. */
#ifndef DEVICE_PDF_STRUCTURE_H
#define DEVICE_PDF_STRUCTURE_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "device/device.h"
#include "device/pdf_objects.h"

struct pdf_element;
struct pdf_kid;
struct pdf_mark;
struct pdf_parent;

struct pdf_structure {
    struct arena arena;              /* the four arrays live there */
    HPDF_Dict root;                  /* StructTreeRoot, the one part that libharu numbers */
    struct pdf_element *elements;    /* [0] is the root */
    size_t element_count, element_capacity;
    struct pdf_kid *kids;            /* of all elements, linked; [0] is unused */
    size_t kid_count, kid_capacity;
    struct pdf_mark *marks;          /* pieces of marked content, page after page */
    size_t mark_count, mark_capacity;
    struct pdf_parent *parents;      /* the ParentTree: a page or an annotation each */
    size_t parent_count, parent_capacity;
    struct buffer details;           /* the rarer entries of elements as PDF text, each NUL-terminated; [0] is "" */
    uint32_t page_count, note_count;
    uint32_t current;                /* innermost open element; 0: none */
    uint32_t page;                   /* key of the page being drawn */
    uint32_t first;                  /* object number of element 1; known when the tree is written */
};

void pdf_structure_init(struct pdf_structure *out, HPDF_Doc document);
void pdf_structure_release(struct pdf_structure *structure);

/* `height` of the page being drawn, for turning a figure's bounds round [pt]. */
void pdf_structure_begin(struct pdf_structure *structure, const struct element *element, double height);
void pdf_structure_end(struct pdf_structure *structure);
/* Of the innermost open element, which there must be. */
enum role pdf_structure_role(const struct pdf_structure *structure);

/* A page begins (its object number). Returns the key to be written as its StructParents. */
uint32_t pdf_structure_begin_page(struct pdf_structure *structure, uint32_t page);
/* An annotation of the innermost open element (its object number and its page's). Returns its StructParent. */
uint32_t pdf_structure_add_annotation(struct pdf_structure *structure, uint32_t annotation, uint32_t page);
/* The operator that begins a piece of content of the innermost open element. */
void pdf_structure_put_mark(struct pdf_structure *structure, struct buffer *out);

/* How many object numbers the tree takes; and the tree itself, from number `first` on, before libharu's objects. */
uint32_t pdf_structure_size(const struct pdf_structure *structure);
void pdf_structure_write(struct pdf_structure *structure, struct pdf_objects *objects, uint32_t first);

#endif

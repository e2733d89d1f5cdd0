#include "device/pdf_structure.h"

#include <assert.h>

#include "device/pdf_string.h"

enum { DECIMALS = 2, HEADING_LEVELS = 6 };

/* 20 bytes, with 12 for being a kid and 8 + 12 for a piece of content: 52 for a table cell. */
struct pdf_element {
    uint32_t parent;
    uint32_t first_kid, last_kid; /* 0: none */
    uint32_t details;             /* offset */
    uint8_t role, level;
};

enum kid_kind { KID_ELEMENT, KID_MARK, KID_ANNOTATION };

struct pdf_kid {
    uint32_t next;   /* 0: none */
    uint32_t number; /* index of the element or mark, key of the annotation */
    enum kid_kind kind;
};

struct pdf_mark {
    uint32_t element;
    uint32_t page; /* key */
};

/* An entry of the ParentTree; its key is its index. */
struct pdf_parent {
    uint32_t page;       /* object number */
    uint32_t annotation; /* object number; 0: this is the page itself */
    uint32_t first;      /* the page's first mark; of an annotation, its element */
};

static const char *const names[ROLES] = {
    [ROLE_DOCUMENT] = "Document", [ROLE_PART] = "Part", [ROLE_SECTION] = "Sect", [ROLE_TITLE] = "P",
    [ROLE_HEADING] = "H", [ROLE_PARAGRAPH] = "P", [ROLE_NOTE] = "Note", [ROLE_CAPTION] = "Caption",
    [ROLE_LIST] = "L", [ROLE_LIST_ITEM] = "LI", [ROLE_LABEL] = "Lbl", [ROLE_LIST_BODY] = "LBody",
    [ROLE_CONTENTS] = "TOC", [ROLE_CONTENTS_ITEM] = "TOCI", [ROLE_REFERENCE] = "Reference", [ROLE_LINK] = "Link",
    [ROLE_TABLE] = "Table", [ROLE_TABLE_HEAD] = "THead", [ROLE_TABLE_BODY] = "TBody", [ROLE_ROW] = "TR",
    [ROLE_HEADER_CELL] = "TH", [ROLE_CELL] = "TD", [ROLE_FIGURE] = "Figure", [ROLE_SPAN] = "Span",
};

static struct pdf_element *add_element(struct pdf_structure *structure)
{
    return arena_append(&structure->arena, (void **)&structure->elements, &structure->element_count,
                        &structure->element_capacity, sizeof *structure->elements);
}

static struct pdf_kid *add_kid(struct pdf_structure *structure)
{
    return arena_append(&structure->arena, (void **)&structure->kids, &structure->kid_count,
                        &structure->kid_capacity, sizeof *structure->kids);
}

static struct pdf_parent *add_parent(struct pdf_structure *structure)
{
    return arena_append(&structure->arena, (void **)&structure->parents, &structure->parent_count,
                        &structure->parent_capacity, sizeof *structure->parents);
}

/* A kid at the end of the innermost open element's. */
static void append_kid(struct pdf_structure *structure, enum kid_kind kind, uint32_t number)
{
    struct pdf_element *parent = &structure->elements[structure->current];
    uint32_t kid = (uint32_t)structure->kid_count;
    *add_kid(structure) = (struct pdf_kid){.kind = kind, .number = number};
    if (parent->first_kid == 0)
        parent->first_kid = kid;
    else
        structure->kids[parent->last_kid].next = kid;
    parent->last_kid = kid;
}

static void put_name(struct buffer *out, const struct pdf_element *element)
{
    buffer_puts(out, names[element->role]);
    if (element->role == ROLE_HEADING)
        buffer_put_int(out, element->level);
}

static void put_note_name(struct buffer *out, uint32_t index)
{
    buffer_printf(out, "(note-%08u)", index); /* all of one length: the name tree is sorted by bytes */
}

static void put_text(struct buffer *out, const char *key, const char *text)
{
    if (text == NULL)
        return;
    buffer_puts(out, key);
    pdf_string_put(out, text);
}

static void put_table_attributes(struct buffer *out, const struct element *element)
{
    static const char *const scopes[] = {"", "/Scope/Column", "/Scope/Row", "/Scope/Both"};
    if (element->scope == SCOPE_NONE && element->columns <= 1 && element->rows <= 1)
        return;
    buffer_puts(out, "/A<</O/Table");
    buffer_puts(out, scopes[element->scope]);
    if (element->columns > 1)
        buffer_printf(out, "/ColSpan %u", element->columns);
    if (element->rows > 1)
        buffer_printf(out, "/RowSpan %u", element->rows);
    buffer_puts(out, ">>");
}

static void put_bounds(struct buffer *out, struct box bounds, double height)
{
    const double corners[] = {bounds.left, height - bounds.bottom, bounds.right, height - bounds.top};
    buffer_puts(out, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        buffer_put_real(out, corners[i], DECIMALS);
        buffer_putc(out, ' ');
    }
    buffer_puts(out, "]>>");
}

/* Returns their offset; elements without any share the empty one. */
static uint32_t put_details(struct pdf_structure *structure, const struct element *element, double height)
{
    struct buffer *out = &structure->details;
    size_t start = out->length;
    put_text(out, "/Lang", element->language);
    put_text(out, "/Alt", element->alternative);
    put_text(out, "/ActualText", element->actual);
    if (element->role == ROLE_CELL || element->role == ROLE_HEADER_CELL)
        put_table_attributes(out, element);
    if (element->role == ROLE_FIGURE)
        put_bounds(out, element->bounds, height);
    if (element->role == ROLE_NOTE) {
        buffer_puts(out, "/ID");
        put_note_name(out, (uint32_t)structure->element_count);
    }
    if (out->length == start)
        return 0;
    buffer_putc(out, '\0');
    return (uint32_t)start;
}

void pdf_structure_begin(struct pdf_structure *structure, const struct element *element, double height)
{
    assert(element->role != ROLE_HEADING || (element->level >= 1 && element->level <= HEADING_LEVELS));
    uint32_t details = put_details(structure, element, height);
    uint32_t index = (uint32_t)structure->element_count;
    append_kid(structure, KID_ELEMENT, index);
    *add_element(structure) = (struct pdf_element){
        .parent = structure->current, .details = details, .role = (uint8_t)element->role, .level = element->level};
    structure->current = index;
    structure->note_count += element->role == ROLE_NOTE;
}

void pdf_structure_end(struct pdf_structure *structure)
{
    assert(structure->current != 0);
    structure->current = structure->elements[structure->current].parent;
}

enum role pdf_structure_role(const struct pdf_structure *structure)
{
    assert(structure->current != 0);
    return structure->elements[structure->current].role;
}

uint32_t pdf_structure_begin_page(struct pdf_structure *structure, uint32_t page)
{
    structure->page = (uint32_t)structure->parent_count;
    structure->page_count++;
    *add_parent(structure) = (struct pdf_parent){.page = page, .first = (uint32_t)structure->mark_count};
    return structure->page;
}

uint32_t pdf_structure_add_annotation(struct pdf_structure *structure, uint32_t annotation, uint32_t page)
{
    uint32_t key = (uint32_t)structure->parent_count;
    *add_parent(structure) =
        (struct pdf_parent){.page = page, .annotation = annotation, .first = structure->current};
    append_kid(structure, KID_ANNOTATION, key);
    return key;
}

static uint32_t mark_number(const struct pdf_structure *structure, uint32_t mark)
{
    return mark - structure->parents[structure->marks[mark].page].first;
}

void pdf_structure_put_mark(struct pdf_structure *structure, struct buffer *out)
{
    assert(structure->current != 0);
    uint32_t index = (uint32_t)structure->mark_count;
    struct pdf_mark *mark = arena_append(&structure->arena, (void **)&structure->marks, &structure->mark_count,
                                         &structure->mark_capacity, sizeof *structure->marks);
    *mark = (struct pdf_mark){.element = structure->current, .page = structure->page};
    append_kid(structure, KID_MARK, index);
    buffer_putc(out, '/');
    put_name(out, &structure->elements[structure->current]);
    buffer_puts(out, "<</MCID ");
    buffer_put_int(out, mark_number(structure, index));
    buffer_puts(out, ">>BDC\n");
}

static uint32_t number_of(const struct pdf_structure *structure, uint32_t element)
{
    return element == 0 ? pdf_objects_number(structure->root) : structure->first + element - 1;
}

static void put_reference(struct buffer *out, const char *before, uint32_t number)
{
    buffer_puts(out, before);
    buffer_put_int(out, number);
    buffer_puts(out, " 0 R");
}

/* Object number of the page a kid's content is on; 0 for an element. */
static uint32_t page_of(const struct pdf_structure *structure, const struct pdf_kid *kid)
{
    if (kid->kind == KID_ELEMENT)
        return 0;
    uint32_t key = kid->kind == KID_MARK ? structure->marks[kid->number].page : kid->number;
    return structure->parents[key].page;
}

/* `page` is the one its element has named already. */
static void put_kid(struct buffer *out, const struct pdf_structure *structure, const struct pdf_kid *kid, uint32_t page)
{
    uint32_t own = page_of(structure, kid);
    if (kid->kind == KID_ELEMENT) {
        put_reference(out, " ", number_of(structure, kid->number));
        return;
    }
    if (kid->kind == KID_MARK && own == page) {
        buffer_putc(out, ' ');
        buffer_put_int(out, mark_number(structure, kid->number));
        return;
    }
    buffer_puts(out, kid->kind == KID_MARK ? "<</Type/MCR/MCID " : "<</Type/OBJR");
    if (kid->kind == KID_MARK)
        buffer_put_int(out, mark_number(structure, kid->number));
    else
        put_reference(out, "/Obj ", structure->parents[kid->number].annotation);
    put_reference(out, "/Pg ", own);
    buffer_puts(out, ">>");
}

static void put_kids(struct buffer *out, const struct pdf_structure *structure, const struct pdf_element *element)
{
    uint32_t page = 0;
    for (uint32_t i = element->first_kid; i != 0 && page == 0; i = structure->kids[i].next)
        page = page_of(structure, &structure->kids[i]);
    if (page != 0)
        put_reference(out, "/Pg ", page);
    if (element->first_kid == 0)
        return;
    bool several = element->first_kid != element->last_kid;
    buffer_puts(out, several ? "/K[" : "/K");
    for (uint32_t i = element->first_kid; i != 0; i = structure->kids[i].next)
        put_kid(out, structure, &structure->kids[i], page);
    if (several)
        buffer_putc(out, ']');
}

static void write_element(const struct pdf_structure *structure, struct pdf_objects *objects, uint32_t index)
{
    const struct pdf_element *element = &structure->elements[index];
    struct buffer *out = pdf_objects_begin(objects, number_of(structure, index));
    buffer_puts(out, "<</S/");
    put_name(out, element);
    put_reference(out, "/P ", number_of(structure, element->parent));
    buffer_puts(out, structure->details.bytes + element->details);
    put_kids(out, structure, element);
    buffer_puts(out, ">>");
    pdf_objects_end(objects);
}

/* What follows the elements: the parent tree, a list of marks for every page, and the tree of the notes' names. */
static uint32_t parent_tree_number(const struct pdf_structure *structure)
{
    return number_of(structure, (uint32_t)structure->element_count);
}

static uint32_t note_tree_number(const struct pdf_structure *structure)
{
    return parent_tree_number(structure) + 1 + structure->page_count;
}

static void write_parent_tree(const struct pdf_structure *structure, struct pdf_objects *objects)
{
    struct buffer *out = pdf_objects_begin(objects, parent_tree_number(structure));
    uint32_t list = parent_tree_number(structure);
    buffer_puts(out, "<</Nums[");
    for (uint32_t key = 0; key < structure->parent_count; key++) {
        const struct pdf_parent *parent = &structure->parents[key];
        buffer_put_int(out, key);
        put_reference(out, " ", parent->annotation == 0 ? ++list : number_of(structure, parent->first));
        buffer_putc(out, '\n');
    }
    buffer_puts(out, "]>>");
    pdf_objects_end(objects);
}

static void write_mark_lists(const struct pdf_structure *structure, struct pdf_objects *objects)
{
    uint32_t list = parent_tree_number(structure);
    for (uint32_t key = 0; key < structure->parent_count; key++) {
        if (structure->parents[key].annotation != 0)
            continue;
        struct buffer *out = pdf_objects_begin(objects, ++list);
        buffer_putc(out, '[');
        for (uint32_t i = structure->parents[key].first;
             i < structure->mark_count && structure->marks[i].page == key; i++)
            put_reference(out, " ", number_of(structure, structure->marks[i].element));
        buffer_putc(out, ']');
        pdf_objects_end(objects);
    }
}

static void write_note_tree(const struct pdf_structure *structure, struct pdf_objects *objects)
{
    struct buffer *out = pdf_objects_begin(objects, note_tree_number(structure));
    buffer_puts(out, "<</Names[");
    for (uint32_t i = 1; i < structure->element_count; i++)
        if (structure->elements[i].role == ROLE_NOTE) {
            put_note_name(out, i);
            put_reference(out, " ", number_of(structure, i));
        }
    buffer_puts(out, "]>>");
    pdf_objects_end(objects);
}

uint32_t pdf_structure_size(const struct pdf_structure *structure)
{
    return (uint32_t)structure->element_count - 1 + 1 + structure->page_count + (structure->note_count > 0);
}

void pdf_structure_write(struct pdf_structure *structure, struct pdf_objects *objects, uint32_t first)
{
    structure->first = first;
    for (uint32_t i = 1; i < structure->element_count; i++)
        write_element(structure, objects, i);
    write_parent_tree(structure, objects);
    write_mark_lists(structure, objects);
    if (structure->note_count > 0)
        write_note_tree(structure, objects);
}

/* The root's entries, when libharu writes it. */
static HPDF_STATUS write_root(HPDF_Dict root, HPDF_Stream stream)
{
    const struct pdf_structure *structure = root->attr;
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    put_kids(&text, structure, &structure->elements[0]);
    put_reference(&text, "/ParentTree ", parent_tree_number(structure));
    buffer_printf(&text, "/ParentTreeNextKey %zu", structure->parent_count);
    if (structure->note_count > 0)
        put_reference(&text, "/IDTree ", note_tree_number(structure));
    HPDF_STATUS status = HPDF_Stream_Write(stream, (HPDF_BYTE *)text.bytes, (HPDF_UINT)text.length);
    buffer_release(&text);
    return status;
}

void pdf_structure_init(struct pdf_structure *out, HPDF_Doc document)
{
    *out = (struct pdf_structure){.root = HPDF_Dict_New(document->mmgr)};
    arena_init(&out->arena);
    buffer_init(&out->details, BUFFER_UNLIMITED);
    buffer_putc(&out->details, '\0');
    add_element(out);
    add_kid(out);
    HPDF_Xref_Add(document->xref, out->root);
    HPDF_Dict_AddName(out->root, "Type", "StructTreeRoot");
    out->root->attr = out;
    out->root->write_fn = write_root;
    HPDF_Dict_Add(document->catalog, "StructTreeRoot", out->root);
}

void pdf_structure_release(struct pdf_structure *structure)
{
    arena_release(&structure->arena);
    buffer_release(&structure->details);
}

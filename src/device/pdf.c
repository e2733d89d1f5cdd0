#include "device/pdf.h"

#include <assert.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/findings.h"
#include "device/pdf_attachments.h"
#include "device/pdf_content.h"
#include "device/pdf_deflate.h"
#include "device/pdf_images.h"
#include "device/pdf_metadata.h"
#include "device/pdf_navigation.h"
#include "device/pdf_objects.h"
#include "device/pdf_structure.h"
#include "device/pdf_text.h"

/* libharu's arrays end at 32 767 items, so the page tree has branches. */
enum { PAGES_A_BRANCH = 64 };

struct pdf {
    struct device device; /* first: a struct device * is one of these */
    struct output *output;
    const struct pdf_description *description;
    HPDF_Doc document;
    HPDF_STATUS error;        /* libharu's first; HPDF_OK so far */
    HPDF_Dict fonts;          /* one dictionary, shared by all pages */
    HPDF_Dict resources;      /* the same */
    HPDF_Page page;           /* NULL between pages */
    unsigned page_count;
    unsigned unspoken;        /* page of the first figure without an alternative; 0: none */
    enum { OPEN_NOTHING, OPEN_MARK, OPEN_ARTIFACT } open; /* in the content stream */
    struct pdf_content content;
    struct pdf_text text;
    struct pdf_images images;
    struct pdf_structure structure;
    struct pdf_navigation navigation;
    struct pdf_deflate packer;
};

static struct pdf *pdf_of(struct device *device)
{
    return (struct pdf *)device;
}

/* The next call into libharu overwrites its error, and jumping out of it leaks: keep the first and go on. */
static void keep_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    (void)detail;
    struct pdf *pdf = context;
    if (pdf->error == HPDF_OK)
        pdf->error = error;
}

static void *allocate(HPDF_UINT size)
{
    void *memory = malloc(size);
    if (memory == NULL)
        die("out of memory");
    return memory;
}

static void close_mark(struct pdf *pdf)
{
    if (pdf->open != OPEN_NOTHING)
        buffer_puts(&pdf->content.bytes, "EMC\n");
    pdf->open = OPEN_NOTHING;
}

/* Before anything is drawn: it belongs to an artifact or to the innermost element. */
static void need_mark(struct pdf *pdf)
{
    assert(pdf->page_count > 0);
    if (pdf->open != OPEN_NOTHING)
        return;
    pdf_structure_put_mark(&pdf->structure, &pdf->content.bytes);
    pdf->open = OPEN_MARK;
}

static void begin_page(struct device *device, double width, double height)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf->page == NULL);
    pdf->page_count++;
    pdf_content_begin(&pdf->content, height);
    HPDF_Page page = pdf->page = HPDF_AddPage(pdf->document);
    if (page == NULL)
        return;
    HPDF_Page_SetWidth(page, (HPDF_REAL)width);
    HPDF_Page_SetHeight(page, (HPDF_REAL)height);
    HPDF_Dict_Add(page, "Resources", pdf->resources);
    HPDF_Dict_AddName(page, "Tabs", "S");
    uint32_t key = pdf_structure_begin_page(&pdf->structure, pdf_objects_number(page));
    HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)key);
}

/* libharu would compress at zlib's default level, and only when all is written. */
static HPDF_STATUS write_filter(HPDF_Dict contents, HPDF_Stream stream)
{
    (void)contents;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

static void end_page(struct device *device)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf->open != OPEN_ARTIFACT);
    close_mark(pdf);
    if (pdf->page == NULL)
        return;
    HPDF_PageAttr attributes = pdf->page->attr;
    const struct buffer *packed = pdf_deflate(&pdf->packer, buffer_text(&pdf->content.bytes),
                                              pdf->content.bytes.length);
    HPDF_Stream_Write(attributes->stream, (HPDF_BYTE *)packed->bytes, (HPDF_UINT)packed->length);
    attributes->contents->write_fn = write_filter;
    pdf->page = NULL;
}

static void begin_element(struct device *device, const struct element *element)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf->open != OPEN_ARTIFACT);
    close_mark(pdf);
    bool spoken = element->alternative != NULL && element->alternative[0] != '\0';
    if (element->role == ROLE_FIGURE && !spoken && pdf->unspoken == 0)
        pdf->unspoken = pdf->page_count;
    pdf_structure_begin(&pdf->structure, element, pdf->content.height);
}

static void end_element(struct device *device)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf->open != OPEN_ARTIFACT);
    close_mark(pdf);
    pdf_structure_end(&pdf->structure);
}

static void begin_artifact(struct device *device, enum artifact artifact)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf->open != OPEN_ARTIFACT);
    close_mark(pdf);
    buffer_puts(&pdf->content.bytes, artifact == ARTIFACT_PAGINATION ? "/Artifact<</Type/Pagination>>BDC\n"
                                                                     : "/Artifact<</Type/Layout>>BDC\n");
    pdf->open = OPEN_ARTIFACT;
}

static void end_artifact(struct device *device)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf->open == OPEN_ARTIFACT);
    close_mark(pdf);
}

static void move(struct device *device, double x, double y)
{
    pdf_content_path(&pdf_of(device)->content, (double[]){x, y}, 1, 'm');
}

static void line(struct device *device, double x, double y)
{
    pdf_content_path(&pdf_of(device)->content, (double[]){x, y}, 1, 'l');
}

static void curve(struct device *device, double x1, double y1, double x2, double y2, double x, double y)
{
    pdf_content_path(&pdf_of(device)->content, (double[]){x1, y1, x2, y2, x, y}, 3, 'c');
}

static void close_path(struct device *device)
{
    pdf_content_path(&pdf_of(device)->content, NULL, 0, 'h');
}

static void fill(struct device *device, struct colour colour)
{
    struct pdf *pdf = pdf_of(device);
    need_mark(pdf);
    pdf_content_fill(&pdf->content, colour);
}

static void fill_even_odd(struct device *device, struct colour colour)
{
    struct pdf *pdf = pdf_of(device);
    need_mark(pdf);
    pdf_content_fill_even_odd(&pdf->content, colour);
}

static void stroke(struct device *device, const struct stroke *stroke)
{
    struct pdf *pdf = pdf_of(device);
    need_mark(pdf);
    pdf_content_stroke(&pdf->content, stroke);
}

static void text(struct device *device, const struct line *line, double size, double x, double y,
                 struct colour colour)
{
    struct pdf *pdf = pdf_of(device);
    if (line->count == 0)
        return;
    need_mark(pdf);
    pdf_content_begin_text(&pdf->content, x, y, colour);
    pdf_text_put(&pdf->text, &pdf->content, line, size);
}

static void image(struct device *device, const struct raster *raster, struct box box)
{
    struct pdf *pdf = pdf_of(device);
    need_mark(pdf);
    pdf_content_image(&pdf->content, pdf_images_index(&pdf->images, raster), box);
}

static void destination(struct device *device, unsigned number, double y)
{
    struct pdf *pdf = pdf_of(device);
    if (pdf->page != NULL)
        pdf_navigation_set(&pdf->navigation, number, pdf->page, pdf->content.height - y);
}

static void link_area(struct device *device, struct box area, unsigned number, const char *description)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf_structure_role(&pdf->structure) == ROLE_LINK);
    if (pdf->page == NULL)
        return;
    double height = pdf->content.height;
    HPDF_Rect rectangle = {(HPDF_REAL)area.left, (HPDF_REAL)(height - area.bottom), (HPDF_REAL)area.right,
                           (HPDF_REAL)(height - area.top)};
    HPDF_Annotation link = pdf_navigation_link(&pdf->navigation, pdf->page, rectangle, number, description);
    if (link == NULL)
        return;
    uint32_t key = pdf_structure_add_annotation(&pdf->structure, pdf_objects_number(link),
                                                pdf_objects_number(pdf->page));
    HPDF_Dict_AddNumber(link, "StructParent", (HPDF_INT32)key);
}

static void bookmark(struct device *device, int level, const char *title, unsigned number)
{
    pdf_navigation_bookmark(&pdf_of(device)->navigation, level, title, number);
}

/* What PDF/UA does not do without. */
static bool is_complete(const struct pdf *pdf, struct findings *findings)
{
    const struct pdf_description *description = pdf->description;
    size_t before = findings->count;
    if (description->title == NULL || description->title[0] == '\0')
        findings_add(findings, FINDING_PDF_NO_TITLE, NOWHERE);
    if (description->language == NULL || description->language[0] == '\0')
        findings_add(findings, FINDING_PDF_NO_LANGUAGE, NOWHERE);
    if (pdf->unspoken != 0)
        findings_add(findings, FINDING_PDF_NO_ALTERNATIVE, NOWHERE, finding_count(pdf->unspoken));
    return findings->count == before;
}

/* Completes libharu's side of the document. */
static bool finish(struct pdf *pdf, struct findings *findings)
{
    unsigned missing = 0;
    if (!pdf_navigation_close(&pdf->navigation, &missing)) {
        findings_add(findings, FINDING_PDF_NO_DESTINATION, NOWHERE, finding_count(missing));
        return false;
    }
    if (!pdf_text_write_fonts(&pdf->text, pdf->document, pdf->fonts)) {
        findings_add(findings, FINDING_PDF_FONT_FAILED, NOWHERE);
        return false;
    }
    pdf_metadata_add(pdf->document, pdf->description);
    pdf_attachments_add(pdf->document, pdf->description);
    return true;
}

static void write_file(struct pdf *pdf)
{
    HPDF_Doc document = pdf->document;
    uint32_t first = document->xref->entries->count;
    struct pdf_objects objects;
    pdf_objects_init(&objects, pdf->output, &pdf->packer, first + pdf_structure_size(&pdf->structure));
    pdf_structure_write(&pdf->structure, &objects, first);
    pdf_objects_put_library(&objects, document->mmgr, document->xref);
    pdf_objects_close(&objects, pdf_objects_number(document->catalog), pdf_objects_number(document->info));
    pdf_objects_release(&objects);
}

/* Some of libharu's functions only leave a code behind. */
static bool has_failed(struct pdf *pdf, struct findings *findings)
{
    keep_error(HPDF_GetError(pdf->document), 0, pdf);
    if (pdf->error == HPDF_OK)
        return false;
    char code[24];
    snprintf(code, sizeof code, "0x%04lX", pdf->error);
    findings_add(findings, FINDING_PDF_FAILED, NOWHERE, finding_text(code));
    return true;
}

static bool close_document(struct device *device, struct findings *findings)
{
    struct pdf *pdf = pdf_of(device);
    assert(pdf->page == NULL && pdf->structure.current == 0);
    if (!is_complete(pdf, findings) || !finish(pdf, findings) || has_failed(pdf, findings))
        return false;
    write_file(pdf);
    return !has_failed(pdf, findings);
}

static void free_device(struct device *device)
{
    if (device == NULL)
        return;
    struct pdf *pdf = pdf_of(device);
    pdf_navigation_release(&pdf->navigation);
    pdf_structure_release(&pdf->structure);
    pdf_text_release(&pdf->text);
    pdf_images_release(&pdf->images);
    pdf_content_release(&pdf->content);
    pdf_deflate_release(&pdf->packer);
    HPDF_Free(pdf->document);
    free(pdf);
}

static const struct device_calls calls = {
    .begin_page = begin_page, .end_page = end_page,
    .begin_element = begin_element, .end_element = end_element,
    .begin_artifact = begin_artifact, .end_artifact = end_artifact,
    .move = move, .line = line, .curve = curve, .close_path = close_path, .fill = fill,
    .fill_even_odd = fill_even_odd, .stroke = stroke, .text = text, .image = image,
    .destination = destination, .link = link_area, .bookmark = bookmark,
    .close = close_document, .free = free_device,
};

static HPDF_Dict new_shared(HPDF_Doc document)
{
    HPDF_Dict dictionary = HPDF_Dict_New(document->mmgr);
    HPDF_Xref_Add(document->xref, dictionary);
    return dictionary;
}

struct device *pdf_new(struct output *output, struct text *text, const struct pdf_description *description)
{
    struct pdf *pdf = allocate(sizeof *pdf);
    *pdf = (struct pdf){.device.calls = &calls, .output = output, .description = description};
    pdf->document = HPDF_NewEx(keep_error, allocate, free, 0, pdf);
    if (pdf->document == NULL)
        die("libharu does not start");
    HPDF_SetPagesConfiguration(pdf->document, PAGES_A_BRANCH);
    pdf->fonts = new_shared(pdf->document);
    pdf->resources = new_shared(pdf->document);
    HPDF_Dict_Add(pdf->resources, "Font", pdf->fonts);
    pdf_content_init(&pdf->content);
    pdf_text_init(&pdf->text, text);
    pdf_images_init(&pdf->images, pdf->document, pdf->resources);
    pdf_structure_init(&pdf->structure, pdf->document);
    pdf_navigation_init(&pdf->navigation, pdf->document);
    pdf_deflate_init(&pdf->packer);
    return &pdf->device;
}

#include "device/html.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"
#include "device/html_contents.h"
#include "device/html_style.h"
#include "device/svg_figure.h"

/* A start tag is written when something stands in its element: an empty paragraph then leaves nothing behind, an empty
 * header cell becomes the plain cell that it is, and the size of a paragraph's text is known. */

enum { DEPTH = 64, WAITING = 16, HEADINGS = 6 };
static const double large = 14, small = 8; /* sizes of text that a key figure has at least, and a note at most [pt] */
static const double narrow = 250;          /* a figure up to this width fits on any screen [pt] */

struct html_open {
    struct element element;
    bool written;
    bool linked;          /* of a ROLE_LINK: its <a> is written, with what it leads to in it */
    bool scrolls;         /* it stands in a box that scrolls */
};

struct html {
    struct device device; /* first: a struct device * is one of these */
    struct output *output;
    const struct pdf_description *description;
    enum language language;
    struct arena arena;
    struct buffer body;
    struct html_open open[DEPTH];
    unsigned depth;
    unsigned contents, figures, artifacts; /* how many of them what comes next stands in */
    unsigned tables, charts;     /* so far */
    bool bold;                   /* a <b> is open */
    bool titled;                 /* there is an <h1> */
    bool sectioned;              /* a section began */
    bool coloured;               /* `accent` is known */
    struct colour accent;
    unsigned waiting[WAITING];   /* destinations for which no element began yet */
    unsigned waiting_count;
    struct buffer heading;       /* the last one's text, at first the document's title; escaped */
    struct html_contents listed, bookmarks;
    struct svg_figure figure;
};

/* NULL: no tag of its own. */
static const char *const tags[ROLES] = {
    [ROLE_PART] = "div", [ROLE_SECTION] = "section", [ROLE_TITLE] = "h1", [ROLE_PARAGRAPH] = "p", [ROLE_NOTE] = "div",
    [ROLE_CAPTION] = "caption", [ROLE_LIST] = "ul", [ROLE_LIST_ITEM] = "li", [ROLE_LABEL] = "span",
    [ROLE_LIST_BODY] = "div", [ROLE_TABLE] = "table", [ROLE_TABLE_HEAD] = "thead", [ROLE_TABLE_BODY] = "tbody",
    [ROLE_ROW] = "tr", [ROLE_HEADER_CELL] = "th", [ROLE_CELL] = "td", [ROLE_FIGURE] = "figure", [ROLE_SPAN] = "span",
};

static struct html *html_of(struct device *device)
{
    return (struct html *)device;
}

static const char *language_of(const struct html *html, unsigned depth)
{
    for (unsigned i = depth; i > 0; i--)
        if (html->open[i - 1].element.language != NULL)
            return html->open[i - 1].element.language;
    return language_tag(html->language);
}

/* --- tags --- */

/* Headings stand one level below the page's own, which is the document's title. */
static int heading_level(const struct element *element)
{
    return element->level < HEADINGS ? element->level + 1 : HEADINGS;
}

static const char *tag_of(const struct html *html, unsigned depth)
{
    static const char *const headings[] = {"", "h1", "h2", "h3", "h4", "h5", "h6"};
    const struct element *element = &html->open[depth].element;
    if (element->role == ROLE_HEADING)
        return headings[heading_level(element)];
    if (element->role == ROLE_CAPTION && depth > 0 && html->open[depth - 1].element.role == ROLE_FIGURE)
        return "figcaption";
    return tags[element->role];
}

static void end_bold(struct html *html)
{
    if (html->bold)
        buffer_puts(&html->body, "</b>");
    html->bold = false;
}

static void put_id(struct html *html)
{
    if (html->waiting_count == 0)
        return;
    buffer_printf(&html->body, " id=\"d%u\"", html->waiting[0]);
    html->waiting_count--;
    memmove(html->waiting, html->waiting + 1, html->waiting_count * sizeof *html->waiting);
}

static void put_cell_attributes(struct buffer *out, const struct element *element)
{
    static const char *const scopes[] = {"", " scope=\"col\"", " scope=\"row\"", ""};
    if (element->role == ROLE_HEADER_CELL)
        buffer_puts(out, scopes[element->scope]);
    if (element->columns > 1)
        buffer_printf(out, " colspan=\"%u\"", element->columns);
    if (element->rows > 1)
        buffer_printf(out, " rowspan=\"%u\"", element->rows);
    if (element->number)
        buffer_puts(out, " class=\"number\"");
}

/* The start of a box that scrolls: what keyboards reach needs a name, and no two boxes the same. */
static void put_scroll(struct html *html, enum word word, unsigned number)
{
    struct buffer digits;
    buffer_init(&digits, 16);
    buffer_put_int(&digits, number);
    buffer_puts(&html->body, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    language_fill(&html->body, language_word(html->language, word),
                  (const char *const[]){buffer_text(&digits), buffer_text(&html->heading)}, 2);
    buffer_puts(&html->body, "\">\n");
    buffer_release(&digits);
}

/* `size`: of the text that stands first in it; 0 when an element does. */
static void put_class(struct html *html, const struct element *element, double size)
{
    if (element->role == ROLE_PARAGRAPH && size > 0 && size < small)
        buffer_puts(&html->body, " class=\"small\"");
    else if (element->role == ROLE_NOTE)
        buffer_puts(&html->body, " role=\"note\"");
    else if (element->role == ROLE_LABEL)
        buffer_puts(&html->body, " class=\"label\"");
    else if (element->role == ROLE_LIST)
        buffer_puts(&html->body, size >= large ? " role=\"list\" class=\"figures\"" : " role=\"list\"");
}

static void put_start(struct html *html, unsigned depth, double size)
{
    struct html_open *open = &html->open[depth];
    const struct element *element = &open->element;
    struct buffer *out = &html->body;
    const char *tag = tag_of(html, depth);
    open->written = true;
    if (tag == NULL)
        return;
    if (element->role == ROLE_SECTION && !html->sectioned && html->bookmarks.count == 0) {
        html->bookmarks.at = out->length;
        html->sectioned = true;
    }
    open->scrolls = element->role == ROLE_TABLE;
    if (open->scrolls)
        put_scroll(html, WORD_TABLE_NAME, ++html->tables);
    buffer_printf(out, "<%s", tag);
    put_id(html);
    put_class(html, element, size);
    if (element->language != NULL && strcmp(element->language, language_of(html, depth)) != 0)
        buffer_printf(out, " lang=\"%s\"", element->language);
    put_cell_attributes(out, element);
    buffer_putc(out, '>');
    html->titled |= element->role == ROLE_TITLE;
}

/* The start tags that are due before what comes next. */
static void put_starts(struct html *html, double size)
{
    for (unsigned i = 0; i < html->depth; i++)
        if (!html->open[i].written) {
            end_bold(html);
            put_start(html, i, size);
        }
}

static void put_end(struct html *html, unsigned depth)
{
    static const char *const breaks[ROLES] = {
        [ROLE_PART] = "\n", [ROLE_SECTION] = "\n", [ROLE_TITLE] = "\n", [ROLE_HEADING] = "\n", [ROLE_PARAGRAPH] = "\n",
        [ROLE_NOTE] = "\n", [ROLE_CAPTION] = "\n", [ROLE_LIST] = "\n", [ROLE_LIST_ITEM] = "\n", [ROLE_LABEL] = "\n",
        [ROLE_TABLE] = "\n", [ROLE_TABLE_HEAD] = "\n", [ROLE_TABLE_BODY] = "\n", [ROLE_ROW] = "\n",
        [ROLE_FIGURE] = "\n",
    };
    const struct html_open *open = &html->open[depth];
    const char *tag = tag_of(html, depth);
    end_bold(html);
    if (open->linked)
        buffer_puts(&html->body, "</a>");
    if (tag != NULL)
        buffer_printf(&html->body, "</%s>%s", tag, open->scrolls && open->element.role == ROLE_TABLE ? "</div>" : "");
    if (breaks[open->element.role] != NULL)
        buffer_puts(&html->body, breaks[open->element.role]);
}

/* --- elements --- */

static void begin_figure(struct html *html, struct html_open *open)
{
    const struct element *element = &open->element;
    put_starts(html, 0);
    open->scrolls = element->bounds.right - element->bounds.left > narrow;
    if (open->scrolls)
        put_scroll(html, WORD_FIGURE_NAME, ++html->charts);
    svg_figure_begin(&html->figure, element);
}

static void end_figure(struct html *html, const struct html_open *open)
{
    svg_figure_end(&html->figure);
    if (open->scrolls)
        buffer_puts(&html->body, "</div>");
}

static void begin_element(struct device *device, const struct element *element)
{
    struct html *html = html_of(device);
    if (html->depth == DEPTH)
        die("elements are nested deeper than %d", DEPTH);
    struct html_open *open = &html->open[html->depth++];
    *open = (struct html_open){.element = *element};
    if (element->role == ROLE_CONTENTS) {
        if (html->listed.count == 0)
            html->listed.at = html->body.length;
        html->contents++;
    } else if (element->role == ROLE_FIGURE && html->figures++ == 0) {
        begin_figure(html, open);
    } else if (element->role == ROLE_HEADING) {
        buffer_clear(&html->heading);
    }
}

/* An empty cell is one still; anything else empty is nothing. */
static void end_empty(struct html *html, struct html_open *open)
{
    enum role *role = &open->element.role;
    if (*role != ROLE_CELL && *role != ROLE_HEADER_CELL)
        return;
    *role = ROLE_CELL;
    put_starts(html, 0);
    put_end(html, html->depth - 1);
}

static void end_element(struct device *device)
{
    struct html *html = html_of(device);
    assert(html->depth > 0);
    struct html_open *open = &html->open[html->depth - 1];
    html->contents -= open->element.role == ROLE_CONTENTS;
    if (open->element.role == ROLE_FIGURE && --html->figures == 0)
        end_figure(html, open);
    if (html->contents == 0 && html->figures == 0) {
        if (open->written)
            put_end(html, html->depth - 1);
        else
            end_empty(html, open);
    }
    html->depth--;
}

static void begin_artifact(struct device *device, enum artifact artifact)
{
    (void)artifact;
    html_of(device)->artifacts++;
}

static void end_artifact(struct device *device)
{
    html_of(device)->artifacts--;
}

/* --- drawing: in figures only --- */

static bool draws(const struct html *html)
{
    return html->figures > 0 && html->artifacts == 0;
}

static void step(struct device *device, char letter, const double *numbers, int count)
{
    if (draws(html_of(device)))
        svg_figure_step(&html_of(device)->figure, letter, numbers, count);
}

static void move(struct device *device, double x, double y)
{
    step(device, 'M', (double[]){x, y}, 2);
}

static void line_to(struct device *device, double x, double y)
{
    step(device, 'L', (double[]){x, y}, 2);
}

static void curve(struct device *device, double x1, double y1, double x2, double y2, double x, double y)
{
    step(device, 'C', (double[]){x1, y1, x2, y2, x, y}, 6);
}

static void close_path(struct device *device)
{
    step(device, 'Z', NULL, 0);
}

static void fill(struct device *device, struct colour colour)
{
    if (draws(html_of(device)))
        svg_figure_fill(&html_of(device)->figure, "nonzero", colour);
}

static void fill_even_odd(struct device *device, struct colour colour)
{
    if (draws(html_of(device)))
        svg_figure_fill(&html_of(device)->figure, "evenodd", colour);
}

static void stroke(struct device *device, const struct stroke *stroke)
{
    if (draws(html_of(device)))
        svg_figure_stroke(&html_of(device)->figure, stroke);
}

static void image(struct device *device, const struct raster *raster, struct box box)
{
    if (draws(html_of(device)))
        svg_figure_image(&html_of(device)->figure, raster, box);
}

/* --- text --- */

static const struct html_open *inside(const struct html *html, enum role role)
{
    for (unsigned i = html->depth; i > 0; i--)
        if (html->open[i - 1].element.role == role)
            return &html->open[i - 1];
    return NULL;
}

/* Headings and the heads of columns are bold by themselves. */
static void set_bold(struct html *html, bool bold, double size)
{
    bool wanted = bold && inside(html, ROLE_HEADING) == NULL && inside(html, ROLE_TITLE) == NULL &&
                  inside(html, ROLE_TABLE_HEAD) == NULL;
    if (html->bold == wanted)
        return;
    end_bold(html);
    if (wanted)
        buffer_puts(&html->body, size >= large ? "<b class=\"large\">" : "<b>");
    html->bold = wanted;
}

/* The hyphen of a broken word is the last run, and not part of the text. */
static void put_words(struct buffer *out, const struct line *line)
{
    for (uint32_t i = 0; i + line->hyphenated < line->count; i++)
        svg_put_run(out, line->runs[i]);
}

static bool is_letter(uint32_t character)
{
    return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
}

/* The same as text of the page: an id or an address may break where it does on paper, after a slash or comma before a letter. What is
 * copied is the same. */
static void put_breakable(struct buffer *out, const struct line *line)
{
    for (uint32_t i = 0; i + line->hyphenated < line->count; i++)
        for (uint32_t g = 0; g < line->runs[i]->count; g++) {
            char bytes[4], last = out->length > 0 ? out->bytes[out->length - 1] : '\0';
            uint32_t character = line->runs[i]->glyphs[g].character;
            if (is_letter(character) && (last == '/' || last == ','))
                buffer_puts(out, "<wbr>");
            if (character != 0)
                buffer_put_xml(out, bytes, utf8_put(bytes, character));
        }
}

/* The words of a link tell the page of what it leads to: a web page has no pages, and tells what that is alone. */
static void text(struct device *device, const struct line *line, double size, double x, double y,
                 struct colour colour)
{
    struct html *html = html_of(device);
    if (html->artifacts > 0 || html->contents > 0 || html->depth == 0 || html->open[html->depth - 1].linked)
        return;
    if (html->figures > 0) {
        svg_figure_text(&html->figure, line, size, x, y, colour);
        return;
    }
    put_starts(html, size);
    set_bold(html, svg_is_bold(line), size);
    put_breakable(&html->body, line);
    bool heading = inside(html, ROLE_HEADING) != NULL;
    if (heading)
        put_words(&html->heading, line);
    if (!html->coloured && (heading || inside(html, ROLE_TITLE) != NULL)) {
        html->accent = colour;
        html->coloured = true;
    }
}

/* --- where one can go --- */

static void destination(struct device *device, unsigned number, double y)
{
    (void)y;
    struct html *html = html_of(device);
    if (html->waiting_count == WAITING)
        die("more than %d destinations in one place", WAITING);
    html->waiting[html->waiting_count++] = number;
}

static void link_area(struct device *device, struct box area, unsigned number, const char *description)
{
    (void)area;
    struct html *html = html_of(device);
    if (html->contents > 0) {
        html_contents_add(&html->listed, &html->arena, (int)html->contents, description, number);
        return;
    }
    put_starts(html, 0);
    buffer_printf(&html->body, "<a href=\"#d%u\">", number);
    buffer_put_xml(&html->body, description, strlen(description));
    html->open[html->depth - 1].linked = true;
}

static void bookmark(struct device *device, int level, const char *title, unsigned number)
{
    struct html *html = html_of(device);
    if (!html->sectioned && html->bookmarks.count == 0)
        html->bookmarks.at = html->body.length;
    html_contents_add(&html->bookmarks, &html->arena, level, title, number);
}

/* --- the page --- */

static void put_head(const struct html *html, struct buffer *out)
{
    const struct pdf_description *about = html->description;
    buffer_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", about->language);
    buffer_puts(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_put_text(out, "<title>", about->title, "</title>\n");
    if (about->author[0] != '\0')
        html_put_text(out, "<meta name=\"author\" content=\"", about->author, "\">\n");
    if (about->subject[0] != '\0')
        html_put_text(out, "<meta name=\"description\" content=\"", about->subject, "\">\n");
    html_put_text(out, "<meta name=\"generator\" content=\"", about->producer, "\">\n<style>\n");
    html_style_put(out, html->accent);
    html_put_text(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">",
             language_word(html->language, WORD_SKIP_TO_CONTENT), "</a>\n<main id=\"content\">\n");
    if (!html->titled)
        html_put_text(out, "<h1>", about->title, "</h1>\n");
}

static bool close_html(struct device *device, struct findings *findings)
{
    (void)findings;
    struct html *html = html_of(device);
    const struct html_contents *contents = html->listed.count > 0 ? &html->listed : &html->bookmarks;
    const char *name = language_word(html->language, WORD_CONTENTS);
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    put_head(html, &out);
    buffer_put(&out, html->body.bytes, contents->at);
    html_contents_put(contents, &out, name, /*heading*/ contents == &html->bookmarks ? name : "");
    output_put(html->output, out.bytes, out.length);
    output_put(html->output, buffer_text(&html->body) + contents->at, html->body.length - contents->at);
    static const char end[] = "</main>\n</body>\n</html>\n";
    output_put(html->output, end, sizeof end - 1);
    buffer_release(&out);
    return true;
}

static void free_html(struct device *device)
{
    if (device == NULL)
        return;
    struct html *html = html_of(device);
    svg_figure_release(&html->figure);
    buffer_release(&html->body);
    buffer_release(&html->heading);
    arena_release(&html->arena);
    free(html);
}

static const struct device_calls calls = {
    .begin_page = device_no_page, .end_page = device_no_end,
    .begin_element = begin_element, .end_element = end_element,
    .begin_artifact = begin_artifact, .end_artifact = end_artifact,
    .move = move, .line = line_to, .curve = curve, .close_path = close_path, .fill = fill,
    .fill_even_odd = fill_even_odd, .stroke = stroke, .text = text, .image = image,
    .destination = destination, .link = link_area, .bookmark = bookmark,
    .close = close_html, .free = free_html,
};

struct device *html_new(struct output *output, const struct pdf_description *description)
{
    struct html *html = malloc(sizeof *html);
    if (html == NULL)
        die("out of memory");
    *html = (struct html){.device.calls = &calls, .output = output, .description = description};
    if (!language_lookup(&html->language, description->language, strlen(description->language)))
        die("there is no language %s", description->language);
    arena_init(&html->arena);
    buffer_init(&html->body, BUFFER_UNLIMITED);
    buffer_init(&html->heading, BUFFER_UNLIMITED);
    buffer_put_xml(&html->heading, description->title, strlen(description->title));
    svg_figure_init(&html->figure, &html->body);
    return &html->device;
}

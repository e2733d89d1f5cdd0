#include "spreadsheet/spreadsheet.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/die.h"
#include "base/heap.h"
#include "base/utf8.h"

enum { NAME_MOST = 31, WIDTH_LEAST = 8, WIDTH_MOST = 60, WIDTH_AIR = 2, FILTER_ARROW = 3 /*characters*/, COLUMNS_MOST = 64,
       CELL_MOST = 32767 /*characters of UTF-16*/ };
static const double line_height = 15; /* as rows have it by themselves [pt] */

enum number_form { FORM_TEXT, FORM_COUNT, FORM_MONEY, FORM_PERCENT_1, FORM_PERCENT_2, FORM_QUANTITY, FORM_DATE, FORMS };

struct spreadsheet_sheet {
    struct spreadsheet *spreadsheet;
    lxw_worksheet *sheet;
    const char *const *names;     /* of the columns; borrowed */
    uint16_t columns;
    size_t widths[COLUMNS_MOST];  /* [characters] */
    bool numeric[COLUMNS_MOST];   /* the column has numbers */
};

/* The library writes into a file that it opens by its name: one in memory. */
struct spreadsheet {
    lxw_workbook *book;
    int file;
    lxw_format *forms[SPREADSHEET_STYLES][FORMS];
    lxw_format *heading, *number_heading, *note;
    struct spreadsheet_sheet **sheets;
    size_t count, capacity;
};

/* --- formats --- */

/* The numbers of languages in number formats (MS-LCID): Finnish, Swedish in Finland, English in the United Kingdom. */
static const char *const locales[LANGUAGES] = {
    [LANGUAGE_FI] = "[$-40B]", [LANGUAGE_SV] = "[$-81D]", [LANGUAGE_EN] = "[$-809]"};
static const char *const forms[FORMS] = {
    [FORM_COUNT] = "#,##0", [FORM_MONEY] = "#,##0.00", [FORM_PERCENT_1] = "#,##0.0\" %\"",
    [FORM_PERCENT_2] = "#,##0.00\" %\"", [FORM_QUANTITY] = "General",
    [FORM_DATE] = "d.m.yyyy"};

static lxw_format *add_heading(lxw_workbook *book, uint8_t align)
{
    lxw_format *heading = workbook_add_format(book);
    format_set_bold(heading);
    format_set_text_wrap(heading);
    format_set_align(heading, align);
    format_set_align(heading, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_bottom(heading, LXW_BORDER_THIN);
    return heading;
}

static void add_formats(struct spreadsheet *spreadsheet, enum language language)
{
    for (int style = 0; style < SPREADSHEET_STYLES; style++)
        for (int form = 0; form < FORMS; form++) {
            lxw_format *format = spreadsheet->forms[style][form] = workbook_add_format(spreadsheet->book);
            char text[64];
            snprintf(text, sizeof text, "%s%s", locales[language], forms[form] == NULL ? "" : forms[form]);
            if (forms[form] != NULL)
                format_set_num_format(format, text);
            if (style == SPREADSHEET_TOTAL)
                format_set_bold(format);
        }
    spreadsheet->heading = add_heading(spreadsheet->book, LXW_ALIGN_LEFT);
    spreadsheet->number_heading = add_heading(spreadsheet->book, LXW_ALIGN_RIGHT);
    spreadsheet->note = workbook_add_format(spreadsheet->book);
    format_set_text_wrap(spreadsheet->note);
    format_set_align(spreadsheet->note, LXW_ALIGN_VERTICAL_TOP);
}

/* --- the file --- */

static void describe(struct spreadsheet *spreadsheet, const struct spreadsheet_about *about)
{
    static const date epoch = {1970, 1, 1};
    enum { SECONDS_A_DAY = 86400 };
    lxw_doc_properties properties = {
        .title = (char *)about->title,
        .author = (char *)about->author,
        .created = (time_t)date_days_between(epoch, about->created) * SECONDS_A_DAY,
    };
    workbook_set_properties(spreadsheet->book, &properties);
}

struct spreadsheet *spreadsheet_new(const struct spreadsheet_about *about)
{
    struct spreadsheet *spreadsheet = heap_array(1, sizeof *spreadsheet);
    char path[40];
    spreadsheet->file = memfd_create("workbook", MFD_CLOEXEC);
    snprintf(path, sizeof path, "/proc/self/fd/%d", spreadsheet->file);
    spreadsheet->book = spreadsheet->file < 0 ? NULL : workbook_new_opt(path, NULL);
    if (spreadsheet->book == NULL)
        die("no memory for a workbook");
    describe(spreadsheet, about);
    add_formats(spreadsheet, about->language);
    return spreadsheet;
}

/* In characters, and no wider than a screen. */
static size_t width_of(const struct spreadsheet_sheet *sheet, uint16_t column)
{
    size_t width = column < COLUMNS_MOST ? sheet->widths[column] : WIDTH_LEAST;
    return (width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width) + WIDTH_AIR;
}

/* How many lines of so many characters the words take, about. */
static size_t count_lines(const char *text, size_t width)
{
    size_t lines = 1, filled = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " "), letters = utf8_count(text, length);
        if (filled > 0 && filled + 1 + letters > width) {
            lines++;
            filled = 0;
        }
        filled += letters + (filled > 0);
        lines += filled / (width + 1);
        filled %= width + 1;
        text += length + strspn(text + length, " ");
    }
    return lines;
}

/* Names break into lines: not all programs make the row as high as they are, so that its height is told. */
static void put_heading(struct spreadsheet_sheet *sheet)
{
    const struct spreadsheet *spreadsheet = sheet->spreadsheet;
    size_t most = 1;
    for (uint16_t c = 0; c < sheet->columns; c++) {
        size_t width = width_of(sheet, c), lines = count_lines(sheet->names[c], width - FILTER_ARROW);
        bool numeric = c < COLUMNS_MOST && sheet->numeric[c];
        most = lines > most ? lines : most;
        worksheet_set_column(sheet->sheet, c, c, (double)width, NULL);
        worksheet_write_string(sheet->sheet, 0, c, sheet->names[c], numeric ? spreadsheet->number_heading : spreadsheet->heading);
    }
    worksheet_set_row(sheet->sheet, 0, (double)most * line_height, NULL);
}

static bool read_whole(int file, struct buffer *out)
{
    char bytes[65536];
    ssize_t length;
    if (lseek(file, 0, SEEK_SET) != 0)
        return false;
    while ((length = read(file, bytes, sizeof bytes)) > 0)
        buffer_put(out, bytes, (size_t)length);
    return length == 0;
}

bool spreadsheet_close(struct spreadsheet *spreadsheet, struct buffer *out)
{
    for (size_t i = 0; i < spreadsheet->count; i++) {
        put_heading(spreadsheet->sheets[i]);
        free(spreadsheet->sheets[i]);
    }
    free(spreadsheet->sheets);
    bool closed = workbook_close(spreadsheet->book) == LXW_NO_ERROR && read_whole(spreadsheet->file, out);
    close(spreadsheet->file);
    free(spreadsheet);
    return closed;
}

/* --- sheets --- */

/* The characters that a sheet's name may have, as many whole words as it may. An apostrophe may not stand at its ends: it stands nowhere. */
static void make_name(char out[4 * NAME_MOST + 1], const char *name)
{
    size_t length = 0, count = 0, words = 0;
    const char *at = name, *end = name + strlen(name);
    while (at < end && count < NAME_MOST) {
        uint32_t character = utf8_next(&at, end);
        words = character == ' ' ? length : words;
        if (character < ' ' || (character < 0x80 && strchr("[]:*?/\\'", (int)character) != NULL))
            continue;
        length += utf8_put(out + length, character);
        count += character > 0xFFFF ? 2 : 1; /* counted in UTF-16 */
    }
    bool cut = at < end && *at != ' ';
    length = cut && words > length / 2 ? words : length;
    while (length > 0 && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
}

/* Printed, its columns stand on one page beside each other, below their headings on every page. */
static void set_paper(lxw_worksheet *sheet)
{
    enum { PAPER_A4 = 9 };
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, /*as many as it takes*/ 0);
    worksheet_repeat_rows(sheet, 0, 0);
}

struct spreadsheet_sheet *spreadsheet_sheet_add(struct spreadsheet *spreadsheet, const char *name)
{
    char kept[4 * NAME_MOST + 1];
    make_name(kept, name);
    struct spreadsheet_sheet *sheet = heap_array(1, sizeof *sheet);
    *sheet = (struct spreadsheet_sheet){.spreadsheet = spreadsheet, .sheet = workbook_add_worksheet(spreadsheet->book, kept)};
    if (sheet->sheet == NULL)
        die("a sheet's name is not unique");
    set_paper(sheet->sheet);
    *(struct spreadsheet_sheet **)heap_append((void **)&spreadsheet->sheets, &spreadsheet->count, &spreadsheet->capacity,
                                              sizeof sheet) = sheet;
    return sheet;
}

/* --- cells --- */

static lxw_format *format_of(const struct spreadsheet_sheet *sheet, enum spreadsheet_style style, enum number_form form)
{
    return sheet->spreadsheet->forms[style][form];
}

static void widen(struct spreadsheet_sheet *sheet, uint16_t column, size_t width)
{
    if (column < COLUMNS_MOST && width > sheet->widths[column])
        sheet->widths[column] = width;
}

/* A heading breaks into lines, so that only its longest word counts. */
static size_t longest_word(const char *text)
{
    size_t longest = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " "), width = utf8_count(text, length);
        longest = width > longest ? width : longest;
        text += length + strspn(text + length, " ");
    }
    return longest;
}

void spreadsheet_sheet_head(struct spreadsheet_sheet *sheet, const char *const *names, uint16_t count, uint32_t rows)
{
    sheet->names = names;
    sheet->columns = count;
    for (uint16_t c = 0; c < count; c++)
        widen(sheet, c, longest_word(names[c]) + FILTER_ARROW);
    worksheet_freeze_panes(sheet->sheet, 1, 0);
    worksheet_autofilter(sheet->sheet, 0, 0, rows, (lxw_col_t)(count - 1));
}

/* "_x0041_" in a workbook is a character by its number (ECMA-376-1, 22.9.2.19, ST_Xstring). */
static bool is_escape(const char *at)
{
    return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789ABCDEFabcdef") >= 4 && at[6] == '_';
}

/* A text as a cell takes it: what looks like an escape is escaped, and what no cell has room for left out. */
static void put_cell_text(struct buffer *out, const char *text)
{
    size_t count = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *next = at;
        count += utf8_next(&next, end) > 0xFFFF ? 2 : 1;
        count += is_escape(at) ? strlen("x005F_") : 0;
        if (count >= CELL_MOST) {
            buffer_puts(out, "…");
            return;
        }
        buffer_puts(out, is_escape(at) ? "_x005F" : "");
        buffer_put(out, at, (size_t)(next - at));
        at = next;
    }
}

static void put_string(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, const char *text, lxw_format *format)
{
    struct buffer taken;
    buffer_init(&taken, BUFFER_UNLIMITED);
    put_cell_text(&taken, text);
    worksheet_write_string(sheet->sheet, row, column, buffer_text(&taken), format);
    buffer_release(&taken);
}

void spreadsheet_put_text(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, const char *text,
                          enum spreadsheet_style style)
{
    put_string(sheet, row, column, text, format_of(sheet, style, FORM_TEXT));
    widen(sheet, column, utf8_count(text, strlen(text)));
}

/* `scale`: how many units make one. A double holds every sum of cents below 90 billion euros exactly. */
static void put_number(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t value, double scale,
                       lxw_format *format)
{
    enum { GROUPED = 4 /*a separator for three digits*/ };
    char text[32];
    int length = snprintf(text, sizeof text, "%.2f", (double)value / scale);
    worksheet_write_number(sheet->sheet, row, column, (double)value / scale, format);
    if (column < COLUMNS_MOST)
        sheet->numeric[column] = true;
    widen(sheet, column, (size_t)(length * GROUPED / 3));
}

void spreadsheet_put_count(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t count,
                           enum spreadsheet_style style)
{
    put_number(sheet, row, column, count, 1, format_of(sheet, style, FORM_COUNT));
}

void spreadsheet_put_cents(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t cents,
                           enum spreadsheet_style style)
{
    put_number(sheet, row, column, cents, 100, format_of(sheet, style, FORM_MONEY));
}

void spreadsheet_put_percent(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t value, int decimals,
                             enum spreadsheet_style style)
{
    put_number(sheet, row, column, value, decimals == 1 ? 10 : 100,
               format_of(sheet, style, decimals == 1 ? FORM_PERCENT_1 : FORM_PERCENT_2));
}

void spreadsheet_put_quantity(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, int64_t millionths,
                              enum spreadsheet_style style)
{
    put_number(sheet, row, column, millionths, 1000000, format_of(sheet, style, FORM_QUANTITY));
}

void spreadsheet_put_date(struct spreadsheet_sheet *sheet, uint32_t row, uint16_t column, date day,
                          enum spreadsheet_style style)
{
    enum { DATE_WIDTH = 10 /*31.12.2025*/ };
    lxw_datetime time = {.year = day.year, .month = day.month, .day = day.day};
    if (day.day == 0) { /* a month or a year is no day: it stays text */
        char text[DATE_TEXT_SIZE];
        date_format(text, day);
        spreadsheet_put_text(sheet, row, column, text, style);
        return;
    }
    worksheet_write_datetime(sheet->sheet, row, column, &time, format_of(sheet, style, FORM_DATE));
    widen(sheet, column, DATE_WIDTH);
}

/* It stands below all columns. */
void spreadsheet_put_note(struct spreadsheet_sheet *sheet, uint32_t row, const char *text)
{
    size_t width = 0;
    for (uint16_t c = 0; c < sheet->columns; c++)
        width += width_of(sheet, c);
    if (sheet->columns > 1)
        worksheet_merge_range(sheet->sheet, row, 0, row, (lxw_col_t)(sheet->columns - 1), "", sheet->spreadsheet->note);
    put_string(sheet, row, 0, text, sheet->spreadsheet->note);
    worksheet_set_row(sheet->sheet, row, (double)count_lines(text, width) * line_height, NULL);
}

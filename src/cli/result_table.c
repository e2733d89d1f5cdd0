#include "cli/result_table.h"

#include <assert.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "base/money.h"
#include "base/utf8.h"
#include "language/labels.h"

void result_table_init(struct result_table *out, struct arena *arena, enum language language, const char *rows_name)
{
    *out = (struct result_table){.arena = arena, .language = language, .rows_name = rows_name};
}

void result_table_column(struct result_table *table, enum column_kind kind, const char *name, const char *label)
{
    assert(table->column_count < RESULT_COLUMNS && table->row_count == 0);
    table->columns[table->column_count++] = (struct result_column){kind, name, label};
}

struct result_row *result_table_row(struct result_table *table, enum row_kind kind)
{
    struct result_row *row = arena_append(table->arena, (void **)&table->rows, &table->row_count,
                                          &table->row_capacity, sizeof *row);
    *row = (struct result_row){kind, arena_array(table->arena, table->column_count, sizeof *row->cells)};
    return row;
}

void result_table_note(struct result_table *table, const char *note)
{
    assert(table->note_count < RESULT_NOTES);
    table->notes[table->note_count++] = note;
}

/* --- text --- */

enum { WIDEST_TEXT = 48 /*columns*/ };

static bool shown(const struct result_table *table, size_t column)
{
    return table->columns[column].kind != COLUMN_PROJECTS && table->columns[column].kind != COLUMN_ALLOCATION;
}

static bool numeric(const struct result_table *table, size_t column)
{
    return table->columns[column].kind == COLUMN_MEASURE;
}

/* How a column is shown. */
struct shown_column {
    size_t width;   /* [columns of a terminal] */
    bool right;     /* it stands at its right edge: of a measure, or a fact that is a number wherever it is told */
};

static bool is_number(const struct cell *cell)
{
    return cell->kind != CELL_MISSING && cell->kind != CELL_TEXT && cell->kind != CELL_DATE;
}

static bool has_numbers(const struct result_table *table, size_t column)
{
    bool any = numeric(table, column);
    for (size_t r = 0; r < table->row_count; r++) {
        const struct cell *cell = &table->rows[r].cells[column];
        if (cell->kind != CELL_MISSING && !is_number(cell))
            return false;
        any |= is_number(cell);
    }
    return any;
}

/* How many columns of a terminal a character takes, -1 when it would disturb one: control characters, and those
 * that turn the direction of what follows. */
static int character_width(uint32_t character)
{
    if ((character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069))
        return -1;
    return wcwidth((wchar_t)character);
}

/* Appends `text`, made harmless, at most `most` terminal columns of it; returns how many it takes. */
static size_t put_shown(struct buffer *out, const char *text, size_t most)
{
    size_t width = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t character = utf8_next(&at, end);
        int columns = character_width(character);
        if (columns < 0) {
            character = 0xFFFD;
            columns = 1;
        }
        if (width + (size_t)columns > most - (at < end)) {
            buffer_puts(out, "…");
            return width + 1;
        }
        char bytes[4];
        buffer_put(out, bytes, utf8_put(bytes, character));
        width += (size_t)columns;
    }
    return width;
}

static void put_cell_text(struct buffer *out, enum language language, const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_MISSING: buffer_puts(out, language_word(language, WORD_NIL)); break;
    case CELL_TEXT: buffer_puts(out, cell->label); break;
    case CELL_COUNT: language_count(out, language, cell->number); break;
    case CELL_MONEY: language_euros(out, language, money_of(cell->number)); break;
    case CELL_DECIMAL: language_decimal(out, language, cell->number, cell->decimals); break;
    case CELL_QUANTITY: language_quantity(out, language, cell->number); break;
    case CELL_DATE: language_date(out, language, cell->day); break;
    }
}

/* A cell as it is shown; a missing one among facts is left blank, only figures are said to be missing. */
static size_t put_shown_cell(struct buffer *out, const struct result_table *table, const struct result_row *row,
                             size_t column)
{
    const struct cell *cell = &row->cells[column];
    if (cell->kind == CELL_MISSING && !numeric(table, column))
        return 0;
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    put_cell_text(&text, table->language, cell);
    size_t width = put_shown(out, buffer_text(&text), WIDEST_TEXT);
    buffer_release(&text);
    return width;
}

static void widen(size_t *width, size_t needed)
{
    if (*width < needed)
        *width = needed;
}

static void measure_columns(const struct result_table *table, struct shown_column columns[RESULT_COLUMNS])
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    for (size_t c = 0; c < table->column_count; c++) {
        columns[c].width = put_shown(&text, table->columns[c].label, WIDEST_TEXT);
        columns[c].right = has_numbers(table, c);
        for (size_t r = 0; shown(table, c) && r < table->row_count; r++) {
            buffer_clear(&text);
            widen(&columns[c].width, put_shown_cell(&text, table, &table->rows[r], c));
        }
    }
    buffer_release(&text);
}

static void put_spaces(struct buffer *out, size_t count)
{
    while (count-- > 0)
        buffer_putc(out, ' ');
}

/* One line; `row` NULL: the headings. No line ends in spaces. */
static void put_line(struct buffer *out, const struct result_table *table, const struct result_row *row,
                     const struct shown_column *columns)
{
    struct buffer cell;
    size_t pending = 0;
    buffer_init(&cell, BUFFER_UNLIMITED);
    for (size_t c = 0; c < table->column_count; c++) {
        if (!shown(table, c))
            continue;
        buffer_clear(&cell);
        size_t width = row == NULL ? put_shown(&cell, table->columns[c].label, WIDEST_TEXT)
                                   : put_shown_cell(&cell, table, row, c);
        size_t room = columns[c].width - width;
        put_spaces(out, width == 0 ? 0 : pending + (columns[c].right ? room : 0));
        buffer_put(out, buffer_text(&cell), cell.length);
        pending = 2 + (width == 0 ? pending + room : columns[c].right ? 0 : room);
    }
    buffer_putc(out, '\n');
    buffer_release(&cell);
}

static bool has_money(const struct result_table *table)
{
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < table->column_count; c++)
            if (table->rows[r].cells[c].kind == CELL_MONEY)
                return true;
    return false;
}

/* The unit of money, above the table at its right edge. */
static void put_unit(struct buffer *out, const struct result_table *table, const struct shown_column *columns)
{
    size_t width = 0;
    for (size_t c = 0; c < table->column_count; c++)
        width += shown(table, c) ? columns[c].width + 2 : 0;
    const char *unit = language_word(table->language, WORD_UNIT_EUROS);
    size_t unit_width = utf8_count(unit, strlen(unit));
    put_spaces(out, width > unit_width + 2 ? width - 2 - unit_width : 0);
    buffer_puts(out, unit);
    buffer_putc(out, '\n');
}

void result_table_write_text(const struct result_table *table, struct buffer *out)
{
    /* wcwidth knows characters only in a locale of UTF-8: this one is built into the C library, the user's is not
     * looked at. */
    locale_t wide = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = wide == (locale_t)0 ? (locale_t)0 : uselocale(wide);
    struct shown_column columns[RESULT_COLUMNS];
    measure_columns(table, columns);
    if (has_money(table))
        put_unit(out, table, columns);
    put_line(out, table, NULL, columns);
    for (size_t r = 0; r < table->row_count; r++)
        put_line(out, table, &table->rows[r], columns);
    for (size_t i = 0; i < table->note_count; i++)
        buffer_printf(out, "%s%s\n", i == 0 ? "\n" : "", table->notes[i]);
    if (wide != (locale_t)0) {
        uselocale(before);
        freelocale(wide);
    }
}

/* --- for programs --- */

static void put_plain_decimal(struct buffer *out, int64_t value, int decimals)
{
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value, scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    buffer_printf(out, "%s%llu.%0*llu", value < 0 ? "-" : "", (unsigned long long)(magnitude / scale), decimals,
                  (unsigned long long)(magnitude % scale));
}

/* With as many decimals as it has. */
static void put_plain_quantity(struct buffer *out, int64_t millionths)
{
    int decimals = 6;
    for (; decimals > 0 && millionths % 10 == 0; decimals--)
        millionths /= 10;
    if (decimals == 0)
        buffer_put_int(out, millionths);
    else
        put_plain_decimal(out, millionths, decimals);
}

/* A number as CSV and JSON both write it. */
static void put_plain_number(struct buffer *out, const struct cell *cell)
{
    if (cell->kind == CELL_COUNT)
        buffer_put_int(out, cell->number);
    else if (cell->kind == CELL_QUANTITY)
        put_plain_quantity(out, cell->number);
    else
        put_plain_decimal(out, cell->number, cell->kind == CELL_MONEY ? 2 : cell->decimals);
}

/* --- CSV --- */

static void put_field(struct buffer *out, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        buffer_puts(out, text);
        return;
    }
    buffer_putc(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buffer_putc(out, '"');
        buffer_putc(out, *text);
    }
    buffer_putc(out, '"');
}

static void put_csv_cell(struct buffer *out, const struct cell *cell)
{
    char day[DATE_TEXT_SIZE];
    switch (cell->kind) {
    case CELL_MISSING:
        break;
    case CELL_TEXT:
        put_field(out, cell->id == NULL ? "" : cell->id);
        break;
    case CELL_DATE:
        date_format(day, cell->day);
        buffer_puts(out, day);
        break;
    default:
        put_plain_number(out, cell);
    }
}

void result_table_write_csv(const struct result_table *table, struct buffer *out)
{
    for (size_t c = 0; c < table->column_count; c++) {
        buffer_puts(out, c == 0 ? "" : ",");
        put_field(out, table->columns[c].name);
    }
    buffer_puts(out, "\r\n");
    for (size_t r = 0; r < table->row_count; r++) {
        if (table->rows[r].kind == ROW_SUBTOTAL)
            continue;
        for (size_t c = 0; c < table->column_count; c++) {
            buffer_puts(out, c == 0 ? "" : ",");
            put_csv_cell(out, &table->rows[r].cells[c]);
        }
        buffer_puts(out, "\r\n");
    }
}

/* --- JSON --- */

static void put_string(struct buffer *out, const char *text)
{
    buffer_putc(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            buffer_putc(out, '\\');
        if ((unsigned char)*text < 0x20)
            buffer_printf(out, "\\u%04x", (unsigned)*text);
        else
            buffer_putc(out, *text);
    }
    buffer_putc(out, '"');
}

static void put_json_cell(struct buffer *out, const struct cell *cell)
{
    char day[DATE_TEXT_SIZE];
    switch (cell->kind) {
    case CELL_MISSING:
        buffer_puts(out, "null");
        break;
    case CELL_TEXT:
        if (cell->id == NULL)
            buffer_puts(out, "null");
        else
            put_string(out, cell->id);
        break;
    case CELL_DATE:
        date_format(day, cell->day);
        put_string(out, day);
        break;
    default:
        put_plain_number(out, cell);
    }
}

/* The member of a row for one column; a measure with its number of projects is an object. */
static void put_json_member(struct buffer *out, const struct result_table *table, const struct result_row *row,
                            size_t column)
{
    bool counted = column + 1 < table->column_count && table->columns[column + 1].kind == COLUMN_PROJECTS;
    put_string(out, table->columns[column].name);
    buffer_puts(out, counted ? ":{\"value\":" : ":");
    put_json_cell(out, &row->cells[column]);
    if (counted) {
        buffer_puts(out, ",\"projects\":");
        put_json_cell(out, &row->cells[column + 1]);
        buffer_putc(out, '}');
    }
}

/* A total has only its measures. */
static void put_json_row(struct buffer *out, const struct result_table *table, const struct result_row *row)
{
    const char *separator = "{";
    for (size_t c = 0; c < table->column_count; c++) {
        enum column_kind kind = table->columns[c].kind;
        if (kind == COLUMN_PROJECTS || kind == COLUMN_ALLOCATION || (row->kind == ROW_TOTAL && kind != COLUMN_MEASURE))
            continue;
        buffer_puts(out, separator);
        put_json_member(out, table, row, c);
        separator = ",";
    }
    buffer_puts(out, *separator == '{' ? "{}" : "}");
}

static void put_json_names(struct buffer *out, const struct result_table *table, enum column_kind kind)
{
    const char *separator = "";
    buffer_putc(out, '[');
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].kind == kind) {
            buffer_puts(out, separator);
            put_string(out, table->columns[c].name);
            separator = ",";
        }
    buffer_putc(out, ']');
}

/* The allocation that every row has. */
static void put_json_allocation(struct buffer *out, const struct result_table *table)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].kind == COLUMN_ALLOCATION) {
            buffer_puts(out, ",\n");
            put_json_member(out, table, &table->rows[table->row_count - 1], c);
        }
}

void result_table_write_json(const struct result_table *table, struct buffer *out)
{
    const char *separator = "\n";
    buffer_puts(out, "{\"dimensions\":");
    put_json_names(out, table, COLUMN_DIMENSION);
    buffer_puts(out, ",\n\"measures\":");
    put_json_names(out, table, COLUMN_MEASURE);
    put_json_allocation(out, table);
    buffer_printf(out, ",\n\"%s\":[", table->rows_name);
    for (size_t r = 0; r < table->row_count; r++) {
        if (table->rows[r].kind != ROW_PLAIN)
            continue;
        buffer_puts(out, separator);
        put_json_row(out, table, &table->rows[r]);
        separator = ",\n";
    }
    buffer_puts(out, "],\n\"total\":");
    put_json_row(out, table, &table->rows[table->row_count - 1]);
    buffer_puts(out, "}\n");
}

/* --- cells --- */

struct cell cell_text(const char *id, const char *label)
{
    return (struct cell){.kind = CELL_TEXT, .id = id, .label = label};
}

struct cell cell_count(int64_t count)
{
    return (struct cell){.kind = CELL_COUNT, .number = count};
}

struct cell cell_day(date day)
{
    return (struct cell){.kind = date_known(day) ? CELL_DATE : CELL_MISSING, .day = day};
}

struct cell cell_member(const struct result_table *table, struct member member)
{
    const char *label = label_member(table->arena, table->language, member);
    if (member.kind == MEMBER_ORGANISATION)
        return cell_text(label, label); /* the name, but of a natural person only that it is one */
    if (member.kind == MEMBER_NONE)
        return cell_text(NULL, label);
    char scratch[16];
    const char *id = member_id(member, scratch);
    return cell_text(arena_copy(table->arena, id, strlen(id)), label);
}

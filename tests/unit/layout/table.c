/* Paragraphs and tables over page ends, as the trace device tells them. Widths of figures and dashes were read from the fonts'
 * table hmtx with another program. Run from the checkout's top folder. */
#include "layout/layout_drawing.h"
#include "layout/table.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/findings.h"
#include "base/input.h"
#include "base/output.h"
#include "device/trace.h"
#include "unit.h"

static struct findings findings;
static struct text *text;
static struct arena arena;
static struct layout layout;
static struct buffer told; /* of the layout drawn last */

static void begin(void)
{
    arena_init(&arena);
    layout_init(&layout, &arena, text, &style_default, LANGUAGE_FI, (struct furniture){"", "", ""});
    layout_page(&layout, true);
}

static void draw(void)
{
    static struct output output;
    struct input input;
    char path[] = "/tmp/hankeraportti-table-XXXXXX";
    close(mkstemp(path));
    output_open(&output, path);
    struct device *device = trace_new(&output, text);
    layout_draw(&layout, device);
    CHECK(device->calls->close(device, &findings));
    device->calls->free(device);
    CHECK(output_close(&output, &findings));
    buffer_release(&told);
    buffer_init(&told, BUFFER_UNLIMITED);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, &findings) && input_read_all(&input, &told, &findings));
    input_close(&input);
    input_release(&input);
    unlink(path);
}

/* A text as it was drawn; page 0 when it was not. */
struct drawn {
    int page;
    double x, y;
};

static struct drawn next_drawn(const char **at, const char *string)
{
    struct drawn drawn = {0};
    const char *found = strstr(*at, arena_format(&arena, "\"%s", string)), *line = found;
    if (found == NULL)
        return drawn;
    while (line > told.bytes && line[-1] != '\n')
        line--;
    CHECK(sscanf(line, "text %lf %lf", &drawn.x, &drawn.y) == 2);
    for (const char *page = told.bytes; (page = strstr(page, "page ")) != NULL && page < line; page++)
        drawn.page += page == told.bytes || (page[-1] == '\n');
    *at = found + 1;
    return drawn;
}

static struct drawn drawn(const char *string)
{
    const char *at = buffer_text(&told);
    return next_drawn(&at, string);
}

static int count_drawn(const char *string)
{
    const char *at = buffer_text(&told);
    int count = 0;
    while (next_drawn(&at, string).page > 0)
        count++;
    return count;
}

/* --- paragraphs --- */

/* A paragraph of `lines` lines, each word as wide as the measure allows, begun at every distance from a page's end. */
static void test_no_line_alone(size_t lines, double room)
{
    struct buffer words;
    begin();
    buffer_init(&words, BUFFER_UNLIMITED);
    for (size_t i = 0; i < lines; i++)
        buffer_printf(&words, "%sq%zuqqqqqq", i > 0 ? " " : "", i);
    layout.y = layout.bottom - room;
    layout_paragraph(&layout, buffer_text(&words), &style_default.body, style_default.ink, 60);
    buffer_release(&words);
    draw();
    size_t on_first = 0;
    for (size_t i = 0; i < lines; i++)
        on_first += drawn(arena_format(&arena, "q%zuq", i)).page == 1;
    size_t on_second = lines - on_first;
    CHECK(count_drawn("q") == (int)lines);
    CHECK(lines == 1 || (on_first != 1 && on_second != 1));
    CHECK((double)on_first * 14 <= room + 3.6);
    CHECK(on_first > 0 || lines < 4 || room < 28 + 3.6); /* two lines are put where they may */
    arena_release(&arena);
}

static void test_grid(void)
{
    begin();
    layout_paragraph(&layout, "eka", &style_default.body, style_default.ink, 300);
    layout.y += 5.3;
    layout_paragraph(&layout, "toka", &style_default.note, style_default.ink, 300);
    layout.y += 9;
    layout_paragraph(&layout, "kolmas", &style_default.body, style_default.ink, 300);
    draw();
    double first = drawn("eka").y, third = drawn("kolmas").y; /* 14 + 5.3 + 10.5 + 9 = 38.8: five half lines are 35, six 42 */
    CHECK(fabs(third - first - 42) < 0.011);
    CHECK(fabs(layout_column_left(&layout, 3) - layout_left(&layout) - layout_columns_width(&layout, 3) - 16) < 1e-9);
    CHECK(fabs(layout_columns_width(&layout, 12) - layout_width(&layout)) < 1e-9);
    arena_release(&arena);
}

/* Of a page of 711 points a fifth may stay empty. */
static void test_keep(void)
{
    begin();
    layout.y = layout.bottom - 130;
    CHECK(!layout_keep(&layout, 50, 120) && layout_pages(&layout) == 1);
    CHECK(!layout_keep(&layout, 50, 800) && layout_pages(&layout) == 1); /* would not stand whole there either */
    CHECK(layout_keep(&layout, 50, 140) && layout_pages(&layout) == 2);
    layout.y = layout.bottom - 160;
    CHECK(!layout_keep(&layout, 50, 400) && layout_pages(&layout) == 2);
    CHECK(layout_keep(&layout, 170, 400) && layout_pages(&layout) == 3);
    arena_release(&arena);
}

static void test_continued(void)
{
    begin();
    layout_line(&layout, &(struct line){0}, 8, 0, 0, style_default.ink);
    layout.continued = "Pitkä hanke";
    layout_page(&layout, true);
    layout.continued = NULL;
    layout_page(&layout, true);
    draw();
    CHECK(count_drawn("Pitkä hanke · ") == 1 && drawn("Pitkä hanke · ").page == 2);
    arena_release(&arena);
}

/* --- tables --- */

static void put_table(const struct table_column *columns, size_t column_count, const enum table_row *kinds,
                      const char *const *const *texts, size_t count)
{
    struct table table;
    table_init(&table, &layout, &style_default.table, columns, column_count, NULL);
    table_begin(&table);
    table_rows(&table, kinds, texts, count);
    table_end(&table);
    draw();
}

static void test_groups(void)
{
    begin();
    struct table_column columns[] = {{.heading = "Rivi, jolla", .width = 80}, {.heading = "Kehys", .width = 40},
                                     {.heading = "EU ja valtio, myönnetty", .width = 50}, {.heading = "EU ja valtio, maksettu", .width = 50},
                                     {.heading = "EU, maksettu", .width = 50}};
    table_columns_group(&arena, columns, 5);
    CHECK_TEXT(columns[0].heading, "Rivi, jolla");
    CHECK_TEXT(columns[2].heading, "Myönnetty");
    CHECK_TEXT(columns[3].heading, "Maksettu");
    CHECK_TEXT(columns[3].group, "EU ja valtio");
    CHECK(columns[2].group == columns[3].group && columns[1].group == NULL && columns[4].group == NULL);
    static const enum table_row kind = TABLE_ROW;
    const char *row[TABLE_COLUMNS] = {"rivi"}, *const *const texts = row;
    put_table(columns, 5, &kind, &texts, 1);
    CHECK(drawn("EU ja valtio").y < drawn("Myönnetty").y && fabs(drawn("Myönnetty").y - drawn("Maksettu").y) < 0.011);
    CHECK(fabs(drawn("Kehys").y - drawn("Maksettu").y) < 0.011 && count_drawn("EU ja valtio") == 1);
    CHECK(strstr(told.bytes, "begin header-cell scope column columns 2\n") != NULL);
    CHECK(strstr(told.bytes, "begin header-cell scope column rows 2\n") != NULL);
    arena_release(&arena);
}

/* Where a table begins stand three rows and more, or all of a small one; the last row that two others must not leave counts. */
static void test_beginning(size_t rows, double room)
{
    enum table_row kinds[10];
    const char *const *texts[10];
    begin();
    for (size_t i = 0; i < rows; i++) {
        const char **row = arena_array(&arena, TABLE_COLUMNS, sizeof *row);
        row[0] = arena_format(&arena, "R%zu.", i);
        kinds[i] = TABLE_ROW;
        texts[i] = row;
    }
    struct table_column columns[] = {{.heading = "Rivi", .width = 100}};
    struct table table;
    table_init(&table, &layout, &style_default.table, columns, 1, NULL);
    layout_line(&layout, &(struct line){0}, 8, 0, 0, style_default.ink);
    layout.y = layout.bottom - room;
    layout_keep(&layout, table_beginning(&table, kinds, texts, rows), 0);
    put_table(columns, 1, kinds, texts, rows);
    size_t on_first = 0;
    for (size_t i = 0; i < rows; i++)
        on_first += drawn(arena_format(&arena, "R%zu.", i)).page == 1;
    CHECK(on_first == 0 || on_first == rows || (rows >= 6 && on_first >= 3 && rows - on_first >= 2));
    CHECK(on_first > 0 || room < (rows < 6 ? 140 : 90));
    arena_release(&arena);
}

static void test_decimals(void)
{
    static const char *const numbers[] = {"29,5", "–", "1,25", "100", "7,50"};
    static const enum table_row kinds[] = {TABLE_ROW, TABLE_ROW, TABLE_ROW, TABLE_ROW, TABLE_TOTAL};
    const char *const *texts[5];
    begin();
    struct table_column columns[] = {{.heading = "Rivi", .width = 100}, {.heading = "Aste", .number = true}};
    table_column_fit(&layout, &style_default.table, FACE_BOLD, &columns[1], numbers, 5, 0);
    for (size_t i = 0; i < 5; i++) {
        const char **row = arena_array(&arena, TABLE_COLUMNS, sizeof *row);
        row[1] = numbers[i];
        texts[i] = row;
    }
    put_table(columns, 2, kinds, texts, 5);
    const double digit = 8 * 0.572, dash = 8 * 0.5, mark = drawn("29,5").x + 2 * digit;
    CHECK(fabs(drawn("–").x + dash - mark) < 0.011);
    CHECK(fabs(drawn("1,25").x + digit - mark) < 0.011);
    CHECK(fabs(drawn("100").x + 3 * digit - mark) < 0.011);
    CHECK(fabs(drawn("7,50").x + digit - mark) < 0.011);
    CHECK(fabs(drawn("7,50").x + digit + 8 * (0.285 + 2 * 0.572) - (layout_left(&layout) + layout_width(&layout))) < 0.011);
    arena_release(&arena);
}

enum { MOST_ROWS = 80 };

/* A group of `rows` rows with its sum below two groups, the last of which is long enough to come to any place of a page. */
static void test_kept_together(size_t rows)
{
    enum table_row kinds[MOST_ROWS];
    const char *const *texts[MOST_ROWS];
    size_t count = 0;
    begin();
    for (size_t i = 0; i < rows + 9; i++) {
        bool group = i == rows || i == 0, sum = i == rows + 7, total = i == rows + 8;
        const char **row = arena_array(&arena, TABLE_COLUMNS, sizeof *row);
        row[0] = arena_format(&arena, "%s%zu.", group ? "G" : sum ? "S" : total ? "T" : "R", i);
        kinds[count] = group ? TABLE_GROUP : sum ? TABLE_SUBTOTAL : total ? TABLE_TOTAL : TABLE_ROW;
        texts[count++] = row;
    }
    struct table_column columns[] = {{.heading = "Rivi", .width = 100}};
    put_table(columns, 1, kinds, texts, count);
    int group = drawn(arena_format(&arena, "G%zu.", rows)).page, total = drawn(arena_format(&arena, "T%zu.", rows + 8)).page;
    CHECK(group > 0 && drawn(arena_format(&arena, "R%zu.", rows + 1)).page == group);
    CHECK(drawn(arena_format(&arena, "R%zu.", rows + 2)).page == group);
    CHECK(total > 0 && drawn(arena_format(&arena, "S%zu.", rows + 7)).page == total);
    CHECK(drawn(arena_format(&arena, "R%zu.", rows + 6)).page == total);
    CHECK(drawn(arena_format(&arena, "R%zu.", rows + 5)).page == total);
    arena_release(&arena);
}

/* 200 lines of one word: at 11 points they need more than three pages of 711. */
static void test_tall_row(void)
{
    struct buffer words;
    begin();
    buffer_init(&words, BUFFER_UNLIMITED);
    for (int i = 0; i < 200; i++)
        buffer_printf(&words, "w%dwwwww ", i);
    const char *row[TABLE_COLUMNS] = {"koodi", buffer_text(&words)}, *after[TABLE_COLUMNS] = {"loppu"};
    const char *const *texts[] = {row, after};
    static const enum table_row kinds[] = {TABLE_ROW, TABLE_ROW};
    struct table_column columns[] = {{.heading = "Rivi", .width = 100}, {.heading = "Sana", .width = 60}};
    put_table(columns, 2, kinds, texts, 2);
    uint32_t pages = layout_pages(&layout);
    CHECK(count_drawn("w") == 200 && count_drawn("koodi") == 1);
    CHECK(count_drawn("jatkuu seuraavalla sivulla") == count_drawn("jatkoa edelliseltä sivulta"));
    CHECK(count_drawn("jatkuu seuraavalla sivulla") == drawn("w199w").page - drawn("w0w").page && pages >= 4);
    for (int i = 1; i < 200; i++)
        if (drawn(arena_format(&arena, "w%dw", i)).page != drawn(arena_format(&arena, "w%dw", i - 1)).page)
            CHECK(i > 1 && i < 199);
    CHECK(drawn("w150w").y < layout.bottom && drawn("jatkuu seuraavalla sivulla").y < layout.bottom);
    CHECK(drawn("loppu").page == drawn("w199w").page);
    buffer_release(&words);
    arena_release(&arena);
}

int main(void)
{
    findings_init(&findings);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text == NULL)
        return unit_done();
    for (size_t lines = 1; lines < 7; lines++)
        for (double room = 4; room < 110; room += 9)
            test_no_line_alone(lines, room);
    test_grid();
    test_keep();
    test_continued();
    test_groups();
    for (size_t rows = 1; rows < 10; rows++)
        for (double room = 20; room < 240; room += 11)
            test_beginning(rows, room);
    test_decimals();
    for (size_t rows = 20; rows < 50; rows++)
        test_kept_together(rows);
    test_tall_row();
    CHECK(findings.count == 0);
    buffer_release(&told);
    text_free(text);
    findings_release(&findings);
    return unit_done();
}

/* The three forms of a table of results. Expected texts follow RFC 4180, RFC 8259, the command line's contract (empty or
 * null for missing, plain numbers with a dot) and the domain's table of how numbers are written. */
#include "cli/result_table.h"

#include "unit.h"

#define NBSP "\u00A0"

static struct arena arena;
static struct result_table table;

static void text(struct result_row *row, size_t column, const char *id, const char *label)
{
    row->cells[column] = (struct cell){.kind = CELL_TEXT, .id = id, .label = label};
}

static void number(struct result_row *row, size_t column, enum cell_kind kind, int64_t value, int decimals)
{
    row->cells[column] = (struct cell){.kind = kind, .number = value, .decimals = (uint8_t)decimals};
}

/* Two funds of the national list as it stands, a rate, and one row that knows nothing. */
static void fill(void)
{
    result_table_init(&table, &arena, LANGUAGE_FI, "rows");
    result_table_column(&table, COLUMN_DIMENSION, "fund", "Rahasto");
    result_table_column(&table, COLUMN_MEASURE, "granted", "Myönnetty");
    result_table_column(&table, COLUMN_PROJECTS, "granted.projects", "");
    result_table_column(&table, COLUMN_MEASURE, "rate(paid/granted)", "Aste");
    struct result_row *row = result_table_row(&table, ROW_PLAIN);
    text(row, 0, "EAKR", "Aluekehitys");
    number(row, 1, CELL_MONEY, 34385965600, 0);
    number(row, 2, CELL_COUNT, 2095, 0);
    number(row, 3, CELL_DECIMAL, 2398, 2);
    row = result_table_row(&table, ROW_SUBTOTAL);
    text(row, 0, NULL, "Aluekehitys yhteensä");
    row = result_table_row(&table, ROW_PLAIN);
    text(row, 0, NULL, "Ei tietoa");
    number(row, 2, CELL_COUNT, 0, 0);
    row = result_table_row(&table, ROW_TOTAL);
    text(row, 0, "total", "Kaikki");
    number(row, 1, CELL_MONEY, -5, 0);
    number(row, 2, CELL_COUNT, 2881, 0);
    number(row, 3, CELL_DECIMAL, -7, 1);
}

static void check_written(void (*write)(const struct result_table *, struct buffer *), const char *expected)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    write(&table, &out);
    CHECK_TEXT(buffer_text(&out), expected);
    buffer_release(&out);
}

static void test_figures(void)
{
    fill();
    check_written(result_table_write_csv, "fund,granted,granted.projects,rate(paid/granted)\r\n"
                                          "EAKR,343859656.00,2095,23.98\r\n"
                                          ",,0,\r\n"
                                          "total,-0.05,2881,-0.7\r\n");
    check_written(result_table_write_json,
                  "{\"dimensions\":[\"fund\"],\n\"measures\":[\"granted\",\"rate(paid/granted)\"],\n\"rows\":[\n"
                  "{\"fund\":\"EAKR\",\"granted\":{\"value\":343859656.00,\"projects\":2095},"
                  "\"rate(paid/granted)\":23.98},\n"
                  "{\"fund\":null,\"granted\":{\"value\":null,\"projects\":0},\"rate(paid/granted)\":null}],\n"
                  "\"total\":{\"granted\":{\"value\":-0.05,\"projects\":2881},\"rate(paid/granted)\":-0.7}}\n");
    check_written(result_table_write_text, "                                 (euroa)\n"
                                           "Rahasto                 Myönnetty   Aste\n"
                                           "Aluekehitys           343" NBSP "859" NBSP "656  23,98\n"
                                           "Aluekehitys yhteensä            –      –\n"
                                           "Ei tietoa                       –      –\n"
                                           "Kaikki                          0   −0,7\n");
}

static void one_text(const char *value)
{
    result_table_init(&table, &arena, LANGUAGE_EN, "rows");
    result_table_column(&table, COLUMN_DIMENSION, "name", "Name");
    result_table_column(&table, COLUMN_MEASURE, "projects", "Projects");
    struct result_row *row = result_table_row(&table, ROW_PLAIN);
    text(row, 0, value, value);
    number(row, 1, CELL_COUNT, 1000, 0);
    row = result_table_row(&table, ROW_TOTAL);
    text(row, 0, "total", "All");
    number(row, 1, CELL_COUNT, 1000, 0);
}

static void test_quoting(void)
{
    static const struct {
        const char *value, *csv, *json;
    } cases[] = {
        {"plain", "plain", "\"plain\""},
        {"a,b", "\"a,b\"", "\"a,b\""},
        {"a \"b\" c", "\"a \"\"b\"\" c\"", "\"a \\\"b\\\" c\""},
        {"a\nb", "\"a\nb\"", "\"a\\u000ab\""},
        {"a\rb", "\"a\rb\"", "\"a\\u000db\""},
        {"a\\b;c", "a\\b;c", "\"a\\\\b;c\""},
        {"=1+1", "=1+1", "\"=1+1\""},
        {"-Åbo", "-Åbo", "\"-Åbo\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[256];
        one_text(cases[i].value);
        snprintf(expected, sizeof expected, "name,projects\r\n%s,1000\r\ntotal,1000\r\n", cases[i].csv);
        check_written(result_table_write_csv, expected);
        snprintf(expected, sizeof expected,
                 "{\"dimensions\":[\"name\"],\n\"measures\":[\"projects\"],\n\"rows\":[\n{\"name\":%s,\"projects\":1000}],\n"
                 "\"total\":{\"projects\":1000}}\n",
                 cases[i].json);
        check_written(result_table_write_json, expected);
    }
}

/* Columns are those of a terminal: a Chinese character takes two, a combining accent none. What would steer the
 * terminal is shown as U+FFFD. */
static void test_widths(void)
{
    one_text("漢字");
    check_written(result_table_write_text, "Name  Projects\n漢字     1" NBSP "000\nAll      1" NBSP "000\n");
    one_text("e\u0301ste");
    check_written(result_table_write_text, "Name  Projects\ne\u0301ste     1" NBSP "000\nAll      1" NBSP "000\n");
    one_text("a\xC2\x9B\u202E" "b");
    check_written(result_table_write_text, "Name  Projects\na\uFFFD\uFFFDb     1" NBSP "000\nAll      1" NBSP "000\n");
    one_text("123456789012345678901234567890123456789012345678");
    check_written(result_table_write_text,
                  "Name                                              Projects\n"
                  "123456789012345678901234567890123456789012345678     1" NBSP "000\n"
                  "All                                                  1" NBSP "000\n");
    one_text("1234567890123456789012345678901234567890123456789");
    check_written(result_table_write_text,
                  "Name                                              Projects\n"
                  "12345678901234567890123456789012345678901234567…     1" NBSP "000\n"
                  "All                                                  1" NBSP "000\n");
}

int main(void)
{
    arena_init(&arena);
    test_figures();
    test_quoting();
    test_widths();
    arena_release(&arena);
    return unit_done();
}

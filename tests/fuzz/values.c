#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "cli/options.h"
#include "figures/figure_set.h"
#include "figures/query_reader.h"
#include "import/cell_style.h"
#include "import/sheet_number.h"
#include "readers.h"

/* What a value is written as must be read as the same value. */
void fuzz_value(struct fuzz *fuzz)
{
    char text[64];
    money amount, amount_again;
    date day, day_again;
    struct measure measure;
    struct filter filter;
    size_t length = strlen(fuzz->text);
    if (money_parse(&amount, (const char *)fuzz->bytes, fuzz->size)) {
        money_format(text, amount);
        fuzz_holds(money_parse(&amount_again, text, strlen(text)) && amount_again.cents == amount.cents, text);
    }
    if (date_parse(&day, (const char *)fuzz->bytes, fuzz->size)) {
        date_format(text, day);
        fuzz_holds(date_parse(&day_again, text, strlen(text)) && date_compare(day, day_again) == 0, text);
        fuzz_holds(date_compare(date_first(day), date_last(day)) <= 0, text);
    }
    bool read = query_read_measure(&measure, fuzz->text, length, NOWHERE, &fuzz->findings);
    fuzz_told(fuzz, "query_read_measure", read, STATUS_DONE);
    read = query_read_filter(&filter, &fuzz->arena, "--where", fuzz->text, length, NOWHERE, &fuzz->findings);
    fuzz_told(fuzz, "query_read_filter", read, STATUS_DONE);
}

/* The first byte chooses the style, the second line is the pattern of dates. */
void fuzz_cell(struct fuzz *fuzz)
{
    static const struct cell_style styles[] = {
        {.decimal = ',', .thousands = ' ', .suffix = "€"}, {.decimal = '.', .thousands = ','}, {.decimal = '.', .rounded = true},
        {.decimal = ',', .thousands = '.', .rounded = true}, {.suffix = ""},
    };
    char plain[SHEET_NUMBER_SIZE];
    money amount;
    int64_t percentage;
    date day;
    if (fuzz->size == 0)
        return;
    struct cell_style style = styles[fuzz->bytes[0] % (sizeof styles / sizeof *styles)];
    const char *cell = (const char *)fuzz->bytes + 1, *line = memchr(cell, '\n', fuzz->size - 1);
    size_t length = line == NULL ? fuzz->size - 1 : (size_t)(line - cell);
    style.dates = line == NULL ? "d.m.y" : arena_copy(&fuzz->arena, line + 1, fuzz->size - 2 - length);
    cell_amount(&amount, &style, cell, length);
    fuzz_holds(!cell_percentage(&percentage, &style, cell, length) || (percentage >= 0 && percentage <= 100000000),
               "a percentage is 0 to 100");
    fuzz_holds(!cell_date(&day, &style, cell, length) || (date_valid(day) && day.day != 0), "a day is one");
    fuzz_holds(!sheet_number_day(&day, 0, cell, length) || (date_valid(day) && day.day != 0), "a day is one");
    length = sheet_number_plain(plain, cell, length);
    fuzz_holds(length < sizeof plain, "a number fits");
}

/* An id that was read is written, and read again as the same. */
void fuzz_figure_set(struct fuzz *fuzz)
{
    static struct fuzz once; /* what is read of it is used for all ids */
    static struct project_register reg;
    if (reg.arena == NULL) {
        arena_init(&once.arena);
        findings_init(&once.findings);
        fuzz_holds(fuzz_settle(&once, &reg, "samples/hame.xml"), "samples/hame.xml is a sound register");
    }
    struct query query;
    const char *period;
    bool read = figure_set_read(&query, &period, &fuzz->arena, "--id", fuzz->text, &fuzz->findings);
    if (!fuzz_told(fuzz, "figure_set_read", read, STATUS_DONE))
        return;
    bool known = true;
    for (size_t i = 0; i < query.filter_count; i++)
        known &= query_filter_known(&reg, &query.filters[i], NOWHERE, &fuzz->findings);
    fuzz_told(fuzz, "query_filter_known", known, STATUS_DONE);
    query.situation_date = reg.situation_date;
    query.period = period == NULL ? NULL : register_code_lookup(&reg, LIST_PERIOD, period);
    if (!known || (period != NULL && query.period == NULL))
        return;
    const struct figures *figures = figures_make(&fuzz->arena, &reg, &query, &fuzz->findings);
    fuzz_told(fuzz, "figures_make", figures != NULL, STATUS_DONE);
    const char *id = figure_set_id(&fuzz->arena, &reg, &query);
    if (id == NULL)
        return;
    fuzz_holds(figure_set_read(&query, &period, &fuzz->arena, "--id", id, &fuzz->findings), id);
    query.period = period == NULL ? NULL : register_code_lookup(&reg, LIST_PERIOD, period);
    query.situation_date = reg.situation_date;
    const char *again = figure_set_id(&fuzz->arena, &reg, &query);
    fuzz_holds(again != NULL && strcmp(id, again) == 0, id);
}

/* A line is an argument. */
void fuzz_command_line(struct fuzz *fuzz)
{
    enum { ARGUMENTS_MOST = 64 };
    char program[] = "hankeraportti", *arguments[ARGUMENTS_MOST + 1] = {program};
    int count = 1;
    char *text = arena_copy(&fuzz->arena, fuzz->text, strlen(fuzz->text));
    for (char *line = strsep(&text, "\n"); line != NULL && count < ARGUMENTS_MOST; line = strsep(&text, "\n"))
        arguments[count++] = line;
    struct command_line line;
    bool read = command_line_read(&line, &fuzz->arena, count, arguments, &fuzz->findings);
    fuzz_told(fuzz, "command_line_read", read, STATUS_DONE);
}

#include "import/amount_writer.h"

#include <string.h>

#include "register/project_register.h"

/* A document tells a transaction a time, several of them on one day, and a register one amount for a stage, source and
 * day: what one path finds is added up by day. When one of them cannot be read the sum is not known either. */

struct sum {
    const struct cell *first;
    date day;                       /* unknown: of no day */
    money whole, eu;                /* the EU's part of it */
    size_t count;
    bool split;                     /* the EU's part is known of all */
    enum missing_reason missing;
    const struct field *unreadable; /* what could not be read, of the first */
};

bool amount_in_decision(const struct cell *cell)
{
    return cell->column->kind == MAPPING_AMOUNT && cell->column->stage == STAGE_GRANTED;
}

/* --- one amount --- */

static bool is_euro(const struct field *currency)
{
    return (currency->length == 3 && memcmp(currency->text, "EUR", 3) == 0) ||
           (currency->length == 3 && memcmp(currency->text, "€", 3) == 0);
}

/* What the amount is told in; length 0: euros. */
static struct field currency_of(const struct cell *cell)
{
    struct field currency = cell->beside[BESIDE_CURRENCY];
    if (currency.length == 0 && cell->column->currency != NULL)
        currency = (struct field){.text = cell->column->currency, .length = strlen(cell->column->currency),
                                  .offset = cell->value.offset};
    if (is_euro(&currency))
        currency.length = 0;
    return currency;
}

/* The day whose rate is used. */
static date rate_day(const struct row *row, const struct cell *cell, date day)
{
    const struct field *own = &cell->beside[BESIDE_RATE_DATE];
    date told;
    if (own->length > 0 && row_date(row, &told, &cell->column->style, own))
        return told;
    return date_known(day) ? day : row->situation_date;
}

/* Reads a field of an amount's cell in euros. False, with a finding, when it cannot be read or has no rate. */
static bool read_euros(struct row *row, const struct cell *cell, const struct field *field, const char *place, date day,
                       money *out)
{
    if (!row_amount(out, &cell->column->style, field)) {
        row_report_field(row, FINDING_CELL_NOT_AMOUNT, field, place);
        return false;
    }
    struct field currency = currency_of(cell);
    if (currency.length == 0)
        return true;
    if (!rates_convert(out, &row->mapping->rates, currency.text, currency.length, rate_day(row, cell, day), *out)) {
        struct field shown = currency;
        shown.offset = field->offset;
        row_report_field(row, FINDING_CELL_NO_RATE, &shown, place);
        return false;
    }
    row->converted++;
    return true;
}

static void fail(struct sum *sum, const struct field *field)
{
    if (sum->missing != MISSING_UNREADABLE)
        sum->unreadable = field;
    sum->missing = MISSING_UNREADABLE;
}

static void add(struct row *row, struct sum *sum, const struct cell *cell)
{
    const struct field *value = &cell->value, *eu = &cell->beside[BESIDE_EU];
    money whole, part = {0};
    sum->count++;
    if (value->length == 0) {
        sum->missing = sum->missing == MISSING_NOT ? MISSING_NOT_GIVEN : sum->missing;
        return;
    }
    if (cell->column->beside[BESIDE_DATE] != NULL && !date_known(sum->day)) {
        row_report(row, FINDING_CELL_NO_DAY, cell);
        fail(sum, value);
        return;
    }
    sum->split &= eu->length > 0 && read_euros(row, cell, eu, cell->column->beside[BESIDE_EU], sum->day, &part) &&
                  money_add(&sum->eu, sum->eu, part);
    if (!read_euros(row, cell, value, cell->column->place, sum->day, &whole) ||
        !money_add(&sum->whole, sum->whole, whole))
        fail(sum, value);
}

/* --- what belongs together --- */

/* The day that stands beside an amount; unknown when none does, or it cannot be read. */
static date day_of(const struct row *row, const struct cell *cell)
{
    const struct field *field = &cell->beside[BESIDE_DATE];
    date day = {0};
    if (field->length > 0)
        row_date(row, &day, &cell->column->style, field);
    return day;
}

/* The cells whose amounts are written together with that of cell i; `days` are those of all cells. Each cell added is
 * marked in `done`. */
static struct sum sum_from(struct row *row, size_t i, const date *days, bool *done)
{
    const struct cell *cell = &row->cells[i];
    struct sum sum = {.first = cell, .day = days[i], .split = cell->column->beside[BESIDE_EU] != NULL};
    for (size_t j = i; j < row->count; j++)
        if (row->cells[j].column == cell->column && date_compare(days[i], days[j]) == 0) {
            add(row, &sum, &row->cells[j]);
            done[j] = true;
        }
    return sum;
}

/* --- writing --- */

static void put_text(struct register_writer *out, const char *name, const char *text)
{
    register_writer_attribute(out, name, text, strlen(text));
}

static void put_head(struct register_writer *out, const struct sum *sum, enum funding_source source)
{
    const struct column *column = sum->first->column;
    char text[DATE_TEXT_SIZE];
    register_writer_begin(out, "amount");
    put_text(out, "stage", register_stage_names[column->stage]);
    put_text(out, "source", register_source_names[source]);
    if (column->year != 0) {
        date_format(text, (date){.year = column->year});
        put_text(out, "year", text);
    }
    if (date_known(sum->day)) {
        date_format(text, sum->day);
        put_text(out, "date", text);
    }
}

/* The text as it was read, and its currency where it had one. */
static void put_raw(struct register_writer *out, const struct cell *cell, const struct field *field)
{
    struct field currency = currency_of(cell);
    struct buffer raw;
    buffer_init(&raw, BUFFER_UNLIMITED);
    buffer_put(&raw, field->text, field->length);
    if (currency.length > 0) {
        buffer_putc(&raw, ' ');
        buffer_put(&raw, currency.text, currency.length);
    }
    register_writer_verbatim(out, "raw", buffer_text(&raw), raw.length);
    buffer_release(&raw);
}

static void put_missing(struct register_writer *out, const struct sum *sum)
{
    put_text(out, "missing", register_missing_names[sum->missing]);
    if (sum->missing == MISSING_UNREADABLE)
        put_raw(out, sum->first, sum->unreadable);
    register_writer_end(out, NULL, 0);
}

static void put_value(struct register_writer *out, const struct sum *sum, money value)
{
    const struct field *field = &sum->first->value;
    char text[MONEY_TEXT_SIZE];
    money plain;
    bool is_plain = money_parse(&plain, field->text, field->length) && currency_of(sum->first).length == 0;
    if (sum->count == 1 && !sum->split && !is_plain)
        put_raw(out, sum->first, field);
    money_format(text, value);
    register_writer_end(out, text, strlen(text));
}

static void put_sum(struct register_writer *out, const struct sum *sum)
{
    money state;
    bool known = sum->missing == MISSING_NOT;
    if (known && sum->split && money_subtract(&state, sum->whole, sum->eu)) {
        put_head(out, sum, SOURCE_EU);
        put_value(out, sum, sum->eu);
        put_head(out, sum, SOURCE_STATE);
        put_value(out, sum, state);
        return;
    }
    put_head(out, sum, sum->first->column->source);
    if (known)
        put_value(out, &(struct sum){.first = sum->first, .count = sum->count}, sum->whole);
    else
        put_missing(out, sum);
}

/* A payment that has neither a sum nor a day, where there may be none, did not happen. */
static bool is_nothing(const struct sum *sum)
{
    return sum->missing == MISSING_NOT_GIVEN && sum->first->column->optional && !date_known(sum->day) &&
           sum->first->column->beside[BESIDE_DATE] != NULL;
}

void amount_writer_put(struct register_writer *out, struct row *row, bool in_decision)
{
    date days[ROW_CELLS_MOST + MAPPING_COLUMNS_MOST];
    bool done[ROW_CELLS_MOST + MAPPING_COLUMNS_MOST] = {false};
    for (size_t i = 0; i < row->count; i++)
        days[i] = row->cells[i].column->kind == MAPPING_AMOUNT ? day_of(row, &row->cells[i]) : (date){0};
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (done[i] || cell->column->kind != MAPPING_AMOUNT || amount_in_decision(cell) != in_decision)
            continue;
        struct sum sum = sum_from(row, i, days, done);
        if (!is_nothing(&sum))
            put_sum(out, &sum);
    }
}

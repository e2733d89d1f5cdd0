#include "chart/chart_unit.h"

static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

/* The least amount that is told in a unit [cents], largest unit first. */
static const struct {
    uint64_t least;
    struct chart_unit unit;
} units[] = {
    {1000000000, {100000000, 1, WORD_CHART_MILLIONS, WORD_CHART_AMOUNT_MILLIONS}},
    {100000000, {100000000, 2, WORD_CHART_MILLIONS, WORD_CHART_AMOUNT_MILLIONS}},
    {1000000, {100000, 1, WORD_CHART_THOUSANDS, WORD_CHART_AMOUNT_THOUSANDS}},
    {10000, {100, 0, WORD_CHART_EUROS, WORD_EUROS}},
    {1, {100, 2, WORD_CHART_EUROS, WORD_EUROS}},
    {0, {100, 0, WORD_CHART_EUROS, WORD_EUROS}},
};

static const struct chart_unit projects_unit = {1, 0, WORD_CHART_PROJECTS, WORD_CHART_AMOUNT_PROJECTS};
static const struct chart_unit per_cent_unit = {10, 1, WORD_CHART_PER_CENT, WORD_PERCENT};

static bool is_rate(const struct chart *chart, size_t series)
{
    return series + chart->rate_count >= chart->series_count;
}

static uint64_t size_of(money amount)
{
    return amount.cents < 0 ? 0 - (uint64_t)amount.cents : (uint64_t)amount.cents;
}

static uint64_t largest_amount(const struct chart *chart)
{
    uint64_t largest = 0;
    for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
        uint64_t size = size_of(chart->values[i].amount);
        if (chart->values[i].known && !is_rate(chart, i % chart->series_count) && size > largest)
            largest = size;
    }
    for (size_t i = 0; i < chart->deadline_count; i++)
        if (size_of(chart->deadlines[i].amount) > largest)
            largest = size_of(chart->deadlines[i].amount);
    return largest;
}

struct chart_unit chart_unit_choose(const struct chart *chart, bool thousands)
{
    if (chart->quantity != QUANTITY_MONEY)
        return chart->quantity == QUANTITY_PROJECTS ? projects_unit : per_cent_unit;
    uint64_t largest = largest_amount(chart);
    size_t i = 0;
    while (largest < units[i].least || (!thousands && units[i].unit.name == WORD_CHART_THOUSANDS))
        i++;
    return units[i].unit;
}

struct chart_unit chart_unit_of_series(const struct chart *chart, size_t series)
{
    return is_rate(chart, series) ? per_cent_unit : chart_unit_choose(chart, /*thousands*/ true);
}

void chart_unit_put(struct buffer *out, const struct chart *chart, const struct chart_unit *unit, money amount,
                    int decimals)
{
    language_decimal(out, chart->language, money_ratio(amount, money_of(unit->cents), powers[decimals]), decimals);
}

void chart_unit_put_amount(struct buffer *out, const struct chart *chart, const struct chart_unit *unit, money amount)
{
    struct buffer number;
    buffer_init(&number, BUFFER_UNLIMITED);
    chart_unit_put(&number, chart, unit, amount, unit->decimals);
    language_fill(out, language_word(chart->language, unit->amount), (const char *const[]){buffer_text(&number)}, 1);
    buffer_release(&number);
}

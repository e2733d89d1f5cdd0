#include "chart/chart_scale.h"

#include <stdbool.h>

/* A step longer than any amount. */
static const int64_t longest_step = INT64_MAX;

static bool leaves_at_most(int64_t step, money low, money high, int most)
{
    int64_t first = low.cents / step, last = high.cents / step;
    return first > -most && last < most && last - first < most;
}

/* The shortest round step that leaves at most `most` ticks between the ends. */
static int64_t shortest_step(money low, money high, int most)
{
    for (int64_t power = 1;; power *= 10) {
        const int64_t steps[] = {power, 2 * power, power / 10 * 25, 5 * power};
        for (int i = 0; i < 4; i++)
            if (steps[i] > 0 && leaves_at_most(steps[i], low, high, most))
                return steps[i];
        if (power > INT64_MAX / 50)
            return longest_step;
    }
}

struct chart_scale chart_scale_make(money low, money high, int most)
{
    struct chart_scale scale = {.low = money_of(low.cents < 0 ? low.cents : 0),
                                .high = money_of(high.cents > 0 ? high.cents : 0)};
    scale.step = shortest_step(scale.low, scale.high, most);
    scale.first = scale.low.cents / scale.step;
    scale.last = scale.high.cents / scale.step;
    return scale;
}

void chart_scale_clear(struct chart_scale *scale)
{
    scale->step = longest_step;
    scale->first = scale->last = 0;
}

money chart_scale_tick(const struct chart_scale *scale, int64_t tick)
{
    return money_of(tick * scale->step);
}

int chart_scale_decimals(const struct chart_scale *scale, int64_t unit)
{
    int decimals = 0;
    for (int64_t rest = scale->step % unit; rest != 0; rest = rest * 10 % unit)
        decimals++;
    return decimals;
}

double chart_scale_at(const struct chart_scale *scale, money amount)
{
    double span = (double)scale->high.cents - (double)scale->low.cents;
    if (span <= 0)
        return scale->from;
    return scale->from + (scale->to - scale->from) * (((double)amount.cents - (double)scale->low.cents) / span);
}

#include "chart/chart_classes.h"

static money largest_of(const money *amounts, size_t count)
{
    money largest = {0};
    for (size_t i = 0; i < count; i++)
        if (amounts[i].cents > largest.cents)
            largest = amounts[i];
    return largest;
}

/* The largest power of ten that is at most `amount`, which is at least 1. */
static int64_t power_below(int64_t amount)
{
    int64_t power = 1;
    while (power <= amount / 10)
        power *= 10;
    return power;
}

static void add_limit(struct chart_classes *classes, int64_t limit, int64_t largest)
{
    size_t count = classes->limit_count;
    if (limit >= 1 && limit <= largest && count < CHART_CLASSES - 1 &&
        (count == 0 || classes->limits[count - 1].cents < limit))
        classes->limits[classes->limit_count++] = money_of(limit);
}

/* The shortest round step of which the largest amount is less than so many times as there are classes. */
static struct chart_classes equal_steps(int64_t largest)
{
    static const int64_t parts[] = {5, 4, 2, 1};
    struct chart_classes classes = {.limit_count = 0};
    int64_t power = power_below(largest), step = 2 * power;
    for (int i = 3; i >= 0; i--)
        if (power % parts[i] == 0 && power / parts[i] * CHART_CLASSES > largest)
            step = power / parts[i];
    for (int64_t i = 1; i < CHART_CLASSES; i++)
        add_limit(&classes, i * step, largest);
    return classes;
}

/* The four highest members of 1 2 5 10 20 ... that are at most the largest amount. */
static struct chart_classes one_two_five(int64_t largest)
{
    struct chart_classes classes = {.limit_count = 0};
    int64_t power = power_below(largest);
    const int64_t series[] = {power / 50, power / 20, power / 10, power / 5, power / 2, power, 2 * power, 5 * power};
    int top = 7;
    while (series[top] > largest)
        top--;
    for (int i = top - 3; i <= top; i++)
        add_limit(&classes, series[i], largest);
    return classes;
}

static struct chart_classes powers_of_ten(int64_t largest)
{
    struct chart_classes classes = {.limit_count = 0};
    int64_t power = power_below(largest);
    for (int64_t part = 1000; part >= 1; part /= 10)
        add_limit(&classes, power / part, largest);
    return classes;
}

size_t chart_classes_of(const struct chart_classes *classes, money amount)
{
    size_t class = 0;
    while (class < classes->limit_count && amount.cents >= classes->limits[class].cents)
        class++;
    return class;
}

static size_t fullest(const struct chart_classes *classes, const money *amounts, size_t count)
{
    size_t members[CHART_CLASSES] = {0}, most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t class = chart_classes_of(classes, amounts[i]);
        if (++members[class] > most)
            most = members[class];
    }
    return most;
}

struct chart_classes chart_classes_make(const money *amounts, size_t count)
{
    int64_t largest = largest_of(amounts, count).cents;
    if (largest <= 0)
        return (struct chart_classes){.limit_count = 0};
    /* Beyond this a multiple might not fit; no sum of money is near it. */
    const int64_t most = INT64_MAX / 20;
    largest = largest > most ? most : largest;
    const struct chart_classes choices[] = {equal_steps(largest), one_two_five(largest), powers_of_ten(largest)};
    size_t best = 0;
    for (size_t i = 1; i < sizeof choices / sizeof *choices; i++)
        if (fullest(&choices[i], amounts, count) < fullest(&choices[best], amounts, count))
            best = i;
    return choices[best];
}

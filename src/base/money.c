#include "base/money.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/die.h"

__extension__ typedef __int128 wide;

bool money_add(money *out, money a, money b)
{
    int64_t sum;
    if (__builtin_add_overflow(a.cents, b.cents, &sum))
        return false;
    out->cents = sum;
    return true;
}

bool money_subtract(money *out, money a, money b)
{
    int64_t difference;
    if (__builtin_sub_overflow(a.cents, b.cents, &difference))
        return false;
    out->cents = difference;
    return true;
}

static int64_t divide_half_away(wide numerator, wide denominator)
{
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    wide half = denominator / 2;
    wide quotient = numerator >= 0 ? (numerator + half) / denominator
                                   : -((-numerator + half) / denominator);
    if (quotient > INT64_MAX || quotient < INT64_MIN)
        return quotient > 0 ? INT64_MAX : INT64_MIN;
    return (int64_t)quotient;
}

int64_t money_ratio(money numerator, money denominator, int64_t scale)
{
    assert(denominator.cents != 0);
    return divide_half_away((wide)numerator.cents * scale, denominator.cents);
}

int64_t money_rounded(money amount, int64_t unit)
{
    return divide_half_away(amount.cents, unit);
}

struct remainder {
    wide rest;
    size_t row;
};

static int by_largest(const void *a, const void *b)
{
    const struct remainder *one = a, *other = b;
    if (one->rest != other->rest)
        return one->rest < other->rest ? 1 : -1;
    return one->row < other->row ? -1 : one->row > other->row;
}

/* Hands `units` out over `parts` of `whole`: the floors first, then one more to the largest remainders. */
static void apportion(int64_t *out, const int64_t *parts, size_t count, wide whole, int64_t units)
{
    struct remainder *remainders = calloc(count == 0 ? 1 : count, sizeof *remainders);
    if (remainders == NULL)
        die("out of memory");
    int64_t left = units;
    for (size_t i = 0; i < count; i++) {
        wide scaled = (wide)parts[i] * units;
        out[i] = (int64_t)(scaled / whole);
        remainders[i] = (struct remainder){scaled % whole, i};
        left -= out[i];
    }
    qsort(remainders, count, sizeof *remainders, by_largest);
    for (size_t i = 0; i < count && left > 0; i++, left--)
        out[remainders[i].row]++;
    free(remainders);
}

int money_shares(int64_t *out, const money *parts, size_t count, money whole, int64_t units)
{
    wide sum = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].cents < 0)
            return -1;
        sum += parts[i].cents;
    }
    if (whole.cents <= 0 || sum != whole.cents)
        return -1;
    static_assert(sizeof(money) == sizeof(int64_t), "money is its cents");
    apportion(out, &parts->cents, count, whole.cents, units);
    int moved = 0;
    for (size_t i = 0; i < count; i++)
        moved += out[i] != money_ratio(parts[i], whole, units);
    return moved;
}

/* One part at a time, without room for all of them: how many cents the floors leave, and how many have a larger claim. */
money money_split(money amount, const int64_t *weights, size_t count, size_t index)
{
    bool negative = amount.cents < 0;
    wide size = negative ? -(wide)amount.cents : amount.cents, whole = 0, left = size, ahead = 0;
    for (size_t i = 0; i < count; i++)
        whole += weights[i];
    assert(whole > 0);
    wide rest = size * weights[index] % whole;
    for (size_t i = 0; i < count; i++) {
        wide other = size * weights[i] % whole;
        left -= size * weights[i] / whole;
        ahead += other > rest || (other == rest && i < index);
    }
    wide part = size * weights[index] / whole + (ahead < left);
    return money_of((int64_t)(negative ? -part : part));
}

/* Appends the digits from `at` on to the number. Returns where they end; 0, of no number, when it does not fit. */
static size_t take_digits(int64_t *number, const char *text, size_t at, size_t end)
{
    int64_t sum = *number;
    for (; at < end && text[at] >= '0' && text[at] <= '9'; at++)
        if (__builtin_mul_overflow(sum, 10, &sum) || __builtin_add_overflow(sum, text[at] - '0', &sum))
            return 0;
    *number = sum;
    return at;
}

bool money_parse(money *out, const char *text, size_t length)
{
    bool negative = length > 0 && text[0] == '-';
    int64_t cents = 0, hundredth = 100;
    size_t dot = take_digits(&cents, text, negative, length);
    if (dot <= negative)
        return false;
    if (dot < length) {
        size_t decimals = length - dot - 1;
        if (text[dot] != '.' || decimals == 0 || decimals > 2 || take_digits(&cents, text, dot + 1, length) != length)
            return false;
        hundredth = decimals == 1 ? 10 : 1;
    }
    if (__builtin_mul_overflow(cents, hundredth, &cents))
        return false;
    out->cents = negative ? -cents : cents;
    return true;
}

void money_format(char out[MONEY_TEXT_SIZE], money amount)
{
    uint64_t size = amount.cents < 0 ? 0 - (uint64_t)amount.cents : (uint64_t)amount.cents;
    snprintf(out, MONEY_TEXT_SIZE, "%s%llu.%02u", amount.cents < 0 ? "-" : "",
             (unsigned long long)(size / 100), (unsigned)(size % 100));
}

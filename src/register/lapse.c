#include "register/lapse.h"

static bool tells(const struct code *code)
{
    return code != NULL && (code->claimed_within != 0 || date_known(code->claimed_by));
}

/* The programme's rule, else its period's; NULL when there is none. */
static const struct code *rule_of(const struct project_register *reg, const struct code *programme)
{
    if (programme == NULL || tells(programme))
        return programme;
    const struct code *period =
        programme->period == NULL ? NULL : register_code_lookup(reg, LIST_PERIOD, programme->period);
    return tells(period) ? period : NULL;
}

date lapse_date(const struct project_register *reg, const struct code *programme, int year)
{
    const struct code *rule = rule_of(reg, programme);
    if (rule == NULL)
        return (date){0};
    date last = {(int16_t)(year + rule->claimed_within), 12, 31};
    bool capped = date_known(rule->claimed_by) && (rule->claimed_within == 0 || date_compare(rule->claimed_by, last) < 0);
    return capped ? rule->claimed_by : last;
}

/* Contrast against ratios that WCAG's documents and every public contrast checker give, and the program's own style. */
#include "template/style_contrast.h"

#include <math.h>

#include "unit.h"

static const struct colour black = {0, 0, 0}, white = {255, 255, 255};

static struct colour grey(uint8_t value)
{
    return (struct colour){value, value, value};
}

static bool near(double value, double expected)
{
    return fabs(value - expected) < 0.005;
}

static void test_ratios(void)
{
    CHECK(style_luminance(black) == 0 && near(style_luminance(white), 1));
    CHECK(near(style_contrast(black, white), 21) && near(style_contrast(white, black), 21));
    CHECK(style_contrast(white, white) == 1);
    CHECK(near(style_contrast(grey(0x77), white), 4.48)); /* the grey that just fails for text */
    CHECK(near(style_contrast(grey(0x76), white), 4.54)); /* and the one that just passes */
    CHECK(near(style_contrast(grey(0x95), white), 3.00)); /* the same for graphics */
    CHECK(near(style_contrast(grey(0x94), white), 3.03));
    CHECK(near(style_contrast((struct colour){255, 0, 0}, white), 4.00));
    CHECK(near(style_contrast((struct colour){0, 0, 255}, white), 8.59));
    CHECK(near(style_contrast((struct colour){0, 255, 0}, black), 15.30));
}

static void test_own_style(void)
{
    struct findings findings;
    findings_init(&findings);
    CHECK(style_contrast_check(&style_default, NOWHERE, &findings));
    CHECK(findings.count == 0);
    for (int step = 1; step < STYLE_SHADES; step++) /* read in grey: each is well darker than the one before */
        CHECK(style_contrast(style_shade(&style_default, step - 1), style_shade(&style_default, step)) > 1.5);
    struct colour darkest = style_shade(&style_default, STYLE_SHADES - 1);
    CHECK(memcmp(&darkest, &style_default.accent, sizeof darkest) == 0);
    findings_release(&findings);
}

static void check_refused(const struct style *style, const char *colour, const char *ground, const char *ratio,
                          const char *least)
{
    struct findings findings;
    findings_init(&findings);
    CHECK(!style_contrast_check(style, NOWHERE, &findings));
    CHECK(findings.count == 1 && findings.items[0].kind == FINDING_STYLE_CONTRAST);
    if (findings.count > 0) {
        CHECK_TEXT(findings.items[0].arguments[0].text, colour);
        CHECK_TEXT(findings.items[0].arguments[1].text, ground);
        CHECK_TEXT(findings.items[0].arguments[2].text, ratio);
        CHECK_TEXT(findings.items[0].arguments[3].text, least);
    }
    findings_release(&findings);
}

static void test_refusals(void)
{
    struct style style = style_default;
    style.muted = grey(0x77);
    check_refused(&style, "muted #777777", "paper #ffffff", "4.48", "4.50");
    style = style_default;
    style.third = grey(0x95);
    check_refused(&style, "third #959595", "paper #ffffff", "2.99", "3.00");
    style = style_default;
    style.pale = grey(0x80);
    check_refused(&style, "accent #0b4f7d", "pale #808080", "2.19", "3.00");
}

int main(void)
{
    test_ratios();
    test_own_style();
    test_refusals();
    return unit_done();
}

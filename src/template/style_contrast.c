#include "template/style_contrast.h"

#include <math.h>

/* WCAG 2.1, success criteria 1.4.3 and 1.4.11. */
static const double text_contrast = 4.5, graphics_contrast = 3;

static double linear(uint8_t part)
{
    double value = part / 255.0;
    return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

double style_luminance(struct colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double style_contrast(struct colour a, struct colour b)
{
    double one = style_luminance(a) + 0.05, other = style_luminance(b) + 0.05;
    return fmax(one, other) / fmin(one, other);
}

struct colour style_text_on(const struct style *style, struct colour ground)
{
    return style_contrast(style->ink, ground) >= style_contrast(style->paper, ground) ? style->ink : style->paper;
}

/* --- shades --- */

static uint8_t mixed_part(uint8_t from, uint8_t to, int weight)
{
    return (uint8_t)((from * (255 - weight) + to * weight + 127) / 255);
}

/* `weight` of 255 parts are `to`. */
static struct colour mixed(struct colour from, struct colour to, int weight)
{
    return (struct colour){mixed_part(from.red, to.red, weight), mixed_part(from.green, to.green, weight),
                           mixed_part(from.blue, to.blue, weight)};
}

struct colour style_shade(const struct style *style, int step)
{
    static const double palest = 1.25; /* its contrast to paper: seen to be no paper */
    double darkest = style_contrast(style->accent, style->paper);
    double wanted = palest * pow(darkest / palest, (double)step / (STYLE_SHADES - 1));
    int weight = 255;
    while (weight > 0 && style_contrast(mixed(style->accent, style->paper, weight), style->paper) < wanted)
        weight--;
    return mixed(style->accent, style->paper, weight);
}

/* --- the check --- */

struct pair {
    const char *colour, *ground;     /* as a style names them */
    struct colour above, below;
    double least;
};

static struct finding_argument colour_argument(struct findings *findings, const char *name, struct colour colour)
{
    return finding_text(arena_format(&findings->arena, "%s #%02x%02x%02x", name, colour.red, colour.green, colour.blue));
}

static struct finding_argument ratio_argument(struct findings *findings, double ratio)
{
    return finding_text(arena_format(&findings->arena, "%.2f", ratio));
}

static bool pair_check(const struct pair *pair, struct place place, struct findings *findings)
{
    double ratio = style_contrast(pair->above, pair->below);
    if (ratio >= pair->least)
        return true;
    double told = fmin(ratio, pair->least - 0.01); /* 4.499 is not told as 4.50 */
    findings_add(findings, FINDING_STYLE_CONTRAST, place, colour_argument(findings, pair->colour, pair->above),
                 colour_argument(findings, pair->ground, pair->below), ratio_argument(findings, told),
                 ratio_argument(findings, pair->least));
    return false;
}

static bool shades_check(const struct style *style, struct place place, struct findings *findings)
{
    bool good = true;
    for (int step = 0; step < STYLE_SHADES; step++) {
        struct colour shade = style_shade(style, step);
        struct pair pair = {"ink/paper", arena_format(&findings->arena, "accent, %d/%d", step + 1, STYLE_SHADES),
                            style_text_on(style, shade), shade, text_contrast};
        good &= pair_check(&pair, place, findings);
    }
    return good;
}

bool style_contrast_check(const struct style *style, struct place place, struct findings *findings)
{
    const struct pair pairs[] = {
        {"ink", "paper", style->ink, style->paper, text_contrast},
        {"accent", "paper", style->accent, style->paper, text_contrast},
        {"muted", "paper", style->muted, style->paper, text_contrast},
        {"second", "paper", style->second, style->paper, graphics_contrast},
        {"third", "paper", style->third, style->paper, graphics_contrast},
        {"accent", "pale", style->accent, style->pale, graphics_contrast},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        good &= pair_check(&pairs[i], place, findings);
    /* Shades of an accent that cannot be read itself would only say so again. */
    return good && shades_check(style, place, findings);
}

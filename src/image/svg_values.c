#include "image/svg_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char spaces[] = " \t\r\n\f", digits[] = "0123456789";

void svg_skip(const char **at)
{
    *at += strspn(*at, spaces);
    if (**at == ',')
        ++*at;
    *at += strspn(*at, spaces);
}

/* The length of the number at `text`, 0 for none. strtod alone would take "inf", "0x1" and more. */
static size_t number_length(const char *text)
{
    size_t length = *text == '+' || *text == '-', whole = strspn(text + length, digits), fraction = 0;
    length += whole;
    if (text[length] == '.') {
        fraction = strspn(text + length + 1, digits);
        length += fraction > 0 || whole > 0 ? fraction + 1 : 0;
    }
    if (whole + fraction == 0)
        return 0;
    if ((text[length] | 32) == 'e') {
        size_t sign = text[length + 1] == '+' || text[length + 1] == '-';
        size_t power = strspn(text + length + 1 + sign, digits);
        length += power > 0 ? 1 + sign + power : 0;
    }
    return length;
}

bool svg_number(double *out, const char **at)
{
    enum { LONGEST = 63 };
    char copy[LONGEST + 1] = "";
    *at += strspn(*at, spaces);
    size_t length = number_length(*at);
    if (length == 0 || length > LONGEST)
        return false;
    memcpy(copy, *at, length);
    *out = strtod(copy, NULL);
    *at += length;
    svg_skip(at);
    return fabs(*out) <= SVG_NUMBER_MOST;
}

bool svg_numbers(double *out, int count, const char **at)
{
    for (int i = 0; i < count; i++)
        if (!svg_number(&out[i], at))
            return false;
    return true;
}

bool svg_length(double *out, const char *text)
{
    if (!svg_number(out, &text))
        return false;
    if (strncmp(text, "px", 2) == 0)
        text += 2;
    return text[strspn(text, spaces)] == '\0';
}

/* --- colours --- */

static bool hexadecimal(struct colour *out, const char *text)
{
    size_t length = strspn(text, "0123456789abcdefABCDEF");
    if (text[length] != '\0' || (length != 3 && length != 6))
        return false;
    unsigned long number = strtoul(text, NULL, 16);
    if (length == 3) /* every digit twice */
        number = ((number & 0xF00) << 8 | (number & 0xF0) << 4 | (number & 0xF)) * 0x11;
    *out = (struct colour){(uint8_t)(number >> 16), (uint8_t)(number >> 8), (uint8_t)number};
    return true;
}

static bool rgb_function(struct colour *out, const char *text)
{
    double parts[3];
    for (int i = 0; i < 3; i++) {
        if (!svg_number(&parts[i], &text))
            return false;
        if (*text == '%') {
            parts[i] *= 2.55;
            text++;
            svg_skip(&text);
        }
        parts[i] = round(fmin(fmax(parts[i], 0), 255));
    }
    *out = (struct colour){(uint8_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2]};
    return strcmp(text, ")") == 0;
}

bool svg_colour(struct colour *out, const char *text)
{
    static const struct {
        const char *name;
        struct colour colour;
    } names[] = {
        {"black", {0, 0, 0}},        {"silver", {192, 192, 192}}, {"gray", {128, 128, 128}}, {"white", {255, 255, 255}},
        {"maroon", {128, 0, 0}},     {"red", {255, 0, 0}},        {"purple", {128, 0, 128}}, {"fuchsia", {255, 0, 255}},
        {"green", {0, 128, 0}},      {"lime", {0, 255, 0}},       {"olive", {128, 128, 0}},  {"yellow", {255, 255, 0}},
        {"navy", {0, 0, 128}},       {"blue", {0, 0, 255}},       {"teal", {0, 128, 128}},   {"aqua", {0, 255, 255}},
    };
    if (text[0] == '#')
        return hexadecimal(out, text + 1);
    if (strncasecmp(text, "rgb(", 4) == 0)
        return rgb_function(out, text + 4);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(names[i].name, text) == 0) {
            *out = names[i].colour;
            return true;
        }
    return false;
}

/* --- transforms --- */

static struct transform rotation(double degrees, double x, double y)
{
    double angle = degrees * M_PI / 180, sine = sin(angle), cosine = cos(angle);
    const struct transform there = {1, 0, 0, 1, x, y}, turn = {cosine, sine, -sine, cosine, 0, 0},
                           back = {1, 0, 0, 1, -x, -y};
    return transform_join(there, transform_join(turn, back));
}

/* Numbers that are left out are 0, except that scale has its first again. */
static struct transform made(char kind, const double *n, int count)
{
    const double radian = M_PI / 180;
    switch (kind) {
    case 'm': return (struct transform){n[0], n[1], n[2], n[3], n[4], n[5]};
    case 't': return (struct transform){1, 0, 0, 1, n[0], n[1]};
    case 's': return (struct transform){n[0], 0, 0, count == 1 ? n[0] : n[1], 0, 0};
    case 'r': return rotation(n[0], n[1], n[2]);
    case 'X': return (struct transform){1, 0, tan(n[0] * radian), 1, 0, 0};
    default: return (struct transform){1, tan(n[0] * radian), 0, 1, 0, 0};
    }
}

/* One of the list. */
static bool read_one(struct transform *out, const char **at)
{
    static const struct {
        const char *name;
        char kind;
        int counts[2]; /* of numbers that it may have */
    } kinds[] = {{"matrix", 'm', {6, 6}}, {"translate", 't', {1, 2}}, {"scale", 's', {1, 2}},
                 {"rotate", 'r', {1, 3}}, {"skewX", 'X', {1, 1}},     {"skewY", 'Y', {1, 1}}};
    size_t length = strcspn(*at, " (\t\r\n"), kind = 0, kind_count = sizeof kinds / sizeof *kinds;
    while (kind < kind_count && (strlen(kinds[kind].name) != length || memcmp(kinds[kind].name, *at, length) != 0))
        kind++;
    *at += length;
    *at += strspn(*at, spaces);
    if (kind == kind_count || *(*at)++ != '(')
        return false;
    double numbers[6] = {0};
    int count = 0;
    while (count < 6 && **at != ')' && svg_number(&numbers[count], at))
        count++;
    if (*(*at)++ != ')' || (count != kinds[kind].counts[0] && count != kinds[kind].counts[1]))
        return false;
    *out = transform_join(*out, made(kinds[kind].kind, numbers, count));
    svg_skip(at);
    return true;
}

bool svg_transform(struct transform *out, const char *text)
{
    svg_skip(&text);
    while (*text != '\0')
        if (!read_one(out, &text))
            return false;
    return true;
}

/* Shaping and measuring. Expected advances, names and boxes were read from the fonts' own tables (hmtx, name, head,
 * OS/2) with another program. Run from the checkout's top folder. */
#include "text/text.h"

#include <math.h>
#include <stdlib.h>

#include "base/findings.h"
#include "unit.h"

static struct findings findings;
static struct text *text;

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

static const struct run *shape(const char *string)
{
    return text_shape(text, FACE_REGULAR, string, strlen(string));
}

static void test_fonts(void)
{
    const struct font *regular = text_font(text, FACE_REGULAR), *bold = text_font(text, FACE_BOLD);
    const struct font *italic = text_font(text, FACE_ITALIC);
    CHECK(text_font_count(text) == 5);
    CHECK_TEXT(regular->name, "NotoSans-Regular");
    CHECK_TEXT(bold->name, "NotoSans-Bold");
    CHECK_TEXT(italic->name, "NotoSans-Italic");
    CHECK(regular->units == 1000 && regular->ascent == 1069 && regular->descent == -293);
    CHECK(regular->cap_height == 714 && regular->italic_angle == 0 && regular->weight == 400);
    CHECK(bold->weight == 700 && italic->italic_angle == -12);
    CHECK(regular->box[0] == -621 && regular->box[1] == -389 && regular->box[2] == 2800 && regular->box[3] == 1067);
    for (size_t i = 0; i < text_font_count(text); i++)
        CHECK(text_font(text, i)->index == i && text_font(text, i)->length > 100000);
}

static void test_advances(void)
{
    CHECK(near(shape("a")->advance, 0.561));
    CHECK(near(shape(" ")->advance, 0.260));
    CHECK(near(text_shape(text, FACE_BOLD, "a", 1)->advance, 0.604));
    CHECK(near(text_shape(text, FACE_ITALIC, "a", 1)->advance, 0.568));
    static const double figure[] = {[FACE_REGULAR] = 0.572, [FACE_BOLD] = 0.572, [FACE_ITALIC] = 0.551};
    for (enum face face = 0; face < FACES; face++) { /* figures of equal width, beside one another too */
        for (const char *digit = "0123456789"; *digit != '\0'; digit++)
            CHECK(near(text_shape(text, face, digit, 1)->advance, figure[face]));
        CHECK(near(text_width(text, face, "0123456789"), 10 * figure[face]));
        CHECK(near(text_width(text, face, "1171740"), 7 * figure[face]));
    }
    CHECK(near(text_width(text, FACE_REGULAR, "a a"), 2 * 0.561 + 0.260));
    CHECK(near(text_width(text, FACE_REGULAR, " a \n a "), 2 * 0.561 + 0.260));
    CHECK(text_width(text, FACE_REGULAR, "") == 0);
    CHECK(text_width(text, FACE_REGULAR, "AV") < 0.639 + 0.600 - 0.02); /* kerning */
    const struct run *run = shape("AVAKE-rahoitus");
    double sum = 0;
    for (uint32_t i = 0; i < run->count; i++)
        sum += run->glyphs[i].advance / 1000.0;
    CHECK(near(sum, run->advance));
}

static void test_cache(void)
{
    const struct run *first = shape("hanke");
    CHECK(shape("hanke") == first);
    CHECK(text_shape(text, FACE_BOLD, "hanke", 5) != first);
    CHECK(shape("hanketta")->id == first->id + 2);
    CHECK(text_shape(text, FACE_REGULAR, "hanketta", 5) == first);
}

/* Every character has its glyph, in order, and nothing is joined. */
static void test_characters(void)
{
    const struct run *run = shape("affiché");
    const uint32_t expected[] = {'a', 'f', 'f', 'i', 'c', 'h', 0xE9};
    CHECK(run->count == 7);
    for (uint32_t i = 0; i < run->count; i++)
        CHECK(run->glyphs[i].character == expected[i] && run->glyphs[i].font == FACE_REGULAR);
    CHECK(run->glyphs[0].id == 68);
    CHECK(shape("a\u0308")->count == 1 && shape("a\u0308")->glyphs[0].character == 0xE4);
    CHECK(shape("\u00C5")->glyphs[0].id == shape("\u212B")->glyphs[0].id); /* the Ångström sign is an Å */
    const struct run *stacked = shape("x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"); /* keep to half an em */
    CHECK(stacked->count == 9 && stacked->glyphs[8].character == 0x301 && stacked->glyphs[8].y_offset == 500);
    const struct run *marked = shape("x\u0323y"); /* no such letter: x and a mark */
    CHECK(marked->count == 3 && marked->glyphs[1].character == 0x323 && marked->glyphs[1].advance == 0);
    CHECK(shape("")->count == 0);
}

static void test_invisible(void)
{
    CHECK(shape("maa\u00ADkunta")->count == 8);
    CHECK(shape("a\x01\x7F\xC2\x85\u200B\u2066\uFEFFb")->count == 2);
    CHECK(findings.count == 0);
}

static void test_fallback(void)
{
    const struct run *run = shape("\u22125");
    CHECK(run->count == 2);
    CHECK_TEXT(text_font(text, run->glyphs[0].font)->name, "NotoSansMath-Regular");
    CHECK(run->glyphs[0].character == 0x2212 && run->glyphs[0].id == 1150 && run->glyphs[0].advance == 572);
    CHECK(run->glyphs[1].font == FACE_REGULAR && run->glyphs[1].id == 24);
    CHECK(near(run->advance, 1.144));
    CHECK_TEXT(text_font(text, shape("\u2713")->glyphs[0].font)->name, "NotoSansSymbols2-Regular");
    CHECK(findings.count == 0);
}

static void test_missing(void)
{
    const struct run *run = shape("a\u6F22\u5B57\u6F22");
    CHECK(run->count == 4);
    CHECK(run->glyphs[1].character == 0xFFFD && run->glyphs[1].id == 569);
    CHECK(findings.count == 2); /* one for each character, not for each place */
    CHECK(findings.items[0].kind == FINDING_FONT_NO_GLYPH && findings.items[1].kind == FINDING_FONT_NO_GLYPH);
    CHECK_TEXT(findings.items[0].arguments[0].text, "U+6F22");
    CHECK_TEXT(findings.items[1].arguments[0].text, "U+5B57");
    CHECK(shape("\xFF")->glyphs[0].character == 0xFFFD); /* not UTF-8 */
}

static void test_line(void)
{
    struct arena arena;
    arena_init(&arena);
    struct line line = text_line(text, &arena, FACE_REGULAR, "1 000 euroa");
    CHECK(line.count == 5 && !line.hyphenated);
    CHECK(line.runs[0] == shape("1") && line.runs[1] == shape(" ") && line.runs[4] == shape("euroa"));
    CHECK(fabs((double)line.width - text_width(text, FACE_REGULAR, "1 000 euroa")) < 1e-5);
    CHECK(text_line(text, &arena, FACE_REGULAR, "").count == 0);
    arena_release(&arena);
}

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool has_table(const unsigned char *font, const char *tag)
{
    for (int i = 0; i < (font[4] << 8 | font[5]); i++)
        if (memcmp(font + 12 + 16 * i, tag, 4) == 0)
            return true;
    return false;
}

static void test_subset(void)
{
    uint64_t used[52] = {0};
    const struct run *run = shape("hanke");
    for (uint32_t i = 0; i < run->count; i++)
        used[run->glyphs[i].id / 64] |= (uint64_t)1 << run->glyphs[i].id % 64;
    unsigned char *one, *other;
    size_t length = text_subset(text_font(text, FACE_REGULAR), used, 52 * 64, &one);
    CHECK(length > 500 && length < 20000);
    CHECK(text_subset(text_font(text, FACE_REGULAR), used, 52 * 64, &other) == length);
    CHECK(memcmp(one, other, length) == 0);
    CHECK(big_endian(one) == 0x00010000);
    CHECK(has_table(one, "glyf") && has_table(one, "hmtx") && has_table(one, "loca"));
    CHECK(!has_table(one, "GSUB") && !has_table(one, "GPOS") && !has_table(one, "GDEF"));
    free(one);
    free(other);
    struct font broken = *text_font(text, FACE_REGULAR);
    broken.length = 0;
    CHECK(text_subset(&broken, used, 64, &one) < 500);
    free(one);
}

static void test_no_fonts(void)
{
    struct findings complaints;
    findings_init(&complaints);
    CHECK(text_new("tests/unit/text", &complaints) == NULL);
    CHECK(complaints.count == 1 && complaints.items[0].kind == FINDING_FONT_UNREADABLE);
    CHECK(findings_status(&complaints) == STATUS_INPUT);
    findings_release(&complaints);
    text_free(NULL);
}

int main(void)
{
    findings_init(&findings);
    text = text_new("fonts", &findings);
    CHECK(text != NULL);
    if (text == NULL)
        return unit_done();
    test_fonts();
    test_advances();
    test_cache();
    test_characters();
    test_invisible();
    test_fallback();
    test_missing();
    test_line();
    test_subset();
    test_no_fonts();
    text_free(text);
    findings_release(&findings);
    return unit_done();
}

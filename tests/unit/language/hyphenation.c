/* Words broken as Finnish, Swedish and English spelling has it: "=" at a compound's boundary, "-" at a syllable's. */
#include "language/hyphenation.h"

#include "base/findings.h"
#include "unit.h"

static struct findings findings;

static void check(const struct hyphenation *hyphenation, const char *expected)
{
    char word[128] = "", actual[256];
    enum break_quality points[128];
    size_t length = 0, shown = 0;
    for (const char *at = expected; *at != '\0'; at++)
        if (*at != '=' && *at != '-')
            word[length++] = *at;
    hyphenation_points(hyphenation, word, length, points);
    for (size_t i = 0; i < length; i++) {
        if (points[i] != BREAK_NONE)
            actual[shown++] = points[i] == BREAK_COMPOUND ? '=' : '-';
        actual[shown++] = word[i];
    }
    actual[shown] = '\0';
    CHECK_TEXT(actual, expected);
}

static void test_finnish(void)
{
    struct hyphenation *finnish = hyphenation_new(LANGUAGE_FI, &findings);
    check(finnish, "maa=kun-ta=hal-li-tus");
    check(finnish, "ke-hit-tä-mis=yh-tiö");
    check(finnish, "am-mat-ti=kor-kea=kou-lu");
    check(finnish, "alue=ke-hi-tys=ra-has-to");
    check(finnish, "in-no-vaa-tio=eko=sys-tee-mi");
    check(finnish, "Hä-meen=lin-nan");
    check(finnish, "2014abcdefghanke");
    check(finnish, "itä");
    check(finnish, "");
    hyphenation_free(finnish);
}

static void test_patterns(void)
{
    struct hyphenation *swedish = hyphenation_new(LANGUAGE_SV, &findings);
    struct hyphenation *english = hyphenation_new(LANGUAGE_EN, &findings);
    check(swedish, "själv-fi-nan-si-e-ring");
    check(swedish, "SJÄLV-FI-NAN-SI-E-RING");
    check(swedish, "Łódźprojekt"); /* letters that its patterns do not know */
    check(english, "im-ple-men-ta-tion");
    check(english, "de-vel-op-ment");
    check(english, "implementation2");
    hyphenation_free(swedish);
    hyphenation_free(english);
    hyphenation_free(NULL);
}

static void test_long_words(void)
{
    static char word[2000];
    static enum break_quality points[2000];
    memset(word, 'a', sizeof word);
    for (enum language language = 0; language < LANGUAGES; language++) {
        struct hyphenation *hyphenation = hyphenation_new(language, &findings);
        hyphenation_points(hyphenation, word, sizeof word, points);
        CHECK(points[1000] == BREAK_NONE);
        hyphenation_points(hyphenation, word, 255, points);
        hyphenation_points(hyphenation, "\xC3\xC3\xFF\xE4zzzz", 8, points);
        hyphenation_free(hyphenation);
    }
}

int main(void)
{
    findings_init(&findings);
    test_finnish();
    test_patterns();
    test_long_words();
    CHECK(findings.count == 0);
    findings_release(&findings);
    return unit_done();
}

#include "language/hyphenation.h"

#include <hyphen.h>
#include <libvoikko/voikko.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/findings.h"
#include "base/utf8.h"

/* Longer words are not broken: libvoikko's own limit, and no dictionary's word is. [bytes] */
enum { WORD_LONGEST = 255, LEAST_CHARACTERS = 2 };

/* Where a language's hyphenation comes from: patterns for libhyphen, or, without them, a dictionary for libvoikko. */
static const struct {
    const char *patterns, *package;
} sources[LANGUAGES] = {
    [LANGUAGE_FI] = {NULL, "voikko-fi"},
    [LANGUAGE_SV] = {"/usr/share/hyphen/hyph_sv_SE.dic", "hyphen-sv"},
    [LANGUAGE_EN] = {"/usr/share/hyphen/hyph_en_US.dic", "hyphen-en-us"},
};

/* Looked into first, so that a dictionary in somebody's home does not change a report. */
static const char voikko_folder[] = "/usr/lib/voikko";

struct hyphenation {
    struct VoikkoHandle *voikko; /* NULL: not this language's, or not installed */
    HyphenDict *patterns;        /* the same */
};

/* A word as both libraries want it: its characters, and where each begins. */
struct letters {
    char text[WORD_LONGEST + 1]; /* terminated */
    size_t starts[WORD_LONGEST];
    size_t count;
};

struct hyphenation *hyphenation_new(enum language language, struct findings *findings)
{
    struct hyphenation *hyphenation = calloc(1, sizeof *hyphenation);
    if (hyphenation == NULL)
        die("out of memory");
    if (sources[language].patterns != NULL) {
        hyphenation->patterns = hnj_hyphen_load(sources[language].patterns);
    } else {
        const char *error;
        hyphenation->voikko = voikkoInit(&error, language_tag(language), voikko_folder);
    }
    if (hyphenation->voikko != NULL)
        voikkoSetBooleanOption(hyphenation->voikko, VOIKKO_OPT_NO_UGLY_HYPHENATION, 1);
    else if (hyphenation->patterns == NULL)
        findings_add(findings, FINDING_HYPHENATION_MISSING, NOWHERE, finding_text(language_tag(language)),
                     finding_text(sources[language].package));
    return hyphenation;
}

void hyphenation_free(struct hyphenation *hyphenation)
{
    if (hyphenation == NULL)
        return;
    if (hyphenation->voikko != NULL)
        voikkoTerminate(hyphenation->voikko);
    if (hyphenation->patterns != NULL)
        hnj_hyphen_free(hyphenation->patterns);
    free(hyphenation);
}

/* False for what is never hyphenated: a word with digits, or one too long or too short. */
static bool read_letters(struct letters *out, const char *word, size_t length)
{
    if (length > WORD_LONGEST)
        return false;
    out->count = 0;
    for (size_t i = 0; i < length; i++) {
        if (word[i] >= '0' && word[i] <= '9')
            return false;
        if (((unsigned char)word[i] & 0xC0) != 0x80)
            out->starts[out->count++] = i;
    }
    memcpy(out->text, word, length);
    out->text[length] = '\0';
    return out->count >= 2 * LEAST_CHARACTERS;
}

/* Marks what libvoikko's analysis calls the beginning of a compound's part, where it may be hyphenated at all. In the
 * structure each part begins with "=", and every other sign is a character of the word. */
static void mark_compounds(const struct letters *letters, struct VoikkoHandle *voikko, enum break_quality *out)
{
    struct voikko_mor_analysis **analyses = voikkoAnalyzeWordCstr(voikko, letters->text);
    if (analyses != NULL && analyses[0] != NULL) {
        char *structure = voikko_mor_analysis_value_cstr(analyses[0], "STRUCTURE");
        size_t character = 0;
        for (const char *at = structure; at != NULL && *at != '\0' && character < letters->count; at++) {
            if (*at != '=')
                character++;
            else if (out[letters->starts[character]] != BREAK_NONE)
                out[letters->starts[character]] = BREAK_COMPOUND;
        }
        voikko_free_mor_analysis_value_cstr(structure);
    }
    voikko_free_mor_analysis(analyses);
}

/* In libvoikko's answer "-" stands at each character before which the word may be broken. */
static void find_by_voikko(const struct letters *letters, struct VoikkoHandle *voikko, enum break_quality *out)
{
    char *hyphens = voikkoHyphenateCstr(voikko, letters->text);
    if (hyphens == NULL)
        return;
    for (size_t i = 0; i < letters->count && hyphens[i] != '\0'; i++)
        if (hyphens[i] == '-')
            out[letters->starts[i]] = BREAK_SYLLABLE;
    voikkoFreeCstr(hyphens);
    mark_compounds(letters, voikko, out);
}

/* The word in lower case and in the encoding of the patterns, which is UTF-8 or ISO 8859-1. Returns its length, 0 when
 * it cannot be written so. [bytes] */
static size_t encode(char out[WORD_LONGEST + 1], const struct letters *letters, bool utf8)
{
    const char *at = letters->text, *end = at + strlen(at);
    size_t length = 0;
    while (at < end) {
        uint32_t character = utf8_next(&at, end);
        if ((character >= 'A' && character <= 'Z') || (character >= 0xC0 && character <= 0xDE && character != 0xD7))
            character += 0x20;
        if (utf8)
            length += utf8_put(out + length, character);
        else if (character <= 0xFF)
            out[length++] = (char)character;
        else
            return 0;
    }
    out[length] = '\0';
    return length;
}

/* An odd number after a character means that the word may be broken there. Breaks that would change the spelling (old
 * German, some Swedish) come with a replacement, and are left out. */
static void find_by_patterns(const struct letters *letters, HyphenDict *patterns, enum break_quality *out)
{
    char word[WORD_LONGEST + 1], hyphens[WORD_LONGEST + 6] = "";
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    size_t length = encode(word, letters, patterns->utf8 != 0);
    if (length == 0 ||
        hnj_hyphen_hyphenate2(patterns, word, (int)length, hyphens, NULL, &replacements, &positions, &cuts) != 0)
        return;
    for (size_t i = 0; i + 1 < letters->count; i++)
        if (hyphens[i] % 2 == 1 && (replacements == NULL || replacements[i] == NULL))
            out[letters->starts[i + 1]] = BREAK_PATTERN;
    for (size_t i = 0; replacements != NULL && i < length; i++)
        free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
}

void hyphenation_points(const struct hyphenation *hyphenation, const char *word, size_t length,
                        enum break_quality *out)
{
    struct letters letters;
    for (size_t i = 0; i < length; i++)
        out[i] = BREAK_NONE;
    if (!read_letters(&letters, word, length))
        return;
    if (hyphenation->voikko != NULL)
        find_by_voikko(&letters, hyphenation->voikko, out);
    else if (hyphenation->patterns != NULL)
        find_by_patterns(&letters, hyphenation->patterns, out);
    for (size_t i = 0; i < letters.count; i++)
        if (i < LEAST_CHARACTERS || letters.count - i < LEAST_CHARACTERS)
            out[letters.starts[i]] = BREAK_NONE;
}

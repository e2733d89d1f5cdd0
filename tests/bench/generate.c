/* Makes registers for the benchmark: generate PROJECTS > register.xml. The same number gives the same bytes everywhere: all
 * chance comes from one linear congruential generator, and nothing from the clock or the locale.
 *
 * A project is like a real one: a name of 3 to 8 words, 0 to 4 partners beside its lead implementer, a summary of 60 words, a
 * decision that grants by source and year and states the public and the whole sum, payments by year, places. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_YEAR = 2014, LAST_YEAR = 2023, SITUATION_YEAR = 2023 };
enum { AUTHORITIES = 16, PRIORITIES = 7, MUNICIPALITIES = 308, ORGANISATIONS = 1000, SPEARHEADS = 5 };

/* The first five priorities are the themes, the sixth and seventh technical assistance; 1, 2 and 6 are EAKR's. */
static const char *const funds[] = {"EAKR", "ESR"};
static const int fund_of_priority[PRIORITIES] = {0, 0, 1, 1, 1, 0, 1};

static const char *const words[] = {
    "alueellinen",    "kestävä",          "hiilineutraali", "digitaalinen",  "osaamisen",      "yritysten",
    "kasvuun",        "kehittäminen",     "verkosto",       "kiertotalous",  "ekosysteemi",    "työllisyyden",
    "edistäminen",    "maaseudun",        "kaupunkien",     "innovaatio",    "koulutus",       "nuorten",
    "hyvinvointi",    "matkailun",        "tulevaisuuden",  "teknologia",    "elinvoima",      "yhteistyö",
    "palvelujen",     "uudistaminen",     "vähähiilinen",   "energia",       "rakentamisen",   "pilotointi",
    "ruokajärjestelmä", "metsäbiotalous", "tutkimus",       "ympäristön",    "vesistöjen",     "kansainvälistyminen",
    "pk-yritysten",   "kilpailukyky",     "osallisuuden",   "vahvistaminen", "älykäs",         "erikoistuminen",
    "tuotannon",      "automaatio",       "robotiikka",     "data-analytiikka", "muotoilu",    "käytännöt",
    "Hämeessä",       "Kanta-Hämeen",     "Uudellamaalla",  "Lapin",         "Pohjois-Savon",  "Etelä-Suomen",
    "hanke",          "ja",               "sekä",           "uusi",          "yhteinen",       "toimintamalli",
};
static const char *const kinds_of_body[] = {"kaupunki", "kunta", "ammattikorkeakoulu Oy", "yliopisto", "kehittämisyhtiö Oy",
                                            "kuntayhtymä", "yhdistys ry", "tutkimuskeskus"};
static const char *const places[] = {"Forssan", "Hämeenlinnan", "Riihimäen", "Lahden", "Tampereen", "Turun", "Oulun",
                                     "Kuopion", "Joensuun", "Vaasan", "Rovaniemen", "Kajaanin", "Lohjan"};
#define COUNT(list) ((unsigned)(sizeof(list) / sizeof *(list)))

/* --- chance --- */

static uint64_t chance = 20140101;

/* 0 .. below - 1. Knuth's multiplier; the low bits of such a generator are poor, the high ones are used. */
static unsigned draw(unsigned below)
{
    chance = chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(((chance >> 32) * below) >> 32);
}

static void put_words(unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        printf(i == 0 ? "%s" : " %s", words[draw(COUNT(words))]);
}

/* --- code lists --- */

static void put_code(const char *prefix, int number, const char *attributes, const char *name)
{
    printf("      <code id=\"%s%d\"%s><name lang=\"fi\">%s %d</name><short lang=\"fi\">%s %d</short></code>\n", prefix, number,
           attributes, name, number, prefix, number);
}

static void put_list(const char *list, const char *prefix, int count, const char *name)
{
    printf("    <list of=\"%s\">\n", list);
    for (int i = 1; i <= count; i++)
        put_code(prefix, i, "", name);
    printf("    </list>\n");
}

static void put_priorities(void)
{
    printf("    <list of=\"priority\">\n");
    for (int i = 0; i < PRIORITIES; i++) {
        char attributes[80];
        snprintf(attributes, sizeof attributes, " parent=\"FI2014\" fund=\"%s\"%s", funds[fund_of_priority[i]],
                 i >= 5 ? " technical=\"yes\"" : "");
        put_code("TL", i + 1, attributes, "Toimintalinja");
    }
    printf("    </list>\n");
}

static void put_municipalities(void)
{
    printf("    <list of=\"municipality\">\n");
    for (int i = 1; i <= MUNICIPALITIES; i++)
        printf("      <code id=\"%03d\"><name lang=\"fi\">%s kunta %d</name></code>\n", 3 * i, places[i % (int)COUNT(places)], i);
    printf("    </list>\n");
}

static void put_head(void)
{
    printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<register xmlns=\"urn:hankeraportti:register:1\" version=\"1\" situation-date=\"%d-12-31\">\n"
           "  <body>\n    <name lang=\"fi\">Hämeen liitto</name>\n  </body>\n  <lists>\n"
           "    <list of=\"period\">\n"
           "      <code id=\"2014-2020\" rule=\"programme\"><name lang=\"fi\">2014–2020</name></code>\n    </list>\n"
           "    <list of=\"programme\">\n"
           "      <code id=\"FI2014\" period=\"2014-2020\"><name lang=\"fi\">Kestävää kasvua ja työtä</name></code>\n"
           "    </list>\n"
           "    <list of=\"fund\">\n"
           "      <code id=\"EAKR\"><name lang=\"fi\">Euroopan aluekehitysrahasto</name></code>\n"
           "      <code id=\"ESR\"><name lang=\"fi\">Euroopan sosiaalirahasto</name></code>\n    </list>\n",
           SITUATION_YEAR);
    put_priorities();
    put_list("authority", "V", AUTHORITIES, "Viranomainen");
    printf("    <list of=\"status\">\n"
           "      <code id=\"running\"><name lang=\"fi\">käynnissä</name></code>\n"
           "      <code id=\"ended\"><name lang=\"fi\">päättynyt</name></code>\n    </list>\n");
    put_list("sector", "S", (int)COUNT(kinds_of_body), "Sektori");
    put_municipalities();
    put_list("spearhead", "K", SPEARHEADS, "Kärki");
    printf("  </lists>\n  <projects>\n");
}

/* --- one project --- */

struct span {
    int first_year, last_year;
};

/* Of a business ID's seven digits, modulus 11; 10: they make no ID. */
static unsigned check_digit(unsigned number)
{
    static const unsigned weights[] = {2, 4, 8, 5, 10, 9, 7};
    unsigned sum = 0;
    for (unsigned i = 0; i < COUNT(weights); i++, number /= 10)
        sum += weights[i] * (number % 10);
    return (11 - sum % 11) % 11;
}

static void put_organisation(const char *role)
{
    unsigned organisation = draw(ORGANISATIONS), kind = organisation % COUNT(kinds_of_body);
    unsigned business_id = 1000000 + 7919 * organisation;
    business_id += check_digit(business_id) == 10;
    printf("      <organisation role=\"%s\" name=\"%s %s %u\" business-id=\"%07u-%u\" sector=\"S%u\" municipality=\"%03u\"/>\n",
           role, places[organisation % COUNT(places)], kinds_of_body[kind], organisation, business_id,
           check_digit(business_id), kind + 1, 3 * (1 + organisation % MUNICIPALITIES));
}

static void put_organisations(void)
{
    put_organisation("lead-implementer");
    for (unsigned partners = draw(5); partners > 0; partners--)
        put_organisation(draw(4) == 0 ? "network-partner" : "co-implementer");
}

static void put_places(void)
{
    unsigned count = 1 + draw(3), first = draw(MUNICIPALITIES);
    for (unsigned i = 0; i < count; i++)
        printf("      <place municipality=\"%03u\" year=\"2023\"/>\n", 3 * (1 + (first + 17 * i) % MUNICIPALITIES));
    if (draw(3) > 0)
        printf("      <class list=\"spearhead\" code=\"K%u\"/>\n", 1 + draw(SPEARHEADS));
}

static void put_amount(const char *indent, const char *stage, const char *source, int year, int64_t cents)
{
    printf("%s<amount stage=\"%s\" source=\"%s\"", indent, stage, source);
    if (year != 0)
        printf(" year=\"%d\"", year);
    printf(">%" PRId64 ".%02d</amount>\n", cents / 100, (int)(cents % 100));
}

static const char *const sources[] = {"eu", "state", "municipal", "private"};
static const int per_cent[] = {50, 25, 15, 10};

/* Grants by source and year, and the two totals that they come to. */
static void put_decision(struct span span, int64_t yearly)
{
    int64_t public = 0, whole = 0;
    printf("      <decision number=\"1\" date=\"%d-%02u-%02u\" diary=\"EURA/%u/%d\" kind=\"new\" highest-support=\"80\">\n",
           span.first_year, 1 + draw(6), 1 + draw(28), draw(9000), span.first_year);
    for (unsigned s = 0; s < COUNT(sources); s++)
        for (int year = span.first_year; year <= span.last_year; year++) {
            int64_t cents = yearly * per_cent[s] / 100;
            put_amount("        ", "granted", sources[s], year, cents);
            whole += cents;
            public += s < 3 ? cents : 0;
        }
    put_amount("        ", "granted", "public", 0, public);
    put_amount("        ", "granted", "total", 0, whole);
    printf("      </decision>\n");
    put_amount("      ", "cost", "total", 0, whole);
}

static void put_payments(struct span span, int64_t yearly)
{
    for (unsigned s = 0; s < COUNT(sources); s++)
        for (int year = span.first_year; year <= span.last_year && year <= SITUATION_YEAR; year++)
            put_amount("      ", "paid", sources[s], year, yearly * per_cent[s] / 100 * (50 + draw(50)) / 100);
}

static void put_project(unsigned number)
{
    unsigned priority = draw(20) == 0 ? 5 + draw(2) : draw(5);
    struct span span = {FIRST_YEAR + (int)draw(LAST_YEAR - FIRST_YEAR + 1), 0};
    span.last_year = span.first_year + (int)draw(3);
    bool ended = span.last_year < SITUATION_YEAR;
    int64_t yearly = 500000 + (int64_t)draw(400000) * (1 + draw(100));
    printf("    <project code=\"%c%u\" system=\"eura2014\" programme=\"FI2014\" fund=\"%s\" priority=\"TL%u\" authority=\"V%u\" "
           "status=\"%s\">\n      <name lang=\"fi\">",
           "AS"[fund_of_priority[priority]], 10000 + number, funds[fund_of_priority[priority]], priority + 1,
           1 + draw(AUTHORITIES), ended ? "ended" : "running");
    put_words(3 + draw(6));
    printf("</name>\n      <start>%d-%02u-01</start>\n      <end>%d-12-31</end>\n      <summary lang=\"fi\"><p>",
           span.first_year, 7 + draw(6), span.last_year);
    put_words(60);
    printf(".</p></summary>\n");
    put_organisations();
    put_places();
    put_decision(span, yearly);
    put_payments(span, yearly);
    printf("    </project>\n");
}

int main(int argc, char **argv)
{
    unsigned count = argc == 2 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
    if (count == 0) {
        fprintf(stderr, "usage: generate PROJECTS > register.xml\n");
        return 2;
    }
    put_head();
    for (unsigned i = 0; i < count; i++)
        put_project(i);
    printf("  </projects>\n</register>\n");
    return fflush(stdout) != 0 || ferror(stdout);
}

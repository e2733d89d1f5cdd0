/* Figures on the command line, from a register to the table. The two AKKE projects and the network project without a
 * budget are the domain's test vectors (section 10): 79 900 of 114 200 and 290 605 of 415 150 are 69,96 % and 70,00 %,
 * together 370 505 of 529 350 are 69,99 %. */
#include "cli/figures_table.h"

#include <stdlib.h>
#include <unistd.h>

#include "cli/dump.h"
#include "cli/figures_query.h"
#include "unit.h"

static const char document[] =
    "<register xmlns='urn:hankeraportti:register:1' version='1' situation-date='2021-12-31'>"
    "<body><name lang='fi'>Liitto</name></body>"
    "<lists><list of='period'><code id='AKKE-2021'/></list>"
    "<list of='programme'><code id='AKKE' period='AKKE-2021'/></list>"
    "<list of='fund'><code id='AKKE'><name lang='fi'>Elinvoima</name><name lang='sv'>Livskraft</name>"
    "<short lang='fi'>akke</short></code></list></lists>"
    "<projects>"
    "<project code='P1' programme='AKKE' fund='AKKE'><name lang='fi'>Yksi</name><start>2021-03-01</start>"
    "<contact name='Salla Salainen' email='salla@example.org'/>"
    "<organisation role='lead-implementer' name='Matti Meikäläinen' business-id='1234567-8' person='yes'/>"
    "<decision number='1'><amount stage='granted' source='state'>79900</amount></decision>"
    "<amount stage='cost' source='total'>114200</amount></project>"
    "<project code='P2' programme='AKKE' fund='AKKE'><name lang='fi'>Kaksi</name><start>2021-04</start>"
    "<organisation role='lead-implementer' name='Kunta, kaupunki'/>"
    "<decision number='1'><amount stage='granted' source='state'>290605</amount></decision>"
    "<amount stage='cost' source='total'>415150</amount></project>"
    "<project code='P3'><name lang='fi'>Verkosto</name></project>"
    "</projects></register>";

static struct findings findings;
static struct settled_register settled;
static struct command_line line;

static void ask(const char *by, const char *measures, const char *where)
{
    line = (struct command_line){.command = COMMAND_FIGURES};
    line.options[OPTION_BY].text = by;
    line.options[OPTION_MEASURE].text = measures;
    if (where != NULL)
        line.where[line.where_count++] = where;
}

/* The figures that the command line asks for, written by `write`; "" with findings when it is wrong. */
static const char *figures_of(enum language language, bool projects,
                              void (*write)(const struct result_table *, struct buffer *))
{
    struct query query;
    if (!figures_query_read(&query, &line, 2, &findings) || !figures_query_ask(&query, &line, &settled, &findings))
        return "";
    struct figures *figures = figures_make(&settled.arena, &settled.reg, &query, &findings);
    struct result_table table;
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    (projects ? projects_table_make : figures_table_make)(&table, &settled.arena, figures, language);
    write(&table, &out);
    const char *copy = arena_copy(&settled.arena, buffer_text(&out), out.length);
    buffer_release(&out);
    return copy;
}

static const char *csv(bool projects)
{
    return figures_of(LANGUAGE_FI, projects, result_table_write_csv);
}

static void test_csv(void)
{
    ask("fund", "projects,granted,cost,rate(granted/cost)", NULL);
    CHECK_TEXT(csv(false), "fund,projects,granted,granted.projects,cost,cost.projects,rate(granted/cost)\r\n"
                           "AKKE,2,370505.00,2,529350.00,2,69.99\r\n"
                           ",1,,0,,0,\r\n"
                           "total,3,370505.00,2,529350.00,2,69.99\r\n");
    ask(NULL, "granted", "fund=akke");
    CHECK_TEXT(csv(false), "all,granted,granted.projects\r\ntotal,370505.00,2\r\n");
    ask(NULL, "projects", "fund=");
    CHECK_TEXT(csv(false), "all,projects\r\ntotal,1\r\n");
    ask("year,fund", "rate(granted/cost)", "year=2021");
    CHECK_TEXT(csv(false), "year,fund,rate(granted/cost)\r\n2021,AKKE,69.99\r\ntotal,,69.99\r\n");
}

static void test_projects(void)
{
    ask(NULL, "granted,projects", NULL);
    CHECK_TEXT(csv(true), "project,name,start,end,granted,granted.projects\r\n"
                          "P1,Luonnollinen henkilö,2021-03-01,,79900.00,1\r\n"
                          "P2,Kaksi,2021-04,,290605.00,1\r\n"
                          "P3,Verkosto,,,,0\r\n"
                          "total,,,,370505.00,2\r\n");
}

static void test_people(void)
{
    ask("implementer", "granted", NULL);
    CHECK_TEXT(csv(false), "implementer,granted,granted.projects\r\n"
                           "Luonnollinen henkilö,79900.00,1\r\n"
                           "\"Kunta, kaupunki\",290605.00,1\r\n"
                           ",,0\r\n"
                           "total,370505.00,2\r\n");
    const char *text = figures_of(LANGUAGE_SV, true, result_table_write_text);
    CHECK(strstr(text, "Meikäläinen") == NULL && strstr(text, "Fysisk person") != NULL);
    CHECK(strstr(figures_of(LANGUAGE_EN, true, result_table_write_json), "Meikäläinen") == NULL);
    struct buffer dump;
    buffer_init(&dump, BUFFER_UNLIMITED);
    dump_register(&dump, &settled.reg);
    CHECK(strstr(buffer_text(&dump), "Meikäläinen") == NULL && strstr(buffer_text(&dump), "1234567-8") == NULL);
    CHECK(strstr(buffer_text(&dump), "Salla") == NULL && strstr(buffer_text(&dump), "example.org") == NULL);
    CHECK(strstr(buffer_text(&dump), "project P1 settled granted grant 79900.00\n") != NULL);
    buffer_release(&dump);
}

/* A total says over how many projects it is taken; subtotals stand in the text alone. */
static void test_text(void)
{
    ask("fund,year", "granted", NULL);
    const char *text = figures_of(LANGUAGE_SV, false, result_table_write_text);
    CHECK(strstr(text, "Livskraft, totalt") != NULL && strstr(text, "2 projekt") != NULL);
    CHECK(strstr(csv(false), "totalt") == NULL && strstr(csv(false), "yhteensä") == NULL);
}

static void test_wrong(void)
{
    static const struct {
        const char *by, *measures, *where;
        enum finding_kind kind;
    } cases[] = {
        {"fnd", "granted", NULL, FINDING_DIMENSION_UNKNOWN},
        {"", "granted", NULL, FINDING_DIMENSION_UNKNOWN},
        {"fund,fund", "granted", NULL, FINDING_OPTION_REPEATED},
        {"fund,year,status", "granted", NULL, FINDING_OPTION_TOO_OFTEN},
        {"fund", "grantd", NULL, FINDING_MEASURE_UNKNOWN},
        {"fund", "granted,", NULL, FINDING_MEASURE_UNKNOWN},
        {"fund", "granted,granted", NULL, FINDING_OPTION_REPEATED},
        {"fund", "granted", "fund", FINDING_FILTER_FORM},
        {"fund", "granted", "fnd=AKKE", FINDING_DIMENSION_UNKNOWN},
        {"fund", "granted", "fund=AKE", FINDING_MEMBER_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ask(cases[i].by, cases[i].measures, cases[i].where);
        CHECK_TEXT(csv(false), "");
        CHECK(findings.count > 0 && findings.items[0].kind == cases[i].kind);
        CHECK(findings_status(&findings) == STATUS_USAGE);
        findings_release(&findings);
    }
    ask(NULL, "granted", NULL);
    line.options[OPTION_PERIOD].text = "AKKE-2012";
    CHECK_TEXT(csv(false), "");
    CHECK(findings.items[0].kind == FINDING_PERIOD_UNKNOWN);
    CHECK(findings.count == 2 && strcmp(findings.items[1].arguments[0].text, "AKKE-2021") == 0);
    findings_release(&findings);
    line.options[OPTION_PERIOD].text = "AKKE-2021";
    CHECK_TEXT(csv(false), "all,granted,granted.projects\r\ntotal,370505.00,2\r\n");
}

int main(void)
{
    char path[] = "/tmp/figures_table.XXXXXX";
    int file = mkstemp(path);
    CHECK(file >= 0 && write(file, document, sizeof document - 1) == (ssize_t)(sizeof document - 1));
    close(file);
    findings_init(&findings);
    CHECK(settled_register_read(&settled, &line, path, 0, &findings) && findings.count == 0);
    unlink(path);
    test_csv();
    test_projects();
    test_people();
    test_text();
    test_wrong();
    CHECK(findings.count == 0);
    settled_register_release(&settled);
    findings_release(&findings);
    return unit_done();
}

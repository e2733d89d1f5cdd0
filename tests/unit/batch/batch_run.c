/* A run over reports that are only pretended: one comes out, one crashes, one hangs, one tells an error, one eats its answer. What
 * comes out is published, the others are told, each by itself. */
#include "batch/batch_run.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

static char folder[] = "/tmp/batch-run-XXXXXX";

static const char *path_of(struct arena *arena, const char *name)
{
    return arena_format(arena, "%s/%s", folder, name);
}

static void put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* --- what a program would do --- */

static const char *find_template(struct arena *arena, const char *name, struct findings *findings)
{
    (void)name, (void)findings;
    return path_of(arena, "template");
}

/* The register's SHA-256 is that of "x". */
static void survey(void *context, const struct survey_order *order, struct outcome *out, struct findings *findings)
{
    (void)context, (void)order, (void)findings;
    out->situation_date = (date){2025, 1, 31};
    strcpy(out->digest, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    out->whole = true;
}

static void make(void *context, const struct report_order *order, struct outcome *out, struct findings *findings)
{
    const char *how = order->period;
    if (strcmp(how, "crashes") == 0)
        abort();
    if (strcmp(how, "hangs") == 0)
        for (;;)
            pause();
    if (strcmp(how, "leaves") == 0)
        _exit(0);
    put_file(order->path, how);
    if (strcmp(how, "errs") == 0)
        findings_add(findings, FINDING_PDF_NO_TITLE, NOWHERE);
    if (strcmp(how, "previous") == 0)
        put_file(order->path, order->previous == NULL ? "none" : order->previous);
    out->whole = strcmp(how, "says-no") != 0;
    out->pages = *(uint32_t *)context;
}

/* --- what came of it --- */

static size_t count_kind(const struct findings *findings, enum finding_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].kind == kind;
    return count;
}

static bool is_there(struct arena *arena, const char *name)
{
    return access(path_of(arena, name), F_OK) == 0;
}

static void run(struct arena *arena, unsigned jobs, struct findings *findings)
{
    uint32_t pages = 7;
    struct batch batch;
    const struct batch_tools tools = {.version = "1", .program = path_of(arena, "x"), .fonts = path_of(arena, "empty"),
                                      .lists = path_of(arena, "empty"), .templates = path_of(arena, "empty"),
                                      .template_file = find_template,
                                      .survey = survey, .make = make, .context = &pages};
    const struct run_request request = {.batch = &batch, .tools = &tools, .output = path_of(arena, "out"), .jobs = jobs};
    if (batch_read(&batch, arena, path_of(arena, "batch.xml"), findings))
        batch_run(&request, findings);
    batch_release(&batch);
}

static void test_each_by_itself(struct arena *arena, unsigned jobs)
{
    struct findings findings;
    findings_init(&findings);
    run(arena, jobs, &findings);
    CHECK(count_kind(&findings, FINDING_RUN_CRASHED) == 2);
    CHECK(count_kind(&findings, FINDING_RUN_TOO_LONG) == 1);
    CHECK(count_kind(&findings, FINDING_PDF_NO_TITLE) == 1);
    CHECK(count_kind(&findings, FINDING_RUN_REPORT_FAILED) == 5);
    CHECK(count_kind(&findings, FINDING_RUN_INCOMPLETE) == 1);
    CHECK(findings.items[findings.count - 1].arguments[0].count == 2 && findings.items[findings.count - 1].arguments[1].count == 7);
    CHECK(is_there(arena, "out/current/works.pdf") && is_there(arena, "out/current/previous.pdf"));
    CHECK(!is_there(arena, "out/current/errs.pdf") && !is_there(arena, "out/current/says-no.pdf"));
    findings_release(&findings);
}

/* Nothing new came out the second time: the edition stays, and is told to. */
static void test_again(struct arena *arena)
{
    struct findings findings;
    findings_init(&findings);
    run(arena, 4, &findings);
    CHECK(count_kind(&findings, FINDING_RUN_NOTHING_PUBLISHED) == 1);
    CHECK(is_there(arena, "out/editions/0001-2025-01-31") && !is_there(arena, "out/editions/0002-2025-01-31"));
    findings_release(&findings);
}

int main(void)
{
    static const char begin[] = "<batch xmlns='urn:hankeraportti:batch:1'><limits seconds='2'/><register name='a' file='x'/>"
                                "<reports languages='fi' name='{period}.pdf'><from register='a'/>";
    static const char *const hows[] = {"crashes", "works", "hangs", "errs", "previous", "leaves", "says-no"};
    struct arena arena;
    arena_init(&arena);
    CHECK(mkdtemp(folder) != NULL);
    const char *text = begin;
    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
        text = arena_format(&arena, "%s<period code='%s'/>", text, hows[i]);
    put_file(path_of(&arena, "batch.xml"), arena_format(&arena, "%s<template name='t'/></reports></batch>", text));
    put_file(path_of(&arena, "x"), "x");
    put_file(path_of(&arena, "template"), "t");
    mkdir(path_of(&arena, "empty"), 0777);
    test_each_by_itself(&arena, 1);
    test_again(&arena);
    CHECK(system(arena_format(&arena, "rm -rf %s/out", folder)) == 0);
    test_each_by_itself(&arena, 8);
    CHECK(system(arena_format(&arena, "rm -rf %s", folder)) == 0);
    arena_release(&arena);
    return unit_done();
}

#include "batch/batch_run.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/edition.h"
#include "batch/kept_file.h"
#include "batch/part_files.h"
#include "batch/report_files.h"
#include "batch/run_log.h"
#include "batch/sources.h"
#include "batch/summary.h"
#include "batch/workers.h"

struct run {
    const struct run_request *request;
    struct arena arena;
    struct findings *findings;      /* what a person has to know */
    struct summary summary;         /* writes there what was found of registers and reports */
    struct findings story;          /* what the log tells besides */
    struct plan plan;
    struct sources sources;
    struct run_log log;
    size_t *making;                 /* places in the plan of the reports to make */
    size_t making_count, ended;
    bool stopped;                   /* something cannot be written: nothing is published */
    bool published;
};

static void put_story(struct run *run, struct findings *findings)
{
    run_log_tell(&run->log, findings);
    findings_release(findings);
}

/* One thing for the log: tell_story(run, kind, argument ...). */
#define tell_story(run, kind, ...)                               \
    do {                                                         \
        findings_add(&(run)->story, kind, NOWHERE, __VA_ARGS__); \
        put_story(run, &(run)->story);                           \
    } while (0)

/* --- the processes --- */

/* A full disk, a folder that has become read-only: no other report would fare better. */
static bool tells_unwritable(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == FINDING_OUTPUT_UNWRITABLE)
            return true;
    return false;
}

/* A piece of work has no use for the run's lock, and must not hold it when the run is no more. */
static void begin_work(struct run *run, struct findings *findings)
{
    if (run->sources.folder.lock >= 0)
        close(run->sources.folder.lock);
    findings_init(findings);
    findings->levels = run->findings->levels;
}

/* Reads what came of a piece of work called `name`; what its process did not tell itself becomes a finding. */
static void hear_work(struct run *run, const char *name, const struct worker_result *result, struct outcome *out,
                      struct findings *findings)
{
    const struct batch *batch = run->request->batch;
    enum worker_end end = result->end;
    if (end == WORKER_DONE && !outcome_read(out, &result->told, findings))
        end = WORKER_CRASHED;
    if (end == WORKER_DONE)
        return;
    *out = (struct outcome){0};
    const char *why = result->number == 0 ? "exit" : strsignal(result->number);
    if (end == WORKER_TOO_LONG)
        findings_add(findings, FINDING_RUN_TOO_LONG, NOWHERE, finding_text(name), finding_count(batch->seconds));
    else if (end == WORKER_CRASHED)
        findings_add(findings, FINDING_RUN_CRASHED, NOWHERE, finding_text(name), finding_text(why),
                     finding_count(batch->megabytes));
    else
        findings_add(findings, FINDING_RUN_NO_PROCESS, NOWHERE, finding_text(name),
                     finding_text(strerror(result->number)));
}

static void run_workers(struct run *run, size_t count, worker_does *does, worker_ended *ended)
{
    const struct batch *batch = run->request->batch;
    const struct worker_limits limits = {run->request->jobs, batch->seconds, batch->megabytes};
    workers_run(count, &limits, does, ended, run);
}

/* --- the registers --- */

static void survey(void *context, size_t item, struct buffer *told)
{
    struct run *run = context;
    struct planned_register *reg = &run->plan.registers[item];
    struct outcome outcome = {0};
    struct findings findings;
    begin_work(run, &findings);
    const struct survey_order order = plan_survey(&run->plan, reg);
    if (reg->used)
        run->request->tools->survey(run->request->tools->context, &order, &outcome, &findings);
    outcome_write(told, &outcome, &findings);
}

static bool surveyed(void *context, size_t item, const struct worker_result *result)
{
    struct run *run = context;
    struct planned_register *reg = &run->plan.registers[item];
    struct outcome outcome;
    hear_work(run, reg->told.name, result, &outcome, &reg->findings);
    reg->sound = outcome.whole && reg->findings.by_level[LEVEL_ERROR] == 0;
    reg->told.situation_date = outcome.situation_date;
    memcpy(reg->told.by_level, outcome.by_level, sizeof reg->told.by_level);
    reg->told.milliseconds = result->milliseconds;
    reg->told.kilobytes = result->kilobytes;
    if (outcome.members != NULL)
        reg->members = arena_copy(&run->arena, outcome.members, strlen(outcome.members));
    reg->told.digest = arena_copy(&run->arena, outcome.digest, strlen(outcome.digest));
    return true;
}

/* What was reported of it before: the edition before, unless that one tells of the same day; then what that one was
 * compared with. So a month that is made again still tells what changed since the month before. */
static void find_previous(struct planned_register *reg, const struct manifest_register *last)
{
    int later = date_compare(reg->told.situation_date, last->situation_date);
    if (later < 0) {
        findings_add(&reg->findings, FINDING_RUN_REGISTER_OLDER, NOWHERE, finding_text(reg->batch->file),
                     finding_date(reg->told.situation_date), finding_date(last->situation_date));
        reg->sound = false;
        return;
    }
    reg->told.previous = later > 0 ? last->digest : last->previous;
    reg->told.previous_file = later > 0 ? last->file : last->previous_file;
    reg->told.previous_date = later > 0 ? last->situation_date : last->previous_date;
}

static void survey_registers(struct run *run)
{
    struct plan *plan = &run->plan;
    run_workers(run, plan->batch->register_count, survey, surveyed);
    const struct manifest *before = sources_last(&run->sources);
    for (size_t i = 0; i < plan->batch->register_count; i++) {
        struct planned_register *reg = &plan->registers[i];
        const struct manifest_register *last =
            before == NULL ? NULL : manifest_register_lookup(before, reg->told.name);
        if (last != NULL && reg->sound)
            find_previous(reg, last);
        if (reg->used && !reg->sound)
            findings_add(&reg->findings, FINDING_RUN_REGISTER_FAILED, NOWHERE, finding_text(reg->batch->file));
    }
}

/* In a folder of its own, under the name that it had: reports tell it. */
static const char *previous_path(struct run *run, const struct manifest_register *told)
{
    return arena_format(&run->arena, "%s/%s/%s", run->sources.folder.restored, told->previous, told->previous_file);
}

static bool restore(struct run *run, const struct manifest_register *told)
{
    mkdir(arena_format(&run->arena, "%s/%s", run->sources.folder.restored, told->previous), 0700);
    return kept_file_restore(run->sources.history.kept, told->previous, previous_path(run, told), run->findings);
}

/* Unpacks what was reported before. A register whose previous one is damaged is reported without. */
static void restore_previous(struct run *run)
{
    for (size_t i = 0; i < run->plan.batch->register_count; i++) {
        struct manifest_register *told = &run->plan.registers[i].told;
        if (!run->plan.registers[i].sound || told->previous[0] == '\0' ||
            restore(run, told))
            continue;
        told->previous = told->previous_file = "";
        told->previous_date = (date){0};
    }
}

/* --- what is made, what is kept --- */

static void choose(struct run *run)
{
    struct plan *plan = &run->plan;
    run->making = arena_array(&run->arena, plan->report_count + 1, sizeof *run->making);
    for (size_t i = 0; i < plan->report_count; i++) {
        struct planned_report *report = &plan->reports[i];
        if (!report->wanted)
            continue;
        report->told.state = REPORT_FAILED;
        if (!planned_report_can_be_made(report))
            continue;
        const struct source *source = sources_find(&run->sources, &report->told);
        if (source == NULL || !sources_take_over(&run->sources, source, &report->told))
            run->making[run->making_count++] = i;
    }
}

/* Every so many-th report is the part's, counted over all, so that each part has some of every sort. */
static void choose_part(struct run *run)
{
    const struct run_request *request = run->request;
    for (size_t i = 0; i < run->plan.report_count && request->parts > 0; i++)
        run->plan.reports[i].wanted = i % request->parts == request->part - 1;
}

/* --- making --- */

/* A report is made in a folder of its own, with whatever stands beside it. */
static const char *making_name(struct run *run, size_t item)
{
    return arena_format(&run->arena, ".making-%zu", item);
}

static const char *making_folder(struct run *run, size_t item)
{
    return arena_format(&run->arena, "%s/%s", run->sources.folder.aside, making_name(run, item));
}

static void make(void *context, size_t item, struct buffer *told)
{
    struct run *run = context;
    struct planned_report *report = &run->plan.reports[run->making[item]];
    const struct manifest_register *reg = &report->reg->told;
    struct outcome outcome = {0};
    struct findings findings;
    begin_work(run, &findings);
    const struct report_order order = {
        .reg = report->reg->batch->file, .as_of = report->reg->batch->as_of, .template = report->template_file,
        .period = report->told.period, .language = report->told.language,
        .previous = reg->previous[0] == '\0' ? NULL : previous_path(run, reg),
        .path = arena_format(&run->arena, "%s/%s", making_folder(run, item), report->told.file),
        .reader = report->told.reader, .where = report->told.where, .also = report->also, .attaches = report->attaches,
    };
    output_folder_mask(report->told.reader);
    mkdir(making_folder(run, item), 0700); /* what cannot be written there is told of the report */
    run->request->tools->make(run->request->tools->context, &order, &outcome, &findings);
    outcome_write(told, &outcome, &findings);
}

static void show_progress(struct run *run)
{
    enum { WIDTH = 30 };
    static const char bar[] = "##############################";
    size_t filled = run->making_count == 0 ? WIDTH : run->ended * WIDTH / run->making_count;
    if (run->request->shows_progress)
        fprintf(stderr, "\r[%-*.*s] %zu/%zu%s", WIDTH, (int)filled, bar, run->ended, run->making_count,
                run->ended == run->making_count ? "\n" : "");
}

static bool made(void *context, size_t item, const struct worker_result *result)
{
    struct run *run = context;
    struct planned_report *report = &run->plan.reports[run->making[item]];
    struct manifest_report *told = &report->told;
    hear_work(run, told->file, result, &told->outcome, &report->findings);
    told->milliseconds = result->milliseconds;
    told->kilobytes = result->kilobytes;
    run->ended++;
    show_progress(run);
    bool whole = told->outcome.whole && report->findings.by_level[LEVEL_ERROR] == 0;
    if (whole && report_files_place(told, &run->arena, making_folder(run, item), run->sources.folder.aside,
                                    &report->findings))
        told->state = REPORT_MADE;
    output_folder_forget(&run->sources.folder, making_name(run, item));
    run->stopped |= tells_unwritable(&report->findings);
    return !run->stopped;
}

/* --- publishing --- */

static size_t count_state(const struct run *run, enum report_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < run->plan.report_count; i++)
        count += run->plan.reports[i].told.state == state;
    return count;
}

/* Whether nobody has put anything into the edition before, or altered the page that leads to its reports. */
static bool stands(const struct run *run, const struct manifest *last)
{
    bool whole = true;
    for (int reader = 0; reader < READERS && whole; reader++)
        whole = !manifest_tells(last, (enum reader)reader) ||
                part_files_stand(last, (enum reader)reader, run->sources.arena,
                                 output_folder_part(run->sources.arena, run->sources.history.current, (enum reader)reader));
    return whole;
}

/* Whether the edition before has the very same reports. */
static bool is_unchanged(const struct run *run)
{
    const struct manifest *last = run->request->parts > 0 ? NULL : sources_last(&run->sources);
    size_t there = 0;
    if (last == NULL)
        return false;
    for (size_t i = 0; i < last->report_count; i++)
        there += last->reports[i].state != REPORT_FAILED;
    if (there != count_state(run, REPORT_KEPT))
        return false;
    for (size_t i = 0; i < run->plan.report_count; i++) {
        const struct manifest_report *report = &run->plan.reports[i].told;
        if (report->state == REPORT_KEPT && sources_differences(manifest_report_lookup(last, report), report) != 0)
            return false;
    }
    return stands(run, last);
}

/* An edition is published when it has something that the one before has not: a report that was made, or, when all could be
 * made, another choice of them. When some could not and none is new, the one before is the better one. */
static void publish(struct run *run)
{
    size_t made = count_state(run, REPORT_MADE), kept = count_state(run, REPORT_KEPT);
    if (made == 0 && count_state(run, REPORT_FAILED) == 0 && is_unchanged(run)) {
        run->published = true;
        tell_story(run, FINDING_RUN_UNCHANGED, finding_text(run->sources.folder.current));
        return;
    }
    if (made == 0 && (kept == 0 || count_state(run, REPORT_FAILED) > 0))
        return;
    run->published = edition_publish(&run->sources.folder, &run->plan, sources_last(&run->sources), run->findings);
    if (!run->published)
        return;
    tell_story(run, FINDING_RUN_PUBLISHED, finding_text(run->sources.folder.current));
    edition_retain(&run->sources.folder, run->request->parts > 0 ? 1 : run->request->batch->keep);
    sources_forget_parts(&run->sources, run->request);
}

/* --- telling --- */

/* The first errors of a list for the mail; all of it for the log. */
static void tell_errors(struct run *run, const char *name, struct findings *findings)
{
    summary_tell(&run->summary, name, findings);
    put_story(run, findings);
}

/* A report that no process was begun for, or whose process told nothing, has what the run found of it. */
static void count_findings(struct manifest_report *told, const struct findings *findings)
{
    size_t known = 0;
    for (int level = 0; level <= LEVEL_ERROR; level++)
        known += told->outcome.by_level[level];
    if (known == 0)
        memcpy(told->outcome.by_level, findings->by_level, sizeof told->outcome.by_level);
}

static void tell_report(struct run *run, struct planned_report *report)
{
    const char *name = planned_report_label(&run->arena, report);
    struct manifest_report *told = &report->told;
    if (told->state == REPORT_FAILED)
        count_findings(told, &report->findings);
    if (told->state == REPORT_FAILED && report->reg->sound)
        findings_add(&report->findings, FINDING_RUN_REPORT_FAILED, NOWHERE, finding_text(name));
    tell_errors(run, name, &report->findings);
    if (told->state == REPORT_MADE)
        tell_story(run, FINDING_RUN_REPORT_MADE, finding_text(name), finding_count(told->outcome.pages),
                   finding_count(told->milliseconds), finding_count(told->kilobytes >> 10));
    else if (told->state == REPORT_KEPT)
        tell_story(run, FINDING_RUN_REPORT_KEPT, finding_text(name));
}

static void tell_all(struct run *run)
{
    for (size_t i = 0; i < run->plan.batch->register_count; i++)
        tell_errors(run, run->plan.registers[i].told.name, &run->plan.registers[i].findings);
    for (size_t i = 0; i < run->plan.report_count; i++)
        if (run->plan.reports[i].wanted && !(run->stopped && run->plan.reports[i].findings.count == 0))
            tell_report(run, &run->plan.reports[i]);
    summary_close(&run->summary, run->request->batch->input.name);
}

/* How it ended, when it did not end well. */
static void tell_end(struct run *run)
{
    const char *current = run->sources.folder.current;
    size_t made = count_state(run, REPORT_MADE) + count_state(run, REPORT_KEPT);
    size_t failed = count_state(run, REPORT_FAILED);
    if (!run->published)
        findings_add(run->findings, current == NULL ? FINDING_RUN_NOTHING_THERE : FINDING_RUN_NOTHING_PUBLISHED,
                     NOWHERE, finding_text(current == NULL ? run->sources.folder.path : current));
    else if (failed > 0 || run->plan.broken > 0)
        findings_add(run->findings, FINDING_RUN_INCOMPLETE, NOWHERE, finding_count((int64_t)made),
                     finding_count((int64_t)(made + failed)), finding_text(current));
}

/* --- the run --- */

/* The batch file among what an edition is made from; "" when it is not told. */
static const char *batch_in(const struct manifest_input *inputs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (inputs[i].role == INPUT_BATCH)
            return inputs[i].file;
    return "";
}

/* Another batch file in the same output folder would take away what this one publishes, and this one what that one does. One that
 * makes all that was published is taken for the same under a new name. False, with a finding. */
static bool goes_on(struct run *run)
{
    const struct manifest *last = sources_last(&run->sources);
    const char *name = batch_in(run->plan.inputs, run->plan.input_count);
    const char *before = last == NULL ? "" : batch_in(last->inputs, last->input_count);
    if (before[0] == '\0' || strcmp(before, name) == 0)
        return true;
    for (size_t i = 0; i < last->report_count; i++)
        if (last->reports[i].state != REPORT_FAILED && !plan_has(&run->plan, &last->reports[i])) {
            findings_add(run->findings, FINDING_RUN_OTHER_BATCH, NOWHERE, finding_text(run->sources.history.current),
                         finding_text(before), finding_text(name), finding_text(last->reports[i].file));
            return false;
        }
    return true;
}

static void plan_run(struct run *run)
{
    survey_registers(run);
    plan_names(&run->plan);
    choose_part(run);
}

/* False, with findings, when nothing can come of the plan. */
static bool prepare(struct run *run)
{
    return plan_inputs(&run->plan, run->findings) && goes_on(run);
}

static void make_reports(struct run *run)
{
    if (run->sources.folder.cleaned)
        tell_story(run, FINDING_RUN_CLEANED, finding_text(run->sources.folder.path));
    plan_run(run);
    restore_previous(run);
    run->stopped = !prepare(run) || tells_unwritable(run->findings);
    if (!run->stopped) {
        choose(run);
        run_workers(run, run->making_count, make, made);
    }
    tell_all(run);
    if (!run->stopped)
        publish(run);
    tell_end(run);
}

static void run_init(struct run *run, const struct run_request *request, struct findings *findings)
{
    *run = (struct run){.request = request, .findings = findings, .summary = {.findings = findings},
                        .sources = {.folder = {.lock = -1}}, .log = {.file = -1}};
    arena_init(&run->arena);
    findings_init(&run->story);
    plan_init(&run->plan, &run->arena, request->batch, request->tools, findings->levels);
}

static void run_release(struct run *run)
{
    sources_close(&run->sources);
    plan_release(&run->plan);
    findings_release(&run->story);
    arena_release(&run->arena);
}

void batch_run(const struct run_request *request, struct findings *findings)
{
    struct run run;
    run_init(&run, request, findings);
    /* Too large a file is a write that fails, like a full disk. */
    signal(SIGXFSZ, SIG_IGN);
    run_log_open(&run.log, request->batch, request->language, findings);
    run_log_tell(&run.log, findings);
    tell_story(&run, FINDING_RUN_BEGAN, finding_text(request->batch->input.name));
    if (sources_open(&run.sources, &run.arena, request, findings))
        make_reports(&run);
    run_log_close(&run.log, findings);
    run_release(&run);
}

/* --- the preview --- */

static void put_why(struct buffer *out, unsigned why)
{
    const char *between = " ";
    for (int i = 0; i < REASONS; i++)
        if (why >> i & 1) {
            buffer_puts(out, between);
            buffer_puts(out, manifest_reason_names[i]);
            between = ",";
        }
    buffer_putc(out, '\n');
}

static void preview_report(struct run *run, struct planned_report *report, struct buffer *out)
{
    bool can = planned_report_can_be_made(report);
    const struct source *source = can ? sources_find(&run->sources, &report->told) : NULL;
    buffer_printf(out, "%s %s", !can ? "fail" : source != NULL ? "keep" : "make",
                  planned_report_label(&run->arena, report));
    put_why(out, can ? report->told.why : 0);
    tell_errors(run, report->told.reg, &report->findings);
}

void batch_preview(const struct run_request *request, struct buffer *out, struct findings *findings)
{
    struct run run;
    run_init(&run, request, findings);
    if (sources_look(&run.sources, &run.arena, request, findings)) {
        plan_run(&run);
        for (size_t i = 0; i < request->batch->register_count; i++)
            tell_errors(&run, run.plan.registers[i].told.name, &run.plan.registers[i].findings);
        if (prepare(&run))
            for (size_t i = 0; i < run.plan.report_count; i++)
                if (run.plan.reports[i].wanted)
                    preview_report(&run, &run.plan.reports[i], out);
        summary_close(&run.summary, request->batch->input.name);
    }
    run_release(&run);
}

#include <string.h>

#include "language/labels.h"
#include "layout/report_parts.h"

/* What is told of one project beside its money, in words: for the columns of lists and for cards. */

const struct code *report_code_of(const struct project *project, enum column_fact fact)
{
    switch (fact) {
    case FACT_STATUS: return project->status;
    case FACT_PROGRAMME: return project->programme;
    case FACT_FUND: return project->fund;
    case FACT_PRIORITY: return project->priority;
    case FACT_OBJECTIVE: return project->objective;
    case FACT_AUTHORITY: return project->authority;
    default: return NULL;
    }
}

enum language report_name_language(const struct project *project, enum language wanted)
{
    if (project->name[wanted] != NULL)
        return wanted;
    for (enum language i = 0; i < LANGUAGES; i++)
        if (project->name[i] != NULL)
            return i;
    return wanted;
}

/* Of the project's time, how much had passed on the situation date; one day is at least one. */
static const char *elapsed(struct report *report, const struct project *project)
{
    date start = project_start(project), end = project_end(project);
    if (!date_known(start) || !date_known(end) || date_compare(date_last(end), start) < 0)
        return language_word(report->request->language, WORD_NIL);
    int64_t whole = date_days_between(start, date_last(end)) + 1;
    int64_t passed = date_days_between(start, report->request->situation_date) + 1;
    passed = passed < 0 ? 0 : passed > whole ? whole : passed;
    struct buffer out;
    buffer_init(&out, 64);
    language_percent(&out, report->request->language, (passed * 200 + whole) / (whole * 2), 0);
    return report_keep(report, &out);
}

static const char *name_of_place(struct report *report, const struct location *location)
{
    enum language language = report->request->language;
    const struct code *code = location->municipality != NULL ? location->municipality
                              : location->sub_region != NULL ? location->sub_region : location->region;
    if (location->extent == EXTENT_SEVERAL_REGIONS)
        return language_word(language, WORD_PLACE_SEVERAL_REGIONS);
    if (location->extent == EXTENT_WHOLE_REGION)
        return code == NULL ? language_word(language, WORD_PLACE_WHOLE_REGION)
                            : report_fill(report, WORD_PLACE_WHOLE_OF, code_name(code, language), "", "");
    return code == NULL ? "" : code_name(code, language);
}

const char *report_places(struct report *report, const struct project *project)
{
    struct buffer out;
    buffer_init(&out, BUFFER_UNLIMITED);
    for (size_t i = 0; i < project->location_count; i++) {
        const char *name = name_of_place(report, &project->locations[i]);
        buffer_printf(&out, "%s%s", out.length > 0 && name[0] != '\0' ? ", " : "", name);
    }
    return report_keep(report, &out);
}

static void put_contact(struct buffer *out, const struct contact *contact)
{
    const char *const told[] = {contact->name, contact->email, contact->phone};
    const char *between = out->length > 0 ? "; " : "";
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (told[i] == NULL || told[i][0] == '\0')
            continue;
        buffer_printf(out, "%s%s", between, told[i]);
        between = ", ";
    }
}

const char *report_contacts(struct report *report, const struct project *project)
{
    struct buffer out;
    if (report->request->reader != READER_INTERNAL)
        return "";
    buffer_init(&out, BUFFER_UNLIMITED);
    for (size_t i = 0; i < project->contact_count; i++)
        put_contact(&out, &project->contacts[i]);
    return report_keep(report, &out);
}

static const char *or_nil(const struct report *report, const char *text)
{
    return text == NULL || text[0] == '\0' ? language_word(report->request->language, WORD_NIL) : text;
}

static const char *implementer(const struct report *report, const struct project *project, enum language *told)
{
    enum language wanted = report->request->language;
    const struct organisation *implementer = project_implementer(project);
    if (implementer == NULL)
        return NULL;
    if (!implementer->person)
        *told = report_name_language(project, wanted);
    return label_organisation(wanted, implementer);
}

/* A register does not tell the language of an organisation's name: it is taken to be that of the project. */
const char *report_fact(struct report *report, const struct project *project, enum column_fact fact,
                        enum language *told)
{
    enum language wanted = report->request->language;
    const struct code *code = report_code_of(project, fact);
    bool brief = fact == FACT_FUND || fact == FACT_PRIORITY || fact == FACT_OBJECTIVE;
    *told = wanted;
    switch (fact) {
    case FACT_CODE: return project->code;
    case FACT_NAME: *told = report_name_language(project, wanted); return project_name(project, wanted);
    case FACT_IMPLEMENTER: return or_nil(report, implementer(report, project, told));
    case FACT_DURATION: return report_duration(report, project_start(project), project_end(project));
    case FACT_START: return or_nil(report, report_date(report, project_start(project)));
    case FACT_END: return or_nil(report, report_date(report, project_end(project)));
    case FACT_ELAPSED: return elapsed(report, project);
    case FACT_CONTACT: return or_nil(report, report_contacts(report, project));
    case FACT_PLACE: return or_nil(report, report_places(report, project));
    default:
        return or_nil(report, code == NULL ? NULL : brief ? code_short_name(code, wanted) : code_name(code, wanted));
    }
}

const char *report_fact_label(enum language language, enum column_fact fact)
{
    static const enum word words[FACTS] = {
        [FACT_CODE] = WORD_CODE,           [FACT_NAME] = WORD_PROJECT,         [FACT_IMPLEMENTER] = WORD_IMPLEMENTER,
        [FACT_DURATION] = WORD_DURATION,   [FACT_STATUS] = WORD_STATUS,        [FACT_START] = WORD_STARTS,
        [FACT_END] = WORD_ENDS,            [FACT_PROGRAMME] = WORD_PROGRAMME,  [FACT_FUND] = WORD_FUND,
        [FACT_PRIORITY] = WORD_PRIORITY,   [FACT_OBJECTIVE] = WORD_OBJECTIVE,  [FACT_AUTHORITY] = WORD_AUTHORITY,
        [FACT_ELAPSED] = WORD_ELAPSED,     [FACT_PLACE] = WORD_PLACE,        [FACT_CONTACT] = WORD_CONTACT,
    };
    return language_word(language, words[fact]);
}

const char *report_persons_note(struct report *report, const struct figures *figures)
{
    int64_t hidden = 0;
    for (size_t i = 0; i < figures->project_count; i++)
        hidden += project_hides_person(figures->projects[i]);
    return hidden == 0 ? "" : report_fill(report, WORD_PERSONS_LEFT_OUT, report_count(report, hidden), "", "");
}

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "check/check_repeats.h"

/* No text here names an organisation or a person: a sole trader's name is a person's. */

void check_implementer_is_told(const struct checker *checker, const struct project *project)
{
    if (project_implementer(project) == NULL)
        check_tell(checker, project, project->offset, CHECK_NOTHING);
}

void check_lead_implementer_is_one(const struct checker *checker, const struct project *project)
{
    int leads = 0;
    for (size_t i = 0; i < project->participation_count; i++)
        if (project->participations[i].role == ROLE_LEAD_IMPLEMENTER &&
            project->participations[i].organisation != project_implementer(project))
            leads++;
    if (leads > 0)
        check_tell(checker, project, project->offset, finding_count(leads + 1));
}

static int by_organisation(const void *a, const void *b)
{
    const struct participation *one = a, *other = b;
    return one->role != other->role ? one->role - other->role
                                    : check_compare_addresses(one->organisation, other->organisation);
}

static void tell_role(const struct checker *checker, const struct project *project, const void *child)
{
    check_tell(checker, project, project->offset, finding_role(((const struct participation *)child)->role));
}

void check_organisations_are_unique(const struct checker *checker, const struct project *project)
{
    check_repeats(checker, project, project->participations, project->participation_count,
                  sizeof *project->participations, by_organisation, tell_role);
}

/* --- business IDs --- */

static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

/* The check digit of seven digits, modulus 11; -1: these seven have none, and no ID is made of them. */
static int check_digit(const char digits[7])
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 7; i++)
        sum += weights[i] * (digits[i] - '0');
    int remainder = sum % 11;
    return remainder == 0 ? 0 : remainder == 1 ? -1 : 11 - remainder;
}

/* A Finnish business ID, 1234567-1, or its VAT number, FI12345671, whose check digit does not agree. What has another
 * form is of another country, and not judged. */
static bool is_wrong(const char *id)
{
    bool vat = strncmp(id, "FI", 2) == 0;
    const char *digits = vat ? id + 2 : id;
    size_t count = digits_at(digits);
    if (count == 0 || (vat ? digits[count] != '\0' : digits[count] != '-' || strlen(digits + count) != 2))
        return false;
    if (count != (vat ? 8 : 7))
        return true;
    return check_digit(digits) != digits[vat ? 7 : 8] - '0';
}

typedef bool id_judge(const char *business_id);

/* Marks the organisations whose ID is as `judged`, by their order. Returns how many there are. */
static size_t mark_organisations(bool *marked, const struct project_register *reg, id_judge *judged)
{
    size_t count = 0;
    for (size_t i = 0; i < reg->organisation_count; i++) {
        const struct organisation *organisation = reg->organisations[i];
        marked[organisation->order] = organisation->business_id != NULL && judged(organisation->business_id);
        count += marked[organisation->order];
    }
    return count;
}

/* Tells of the marked organisations that the project names, and takes their marks away. Returns how many. */
static size_t tell_marked(const struct checker *checker, const struct project *project, bool *marked)
{
    size_t count = 0;
    for (size_t i = 0; i < project->participation_count; i++) {
        const struct participation *participation = &project->participations[i];
        const struct organisation *organisation = participation->organisation;
        if (!marked[organisation->order])
            continue;
        bool hidden = organisation->person || register_id_personal(organisation->business_id);
        check_tell(checker, project, project->offset, finding_role(participation->role),
                   finding_text(hidden ? "…" : organisation->business_id));
        marked[organisation->order] = false;
        count++;
    }
    return count;
}

/* Tells of each organisation at the first project that names it, not at every one. */
static void judge_business_ids(const struct checker *checker, id_judge *judged)
{
    const struct project_register *reg = checker->reg;
    bool *marked = heap_array(reg->organisation_count, sizeof *marked);
    size_t left = mark_organisations(marked, reg, judged);
    for (size_t i = 0; i < reg->project_count && left > 0; i++)
        left -= tell_marked(checker, reg->projects[i], marked);
    free(marked);
}

void check_business_ids_are_right(const struct checker *checker)
{
    judge_business_ids(checker, is_wrong);
}

void check_business_ids_are_public(const struct checker *checker)
{
    judge_business_ids(checker, register_id_personal);
}

/* --- contacts --- */

/* name@place.land: what a mail program would take. */
static bool is_email(const char *text)
{
    const char *at = strchr(text, '@'), *dot = strrchr(text, '.');
    return at != NULL && at > text && strchr(at + 1, '@') == NULL && dot != NULL && dot > at + 1 && dot[1] != '\0' &&
           strpbrk(text, " ,;<>") == NULL;
}

void check_contacts_can_be_reached(const struct checker *checker, const struct project *project)
{
    for (size_t i = 0; i < project->contact_count; i++) {
        const char *email = project->contacts[i].email;
        if (email != NULL && *email != '\0' && !is_email(email))
            check_tell(checker, project, project->offset, finding_count((int64_t)i + 1));
    }
}

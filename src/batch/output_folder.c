#include "batch/output_folder.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOR_ALL = 0777, FOR_GROUP = 0750, FOR_OWNER = 0700, FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

static bool cannot(const char *path, struct findings *findings)
{
    findings_add(findings, FINDING_OUTPUT_UNWRITABLE, NOWHERE, finding_text(strerror(errno)), finding_text(path));
    return false;
}

/* --- removing --- */

void output_folder_remove(int above, const char *name)
{
    int folder = openat(above, name, FOLDER);
    DIR *open = folder < 0 ? NULL : fdopendir(folder);
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            unlinkat(folder, entry->d_name, 0) != 0 && (errno == EISDIR || errno == EPERM))
            output_folder_remove(folder, entry->d_name);
    if (open != NULL)
        closedir(open);
    else if (folder >= 0)
        close(folder);
    if (unlinkat(above, name, AT_REMOVEDIR) != 0 && errno == ENOTDIR)
        unlinkat(above, name, 0);
}

static void remove_at(const char *path, const char *name)
{
    int above = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (above < 0)
        return;
    output_folder_remove(above, name);
    close(above);
}

void output_folder_forget(struct output_folder *folder, const char *name)
{
    remove_at(folder->aside, name);
}

/* --- editions: NNNN-... --- */

/* The number that an edition's name begins with; 0 when it is none. */
static unsigned number_of(const char *name)
{
    char *end;
    if (!isdigit((unsigned char)name[0]))
        return 0;
    unsigned long number = strtoul(name, &end, 10);
    return end - name >= 4 && *end == '-' && strchr(name, '/') == NULL && number < UINT_MAX ? (unsigned)number : 0;
}

static int by_number(const struct dirent **a, const struct dirent **b)
{
    unsigned first = number_of((*a)->d_name), second = number_of((*b)->d_name);
    return (first > second) - (first < second);
}

static int is_edition(const struct dirent *entry)
{
    return number_of(entry->d_name) > 0;
}

void output_folder_each(struct output_folder *folder, output_folder_found *found, void *context)
{
    struct dirent **entries = NULL;
    int count = scandir(folder->editions, &entries, is_edition, by_number);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (!found(context, arena_format(folder->arena, "%s/%s", folder->editions, name), number_of(name)))
            remove_at(folder->editions, name);
        free(entries[i]);
    }
    free(entries);
}

/* --- the parts of an edition --- */

static const char public_part[] = "/public";
static const char internal_link[] = "current/../internal";

const char *output_folder_part(struct arena *arena, const char *edition, enum reader reader)
{
    return arena_format(arena, "%s/%s", edition, reader_names[reader]);
}

bool output_folder_make_part(struct arena *arena, const char *edition, enum reader reader)
{
    const char *part = output_folder_part(arena, edition, reader);
    return mkdir(part, reader == READER_INTERNAL ? FOR_GROUP : FOR_ALL) == 0 || errno == EEXIST;
}

mode_t output_folder_mask(enum reader reader)
{
    mode_t mask = umask(0);
    umask(reader == READER_INTERNAL ? mask | (FOR_ALL & ~FOR_GROUP) : mask);
    return mask;
}

static bool has_part(const struct output_folder *folder, const char *edition, enum reader reader)
{
    return access(output_folder_part(folder->arena, edition, reader), F_OK) == 0;
}

/* --- looking at what is there --- */

/* A folder of the program's own: no link to somewhere else, nothing else in its place. */
static bool is_own_folder(const char *path, struct findings *findings)
{
    struct stat about;
    if (lstat(path, &about) != 0 || S_ISDIR(about.st_mode))
        return true;
    findings_add(findings, FINDING_RUN_PLACE_TAKEN, NOWHERE, finding_text(path));
    return false;
}

/* The edition's name that the target of `current` tells, cut out of it; NULL when no run has made such a link. */
static const char *edition_in(char *target)
{
    static const char editions[] = "editions/";
    char *end = strstr(target, public_part);
    if (strncmp(target, editions, sizeof editions - 1) != 0 || end == NULL || strcmp(end, public_part) != 0)
        return NULL;
    *end = '\0';
    return target + sizeof editions - 1;
}

/* Where `current` leads to. It must be the link that a run has made: nothing else is replaced or followed. */
static bool find_current(struct output_folder *folder, struct findings *findings)
{
    char target[PATH_MAX] = "";
    const char *link = arena_format(folder->arena, "%s/current", folder->path), *edition = NULL;
    struct stat about;
    if (lstat(link, &about) != 0)
        return errno == ENOENT || errno == ENOTDIR ? true : cannot(link, findings);
    if (readlink(link, target, sizeof target - 1) > 0)
        edition = edition_in(target);
    folder->number = edition == NULL ? 0 : number_of(edition);
    if (folder->number == 0) {
        findings_add(findings, FINDING_RUN_PLACE_TAKEN, NOWHERE, finding_text(link));
        return false;
    }
    folder->current = arena_format(folder->arena, "%s/%s", folder->path, target);
    if (lstat(output_folder_part(folder->arena, folder->current, READER_PUBLIC), &about) == 0 && S_ISDIR(about.st_mode))
        return true;
    findings_add(findings, FINDING_RUN_CURRENT_GONE, NOWHERE, finding_text(link), finding_text(target));
    return false;
}

static void name_places(struct output_folder *out, struct arena *arena, const char *path)
{
    *out = (struct output_folder){.path = path, .arena = arena, .lock = -1};
    out->editions = arena_format(arena, "%s/editions", path);
    out->aside = arena_format(arena, "%s/editions/.new", path);
    out->kept = arena_format(arena, "%s/kept", path);
    out->restored = arena_format(arena, "%s/kept/.restored", path);
}

static bool look(struct output_folder *folder, struct findings *findings)
{
    return is_own_folder(folder->editions, findings) && is_own_folder(folder->kept, findings) &&
           is_own_folder(arena_format(folder->arena, "%s/parts", folder->path), findings) &&
           find_current(folder, findings);
}

bool output_folder_look(struct output_folder *out, struct arena *arena, const char *path, struct findings *findings)
{
    name_places(out, arena, path);
    return look(out, findings);
}

/* --- opening --- */

static bool make_folder(const char *path, mode_t mode, struct findings *findings)
{
    struct stat about;
    if (mkdir(path, mode) == 0 || (errno == EEXIST && stat(path, &about) == 0 && S_ISDIR(about.st_mode)))
        return true;
    return cannot(path, findings);
}

static bool take_lock(struct output_folder *folder, struct findings *findings)
{
    const char *path = arena_format(folder->arena, "%s/.lock", folder->path);
    folder->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0600);
    if (folder->lock < 0)
        return cannot(path, findings);
    folder->held = flock(folder->lock, LOCK_EX | LOCK_NB) == 0;
    if (folder->held)
        return true;
    if (errno != EWOULDBLOCK)
        return cannot(path, findings);
    findings_add(findings, FINDING_RUN_LOCKED, NOWHERE, finding_text(folder->path));
    return false;
}

static bool not_newer(void *context, const char *edition, unsigned number)
{
    (void)edition;
    struct output_folder *folder = context;
    folder->cleaned |= number > folder->number;
    return number <= folder->number;
}

static bool count_editions(void *context, const char *edition, unsigned number)
{
    (void)edition;
    unsigned *most = context;
    *most = number > *most ? number : *most;
    return true;
}

static void remove_unfinished(struct output_folder *folder)
{
    remove_at(folder->editions, ".new");
    remove_at(folder->kept, ".restored");
}

/* Without `current`, only the first edition can be what a killed run left: others are somebody's, whose link is lost. */
static bool clean(struct output_folder *folder, struct findings *findings)
{
    unsigned most = 0;
    output_folder_each(folder, count_editions, &most);
    if (folder->number == 0 && most > 1) {
        findings_add(findings, FINDING_RUN_CURRENT_GONE, NOWHERE,
                     finding_text(arena_format(folder->arena, "%s/current", folder->path)),
                     finding_text(arena_format(folder->arena, "editions/%04u-…%s", most, public_part)));
        return false;
    }
    output_folder_each(folder, not_newer, folder);
    folder->cleaned |= access(folder->aside, F_OK) == 0;
    remove_unfinished(folder);
    unlink(arena_format(folder->arena, "%s/current.new", folder->path));
    return true;
}

bool output_folder_open(struct output_folder *out, struct arena *arena, const char *path, struct findings *findings)
{
    name_places(out, arena, path);
    return make_folder(path, FOR_ALL, findings) && take_lock(out, findings) && look(out, findings) &&
           clean(out, findings);
}

bool output_folder_begin(struct output_folder *folder, struct findings *findings)
{
    return make_folder(folder->editions, FOR_ALL, findings) &&
           make_folder(folder->kept, FOR_OWNER, findings) && make_folder(folder->aside, FOR_ALL, findings) &&
           (output_folder_make_part(folder->arena, folder->aside, READER_PUBLIC) || cannot(folder->aside, findings)) &&
           make_folder(folder->restored, FOR_OWNER, findings);
}

/* --- publishing --- */

static bool settle_on_disk(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    bool settled = fsync(folder) == 0 || errno == EINVAL;
    return close(folder) == 0 && settled;
}

static bool settle_aside(const struct output_folder *folder)
{
    for (int reader = 0; reader < READERS; reader++)
        if (has_part(folder, folder->aside, (enum reader)reader) &&
            !settle_on_disk(output_folder_part(folder->arena, folder->aside, (enum reader)reader)))
            return false;
    return settle_on_disk(folder->kept) && settle_on_disk(folder->aside);
}

enum finding_kind output_folder_link_failure(int error)
{
    bool none = error == EPERM || error == EOPNOTSUPP || error == ENOSYS;
    return none ? FINDING_RUN_NO_LINKS : FINDING_OUTPUT_UNWRITABLE;
}

static bool move_into_place(struct output_folder *folder, const char *name)
{
    const char *place = arena_format(folder->arena, "%s/%s", folder->editions, name);
    const char *link = arena_format(folder->arena, "%s/current", folder->path);
    const char *fresh = arena_format(folder->arena, "%s/current.new", folder->path);
    if (!settle_aside(folder) || rename(folder->aside, place) != 0 || !settle_on_disk(folder->editions))
        return false;
    if (symlink(arena_format(folder->arena, "editions/%s%s", name, public_part), fresh) == 0 && rename(fresh, link) == 0) {
        folder->current = place;
        return settle_on_disk(folder->path);
    }
    int error = errno;
    unlink(fresh);
    remove_at(folder->editions, name);
    errno = error;
    return false;
}

/* The path of the link `internal`; `own`: whether it is what a run makes there. It goes by way of `current`, and so leads to the
 * same edition without ever being replaced. */
static const char *find_internal(const struct output_folder *folder, bool *own)
{
    char target[sizeof internal_link] = "";
    const char *link = arena_format(folder->arena, "%s/internal", folder->path);
    ssize_t length = readlink(link, target, sizeof target);
    *own = length == sizeof target - 1 && memcmp(target, internal_link, (size_t)length) == 0;
    return link;
}

/* Makes the link when there is something for internal readers. False, with a finding, when something else stands there. */
static bool link_internal(const struct output_folder *folder, struct findings *findings)
{
    bool own;
    const char *link = find_internal(folder, &own);
    if (own || !has_part(folder, folder->aside, READER_INTERNAL) || symlink(internal_link, link) == 0 || errno != EEXIST)
        return true; /* what cannot be made here, `current` cannot either, and that is told */
    findings_add(findings, FINDING_RUN_PLACE_TAKEN, NOWHERE, finding_text(link));
    return false;
}

/* Once an edition without it is published, the link would lead nowhere. */
static void unlink_internal(const struct output_folder *folder)
{
    bool own;
    const char *link = find_internal(folder, &own);
    if (own && !has_part(folder, folder->current, READER_INTERNAL))
        unlink(link);
}

bool output_folder_publish(struct output_folder *folder, date latest, struct findings *findings)
{
    char day[DATE_TEXT_SIZE];
    date_format(day, latest);
    if (!link_internal(folder, findings))
        return false;
    if (!move_into_place(folder, arena_format(folder->arena, "%04u-%s", folder->number + 1, day))) {
        findings_add(findings, output_folder_link_failure(errno), NOWHERE, finding_text(strerror(errno)),
                     finding_text(folder->path));
        return false;
    }
    folder->number++;
    unlink_internal(folder);
    return true;
}

void output_folder_close(struct output_folder *folder)
{
    if (folder->lock < 0)
        return;
    if (folder->held)
        remove_unfinished(folder);
    close(folder->lock);
    folder->lock = -1;
}

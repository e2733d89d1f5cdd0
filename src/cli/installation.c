#include "cli/installation.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "cli/options.h"

/* Cuts `levels` names off the end of a path of `length` bytes; returns what is left of it. */
static size_t above(const char *path, size_t length, int levels)
{
    for (; levels > 0; levels--) {
        while (length > 0 && path[length - 1] != '/')
            length--;
        length -= length > 0;
    }
    return length;
}

const char *installation_folder_of(struct arena *arena, const char *program, const char *name)
{
    static const char build[] = "/.build";
    const size_t build_length = sizeof build - 1;
    size_t builds = above(program, strlen(program), 2);
    if (builds >= build_length && strncmp(program + builds - build_length, build, build_length) == 0)
        return arena_format(arena, "%.*s/%s", (int)(builds - build_length), program, name);
    return arena_format(arena, "%.*s/share/hankeraportti/%s", (int)builds, program, name);
}

const char *installation_folder(struct arena *arena, const char *name)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0)
        die("/proc/self/exe cannot be read");
    program[length] = '\0';
    return installation_folder_of(arena, program, name);
}

static bool ends_in_xml(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".xml") == 0;
}

/* [a-z0-9-]+ : such a name cannot leave its folder. */
static bool is_plain(const char *name)
{
    return *name != '\0' && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the folder's .xml files, without the ending, in order; ends with NULL. */
static const char *const *names_in(struct arena *arena, const char *folder)
{
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    DIR *open = opendir(folder);
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;)
        if (ends_in_xml(entry->d_name))
            *(const char **)arena_append(arena, (void **)&names, &count, &capacity, sizeof *names) =
                arena_copy(arena, entry->d_name, strlen(entry->d_name) - 4);
    if (open != NULL)
        closedir(open);
    *(const char **)arena_append(arena, (void **)&names, &count, &capacity, sizeof *names) = NULL;
    qsort(names, count - 1, sizeof *names, by_name);
    return names;
}

const char *installation_borders(struct arena *arena)
{
    return arena_format(arena, "%s/finland.xml", installation_folder(arena, "templates/maps"));
}

const char *installation_file(struct arena *arena, const char *folder, const char *value, enum finding_kind unknown,
                              struct findings *findings)
{
    if (strchr(value, '/') != NULL || ends_in_xml(value))
        return value;
    const char *path = installation_folder(arena, folder);
    const char *file = arena_format(arena, "%s/%s.xml", path, value);
    if (is_plain(value) && access(file, F_OK) == 0)
        return file;
    const char *const *names = names_in(arena, path);
    if (names[0] == NULL) {
        findings_add(findings, FINDING_INSTALLATION_BROKEN, NOWHERE, finding_text(path));
        return NULL;
    }
    findings_add(findings, unknown, NOWHERE, finding_text(value), finding_text(option_join(arena, "", names)));
    option_suggest("", names, value, findings);
    return NULL;
}

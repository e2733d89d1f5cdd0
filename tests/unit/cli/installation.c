/* Where the program's files are, by where the program is; and that a name never leaves its folder. */
#include "cli/installation.h"

#include "unit.h"

int main(void)
{
    struct arena arena;
    struct findings findings;
    arena_init(&arena);
    findings_init(&findings);
    CHECK_TEXT(installation_folder_of(&arena, "/usr/local/bin/hankeraportti", "fonts"),
               "/usr/local/share/hankeraportti/fonts");
    CHECK_TEXT(installation_folder_of(&arena, "/bin/hankeraportti", "fonts"), "/share/hankeraportti/fonts");
    CHECK_TEXT(installation_folder_of(&arena, "/home/a/checkout/.build/release/hankeraportti", "templates/import"),
               "/home/a/checkout/templates/import");
    CHECK_TEXT(installation_folder_of(&arena, "/home/a.build/bin/hankeraportti", "fonts"),
               "/home/a.build/share/hankeraportti/fonts");

    const char *const own[] = {"my.xml", "./mapping", "/srv/m.xml", "../m.xml"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        CHECK_TEXT(installation_file(&arena, "templates/import", own[i], FINDING_MAPPING_UNKNOWN, &findings), own[i]);
    CHECK(findings.count == 0);

    const char *const wrong[] = {"", "..", "no-such-mapping", "EURA2014", ".xml", "a b"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        CHECK(installation_file(&arena, "templates/import", wrong[i], FINDING_MAPPING_UNKNOWN, &findings) == NULL);
        CHECK(findings.by_level[LEVEL_ERROR] == i + 1);
    }
    /* Beside a test no program is installed, and that is what is told. */
    CHECK(findings.items[0].kind == FINDING_INSTALLATION_BROKEN && findings_status(&findings) == STATUS_INPUT);
    findings_release(&findings);
    arena_release(&arena);
    return unit_done();
}

/* What a unit test needs: CHECK counts, unit_done tells. A test is a main() that ends in `return unit_done();`. */
#ifndef UNIT_H
#define UNIT_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int unit_checks, unit_failures;

#define CHECK(condition) unit_check((condition), #condition, __FILE__, __LINE__)
#define CHECK_TEXT(actual, expected) unit_check_text((actual), (expected), #actual, __FILE__, __LINE__)

static inline void unit_check(bool holds, const char *condition, const char *file, int line)
{
    unit_checks++;
    if (holds)
        return;
    unit_failures++;
    printf("%s:%d: does not hold: %s\n", file, line, condition);
}

static inline void unit_check_text(const char *actual, const char *expected, const char *what, const char *file,
                                   int line)
{
    unit_checks++;
    if (strcmp(actual, expected) == 0)
        return;
    unit_failures++;
    printf("%s:%d: %s is \"%s\", expected \"%s\"\n", file, line, what, actual, expected);
}

/* A test without a single check has tested nothing, and fails. */
static inline int unit_done(void)
{
    return unit_failures > 0 || unit_checks == 0;
}

#endif

/* A register from a text, for unit tests of what is made of registers. */
#ifndef UNIT_REGISTER_H
#define UNIT_REGISTER_H

#include "register/register_reader.h"

#include <stdlib.h>
#include <unistd.h>

#define UNIT_REGISTER(situation_date, rest)                                                              \
    "<?xml version='1.0' encoding='UTF-8'?>"                                                             \
    "<register xmlns='urn:hankeraportti:register:1' version='1' situation-date='" situation_date "'>"    \
    "<body><name lang='fi'>x</name></body>" rest "</register>"

static inline bool unit_register(struct project_register *out, struct arena *arena, const char *text,
                                 struct findings *findings)
{
    static char path[] = "/tmp/unit_register.XXXXXX";
    int file = mkstemp(path);
    bool written = file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text) && close(file) == 0;
    bool whole = written && register_read(out, arena, path, 0, findings);
    unlink(path);
    return whole;
}

#endif

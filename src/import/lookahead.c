#include "import/lookahead.h"

#include <string.h>

void lookahead_open(struct lookahead *out, struct input *input, struct findings *findings)
{
    *out = (struct lookahead){.input = input, .findings = findings};
    long got = 1;
    while (out->length < sizeof out->head && got > 0) {
        got = input_read(input, out->head + out->length, sizeof out->head - out->length, findings);
        out->length += got > 0 ? (size_t)got : 0;
    }
}

bool lookahead_is_archive(const struct lookahead *lookahead)
{
    return lookahead->length == 4 && memcmp(lookahead->head, "PK\3\4", 4) == 0;
}

long lookahead_read(struct lookahead *lookahead, void *bytes, size_t size)
{
    size_t left = lookahead->length - lookahead->given;
    if (left == 0)
        return input_read(lookahead->input, bytes, size, lookahead->findings);
    size_t part = left < size ? left : size;
    memcpy(bytes, lookahead->head + lookahead->given, part);
    lookahead->given += part;
    return (long)part;
}

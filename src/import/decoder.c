#include "import/decoder.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#define REPLACEMENT "\uFFFD"
#define BYTE_ORDER_MARK "\uFEFF"

static size_t unit_of(const char *encoding)
{
    bool two = strncasecmp(encoding, "UTF-16", 6) == 0 || strncasecmp(encoding, "UCS-2", 5) == 0;
    bool four = strncasecmp(encoding, "UTF-32", 6) == 0 || strncasecmp(encoding, "UCS-4", 5) == 0;
    return four ? 4 : two ? 2 : 1;
}

bool decoder_open(struct decoder *out, const char *encoding, struct lookahead *source, struct findings *findings)
{
    out->conversion = iconv_open("UTF-8", encoding);
    out->source = source;
    out->unit = unit_of(encoding);
    out->held = out->decoded = 0;
    if (out->conversion != (iconv_t)-1)
        return true;
    findings_add(findings, FINDING_MAPPING_ENCODING, NOWHERE, finding_text(encoding));
    return false;
}

void decoder_close(struct decoder *decoder)
{
    if (decoder->conversion != (iconv_t)-1)
        iconv_close(decoder->conversion);
    decoder->conversion = (iconv_t)-1;
}

/* Converts `size` raw bytes, and keeps the beginning of a character that the next read may finish. */
static void convert(struct decoder *decoder, size_t size, bool last, struct buffer *out)
{
    char *from = decoder->raw;
    while (size > 0) {
        char piece[4096], *to = piece;
        size_t room = sizeof piece;
        size_t result = iconv(decoder->conversion, &from, &size, &to, &room);
        int error = errno;
        buffer_put(out, piece, sizeof piece - room);
        if (result != (size_t)-1 || error == E2BIG)
            continue;
        if (error == EINVAL && !last)
            break;
        buffer_puts(out, REPLACEMENT);
        size_t skipped = size < decoder->unit ? size : decoder->unit;
        from += skipped;
        size -= skipped;
    }
    memmove(decoder->raw, from, size);
    decoder->held = size;
}

static void drop_byte_order_mark(struct buffer *out, size_t from)
{
    size_t length = strlen(BYTE_ORDER_MARK);
    if (out->length - from < length || memcmp(out->bytes + from, BYTE_ORDER_MARK, length) != 0)
        return;
    memmove(out->bytes + from, out->bytes + from + length, out->length - from - length + 1);
    out->length -= length;
}

void decoder_read(struct decoder *decoder, struct buffer *out)
{
    size_t before = out->length;
    bool last = false;
    while (out->length == before && !last) {
        long got = lookahead_read(decoder->source, decoder->raw + decoder->held,
                                  sizeof decoder->raw - decoder->held);
        if (got < 0)
            return;
        last = got == 0;
        convert(decoder, decoder->held + (size_t)got, last, out);
        if (decoder->decoded == 0)
            drop_byte_order_mark(out, before);
        decoder->decoded += out->length - before;
    }
}

#include "base/digest.h"

#include <nettle/md5.h>

void digest_init(struct digest *digest)
{
    sha256_init(&digest->state);
}

void digest_add(struct digest *digest, const void *bytes, size_t length)
{
    sha256_update(&digest->state, length, bytes);
}

void digest_close(struct digest *digest, unsigned char out[DIGEST_SIZE])
{
    sha256_digest(&digest->state, DIGEST_SIZE, out);
}

void digest_format(char out[DIGEST_TEXT_SIZE], const unsigned char bytes[DIGEST_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < DIGEST_SIZE; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * DIGEST_SIZE] = '\0';
}

void digest_md5(unsigned char out[DIGEST_MD5_SIZE], const void *bytes, size_t length)
{
    struct md5_ctx state;
    md5_init(&state);
    md5_update(&state, length, bytes);
    md5_digest(&state, DIGEST_MD5_SIZE, out);
}

/* SHA-256, by nettle: what ties a PDF to the register it was made from; and MD5, which PDF asks of attached files. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>

enum { DIGEST_SIZE = 32, DIGEST_TEXT_SIZE = 65, DIGEST_MD5_SIZE = 16 };

struct digest {
    struct sha256_ctx state;
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);
/* The 32 bytes of everything added; the digest starts anew. */
void digest_close(struct digest *digest, unsigned char out[DIGEST_SIZE]);
/* Lower-case hexadecimal, NUL-terminated. */
void digest_format(char out[DIGEST_TEXT_SIZE], const unsigned char bytes[DIGEST_SIZE]);
/* A check sum against accidents, not against people (ISO 32000-1, table 46). */
void digest_md5(unsigned char out[DIGEST_MD5_SIZE], const void *bytes, size_t length);

#endif

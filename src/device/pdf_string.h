/* Text as PDF strings: plain where ASCII will do, else UTF-16BE with its mark. */
#ifndef DEVICE_PDF_STRING_H
#define DEVICE_PDF_STRING_H

#include <hpdf.h>
#include <hpdf_objects.h>
#include <stdint.h>

#include "base/buffer.h"

/* The longest string that a file may have (ISO 19005-2, 6.1.13) [bytes]. Of a longer text the beginning is written. */
enum { PDF_STRING_MOST = 32767 };

/* UTF-8 `text` as a string object. */
void pdf_string_put(struct buffer *out, const char *text);
/* One character as the hexadecimal digits of its UTF-16BE form, without brackets or mark. */
void pdf_string_put_hexadecimal(struct buffer *out, uint32_t character);
/* The number as four hexadecimal digits. */
void pdf_string_put_four(struct buffer *out, uint32_t number);
/* UTF-8 `text` as an object of libharu, to be owned by a dictionary. */
HPDF_Binary pdf_string_new(HPDF_MMgr memory, const char *text);

#endif

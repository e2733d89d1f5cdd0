/* Findings in words, for the terminal and for the report's list of findings. */
#ifndef LANGUAGE_MESSAGE_H
#define LANGUAGE_MESSAGE_H

#include "base/buffer.h"
#include "base/findings.h"
#include "language/language.h"

/* One line, "file:line:column: level: text", or "hankeraportti: level: text" for a finding without a place. The level is
 * an English word in every language: scripts read it. Always a single line: a control character in a file's name
 * or in an argument shows as U+FFFD, and an argument longer than 240 characters is cut. */
void message_write(struct buffer *out, enum language language, const struct finding *finding);
/* The text alone. */
void message_text(struct buffer *out, enum language language, const struct finding *finding);

#endif

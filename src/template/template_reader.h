/* Report template XML → struct template, in one streaming pass. */
#ifndef TEMPLATE_TEMPLATE_READER_H
#define TEMPLATE_TEMPLATE_READER_H

#include "template/template.h"

/* Reads the template at `path`, which must outlive it. Lives in `arena`; to be released in either case. False, with
 * findings, when it cannot be used: unknown elements, measures or values. */
bool template_read(struct template *out, struct arena *arena, const char *path, struct findings *findings);

#endif

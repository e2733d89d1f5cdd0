/* What a template says of how its report looks: colours by role, fonts, and the logo on the cover. */
#ifndef TEMPLATE_APPEARANCE_H
#define TEMPLATE_APPEARANCE_H

#include "base/findings.h"
#include "template/style.h"
#include "template/words.h"
#include "xml/xml_reader.h"

struct logo {
    const char *file;          /* a plain name: beside the template, or in the folder of templates; NULL: no logo */
    struct words alternative;  /* text for those who cannot see it */
    struct place place;
};

struct appearance {
    struct style style;
    const char *faces[FACES];  /* plain names of files in the folder of fonts; NULL: the usual ones */
    struct logo logo;
};

/* The usual look, without a logo. */
void appearance_init(struct appearance *out);
/* What <colours>, <fonts> and <logo> say, by their attributes' places in the template's vocabulary. Names live in `arena`;
 * one that could leave its folder is a finding. */
void appearance_set_colours(struct appearance *appearance, const struct xml_value *values);
void appearance_set_fonts(struct appearance *appearance, struct arena *arena, const struct xml_value *values,
                          struct place place, struct findings *findings);
void appearance_set_logo(struct appearance *appearance, struct arena *arena, const struct xml_value *values,
                         struct place place, struct findings *findings);

#endif

#include "template/appearance.h"

#include <string.h>

#include "template/template_vocabulary.h"

void appearance_init(struct appearance *out)
{
    *out = (struct appearance){.style = style_default};
}

void appearance_set_colours(struct appearance *appearance, const struct xml_value *values)
{
    struct style *style = &appearance->style;
    struct colour *const colours[] = {
        [TEMPLATE_COLOUR_INK] = &style->ink,       [TEMPLATE_COLOUR_ACCENT] = &style->accent,
        [TEMPLATE_COLOUR_SECOND] = &style->second, [TEMPLATE_COLOUR_THIRD] = &style->third,
        [TEMPLATE_COLOUR_MUTED] = &style->muted,   [TEMPLATE_COLOUR_HAIRLINE] = &style->hairline,
        [TEMPLATE_COLOUR_PALE] = &style->pale,
    };
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        int64_t number = values[i].as.number;
        if (values[i].text != NULL)
            *colours[i] = (struct colour){(uint8_t)(number >> 16), (uint8_t)(number >> 8), (uint8_t)number};
    }
}

/* A name that cannot leave the folder it is looked for in; else NULL, with a finding. */
static const char *plain_name(struct arena *arena, const struct xml_value *value, struct place place,
                              struct findings *findings)
{
    const char *name = xml_value_copy(arena, value);
    if (name == NULL || (name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL))
        return name;
    findings_add(findings, FINDING_TEMPLATE_FILE_NAME, place, finding_text(name));
    return NULL;
}

void appearance_set_fonts(struct appearance *appearance, struct arena *arena, const struct xml_value *values,
                          struct place place, struct findings *findings)
{
    static const int attributes[FACES] = {[FACE_REGULAR] = TEMPLATE_FONT_REGULAR, [FACE_BOLD] = TEMPLATE_FONT_BOLD,
                                          [FACE_ITALIC] = TEMPLATE_FONT_ITALIC};
    for (int i = 0; i < FACES; i++)
        appearance->faces[i] = plain_name(arena, &values[attributes[i]], place, findings);
}

void appearance_set_logo(struct appearance *appearance, struct arena *arena, const struct xml_value *values,
                         struct place place, struct findings *findings)
{
    appearance->logo.place = place;
    appearance->logo.file = plain_name(arena, &values[TEMPLATE_LOGO_FILE], place, findings);
}

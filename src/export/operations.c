#include "export/operations.h"

#include <string.h>

#include "export/operation_fields.h"

/* A writer is called for each field of an entry with the field's values. */
typedef void field_writer(struct buffer *out, const struct operation_field *field,
                          const struct operation_values *values);

/* One entry. Returns whether a natural person is left out of it. */
static bool write_entry(const struct operations *operations, const struct project *project, struct buffer *out,
                        field_writer *write)
{
    struct operation_values values;
    buffer_init(&values.text, BUFFER_UNLIMITED);
    for (size_t i = 0; i < OPERATION_FIELDS; i++) {
        buffer_clear(&values.text);
        values.count = 0;
        operation_fields[i].put(&values, operations, project);
        write(out, &operation_fields[i], &values);
    }
    buffer_release(&values.text);
    return project_hides_person(project);
}

/* --- CSV --- */

static void put_quoted(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buffer_putc(out, '"');
        buffer_putc(out, *text);
    }
}

static void write_csv_field(struct buffer *out, const struct operation_field *field,
                            const struct operation_values *values)
{
    const char *value = buffer_text(&values->text);
    bool quoted = false;
    buffer_puts(out, field == operation_fields ? "" : ",");
    for (size_t i = 0; i < values->text.length; i++)
        quoted |= value[i] != '\0' && strchr("\",\r\n", value[i]) != NULL;
    buffer_puts(out, quoted ? "\"" : "");
    for (size_t i = 0; i < values->count; i++, value += strlen(value) + 1) {
        buffer_puts(out, i > 0 ? "; " : "");
        put_quoted(out, value);
    }
    buffer_puts(out, quoted ? "\"" : "");
}

size_t operations_write_csv(const struct operations *operations, struct buffer *out)
{
    size_t hidden = 0;
    for (size_t i = 0; i < OPERATION_FIELDS; i++)
        buffer_printf(out, "%s%s", i == 0 ? "" : ",", operation_fields[i].name);
    buffer_puts(out, "\r\n");
    for (size_t i = 0; i < operations->count; i++) {
        hidden += write_entry(operations, operations->projects[i], out, write_csv_field);
        buffer_puts(out, "\r\n");
    }
    return hidden;
}

/* --- XML --- */

static void put_escaped(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        const char *escaped = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : NULL;
        if (escaped != NULL)
            buffer_puts(out, escaped);
        else
            buffer_putc(out, *text);
    }
}

static void write_xml_field(struct buffer *out, const struct operation_field *field,
                            const struct operation_values *values)
{
    const char *value = buffer_text(&values->text);
    for (size_t i = 0; i < values->count; i++, value += strlen(value) + 1) {
        buffer_printf(out, "    <%s>", field->name);
        put_escaped(out, value);
        buffer_printf(out, "</%s>\n", field->name);
    }
}

size_t operations_write_xml(const struct operations *operations, struct buffer *out)
{
    char day[DATE_TEXT_SIZE];
    size_t hidden = 0;
    date_format(day, operations->situation_date);
    buffer_printf(out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<operations xmlns=\"urn:hankeraportti:operations:1\" regulation=\"2021/1060\" article=\"49(3)\" "
                  "situation-date=\"%s\" currency=\"EUR\" xml:lang=\"%s\">\n",
                  day, language_tag(operations->language));
    for (size_t i = 0; i < operations->count; i++) {
        buffer_puts(out, "  <operation>\n");
        hidden += write_entry(operations, operations->projects[i], out, write_xml_field);
        buffer_puts(out, "  </operation>\n");
    }
    buffer_puts(out, "</operations>\n");
    return hidden;
}

#include "import/sheet_reader.h"

#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

#include "unit.h"

/* Workbooks are packed here part by part; what the reader makes of them is one text: fields in brackets - numbers begin
 * with '#', days with '@' - records ended by their place, then the kinds of findings. */

#define SHEET_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE_NS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORKBOOK(inside) \
    "<workbook xmlns='" SHEET_NS "' xmlns:r='" OFFICE_NS "'>" inside \
    "<sheets><sheet name='One' sheetId='9' r:id='rId7'/><sheet name='Two' sheetId='1' r:id='rId8'/></sheets></workbook>"
#define LINKS \
    "<Relationships><Relationship Id='rId8' Type='" OFFICE_NS "/worksheet' Target='no.xml'/>" \
    "<Relationship Id='rId7' Type='" OFFICE_NS "/worksheet' Target='worksheets/first.xml'/>" \
    "<Relationship Id='rId1' Type='" OFFICE_NS "/sharedStrings' Target='/xl/texts.xml'/></Relationships>"
#define SHEET(rows) "<x:worksheet xmlns:x='" SHEET_NS "'><x:sheetData>" rows "</x:sheetData></x:worksheet>"
#define TEXTS \
    "<sst><si><t>first</t></si><si><r><t>ri</t></r><r><t xml:space='preserve'>ch </t></r><rPh><t>no</t></rPh></si>" \
    "<si><t>a_x000D_b_xD800_c_x5F_</t></si><si/></sst>"

struct file {
    const char *name, *text;
};

static void add(zip_t *zip, const char *name, const void *bytes, size_t size)
{
    zip_file_add(zip, name, zip_source_buffer(zip, bytes, size, 0), ZIP_FL_OVERWRITE);
}

static void tell(char *text, size_t size, const struct records *records)
{
    uint32_t line, column;
    for (size_t i = 0; i < records->field_count; i++) {
        const struct field *field = &records->fields[i];
        size_t at = strlen(text);
        snprintf(text + at, size - at, "[%s%.*s]",
                 field->form == FIELD_NUMBER ? "#" : field->form == FIELD_DAY ? "@" : "",
                 field->length < 64 ? (int)field->length : 1, field->text);
    }
    place_resolve(records_place(records, records->offset), &line, &column);
    snprintf(text + strlen(text), size - strlen(text), "%u:%u ", line, column);
}

static const char *read_file(const char *path)
{
    static char text[32768];
    struct findings findings;
    struct input input;
    struct lookahead source;
    text[0] = '\0';
    findings_init(&findings);
    CHECK(input_open(&input, path, INPUT_MAXIMUM, &findings));
    lookahead_open(&source, &input, &findings);
    struct records *records = sheet_reader_new(&source, &findings);
    while (records != NULL && records->next(records))
        tell(text, sizeof text, records);
    if (records != NULL)
        records->close(records);
    for (size_t i = 0; i < findings.count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s", finding_name(findings.items[i].kind));
    input_release(&input);
    findings_release(&findings);
    unlink(path);
    return text;
}

static const char *read_parts(const struct file *files, size_t count)
{
    char path[] = "/tmp/sheet-reader-XXXXXX";
    close(mkstemp(path));
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    for (size_t i = 0; i < count; i++)
        add(zip, files[i].name, files[i].text, strlen(files[i].text));
    CHECK(zip_close(zip) == 0);
    return read_file(path);
}

static const char *workbook(const char *book, const char *sheet)
{
    const struct file files[] = {{"xl/workbook.xml", book},
                                 {"xl/_rels/workbook.xml.rels", LINKS},
                                 {"xl/texts.xml", TEXTS},
                                 {"xl/worksheets/first.xml", sheet}};
    return read_parts(files, 4);
}

#define ROWS(rows) workbook(WORKBOOK(""), SHEET(rows))

static void cells(void)
{
    CHECK_TEXT(ROWS("<x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c><x:c r='B1'><x:v>1.5</x:v></x:c></x:row>"),
               "[first][#1.5]1:1 ");
    CHECK_TEXT(ROWS("<x:row><x:c t='s'><x:v>1</x:v></x:c><x:c t='inlineStr'><x:is><x:t>in</x:t></x:is></x:c></x:row>"
                    "<x:row><x:c t='d'><x:v>2020-02-03</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c></x:row>"),
               "[rich ][in]1:1 [@2020-02-03][1]2:1 ");
    /* Rows and cells that are not there, cells that are only formatted. */
    CHECK_TEXT(ROWS("<x:row r='3'><x:c r='C3' t='str'><x:f>1+1</x:f><x:v>two</x:v></x:c><x:c r='XFD3' s='4'/></x:row>"
                    "<x:row r='7'/>"),
               "[][][two]3:1 7:1 ");
    CHECK_TEXT(ROWS("<x:row r='1'><x:c r='A1' t='s'><x:v>2</x:v></x:c><x:c r='B1' t='s'><x:v>3</x:v></x:c></x:row>"),
               "[a\rb\uFFFDc_x5F_][]1:1 ");
    CHECK_TEXT(ROWS("<x:row r='1'><x:c r='AB1' t='e'><x:v>#N/A</x:v></x:c></x:row>"),
               "[][][][][][][][][][][][][][][][][][][][][][][][][][][][#N/A]1:1 ");
}

static void broken(void)
{
    CHECK_TEXT(ROWS("<x:row r='1'><x:c t='s'><x:v>4</x:v></x:c></x:row>"), "sheet-disordered");
    CHECK_TEXT(ROWS("<x:row r='1'><x:c t='s'><x:v>x</x:v></x:c></x:row>"), "sheet-disordered");
    CHECK_TEXT(ROWS("<x:row r='1'><x:c r='B1'><x:v>1</x:v></x:c><x:c r='A1'><x:v>1</x:v></x:c></x:row>"), "sheet-disordered");
    CHECK_TEXT(ROWS("<x:row r='1'><x:c r='XFD1'><x:v>1</x:v></x:c></x:row>"), "mapping-too-wide");
    CHECK_TEXT(ROWS("<x:row r='1'><x:c>"), "sheet-broken");
    CHECK_TEXT(workbook(WORKBOOK(""), "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "sheet-disordered");
    CHECK_TEXT(workbook("<workbook><sheets/></workbook>", SHEET("")), "sheet-missing");
    CHECK_TEXT(read_parts(&(struct file){"word/document.xml", "<w/>"}, 1), "sheet-missing");
    char path[] = "/tmp/sheet-reader-XXXXXX";
    int file = mkstemp(path);
    CHECK(write(file, "PK\3\4 and no more", 16) == 16);
    close(file);
    CHECK_TEXT(read_file(path), "sheet-broken");
}

/* A few kilobytes that unpack to a hundred megabytes. */
static void bomb(void)
{
    enum { SIZE = 100 << 20 };
    char path[] = "/tmp/sheet-reader-XXXXXX", *bytes = malloc(SIZE);
    static const char head[] = "<worksheet><sheetData>", row[] = "</v></c></row><row><c t='str'><v>";
    memset(bytes, ' ', SIZE);
    memcpy(bytes, head, sizeof head - 1);
    memcpy(bytes + sizeof head - 1, row + 14, sizeof row - 15);
    for (size_t at = 32768; at + sizeof row < SIZE; at += 32768)
        memcpy(bytes + at, row, sizeof row - 1);
    close(mkstemp(path));
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    add(zip, "xl/workbook.xml", WORKBOOK(""), sizeof WORKBOOK("") - 1);
    add(zip, "xl/_rels/workbook.xml.rels", LINKS, sizeof LINKS - 1);
    add(zip, "xl/worksheets/first.xml", bytes, SIZE);
    CHECK(zip_close(zip) == 0);
    const char *text = read_file(path);
    CHECK(strstr(text, "sheet-too-large") != NULL);
    free(bytes);
}

int main(void)
{
    cells();
    broken();
    bomb();
    return unit_done();
}

#include "device/pdf_objects.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"

/* Objects in one object stream: readers unpack a whole one to get at an object, zlib likes them long. */
enum { PACK = 200 };
/* Fields of a cross-reference entry [bytes], and a row of them with its predictor. */
enum { KIND = 1, AT = 4, INDEX = 2, ROW = KIND + AT + INDEX };
enum { PREDICT_UP = 2 };
enum { NUMBER_MASK = 0x00FFFFFF };

uint32_t pdf_objects_number(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & NUMBER_MASK;
}

static void write_bytes(struct pdf_objects *objects, const void *bytes, size_t length)
{
    output_put(objects->output, bytes, length);
    digest_add(&objects->digest, bytes, length);
    objects->written += length;
}

static void write_text(struct pdf_objects *objects, const struct buffer *text)
{
    write_bytes(objects, buffer_text(text), text->length);
}

static struct pdf_place *place_of(struct pdf_objects *objects, uint32_t number)
{
    if (number >= objects->capacity) {
        uint32_t capacity = number + number / 4 + 64;
        objects->places = realloc(objects->places, capacity * sizeof *objects->places);
        if (objects->places == NULL)
            die("out of memory");
        memset(objects->places + objects->capacity, 0, (capacity - objects->capacity) * sizeof *objects->places);
        objects->capacity = capacity;
    }
    return &objects->places[number];
}

void pdf_objects_init(struct pdf_objects *out, struct output *output, struct pdf_deflate *packer, uint32_t count)
{
    static const char header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    *out = (struct pdf_objects){.output = output, .packer = packer, .count = count};
    digest_init(&out->digest);
    buffer_init(&out->index, BUFFER_UNLIMITED);
    buffer_init(&out->body, BUFFER_UNLIMITED);
    write_bytes(out, header, sizeof header - 1);
}

void pdf_objects_release(struct pdf_objects *objects)
{
    free(objects->places);
    buffer_release(&objects->index);
    buffer_release(&objects->body);
}

/* One object on its own: its text, and the bytes of its stream unless they are in the text already. */
static void write_object(struct pdf_objects *objects, uint32_t number, const struct buffer *text,
                         const struct buffer *stream)
{
    struct buffer head;
    buffer_init(&head, BUFFER_UNLIMITED);
    *place_of(objects, number) = (struct pdf_place){.at = (uint32_t)objects->written, .kind = 1};
    buffer_put_int(&head, number);
    buffer_puts(&head, " 0 obj\n");
    write_text(objects, &head);
    write_text(objects, text);
    if (stream != NULL) {
        write_text(objects, stream);
        write_bytes(objects, "\nendstream", 10);
    }
    write_bytes(objects, "\nendobj\n", 8);
    buffer_release(&head);
}

static void close_pack(struct pdf_objects *objects)
{
    if (objects->packed == 0)
        return;
    struct buffer head;
    buffer_init(&head, BUFFER_UNLIMITED);
    size_t first = objects->index.length;
    buffer_put(&objects->index, objects->body.bytes, objects->body.length);
    const struct buffer *packed = pdf_deflate(objects->packer, objects->index.bytes, objects->index.length);
    buffer_printf(&head, "<</Type/ObjStm/N %u/First %zu/Filter/FlateDecode/Length %zu>>stream\n", objects->packed,
                  first, packed->length);
    write_object(objects, objects->stream, &head, packed);
    buffer_release(&head);
    buffer_clear(&objects->index);
    buffer_clear(&objects->body);
    objects->packed = 0;
}

struct buffer *pdf_objects_begin(struct pdf_objects *objects, uint32_t number)
{
    if (objects->packed == 0)
        objects->stream = objects->count++;
    *place_of(objects, number) =
        (struct pdf_place){.at = objects->stream, .index = (uint16_t)objects->packed, .kind = 2};
    buffer_put_int(&objects->index, number);
    buffer_putc(&objects->index, ' ');
    buffer_put_int(&objects->index, (long long)objects->body.length);
    buffer_putc(&objects->index, ' ');
    return &objects->body;
}

void pdf_objects_end(struct pdf_objects *objects)
{
    buffer_putc(&objects->body, '\n');
    if (++objects->packed == PACK)
        close_pack(objects);
}

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    buffer_put(stream->attr, bytes, length);
    return HPDF_OK;
}

/* Streams may not be packed, and their lengths, which libharu makes objects of their own, had better not be: a reader
 * would have to unpack a stream to read a stream. */
static bool stands_alone(const void *object)
{
    int class = ((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY;
    return class == HPDF_OCLASS_NUMBER || (class == HPDF_OCLASS_DICT && ((HPDF_Dict)object)->stream != NULL);
}

/* A length is numbered after its stream, which sets it when written: it is right when its turn comes. */
void pdf_objects_put_library(struct pdf_objects *objects, HPDF_MMgr memory, HPDF_Xref table)
{
    struct buffer text;
    buffer_init(&text, BUFFER_UNLIMITED);
    HPDF_Stream writer = HPDF_CallbackWriter_New(memory, append, &text);
    for (uint32_t number = 1; number < table->entries->count; number++) {
        void *object = HPDF_Xref_GetEntry(table, number)->obj;
        if (stands_alone(object)) {
            writer->attr = &text;
            buffer_clear(&text);
            HPDF_Obj_WriteValue(object, writer, NULL);
            write_object(objects, number, &text, NULL);
        } else {
            writer->attr = pdf_objects_begin(objects, number);
            HPDF_Obj_WriteValue(object, writer, NULL);
            pdf_objects_end(objects);
        }
    }
    HPDF_Stream_Free(writer);
    buffer_release(&text);
}

/* Each row is written as its difference to the row above: neighbours differ by one, and the table packs to nothing. */
static void put_table(struct buffer *out, const struct pdf_place *places, uint32_t count)
{
    unsigned char above[ROW] = {0};
    for (uint32_t number = 0; number < count; number++) {
        const struct pdf_place *place = &places[number];
        unsigned char row[ROW] = {
            place->kind,
            (unsigned char)(place->at >> 24), (unsigned char)(place->at >> 16),
            (unsigned char)(place->at >> 8), (unsigned char)place->at,
            (unsigned char)(place->index >> 8), (unsigned char)place->index,
        };
        buffer_putc(out, PREDICT_UP);
        for (int i = 0; i < ROW; i++)
            buffer_putc(out, (char)(row[i] - above[i]));
        memcpy(above, row, ROW);
    }
}

static void put_identifier(struct buffer *out, struct pdf_objects *objects)
{
    enum { IDENTIFIER = 16 };
    unsigned char digest[DIGEST_SIZE];
    char text[DIGEST_TEXT_SIZE];
    digest_close(&objects->digest, digest);
    digest_format(text, digest);
    text[2 * IDENTIFIER] = '\0';
    buffer_printf(out, "/ID[<%s><%s>]", text, text);
}

void pdf_objects_close(struct pdf_objects *objects, uint32_t root, uint32_t information)
{
    close_pack(objects);
    uint32_t number = objects->count++;
    uint32_t start = (uint32_t)objects->written;
    *place_of(objects, number) = (struct pdf_place){.at = start, .kind = 1};
    place_of(objects, 0)->index = UINT16_MAX; /* the generation of number 0, which is free for ever */
    struct buffer table, head;
    buffer_init(&table, BUFFER_UNLIMITED);
    buffer_init(&head, BUFFER_UNLIMITED);
    put_table(&table, objects->places, objects->count);
    const struct buffer *packed = pdf_deflate(objects->packer, table.bytes, table.length);
    buffer_printf(&head, "<</Type/XRef/Size %u/W[%d %d %d]/Root %u 0 R/Info %u 0 R", objects->count, KIND, AT, INDEX,
                  root, information);
    put_identifier(&head, objects);
    buffer_printf(&head, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %zu>>stream\n", ROW,
                  packed->length);
    write_object(objects, number, &head, packed);
    buffer_clear(&head);
    buffer_printf(&head, "startxref\n%u\n%%%%EOF\n", start);
    write_text(objects, &head);
    buffer_release(&table);
    buffer_release(&head);
}

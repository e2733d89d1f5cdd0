#include "device/pdf_attachments.h"

#include <hpdf_objects.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/heap.h"
#include "device/pdf_string.h"

static void add_string(HPDF_Doc document, HPDF_Dict dictionary, const char *key, const char *text)
{
    HPDF_Dict_Add(dictionary, key, pdf_string_new(document->mmgr, text));
}

static HPDF_Dict new_parameters(HPDF_Doc document, const struct pdf_attachment *attachment, date modified)
{
    date day = date_first(modified);
    char time[40];
    unsigned char sum[DIGEST_MD5_SIZE];
    snprintf(time, sizeof time, "D:%04d%02d%02d000000Z", day.year, day.month, day.day);
    digest_md5(sum, attachment->bytes, attachment->length);
    HPDF_Dict parameters = HPDF_Dict_New(document->mmgr);
    HPDF_Dict_AddNumber(parameters, "Size", (HPDF_INT32)attachment->length);
    add_string(document, parameters, "ModDate", time);
    HPDF_Dict_Add(parameters, "CheckSum", HPDF_Binary_New(document->mmgr, sum, sizeof sum));
    return parameters;
}

static HPDF_Dict new_file(HPDF_Doc document, const struct pdf_attachment *attachment, date modified)
{
    HPDF_Dict file = HPDF_DictStream_New(document->mmgr, document->xref);
    if (file == NULL)
        return NULL;
    file->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Dict_AddName(file, "Type", "EmbeddedFile");
    HPDF_Dict_AddName(file, "Subtype", attachment->type);
    HPDF_Dict_Add(file, "Params", new_parameters(document, attachment, modified));
    HPDF_Stream_Write(file->stream, (HPDF_BYTE *)attachment->bytes, (HPDF_UINT)attachment->length);
    return file;
}

static HPDF_Dict new_specification(HPDF_Doc document, const struct pdf_attachment *attachment, date modified)
{
    HPDF_Dict specification = HPDF_Dict_New(document->mmgr), files = HPDF_Dict_New(document->mmgr);
    HPDF_Xref_Add(document->xref, specification);
    HPDF_Dict_AddName(specification, "Type", "Filespec");
    add_string(document, specification, "F", attachment->name);
    add_string(document, specification, "UF", attachment->name);
    add_string(document, specification, "Desc", attachment->description);
    HPDF_Dict_AddName(specification, "AFRelationship", "Data");
    HPDF_Dict file = new_file(document, attachment, modified);
    HPDF_Dict_Add(files, "F", file);
    HPDF_Dict_Add(files, "UF", file);
    HPDF_Dict_Add(specification, "EF", files);
    return specification;
}

static int by_name(const void *a, const void *b)
{
    const struct pdf_attachment *const *one = a, *const *other = b;
    return strcmp((*one)->name, (*other)->name);
}

/* The keys of a name tree stand in the order of their bytes (ISO 32000-1, 7.9.6). */
void pdf_attachments_add(HPDF_Doc document, const struct pdf_description *description)
{
    size_t count = description->attachment_count;
    if (count == 0)
        return;
    const struct pdf_attachment **sorted = heap_array(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &description->attachments[i];
    qsort(sorted, count, sizeof *sorted, by_name);
    HPDF_Array associated = HPDF_Array_New(document->mmgr), names = HPDF_Array_New(document->mmgr);
    for (size_t i = 0; i < count; i++) {
        HPDF_Dict specification = new_specification(document, sorted[i], description->created);
        HPDF_Array_Add(associated, specification);
        HPDF_Array_Add(names, pdf_string_new(document->mmgr, sorted[i]->name));
        HPDF_Array_Add(names, specification);
    }
    free(sorted);
    HPDF_Dict tree = HPDF_Dict_New(document->mmgr), all = HPDF_Dict_New(document->mmgr);
    HPDF_Dict_Add(tree, "Names", names);
    HPDF_Dict_Add(all, "EmbeddedFiles", tree);
    HPDF_Dict_Add(document->catalog, "Names", all);
    HPDF_Dict_Add(document->catalog, "AF", associated);
}

#include "device/pdf_images.h"

#include <hpdf_objects.h>
#include <stdio.h>

void pdf_images_init(struct pdf_images *out, HPDF_Doc document, HPDF_Dict resources)
{
    *out = (struct pdf_images){.document = document, .resources = resources};
    arena_init(&out->arena);
}

void pdf_images_release(struct pdf_images *images)
{
    arena_release(&images->arena);
}

/* Colours without a profile of their own are those of the output intent, which is sRGB (ISO 19005-2, 6.2.4.3). */
static HPDF_Dict write_pixels(HPDF_Doc document, const struct raster *raster, const uint8_t *pixels, uint8_t channels)
{
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    if (stream == NULL)
        return NULL;
    stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Dict_AddName(stream, "Type", "XObject");
    HPDF_Dict_AddName(stream, "Subtype", "Image");
    HPDF_Dict_AddNumber(stream, "Width", (HPDF_INT32)raster->width);
    HPDF_Dict_AddNumber(stream, "Height", (HPDF_INT32)raster->height);
    HPDF_Dict_AddNumber(stream, "BitsPerComponent", 8);
    HPDF_Dict_AddName(stream, "ColorSpace", channels == 1 ? "DeviceGray" : "DeviceRGB");
    HPDF_Stream_Write(stream->stream, (HPDF_BYTE *)pixels, raster->width * raster->height * channels);
    return stream;
}

static HPDF_Dict write_raster(HPDF_Doc document, const struct raster *raster)
{
    HPDF_Dict object = write_pixels(document, raster, raster->colours, raster->channels);
    if (object != NULL && raster->opacity != NULL)
        HPDF_Dict_Add(object, "SMask", write_pixels(document, raster, raster->opacity, 1));
    return object;
}

static HPDF_Dict new_objects(struct pdf_images *images)
{
    HPDF_Dict objects = HPDF_Dict_New(images->document->mmgr);
    HPDF_Dict_Add(images->resources, "XObject", objects);
    return objects;
}

unsigned pdf_images_index(struct pdf_images *images, const struct raster *raster)
{
    for (size_t i = 0; i < images->count; i++)
        if (images->rasters[i] == raster)
            return (unsigned)i;
    if (images->objects == NULL)
        images->objects = new_objects(images);
    unsigned index = (unsigned)images->count;
    *(const struct raster **)arena_append(&images->arena, (void **)&images->rasters, &images->count, &images->capacity,
                                          sizeof *images->rasters) = raster;
    char name[16];
    snprintf(name, sizeof name, "I%u", index);
    HPDF_Dict_Add(images->objects, name, write_raster(images->document, raster));
    return index;
}

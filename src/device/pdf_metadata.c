#include "device/pdf_metadata.h"

#include <hpdf_objects.h>
#include <lcms2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/die.h"
#include "device/pdf_string.h"

/* PDF/A knows pdfaid itself; pdfuaid has to be declared before it may be used (ISO 19005-2, 6.6.2.3). */
static const char packet_start[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";
static const char packet_end[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* One property; `open` and `close` are the tags around its text. */
static void put_property(struct buffer *out, const char *open, const char *text, const char *close)
{
    if (text[0] == '\0')
        return;
    buffer_puts(out, open);
    buffer_put_xml(out, text, strlen(text));
    buffer_puts(out, close);
    buffer_putc(out, '\n');
}

static void put_packet(struct buffer *out, const struct pdf_description *description)
{
    date day = date_first(description->created);
    char time[40];
    snprintf(time, sizeof time, "%04d-%02d-%02dT00:00:00Z", day.year, day.month, day.day);
    buffer_puts(out, packet_start);
    put_property(out, "<pdfaid:part>", description->attachment_count == 0 ? "2" : "3", "</pdfaid:part>");
    put_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", description->title,
                 "</rdf:li></rdf:Alt></dc:title>");
    put_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", description->subject,
                 "</rdf:li></rdf:Alt></dc:description>");
    put_property(out, "<dc:creator><rdf:Seq><rdf:li>", description->author, "</rdf:li></rdf:Seq></dc:creator>");
    put_property(out, "<dc:language><rdf:Bag><rdf:li>", description->language, "</rdf:li></rdf:Bag></dc:language>");
    put_property(out, "<pdf:Producer>", description->producer, "</pdf:Producer>");
    put_property(out, "<xmp:CreateDate>", time, "</xmp:CreateDate>");
    put_property(out, "<xmp:ModifyDate>", time, "</xmp:ModifyDate>");
    buffer_puts(out, packet_end);
}

static void add_packet(HPDF_Doc document, const struct pdf_description *description)
{
    struct buffer packet;
    buffer_init(&packet, BUFFER_UNLIMITED);
    put_packet(&packet, description);
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    HPDF_Stream_Write(stream->stream, (HPDF_BYTE *)packet.bytes, (HPDF_UINT)packet.length);
    HPDF_Dict_Add(document->catalog, "Metadata", stream);
    buffer_release(&packet);
}

static void add_text(HPDF_Doc document, const char *key, const char *text)
{
    if (text[0] != '\0')
        HPDF_Dict_Add(document->info, key, pdf_string_new(document->mmgr, text));
}

static void add_information(HPDF_Doc document, const struct pdf_description *description)
{
    date day = date_first(description->created);
    HPDF_Date created = {.year = day.year, .month = day.month, .day = day.day, .ind = 'Z'};
    add_text(document, "Title", description->title);
    add_text(document, "Subject", description->subject);
    add_text(document, "Author", description->author);
    add_text(document, "Producer", description->producer);
    HPDF_SetInfoDateAttr(document, HPDF_INFO_CREATION_DATE, created);
    HPDF_SetInfoDateAttr(document, HPDF_INFO_MOD_DATE, created);
}

/* The ICC profile of sRGB. Malloc'd into `*out`. [bytes] */
static cmsUInt32Number colour_profile(unsigned char **out)
{
    enum { MADE_AT = 24, MADE_LENGTH = 12 }; /* ICC.1, 7.2.1: when the profile was made */
    cmsUInt32Number length = 0;
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    if (profile == NULL || !cmsSaveProfileToMem(profile, NULL, &length) || (*out = malloc(length)) == NULL)
        die("out of memory");
    cmsSaveProfileToMem(profile, *out, &length);
    cmsCloseProfile(profile);
    memcpy(*out + MADE_AT, "\x07\xD0\0\1\0\1\0\0\0\0\0\0", MADE_LENGTH); /* 1.1.2000: no clock in our files */
    return length;
}

static void add_colour_space(HPDF_Doc document)
{
    unsigned char *profile = NULL;
    cmsUInt32Number length = colour_profile(&profile);
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Dict_AddNumber(stream, "N", 3);
    HPDF_Stream_Write(stream->stream, profile, length);
    free(profile);
    HPDF_Dict intent = HPDF_Dict_New(document->mmgr);
    HPDF_Xref_Add(document->xref, intent);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    HPDF_Dict_Add(intent, "OutputConditionIdentifier", pdf_string_new(document->mmgr, "sRGB"));
    HPDF_Dict_Add(intent, "Info", pdf_string_new(document->mmgr, "sRGB IEC61966-2.1"));
    HPDF_Dict_Add(intent, "DestOutputProfile", stream);
    HPDF_Array intents = HPDF_Array_New(document->mmgr);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(document->catalog, "OutputIntents", intents);
}

static void add_flag(HPDF_Doc document, const char *dictionary, const char *flag)
{
    HPDF_Dict flags = HPDF_Dict_New(document->mmgr);
    HPDF_Dict_AddBoolean(flags, flag, HPDF_TRUE);
    HPDF_Dict_Add(document->catalog, dictionary, flags);
}

void pdf_metadata_add(HPDF_Doc document, const struct pdf_description *description)
{
    add_information(document, description);
    add_packet(document, description);
    add_colour_space(document);
    add_flag(document, "MarkInfo", "Marked");
    add_flag(document, "ViewerPreferences", "DisplayDocTitle");
    HPDF_Dict_Add(document->catalog, "Lang", HPDF_String_New(document->mmgr, description->language, NULL));
}

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "device/svg.h"
#include "device/trace.h"
#include "image/image.h"
#include "readers.h"
#include "text/text.h"

/* Drawn by a device that tells every number. */
static void draw(struct fuzz *fuzz, const struct image *image)
{
    struct output output;
    output_open(&output, "/dev/null");
    struct device *device = trace_new(&output, NULL);
    struct box box = image_fit(image, 0, 0, 200, 80);
    fuzz_holds(isfinite(box.right) && isfinite(box.bottom) && box.right <= 200.01 && box.bottom <= 80.01, "a picture fits its box");
    device->calls->begin_page(device, 595, 842);
    image_draw(image, device, box);
    device->calls->end_page(device);
    device->calls->close(device, &fuzz->findings);
    device->calls->free(device);
    output_close(&output, &fuzz->findings);
}

void fuzz_picture(struct fuzz *fuzz)
{
    const struct image *image = image_read(&fuzz->arena, fuzz->path, &fuzz->findings);
    if (fuzz_told(fuzz, "image_read", image != NULL, STATUS_DONE))
        draw(fuzz, image);
}

/* The file stands for the faces; the fallbacks stay those of the folder. */
void fuzz_font(struct fuzz *fuzz)
{
    const char *face = arena_format(&fuzz->arena, "..%s", fuzz->path);
    char *fonts = realpath("fonts", NULL);
    for (const char *at = fonts; (at = strchr(at + 1, '/')) != NULL;)
        face = arena_format(&fuzz->arena, "../%s", face);
    struct text *text = text_new_of("fonts", (const char *const[FACES]){face, face, face}, &fuzz->findings);
    free(fonts);
    if (fuzz_told(fuzz, "text_new_of", text != NULL, STATUS_DONE)) {
        unsigned char *bytes = NULL;
        const uint64_t used[1024] = {UINT64_MAX};
        text_width(text, FACE_REGULAR, "Hämeen liitto – 12 528 345 €");
        text_subset(text_font(text, 0), used, 64, &bytes);
        free(bytes);
    }
    text_free(text);
}

/* Lines hold no more than their width, unless one character alone is wider. */
void fuzz_text(struct fuzz *fuzz)
{
    static struct fuzz own; /* a text tells its findings to the list it was made with, */
    static struct text *text;
    static int texts;
    if (texts++ % 1000 == 0) { /* and keeps every word that it has shaped */
        text_free(text);
        findings_release(&own.findings);
        text = text_new("fonts", &own.findings);
        own.told = 0;
    }
    char *string = arena_copy(&fuzz->arena, fuzz->text, utf8_valid_prefix(fuzz->text, strlen(fuzz->text)));
    double width = (double)(fuzz->size % 40 + 1);
    struct line *lines;
    for (int language = 0; language <= TEXT_WHOLE_WORDS; language++) {
        size_t count = text_break(text, &fuzz->arena, (enum language)language, FACE_BOLD, string, width, &lines);
        fuzz_holds(count > 0, "a text has at least one line");
        for (size_t i = 0; i < count; i++)
            fuzz_holds(lines[i].width >= 0, "lines are not narrower than nothing");
    }
    text_longest_word(text, FACE_REGULAR, string);
    fuzz_told(&own, "text_break", true, STATUS_DONE);
}

#include "device/pdf_content.h"

enum { DECIMALS = 2, COLOUR_DECIMALS = 3 };

void pdf_content_init(struct pdf_content *out)
{
    buffer_init(&out->bytes, BUFFER_UNLIMITED);
    buffer_init(&out->path, BUFFER_UNLIMITED);
    pdf_content_begin(out, 0);
}

void pdf_content_release(struct pdf_content *content)
{
    buffer_release(&content->bytes);
    buffer_release(&content->path);
}

void pdf_content_begin(struct pdf_content *content, double height)
{
    buffer_clear(&content->bytes);
    buffer_clear(&content->path);
    content->height = height;
    content->filling = content->stroking = content->font = -1;
    content->width = content->dash = content->size = -1;
}

static void put_number(struct buffer *out, double number)
{
    buffer_put_real(out, number, DECIMALS);
    buffer_putc(out, ' ');
}

void pdf_content_path(struct pdf_content *content, const double *points, int count, char operator)
{
    for (int i = 0; i < count; i++) {
        put_number(&content->path, points[2 * i]);
        put_number(&content->path, content->height - points[2 * i + 1]);
    }
    buffer_putc(&content->path, operator);
    buffer_putc(&content->path, '\n');
}

static void put_colour(struct buffer *out, int32_t *in_force, struct colour colour, const char *operator)
{
    int32_t wanted = colour.red << 16 | colour.green << 8 | colour.blue;
    if (*in_force == wanted)
        return;
    *in_force = wanted;
    const uint8_t parts[] = {colour.red, colour.green, colour.blue};
    for (int i = 0; i < 3; i++) {
        buffer_put_real(out, parts[i] / 255.0, COLOUR_DECIMALS);
        buffer_putc(out, ' ');
    }
    buffer_puts(out, operator);
}

static void paint(struct pdf_content *content, const char *operator)
{
    buffer_put(&content->bytes, content->path.bytes, content->path.length);
    buffer_puts(&content->bytes, operator);
    buffer_clear(&content->path);
}

void pdf_content_fill(struct pdf_content *content, struct colour colour)
{
    put_colour(&content->bytes, &content->filling, colour, "rg\n");
    paint(content, "f\n");
}

void pdf_content_fill_even_odd(struct pdf_content *content, struct colour colour)
{
    put_colour(&content->bytes, &content->filling, colour, "rg\n");
    paint(content, "f*\n");
}

static void put_dash(struct buffer *out, double dash)
{
    buffer_putc(out, '[');
    if (dash > 0)
        buffer_put_real(out, dash, DECIMALS);
    buffer_puts(out, "]0 d\n");
}

void pdf_content_stroke(struct pdf_content *content, const struct stroke *stroke)
{
    put_colour(&content->bytes, &content->stroking, stroke->colour, "RG\n");
    if (content->width != stroke->width) {
        put_number(&content->bytes, stroke->width);
        buffer_puts(&content->bytes, "w\n");
        content->width = stroke->width;
    }
    if (content->dash != stroke->dash) {
        put_dash(&content->bytes, stroke->dash);
        content->dash = stroke->dash;
    }
    paint(content, "S\n");
}

/* An image is a unit square with y upwards, before it is stretched. */
void pdf_content_image(struct pdf_content *content, unsigned index, struct box box)
{
    struct buffer *out = &content->bytes;
    buffer_puts(out, "q ");
    put_number(out, box.right - box.left);
    buffer_puts(out, "0 0 ");
    put_number(out, box.bottom - box.top);
    put_number(out, box.left);
    put_number(out, content->height - box.bottom);
    buffer_printf(out, "cm /I%u Do Q\n", index);
}

void pdf_content_begin_text(struct pdf_content *content, double x, double y, struct colour colour)
{
    put_colour(&content->bytes, &content->filling, colour, "rg\n");
    buffer_puts(&content->bytes, "BT\n");
    put_number(&content->bytes, x);
    put_number(&content->bytes, content->height - y);
    buffer_puts(&content->bytes, "Td\n");
}

void pdf_content_font(struct pdf_content *content, int index, double size)
{
    if (content->font == index && content->size == size)
        return;
    content->font = index;
    content->size = size;
    buffer_puts(&content->bytes, "/F");
    buffer_put_int(&content->bytes, index);
    buffer_putc(&content->bytes, ' ');
    put_number(&content->bytes, size);
    buffer_puts(&content->bytes, "Tf\n");
}

#include "device/device.h"

void device_rectangle(struct device *device, struct box box)
{
    const struct device_calls *calls = device->calls;
    calls->move(device, box.left, box.top);
    calls->line(device, box.right, box.top);
    calls->line(device, box.right, box.bottom);
    calls->line(device, box.left, box.bottom);
    calls->close_path(device);
}

void device_segment(struct device *device, double x1, double y1, double x2, double y2, const struct stroke *stroke)
{
    device->calls->move(device, x1, y1);
    device->calls->line(device, x2, y2);
    device->calls->stroke(device, stroke);
}

void device_no_page(struct device *device, double width, double height)
{
    (void)device, (void)width, (void)height;
}

void device_no_element(struct device *device, const struct element *element)
{
    (void)device, (void)element;
}

void device_no_artifact(struct device *device, enum artifact artifact)
{
    (void)device, (void)artifact;
}

void device_no_end(struct device *device)
{
    (void)device;
}

void device_no_destination(struct device *device, unsigned number, double y)
{
    (void)device, (void)number, (void)y;
}

void device_no_link(struct device *device, struct box area, unsigned destination, const char *description)
{
    (void)device, (void)area, (void)destination, (void)description;
}

void device_no_bookmark(struct device *device, int level, const char *title, unsigned destination)
{
    (void)device, (void)level, (void)title, (void)destination;
}

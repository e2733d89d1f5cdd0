/* Every call as one line of text: what the golden tests compare. */
#ifndef DEVICE_TRACE_H
#define DEVICE_TRACE_H

#include "base/output.h"
#include "device/device.h"

/* Writes into `output`, which the caller opened and closes. `text` is borrowed. Coordinates have two decimals. */
struct device *trace_new(struct output *output, struct text *text);

#endif

#include "base/readers.h"

#include <stddef.h>

const char *const reader_names[READERS + 1] = {[READER_PUBLIC] = "public", [READER_INTERNAL] = "internal"};

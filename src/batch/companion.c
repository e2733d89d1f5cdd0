#include "batch/companion.h"

#include <stddef.h>

const char *const companion_names[COMPANIONS + 1] = {
    [COMPANION_XLSX] = "xlsx", [COMPANION_CSV] = "csv", [COMPANION_HTML] = "html", [COMPANION_PNG] = "png",
    [COMPANION_PREVIEW] = "preview",
};

#include "layout/report_parts.h"
void report_make_cards(struct report *report, struct part *part){(void)report;part->shown=false;}
void report_cards(struct report *report, const struct part *part){(void)report;(void)part;}
size_t report_cards_entries(const struct part *part, unsigned depth){(void)part;(void)depth;return 0;}
void report_make_indicators(struct report *report, struct part *part){(void)report;part->shown=false;}
void report_indicators(struct report *report, const struct part *part){(void)report;(void)part;}

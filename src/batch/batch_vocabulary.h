/* The batch format, version 1, as a vocabulary. samples/monthly.xml explains it by example. */
#ifndef BATCH_BATCH_VOCABULARY_H
#define BATCH_BATCH_VOCABULARY_H

#include "xml/vocabulary.h"

enum batch_element {
    BATCH_BATCH, BATCH_LIMITS, BATCH_LOG, BATCH_REGISTER, BATCH_REPORTS, BATCH_FROM, BATCH_PERIOD, BATCH_TEMPLATE,
    BATCH_ELEMENTS
};

/* Places of attributes in their element's list. */
enum { BATCH_VERSION, BATCH_OUTPUT, BATCH_KEEP, BATCH_LANGUAGE };
enum { BATCH_LIMIT_SECONDS, BATCH_LIMIT_MEGABYTES };
enum { BATCH_LOG_TO, BATCH_LOG_FILE };
enum { BATCH_REGISTER_NAME, BATCH_REGISTER_FILE, BATCH_REGISTER_AS_OF };
enum { BATCH_REPORTS_NAME, BATCH_REPORTS_LANGUAGES, BATCH_REPORTS_READERS, BATCH_REPORTS_ALSO, BATCH_REPORTS_ATTACH,
       BATCH_REPORTS_BY };
enum { BATCH_FROM_REGISTER };
enum { BATCH_PERIOD_CODE };
enum { BATCH_TEMPLATE_NAME };

/* The words of a log's `to`. */
enum { BATCH_LOG_TO_SYSLOG, BATCH_LOG_TO_FILE };

/* The words of `by`: dimensions whose members may have reports of their own. */
enum { BATCH_BY_MUNICIPALITY, BATCH_BY_FUND };

#define BATCH_NAMESPACE "urn:hankeraportti:batch:1"

extern const struct vocabulary batch_vocabulary;

#endif

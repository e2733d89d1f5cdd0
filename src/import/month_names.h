/* Months in words, as lists of projects write them: in English, Finnish, Swedish, German, Danish, Norwegian and
 * Estonian, whole or shortened. */
#ifndef IMPORT_MONTH_NAMES_H
#define IMPORT_MONTH_NAMES_H

#include <stddef.h>

/* 1 to 12; 0 when the word is no month. Upper and lower case do not matter. */
int month_named(const char *word, size_t length);

#endif

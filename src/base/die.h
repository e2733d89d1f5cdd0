/* The third voice of errors: a bug, or no memory. Nothing useful can follow, so the program ends. */
#ifndef BASE_DIE_H
#define BASE_DIE_H

/* Prints `hankeraportti: <text>` to standard error and aborts. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

/* The fuzzed readers, by what they read. Each gives the bytes to one reader of the program and uses what was read as the program does,
 * so that what a reader lets through is tried where it goes. */
#ifndef READERS_H
#define READERS_H

#include "fuzz.h"
#include "register/project_register.h"

/* documents.c: files in the program's own formats */
fuzz_reader fuzz_register, fuzz_template, fuzz_batch, fuzz_checks, fuzz_borders, fuzz_manifest, fuzz_own_text, fuzz_kept_file;
/* imports.c: other registers' exports; of a workbook the archive itself, its sheet or its texts */
fuzz_reader fuzz_mapping, fuzz_table, fuzz_quoted_table, fuzz_document, fuzz_workbook, fuzz_sheet, fuzz_shared_texts;
/* pages.c: a whole report, by the bytes' template or of the bytes' register */
fuzz_reader fuzz_register_pages, fuzz_template_pages;
/* pictures.c */
fuzz_reader fuzz_picture, fuzz_font, fuzz_text;
/* values.c: what people write into attributes, cells and command lines */
fuzz_reader fuzz_value, fuzz_cell, fuzz_figure_set, fuzz_command_line;

/* Reads the register at `path` and settles it as commands do, with the lists that come with the program. False, with findings, when no
 * figures may be made of it. To be released in either case. */
bool fuzz_settle(struct fuzz *fuzz, struct project_register *out, const char *path);

#endif

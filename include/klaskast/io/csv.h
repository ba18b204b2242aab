/* Tables in text: RFC 4180, and what programs make of it; and writing them for a Dutch spreadsheet. */
#ifndef KLASKAST_IO_CSV_H
#define KLASKAST_IO_CSV_H

#include "klaskast/base/buffer.h"
#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    CSV_FILE_LIMIT = 8 << 20, /* bytes */
    CSV_FIELD_LIMIT = 8192,   /* bytes of one field */
    CSV_COLUMNS = 200,
    CSV_RECORDS = 20000,
};

struct csv_record {
    int line; /* of the file, from 1, where the record begins */
    size_t count;
    const char **fields; /* without quotes; blanks at both ends removed; never NULL */
};

struct csv_table {
    char delimiter;             /* ';' ',' '|' '\t', or 0: one column */
    struct csv_record *records; /* those in which something stands */
    size_t count;
};

/* Reads UTF-8 text into records that live in `arena`. Lines end in CR, LF or CR LF; a quoted field may hold
 * delimiters, "" and line ends; a quote inside an unquoted field is a letter like any other. The ' that
 * csv_write puts in front of a formula is taken off again. A first line
 * 'sep=;' names the delimiter and is no record. `delimiter` is 0 to find out: the one that stands most evenly
 * in the first lines, outside quotes.
 *
 * False, with the line: a quote that is never closed (its opening line), or more than the limits above. */
bool csv_read(const char *name, const char *text, char delimiter, struct arena *arena,
              struct csv_table *table, struct err *err);

/* The field, or "" where the record is shorter. */
const char *csv_field(const struct csv_record *record, size_t column);

/* Begins a table that is written: the mark by which spreadsheets know UTF-8. */
void csv_begin(struct buffer *out);
/* One record: fields with ';' between them, each in quotes, ended by CR LF. A field that a spreadsheet would
 * take for a formula (it begins with = + - @ or |, perhaps behind blanks or ', or with a tab or an end of
 * line) gets a ' in front. Controls are left out but for ends of lines, which become a blank. */
void csv_write(struct buffer *out, const char *const *fields, size_t count);

#endif

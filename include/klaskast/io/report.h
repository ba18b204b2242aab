/* The school year, or a month of it, on paper: one HTML page with its pictures inside, for the head, the team
 * or the participation council. Without names, numbers below three that could name a child read 'fewer than
 * 3'.
 */
#ifndef KLASKAST_IO_REPORT_H
#define KLASKAST_IO_REPORT_H

#include "klaskast/base/buffer.h"
#include "klaskast/domain/year.h"

struct report {
    const struct year *year;
    const char *school; /* "" unknown */
    const char *class;
    bool month;                      /* a month and not the year */
    const struct year_pupil *pupils; /* NULL: without names */
    size_t pupil_count;
    int made; /* day */
};

enum { REPORT_FEW = 3 }; /* numbers below it are not told */

void report_html(const struct report *report, struct buffer *out);

#endif

/* What the class gets: a group's start page and the lists beside it, from the data file to a file that people
 * take along. Nothing of a pupil or a teacher is in it. [S6, C3] */
#ifndef KLASKAST_APP_PAGE_FILE_H
#define KLASKAST_APP_PAGE_FILE_H

#include "klaskast/app/app.h"
#include "klaskast/domain/start_page.h"

/* Adds the bytes to `out`, and notes what the maker ought to hear. */
bool page_file_bytes(struct app *app, const struct page_wish *wish, struct buffer *out,
                     struct page_report *report, struct err *err);

/* Writes them to wish->path, readable for everybody: it is made to be shared. What is there already stays
 * unless wish->replace. */
bool page_file_write(struct app *app, const struct page_wish *wish, struct page_report *report,
                     struct err *err);

#endif

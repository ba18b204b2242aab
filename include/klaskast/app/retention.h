/* Gone when its time is over: what would go now, and doing it. See domain/retention.h and store/purge.h. */
#ifndef KLASKAST_APP_RETENTION_H
#define KLASKAST_APP_RETENTION_H

#include "klaskast/app/app.h"
#include "klaskast/domain/retention.h"

/* What would go today by kind, and what is held back and why; in the arena. Nothing is written. */
bool retention_report(struct app *app, struct arena *arena, struct retention_plan *plan, struct err *err);

/* What came of it. */
struct retention_done {
    size_t rows;    /* of the journal that were emptied */
    size_t letters; /* files with letters that were removed */
    bool wiped;     /* the file was made anew: what is gone is in no free page of it any more */
    char said[256]; /* a sentence, also on what could not be done; "" where nothing was past its time */
};
/* Does it for these kinds (RETENTION_BY_ITSELF, RETENTION_ALL, ...). Final: it cannot be taken back. True
 * also when there is nothing to do; false: nothing is emptied. When the disk is too full to make the file
 * anew it is true, and `said` says so: it is tried again at the next start. */
bool retention_run(struct app *app, unsigned kinds, struct retention_done *done, struct err *err);

#endif

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
    size_t files;   /* with letters, cards and lists that were removed */
    bool wiped;     /* what is gone is in no free page of the file any more */
    char said[400]; /* a sentence, also on what could not be done; "" where nothing was past its time */
};
/* Does it for these kinds (RETENTION_BY_ITSELF, RETENTION_ALL, ...). Final: it cannot be taken back.
 * `announced`: the plan that somebody said yes to; where something else would go by now of the kinds that are
 * asked about, nothing of any kind does, and ERR_REFUSED says so. NULL: nobody was asked. True
 * also when there is nothing to do. False: what was emptied before stays so, the rest is as it was. Where the
 * disk is too full to make the file anew it is true and `said` says so: it is tried again at the next start.
 */
bool retention_run(struct app *app, unsigned kinds, const struct retention_plan *announced,
                   struct retention_done *done, struct err *err);

/* At a start, and each day that the program stays open: what goes by itself goes, in `said`; and where
 * something else is past its time, how that is shown. */
bool retention_start(struct app *app, char *said, size_t size, struct err *err);

#endif

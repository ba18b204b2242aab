/* One pupil whole: everything that is stored about it is emptied, the name too, for ever. What remains says
 * only that something was. */
#ifndef KLASKAST_APP_ERASE_H
#define KLASKAST_APP_ERASE_H

#include "klaskast/app/app.h"

/* A text of somebody else, of a site or of a lesson, in which the name stands. */
struct erase_text {
    int64_t number; /* of the row */
    int day;
    const char *pupil; /* on whose card it is; "" nobody's */
    const char *text;
    const char *stays; /* why it cannot be emptied with the rest, and what to do; NULL: it can */
};
struct erase_look {
    const char *name;
    const char *const *names; /* all it had: whole, first, surname */
    size_t name_count;
    size_t rows;       /* of the journal, about it */
    const char *open;  /* what still runs or is open: "a duty is open"; NULL nothing */
    size_t own_places; /* letters that were put in a place of one's own: nobody knows where */
    const struct erase_text *texts;
    size_t text_count;
};
/* What would go, in the arena. False: nobody of that number, or a device of it is still here. */
bool erase_look(struct app *app, int64_t pupil_id, struct arena *arena, struct erase_look *look,
                struct err *err);

struct erase_done {
    size_t rows, files, backups; /* emptied, removed, removed */
    char said[700];              /* also what could not be done */
};
/* Does it; `texts`: with the texts of others in which the name stands, as far as they can be emptied. The
 * copies are made anew and the older ones removed after that, the letters and cards too. Final. False:
 * nothing was emptied. */
bool erase_run(struct app *app, const struct erase_look *look, int64_t pupil_id, bool texts,
               struct erase_done *done, struct err *err);

/* Is this the name, as people type it? */
bool erase_confirmed(const struct erase_look *look, const char *typed);

#endif

/* One pupil whole: everything that is stored about it is emptied, the name too, for ever. What remains says
 * only that something was. */
#ifndef KLASKAST_APP_ERASE_H
#define KLASKAST_APP_ERASE_H

#include "klaskast/app/app.h"
#include "klaskast/domain/erase.h"

/* What would go, in the arena. False: nobody of that number, or a device of it is still here. */
bool erase_look(struct app *app, int64_t pupil_id, struct arena *arena, struct erase_look *look,
                struct err *err);

struct erase_done {
    size_t rows, redacted;           /* emptied; of others, that the name was taken out of */
    size_t files, backups;           /* removed */
    char said[FILE_PATH_SIZE + 900]; /* also what could not be done */
};
/* Does it, and takes the name out of the texts of others, but those that are to stay. The copies are made
 * anew and the older ones removed after that, the letters and cards too. Final. False: nothing was emptied.
 */
bool erase_run(struct app *app, const struct erase_look *look, struct erase_done *done, struct err *err);

#endif

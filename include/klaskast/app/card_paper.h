/* A pupil's card on paper: one HTML file that prints on A4, of one child only, that ends with the journal's
 * fingerprint. [P17] */
#ifndef KLASKAST_APP_CARD_PAPER_H
#define KLASKAST_APP_CARD_PAPER_H

#include "klaskast/app/app.h"

/* Writes the card to `to`, or, where that is NULL, to the folder `cards` beside the data file under a name
 * that tells nothing of the child; the same card made again on the same day replaces itself. Mode 0600, all
 * or nothing; a symbolic link is refused. `path` is where it is now.
 *
 * Left out: steps that were taken back at once, what was taken back because it was about another child with
 * all that followed from it, and the names of other children in what people typed. */
bool card_paper(struct app *app, int64_t pupil_id, const char *to, char path[FILE_PATH_SIZE],
                struct err *err);

#endif

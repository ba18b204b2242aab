/* What wakes the loop without a key: another program that wrote in the data file, and, only while sticks are
 * on the screen, one that was put in or pulled out. */
#ifndef KLASKAST_APP_WAKE_H
#define KLASKAST_APP_WAKE_H

#include <stdbool.h>

struct wake {
    int descriptor; /* for the loop: readable when something happened; -1 where nothing can be watched */
    int files, sticks;
};

void wake_open(struct wake *wake, const char *database);
void wake_close(struct wake *wake);

/* From now on what is mounted wakes too, or no longer. */
void wake_sticks(struct wake *wake, bool watch);
/* What happened is taken: the descriptor is quiet until the next. */
void wake_take(struct wake *wake);

#endif

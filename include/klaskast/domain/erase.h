/* One pupil whole: what is stored about it, and where else its name stands, before it goes for ever. */
#ifndef KLASKAST_DOMAIN_ERASE_H
#define KLASKAST_DOMAIN_ERASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text of somebody else, of a site or of a lesson, in which the name stands. */
struct erase_text {
    int64_t number; /* of the row */
    int day;
    const char *pupil;    /* on whose card it is; "" nobody's */
    const char *text;     /* as it is */
    const char *redacted; /* the row's data without the name */
    bool goes;            /* the name is to be taken out of it */
};
struct erase_look {
    int64_t pupil_id;
    const char *name;
    const char *const *names; /* all it had, whole */
    size_t name_count;
    size_t rows;       /* of the journal, about it */
    const char *open;  /* what still runs or is open: "a duty is open"; NULL nothing */
    size_t own_places; /* letters that were put in a place of one's own: nobody knows where */
    struct erase_text *texts;
    size_t text_count;
};

/* Is this the whole name, as people type it? */
bool erase_confirmed(const struct erase_look *look, const char *typed);

#endif

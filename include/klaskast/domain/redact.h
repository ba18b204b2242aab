/* The names of other children in what people typed: a card on paper is about one child only. [P17] */
#ifndef KLASKAST_DOMAIN_REDACT_H
#define KLASKAST_DOMAIN_REDACT_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/facts.h"

struct redaction {
    const struct pupil *pupils; /* all children of the file; borrowed */
    size_t count;
    int64_t pupil_id; /* the one whose name may stand */
};

/* The text with the names of the others made unreadable: "(another child) was there". A name is a first name,
 * a surname, half a double surname, or both, as it is written in the class list, also with an s behind it;
 * not one that the child itself has. The text itself where there is none; else in the arena. */
const char *redact_others(const struct redaction *others, const char *text, struct arena *arena);

#endif

/* Which letters make sense for a pupil now. [P9, P13] */
#ifndef KLASKAST_DOMAIN_LETTER_CHOICES_H
#define KLASKAST_DOMAIN_LETTER_CHOICES_H

#include "klaskast/domain/facts.h"

/* The kinds that make sense for a pupil at this moment, the most probable first: which letter, about what
 * (record, measure or exemption), and the duty it belongs to (0: none). At most LETTER_CHOICES. */
enum { LETTER_CHOICES = 24 };
struct letter_choice {
    enum letter_kind kind;
    int64_t about;
    int64_t task;
};
size_t letter_choices(const struct facts *facts, int64_t pupil_id, int today,
                      struct letter_choice choices[LETTER_CHOICES]);

#endif

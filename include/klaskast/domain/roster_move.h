/* Pupils from one class to another: one of them, some (a class is split), all (two classes become one). What
 * was recorded about a pupil goes along; the slot is the next one there. Pure. */
#ifndef KLASKAST_DOMAIN_ROSTER_MOVE_H
#define KLASKAST_DOMAIN_ROSTER_MOVE_H

#include "klaskast/base/memory.h"
#include "klaskast/domain/facts.h"
#include "klaskast/domain/intent.h"

/* What INTENT_ROSTER needs to put these pupils of the facts in the class called `to`, which is made where
 * there is none; in the arena. Who is unknown, has left or is there already is passed over. Returns how many
 * move. */
size_t roster_move(const struct facts *facts, const int64_t *ids, size_t id_count, const char *to,
                   struct arena *arena, const struct roster_change **changes);

#endif

#include "klaskast/domain/roster_move.h"

#include "klaskast/base/day.h"
#include "klaskast/domain/class_name.h"

size_t roster_move(const struct facts *facts, const int64_t *ids, size_t id_count, const char *to,
                   struct arena *arena, const struct roster_change **changes)
{
    struct roster_change *all = arena_new(arena, id_count + 1, sizeof *all);
    int64_t class_id = 0;
    size_t count = 0;
    for (size_t i = 0; i < facts->class_count; i++)
        if (class_name_same(facts->classes[i].name, to))
            class_id = facts->classes[i].id;
    for (size_t i = 0; i < id_count; i++) {
        const struct pupil *pupil = facts_pupil(facts, ids[i]);
        if (!pupil || pupil->left_day != DAY_NONE || pupil->class_id == class_id)
            continue;
        all[count++] = (struct roster_change){ .kind = ROSTER_CHANGED,
                                               .pupil_id = pupil->id,
                                               .class_id = class_id,
                                               .class_name = class_id ? NULL : to,
                                               .first = pupil->first,
                                               .prefix = pupil->prefix,
                                               .surname = pupil->surname,
                                               .key = pupil->key,
                                               .group = pupil->group };
    }
    *changes = all;
    return count;
}

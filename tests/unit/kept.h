/* Two days of a class with a secret in them, and whether anything of it is left in any file. */
#ifndef TESTS_UNIT_KEPT_H
#define TESTS_UNIT_KEPT_H

#include "cupboard.h"

static inline int day(const char *iso)
{
    int found;
    assert_true(day_parse_iso(iso, &found));
    return found;
}

static const char *const secret = "zat te bellen met oma Wilhelmina";

/* Any file in the cupboard's folder with these bytes in it, free pages and all; "" none. */
static inline const char *file_with(const char *text)
{
    static char found[400];
    char command[700];
    snprintf(command, sizeof command, "grep -rlaF -- '%s' '%s' | head -1", text, cupboard.folder);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    found[0] = '\0';
    if (fgets(found, sizeof found, out))
        found[strcspn(found, "\n")] = '\0';
    pclose(out);
    return found;
}

static inline void assert_nowhere(const char *text)
{
    if (*file_with(text))
        fail_msg("'%s' is still in %s", text, file_with(text));
}

static inline void on(const char *now)
{
    cupboard_now(now);
    assert_true(app_reload(&cupboard.app, &cupboard.err));
}

/* Two days of an ordinary class in November, and a violation on the first. */
static inline void two_days(void)
{
    static const char *const days[] = { "2026-11-23", "2026-11-24" };
    char now[40];
    for (int i = 0; i < 2; i++) {
        snprintf(now, sizeof now, "%sT08:30:00", days[i]);
        on(now);
        done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Noor") });
        cupboard_later(20);
        done((struct intent){
            .kind = INTENT_DEVICE_IN, .pupil_id = pupil_called("Noor"), .device = DEVICE_WATCH });
        cupboard_later(20);
        done((struct intent){ .kind = INTENT_TICK, .pupil_id = pupil_called("Mees") });
        cupboard_later(20);
        done((struct intent){ .kind = INTENT_MARK, .pupil_id = pupil_called("Zoë"), .mark = MARK_ABSENT });
        done((struct intent){ .kind = INTENT_CALL });
        cupboard_later(3600);
        if (i == 0)
            done((struct intent){ .kind = INTENT_VIOLATION,
                                  .pupil_id = pupil_called("Noor"),
                                  .violation = VIOLATION_NOT_OFF,
                                  .text = secret });
        snprintf(now, sizeof now, "%sT14:30:00", days[i]);
        on(now);
        int64_t ids[8];
        size_t count = 0;
        for (size_t k = 0; k < cupboard.app.model.facts.stay_count; k++)
            ids[count++] = cupboard.app.model.facts.stays[k].id;
        done((struct intent){ .kind = INTENT_GIVE_BACK, .ids = ids, .id_count = count });
    }
}

static inline void finish_duties(void)
{
    for (int64_t id; (id = number_of("SELECT min(id) FROM task WHERE done_day IS NULL")) > 0;)
        done((struct intent){ .kind = INTENT_TASK_DONE, .ref = id });
}

#endif

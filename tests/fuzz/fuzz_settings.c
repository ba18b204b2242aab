/* Any bytes as a settings file: nothing crashes, ladders stay within bounds, and the settings that come of it
 * read back the same when they are printed. */
#include "klaskast/domain/settings.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void ladders_are_whole(const struct settings *settings)
{
    for (int i = 0; i < LADDERS; i++) {
        const struct ladder *ladder = &settings->ladders[i];
        demand(ladder->rung_count >= 1 && ladder->rung_count <= LADDER_RUNGS);
        for (int times = 0; times < LADDER_RUNGS + 2; times++) {
            const struct rung *rung = ladder_rung(ladder, times, NULL);
            demand(rung->duty_count >= 0 && rung->duty_count <= RUNG_DUTIES);
            demand(rung->measure != MEASURE_BAN || rung->period.count > 0);
        }
    }
    demand(settings->review_months >= 1 && settings->give_back_from < 24 * 60);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct settings settings, again;
    struct buffer first, second;
    const struct ini_fault *faults;
    struct ini *ini = ini_read("fuzz.ini", (const char *)data, size);
    settings_read(&settings, ini);
    ini_free(&ini);
    ladders_are_whole(&settings);
    buffer_init(&first);
    buffer_init(&second);
    settings_print(&settings, &first);
    if (first.length <= INI_LIMIT) {
        ini = ini_read("printed.ini", buffer_get(&first), first.length);
        settings_read(&again, ini);
        demand(ini_faults(ini, &faults) == 0);
        settings_print(&again, &second);
        demand(strcmp(buffer_get(&first), buffer_get(&second)) == 0);
        ini_free(&ini);
    }
    buffer_clear(&first);
    buffer_clear(&second);
    return 0;
}

/* One step of the demo class's story: a moment, a child, what was done. */
#include "demo_parts.h"

#include "klaskast/base/clock.h"

#include <string.h>

bool demo_go_to(struct app *app, int64_t moment, struct err *err)
{
    clock_pretend(moment);
    app->follow_today = true;
    return app_reload(app, err);
}

bool demo_perform(struct app *app, const struct intent *intent, struct err *err)
{
    struct outcome outcome;
    struct err failed = { ERR_NONE, "" };
    if (app_perform(app, intent, &outcome, &failed) || failed.kind == ERR_REFUSED || failed.kind == ERR_USAGE)
        return true;
    if (err)
        *err = failed;
    return false;
}

int64_t demo_pupil(const struct app *app, const char *first)
{
    const struct facts *facts = &app->model.facts;
    for (size_t i = 0; i < facts->pupil_count; i++)
        if (strcmp(facts->pupils[i].first, first) == 0)
            return facts->pupils[i].id;
    return 0;
}

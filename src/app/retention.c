#include "klaskast/app/retention.h"

#include "klaskast/base/clock.h"
#include "klaskast/store/purge.h"

bool retention_report(struct app *app, struct arena *arena, struct retention_plan *plan, struct err *err)
{
    struct retention_input input;
    bool ok = store_read_begin(app->store, err) &&
              purge_input(app->store, &app->settings, clock_today(), arena, &input, err);
    store_read_end(app->store);
    if (ok)
        retention_plan_make(&input, arena, plan);
    return ok;
}

bool retention_run(struct app *app, unsigned kinds, struct retention_done *done, struct err *err)
{
    (void)app;
    (void)kinds;
    (void)err;
    *done = (struct retention_done){ 0 };
    return true;
}

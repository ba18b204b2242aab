/* What the data file holds of the class in use, beside the model. */
#include "klaskast/app/app.h"
#include "klaskast/base/day.h"
#include "klaskast/store/query.h"

bool app_pupil_facts(struct app *app, int64_t pupil_id, struct arena *arena, struct facts *facts,
                     struct err *err)
{
    struct scope scope = { .class_id = app->class_id,
                           .pupil_id = pupil_id,
                           .day = app->day,
                           .since = DAY_NONE,
                           .consents = pupil_id != 0 };
    return query_facts(app->store, &scope, arena, facts, err);
}

bool app_consents(struct app *app, int year, struct arena *arena, const struct consent **consents,
                  size_t *count, struct err *err)
{
    return query_consents(app->store, app->class_id, year, arena, consents, count, err);
}

bool app_agreements(struct app *app, int day, struct arena *arena, struct agreements *agreements,
                    struct err *err)
{
    return query_agreements(app->store, app->class_id, day_schoolyear_start(day), day_schoolyear_end(day),
                            arena, agreements, err);
}

/* What is known of sites beside their list: who judged what when, and a browser's bookmarks. Screen and
 * command line share it. */
#ifndef KLASKAST_APP_SITE_WORK_H
#define KLASKAST_APP_SITE_WORK_H

#include "klaskast/app/app.h"
#include "klaskast/domain/site_plan.h"

/* Every step of a site, newest first, those that were taken back marked; in the arena. */
bool site_work_history(struct app *app, int64_t site_id, struct arena *arena, const struct site_step **steps,
                       size_t *count, struct err *err);

/* What a bookmarks file ("~/" is the home folder) would add to the list; its folders are the subjects. */
bool site_work_bookmarks(struct app *app, const char *path, struct arena *arena, struct site_plan *plan,
                         struct err *err);

#endif

/* What is known of a class's school year, from the data file to numbers. */
#ifndef KLASKAST_APP_YEAR_H
#define KLASKAST_APP_YEAR_H

#include "klaskast/app/app.h"
#include "klaskast/domain/year.h"

/* Of the class that the app looks at, from `from` up to and including `until`. */
bool app_year(struct app *app, int from, int until, struct year *year, struct err *err);

#endif

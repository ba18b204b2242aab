/* Who judged a site, when, and what was said: every review is kept. [S1, S3, S9] */
#ifndef KLASKAST_SCREENS_SITE_HISTORY_H
#define KLASKAST_SCREENS_SITE_HISTORY_H

#include "klaskast/domain/site.h"
#include "klaskast/screens/desk.h"
#include "klaskast/ui/screen.h"

struct screen *site_history_new(struct desk *desk, const struct site *site);

#endif

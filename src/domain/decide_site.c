#include "decide_parts.h"

#include "klaskast/base/translate.h"

bool decide_site(const struct context *context, const struct intent *intent, struct decision *decision,
                 struct err *err)
{
    (void)context;
    (void)intent;
    (void)decision;
    return err_set(err, ERR_REFUSED, "%s", _("Sites come next."));
}

#include "klaskast/domain/device.h"

#include "klaskast/base/translate.h"

#include <string.h>

static const struct {
    const char *name, *label;
} devices[DEVICE_KINDS] = {
    [DEVICE_PHONE] = { "phone", N_("phone") },
    [DEVICE_WATCH] = { "smartwatch", N_("watch") },
    [DEVICE_OTHER] = { "other", N_("device") },
};

const char *device_name(enum device_kind kind)
{
    return devices[kind].name;
}

bool device_parse(const char *name, enum device_kind *kind)
{
    for (int i = 0; i < DEVICE_KINDS; i++) {
        if (strcmp(devices[i].name, name) == 0) {
            *kind = (enum device_kind)i;
            return true;
        }
    }
    return false;
}

const char *device_label(enum device_kind kind)
{
    return _(devices[kind].label);
}

bool stay_open(const struct stay *stay)
{
    return stay->state == STAY_HELD || stay->state == STAY_LENT;
}

enum stay_state stay_state_on(const struct stay *stay, int day)
{
    return stay->state == STAY_RETURNED && stay->back_day > day ? STAY_HELD : stay->state;
}

#include "klaskast/domain/settings.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings_parts.h"
#include "klaskast/domain/value.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { SECTION_ROWS = 16, SECTIONS = 20 }; /* room for suggestions */
static void *place(struct settings *settings, const struct setting *setting)
{
    return (char *)settings + setting->offset;
}

static bool store_times(struct lesson_ends *ends, const char *value)
{
    int count = value_times(value, ends->minutes, LESSON_ENDS);
    if (count >= 0)
        ends->count = count;
    return count >= 0;
}

/* False: the value is not of its type, or out of range. */
static bool store(struct settings *settings, const struct setting *setting, const char *value)
{
    void *at = place(settings, setting);
    int number;
    switch (setting->type) {
    case SETTING_TEXT:
        if (strlen(value) >= (size_t)setting->most)
            return false;
        text_clean(at, (size_t)setting->most, value);
        return true;
    case SETTING_PATH:
        return snprintf(at, (size_t)setting->most, "%s", value) < setting->most;
    case SETTING_FLAG:
        return value_flag(value, at);
    case SETTING_NUMBER:
        return value_number(value, setting->least, setting->most, at);
    case SETTING_TIME:
        return value_time(value, at);
    case SETTING_TIMES:
        return store_times(at, value);
    case SETTING_DAY:
        *(int *)at = DAY_NONE;
        return !*value || value_day(value, at);
    case SETTING_CHOICE:
        return value_choice(value, setting->words, at);
    case SETTING_EITHER:
        if (!value_choice(value, setting->words, &number))
            return false;
        *(bool *)at = number == 1;
        return true;
    }
    return false;
}

static void expect(const struct setting *setting, char *text, size_t size)
{
    switch (setting->type) {
    case SETTING_TEXT:
    case SETTING_PATH:
        snprintf(text, size, _("at most %d bytes of text"), setting->most - 1);
        break;
    case SETTING_FLAG:
        snprintf(text, size, "%s", _("yes or no"));
        break;
    case SETTING_NUMBER:
        snprintf(text, size, _("a whole number from %d to %d"), setting->least, setting->most);
        break;
    case SETTING_TIME:
        snprintf(text, size, "%s", _("a time such as 14:00"));
        break;
    case SETTING_TIMES:
        snprintf(text, size, "%s", _("times in order such as 10:15, 12:00, 14:30"));
        break;
    case SETTING_DAY:
        snprintf(text, size, "%s", _("a date such as 2026-09-14"));
        break;
    case SETTING_CHOICE:
    case SETTING_EITHER:
        snprintf(text, size, "%s", _("one of:"));
        for (size_t i = 0; setting->words[i]; i++)
            snprintf(text + strlen(text), size - strlen(text), "%s %s", i ? "," : "", setting->words[i]);
        break;
    }
}

static void read_row(struct settings *settings, struct ini *ini, const char *section, const char *key,
                     const char *value)
{
    const char *keys[SECTION_ROWS + 1];
    const struct setting *setting;
    size_t count = 0;
    for (size_t i = 0; (setting = settings_row(i)); i++) {
        if (strcmp(setting->section, section) != 0)
            continue;
        assert(count < SECTION_ROWS);
        keys[count++] = setting->key;
        if (strcmp(setting->key, key) != 0)
            continue;
        if (!store(settings, setting, value)) {
            char expected[160];
            store(settings, setting, setting->value);
            expect(setting, expected, sizeof expected);
            settings_fault_value(ini, section, key, expected, value, setting->words);
        }
        return;
    }
    keys[count] = NULL;
    settings_fault_key(ini, section, key, keys);
}

static bool section_known(const char *section)
{
    const struct setting_section *known;
    for (size_t i = 0; (known = settings_section(i)); i++)
        if (strcmp(known->name, section) == 0)
            return true;
    return false;
}

/* Is it a section of single values? */
static bool settings_section_has_rows(const char *section)
{
    const struct setting *setting;
    for (size_t i = 0; (setting = settings_row(i)); i++)
        if (strcmp(setting->section, section) == 0)
            return true;
    return false;
}

bool settings_section_whole(const char *section)
{
    return strcmp(section, "keys") != 0 && !settings_section_has_rows(section);
}

/* Once for a section, on its first line. */
static void fault_section(struct ini *ini, const char *section, const char *key)
{
    const char *names[SECTIONS + 1];
    const struct setting_section *known;
    char text[240];
    size_t count = 0;
    for (; (known = settings_section(count)) && count < SECTIONS; count++)
        names[count] = known->name;
    names[count] = NULL;
    snprintf(text, sizeof text, _("there is no section [%s]; its settings do nothing."), section);
    settings_suggest(text, sizeof text, section, names);
    ini_add_fault(ini, section, key, "%s", text);
}

static void read_rows(struct settings *settings, struct ini *ini)
{
    const char *section, *key, *value, *reported = "";
    for (size_t i = 0; ini_entry(ini, i, &section, &key, &value); i++) {
        if (settings_section_has_rows(section)) {
            read_row(settings, ini, section, key, value);
        } else if (!section_known(section) && strcmp(section, reported) != 0) {
            fault_section(ini, section, key);
            reported = section;
        }
    }
}

void settings_defaults(struct settings *settings)
{
    *settings = (struct settings){ .decided_on = DAY_NONE };
    const struct setting *setting;
    for (size_t i = 0; (setting = settings_row(i)); i++)
        store(settings, setting, setting->value);
    for (int i = 0; i < LADDERS; i++)
        ladder_defaults((enum ladder_kind)i, &settings->ladders[i]);
    checks_defaults(settings);
    end_of_day_defaults(settings);
}

void settings_read(struct settings *settings, struct ini *ini)
{
    settings_defaults(settings);
    read_rows(settings, ini);
    for (int i = 0; i < LADDERS; i++) {
        if (i == LADDER_WATCH) /* watches follow what the school made of devices */
            settings->ladders[LADDER_WATCH] = settings->ladders[LADDER_DEVICE];
        ladder_read((enum ladder_kind)i, &settings->ladders[i], ini);
    }
    holidays_read(&settings->holidays, ini);
    checks_read(settings, ini);
    end_of_day_read(settings, ini);
}

const struct ladder *settings_ladder(const struct settings *settings, enum violation_kind kind,
                                     enum ladder_kind *which)
{
    enum ladder_kind ladder = violation_ladder(kind, settings->watch_own_ladder);
    if (which)
        *which = ladder;
    return &settings->ladders[ladder];
}

static const struct rung *rung_of(const struct ladder *ladder, enum measure_kind measure)
{
    for (int i = 0; i < ladder->rung_count; i++)
        if (ladder->rungs[i].measure == measure)
            return &ladder->rungs[i];
    return measure == MEASURE_HEAD ? &ladder->after : NULL;
}

struct rung settings_own_rung(const struct settings *settings, enum ladder_kind which,
                              enum measure_kind measure)
{
    if (measure == MEASURE_NONE)
        return (struct rung){ .measure = MEASURE_NONE };
    const struct rung *rung = rung_of(&settings->ladders[which], measure);
    for (int i = 0; i < LADDERS && !rung; i++)
        rung = rung_of(&settings->ladders[i], measure);
    struct ladder built_in;
    for (int i = 0; i < LADDERS && !rung; i++) {
        ladder_defaults((enum ladder_kind)i, &built_in);
        rung = rung_of(&built_in, measure);
    }
    return rung ? *rung : (struct rung){ .measure = measure };
}

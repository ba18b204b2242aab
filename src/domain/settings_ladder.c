/* Ladders as data: [ladder.device] and its sisters. */
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings_parts.h"
#include "klaskast/domain/value.h"

#include <stdio.h>
#include <string.h>

/* --- as built in --------------------------------------------------------------------------------------- */

static const struct ladder device_ladder = {
    .rung_count = 2,
    .rungs = { { .measure = MEASURE_WARNING,
                 .rule = "P7",
                 .duties = { { TASK_PUT_RIGHT, OWNER_TEACHER, 1 },
                             { TASK_PARENTS_TOLD, OWNER_TEACHER, 2 },
                             { TASK_POLICY_EXPLAINED, OWNER_TEACHER, 5 } },
                 .duty_count = 3 },
               { .measure = MEASURE_BAN,
                 .rule = "P8",
                 .period = { 1, PERIOD_MONTHS },
                 .duties = { { TASK_CHILD_HEARD, OWNER_TEACHER, 2 },
                             { TASK_CHILD_TOLD, OWNER_TEACHER, 2 },
                             { TASK_PARENTS_TOLD, OWNER_TEACHER, 2 },
                             { TASK_LETTER, OWNER_HEAD, 5 } },
                 .duty_count = 4 } },
    .beyond = BEYOND_HEAD,
    .after = { .measure = MEASURE_HEAD, .duties = { { TASK_TALK_HEAD, OWNER_TEACHER, 5 } }, .duty_count = 1 },
    .reset = RESET_SCHOOLYEAR,
};

static const struct ladder misuse_ladder = {
    .rung_count = 1,
    .rungs = { { .measure = MEASURE_SUSPENSION,
                 .rule = "P13",
                 .duties = { { TASK_TALK, OWNER_TEACHER, 2 }, { TASK_LETTER, OWNER_HEAD, 5 } },
                 .duty_count = 2 } },
    .beyond = BEYOND_LAST_AGAIN,
    .after = { .measure = MEASURE_HEAD, .duties = { { TASK_TALK_HEAD, OWNER_TEACHER, 5 } }, .duty_count = 1 },
    .reset = RESET_SCHOOLYEAR,
};

static const struct ladder internet_ladder = {
    .rung_count = 2,
    .rungs = { { .measure = MEASURE_TALK,
                 .duties = { { TASK_TALK_CHILD, OWNER_TEACHER, 2 } },
                 .duty_count = 1 },
               { .measure = MEASURE_TALK,
                 .duties = { { TASK_TALK_CHILD, OWNER_TEACHER, 2 }, { TASK_PARENTS_TOLD, OWNER_TEACHER, 2 } },
                 .duty_count = 2 } },
    .beyond = BEYOND_LAST_AGAIN,
    .after = { .measure = MEASURE_HEAD, .duties = { { TASK_TALK_HEAD, OWNER_TEACHER, 5 } }, .duty_count = 1 },
    .reset = RESET_SCHOOLYEAR,
};

void ladder_defaults(enum ladder_kind kind, struct ladder *ladder)
{
    switch (kind) {
    case LADDER_MISUSE:
        *ladder = misuse_ladder;
        return;
    case LADDER_INTERNET:
        *ladder = internet_ladder;
        return;
    case LADDER_DEVICE:
    case LADDER_WATCH:
    case LADDERS:
        break;
    }
    *ladder = device_ladder;
}

/* --- reading ------------------------------------------------------------------------------------------- */

enum { KEY_SIZE = 24, SECTION_SIZE = 32, WITHIN_MOST = 60, RESET_MOST = 3660 };

static const char *const owner_words[] = { [OWNER_TEACHER] = "teacher", [OWNER_HEAD] = "head", NULL };
static const char *const beyond_words[] = { [BEYOND_HEAD] = "head", [BEYOND_LAST_AGAIN] = "last", NULL };

/* A ladder's section being read. */
struct part {
    struct ini *ini;
    char section[SECTION_SIZE];
};

static const char *part_get(const struct part *part, const char *key)
{
    return ini_get(part->ini, part->section, key);
}

static void part_fault(const struct part *part, const char *key, const char *expected, const char *word,
                       const char *const *words)
{
    settings_fault_value(part->ini, part->section, key, expected, word, words);
}

/* One duty: 'letter', 'letter head', 'letter head 5'. `text` is cut up. */
static bool duty_read(const struct part *part, const char *key, char *text, struct duty *duty)
{
    const char *names[TASK_KINDS + 1];
    for (int i = 0; i < TASK_KINDS; i++)
        names[i] = task_name((enum task_kind)i);
    names[TASK_KINDS] = NULL;
    char *rest = NULL, *word = strtok_r(text, " \t", &rest);
    if (!word || !task_parse(word, &duty->kind)) {
        part_fault(part, key, _("duties such as 'parents-told teacher 2, letter head 5'"), word ? word : "",
                   names);
        return false;
    }
    duty->owner = OWNER_TEACHER;
    duty->within = 0;
    int owner;
    word = strtok_r(NULL, " \t", &rest);
    if (word && value_choice(word, owner_words, &owner)) {
        duty->owner = (enum task_owner)owner;
        word = strtok_r(NULL, " \t", &rest);
    }
    if (word && value_number(word, 0, WITHIN_MOST, &duty->within))
        word = strtok_r(NULL, " \t", &rest);
    if (word)
        part_fault(part, key,
                   _("behind a duty 'teacher' or 'head', and a number of school days from 0 to 60"), word,
                   owner_words);
    return !word;
}

static void duties_read(const struct part *part, const char *key, struct rung *rung)
{
    const char *text = part_get(part, key);
    if (!text)
        return;
    char copy[1024], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", text);
    struct rung read = { .duty_count = 0 };
    for (char *item = strtok_r(copy, ",", &rest); item; item = strtok_r(NULL, ",", &rest)) {
        if (read.duty_count == RUNG_DUTIES) {
            part_fault(part, key, _("at most ten duties"), text, NULL);
            return;
        }
        if (!duty_read(part, key, item, &read.duties[read.duty_count]))
            return;
        read.duty_count++;
    }
    memcpy(rung->duties, read.duties, sizeof rung->duties);
    rung->duty_count = read.duty_count;
}

/* A suspension is at most 5 school days and 7 calendar days. [P13] */
static bool period_allowed(enum measure_kind measure, struct period period)
{
    if (measure != MEASURE_SUSPENSION || period.count == 0)
        return true;
    switch (period.unit) {
    case PERIOD_MONTHS:
        return false;
    case PERIOD_DAYS:
        return period.count <= 7;
    case PERIOD_SCHOOL_DAYS:
        return period.count <= 5;
    }
    return false;
}

static void period_read(const struct part *part, const char *key, struct rung *rung)
{
    const char *text = part_get(part, key);
    struct period period = { 0, PERIOD_MONTHS };
    if (!text)
        return;
    if (*text && !value_period(text, &period))
        part_fault(part, key, _("a period such as '1 month', '10 days' or '5 school days'"), text, NULL);
    else if (!period_allowed(rung->measure, period))
        part_fault(part, key, _("at most '5 school days' or '7 days' for a suspension (P13)"), text, NULL);
    else
        rung->period = period;
}

static void rule_read(const struct part *part, const char *key, struct rung *rung)
{
    const char *text = part_get(part, key);
    if (!text)
        return;
    if (strlen(text) < sizeof rung->rule)
        snprintf(rung->rule, sizeof rung->rule, "%s", text);
    else
        part_fault(part, key, _("a rule's number such as P8"), text, NULL);
}

static bool measure_read(const struct part *part, const char *key, const char *text, struct rung *rung)
{
    const char *names[MEASURE_KINDS + 1];
    for (int i = 0; i < MEASURE_KINDS; i++)
        names[i] = measure_name((enum measure_kind)i);
    names[MEASURE_KINDS] = NULL;
    int measure;
    if (!value_choice(text, names, &measure)) {
        part_fault(part, key, _("one of: none, warning, ban, suspension, talk, head"), text, names);
        return false;
    }
    /* Another measure does not take over the duties and the rule of the built-in one. */
    if (rung->measure != (enum measure_kind)measure)
        *rung = (struct rung){ .measure = (enum measure_kind)measure };
    return true;
}

static void name_key(char key[KEY_SIZE], int number, const char *what)
{
    snprintf(key, KEY_SIZE, "rung%d%s", number % 100, what);
}

/* One rung; false: the ladder ends before it. */
static bool rung_read(const struct part *part, int number, bool built_in, struct rung *rung)
{
    char key[KEY_SIZE];
    name_key(key, number, "");
    const char *text = part_get(part, key);
    if (text && !*text)
        return false;
    if (!text && !built_in)
        return false;
    if (text && !measure_read(part, key, text, rung) && !built_in)
        return false;
    name_key(key, number, "_rule");
    rule_read(part, key, rung);
    name_key(key, number, "_duties");
    duties_read(part, key, rung);
    name_key(key, number, "_period");
    period_read(part, key, rung);
    if (rung->measure == MEASURE_BAN && rung->period.count == 0) {
        rung->period = (struct period){ 1, PERIOD_MONTHS };
        part_fault(part, key, _("how long the ban lasts, such as '1 month' (which is used now)"), "", NULL);
    }
    return true;
}

static void reset_read(const struct part *part, struct ladder *ladder)
{
    static const char *const words[] = { [RESET_SCHOOLYEAR] = "schoolyear", [RESET_NEVER] = "never", NULL };
    const char *text = part_get(part, "reset");
    int choice, days;
    char unit[8] = "";
    if (!text)
        return;
    if (value_choice(text, words, &choice))
        ladder->reset = (enum ladder_reset)choice;
    else if (sscanf(text, "%4d %7s", &days, unit) == 2 && days >= 1 && days <= RESET_MOST &&
             (strcmp(unit, "days") == 0 || strcmp(unit, "dagen") == 0)) {
        ladder->reset = RESET_DAYS;
        ladder->reset_days = days;
    } else
        part_fault(part, "reset", _("schoolyear, never, or a number of days such as '180 days'"), text,
                   words);
}

/* Which keys a ladder has, and those of rungs that it cannot have. */
static void keys_check(const struct part *part, const struct ladder *ladder)
{
    static const char *const parts[] = { "", "_rule", "_period", "_duties" };
    char keys[4 * LADDER_RUNGS][KEY_SIZE];
    const char *known[4 * LADDER_RUNGS + 4] = { NULL };
    int count = 0;
    for (int i = 0; i < 4 * LADDER_RUNGS; i++) {
        name_key(keys[i], i / 4 + 1, parts[i % 4]);
        known[count++] = keys[i];
    }
    known[count++] = "beyond";
    known[count++] = "beyond_duties";
    known[count++] = "reset";
    const char *section, *key, *value;
    for (size_t i = 0; ini_entry(part->ini, i, &section, &key, &value); i++) {
        int index;
        if (strcmp(section, part->section) != 0)
            continue;
        if (!value_choice(key, known, &index))
            settings_fault_key(part->ini, section, key, known);
        else if (*value && index < 4 * LADDER_RUNGS && index / 4 >= ladder->rung_count)
            ini_add_fault(
                part->ini, section, key,
                _("%s: this ladder has %d rungs, so this line does nothing. A rung begins with a line such "
                  "as 'rung%d = talk'."),
                key, ladder->rung_count, ladder->rung_count + 1);
    }
}

void ladder_read(enum ladder_kind kind, struct ladder *ladder, struct ini *ini)
{
    struct part part = { .ini = ini };
    snprintf(part.section, sizeof part.section, "ladder.%s", ladder_name(kind));
    int built_in = ladder->rung_count, count = 0;
    while (count < LADDER_RUNGS && rung_read(&part, count + 1, count < built_in, &ladder->rungs[count]))
        count++;
    if (count == 0) {
        part_fault(&part, "rung1", _("at least one rung; for a ladder without measures 'rung1 = none'"), "",
                   NULL);
        ladder_defaults(kind, ladder);
        count = ladder->rung_count;
    }
    for (int i = count; i < LADDER_RUNGS; i++)
        ladder->rungs[i] = (struct rung){ .measure = MEASURE_NONE };
    ladder->rung_count = count;
    const char *beyond = part_get(&part, "beyond");
    int choice;
    if (beyond && value_choice(beyond, beyond_words, &choice))
        ladder->beyond = (enum ladder_beyond)choice;
    else if (beyond)
        part_fault(&part, "beyond", _("head (the policy is silent) or last (the last rung again)"), beyond,
                   beyond_words);
    duties_read(&part, "beyond_duties", &ladder->after);
    reset_read(&part, ladder);
    keys_check(&part, ladder);
}

/* --- writing ------------------------------------------------------------------------------------------- */

static void duties_print(const char *key, const struct rung *rung, struct buffer *out)
{
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < rung->duty_count; i++)
        buffer_print(&text, "%s%s %s %d", i ? ", " : "", task_name(rung->duties[i].kind),
                     owner_words[rung->duties[i].owner], rung->duties[i].within);
    settings_print_line(key, buffer_get(&text), out);
    buffer_clear(&text);
}

static void rung_print(const struct rung *rung, int number, struct buffer *out)
{
    char key[KEY_SIZE], period[VALUE_PERIOD_SIZE] = "";
    if (rung->period.count)
        value_period_print(rung->period, period);
    name_key(key, number, "");
    settings_print_line(key, measure_name(rung->measure), out);
    name_key(key, number, "_rule");
    settings_print_line(key, rung->rule, out);
    name_key(key, number, "_period");
    if (rung->measure == MEASURE_BAN || rung->measure == MEASURE_SUSPENSION)
        settings_print_line(key, period, out);
    name_key(key, number, "_duties");
    duties_print(key, rung, out);
}

void ladder_print(enum ladder_kind kind, const struct ladder *ladder, struct buffer *out)
{
    struct ladder built_in;
    ladder_defaults(kind, &built_in);
    for (int i = 0; i < ladder->rung_count; i++)
        rung_print(&ladder->rungs[i], i + 1, out);
    if (ladder->rung_count < built_in.rung_count) /* else the built-in rung would be read again */
        buffer_print(out, "rung%d =\n", ladder->rung_count + 1);
    settings_print_line("beyond", beyond_words[ladder->beyond], out);
    duties_print("beyond_duties", &ladder->after, out);
    switch (ladder->reset) {
    case RESET_SCHOOLYEAR:
        buffer_text(out, "reset = schoolyear\n");
        break;
    case RESET_NEVER:
        buffer_text(out, "reset = never\n");
        break;
    case RESET_DAYS:
        buffer_print(out, "reset = %d days\n", ladder->reset_days);
        break;
    }
}

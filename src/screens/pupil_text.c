#include "klaskast/screens/pupil_text.h"

#include "klaskast/base/buffer.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/measure_list.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* --- the box ------------------------------------------------------------------------------------------ */

static bool long_ago(const struct model *model, int day)
{
    return model->day - day >= 7;
}

/* "Thu", "do": the first word of a day with its weekday. A week ago or more that word is another day's, so
 * "12 Nov", which is too wide for a column of 80 with 'since' before it. */
static const char *earlier_day(const struct model *model, int day, char text[DAY_TEXT_SIZE])
{
    if (long_ago(model, day))
        return day_text(day, DAY_SHORT, text);
    day_text(day, DAY_MEDIUM, text);
    text[strcspn(text, " ")] = '\0';
    return text;
}

static const char *stay_box(const struct model *model, const struct stay *stay, char text[PUPIL_TEXT_SIZE],
                            enum style *style)
{
    char time[CLOCK_TEXT_SIZE], day[DAY_TEXT_SIZE];

    switch (stay_state_on(stay, model->day)) {
    case STAY_HELD:
        *style = STYLE_HELD;
        if (stay->in_day == model->day) {
            snprintf(text, PUPIL_TEXT_SIZE, "[x] %s", clock_text(stay->in_at, time));
        } else {
            *style = STYLE_WARNING;
            snprintf(text, PUPIL_TEXT_SIZE, long_ago(model, stay->in_day) ? "[x] %s" : _("[x] since %s"),
                     earlier_day(model, stay->in_day, day));
        }
        break;
    case STAY_LENT:
        *style = STYLE_LENT;
        if (stay->in_day == model->day)
            snprintf(text, PUPIL_TEXT_SIZE, "[~] %s", _("in use"));
        else
            snprintf(text, PUPIL_TEXT_SIZE, long_ago(model, stay->in_day) ? "[~] %s" : _("[~] since %s"),
                     earlier_day(model, stay->in_day, day));
        break;
    case STAY_IN_BAG:
        *style = STYLE_MUTED;
        snprintf(text, PUPIL_TEXT_SIZE, "%s", C_("roster", "bag"));
        break;
    case STAY_RETURNED:
        *style = STYLE_RETURNED;
        snprintf(text, PUPIL_TEXT_SIZE, C_("roster", "back %s"), clock_text(stay->back_at, time));
        break;
    }
    return text;
}

const char *pupil_box(const struct model *model, const struct pupil_day *pupil, char text[PUPIL_TEXT_SIZE],
                      enum style *style)
{
    char day[DAY_TEXT_SIZE];

    if (pupil->device[DEVICE_PHONE] != NULL)
        return stay_box(model, pupil->device[DEVICE_PHONE], text, style);
    *style = STYLE_MUTED;
    if (pupil->mark != NULL && pupil->mark->kind == MARK_ABSENT)
        snprintf(text, PUPIL_TEXT_SIZE, " . %s", C_("roster", "absent"));
    else if (pupil->mark != NULL)
        snprintf(text, PUPIL_TEXT_SIZE, " -");
    else if (pupil->exempt)
        snprintf(text, PUPIL_TEXT_SIZE, " = %s", C_("roster", "exempt"));
    else if (pupil->banned != NULL) {
        *style = STYLE_WARNING;
        snprintf(text, PUPIL_TEXT_SIZE, C_("roster", "ban to %s"),
                 day_text(pupil->banned->until, DAY_SHORT, day));
    } else if (pupil->suspended)
        snprintf(text, PUPIL_TEXT_SIZE, " = %s", C_("roster", "suspended"));
    else if (!pupil->asked)
        text[0] = '\0';
    else {
        *style = STYLE_OPEN;
        snprintf(text, PUPIL_TEXT_SIZE, "[ ]");
    }
    return text;
}

/* --- other devices ------------------------------------------------------------------------------------ */

static const char *stay_name(const struct stay *stay, bool wide)
{
    if (!wide)
        return stay->kind == DEVICE_WATCH ? C_("short", "w") : C_("short", "o");
    return stay->kind == DEVICE_OTHER && stay->label[0] != '\0' ? stay->label : device_label(stay->kind);
}

static const char *stay_short(const struct model *model, const struct stay *stay, char text[DAY_TEXT_SIZE])
{
    char time[CLOCK_TEXT_SIZE], day[DAY_TEXT_SIZE];

    switch (stay_state_on(stay, model->day)) {
    case STAY_HELD:
        if (stay->in_day == model->day)
            snprintf(text, DAY_TEXT_SIZE, "%s", clock_text(stay->in_at, time));
        else
            snprintf(text, DAY_TEXT_SIZE, "%s", earlier_day(model, stay->in_day, day));
        break;
    case STAY_LENT:
        snprintf(text, DAY_TEXT_SIZE, "[~]");
        break;
    case STAY_IN_BAG:
        snprintf(text, DAY_TEXT_SIZE, "%s", C_("roster", "bag"));
        break;
    case STAY_RETURNED:
        snprintf(text, DAY_TEXT_SIZE, "%s", C_("roster", "back"));
        break;
    }
    return text;
}

const char *pupil_others(const struct model *model, const struct pupil_day *pupil, enum others_form form,
                         char text[PUPIL_TEXT_SIZE])
{
    bool wide = form == OTHERS_WORDS;
    char state[DAY_TEXT_SIZE];
    size_t used = 0;

    text[0] = '\0';
    for (int kind = DEVICE_WATCH; kind < DEVICE_KINDS; kind++) {
        const struct stay *stay = pupil->device[kind];
        if (stay == NULL || used >= PUPIL_TEXT_SIZE - 1)
            continue;
        int length = snprintf(text + used, PUPIL_TEXT_SIZE - used, "%s%s%s%s",
                              used == 0 ? ""
                              : wide    ? ", "
                                        : " ",
                              stay_name(stay, wide), form == OTHERS_LETTERS ? "" : " ",
                              form == OTHERS_LETTERS ? "" : stay_short(model, stay, state));
        used += length > 0 ? (size_t)length : 0;
    }
    return text;
}

const char *pupil_note(const struct model *model, const struct pupil_day *pupil, char text[PUPIL_TEXT_SIZE])
{
    const struct stay *stay = pupil->device[DEVICE_PHONE];
    char time[CLOCK_TEXT_SIZE];

    text[0] = '\0';
    if (stay == NULL)
        return text;
    enum stay_state state = stay_state_on(stay, model->day);
    if (state == STAY_LENT && stay->lent_at != 0)
        snprintf(text, PUPIL_TEXT_SIZE, "%s%s%.80s", clock_text(stay->lent_at, time),
                 stay->purpose[0] != '\0' ? "  " : "", stay->purpose);
    else if (state == STAY_RETURNED && stay->in_day == model->day)
        snprintf(text, PUPIL_TEXT_SIZE, C_("roster", "in %s"), clock_text(stay->in_at, time));
    return text;
}

/* --- the sentence ------------------------------------------------------------------------------------- */

static void device_words(const struct model *model, const struct stay *stay, struct buffer *out)
{
    char time[CLOCK_TEXT_SIZE], day[DAY_TEXT_SIZE];
    const char *name =
        stay->kind == DEVICE_OTHER && stay->label[0] != '\0' ? stay->label : device_label(stay->kind);

    switch (stay_state_on(stay, model->day)) {
    case STAY_HELD:
        if (stay->in_day == model->day)
            buffer_print(out, _("%s in %s"), name, clock_text(stay->in_at, time));
        else
            buffer_print(out, _("%s here since %s"), name, day_text(stay->in_day, DAY_MEDIUM, day));
        break;
    case STAY_LENT:
        buffer_print(out, _("%s in use since %s"), name, clock_text(stay->lent_at, time));
        if (stay->purpose[0] != '\0')
            buffer_print(out, " (%s)", stay->purpose);
        break;
    case STAY_IN_BAG:
        buffer_print(out, _("%s in the bag, off"), name);
        break;
    case STAY_RETURNED:
        buffer_print(out, _("%s given back %s"), name, clock_text(stay->back_at, time));
        break;
    }
}

/* "phone in 08:25, watch in the bag, off." */
static void day_words(const struct model *model, const struct pupil_day *pupil, struct buffer *out)
{
    bool any = false;

    for (int kind = 0; kind < DEVICE_KINDS; kind++) {
        if (pupil->device[kind] == NULL)
            continue;
        buffer_text(out, any ? ", " : "");
        device_words(model, pupil->device[kind], out);
        any = true;
    }
    if (any && pupil->mark != NULL)
        buffer_text(out, ", ");
    if (pupil->mark != NULL)
        buffer_text(out, pupil->mark->kind == MARK_ABSENT ? _("absent today")
                         : any                            ? _("no phone today")
                                                          : _("nothing brought today"));
    else if (!any && pupil->not_yet)
        buffer_text(out, _("not in the class yet on this day"));
    else if (!any && pupil->exempt)
        buffer_text(out, _("exempt, not asked for a phone"));
    else if (!any && pupil->asked)
        buffer_text(out, _("not asked yet"));
    else if (!any)
        buffer_text(out, _("nothing to ask today"));
    buffer_text(out, ".");
}

/* Each state of a suspension, with what is missing. [P13] */
static void suspension_words(const struct model *model, const struct pupil_day *pupil, struct buffer *out)
{
    char text[700], state[500];

    if (pupil->suspension == NULL)
        return;
    /* There is little room: the dates are said once they are sure. */
    if (measure_suspension_status(&model->facts, pupil->suspension) == SUSPENSION_CONFIRMED) {
        measure_text(&model->facts, model->settings, pupil->suspension, model->day, text, sizeof text);
    } else {
        measure_state_text(&model->facts, model->settings, pupil->suspension, model->day, state,
                           sizeof state);
        snprintf(text, sizeof text, "%s: %s", measure_label(MEASURE_SUSPENSION), state);
    }
    /* A sentence of its own begins with a capital; labels of measures begin with an ASCII letter. */
    text[0] = (char)toupper((unsigned char)text[0]);
    buffer_print(out, " %s.", text);
}

static void measure_words(const struct model *model, const struct pupil_day *pupil, struct buffer *out)
{
    char from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];

    for (int i = 0; i < pupil->ban_count; i++) {
        const struct measure *ban = pupil->bans[i].measure;
        day_text(ban->from, DAY_SHORT, from);
        day_text(ban->until, DAY_SHORT, until);
        buffer_text(out, " ");
        if (pupil->bans[i].status == BAN_PROPOSED)
            buffer_print(out, _("Ban %s to %s proposed, not yet told."), from, until);
        else if (ban->paused)
            buffer_print(out, _("No phone %s to %s: paused, nobody is held to it."), from, until);
        else
            buffer_print(out, _("No phone %s to %s."), from, until);
    }
    suspension_words(model, pupil, out);
    if (model->day == model->today && model->schoolday &&
        measure_free_again(&model->facts, model->settings, pupil->pupil->id, model->today)) {
        buffer_text(out, " ");
        buffer_text(out, model->settings->ban_covers_all ? _("From today devices may come again.")
                                                         : _("From today the phone may come again."));
    }
}

void pupil_measures(const struct model *model, const struct pupil_day *pupil, char *text, size_t size)
{
    struct buffer out;
    buffer_init(&out);
    measure_words(model, pupil, &out);
    snprintf(text, size, "%s", *buffer_get(&out) ? buffer_get(&out) + 1 : ""); /* without the blank before */
    buffer_clear(&out);
}

/* "Letter to be signed." */
static void letter_words(const struct model *model, const struct pupil_day *pupil, struct buffer *out)
{
    for (size_t i = 0; i < model->facts.task_count; i++) {
        const struct task *task = &model->facts.tasks[i];
        if (task->pupil_id != pupil->pupil->id || !letter_task(task) || task->done_day != DAY_NONE)
            continue;
        buffer_print(out, _(" Letter %s."), letter_step_label(letter_next(&model->facts, task)));
        return;
    }
}

void pupil_sentence(const struct model *model, const struct pupil_day *pupil, const char *name, char *text,
                    size_t size)
{
    struct buffer out;
    int times = 0;

    buffer_init(&out);
    buffer_print(&out, "%s: ", name);
    day_words(model, pupil, &out);
    measure_words(model, pupil, &out);
    letter_words(model, pupil, &out);
    for (int ladder = 0; ladder < LADDERS; ladder++)
        times += pupil->times[ladder];
    if (times > 0) {
        buffer_text(&out, " ");
        buffer_print(&out,
                     translate_count("%d violation this school year.", "%d violations this school year.",
                                     (unsigned long)times),
                     times);
    }
    if (pupil->open_tasks > 0) {
        buffer_text(&out, " ");
        buffer_print(&out,
                     translate_count("%d thing to do.", "%d things to do.", (unsigned long)pupil->open_tasks),
                     pupil->open_tasks);
    }
    snprintf(text, size, "%s", buffer_get(&out));
    buffer_clear(&out);
}

/* The first name, or the whole one where another who is named has the same first name. */
static const char *name_among(const struct model *model, bool (*want)(const struct pupil_day *pupil),
                              const struct pupil *pupil)
{
    if (pupil->first[0] == '\0')
        return pupil_label(pupil);
    for (size_t i = 0; i < model->pupil_count; i++)
        if (model->pupils[i].pupil != pupil && want(&model->pupils[i]) &&
            strcmp(model->pupils[i].pupil->first, pupil->first) == 0)
            return pupil_label(pupil);
    return pupil->first;
}

void pupil_names(const struct model *model, bool (*want)(const struct pupil_day *pupil), bool mark,
                 char *text, size_t size)
{
    enum { SENTENCE = 120 };
    size_t used = 0;
    int more = 0;

    text[0] = '\0';
    for (size_t i = 0; i < model->pupil_count; i++) {
        const struct pupil_day *pupil = &model->pupils[i];
        if (!want(pupil))
            continue;
        if (used > SENTENCE || used >= size - 1)
            more++;
        else
            used += (size_t)snprintf(text + used, size - used, "%s%s%s%s%s", used > 0 ? ", " : "",
                                     name_among(model, want, pupil->pupil),
                                     mark && pupil->state == PUPIL_LENT ? " (" : "",
                                     mark && pupil->state == PUPIL_LENT ? _("in use") : "",
                                     mark && pupil->state == PUPIL_LENT ? ")" : "");
    }
    if (more > 0 && used < size)
        snprintf(text + used, size - used, " +%d", more);
}

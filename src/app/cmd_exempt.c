/* exempt, call, report-site: what is agreed, and what is never a violation. [P4, P5, I2] */
#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"

static bool day_option(const struct command_line *line, const char *name, int otherwise, int *day,
                       struct err *err)
{
    const char *text = command_option(line, name);
    *day = otherwise;
    if (!text || day_parse_iso(text, day))
        return true;
    return err_set(err, ERR_USAGE, _("'%s' is not a day. Give it as 2026-11-24."), text);
}

/* The pupil's exemption that has not ended: of the device that is named, else of the phone before others. */
static const struct exemption *running(const struct app *app, int64_t pupil_id, bool named,
                                       enum device_kind device)
{
    const struct exemption *other = NULL;
    for (size_t i = 0; i < app->model.facts.exemption_count; i++) {
        const struct exemption *exemption = &app->model.facts.exemptions[i];
        if (exemption->pupil_id != pupil_id || exemption->ended)
            continue;
        if (exemption->device == device)
            return exemption;
        other = exemption;
    }
    return named ? NULL : other;
}

bool cmd_exempt(struct app *app, const struct command_line *line, struct err *err)
{
    const struct pupil_day *row = command_pupil(app, line->words[0], err);
    if (!row)
        return false;
    struct intent intent = { .kind = INTENT_EXEMPT, .pupil_id = row->pupil->id };
    if (line->word_count > 1 && !device_parse(line->words[1], &intent.device))
        return err_set(err, ERR_USAGE, _("'%s' is no device. It is phone, smartwatch or other."),
                       line->words[1]);
    const struct exemption *old = running(app, row->pupil->id, line->word_count > 1, intent.device);
    if (command_option(line, "end")) {
        intent = (struct intent){ .kind = INTENT_EXEMPT_END, .ref = old ? old->id : 0 };
        return command_perform(app, &intent, err);
    }
    int today = clock_today(), from = today;
    if (command_option(line, "renew")) {
        if (!old)
            return err_set(err, ERR_REFUSED, _("%s has no exemption to renew."), row->pupil->name);
        intent.ref = old->id;
        intent.device = old->device;
        from = exemption_renewed_from(old, today);
    }
    if (!command_option(line, "until"))
        return err_set(err, ERR_USAGE, "%s", _("An exemption needs its last day: --until 2027-05-31 (P5)."));
    return day_option(line, "from", from, &intent.from, err) &&
           day_option(line, "until", today, &intent.until, err) &&
           day_option(line, "agreed", today, &intent.day, err) && command_perform(app, &intent, err);
}

bool cmd_call(struct app *app, const struct command_line *line, struct err *err)
{
    struct intent intent = { .kind = INTENT_CALL };
    if (!command_class(app, err))
        return false;
    if (line->word_count) {
        const struct pupil_day *row = command_pupil(app, line->words[0], err);
        if (!row)
            return false;
        intent.pupil_id = row->pupil->id;
    }
    return command_perform(app, &intent, err);
}

bool cmd_report_site(struct app *app, const struct command_line *line, struct err *err)
{
    struct intent intent = { .kind = INTENT_SITE_DOUBT,
                             .text = line->words[0],
                             .reason = command_option(line, "what") };
    return command_perform(app, &intent, err);
}

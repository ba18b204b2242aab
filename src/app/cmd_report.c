/* report: the school year, or a month of it, as one page to print. */
#include "klaskast/app/command.h"
#include "klaskast/app/year.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/file.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/value.h"
#include "klaskast/io/report.h"

#include <string.h>
#include <unistd.h>

enum { NAME_SIZE = 80 };

/* "11", or "2026-11": a month of this school year, or of any. */
static bool read_month(const char *text, int today, int *from, int *until)
{
    char whole[DAY_ISO_SIZE + 4];
    int month, start;
    if (value_number(text, 1, 12, &month)) {
        struct date first = day_date(day_schoolyear_start(today));
        start = day_from_date(month >= 8 ? first.year : first.year + 1, month, 1);
    } else {
        snprintf(whole, sizeof whole, "%s-01", text);
        if (!day_parse_iso(whole, &start))
            return false;
    }
    *from = start;
    *until = day_add_months(start, 1) - 1;
    return true;
}

/* "verslag-7a-2026-2027.html", "verslag-7a-2026-11.html": without the name of a child. */
static void usual_name(const struct report *report, char name[NAME_SIZE])
{
    char class[40], first[DAY_ISO_SIZE], last[DAY_ISO_SIZE];
    size_t length = 0;
    for (const char *p = report->class; *p && length + 1 < sizeof class; p++)
        class[length++] = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ? *p
                          : *p >= 'A' && *p <= 'Z'                             ? (char)(*p - 'A' + 'a')
                                                                               : '-';
    class[length] = '\0';
    day_iso(report->year->from, first);
    day_iso(report->year->until, last);
    if (report->month)
        snprintf(name, NAME_SIZE, "%s-%s-%.7s.html", C_("file", "report"), class, first);
    else
        snprintf(name, NAME_SIZE, "%s-%s-%.4s-%.4s.html", C_("file", "report"), class, first, last);
}

static bool write_report(const struct command_line *line, const struct report *report, struct err *err)
{
    char name[NAME_SIZE], path[FILE_PATH_SIZE];
    const char *to = command_option(line, "to");
    struct buffer out;
    bool ok;
    buffer_init(&out);
    report_html(report, &out);
    usual_name(report, name);
    if (report->pupils)
        fprintf(stderr, "klaskast: %s\n",
                _("There are names of children in this. Keep it on a computer of the school, and remove it "
                  "when you are done."));
    if (to && strcmp(to, "-") == 0) {
        ok = file_write_all(STDOUT_FILENO, buffer_get(&out), out.length) ||
             err_set(err, ERR_DISK, "%s", _("It could not be written: the output was closed."));
    } else {
        ok = (file_expand(path, to && *to ? to : name) ||
              err_set(err, ERR_USAGE, _("%s is too long for a path."), to)) &&
             file_put(path, buffer_get(&out), out.length, 0600, command_option(line, "replace") != NULL, NULL,
                      err);
        if (ok)
            command_say(stdout, _("%s is written. Open it in a browser to look at it or to print it.\n"),
                        path);
    }
    buffer_clear(&out);
    return ok;
}

bool cmd_report(struct app *app, const struct command_line *line, struct err *err)
{
    const char *month = command_option(line, "month");
    int today = app->model.today, from = day_schoolyear_start(today), until = day_schoolyear_end(today);
    struct year year;
    if (!command_class(app, err))
        return false;
    if (month && !read_month(month, today, &from, &until))
        return err_set(err, ERR_USAGE, _("'%s' is no month. Give it as 11, or as 2026-11."), month);
    if (!app_year(app, from, until, &year, err))
        return false;
    struct arena arena;
    struct report report = { .year = &year,
                             .school = app->settings.school,
                             .class = app->model.class.name,
                             .month = month != NULL,
                             .made = clock_today() };
    arena_init(&arena);
    if (command_option(line, "with-names"))
        report.pupil_count = year_pupils(&app->model, &arena, &report.pupils);
    bool ok = write_report(line, &report, err);
    arena_clear(&arena);
    return ok;
}

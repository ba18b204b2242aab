#include "klaskast/app/run.h"

#include "greet.h"

#include "klaskast/app/command.h"
#include "klaskast/app/desk.h"
#include "klaskast/app/new_year_work.h"
#include "klaskast/app/retention.h"
#include "klaskast/app/wake.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"
#include "klaskast/screens/anywhere.h"
#include "klaskast/screens/first.h"
#include "klaskast/screens/lock.h"
#include "klaskast/screens/new_year.h"
#include "klaskast/screens/open.h"
#include "klaskast/screens/stick_form.h"
#include "klaskast/screens/tour.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/place.h"
#include "klaskast/store/store.h"
#include "klaskast/ui/loop.h"
#include "klaskast/ui/theme.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
    struct app app;
    struct term *term;
    struct theme theme;
    struct keymap keymap;
    struct stack stack;
    struct loop loop;
    struct wake wake;
    int64_t data_version;
    enum idle_step { IDLE_RULES, IDLE_BACKUP, IDLE_PURGE, IDLE_VERIFY, IDLE_DONE } step;
    int idle_day; /* that the steps are of */
};

/* The screens know the desk, the desk the app, and the app is a part of this. */
static struct run *run_of(struct desk *desk)
{
    struct app *app = desk->context;
    return (struct run *)((char *)app - offsetof(struct run, app));
}

/* --- themes ------------------------------------------------------------------------------------------- */

static const char *theme_name(struct desk *desk, size_t index)
{
    (void)desk;
    return theme_builtin(index);
}

/* The first thing that is wrong with a theme file goes to the message line; the rest of the file works. */
static void show_theme(struct run *run, const char *name)
{
    char folder[FILE_PATH_SIZE];
    struct ini *ini = NULL;
    const struct ini_fault *faults;

    bool has_folder =
        run->app.config_folder[0] != '\0' && file_join(folder, run->app.config_folder, "themes");
    theme_load(&run->theme, name, has_folder ? folder : NULL, &ini);
    if (ini != NULL && ini_faults(ini, &faults) > 0)
        stack_say(&run->stack, MESSAGE_WARNING, "%s", faults[0].text);
    ini_free(&ini);
    term_theme(run->term, &run->theme);
}

static bool use_theme(struct desk *desk, const char *name, struct err *err)
{
    struct run *run = run_of(desk);
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_PREFERENCE, .text = "theme", .reason = name };

    /* A theme that the settings name is back at the next start, so this choice is not kept. */
    if (strcmp(run->app.settings.theme, "auto") == 0 && !desk->perform(desk, &intent, &outcome, err))
        return false;
    show_theme(run, name);
    return true;
}

/* The settings decide, else the key's last choice. */
static const char *first_theme(const struct run *run)
{
    const char *set = run->app.settings.theme, *chosen = run->app.model.theme;

    if (set[0] != '\0' && strcmp(set, "auto") != 0)
        return set;
    return chosen != NULL && chosen[0] != '\0' ? chosen : "default";
}

static void copy(struct desk *desk, const char *text)
{
    term_copy(run_of(desk)->term, text);
}

static void watch_sticks(struct desk *desk, bool watch)
{
    wake_sticks(&run_of(desk)->wake, watch);
}

/* --- what happens around the keys --------------------------------------------------------------------- */

static void reload(struct run *run)
{
    struct err err = { .kind = ERR_NONE };

    if (!app_reload(&run->app, &err))
        stack_say_err(&run->stack, &err);
    stack_reload_changed(&run->stack);
}

/* Another program may have written: a journal beside the data file came and went. Or a stick did. */
static void woken(void *context, struct stack *stack)
{
    struct run *run = context;

    wake_take(&run->wake);
    stick_changed(stack);
    int64_t version = store_data_version(run->app.store);
    if (version != run->data_version) {
        run->data_version = version;
        reload(run);
    }
}

static bool on_roster(const struct stack *stack)
{
    const struct screen *top = stack_top(stack);
    return stack->count == 1 && top->kind->place == PLACE_ROSTER;
}

static bool idle(void *context, struct stack *stack);

/* A new day has its copy and its checks too where the screen stays open; and what could not be done before
 * there was a class is tried again. */
static void rearm_idle(struct run *run)
{
    if (run->idle_day != run->app.model.today)
        run->step = IDLE_RULES;
    run->idle_day = run->app.model.today;
    if (run->step < IDLE_DONE)
        run->loop.idle = idle;
}

/* Has nobody touched a key for so many minutes? 0: that does not count. */
static bool quiet_for(const struct stack *stack, int minutes)
{
    return minutes > 0 && clock_ticks() - stack->last_ticks >= (int64_t)minutes * clock_minute_ticks();
}

/* The clock of the header, midnight, board mode and the lock when nobody has touched a key for so long. */
static void minute(void *context, struct stack *stack)
{
    struct run *run = context;
    const struct settings *settings = &run->app.settings;

    reload(run);
    rearm_idle(run);
    if (on_roster(stack) && quiet_for(stack, settings->board_after))
        open_board(stack, &run->app.desk);
    if (quiet_for(stack, settings->lock_after))
        lock_idle(stack, &run->app.desk);
}

/* The minute of the lock may not have come yet: the computer slept, or it is just over. */
static bool typed(void *context, struct stack *stack)
{
    struct run *run = context;
    return quiet_for(stack, run->app.settings.lock_after) && lock_idle(stack, &run->app.desk);
}

/* Others may have been at the terminal. */
static void resumed(void *context, struct stack *stack)
{
    struct run *run = context;
    lock_idle(stack, &run->app.desk);
}

/* --- work for when nobody types ----------------------------------------------------------------------- */

static bool key_waits(void *context)
{
    const struct run *run = context;
    return term_pending(run->term, 0);
}

static void tell_findings(struct run *run)
{
    struct finding findings[FINDINGS];
    struct err err = { .kind = ERR_NONE };

    if (!journal_verify(run->app.store, findings, &err))
        return;
    for (int i = 0; i < FINDINGS; i++)
        if (!findings[i].good) {
            stack_say(&run->stack, MESSAGE_ERROR, _("The data file is not in order: %s."), findings[i].text);
            return;
        }
}

/* What is past its time goes by itself, or is told of. */
static void tell_retention(struct run *run)
{
    char said[600];
    struct err err = { .kind = ERR_NONE };

    if (!retention_start(&run->app, said, sizeof said, &err)) {
        if (!store_interrupted(run->app.store))
            stack_say_err(&run->stack, &err);
        return;
    }
    stack_reload(&run->stack);
    if (*said != '\0')
        stack_say(&run->stack, MESSAGE_INFO, "%s", said);
}

static void idle_step(struct run *run)
{
    struct app *app = &run->app;
    struct err err = { .kind = ERR_NONE };

    switch (run->step) {
    case IDLE_RULES:
        if (app_record_rules(app, &err) && app->policy_news[0] != '\0')
            stack_say(&run->stack, MESSAGE_INFO, _("The rules in the settings changed: %s"),
                      app->policy_news);
        break;
    case IDLE_BACKUP:
        if (!app_backup_of_day(app, &err) && !store_interrupted(app->store))
            stack_say_err(&run->stack, &err);
        break;
    case IDLE_PURGE:
        tell_retention(run);
        break;
    case IDLE_VERIFY:
        tell_findings(run);
        break;
    case IDLE_DONE:
        break;
    }
}

/* The rules into the journal, the copy of the day, what is past its time, a look at the whole file: each
 * stops at a key and is tried again when it is quiet. */
static bool idle(void *context, struct stack *stack)
{
    struct run *run = context;
    struct store *store = run->app.store;

    (void)stack;
    if (store_read_only(store) || run->app.model.facts.class_count == 0)
        return false; /* until the next minute: nothing is polled */
    store_interrupt(store, key_waits, run);
    idle_step(run);
    bool stopped = store_interrupted(store);
    store_interrupt(store, NULL, NULL);
    if (!stopped)
        run->step++;
    return run->step < IDLE_DONE;
}

/* --- begin and end ------------------------------------------------------------------------------------ */

static void open_screens(struct run *run)
{
    if (run->app.model.facts.class_count == 0) {
        first_open(&run->stack, &run->app.desk);
        return;
    }
    open_roster(&run->stack, &run->app.desk, 0);
    greet(&run->app, &run->stack);
    if (run->app.settings.board_at_start)
        open_board(&run->stack, &run->app.desk);
    else if (new_year_is_due(&run->app))
        new_year_open(&run->stack, &run->app.desk);
}

/* Board mode that is there from the start is there for a substitute too: to tick, and no more. */
static void lock_at_start(struct run *run)
{
    struct desk *desk = &run->app.desk;

    lock_idle(&run->stack, desk);
    desk->unknown = desk->closed;
    if (desk->unknown)
        reload(run);
}

static void begin(struct run *run)
{
    app_desk(&run->app);
    run->app.desk.theme_name = theme_name;
    run->app.desk.use_theme = use_theme;
    run->app.desk.copy = copy;
    run->app.desk.watch_sticks = watch_sticks;
    keymap_init(&run->keymap);
    if (run->app.ini != NULL)
        keymap_read(&run->keymap, run->app.ini);
    stack_init(&run->stack, &run->keymap);
    run->stack.global = anywhere_act;
    run->stack.mark = anywhere_mark;
    run->stack.watch = tour_watch;
    run->stack.context = &run->app.desk;
    run->stack.last_ticks = clock_ticks();
    show_theme(run, first_theme(run));
    run->data_version = store_data_version(run->app.store);
    run->idle_day = run->app.model.today;
    wake_open(&run->wake, run->app.database_path);
    run->loop = (struct loop){ .term = run->term,
                               .stack = &run->stack,
                               .wake = run->wake.descriptor,
                               .context = run,
                               .woken = woken,
                               .minute = minute,
                               .typed = typed,
                               .resumed = resumed,
                               .idle = idle };
    open_screens(run);
    lock_at_start(run);
}

/* Whoever never paused long enough gets the copy of the day when leaving. */
static bool end(struct run *run, bool there, struct err *err)
{
    stack_clear(&run->stack);
    wake_close(&run->wake);
    term_close(&run->term);
    return !there || app_backup_of_day(&run->app, err);
}

/* The data file is not opened while others can read it: closing it is one key. */
static bool mended(struct app *app)
{
    struct file_place place;
    struct err err = { .kind = ERR_NONE };
    char answer[16];

    place_look(app->database_path, &place);
    if (!app->database_path[0] || !place.known || !place.mine || !place.others)
        return false;
    command_say(stderr, _("Others on this computer can read %s, and it holds names of children.\n"),
                app->database_path);
    fprintf(stderr, "%s ", _("Close it to them now? Enter is yes, n is no:"));
    if (!fgets(answer, sizeof answer, stdin) || answer[0] == 'n' || answer[0] == 'N')
        return false;
    if (place_mend(app->database_path, &err))
        return true;
    command_report(&err);
    return false;
}

int run_screen(const struct command_line *line)
{
    struct err err = { .kind = ERR_NONE };

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        fprintf(
            stderr, "klaskast: %s\n",
            _("The screen needs a terminal. Start klaskast in one, or give a command: 'klaskast --help'."));
        return ERR_USAGE;
    }
    struct run *run = memory_new(1, sizeof *run);
    bool ok = app_open(&run->app, &line->options, true, &err);
    if (!ok && mended(&run->app)) {
        app_close(&run->app);
        ok = app_open(&run->app, &line->options, true, &err);
    } else if (!ok && restore_offer(run->app.database_path, &line->options, &err)) {
        app_close(&run->app);
        ok = app_open(&run->app, &line->options, false, &err);
    }
    ok = ok && term_open(&run->term, &err);
    if (ok) {
        begin(run);
        ok = end(run, loop_run(&run->loop), &err);
    }
    app_close(&run->app);
    free(run);
    return ok ? 0 : command_report(&err);
}

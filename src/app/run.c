#include "klaskast/app/run.h"

#include "klaskast/app/command.h"
#include "klaskast/base/clock.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"
#include "klaskast/screens/anywhere.h"
#include "klaskast/screens/open.h"
#include "klaskast/store/store.h"
#include "klaskast/ui/loop.h"
#include "klaskast/ui/theme.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { MINUTE_MS = 60000 };

struct run {
    struct app app;
    struct term *term;
    struct theme theme;
    struct keymap keymap;
    struct stack stack;
    struct loop loop;
    int64_t data_version;
    bool copied; /* the copy of the day was seen to */
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
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_PREFERENCE, .text = "theme", .reason = name };

    if (!desk->perform(desk, &intent, &outcome, err))
        return false;
    show_theme(run_of(desk), name);
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

/* --- what happens around the keys --------------------------------------------------------------------- */

static void reload(struct run *run)
{
    struct err err;

    if (!app_reload(&run->app, &err))
        stack_say_err(&run->stack, &err);
    stack_reload(&run->stack);
}

/* Another program may have written: a journal beside the data file came and went. */
static void woken(void *context, struct stack *stack)
{
    struct run *run = context;
    char events[4096];

    (void)stack;
    while (read(run->loop.wake, events, sizeof events) > 0)
        ;
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

/* The clock of the header, midnight, and board mode when nobody has touched a key for so long. */
static void minute(void *context, struct stack *stack)
{
    struct run *run = context;
    int after = run->app.settings.board_after;

    reload(run);
    if (after > 0 && on_roster(stack) && clock_ticks() - stack->last_ticks >= (int64_t)after * MINUTE_MS)
        open_board(stack, &run->app.desk);
}

/* The copy of the day is made when the screen stands and nobody types. */
static bool idle(void *context, struct stack *stack)
{
    struct run *run = context;
    struct err err;

    if (!run->copied && !app_backup_of_day(&run->app, &err))
        stack_say_err(stack, &err);
    run->copied = true;
    return false;
}

static int watch_folder(const char *database)
{
    char folder[FILE_PATH_SIZE];
    int descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);

    if (descriptor < 0)
        return -1;
    file_folder(folder, database);
    /* The end of a commit is the removal of the journal. */
    if (inotify_add_watch(descriptor, folder, IN_DELETE | IN_MOVED_TO) < 0) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

/* --- begin and end ------------------------------------------------------------------------------------ */

/* What the teacher should know before the first key: settings that were not understood, new rules. */
static void say_news(struct run *run)
{
    const struct ini_fault *faults;
    size_t count = run->app.ini != NULL ? ini_faults(run->app.ini, &faults) : 0;
    const char *warning = store_warning(run->app.store);

    if (count > 1)
        stack_say(&run->stack, MESSAGE_WARNING,
                  translate_count("%s (and %zu more line)", "%s (and %zu more lines)", count - 1),
                  faults[0].text, count - 1);
    else if (count == 1)
        stack_say(&run->stack, MESSAGE_WARNING, "%s", faults[0].text);
    else if (run->app.policy_news[0] != '\0')
        stack_say(&run->stack, MESSAGE_INFO, "%s", run->app.policy_news);
    else if (warning != NULL)
        stack_say(&run->stack, MESSAGE_WARNING, "%s", warning);
}

static void begin(struct run *run)
{
    run->app.desk.theme_name = theme_name;
    run->app.desk.use_theme = use_theme;
    run->app.desk.copy = copy;
    keymap_init(&run->keymap);
    if (run->app.ini != NULL)
        keymap_read(&run->keymap, run->app.ini);
    stack_init(&run->stack, &run->keymap);
    run->stack.global = anywhere_act;
    run->stack.context = &run->app.desk;
    run->stack.last_ticks = clock_ticks();
    show_theme(run, first_theme(run));
    run->data_version = store_data_version(run->app.store);
    run->loop = (struct loop){ .term = run->term,
                               .stack = &run->stack,
                               .wake = watch_folder(run->app.database_path),
                               .context = run,
                               .woken = woken,
                               .minute = minute,
                               .idle = idle };
    open_roster(&run->stack, &run->app.desk, 0);
    if (run->app.settings.board_at_start)
        open_board(&run->stack, &run->app.desk);
    say_news(run);
}

int run_screen(const struct command_line *line)
{
    struct run *run = memory_new(1, sizeof *run);
    struct err err = { .kind = ERR_NONE };

    bool opened = app_open(&run->app, &line->options, true, &err) && term_open(&run->term, &err);
    if (opened) {
        begin(run);
        loop_run(&run->loop);
        if (run->loop.wake >= 0)
            close(run->loop.wake);
        stack_clear(&run->stack);
        term_close(&run->term);
    }
    app_close(&run->app);
    if (!opened)
        fprintf(stderr, "%s\n", err.text);
    free(run);
    return opened ? 0 : (int)err.kind;
}

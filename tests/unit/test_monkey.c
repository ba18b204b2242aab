/* Any keys at all on the real screens with a real data file: nothing crashes, leaks or draws outside, and
 * afterwards the tables say what the journal says. KLASKAST_MONKEY=SEED tries another run, of a minute;
 * TORTURE_SECONDS as long as that says, many runs one after another. */
#include "cupboard.h"

#include "klaskast/domain/lesson.h"
#include "klaskast/domain/site.h"
#include "klaskast/screens/anywhere.h"
#include "klaskast/screens/first.h"
#include "klaskast/screens/open.h"
#include "klaskast/ui/theme.h"

#include <stdlib.h>
#include <unistd.h>

enum { KEYS = 20000, SECONDS = 3, HUNT_SECONDS = 60, DRAW_EVERY = 7 };

static struct monkey {
    struct keymap keymap;
    struct stack stack;
    struct canvas canvas;
    unsigned long long state;
    struct key last;
    struct desk desk; /* the program's own */
    unsigned places;  /* where it has been */
    int64_t ticks;
    int days;
    char trail[64][KEY_TEXT_SIZE]; /* the last keys, for whoever looks for the cause */
    unsigned pressed;
} monkey;

static long pressed_in_all, pasted_in_all;
static bool torturing;

/* The same numbers everywhere (an LCG; the high bits are the good ones). */
static unsigned any(unsigned below)
{
    monkey.state = monkey.state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)(monkey.state >> 33) % below;
}

static const char *theme_name(struct desk *desk, size_t index)
{
    (void)desk;
    return theme_builtin(index);
}

static bool use_theme(struct desk *desk, const char *name, struct err *err)
{
    struct outcome outcome;
    struct intent intent = { .kind = INTENT_PREFERENCE, .text = "theme", .reason = name };
    return desk->perform(desk, &intent, &outcome, err);
}

static void copy(struct desk *desk, const char *text)
{
    (void)desk;
    (void)text;
}

/* No browser, and no file elsewhere than in its own folder. */
static bool open_address(struct desk *desk, const char *address, struct err *err)
{
    (void)desk;
    (void)address;
    return err_set(err, ERR_REFUSED, "no browser");
}

static bool elsewhere(const char *path)
{
    return path[0] == '/' && strncmp(path, cupboard.folder, strlen(cupboard.folder)) != 0;
}

static bool put_prepared(struct desk *desk, const char *path, bool replace, bool *exists, char *said,
                         size_t size, struct err *err)
{
    if (elsewhere(path) || strstr(path, ".."))
        return err_set(err, ERR_REFUSED, "not there");
    return monkey.desk.prep_export(desk, path, replace, exists, said, size, err);
}

static bool put_page(struct desk *desk, const struct page_wish *wish, struct page_report *report,
                     struct err *err)
{
    if (elsewhere(wish->path) || strstr(wish->path, ".."))
        return err_set(err, ERR_REFUSED, "not there");
    return monkey.desk.publish(desk, wish, report, err);
}

static void sit_down(unsigned seed)
{
    struct desk *desk = &cupboard.app.desk;
    monkey = (struct monkey){ .state = seed, .ticks = 100000, .last = { .code = K_ESCAPE }, .desk = *desk };
    desk->open_address = open_address;
    desk->prep_export = put_prepared;
    desk->publish = put_page;
    desk->theme_name = theme_name;
    desk->use_theme = use_theme;
    desk->copy = copy;
    keymap_init(&monkey.keymap);
    stack_init(&monkey.stack, &monkey.keymap);
    monkey.stack.global = anywhere_act;
    monkey.stack.context = desk;
    canvas_init(&monkey.canvas);
    canvas_resize(&monkey.canvas, 80, 24);
    if (cupboard.app.model.facts.class_count)
        open_roster(&monkey.stack, desk, 0);
    else
        first_open(&monkey.stack, desk);
}

static void stand_up(void)
{
    stack_clear(&monkey.stack);
    canvas_clear(&monkey.canvas);
}

static void trail(void)
{
    for (unsigned i = monkey.pressed < 64 ? 0 : monkey.pressed - 64; i < monkey.pressed; i++)
        print_error("%s ", monkey.trail[i % 64]);
}

static void draw(void)
{
    const struct screen *top = stack_top(&monkey.stack);
    if (top)
        monkey.places |= top->kind->place;
    stack_draw(&monkey.stack, &monkey.canvas);
    if (monkey.canvas.outside != 0 || top == NULL) {
        trail();
        fail_msg("%s draws outside at %dx%d", top ? top->kind->name : "(none)", monkey.stack.width,
                 monkey.stack.height);
    }
}

/* --- what a monkey does -------------------------------------------------------------------------------- */

/* A key that does something where it is, whatever that is: new screens and actions need not be told. */
static bool any_key_that_works(struct key *key)
{
    unsigned place = stack_top(&monkey.stack)->kind->place;
    unsigned begin = any(ACTION_COUNT);
    for (unsigned i = 0; i < ACTION_COUNT; i++) {
        unsigned action = (begin + i) % ACTION_COUNT;
        int count = monkey.keymap.actions[action].count;
        if (!(action_info((enum key_action)action)->places & place) || !count)
            continue;
        *key = monkey.keymap.actions[action].keys[any((unsigned)count)];
        return true;
    }
    return false;
}

static struct key any_key(void)
{
    static const char *const often[] = { "Space", "Enter",  "Enter", "Esc",   "Up",     "Down",  "Down",
                                         "Tab",   "F2",     "F3",    "F4",    "F5",     "F6",    "Ctrl-R",
                                         "Home",  "End",    "PgDn",  "Left",  "Right",  "Space", "Backspace",
                                         "v",     "v",      "u",     "b",     "1",      "2",     "Shift-Tab",
                                         "x",     "Ctrl-U", "n",     "a",     "Delete", "i",     "[",
                                         "]",     "Ctrl-L", "R",     "Alt-x", "F1",     "F11",   "Ctrl-C" };
    struct key key = { .code = 32 + (int32_t)any(95) };
    if (any(3) == 0 && any_key_that_works(&key))
        return key;
    if (any(10) < 6)
        key_parse(often[any(sizeof often / sizeof *often)], &key);
    else if (any(40) == 0)
        key.code = 0x00e9; /* é */
    return key;
}

static void press_key(struct key key)
{
    struct input input = { .kind = INPUT_KEY, .key = key };
    bool letter = key.code < 0x110000 && !key.ctrl && !key.alt;
    bool held = any(8) == 0 && key_same(key, monkey.last);
    if (letter && key.code < 0x80)
        input.text[0] = (char)key.code;
    else if (letter)
        memcpy(input.text, "é", sizeof "é");
    input.ticks = monkey.ticks += held ? 30 : 400;
    monkey.last = key;
    key_print(key, monkey.trail[monkey.pressed++ % 64]);
    pressed_in_all++;
    stack_input(&monkey.stack, &input);
}

static void press_any(void)
{
    press_key(any(8) ? any_key() : monkey.last);
}

static void paste_any(void)
{
    static const char *const texts[] = { "Noor de Vries",
                                         "Bakker, Mees\nYara\n",
                                         "",
                                         "\x1b[31m\x07",
                                         "https://www.rekenen.example/",
                                         "\xff\xfe",
                                         "2026-11-20 10:15",
                                         "~/list.csv",
                                         "~/bookmarks.html",
                                         "~/prepared.json",
                                         "https://a.example/\nb.example\nnot an address\nmailto:x@b.example",
                                         "\xe2\x80\xae\xf0\x9f\x98\x80" };
    stack_input(&monkey.stack, &(struct input){ .kind = INPUT_PASTE,
                                                .paste = texts[any(sizeof texts / sizeof *texts)],
                                                .ticks = monkey.ticks });
}

/* A million bytes where a name belongs. */
static void paste_much(void)
{
    static char much[1000001];
    static const char *const parts[] = { "a",    "Noor de Vries\n", "\xc3\xa9",
                                         "\xff", "\x1b[2J",         "https://a.example/\n" };
    const char *part = parts[any(sizeof parts / sizeof *parts)];
    size_t length = strlen(part);
    for (size_t i = 0; i + length < sizeof much; i += length)
        memcpy(much + i, part, length);
    much[sizeof much - 1 - (sizeof much - 1) % length] = '\0';
    pasted_in_all++;
    stack_input(&monkey.stack, &(struct input){ .kind = INPUT_PASTE, .paste = much, .ticks = monkey.ticks });
}

/* To a prompt: a whole answer. */
static void answer_any(void)
{
    press_key((struct key){ .code = 'u', .ctrl = true });
    paste_any();
    press_key((struct key){ .code = K_ENTER });
}

static void resize_any(void)
{
    int width = any(4) ? 36 + (int)any(110) : 1 + (int)any(200);
    int height = any(4) ? 9 + (int)any(40) : 1 + (int)any(70);
    canvas_resize(&monkey.canvas, width, height);
    stack_input(&monkey.stack, &(struct input){ .kind = INPUT_RESIZE, .width = width, .height = height });
}

/* The minute of the clock; now and then it is the next day. */
static void let_time_pass(void)
{
    bool night = any(20) == 0 && monkey.days < 30;
    monkey.days += night;
    cupboard_later(night ? 86400 : 60 * (1 + (int)any(20)));
    if (!app_reload(&cupboard.app, &cupboard.err))
        fail_msg("%s", cupboard.err.text);
    stack_reload(&monkey.stack);
    stack_input(&monkey.stack, &(struct input){ .kind = INPUT_MINUTE });
}

static void do_anything(void)
{
    unsigned what = any(200);
    if (what == 0)
        paste_any();
    else if (what < 10 && stack_top(&monkey.stack)->kind->place == PLACE_PROMPT)
        answer_any();
    else if (torturing && what == 10 && stack_top(&monkey.stack)->kind->place == PLACE_PROMPT)
        paste_much();
    else if (what == 1)
        resize_any();
    else if (what < 5)
        let_time_pass();
    else if (what < 60 && stack_top(&monkey.stack)->kind->place == PLACE_QUESTION)
        press_key((struct key){ .code = any(2) ? K_ENTER : K_ESCAPE }); /* it knows few letters */
    else
        press_any();
    stack_tidy(&monkey.stack);
    monkey.stack.leaving = false; /* whoever leaves comes back */
    monkey.stack.want_suspend = monkey.stack.want_redraw = false;
}

static void play(unsigned seed, int keys, int seconds)
{
    int64_t until = clock_ticks() + 1000 * seconds;
    sit_down(seed);
    for (int i = 0; i < keys && clock_ticks() < until; i++) {
        do_anything();
        if (i % DRAW_EVERY == 0)
            draw();
    }
    draw();
    stand_up();
}

/* What the screen showed is what is on disk, and what the journal says. [law 1, law 3] */
static void all_is_well(void)
{
    struct finding findings[FINDINGS];
    struct model_counts counts = cupboard.app.model.counts;
    bool same = false, today = cupboard.app.follow_today;
    int64_t class_id = cupboard.app.class_id;
    assert_true(journal_verify(cupboard.app.store, findings, &cupboard.err));
    for (int i = 0; i < FINDINGS; i++)
        if (!findings[i].good) {
            trail();
            fail_msg("%s: %s", findings[i].name, findings[i].text);
        }
    assert_true(project_compare(cupboard.app.store, &same, &cupboard.err));
    assert_true(same);
    reopen();
    if (today && cupboard.app.class_id == class_id)
        assert_memory_equal(&counts, &cupboard.app.model.counts, sizeof counts);
}

static void put(const char *name, const char *text)
{
    char path[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", cupboard.folder, name);
    assert_true(file_write(path, text, strlen(text), &cupboard.err));
}

/* Files for whoever asks for one; what is written without a folder comes there too. */
static void put_files(void)
{
    char folder[FILE_PATH_SIZE];
    snprintf(folder, sizeof folder, "%s/.config/klaskast", cupboard.folder);
    assert_true(file_make_folder(folder, &cupboard.err));
    put(".config/klaskast/config.ini",
        "[program]\nteacher = Marit Bakker\n[school]\nname = De Voorbeeldboom\nplace = Voorbeeldstad\n"
        "head = Els de Groot\npolicy_name = Telefoons\npolicy_date = september 2026\n");
    reopen(); /* letters need those */
    put("list.csv", "Naam;Groep\nNoor de Vries;7A\nBo Smit;7A\nSem Bos;8B\n");
    put("bookmarks.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>Natuur</H3><DL><p>\n"
                          "<DT><A HREF=\"https://vogels.example\">Vogels\x1b[2J</A>\n"
                          "<DT><A HREF=\"javascript:x\">x</A>\n</DL><p></DL><p>\n");
    put("prepared.json", "{\"klaskast_prep\": 1, \"made\": 1795419000, \"by\": \"\", \"lessons\": [],"
                         " \"sites\": [{\"key\": \"kaart.example\", \"site\": {"
                         "\"address\": \"https://kaart.example\", \"title\": \"Kaart\", \"subject\": \"x\","
                         " \"changed_at\": 1795419000, \"changed_by\": \"\","
                         " \"history\": [\"0e5751c026e543b2\"]}}]}");
    assert_int_equal(chdir(cupboard.folder), 0);
}

/* Measures of every kind with their letters, sites and lessons: so that there is something on each screen. */
static void put_work(void)
{
    static const struct {
        const char *first;
        enum violation_kind kind;
    } violations[] = { { "Mees", VIOLATION_NOT_HANDED_IN },
                       { "Noor", VIOLATION_NOT_OFF },
                       { "Noor", VIOLATION_TAKEN_OUT },
                       { "Daan", VIOLATION_MISUSE_THREAT } };
    for (size_t i = 0; i < sizeof violations / sizeof *violations; i++) {
        done((struct intent){ .kind = INTENT_VIOLATION,
                              .pupil_id = pupil_called(violations[i].first),
                              .violation = violations[i].kind });
        cupboard_later(300);
    }
    done((struct intent){ .kind = INTENT_SITE_ADD,
                          .site = &(struct site_intent){ .address = "https://rekenen.example",
                                                         .title = "Rekenen",
                                                         .subject = "rekenen" } });
    for (int i = 0; i < 3; i++)
        done((struct intent){ .kind = INTENT_LESSON_ADD,
                              .lesson = &(struct lesson_intent){ .day = clock_today() + 2 * i,
                                                                 .title = "Breuken",
                                                                 .sites = "p:rekenen.example",
                                                                 .groups = "7" } });
}

static void run(unsigned seed, int seconds)
{
    put_files();
    if (cupboard.app.model.facts.class_count)
        put_work();
    cupboard_later(3 * 86400); /* the class is not of today, so that it is not taken back at once */
    assert_true(app_reload(&cupboard.app, &cupboard.err));
    play(seed, seconds > SECONDS ? 100000000 : KEYS, seconds);
    all_is_well();
}

static int empty_home(void **state)
{
    struct options options = { .database = cupboard.path };
    (void)state;
    cupboard = (struct cupboard){ 0 };
    new_folder();
    bool ok = app_open(&cupboard.app, &options, true, &cupboard.err);
    app_desk(&cupboard.app);
    return ok ? 0 : -1;
}

static void monkey__with_a_class__breaks_nothing(void **state)
{
    (void)state;
    run(20261120, SECONDS);
}

static void monkey__with_a_class_in_dutch__breaks_nothing(void **state)
{
    (void)state;
    translate_use(LANGUAGE_DUTCH);
    run(8310824, SECONDS);
}

static void monkey__at_the_first_start__breaks_nothing(void **state)
{
    (void)state;
    run(4711, SECONDS);
}

static void monkey__as_long_as_told__breaks_nothing(void **state)
{
    const char *seconds = getenv("TORTURE_SECONDS"), *seed = getenv("TORTURE_SEED");
    (void)state;
    if (!seconds)
        return;
    unsigned number = seed ? (unsigned)strtoul(seed, NULL, 10) : 1;
    for (int64_t until = clock_ticks() + 1000 * atoi(seconds); clock_ticks() < until; number++) {
        translate_use(number % 2 ? LANGUAGE_DUTCH : LANGUAGE_ENGLISH);
        torturing = true;
        run(number, HUNT_SECONDS / 3);
        assert_int_equal(chdir("/"), 0);
        cupboard_close(NULL);
        if (number % 4 ? cupboard_open(NULL) : empty_home(NULL))
            fail();
    }
    print_message("tally\tkeys on every screen, pressed by chance\t%ld\t0\n"
                  "tally\tpastes of a megabyte into whatever asks\t%ld\t0\n",
                  pressed_in_all, pasted_in_all);
}

static void monkey__hunt(void **state)
{
    const char *seed = getenv("KLASKAST_MONKEY");
    (void)state;
    if (seed)
        run((unsigned)atoi(seed), HUNT_SECONDS);
    if (seed)
        print_message("it has been in places %#x\n", monkey.places);
}

int main(void)
{
    /* In memory where that can be: what a disk survives is tested elsewhere, here many keys are what counts.
     */
    if (access("/dev/shm", W_OK | X_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(monkey__with_a_class__breaks_nothing, cupboard_open, cupboard_close),
        cmocka_unit_test_setup_teardown(monkey__with_a_class_in_dutch__breaks_nothing, cupboard_open,
                                        cupboard_close),
        cmocka_unit_test_setup_teardown(monkey__at_the_first_start__breaks_nothing, empty_home,
                                        cupboard_close),
        cmocka_unit_test_setup_teardown(monkey__as_long_as_told__breaks_nothing, cupboard_open,
                                        cupboard_close),
        cmocka_unit_test_setup_teardown(monkey__hunt, cupboard_open, cupboard_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

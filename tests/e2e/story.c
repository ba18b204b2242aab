/*
 * School years as they were lived: each file of tests/stories is played from an empty home, with commands and
 * with real keys, and every date, rung, duty and letter in it was worked out by hand from doc/rules.md.
 *
 * A line of a story, after its blanks at the left ('#' begins a remark):
 *   with FILE                    settings of this folder, before anything else
 *   at DAY TIME [TEACHER]        from now on it is this moment, and this teacher types ('-': nobody said)
 *   run WORD...                  a command that succeeds; "two words" stand between quotes
 *   refuse WORD...               one that does not
 *   tick NAME KIND [WORD...]     `done` with the number of this pupil's first open duty of that kind
 *   says TEXT                    the last command said this (never TEXT: it did not)
 *   duties NAME                  this pupil's open duties are exactly the lines below, as `KIND OWNER SINCE
 * DUE` ban NAME none | FROM UNTIL STATUS ...   all that are on the roster on this day, by first day
 *   suspension NAME none | STATUS [FROM UNTIL]
 *   rungs NAME DEVICE MISUSE INTERNET       how many count today
 *   screen [TEXT]                opens the program in a window of 80x24; TEXT is on it when it is there
 *   keys KEYS                    (see term_keys), each not within 300 ms of the last
 *   shows TEXT / hides TEXT      on the screen, now or soon
 *   leave                        q, and out
 */
#include "../harness/expect.h"

#include <glob.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 24, DUTIES = 24, LINE = 400 };

static struct home home;
static struct term *t;
static struct run last;
static char teacher[60];

/* Where the story is, for a failure. */
static const char *story;
static int line_number;

#define CLAIM(claim, ...)                                                                                    \
    do {                                                                                                     \
        if (!(claim)) {                                                                                      \
            fprintf(stderr, "%s:%d: ", story, line_number);                                                  \
            fprintf(stderr, __VA_ARGS__);                                                                    \
            fputc('\n', stderr);                                                                             \
            fail();                                                                                          \
        }                                                                                                    \
    } while (0)

/* --- commands ------------------------------------------------------------------------------------------- */

/* The words of a line, in place; quotes keep blanks together. */
static int split(char *line, char *words[WORDS])
{
    int count = 0;
    for (char *p = line; *p && count < WORDS - 1;) {
        char stop = *p == '"' ? '"' : ' ';
        p += stop == '"';
        words[count++] = p;
        p += strcspn(p, stop == '"' ? "\"" : " ");
        while (*p == stop || *p == ' ')
            *p++ = '\0';
    }
    words[count] = NULL;
    return count;
}

static void run_words(char **words)
{
    char *argv[WORDS + 4] = { (char *)(uintptr_t)home_program() };
    int count = 1;
    if (*teacher) {
        argv[count++] = (char *)(uintptr_t) "--teacher";
        argv[count++] = teacher;
    }
    while (*words)
        argv[count++] = *words++;
    run_clear(&last);
    run_program(&last, &home, argv, NULL);
}

/* What a command says with --json. */
static json_t *ask(const char *command, const char *option)
{
    char *words[] = { (char *)(uintptr_t)command, (char *)(uintptr_t) "--json", (char *)(uintptr_t)option,
                      NULL };
    struct run kept = last;
    last = (struct run){ .out = NULL };
    run_words(words);
    CLAIM(last.code == 0, "%s --json: %s", command, last.err);
    json_t *root = json_loads(last.out, 0, NULL);
    CLAIM(root != NULL, "%s --json is no JSON: %s", command, last.out);
    run_clear(&last);
    last = kept;
    return root;
}

/* --- what is claimed ------------------------------------------------------------------------------------ */

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "-";
}

/* Does the whole name begin with the given one? */
static bool is_pupil(const json_t *object, const char *name)
{
    const char *whole = text_of(object, json_object_get(object, "pupil") ? "pupil" : "name");
    size_t length = strlen(name);
    return strncmp(whole, name, length) == 0 && (whole[length] == ' ' || !whole[length]);
}

static int by_text(const void *a, const void *b)
{
    return strcmp((const char *)a, (const char *)b);
}

static void join(char (*lines)[120], size_t count, char *text, size_t size)
{
    qsort(lines, count, sizeof *lines, by_text);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), size - strlen(text), "  %s\n", lines[i]);
}

static void check_duties(const char *name, char (*expected)[120], size_t expected_count)
{
    char there[DUTIES][120], is[DUTIES * 124], should[DUTIES * 124];
    size_t count = 0, i;
    json_t *tasks = ask("tasks", NULL), *task;
    json_array_foreach(tasks, i, task)
    {
        if (!is_pupil(task, name) || count == DUTIES)
            continue;
        snprintf(there[count++], sizeof *there, "%s %s %s %s", text_of(task, "kind"), text_of(task, "owner"),
                 text_of(task, "since"), text_of(task, "due"));
    }
    json_decref(tasks);
    join(there, count, is, sizeof is);
    join(expected, expected_count, should, sizeof should);
    CLAIM(strcmp(is, should) == 0, "duties of %s are\n%sand should be\n%s", name, is, should);
}

static void tick(char **words)
{
    char number[24] = "";
    json_t *tasks = ask("tasks", NULL), *task;
    size_t i;
    CLAIM(words[1] && words[2], "tick NAME KIND");
    json_array_foreach(tasks, i, task)
    {
        if (!*number && is_pupil(task, words[1]) && strcmp(text_of(task, "kind"), words[2]) == 0)
            snprintf(number, sizeof number, "%lld", json_integer_value(json_object_get(task, "task")));
    }
    json_decref(tasks);
    CLAIM(*number, "%s has no open duty %s", words[1], words[2]);
    words[1] = (char *)(uintptr_t) "done";
    words[2] = number;
    run_words(words + 1);
    CLAIM(last.code == 0, "it ended with %d:\n%s%s", last.code, last.out, last.err);
}

/* The row of `today --json` in the words of the story. */
static void describe(const json_t *pupil, const char *what, char *text, size_t size)
{
    json_t *bans = json_object_get(pupil, "bans"), *ban, *rungs = json_object_get(pupil, "rungs");
    json_t *suspension = json_object_get(pupil, "suspension");
    size_t i;
    text[0] = '\0';
    if (strcmp(what, "rungs") == 0) {
        snprintf(text, size, " %lld %lld %lld", json_integer_value(json_object_get(rungs, "device")),
                 json_integer_value(json_object_get(rungs, "misuse")),
                 json_integer_value(json_object_get(rungs, "internet")));
    } else if (strcmp(what, "ban") == 0) {
        json_array_foreach(bans, i, ban)
            snprintf(text + strlen(text), size - strlen(text), " %s %s %s", text_of(ban, "from"),
                     text_of(ban, "until"), text_of(ban, "status"));
    } else if (!json_is_null(suspension)) {
        snprintf(text, size, " %s", text_of(suspension, "status"));
        if (json_is_string(json_object_get(suspension, "from")))
            snprintf(text + strlen(text), size - strlen(text), " %s %s", text_of(suspension, "from"),
                     text_of(suspension, "until"));
    }
    if (!*text)
        snprintf(text, size, " none");
}

static void check_pupil(char **words)
{
    char is[400] = " not in the class", should[400] = "";
    for (char **word = words + 2; *word; word++)
        snprintf(should + strlen(should), sizeof should - strlen(should), " %s", *word);
    json_t *day = ask("today", NULL), *pupil;
    size_t i;
    json_array_foreach(json_object_get(day, "pupils"), i, pupil)
    {
        if (is_pupil(pupil, words[1]))
            describe(pupil, words[0], is, sizeof is);
    }
    json_decref(day);
    CLAIM(strcmp(is, should) == 0, "%s of %s is%s and should be%s", words[0], words[1], is, should);
}

static void check_said(const char *text, bool wanted)
{
    bool said = strstr(last.out, text) || strstr(last.err, text);
    CLAIM(said == wanted, "it %s '%s' but:\n%s%s", wanted ? "does not say" : "says", text, last.out,
          last.err);
}

/* --- the screen ----------------------------------------------------------------------------------------- */

static void open_screen(const char *text)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), *teacher ? (char *)(uintptr_t) "--teacher" : NULL,
                     teacher, NULL };
    char **env = home_env(&home);
    t = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_screen(t, term_wait_text(t, text && *text ? text : "klaskast"));
    expect_idle(t);
}

/* Out, past what is asked at the end of a day. */
static void leave_screen(void)
{
    bool sent = term_keys_after(t, 300, "q");
    for (int tries = 0; sent && tries < 100 && term_pump(t, 20) >= 0; tries++) {
        const char *answer = term_has(t, "Before you go") ? "{Enter}" : term_has(t, "l leave") ? "l" : NULL;
        if (answer)
            expect_screen(t, term_keys_after(t, 300, answer) && term_pump(t, 300) != 0);
    }
    expect_exit(t, 0);
    term_free(&t);
}

static void on_screen(const char *what, const char *text)
{
    if (strcmp(what, "screen") == 0) {
        open_screen(text);
        return;
    }
    CLAIM(t != NULL, "no screen is open");
    if (strcmp(what, "leave") == 0)
        leave_screen();
    else if (strcmp(what, "keys") == 0)
        CLAIM(term_keys_after(t, 300, text) && term_wait_idle(t), "keys %s\n%s", text, term_screen(t));
    else if (strcmp(what, "shows") == 0)
        CLAIM(term_wait_text(t, text), "'%s' is not on the screen\n%s", text, term_screen(t));
    else
        CLAIM(term_wait_no_text(t, text), "'%s' is on the screen\n%s", text, term_screen(t));
}

/* --- the story ------------------------------------------------------------------------------------------ */

static void set_moment(char **words)
{
    char variable[60];
    CLAIM(words[1] && words[2], "at DAY TIME [TEACHER]");
    snprintf(variable, sizeof variable, "KLASKAST_NOW=%sT%s:00", words[1], words[2]);
    home_set(&home, variable);
    if (words[3])
        snprintf(teacher, sizeof teacher, "%s", strcmp(words[3], "-") == 0 ? "" : words[3]);
}

static void use_settings(const char *name)
{
    char path[200], bytes[16000];
    snprintf(path, sizeof path, "tests/stories/%s", name);
    FILE *file = fopen(path, "r");
    CLAIM(file != NULL, "there is no %s", path);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    home_file(&home, strstr(name, ".ini") ? "config/klaskast/config.ini" : name, bytes);
}

static bool is_one_of(const char *word, const char *const *list)
{
    while (*list && strcmp(*list, word) != 0)
        list++;
    return *list != NULL;
}

static void play(char *line)
{
    static const char *const screens[] = { "screen", "keys", "shows", "hides", "leave", NULL };
    static const char *const claims[] = { "ban", "suspension", "rungs", NULL };
    char *words[WORDS], whole[LINE];
    const char *text = line + strcspn(line, " ");
    text += strspn(text, " ");
    snprintf(whole, sizeof whole, "%s", text);
    split(line, words);
    if (is_one_of(words[0], screens)) {
        on_screen(words[0], whole);
    } else if (is_one_of(words[0], claims)) {
        CLAIM(words[1] && words[2], "of whom, and what?");
        check_pupil(words);
    } else if (strcmp(words[0], "tick") == 0) {
        tick(words);
    } else if (strcmp(words[0], "at") == 0) {
        set_moment(words);
    } else if (strcmp(words[0], "with") == 0) {
        use_settings(words[1]);
    } else if (strcmp(words[0], "says") == 0 || strcmp(words[0], "never") == 0) {
        check_said(whole, words[0][0] == 's');
    } else {
        bool well = strcmp(words[0], "run") == 0;
        CLAIM(well || strcmp(words[0], "refuse") == 0, "no such word: %s", words[0]);
        run_words(words + 1);
        CLAIM((last.code == 0) == well, "it ended with %d:\n%s%s", last.code, last.out, last.err);
    }
}

static bool read_line(FILE *file, char line[LINE])
{
    char raw[LINE];
    if (!fgets(raw, sizeof raw, file))
        return false;
    line_number++;
    char *from = raw + strspn(raw, " ");
    from[strcspn(from, "\r\n")] = '\0';
    snprintf(line, LINE, "%s", from);
    return true;
}

static void read_story(FILE *file)
{
    char line[LINE], name[60] = "", duties[DUTIES][120];
    size_t count = 0;
    bool more;
    do {
        more = read_line(file, line);
        bool remark = !more || !*line || *line == '#';
        if (*name && more && !remark && strchr("abcdefghijklmnopqrstuvwxyz", *line) &&
            (strstr(line, " teacher 20") || strstr(line, " head 20"))) {
            CLAIM(count < DUTIES, "too many duties");
            snprintf(duties[count++], sizeof *duties, "%.119s", line);
            continue;
        }
        if (*name && (!remark || !more)) {
            check_duties(name, duties, count);
            name[0] = '\0';
        }
        if (remark)
            continue;
        if (strncmp(line, "duties ", 7) == 0) {
            snprintf(name, sizeof name, "%.59s", line + 7);
            count = 0;
        } else {
            play(line);
        }
    } while (more);
}

static void story_is_lived(void **state)
{
    story = *state;
    line_number = 0;
    teacher[0] = '\0';
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    FILE *file = fopen(story, "r");
    CLAIM(file != NULL, "cannot be read");
    read_story(file);
    fclose(file);
}

static int tear_down(void **state)
{
    (void)state;
    if (t != NULL)
        term_free(&t);
    run_clear(&last);
    home_clear(&home);
    return 0;
}

int main(void)
{
    glob_t found;
    if (glob("tests/stories/*.story", 0, NULL, &found) != 0)
        return 1;
    struct CMUnitTest *tests = calloc(found.gl_pathc, sizeof *tests);
    for (size_t i = 0; tests && i < found.gl_pathc; i++)
        tests[i] = (struct CMUnitTest){ .name = found.gl_pathv[i],
                                        .test_func = story_is_lived,
                                        .teardown_func = tear_down,
                                        .initial_state = found.gl_pathv[i] };
    int failed = _cmocka_run_group_tests("stories", tests, found.gl_pathc, NULL, NULL);
    free(tests);
    globfree(&found);
    return failed;
}

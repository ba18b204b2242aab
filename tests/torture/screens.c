/*
 * Each screen and each prompt in a real terminal: the window is closed, changes its size again and again,
 * gets a megabyte pasted, is stopped and goes on. The program ends or goes on, shows what it showed, and the
 * file is whole.
 *
 * A new screen is one row below.
 */
#include "room.h"
#include "torture.h"

#include "../harness/term.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MEGABYTE = 1000000 };

/* Keys with a '|' where the screen must have drawn first; TEXT is on it then. `asks`: something is typed
 * there. */
static const struct row {
    const char *name, *keys, *text;
    bool asks;
} rows[] = {
    { "roster", "", "Not asked yet", false },
    { "search", "/", "Find", true },
    { "card", "{End}{Enter}", "Card of", false },
    { "note", "{End}{Enter}|N", "Note", true },
    { "violation", "{End}v", "", false },
    { "to do", "{F3}", "To do for", false },
    { "tick off", "{F3}|{Space}", "", true },
    { "sites", "{F4}", "Sites", false },
    { "site added", "{F4}|+", "", true },
    { "site reviewed", "{F4}|{Enter}", "", false },
    { "lessons", "{F5}", "Lessons", false },
    { "lesson", "{F5}|+", "", true },
    { "overview", "{F6}", "Overview", false },
    { "measures", "m", "easures", false },
    { "board", "b", "", false },
    { "help", "?", "", true },
    { "a new pupil", "+", "", true },
    { "a pupil changed", "{End}e", "", true },
    { "teacher", "T", "", true },
    { "class", "C", "", true },
    { "import", "I", "", true },
    { "exempt", "{End}E", "", true },
    { "give back", "R", "", false },
    { "unwanted site", "!", "", true },
    { "finish later", "{End}i", "", true },
    { "leave", "q", "", false },
    { "start page", "{F4}|p", "", true },
    { "sites to a file", "{F4}|x", "", true },
    { "consent", "F", "", false },
    { "pin", "{C-p}", "", true },
    { "blank", "{F9}", "", false },
};

static struct term *start(void)
{
    const char *argv[] = { home_program(), "--teacher", "Marit Bakker", NULL };
    char **env = home_env(&room);
    struct term *t = term_start((char *const *)(uintptr_t)argv, env, 24, 80);
    home_env_free(env);
    return t;
}

static bool go_to(struct term *t, const struct row *row)
{
    char part[100];
    if (!term_wait_text(t, "Wiśniewski"))
        return false;
    for (const char *keys = row->keys; *keys;) {
        size_t length = strcspn(keys, "|");
        snprintf(part, sizeof part, "%.*s", (int)length, keys);
        keys += length + (keys[length] == '|');
        if (!term_keys(t, part))
            return false;
        term_look_on(t, 60);
    }
    return !*row->text || term_wait_text(t, row->text);
}

static const char *still_good(void)
{
    return room_verify(room_db);
}

/* It must have ended by itself within seconds. */
static const char *ended(struct term *t)
{
    int status;
    return term_wait_exit(t, &status) ? still_good() : "it did not end";
}

static bool alive(struct term *t)
{
    return term_pid(t) > 0 && kill(term_pid(t), 0) == 0 && term_proc(t, "VmRSS") > 0;
}

/* --- what is done to it -------------------------------------------------------------------------------- */

static const char *close_it(struct term *t, const struct row *row)
{
    (void)row;
    if (torture_any(2))
        term_keys(t, "jjj1");
    term_hangup(t);
    return ended(t);
}

static const char *end_it(struct term *t, const struct row *row)
{
    static const int signals[] = { SIGTERM, SIGHUP, SIGINT };
    bool echo, canonical;
    (void)row;
    term_signal(t, signals[torture_any(3)]);
    const char *why = ended(t);
    if (why)
        return why;
    term_modes(t, &echo, &canonical);
    if (!echo || !canonical || term_in_altscreen(t))
        return "the terminal is not as it was";
    return term_has(t, "Wiśniewski") ? "a child's name stays behind" : NULL;
}

/* Back at its first size it shows what it showed at first. */
static const char *resize_it(struct term *t, const struct row *row)
{
    char *before = strdup(term_screen(t));
    for (int i = 0; i < 40; i++) {
        term_resize(t, 1 + (int)torture_any(70), 1 + (int)torture_any(200));
        if (torture_any(3) == 0)
            term_pump(t, 2);
    }
    term_resize(t, 24, 80);
    bool same = false;
    for (double end = term_clock_ms() + 5000; !same && term_clock_ms() < end && alive(t);) {
        term_pump(t, 50);
        same = strcmp(before, term_screen(t)) == 0 || (*row->text && term_has(t, row->text));
    }
    free(before);
    return same ? still_good() : alive(t) ? "it does not show what it showed" : "it ended";
}

static const char *stop_it(struct term *t, const struct row *row)
{
    (void)row;
    for (int i = 0; i < 5; i++) {
        term_signal(t, torture_any(2) ? SIGSTOP : SIGTSTP);
        usleep(20000);
        if (torture_any(2))
            term_resize(t, 20 + (int)torture_any(20), 60 + (int)torture_any(60));
        term_signal(t, SIGCONT);
        term_pump(t, 20);
    }
    term_resize(t, 24, 80);
    term_look_on(t, 100);
    term_keys(t, "{Down}");
    term_look_on(t, 50);
    return alive(t) ? still_good() : "it ended";
}

static const char *paste_in(struct term *t, const struct row *row)
{
    static const char *const parts[] = { "a",        "Noor de Vries\n",       "\xc3\xa9",
                                         "\xff\xfe", "https://a.example/x\n", "\t;\"" };
    const char *part = parts[torture_any(sizeof parts / sizeof *parts)];
    size_t length = strlen(part);
    char much[4096];
    (void)row;
    for (size_t i = 0; i < sizeof much; i++)
        much[i] = part[i % length];
    /* A terminal pastes line feeds as returns. */
    for (char *at; (at = memchr(much, '\n', sizeof much));)
        *at = '\r';
    bool sent = term_send(t, "\033[200~", 6);
    for (size_t i = 0; sent && i < MEGABYTE; i += sizeof much) {
        sent = term_send(t, much, sizeof much);
        term_pump(t, 0);
    }
    sent = sent && term_send(t, "\033[201~", 6);
    term_look_on(t, 200);
    if (!sent || !alive(t))
        return "it ended";
    /* And it still listens. */
    term_keys(t, "{Esc}");
    term_look_on(t, 100);
    term_signal(t, SIGTERM);
    return ended(t);
}

static const struct {
    const char *called;
    const char *(*does)(struct term *t, const struct row *row);
    bool asks;
} torments[] = {
    { "window closed in a screen or prompt", close_it, false },
    { "signal in a screen or prompt", end_it, false },
    { "storm of sizes in a screen or prompt", resize_it, false },
    { "stopped and gone on in a screen or prompt", stop_it, false },
    { "paste of a megabyte into a prompt", paste_in, true },
};
enum { TORMENTS = sizeof torments / sizeof *torments };

static void try_once(const struct row *row, int torment)
{
    room_fresh();
    struct term *t = start();
    const char *why = go_to(t, row) ? torments[torment].does(t, row) : "the screen cannot be reached";
    torture_tried(torments[torment].called, why ? "%s: %s\n%s" : NULL, row->name, why, term_screen(t));
    term_free(&t);
}

int main(int argc, char **argv)
{
    torture_begin(6);
    room_make();
    size_t count = sizeof rows / sizeof *rows, first = torture_any((unsigned)count);
    for (size_t i = 0; i < count && argc > 1; i++) { /* any word: shows each of them */
        room_fresh();
        struct term *t = start();
        printf("--- %s: %s\n%s", rows[i].name, go_to(t, &rows[i]) ? "there" : "NOT THERE", term_screen(t));
        term_free(&t);
    }
    (void)argv;
    /* Through all of them, again and again; each begins with another torment. */
    for (size_t i = 0; torture_time_left(); i++) {
        const struct row *row = &rows[(first + i) % count];
        int torment = (int)((i + i / count) % TORMENTS);
        if (row->asks || !torments[torment].asks)
            try_once(row, torment);
    }
    room_remove();
    return torture_end(1);
}

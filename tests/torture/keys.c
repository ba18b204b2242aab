/*
 * A kill, an I/O error and a full disk at every call that changes something on the disk while a key writes:
 * on the real screen, one call at a time. What the screen said was kept is there; what it did not say is
 * there whole or not at all.
 */
#include "room.h"
#include "torture.h"

#include "../harness/term.h"

#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The keys, with a '|' where the screen must have drawn first, and what it says when it is kept. */
static const struct row {
    const char *name, *keys, *says;
} rows[] = {
    { "phone in", "{End}{Space}", "Wiśniewski: phone in" },
    { "nothing today", "{End}n", "Wiśniewski: nothing with them" },
    { "absent", "{End}a", "Wiśniewski: absent" },
    { "the rest none", "A|{Enter}", "Not asked yet 0" },
    { "lent to the class", "L|{Enter}", "in use" },
    { "given back", "R|{Enter}", "Given back 1" },
    { "watch in", "{End}w", "Wiśniewski: watch in" },
    { "violation", "{End}v|1|{Enter}", "u takes it back" },
    { "finish later", "{End}i|{Enter}", "finish" },
    { "note", "{End}{Enter}|N|Een notitie.|{Enter}", "note: Een notitie" },
    { "duty ticked off", "{F3}|{Space}|{Enter}", ": done." },
    { "site added", "{F4}|+|kaart.example{Enter}|{Enter}", "kaart.example" },
    { "taken back", "u", "taken back" },
};

static const struct {
    const char *what, *called;
} faults[] = {
    { "kill", "kill -9 at a call of a key that writes" },
    { "EIO", "I/O error at a call of a key that writes" },
    { "ENOSPC+", "full disk from a call of a key that writes on" },
};
enum { FAULTS = sizeof faults / sizeof *faults };

static char injector[PATH_MAX], log_path[PATH_MAX];
static char *journal_before, *journal_after;

static struct term *start(const char *what, long number)
{
    char at[24];
    snprintf(at, sizeof at, "%ld", number);
    const char *argv[] = { injector, room.path,      log_path,    what,           "wait-change",
                           at,       home_program(), "--teacher", "Marit Bakker", NULL };
    char **env = home_env(&room);
    struct term *t = term_start((char *const *)(uintptr_t)argv, env, 24, 80);
    home_env_free(env);
    return t;
}

static void press(struct term *t, const char *keys)
{
    char part[200];
    while (*keys) {
        size_t length = strcspn(keys, "|");
        snprintf(part, sizeof part, "%.*s", (int)length, keys);
        keys += length + (keys[length] == '|');
        if (!term_keys(t, part))
            return;
        term_look_on(t, 80);
    }
}

/* Runs the row with a fault. *said: the screen told that it was kept. Returns the calls that counted. */
static long injected(const struct row *row, const char *what, long number, char hit[32], bool *said,
                     int *ended)
{
    long counted = 0;
    int status = 0;
    snprintf(hit, 32, "-");
    unlink(log_path);
    struct term *t = start(what, number);
    *said = false;
    *ended = 0;
    if (term_wait_text(t, "Wiśniewski")) {
        term_look_on(t, 150); /* what it does when nobody types */
        kill(term_pid(t), SIGUSR1);
        press(t, row->keys);
        term_look_on(t, 150);
        *said = term_has(t, row->says);
        if (getenv("KEYS_SHOW"))
            printf("--- %s\n%s", row->name, term_screen(t));
        pid_t children = term_pid(t);
        char command[80];
        /* The program below the injector, by its parent. */
        snprintf(command, sizeof command, "/proc/%d/task/%d/children", (int)children, (int)children);
        FILE *list = fopen(command, "r");
        int child = 0;
        if (list && fscanf(list, "%d", &child) == 1 && child > 1)
            kill(child, SIGTERM);
        if (list)
            fclose(list);
        *ended = term_wait_exit(t, &status) ? status : -1;
    }
    term_free(&t);
    FILE *log = fopen(log_path, "r");
    if (log && fscanf(log, "%ld %31s", &counted, hit) != 2)
        counted = 0;
    if (log)
        fclose(log);
    return counted;
}

static void try_once(const struct row *row, int fault, long number, bool *reached)
{
    char hit[32];
    bool said;
    int ended;
    room_fresh();
    injected(row, faults[fault].what, number, hit, &said, &ended);
    *reached = strcmp(hit, "-") != 0;
    if (!*reached)
        return;
    const char *why = ended == -1 ? "it did not end" : room_verify(room_db);
    char *left = why ? NULL : room_journal(room_db);
    if (!why && (!left || (strcmp(left, journal_after) != 0 && strcmp(left, journal_before) != 0)))
        why = "what is left is neither before nor after";
    else if (!why && said && strcmp(left, journal_after) != 0)
        why = "the screen said that it was kept, and it is lost";
    free(left);
    if (!why)
        why = room_backups();
    torture_tried(faults[fault].called, why ? "%s, %s %ld (%s): %s" : NULL, row->name, faults[fault].what,
                  number, hit, why);
}

static void try_row(const struct row *row, int fault)
{
    char hit[32];
    bool said, reached = true;
    int ended;
    room_fresh();
    if (strcmp(row->name, "taken back") == 0) {
        room_do((const char *const[]){ "none", "Noor", NULL });
    }
    room_keep();
    free(journal_before);
    free(journal_after);
    journal_before = room_journal(room_db);
    long places = injected(row, "count", 0, hit, &said, &ended);
    journal_after = room_journal(room_db);
    bool works = places > 0 && said && strcmp(journal_before, journal_after) != 0;
    torture_tried("keys that write undisturbed", works ? NULL : "%s: %ld calls, the screen %s", row->name,
                  places, said ? "says so" : "does not say so");
    for (long n = 1; works && reached && torture_time_left(); n++)
        try_once(row, fault, n, &reached);
}

int main(void)
{
    torture_begin(6);
    if (access("/dev/shm", W_OK | X_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
    char self[PATH_MAX], base[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    self[length > 0 ? length : 0] = '\0';
    snprintf(injector, sizeof injector, "%.3000s/inject", dirname(self));
    room_make();
    snprintf(log_path, sizeof log_path, "%.2000s-log", room.path);
    snprintf(base, sizeof base, "%.2000s-class", room.path);
    room_copy(room_base, base);
    size_t count = sizeof rows / sizeof *rows, first = torture_any((unsigned)count);
    for (size_t i = 0; i < count * FAULTS && (torture_time_left() || getenv("KEYS_SHOW")); i++) {
        room_wipe(room_base);
        room_copy(base, room_base);
        try_row(&rows[(first + i) % count], (int)(i / count));
    }
    room_wipe(base);
    unlink(log_path);
    room_remove();
    return torture_end(1);
}

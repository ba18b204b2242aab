/*
 * A kill, an I/O error and a full disk at every call that changes something on the disk while a key writes:
 * on the real screen, one call at a time. What the screen said was kept is there; what it did not say is
 * there whole or not at all. Most of the time is waiting for a screen, so each fault has a process of its
 * own.
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

static char injector[PATH_MAX], log_path[PATH_MAX], class_path[PATH_MAX + 8];

enum { ROWS = sizeof rows / sizeof *rows };

/* Each row undisturbed: the journal before and after, and how many calls count. */
static struct undisturbed {
    char *before, *after;
    long places;
} plain[ROWS];

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

/* The room as this row needs it. */
static void prepare(size_t r)
{
    room_wipe(room_base);
    if (!room_copy(class_path, room_base))
        exit(99);
    room_fresh();
    if (strcmp(rows[r].name, "taken back") == 0) {
        room_do((const char *const[]){ "none", "Noor", NULL });
        room_keep();
    }
}

static void run_undisturbed(size_t r)
{
    char hit[32];
    bool said;
    int ended;
    prepare(r);
    plain[r].before = room_journal(room_db);
    plain[r].places = injected(&rows[r], "count", 0, hit, &said, &ended);
    plain[r].after = room_journal(room_db);
    bool works = plain[r].places > 0 && said && plain[r].before && plain[r].after &&
                 strcmp(plain[r].before, plain[r].after) != 0;
    torture_tried("keys that write undisturbed", works ? NULL : "%s: %ld calls, the screen %s", rows[r].name,
                  plain[r].places, said ? "says so" : "does not say so");
    if (!works)
        plain[r].places = 0;
}

static void try_once(size_t r, int fault, long number)
{
    char hit[32];
    bool said;
    int ended;
    prepare(r);
    injected(&rows[r], faults[fault].what, number, hit, &said, &ended);
    if (strcmp(hit, "-") == 0)
        return; /* the last calls of a run come or do not */
    const char *why = ended == -1 ? "it did not end" : room_verify(room_db);
    char *left = why ? NULL : room_journal(room_db);
    if (!why && (!left || (strcmp(left, plain[r].after) != 0 && strcmp(left, plain[r].before) != 0)))
        why = "what is left is neither before nor after";
    else if (!why && said && strcmp(left, plain[r].after) != 0)
        why = "the screen said that it was kept, and it is lost";
    free(left);
    if (!why)
        why = room_backups();
    torture_tried(faults[fault].called, why ? "%s, %s %ld (%s): %s" : NULL, rows[r].name, faults[fault].what,
                  number, hit, why);
}

/* Every call of every key once, in an order of chance: when time runs out they are spread over all. A short
 * run looks at one key. */
static void try_fault(int fault)
{
    struct place {
        size_t row;
        long number;
    } *all = NULL;
    size_t count = 0, first = torture_any(ROWS);
    size_t some = torture_seconds() < 4.0 * ROWS ? 1 : ROWS;
    for (size_t i = 0; i < some; i++) {
        size_t r = (first + i) % ROWS;
        run_undisturbed(r);
        all = realloc(all, (count + (size_t)plain[r].places + 1) * sizeof *all);
        if (!all)
            exit(99);
        for (long n = 1; n <= plain[r].places; n++)
            all[count++] = (struct place){ r, n };
    }
    for (size_t i = 0; i < count && (i == 0 || torture_time_left()); i++) {
        size_t other = i + torture_any((unsigned)(count - i));
        struct place place = all[other];
        all[other] = all[i];
        try_once(place.row, fault, place.number);
    }
    for (size_t r = 0; r < ROWS; r++) {
        free(plain[r].before);
        free(plain[r].after);
    }
    free(all);
}

/* One fault in a room of its own; its own table. */
static int campaign(int fault)
{
    room_make();
    snprintf(log_path, sizeof log_path, "%.2000s-log", room.path);
    snprintf(class_path, sizeof class_path, "%.2000s-class", room.path);
    room_copy(room_base, class_path);
    try_fault(fault);
    room_wipe(class_path);
    unlink(log_path);
    room_remove();
    return torture_end(1);
}

int main(void)
{
    torture_begin(6);
    char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    self[length > 0 ? length : 0] = '\0';
    snprintf(injector, sizeof injector, "%.3000s/inject", dirname(self));
    bool good = true;
    pid_t children[FAULTS];
    for (int f = 0; f < FAULTS; f++) {
        fflush(NULL);
        children[f] = fork();
        if (children[f] == 0)
            exit(campaign(f));
    }
    for (int f = 0; f < FAULTS; f++) {
        int status = -1;
        good &= children[f] > 0 && waitpid(children[f], &status, 0) == children[f] && status == 0;
    }
    return good ? 0 : 1;
}

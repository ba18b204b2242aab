/*
 * A kill, an I/O error, a full disk and a short write at the system calls of every command that writes, one
 * call at a time. Whatever happens: the file is whole, what is left is what was there before or all of what
 * was asked, what was acknowledged is there, and the same command works afterwards.
 *
 * A new command is one row in rows.h.
 */
#include "room.h"
#include "rows.h"
#include "torture.h"

#include "klaskast/app/command.h"

#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
    const char *what, *which, *called;
} faults[] = {
    { "kill", "all", "kill -9 at a system call of a command" },
    { "EIO", "touch", "I/O error at a call of a command" },
    { "EIO+", "change", "I/O error from a call of a command on" },
    { "ENOSPC", "change", "full disk at a call of a command" },
    { "ENOSPC+", "change", "full disk from a call of a command on" },
    { "short", "write", "short write of a command" },
};
enum { FAULTS = sizeof faults / sizeof *faults };

/* Beside the room: the class as it was made, and what the undisturbed run made of it. */
static char injector[PATH_MAX], log_path[PATH_MAX], class_path[PATH_MAX], plain_path[PATH_MAX];

/* Runs the row with a fault; returns how many calls counted, *hit the name of the one that was hit ("-"). */
static long injected(struct run *run, const struct row *row, const char *what, const char *which, long number,
                     char hit[32])
{
    char at[24];
    long counted = 0;
    snprintf(at, sizeof at, "%ld", number);
    const char *before[] = { injector, room.path, log_path, what, which, at, NULL };
    unlink(log_path);
    run_words(run, row->words, before);
    snprintf(hit, 32, "-");
    FILE *log = fopen(log_path, "r");
    if (log && fscanf(log, "%ld %31s", &counted, hit) != 2)
        counted = 0;
    if (log)
        fclose(log);
    return counted;
}

/* --- what may be left ---------------------------------------------------------------------------------- */

/* How many places each row has for each fault. */
static long places[ROWS][FAULTS];

static char *journal_before, *journal_after;
static char stray[600];

static bool ends(const char *path, const char *end)
{
    size_t length = strlen(path), tail = strlen(end);
    return length >= tail && strcmp(path + length - tail, end) == 0;
}

/* A file under its own name is whole: as long as that of the undisturbed run, with the same end. */
static void look_at_file(void *context, const char *path)
{
    char plain[PATH_MAX], base[PATH_MAX];
    size_t length, plain_length;
    (void)context;
    if (strstr(path, ".new") || ends(path, ".tmp") || strstr(path, "klaskast.db") || ends(path, ".db") ||
        ends(path, "-journal"))
        return;
    snprintf(base, sizeof base, "%.2000s%.2000s", room_base, path + strlen(room.path));
    snprintf(plain, sizeof plain, "%.2000s%.2000s", plain_path, path + strlen(room.path));
    if (room_same(path, base))
        return;
    unsigned char *bytes = room_bytes(path, &length), *wanted = room_bytes(plain, &plain_length);
    bool same = bytes && wanted && length == plain_length && length >= 8 &&
                memcmp(bytes + length - 8, wanted + length - 8, 8) == 0;
    if (!same)
        snprintf(stray, sizeof stray, "%.300s is not whole: %zu bytes for %zu", path, length, plain_length);
    free(bytes);
    free(wanted);
}

static int lines(const char *text)
{
    int count = 0;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

/* Is it the whole of the first steps of what was asked? A row says whether it is of the same action as the
 * one before it. */
static bool some_steps(const char *left)
{
    size_t length = strlen(left);
    return lines(left) >= lines(journal_before) && strncmp(left, journal_after, length) == 0 &&
           (!journal_after[length] || strncmp(strchr(journal_after + length, '\n') - 2, "0|", 2) == 0);
}

/* NULL when all is well. `acknowledged`: only what was asked may be there. */
static const char *what_is_left(const struct row *row, bool acknowledged, bool files)
{
    const char *why = room_verify(room_db);
    if (why)
        return why;
    char *left = room_journal(room_db);
    bool steps = left && (row->flags & STEPS) && some_steps(left);
    if (!left || (strcmp(left, journal_after) != 0 && strcmp(left, journal_before) != 0 && !steps)) {
        why = "what is left is neither before nor after";
        if (getenv("CALLS_SHOW"))
            printf("--- before\n%s--- after\n%s--- left\n%s", journal_before, journal_after,
                   left ? left : "(not to be read)\n");
    } else if (acknowledged && strcmp(left, journal_after) != 0 &&
               !(steps && strcmp(left, journal_before) != 0))
        why = "it was acknowledged and is lost";
    free(left);
    if (!why)
        why = room_backups();
    stray[0] = '\0';
    if (!why && files)
        room_walk(room.path, look_at_file, NULL);
    return why ? why : stray[0] ? stray : NULL;
}

/* The same command once more, undisturbed. */
static const char *again(const struct row *row)
{
    static char said[400];
    struct run run;
    said[0] = '\0';
    run_words(&run, row->words, NULL);
    /* An answer of 1 (it is there already) is right where it was kept after all. */
    if (run.code != 0 && run.code != 1)
        snprintf(said, sizeof said, "done again it ended with %d: %.200s", run.code, run.err);
    run_clear(&run);
    const char *why = said[0] ? said : room_verify(room_db);
    if (!why && !(row->flags & AGAIN)) {
        char *left = room_journal(room_db);
        if (!left || strcmp(left, journal_after) != 0)
            why = "done again it did not become what was wanted";
        free(left);
    }
    return why;
}

static const char *ended_badly(const struct run *run, const char *what)
{
    static char said[400];
    bool killed = strcmp(what, "kill") == 0;
    /* What cannot be looked at may be refused in other words than those for a disk. */
    if (killed ? run->signal == 9 : run->code == 0 || (run->code > 0 && run->code <= 6 && run->err[0]))
        return NULL;
    if (strcmp(what, "short") == 0 && run->code == 0)
        return NULL;
    snprintf(said, sizeof said, "it ended with %d, signal %d%s: %.200s", run->code, run->signal,
             run->timed_out ? ", and did not end by itself" : "", run->err);
    return said;
}

static void try_once(const struct row *row, int fault, long number)
{
    char hit[32];
    struct run run;
    room_fresh();
    injected(&run, row, faults[fault].what, faults[fault].which, number, hit);
    /* The last calls of a run come or do not, as memory falls. */
    if (strcmp(hit, "-") == 0 && number > places[row - rows][fault] - 20) {
        run_clear(&run);
        return;
    }
    const char *why = strcmp(hit, "-") == 0 ? "it was not reached" : ended_badly(&run, faults[fault].what);
    bool killed = strcmp(faults[fault].what, "kill") == 0;
    bool acknowledged = run.code == 0 || (killed && run.out[0] && !(row->flags & READS));
    if (!why)
        why =
            what_is_left(row, acknowledged, !run.err[0] || run.code != 0); /* what it warned of may differ */
    if (!why)
        why = again(row);
    torture_tried(faults[fault].called, why ? "%s, %s %ld (%s): %s" : NULL, row->name, faults[fault].what,
                  number, hit, why);
    run_clear(&run);
}

/* --- all of them --------------------------------------------------------------------------------------- */

static void set_circumstances(const char *name)
{
    char now[64];
    size_t i = 0;
    while (i < CIRCUMSTANCES && strcmp(circumstances[i].name, name) != 0)
        i++;
    snprintf(now, sizeof now, "KLASKAST_NOW=%s", i < CIRCUMSTANCES ? circumstances[i].now : HOME_NOW);
    home_set(&room, now);
    room_input = i < CIRCUMSTANCES ? circumstances[i].input : NULL;
}

/* Puts the class there with what must come before the row; what it is before and after. */
static bool prepare(const struct row *row)
{
    struct run run;
    room_wipe(room_base);
    bool ok = room_copy(class_path, room_base);
    room_fresh();
    set_circumstances(row->name);
    for (int i = 0; i < BEFORE && row->before[i][0]; i++) {
        room_do(row->before[i]);
        room_keep();
    }
    free(journal_before);
    free(journal_after);
    journal_before = room_journal(room_db);
    run_words(&run, row->words, NULL);
    if (run.code != 0)
        torture_tried("commands that work undisturbed", "%s ended with %d: %s", row->name, run.code, run.err);
    else
        torture_tried("commands that work undisturbed", NULL);
    ok = ok && run.code == 0;
    run_clear(&run);
    journal_after = room_journal(room_db);
    room_wipe(plain_path);
    ok = ok && room_copy(room.path, plain_path);
    return ok && journal_before && journal_after;
}

static void count_places(size_t r)
{
    char hit[32];
    struct run run;
    for (int f = 0; f < FAULTS; f++) {
        room_fresh();
        places[r][f] = injected(&run, &rows[r], "count", faults[f].which, 0, hit);
        run_clear(&run);
    }
}

static long common(long a, long b)
{
    return b ? common(b, a % b) : a;
}

/* Every place once, each as far from the last as can be: when time runs out they are spread over all. */
static void try_row(size_t r, double until)
{
    long sum = 0;
    for (int f = 0; f < FAULTS; f++)
        sum += places[r][f];
    if (!sum)
        return;
    long step = sum * 618 / 1000 + 1, at = (long)torture_any((unsigned)sum);
    while (common(sum, step) != 1)
        step++;
    for (long i = 0; i < sum && (i == 0 || torture_spent() < until); i++) {
        int f = 0;
        long place = at;
        for (; place >= places[r][f]; f++)
            place -= places[r][f];
        try_once(&rows[r], f, place + 1);
        at = (at + step) % sum;
    }
}

/* A command without a row would never be tried: each has one, or is named among those that need none. */
static void look_for_rows(void)
{
    size_t count;
    const struct command *commands = command_list(&count);
    for (size_t c = 0; c < count; c++) {
        bool named = false;
        for (size_t r = 0; r < ROWS; r++)
            for (int w = 0; w < WORDS && rows[r].words[w] && !named; w++)
                named =
                    strcmp(rows[r].words[w], commands[c].name) == 0 && (w == 0 || rows[r].words[0][0] == '-');
        for (size_t n = 0; n < NO_ROWS; n++)
            named =
                named || (strcmp(no_rows[n], commands[c].name) == 0 && !(commands[c].flags & COMMAND_WRITES));
        torture_tried("commands that have a row or need none", named ? NULL : "%s has no row in rows.h",
                      commands[c].name);
    }
}

int main(int argc, char **argv)
{
    const char *only = argc > 1 ? argv[1] : NULL;
    torture_begin(6);
    char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    self[length > 0 ? length : 0] = '\0';
    snprintf(injector, sizeof injector, "%.3000s/inject", dirname(self));
    (void)argv;
    look_for_rows();
    room_make();
    snprintf(log_path, sizeof log_path, "%.2000s-log", room.path);
    snprintf(plain_path, sizeof plain_path, "%.2000s-plain", room.path);
    snprintf(class_path, sizeof class_path, "%.2000s-class", room.path);
    room_copy(room_base, class_path);
    size_t count = ROWS, first = torture_any((unsigned)count);
    size_t some = torture_seconds() < 2.0 * (double)count ? 1 + (size_t)torture_seconds() / 2 : count;
    for (size_t i = 0; i < (only ? count : some); i++) {
        size_t r = (first + i) % count;
        if (only && strcmp(only, rows[r].name) != 0)
            continue;
        if (!prepare(&rows[r]))
            continue;
        count_places(r);
        try_row(r, torture_spent() + (torture_seconds() - torture_spent()) / (double)(only ? 1 : some - i));
    }
    room_wipe(plain_path);
    room_wipe(class_path);
    unlink(log_path);
    room_remove();
    return torture_end(1);
}

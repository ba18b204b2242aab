/*
 * Two screens and ten rows of commands on one file, all at once. Every command that was told 'done' is in the
 * journal, each action once; the screens show at the end what is there; the file is whole.
 */
#include "room.h"
#include "torture.h"

#include "../harness/term.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 10, BUSY = 6 };

static struct shared {
    long tried[WRITERS], kept[WRITERS], busy[WRITERS], odd[WRITERS];
    char why[WRITERS][300];
} * shared;

/* One row of commands: sites with names of its own, to be counted afterwards. */
static void write_on(int who)
{
    for (long n = 0; torture_time_left(); n++) {
        char site[80];
        struct run run;
        snprintf(site, sizeof site, "https://w%d-%ld.example", who, n);
        const char *const add[] = { "site", "add", site, NULL }, *const look[] = { "today", "--json", NULL },
                          *const tick[] = { "none", "Noor", NULL }, *const copy[] = { "backup", NULL };
        const char *const *words = n % 7 == 3 ? look : n % 7 == 5 ? tick : n % 97 == 50 ? copy : add;
        room_run(&run, words);
        shared->tried[who]++;
        shared->kept[who] += words == add && run.code == 0;
        shared->busy[who] += run.code == BUSY;
        if (run.code != 0 && run.code != BUSY) {
            shared->odd[who]++;
            snprintf(shared->why[who], sizeof shared->why[who], "%s %s ended with %d: %.200s", words[0],
                     words[1] ? words[1] : "", run.code, run.err);
        }
        run_clear(&run);
    }
}

static long number(const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    long found = -1;
    if (sqlite3_open_v2(room_db, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        found = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return found;
}

static struct term *window(void)
{
    const char *argv[] = { home_program(), "--teacher", "Els de Groot", NULL };
    char **env = home_env(&room);
    struct term *t = term_start((char *const *)(uintptr_t)argv, env, 24, 80);
    home_env_free(env);
    return t;
}

/* Keys that write, as fast as a person can. */
static long use(struct term *screens[2])
{
    static const char *const keys[] = { "{Space}", "{Down}", "a",    "{Home}",  "w",
                                        "u",       "{F4}",   "{F2}", "{Space}", "L{Enter}" };
    long pressed = 0;
    while (torture_time_left()) {
        struct term *t = screens[pressed % 2];
        if (!term_keys(t, keys[torture_any(sizeof keys / sizeof *keys)]))
            break;
        pressed++;
        for (int i = 0; i < 2; i++)
            term_pump(screens[i], 60);
    }
    return pressed;
}

static const char *closed(struct term **t)
{
    int status;
    term_signal(*t, SIGTERM);
    bool ended = term_wait_exit(*t, &status) && WIFEXITED(status);
    term_free(t);
    return ended ? NULL : "a screen did not end as it should";
}

int main(void)
{
    pid_t writers[WRITERS];
    torture_begin(5);
    room_make();
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct term *screens[2] = { window(), window() };
    for (int i = 0; i < 2; i++)
        if (!term_wait_text(screens[i], "Wiśniewski"))
            torture_tried("screens beside ten rows of commands", "it does not open:\n%s",
                          term_screen(screens[i]));
    for (int who = 0; who < WRITERS; who++)
        if ((writers[who] = fork()) == 0) {
            write_on(who);
            _exit(0);
        }
    long pressed = use(screens);
    for (int who = 0; who < WRITERS; who++)
        waitpid(writers[who], NULL, 0);
    long kept = 0, tried = 0, busy = 0;
    for (int who = 0; who < WRITERS; who++) {
        tried += shared->tried[who];
        kept += shared->kept[who];
        busy += shared->busy[who];
        if (shared->odd[who])
            torture_tried("commands beside two screens on one file", "%s", shared->why[who]);
    }
    for (int i = 0; i < 2; i++) {
        const char *why = closed(&screens[i]);
        if (why)
            torture_tried("keys of two screens beside ten rows of commands", "%s", why);
    }
    torture_tried_many("commands beside two screens on one file", tried);
    torture_tried_many("keys of two screens beside ten rows of commands", pressed);
    const char *why = room_verify(room_db);
    long left = number("SELECT count(*) FROM site WHERE key LIKE 'w%-%.example'"),
         twice = number("SELECT count(*) FROM (SELECT key FROM site GROUP BY key HAVING count(*) > 1)");
    printf("# %ld commands, %ld of them waited for more than two seconds and said so; %ld sites were "
           "acknowledged and "
           "%ld are there\n",
           tried, busy, kept, left);
    if (!why && left != kept)
        why = "a site that was acknowledged is not there, or one that was refused is";
    if (!why && twice)
        why = "something is there twice";
    torture_tried("acknowledged by all together, and there", why ? "%s (%ld acknowledged, %ld there)" : NULL,
                  why, kept, left);
    if (kept > 1)
        torture_tried_many("acknowledged by all together, and there", kept - 1);
    room_remove();
    return torture_end(1);
}

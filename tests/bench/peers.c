#include "peers.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SUBJECTS_MAX = 16, PEER_ARGS = 8, STARTS = 16, MOVES = 80, SETTLE_MS = 4000, IDLE_MS = 5000 };

/* As in meter.c: what other programs add to a start is theirs. */
#define QUARTER 0.25

/* "@" in an argument is the folder of the lists. */
static const struct peer {
    const char *name;
    const char *argv[PEER_ARGS];
    const char *ready;
    const char *before; /* keys to the list */
} peers[] = {
    { "less", { "less", "@/lines" }, "row 00001", NULL },
    { "nano", { "nano", "-I", "-v", "@/lines" }, "row 00001", NULL },
    { "tig", { "tig", "-C", "@/repo" }, "row 00001", NULL },
    { "calcurse",
      { "calcurse", "--read-only", "-C", "@/calcurse", "-D", "@/calcurse" },
      "row 00001",
      "{Tab}{Tab}" },
    { "htop", { "htop", "-d", "100" }, "PID", NULL },
};
enum { PEERS = sizeof peers / sizeof *peers };

struct table {
    struct subject *all[SUBJECTS_MAX];
    int count;
    struct subject made[PEERS];
    long switches[SUBJECTS_MAX], cpu_ms[SUBJECTS_MAX];
};

/* --- lists ---------------------------------------------------------------------- */

static bool find_program(const char *name, char path[PATH_MAX])
{
    const char *folders = getenv("PATH");

    while (folders && *folders) {
        size_t length = strcspn(folders, ":");

        snprintf(path, PATH_MAX, "%.*s/%s", (int)length, folders, name);
        if (access(path, X_OK) == 0)
            return true;
        folders += length + (folders[length] == ':');
    }
    return false;
}

static void write_lines(const struct home *home, const char *name, const char *format, int rows)
{
    FILE *file = fopen(home_file(home, name, ""), "w");

    if (!file)
        exit(1);
    for (int i = 1; i <= rows; i++)
        fprintf(file, format, i);
    fclose(file);
}

/* A history of ROWS commits; git reads it faster than it can be asked to make each. */
static void write_history(const struct home *home, const char *folder, int rows)
{
    char name[PATH_MAX], command[3 * PATH_MAX];
    FILE *file;

    snprintf(name, sizeof name, "%s/stream", folder);
    file = fopen(home_file(home, name, ""), "w");
    if (!file)
        exit(1);
    /* The newest is on top. */
    for (int i = rows; i >= 1; i--)
        fprintf(file,
                "commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 9\nrow %05d\n"
                "M 100644 inline list\ndata 6\n%05d\n\n",
                1400000000 + (rows - i) * 60, i, i);
    fclose(file);
    snprintf(command, sizeof command,
             "cd '%s/%s' && git init -q -b main repo && git -C repo fast-import --quiet <stream &&"
             " git -C repo reset -q --hard main",
             home->path, folder);
    if (system(command) != 0)
        fprintf(stderr, "no history could be made for tig\n");
}

static void write_lists(const struct home *home, const char *folder, int rows)
{
    char name[128];

    snprintf(name, sizeof name, "%s/lines", folder);
    write_lines(home, name, "row %05d  an invented line with some words behind it\n", rows);
    snprintf(name, sizeof name, "%s/calcurse/todo", folder);
    write_lines(home, name, "[1] row %05d an invented line\n", rows);
    snprintf(name, sizeof name, "%s/calcurse/apts", folder);
    write_lines(home, name, "11/20/2026 @ 08:00 -> 11/20/2026 @ 09:00 |row %05d\n", rows);
    snprintf(name, sizeof name, "%s/calcurse/conf", folder);
    home_file(home, name, "");
    snprintf(name, sizeof name, "%s/calcurse/keys", folder);
    home_file(home, name, "");
    write_history(home, folder, rows);
}

/* --- the subjects ----------------------------------------------------------------- */

static void make_subject(struct subject *subject, const struct peer *peer, struct home *home,
                         const char *folder, const char *program)
{
    char argument[PATH_MAX + 256];

    memset(subject, 0, sizeof *subject);
    subject->name = peer->name;
    subject->ready = peer->ready;
    subject->home = home;
    for (int i = 0; i < PEER_ARGS && peer->argv[i]; i++) {
        const char *at = strchr(peer->argv[i], '@');

        if (i == 0)
            snprintf(argument, sizeof argument, "%s", program);
        else if (at)
            snprintf(argument, sizeof argument, "%.*s%s/%s%s", (int)(at - peer->argv[i]), peer->argv[i],
                     home->path, folder, at + 1);
        else
            snprintf(argument, sizeof argument, "%s", peer->argv[i]);
        subject->argv[i] = strdup(argument);
    }
}

static void make_table(struct table *table, struct home *home, struct subject **ours, const char *folder)
{
    char program[PATH_MAX];

    for (; *ours; ours++)
        table->all[table->count++] = *ours;
    for (int i = 0; i < PEERS; i++) {
        if (!find_program(peers[i].argv[0], program)) {
            printf("%s: not here\n", peers[i].name);
            continue;
        }
        make_subject(&table->made[i], &peers[i], home, folder, program);
        table->all[table->count++] = &table->made[i];
    }
}

static void clear_table(struct table *table)
{
    for (int i = 0; i < PEERS; i++)
        for (int j = 0; table->made[i].argv[j]; j++)
            free(table->made[i].argv[j]);
}

static const char *keys_before(const struct subject *subject)
{
    for (int i = 0; i < PEERS; i++)
        if (peers[i].name == subject->name)
            return peers[i].before;
    return NULL;
}

/* --- measuring ---------------------------------------------------------------------- */

static void measure_starts(struct table *table)
{
    for (int round = 0; round <= STARTS; round++)
        for (int turn = 0; turn < table->count; turn++) {
            struct subject *subject = table->all[(round + turn) % table->count];
            double ms = subject_start(subject);

            subject_stop(subject);
            if (round > 0)
                sample_add(&subject->start, ms);
        }
}

static void measure_moves(struct table *table)
{
    for (int i = 0; i < table->count; i++) {
        subject_start(table->all[i]);
        if (keys_before(table->all[i]))
            subject_keys(table->all[i], keys_before(table->all[i]), NULL);
    }
    for (int round = 0; round < MOVES; round++)
        for (int turn = 0; turn < table->count; turn++) {
            struct subject *subject = table->all[(round + turn) % table->count];
            double bytes = 0, ms = subject_keys(subject, round % 2 ? "{Up}" : "{Down}", &bytes);

            if (ms < 0)
                continue;
            sample_add(&subject->move, ms);
            sample_add(&subject->bytes, bytes);
        }
}

static void wait_all(struct table *table, int ms)
{
    double end = term_clock_ms() + ms;

    while (term_clock_ms() < end)
        for (int i = 0; i < table->count; i++)
            term_pump(table->all[i]->term, 20);
}

/* All at once, since each needs the same seconds of nothing. */
static void measure_idle(struct table *table)
{
    wait_all(table, SETTLE_MS);
    for (int i = 0; i < table->count; i++)
        subject_rest(table->all[i]);
    for (int i = 0; i < table->count; i++) {
        table->switches[i] = -term_proc(table->all[i]->term, "voluntary_ctxt_switches");
        table->cpu_ms[i] = -term_cpu_ms(table->all[i]->term);
    }
    wait_all(table, IDLE_MS);
    for (int i = 0; i < table->count; i++) {
        table->switches[i] += term_proc(table->all[i]->term, "voluntary_ctxt_switches");
        table->cpu_ms[i] += term_cpu_ms(table->all[i]->term);
    }
}

/* --- the table ------------------------------------------------------------------------ */

static void print_row(const struct table *table, int i)
{
    const struct subject *subject = table->all[i], *ours = table->all[0];
    double start = sample_at(&subject->start, QUARTER), move = sample_at(&subject->move, 0.5);

    printf("%-26s %8.2f %6.2fx %8.2f %6.2fx %6.0f %7.1f %6ld %6ld\n", subject->name, start,
           start / sample_at(&ours->start, QUARTER), move, move / sample_at(&ours->move, 0.5),
           sample_at(&subject->bytes, 0.5), (double)term_proc(subject->term, "VmHWM") / 1024,
           table->switches[i], table->cpu_ms[i]);
}

void peers_report(struct home *home, struct subject **ours, int rows)
{
    struct table table = { .count = 0 };
    char folder[32];

    snprintf(folder, sizeof folder, "peers-%d", rows);
    write_lists(home, folder, rows);
    printf("\nBeside other programs, %d rows (x: times klaskast; more is slower)\n", rows);
    make_table(&table, home, ours, folder);
    measure_starts(&table);
    measure_moves(&table);
    measure_idle(&table);
    printf("%-26s %8s %7s %8s %7s %6s %7s %6s %6s\n", "", "start ms", "", "key ms", "", "bytes", "MB",
           "wakes", "cpu ms");
    for (int i = 0; i < table.count; i++)
        print_row(&table, i);
    for (int i = 0; i < table.count; i++)
        subject_stop(table.all[i]);
    clear_table(&table);
}

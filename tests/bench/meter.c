/*
 * How fast klaskast is, measured in one run beside the least that its work can
 * cost on this machine (tests/bench/floor).
 *
 *   meter [--journal TEN ONE]   data files with ten school years and with one (tests/bench/years)
 *   meter --others              only beside other programs
 *
 * Floor and program take turns, key by key and start by start, so that a busy
 * moment of the machine hits both. Milliseconds are this machine's; the ratios
 * are what is judged. Exit 1 when a goal is missed.
 */
#include "fixture.h"
#include "floor/floor_db.h"
#include "peers.h"
#include "report.h"
#include "subject.h"

#include "../harness/run.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    STARTS = 24,
    MOVES = 120,
    TICKS = 40,
    WORDS = 12,
    VIOLATIONS = 8,
    COMMANDS = 16,
    FLOOD = 1000,
    OVERVIEWS = 24,
    IDLE_SECONDS = 10,
    CLASS = 30,
    SCHOOL = 1000,
    HELD_KEY_MS = 270, /* klaskast takes the same writing key sooner for a held one */
};

/* Of the starts the quickest quarter counts: a start is long enough for other programs to get in between, and
 * what they add is theirs. */
#define QUARTER 0.25

struct meter {
    struct home home;
    struct subject curses, curses_school, roster, klaskast, klaskast_school, klaskast_years, klaskast_year;
    const char *journal; /* the file of ten years, or NULL */
    struct sample today, today_years, in, in_years, commit_process;
    bool measured; /* klaskast itself, not only the floors */
    bool years;
    sqlite3 *commits; /* the bare commit, in this process */
    sqlite3_stmt *commit;
    struct sample bare;
};

/* --- fixtures ----------------------------------------------------------------- */

static char *keep(const char *text)
{
    char *copy = strdup(text);

    if (!copy)
        exit(99);
    return copy;
}

static void floor_subject(struct meter *m, struct subject *s, const char *program, const char *file,
                          const char *pupils)
{
    char path[PATH_MAX], real[PATH_MAX];
    int n = 0;

    snprintf(path, sizeof path, "build/tests/bench/floor/%s", program);
    if (!realpath(path, real)) {
        perror(path);
        exit(1);
    }
    memset(s, 0, sizeof *s);
    s->name = s->ready = program;
    s->home = &m->home;
    s->argv[n++] = keep(real);
    if (file)
        s->argv[n++] = keep(home_path(&m->home, file));
    s->argv[n++] = keep(pupils);
}

static void klaskast_subject(struct meter *m, struct subject *s, const char *name, const char *database,
                             const char *ready)
{
    int n = 0;

    memset(s, 0, sizeof *s);
    s->name = name;
    s->ready = ready;
    s->home = &m->home;
    s->argv[n++] = keep(home_program());
    s->argv[n++] = keep("--database");
    s->argv[n++] = keep(database);
    s->argv[n++] = keep("--teacher");
    s->argv[n++] = keep("Marit Bakker");
}

/* A data file with one class of PUPILS, made the way a teacher makes it. */
static bool klaskast_import(struct meter *m, const char *name, int pupils)
{
    char list[PATH_MAX], database[PATH_MAX];
    struct run run;
    bool done;

    snprintf(list, sizeof list, "%s/%s.csv", m->home.path, name);
    snprintf(database, sizeof database, "%s/%s.db", m->home.path, name);
    if (!fixture_class(list, pupils))
        return false;
    run_klaskast(&run, &m->home, "--database", database, "--teacher", "Marit Bakker", "import", list,
                 "--class", "7A", NULL);
    done = run.code == 0;
    if (!done)
        fprintf(stderr, "klaskast is not measured: its import ended with %d: %s\n", run.code, run.err);
    run_clear(&run);
    return done;
}

/* The copy of the day would take seconds, once a day; it is not what is measured. */
static void copy_of_day_is_there(const char *database)
{
    char folder[PATH_MAX], path[PATH_MAX + 64];
    size_t stem = strlen(database) - strlen(".db");
    const char *slash = strrchr(database, '/');
    const char *name = slash ? slash + 1 : database;

    snprintf(folder, sizeof folder, "%.*s-backups", (int)stem, database);
    snprintf(path, sizeof path, "%s/%.*s-%.10s.db", folder, (int)(stem - (size_t)(name - database)), name,
             HOME_NOW);
    mkdir(folder, 0700);
    FILE *file = fopen(path, "a");
    if (file)
        fclose(file);
}

static void meter_prepare(struct meter *m, const char *journal, const char *one_year)
{
    memset(m, 0, sizeof *m);
    home_init(&m->home);
    floor_subject(m, &m->curses, "curses", NULL, "30");
    floor_subject(m, &m->curses_school, "curses", NULL, "1000");
    floor_subject(m, &m->roster, "roster", "floor.db", "30");
    m->commits = floor_open(home_path(&m->home, "commit.db"), CLASS);
    m->commit = floor_tick_prepare(m->commits);
    m->measured = klaskast_import(m, "class", CLASS) && klaskast_import(m, "school", SCHOOL);
    if (!m->measured)
        return;
    klaskast_subject(m, &m->klaskast, "klaskast", home_path(&m->home, "class.db"), "Aalst");
    klaskast_subject(m, &m->klaskast_school, "klaskast, 1,000 pupils", home_path(&m->home, "school.db"),
                     "Aalst");
    if (journal) {
        klaskast_subject(m, &m->klaskast_years, "klaskast, ten years", journal, "7A");
        copy_of_day_is_there(journal);
        klaskast_subject(m, &m->klaskast_year, "klaskast, one year", one_year, "7A");
        copy_of_day_is_there(one_year);
        m->journal = journal;
        m->years = true;
    }
}

static void subject_clear(struct subject *s)
{
    for (int i = 0; s->argv[i]; i++)
        free(s->argv[i]);
}

static void meter_clear(struct meter *m)
{
    subject_clear(&m->curses);
    subject_clear(&m->curses_school);
    subject_clear(&m->roster);
    subject_clear(&m->klaskast);
    subject_clear(&m->klaskast_school);
    subject_clear(&m->klaskast_years);
    subject_clear(&m->klaskast_year);
    sqlite3_finalize(m->commit);
    sqlite3_close(m->commits);
    home_clear(&m->home);
}

/* --- measuring ------------------------------------------------------------------ */

static void one_start(struct subject *s, int round)
{
    double ms = subject_start(s), work = term_run_ms(s->term);

    subject_stop(s);
    /* The first start makes tables, backups and warm caches. */
    if (round > 0) {
        sample_add(&s->start, ms);
        sample_add(&s->work, work);
    }
}

/* In turns, from another one each round: what comes right after a pause is slower. */
static void measure_starts(struct meter *m)
{
    struct subject *subjects[] = { &m->curses, &m->roster, m->measured ? &m->klaskast : NULL,
                                   m->years ? &m->klaskast_years : NULL };

    for (int round = 0; round <= STARTS; round++)
        for (int turn = 0; turn < 4; turn++)
            if (subjects[(round + turn) % 4])
                one_start(subjects[(round + turn) % 4], round);
}

static void one_move(struct subject *s, int round)
{
    double bytes = 0;
    double ms = subject_keys(s, round % 2 ? "{Up}" : "{Down}", &bytes);

    if (ms < 0)
        return;
    sample_add(&s->move, ms);
    sample_add(&s->bytes, bytes);
}

static void measure_moves(struct meter *m)
{
    for (int round = 0; round < MOVES; round++) {
        one_move(&m->curses, round);
        if (m->measured)
            one_move(&m->klaskast, round);
    }
}

static double bare_commit(struct meter *m, int round)
{
    double start = term_clock_ms();

    floor_tick(m->commits, m->commit, round % CLASS + 1);
    return term_clock_ms() - start;
}

static void one_tick(struct subject *s)
{
    double ms = subject_keys(s, "{Space}", NULL);

    if (ms >= 0)
        sample_add(&s->tick, ms);
}

/* The order changes by the round: who comes first finds a processor that has slept. */
static void measure_ticks(struct meter *m)
{
    for (int round = 0; round < TICKS; round++) {
        for (int turn = 0; turn < 4; turn++) {
            switch ((round + turn) % 4) {
            case 0:
                sample_add(&m->bare, bare_commit(m, round));
                break;
            case 1:
                one_tick(&m->roster);
                break;
            case 2:
                if (m->measured)
                    one_tick(&m->klaskast);
                break;
            default:
                if (m->years)
                    one_tick(&m->klaskast_years);
            }
        }
        usleep(HELD_KEY_MS * 1000);
    }
}

/* A whole process, from exec to its end. Ticking twice is handing in and giving back. */
static void one_command(struct sample *sample, const struct home *home, char *const *argv)
{
    struct run run;
    double start = term_clock_ms();

    run_program(&run, home, argv, NULL);
    if (run.code == 0)
        sample_add(sample, term_clock_ms() - start);
    else
        fprintf(stderr, "%s ended with %d: %s\n", argv[3] ? argv[3] : argv[0], run.code, run.err);
    run_clear(&run);
}

static void command_on(struct meter *m, struct sample *sample, const char *database, const char *command,
                       const char *pupil)
{
    char *argv[] = { keep(home_program()), keep("--database"),         keep(database),
                     keep(command),        pupil ? keep(pupil) : NULL, NULL };

    one_command(sample, &m->home, argv);
    for (int i = 0; argv[i]; i++)
        free(argv[i]);
}

static void measure_commands(struct meter *m)
{
    char *floor[] = { keep("build/tests/bench/floor/commit"), keep(home_path(&m->home, "process.db")),
                      keep("1"), NULL };
    char *class = keep(home_path(&m->home, "class.db"));

    for (int round = 0; round <= COMMANDS; round++) {
        const char *word = round % 2 ? "in" : "back";
        struct sample first = { 0 };

        one_command(round ? &m->commit_process : &first, &m->home, floor);
        command_on(m, round ? &m->today : &first, class, "today", NULL);
        if (round)
            command_on(m, &m->in, class, word, "20");
        if (!m->years)
            continue;
        command_on(m, round ? &m->today_years : &first, m->journal, "today", NULL);
        if (round)
            command_on(m, &m->in_years, m->journal, word, "20");
    }
    free(class);
    for (int i = 0; floor[i]; i++)
        free(floor[i]);
}

static void measure_search(struct subject *s)
{
    static const char *const words[] = { "vries", "zoe", "lukasz", "berg" };

    for (int round = 0; round < WORDS; round++) {
        const char *word = words[round % 4];

        subject_keys(s, "/", NULL);
        for (; *word; word++) {
            char letter[2] = { *word, '\0' };
            double ms = subject_keys(s, letter, NULL);

            if (ms >= 0)
                sample_add(&s->search, ms);
        }
        subject_keys(s, "{Esc}", NULL);
        term_wait_idle(s->term);
    }
}

/* A pupil each, since the same violation twice within a minute is asked about. */
static void measure_violations(struct subject *s)
{
    subject_keys(s, "{Home}", NULL);
    for (int round = 0; round < VIOLATIONS; round++) {
        double panel, logged;

        usleep(HELD_KEY_MS * 1000);
        panel = subject_keys(s, "v", NULL);
        logged = subject_keys(s, "{Enter}", NULL);
        if (panel >= 0)
            sample_add(&s->panel, panel);
        if (logged >= 0)
            sample_add(&s->logged, logged);
        subject_keys(s, "{Down}", NULL);
    }
}

static void one_overview(struct subject *s, int round)
{
    double ms = subject_keys(s, "{F6}", NULL);

    if (ms >= 0 && round > 0)
        sample_add(&s->overview, ms);
    subject_keys(s, "{F2}", NULL);
    usleep(HELD_KEY_MS * 1000);
}

/* From the roster to the school year on the screen, in turns. */
static void measure_overviews(struct meter *m)
{
    struct subject *subjects[] = { &m->klaskast_year, &m->klaskast_years };

    subject_rest(&m->klaskast_years);
    for (int round = 0; round <= OVERVIEWS; round++)
        for (int turn = 0; turn < 2; turn++)
            one_overview(subjects[(round + turn) % 2], round);
}

struct flood {
    double frames, bytes, ms;
    bool right; /* it ended where as many keys one by one would have */
};

/* How often the child wrote so far. No disk is involved in moving, so each
 * write is a piece of a frame. */
static long writes_so_far(const struct subject *s)
{
    return term_proc(s->term, "syscw");
}

/* Writes for the frame of one single move: curses may cut a frame in pieces. */
static double writes_a_frame(struct subject *s)
{
    long before = writes_so_far(s), writes;

    term_keys(s->term, "{Down}");
    term_wait_idle(s->term);
    writes = writes_so_far(s) - before;
    return writes > 0 ? (double)writes : 1;
}

static struct flood measure_flood(struct subject *s)
{
    struct flood flood = { 0 };
    char keys[FLOOD + 1];
    char *wanted;
    double frame;
    long writes;
    size_t bytes;

    memset(keys, 'j', FLOOD);
    keys[FLOOD] = '\0';
    term_keys(s->term, "{End}");
    term_wait_idle(s->term);
    wanted = keep(term_screen(s->term));
    term_keys(s->term, "{Home}");
    term_wait_idle(s->term);
    frame = writes_a_frame(s);
    writes = writes_so_far(s);
    bytes = term_bytes(s->term);
    term_keys(s->term, keys);
    term_wait_idle(s->term);
    flood.frames = (double)(writes_so_far(s) - writes) / frame;
    flood.bytes = (double)(term_bytes(s->term) - bytes);
    flood.ms = term_drawn_ms(s->term) - term_sent_ms(s->term);
    flood.right = !strcmp(wanted, term_screen(s->term));
    if (!flood.right)
        fprintf(stderr, "%s: after %d keys:\n%swanted:\n%s", s->name, FLOOD, term_screen(s->term), wanted);
    free(wanted);
    return flood;
}

/* With the real clock: its minute is the one thing that may wake the program. */
static double measure_idle(struct meter *m, double *cpu_ms)
{
    struct subject *s = &m->klaskast;
    double end;
    long switches;

    subject_stop(s);
    home_set(&m->home, "KLASKAST_NOW");
    subject_start(s);
    end = term_clock_ms() + 2000; /* the checks that wait until nobody types */
    while (term_clock_ms() < end)
        term_pump(s->term, 100);
    term_wait_idle(s->term);
    switches = term_proc(s->term, "voluntary_ctxt_switches");
    *cpu_ms = (double)-term_cpu_ms(s->term);
    end = term_clock_ms() + IDLE_SECONDS * 1000;
    while (term_clock_ms() < end)
        term_pump(s->term, 1000);
    *cpu_ms += (double)term_cpu_ms(s->term);
    return (double)(term_proc(s->term, "voluntary_ctxt_switches") - switches);
}

static double peak_mb(const struct subject *s)
{
    return (double)term_proc(s->term, "VmHWM") / 1024;
}

/* --- the table -------------------------------------------------------------------- */

static void report_floors(const struct meter *m)
{
    printf("floors: start %.2f ms curses, %.2f ms roster; move %.2f ms, %.0f bytes; commit %.2f ms, "
           "through roster %.2f ms\n\n",
           sample_at(&m->curses.start, QUARTER), sample_at(&m->roster.start, QUARTER),
           sample_at(&m->curses.move, 0.5), sample_at(&m->curses.bytes, 0.5), sample_at(&m->bare, 0.5),
           sample_at(&m->roster.tick, 0.5));
}

static void report_klaskast(struct meter *m)
{
    const struct subject *k = &m->klaskast, *school = &m->klaskast_school;

    report_ratio("start, 30 pupils", "ms", sample_at(&k->start, QUARTER),
                 sample_at(&m->roster.start, QUARTER), 2);
    report_ratio("the same in processor time", "ms", sample_at(&k->work, QUARTER),
                 sample_at(&m->roster.work, QUARTER), 0);
    if (m->years)
        report_ratio("start, 2 million rows (floor: 30 pupils)", "ms",
                     sample_at(&m->klaskast_years.start, QUARTER), sample_at(&k->start, QUARTER), 1.2);
    report_ratio("cursor, p50", "ms", sample_at(&k->move, 0.5), sample_at(&m->curses.move, 0.5), 1.5);
    report_ratio("cursor, p99", "ms", sample_at(&k->move, 0.99), sample_at(&m->curses.move, 0.99), 0);
    report_limit("bytes a cursor move, p50", "bytes", sample_at(&k->bytes, 0.5), 166);
    report_ratio("tick (floor: the bare commit), p50", "ms", sample_at(&k->tick, 0.5),
                 sample_at(&m->bare, 0.5), 1.5);
    if (m->years)
        report_ratio("tick, 2 million rows (floor: 30 pupils)", "ms", sample_at(&m->klaskast_years.tick, 0.5),
                     sample_at(&k->tick, 0.5), 1.2);
    if (m->years)
        report_ratio("overview, ten years (floor: one year)", "ms",
                     sample_at(&m->klaskast_years.overview, 0.5), sample_at(&m->klaskast_year.overview, 0.5),
                     1.5);
    report_limit("search letter, 1,000 pupils, p50", "ms", sample_at(&school->search, 0.5), 0);
    report_limit("search letter, 1,000 pupils, p99", "ms", sample_at(&school->search, 0.99), 16);
    report_limit("violation: v to panel, p50", "ms", sample_at(&k->panel, 0.5), 0);
    report_ratio("violation: Enter to screen, p50", "ms", sample_at(&k->logged, 0.5),
                 sample_at(&m->bare, 0.5), 0);
}

static void report_commands(const struct meter *m)
{
    report_ratio("command today (floor: commit)", "ms", sample_at(&m->today, 0.5),
                 sample_at(&m->commit_process, 0.5), 0);
    report_ratio("command in, back (floor: commit)", "ms", sample_at(&m->in, 0.5),
                 sample_at(&m->commit_process, 0.5), 0);
    if (!m->years)
        return;
    report_ratio("today, 2 million rows (floor: 30 pupils)", "ms", sample_at(&m->today_years, 0.5),
                 sample_at(&m->today, 0.5), 0);
    report_ratio("in, back, 2 million rows (same floor)", "ms", sample_at(&m->in_years, 0.5),
                 sample_at(&m->in, 0.5), 0);
}

/* A class of 30 in the list of a school: see lists.c, which compares in its own process. A line of CSV costs
 * next to nothing to walk, and its names have to be cleaned all the same: there milliseconds are judged. */
static void report_lists(void)
{
    FILE *lists = popen("build/tests/bench/lists", "r");
    char name[20];
    double ours, floor;

    while (lists && fscanf(lists, "%19s %lf %lf", name, &ours, &floor) == 3)
        if (!strcmp(name, "edexml")) {
            report_ratio("EDEXML, 1,000 pupils (floor: expat)", "ms", ours, floor, 3);
        } else {
            report_ratio("CSV, 1,000 pupils (floor: getline)", "ms", ours, floor, 0);
            report_limit("CSV, 1,000 pupils, looked at", "ms", ours, 10);
        }
    if (lists)
        pclose(lists);
}

static void measure_klaskast_alone(struct meter *m)
{
    struct flood flood;
    double wakes, cpu_ms;

    measure_search(&m->klaskast_school);
    flood = measure_flood(&m->klaskast_school);
    measure_violations(&m->klaskast);
    measure_commands(m);
    report_begin();
    report_klaskast(m);
    report_commands(m);
    report_lists();
    report_limit("1,000 keys at once: frames", "", flood.frames, 100);
    report_limit("1,000 keys at once: until drawn", "ms", flood.ms, 0);
    report_limit("1,000 keys at once: wrong end", "", flood.right ? 0 : 1, 0.5);
    report_limit("peak memory, 30 pupils", "MB", peak_mb(&m->klaskast), 8);
    report_limit("peak memory, 1,000 pupils", "MB", peak_mb(&m->klaskast_school), 8);
    if (m->years)
        report_limit("peak memory, 2 million rows", "MB", peak_mb(&m->klaskast_years), 8);
    wakes = measure_idle(m, &cpu_ms);
    report_limit("wake-ups in 10 idle seconds", "", wakes, 1);
    report_limit("processor in 10 idle seconds", "ms", cpu_ms, 0);
}

/* --- other programs ----------------------------------------------------------------- */

static void beside_others(struct meter *m, int pupils, const char *name)
{
    static struct subject klaskast, years, curses, roster;
    years.argv[0] = NULL;
    struct subject *ours[5] = { &klaskast };
    char database[PATH_MAX], number[16];
    int n = 1;

    snprintf(database, sizeof database, "%s/%s.db", m->home.path, name);
    snprintf(number, sizeof number, "%d", pupils);
    klaskast_subject(m, &klaskast, "klaskast", database, "Aalst");
    floor_subject(m, &curses, "curses", NULL, number);
    floor_subject(m, &roster, "roster", "floor.db", number);
    ours[n++] = &curses;
    if (pupils == CLASS)
        ours[n++] = &roster;
    if (pupils == CLASS && m->years) {
        klaskast_subject(m, &years, "klaskast, 2 million rows", m->journal, "7A");
        ours[n++] = &years;
    }
    peers_report(&m->home, ours, pupils);
    subject_clear(&klaskast);
    subject_clear(&curses);
    subject_clear(&roster);
    subject_clear(&years);
}

int main(int argc, char **argv)
{
    static struct meter m;
    int missed = 0;

    bool years = argc > 3 && !strcmp(argv[1], "--journal");

    meter_prepare(&m, years ? argv[2] : NULL, years ? argv[3] : NULL);
    if (argc == 2 && !strcmp(argv[1], "--others")) {
        beside_others(&m, CLASS, "class");
        beside_others(&m, SCHOOL, "school");
        meter_clear(&m);
        return 0;
    }
    measure_starts(&m);
    subject_start(&m.curses);
    subject_start(&m.roster);
    if (m.measured) {
        subject_start(&m.klaskast);
        subject_start(&m.klaskast_school);
    }
    if (m.years) {
        subject_start(&m.klaskast_years);
        subject_start(&m.klaskast_year);
    }
    measure_moves(&m);
    measure_ticks(&m);
    if (m.years)
        measure_overviews(&m);
    report_floors(&m);
    if (m.measured) {
        measure_klaskast_alone(&m);
        missed = report_end();
        subject_stop(&m.klaskast);
        subject_stop(&m.klaskast_school);
    }
    if (m.years) {
        subject_stop(&m.klaskast_years);
        subject_stop(&m.klaskast_year);
    }
    subject_stop(&m.roster);
    subject_stop(&m.curses);
    if (m.measured) {
        home_set(&m.home, "KLASKAST_NOW=" HOME_NOW);
        beside_others(&m, CLASS, "class");
        beside_others(&m, SCHOOL, "school");
    }
    meter_clear(&m);
    return missed > 0;
}

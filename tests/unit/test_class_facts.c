/* What a class's day needs is asked of SQLite by the quickest way. Here the same is asked in the plainest
 * words, of random histories of two classes between which children move. */
#include "chance.h"

#include "klaskast/domain/roster_move.h"

enum { STEPS = 240, EVERY = 6, LIST_SIZE = 1 << 14 };

static size_t compared, moved_then;

/* Those of the class ?1 of now who were here since day ?3, and, where that is asked, of day ?2. */
#define CLASS "?1"
#define DAY "?2"
#define SINCE "?3"
#define OF_THEN                                                                                              \
    "SELECT w.pupil FROM was_in w, pupil q WHERE q.id = w.pupil AND q.class <> " CLASS                       \
    " AND w.class = " CLASS " AND w.from_day <= " DAY " AND w.until_day > " DAY
#define THEY                                                                                                 \
    "(SELECT id FROM pupil WHERE class = " CLASS " AND (left_day IS NULL OR left_day >= " SINCE ")"          \
    " UNION " OF_THEN ")"

static const struct {
    const char *name, *sql;
} plain[] = {
    { "stays",
      "SELECT s.id FROM stay s, pupil p WHERE p.id = s.pupil AND ("
      /* here, of who is or was in this class */
      "((p.class = " CLASS " AND s.in_day <= " DAY " OR p.id IN (" OF_THEN ") AND s.in_day < " DAY ")"
      " AND s.back_day IS NULL AND s.state <> 2)"
      /* of this class on this day: in the bag, or back */
      " OR s.class = " CLASS " AND s.in_day = " DAY " AND (s.back_day IS NOT NULL OR s.state = 2)"
      /* stayed overnight */
      " OR (p.class = " CLASS " OR p.id IN (" OF_THEN ")) AND s.in_day < " DAY " AND s.back_day >= " DAY
      ") ORDER BY s.in_at, s.id" },
    { "marks", "SELECT id FROM mark WHERE class = " CLASS " AND day = " DAY " ORDER BY id" },
    { "exemptions",
      "SELECT id FROM exemption WHERE pupil IN " THEY " AND (until_day >= " DAY " OR id IN (SELECT"
      " about FROM task WHERE kind = ?4 AND done_day IS NULL)) ORDER BY id" },
    { "records", "SELECT id FROM record WHERE pupil IN " THEY " AND day >= " SINCE " ORDER BY at, id" },
    { "measures", "SELECT id FROM measure WHERE pupil IN " THEY " AND (day >= " SINCE " OR until_day IS NULL"
                  " OR until_day >= " DAY ") ORDER BY day, id" },
    { "tasks",
      "SELECT id FROM task t WHERE (done_day IS NULL AND pupil IN (SELECT id FROM pupil WHERE class = " CLASS
      "))"
      " OR (done_day IS NOT NULL AND pupil IN " THEY " AND (done_day >= " SINCE " OR about IN (SELECT id"
      " FROM measure WHERE until_day >= " DAY ")))"
      " OR (pupil = 0 AND class IN (" CLASS ", 0) AND (done_day IS NULL OR done_day >= " SINCE "))"
      " ORDER BY due, id" },
    { "letters",
      "SELECT id FROM letter WHERE pupil IN " THEY " AND (day >= " SINCE " OR about IN (SELECT about FROM"
      " task WHERE done_day IS NULL)) ORDER BY id" },
};
enum { LISTS = sizeof plain / sizeof *plain };

/* "3 12 15", by the plain statement. */
static void by_plain_words(const struct scope *scope, int list, char text[LIST_SIZE])
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    size_t used = 0;
    text[0] = '\0';
    assert_int_equal(sqlite3_open_v2(cupboard.path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, plain[list].sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", plain[list].name, sqlite3_errmsg(db));
    sqlite3_bind_int64(statement, 1, scope->class_id);
    sqlite3_bind_int(statement, 2, scope->day);
    if (sqlite3_bind_parameter_count(statement) >= 3)
        sqlite3_bind_int(statement, 3, scope->since);
    if (sqlite3_bind_parameter_count(statement) >= 4)
        sqlite3_bind_int(statement, 4, TASK_EXEMPTION_ENDS);
    while (sqlite3_step(statement) == SQLITE_ROW)
        used += (size_t)snprintf(text + used, LIST_SIZE - used, "%lld ",
                                 (long long)sqlite3_column_int64(statement, 0));
    assert_true(used < LIST_SIZE);
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

/* The same, of what the program has. */
#define IDS(items, counted)                                                                                  \
    for (size_t i = 0; i < facts->counted; i++)                                                              \
    used += (size_t)snprintf(text + used, LIST_SIZE - used, "%lld ", (long long)facts->items[i].id)

static void by_the_program(const struct facts *facts, int list, char text[LIST_SIZE])
{
    size_t used = 0;
    text[0] = '\0';
    switch (list) {
    case 0:
        IDS(stays, stay_count);
        break;
    case 1:
        IDS(marks, mark_count);
        break;
    case 2:
        IDS(exemptions, exemption_count);
        break;
    case 3:
        IDS(records, record_count);
        break;
    case 4:
        IDS(measures, measure_count);
        break;
    case 5:
        IDS(tasks, task_count);
        break;
    case 6:
        IDS(letters, letter_count);
        break;
    }
    assert_true(used < LIST_SIZE);
}

static void assert_same(const struct scope *scope)
{
    static char wanted[LIST_SIZE], got[LIST_SIZE];
    struct facts facts;
    struct arena arena;
    arena_init(&arena);
    assert_true(query_facts(cupboard.app.store, scope, &arena, &facts, &cupboard.err));
    for (int i = 0; i < LISTS; i++) {
        by_plain_words(scope, i, wanted);
        by_the_program(&facts, i, got);
        if (strcmp(wanted, got) != 0)
            fail_msg("%s of class %lld on day %d since %d: %s; by the program: %s", plain[i].name,
                     (long long)scope->class_id, scope->day, scope->since, wanted, got);
        compared += *got != '\0';
    }
    for (size_t i = 0; i < facts.pupil_count; i++)
        moved_then += facts.pupils[i].elsewhere;
    arena_clear(&arena);
}

/* Of both classes: today, and an earlier day; with little and with much of what was. */
static void assert_both_classes(void)
{
    const int64_t ids[] = { number_of("SELECT min(id) FROM class"), number_of("SELECT max(id) FROM class") };
    int today = clock_today();
    for (int i = 0; i < 12; i++) {
        int day = today - draw(1 + 8 * (i / 4));
        assert_same(&(struct scope){
            .class_id = ids[i % 2], .day = day, .today = today, .since = day - draw(60), .then = i / 2 % 2 });
    }
}

/* Some children to the other class. */
static void move_some(const char *to)
{
    struct arena arena;
    int64_t ids[8];
    size_t count = 0;
    const struct model *model = &cupboard.app.model;
    struct intent intent = { .kind = INTENT_ROSTER, .class_id = model->class.id, .day = DAY_NONE };
    arena_init(&arena);
    for (size_t i = 0; i < model->pupil_count && count < 8; i++)
        if (draw(3) == 0)
            ids[count++] = model->pupils[i].pupil->id;
    intent.change_count = roster_move(&model->facts, ids, count, to, &arena, &intent.changes);
    if (intent.change_count)
        perform(intent);
    arena_clear(&arena);
}

static void classes__random_histories_and_moves__as_in_plain_words__P11(void **state)
{
    (void)state;
    seed = 20261123;
    for (int i = 0; i < STEPS; i++) {
        cupboard_later(1800 + draw(16 * 3600));
        assert_true(app_reload(&cupboard.app, &cupboard.err));
        app_open_class(&cupboard.app, draw(2) ? "7A" : "7B");
        assert_true(app_reload(&cupboard.app, &cupboard.err));
        if (cupboard.app.model.pupil_count) {
            if (draw(12) == 0)
                move_some(strcmp(cupboard.app.model.class.name, "7A") == 0 ? "7B" : "7A");
            else
                perform(any_intent());
        }
        if (i % EVERY == EVERY - 1)
            assert_both_classes();
    }
    /* It came that far: else it would prove nothing. */
    assert_true(compared > 1000);
    assert_true(moved_then > 50);
}

int main(void)
{
    cupboards_in_memory();
    const struct CMUnitTest tests[] = {
        cupboard_test(classes__random_histories_and_moves__as_in_plain_words__P11),
    };
    return cmocka_run_group_tests_name("class_facts", tests, NULL, NULL);
}

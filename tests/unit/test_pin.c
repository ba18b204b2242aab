/* The PIN of the lock in its file: what is kept, what opens, and how long one waits. */
#include "cupboard.h"

#include "klaskast/app/pin.h"
#include "klaskast/base/secret.h"

#include <inttypes.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct err err;
static int seconds;

static int set_up(void **state)
{
    (void)state;
    new_folder();
    err = (struct err){ ERR_NONE, "" };
    return 0;
}

static int tear_down(void **state)
{
    char path[FILE_PATH_SIZE];
    (void)state;
    if (pin_path(path, cupboard.path))
        unlink(path);
    rmdir(cupboard.folder);
    return 0;
}

static void choose(const char *typed)
{
    if (!pin_change(cupboard.path, typed, &err))
        fail_msg("%s", err.text);
}

static enum pin_answer try_it(const char *typed)
{
    return pin_try(cupboard.path, typed, &seconds, &err);
}

/* Reads the file, or writes it anew with `from` in it replaced by `to`. */
static const char *text_of_file(const char *from, const char *to)
{
    static struct buffer bytes;
    char path[FILE_PATH_SIZE];
    buffer_clear(&bytes);
    pin_path(path, cupboard.path);
    assert_true(file_read(path, 4096, &bytes, &err));
    if (from) {
        const char *text = buffer_get(&bytes), *at = strstr(text, from);
        assert_non_null(at);
        struct buffer other;
        buffer_init(&other);
        buffer_print(&other, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
        assert_true(file_write(path, buffer_get(&other), other.length, &err));
        buffer_clear(&other);
    }
    return buffer_get(&bytes);
}

/* As if the last wrong one was `s` seconds longer ago. */
static void wait_seconds(int s)
{
    char now[40], then[40];
    long long ticks = 0;
    assert_int_equal(sscanf(strstr(text_of_file(NULL, NULL), "ticks "), "ticks %lld", &ticks), 1);
    snprintf(now, sizeof now, "ticks %lld", ticks);
    snprintf(then, sizeof then, "ticks %lld", ticks - s * 1000LL);
    text_of_file(now, then);
}

/* --- tests -------------------------------------------------------------------------------------------- */

static void pin__none_was_chosen__everything_opens(void **state)
{
    (void)state;
    assert_false(pin_is_set(cupboard.path));
    assert_int_equal(try_it("1234"), PIN_RIGHT);
    assert_int_equal(pin_wait(cupboard.path), 0);
    assert_true(pin_ask(cupboard.path, &err));
}

static void pin__chosen__opens_and_is_not_in_the_file(void **state)
{
    struct stat file;
    char path[FILE_PATH_SIZE];
    (void)state;
    choose("bezem 73 raam");
    assert_true(pin_is_set(cupboard.path));
    assert_null(strstr(text_of_file(NULL, NULL), "bezem"));
    pin_path(path, cupboard.path);
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    assert_int_equal(try_it("bezem 73 raam"), PIN_RIGHT);
    assert_int_equal(try_it("bezem 73 raa"), PIN_WRONG);
    assert_int_equal(seconds, 1);
}

static void pin__too_short__is_refused_and_the_old_one_stays(void **state)
{
    (void)state;
    choose("éé12"); /* letters, not bytes */
    assert_false(pin_change(cupboard.path, "éé1", &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_int_equal(try_it("éé12"), PIN_RIGHT);
}

/* However busy the computer is, these few calls take less. */
enum { SURE_SECONDS = 4 };

static void pin__done_without__removes_the_file(void **state)
{
    (void)state;
    choose("1234");
    choose("");
    assert_false(pin_is_set(cupboard.path));
}

static void pin_try__wrong_ones__wait_longer_each_time_up_to_five_minutes(void **state)
{
    static const int waits[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 };
    (void)state;
    choose("1234");
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        assert_int_equal(try_it("4321"), PIN_WRONG);
        assert_int_equal(seconds, waits[i]);
        if (waits[i] >= SURE_SECONDS)
            assert_int_equal(try_it("1234"), PIN_WAIT); /* the right one, too soon: not looked at */
        wait_seconds(waits[i] - 1);
        assert_true(pin_wait(cupboard.path) <= 1);
        wait_seconds(1);
        assert_int_equal(pin_wait(cupboard.path), 0);
    }
    assert_int_equal(try_it("1234"), PIN_RIGHT);
    assert_int_equal(pin_wait(cupboard.path), 0);
    assert_int_equal(try_it("4321"), PIN_WRONG); /* and it begins anew */
    assert_int_equal(seconds, 1);
}

/* The wait is on no clock that anybody sets. */
static void pin_wait__another_time_of_day__changes_nothing(void **state)
{
    (void)state;
    choose("1234");
    for (int i = 0; i < 4; i++) {
        try_it("4321");
        wait_seconds(i < 3 ? 10 : 0);
    }
    assert_in_range(pin_wait(cupboard.path), 8 - SURE_SECONDS, 8);
    cupboard_now("2036-11-20T10:15:00");
    assert_in_range(pin_wait(cupboard.path), 8 - SURE_SECONDS, 8);
    cupboard_now("2006-11-20T10:15:00");
    assert_in_range(pin_wait(cupboard.path), 8 - SURE_SECONDS, 8);
}

/* After the computer was started anew nobody knows how long ago it was: the whole time, from now on. */
static void pin_wait__after_the_computer_started_anew__begins_anew(void **state)
{
    char boot[CLOCK_BOOT_SIZE + 8];
    (void)state;
    choose("1234");
    for (int i = 0; i < 5; i++) {
        try_it("4321");
        wait_seconds(100);
    }
    assert_int_equal(pin_wait(cupboard.path), 0);
    snprintf(boot, sizeof boot, "boot ");
    clock_boot(boot + 5);
    text_of_file(boot, "boot 0123-abc");
    assert_int_equal(pin_wait(cupboard.path), 16);
    wait_seconds(16);
    assert_int_equal(pin_wait(cupboard.path), 0); /* it is counted on from there */
    wait_seconds(-1000000);                       /* a tick that is still to come is of another run too */
    assert_int_equal(pin_wait(cupboard.path), 16);
}

static void pin__a_file_that_is_damaged__opens_for_nobody_and_says_what_to_do(void **state)
{
    static const char *const damage[][2] = {
        { "klaskast-pin 1", "klaskast-pin 2" }, { "key ", "key zz" },
        { "failures 0", "failures -3" },        { "memory 67108864", "memory 99999999999" },
        { "passes 2", "passes 900" },           { "ticks", "ticks 1 2 3" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
        choose("1234");
        text_of_file(damage[i][0], damage[i][1]);
        assert_true(pin_is_set(cupboard.path));
        err = (struct err){ ERR_NONE, "" };
        assert_int_equal(try_it("1234"), PIN_FAILED);
        assert_non_null(strstr(err.text, "klaskast.db.pin"));
        assert_int_equal(pin_wait(cupboard.path), 0);
    }
}

static void pin__a_link_in_its_place__opens_for_nobody(void **state)
{
    char path[FILE_PATH_SIZE];
    (void)state;
    pin_path(path, cupboard.path);
    assert_int_equal(symlink("/dev/null", path), 0);
    assert_true(pin_is_set(cupboard.path));
    assert_int_equal(try_it(""), PIN_FAILED);
}

/* A class must be able to go on with a disk on which nothing can be written: slowly, but it opens. */
static void pin_try__that_cannot_be_counted__waits_five_seconds(void **state)
{
    char folder[FILE_PATH_SIZE];
    (void)state;
    choose("1234");
    /* where the unfinished file would come there is a folder */
    snprintf(folder, sizeof folder, "%s.pin.tmp", cupboard.path);
    assert_int_equal(mkdir(folder, 0700), 0);
    enum pin_answer wrong = try_it("4321");
    int wait = seconds;
    enum pin_answer soon = try_it("1234");
    rmdir(folder);
    assert_int_equal(wrong, PIN_WRONG);
    assert_int_equal(wait, 5);
    assert_int_equal(soon, PIN_WAIT);
}

/* The PIN as another, slower computer would have kept it: looking takes longer than choosing. */
static void keep_slowly(const char *typed)
{
    struct secret_cost cost = { .passes = SECRET_MOST_PASSES };
    unsigned char salt[SECRET_SALT_SIZE], key[SECRET_KEY_SIZE];
    char digits[80], was[80], now[80], hex[DIGEST_HEX_SIZE];
    unsigned passes = 0;
    assert_int_equal(sscanf(strstr(text_of_file(NULL, NULL), "passes "),
                            "passes %u memory %" SCNu64 " salt %79s key %64s", &passes, &cost.memory, digits,
                            hex),
                     4);
    for (size_t i = 0; i < sizeof salt; i++)
        assert_int_equal(sscanf(digits + 2 * i, "%2hhx", &salt[i]), 1);
    assert_true(secret_key(key, typed, strlen(typed), salt, &cost));
    snprintf(was, sizeof was, "passes %u\n", passes);
    snprintf(now, sizeof now, "passes %u\n", cost.passes);
    text_of_file(was, now);
    snprintf(was, sizeof was, "key %s\n", hex);
    digest_hex(key, hex);
    snprintf(now, sizeof now, "key %s\n", hex);
    text_of_file(was, now);
}

static void pin_try__it_is_taken_away_meanwhile__stays_away(void **state)
{
    (void)state;
    int status;
    choose("1234");
    keep_slowly("1234");
    pid_t other = fork();
    assert_true(other >= 0);
    if (other == 0)
        _exit((int)try_it("1234"));
    for (int tries = 0; !strstr(text_of_file(NULL, NULL), "failures 1\n"); tries++) {
        assert_in_range(tries, 0, 20000);
        usleep(1000);
    }
    choose("");
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(WEXITSTATUS(status), PIN_RIGHT);
    assert_false(pin_is_set(cupboard.path));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pin__none_was_chosen__everything_opens),
        TEST(pin__chosen__opens_and_is_not_in_the_file),
        TEST(pin__too_short__is_refused_and_the_old_one_stays),
        TEST(pin__done_without__removes_the_file),
        TEST(pin_try__wrong_ones__wait_longer_each_time_up_to_five_minutes),
        TEST(pin_wait__another_time_of_day__changes_nothing),
        TEST(pin_wait__after_the_computer_started_anew__begins_anew),
        TEST(pin__a_file_that_is_damaged__opens_for_nobody_and_says_what_to_do),
        TEST(pin__a_link_in_its_place__opens_for_nobody),
        TEST(pin_try__it_is_taken_away_meanwhile__stays_away),
        TEST(pin_try__that_cannot_be_counted__waits_five_seconds), /* the last: the process remembers it */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

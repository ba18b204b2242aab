/* What wakes the loop, and what does not. */
#include "unit.h"

#include "klaskast/app/wake.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOON_MS = 100, NO_RIGHT = 77 };

static char folder[] = "/tmp/klaskast-wake-XXXXXX";
static struct wake wake;

static int set_up(void **state)
{
    char database[64];
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(database, sizeof database, "%s/klaskast.db", folder);
    wake_open(&wake, database);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    wake_close(&wake);
    return rmdir(folder);
}

static bool wakes(void)
{
    struct pollfd polled = { .fd = wake.descriptor, .events = POLLIN };
    return poll(&polled, 1, SOON_MS) == 1;
}

static void wake__a_journal_goes__wakes_once(void **state)
{
    char journal[64];
    (void)state;
    snprintf(journal, sizeof journal, "%s/klaskast.db-journal", folder);
    close(open(journal, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    assert_false(wakes());
    unlink(journal);
    assert_true(wakes());
    wake_take(&wake);
    assert_false(wakes());
}

/* A namespace of its own, in which a test may mount. */
static bool may_mount(void)
{
    char map[32];
    unsigned user = getuid();
    if (unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        int fd = open("/proc/self/uid_map", O_WRONLY | O_CLOEXEC);
        int length = snprintf(map, sizeof map, "0 %u 1", user);
        bool written = fd >= 0 && write(fd, map, (size_t)length) == length;
        close(fd);
        if (!written)
            return false;
    }
    return mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static int sticks_in_a_child(void)
{
    if (!may_mount())
        return NO_RIGHT;
    if (mount("stick", folder, "tmpfs", 0, NULL) != 0)
        return NO_RIGHT;
    if (wakes())
        return 1; /* nobody asked for it */
    wake_sticks(&wake, true);
    if (wakes())
        return 2; /* nothing happened since */
    umount(folder);
    if (!wakes())
        return 3;
    wake_take(&wake);
    if (wakes())
        return 4; /* once */
    mount("stick", folder, "tmpfs", 0, NULL);
    if (!wakes())
        return 5;
    wake_take(&wake);
    wake_sticks(&wake, false);
    umount(folder);
    return wakes() ? 6 : 0;
}

static void wake__sticks__wake_only_while_they_are_listed(void **state)
{
    int status;
    (void)state;
    pid_t child = fork();
    if (child == 0)
        _exit(sticks_in_a_child());
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == NO_RIGHT)
        skip(); /* nothing may be mounted here */
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(wake__a_journal_goes__wakes_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wake__sticks__wake_only_while_they_are_listed, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

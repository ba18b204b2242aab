#include "klaskast/app/browser.h"

#include "klaskast/base/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS = 16, COMMAND_SIZE = 2048 };

/* Its own session, with nothing of the terminal: neither what it prints nor a key meant for the class goes
 * astray.
 */
static void let_go(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    setsid();
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = 0; fd <= 2 && nothing >= 0; fd++)
        dup2(nothing, fd);
    if (nothing > 2)
        close(nothing);
}

/* In the grandchild, which nobody waits for: becomes the program, or says on the pipe why not. */
static void become(char *const argv[], int say)
{
    let_go();
    execvp(argv[0], argv);
    int why = errno;
    ssize_t written = write(say, &why, sizeof why);
    _exit(written > 0 ? 127 : 126);
}

/* True: the program runs. The pipe closes by itself when it does. */
static bool start(char *const argv[])
{
    int say[2], why = 0, status;
    if (pipe2(say, O_CLOEXEC) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        pid_t grandchild = fork();
        if (grandchild == 0)
            become(argv, say[1]);
        _exit(grandchild < 0);
    }
    close(say[1]);
    bool forked = child > 0;
    while (forked && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    ssize_t got = -1;
    while (forked && (got = read(say[0], &why, sizeof why)) < 0 && errno == EINTR)
        ;
    close(say[0]);
    return forked && WIFEXITED(status) && WEXITSTATUS(status) == 0 && got == 0;
}

/* "firefox --new-window %s": words at blanks, the address where it says so, or else at the end. */
static bool start_line(const char *line, size_t length, const char *address)
{
    char copy[COMMAND_SIZE], *argv[WORDS + 2], *rest = NULL, wanted[COMMAND_SIZE];
    int count = 0;
    bool placed = false;
    if (length >= sizeof copy || strlen(address) >= sizeof wanted)
        return false;
    memcpy(copy, line, length);
    copy[length] = '\0';
    snprintf(wanted, sizeof wanted, "%s", address);
    for (char *word = strtok_r(copy, " ", &rest); word && count < WORDS; word = strtok_r(NULL, " ", &rest)) {
        bool here = strcmp(word, "%s") == 0;
        placed |= here;
        argv[count++] = here ? wanted : word;
    }
    if (!count)
        return false;
    if (!placed)
        argv[count++] = wanted;
    argv[count] = NULL;
    return start(argv);
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

bool browser_open(const char *address, struct err *err)
{
    const char *named = is_set("BROWSER") ? getenv("BROWSER") : "";
    while (*named) {
        size_t length = strcspn(named, ":");
        if (start_line(named, length, address))
            return true;
        named += length + (named[length] == ':');
    }
    /* Without a desktop xdg-open would put a browser of text on our terminal. */
    if ((is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")) && start_line("xdg-open", 8, address))
        return true;
    return err_set(
        err, ERR_REFUSED, "%s",
        _("There is no browser that can be started here. y copies the address, to paste it in one."));
}

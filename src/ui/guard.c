#include "klaskast/ui/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

enum { RESTORE_SIZE = 256, CRASH_STACK = 65536 };

static volatile sig_atomic_t flags;
static int wake[2] = { -1, -1 };
static struct termios modes;
static bool have_modes;
static char restore[RESTORE_SIZE];
static volatile sig_atomic_t restore_length;
static int terminal = -1;               /* descriptor 1 as it was, also while a frame is gathered there */
static int aside = -1, real_error = -1; /* standard error while the terminal is ours, and the true one */
static char *crash_stack;

static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
enum { CRASHES = sizeof crashes / sizeof *crashes };
static struct sigaction before_crash[CRASHES];

static const struct {
    int signal;
    int flag;
} caught[] = { { SIGHUP, GUARD_END },    { SIGTERM, GUARD_END },     { SIGINT, GUARD_END },
               { SIGQUIT, GUARD_END },   { SIGWINCH, GUARD_RESIZE }, { SIGTSTP, GUARD_STOP },
               { SIGCONT, GUARD_RESUME } };
enum { CAUGHT = sizeof caught / sizeof *caught };
static struct sigaction before[CAUGHT];

static void on_signal(int number)
{
    int saved = errno;
    for (int i = 0; i < CAUGHT; i++)
        if (caught[i].signal == number)
            flags |= caught[i].flag;
    ssize_t ignored = write(wake[1], "", 1); /* full is fine: then the loop wakes anyhow */
    (void)ignored;
    errno = saved;
}

/* Copies what was kept aside to the true standard error. Only calls that a signal handler may make. */
static void show_aside(void)
{
    char bytes[512];
    off_t at = 0;
    ssize_t count;

    if (aside < 0)
        return;
    dup2(real_error, STDERR_FILENO);
    while ((count = pread(aside, bytes, sizeof bytes, at)) > 0) {
        ssize_t ignored = write(STDERR_FILENO, bytes, (size_t)count);
        (void)ignored;
        at += count;
    }
}

/* As it was before the terminal was ours, and what was said in the meantime. */
static void give_back(void)
{
    ssize_t ignored = write(guard_terminal(), restore, (size_t)restore_length);
    (void)ignored;
    if (have_modes)
        tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    show_aside();
}

/* Without memory, or without a part of itself, the program ends where it is. */
static void on_exit_inside(void)
{
    if (restore_length > 0)
        give_back();
}

static void on_crash(int number, siginfo_t *info, void *context)
{
    (void)context;
    give_back();
    for (int i = 0; i < CRASHES; i++)
        if (crashes[i] == number)
            sigaction(number, &before_crash[i], NULL);
    /* A fault happens again on return, now with the handler from before; one that was sent must be sent on.
     */
    if (info->si_code <= 0)
        raise(number);
}

int guard_terminal(void)
{
    return terminal >= 0 ? terminal : STDOUT_FILENO;
}

static void error_aside(void)
{
    if (!isatty(STDERR_FILENO))
        return;
    aside = memfd_create("stderr", MFD_CLOEXEC);
    if (aside < 0)
        return;
    real_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (real_error < 0 || dup2(aside, STDERR_FILENO) < 0) {
        close(aside);
        aside = -1;
    }
}

static void catch_crashes(void)
{
    struct sigaction action = { .sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK };

    /* On its own stack: one that overflowed cannot carry the handler. */
    crash_stack = malloc(CRASH_STACK);
    stack_t stack = { .ss_sp = crash_stack, .ss_size = CRASH_STACK };
    stack_t old;
    if (crash_stack == NULL || sigaltstack(NULL, &old) != 0 || !(old.ss_flags & SS_DISABLE) ||
        sigaltstack(&stack, NULL) != 0) {
        free(crash_stack);
        crash_stack = NULL;
    }
    for (int i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &action, &before_crash[i]);
}

void guard_begin(void)
{
    struct sigaction action = { .sa_handler = on_signal }; /* without SA_RESTART: poll must return */
    static bool registered;

    if (!registered)
        registered = atexit(on_exit_inside) == 0;
    have_modes = tcgetattr(STDIN_FILENO, &modes) == 0;
    terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    flags = 0;
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
        wake[0] = wake[1] = -1;
    for (int i = 0; i < CAUGHT; i++) {
        sigaction(caught[i].signal, NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN)
            sigaction(caught[i].signal, &action, NULL);
    }
    catch_crashes();
    error_aside();
}

void guard_restore_bytes(const char *bytes, size_t length)
{
    if (length > RESTORE_SIZE)
        length = RESTORE_SIZE;
    memcpy(restore, bytes, length);
    restore_length = (sig_atomic_t)length;
}

void guard_end(void)
{
    restore_length = 0;
    for (int i = 0; i < CAUGHT; i++)
        sigaction(caught[i].signal, &before[i], NULL);
    for (int i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &before_crash[i], NULL);
    if (crash_stack != NULL) {
        sigaltstack(&(stack_t){ .ss_flags = SS_DISABLE }, NULL);
        free(crash_stack);
        crash_stack = NULL;
    }
    show_aside();
    if (aside >= 0) {
        close(aside);
        close(real_error);
        aside = real_error = -1;
    }
    if (terminal >= 0)
        close(terminal);
    terminal = -1;
    for (int i = 0; i < 2; i++)
        if (wake[i] >= 0)
            close(wake[i]);
    wake[0] = wake[1] = -1;
}

int guard_descriptor(void)
{
    return wake[0];
}

unsigned guard_take(void)
{
    char bytes[64];
    while (wake[0] >= 0 && read(wake[0], bytes, sizeof bytes) > 0)
        ;
    unsigned taken = (unsigned)flags;
    /* A signal between these two lines sets a flag that is lost here only when the same flag is being taken.
     */
    flags &= (sig_atomic_t)~taken;
    return taken;
}

void guard_stop(void)
{
    struct sigaction usual = { .sa_handler = SIG_DFL }, ours;

    /* TSTP and not STOP: a process that no shell could continue is then not stopped. */
    sigaction(SIGTSTP, &usual, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

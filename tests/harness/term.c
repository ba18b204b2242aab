#include "term_private.h"

#include "home.h"
#include "term_keys.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

double term_clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double deadline_ms(void)
{
    const char *given = getenv("KLASKAST_TEST_DEADLINE");

    return term_clock_ms() + (given ? atof(given) : (double)TERM_DEADLINE_MS);
}

/* --- starting and ending ------------------------------------------------ */

static void child_run(struct term *t, char *const *argv, char *const *env)
{
    sigset_t none;

    close(t->master);
    /* A program that ignores the hang-up must not outlive a test that fails. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (login_tty(t->slave))
        _exit(126);
    /* What the test runner blocks or ignores is not the program's business. */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGHUP, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    execve(argv[0], argv, env);
    dprintf(2, "cannot run %s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

struct term *term_start(char *const *argv, char *const *env, int rows, int cols)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
    const char *type = home_env_get(env, "TERM");
    struct term *t = calloc(1, sizeof *t);

    if (!t || openpty(&t->master, &t->slave, NULL, NULL, &size)) {
        perror("term_start");
        exit(99);
    }
    fcntl(t->master, F_SETFD, FD_CLOEXEC);
    snprintf(t->type, sizeof t->type, "%s", type ? type : "dumb");
    t->rows = rows;
    t->cols = cols;
    screen_start(t);
    t->started_ms = t->sent_ms = t->drawn_ms = term_clock_ms();
    t->reads_before = -1;
    t->pid = fork();
    if (t->pid == 0)
        child_run(t, argv, env);
    if (t->pid < 0) {
        perror("fork");
        exit(99);
    }
    fcntl(t->slave, F_SETFD, FD_CLOEXEC);
    return t;
}

static bool child_ended(struct term *t)
{
    if (!t->ended && waitpid(t->pid, &t->status, WNOHANG) == t->pid)
        t->ended = true;
    return t->ended;
}

void term_hangup(struct term *t)
{
    if (t->slave >= 0)
        close(t->slave);
    if (t->master >= 0)
        close(t->master);
    t->master = t->slave = -1;
}

void term_free(struct term **tp)
{
    struct term *t = *tp;

    if (!t)
        return;
    if (!child_ended(t)) {
        kill(t->pid, SIGKILL);
        waitpid(t->pid, &t->status, 0);
    }
    term_hangup(t);
    vterm_free(t->vterm);
    free(t->text);
    free(t->row_text);
    free(t->sent);
    free(t);
    *tp = NULL;
}

/* --- input --------------------------------------------------------------- */

/* Reads while it writes: a terminal whose output nobody takes blocks the
 * program, which then reads no more keys. */
bool term_send(struct term *t, const char *bytes, size_t length)
{
    double deadline = deadline_ms();

    t->sent_ms = term_clock_ms();
    t->reads_before = term_proc(t, "syscr");
    while (length > 0) {
        struct pollfd ready = { .fd = t->master, .events = POLLOUT | POLLIN };
        ssize_t sent;

        if (t->master < 0 || term_clock_ms() > deadline || poll(&ready, 1, 1000) < 0)
            return false;
        if (ready.revents & POLLIN)
            term_pump(t, 0);
        if (!(ready.revents & POLLOUT))
            continue;
        sent = write(t->master, bytes, length);
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        if (sent > 0) {
            bytes += sent;
            length -= (size_t)sent;
        }
    }
    return true;
}

bool term_keys(struct term *t, const char *keys)
{
    char bytes[8192];
    size_t length;

    return term_keys_encode(t->type, keys, bytes, sizeof bytes, &length) && term_send(t, bytes, length);
}

bool term_keys_after(struct term *t, int ms, const char *keys)
{
    /* The program counts from when it read the key before, which on a busy machine is well after it was sent.
     */
    double from = t->read_ms > t->sent_ms ? t->read_ms : t->sent_ms, left;

    while ((left = from + ms - term_clock_ms()) > 0)
        if (term_pump(t, (int)left + 1) < 0)
            return false;
    return term_keys(t, keys);
}

bool term_paste(struct term *t, const char *text)
{
    bool sent = term_send(t, "\033[200~", 6);

    for (; sent && *text; text++)
        sent = term_send(t, *text == '\n' ? "\r" : text, 1);
    return sent && term_send(t, "\033[201~", 6);
}

/* --- waiting --------------------------------------------------------------- */

static void keep_raw(struct term *t, const char *bytes, size_t length)
{
    if (t->sent_length + length > t->sent_size) {
        size_t size = 2 * (t->sent_length + length);
        char *larger = realloc(t->sent, size);
        if (!larger)
            return;
        t->sent = larger;
        t->sent_size = size;
    }
    memcpy(t->sent + t->sent_length, bytes, length);
    t->sent_length += length;
}

long term_pump(struct term *t, int ms)
{
    static char buffer[65536];
    struct pollfd ready = { .fd = t->master, .events = POLLIN };
    ssize_t got;

    if (t->master < 0)
        return -1;
    if (poll(&ready, 1, ms) <= 0 || !(ready.revents & POLLIN))
        return ready.revents & POLLHUP || child_ended(t) ? -1 : 0;
    got = read(t->master, buffer, sizeof buffer);
    if (got <= 0)
        return got < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
    t->drawn_ms = term_clock_ms();
    t->bytes += (size_t)got;
    vterm_input_write(t->vterm, buffer, (size_t)got);
    keep_raw(t, buffer, (size_t)got);
    return got;
}

void term_look_on(struct term *t, int ms)
{
    for (double end = term_clock_ms() + ms; term_clock_ms() < end;) {
        long got = term_pump(t, 20);
        if (got < 0)
            return;
        if (got > 0)
            end = term_clock_ms() + ms;
    }
}

const char *term_raw(const struct term *t, size_t *length)
{
    *length = t->sent_length;
    return t->sent_length ? t->sent : "";
}

bool term_wait(struct term *t, bool (*condition)(struct term *t, const void *arg), const void *arg)
{
    double deadline = deadline_ms();

    while (!condition(t, arg)) {
        double left = deadline - term_clock_ms();

        if (left <= 0)
            return false;
        /* An ended child draws nothing more: look once at all it drew. */
        if (term_pump(t, left < 100 ? (int)left + 1 : 100) < 0)
            return condition(t, arg);
    }
    return true;
}

static bool condition_text(struct term *t, const void *text)
{
    return term_has(t, text);
}

static bool condition_no_text(struct term *t, const void *text)
{
    return !term_has(t, text);
}

bool term_wait_text(struct term *t, const char *text)
{
    return term_wait(t, condition_text, text);
}

bool term_wait_no_text(struct term *t, const char *text)
{
    return term_wait(t, condition_no_text, text);
}

/* True for the calls in which a program waits for a key. Sleeping alone would
 * not do: it sleeps on the disk and on another's lock too. */
static bool call_waits_for_keys(const char *call)
{
    static const long waits[] = {
#ifdef SYS_poll
        SYS_poll,
#endif
#ifdef SYS_select
        SYS_select,
#endif
        SYS_ppoll, SYS_pselect6
    };
    long number = -1, first = -1;

    if (sscanf(call, "%ld %li", &number, &first) < 2)
        return false;
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++)
        if (number == waits[i])
            return true;
    return number == SYS_read && first == 0;
}

static bool child_waits(const struct term *t)
{
    char text[512];
    const char *state;

    if (!proc_read(t, "stat", text, sizeof text) || !(state = strrchr(text, ')')) || state[2] != 'S')
        return false;
    return proc_read(t, "syscall", text, sizeof text) && call_waits_for_keys(text);
}

static bool keys_all_read(const struct term *t)
{
    int unread = 0;

    return ioctl(t->slave, FIONREAD, &unread) == 0 && unread == 0;
}

/* On a busy machine it takes a while until keys that were sent can be read: has
 * the child read anything since? */
static bool has_read(const struct term *t)
{
    return t->reads_before < 0 || term_proc(t, "syscr") > t->reads_before;
}

/* The kernel hands bytes over in the background, both ways, so idle counts
 * only when it is still so after a moment in which nothing was drawn. */
bool term_wait_idle(struct term *t)
{
    double deadline = deadline_ms();
    int calm = 0;

    while (calm < 2) {
        long got = term_pump(t, 2);

        if (got < 0)
            return true;
        if (term_clock_ms() > deadline)
            return false;
        calm = got == 0 && has_read(t) && keys_all_read(t) && child_waits(t) ? calm + 1 : 0;
    }
    if (t->read_ms < t->sent_ms)
        t->read_ms = term_clock_ms();
    return true;
}

bool term_wait_exit(struct term *t, int *status)
{
    double deadline = deadline_ms();

    while (!child_ended(t)) {
        if (term_clock_ms() > deadline)
            return false;
        if (term_pump(t, 2) < 0)
            poll(NULL, 0, 2);
    }
    while (term_pump(t, 0) > 0)
        ;
    if (status)
        *status = t->status;
    return true;
}

/* --- events from outside ------------------------------------------------------ */

void term_resize(struct term *t, int rows, int cols)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

    t->rows = rows;
    t->cols = cols;
    vterm_set_size(t->vterm, rows, cols);
    ioctl(t->master, TIOCSWINSZ, &size);
}

bool term_signal(struct term *t, int signal)
{
    return !child_ended(t) && kill(t->pid, signal) == 0;
}

void term_modes(struct term *t, bool *echo, bool *canonical)
{
    struct termios modes = { .c_lflag = 0 };

    tcgetattr(t->slave, &modes);
    *echo = (modes.c_lflag & ECHO) != 0;
    *canonical = (modes.c_lflag & ICANON) != 0;
}

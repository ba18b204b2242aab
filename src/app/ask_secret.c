#include "klaskast/app/ask_secret.h"

#include "klaskast/base/file.h"
#include "klaskast/base/secret.h"
#include "klaskast/base/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { CTRL_C = 3, CTRL_D = 4, CTRL_H = 8, CTRL_U = 21, DELETE = 0x7f };

static volatile sig_atomic_t ended;

static void on_end(int number)
{
    ended = number;
}

/* One byte; 0: given up. A signal that ends is only let through while it waits, so that none falls in
 * between. */
static unsigned char next_byte(int fd, const sigset_t *usual)
{
    unsigned char byte = 0;

    while (!ended) {
        struct pollfd polled = { .fd = fd, .events = POLLIN };
        int ready = ppoll(&polled, 1, NULL, usual);
        if (ready < 0 && errno == EINTR)
            continue;
        return ready > 0 && read(fd, &byte, 1) == 1 ? byte : 0;
    }
    return 0;
}

/* False: given up. */
static bool read_line(int fd, const sigset_t *usual, char *secret)
{
    size_t length = 0;

    for (;;) {
        unsigned char byte = next_byte(fd, usual);
        if (byte == 0 || byte == CTRL_C || (byte == CTRL_D && length == 0))
            return false;
        if (byte == '\r' || byte == '\n' || byte == CTRL_D)
            break;
        if (byte == DELETE || byte == CTRL_H)
            length = secret_without_last(secret, length);
        else if (byte == CTRL_U)
            length = 0;
        else if (byte >= ' ' && length < SECRET_TYPED_SIZE - 1)
            secret[length++] = (char)byte;
    }
    secret[length] = '\0';
    return true;
}

/* With the terminal as a secret needs it: no echo, and Ctrl-C as a letter, so that nobody leaves in between
 * with the echo off. */
static bool read_unseen(int fd, const struct termios *modes, const char *label, char *secret)
{
    struct termios quiet = *modes;
    struct sigaction action = { .sa_handler = on_end }, term, hup;
    sigset_t ends, usual;

    quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    quiet.c_cc[VMIN] = 1;
    quiet.c_cc[VTIME] = 0;
    ended = 0;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    sigprocmask(SIG_BLOCK, &ends, &usual);
    sigaction(SIGTERM, &action, &term);
    sigaction(SIGHUP, &action, &hup);
    tcsetattr(fd, TCSAFLUSH, &quiet);
    /* Only now: whoever sees the question may type at once. */
    file_write_all(fd, label, strlen(label));
    file_write_all(fd, ": ", 2);
    bool ok = read_line(fd, &usual, secret);
    tcsetattr(fd, TCSAFLUSH, modes);
    file_write_all(fd, "\n", 1);
    sigaction(SIGTERM, &term, NULL);
    sigaction(SIGHUP, &hup, NULL);
    sigprocmask(SIG_SETMASK, &usual, NULL);
    if (ended)
        raise(ended);
    return ok;
}

bool ask_secret(const char *label, char *secret, struct err *err)
{
    struct termios modes;
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

    secret[0] = '\0';
    if (fd < 0 || tcgetattr(fd, &modes) != 0) {
        if (fd >= 0)
            close(fd);
        return err_set(err, ERR_USAGE, "%s",
                       _("This asks for a PIN or passphrase, and there is no terminal to type it in."));
    }
    bool ok = read_unseen(fd, &modes, label, secret);
    close(fd);
    if (!ok)
        secret_wipe(secret, SECRET_TYPED_SIZE);
    return ok || err_set(err, ERR_REFUSED, "%s", _("Nothing was typed, so nothing was done."));
}

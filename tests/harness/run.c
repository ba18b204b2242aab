#include "run.h"

#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS_MAX = 32, OUT = 0, ERR = 1 };

static void run_give_up(const char *what)
{
    fprintf(stderr, "run: %s: %s\n", what, strerror(errno));
    exit(99);
}

/* A file without a name holds the input: a pipe could fill up and block. */
static int input_open(const char *input)
{
    FILE *file = input ? tmpfile() : fopen("/dev/null", "r");
    int fd;

    if (!file || (input && fputs(input, file) == EOF))
        run_give_up("standard input");
    fflush(file);
    rewind(file);
    fd = dup(fileno(file));
    fclose(file);
    return fd;
}

static void child_run(char *const *argv, char **env, int in, int pipes[2][2])
{
    if (dup2(in, 0) < 0 || dup2(pipes[OUT][1], 1) < 0 || dup2(pipes[ERR][1], 2) < 0)
        _exit(126);
    /* Without a terminal of its own it cannot reach the tester's. */
    setsid();
    signal(SIGPIPE, SIG_DFL);
    execve(argv[0], argv, env);
    dprintf(2, "cannot run %s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

/* Appends what is there to *TEXT; false at the end of the stream. */
static bool stream_read(int fd, char **text, size_t *length)
{
    char buffer[4096];
    ssize_t got = read(fd, buffer, sizeof buffer);

    if (got <= 0)
        return got < 0 && errno == EINTR;
    *text = realloc(*text, *length + (size_t)got + 1);
    if (!*text)
        run_give_up("no memory");
    memcpy(*text + *length, buffer, (size_t)got);
    *length += (size_t)got;
    (*text)[*length] = '\0';
    return true;
}

/* Reads both streams until both end or the deadline passes. */
static bool streams_read(struct run *run, int out, int err)
{
    const char *given = getenv("KLASKAST_TEST_DEADLINE");
    double deadline = term_clock_ms() + (given ? atof(given) : (double)TERM_DEADLINE_MS);
    struct pollfd fds[2] = { { .fd = out, .events = POLLIN }, { .fd = err, .events = POLLIN } };
    char **texts[2] = { &run->out, &run->err };
    size_t lengths[2] = { 0, 0 };

    while (fds[OUT].fd >= 0 || fds[ERR].fd >= 0) {
        double left = deadline - term_clock_ms();

        if (left <= 0)
            return false;
        poll(fds, 2, (int)left + 1);
        for (int i = 0; i < 2; i++)
            if (fds[i].revents && !stream_read(fds[i].fd, texts[i], &lengths[i]))
                fds[i].fd = -1;
    }
    return true;
}

static void child_collect(struct run *run, pid_t pid)
{
    int status;

    if (run->timed_out)
        kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    run->code = WIFEXITED(status) && !run->timed_out ? WEXITSTATUS(status) : -1;
    run->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

void run_program(struct run *run, const struct home *home, char *const *argv, const char *input)
{
    char **env = home_env(home);
    int in = input_open(input);
    int pipes[2][2];
    pid_t pid;

    memset(run, 0, sizeof *run);
    run->out = strdup("");
    run->err = strdup("");
    if (in < 0 || !run->out || !run->err || pipe2(pipes[OUT], O_CLOEXEC) || pipe2(pipes[ERR], O_CLOEXEC))
        run_give_up("pipe");
    pid = fork();
    if (pid == 0)
        child_run(argv, env, in, pipes);
    if (pid < 0)
        run_give_up("fork");
    close(in);
    close(pipes[OUT][1]);
    close(pipes[ERR][1]);
    run->timed_out = !streams_read(run, pipes[OUT][0], pipes[ERR][0]);
    child_collect(run, pid);
    close(pipes[OUT][0]);
    close(pipes[ERR][0]);
    home_env_free(env);
}

void run_klaskast(struct run *run, const struct home *home, ...)
{
    char program[4096];
    char *argv[ARGS_MAX] = { program };
    int count = 1;
    va_list args;
    char *arg;

    snprintf(program, sizeof program, "%s", home_program());
    va_start(args, home);
    while ((arg = va_arg(args, char *)) && count < ARGS_MAX - 1)
        argv[count++] = arg;
    va_end(args);
    run_program(run, home, argv, NULL);
}

void run_clear(struct run *run)
{
    free(run->out);
    free(run->err);
    memset(run, 0, sizeof *run);
}

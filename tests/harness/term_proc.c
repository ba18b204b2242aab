#include "term_private.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool proc_read(const struct term *t, const char *name, char *text, size_t size)
{
    char path[64];
    ssize_t got;
    int fd;

    snprintf(path, sizeof path, "/proc/%d/%s", (int)t->pid, name);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    got = read(fd, text, size - 1);
    close(fd);
    text[got > 0 ? got : 0] = '\0';
    return got > 0;
}

pid_t term_pid(const struct term *t)
{
    return t->pid;
}

size_t term_bytes(const struct term *t)
{
    return t->bytes;
}

double term_started_ms(const struct term *t)
{
    return t->started_ms;
}

double term_sent_ms(const struct term *t)
{
    return t->sent_ms;
}

double term_drawn_ms(const struct term *t)
{
    return t->drawn_ms;
}

static long proc_value(const struct term *t, const char *file, const char *name)
{
    char text[4096];
    const char *line = text;
    size_t length = strlen(name);

    if (!proc_read(t, file, text, sizeof text))
        return -1;
    for (; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (!strncmp(line, name, length) && line[length] == ':')
            return atol(line + length + 1);
    }
    return -1;
}

long term_proc(const struct term *t, const char *name)
{
    long value = proc_value(t, "status", name);

    return value >= 0 ? value : proc_value(t, "io", name);
}

long term_cpu_ms(const struct term *t)
{
    char text[1024];
    const char *field;
    unsigned long user = 0, kernel = 0;

    if (!proc_read(t, "stat", text, sizeof text) || !(field = strrchr(text, ')')))
        return -1;
    /* After the name: state and ten numbers that say nothing about time. */
    sscanf(field + 2, "%*c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu %lu", &user, &kernel);
    return (long)((user + kernel) * 1000 / (unsigned long)sysconf(_SC_CLK_TCK));
}

double term_run_ms(const struct term *t)
{
    char text[256];
    unsigned long long nanoseconds;

    if (!proc_read(t, "schedstat", text, sizeof text) || sscanf(text, "%llu", &nanoseconds) != 1)
        return (double)term_cpu_ms(t);
    return (double)nanoseconds / 1e6;
}

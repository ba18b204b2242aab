#include "torture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WHATS = 96, TOLD = 3 };

static struct {
    double begun, seconds;
    unsigned seed;
    uint64_t dice;
    struct what {
        char name[96];
        long tried, lost;
        char why[TOLD][600];
        bool skipped;
    } whats[WHATS];
    int count;
} torture;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void torture_begin(double seconds)
{
    const char *given = getenv("TORTURE_SECONDS"), *seed = getenv("TORTURE_SEED");
    torture.begun = now();
    torture.seconds = given && *given ? atof(given) : seconds;
    torture.seed = seed && *seed ? (unsigned)strtoul(seed, NULL, 10) : 20261120;
    torture.dice = torture.seed;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (access("/dev/shm", W_OK | X_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
}

unsigned torture_seed(void)
{
    return torture.seed;
}

double torture_spent(void)
{
    return now() - torture.begun;
}

double torture_seconds(void)
{
    return torture.seconds;
}

bool torture_time_left(void)
{
    return torture_spent() < torture.seconds;
}

unsigned torture_any(unsigned below)
{
    torture.dice = torture.dice * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)(torture.dice >> 33) % below;
}

static struct what *what_of(const char *name)
{
    for (int i = 0; i < torture.count; i++)
        if (strcmp(torture.whats[i].name, name) == 0)
            return &torture.whats[i];
    if (torture.count == WHATS) {
        fprintf(stderr, "torture: more than %d things are tried\n", WHATS);
        exit(99);
    }
    struct what *what = &torture.whats[torture.count++];
    snprintf(what->name, sizeof what->name, "%s", name);
    return what;
}

void torture_tried(const char *name, const char *why, ...)
{
    struct what *what = what_of(name);
    what->tried++;
    if (!why)
        return;
    if (what->lost < TOLD) {
        va_list args;
        va_start(args, why);
        vsnprintf(what->why[what->lost], sizeof what->why[0], why, args);
        va_end(args);
    }
    what->lost++;
}

void torture_tried_many(const char *name, long tried)
{
    what_of(name)->tried += tried;
}

void torture_skip(const char *name, const char *why)
{
    struct what *what = what_of(name);
    what->skipped = true;
    snprintf(what->why[0], sizeof what->why[0], "%s", why);
}

static void print_name(const char *name)
{
    for (; *name; name++)
        putchar(*name == ' ' ? '_' : *name);
}

static bool print_one(const struct what *what, long least)
{
    bool good = what->lost == 0 && what->tried >= least;
    printf("%s torture__", good || what->skipped ? "ok" : "not ok");
    print_name(what->name);
    if (what->skipped) {
        printf(" # SKIP %s\n", what->why[0]);
        return true;
    }
    if (what->lost)
        printf(": %ld of %ld went wrong; seed %u\n", what->lost, what->tried, torture.seed);
    else if (!good)
        printf(": tried %ld times only\n", what->tried);
    else
        printf(" (%ld tried)\n", what->tried);
    for (int i = 0; i < TOLD && i < what->lost; i++)
        printf("#   %s\n", what->why[i]);
    printf("tally\t%s\t%ld\t%ld\n", what->name, what->tried, what->lost);
    return good;
}

int torture_end(long least)
{
    bool good = torture.count > 0;
    for (int i = 0; i < torture.count; i++)
        good &= print_one(&torture.whats[i], least);
    return good ? 0 : 1;
}

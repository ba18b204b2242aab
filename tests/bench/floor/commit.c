/*
 * What one durable row costs on this disk, with nothing around it.
 *
 *   cc -O2 -std=c11 commit.c -lsqlite3
 *   commit FILE [TIMES]     prints 'commit p50 MS p99 MS'
 *
 * A tick of klaskast is held to 1.5 times this p50: drawing and the terminal
 * have to fit in what is left.
 */
#define _POSIX_C_SOURCE 200809L
#include <time.h>

#include "floor_db.h"

static double clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int ms_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    int times = argc > 2 ? atoi(argv[2]) : 200;
    sqlite3 *db;
    sqlite3_stmt *tick;
    double *ms;

    if (argc < 2 || times < 1 || !(ms = calloc((size_t)times, sizeof *ms))) {
        fprintf(stderr, "usage: commit FILE [TIMES]\n");
        return 2;
    }
    db = floor_open(argv[1], 30);
    tick = floor_tick_prepare(db);
    for (int i = 0; i < times; i++) {
        double start = clock_ms();

        floor_tick(db, tick, i % 30 + 1);
        ms[i] = clock_ms() - start;
    }
    qsort(ms, (size_t)times, sizeof *ms, ms_compare);
    printf("commit p50 %.3f p99 %.3f\n", ms[times / 2], ms[times * 99 / 100]);
    sqlite3_finalize(tick);
    sqlite3_close(db);
    free(ms);
    return 0;
}

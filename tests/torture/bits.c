/*
 * One bit of the data file the wrong way round: verify finds it, or nothing that anybody sees has changed. No
 * command ends in a crash, none takes the damage for the truth, and none writes in a file that it knows is
 * damaged.
 */
#include "room.h"
#include "torture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 6 }; /* the highest code that a command ends with by itself */

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* What a person sees of the data, by each command that shows some. */
static char *seen(int *worst)
{
    static const char *const looks[][3] = { { "today", "--json" },  { "tasks", "--all" },
                                            { "history", "Daan" },  { "history", "Mees" },
                                            { "site", "list" },     { "lesson", "list" },
                                            { "measures", "--all" } };
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        struct run run;
        room_run(&run, WORDS(looks[i][0], looks[i][1]));
        fprintf(out, "%d\n%s", run.code, run.out);
        if (run.code < 0 || run.code > *worst)
            *worst = run.code < 0 ? 99 : run.code;
        run_clear(&run);
    }
    fclose(out);
    return text;
}

static unsigned char *bytes;
static size_t length;
static char *wanted;

static bool flip(size_t at, int bit)
{
    FILE *file = fopen(room_db, "r+b");
    bool ok = file && fseek(file, (long)at, SEEK_SET) == 0 && fputc(bytes[at] ^ (1 << bit), file) != EOF;
    return file && fclose(file) == 0 && ok;
}

static bool unchanged(const unsigned char *as, size_t as_length)
{
    size_t now_length;
    unsigned char *now = room_bytes(room_db, &now_length);
    bool same = now && now_length == as_length && memcmp(now, as, as_length) == 0;
    free(now);
    return same;
}

/* Most of a young file is empty room, where nothing can go wrong: nine in ten flips are where something is.
 */
static size_t chosen;

static size_t any_place(void)
{
    if (chosen)
        return chosen + torture_any(64);
    size_t at = 0;
    bool anywhere = torture_any(10) == 0;
    for (int tries = 0; tries < 1000; tries++) {
        at = torture_any((unsigned)length);
        if (anywhere || bytes[at])
            break;
    }
    return at;
}

static void try_once(void)
{
    const char *why = NULL;
    size_t at = any_place(), damaged_length;
    int bit = (int)torture_any(8), worst = 0;
    struct run verify, write;
    room_fresh();
    if (!flip(at, bit))
        exit(99);
    unsigned char *damaged = room_bytes(room_db, &damaged_length);
    room_run(&verify, WORDS("verify"));
    char *left = seen(&worst);
    if (verify.timed_out)
        why = "verify did not end";
    else if (verify.code < 0 || verify.code > MOST || worst > MOST)
        why = "a command crashed";
    else if (verify.code == 0 && strcmp(left, wanted) != 0)
        why = "verify found nothing, and what is shown is different";
    else if (verify.code != 0 && !unchanged(damaged, damaged_length))
        why = "looking at a damaged file wrote in it";
    room_run(&write, WORDS("in", "Noor"));
    if (!why && (write.code < 0 || write.code > MOST))
        why = "a command that writes crashed";
    else if (!why && verify.code != 0 && write.code == 0)
        why = "it was written in";
    else if (!why && verify.code != 0 && !unchanged(damaged, damaged_length))
        why = "it was written in, and refused";
    torture_tried(verify.code ? "bit flipped in the data file: found"
                              : "bit flipped in the data file: harmless",
                  why ? "byte %zu bit %d: %s (%d, %d). verify: %s%s in: %s%s" : NULL, at, bit, why,
                  verify.signal, worst, verify.out, verify.err, write.out, write.err);
    run_clear(&verify);
    run_clear(&write);
    free(left);
    free(damaged);
}

int main(int argc, char **argv)
{
    int worst = 0;
    torture_begin(4);
    if (access("/dev/shm", W_OK | X_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
    room_make();
    bytes = room_bytes(room_db, &length);
    wanted = seen(&worst);
    if (argc > 1) { /* bits OFFSET: every bit there */
        chosen = (size_t)atol(argv[1]);
        for (int i = 0; i < 400; i++)
            try_once();
    }
    while (torture_time_left() && argc == 1)
        try_once();
    free(bytes);
    free(wanted);
    room_remove();
    return torture_end(1);
}

/*
 * One bit of the data file the wrong way round; a byte, a few, a number or a page that is not what it was:
 * verify finds it, or nothing that anybody sees has changed. No command ends in a crash, none takes the
 * damage for the truth, and none writes in a file that it knows is damaged.
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
    static const char *const looks[][4] = { { "today", "--json" },
                                            { "tasks", "--all" },
                                            { "history", "Daan" },
                                            { "history", "Mees" },
                                            { "site", "list" },
                                            { "lesson", "list" },
                                            { "measures", "--all" },
                                            { "today", "--day", "2026-11-19" },
                                            { "export", "violations" },
                                            { "consent" },
                                            { "class" },
                                            { "purge" },
                                            { "letter", "Zoë" },
                                            { "inspect", "Mees" } };
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        struct run run;
        room_run(&run, WORDS(looks[i][0], looks[i][1], looks[i][2]));
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

static bool put(const unsigned char *as)
{
    FILE *file = fopen(room_db, "r+b");
    bool ok = file && fwrite(as, 1, length, file) == length;
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

enum { PAGE = 4096 };

static const char *const harms[] = { "bit", "byte", "bytes", "number", "zeroes", "page for page", "cut off" };
enum harm { BIT, BYTE, BYTES, NUMBER, ZEROES, PAGES, CUT, HARMS };

/* Bytes in which something is not what it was. The numbers are those at which counting goes wrong. */
static void do_harm(unsigned char *at_all, enum harm harm, size_t at, int bit)
{
    static const unsigned char numbers[][4] = {
        { 0x7f, 0xff, 0xff, 0xff }, { 0xff, 0xff, 0xff, 0xff }, { 0x80, 0, 0, 0 }, { 0, 0, 0, 0 }
    };
    size_t left = length - at, some = 2 + torture_any(15), page = at / PAGE * PAGE;
    size_t other = torture_any((unsigned)(length / PAGE)) * PAGE, zeroes = (size_t)16 << torture_any(9);
    switch (harm) {
    case BIT:
        at_all[at] ^= (unsigned char)(1 << bit);
        break;
    case BYTE:
        at_all[at] = (unsigned char)torture_any(256);
        break;
    case BYTES:
        for (size_t i = 0; i < some && i < left; i++)
            at_all[at + i] = (unsigned char)torture_any(256);
        break;
    case NUMBER:
        memcpy(at_all + at, numbers[torture_any(4)], left < 4 ? left : 4);
        break;
    case ZEROES:
        memset(at_all + at, 0, left < zeroes ? left : zeroes);
        break;
    case PAGES:
        memcpy(at_all + page, bytes + other, PAGE);
        memcpy(at_all + other, bytes + page, PAGE);
        break;
    case CUT:
    case HARMS:
        break;
    }
}

static bool harm_file(enum harm harm, size_t at, int bit)
{
    unsigned char *other = malloc(length);
    bool ok = other != NULL;
    if (ok) {
        memcpy(other, bytes, length);
        do_harm(other, harm, at, bit);
        ok = harm == CUT ? truncate(room_db, (off_t)at) == 0 : put(other);
    }
    free(other);
    return ok;
}

static void try_once(void)
{
    const char *why = NULL;
    size_t at = any_place(), damaged_length;
    int bit = (int)torture_any(8), worst = 0;
    /* Two in three are one bit, as a disk or a memory that ages makes them. */
    enum harm harm = chosen || torture_any(3) > 0 ? BIT : (enum harm)(1 + torture_any(HARMS - 1));
    struct run verify, write;
    room_fresh();
    if (!harm_file(harm, at, bit))
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
    torture_tried(harm == BIT   ? verify.code ? "bit flipped in the data file: found"
                                              : "bit flipped in the data file: harmless"
                  : verify.code ? "bytes or pages of the data file damaged: found"
                                : "bytes or pages of the data file damaged: harmless",
                  why ? "%s at %zu, bit %d: %s (%d, %d). verify: %s%s in: %s%s" : NULL, harms[harm], at, bit,
                  why, verify.signal, worst, verify.out, verify.err, write.out, write.err);
    run_clear(&verify);
    run_clear(&write);
    free(left);
    free(damaged);
}

int main(int argc, char **argv)
{
    int worst = 0;
    torture_begin(4);
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

/*
 * The commands that write, one a row: what is killed, cut off and misled in turn.
 */
#ifndef KLASKAST_TESTS_TORTURE_ROWS_H
#define KLASKAST_TESTS_TORTURE_ROWS_H

#include "room.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { WORDS = 12, BEFORE = 4, AGAIN = 1, READS = 2, STEPS = 4 };
#define TASK "13" /* open duties of the room's class: one, and the talk about a suspension */
#define TALK "16"

/* A word that begins with '@' is a path in the room. AGAIN: a second time it makes another one, or is
 * refused. READS: it writes nothing in the data file. STEPS: it is more than one action, the first of them
 * the main one. */
struct row {
    const char *name;
    const char *words[WORDS];
    const char *before[BEFORE][WORDS]; /* commands first, or none */
    int flags;
};

/* Commands that write nothing, or not into the data file or anything that a teacher would miss; with why.
 * Every command is here or has a row: 'calls' looks. */
static const char *const no_rows[] = {
    "today", "tasks", "measures", "history", "verify", "contents", "rules", "keys", /* only read */
    "text",                                                                         /* on the screen only */
    "mend", /* rights of files, each by itself; nothing is written in one */
    "pin",  /* asks at a terminal only: tests/e2e/lock.c and the keys of the screen */
};
enum { NO_ROWS = sizeof no_rows / sizeof *no_rows };

static const struct row rows[] = {
    { "in", { "in", "Noor" }, { { 0 } }, 0 },
    { "back", { "back", "Mees" }, { { 0 } }, 0 },
    { "lend", { "lend", "Mees", "--for", "rekenen" }, { { 0 } }, AGAIN },
    { "none", { "none", "Noor" }, { { 0 } }, AGAIN },
    { "absent", { "absent", "Noor" }, { { 0 } }, AGAIN },
    { "log", { "log", "Noor", "not-handed-in" }, { { 0 } }, AGAIN },
    { "done", { "done", TASK }, { { 0 } }, AGAIN },
    { "undo", { "undo" }, { { "note", "Noor", "Een notitie." } }, AGAIN },
    { "tell", { "tell", "Zoë", "child" }, { { 0 } }, AGAIN },
    { "hear", { "hear", "Zoë", "--story", "Het was een grap." }, { { 0 } }, AGAIN },
    { "end-of-day", { "end-of-day", "--done" }, { { 0 } }, AGAIN },
    { "shorten", { "shorten", "Zoë", "--until", "2026-12-01", "--reason", "afspraak" }, { { 0 } }, AGAIN },
    { "pause", { "pause", "Zoë", "--reason", "afspraak" }, { { 0 } }, AGAIN },
    { "lift", { "lift", "Zoë", "--reason", "afspraak" }, { { 0 } }, AGAIN },
    { "view", { "view", "Daan", "Wij zien dat anders." }, { { 0 } }, AGAIN },
    { "exempt", { "exempt", "Noor", "--until", "2026-12-18", "--agreed", "2026-11-19" }, { { 0 } }, AGAIN },
    { "call", { "call", "Noor" }, { { 0 } }, AGAIN },
    { "report-site", { "report-site", "eng.example", "--what", "reclame" }, { { 0 } }, AGAIN },
    { "withdraw", { "withdraw", "Daan", "--reason", "vergissing" }, { { 0 } }, AGAIN },
    { "note", { "note", "Noor", "Een notitie." }, { { 0 } }, AGAIN },
    { "card", { "card", "Daan", "--to", "@card.html" }, { { 0 } }, READS | AGAIN },
    { "agreements", { "agreements", "made", "--line", "Ik help een ander." }, { { 0 } }, AGAIN },
    { "consent", { "consent", "Noor", "all", "yes" }, { { 0 } }, AGAIN },
    { "letter", { "letter", "Daan", "warning" }, { { 0 } }, AGAIN },
    { "site add", { "site", "add", "https://kaart.example" }, { { 0 } }, AGAIN },
    { "site import", { "site", "import", "@bookmarks.html" }, { { 0 } }, 0 },
    { "site remove", { "site", "remove", "vogels.example" }, { { 0 } }, AGAIN },
    { "lesson add",
      { "lesson", "add", "Meten", "--day", "2026-11-24", "--site", "vogels.example" },
      { { 0 } },
      AGAIN },
    { "lesson change", { "lesson", "change", "Breuken", "--goal", "delen" }, { { 0 } }, AGAIN },
    { "prep export", { "prep", "export", "@prep.json" }, { { 0 } }, READS | AGAIN },
    { "prep import", { "prep", "import", "@prepared.json", "--conflicts", "file" }, { { 0 } }, 0 },
    { "import", { "import", "@more.csv", "--class", "7A" }, { { 0 } }, STEPS | AGAIN },
    { "page", { "page", "--group", "7", "--to", "@page.html" }, { { 0 } }, READS | AGAIN },
    { "export", { "export", "violations", "--to", "@table.csv" }, { { 0 } }, READS | AGAIN },
    { "report", { "report", "--to", "@report.html" }, { { 0 } }, READS | AGAIN },
    { "rebuild", { "rebuild" }, { { 0 } }, 0 },
    { "backup", { "backup" }, { { 0 } }, READS },
    { "purge", { "purge", "--yes" }, { { "in", "Noor", "--at", "2026-09-01T08:20" } }, STEPS | AGAIN },
    { "erase",
      { "erase", "Daan", "--confirm", "Daan van den Berg" },
      { { "note", "Noor", "samen met Daan" } },
      STEPS | AGAIN },
    { "class", { "class", "rename", "7A", "7B" }, { { 0 } }, AGAIN },
    { "restore",
      { "restore", "@data/klaskast/klaskast-backups/klaskast-2026-11-20.db", "--yes" },
      { { 0 } },
      STEPS | AGAIN },
    { "note of the parents", { "note", "Daan", "Zo was het niet.", "--parents" }, { { 0 } }, AGAIN },
    { "suspend",
      { "suspend", "Mees", "--from", "2026-11-23", "--until", "2026-11-24" },
      { { "done", TALK, "--how", "kind, moeder, Marit" } },
      AGAIN },
    { "confirm",
      { "confirm", "Mees", "--from", "2026-11-23", "--until", "2026-11-24" },
      { { "done", TALK, "--how", "kind, moeder, Marit" },
        { "suspend", "Mees", "--from", "2026-11-23", "--until", "2026-11-24" } },
      AGAIN },
    { "uphold", { "uphold", "Mees", "--reason", "afspraak" }, { { 0 } }, AGAIN },
    { "pupil", { "pupil", "left", "Noor" }, { { 0 } }, AGAIN },
    { "pupil add", { "pupil", "add", "Yara Haddad" }, { { 0 } }, AGAIN },
    { "new-year",
      { "new-year", "--class", "7A=8A", "--left", "Noor" },
      { { "back", "Mees" } },
      STEPS | AGAIN },
    { "exempt --end",
      { "exempt", "Noor", "--end" },
      { { "exempt", "Noor", "--until", "2026-12-18", "--agreed", "2026-11-19" } },
      AGAIN },
    { "done again", { "done", TASK, "--reopen" }, { { "done", TASK } }, AGAIN },
    { "letter sign",
      { "letter", "Zoë", "sign", "--from", "2026-11-21", "--until", "2026-12-20" },
      { { "letter", "Zoë", "ban" } },
      AGAIN },
    { "letter give",
      { "letter", "Zoë", "give", "--how", "post" },
      { { "letter", "Zoë", "ban" },
        { "letter", "Zoë", "sign", "--from", "2026-11-21", "--until", "2026-12-20" } },
      AGAIN },
    { "letter copy", { "letter", "copy" }, { { 0 } }, READS | AGAIN },
    { "agreements --print", { "agreements", "--print", "@wall.html" }, { { 0 } }, READS | AGAIN },
    { "consent --from", { "consent", "--from", "@consent.csv" }, { { 0 } }, AGAIN },
    { "consent --print", { "consent", "--print", "@consents.html" }, { { 0 } }, READS | AGAIN },
    { "site review",
      { "site", "review", "vogels.example", "--verdict", "allowed", "--sentence", "Vogels kijken." },
      { { 0 } },
      AGAIN },
    { "site change", { "site", "change", "vogels.example", "--title", "Alle vogels" }, { { 0 } }, AGAIN },
    { "lesson copy", { "lesson", "copy", "Breuken", "--day", "2026-11-25" }, { { 0 } }, AGAIN },
    { "lesson given", { "lesson", "given", "Breuken" }, { { 0 } }, AGAIN },
    { "lesson cancel", { "lesson", "cancel", "Breuken" }, { { 0 } }, AGAIN },
    { "lesson plan", { "lesson", "plan", "Breuken" }, { { "lesson", "cancel", "Breuken" } }, AGAIN },
    { "lesson site", { "lesson", "site", "Breuken", "vogels.example", "--off" }, { { 0 } }, AGAIN },
    { "lesson pupil", { "lesson", "pupil", "Breuken", "Noor", "telt met geld" }, { { 0 } }, AGAIN },
    { "lesson remove", { "lesson", "remove", "Breuken" }, { { 0 } }, AGAIN },
    { "pupil rename", { "pupil", "rename", "Noor", "Noor de Boer" }, { { 0 } }, AGAIN },
    { "pupil change", { "pupil", "change", "Noor", "--slot", "17" }, { { 0 } }, AGAIN },
    { "pupil back", { "pupil", "back", "Noor" }, { { "pupil", "left", "Noor" } }, AGAIN },
    { "class add", { "class", "add", "8A" }, { { 0 } }, AGAIN },
    { "class move", { "class", "move", "8A", "Noor", "Daan" }, { { "class", "add", "8A" } }, AGAIN },
    { "class join", { "class", "join", "7A", "8A" }, { { "class", "add", "8A" } }, AGAIN },
    { "class remove", { "class", "remove", "8A" }, { { "class", "add", "8A" } }, AGAIN },
    { "new-year --undo",
      { "new-year", "--undo" },
      { { "back", "Mees" }, { "new-year", "--class", "7A=8A", "--left", "Noor" } },
      AGAIN },
    { "settings --to", { "settings", "--to", "@settings.ini" }, { { 0 } }, READS | AGAIN },
    { "demo", { "--database", "@tryout.db", "demo" }, { { 0 } }, READS | AGAIN },
    { "backup --to", { "backup", "--to", "@stick", "--passphrase-fd", "0" }, { { 0 } }, READS | AGAIN },
    { "inspect", { "inspect", "Daan", "--to", "@inspect.html" }, { { 0 } }, READS | AGAIN },
};

enum { ROWS = sizeof rows / sizeof *rows };

/* Rows for which another moment than HOME_NOW matters, or what stands at the descriptor 0. */
static const struct {
    const char *name, *now, *input;
} circumstances[] = {
    { "new-year", "2027-08-23T08:30:00", NULL },
    { "lesson given", "2026-11-23T12:00:00", NULL },
    { "new-year --undo", "2027-08-23T08:30:00", NULL },
    { "backup --to", HOME_NOW, "vijf-lange-woorden-op-een-rij-7\n" },
};
enum { CIRCUMSTANCES = sizeof circumstances / sizeof *circumstances };

/* Does it work in the room as it was made? */
static inline bool row_stands_alone(const struct row *row)
{
    bool alone = !row->before[0][0];
    for (size_t i = 0; i < CIRCUMSTANCES; i++)
        alone = alone && strcmp(circumstances[i].name, row->name) != 0;
    return alone;
}

static inline void resolve(const char *const *words, const char *out[WORDS + 1], char paths[WORDS][PATH_MAX])
{
    int i = 0;
    for (; i < WORDS && words[i]; i++) {
        snprintf(paths[i], PATH_MAX, "%s", words[i][0] == '@' ? home_path(&room, words[i] + 1) : words[i]);
        out[i] = paths[i];
    }
    out[i] = NULL;
}

static inline void run_words(struct run *run, const char *const *words, const char *const *before)
{
    const char *resolved[WORDS + 1];
    static char paths[WORDS][PATH_MAX];
    resolve(words, resolved, paths);
    room_run_below(run, before, resolved);
}

#endif

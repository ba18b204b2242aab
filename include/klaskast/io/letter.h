/* Letters and other texts of the school, from templates in Markdown. [P8 P9 P13 G2]
 *
 * A template is a file like letters/nl/ban.md: first lines 'key: value' (see below) up to an empty line, then
 * the text. {{name}} is a placeholder. {{#name}} ... {{/name}} is printed only when `name` has a value,
 * {{^name}} ... {{/name}} only when it has none. A file of that name in letters/<language> beside the
 * settings wins over the built-in one; letters/letterhead.md there over letters/<language>/letterhead.md.
 *
 * The first lines:
 *   letterhead: yes or no; the school's name and address on top (yes unless it says no)
 *   to:         for whom; goes on in lines that begin with blanks
 *   date:       place and date, such as {{place}}, {{date}}
 *   subject:
 *   signed:     who has to sign it: head, teacher or nobody (nobody unless it says so)
 *
 * Values are data and never markup: a pupil called '<script>', '*Noor*' or '{{head}}' prints as such. */
#ifndef KLASKAST_IO_LETTER_H
#define KLASKAST_IO_LETTER_H

#include "klaskast/base/buffer.h"
#include "klaskast/base/day.h"
#include "klaskast/base/err.h"
#include "klaskast/base/file.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/device.h"
#include "klaskast/domain/ladder.h"
#include "klaskast/domain/settings.h"

enum {
    LETTER_FILE_LIMIT = 64 << 10, /* bytes of a template */
    LETTER_VALUE_SIZE = 1000,     /* bytes of a value with its NUL; the rest is cut off */
    LETTER_TAGS = 400,            /* placeholders and sections in one template */
    LETTER_COLUMNS = 72,          /* of the plain text */
};

/* --- values --- */

/* What stands for {{name}}. NULL and "" are the same: a placeholder that is known and has no value here, as
 * is each of the table below that is not given at all; other names may be added. Line ends in `text` stay;
 * blanks are made single, and what cannot be printed is left out. */
struct letter_value {
    const char *name;
    const char *text;
};

/* Every placeholder a letter can have: what it stands for, and what to do where it has no value (a whole
 * sentence), both marked for translation; `setting`: it is filled in under that name in [school]. By index
 * until NULL. {{signature}} is not among the values: alone in a paragraph it is room for a signature on
 * paper. */
struct letter_placeholder {
    const char *name, *meaning, *remedy, *setting;
};
const struct letter_placeholder *letter_placeholder_at(size_t index);

/* Words for values, in the letter's language whatever the language in use. Each fills `out` and returns it.
 *
 *   letter_day     DAY_FULL for {{when}}, {{from}}, {{until}}, {{talk_date}}, {{earlier}}: 'dinsdag 24
 *                  november 2026'; DAY_LONG for the other days: '24 november 2026'
 *   letter_period  {{period}}: 'van dinsdag ... tot en met woensdag ...', 'op dinsdag 24 november 2026'
 *   letter_days    {{days}}: 'drie schooldagen', 'één schooldag'
 *   letter_times   {{times}}: 'tweede'
 *   letter_what    {{what}}: what goes on after 'Op maandag 23 november 2026 ...': 'stond de telefoon van
 *                  Noor nog aan'. `note` is printed for 'misuse, other' only. [P12]
 *   letter_length  {{length}}, {{next_ban}}: 'een maand', 'vijf schooldagen'; '' where it is not set
 *   letter_device  {{device}}: 'een telefoon'
 *   letter_time    {{talk_time}}: '15.30' from '15:30'
 *   letter_list    {{talk_who}}: 'Noor, mevrouw De Vries en Marit' from names between ',' or ';'
 */
enum { LETTER_WORDS_SIZE = 480 };
const char *letter_day(enum language language, int day, enum day_form form, char out[LETTER_WORDS_SIZE]);
const char *letter_period(enum language language, int from, int until, char out[LETTER_WORDS_SIZE]);
const char *letter_days(enum language language, int days, char out[LETTER_WORDS_SIZE]);
const char *letter_times(enum language language, int times, char out[LETTER_WORDS_SIZE]);
const char *letter_what(enum language language, enum violation_kind kind, int agreement, const char *first,
                        const char *note, char out[LETTER_WORDS_SIZE]);
const char *letter_length(enum language language, struct period period, char out[LETTER_WORDS_SIZE]);
const char *letter_device(enum language language, enum device_kind kind, char out[LETTER_WORDS_SIZE]);
const char *letter_time(const char *time, char out[LETTER_WORDS_SIZE]);
const char *letter_list(enum language language, const char *names, char out[LETTER_WORDS_SIZE]);

/* The language of letters that [letters] language asks for. */
enum language letter_language(int choice);

/* --- templates --- */

struct letter_file {
    char name[FILE_PATH_SIZE]; /* for messages: the path, or 'letters/nl/ban.md' where it is built in */
    bool own;                  /* the school's, not the built-in one */
    struct buffer text;
};

/* The template of this name ("ban", "letterhead") in a language: the school's own below `folder` (that of the
 * settings; NULL or "": none), else the built-in one. False, and nothing to clear: there is none, or it
 * cannot be read. */
bool letter_file_read(const char *folder, enum language language, const char *name, struct letter_file *file,
                      struct err *err);
void letter_file_clear(struct letter_file *file);

/* The names of all templates of a language, built in and the school's own, sorted; they live in `arena`. */
size_t letter_file_names(const char *folder, enum language language, struct arena *arena,
                         const char ***names);
/* Is there a built-in template of this name? */
bool letter_file_built_in(enum language language, const char *name);

/* --- the letter --- */

enum letter_signer { LETTER_SIGNED_BY_NOBODY, LETTER_SIGNED_BY_HEAD, LETTER_SIGNED_BY_TEACHER };

struct letter {
    struct buffer html; /* one page that needs nothing else: UTF-8, no script; prints on A4 */
    struct buffer
        text; /* UTF-8, LF, at most LETTER_COLUMNS columns a line; for the portal and the terminal */
    struct buffer subject;
    enum letter_signer signer;
};

void letter_init(struct letter *letter);
void letter_clear(struct letter *letter); /* can be used again */

struct letter_source {
    const struct letter_file *file;
    const struct letter_file *letterhead; /* NULL: none */
    enum language language;
    const struct letter_value *values;
    size_t count;
};

/* Makes the letter in place of what was there. False, and `letter` empty: the file is not a template, or a
 * placeholder is unknown or without a value; the sentence names file, line and what to do. */
bool letter_make(const struct letter_source *source, struct letter *letter, struct err *err);

/* The same from the names: reads the template and, where it asks for one, the letterhead. */
bool letter_write(const char *folder, enum language language, const char *name,
                  const struct letter_value *values, size_t count, struct letter *letter, struct err *err);

/* Everything that is wrong with a template whatever its values: one sentence a line, each with file and line.
 * Returns how many. `values` names the placeholders there are. */
size_t letter_check(const struct letter_file *file, const struct letter_value *values, size_t count,
                    struct buffer *faults);

#endif

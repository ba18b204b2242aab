/* What the files settings*.c share: the table of single values, and the parts that are lists: ladders,
 * holidays, the review's checklist. */
#ifndef KLASKAST_DOMAIN_SETTINGS_PARTS_H
#define KLASKAST_DOMAIN_SETTINGS_PARTS_H

#include "klaskast/domain/settings.h"

enum setting_type {
    SETTING_TEXT,   /* most: bytes with the NUL */
    SETTING_PATH,   /* likewise, and kept as it is */
    SETTING_FLAG,   /* yes or no */
    SETTING_NUMBER, /* least..most */
    SETTING_TIME,
    SETTING_TIMES,  /* struct lesson_ends: times with commas between them, or none */
    SETTING_DAY,    /* a date; empty is DAY_NONE */
    SETTING_CHOICE, /* of words, stored as an int */
    SETTING_EITHER, /* of two words, stored as a bool: the second is true */
};

struct setting {
    const char *section, *key;
    enum setting_type type;
    size_t offset; /* in struct settings */
    int least, most;
    const char *const *words; /* ends with NULL */
    const char *value;        /* built in, as it is written */
    const char *sentence;     /* marked for translation */
};

struct setting_section {
    const char *name, *sentence;
};

/* By index, in the order of the file; NULL past the last. */
const struct setting *settings_row(size_t index);
const struct setting_section *settings_section(size_t index);

/* Adds " Did you mean 'x'?" behind `text`, when a word of `words` (which ends with NULL) is near to `word`.
 * Either may be NULL. */
void settings_suggest(char *text, size_t size, const char *word, const char *const *words);
/* Adds the fault 'this value is not understood; expected is ...', with the word of `words` (a list that ends
 * with NULL; may be NULL) that was probably meant. */
void settings_fault_value(struct ini *ini, const char *section, const char *key, const char *expected,
                          const char *word, const char *const *words);
/* Adds the fault 'unknown', with what was probably meant. */
void settings_fault_key(struct ini *ini, const char *section, const char *key, const char *const *keys);

/* The built-in ladder; watches have that of devices. [P7, P8, P10, P13, I3] */
void ladder_defaults(enum ladder_kind kind, struct ladder *ladder);
/* Reads [ladder.<kind>] over what is in `ladder`. */
void ladder_read(enum ladder_kind kind, struct ladder *ladder, struct ini *ini);
/* The lines of [ladder.<kind>], without the section's own line. */
void ladder_print(enum ladder_kind kind, const struct ladder *ladder, struct buffer *out);

/* "autumn 2026 = 2026-10-17 to 2026-10-25" (also 't/m'), "good friday = 2027-03-26". */
void holidays_read(struct holidays *holidays, struct ini *ini);
void holidays_print(const struct holidays *holidays, struct buffer *out);

/* "adverts = remark | Is er reclame? | Are there adverts?", "decency = reject | ...". [S2] */
void checks_defaults(struct settings *settings);
void checks_read(struct settings *settings, struct ini *ini);
void checks_print(const struct settings *settings, struct buffer *out);

/* "photos = Foto's van mijn telefoon gehaald | Photos removed from my phone"; a line without text: no
 * checklist. [P16] */
void end_of_day_defaults(struct settings *settings);
void end_of_day_read(struct settings *settings, struct ini *ini);
void end_of_day_print(const struct settings *settings, struct buffer *out);

#endif

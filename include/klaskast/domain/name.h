/* A pupil's name in the three parts that Dutch schools keep: first name (roepnaam), prefix (tussenvoegsel)
 * and surname (achternaam, without the prefix).
 *
 * Names come from files and keyboards: every part is cleaned (text_clean) before it is kept. Either the
 * first name or the surname may be missing, never both. */
#ifndef KLASKAST_DOMAIN_NAME_H
#define KLASKAST_DOMAIN_NAME_H

#include <stdbool.h>
#include <stddef.h>

enum {
    NAME_PART_SIZE = 121,   /* bytes of a part with its NUL */
    NAME_PART_COLUMNS = 60, /* terminal columns of a part; the rest is cut off on a whole letter */
    NAME_TEXT_SIZE = 3 * NAME_PART_SIZE,
    NAME_KEY_SIZE = 4 * NAME_PART_SIZE,
};

struct name {
    char first[NAME_PART_SIZE];
    char prefix[NAME_PART_SIZE];
    char surname[NAME_PART_SIZE];
};

/* The parts as given, cleaned and cut. NULL is the same as "". False: neither a first name nor a surname is
 * left. A prefix without a surname moves to the surname ('Van' alone is a surname). */
bool name_set(struct name *name, const char *first, const char *prefix, const char *surname);

/* Takes a prefix out of the surname when there is none yet: 'de Vries', 'De Vries' and 'Vries, de' become
 * 'de' and 'Vries'. The longest prefix of the list, in small letters; one word at least stays. Prefixes that
 * are often part of a surname (el, al, ben, da, la, le, von) stay where they are. A surname that begins with
 * the prefix that is already known loses it. True when something moved: show it to the teacher. */
bool name_split(struct name *name);

/* A whole name in one text: 'Noor de Vries', 'Vries, Noor de', 'Vries, de, Noor', 'de Vries, Noor', 'Vries,
 * N. de', 'Yara'. Without a comma and without a known prefix the first word is the first name. False: no
 * name. */
bool name_read(struct name *name, const char *whole);

/* Is `text` as a whole a known Dutch prefix ('van den', "VAN 'T")? */
bool name_is_prefix(const char *text);

/* 'Noor de Vries' */
const char *name_full(const struct name *name, char text[NAME_TEXT_SIZE]);

/* Sorts by strcmp the Dutch way: surname (first name where there is none), then prefix, then first name, then
 * the school's key; without case, marks and apostrophes. IJ is not Y. */
const char *name_sort_key(const struct name *name, const char *key, char text[NAME_KEY_SIZE]);

/* The full name folded (text_fold): equal for two spellings of one name, and what a search looks in. */
const char *name_search_key(const struct name *name, char text[NAME_KEY_SIZE]);

/* A text or a name as its words, to look for one in the other: folded, nothing but letters and digits, one
 * blank between two words. An address too: "https://pad.example/Noor_de-Vries" -> "https pad example noor de
 * vries". */
const char *name_words(const char *text, char *out, size_t size);

/* Does the name stand in the text, as whole words? Both as name_words makes them; "" stands in none. */
bool name_stands_in(const char *name, const char *words);

#endif

/* What was read from a class list: who is in which class. The data only: io/classlist_file.h reads it, and
 * domain/import_plan.h says what it would change.
 *
 * Of a list only name, school number, class and group are kept. */
#ifndef KLASKAST_DOMAIN_CLASSLIST_H
#define KLASKAST_DOMAIN_CLASSLIST_H

#include "klaskast/domain/name.h"

#include <stdbool.h>
#include <stddef.h>

/* What a column is for. */
enum column_use {
    COLUMN_UNKNOWN,   /* not understood, or of no use here (the name of a mentor): not read */
    COLUMN_FORBIDDEN, /* never stored: numbers of the state, addresses, phones, e-mail, sex, birth date,
                         health */
    COLUMN_FIRST,     /* first name (roepnaam) */
    COLUMN_FORENAMES, /* voornamen: used where there is no first name */
    COLUMN_PREFIX,
    COLUMN_MIDDLE, /* middle name: used only where it is a prefix */
    COLUMN_SURNAME,
    COLUMN_NAME, /* the whole name */
    COLUMN_KEY,  /* the school's number */
    COLUMN_CLASS,
    COLUMN_YEAR,   /* jaargroep */
    COLUMN_SLOT,   /* number in the cupboard: what this program exports */
    COLUMN_STATUS, /* not kept: pupils whose account is not in use are passed over */
    COLUMN_USES,
};

/* For people: "first name", translated. */
const char *column_label(enum column_use use);

/* In the journal: "first", "surname"; "-" for a column that is not used. Parse returns false for others. */
const char *column_name(enum column_use use);
bool column_parse(const char *name, enum column_use *use);

/* Does the column hold (a part of) the name? */
bool column_is_name(enum column_use use);

enum { CLASSLIST_SAMPLES = 3 };

enum column_why {
    WHY_HEADING, /* its heading (or the mapping) says what it is */
    WHY_VALUES,  /* no headings: found out from what stands in it */
    WHY_DOUBLE,  /* an earlier column is the same: not used */
    WHY_BSN, /* what stands in it looks like citizen service numbers (BSN): refused whatever its heading */
};

struct classlist_column {
    const char *heading; /* cleaned; "" when there is none */
    enum column_use use;
    enum column_why why;
    const char *samples[CLASSLIST_SAMPLES]; /* first values, cleaned, for choosing by hand; never of a
                                               forbidden column; NULL where there are no more */
};

struct classlist_row {
    int line; /* of the file */
    struct name name;
    const char *key;     /* trimmed; "" none */
    const char *class;   /* class_name_clean; "" none */
    const char *group;   /* "1".."8"; "" unknown */
    int slot;            /* in the cupboard; 0: the list does not say */
    const char *written; /* what the name was taken apart from, where that looked otherwise; else NULL */
    bool guess;          /* where the surname begins is a guess: several words without a known prefix */
    bool odd;            /* a '?' or '_' or unreadable letter in the name: perhaps lost on saving */
};

enum refusal {
    REFUSED_NO_NAME,
    REFUSED_NUMBER_IN_NAME,
    REFUSED_NO_CLASS,  /* in no group, and without a year */
    REFUSED_SAME_KEY,  /* an earlier line has this number */
    REFUSED_SAME_NAME, /* an earlier line of this class has this name, and no numbers tell them apart */
};

struct classlist_refusal {
    int line;
    enum refusal why;
    int earlier;      /* line; 0 none */
    const char *name; /* as read; "" none */
};

struct classlist_class {
    const char *name; /* "" for rows without a class */
    size_t rows;
};

struct classlist {
    const char *file;
    const char *form;    /* "CSV", "EDEXML 2.1", "UWLR", "OneRoster": the same in every language */
    const char *charset; /* "UTF-8", "Windows-1252" */
    size_t twice;        /* letters that had been encoded twice ('RenÃ©e') and were put right */
    size_t unreadable;   /* bytes that are no letter in that charset */
    char delimiter;
    bool understood;  /* false: choose what the columns are (samples), and read again with that mapping */
    int heading_line; /* 0: no headings */
    struct classlist_column *columns;
    size_t column_count;
    struct classlist_row *rows;
    size_t row_count;
    struct classlist_refusal *refused;
    size_t refused_count;
    struct classlist_class *classes; /* in the order of the file */
    size_t class_count;
    const char *title_class; /* a class that a title line above the headings names; "" none */
    int school_year;         /* year in which its school year begins; 0: it does not say */
    bool other_year;         /* not the school year of today: whoever knows the day says so */
    bool odd_year;           /* its school year is not two years in a row */
    const char *extra;       /* groups beside the classes (samengestelde groepen), ", " between; "" none */
    size_t gone;             /* who left the school: passed over */
    size_t strays;           /* pupils whose group is not among the groups of the file */
    size_t inactive;         /* accounts that are not in use, or of staff: passed over */
    size_t totals;           /* lines with totals, repeated headings: passed over */
    size_t numbers_dropped;  /* school numbers that may be a BSN: the pupil is kept without */
};

/* What the columns are, when a person says so. */
struct classlist_mapping {
    int heading_line; /* lines up to and including this one are no pupils; 0 none */
    const enum column_use *uses;
    size_t count;
};

/* Why a row is refused, as a sentence with its line: "line 7: there is no name". */
const char *classlist_refusal_text(const struct classlist_refusal *refusal, char *text, size_t size);

/* What is worth knowing about how the file was read, one sentence each: the columns that are dropped and
 * those that are refused, accounts passed over, letters put right, names that look damaged. Returns false
 * past the last; index from 0. */
bool classlist_note(const struct classlist *list, size_t index, char *text, size_t size);

#endif

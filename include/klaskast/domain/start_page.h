/* What the class gets: which sites are on a group's start page, and on the lists that are made of it.
 * [S1, S6, C3] */
#ifndef KLASKAST_DOMAIN_START_PAGE_H
#define KLASKAST_DOMAIN_START_PAGE_H

#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/site.h"

/* What can be made of a group's list. */
enum page_format {
    PAGE_HTML,      /* the start page itself */
    PAGE_QR,        /* to print: a QR code for each site */
    PAGE_BOOKMARKS, /* the bookmarks file that Chrome, Edge and Firefox read */
    PAGE_MANAGED,   /* Chrome's policy ManagedBookmarks */
    PAGE_ALLOWLIST, /* Chrome's policy URLAllowlist, and URLBlocklist where asked for */
    PAGE_CSV,
    PAGE_FORMATS,
};

/* "html", "bookmarks", "managed", "allowlist", "csv", "qr": command line. */
bool page_format_parse(const char *name, enum page_format *format);
/* For people, translated: "the start page", ... */
const char *page_format_label(enum page_format format);
/* "startpagina-groep-5.html": no name of a person is ever in it. */
#define PAGE_FILE_SIZE 64
const char *page_file_name(enum page_format format, int group, char text[PAGE_FILE_SIZE]);

struct page_subject {
    const char *name; /* as first written; "" for sites without one, which come last */
    const struct site *const *sites;
    size_t count;
};

struct page_sites {
    const struct site *const *items;
    size_t count;
};

struct start_page {
    int group; /* 1..8 */
    int day;   /* on which it is made */
    const char *school;
    const struct page_subject *subjects; /* by name, without regard to case and accents */
    size_t subject_count;
    size_t count; /* sites in all subjects */

    struct page_sites rejected; /* not allowed; on no page, only in a block list that was asked for */

    /* What the maker ought to hear. */
    struct page_sites due;       /* on the page, and to be looked at again [S9] */
    struct page_sites no_groups; /* allowed, but nobody said for whom: not on the page */
    struct page_sites named; /* left out: the name of a pupil or a teacher is in it or in its address [C3] */
    struct page_sites doubtful; /* on the page, with a word that is a name of the school too */
};

struct page_person {
    const char *first; /* "" where only a whole name is known */
    const char *whole; /* "Noor de Vries" */
};

struct page_choice {
    const struct site *sites;
    size_t count;
    int group;
    int today;
    int review_months;
    const char *school;
    const struct page_person *people; /* pupils of all classes, and teachers */
    size_t people_count;
};

/* The sites that were looked at and are allowed for the group, also only together with an adult. A review
 * that is due again stays: the site was fine, and a page that loses its tiles on a Monday morning helps
 * nobody; the maker hears of it. Texts are those of the sites; lists live in the arena. */
void start_page_choose(const struct page_choice *choice, struct arena *arena, struct start_page *page);

/* How many sites are allowed for the group, whatever is in them. */
size_t start_page_count(const struct site *sites, size_t count, int group);

/* Does an adult sit beside the children? [S6] */
bool start_page_beside(const struct start_page *page);
/* Is this site marked 'together with an adult'? In groups 1 and 2 every site is, so none is marked. */
bool start_page_together(const struct start_page *page, const struct site *site);
/* What a tile is called: its title, or else what people see of the address. */
const char *start_page_title(const struct site *site);

/* What somebody wants made, and what came of it. */
struct page_wish {
    int group;
    enum page_format format;
    enum language language; /* of what is made */
    bool blocklist;         /* URLBlocklist as well */
    bool replace;           /* what is there already */
    const char *path;       /* "~/" is the home folder */
};
enum {
    PAGE_NOTES = 6,
    PAGE_LIST_LIMIT = 1000, /* entries of URLAllowlist that Chrome reads */
};
struct page_report {
    bool exists; /* it was refused because there is such a file already */
    char said[400];
    char notes[PAGE_NOTES][300]; /* what the maker ought to hear; whole sentences */
    int note_count;
};

/* Fills the report's notes. */
void start_page_notes(const struct start_page *page, enum page_format format, struct page_report *report);

#endif

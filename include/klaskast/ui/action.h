/* Everything that a key can do: one row per action. The rows give the enum, the key map, the footer, the
 * help screen, `klaskast keys`, the palette and the table of the man page.
 *
 * Columns: id; name in [keys] of config.ini; keys it has unless config.ini says otherwise (separated by
 * blanks); places where it works; flags; what it does (one sentence without a full stop, for help); its word
 * in the footer ("" keeps it out of the footer). Within one place, rows stand in the footer's order. */
#ifndef KLASKAST_UI_ACTION_H
#define KLASKAST_UI_ACTION_H

#include "klaskast/base/ini.h"
#include "klaskast/base/translate.h"
#include "klaskast/ui/key.h"

#include <stdbool.h>
#include <stddef.h>

/* Where an action works: the place of the screen on top. */
enum place {
    PLACE_ROSTER = 1 << 0,
    PLACE_BOARD = 1 << 1,     /* what the class may see (digibordstand) */
    PLACE_VIOLATION = 1 << 2, /* the panel */
    PLACE_TASKS = 1 << 3,
    PLACE_SITES = 1 << 4,
    PLACE_LESSONS = 1 << 5,
    PLACE_OVERVIEW = 1 << 6,
    PLACE_CARD = 1 << 7,   /* one pupil's file (kaart) */
    PLACE_CHECKS = 1 << 8, /* rows with boxes: giving back, what an import changes */
    PLACE_IMPORT = 1 << 9,
    PLACE_FORM = 1 << 10,   /* several fields on one screen */
    PLACE_PICKER = 1 << 11, /* one of a list, narrowed while typing */
    PLACE_PROMPT = 1 << 12,
    PLACE_QUESTION = 1 << 13,
    PLACE_READER = 1 << 14,     /* text to read: help */
    PLACE_FIRST = 1 << 15,      /* the first start */
    PLACE_MEASURES = 1 << 16,   /* the measures of the class */
    PLACE_CONSENT = 1 << 17,    /* consent for photos */
    PLACE_AGREEMENTS = 1 << 18, /* the class's internet agreements, for the board */
    PLACE_PREVIEW = 1 << 19,    /* a letter as it will be */
    PLACE_TEXT = 1 << 20,       /* a ready text for parents */
    PLACE_BLANK = 1 << 28,      /* over everything: nothing to see */
    PLACE_LOCK = 1 << 29,       /* over everything: the PIN is asked */
    PLACE_YEAR = 1 << 21,       /* the new school year */
};
#define PLACE_VIEWS (PLACE_ROSTER | PLACE_TASKS | PLACE_SITES | PLACE_LESSONS | PLACE_OVERVIEW)
#define PLACE_MAIN (PLACE_VIEWS | PLACE_CARD | PLACE_MEASURES)
#define PLACE_LISTS                                                                                          \
    (PLACE_MAIN | PLACE_BOARD | PLACE_VIOLATION | PLACE_CHECKS | PLACE_IMPORT | PLACE_PICKER |               \
     PLACE_READER | PLACE_FIRST | PLACE_PREVIEW | PLACE_CONSENT | PLACE_AGREEMENTS | PLACE_TEXT |            \
     PLACE_YEAR)
/* Where letters are typed or mean something else than moving. */
#define PLACE_LETTERS (PLACE_PICKER | PLACE_CONSENT)
#define PLACE_COVERS (PLACE_BLANK | PLACE_LOCK)
#define PLACE_ALL 0x7fffffff

enum action_flag {
    ACTION_MOVES = 1,   /* moves or leaves: a held key may repeat it */
    ACTION_WRITES = 2,  /* leads to an event in the journal, at once or after a question */
    ACTION_SERIES = 8,  /* writes one row after another: only as fast as a key repeats is it held */
    ACTION_FIXED = 4,   /* keys cannot be changed: without them one could not get out */
    ACTION_COVERS = 16, /* covers the screen at once, whatever is on it, a prompt or a question too */
};

#define ACTIONS(X)                                                                                           \
    /* moving */                                                                                             \
    X(UP, "up", "Up k", PLACE_LISTS & ~PLACE_LETTERS, ACTION_MOVES, N_("Go up"), "")                         \
    X(DOWN, "down", "Down j", PLACE_LISTS & ~PLACE_LETTERS, ACTION_MOVES, N_("Go down"), "")                 \
    X(LEFT, "left", "Left", PLACE_LISTS & ~PLACE_PICKER, ACTION_MOVES, N_("Go left"), "")                    \
    X(RIGHT, "right", "Right", PLACE_LISTS & ~PLACE_PICKER, ACTION_MOVES, N_("Go right"), "")                \
    X(PAGE_UP, "page-up", "PgUp", PLACE_LISTS & ~PLACE_PICKER, ACTION_MOVES, N_("One page up"), "")          \
    X(PAGE_DOWN, "page-down", "PgDn", PLACE_LISTS & ~PLACE_PICKER, ACTION_MOVES, N_("One page down"), "")    \
    X(HOME, "first", "Home", PLACE_LISTS & ~PLACE_PICKER, ACTION_MOVES, N_("Go to the first"), "")           \
    X(END, "last", "End", PLACE_LISTS & ~PLACE_PICKER, ACTION_MOVES, N_("Go to the last"), "")               \
    /* consent for photos */                                                                                 \
    X(CONSENT_YES, "yes", "y j", PLACE_CONSENT, ACTION_WRITES | ACTION_SERIES,                               \
      N_("Yes, and on to the next pupil"), "")                                                               \
    X(CONSENT_NO, "no", "n", PLACE_CONSENT, ACTION_WRITES | ACTION_SERIES,                                   \
      N_("No, and on to the next pupil"), "")                                                                \
    X(CONSENT_ALL_YES, "all-yes", "Y J", PLACE_CONSENT, ACTION_WRITES | ACTION_SERIES,                       \
      N_("Yes to all three"), "")                                                                            \
    X(CONSENT_ALL_NO, "all-no", "N", PLACE_CONSENT, ACTION_WRITES | ACTION_SERIES, N_("No to all three"),    \
      "")                                                                                                    \
    X(CONSENT_OPEN, "no-answer", "o", PLACE_CONSENT, ACTION_WRITES | ACTION_SERIES,                          \
      N_("No answer yet after all"), "")                                                                     \
    X(CONSENT_LIST, "who-may-not", "l", PLACE_CONSENT, 0, N_("Who may not be in a photo; again: fill in"),   \
      NC_("footer", "who may not"))                                                                          \
    X(CONSENT_KIND, "next-kind", "Tab", PLACE_CONSENT, 0, N_("The next column, from the top"),               \
      NC_("footer", "next column"))                                                                          \
    X(CONSENT_DAY, "day-taken", "d", PLACE_CONSENT, 0,                                                       \
      N_("On which day the answers were copied from the portal"), NC_("footer", "day"))                      \
    X(CONSENT_SKIP, "skip", "Space", PLACE_CONSENT, ACTION_MOVES,                                            \
      N_("Leave it as it is, and on to the next pupil"), NC_("footer", "skip"))                              \
    /* the roster */                                                                                         \
    X(TICK, "phone", "Space", PLACE_ROSTER | PLACE_BOARD, ACTION_WRITES,                                     \
      N_("Phone in, or back; within five minutes: a slip, taken back"), NC_("footer", "phone in"))           \
    X(NONE_TODAY, "none", "n", PLACE_ROSTER | PLACE_BOARD, ACTION_WRITES,                                    \
      N_("Brought nothing today; again: taken back"), NC_("footer", "none"))                                 \
    X(ABSENT, "absent", "a", PLACE_ROSTER | PLACE_BOARD, ACTION_WRITES,                                      \
      N_("Absent today; again: taken back"), NC_("footer", "absent"))                                        \
    X(VIOLATION, "violation", "v", PLACE_ROSTER | PLACE_CARD | PLACE_BOARD, ACTION_WRITES,                   \
      N_("Record a violation; what follows is shown first"), NC_("footer", "violation"))                     \
    X(PARENTS_TOLD, "parents-told", "p", PLACE_ROSTER, ACTION_WRITES,                                        \
      N_("Parents told: tick that off for this pupil"), NC_("footer", "parents told"))                       \
    X(CARD, "card", "Enter", PLACE_ROSTER | PLACE_TASKS | PLACE_MEASURES | PLACE_BOARD, 0,                   \
      N_("The pupil's card: what happened, newest first"), NC_("footer", "card"))                            \
    X(TASK_DONE, "done", "Space", PLACE_TASKS | PLACE_CARD, ACTION_WRITES, N_("Done: tick this task off"),   \
      NC_("footer", "done"))                                                                                 \
    X(LETTER, "letter", "l", PLACE_TASKS | PLACE_CARD, 0,                                                    \
      N_("The letter that goes with it, to read and to make"), NC_("footer", "letter"))                      \
    /* a letter */                                                                                           \
    X(LETTER_MAKE, "make-letter", "Enter", PLACE_PREVIEW, ACTION_WRITES,                                     \
      N_("Make it: a page to print and a text"), NC_("footer", "make it"))                                   \
    X(LETTER_COPY, "copy-letter", "y", PLACE_PREVIEW, 0, N_("Copy the text, for the parents' portal"),       \
      NC_("footer", "copy"))                                                                                 \
    X(LETTER_SIGN, "letter-signed", "s", PLACE_PREVIEW, ACTION_WRITES,                                       \
      N_("The head signed it: with which dates"), NC_("footer", "signed"))                                   \
    X(LETTER_GIVE, "letter-given", "g", PLACE_PREVIEW, ACTION_WRITES, N_("It was given to the parents"),     \
      NC_("footer", "given"))                                                                                \
    X(LETTER_FILL, "fill-letter", "e", PLACE_PREVIEW, 0,                                                     \
      N_("Fill in what only you know: the talk, the schoolwork"), NC_("footer", "fill in"))                  \
    /* duties and the rest */                                                                                \
    X(TASKS_VIEW, "other-tasks", "g", PLACE_TASKS, 0,                                                        \
      N_("What is late, the teacher's, the head's, what is done; all"), NC_("footer", "late"))               \
    /* the overview */                                                                                       \
    X(OVERVIEW_OPEN, "overview-open", "Enter", PLACE_OVERVIEW, 0,                                            \
      N_("Look back at this day; on a name: the card"), NC_("footer", "the day"))                            \
    X(OVERVIEW_PAGE, "overview-page", "g", PLACE_OVERVIEW, 0,                                                \
      N_("The next page: calendar, bars, what is open, the days"), NC_("footer", "next page"))               \
    X(OVERVIEW_NAMES, "overview-names", "n", PLACE_OVERVIEW, 0,                                              \
      N_("Who it is about, with names; again: without"), NC_("footer", "names"))                             \
    X(YEAR_BEFORE, "year-before", "[", PLACE_OVERVIEW, ACTION_MOVES, N_("The school year before"), "")       \
    X(YEAR_AFTER, "year-after", "]", PLACE_OVERVIEW, ACTION_MOVES, N_("The school year after"), "")          \
    X(SITE_REVIEW, "review", "Enter", PLACE_SITES, 0, N_("Review this site"), NC_("footer", "review"))       \
    X(ADD, "add", "+", PLACE_ROSTER | PLACE_SITES | PLACE_LESSONS, ACTION_WRITES,                            \
      N_("Add a pupil, a site or a lesson"), NC_("footer", "add"))                                           \
    X(SEARCH, "search", "/", PLACE_MAIN | PLACE_BOARD, 0, N_("Search while typing; Enter goes there"),       \
      NC_("footer", "find"))                                                                                 \
    X(WATCH, "watch", "w", PLACE_ROSTER, ACTION_WRITES, N_("Smartwatch handed in, or given back"), "")       \
    X(WATCH_BAG, "watch-bag", "W", PLACE_ROSTER, ACTION_WRITES, N_("Watch: in the bag, off"), "")            \
    X(OTHER, "other", "o", PLACE_ROSTER, ACTION_WRITES, N_("Another device handed in, or given back"), "")   \
    X(REST_NONE, "rest-none", "A", PLACE_ROSTER, ACTION_WRITES, N_("The rest brought nothing; asks first"),  \
      "")                                                                                                    \
    X(LEND, "lend", "l", PLACE_ROSTER, ACTION_WRITES, N_("Lend for the lesson; again: taken back"), "")      \
    X(LEND_CLASS, "lend-class", "L", PLACE_ROSTER, ACTION_WRITES,                                            \
      N_("Lend to the whole class; again: taken back"), "")                                                  \
    X(GIVE_BACK, "give-back", "R", PLACE_ROSTER, ACTION_WRITES,                                              \
      N_("Give everything back; shows the list first"), NC_("footer", "all back"))                           \
    X(LATER, "later", "i", PLACE_ROSTER, ACTION_WRITES, N_("Something happened: finish it later"), "")       \
    X(CALL_HOME, "call-home", "h", PLACE_ROSTER, ACTION_WRITES,                                              \
      N_("A child calls home on the school's line: a tally, no name"), "")                                   \
    X(REPORT_SITE, "report-site", "!", PLACE_MAIN, ACTION_WRITES,                                            \
      N_("A child came upon an unwanted site: no name, no violation"), "")                                   \
    X(EXEMPT, "exempt", "E", PLACE_ROSTER | PLACE_CARD, ACTION_WRITES,                                       \
      N_("Exemption: may use a device until a day; again: ends it"), "")                                     \
    X(UNDO, "undo", "u",                                                                                     \
      PLACE_ROSTER | PLACE_CONSENT | PLACE_TASKS | PLACE_SITES | PLACE_LESSONS | PLACE_CARD |                \
          PLACE_MEASURES | PLACE_PREVIEW | PLACE_BOARD,                                                      \
      ACTION_WRITES, N_("Take back my last action of today"), NC_("footer", "take back"))                    \
    X(REDO, "redo", "Ctrl-R",                                                                                \
      PLACE_ROSTER | PLACE_CONSENT | PLACE_TASKS | PLACE_SITES | PLACE_LESSONS | PLACE_CARD |                \
          PLACE_MEASURES | PLACE_PREVIEW | PLACE_BOARD,                                                      \
      ACTION_WRITES, N_("Put back what was taken back"), "")                                                 \
    X(MEASURE_LIST, "measure-list", "m", PLACE_ROSTER | PLACE_TASKS, 0,                                      \
      N_("The measures of the class: what runs, what ends, what waits"), "")                                 \
    X(DAY_BEFORE, "day-before", "[", PLACE_ROSTER, ACTION_MOVES, N_("The school day before"), "")            \
    X(DAY_AFTER, "day-after", "]", PLACE_ROSTER, ACTION_MOVES, N_("The school day after"), "")               \
    X(BOARD, "board", "b", PLACE_ROSTER | PLACE_BOARD, 0, N_("Board mode: first names and boxes only"), "")  \
    X(EDIT, "edit", "e", PLACE_ROSTER | PLACE_CARD, 0, N_("Change name, slot or group, or mark as left"),    \
      "")                                                                                                    \
    X(TEACHER, "teacher", "T", PLACE_MAIN, 0, N_("Who is in front of the class"), "")                        \
    X(CLASS, "class", "C", PLACE_VIEWS, 0, N_("Another class"), "")                                          \
    X(IMPORT, "import", "I", PLACE_ROSTER, 0, N_("Read a class list"), "")                                   \
    X(NEW_YEAR, "new-year", "Y", PLACE_ROSTER, 0,                                                            \
      N_("The new school year: who goes where, what starts anew"), "")                                       \
    X(CONSENT, "consent", "c", PLACE_ROSTER, 0,                                                              \
      N_("Consent for photos: fill in, and who may not be in one"), "")                                      \
    X(PAST_TIME, "past-time", "X", PLACE_ROSTER, 0,                                                          \
      N_("What is past its time: shows it, and asks before it goes"), "")                                    \
    X(AGREEMENTS, "agreements", "r", PLACE_ROSTER | PLACE_BOARD, 0,                                          \
      N_("The class's internet agreements, large, one by one"), "")                                          \
    X(NEXT_AGREEMENT, "next-agreement", "Space Enter", PLACE_AGREEMENTS, ACTION_MOVES,                       \
      N_("The next agreement"), "")                                                                          \
    X(AGREEMENTS_MADE, "made", "m", PLACE_AGREEMENTS, 0,                                                     \
      N_("The class made its agreements: its own lines, and the day"), "")                                   \
    X(PRINT_AGREEMENTS, "print-page", "p", PLACE_AGREEMENTS, 0, N_("One page to print"), "")                 \
    X(PARENT_TEXTS, "texts", "x", PLACE_ROSTER | PLACE_CONSENT, 0,                                           \
      N_("Ready texts for parents, for the portal and a banner"), "")                                        \
    X(COPY_TEXT, "copy-text", "y", PLACE_TEXT, 0, N_("Copy the text, to paste it in the portal"),            \
      NC_("footer", "copy"))                                                                                 \
    X(PRINT_CONSENTS, "print-list", "p", PLACE_CONSENT, 0,                                                   \
      N_("A page of who may not, for a phone or to print"), NC_("footer", "print"))                          \
    /* sites */                                                                                              \
    X(PUBLISH, "publish", "p", PLACE_SITES, 0, N_("Make a group's start page, or a list of its sites"),      \
      NC_("footer", "start page"))                                                                           \
    X(SITE_GROUP, "group", "g", PLACE_SITES, 0, N_("Only the sites of one group"), NC_("footer", "group"))   \
    X(SITE_SHOW, "show", "f", PLACE_SITES, 0, N_("Show all sites, what is to be looked at, or one verdict"), \
      "")                                                                                                    \
    X(SITE_SUBJECT, "subject", "s", PLACE_SITES, 0, N_("Only the sites of one subject"), "")                 \
    X(SITE_OPEN, "open", "o", PLACE_SITES, 0, N_("Open the site in your browser"), NC_("footer", "open"))    \
    X(SITE_HISTORY, "site-history", "H", PLACE_SITES, 0, N_("Who judged this site, and when"), "")           \
    X(SITE_IMPORT, "bookmarks", "I", PLACE_SITES, 0, N_("Read the bookmarks of a browser"), "")              \
    X(SITE_COPY, "copy", "y", PLACE_SITES, 0, N_("Copy the address"), "")                                    \
    X(SITE_REMOVE, "remove", "Delete", PLACE_SITES, ACTION_WRITES,                                           \
      N_("Take this site off the list; asks first"), "")                                                     \
    /* lessons */                                                                                            \
    X(LESSON_OPEN, "lesson", "Enter", PLACE_LESSONS, 0, N_("Look at this lesson and change it"),             \
      NC_("footer", "open"))                                                                                 \
    X(LESSON_COPY, "lesson-copy", "c", PLACE_LESSONS, ACTION_WRITES,                                         \
      N_("Copy this lesson to another day or group"), NC_("footer", "copy"))                                 \
    X(LESSON_BOARD, "lesson-board", "b", PLACE_LESSONS, 0, N_("Show this lesson large on the board"),        \
      NC_("footer", "board"))                                                                                \
    X(LESSON_REVIEWS, "lesson-reviews", "r", PLACE_LESSONS, 0,                                               \
      N_("The sites of coming lessons that are to be reviewed"), NC_("footer", "to review"))                 \
    X(LESSON_GIVEN, "lesson-given", "Space", PLACE_LESSONS, ACTION_WRITES,                                   \
      N_("The lesson was given; again: it was not"), NC_("footer", "given"))                                 \
    X(LESSON_CANCEL, "lesson-cancel", "x", PLACE_LESSONS, ACTION_WRITES,                                     \
      N_("The lesson is cancelled; again: it is not"), "")                                                   \
    X(LESSON_LINE, "lesson-pupil", "p", PLACE_LESSONS, ACTION_WRITES,                                        \
      N_("A line for a pupil where the plan differs"), "")                                                   \
    X(LESSON_AGAIN, "lesson-again", "l", PLACE_LESSONS, ACTION_WRITES,                                       \
      N_("An earlier lesson once more: of last year or another class too"), "")                              \
    X(LESSON_REMOVE, "lesson-remove", "Delete", PLACE_LESSONS, ACTION_WRITES, N_("Take this lesson away"),   \
      "")                                                                                                    \
    X(PREP_EXPORT, "lessons-export", "X", PLACE_LESSONS, 0,                                                  \
      N_("Sites and lessons to a file for at home; no pupil is in it"), "")                                  \
    X(PREP_IMPORT, "lessons-import", "I", PLACE_LESSONS, ACTION_WRITES,                                      \
      N_("Read sites and lessons that were prepared elsewhere"), "")                                         \
    X(WEEK_BEFORE, "week-before", "[", PLACE_LESSONS, ACTION_MOVES, N_("The week before"), "")               \
    X(WEEK_AFTER, "week-after", "]", PLACE_LESSONS, ACTION_MOVES, N_("The week after"),                      \
      NC_("footer", "next week"))                                                                            \
    /* the card */                                                                                           \
    X(MEASURES, "measures", "m", PLACE_CARD | PLACE_MEASURES, ACTION_WRITES,                                 \
      N_("Measures: signed, period, pause, lift, the parents' view"), NC_("footer", "measures"))             \
    X(WITHDRAW, "withdraw", "x", PLACE_CARD, ACTION_WRITES,                                                  \
      N_("Take back a record or a note, with a reason"), NC_("footer", "withdraw"))                          \
    X(PRINT_CARD, "print-card", "p", PLACE_CARD, 0,                                                          \
      N_("Print this card, for a talk with the parents: of one child"), NC_("footer", "print"))              \
    X(NOTE, "note", "N", PLACE_CARD, ACTION_WRITES,                                                          \
      N_("A note, on this card only: looked into mail, and why"), "")                                        \
    X(PARENTS_WORDS, "parents-words", "P", PLACE_CARD, ACTION_WRITES,                                        \
      N_("The parents' own words beside this line, or beside the card"), "")                                 \
    X(INSPECT, "inspect", "i", PLACE_CARD, 0,                                                                \
      N_("All that is stored about this child, in a file for its parents"), "")                              \
    X(ERASE, "erase", "X", PLACE_CARD, 0, N_("Erase everything about this pupil, the name too, for good"),   \
      "")                                                                                                    \
    /* the violation panel */                                                                                \
    X(RECORD, "record", "Enter", PLACE_VIOLATION, ACTION_WRITES, N_("Record it"),                            \
      NC_("footer", "record it"))                                                                            \
    X(DETAILS, "details", "Tab", PLACE_VIOLATION, 0, N_("Note, moment, another measure"),                    \
      NC_("footer", "note, moment, other measure"))                                                          \
    /* lists with boxes, import, forms */                                                                    \
    X(TOGGLE, "toggle", "Space", PLACE_CHECKS | PLACE_IMPORT, 0, N_("Tick or untick this row"),              \
      NC_("footer", "tick"))                                                                                 \
    X(ALL, "all", "a", PLACE_CHECKS, 0, N_("Tick all, or none"), NC_("footer", "all"))                       \
    X(YEAR_FATE, "goes-or-left", "Space", PLACE_YEAR, 0, N_("Goes along, has left, or stays"),               \
      NC_("footer", "has left"))                                                                             \
    X(YEAR_CLASS, "year-class", "c", PLACE_YEAR, 0, N_("Name another class, for a class or for one pupil"),  \
      NC_("footer", "other class"))                                                                          \
    X(MAPPING, "columns", "m", PLACE_IMPORT, 0, N_("Say what each column means"), NC_("footer", "columns"))  \
    X(NEXT_FIELD, "next-field", "Tab Down", PLACE_FORM, ACTION_MOVES | ACTION_FIXED, N_("The next field"),   \
      NC_("footer", "next field"))                                                                           \
    X(PREVIOUS_FIELD, "previous-field", "Shift-Tab Up", PLACE_FORM, ACTION_MOVES | ACTION_FIXED,             \
      N_("The field before"), "")                                                                            \
    X(ACCEPT, "accept", "Enter",                                                                             \
      PLACE_CHECKS | PLACE_IMPORT | PLACE_FORM | PLACE_PICKER | PLACE_PROMPT | PLACE_FIRST | PLACE_YEAR |    \
          PLACE_LOCK,                                                                                        \
      ACTION_WRITES | ACTION_FIXED, N_("Do it"), NC_("footer", "do it"))                                     \
    X(ALL_LEFT, "all-left", "a", PLACE_IMPORT, 0, N_("All who are not in the list have left, or none"),      \
      NC_("footer", "all left"))                                                                             \
    X(COMPLETE, "complete", "Tab", PLACE_PROMPT, ACTION_FIXED, N_("Complete what is typed"),                 \
      NC_("footer", "complete"))                                                                             \
    X(PICK_UP, "pick-up", "Up", PLACE_LETTERS, ACTION_MOVES | ACTION_FIXED, N_("Go up"), "")                 \
    X(PICK_DOWN, "pick-down", "Down Tab", PLACE_PICKER, ACTION_MOVES | ACTION_FIXED, N_("Go down"), "")      \
    X(NEXT_ROW, "next-row", "Down", PLACE_CONSENT, ACTION_MOVES | ACTION_FIXED, N_("Go down"), "")           \
    X(BACK, "back", "Esc", PLACE_ALL & ~PLACE_ROSTER, ACTION_MOVES | ACTION_FIXED,                           \
      N_("Back, and change nothing"), NC_("footer", "back"))                                                 \
    X(CANCEL, "cancel", "Esc", PLACE_ROSTER, ACTION_MOVES | ACTION_FIXED,                                    \
      N_("Forget the number that was typed"), "")                                                            \
    /* everywhere */                                                                                         \
    X(VIEW_CLASS, "view-class", "F2", PLACE_MAIN | PLACE_BOARD, 0, N_("The class"), "")                      \
    X(VIEW_TASKS, "view-tasks", "F3", PLACE_MAIN | PLACE_BOARD, 0, N_("What is to be done"), "")             \
    X(VIEW_SITES, "view-sites", "F4", PLACE_MAIN | PLACE_BOARD, 0, N_("Websites"), "")                       \
    X(VIEW_LESSONS, "view-lessons", "F5", PLACE_MAIN | PLACE_BOARD, 0, N_("Lessons"), "")                    \
    X(VIEW_OVERVIEW, "view-overview", "F6", PLACE_MAIN | PLACE_BOARD, 0, N_("Overview of the year"), "")     \
    X(NEXT_VIEW, "next-view", "Tab", PLACE_MAIN, 0, N_("The next of these"), "")                             \
    X(PREVIOUS_VIEW, "previous-view", "Shift-Tab", PLACE_MAIN, 0, N_("The one before"), "")                  \
    X(HELP, "help", "? F1",                                                                                  \
      PLACE_MAIN | PLACE_CONSENT | PLACE_BOARD | PLACE_CHECKS | PLACE_IMPORT | PLACE_VIOLATION |             \
          PLACE_PREVIEW | PLACE_AGREEMENTS | PLACE_TEXT | PLACE_YEAR,                                        \
      0, N_("What this screen is for, and the keys that work here"), NC_("footer", "help"))                  \
    X(PALETTE, "actions", ":", PLACE_MAIN, 0, N_("All actions by name"), "")                                 \
    X(TOUR, "tour", "", PLACE_MAIN, 0, N_("A tour in six steps, in the invented class"), "")                 \
    X(STICK, "stick", "", PLACE_MAIN, 0, N_("A copy on a stick, sealed with a passphrase"), "")              \
    X(THEME, "theme", "t", PLACE_MAIN, 0, N_("The next colour theme"), "")                                   \
    X(BLANK, "blank", "F9", PLACE_ALL, ACTION_COVERS, N_("Nothing to see, at once; F9 or Esc: back"), "")    \
    X(LOCK, "lock", "F8", PLACE_ALL, ACTION_COVERS, N_("Lock: back only with the PIN"), "")                  \
    X(LOCK_PIN, "pin", "Ctrl-P", PLACE_MAIN, 0, N_("Choose the PIN of the lock, change it, or do without"),  \
      "")                                                                                                    \
    X(LOCK_BOARD, "lock-board", "Tab", PLACE_LOCK, ACTION_FIXED,                                             \
      N_("Board mode without the PIN: ticking and no more"), "")                                             \
    X(REDRAW, "redraw", "Ctrl-L", PLACE_ALL, ACTION_FIXED, N_("Draw the screen anew"), "")                   \
    X(SUSPEND, "suspend", "Ctrl-Z", PLACE_ALL, ACTION_FIXED, N_("Pause the program"), "")                    \
    X(QUIT, "quit", "q Ctrl-C", PLACE_MAIN | PLACE_BOARD | PLACE_READER | PLACE_FIRST, 0,                    \
      N_("Leave; says first what is still held"), NC_("footer", "leave"))                                    \
    X(STOP, "stop", "Ctrl-C", PLACE_ALL & ~(PLACE_MAIN | PLACE_BOARD | PLACE_READER | PLACE_FIRST),          \
      ACTION_MOVES | ACTION_FIXED, N_("Back, and change nothing"), "")

enum key_action {
    ACTION_NONE = -1,
#define X(id, name, keys, places, flags, help, label) ACTION_##id,
    ACTIONS(X)
#undef X
        ACTION_COUNT
};

struct action_info {
    const char *name;
    const char *keys;
    unsigned places; /* enum place, or-ed */
    unsigned flags;  /* enum action_flag, or-ed */
    const char *help;
    const char *label;
};

const struct action_info *action_info(enum key_action action);
/* ACTION_NONE when there is no action of that name. */
enum key_action action_find(const char *name);

/* The keys as they are now. */
#define KEYS_PER_ACTION 4
struct keymap {
    struct {
        struct key keys[KEYS_PER_ACTION];
        int count; /* 0: no key; the palette still has it */
    } actions[ACTION_COUNT];
};

void keymap_init(struct keymap *keymap); /* the keys of the table */

/* Takes over section [keys] of the settings (`name = "Space F12"`, `name = ""` for no key). A name that is no
 * action, a word that is no key, a fixed action, and a key that another action has in the same place are
 * reported with ini_add_fault and left as they were. A changed key may take a key that its action's row in
 * the same file gives away, in any order. */
void keymap_read(struct keymap *keymap, struct ini *ini);

/* What `key` does on a screen of `place`; ACTION_NONE for nothing. */
enum key_action keymap_action(const struct keymap *keymap, enum place place, struct key key);

/* The first key of an action for people ("Ctrl-R", "Spatie"); "" when it has none. */
const char *keymap_show(const struct keymap *keymap, enum key_action action, char text[KEY_TEXT_SIZE]);

#endif

/* The screens' only way to the outside: what is on disk, and what somebody wants. The app fills it in; a test
 * puts its own in its place. */
#ifndef KLASKAST_SCREENS_DESK_H
#define KLASKAST_SCREENS_DESK_H

#include "klaskast/base/buffer.h"
#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/decide.h"
#include "klaskast/domain/erase.h"
#include "klaskast/domain/import_plan.h"
#include "klaskast/domain/intent.h"
#include "klaskast/domain/letter_state.h"
#include "klaskast/domain/model.h"
#include "klaskast/domain/new_year_plan.h"
#include "klaskast/domain/prep.h"
#include "klaskast/domain/retention.h"
#include "klaskast/domain/site_plan.h"
#include "klaskast/domain/start_page.h"
#include "klaskast/domain/year.h"

/* What came of an intent: either it is on disk (and `said` says what happened), or a question first. */
struct outcome {
    enum question question;
    char said[256];
    bool others_wrote; /* another program too, since the model was made: its rows are on the screen now */
};

/* One line of a pupil's card: an event that counts or was taken back. */
struct history_line {
    int64_t number;
    int64_t occurred, recorded;
    const char *who;
    const char *text;  /* in the language in use: "phone handed in" */
    int64_t record_id; /* of a violation that can be taken back with a reason; 0 */
    bool taken_back;
    bool opens_task;    /* what is to be done from now on: whoever shows the open tasks can leave it out */
    int64_t note_id;    /* of a note that can be taken back with a reason; 0 */
    int64_t about_id;   /* of a violation, note or measure: what the parents' own words can stand beside; 0 */
    int64_t done_task;  /* of a duty that was done: the duty, which can be opened again; 0 */
    const char *beside; /* what was said of it later: "taken back on 21 Nov: it was a slip"; NULL */
    bool daily;         /* a device that came or went, none, absent */
    bool off_paper;     /* a slip, or about another child: not on the card on paper [P17] */
};

/* A letter as it would be made now. */
struct letter_page {
    const char *text;    /* lines of at most 72 columns; for the preview and for the portal */
    const char *subject; /* "internal suspension" */
    const char *warning; /* a whole sentence on what to mind (it begins before the letter's date); "" none */
    int version;
    bool by_head; /* the head signs it: until then it is a draft in the head's name */
};

/* A file with sites and lessons, and what it would change. */
struct prep_look {
    struct prep theirs;
    struct prep_plan plan;
    size_t passed_over; /* things in it that are no site or lesson */
};

enum pin_answer {
    PIN_RIGHT,
    PIN_WRONG,
    PIN_WAIT,  /* too soon after a wrong one; nothing was looked at */
    PIN_FAILED /* it could not be checked */
};

struct desk {
    void *context; /* of the app */

    /* The PIN was not given: of the screens only board mode may be shown, to tick and no more. */
    bool closed;
    /* Nobody said who is in front of the class: the board was opened without the PIN. */
    bool unknown;
    /* The PIN of the lock. False, or NULL: there is none. */
    bool (*pin_is_set)(struct desk *desk);
    /* Seconds until the next try; see app/pin.h. */
    int (*pin_wait)(struct desk *desk);
    enum pin_answer (*pin_try)(struct desk *desk, const char *typed, int *seconds, struct err *err);
    /* Another one, or "" for none. */
    bool (*pin_change)(struct desk *desk, const char *typed, struct err *err);

    /* One class on one day, as it is on disk. Made anew by `reload`, `look` and a successful `perform`; the
     * old one is gone then, so keep ids, not pointers. Never NULL. */
    const struct model *model;

    bool (*reload)(struct desk *desk, struct err *err);
    /* Another class (0: the same) or day on the screen. */
    bool (*look)(struct desk *desk, int64_t class_id, int day, struct err *err);
    /* The one road to the journal. class_id 0 means the class on the screen. Reloads after a commit; false
     * only when nothing was written. */
    bool (*perform)(struct desk *desk, const struct intent *intent, struct outcome *outcome, struct err *err);

    /* Makes the demo class, with a past and a present: every situation once. */
    bool (*make_demo)(struct desk *desk, struct err *err);

    /* What would follow, from all records of the pupil. `at` 0 is now. Lives in the arena. */
    bool (*outlook)(struct desk *desk, int64_t pupil_id, enum violation_kind kind, int64_t at,
                    struct arena *arena, struct outlook *outlook, struct err *err);
    /* The pupil's journal in words, newest first. */
    bool (*history)(struct desk *desk, int64_t pupil_id, struct arena *arena,
                    const struct history_line **lines, size_t *count, struct err *err);
    /* All facts about one pupil (records, measures, tasks, exemptions of all years); 0: about the whole
     * class, with all who ever were in it. */
    bool (*pupil_facts)(struct desk *desk, int64_t pupil_id, struct arena *arena, struct facts *facts,
                        struct err *err);
    /* The pupil's card on paper: an HTML file of one child in the folder for cards; `path` says where it is.
     */
    bool (*print_card)(struct desk *desk, int64_t pupil_id, char *path, size_t size, struct err *err);
    /* All that is stored about the pupil, in plain words: a text file in the same folder. */
    bool (*inspect)(struct desk *desk, int64_t pupil_id, char *path, size_t size, struct err *err);
    /* A letter as it would be made now, in the arena. False: what it needs is missing; the sentence says what
     * and where to fill it in. */
    bool (*letter)(struct desk *desk, const struct letter_order *order, struct arena *arena,
                   struct letter_page *page, struct err *err);
    /* Makes it: the page and its plain text in the folder for letters, and the journal. `path` says where. */
    bool (*make_letter)(struct desk *desk, const struct letter_order *order, struct outcome *outcome,
                        char *path, size_t size, struct err *err);
    /* The list of sites, by title (the address where there is none), in the arena. */
    bool (*sites)(struct desk *desk, struct arena *arena, const struct site **sites, size_t *count,
                  struct err *err);
    /* The lessons of the class on the screen, by day, and those of no class. */
    bool (*lessons)(struct desk *desk, int from, int until, struct arena *arena,
                    const struct lesson **lessons, size_t *count, struct err *err);
    /* Those of all classes and years, by day. */
    bool (*all_lessons)(struct desk *desk, struct arena *arena, const struct lesson **lessons, size_t *count,
                        struct err *err);
    /* Where one lesson's plan differs for a pupil. [S7] */
    bool (*lesson_lines)(struct desk *desk, int64_t lesson_id, struct arena *arena,
                         const struct lesson_line **lines, size_t *count, struct err *err);
    /* Every step of one site, newest first, in the arena. */
    bool (*site_history)(struct desk *desk, int64_t site_id, struct arena *arena,
                         const struct site_step **steps, size_t *count, struct err *err);
    /* Reads a browser's bookmarks file and says what it would add to the list of sites; in the arena. */
    bool (*read_bookmarks)(struct desk *desk, const char *path, struct arena *arena, struct site_plan *plan,
                           struct err *err);
    /* Opens an address in the browser of this computer. False: there is none. */
    bool (*open_address)(struct desk *desk, const char *address, struct err *err);
    /* Sites and lessons to a file without a pupil (`replace`: over one that is there; *exists then says so),
     * and what such a file would change here, in the arena. `said` gets a sentence. */
    bool (*prep_export)(struct desk *desk, const char *path, bool replace, bool *exists, char *said,
                        size_t size, struct err *err);
    bool (*prep_read)(struct desk *desk, const char *path, struct arena *arena, struct prep_look *look,
                      struct err *err);
    /* Reads a class list and says what it would change; it lives in the arena. `class_name` is for a list
     * that names none ("": the class on the screen). See domain/import_plan.h. */
    bool (*read_list)(struct desk *desk, const char *path, const struct classlist_mapping *mapping,
                      const char *class_name, struct arena *arena, struct import_preview *preview,
                      struct err *err);
    /* Writes it, and opens its class. */
    bool (*import_list)(struct desk *desk, const struct import_preview *preview, struct outcome *outcome,
                        struct err *err);
    /* The new school year: what it would be, in the arena; doing it, and then the class opens that the one on
     * the screen became; not today. */
    bool (*new_year)(struct desk *desk, struct arena *arena, struct year_look *look, struct err *err);
    bool (*begin_new_year)(struct desk *desk, const struct new_year *plan, struct outcome *outcome,
                           struct err *err);
    bool (*new_year_later)(struct desk *desk, struct err *err);
    /* Continues a path that is being typed; false: nothing to add. */
    bool (*complete_path)(struct desk *desk, const char *typed, char *out, size_t size, char *others,
                          size_t others_size);
    /* Makes a group's start page, or a list of its sites, and writes it; nothing goes to the journal. False
     * with report->exists: ask first, then say `replace`. */
    bool (*publish)(struct desk *desk, const struct page_wish *wish, struct page_report *report,
                    struct err *err);
    /* The class's school year in numbers, from `from` up to and including `until`; without a name. */
    bool (*year)(struct desk *desk, int from, int until, struct year *year, struct err *err);
    /* The answers about photos that count for the class on the screen in a school year (2026 is 2026-2027),
     * in the arena. [C1] */
    bool (*consents)(struct desk *desk, int year, struct arena *arena, const struct consent **consents,
                     size_t *count, struct err *err);
    /* What the class made of its internet agreements in the school year of `day`; in the arena. [I1] */
    bool (*agreements)(struct desk *desk, int day, struct arena *arena, struct agreements *agreements,
                       struct err *err);
    /* When the school's rules came into use and changed, newest first. [P18] */
    bool (*rules)(struct desk *desk, struct arena *arena, const struct rules_change **changes, size_t *count,
                  struct err *err);
    /* Pages to print, in the folder for them beside the data file; `path` says where: the agreements (no name
     * of a child), and who may not be in a photo (their names). [I1, C1] */
    bool (*print_agreements)(struct desk *desk, char *path, size_t size, struct err *err);
    bool (*print_consents)(struct desk *desk, enum consent_kind kind, char *path, size_t size,
                           struct err *err);
    /* Sticks that are in the computer, in the arena; and a sealed copy on one (see app/stick.h): `said` gets
     * a sentence. */
    void (*stick_places)(struct desk *desk, struct arena *arena, const char *const **places, size_t *count);
    /* While a list of sticks is on the screen, stick_changed (stick_form.h) is called when one comes or goes;
     * NULL: it is not. */
    void (*watch_sticks)(struct desk *desk, bool watch);
    bool (*stick_copy)(struct desk *desk, const char *folder, const char *passphrase, char *said, size_t size,
                       struct err *err);
    /* Ready texts for parents: what each is for, by index until NULL; and one of them as plain text. [C5] */
    const char *(*parent_text)(struct desk *desk, size_t index);
    bool (*read_parent_text)(struct desk *desk, size_t index, struct buffer *text, struct err *err);
    /* What is past its time today, in the arena; and it goes, of these kinds (1 << enum retention_kind,
     * or-ed), for ever. `said` says what came of it. [P11, P17] */
    bool (*past_time)(struct desk *desk, struct arena *arena, struct retention_plan *plan, struct err *err);
    bool (*purge)(struct desk *desk, unsigned kinds, const struct retention_plan *announced, char *said,
                  size_t size, struct err *err);
    /* All about one pupil, in the arena; and it goes, with the texts of others that are to go, for ever.
     * False: nothing was emptied. [C3] */
    bool (*erase_look)(struct desk *desk, int64_t pupil_id, struct arena *arena, struct erase_look *look,
                       struct err *err);
    bool (*erase)(struct desk *desk, const struct erase_look *look, char *said, size_t size, struct err *err);
    /* Themes by name: index 0.. until NULL; and take one into use. */
    const char *(*theme_name)(struct desk *desk, size_t index);
    bool (*use_theme)(struct desk *desk, const char *name, struct err *err);
    /* A language chosen at the first start. */
    bool (*use_language)(struct desk *desk, enum language language, struct err *err);
    /* Text to the terminal's clipboard (OSC 52). */
    void (*copy)(struct desk *desk, const char *text);
};

#endif

/* The running program: settings, data file, model, and the one way to write. Screen and command line share
 * it. */
#ifndef KLASKAST_APP_APP_H
#define KLASKAST_APP_APP_H

#include "klaskast/base/file.h"
#include "klaskast/base/ini.h"
#include "klaskast/screens/desk.h"
#include "klaskast/store/store.h"

/* The words before and after a command that all commands know. */
struct options {
    const char *database; /* NULL: from the settings, else the usual place */
    const char *config;
    const char *class_name;
    const char *teacher;
    const char *date; /* --date D */
    int64_t at;       /* --at MOMENT; 0: now */
    bool json;
    bool dry; /* --dry-run: nothing is written, so no data file is made either */
};

struct app {
    struct options options;
    struct settings settings;
    struct ini *ini; /* the settings file as read, for its faults and [keys]; NULL: there is none */
    char config_path[FILE_PATH_SIZE];
    char config_folder[FILE_PATH_SIZE]; /* where themes are looked for */
    char database_path[FILE_PATH_SIZE];
    struct store *store;
    struct desk desk; /* see app/desk.h; empty for a command */
    struct model model;
    struct arena arena;   /* of the model */
    int64_t data_version; /* of the file when the model was made; see store_data_version */
    int64_t class_id;     /* on the screen; 0: none yet */
    int day;              /* on the screen */
    bool follow_today;    /* the screen moves on at midnight */
    bool looks_back;   /* a screen shows another day, with who was in the class then; a command about such a
                          day is about a pupil of now */
    int rotated;       /* the day on which the copies were looked through; DAY_NONE not yet */
    bool rules_unread; /* a settings file is there that cannot be read: the school's steps are not known */
    bool rules_known;  /* the settings' rules were compared with the journal's */
    char policy_news[200]; /* what changed in the rules since last time; "" nothing [P18] */
};

/* The settings only. Faults of the settings file do not stop anything: they wait in app->ini. */
bool app_open_settings(struct app *app, const struct options *options, struct err *err);

/* Fills database_path: the one named, that of the settings, or the usual place. */
bool app_find_database(struct app *app, struct err *err);

/* Settings, then the data file (made when it is not there and `create`). */
bool app_open(struct app *app, const struct options *options, bool create, struct err *err);
void app_close(struct app *app);

/* The model anew, from disk. On failure the old one stays. */
bool app_reload(struct app *app, struct err *err);

/* The class named so ("7a", "Groep 7A"); false with the names there are. */
bool app_find_class(struct app *app, const char *name, int64_t *class_id, struct err *err);

/* Decides and writes, in one transaction: every fact is on disk when this returns true (unless it asks), and
 * none when it returns false. The model is made anew after it; where that fails `outcome` says so. */
bool app_perform(struct app *app, const struct intent *intent, struct outcome *outcome, struct err *err);

/* The class of this name comes on the screen, and is remembered, also when it is there already: without a
 * choice the newest class would open next time. Nothing for "" and for a name that no class has. */
void app_open_class(struct app *app, const char *name);

/* Is today more than two months after the last day on which anything was recorded? A summer is shorter, so
 * the computer's clock may be wrong, and nothing goes for good by itself on such a day. */
bool app_clock_leaped(struct app *app);

/* A verified copy now; then those whose time is over go. See store/backup.h. */
bool app_backup(struct app *app, const char *label, char path[FILE_PATH_SIZE], struct err *err);

/* The copy of the day, when there is none yet. True also when there is nothing to copy. */
bool app_backup_of_day(struct app *app, struct err *err);

/* The settings' rules into the journal, when they are not those it knows; what changed waits in policy_news.
 * app_perform does so before the first thing it writes. [P18] */
bool app_record_rules(struct app *app, struct err *err);

/* What the data file holds of one pupil (0: of the whole class), from the beginning, as on the app's day. */
bool app_pupil_facts(struct app *app, int64_t pupil_id, struct arena *arena, struct facts *facts,
                     struct err *err);

/* The answers about photos in a school year (its first calendar year), one for each pupil and kind. [C1] */
bool app_consents(struct app *app, int year, struct arena *arena, const struct consent **consents,
                  size_t *count, struct err *err);

/* What the class agreed in the school year of that day. [I1] */
bool app_agreements(struct app *app, int day, struct arena *arena, struct agreements *agreements,
                    struct err *err);

#endif

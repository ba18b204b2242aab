#include "klaskast/screens/palette.h"

#include "klaskast/screens/open.h"

#include "klaskast/base/translate.h"
#include "klaskast/ui/picker.h"

#include <stdio.h>

enum { WORDS = 600, RIGHT = 2 * KEY_TEXT_SIZE };
/* Not an action: the data file is open now, and what is put back takes its place. */
enum { RESTORE = ACTION_COUNT, ROWS };

/* What people call it, beside what its row in the table of actions says. */
static const struct {
    enum key_action action;
    const char *words;
} known_as[] = {
    { ACTION_TICK, NC_("words", "hand in, mobile, smartphone, cupboard, check off") },
    { ACTION_NONE_TODAY, NC_("words", "no phone with her, left at home, empty, forgotten") },
    { ACTION_ABSENT, NC_("words", "ill, sick, away, not here, doctor, dentist, leave, attendance") },
    { ACTION_VIOLATION, NC_("words", "rule broken, warning, incident, misuse, film, filming, photo, "
                                     "bullying, swearing, WhatsApp, TikTok, game") },
    { ACTION_PARENTS_TOLD,
      NC_("words", "rang father or mother, call the parents, email the parents, informed, portal") },
    { ACTION_CARD, NC_("words", "file, history, child, dossier, log") },
    { ACTION_TASK_DONE, NC_("words", "tick off, finished, to do") },
    { ACTION_LETTER,
      NC_("words", "print, write to the parents, head signs, principal, signature, invitation, meeting") },
    { ACTION_TASKS_VIEW, NC_("words", "filter, late, mine, the head's") },
    { ACTION_OVERVIEW_PAGE, NC_("words", "chart, bars, calendar, statistics, numbers") },
    { ACTION_SITE_REVIEW, NC_("words", "check a website, judge, allow, forbid") },
    { ACTION_ADD, NC_("words", "new child, new pupil, new lesson, make") },
    { ACTION_SEARCH, NC_("words", "find a name, where is") },
    { ACTION_WATCH, NC_("words", "smartwatch, apple watch, iWatch, wrist") },
    { ACTION_WATCH_BAG, NC_("words", "apple watch, switched off") },
    { ACTION_OTHER,
      NC_("words", "tablet, iPad, music player, game console, camera, headphones, earbuds, AirPods") },
    { ACTION_REST_NONE, NC_("words", "all others, everyone else, done with the round") },
    { ACTION_LEND, NC_("words", "use in the lesson, take out, borrow, timer, calculator") },
    { ACTION_LEND_CLASS, NC_("words", "everyone uses the phone, take out, borrow") },
    { ACTION_GIVE_BACK, NC_("words", "end of the day, home time, hand out, return") },
    { ACTION_LATER, NC_("words", "no time now, remember, incident") },
    { ACTION_CALL_HOME, NC_("words", "telephone, child rings the parents, urgent") },
    { ACTION_REPORT_SITE, NC_("words", "nasty site, nude, violence, report") },
    { ACTION_EXEMPT, NC_("words", "exception, always allowed, agreed with the head") },
    { ACTION_UNDO, NC_("words", "mistake, slip, wrong, back, undo") },
    { ACTION_REDO, NC_("words", "redo, after all") },
    { ACTION_MEASURE_LIST, NC_("words", "ban, suspension, punishment, may not bring") },
    { ACTION_BOARD, NC_("words", "smartboard, projector, screen, privacy, show the class") },
    { ACTION_EDIT, NC_("words", "name is wrong, surname, rename a child, spelling, moved, left the school") },
    { ACTION_TEACHER, NC_("words", "log in, substitute, cover teacher, trainee, user, who am I") },
    { ACTION_CLASS, NC_("words", "group, other group, switch, new group, rename, join, merge, split") },
    { ACTION_NEW_YEAR, NC_("words", "next year, August, summer holiday, moves up, group 8 leaves") },
    { ACTION_IMPORT,
      NC_("words", "ParnasSys, ESIS, Magister, Excel, CSV, EDEXML, OneRoster, pupils from a file") },
    { ACTION_CONSENT, NC_("words", "pictures, permission, leave, privacy, portrait, AVG, GDPR") },
    { ACTION_AGREEMENTS, NC_("words", "rules for the internet, online, class rules") },
    { ACTION_PARENT_TEXTS,
      NC_("words",
          "newsletter, school photo, banner, announcement, email the parents, own risk, lost, broken") },
    { ACTION_PUBLISH, NC_("words", "home page, QR code, Chromebook, links, list for the class") },
    { ACTION_SITE_IMPORT, NC_("words", "favourites, favorites, Chrome, Firefox, Edge") },
    { ACTION_SITE_OPEN, NC_("words", "browser, look at, visit") },
    { ACTION_SITE_HISTORY, NC_("words", "who approved, earlier verdict") },
    { ACTION_SITE_REMOVE, NC_("words", "throw away, delete") },
    { ACTION_LESSON_COPY, NC_("words", "again, repeat, parallel group") },
    { ACTION_LESSON_AGAIN, NC_("words", "last year, old lessons, use again, copy") },
    { ACTION_LESSON_BOARD, NC_("words", "smartboard, show the class, plan") },
    { ACTION_LESSON_REVIEWS, NC_("words", "not ready, prepare, check websites") },
    { ACTION_LESSON_GIVEN, NC_("words", "done, media literacy, count") },
    { ACTION_LESSON_CANCEL, NC_("words", "does not go on, drop") },
    { ACTION_PREP_EXPORT, NC_("words", "at home, stick, colleague, take along") },
    { ACTION_PREP_IMPORT, NC_("words", "from home, stick, colleague") },
    { ACTION_MEASURES, NC_("words", "ban, suspension, pause, lift, confirm, objection") },
    { ACTION_WITHDRAW, NC_("words", "was not so, mistake, another child, undo") },
    { ACTION_INSPECT, NC_("words", "access, AVG, GDPR, request of the parents, privacy, print everything") },
    { ACTION_PARENTS_WORDS, NC_("words", "correction, rectify, disagree, objection, AVG, GDPR") },
    { ACTION_ERASE, NC_("words", "delete a child, forget, privacy, right to be forgotten") },
    { ACTION_PAST_TIME, NC_("words", "retention, delete, clean up, old records, purge, privacy") },
    { ACTION_PRINT_CARD, NC_("words", "paper, talk with the parents, PDF") },
    { ACTION_NOTE, NC_("words", "remark, mail, cyberbullying") },
    { ACTION_VIEW_TASKS, NC_("words", "duties, tasks, to do, todo, call the parents, late, open") },
    { ACTION_VIEW_SITES, NC_("words", "internet, links, websites, website, Google, YouTube") },
    { ACTION_VIEW_LESSONS, NC_("words", "prepare, week, plan, lesson") },
    { ACTION_VIEW_OVERVIEW, NC_("words", "year, report, statistics, numbers, chart, graph") },
    { ACTION_TOUR, NC_("words", "learn, first time, practise, practice, demo") },
    { ACTION_THEME, NC_("words", "colours, colors, color, dark, light, contrast, colour blind") },
    { ACTION_STICK, NC_("words", "backup, copy, save, USB, take home, disk broken, safe") },
    { ACTION_BLANK, NC_("words", "hide, black, somebody is coming, privacy") },
    { ACTION_LOCK, NC_("words", "walk away, screen lock, password, privacy") },
    { ACTION_LOCK_PIN, NC_("words", "password, passphrase, code, log in, privacy") },
    { ACTION_QUIT, NC_("words", "quit, stop, close, exit, end") },
    { ACTION_DAY_BEFORE, NC_("words", "yesterday, look back, Friday, earlier day") },
    { ACTION_HELP,
      NC_("words", "help, explain, how does this work, manual, settings, language, Dutch, holidays") },
};

/* The key that goes to where an action lives. */
static enum key_action home_of(enum key_action action)
{
    for (int i = 0; i < MAIN_VIEWS; i++)
        if (action_info(action)->places & (unsigned)main_views[i].place)
            return main_views[i].action;
    return action_info(action)->places & PLACE_CARD ? ACTION_CARD : ACTION_NONE;
}

static bool is_here(const struct screen *top, enum key_action action)
{
    return action_info(action)->places & (unsigned)top->kind->place &&
           (top->kind->can == NULL || top->kind->can(top, action));
}

/* Not here, but one key away. */
static bool is_near(const struct screen *top, enum key_action action)
{
    enum key_action home = home_of(action);
    return !(action_info(action)->places & (unsigned)top->kind->place) && home != ACTION_NONE &&
           is_here(top, home);
}

static void chosen(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    (void)text;
    if (answer == PICKER_NOTHING)
        return;
    if (answer == RESTORE) {
        char key[KEY_TEXT_SIZE];
        stack_say(stack, MESSAGE_INFO,
                  _("Leave with %s and type: klaskast help restore. It shows how, and where the copies are."),
                  keymap_show(stack->keymap, ACTION_QUIT, key));
        return;
    }
    enum key_action action = (enum key_action)answer;
    if (is_near(stack_top(stack), action))
        stack_act(stack, home_of(action));
    if (is_here(stack_top(stack), action))
        stack_act(stack, action);
}

/* What an action is known as, in the source's words; NULL: as nothing else. */
static const char *known(enum key_action action)
{
    for (size_t i = 0; i < sizeof known_as / sizeof *known_as; i++)
        if (known_as[i].action == action)
            return known_as[i].words;
    return NULL;
}

/* What says it in the language in use. */
static size_t say(enum key_action action, char *words, size_t size)
{
    const char *more = known(action);
    int length = snprintf(words, size, "%s, %s, ", _(action_info(action)->help),
                          more ? translate_in_context("words", more) : "");
    return (size_t)length < size ? (size_t)length : size - 1;
}

/* The same in every language: a colleague may have learned it in the other one. */
static void words_of(enum key_action action, char own[WORDS], char all[WORDS])
{
    enum language language = translate_language();
    size_t used = 0;

    say(action, own, WORDS);
    for (int i = 0; i < LANGUAGES; i++) {
        translate_use((enum language)i);
        used += say(action, all + used, WORDS - used);
    }
    translate_use(language);
}

/* What other programs have a key for, and this one a command. */
static struct picker_row restore_row(void)
{
    static char words[WORDS];
    snprintf(words, sizeof words, "%s",
             C_("words", "restore, recover, copy from the stick, disk broken, lost, backup, get back"));
    return (struct picker_row){ .text = _("Put a copy back"),
                                .right = "klaskast restore",
                                .also = words,
                                .foreign = "restore, backup, terugzetten",
                                .value = RESTORE,
                                .far = true };
}

void palette_open(struct stack *stack)
{
    static char keys[ACTION_COUNT][RIGHT], own[ACTION_COUNT][WORDS], all[ACTION_COUNT][WORDS];
    const struct screen *top = stack_top(stack);
    struct picker_row rows[ROWS];
    size_t count = 0;

    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < ACTION_COUNT; i++) {
            enum key_action action = (enum key_action)i;
            char way[KEY_TEXT_SIZE], key[KEY_TEXT_SIZE];
            bool here = pass == 0;
            if (!(here ? is_here(top, action) : is_near(top, action)) ||
                (action_info(action)->flags & ACTION_MOVES && !known(action)) || action == ACTION_PALETTE)
                continue;
            snprintf(keys[i], sizeof keys[i], "%s%s%s",
                     here ? "" : keymap_show(stack->keymap, home_of(action), way), here ? "" : " ",
                     keymap_show(stack->keymap, action, key));
            words_of(action, own[i], all[i]);
            rows[count++] = (struct picker_row){ .text = _(action_info(action)->help),
                                                 .right = keys[i],
                                                 .also = own[i],
                                                 .foreign = all[i],
                                                 .value = i,
                                                 .far = !here };
        }
    rows[count++] = restore_row();
    picker_open(stack, _("All actions"), rows, count, -1, false, chosen);
}

/* Everything about a setting, once. */
#include "klaskast/base/translate.h"
#include "klaskast/domain/settings_parts.h"

#define LANGUAGE_WORD(name, code, own) [LANGUAGE_##name] = code,
static const char *const language_words[] = { LANGUAGE_LIST(LANGUAGE_WORD)[LANGUAGE_AUTO] = "auto", NULL };
static const char *const ban_words[] = { "phone", "all", NULL };

#define AT(member) offsetof(struct settings, member)
#define ROOM(member) .most = (int)sizeof(((struct settings *)0)->member)

static const struct setting table[] = {
    { "program", "language", SETTING_CHOICE, AT(language), .words = language_words, .value = "auto",
      .sentence =
          N_("The language: nl, en, or auto for the one chosen at the first start, else the computer's.") },
    { "program", "theme", SETTING_TEXT, AT(theme), ROOM(theme), .value = "auto",
      .sentence =
          N_("The colours: default, light, high-contrast, colour-blind or mono; auto is the one chosen with "
             "the key t.") },
    { "program", "database", SETTING_PATH, AT(database), ROOM(database), .value = "",
      .sentence =
          N_("The data file; empty is the usual place. A path without / at the start counts from this "
             "file's folder.") },
    { "program", "teacher", SETTING_TEXT, AT(teacher), ROOM(teacher), .value = "",
      .sentence = N_("Your name as it stands in the journal; empty is the one given at the start.") },
    { "program", "give_back_from", SETTING_TIME, AT(give_back_from), .value = "14:00",
      .sentence = N_("From this time on a device that is unticked was given back, without a question.") },
    { "program", "lesson_ends", SETTING_TIMES, AT(lesson_ends), .value = "",
      .sentence =
          N_("When lessons end, such as 10:15, 12:00, 14:30: what is in use after that is named. Empty: "
             "only at the end of the day (P6).") },
    { "program", "board_at_start", SETTING_FLAG, AT(board_at_start), .value = "no",
      .sentence = N_("Start in board mode, fit for the class to see: yes or no.") },
    { "program", "board_after", SETTING_NUMBER, AT(board_after), .least = 0, .most = 240, .value = "0",
      .sentence = N_("Go to board mode after so many minutes without a key; 0 is never.") },

    { "lock", "after", SETTING_NUMBER, AT(lock_after), .least = 0, .most = 240, .value = "10",
      .sentence = N_("Lock after so many minutes without a key; 0 is never.") },
    { "lock", "board", SETTING_FLAG, AT(lock_board), .value = "yes",
      .sentence =
          N_("Board mode can be opened without the PIN, to tick and no more, for a substitute: yes or "
             "no.") },
    { "lock", "commands", SETTING_FLAG, AT(lock_commands), .value = "yes",
      .sentence = N_("Commands that show or change something of a pupil ask for the PIN: yes or no.") },

    { "school", "name", SETTING_TEXT, AT(school), ROOM(school), .value = "",
      .sentence = N_("The school's name, for letters.") },
    { "school", "place", SETTING_TEXT, AT(place), ROOM(place), .value = "",
      .sentence = N_("The place above the date of a letter.") },
    { "school", "head", SETTING_TEXT, AT(head), ROOM(head), .value = "",
      .sentence = N_("The head's name, below letters.") },
    { "school", "policy_name", SETTING_TEXT, AT(policy_name), ROOM(policy_name), .value = "",
      .sentence = N_("What the policy is called in the school guide (G2).") },
    { "school", "policy_date", SETTING_TEXT, AT(policy_date), ROOM(policy_date), .value = "",
      .sentence = N_("The policy's date, as it is to be printed.") },
    { "school", "address", SETTING_TEXT, AT(address), ROOM(address), .value = "",
      .sentence = N_("The school's street and number, on top of a letter.") },
    { "school", "postcode", SETTING_TEXT, AT(postcode), ROOM(postcode), .value = "",
      .sentence = N_("Its postcode and town.") },
    { "school", "phone", SETTING_TEXT, AT(phone), ROOM(phone), .value = "",
      .sentence = N_("Its telephone number.") },
    { "school", "web", SETTING_TEXT, AT(web), ROOM(web), .value = "",
      .sentence = N_("Its address on the web or for mail.") },
    { "school", "objection", SETTING_TEXT, AT(objection), ROOM(objection), .value = "",
      .sentence = N_("How parents can object to a suspension at this school, as it is printed in the letter "
                     "(P13).") },

    { "letters", "language", SETTING_CHOICE, AT(letter_language), .words = language_words, .value = "auto",
      .sentence = N_("The language of letters: nl, en, or auto for that of the program.") },
    { "letters", "signed_slip", SETTING_FLAG, AT(signed_slip), .value = "no",
      .sentence =
          N_("The parents return a signed slip; until it is back the letter stays on the list: yes or no.") },

    { "rules", "decided_by", SETTING_TEXT, AT(decided_by), ROOM(decided_by), .value = "",
      .sentence =
          N_("Who decided on the ladders below, such as the team with the participation council (P18).") },
    { "rules", "decided_on", SETTING_DAY, AT(decided_on), .value = "",
      .sentence = N_("The date of that decision, such as 2026-09-14 (P18).") },
    { "rules", "watch_own_ladder", SETTING_FLAG, AT(watch_own_ladder), .value = "no",
      .sentence = N_("A smartwatch that is worn counts on a ladder of its own: yes or no (P3).") },
    { "rules", "ban_covers", SETTING_EITHER, AT(ban_covers_all), .words = ban_words, .value = "phone",
      .sentence = N_("What a ban covers: the phone, or all devices; never an exempt one (P8).") },
    { "rules", "calls_with_name", SETTING_FLAG, AT(calls_with_name), .value = "no",
      .sentence = N_("Keep who called home, and not only how many did: yes or no (P4).") },
    { "rules", "police_line", SETTING_FLAG, AT(police_line), .value = "no",
      .sentence =
          N_("With misuse, keep the date on which a report to the police was considered with the head: yes "
             "or no (P14).") },
    { "rules", "review_months", SETTING_NUMBER, AT(review_months), .least = 1, .most = 60, .value = "12",
      .sentence = N_("Look at a site again after so many months (S9).") },

    { "retention", "ticks", SETTING_NUMBER, AT(keep_ticks), .least = 7, .most = 366, .value = "31",
      .sentence = N_("Days that it is kept who handed in what, was absent or called home; the numbers of a "
                     "day stay.") },
    { "retention", "teachers", SETTING_NUMBER, AT(keep_teachers), .least = 31, .most = 1830, .value = "365",
      .sentence = N_("Days that it is kept who was in front of the class.") },
    { "retention", "records", SETTING_NUMBER, AT(keep_records), .least = 0, .most = 24, .value = "0",
      .sentence =
          N_("Months after 31 July that the violations, notes, exemptions and answers about photos of "
             "a school year are kept; never before they no longer count (P11).") },
    { "retention", "left", SETTING_NUMBER, AT(keep_left), .least = 0, .most = 24, .value = "0",
      .sentence =
          N_("Months after 31 July of the school year in which a pupil left that its name is kept.") },

    { "backup", "daily", SETTING_NUMBER, AT(rotation.daily), .least = 1, .most = 31, .value = "7",
      .sentence = N_("Of so many days every copy stays.") },
    { "backup", "weekly", SETTING_NUMBER, AT(rotation.weekly), .least = 0, .most = 8, .value = "4",
      .sentence = N_("Of so many weeks before that one copy stays.") },
    { "backup", "days", SETTING_NUMBER, AT(rotation.days), .least = 1, .most = 31, .value = "31",
      .sentence = N_("None that is older than so many days stays.") },
    { "backup", "stick", SETTING_PATH, AT(stick), ROOM(stick), .value = "",
      .sentence = N_("The folder for sealed copies, such as /media/marit/STICK; empty: it is asked.") },

#define WITHIN(name, kind, days, text)                                                                       \
    {                                                                                                        \
        "duties", name, SETTING_NUMBER, AT(within[kind]), .least = 0, .most = 60, .value = days,             \
                                                          .sentence = text                                   \
    }
    WITHIN("head_confirms", TASK_HEAD_CONFIRMS, "1", N_("The head confirms 'misuse: other, namely' (P12).")),
    WITHIN("police_considered", TASK_POLICE_CONSIDERED, "5",
           N_("A report to the police considered with the head, where police_line is yes (P14).")),
    WITHIN("inspectorate", TASK_INSPECTORATE, "2",
           N_("The inspectorate informed of a suspension of more than one day (P13).")),
    WITHIN("reconsider", TASK_RECONSIDER, "2", N_("A measure that no longer follows reconsidered (P10a).")),
    WITHIN("lifted_told", TASK_PARENTS_TOLD, "2", N_("Parents told that a measure was lifted (P10a).")),
    WITHIN("withdrawal", TASK_WITHDRAWAL, "5",
           N_("The letter that withdraws a measure which was confirmed in writing (P10a).")),
    WITHIN("ict", TASK_ICT, "1", N_("An unwanted site passed on to ICT (I2).")),
#undef WITHIN
};

static const struct setting_section sections[] = {
    { "program", N_("How klaskast behaves.") },
    { "lock",
      N_("The lock, once you have chosen a PIN: with F8, or 'klaskast pin set'. It keeps eyes out; only an "
         "encrypted disk keeps others out of the file.") },
    { "school", N_("What stands in letters.") },
    { "letters",
      N_("How letters are made. Texts of your own: 'klaskast letter copy' puts them beside this file.") },
    { "rules", N_("What the school decided beside its ladders. '(P8)' names a rule of doc/rules.md.") },
    { "retention", N_("How long is kept what is about people. Ticks go by themselves, the rest asks first; "
                      "what counts, runs or is open stays.") },
    { "backup",
      N_("Which copies of the data file stay. What was removed from the data file is out of its copies "
         "within that time too.") },
    { "duties", N_("Within how many school days the duties are to be done that no ladder below opens.") },
    { "ladder.device",
      N_("What follows the first, second, ... time (P7-P11): not handed in, not switched off, taken out, "
         "smartwatch worn.\n"
         "rung1, rung2, ...: none, warning, ban, suspension, talk, or head (talk with the head).\n"
         "rung1_rule: the policy's rule, shown as the reason. rung2_period: 1 month, 10 days, 5 school "
         "days.\n"
         "rung1_duties: what is to be done, by teacher or head, within how many school days. The duties are "
         "put-right, "
         "child-heard, child-told, parents-told, policy-explained, talk (with child and parents), "
         "talk-child, "
         "talk-head, head-confirms, letter, inspectorate, ict. A ban has child-told and parents-told, a "
         "suspension talk and letter, also where they are not named (P8, P13).\n"
         "beyond: what follows the last rung: head (the policy is silent) or last (the last rung again).\n"
         "reset: when counting starts anew: schoolyear, never, or after a number of days such as 180 "
         "days.") },
    { "ladder.watch", N_("Only where watches have a ladder of their own. Empty: as that of devices (P3).") },
    { "ladder.misuse", N_("Misuse. The period of a suspension is set when it is decided on (P12, P13).") },
    { "ladder.internet", N_("Internet agreements (I3).") },
    { "holidays", N_("When there is no school, such as: autumn 2026 = 2026-10-17 to 2026-10-25") },
    { "review", N_("The questions about a site. 'reject': when the answer is yes the site is not allowed. "
                   "'remark': good to "
                   "know. Then the question in Dutch and in English (S2, S5).") },
    { "end_of_day",
      N_("The teacher's own checklist at the end of the day, in Dutch and in English; never about a "
         "child. A line without text: no checklist (P16).") },
    { "keys", N_("Other keys.") },
};

const struct setting *settings_row(size_t index)
{
    return index < sizeof table / sizeof *table ? &table[index] : NULL;
}

const struct setting_section *settings_section(size_t index)
{
    return index < sizeof sections / sizeof *sections ? &sections[index] : NULL;
}

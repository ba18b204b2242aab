/* What help says of each command beside its row in command_table.c: for the terminal, and by doc/tables.pl
 * for the manual pages. */
#include "klaskast/app/command_help.h"
#include "klaskast/base/translate.h"

#include <string.h>

/* clang-format off: command, example, related commands, what it does */
static const struct command_more more[] = {
    { "today", "klaskast today --date 2026-11-19", "in none absent",
      N_("One line for each pupil who was asked, and the counts. With --date another day, with --class "
         "another class.") },
    { "in", "klaskast in 7", "back lend undo",
      N_("Something that is already in is not counted twice. The screen does the same with the slot and "
         "Enter.") },
    { "back", "klaskast back hugo", "in end-of-day",
      N_("Only what is in the cupboard can go back. On the screen R gives everything back at once.") },
    { "lend", "klaskast lend hugo --for timer", "in back",
      N_("It stays the teacher's: as long as it is lent, using it is no violation.") },
    { "none", "klaskast none 4", "absent in",
      N_("For a child who was asked and has nothing with it. Not asked yet is something else, and stays "
         "an empty box.") },
    { "absent", "klaskast absent 14", "none today",
      N_("Who is absent is not asked for anything, and is not counted.") },
    { "undo", "klaskast undo", "withdraw in",
      N_("Whatever it was: all of it, of this teacher and this class. It says what it took back. What "
         "is older is taken back with withdraw.") },
    { "call", "klaskast call", "exempt today",
      N_("A tally for the day, without a name unless the school wants names.") },
    { "exempt", "klaskast exempt noor --until 2026-12-18", "measures today",
      N_("The pupil may use the device until that day. Why is never asked and has no place here.") },
    { "end-of-day", "klaskast end-of-day", "back today",
      N_("The lines stand in the settings, under [end_of_day]. It says first what is still in the "
         "cupboard.") },
    { "log", "klaskast log mees not-off", "undo tasks withdraw",
      N_("It prints what the screen shows: which time it is, the measure and its period, and what is to "
         "be done. Nothing is announced by klaskast itself.") },
    { "tasks", "klaskast tasks --late", "done tell hear",
      N_("The number in front is the one that done wants. With a pupil only what is about that pupil.") },
    { "done", N_("klaskast done 162 --how phone"), "tasks tell hear",
      N_("TASK is the number that tasks shows. With --date: the day on which it was done.") },
    { "tell", N_("klaskast tell mees parents --how phone"), "hear tasks done",
      N_("Ticks off the oldest open task of this kind. A measure holds once child and parents are told.") },
    { "hear", N_("klaskast hear mees --story \"It was in my coat.\""), "tell tasks",
      N_("Ticks off that task; the story stands on the card, beside the violation.") },
    { "confirm", "klaskast confirm mees --from 2026-11-21 --until 2026-12-20", "measures shorten suspend",
      N_("From then on the dates of the letter hold. Without dates: those that were proposed.") },
    { "suspend", "klaskast suspend thijs --from 2026-11-24 --days 2", "confirm measures",
      N_("Name the last day or the number of school days. The head may set it; the talk comes first.") },
    { "shorten", N_("klaskast shorten renee --until 2026-12-01 --reason \"a good week\""),
      "lift pause measures",
      N_("What was announced stays in the journal beside it. Those who were told hear it again: that "
         "becomes a task.") },
    { "pause", N_("klaskast pause renee --reason \"talk with the parents first\""), "lift shorten measures",
      N_("As long as it is paused it does not hold.") },
    { "lift", N_("klaskast lift renee --reason \"agreed with the parents\""), "pause shorten withdraw",
      N_("It holds no more, from now on. The violation stays, and counts.") },
    { "uphold", N_("klaskast uphold renee --reason \"looked at with the head\""), "lift withdraw measures",
      N_("For a measure that no longer follows, since a record was taken back or the parents asked. "
         "Otherwise lift it.") },
    { "measures", "klaskast measures --all", "confirm shorten lift",
      N_("For each what it waits for, when it ends, and whether the head confirmed it.") },
    { "history", "klaskast history mees", "card withdraw note",
      N_("What was taken back stands there too, with the reason. With --json also the numbers that "
         "withdraw and note take.") },
    { "card", "klaskast card mees", "history inspect verify",
      N_("About one child, with the fingerprint of the journal below. Readable for you alone; remove it "
         "when it has been used.") },
    { "note", N_("klaskast note mees \"Asked for the phone at ten.\""), "history view withdraw",
      N_("Write facts that the parents may read: they may see all that is stored. The parents' words "
         "stand beside the card (AVG, article 16), or beside one record.") },
    { "view", N_("klaskast view lotte \"She was waiting for a call.\""), "note history",
      N_("One line, in the parents' own words.") },
    { "withdraw", N_("klaskast withdraw mees --reason \"it was switched off after all\""),
      "undo history uphold",
      N_("The newest violation of the pupil, or the record of --number. It stays visible as taken back, "
         "and counts no more.") },
    { "letter", "klaskast letter mees", "tasks confirm text",
      N_("PUPIL alone: which letters make sense now. With a kind: makes it, a page to print and a text. "
         "sign and give: what happened with it. copy puts the templates beside your settings to change "
         "them, check looks at them, placeholders lists what may stand in them.") },
    { "text", "klaskast text photos", "letter consent",
      N_("About photos and about risk, for the portal or a banner, with the name of the school from the "
         "settings.") },
    { "consent", "klaskast consent mees photo yes", "text import",
      N_("Without words: all answers. With PUPIL KIND ANSWER: one answer, or all three. No answer is "
         "not a yes.") },
    { "agreements", N_("klaskast agreements made --line \"We ask before we search.\""), "text log",
      N_("The eight of the school, and the class's own. made: the class made them today, once each "
         "school year.") },
    { "site", N_("klaskast site add rekenen.example --title \"Sum games\" --subject maths"),
      "page lesson report-site",
      N_("add - reads many addresses, one a line; import reads a browser's bookmarks; review records "
         "what a colleague found; change and remove mend the list; history says who judged it.") },
    { "page", "klaskast page --group 7 --to start.html --replace", "site lesson",
      N_("What colleagues allow for that group, and nothing of a child. Without --group: the group of "
         "the class.") },
    { "lesson", N_("klaskast lesson add \"Where is Europe\" --day tuesday --groups 7"), "site page prep",
      N_("Also: change, copy, given, cancel, plan and remove LESSON; site LESSON SITE; pupil LESSON "
         "PUPIL TEXT for a child whose plan differs; count the lessons about media.") },
    { "prep", N_("klaskast prep export home.json"), "site lesson",
      N_("For preparing at home; 'export -' prints it. import also takes a table of sites or lessons, CSV or "
         "JSON, and "
         "changes nothing the second time.") },
    { "report-site", N_("klaskast report-site eng.example --what \"scary pictures\""), "site log",
      N_("A child who tells is no violation. The site comes on the list, to be looked at by a colleague.") },
    { "class", "klaskast class add 8A", "pupil import new-year",
      N_("Without words: the list. add NAME; rename NAME NEW; join NAME INTO another; move TO PUPIL...; "
         "remove NAME once nobody is in it.") },
    { "pupil", "klaskast pupil add \"Jip de Wit\" --slot 29", "class import erase",
      N_("add NAME; rename PUPIL NAME; change PUPIL with the options; left PUPIL; back NAME of who had "
         "left. What was recorded stays with the pupil.") },
    { "import", N_("klaskast import list.csv --class 7A --dry-run"), "class pupil new-year",
      N_("It says first what it would change, makes a copy, and writes it in one step. Only name, "
         "number, class and group are read. Who is missing from the list is named, and stays.") },
    { "new-year", "klaskast new-year --dry-run", "class import purge",
      N_("Say --class 7A=8A for each class whose guess is wrong. One action, after a verified copy.") },
    { "demo", N_("klaskast demo --database try.db"), "import class",
      N_("To try things, in a data file that has no class yet. C on the screen throws it away.") },
    { "export", "klaskast export days --from 2026-11-01", "report today",
      N_("CSV with headings. What has names of children in it says so; a file of it is readable for you "
         "alone.") },
    { "report", "klaskast report --month 2026-11 --to november.html", "export measures",
      N_("One HTML page with numbers and pictures for the team, without names unless asked for.") },
    { "backup", "klaskast backup", "restore verify",
      N_("It is read back before it is called a backup. klaskast makes one by itself on each day it is "
         "used. On a stick: only sealed, with --to.") },
    { "restore", "klaskast restore ~/.local/share/klaskast/klaskast-backups/klaskast-2026-11-20.db",
      "backup verify contents",
      N_("It shows what is in the copy and asks. What was removed since does not come back. It ends "
         "with 4 for another passphrase, 5 for a damaged copy, 6 when another program is writing.") },
    { "verify", "klaskast verify --all", "rebuild backup restore",
      N_("One line for the file, one for the chain of the journal, one for what was emptied, one for "
         "the tables. It ends with 3 when something is not in order, and names the newest backup.") },
    { "rebuild", "klaskast rebuild", "verify",
      N_("For when verify says that they differ. The journal itself stays as it is.") },
    { "mend", "klaskast mend", "verify",
      N_("For when klaskast says that others on this computer can read them. It changes who may read, "
         "and nothing else.") },
    { "pin", "klaskast pin", "settings",
      N_("Without a word: whether there is one, and in which file. It is asked unseen. The lock keeps "
         "eyes out; it does not encrypt the file.") },
    { "contents", "klaskast contents ~/.local/share/klaskast/klaskast.db", "inspect restore",
      N_("Counts by kind, from when to when: for the report of a loss. klaskast help lost says what to "
         "do first.") },
    { "inspect", "klaskast inspect mees", "history note erase",
      N_("In plain words (AVG, article 15): also what was taken back. Nobody else's name is in it. A "
         "child that left is named by its whole name or its number.") },
    { "purge", "klaskast purge --dry-run", "erase new-year verify",
      N_("How long each kind stays is a setting, under [retention]. It asks first. What counts, runs or "
         "is open stays.") },
    { "erase", "klaskast erase noor --confirm \"Noor de Vries\"", "inspect purge",
      N_("Without --confirm it shows where the name stands, and changes nothing. Letters, cards and "
         "older copies go too; numbers of days stay.") },
    { "settings", N_("klaskast settings --to my.ini"), "keys rules",
      N_("With a sentence at each, in your language. klaskast reads ~/.config/klaskast/config.ini, and "
         "before it /etc/klaskast/config.ini.") },
    { "rules", "klaskast rules", "settings log",
      N_("Who decided on them, and on what day each change came into the journal.") },
    { "keys", "klaskast keys", "settings",
      N_("The names are those for [keys] in the settings, where each key can be changed.") },
};

/* Commands ("" for all that have it), option, what stands behind it, what it does. */
static const struct command_option_text options[] = {
    { "", "label", "TEXT", N_("what it is, of a device 'other'; asked once, then remembered") },
    { "", "for", "TEXT", N_("for what: timer, photos") },
    { "log", "note", "TEXT", N_("the facts, at most 200 letters") },
    { "site", "note", "TEXT", N_("for colleagues") },
    { "", "again", "", N_("the same kind for the same pupil once more within a minute") },
    { "", "measure", "MEASURE",
      N_("another measure than the ladder's: none, warning, ban, suspension, talk, head") },
    { "log", "reason", "TEXT", N_("why another measure") },
    { "", "reason", "TEXT", N_("why, in one line") },
    { "", "late", "", N_("only what is late") },
    { "", "mine", "", N_("only what the teacher does") },
    { "", "head", "", N_("only what the head does") },
    { "tasks", "done", "", N_("only what is done") },
    { "end-of-day", "done", "", N_("gone through: it stands in the journal") },
    { "tasks", "all", "", N_("also what is done") },
    { "measures", "all", "", N_("also what is over") },
    { "lesson", "all", "", N_("also those of before this week") },
    { "verify", "all", "", N_("puts the newest copy back into a scratch file and compares it too") },
    { "letter", "by", "NAME", N_("who signed or gave it") },
    { "", "by", "NAME", N_("who did it") },
    { "letter", "how", "TEXT", N_("how it was given") },
    { "", "how", "TEXT", N_("how: phone, talk, letter") },
    { "", "reopen", "", N_("opens it again") },
    { "", "task", "TASK", N_("another one than the oldest") },
    { "", "story", "TEXT", N_("what the child says") },
    { "export", "from", "DAY", N_("from this day on") },
    { "consent", "from", "FILE", N_("the answers from a list of the parents' portal, CSV or JSON") },
    { "", "from", "DAY", N_("the first day") },
    { "", "until", "DAY", N_("the last day") },
    { "", "days", "NUMBER", N_("how many school days") },
    { "", "agreed", "DAY", N_("when it was agreed with the parents") },
    { "letter", "agreed", "TEXT", N_("what was agreed in the talk") },
    { "", "renew", "", N_("goes on after the one that runs") },
    { "", "end", "", N_("ends it today") },
    { "", "what", "TEXT", N_("what was there") },
    { "note", "number", "NUMBER", N_("beside this record") },
    { "withdraw", "number", "NUMBER", N_("this record, not the newest") },
    { "pupil", "number", "NUMBER", N_("the school's own number of the pupil") },
    { "", "other-child", "", N_("it was another child") },
    { "", "parents", "", N_("the parents' own words") },
    { "backup", "to", "FOLDER", N_("sealed with a passphrase, into this folder: a stick") },
    { "", "to", "FILE", N_("this file; - is the screen") },
    { "", "passphrase-fd", "NUMBER", N_("for scripts: the passphrase stands on this open file") },
    { "", "line", "TEXT", N_("an agreement of the class's own; as often as need be") },
    { "", "print", "FILE", N_("a page to print; - is the screen") },
    { "", "list", "", N_("only who may not be in a photo") },
    { "consent", "photo", "HEADING", N_("which column of that list says it for photo and film") },
    { "consent", "name", "HEADING", N_("which column says it for a name with a photo") },
    { "consent", "portrait", "HEADING", N_("which column says it for a portrait") },
    { "", "dry-run", "", N_("only shows what would happen") },
    { "", "about", "NUMBER", N_("about which record or measure, as the list of letters says") },
    { "", "text", "", N_("the text, not the page") },
    { "", "talk", "TALK", N_("such as '25-11-2026 15:30 in room 7A'") },
    { "", "work", "TEXT", N_("the schoolwork during a suspension") },
    { "", "language", "nl|en", N_("in which language") },
    { "", "title", "TEXT", N_("what the site is called") },
    { "", "subject", "TEXT", N_("the subject: geography") },
    { "", "purpose", "TEXT", N_("what the children do there") },
    { "", "groups", "GROUPS", N_("for which groups: 5 or 5-8") },
    { "site", "verdict", "VERDICT", N_("allowed, together or not-allowed; of list also review") },
    { "", "sentence", "TEXT", N_("why, for the children") },
    { "", "reject", "NAMES", N_("lines of the checklist that say no") },
    { "", "remark", "NAMES", N_("lines of the checklist to remark on") },
    { "pupil", "group", "GROUP", N_("the pupil's group: 1 to 8") },
    { "", "group", "GROUP", N_("of this group: 1 to 8") },
    { "", "due", "", N_("what is to be looked at, now or within a month") },
    { "", "day", "DAY", N_("a date, or a day of the week: the first to come") },
    { "", "goal", "TEXT", N_("what the children learn") },
    { "", "site", "SITE", N_("a site for the pupils; as often as need be") },
    { "", "show", "SITE", N_("a site that only you show; as often as need be") },
    { "", "contact", "TEXT", N_("with whom the children have contact") },
    { "", "leave", "NAME", N_("who gave permission for that") },
    { "", "copyright", "TEXT", N_("whose work it is: own material, quoted, a licence") },
    { "", "media", "", N_("a lesson about media") },
    { "", "no-media", "", N_("not about media after all") },
    { "", "adult", "", N_("a grown-up is with them") },
    { "", "no-adult", "", N_("no grown-up after all") },
    { "", "shown", "", N_("with site: only you show it") },
    { "", "off", "", N_("with site: away from the lesson") },
    { "", "replace", "", N_("writes over a file that is there") },
    { "", "conflicts", "here|file", N_("what holds where both sides changed") },
    { "", "explain", "", N_("only says what each column was taken for") },
    { "", "other-year", "", N_("a list of another school year is meant") },
    { "", "slot", "NUMBER", N_("the slot in the cupboard") },
    { "", "left", "NAME", N_("leaves the school; as often as need be") },
    { "", "stays", "NAME", N_("stays in the class; as often as need be") },
    { "", "move", "NAME=7B", N_("to another class than the rest; as often as need be") },
    { "", "undo", "", N_("takes it back, as long as nothing was built on it") },
    { "", "format", "FORMAT", N_("html, qr, bookmarks, managed, allowlist or csv") },
    { "", "with-blocklist", "", N_("with allowlist: also what is not allowed") },
    { "", "month", "MONTH", N_("one month: 2026-11") },
    { "", "with-names", "", N_("with names of children") },
    { "", "fingerprint", "DIGITS", N_("does the journal still say what it said when this card was printed") },
    { "", "copy", "FILE", N_("this copy, not the newest") },
    { "", "confirm", "NAME", N_("the whole name: then it goes") },
    { "", "keep-texts", "", N_("the name stays in texts about others: it means something else there") },
    { "", "yes", "", N_("does not ask") },
};

/* Words in the use of several commands. */
static const struct command_word words[] = {
    { "PUPIL", N_("a slot, or a part of a name") },
    { "DEVICE", N_("phone, smartwatch or other; without it the phone") },
    { "TASK", N_("the number that klaskast tasks shows") },
    { "SITE", N_("an address, or a part of an address, title or subject") },
    { "LESSON", N_("its number, or a part of its title") },
};
/* clang-format on */

const struct command_more *command_more(const char *command)
{
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (strcmp(more[i].command, command) == 0)
            return &more[i];
    return NULL;
}

const struct command_option_text *command_option_text(const char *command, const char *option, size_t length)
{
    const struct command_option_text *found = NULL;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const struct command_option_text *row = &options[i];
        if (strlen(row->option) != length || strncmp(row->option, option, length) != 0)
            continue;
        if (strcmp(row->command, command) == 0)
            return row;
        if (!*row->command)
            found = row;
    }
    return found;
}

const struct command_word *command_words(size_t *count)
{
    *count = sizeof words / sizeof *words;
    return words;
}

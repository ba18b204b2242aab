#include "klaskast/screens/about.h"

#include "klaskast/base/translate.h"

#define ABOUT_ROSTER                                                                                         \
    N_("The class of today, and where each phone is: [x] in the cupboard since when,\n"                      \
       "[~] in use for the lesson, [ ] not asked yet, - nothing brought, . absent.\n"                        \
       "Type a child's number and press Enter, or go to it and press the space bar.\n"                       \
       "Nothing brought is n, absent is a. The rest brought nothing: A.\n"                                   \
       "A rule was not kept? v shows first what follows, and then records it.\n"                             \
       "No time now? i keeps the moment; finish it later under F3.\n"                                        \
       "u takes back the last thing you did today, whatever it was.\n"                                       \
       "At the end of the day: R gives everything back. b is for when the board is on.\n"                    \
       "Somebody comes in: F9, nothing to see. You walk away: F8, locked.")

#define ABOUT_BOARD                                                                                          \
    N_("This may be on the board: first names and boxes, nothing else.\n"                                    \
       "Type a number and press Enter, or go to a name and press the space bar.\n"                           \
       "Nothing brought is n, absent is a; the same key once more takes it back.\n"                          \
       "b goes back to the teacher's screen.")

#define ABOUT_VIOLATION                                                                                      \
    N_("First choose what happened. Below it stands what follows, and why: which\n"                          \
       "time it is this school year, and the rule of the school.\n"                                          \
       "Nothing is recorded before Enter; Esc leaves and changes nothing.\n"                                 \
       "Tab adds a note (facts only), another moment, or another measure and why.\n"                         \
       "A slip? u on the class takes it back. Found out later? x on the card does.")

#define ABOUT_TASKS                                                                                          \
    N_("What follows from what was recorded: parents to be told, a talk to be held,\n"                       \
       "a letter to be made. What is late stands on top.\n"                                                  \
       "The space bar ticks off, and asks when, how and by whom where that matters.\n"                       \
       "l opens the letter that goes with it, Enter the card of the child.\n"                                \
       "What only the head can do says so; you note down that it was done.\n"                                \
       "g shows only what is late, yours, the head's, or what was done.")

#define ABOUT_SITES                                                                                          \
    N_("The websites that you looked at before the children use them.\n"                                     \
       "+ adds an address, or a whole list that you paste. Enter reviews the site:\n"                        \
       "the school's checklist, for which groups, and one sentence that a child\n"                           \
       "understands. Without that sentence a review is not complete.\n"                                      \
       "After twelve months a site is to be looked at again.\n"                                              \
       "p makes the start page of a group from what is allowed for it.")

#define ABOUT_LESSONS                                                                                        \
    N_("The lessons of a week, and whether each is ready: it is when every site that\n"                      \
       "the pupils use is allowed for their group.\n"                                                        \
       "+ prepares a lesson, Enter changes it, c copies it to another day or group.\n"                       \
       "l takes an earlier lesson once more, of last year or another class too.\n"                           \
       "r shows the sites that are still to be reviewed for what is coming.\n"                               \
       "b shows the plan large on the board. The space bar: the lesson was given.\n"                         \
       "X and I carry your preparation to another computer; no child is in it.")

#define ABOUT_OVERVIEW                                                                                       \
    N_("The school year to look at, in numbers and without names.\n"                                         \
       "g goes to the next page: calendar, bars, what is open, the days.\n"                                  \
       "In the calendar a fuller block is a fuller cupboard; ! is a violation.\n"                            \
       "Enter on a day looks back at it. [ and ] go to another school year.\n"                               \
       "n shows whom it is about: not when somebody looks over your shoulder.\n"                             \
       "On paper: 'klaskast report'.")

#define ABOUT_CARD                                                                                           \
    N_("One child: what holds now, what is to be done, and everything that\n"                                \
       "happened, newest first. Nothing is ever rubbed out: what was taken back\n"                           \
       "stands there as taken back, with the reason.\n"                                                      \
       "m does something about a measure, and keeps how the parents see it.\n"                               \
       "l shows the letters, p prints this card for a talk with the parents.\n"                              \
       "N is a note that stands on this card and nowhere else.\n"                                            \
       "x takes back a record or a note.")

#define ABOUT_CHECKS                                                                                         \
    N_("A list to go through. What has a cross is done when you press Enter;\n"                              \
       "the space bar puts the cross or takes it away, a does that for all.\n"                               \
       "Esc leaves, and nothing has changed.")

#define ABOUT_IMPORT                                                                                         \
    N_("What the list would change, line by line, before anything does.\n"                                   \
       "Who is new, who changed, who is no longer in it, and what could not be read.\n"                      \
       "A row without a cross is left as it was. m says what each column means.\n"                           \
       "Enter does it all at once; u takes it all back.\n"                                                   \
       "Addresses, numbers and the like in the file are not kept.")

#define ABOUT_MEASURES                                                                                       \
    N_("The bans and suspensions of the class: what waits for somebody, what ends\n"                         \
       "this week, what runs, what is to come, and what is over this school year.\n"                         \
       "Nobody is held to what was not yet told. The dates that the head signed hold.\n"                     \
       "m does something about it: signed, another last day, pause, lift.")

#define ABOUT_CONSENT                                                                                        \
    N_("What parents answered in the portal this school year about photos: may the\n"                        \
       "child be in one, with its name, and alone.\n"                                                        \
       "y is yes, n is no, and each goes on to the next child; Y and N are for all\n"                        \
       "three. o: no answer yet. d says on which day you copied the answers.\n"                              \
       "l lists who may not be in a photo, p makes a page of it.\n"                                          \
       "Each school year starts with no answer.")

#define ABOUT_AGREEMENTS                                                                                     \
    N_("The agreements about the internet, one by one, for the whole class.\n"                               \
       "The space bar goes to the next. m writes down the class's own lines and the\n"                       \
       "day on which you made them. p makes a page for the wall.")

#define ABOUT_PREVIEW                                                                                        \
    N_("The letter as it will be. Nothing is made yet.\n"                                                    \
       "Missing something? e fills in what only you know; what the school should\n"                          \
       "say once for all stands in the settings.\n"                                                          \
       "Enter makes a page to print and a text; y copies the text for the portal.\n"                         \
       "s: the head signed, with which dates. g: the parents have it.")

#define ABOUT_TEXT                                                                                           \
    N_("A ready text for parents. y copies it; paste it in the portal with\n"                                \
       "Ctrl-V. Your school can change the words: 'klaskast letter copy'.")

#define ABOUT_YEAR                                                                                           \
    N_("After the summer: what becomes of each class, what stays, what starts anew.\n"                       \
       "On a class the space bar says: goes along, has left, stays. Below each child\n"                      \
       "has a line of its own, for who does something else. c names another class.\n"                        \
       "Enter does it all at once; u takes it all back, as long as nothing was\n"                            \
       "recorded in the new class. Esc puts it off until tomorrow.\n"                                        \
       "What is past its time goes in a step of its own, never here.")

const char *about_place(enum place place)
{
    static const struct {
        enum place place;
        const char *text;
    } texts[] = {
        { PLACE_ROSTER, ABOUT_ROSTER },
        { PLACE_BOARD, ABOUT_BOARD },
        { PLACE_VIOLATION, ABOUT_VIOLATION },
        { PLACE_TASKS, ABOUT_TASKS },
        { PLACE_SITES, ABOUT_SITES },
        { PLACE_LESSONS, ABOUT_LESSONS },
        { PLACE_OVERVIEW, ABOUT_OVERVIEW },
        { PLACE_CARD, ABOUT_CARD },
        { PLACE_CHECKS, ABOUT_CHECKS },
        { PLACE_IMPORT, ABOUT_IMPORT },
        { PLACE_MEASURES, ABOUT_MEASURES },
        { PLACE_CONSENT, ABOUT_CONSENT },
        { PLACE_AGREEMENTS, ABOUT_AGREEMENTS },
        { PLACE_PREVIEW, ABOUT_PREVIEW },
        { PLACE_TEXT, ABOUT_TEXT },
        { PLACE_YEAR, ABOUT_YEAR },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].place == place)
            return _(texts[i].text);
    return NULL;
}

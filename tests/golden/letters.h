/* Letters with invented values: what the tests read, and what is printed on paper by tests/paper. */
#ifndef KLASKAST_TESTS_LETTERS_H
#define KLASKAST_TESTS_LETTERS_H

#include "klaskast/io/letter.h"

#include <stdio.h>
#include <string.h>

enum { LETTER_SAMPLE_VALUES = 64 };

struct letter_sample {
    const char *name; /* of the golden and the file */
    const char *template;
    const char *without; /* names without a value here, between blanks */
    const char *with;    /* names that only have a value where they are named */
};

static const struct letter_sample letter_samples[] = {
    { "warning", "warning", "first_time times", "" },
    { "ban", "ban", "", " ban " },
    { "ban-not-told", "ban", "parents_told", " ban " },
    { "suspension", "suspension", "work first_time", " suspension inspectorate " },
    { "suspension-no-show", "suspension", "talk_date talk_who",
      " suspension no_show one_day objection talk_who " },
    { "invitation", "invitation", "talk_who", " suspension " },
    { "invitation-again", "invitation", "talk_who", " suspension earlier " },
    { "invitation-open", "invitation", "talk_date talk_time talk_place talk_who", "" },
    { "talk-report", "talk-report", "", " suspension view agreed " },
    { "exemption", "exemption", "", "" },
    { "withdrawal", "withdrawal", "", " ban " },
    { "withdrawal-suspension", "withdrawal", "", " suspension " },
    { "head-ban", "head", "", " ban view " },
    { "head-suspension", "head", "first_time", " suspension inspectorate " },
    { "head-silent", "head", "from until period days note story parents_told", "" },
};
enum { LETTER_SAMPLES = sizeof letter_samples / sizeof *letter_samples };

struct letter_sample_values {
    struct letter_value values[LETTER_SAMPLE_VALUES];
    size_t count;
    char words[20][LETTER_WORDS_SIZE];
    int used;
};

/* Is `name` one of a list of words? */
static inline bool letter_sample_lists(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; (at = strstr(at, name)) != NULL; at += length)
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}

static inline void letter_sample_put(struct letter_sample_values *out, const struct letter_sample *sample,
                                     const char *name, const char *text)
{
    static const char *const only_where_named[] = { "ban",     "suspension", "inspectorate", "no_show",
                                                    "earlier", "view",       "agreed",       "objection" };
    bool shown = !letter_sample_lists(sample->without, name);
    for (size_t i = 0; i < sizeof only_where_named / sizeof *only_where_named; i++)
        if (strcmp(only_where_named[i], name) == 0)
            shown = letter_sample_lists(sample->with, name);
    out->values[out->count++] = (struct letter_value){ name, shown ? text : NULL };
}

/* Long, but as somebody could have written it: as much as the settings and the program allow. */
static inline const char *letter_sample_long(const char *name, bool dutch)
{
    static const struct {
        const char *name, *dutch, *english;
    } table[] = {
        { "pupil", "Maximiliaan-Alexander Wolfgang van den Heuvel-Grootenhuis tot Oosterwolde", NULL },
        { "first", "Maximiliaan-Alexander Wolfgang", NULL },
        { "school", "Katholieke Openbare Brede Daltonbasisschool De Voorbeeldboom aan de Oude Rijksweg Noord",
          NULL },
        { "policy",
          "Protocol voor het gebruik van mobiele telefoons, smartwatches, internet en sociale media op "
          "basisschool De Voorbeeldboom en in de buitenschoolse opvang",
          NULL },
        { "head", "Annemarie Wilhelmina van der Bruggen-Vanderstraeten", NULL },
        { "teacher", "Marie-Louise Bakker-van Oosterhout", NULL },
        { "talk_who",
          "Maximiliaan-Alexander Wolfgang, mevrouw Van den Heuvel, meneer Grootenhuis tot Oosterwolde, de "
          "intern begeleider, de directeur en Marie-Louise Bakker-van Oosterhout",
          NULL },
        { "objection",
          "Bent u het niet eens met dit besluit, dan kunt u binnen zes weken na de datum van deze brief "
          "bezwaar "
          "maken bij het bestuur van Stichting Voorbeeldscholen Zuid, Postbus 1, 1234 AB Voorbeeldstad. "
          "Schrijf "
          "daarin wie u bent, tegen welk besluit u bezwaar maakt en waarom. Het bestuur hoort u dan, en "
          "besluit "
          "binnen vier weken. Een bezwaar stelt de schorsing niet uit. U kunt ook terecht bij de "
          "vertrouwenspersoon of bij de klachtencommissie; de adressen staan in de schoolgids.",
          NULL },
        { "note",
          "Tijdens de rekenles ging de telefoon af in de tas en werd er een filmpje gemaakt van het bord en "
          "van "
          "kinderen om de tafel. Op verzoek is de telefoon daarna direct weggelegd en later ingeleverd op "
          "het "
          "bureau.",
          "During the maths lesson the phone rang in the bag, and a film was made of the board and of "
          "children "
          "around the table. When asked, the phone was put away at once and handed in at the desk later "
          "on." },
        { "story",
          "Het was de bedoeling om thuis te laten zien hoe mooi het bord was geworden. Er is niet aan "
          "gedacht "
          "dat er kinderen op stonden, en het filmpje is nergens naartoe gestuurd. Het spijt het kind, en "
          "het "
          "is gewist.",
          "It was meant to show at home how nice the board had become. Nobody thought of the children who "
          "were on "
          "it, and the film was not sent anywhere. The child is sorry about it, and it has been deleted." },
        { "work",
          "in het lokaal naast de directiekamer, met de taken van taal, rekenen en wereldoriëntatie van de "
          "eigen "
          "groep; de intern begeleider kijkt elk uur even mee, en de pauzes zijn op een ander moment dan die "
          "van "
          "de groep",
          "in the room beside the head's office, with the group's own work for language, maths and "
          "geography; a "
          "member of staff looks in every hour, and the breaks are at another moment than those of the "
          "group" },
        { "agreed",
          "De telefoon blijft een week thuis. Thuis wordt samen gekeken welke foto's en filmpjes er nog op "
          "staan. Over drie weken bellen we even met elkaar over hoe het gaat, en dan spreken we af of er "
          "nog "
          "iets nodig is.",
          "The phone stays at home for a week. At home you look together at which pictures are still on it. "
          "In "
          "three weeks we call each other about how it is going, and then agree whether anything more is "
          "needed." },
        { "view",
          "De ouders vinden een week thuis genoeg. Zij zeggen dat er thuis al lang over is gesproken, en dat "
          "het "
          "nooit de bedoeling was om iemand te filmen; zij vragen of het gesprek met de andere ouders ook is "
          "geweest.",
          "The parents think that a week at home is enough. They say that it was talked about at home at "
          "length, and "
          "that it was never meant to film anyone; they ask whether the other parents were told as well." },
        { "reason",
          "Bij nader inzien bleek de telefoon in de tas niet van dit kind te zijn maar van een broer of zus, "
          "die "
          "hem die ochtend in de verkeerde tas had gestopt. Het voorval is daarom uit de telling gehaald en "
          "telt "
          "niet mee.",
          "On second thoughts the phone in the bag turned out to belong to a brother or sister, who had put "
          "it in "
          "the wrong bag that morning. What was recorded has been taken back, and does not count." },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0)
            return dutch || !table[i].english ? table[i].dutch : table[i].english;
    return NULL;
}

static inline char *letter_sample_word(struct letter_sample_values *out)
{
    return out->words[out->used++];
}

static inline void letter_sample_days(struct letter_sample_values *out, const struct letter_sample *sample,
                                      enum language language)
{
    bool suspension = letter_sample_lists(sample->with, "suspension");
    int day = day_from_date(2026, 11, 23), from = day + 1;
    int until = letter_sample_lists(sample->with, "one_day") ? from
                : suspension                                 ? day + 3
                                                             : day_from_date(2026, 12, 23);
    letter_sample_put(out, sample, "date", letter_day(language, day, DAY_LONG, letter_sample_word(out)));
    letter_sample_put(out, sample, "when",
                      letter_day(language, suspension ? day - 3 : day, DAY_FULL, letter_sample_word(out)));
    letter_sample_put(out, sample, "first_time",
                      letter_day(language, day_from_date(2026, 10, 12), DAY_LONG, letter_sample_word(out)));
    letter_sample_put(out, sample, "from", letter_day(language, from, DAY_FULL, letter_sample_word(out)));
    letter_sample_put(out, sample, "until", letter_day(language, until, DAY_FULL, letter_sample_word(out)));
    letter_sample_put(out, sample, "period", letter_period(language, from, until, letter_sample_word(out)));
    letter_sample_put(out, sample, "days",
                      letter_days(language, suspension ? until - from + 1 : 22, letter_sample_word(out)));
    letter_sample_put(out, sample, "parents_told",
                      letter_day(language, day, DAY_LONG, letter_sample_word(out)));
    letter_sample_put(out, sample, "told_by", "Marit Bakker");
    letter_sample_put(out, sample, "talk_date",
                      letter_day(language, strcmp(sample->template, "invitation") == 0 ? day + 2 : day,
                                 DAY_FULL, letter_sample_word(out)));
    letter_sample_put(out, sample, "agreed_date",
                      letter_day(language, day - 4, DAY_LONG, letter_sample_word(out)));
    letter_sample_put(out, sample, "earlier",
                      letter_day(language, day - 3, DAY_FULL, letter_sample_word(out)));
}

static inline void letter_sample_words(struct letter_sample_values *out, const struct letter_sample *sample,
                                       enum language language, const char *first)
{
    static const struct period month = { 1, PERIOD_MONTHS };
    bool misuse = letter_sample_lists(sample->with, "suspension");
    letter_sample_put(out, sample, "what",
                      letter_what(language, misuse ? VIOLATION_MISUSE_PHOTO : VIOLATION_NOT_OFF, 0, first,
                                  NULL, letter_sample_word(out)));
    letter_sample_put(out, sample, "times", letter_times(language, misuse ? 1 : 2, letter_sample_word(out)));
    letter_sample_put(out, sample, "length", letter_length(language, month, letter_sample_word(out)));
    letter_sample_put(out, sample, "next_ban", letter_length(language, month, letter_sample_word(out)));
    letter_sample_put(out, sample, "device", letter_device(language, DEVICE_PHONE, letter_sample_word(out)));
}

static inline void letter_sample_fill(const struct letter_sample *sample, enum language language,
                                      bool longest, struct letter_sample_values *out)
{
    static const struct {
        const char *name, *dutch, *english;
    } plain[] = {
        { "pupil", "Noor de Vries", NULL },
        { "first", "Noor", NULL },
        { "group", "groep 7A", "group 7A" },
        { "class", "7A", NULL },
        { "school", "Basisschool De Voorbeeldboom", NULL },
        { "address", "Lindelaan 1", NULL },
        { "postcode", "1234 AB Voorbeeldstad", NULL },
        { "phone", "012 345 67 89", NULL },
        { "web", "www.voorbeeldboom.example", NULL },
        { "place", "Voorbeeldstad", NULL },
        { "head", "Anneke Smit", NULL },
        { "policy", "Mobiele telefoons en sociale media op school", NULL },
        { "policy_date", "september 2026", "September 2026" },
        { "objection",
          "Bent u het niet eens met dit besluit? Dan kunt u binnen zes weken bezwaar maken bij het bestuur.",
          "If you do not agree with this decision, you can object to the board within six weeks." },
        { "teacher", "Marit Bakker", NULL },
        { "note", "Ging af tijdens rekenen.", "Rang during maths." },
        { "story", "Noor wilde naar huis bellen over een vergeten gymtas.",
          "Noor wanted to call home about a gym bag that was forgotten." },
        { "talk_time", "15.30", NULL },
        { "talk_place", "in lokaal 7A", "in room 7A" },
        { "talk_who", "Noor, mevrouw De Vries, Anneke Smit en Marit Bakker",
          "Noor, Ms De Vries, Anneke Smit and Marit Bakker" },
        { "agreed", "De telefoon blijft deze week thuis. Op 4 december bellen we even met elkaar.",
          "The phone stays at home this week. On 4 December we call each other." },
        { "work", "in de kamer naast de directie, met het werk van de eigen groep",
          "in the room beside the head's office, with the group's own work" },
        { "reason", "de telefoon was van een ander kind.", "the phone belonged to another child." },
        { "view", "De moeder vindt een week lang genoeg.", "The mother thinks that a week is long enough." },
        { "rule", "P8", NULL },
        { "measure", "een gesprek met de directie", "a talk with the head" },
        { "ban", "1", NULL },
        { "calendar", "1", NULL },
        { "suspension", "1", NULL },
        { "inspectorate", "1", NULL },
        { "no_show", "1", NULL },
    };
    bool dutch = language == LANGUAGE_DUTCH;
    const char *first = longest ? letter_sample_long("first", dutch) : "Noor";
    *out = (struct letter_sample_values){ .count = 0 };
    letter_sample_days(out, sample, language);
    letter_sample_words(out, sample, language, first);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        const char *other = longest ? letter_sample_long(plain[i].name, dutch) : NULL;
        letter_sample_put(out, sample, plain[i].name,
                          other                        ? other
                          : dutch || !plain[i].english ? plain[i].dutch
                                                       : plain[i].english);
    }
}

#endif

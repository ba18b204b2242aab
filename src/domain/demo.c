#include "klaskast/domain/demo.h"

#include "klaskast/base/translate.h"
#include "klaskast/domain/site_host.h"

#include <string.h>

#define NEW(first_, prefix_, surname_)                                                                       \
    {                                                                                                        \
        .kind = ROSTER_NEW, .first = first_, .prefix = prefix_, .surname = surname_, .key = "", .group = "7" \
    }

/* Names that nobody in a real class has together; with what Dutch lists hold: prefixes, marks, one name only.
 */
static const struct roster_change pupils[] = {
    NEW("Ilse", "van", "Aalst"),     NEW("Mees", "", "Bakker"),       NEW("Daan", "van den", "Berg"),
    NEW("Saar", "", "Blauwwiek"),    NEW("Bram", "de", "Boswachter"), NEW("Lina", "", "Çelik"),
    NEW("Finn", "van", "Dorenbos"),  NEW("Amina", "", "El Hadi"),     NEW("Guus", "", "Fluisterveld"),
    NEW("Tess", "", "Grasduin"),     NEW("Renée", "van 't", "Hof"),   NEW("Fenna", "", "IJsselstein"),
    NEW("Sem", "", "Jansen"),        NEW("Lotte", "", "Kuipers"),     NEW("Jesse", "", "Lantaarn"),
    NEW("Zoë", "", "Öztürk-Aydın"),  NEW("Liv", "", "Paardebloem"),   NEW("Thijs", "", "Regenboog"),
    NEW("Noa", "van der", "Schelp"), NEW("Cas", "ter", "Sluis"),      NEW("Mila", "", "Tuinstra"),
    NEW("Otis", "", "Veldmuis"),     NEW("Tim", "", "Vries"),         NEW("Noor", "de", "Vries"),
    NEW("Hugo", "", "Wielewaal"),    NEW("Łukasz", "", "Wiśniewski"), NEW("Yara", "", ""),
    NEW("Pim", "", "Yildiz"),
};

const struct roster_change *demo_pupils(size_t *count)
{
    *count = sizeof pupils / sizeof *pupils;
    return pupils;
}

const char *demo_class_name(void)
{
    return _("7 demo");
}

/* One of each kind: allowed, only together, not allowed, to be reviewed again, to be reviewed, in doubt. The
 * remarks are lines of the built-in checklist: adverts, account. [S1-S4, S9, I2] */
static const struct demo_site sites[] = {
    { { .address = N_("https://timestables.example/"),
        .title = N_("Times tables trainer"),
        .subject = N_("maths"),
        .purpose = N_("practising the tables"),
        .groups = "5-8",
        .verdict = VERDICT_ALLOWED,
        .sentence = N_("Here you practise your tables, at your own speed.") },
      .reviewed_ago = 20 },
    { { .address = N_("https://birdspotter.example/"),
        .title = N_("Bird spotter"),
        .subject = N_("nature"),
        .purpose = N_("looking up which bird it was"),
        .groups = "5-8",
        .verdict = VERDICT_TOGETHER,
        .sentence = N_("Look with an adult: beside each bird stand films that nobody chose for you.") },
      .reviewed_ago = 12 },
    { { .address = N_("https://atlas.example/europe"),
        .title = N_("Atlas of Europe"),
        .subject = N_("geography"),
        .purpose = N_("looking up capitals and rivers"),
        .groups = "6-8",
        .verdict = VERDICT_ALLOWED,
        .sentence = N_("Here are the maps that are in your book as well.") },
      .reviewed_ago = 400 },
    { { .address = N_("https://sweetgame.example/"),
        .title = N_("Sweet game"),
        .subject = "",
        .purpose = "",
        .groups = "",
        .verdict = VERDICT_NOT_ALLOWED,
        .sentence = N_("This game wants your name, and it has adverts all over. We use another one."),
        .checks = 1U << 1 | 1U << 2 },
      .reviewed_ago = 9 },
    { { .address = N_("https://naturefilms.example/"),
        .title = N_("Nature films"),
        .subject = N_("nature"),
        .purpose = N_("watching one film about autumn"),
        .groups = "5-8",
        .verdict = VERDICT_ALLOWED,
        .sentence = N_("Short films about animals and plants.") },
      .reviewed_ago = 30,
      .doubt = N_("an advert for a betting game") },
    { { .address = N_("https://letterpals.example/"),
        .title = N_("Letter pals"),
        .subject = N_("language"),
        .purpose = N_("writing with a class in Ghent"),
        .groups = "7" },
      .reviewed_ago = 0 },
};

/* Ready, not ready for want of leave, not ready for want of a review, given. [S1, S6-S8] */
static const struct demo_lesson lessons[] = {
    { .ahead = -3,
      .given = true,
      .lesson = { .title = N_("What do you put on line?"),
                  .subject = N_("media literacy"),
                  .goal = N_("You can say what you do and do not tell about yourself on the internet."),
                  .groups = "7",
                  .contact = "",
                  .leave_by = "",
                  .copyright = N_("own material"),
                  .sites = "",
                  .media = LESSON_YES } },
    { .ahead = 0,
      .pupil = "Cas",
      .line = N_("does the tables of 3 and 4"),
      .lesson = { .title = N_("The tables of 7 and 8"),
                  .subject = N_("maths"),
                  .goal = N_("You practise for ten minutes and write down which ones you do not know yet."),
                  .groups = "7",
                  .contact = "",
                  .leave_by = "",
                  .copyright = "",
                  .sites = N_("p:timestables.example") } },
    { .ahead = 1,
      .lesson = { .title = N_("Birds around the school"),
                  .subject = N_("nature"),
                  .goal = N_("With the helping parent you look up the birds that you counted outside."),
                  .groups = "7",
                  .contact = "",
                  .leave_by = "",
                  .copyright = "",
                  .sites = N_("p:birdspotter.example t:naturefilms.example"),
                  .adult = LESSON_YES } },
    { .ahead = 2,
      .lesson = { .title = N_("A letter to Ghent"),
                  .subject = N_("language"),
                  .goal = N_("Together you write a letter about our school."),
                  .groups = "7",
                  .contact = N_("a class of a school in Ghent"),
                  .leave_by = "",
                  .copyright = "",
                  .sites = N_("p:letterpals.example") } },
};

const struct demo_site *demo_sites(size_t *count)
{
    *count = sizeof sites / sizeof *sites;
    return sites;
}

bool demo_site_is(const char *key)
{
    static const char reserved[] = ".example";
    char host[SITE_HOST_SIZE];
    size_t length = strlen(site_host_of(key, host));
    return length >= sizeof reserved && strcmp(host + length - (sizeof reserved - 1), reserved) == 0;
}

const struct demo_lesson *demo_lessons(size_t *count)
{
    *count = sizeof lessons / sizeof *lessons;
    return lessons;
}

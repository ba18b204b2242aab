#include "klaskast/io/heading.h"

#include "klaskast/base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct synonym {
    const char *heading;
    enum column_use use;
};

/* Whole headings, folded. They go before the forbidden words: 'name' is fine, 'name of the mother' is not. */
static const struct synonym synonyms[] = {
    { "roepnaam", COLUMN_FIRST },
    { "voornaam", COLUMN_FIRST },
    { "voornaam leerling", COLUMN_FIRST },
    { "roepnaam leerling", COLUMN_FIRST },
    { "first name", COLUMN_FIRST },
    { "firstname", COLUMN_FIRST },
    { "given name", COLUMN_FIRST },
    { "preferred name", COLUMN_FIRST },
    { "givenname", COLUMN_FIRST },
    { "forename", COLUMN_FIRST },
    { "voornamen", COLUMN_FORENAMES },
    { "tussenvoegsel", COLUMN_PREFIX },
    { "tussenvoegsels", COLUMN_PREFIX },
    { "tussenvoegsel leerling", COLUMN_PREFIX },
    { "voorvoegsel", COLUMN_PREFIX },
    { "voorvoegsels", COLUMN_PREFIX },
    { "tussenv", COLUMN_PREFIX },
    { "tussenvoeg", COLUMN_PREFIX },
    { "tv", COLUMN_PREFIX },
    { "tussen", COLUMN_PREFIX },
    { "prefix", COLUMN_PREFIX },
    { "infix", COLUMN_PREFIX },
    { "middle name", COLUMN_MIDDLE },
    { "middlename", COLUMN_MIDDLE },
    { "achternaam", COLUMN_SURNAME },
    { "achternaam leerling", COLUMN_SURNAME },
    { "familienaam", COLUMN_SURNAME },
    { "familie", COLUMN_SURNAME },
    { "last name", COLUMN_SURNAME },
    { "lastname", COLUMN_SURNAME },
    { "surname", COLUMN_SURNAME },
    { "familyname", COLUMN_SURNAME },
    { "family name", COLUMN_SURNAME },
    { "tussenvoegsel + achternaam", COLUMN_SURNAME },
    { "tussenvoegsel en achternaam", COLUMN_SURNAME },
    { "naam", COLUMN_NAME },
    { "volledige naam", COLUMN_NAME },
    { "naam leerling", COLUMN_NAME },
    { "leerling", COLUMN_NAME },
    { "leerlingen", COLUMN_NAME },
    { "leerlingnaam", COLUMN_NAME },
    { "naam kind", COLUMN_NAME },
    { "kind", COLUMN_NAME },
    { "kinderen", COLUMN_NAME },
    { "name", COLUMN_NAME },
    { "full name", COLUMN_NAME },
    { "fullname", COLUMN_NAME },
    { "pupil", COLUMN_NAME },
    { "student", COLUMN_NAME },
    { "student name", COLUMN_NAME },
    { "child", COLUMN_NAME },
    { "leerlingnummer", COLUMN_KEY },
    { "leerling nummer", COLUMN_KEY },
    { "leerlingnr", COLUMN_KEY },
    { "leerling nr", COLUMN_KEY },
    { "llnr", COLUMN_KEY },
    { "ll nr", COLUMN_KEY },
    { "stamnummer", COLUMN_KEY },
    { "stamnr", COLUMN_KEY },
    { "nummer", COLUMN_KEY },
    { "nr", COLUMN_UNKNOWN }, /* mostly a count of the lines, which says nothing about the child */
    { "deelnemersnummer", COLUMN_KEY },
    { "leerlingcode", COLUMN_KEY },
    { "sourcedid", COLUMN_KEY },
    { "employee id", COLUMN_KEY },
    { "student id", COLUMN_KEY },
    { "studentid", COLUMN_KEY },
    { "pupil number", COLUMN_KEY },
    { "student number", COLUMN_KEY },
    { "key", COLUMN_KEY },
    { "id", COLUMN_KEY },
    { "groep", COLUMN_CLASS },
    { "gr", COLUMN_CLASS },
    { "huidige groep", COLUMN_CLASS },
    { "groep klas", COLUMN_CLASS },
    { "groepsnaam", COLUMN_CLASS },
    { "groepnaam", COLUMN_CLASS },
    { "klas", COLUMN_CLASS },
    { "klasnaam", COLUMN_CLASS },
    { "stamgroep", COLUMN_CLASS },
    { "basisgroep", COLUMN_CLASS },
    { "class", COLUMN_CLASS },
    { "class name", COLUMN_CLASS },
    { "group", COLUMN_CLASS },
    { "org unit path", COLUMN_CLASS },
    { "jaargroep", COLUMN_YEAR },
    { "leerjaar", COLUMN_YEAR },
    { "jaarlaag", COLUMN_YEAR },
    { "grade", COLUMN_YEAR },
    { "grades", COLUMN_YEAR },
    { "year", COLUMN_YEAR },
    { "year group", COLUMN_YEAR },
    { "slot", COLUMN_SLOT },
    { "kastvak", COLUMN_SLOT },
    { "vaknummer", COLUMN_SLOT },
    { "status", COLUMN_STATUS },
    { "enableduser", COLUMN_STATUS },
};

/* Words that make a heading forbidden. A word of the heading is equal to it, begins with it ('^'), ends with
 * it ('$') or holds it ('*'). */
static const char *const forbidden[] = {
    "*bsn",
    "*burgerservice",
    "^pgn",
    "*persoonsgebonden",
    "^sofi",
    "*onderwijsnummer",
    "^onderwijsnr",
    "*rijksregister",
    "*adres",
    "*address",
    "*straat",
    "^street",
    "*huisnummer",
    "^huisnr",
    "*postcode",
    "^postal",
    "zip",
    "*woonplaats",
    "$plaats",
    "city",
    "gemeente",
    "^tel",
    "*telefoon",
    "*phone",
    "*mobiel",
    "mobile",
    "*email",
    "mail",
    "*nationaliteit",
    "*nationality",
    "*land",
    "*country",
    "*etnicit",
    "*ethnic",
    "*gewicht",
    "*medi",
    "^allergi",
    "*allerg",
    "^dieet",
    "^diagnos",
    "*dyslexi",
    "zorg",
    "^zorg",
    "*huisarts",
    "*doctor",
    "*wachtwoord",
    "*password",
    "*geslacht",
    "sex",
    "gender",
    "jongen",
    "meisje",
    "m",
    "v",
    "*geboorte",
    "^geb",
    "*birth",
    "dob",
    "leeftijd",
    "age",
    "^geloof",
    "*religi",
    "*ouder",
    "*verzorger",
    "*vader",
    "*moeder",
    "*parent",
    "*guardian",
    "*father",
    "*mother",
    "*nood",
    "*emergency",
    "*voogd",
    "*gezin",
    "*opmerking",
    "^notitie",
    "^remark",
    "^note",
    "^comment",
    "^foto",
    "*photo",
    "*iban",
    "*rekening",
    "*verzeker",
    "^eck",
    "*gebruikersnaam",
    "*username",
    "^recovery",
    "sms",
    "*gezondheid",
    "*health",
    "*contact",
    "^uzovi",
    "*polis",
    "*indicatie",
    "^iq",
    "*identiteit",
    "*paspoort",
    "*passport",
    "*login",
    "*inlog",
};

/* As headings are compared: folded, what stands behind ' [' or '(' cut off, signs made blanks, trimmed. */
static const char *heading_fold(const char *text, char folded[HEADING_SIZE])
{
    char whole[HEADING_SIZE];
    text_fold(whole, sizeof whole, text);
    size_t length = 0;
    for (const char *p = whole; *p && *p != '[' && *p != '('; p++) {
        char byte = *p == '_' || *p == '-' || *p == '.' || *p == ':' || *p == '\n' || *p == '/' || *p == '*'
                        ? ' '
                        : *p;
        if (byte != ' ' || (length && folded[length - 1] != ' '))
            folded[length++] = byte;
    }
    while (length && folded[length - 1] == ' ')
        length--;
    folded[length] = '\0';
    return folded;
}

static bool word_matches(const char *word, const char *rule)
{
    size_t length = strlen(word), size = strlen(rule + 1);
    switch (rule[0]) {
    case '*':
        return strstr(word, rule + 1) != NULL;
    case '^':
        return strncmp(word, rule + 1, size) == 0;
    case '$':
        return length >= size && strcmp(word + length - size, rule + 1) == 0;
    default:
        return strcmp(word, rule) == 0;
    }
}

static bool is_forbidden(const char *folded)
{
    char words[HEADING_SIZE];
    strcpy(words, folded);
    char *rest;
    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            if (word_matches(word, forbidden[i]))
                return true;
    return strncmp(folded, "e mail", 6) == 0 || strstr(folded, " e mail");
}

/* 'Achternaam, roepnaam', 'voornaam + achternaam': all of the name in one column. */
static bool is_whole_name(const char *folded)
{
    static const char *const firsts[] = { "roepnaam", "voornaam", "voornamen", "first", "given" };
    static const char *const lasts[] = { "achternaam", "familienaam", "last", "surname", "family" };
    static const char *const others[] = { "tussenvoegsel", "voorvoegsel", "tussenv", "tv", "naam",
                                          "name",          "leerling",    "en",      "and" };
    bool first = false, last = false;
    char words[HEADING_SIZE];
    strcpy(words, folded);
    char *rest;
    for (char *word = strtok_r(words, " ,+&", &rest); word; word = strtok_r(NULL, " ,+&", &rest)) {
        bool known = false;
        for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
            if (strcmp(word, firsts[i]) == 0)
                known = first = true;
        for (size_t i = 0; i < sizeof lasts / sizeof *lasts; i++)
            if (strcmp(word, lasts[i]) == 0)
                known = last = true;
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            known |= strcmp(word, others[i]) == 0;
        if (!known)
            return false;
    }
    return first && last;
}

static enum column_use synonym_use(const char *folded)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (strcmp(folded, synonyms[i].heading) == 0)
            return synonyms[i].use;
    return COLUMN_UNKNOWN;
}

/* 'Voornaam kind', 'naam van de leerling': whose name it is goes without saying. */
static void drop_child(const char *folded, char rest[HEADING_SIZE])
{
    static const char *const fillers[] = { "leerling", "kind", "pupil", "student", "child",
                                           "van",      "de",   "het",   "of",      "the" };
    char words[HEADING_SIZE], *next;
    size_t length = 0;
    strcpy(words, folded);
    rest[0] = '\0';
    for (char *word = strtok_r(words, " ", &next); word; word = strtok_r(NULL, " ", &next)) {
        bool filler = false;
        for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
            filler |= strcmp(word, fillers[i]) == 0;
        if (!filler)
            length += (size_t)snprintf(rest + length, HEADING_SIZE - length, "%s%s", length ? " " : "", word);
    }
}

enum column_use heading_use(const char *text)
{
    char folded[HEADING_SIZE], rest[HEADING_SIZE];
    heading_fold(text, folded);
    enum column_use use = synonym_use(folded);
    if (use != COLUMN_UNKNOWN)
        return use;
    if (is_whole_name(folded))
        return COLUMN_NAME;
    if (is_forbidden(folded))
        return COLUMN_FORBIDDEN;
    drop_child(folded, rest);
    return synonym_use(rest);
}

#include "fixture.h"

#include <stdio.h>

static const char *const first_names[] = {
    "Ilse",   "Mees",  "Daan",  "Renée", "Fenna", "Zoë",   "Tim",  "Sem",   "Lotte", "Noor",
    "Łukasz", "Yara",  "Pim",   "Saar",  "Bram",  "Amina", "Koen", "Jorn",  "Evi",   "Sven",
    "Nina",   "Thijs", "Roos",  "Teun",  "Hanna", "Jelle", "Lynn", "Ravi",  "Merel", "Gijs",
    "Esra",   "Wout",  "Femke", "Anouk", "Stijn", "Loïs",  "Dewi", "Floor", "Niek",  "Isa",
};

static const char *const surnames[][2] = {
    { "van", "Aalst" },      { "", "Bakker" },       { "van den", "Berg" }, { "van 't", "Hof" },
    { "", "IJsselstein" },   { "", "Öztürk-Aydın" }, { "de", "Vries" },     { "", "Jansen" },
    { "", "Kuipers" },       { "", "Wiśniewski" },   { "", "Yildiz" },      { "van der", "Linde" },
    { "", "Mulder" },        { "de", "Boer" },       { "", "Haddad" },      { "", "Postma" },
    { "ter", "Horst" },      { "", "Brouwer" },      { "", "Smeets" },      { "van", "Dalen" },
    { "", "Çelik" },         { "", "Dijkstra" },     { "", "Verhoeven" },   { "den", "Ouden" },
    { "", "Groen" },         { "", "Lammers" },      { "", "Nguyen" },      { "", "Peeters" },
    { "", "Ruiter" },        { "", "Santos" },       { "in 't", "Veld" },   { "", "Timmermans" },
    { "", "Uittenbogaard" }, { "", "Willems" },      { "", "Zijlstra" },    { "", "Abels" },
    { "", "Cornelissen" },   { "", "El Amrani" },    { "", "Faber" },       { "", "Geerts" },
    { "", "Hoekstra" },      { "", "Ivanova" },      { "", "Jacobs" },      { "", "Kok" },
    { "", "Lont" },          { "", "Meijer" },       { "", "Nijland" },     { "op de", "Beek" },
    { "", "Prins" },         { "", "Quist" },
};

enum {
    FIRSTS = sizeof first_names / sizeof *first_names,
    SURNAMES = sizeof surnames / sizeof *surnames,
};

void fixture_name(int number, const char **first, const char **prefix, const char **surname)
{
    int family = number % SURNAMES;

    /* Shifted by the round, so that a class of thirty has thirty first names. */
    *first = first_names[(number + number / SURNAMES) % FIRSTS];
    *prefix = surnames[family][0];
    *surname = surnames[family][1];
}

bool fixture_class(const char *path, int pupils)
{
    FILE *file = fopen(path, "w");

    if (!file)
        return false;
    fprintf(file, "Voornaam;Tussenvoegsel;Achternaam\r\n");
    for (int i = 0; i < pupils; i++) {
        const char *first, *prefix, *surname;

        fixture_name(i, &first, &prefix, &surname);
        fprintf(file, "%s;%s;%s\r\n", first, prefix, surname);
    }
    return fclose(file) == 0;
}

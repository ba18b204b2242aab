/* All actions by name: found by what people call them, in both languages, also where they live elsewhere. */
#include "unit.h"

#include "../golden/stage.h"

#define TEST(test) cmocka_unit_test_teardown(test, stage_end)

static void show(enum language language)
{
    stage_set(language);
    open_roster(&stage.stack, &test_class.desk, 0);
}

/* The row on top for what was typed. */
static const char *first_row(const char *typed)
{
    static char row[200];
    press(":");
    type_in(typed);
    const char *at = strstr(shown(80, 24), typed);
    at = at ? strstr(at, "│>") : NULL;
    snprintf(row, sizeof row, "%.*s", at ? (int)strcspn(at, "\n") : 0, at ? at : "");
    press("Esc");
    return row;
}

static void palette__what_people_call_it__is_found_in_both_languages(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *row;
    } dutch[] = { { "digibord", "Digibordstand" },
                  { "pesten", "overtreding" },
                  { "foutje", "ongedaan" },
                  { "parnassys", "lijst inlezen" },
                  { "uitdelen", "Alles teruggeven" },
                  { "qr-code", "startpagina" },
                  { "opbellen", "belt naar huis" },
                  { "horloge tas", "tas" },
                  { "smartboard", "Digibordstand" },
                  { "bully", "overtreding" },
                  { "samenvoegen", "Een andere groep" },
                  { "volgend jaar", "nieuwe schooljaar" },
                  { "inzage", "bewaard" },
                  { "oneens", "ouders" },
                  { "verhuist", "wijzigen" },
                  { "inleveren", "ingeleverd" },
                  { "mobiel", "ingeleverd" },
                  { "iwatch", "Horloge" },
                  { "airpods", "Ander apparaat" },
                  { "dokter", "afwezig" },
                  { "straf", "maatregelen" },
                  { "schorsing", "maatregelen" },
                  { "verbod", "maatregelen" },
                  { "uitschelden", "overtreding" },
                  { "appen", "overtreding" },
                  { "nablijven", "overtreding" },
                  { "ouders bellen", "te doen" },
                  { "mail aan ouders", "Teksten" },
                  { "handtekening", "brief" },
                  { "afdrukken", "brief" },
                  { "brief", "brief" },
                  { "stagiair", "voor de klas" },
                  { "wachtwoord", "pincode" },
                  { "verstoppen", "niets te zien" },
                  { "usb", "kopie" },
                  { "opslaan", "kopie" },
                  { "vernietigen", "Bewaartijd om" },
                  { "nieuw kind", "toevoegen" },
                  { "achternaam", "wijzigen" },
                  { "zomervakantie", "schooljaar" },
                  { "schoolfoto", "Teksten" },
                  { "website", "Sites" },
                  { "youtube", "Sites" },
                  { "favorieten", "bladwijzers" },
                  { "les", "toevoegen" },
                  { "rapport", "jaar" },
                  { "kleurenblind", "kleur" },
                  { "instellingen", "Waar dit scherm" },
                  { "taal", "Waar dit scherm" },
                  { "gisteren", "schooldag" },
                  { "csv", "lijst inlezen" },
                  { "magister", "lijst inlezen" },
                  { "thuis vergeten", "niets mee" },
                  { "terugdraaien", "ongedaan" },
                  { "logboek", "kaart" },
                  { "rekenmachine", "gebruik" },
                  { "taken", "te doen" },
                  { "tablet", "Ander apparaat" },
                  { "bezwaar", "Maatregel" },
                  { "inzage", "bewaard" } },
      english[] = { { "phone", "Phone in" },
                    { "hand in", "Phone in" },
                    { "airpods", "Another device" },
                    { "ill", "Absent" },
                    { "attendance", "Absent" },
                    { "punishment", "measures" },
                    { "ban", "measures" },
                    { "whatsapp", "violation" },
                    { "filming", "violation" },
                    { "call parents", "to be done" },
                    { "principal", "letter" },
                    { "signature", "letter" },
                    { "letter", "letter" },
                    { "trainee", "in front" },
                    { "password", "Lock" },
                    { "pin", "PIN" },
                    { "hide", "Nothing to see" },
                    { "save", "copy" },
                    { "delete", "past its time" },
                    { "new pupil", "Add" },
                    { "surname", "Change name" },
                    { "rename", "Change name" },
                    { "merge", "Another class" },
                    { "summer holiday", "new school year" },
                    { "permission", "Consent" },
                    { "website", "Websites" },
                    { "google", "Websites" },
                    { "favorites", "bookmarks" },
                    { "lesson", "Add" },
                    { "graph", "Overview" },
                    { "color", "colour theme" },
                    { "language", "What this screen" },
                    { "settings", "What this screen" },
                    { "yesterday", "school day before" },
                    { "csv", "class list" },
                    { "forgotten", "nothing today" },
                    { "calculator", "Lend" },
                    { "tasks", "to be done" },
                    { "todo", "to be done" },
                    { "log", "card" },
                    { "quit", "Leave" },
                    { "foutje", "Take back" },
                    { "undo", "Take back" },
                    { "smartboard", "Board mode" },
                    { "year numbers", "Overview of the year" } };
    show(LANGUAGE_DUTCH);
    for (size_t i = 0; i < sizeof dutch / sizeof *dutch; i++)
        if (!strstr(first_row(dutch[i].typed), dutch[i].row))
            fail_msg("%s: %s", dutch[i].typed, first_row(dutch[i].typed));
    stage_clear();
    show(LANGUAGE_ENGLISH);
    for (size_t i = 0; i < sizeof english / sizeof *english; i++)
        if (!strstr(first_row(english[i].typed), english[i].row))
            fail_msg("%s: %s", english[i].typed, first_row(english[i].typed));
}

/* An action of another view is shown with the keys that lead there, and does it there. */
static void palette__action_of_another_view__goes_there_and_does_it(void **state)
{
    (void)state;
    show(LANGUAGE_ENGLISH);
    assert_non_null(strstr(first_row("start page"), "F4 p"));
    press(":");
    type_in("overview of the year");
    press("Enter");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_OVERVIEW);
    press(":");
    type_in("rest brought");
    press("Enter");
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_QUESTION); /* asked on the roster */
    assert_int_equal(stage.stack.count, 2);
}

static void palette__action_of_the_card__opens_the_selected_pupils(void **state)
{
    (void)state;
    show(LANGUAGE_ENGLISH);
    press(":");
    type_in("note on this card");
    press("Enter");
    assert_int_equal(stage.stack.screens[1]->kind->place, PLACE_CARD);
    assert_int_equal(stack_top(&stage.stack)->kind->place, PLACE_PROMPT);
}

/* No key does this: the row says how. */
static void palette__putting_a_copy_back__says_how(void **state)
{
    (void)state;
    static const char *const dutch[] = { "kopie terugzetten", "restore", "schijf kapot" };
    show(LANGUAGE_ENGLISH);
    assert_non_null(strstr(first_row("restore"), "Put a copy back"));
    press(":");
    type_in("restore");
    press("Enter");
    assert_non_null(strstr(shown(80, 24), "klaskast help restore"));
    stage_clear();
    show(LANGUAGE_DUTCH);
    for (size_t i = 0; i < sizeof dutch / sizeof *dutch; i++)
        if (!strstr(first_row(dutch[i]), "kopie"))
            fail_msg("%s: %s", dutch[i], first_row(dutch[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(palette__what_people_call_it__is_found_in_both_languages),
        TEST(palette__action_of_another_view__goes_there_and_does_it),
        TEST(palette__action_of_the_card__opens_the_selected_pupils),
        TEST(palette__putting_a_copy_back__says_how),
    };
    return cmocka_run_group_tests_name("palette", tests, NULL, NULL);
}

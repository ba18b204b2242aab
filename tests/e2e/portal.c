/*
 * Consent for photos from the list of a parents' portal: seen first, taken over in one action, and never
 * guessed. [C1, C2]
 */
#include "../harness/school.h"

static int set_up(void **state)
{
    (void)state;
    school_home();
    school_class("Nummer;Roepnaam;Tussenvoegsel;Achternaam\n1;Noor;de;Vries\n2;Sem;;Bos\n3;Zoë;;Öztürk\n");
    return 0;
}

static const char *list(const char *bytes)
{
    return home_file(&home, "isy.csv", bytes);
}

#define HEADINGS "Leerling;Groep;Foto's en film;Naam bij foto;Portretfoto\n"

static void consent_from__portals_list__is_one_action_C1_C2(void **state)
{
    (void)state;
    const char *path =
        list("\xEF\xBB\xBF" HEADINGS "Noor de Vries;7A;Ja;Nee;nee\nBos, Sem;7A;JA;ja;\nZoë Öztürk;7A;;;\n"
             "Bo Smit;7A;ja;ja;ja\n");
    RUN(0, "5 new, 0 as they were, 1 not in the class", "consent", "--from", path, "--dry-run");
    RUN(0, "line 5: Bo Smit is not in class 7A", "consent", "--from", path, "--dry-run");
    RUN(0, "no answer yet", "consent", "Noor");
    RUN(0, "Copied from the portal: 5 answers.", "consent", "--from", path);
    RUN(0, "photo and film yes (20 Nov), name with photo no (20 Nov), single portrait no (20 Nov)", "consent",
        "Noor");
    RUN(0, "single portrait no answer yet", "consent", "Sem");
    RUN(0, "0 new, 5 as they were", "consent", "--from", path);
    RUN(0, "", "undo");
    RUN(0, "no answer yet", "consent", "Noor");
}

static void consent_from__doubt__is_asked_and_never_guessed_C1(void **state)
{
    (void)state;
    const char *path = list("Naam;Foto's in de klas;Foto's op internet\nNoor de Vries;ja;nee\n");
    RUN(1, "line 1: several columns may be", "consent", "--from", path);
    RUN(1, "'Foto's in de klas', 'Foto's op internet'. Say which with --photo.", "consent", "--from", path);
    RUN(1, "there is no column 'Film'", "consent", "--from", path, "--photo", "Film");
    RUN(0, "1 answer", "consent", "--from", path, "--photo", "foto's in de klas");
    RUN(1, "no column speaks of photos", "consent", "--from", list("Naam;Zwemmen\nNoor de Vries;ja\n"));
    RUN(0, "line 2: something stands there that is neither yes nor no", "consent", "--from",
        list("Naam;Foto\nNoor de Vries;alleen van opzij\n"));
    RUN(1, "headings are expected", "consent", "--from", list("Noor de Vries\nSem Bos\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(consent_from__portals_list__is_one_action_C1_C2, set_up, tear_down),
        cmocka_unit_test_setup_teardown(consent_from__doubt__is_asked_and_never_guessed_C1, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("e2e portal", tests, NULL, NULL);
}

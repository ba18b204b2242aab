/*
 * A pupil's card on paper, from outside: made with a key and with a command, about one child only, and with a
 * fingerprint that shows later that nothing from before was altered.
 */
#include "../harness/expect.h"

#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct home home;

static int set_up(void **state)
{
    (void)state;
    home_init(&home);
    home_set(&home, "LC_ALL=en_GB.UTF-8");
    home_file(&home, "7A.csv",
              "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nSem;;Jansen\nMees;;Bakker\nZoë;;Öztürk\n");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    home_clear(&home);
    return 0;
}

/* Runs a command, checks its code and that it says `text` on either side. */
#define RUN(code_, text_, ...)                                                                               \
    do {                                                                                                     \
        struct run run_;                                                                                     \
        run_klaskast(&run_, &home, "--teacher", "Ans Mol", __VA_ARGS__, NULL);                               \
        expect_said(&run_, code_, text_);                                                                    \
    } while (0)

static const char data_folder[] = "data/klaskast";

/* The path of the one card in the folder for cards. */
static const char *card_path(void)
{
    static char path[300];
    char pattern[300];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/%s/cards/*", home.path, data_folder);
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    assert_int_equal(found.gl_pathc, 1);
    snprintf(path, sizeof path, "%s", found.gl_pathv[0]);
    globfree(&found);
    return path;
}

static const char *read_whole(const char *path, size_t *length)
{
    static char bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    *length = fread(bytes, 1, sizeof bytes - 1, file);
    bytes[*length] = '\0';
    assert_int_equal(fclose(file), 0);
    return bytes;
}

static const char *card_text(void)
{
    size_t length;
    return read_whole(card_path(), &length);
}

static void says(const char *text)
{
    if (!strstr(card_text(), text))
        fail_msg("the card does not say '%s':\n%s", text, card_text());
}

static void says_not(const char *text)
{
    if (strstr(card_text(), text))
        fail_msg("the card says '%s':\n%s", text, card_text());
}

/* The digits at the end of the card, with their blanks. */
static const char *fingerprint(void)
{
    static char digits[100];
    const char *text = strstr(card_text(), "<p class=\"print\">");
    assert_non_null(text);
    assert_int_equal(sscanf(text, "<p class=\"print\">%99[0-9a-f ]", digits), 1);
    assert_int_equal(strlen(digits), 64 + 7);
    return digits;
}

static void write_past(void)
{
    RUN(0, "4 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
    RUN(0, "P7", "log", "Noor", "not-off", "--at", "2026-11-16T09:00", "--note", "Sem saw that it rang");
    RUN(0, "P8", "log", "Noor", "taken-out", "--at", "2026-11-17T09:00");
    RUN(0, "done", "hear", "Noor", "--story", "It was in my coat and <b>rang</b>.");
    RUN(0, "kept beside", "view", "Noor", "We see it otherwise");
    RUN(0, "P13", "log", "Noor", "misuse-photo", "--at", "2026-11-18T09:00", "--note", "a photo of Zoë");
    RUN(0, "taken back", "withdraw", "Noor", "--other-child");
    RUN(0, "P7", "log", "Sem", "not-handed-in");
}

static void card__with_keys__is_one_child_and_escaped__P17_C4(void **state)
{
    (void)state;
    write_past();
    char *argv[] = { (char *)(uintptr_t)home_program(), "--teacher", "Ans Mol", NULL };
    char **env = home_env(&home);
    struct term *t = term_start(argv, env, 24, 80);
    home_env_free(env);
    expect_text(t, "Noor de Vries");
    expect_keys(t, "/Noor{Enter}");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "Card of Noor de Vries");
    expect_keys_after(t, "N");
    expect_keys_after(t, "Looked into the mail, told the parents.");
    expect_keys_after(t, "{Enter}");
    expect_text(t, "the note is on the card, and nowhere else");
    expect_keys_after(t, "p");
    expect_text(t, "The card is made, with a name in it");
    term_free(&t);
    struct stat st;
    assert_int_equal(stat(card_path(), &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_null(strstr(card_path(), "oor"));
    says("Card of Noor de Vries");
    says("no phone at school, 18 Nov up to and including 17 Dec: not yet told, so nobody is held to it");
    says("It was in my coat and &lt;b&gt;rang&lt;/b&gt;.");
    says("We see it otherwise");
    says("consent for photos: no answer yet");
    says("note: Looked into the mail, told the parents.");
    says("(another child) saw that it rang");
    says_not("Sem");
    says_not("Jansen");
    says_not("Mees");
    says_not("Bakker");
    says_not("Zo");
    says_not("photo of"); /* it was about another child, with all that followed from it */
    says_not("suspension");
    says_not("://"); /* nothing is fetched */
    RUN(0, "The fingerprint holds", "verify", "--fingerprint", fingerprint());
}

static void fingerprint__later_events__still_hold_and_an_altered_byte_does_not__P17(void **state)
{
    (void)state;
    size_t length;
    write_past();
    RUN(0, "with a name in it", "card", "Noor");
    RUN(0, "Rows written since: 0", "verify", "--fingerprint", fingerprint());
    RUN(0, "", "in", "Mees");
    RUN(0, "Rows written since: 1", "verify", "--fingerprint", fingerprint());
    char begin[17] = "";
    snprintf(begin, sizeof begin, "%.8s%.8s", fingerprint(), fingerprint() + 9);
    RUN(0, "The fingerprint holds", "verify", "--fingerprint", begin);
    RUN(2, "64 digits", "verify", "--fingerprint", "1f3a");
    RUN(1, "never had this fingerprint", "verify", "--fingerprint", "00000000000000001111111111111111");
    /* One letter of the child's own story, in the file itself. */
    char path[300];
    snprintf(path, sizeof path, "%s/%s/klaskast.db", home.path, data_folder);
    const char *bytes = read_whole(path, &length);
    int changed = 0;
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    for (size_t i = 0; i + 7 < length; i++)
        if (memcmp(bytes + i, "my coat", 7) == 0) {
            assert_int_equal(fseek(file, (long)i + 3, SEEK_SET), 0);
            assert_int_equal(fputc('b', file), 'b');
            changed++;
        }
    assert_int_equal(fclose(file), 0);
    assert_true(changed > 0);
    RUN(3, "is not as it was written", "verify", "--fingerprint", fingerprint());
}

static void card__made_again__replaces_itself_and_goes_where_it_is_told__P17(void **state)
{
    (void)state;
    write_past();
    RUN(0, "with a name in it", "card", "Noor");
    RUN(0, "with a name in it", "card", "Noor");
    card_path();
    RUN(0, "talk.html", "card", "Noor", "--to", home_path(&home, "talk.html"));
    size_t length;
    assert_non_null(strstr(read_whole(home_path(&home, "talk.html"), &length), "Card of Noor de Vries"));
    RUN(0, "Card of Noor de Vries", "card", "Noor", "--to", "-");
    RUN(0, "</html>", "agreements", "--print=-");
    RUN(0, "</html>", "consent", "--print=-");
    assert_int_not_equal(access("-", F_OK), 0);
    RUN(0, "The fingerprint holds", "verify", "--fingerprint", fingerprint());
}

static void card__link_in_the_way__is_refused__P17(void **state)
{
    (void)state;
    write_past();
    home_file(&home, "mine.txt", "mine");
    char cards[300], elsewhere[300];
    snprintf(elsewhere, sizeof elsewhere, "%s", home_path(&home, "mine.txt"));
    snprintf(cards, sizeof cards, "%s", home_path(&home, "link.html"));
    assert_int_equal(symlink(elsewhere, cards), 0);
    RUN(1, "", "card", "Noor", "--to", cards);
    snprintf(cards, sizeof cards, "%s/%s/cards", home.path, data_folder);
    assert_int_equal(symlink(home.path, cards), 0);
    RUN(1, "is a link", "card", "Noor");
    size_t length;
    assert_string_equal(read_whole(elsewhere, &length), "mine");
}

/* The same on the command line: the note is on the card and nowhere else. */
static void note__is_on_the_card_only__C4(void **state)
{
    (void)state;
    write_past();
    RUN(0, "nowhere else", "note", "Noor", "Looked into the mail: bullying.");
    RUN(0, "note: Looked into the mail", "history", "Noor");
    struct run run;
    static const char *const others[][3] = { { "today", "--json", NULL },
                                             { "tasks", "--json", "--all" },
                                             { "measures", "--json", "--all" } };
    for (size_t i = 0; i < 3; i++) {
        run_klaskast(&run, &home, others[i][0], others[i][1], others[i][2], NULL);
        expect_code(&run, 0);
        assert_null(strstr(run.out, "bullying"));
        run_clear(&run);
    }
    RUN(1, "needs a reason", "withdraw", "Noor");
    RUN(0, "taken back", "undo");
    RUN(0, "taken back", "history", "Noor");
    RUN(0, "with a name in it", "card", "Noor");
    says_not("bullying"); /* a step that was taken back at once */
}

static void measures__same_list_as_on_the_screen__P8_P10a(void **state)
{
    (void)state;
    write_past();
    RUN(0,
        "Waits for something:\n  Noor de Vries: no phone at school, 18 Nov up to and including 17 Dec: not "
        "yet told",
        "measures");
    RUN(0, "\"group\":\"waits\",\"state\":\"not-told\",\"status\":\"proposed\",\"from\":\"2026-11-18\"",
        "measures", "--json");
    RUN(0, "done", "tell", "Noor", "child");
    RUN(0, "done", "tell", "Noor", "parents"); /* of the warning, which is the older one */
    RUN(0, "done", "tell", "Noor", "parents");
    RUN(0, "Runs:\n", "measures");
    RUN(1, "reason", "lift", "Noor");
    RUN(1, "why it stands", "uphold", "Noor");
    RUN(0, "its dates are as they were", "uphold", "Noor", "--reason", "talked over");
    RUN(0, "is lifted", "lift", "Noor", "--reason", "agreed with the head");
    RUN(0, "There are no measures now", "measures");
    RUN(0, "lifted on Fri 20 Nov", "measures", "--all");
}

/* --- what parents may see ------------------------------------------------------------------------------- */

/* The number of the row of Noor's history that says `text`. */
static const char *number_of(const char *text)
{
    static char number[24];
    struct run run;
    run_klaskast(&run, &home, "history", "Noor", "--json", NULL);
    const char *row = run.out, *said = strstr(run.out, text);
    assert_non_null(said);
    for (const char *at = row; (at = strstr(at, "\"number\":")) && at < said; at++)
        row = at;
    snprintf(number, sizeof number, "%.*s", (int)strspn(row + 9, "0123456789"), row + 9);
    run_clear(&run);
    return number;
}

static void inspect__one_child__says_all_and_names_nobody_else_P17(void **state)
{
    struct run run;
    struct stat seen;
    (void)state;
    RUN(0, "4 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
    RUN(0, "", "in", "Noor");
    RUN(0, "", "log", "Noor", "not-off", "--note", "Sem Jansen saw it");
    RUN(0, "", "note", "Noor", "looked into the mail with Zoë");
    RUN(0, "", "exempt", "Noor", "smartwatch", "--until", "2026-12-18", "--agreed", "2026-11-19");
    RUN(0, "", "consent", "Noor", "photo", "no");
    RUN(0, "", "withdraw", "Noor", "--reason", "it was off after all");
    RUN(0, "", "log", "Noor", "not-off", "--again", "--note", "the one who had it was in a fight");
    RUN(0, "", "withdraw", "Noor", "--other-child");
    RUN(0, "", "log", "Sem", "not-off", "--note", "secret of Sem");
    RUN(0, "kept beside", "note", "Noor", "She had switched it off.", "--parents", "--number",
        number_of("Sem Jansen saw it"));
    run_klaskast(&run, &home, "inspect", "Noor", NULL);
    expect_code(&run, 0);
    expect_out(&run, "All that klaskast keeps about Noor de Vries");
    expect_out(&run, "prefix                de");
    expect_out(&run, ", up to and including 18 December 2026");
    expect_out(&run, "agreed: 19 November 2026");
    expect_out(&run, "photo and film no");
    expect_out(&run, "(another child) saw it");
    expect_out(&run, "taken back on 20 Nov: it was off after all");
    expect_out(&run, "She had switched it off.");
    expect_out(&run, "A line that was about another child and was taken back.");
    expect_out(&run, "written down by Ans Mol");
    assert_null(strstr(run.out, "Sem"));
    assert_null(strstr(run.out, "Jansen"));
    assert_null(strstr(run.out, "Zoë"));
    assert_null(strstr(run.out, "in a fight"));
    assert_null(strstr(run.out, "secret of"));
    run_clear(&run);
    /* In a file: for one pair of eyes, and never over another file. */
    const char *path = home_path(&home, "noor.txt");
    RUN(0, "Give it to its parents only", "inspect", "Noor", "--to", path);
    assert_int_equal(stat(path, &seen), 0);
    assert_int_equal(seen.st_mode & 0777, 0600);
    RUN(1, "", "inspect", "Noor", "--to", path);
}

static void inspect__who_left__is_found_by_the_whole_name_P17(void **state)
{
    (void)state;
    RUN(0, "4 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
    home_file(&home, "8b.csv",
              "Voornaam;Tussenvoegsel;Achternaam;Groep\nNoor;;Vriesland;8B\nMees;;Bakker;8B\n"
              "Ria;;Pol;8C\n");
    RUN(0, "", "in", "Noor");
    RUN(0, "", "import", home_path(&home, "8b.csv"));
    RUN(0, "Vriesland", "inspect", "Noor Vriesland", "--class", "7A");
    RUN(0, "phone handed in", "inspect", "Noor de Vries", "--class", "8B");
    RUN(1, "Mees Bakker (7A), Mees Bakker (8B)", "inspect", "Mees Bakker", "--class", "8C");
    RUN(1, "in any class", "inspect", "Nobody");
}

static void contents__counts_kinds_and_days_without_a_name_P17(void **state)
{
    struct run run;
    char copy[400];
    (void)state;
    RUN(0, "4 new", "import", home_path(&home, "7A.csv"), "--class", "7A");
    RUN(0, "", "in", "Noor");
    RUN(0, "", "log", "Sem", "not-off", "--note", "saw Noor");
    RUN(0, "", "site", "add", "https://rekenen.example/");
    snprintf(copy, sizeof copy, "%s/data/klaskast/klaskast.db", home.path);
    run_klaskast(&run, &home, "contents", copy, NULL);
    expect_code(&run, 0);
    expect_out(&run, "Pupils whose names are in it: 4. Classes: 1.");
    expect_out(&run, "Names of teachers and others who wrote in it: 1.");
    expect_out(&run, "violations, the parents' view");
    expect_out(&run, "websites");
    assert_null(strstr(run.out, "Noor"));
    assert_null(strstr(run.out, "Ans"));
    assert_null(strstr(run.out, "bans and suspensions"));
    run_clear(&run);
    RUN(0, "\"sealed\":false,\"pupils\":4", "contents", copy, "--json");
    RUN(1, "no data file of klaskast", "contents", home_path(&home, "7A.csv"));
    RUN(1, "no file", "contents", home_path(&home, "none.db"));
    /* Cut off, as a stick that was pulled out leaves it. */
    assert_int_equal(truncate(copy, 9000), 0);
    run_klaskast(&run, &home, "contents", copy, NULL);
    assert_int_not_equal(run.code, 0);
    expect_run(&run, strstr(run.err, "damaged") || strstr(run.err, "no data file"));
    run_clear(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(card__with_keys__is_one_child_and_escaped__P17_C4, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            fingerprint__later_events__still_hold_and_an_altered_byte_does_not__P17, set_up, tear_down),
        cmocka_unit_test_setup_teardown(card__made_again__replaces_itself_and_goes_where_it_is_told__P17,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(card__link_in_the_way__is_refused__P17, set_up, tear_down),
        cmocka_unit_test_setup_teardown(note__is_on_the_card_only__C4, set_up, tear_down),
        cmocka_unit_test_setup_teardown(inspect__one_child__says_all_and_names_nobody_else_P17, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(inspect__who_left__is_found_by_the_whole_name_P17, set_up, tear_down),
        cmocka_unit_test_setup_teardown(contents__counts_kinds_and_days_without_a_name_P17, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(measures__same_list_as_on_the_screen__P8_P10a, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("e2e card", tests, NULL, NULL);
}

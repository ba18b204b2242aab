/* A class of three with a PIN, in a terminal: for tests of the lock and of what can be seen in spite of it.
 */
#ifndef TESTS_HARNESS_LOCKED_H
#define TESTS_HARNESS_LOCKED_H

#include "school.h"

#include <stdio.h>
#include <sys/wait.h>

static struct term *t;

static inline int set_up(void **state)
{
    (void)state;
    school_home();
    school_class("Nummer;Roepnaam;Tussenvoegsel;Achternaam\n1;Ilse;van;Aalst\n2;Mees;;Bakker\n3;Zoë;;Vos\n");
    return 0;
}

static inline int end(void **state)
{
    if (t != NULL)
        term_free(&t);
    return tear_down(state);
}

static inline void start_words(char *const *argv, int rows, int cols)
{
    char **env = home_env(&home);
    if (t != NULL)
        term_free(&t);
    t = term_start(argv, env, rows, cols);
    home_env_free(env);
}

static inline void start(void)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), NULL };
    start_words(argv, 24, 80);
}

/* klaskast pin VERB, in a terminal. */
static inline void start_pin(const char *verb)
{
    char *argv[] = { (char *)(uintptr_t)home_program(), "pin", (char *)(uintptr_t)verb, NULL };
    start_words(argv, 24, 80);
}

static inline void ends_with(int wanted)
{
    int status;
    expect_screen(t, term_wait_exit(t, &status));
    expect_screen(t, WIFEXITED(status) && WEXITSTATUS(status) == wanted);
}

static inline void choose_pin(const char *pin)
{
    start_pin("set");
    expect_text(t, "New PIN or passphrase");
    expect_screen(t, term_keys(t, pin) && term_keys(t, "{Enter}"));
    expect_text(t, "Once more:");
    expect_screen(t, term_keys(t, pin) && term_keys(t, "{Enter}"));
    expect_text(t, "The PIN is kept.");
    expect_screen(t, !term_has(t, pin));
    ends_with(0);
}

static inline void settings(const char *text)
{
    char **env = home_env(&home);
    const char *folder = home_env_get(env, "XDG_CONFIG_HOME");
    char path[300];
    snprintf(path, sizeof path, "%s/klaskast/config.ini", folder + strlen(home.path) + 1);
    home_file(&home, path, text);
    home_env_free(env);
}

/* No name of a child, as soon as the whole frame has come. */
static inline bool no_child(void)
{
    return term_wait_no_text(t, "Ilse") && term_wait_no_text(t, "Mees") && term_wait_no_text(t, "Zoë");
}

static inline void unlock(const char *pin)
{
    expect_text(t, "Klaskast is locked");
    expect_screen(t, term_keys(t, pin) && term_keys(t, "{Enter}"));
    expect_text(t, "Ilse van Aalst");
    expect_idle(t);
}

#define lock_test(name) cmocka_unit_test_setup_teardown(name, set_up, end)

#endif

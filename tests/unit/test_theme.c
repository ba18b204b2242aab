#include "unit.h"

#include "klaskast/ui/theme.h"

#include <math.h>
#include <stdio.h>

static const char *const names[STYLE_COUNT] = {
#define X(id, name, mono, meaning) [STYLE_##id] = name,
    STYLES(X)
#undef X
};

/* Contrast of WCAG 2, from 1 to 21. */
static double channel(int value)
{
    double part = value / 255.0;
    return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(int colour)
{
    struct rgb rgb = theme_rgb(colour);
    return 0.2126 * channel(rgb.red) + 0.7152 * channel(rgb.green) + 0.0722 * channel(rgb.blue);
}

static double contrast(int a, int b)
{
    double one = luminance(a), other = luminance(b);
    return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

static void load(struct theme *theme, const char *name)
{
    struct ini *ini;
    const struct ini_fault *faults;

    assert_true(theme_load(theme, name, NULL, &ini));
    if (ini_faults(ini, &faults) > 0)
        fail_msg("%s", faults[0].text);
    ini_free(&ini);
}

static void every_style_of_every_theme__has_enough_contrast(void **state)
{
    (void)state;
    for (size_t i = 0; theme_builtin(i) != NULL; i++) {
        struct theme theme;
        load(&theme, theme_builtin(i));
        for (int style = 0; style < STYLE_COUNT; style++) {
            struct look look = theme.look[style];
            if (look.foreground == COLOUR_DEFAULT || look.background == COLOUR_DEFAULT)
                continue;
            double found = contrast(look.foreground, look.background);
            if (found < 4.5)
                fail_msg("%s, %s: contrast %.2f", theme.name, names[style], found);
        }
    }
}

static void every_style_of_every_theme__is_written_down(void **state)
{
    (void)state;
    for (size_t i = 0; theme_builtin(i) != NULL; i++) {
        char path[80];
        snprintf(path, sizeof path, "themes/%s.ini", theme_builtin(i));
        struct theme theme;
        struct ini *ini;
        theme_load(&theme, theme_builtin(i), NULL, &ini);
        for (int style = 0; style < STYLE_COUNT; style++)
            if (ini_get(ini, "styles", names[style]) == NULL)
                fail_msg("%s has no '%s'", path, names[style]);
        ini_free(&ini);
    }
}

static void theme_look__eight_colours__never_vanishes(void **state)
{
    (void)state;
    for (size_t i = 0; theme_builtin(i) != NULL; i++) {
        struct theme theme;
        load(&theme, theme_builtin(i));
        for (int style = 0; style < STYLE_COUNT; style++) {
            struct look look = theme_look(&theme, (enum style)style, 8);
            assert_true(look.foreground < 8 && look.background < 8);
            assert_true(look.foreground == COLOUR_DEFAULT || look.foreground != look.background);
        }
    }
}

static void theme_look__no_colours__has_the_form_without(void **state)
{
    struct theme theme;
    (void)state;
    load(&theme, "light");
    struct look look = theme_look(&theme, STYLE_SELECTED, 0);
    assert_int_equal(look.foreground, COLOUR_DEFAULT);
    assert_int_equal(look.background, COLOUR_DEFAULT);
    assert_int_equal(look.attributes, ATTR_REVERSE);
}

static void theme_read__faults__are_reported_and_left_out(void **state)
{
    static const char text[] =
        "[styles]\nheld = pink\nnormal = 7\nlent = \"red on\"\nblink = red\nwarning = \"1 2\"\n";
    struct ini *ini = ini_read("my.ini", text, sizeof text - 1);
    const struct ini_fault *faults;
    struct theme theme;
    (void)state;
    theme_read(&theme, "my", ini);
    assert_int_equal(ini_faults(ini, &faults), 3);
    assert_int_equal(faults[0].line, 2);
    assert_int_equal(theme.look[STYLE_HELD].foreground, 7);
    assert_int_equal(theme.look[STYLE_LENT].foreground, 1);
    ini_free(&ini);
}

static void theme_load__unknown_name__is_the_default(void **state)
{
    struct theme theme;
    struct ini *ini;
    (void)state;
    assert_false(theme_load(&theme, "../../etc/passwd", "/tmp", &ini));
    assert_string_equal(theme.name, "default");
    ini_free(&ini);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_style_of_every_theme__has_enough_contrast),
        cmocka_unit_test(every_style_of_every_theme__is_written_down),
        cmocka_unit_test(theme_look__eight_colours__never_vanishes),
        cmocka_unit_test(theme_look__no_colours__has_the_form_without),
        cmocka_unit_test(theme_read__faults__are_reported_and_left_out),
        cmocka_unit_test(theme_load__unknown_name__is_the_default),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

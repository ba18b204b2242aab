/* The themes as people with another colour vision see them. The simulation is that of Machado, Oliveira and
 * Fernandes (2009), at full severity, in linear light; contrast is that of WCAG 2; difference is CIE76 in
 * Lab. */
#include "unit.h"

#include "klaskast/ui/theme.h"

#include <math.h>

struct light {
    double channel[3]; /* red, green, blue, linear, 0..1 */
};

static const struct sight {
    const char *name;
    double matrix[3][3];
} sights[] = {
    { "usual", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
    { "protanopia",
      { { 0.152286, 1.052583, -0.204868 },
        { 0.114503, 0.786281, 0.099216 },
        { -0.003882, -0.048116, 1.051998 } } },
    { "deuteranopia",
      { { 0.367322, 0.860646, -0.227968 },
        { 0.280085, 0.672501, 0.047413 },
        { -0.011820, 0.042940, 0.968881 } } },
    { "tritanopia",
      { { 1.255528, -0.076749, -0.178779 },
        { -0.078411, 0.930809, 0.147602 },
        { 0.004733, 0.691367, 0.303900 } } },
};
enum { SIGHTS = sizeof sights / sizeof *sights };

static double linear(int value)
{
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static struct light seen(int colour, const struct sight *sight)
{
    struct rgb rgb = theme_rgb(colour);
    double in[3] = { linear(rgb.red), linear(rgb.green), linear(rgb.blue) };
    struct light out;
    for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int k = 0; k < 3; k++)
            sum += sight->matrix[i][k] * in[k];
        out.channel[i] = sum < 0 ? 0 : sum > 1 ? 1 : sum;
    }
    return out;
}

static double luminance(struct light light)
{
    return 0.2126 * light.channel[0] + 0.7152 * light.channel[1] + 0.0722 * light.channel[2];
}

static double contrast(struct light a, struct light b)
{
    double one = luminance(a), other = luminance(b);
    return ((one > other ? one : other) + 0.05) / ((one > other ? other : one) + 0.05);
}

static double bend(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void lab(struct light light, double out[3])
{
    const double *c = light.channel;
    double x = bend((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    double y = bend(luminance(light));
    double z = bend((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    out[0] = 116 * y - 16;
    out[1] = 500 * (x - y);
    out[2] = 200 * (y - z);
}

static double difference(struct light a, struct light b)
{
    double one[3], other[3];
    lab(a, one);
    lab(b, other);
    return sqrt(pow(one[0] - other[0], 2) + pow(one[1] - other[1], 2) + pow(one[2] - other[2], 2));
}

static struct theme load(const char *name)
{
    struct theme theme;
    struct ini *faults = NULL;
    assert_true(theme_load(&theme, name, NULL, &faults));
    ini_free(&faults);
    return theme;
}

/* Every letter of the themes with colours of their own can be read, whoever looks. */
static void themes__every_style__has_contrast_for_every_sight(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double least;
    } themes[] = { { "colour-blind", 4.5 }, { "high-contrast", 7.0 }, { "light", 4.5 } };
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        struct theme theme = load(themes[i].name);
        for (int style = 0; style < STYLE_COUNT; style++)
            for (int k = 0; k < SIGHTS; k++) {
                struct look look = theme.look[style];
                assert_true(look.foreground >= 0 && look.background >= 0);
                double is = contrast(seen(look.foreground, &sights[k]), seen(look.background, &sights[k]));
                if (is < themes[i].least && !(k > 0 && is >= 4.5))
                    fail_msg("%s, style %d, %s: contrast %.2f", themes[i].name, style, sights[k].name, is);
            }
    }
}

/* What must not be taken for one another is told apart by colour too, in the theme that is made for that. */
static void colour_blind__held_lent_warning__differ_for_every_sight(void **state)
{
    (void)state;
    static const enum style pairs[][2] = { { STYLE_HELD, STYLE_LENT },       { STYLE_HELD, STYLE_WARNING },
                                           { STYLE_HELD, STYLE_OPEN },       { STYLE_GOOD, STYLE_WARNING },
                                           { STYLE_WARNING, STYLE_NORMAL },  { STYLE_RETURNED, STYLE_HELD },
                                           { STYLE_BOARD, STYLE_BOARD_HELD } };
    struct theme theme = load("colour-blind");
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (int k = 0; k < SIGHTS; k++) {
            double is = difference(seen(theme.look[pairs[i][0]].foreground, &sights[k]),
                                   seen(theme.look[pairs[i][1]].foreground, &sights[k]));
            if (is < 20)
                fail_msg("styles %d and %d, %s: difference %.1f", pairs[i][0], pairs[i][1], sights[k].name,
                         is);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(themes__every_style__has_contrast_for_every_sight),
        cmocka_unit_test(colour_blind__held_lent_warning__differ_for_every_sight),
    };
    return cmocka_run_group_tests_name("theme_sight", tests, NULL, NULL);
}

#include "unit.h"

#include "klaskast/io/qr.h"

#include <stdio.h>
#include <stdlib.h>

static struct buffer out;

static int clear(void **state)
{
    (void)state;
    buffer_clear(&out);
    return 0;
}

/* Whether a reader reads it is tested with one that is not ours (tests/browser). */
static void qr_svg__address__is_dark_squares_with_room_around_them(void **state)
{
    (void)state;
    assert_true(qr_svg(&out, "https://rekenen.example", "Sommen"));
    const char *text = buffer_get(&out);
    int whole = 0;
    assert_int_equal(sscanf(strstr(text, "viewBox="), "viewBox=\"0 0 %d", &whole), 1);
    assert_int_equal((whole - 8 - 17) % 4, 0); /* 21, 25, 29 ... modules and the quiet zone */
    assert_non_null(strstr(text, "aria-label=\"Sommen\""));
    assert_non_null(strstr(text, "M4 4h7v1h-7z")); /* the corner that readers look for */
    assert_null(strstr(text, "href"));
}

static void qr_svg__address_as_long_as_can_be__fits(void **state)
{
    (void)state;
    char address[512];
    memset(address, 'a', sizeof address - 1);
    address[sizeof address - 1] = '\0';
    assert_true(qr_svg(&out, address, ""));
}

static void qr_svg__more_than_fits__adds_nothing(void **state)
{
    (void)state;
    static char text[4000];
    memset(text, 'a', sizeof text - 1);
    assert_false(qr_svg(&out, text, ""));
    assert_int_equal(out.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(qr_svg__address__is_dark_squares_with_room_around_them, clear),
        cmocka_unit_test_teardown(qr_svg__address_as_long_as_can_be__fits, clear),
        cmocka_unit_test_teardown(qr_svg__more_than_fits__adds_nothing, clear),
    };
    return cmocka_run_group_tests_name("qr", tests, NULL, NULL);
}

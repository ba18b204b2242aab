/* Where the data file lies, and who can read it. [C3] */
#include "unit.h"

#include "klaskast/base/file.h"
#include "klaskast/store/place.h"
#include "klaskast/store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static char folder[64], path[128];

/* So much of a data file as tells whose it is. */
static void write_begin(uint32_t application)
{
    unsigned char begin[100] = "SQLite format 3";
    for (int i = 0; i < 4; i++)
        begin[68 + i] = (unsigned char)(application >> (24 - 8 * i));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(begin, 1, sizeof begin, file), sizeof begin);
    fclose(file);
}

static int open_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/klaskast-unit-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/klaskast.db", folder);
    write_begin(STORE_APPLICATION_ID);
    assert_int_equal(chmod(path, 0600), 0);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[120];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static struct file_place look(void)
{
    struct file_place place;
    place_look(path, &place);
    assert_true(place.known);
    return place;
}

static unsigned mode_of(const char *name)
{
    char whole[300];
    unsigned mode = 0;
    snprintf(whole, sizeof whole, "%s%s", folder, name);
    file_kind(whole, &mode, NULL);
    return mode & 0777;
}

static void look__file_of_mine_closed__is_well(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    struct file_place place = look();
    assert_false(place.others || place.folder || place.network);
    assert_true(place.mine && place_check(&place, path, &err));
}

static void check__others_can_read_or_write__is_refused_with_the_way_out__C3(void **state)
{
    (void)state;
    static const unsigned modes[] = { 0640, 0604, 0620, 0602, 0644, 0666 };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        struct err err = { ERR_NONE, "" };
        assert_int_equal(chmod(path, modes[i]), 0);
        struct file_place place = look();
        assert_false(place_check(&place, path, &err));
        assert_int_equal(err.kind, ERR_REFUSED);
        assert_non_null(strstr(err.text, "klaskast mend"));
    }
}

static void check__of_another_user__is_refused(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    struct file_place place = { .known = true, .modes = true, .mine = false };
    assert_false(place_check(&place, path, &err));
    assert_non_null(strstr(err.text, "another user"));
}

static void mend__file_copies_letters_and_cards__are_closed_and_links_passed_over__C3(void **state)
{
    (void)state;
    char command[900];
    struct err err = { ERR_NONE, "" };
    snprintf(command, sizeof command,
             "cd '%s' && mkdir klaskast-backups letters cards && touch klaskast-backups/a.db letters/b.html "
             "cards/c.html other && ln -s ../other letters/link && chmod 644 klaskast.db */* other && chmod "
             "755 klaskast-backups letters cards",
             folder);
    assert_int_equal(system(command), 0);
    assert_true(place_mend(path, &err));
    static const char *const files[] = { "/klaskast.db", "/klaskast-backups/a.db", "/letters/b.html",
                                         "/cards/c.html" };
    static const char *const folders[] = { "/klaskast-backups", "/letters", "/cards" };
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(mode_of(files[i]), 0600);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(mode_of(folders[i]), 0700);
    assert_int_equal(mode_of("/other"), 0644);
}

static void mend__of_another_program__is_left_alone(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    write_begin(1);
    assert_int_equal(chmod(path, 0644), 0);
    assert_false(place_mend(path, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_int_equal(mode_of("/klaskast.db"), 0644);
    assert_int_equal(truncate(path, 20), 0);
    assert_false(place_mend(path, &err));
    assert_int_equal(mode_of("/klaskast.db"), 0644);
}

static void warning__folder_that_others_can_write__is_told_and_mended(void **state)
{
    (void)state;
    struct err err = { ERR_NONE, "" };
    assert_int_equal(chmod(folder, 0777), 0);
    struct file_place place = look();
    assert_non_null(place_warning(&place));
    assert_true(place_mend(path, &err));
    assert_int_equal(mode_of(""), 0755);
    /* A folder for all, such as that for temporary files, keeps others' hands off by itself. */
    assert_int_equal(chmod(folder, 01777), 0);
    place = look();
    assert_false(place.folder);
}

static void magic__of_shares_and_sticks__is_known(void **state)
{
    (void)state;
    static const long shares[] = { 0x6969, 0xFF534D42L, 0xFE534D42L, 0x517B, 0x01021997 };
    static const long sticks[] = { 0x4D44, 0x2011BAB0, 0x65735546, 0x5346544E };
    static const long disks[] = { 0xEF53, 0x9123683E, 0x58465342, 0x01021994, 0x794C7630 };
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        assert_true(place_is_network(shares[i]) && !place_has_modes(shares[i]));
    for (size_t i = 0; i < sizeof sticks / sizeof *sticks; i++)
        assert_true(!place_is_network(sticks[i]) && !place_has_modes(sticks[i]));
    for (size_t i = 0; i < sizeof disks / sizeof *disks; i++)
        assert_true(!place_is_network(disks[i]) && place_has_modes(disks[i]));
}

static void warning__share_stick_and_disk__say_what_to_do(void **state)
{
    (void)state;
    struct file_place place = { .known = true, .network = true };
    assert_non_null(strstr(place_warning(&place), "network drive"));
    place = (struct file_place){ .known = true, .modes = true, .removable = true };
    assert_non_null(strstr(place_warning(&place), "taken out"));
    place = (struct file_place){ .known = true };
    assert_non_null(strstr(place_warning(&place), "does not keep others out"));
    place = (struct file_place){ .known = true, .modes = true };
    assert_null(place_warning(&place));
}

static void removable__whole_disk_part_of_one_and_usb__are_found(void **state)
{
    (void)state;
    char command[1200];
    snprintf(command, sizeof command,
             "cd '%s' && mkdir -p sys/dev/block sys/devices/pci/card/card1 sys/devices/pci/ssd/ssd1 "
             "sys/devices/pci/usb2/disk && echo 1 >sys/devices/pci/card/removable && echo 0 "
             ">sys/devices/pci/ssd/removable && echo 0 >sys/devices/pci/usb2/disk/removable && ln -s "
             "../../devices/pci/card sys/dev/block/8:0 && ln -s ../../devices/pci/card/card1 "
             "sys/dev/block/8:1 && ln -s ../../devices/pci/ssd/ssd1 sys/dev/block/8:17 && ln -s "
             "../../devices/pci/usb2/disk sys/dev/block/8:32",
             folder);
    assert_int_equal(system(command), 0);
    char sys[100];
    snprintf(sys, sizeof sys, "%s/sys", folder);
    assert_true(place_is_removable(sys, makedev(8, 0)));
    assert_true(place_is_removable(sys, makedev(8, 1)));
    assert_false(place_is_removable(sys, makedev(8, 17)));
    assert_true(place_is_removable(sys, makedev(8, 32)));
    assert_false(place_is_removable(sys, makedev(9, 9)));
}

#define place_test(name) cmocka_unit_test_setup_teardown(name, open_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        place_test(look__file_of_mine_closed__is_well),
        place_test(check__others_can_read_or_write__is_refused_with_the_way_out__C3),
        place_test(check__of_another_user__is_refused),
        place_test(mend__file_copies_letters_and_cards__are_closed_and_links_passed_over__C3),
        place_test(mend__of_another_program__is_left_alone),
        place_test(warning__folder_that_others_can_write__is_told_and_mended),
        cmocka_unit_test(magic__of_shares_and_sticks__is_known),
        cmocka_unit_test(warning__share_stick_and_disk__say_what_to_do),
        place_test(removable__whole_disk_part_of_one_and_usb__are_found),
    };
    return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}

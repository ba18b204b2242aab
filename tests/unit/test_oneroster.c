/* OneRoster, as the specification has it and as exports stray from it. The children are invented. */
#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/io/oneroster.h"

static struct arena arena;
static struct classlist list;
static struct err err;
static int today;
static struct oneroster_bytes files[ONEROSTER_FILES];

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    memset(&list, 0, sizeof list);
    memset(&err, 0, sizeof err);
    memset(files, 0, sizeof files);
    day_parse_iso("2026-11-20", &today);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static void give(enum oneroster_file file, const char *text)
{
    files[file] = (struct oneroster_bytes){ text, strlen(text) };
}

static bool parse(void)
{
    return oneroster_parse("export", files, today, &arena, &list, &err);
}

static void reads(size_t rows)
{
    if (!parse())
        fail_msg("%s", err.text);
    assert_int_equal(list.row_count, rows);
}

static void row_is(size_t index, const char *name, const char *key, const char *class)
{
    char full[NAME_TEXT_SIZE];
    const struct classlist_row *row = &list.rows[index];
    assert_string_equal(name_full(&row->name, full), name);
    assert_string_equal(row->key, key);
    assert_string_equal(row->class, class);
}

#define USERS_11                                                                                             \
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"           \
    "familyName,"                                                                                            \
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"

static void give_school(void)
{
    give(ONEROSTER_USERS,
         "\xEF\xBB\xBF" USERS_11
         "u-1,,,true,o,student,n.vries,,Noor,de Vries,,1001,noor@school.example,,,,6,geheim\n"
         "u-2,,,TRUE,o,student,d.berg,,Daan,Berg,van den,,,,,,5,\n"
         "u-3,,,false,o,student,weg,,Lea,Bos,,1003,,,,,5,\n"
         "u-t,,,true,o,teacher,m.bakker,,Marit,Bakker,,,,,,,,\n"
         "u-4,tobedeleted,,true,o,student,x,,Tim,Kok,,1004,,,,,5,\n"
         "u-5,,,true,o,student,y,,Sil,Smit,,1005,,,,,5,\n");
    give(ONEROSTER_CLASSES,
         "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
         "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n"
         "c-r,,,Rekenen plus,,k,,scheduled,,o,t,,,\nc-56,,,Groep 5/6,\"5,6\",k,5/6,homeroom,,o,t,,,\n");
    give(ONEROSTER_ENROLLMENTS,
         "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
         "beginDate,endDate\n"
         "e-0,,,c-r,o,u-1,student,,2026-08-01,2027-08-01\ne-1,,,c-56,o,u-1,student,,2026-08-01,2027-08-01\n"
         "e-2,,,c-56,o,u-2,student,,2026-08-01,\ne-3,,,c-56,o,u-t,teacher,true,,\n"
         "e-5,,,c-56,o,u-5,student,,2025-08-01,2026-11-20\n");
}

static void oneroster_parse__whole_school__takes_pupils_in_their_home_class(void **state)
{
    char text[400] = "";
    (void)state;
    give_school();
    reads(2);
    row_is(0, "Noor de Vries", "1001", "5/6");
    assert_string_equal(list.rows[0].name.surname, "Vries");
    row_is(1, "Daan van den Berg", "u-2", "5/6");
    assert_int_equal(list.inactive, 2);
    assert_int_equal(list.gone, 1);
    assert_int_equal(list.refused_count, 1); /* not enrolled any more */
    assert_int_equal(list.refused[0].line, 7);
    assert_true(classlist_note(&list, 1, text, sizeof text));
    assert_non_null(strstr(text, "password"));
    assert_null(strstr(text, "geheim"));
}

static void oneroster_parse__roles_of_their_own__tell_who_is_a_pupil(void **state)
{
    (void)state;
    give_school();
    give(ONEROSTER_USERS, "sourcedId,enabledUser,givenName,familyName,preferredGivenName,pronouns\n"
                          "u-1,true,Noortje,de Vries,Noor,\nu-2,true,Daan,Berg,,\nu-t,true,Marit,Bakker,,\n");
    give(ONEROSTER_ROLES, "sourcedId,userSourcedId,roleType,role,orgSourcedId\n"
                          "r1,u-1,primary,student,o\nr2,u-t,primary,teacher,o\nr3,u-2,primary,student,o\n");
    reads(2);
    row_is(0, "Noor de Vries", "u-1", "5/6");
    assert_int_equal(list.inactive, 1);
}

static void oneroster_parse__columns_in_any_order_and_case__are_known_by_name(void **state)
{
    (void)state;
    give(ONEROSTER_USERS, "familyName,GIVENNAME,extra,sourcedid\nBos,Bo,x,1");
    give(ONEROSTER_CLASSES, "title,sourcedId\n7A,c");
    give(ONEROSTER_ENROLLMENTS, "userSourcedId,classSourcedId\n1,c");
    reads(1);
    row_is(0, "Bo Bos", "1", "7A");
}

static void oneroster_parse__only_headings__has_nobody(void **state)
{
    (void)state;
    give_school();
    give(ONEROSTER_USERS, USERS_11);
    reads(0);
}

static void oneroster_parse__file_or_column_missing__says_which(void **state)
{
    (void)state;
    give_school();
    give(ONEROSTER_USERS, "sourcedId,familyName\n1,Bos\n");
    assert_false(parse());
    assert_non_null(strstr(err.text, "export/users.csv, line 1: there is no column 'givenName'"));
    memset(&err, 0, sizeof err);
    give_school();
    files[ONEROSTER_CLASSES].bytes = NULL;
    assert_false(parse());
    assert_non_null(strstr(err.text, "export/classes.csv"));
}

static void oneroster_parse__broken_table__names_file_and_line(void **state)
{
    (void)state;
    give_school();
    give(ONEROSTER_CLASSES, "sourcedId,title\nc,\"7A\n");
    assert_false(parse());
    assert_non_null(strstr(err.text, "classes.csv: a quote that opens on line 2"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(oneroster_parse__whole_school__takes_pupils_in_their_home_class),
        TEST(oneroster_parse__roles_of_their_own__tell_who_is_a_pupil),
        TEST(oneroster_parse__columns_in_any_order_and_case__are_known_by_name),
        TEST(oneroster_parse__only_headings__has_nobody),
        TEST(oneroster_parse__file_or_column_missing__says_which),
        TEST(oneroster_parse__broken_table__names_file_and_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "unit.h"

#include "klaskast/base/day.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/decide.h"
#include "klaskast/domain/site.h"

static struct arena arena;
static struct settings settings;
static struct facts facts;
static struct decision decision;
static struct err err;

static const struct site known[] = {
    { .id = 7,
      .address = "https://rekenen.example",
      .key = "rekenen.example",
      .title = "Rekenspelletjes",
      .subject = "rekenen",
      .purpose = "",
      .note = "",
      .doubt = "",
      .groups = 0x3c,
      .verdict = VERDICT_ALLOWED,
      .sentence = "Hier oefen je sommen.",
      .rejects = "",
      .remarks = "",
      .reviewed_by = "Marit Bakker",
      .reviewed_day = 20000 },
    { .id = 9,
      .address = "https://romeinen.example",
      .key = "romeinen.example",
      .title = "",
      .subject = "",
      .purpose = "",
      .note = "",
      .doubt = "",
      .sentence = "",
      .rejects = "",
      .remarks = "",
      .reviewed_by = "",
      .reviewed_day = DAY_NONE },
};

static bool decides(enum intent_kind kind, int64_t ref, const struct site_intent *want)
{
    struct intent intent = { .kind = kind, .ref = ref, .site = want };
    struct context context = {
        .facts = &facts, .settings = &settings, .now = 1800000000, .who = "Marit Bakker", .class_id = 3
    };
    decision = (struct decision){ .arena = &arena };
    err = (struct err){ ERR_NONE, "" };
    return decide(&context, &intent, &decision, &err);
}

static int open_list(void **state)
{
    (void)state;
    translate_use(LANGUAGE_ENGLISH);
    settings_defaults(&settings);
    facts = (struct facts){ .sites = known, .site_count = 2 };
    arena_init(&arena);
    return 0;
}

static int close_list(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static void decide_site__pasted_address__is_enough__S1(void **state)
{
    (void)state;
    assert_true(
        decides(INTENT_SITE_ADD, 0, &(struct site_intent){ .address = "http://www.Kaart.example/EU/" }));
    assert_int_equal(decision.count, 1);
    const struct event *event = &decision.events[0];
    assert_int_equal(event->kind, EVENT_SITE_ADDED);
    assert_int_equal(event->class_id, 0);
    assert_int_equal(event->ref, 0);
    assert_string_equal(event_text(event, "key"), "kaart.example/EU");
    assert_string_equal(event_text(event, "address"), "http://www.kaart.example/EU/");
    assert_string_equal(event->who, "Marit Bakker");
    assert_non_null(strstr(decision.said, "kaart.example/EU"));
}

static void decide_site__same_site_twice__is_noticed__S1(void **state)
{
    (void)state;
    assert_false(
        decides(INTENT_SITE_ADD, 0, &(struct site_intent){ .address = "HTTP://www.rekenen.example/#top" }));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_string_equal(err.text, "rekenen.example is on the list already (allowed).");
}

static void decide_site__subject_and_groups__are_kept__S4(void **state)
{
    (void)state;
    struct site_intent want = {
        .address = "vogels.example", .title = "Vogels  tellen", .subject = "natuur", .groups = "5 - 8"
    };
    assert_true(decides(INTENT_SITE_ADD, 0, &want));
    assert_string_equal(event_text(&decision.events[0], "title"), "Vogels tellen");
    assert_string_equal(event_text(&decision.events[0], "subject"), "natuur");
    assert_string_equal(event_text(&decision.events[0], "groups"), "5-8");
    want.groups = "9";
    assert_false(decides(INTENT_SITE_ADD, 0, &want));
}

static void decide_site__review__keeps_verdict_sentence_and_remarks__S2_S3(void **state)
{
    (void)state;
    struct site_intent want = { .verdict = VERDICT_TOGETHER,
                                .sentence = "Samen met de juf.",
                                .groups = "1,2",
                                .checks = 2 | 4,
                                .purpose = "woorden oefenen",
                                .note = "Reclame rechts." };
    assert_true(decides(INTENT_SITE_REVIEW, 9, &want));
    assert_int_equal(decision.count, 2);
    assert_string_equal(event_text(&decision.events[0], "purpose"), "woorden oefenen");
    const struct event *event = &decision.events[1];
    assert_int_equal(event->kind, EVENT_SITE_REVIEWED);
    assert_string_equal(event_text(event, "note"), "Reclame rechts.");
    assert_int_equal(event->ref, 9);
    assert_string_equal(event_text(event, "verdict"), "together");
    assert_string_equal(event_text(event, "sentence"), "Samen met de juf.");
    assert_string_equal(event_text(event, "groups"), "1,2");
    assert_string_equal(event_text(event, "remarks"), "adverts,account");
    assert_string_equal(event_text(event, "rejects"), "");
}

static void decide_site__review_without_sentence__is_refused_and_writes_nothing__S3(void **state)
{
    (void)state;
    assert_false(decides(INTENT_SITE_REVIEW, 9, &(struct site_intent){ .verdict = VERDICT_ALLOWED }));
    assert_int_equal(decision.count, 0);
    assert_int_equal(err.kind, ERR_REFUSED);
}

static void decide_site__review_with_a_title__changes_it_in_the_same_action__S4(void **state)
{
    (void)state;
    struct site_intent want = { .verdict = VERDICT_ALLOWED,
                                .sentence = "Lees over de Romeinen.",
                                .title = "Romeinen",
                                .subject = "geschiedenis" };
    assert_true(decides(INTENT_SITE_REVIEW, 9, &want));
    assert_int_equal(decision.count, 2);
    assert_int_equal(decision.events[0].kind, EVENT_SITE_CHANGED);
    assert_int_equal(decision.events[0].ref, 9);
    assert_string_equal(event_text(&decision.events[0], "title"), "Romeinen");
    assert_string_equal(event_text(&decision.events[0], "key"), "romeinen.example");
    assert_int_equal(decision.events[1].kind, EVENT_SITE_REVIEWED);
}

static void decide_site__review_without_groups__says_what_is_missing__S1(void **state)
{
    (void)state;
    struct site_intent want = {
        .verdict = VERDICT_ALLOWED, .subject = "geschiedenis", .sentence = "Over Rome.", .groups = ""
    };
    assert_true(decides(INTENT_SITE_REVIEW, 9, &want));
    assert_string_equal(decision.said,
                        "romeinen.example: allowed, for no group yet. Say which groups, then it "
                        "can be on a start page and in a lesson.");
    want.groups = "5-8";
    assert_true(decides(INTENT_SITE_REVIEW, 9, &want));
    assert_string_equal(decision.said, "romeinen.example: allowed.");
    want.groups = "";
    want.verdict = VERDICT_NOT_ALLOWED;
    assert_true(decides(INTENT_SITE_REVIEW, 9, &want));
    assert_string_equal(decision.said, "romeinen.example: not allowed.");
}

static void decide_site__review_again__keeps_the_groups_where_none_are_given(void **state)
{
    (void)state;
    struct site_intent want = { .verdict = VERDICT_ALLOWED, .sentence = "Hier oefen je sommen." };
    assert_true(decides(INTENT_SITE_REVIEW, 7, &want));
    assert_string_equal(event_text(&decision.events[0], "groups"), "3-6");
}

static void decide_site__change__what_is_not_given_stays(void **state)
{
    (void)state;
    assert_true(decides(INTENT_SITE_CHANGE, 7, &(struct site_intent){ .title = "Sommen" }));
    const struct event *event = &decision.events[0];
    assert_int_equal(event->kind, EVENT_SITE_CHANGED);
    assert_string_equal(event_text(event, "title"), "Sommen");
    assert_string_equal(event_text(event, "subject"), "rekenen");
    assert_string_equal(event_text(event, "groups"), "3-6");
    assert_false(decides(INTENT_SITE_CHANGE, 7, &(struct site_intent){ .address = "romeinen.example" }));
    assert_true(decides(INTENT_SITE_CHANGE, 7, &(struct site_intent){ .address = "www.rekenen.example" }));
}

static void decide_site__many_at_once__are_one_action_without_doubles__S1(void **state)
{
    (void)state;
    const struct site_intent many[] = { { .address = "a.example", .subject = "rekenen" },
                                        { .address = "https://rekenen.example/" }, /* on the list */
                                        { .address = "b.example" },
                                        { .address = "http://www.a.example" } }; /* twice in this list */
    struct intent intent = { .kind = INTENT_SITE_ADD, .site = many, .site_count = 4 };
    struct context context = { .facts = &facts, .settings = &settings, .now = 1800000000, .who = "" };
    decision = (struct decision){ .arena = &arena };
    assert_true(decide(&context, &intent, &decision, &err));
    assert_int_equal(decision.count, 2);
    assert_string_equal(event_text(&decision.events[0], "key"), "a.example");
    assert_string_equal(event_text(&decision.events[0], "subject"), "rekenen");
    assert_string_equal(event_text(&decision.events[1], "key"), "b.example");
    assert_string_equal(decision.said, "2 sites are on the list, to review.");
    intent.site = many + 1;
    intent.site_count = 2;
    decision = (struct decision){ .arena = &arena };
    facts.site_count = 1; /* only rekenen.example */
    assert_true(decide(&context, &intent, &decision, &err));
    assert_int_equal(decision.count, 1);
    facts.site_count = 2;
    const struct site_intent doubles[] = { many[1], many[1] };
    intent.site = doubles;
    decision = (struct decision){ .arena = &arena };
    assert_false(decide(&context, &intent, &decision, &err));
    assert_int_equal(decision.count, 0);
}

static void decide_site__removed_elsewhere__is_said(void **state)
{
    (void)state;
    assert_true(decides(INTENT_SITE_REMOVE, 7, NULL));
    assert_int_equal(decision.events[0].kind, EVENT_SITE_REMOVED);
    assert_int_equal(decision.events[0].ref, 7);
    assert_false(decides(INTENT_SITE_REMOVE, 8, NULL));
    assert_int_equal(err.kind, ERR_REFUSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decide_site__pasted_address__is_enough__S1),
        cmocka_unit_test(decide_site__same_site_twice__is_noticed__S1),
        cmocka_unit_test(decide_site__subject_and_groups__are_kept__S4),
        cmocka_unit_test(decide_site__review__keeps_verdict_sentence_and_remarks__S2_S3),
        cmocka_unit_test(decide_site__review_without_sentence__is_refused_and_writes_nothing__S3),
        cmocka_unit_test(decide_site__review_with_a_title__changes_it_in_the_same_action__S4),
        cmocka_unit_test(decide_site__review_without_groups__says_what_is_missing__S1),
        cmocka_unit_test(decide_site__review_again__keeps_the_groups_where_none_are_given),
        cmocka_unit_test(decide_site__change__what_is_not_given_stays),
        cmocka_unit_test(decide_site__many_at_once__are_one_action_without_doubles__S1),
        cmocka_unit_test(decide_site__removed_elsewhere__is_said),
    };
    return cmocka_run_group_tests_name("decide_site", tests, open_list, close_list);
}

#include "klaskast/screens/review.h"

#include "klaskast/base/day.h"
#include "klaskast/base/text.h"
#include "klaskast/domain/site_host.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- rows ---------------------------------------------------------------------------------------------- */

static const struct settings *settings_of(const struct review *review)
{
    return review->desk->model->settings;
}

static int row_of(const struct review *review, enum review_text text)
{
    return review_row_verdict(review) + 1 + (int)text;
}

/* The text of the row one is on, or NULL: it is a box or the verdict. */
static struct entry *entry_here(struct review *review)
{
    int row = review->list.selected - review_row_verdict(review) - 1;
    return row >= 0 ? &review->texts[row] : NULL;
}

static bool on_subject(const struct review *review)
{
    return review->list.selected == row_of(review, REVIEW_SUBJECT);
}

/* Leaving the row takes over what stands behind the cursor. */
static void complete_subject(struct review *review)
{
    const char *subject = on_subject(review) ? review_subject(review) : NULL;
    if (subject)
        entry_set(&review->texts[REVIEW_SUBJECT], subject);
}

static void read_intent(const struct review *review, char texts[REVIEW_TEXTS][ENTRY_SIZE],
                        struct site_intent *want)
{
    for (int i = 0; i < REVIEW_TEXTS; i++)
        entry_get(&review->texts[i], texts[i]);
    *want = (struct site_intent){ .title = texts[REVIEW_TITLE],
                                  .subject = texts[REVIEW_SUBJECT],
                                  .purpose = texts[REVIEW_PURPOSE],
                                  .groups = texts[REVIEW_GROUPS],
                                  .sentence = texts[REVIEW_SENTENCE],
                                  .note = texts[REVIEW_NOTE],
                                  .verdict = review->verdict,
                                  .checks = review->checks };
}

/* Where something is missing, the cursor goes there; where nothing is, to the sentence. */
static void go_to_gap(struct review *review)
{
    static const struct site bare = { .subject = "", .purpose = "" };
    char texts[REVIEW_TEXTS][ENTRY_SIZE];
    struct site_intent want;
    enum site_gap gap = SITE_GAP_SENTENCE;
    unsigned groups;
    read_intent(review, texts, &want);
    bool complete = site_review_complete(&want, &bare, settings_of(review), &gap, NULL);
    if (complete && !groups_parse(want.groups, &groups)) {
        list_select(&review->list, row_of(review, REVIEW_GROUPS));
        return;
    }
    list_select(&review->list, gap == SITE_GAP_VERDICT   ? review_row_verdict(review)
                               : gap == SITE_GAP_SUBJECT ? row_of(review, REVIEW_SUBJECT)
                                                         : row_of(review, REVIEW_SENTENCE));
}

static void touch(struct review *review)
{
    review->touched = true;
    review->leaving = false;
}

/* What a rejecting line means is filled in at once; taking it away leaves the verdict to choose anew. [S2] */
static void toggle(struct review *review, int line)
{
    touch(review);
    review->checks ^= 1U << line;
    if (!settings_of(review)->checks[line].rejects)
        return;
    review->verdict = review->checks >> line & 1U ? VERDICT_NOT_ALLOWED : VERDICT_REVIEW;
}

static void next_verdict(struct review *review, int step)
{
    int count = VERDICTS - 1, at = (int)review->verdict - 1;
    touch(review);
    if (at < 0)
        at = step > 0 ? -1 : count;
    review->verdict = (enum site_verdict)((at + step + count) % count + 1);
}

/* --- keys ---------------------------------------------------------------------------------------------- */

/* On a row without a text: a digit is a line of the checklist, a letter a verdict, and then the cursor goes
 * to what is still missing: so a review is a few keys and its sentence. */
static void type_choice(struct review *review, const char *text)
{
    int line = text[0] - '1';
    char typed[16], letter[8], wanted[16];
    if (strcmp(text, " ") == 0) {
        if (review->list.selected < review_row_verdict(review))
            toggle(review, review->list.selected);
        else
            next_verdict(review, 1);
        return;
    }
    if (line >= 0 && line < 9 && line < settings_of(review)->check_count && !text[1]) {
        toggle(review, line);
        list_select(&review->list, line);
        return;
    }
    text_fold(typed, sizeof typed, text);
    for (int i = VERDICT_ALLOWED; i < VERDICTS; i++) {
        review_verdict_label((enum site_verdict)i, letter);
        text_fold(wanted, sizeof wanted, letter);
        if (*wanted && strcmp(typed, wanted) == 0) {
            touch(review);
            review->verdict = (enum site_verdict)i;
            go_to_gap(review);
            return;
        }
    }
}

static bool type(struct screen *screen, struct stack *stack, const char *text, bool pasted)
{
    struct review *review = (struct review *)screen;
    struct entry *entry = entry_here(review);
    (void)stack;
    if (!entry) {
        if (!pasted)
            type_choice(review, text);
        return true; /* other letters are no commands on a form */
    }
    if (entry == &review->texts[REVIEW_GROUPS] && review->guessed)
        entry_set(entry, "");
    review->guessed = review->guessed && entry != &review->texts[REVIEW_GROUPS];
    review->unaided = review->unaided && entry != &review->texts[REVIEW_SUBJECT];
    if (entry_insert(entry, text))
        touch(review);
    return true;
}

static bool key(struct screen *screen, struct stack *stack, struct key pressed)
{
    struct review *review = (struct review *)screen;
    struct entry *entry = entry_here(review);
    (void)stack;
    if (entry && pressed.code == K_DELETE && on_subject(review) && review_subject(review)) {
        review->unaided = true;
        return true;
    }
    if (entry) {
        size_t length = entry->length;
        bool taken = entry_key(entry, pressed);
        if (entry->length != length)
            touch(review);
        review->guessed = review->guessed && !(taken && entry == &review->texts[REVIEW_GROUPS]);
        return taken;
    }
    if (review->list.selected != review_row_verdict(review) || pressed.ctrl || pressed.alt ||
        (pressed.code != K_LEFT && pressed.code != K_RIGHT))
        return false;
    next_verdict(review, pressed.code == K_RIGHT ? 1 : -1);
    return true;
}

static void record(struct review *review, struct stack *stack)
{
    char texts[REVIEW_TEXTS][ENTRY_SIZE];
    struct site_intent want;
    read_intent(review, texts, &want);
    struct intent intent = { .kind = INTENT_SITE_REVIEW, .ref = review->site_id, .site = &want };
    if (carry_out(stack, review->desk, &intent))
        stack_pop(stack, 0, NULL);
    else
        go_to_gap(review);
}

static bool act(struct screen *screen, struct stack *stack, enum key_action action)
{
    struct review *review = (struct review *)screen;
    int rows = review->list.count;
    complete_subject(review);
    if (action == ACTION_NEXT_FIELD)
        list_select(&review->list, (review->list.selected + 1) % rows);
    else if (action == ACTION_PREVIOUS_FIELD)
        list_select(&review->list, (review->list.selected + rows - 1) % rows);
    else if (action == ACTION_ACCEPT)
        record(review, stack);
    else if (action == ACTION_BACK || action == ACTION_STOP)
        typed_leave(stack, review->touched, &review->leaving);
    else
        return false;
    return true;
}

static const char *lead(const struct screen *screen)
{
    const struct review *review = (const struct review *)screen;
    static char text[80];
    char letters[3][8];
    int verdict = review_row_verdict(review), digits = verdict < 9 ? verdict : 9;
    for (int i = VERDICT_ALLOWED; i < VERDICTS; i++)
        review_verdict_label((enum site_verdict)i, letters[i - 1]);
    if (review->list.selected > verdict)
        return NULL;
    if (review->list.selected < verdict)
        snprintf(text, sizeof text, _("1-%d\tyes or no"), digits);
    else
        snprintf(text, sizeof text, _("%s %s %s\tverdict"), letters[0], letters[1], letters[2]);
    return text;
}

static const char *label(const struct screen *screen, enum key_action action)
{
    (void)screen;
    return action == ACTION_ACCEPT ? C_("footer", "record it") : NULL;
}

static void lay_out(struct screen *screen, int width, int height)
{
    struct review *review = (struct review *)screen;
    review->width = width;
    list_layout(&review->list, row_of(review, REVIEW_TEXTS), 1, height - review_top(height));
}

static void close_review(struct screen *screen)
{
    arena_clear(&((struct review *)screen)->arena);
    free(screen);
}

static const struct screen_kind kind = {
    .name = "review",
    .place = PLACE_FORM,
    .form = SCREEN_BODY,
    .layout = lay_out,
    .draw = review_draw,
    .type = type,
    .key = key,
    .act = act,
    .label = label,
    .lead = lead,
    .close = close_review,
};

/* --- opening ------------------------------------------------------------------------------------------- */

/* Is `name` one of "adverts,account"? */
static bool named(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = names; *at;) {
        size_t here = strcspn(at, ",");
        if (here == length && strncmp(at, name, length) == 0)
            return true;
        at += here + (at[here] == ',');
    }
    return false;
}

/* A site that nobody looked at yet is looked at for the class on the screen. */
static void guess_groups(struct review *review, const struct site *site)
{
    unsigned groups;
    const char *of_class = review->desk->model->class.groups;
    if (site->groups || site->reviews || !of_class || !groups_parse(of_class, &groups) || !groups)
        return;
    entry_set(&review->texts[REVIEW_GROUPS], of_class);
    review->guessed = true;
}

static void fill_in(struct review *review, const struct site *site)
{
    static const size_t limits[REVIEW_TEXTS] = {
        [REVIEW_TITLE] = SITE_TITLE_SIZE - 1,       [REVIEW_SUBJECT] = SITE_SUBJECT_SIZE - 1,
        [REVIEW_PURPOSE] = SITE_PURPOSE_SIZE - 1,   [REVIEW_GROUPS] = 24,
        [REVIEW_SENTENCE] = SITE_SENTENCE_SIZE - 1, [REVIEW_NOTE] = SITE_NOTE_SIZE - 1
    };
    char groups[GROUPS_SIZE];
    const char *const texts[REVIEW_TEXTS] = {
        [REVIEW_TITLE] = site->title,       [REVIEW_SUBJECT] = site->subject,
        [REVIEW_PURPOSE] = site->purpose,   [REVIEW_GROUPS] = groups_print(site->groups, groups),
        [REVIEW_SENTENCE] = site->sentence, [REVIEW_NOTE] = site->note
    };
    for (int i = 0; i < REVIEW_TEXTS; i++) {
        entry_init(&review->texts[i], limits[i]);
        entry_set(&review->texts[i], texts[i]);
    }
    const struct settings *settings = settings_of(review);
    for (int i = 0; i < settings->check_count; i++)
        if (named(site->rejects, settings->checks[i].name) || named(site->remarks, settings->checks[i].name))
            review->checks |= 1U << i;
    review->verdict = site->verdict;
    guess_groups(review, site);
}

/* What one should know before looking. */
static void say_before(struct review *review, const struct site *site)
{
    char host[SITE_HOST_SIZE], day[DAY_TEXT_SIZE];
    size_t size = sizeof review->before;
    review->before_style = STYLE_WARNING;
    if (site_host_warn(site_host_of(site->key, host), review->before, size))
        return;
    if (site->doubted_day != DAY_NONE) {
        snprintf(review->before, size, _("A child came upon something here on %s: %s."),
                 day_text(site->doubted_day, DAY_SHORT, day),
                 *site->doubt ? site->doubt : _("not said what"));
        return;
    }
    review->before_style = STYLE_MUTED;
    if (site->reviewed_day != DAY_NONE)
        snprintf(review->before, size, _("Last time: %s, %s%s%s."), verdict_label(site->verdict),
                 day_text(site->reviewed_day, DAY_LONG, day), *site->reviewed_by ? ", " : "",
                 site->reviewed_by);
}

void review_open(struct stack *stack, struct desk *desk, const struct site *site)
{
    struct review *review = memory_new(1, sizeof *review);
    char host[SITE_HOST_SIZE];
    review->screen.kind = &kind;
    review->desk = desk;
    review->site_id = site->id;
    bool wire = site_host_wire(site->address, host);
    snprintf(review->key, sizeof review->key, "%s%s%s", site->key, wire ? "   " : "", wire ? host : "");
    list_init(&review->list);
    arena_init(&review->arena);
    fill_in(review, site);
    say_before(review, site);
    review_know_subjects(review);
    stack_push(stack, &review->screen, NULL);
}

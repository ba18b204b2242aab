#include "klaskast/screens/tick.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/day.h"
#include "klaskast/domain/task.h"
#include "klaskast/screens/carry.h"
#include "klaskast/screens/exempt.h"
#include "klaskast/screens/letter_view.h"
#include "klaskast/screens/measure_menu.h"
#include "klaskast/screens/typed.h"
#include "klaskast/screens/violation.h"
#include "klaskast/ui/prompt.h"
#include "klaskast/ui/question.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_LIMIT = 200 };

enum tick_answer {
    TICK_NOW,
    TICK_PHONE,
    TICK_PORTAL,
    TICK_PERSON,
    TICK_DAY,
    TICK_BY,
    TICK_STORY,
    TICK_PRESENT,
    TICK_NO_SHOW,
    TICK_NO_MISUSE,
    TICK_MEASURES,
    TICK_FINISH,
    TICK_DROP,
    TICK_RENEW,
    TICK_REOPEN,
};

/* The task that is being asked about, and what was answered so far; one question at a time is on top of the
 * stack. */
static struct {
    struct desk *desk;
    int64_t task;
    char by[ENTRY_SIZE];
    int day;
} ticking;

static void ask(struct stack *stack);

static const struct task *task_now(void)
{
    return facts_task(&ticking.desk->model->facts, ticking.task);
}

static void tick(struct stack *stack, const char *how)
{
    carry_out(stack, ticking.desk,
              &(struct intent){ .kind = INTENT_TASK_DONE,
                                .ref = ticking.task,
                                .text = how,
                                .reason = ticking.by,
                                .day = ticking.day });
}

/* --- what is typed ------------------------------------------------------------------------------------- */

static void day_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE && typed_past_day(text, &ticking.day))
        ask(stack);
}

static bool by_check(struct screen *below, const char *text, char *out, size_t size)
{
    (void)below;
    if (*text)
        return true;
    snprintf(out, size, "%s", _("a name, or what somebody is here"));
    return false;
}

static void by_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer != PROMPT_DONE)
        return;
    snprintf(ticking.by, sizeof ticking.by, "%s", text);
    ask(stack);
}

/* The child's own story, which may stay empty, or who were at the talk: one line. [P8, P13] */
static void line_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    (void)below;
    if (answer == PROMPT_DONE)
        tick(stack, text);
}

static void ask_line(struct stack *stack, const char *label, const char *text, const char *hint,
                     bool (*check)(struct screen *, const char *, char *, size_t))
{
    prompt_open(stack,
                &(struct prompt_options){ .label = label,
                                          .text = text,
                                          .proposed = true,
                                          .hint = hint,
                                          .limit = TEXT_LIMIT,
                                          .check = check },
                line_typed);
}

static void ask_present(struct stack *stack)
{
    char text[TEXT_LIMIT];
    const char *who = ticking.desk->model->who;
    snprintf(text, sizeof text, *who ? _("child, parents, %.100s") : _("child, parents"), who);
    ask_line(stack, _("Who were there"), text, _("one line"), typed_line_check);
}

/* The head says that it was no misuse: then the record does not stand. [P12] */
static void reason_typed(struct screen *below, struct stack *stack, int answer, const char *text)
{
    const struct task *task = task_now();
    const struct facts *facts = &ticking.desk->model->facts;
    const struct measure *measure = task ? facts_measure(facts, task->about) : NULL;
    (void)below;
    if (answer == PROMPT_DONE && task)
        carry_out(stack, ticking.desk,
                  &(struct intent){ .kind = INTENT_WITHDRAW,
                                    .pupil_id = task->pupil_id,
                                    .ref = measure ? measure->record_id : task->about,
                                    .reason = text });
}

/* --- the answers --------------------------------------------------------------------------------------- */

/* What leads to another screen. */
static void go_on(struct stack *stack, const struct task *task, enum tick_answer answer)
{
    if (answer == TICK_FINISH)
        violation_open(stack, ticking.desk, task->pupil_id, task->id, task->at);
    else if (answer == TICK_MEASURES)
        measure_menu(stack, ticking.desk, task->pupil_id);
    else if (answer == TICK_RENEW)
        exempt_renew(stack, ticking.desk, task->about);
    else if (answer == TICK_REOPEN)
        carry_out(stack, ticking.desk, &(struct intent){ .kind = INTENT_TASK_REOPEN, .ref = task->id });
}

static void answered(struct screen *below, struct stack *stack, int answer, const char *text)
{
    const struct task *task = task_now();
    (void)below;
    (void)text;
    if (answer < 0 || !task)
        return;
    switch ((enum tick_answer)answer) {
    case TICK_NOW:
        tick(stack, "");
        break;
    case TICK_PHONE:
        tick(stack, HOW_PHONE);
        break;
    case TICK_PORTAL:
        tick(stack, HOW_PORTAL);
        break;
    case TICK_PERSON:
        tick(stack, HOW_PERSON);
        break;
    case TICK_NO_SHOW:
        tick(stack, HOW_NO_SHOW);
        break;
    case TICK_DROP:
        tick(stack, HOW_DROPPED);
        break;
    case TICK_DAY:
        prompt_open(stack,
                    &(struct prompt_options){
                        .label = _("Done on"), .hint = _("yesterday, 20-11"), .check = typed_past_day_check },
                    day_typed);
        break;
    case TICK_BY:
        prompt_open(stack, &(struct prompt_options){ .label = _("Done by"), .limit = 100, .check = by_check },
                    by_typed);
        break;
    case TICK_STORY:
        ask_line(stack, _("The child's own story"), NULL, _("one line, in the child's words"), NULL);
        break;
    case TICK_PRESENT:
        ask_present(stack);
        break;
    case TICK_NO_MISUSE:
        prompt_open(stack,
                    &(struct prompt_options){
                        .label = _("Why it is no misuse"), .limit = TEXT_LIMIT, .check = typed_line_check },
                    reason_typed);
        break;
    case TICK_MEASURES:
    case TICK_FINISH:
    case TICK_RENEW:
    case TICK_REOPEN:
        go_on(stack, task, (enum tick_answer)answer);
        break;
    }
}

/* The one without a letter comes first: Enter gives it. */
static const struct reply *replies_of(const struct task *task, size_t *count)
{
    static const struct reply later[] = { { N_("&finish it now"), TICK_FINISH },
                                          { N_("&drop it: it was nothing"), TICK_DROP } };
    static const struct reply telling[] = {
        { N_("done today"), TICK_NOW },    { N_("by &phone"), TICK_PHONE },  { N_("p&ortal"), TICK_PORTAL },
        { N_("in pe&rson"), TICK_PERSON }, { N_("another &day"), TICK_DAY }, { N_("somebody &else"), TICK_BY }
    };
    static const struct reply hearing[] = { { N_("done today"), TICK_NOW },
                                            { N_("its &story"), TICK_STORY },
                                            { N_("another &day"), TICK_DAY },
                                            { N_("somebody &else"), TICK_BY } };
    static const struct reply talk[] = { { N_("held today"), TICK_PRESENT },
                                         { N_("another &day"), TICK_DAY },
                                         { N_("invited &twice, did not come"), TICK_NO_SHOW } };
    static const struct reply confirming[] = { { N_("confirmed today"), TICK_NOW },
                                               { N_("another &day"), TICK_DAY },
                                               { N_("it was &no misuse"), TICK_NO_MISUSE } };
    static const struct reply reconsidering[] = { { N_("it stays as it is"), TICK_NOW },
                                                  { N_("change the &measure"), TICK_MEASURES },
                                                  { N_("another &day"), TICK_DAY },
                                                  { N_("somebody &else"), TICK_BY } };
    static const struct reply considering[] = { { N_("considered today"), TICK_NOW },
                                                { N_("another &day"), TICK_DAY } };
    static const struct reply exemption[] = { { N_("it ends"), TICK_NOW }, { N_("&renew it"), TICK_RENEW } };
    static const struct reply plain[] = { { N_("done today"), TICK_NOW },
                                          { N_("another &day"), TICK_DAY },
                                          { N_("somebody &else"), TICK_BY } };
#define GIVE(replies)                                                                                        \
    do {                                                                                                     \
        *count = sizeof(replies) / sizeof *(replies);                                                        \
        return replies;                                                                                      \
    } while (0)
    switch (task->kind) {
    case TASK_FINISH_LATER:
        GIVE(later);
    case TASK_PARENTS_TOLD:
    case TASK_POLICY_EXPLAINED:
        GIVE(telling);
    case TASK_CHILD_HEARD:
        GIVE(hearing);
    case TASK_TALK:
        GIVE(talk);
    case TASK_HEAD_CONFIRMS:
        GIVE(confirming);
    case TASK_RECONSIDER:
        GIVE(reconsidering);
    case TASK_POLICE_CONSIDERED:
        GIVE(considering);
    case TASK_EXEMPTION_ENDS:
        GIVE(exemption);
    case TASK_PUT_RIGHT:
    case TASK_CHILD_TOLD:
    case TASK_TALK_CHILD:
    case TASK_TALK_HEAD:
    case TASK_LETTER:
    case TASK_WITHDRAWAL:
    case TASK_INSPECTORATE:
    case TASK_ICT:
    case TASK_KINDS:
        break;
    }
    GIVE(plain);
#undef GIVE
}

/* Has the child another duty like this? Then the record that it belongs to is named. */
static bool one_of_several(const struct facts *facts, const struct task *task)
{
    for (size_t i = 0; i < facts->task_count; i++)
        if (facts->tasks[i].id != task->id && facts->tasks[i].pupil_id == task->pupil_id &&
            facts->tasks[i].kind == task->kind &&
            (facts->tasks[i].done_day == DAY_NONE) == (task->done_day == DAY_NONE))
            return true;
    return false;
}

/* "Mees Bakker: parents told (Phone not handed in, 12 Nov). On 17 Nov. By Jan Smit." */
static void question_text(const struct task *task, char *text, size_t size)
{
    const struct facts *facts = &ticking.desk->model->facts;
    const struct pupil *pupil = facts_pupil(facts, task->pupil_id);
    char about[120] = "", day[DAY_TEXT_SIZE];
    if (one_of_several(facts, task))
        task_about_text(facts, task, about, sizeof about);
    size_t used =
        (size_t)snprintf(text, size, "%s%s%s%s%s%s.", pupil ? pupil_label(pupil) : "", pupil ? ": " : "",
                         task_label(task->kind), *about ? " (" : "", about, *about ? ")" : "");
    if (ticking.day != DAY_NONE && used < size)
        used +=
            (size_t)snprintf(text + used, size - used, _(" On %s."), day_text(ticking.day, DAY_SHORT, day));
    if (*ticking.by && used < size)
        snprintf(text + used, size - used, _(" By %.80s."), ticking.by);
}

/* Asked anew after a day or a name, so that these go together with how it went. */
static void ask(struct stack *stack)
{
    const struct task *task = task_now();
    struct reply replies[QUESTION_ANSWERS];
    char text[400];
    size_t count;
    if (!task)
        return;
    const struct reply *from = replies_of(task, &count);
    for (size_t i = 0; i < count; i++)
        replies[i] = (struct reply){ _(from[i].label), from[i].value };
    /* What is about a child that left would else stay late for ever, and keep its record from going. */
    if (facts_has_left(facts_pupil(&ticking.desk->model->facts, task->pupil_id),
                       ticking.desk->model->today) &&
        task->kind != TASK_FINISH_LATER)
        replies[count++] = (struct reply){ _("&gone from the class: drop it"), TICK_DROP };
    if (ticking.day != DAY_NONE && !strchr(from[0].label, '&'))
        replies[0].label = C_("answer", "done");
    question_text(task, text, sizeof text);
    question_open(stack, text, replies, count, answered);
}

static void ask_reopen(struct stack *stack, const struct task *task)
{
    char text[400], what[300], day[DAY_TEXT_SIZE];
    question_text(task, what, sizeof what);
    snprintf(text, sizeof text, _("%s Done on %s."), what, day_text(task->done_day, DAY_SHORT, day));
    question_open(stack, text, (struct reply[]){ { _("open it again"), TICK_REOPEN } }, 1, answered);
}

void tick_task(struct stack *stack, struct desk *desk, int64_t task_id)
{
    const struct task *task = facts_task(&desk->model->facts, task_id);
    if (!task)
        return;
    ticking.desk = desk;
    ticking.task = task->id;
    ticking.day = DAY_NONE;
    ticking.by[0] = '\0';
    if (task->done_day != DAY_NONE)
        ask_reopen(stack, task);
    else if (letter_task(task))
        letter_tick(stack, desk, task->id);
    else
        ask(stack);
}

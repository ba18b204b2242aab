/* The names of violations, ladders, measures and duties: for machines and for people. */
#include "klaskast/base/translate.h"
#include "klaskast/domain/ladder.h"

#include <stdio.h>
#include <string.h>

struct named {
    const char *name;  /* command line, settings, journal: never changes */
    const char *label; /* marked for translation */
};

static const struct named violations[VIOLATION_KINDS] = {
    [VIOLATION_NOT_HANDED_IN] = { "not-handed-in", N_("Phone not handed in") },
    [VIOLATION_NOT_OFF] = { "not-off", N_("Phone not switched off") },
    [VIOLATION_TAKEN_OUT] = { "taken-out", N_("Phone taken out without permission") },
    [VIOLATION_SMARTWATCH] = { "smartwatch", N_("Smartwatch worn") },
    [VIOLATION_MISUSE_PHOTO] = { "misuse-photo", N_("Misuse: photo or film") },
    [VIOLATION_MISUSE_POSTING] = { "misuse-posting", N_("Misuse: put on the internet") },
    [VIOLATION_MISUSE_TEXT] = { "misuse-text", N_("Misuse: unwanted messages") },
    [VIOLATION_MISUSE_CALL] = { "misuse-call", N_("Misuse: unwanted calls") },
    [VIOLATION_MISUSE_THREAT] = { "misuse-threat", N_("Misuse: threat") },
    [VIOLATION_MISUSE_RECORDING] = { "misuse-recording", N_("Misuse: talk or lesson recorded") },
    [VIOLATION_MISUSE_OTHER] = { "misuse-other", N_("Misuse: other, namely") },
    [VIOLATION_INTERNET] = { "internet", N_("Internet agreement") },
};

static const struct named ladders[LADDERS] = {
    [LADDER_DEVICE] = { "device", N_("phones and devices") },
    [LADDER_WATCH] = { "watch", N_("watches") },
    [LADDER_MISUSE] = { "misuse", N_("misuse") },
    [LADDER_INTERNET] = { "internet", N_("internet agreements") },
};

static const struct named measures[MEASURE_KINDS] = {
    [MEASURE_NONE] = { "none", N_("only noted") },
    [MEASURE_WARNING] = { "warning", N_("warning") },
    [MEASURE_BAN] = { "ban", N_("no phone at school") },
    [MEASURE_SUSPENSION] = { "suspension", N_("internal suspension") },
    [MEASURE_TALK] = { "talk", N_("a talk") },
    [MEASURE_HEAD] = { "head", N_("talk with the head") },
};

static const struct named tasks[TASK_KINDS] = {
    [TASK_FINISH_LATER] = { "finish-later", N_("finish later") },
    [TASK_PUT_RIGHT] = { "put-right", N_("put right") },
    [TASK_CHILD_HEARD] = { "child-heard", N_("child heard") },
    [TASK_CHILD_TOLD] = { "child-told", N_("child told") },
    [TASK_PARENTS_TOLD] = { "parents-told", N_("parents told") },
    [TASK_POLICY_EXPLAINED] = { "policy-explained", N_("policy explained once more") },
    [TASK_TALK] = { "talk", N_("talk with child and parents") },
    [TASK_TALK_CHILD] = { "talk-child", N_("talk with the child") },
    [TASK_TALK_HEAD] = { "talk-head", N_("talk with the head") },
    [TASK_HEAD_CONFIRMS] = { "head-confirms", N_("head confirms") },
    [TASK_LETTER] = { "letter", N_("letter from the head") },
    [TASK_INSPECTORATE] = { "inspectorate", N_("inspectorate informed") },
    [TASK_ICT] = { "ict", N_("passed on to ICT") },
    [TASK_RECONSIDER] = { "reconsider", N_("reconsider") },
    [TASK_POLICE_CONSIDERED] = { "police-considered", N_("report to the police considered with the head") },
    [TASK_EXEMPTION_ENDS] = { "exemption-ends", N_("exemption ends: renew or end it") },
    [TASK_WITHDRAWAL] = { "withdrawal", N_("withdrawal letter") },
};

static int find(const struct named *table, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(table[i].name, name) == 0)
            return i;
    return -1;
}

const char *violation_name(enum violation_kind kind)
{
    return violations[kind].name;
}

const char *violation_label(enum violation_kind kind)
{
    return _(violations[kind].label);
}

const char *violation_which(enum violation_kind kind, int agreement)
{
    static char texts[AGREEMENTS + 1][80];
    if (kind != VIOLATION_INTERNET || agreement < 1 || agreement > AGREEMENTS)
        return violation_label(kind);
    snprintf(texts[agreement], sizeof texts[agreement], _("Internet agreement %d"), agreement);
    return texts[agreement];
}

bool violation_parse(const char *name, enum violation_kind *kind, int *agreement)
{
    static const char internet[] = "internet-";
    if (strncmp(name, internet, sizeof internet - 1) == 0) {
        const char *digit = name + sizeof internet - 1;
        int number = *digit - '0';
        if (!*digit || digit[1] || !agreement_can_be_broken(number))
            return false;
        *kind = VIOLATION_INTERNET;
        *agreement = number;
        return true;
    }
    int found = find(violations, VIOLATION_KINDS, name);
    if (found < 0)
        return false;
    *kind = (enum violation_kind)found;
    *agreement = 0;
    return true;
}

const char *ladder_name(enum ladder_kind kind)
{
    return ladders[kind].name;
}

const char *ladder_label(enum ladder_kind kind)
{
    return _(ladders[kind].label);
}

bool ladder_parse(const char *name, enum ladder_kind *kind)
{
    int found = find(ladders, LADDERS, name);
    if (found < 0)
        return false;
    *kind = (enum ladder_kind)found;
    return true;
}

const char *measure_name(enum measure_kind kind)
{
    return measures[kind].name;
}

const char *measure_label(enum measure_kind kind)
{
    return _(measures[kind].label);
}

bool measure_parse(const char *name, enum measure_kind *kind)
{
    int found = find(measures, MEASURE_KINDS, name);
    if (found < 0)
        return false;
    *kind = (enum measure_kind)found;
    return true;
}

const char *task_name(enum task_kind kind)
{
    return tasks[kind].name;
}

const char *task_label(enum task_kind kind)
{
    return _(tasks[kind].label);
}

bool task_parse(const char *name, enum task_kind *kind)
{
    int found = find(tasks, TASK_KINDS, name);
    if (found < 0)
        return false;
    *kind = (enum task_kind)found;
    return true;
}

/* Devices and where they are: kinds, stays in the cupboard, marks for a pupil's day. [P1, P2] */
#ifndef KLASKAST_DOMAIN_DEVICE_H
#define KLASKAST_DOMAIN_DEVICE_H

#include <stdbool.h>
#include <stdint.h>

enum device_kind { DEVICE_PHONE, DEVICE_WATCH, DEVICE_OTHER, DEVICE_KINDS };

/* A device's name on the command line and in the journal: "phone", "smartwatch", "other". */
const char *device_name(enum device_kind kind);
bool device_parse(const char *name, enum device_kind *kind);
/* For people, translated, in the middle of a sentence: "phone", "watch", "device". */
const char *device_label(enum device_kind kind);

enum stay_state {
    STAY_HELD,     /* in the cupboard (ingeleverd) */
    STAY_LENT,     /* in use with the teacher's leave (in gebruik) [P6] */
    STAY_IN_BAG,   /* switched off in the child's bag; watches only (ours) [P2] */
    STAY_RETURNED, /* given back (terug) */
};

/* One time that a device was handed in, until it went back. It may last over days. */
struct stay {
    int64_t id; /* number of its 'device_in' event */
    int64_t pupil_id;
    enum device_kind kind;
    enum stay_state state;
    const char *label; /* what it is, for DEVICE_OTHER; "" when nobody said */
    int64_t in_at;     /* moment */
    int in_day;        /* local day of in_at */
    int64_t lent_at;   /* moment it was lent last; 0 never */
    const char *purpose;
    bool lent_to_class; /* lent in one go with the whole class */
    int64_t back_at;    /* moment; 0 while it stays */
    int back_day;       /* local day of back_at; DAY_NONE while it stays */
    int64_t changed;    /* moment its last change was written down */
};

/* Is the device still with the teacher (held, in use; not in the bag)? */
bool stay_open(const struct stay *stay);

/* Its state as it was on `day`: what went back later was still held then. */
enum stay_state stay_state_on(const struct stay *stay, int day);

enum mark_kind { MARK_NONE_TODAY, MARK_ABSENT };

/* 'Nothing with me today' or 'absent', for one pupil on one day. */
struct mark {
    int64_t id;
    int64_t pupil_id;
    enum mark_kind kind;
    int day;
    int64_t at;
};

#endif

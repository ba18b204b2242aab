/* Pages of a class to print: its internet agreements, and who may not be in a photo. Each is one HTML file
 * that needs nothing else. [I1, C1, C2] */
#ifndef KLASKAST_IO_CLASS_PAPER_H
#define KLASKAST_IO_CLASS_PAPER_H

#include "klaskast/base/buffer.h"
#include "klaskast/domain/agreements.h"
#include "klaskast/domain/consent.h"
#include "klaskast/domain/facts.h"

/* The eight agreements with the class's own lines and the day, for the wall: one A4, no name of a child. */
void class_paper_agreements(struct buffer *out, const char *school, const char *class_name,
                            const struct agreement_texts *texts, const struct agreements *made);

/* Who may not, for a phone or a narrow strip of paper: names, so it says that it holds them. Whoever has not
 * answered yet is among them, with a sign. `pupils` in the order in which they are to stand. */
struct consent_paper {
    const char *class_name;
    const struct pupil *const *pupils;
    size_t pupil_count;
    const struct consent *consents;
    size_t consent_count;
    int year;
    int today;
    enum consent_kind kind;
};
void class_paper_consents(struct buffer *out, const struct consent_paper *paper);

#endif

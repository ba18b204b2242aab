/*
 * Measured values, and what stands at a place in their order.
 */
#ifndef KLASKAST_TESTS_SAMPLE_H
#define KLASKAST_TESTS_SAMPLE_H

enum { SAMPLE_MAX = 1000 };

struct sample {
    double values[SAMPLE_MAX];
    int count;
};

/* Values beyond SAMPLE_MAX are dropped. */
void sample_add(struct sample *sample, double value);

/* The value below which PART (0..1) of the sample lies; -1 when it is empty. */
double sample_at(const struct sample *sample, double part);

#endif

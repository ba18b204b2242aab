#include "sample.h"

#include <stdlib.h>

void sample_add(struct sample *sample, double value)
{
    if (sample->count < SAMPLE_MAX)
        sample->values[sample->count++] = value;
}

static int value_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double sample_at(const struct sample *sample, double part)
{
    struct sample sorted = *sample;
    int place = (int)(part * sample->count);

    if (!sample->count)
        return -1;
    qsort(sorted.values, (size_t)sorted.count, sizeof *sorted.values, value_compare);
    return sorted.values[place < sorted.count ? place : sorted.count - 1];
}

#include "report.h"

#include <stdio.h>

static int missed;

void report_begin(void)
{
    missed = 0;
    printf("%-46s %9s %9s %7s %8s\n", "", "klaskast", "floor", "ratio", "goal");
}

static const char *verdict(double value, double goal)
{
    if (goal <= 0)
        return "";
    if (value <= goal)
        return "met";
    missed++;
    return "MISSED";
}

void report_ratio(const char *what, const char *unit, double value, double floor, double goal)
{
    double ratio = floor > 0 ? value / floor : 0;

    printf("%-38s %7s %9.2f %9.2f %6.2fx", what, unit, value, floor, ratio);
    if (goal > 0)
        printf(" %7.2fx %s", goal, verdict(ratio, goal));
    printf("\n");
}

void report_limit(const char *what, const char *unit, double value, double goal)
{
    printf("%-38s %7s %9.2f %9s %7s", what, unit, value, "", "");
    if (goal > 0)
        printf(" %8.0f %s", goal, verdict(value, goal));
    printf("\n");
}

int report_end(void)
{
    if (missed)
        printf("\n%d goal%s missed.\n", missed, missed == 1 ? "" : "s");
    else
        printf("\nEvery goal met.\n");
    return missed;
}

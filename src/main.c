#include "klaskast/base/clock.h"

#include <stdio.h>

int main(void)
{
    clock_init();
    puts("klaskast " KLASKAST_VERSION);
    return 0;
}

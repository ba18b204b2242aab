#include "klaskast/domain/bsn.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

static size_t digits_of(const char *value, char digits[16])
{
    size_t count = 0;
    for (const char *p = value; *p; p++) {
        if (isdigit((unsigned char)*p) && count < 15)
            digits[count++] = *p;
        else if (!strchr(" .-", *p))
            return 0;
    }
    digits[count] = '\0';
    return count;
}

bool bsn_like(const char *text)
{
    char digits[16] = "";
    size_t count = digits_of(text, digits);
    if (count != 8 && count != 9)
        return false;
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        int weight = (int)(count - i);
        sum += (digits[i] - '0') * (weight == 1 ? -1 : weight);
    }
    return sum % 11 == 0;
}

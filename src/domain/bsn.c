#include "klaskast/domain/bsn.h"

#include <ctype.h>
#include <string.h>

size_t bsn_digits(const char *value, char digits[BSN_DIGITS_SIZE])
{
    size_t count = 0;
    digits[0] = '\0';
    for (const char *p = value; *p; p++) {
        if (isdigit((unsigned char)*p) && count < BSN_DIGITS_SIZE - 1)
            digits[count++] = *p;
        else if (!strchr(" .-", *p)) {
            digits[0] = '\0';
            return 0;
        }
    }
    digits[count] = '\0';
    return count;
}

bool bsn_like(const char *text)
{
    char digits[BSN_DIGITS_SIZE];
    size_t count = bsn_digits(text, digits);
    if (count != 8 && count != 9)
        return false;
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        int weight = (int)(count - i);
        sum += (digits[i] - '0') * (weight == 1 ? -1 : weight);
    }
    return sum % 11 == 0;
}

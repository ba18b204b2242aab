#include "klaskast/io/cell.h"

#include "klaskast/domain/bsn.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/name.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* 03-11-2014, 3/11/14, 2014-11-03, also with a time behind it: three numbers between two equal signs. */
static bool is_date(const char *value)
{
    size_t digits[3];
    char sign = 0;
    for (int part = 0; part < 3; part++) {
        digits[part] = strspn(value, "0123456789");
        value += digits[part];
        if (part == 0)
            sign = *value;
        if (part < 2 && (!*value || *value != sign || !strchr("-/.", *value++)))
            return false;
    }
    return (*value == '\0' || *value == ' ' || *value == 'T') && digits[1] >= 1 && digits[1] <= 2 &&
           ((digits[0] == 4 && digits[2] <= 2) || (digits[0] >= 1 && digits[0] <= 2 && digits[2] >= 2)) &&
           digits[2] >= 1 && digits[2] <= 4;
}

static bool is_phone(const char *value)
{
    char digits[BSN_DIGITS_SIZE];
    const char *number = *value == '+' ? value + 1 : value;
    size_t count = bsn_digits(number, digits);
    return (*value == '+' && count >= 9) || (count == 10 && digits[0] == '0') ||
           strncmp(digits, "0031", 4) == 0;
}

static bool is_postcode(const char *value)
{
    size_t blank = strlen(value) == 7 && value[4] == ' ';
    if (strlen(value) != 6 + blank || value[0] == '0')
        return false;
    for (size_t i = 0; i < 4; i++)
        if (!isdigit((unsigned char)value[i]))
            return false;
    return isupper((unsigned char)value[4 + blank]) && isupper((unsigned char)value[5 + blank]);
}

bool cell_is_personal(const char *value)
{
    return strchr(value, '@') || bsn_like(value) || is_date(value) || is_phone(value) || is_postcode(value);
}

static bool is_sex(const char *value)
{
    return (strlen(value) == 1 && strchr("mvjMVJ", *value)) || strcasecmp(value, "jongen") == 0 ||
           strcasecmp(value, "meisje") == 0;
}

static bool has_digit(const char *value)
{
    return strpbrk(value, "0123456789") != NULL;
}

static bool is_class(const char *value)
{
    char years[CLASS_YEARS_SIZE];
    class_name_years(value, years);
    return years[0] && strlen(value) <= 24;
}

enum cell_look cell_look(const char *value)
{
    if (!*value)
        return CELL_EMPTY;
    if (cell_is_personal(value) || is_sex(value))
        return CELL_PERSONAL;
    if (name_is_prefix(value))
        return CELL_PREFIX;
    if (is_class(value))
        return CELL_CLASS;
    if (has_digit(value))
        return strchr(value, ' ') || strlen(value) > 20 ? CELL_OTHER : CELL_KEY;
    return strpbrk(value, ";:=/\\%<>{}") ? CELL_OTHER : CELL_NAME;
}

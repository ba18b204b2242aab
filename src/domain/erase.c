#include "klaskast/domain/erase.h"

#include "klaskast/base/text.h"
#include "klaskast/domain/name.h"

#include <string.h>

bool erase_confirmed(const struct erase_look *look, const char *typed)
{
    char wanted[NAME_TEXT_SIZE], given[NAME_TEXT_SIZE];
    text_fold(wanted, sizeof wanted, look->name);
    text_fold(given, sizeof given, typed);
    return *wanted && strcmp(wanted, given) == 0;
}

#include "klaskast/domain/class_name.h"

#include "klaskast/base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Steps over 'groep' where something that can be a name of its own follows. */
static const char *without_word(const char *text)
{
    static const char *const words[] = { "groep", "group", "klas", "class" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (strncasecmp(text, words[i], length) != 0)
            continue;
        const char *rest = text + length + strspn(text + length, " :-_");
        if (*rest && (rest > text + length || isdigit((unsigned char)*rest)))
            return rest;
    }
    return text;
}

/* Where the years at the start of a name end; `text` itself when it does not begin with one. */
static const char *years_end(const char *text, char years[CLASS_YEARS_SIZE])
{
    size_t length = 0;
    const char *end = text, *at = text;
    while (*at >= '1' && *at <= '8' && !isdigit((unsigned char)at[1]) && length + 2 < CLASS_YEARS_SIZE) {
        if (length)
            years[length++] = ',';
        years[length++] = *at++;
        end = at;
        at += strspn(at, " ");
        if (*at != '/' && *at != '-' && *at != '+' && *at != ',' && *at != '&')
            break;
        at++;
        at += strspn(at, " ");
    }
    years[length] = '\0';
    return end;
}

const char *class_name_years(const char *text, char years[CLASS_YEARS_SIZE])
{
    char name[CLASS_NAME_SIZE];
    class_name_clean(text, name);
    const char *end = years_end(name, years);
    /* '7A' and '7 blauw' are years; the 7 of '7even' is not. */
    if (isalpha((unsigned char)end[0]) && isalpha((unsigned char)end[1]))
        years[0] = '\0';
    return years;
}

const char *class_name_clean(const char *text, char name[CLASS_NAME_SIZE])
{
    char clean[512], years[CLASS_YEARS_SIZE];
    text_clean(clean, sizeof clean, text);
    const char *start = clean;
    if (*clean == '/') {
        size_t length = strlen(clean);
        while (length > 1 && clean[length - 1] == '/')
            clean[--length] = '\0';
        start = strrchr(clean, '/') + 1;
        /* 'Groep 5/6' at the end of a path has a slash of its own. */
        if (start - clean >= 2 && isdigit((unsigned char)start[0]) && isdigit((unsigned char)start[-2])) {
            const char *before = memrchr(clean, '/', (size_t)(start - clean - 1));
            start = before ? before + 1 : start;
        }
    }
    start = without_word(start);
    char *fit = clean + (start - clean);
    fit[text_fit(fit, CLASS_NAME_SIZE - 1)] = '\0';
    text_clean(name, CLASS_NAME_SIZE, fit);
    const char *end = years_end(name, years);
    if (years[0] && isalpha((unsigned char)end[0]) && !isalpha((unsigned char)end[1]))
        name[end - name] = (char)toupper((unsigned char)end[0]);
    char folded[CLASS_NAME_SIZE];
    text_fold(folded, sizeof folded, name);
    if (strcmp(folded, "leerlingen") == 0 || strcmp(folded, "pupils") == 0 || strcmp(folded, "students") == 0)
        name[0] = '\0';
    return name;
}

/* Folded, without blanks; years in one spelling. */
static void compared(const char *text, char key[CLASS_NAME_SIZE * 2])
{
    char name[CLASS_NAME_SIZE], folded[CLASS_NAME_SIZE], years[CLASS_YEARS_SIZE];
    class_name_clean(text, name);
    const char *rest = years_end(name, years);
    text_fold(folded, sizeof folded, rest);
    int length = snprintf(key, CLASS_NAME_SIZE * 2, "%s", years);
    for (const char *p = folded; *p; p++)
        if (*p != ' ')
            key[length++] = *p;
    key[length] = '\0';
}

bool class_name_same(const char *a, const char *b)
{
    char first[CLASS_NAME_SIZE * 2], second[CLASS_NAME_SIZE * 2];
    compared(a, first);
    compared(b, second);
    return first[0] && strcmp(first, second) == 0;
}

const char *class_name_in_title(const char *title, char name[CLASS_NAME_SIZE])
{
    char text[256], years[CLASS_YEARS_SIZE];
    text_clean(text, sizeof text, title);
    name[0] = '\0';
    char *rest;
    for (char *word = strtok_r(text, " ,;:()", &rest); word; word = strtok_r(NULL, " ,;:()", &rest)) {
        if (isdigit((unsigned char)word[0]) && strlen(word) <= 5 && class_name_years(word, years)[0])
            return class_name_clean(word, name);
        if (strcasecmp(word, "groep") != 0 && strcasecmp(word, "klas") != 0)
            continue;
        word = strtok_r(NULL, " ,;:()", &rest);
        return word ? class_name_clean(word, name) : name;
    }
    return name;
}

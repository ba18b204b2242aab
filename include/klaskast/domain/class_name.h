/* Names of classes as schools write them: '7A', 'Groep 7a', '5/6', 'Groep 4/5 Combi', 'Vlinders',
 * '/Leerlingen/2026/Groep 7A'. */
#ifndef KLASKAST_DOMAIN_CLASS_NAME_H
#define KLASKAST_DOMAIN_CLASS_NAME_H

#include <stdbool.h>
#include <stddef.h>

enum {
    CLASS_NAME_SIZE = 61,  /* bytes with the NUL */
    CLASS_YEARS_SIZE = 16, /* "1,2,3,4,5,6,7,8" */
};

/* As the program shows it: cleaned, the last part of a path, without a leading 'Groep', the letter behind the
 * year a capital: 'Groep 7a' -> '7A'. "" when nothing is left; 'Leerlingen' is no class either. */
const char *class_name_clean(const char *text, char name[CLASS_NAME_SIZE]);

/* Do two texts name the same class? 'Groep 7A' and '7a', '5/6' and 'groep 5-6'. "" is no class. */
bool class_name_same(const char *a, const char *b);

/* The years (jaargroepen, 1..8) that a name begins with, separated by commas: '5/6' -> "5,6", '8B Hannelore'
 * -> "8";
 * "" for 'Vlinders'. */
const char *class_name_years(const char *text, char years[CLASS_YEARS_SIZE]);

/* The class that a title names: 'Groepslijst 7A - schooljaar 2026-2027' -> '7A', 'Klas Vlinders' ->
 * 'Vlinders'; "" when it names none. */
const char *class_name_in_title(const char *title, char name[CLASS_NAME_SIZE]);

#endif

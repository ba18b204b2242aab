#include "klaskast/domain/demo.h"

#include "klaskast/base/translate.h"

#define NEW(first_, prefix_, surname_)                                                                       \
    {                                                                                                        \
        .kind = ROSTER_NEW, .first = first_, .prefix = prefix_, .surname = surname_, .key = "", .group = "7" \
    }

/* Names that nobody in a real class has together; with what Dutch lists hold: prefixes, marks, one name only.
 */
static const struct roster_change pupils[] = {
    NEW("Ilse", "van", "Aalst"),     NEW("Mees", "", "Bakker"),       NEW("Daan", "van den", "Berg"),
    NEW("Saar", "", "Blauwwiek"),    NEW("Bram", "de", "Boswachter"), NEW("Lina", "", "Çelik"),
    NEW("Finn", "van", "Dorenbos"),  NEW("Amina", "", "El Hadi"),     NEW("Guus", "", "Fluisterveld"),
    NEW("Tess", "", "Grasduin"),     NEW("Renée", "van 't", "Hof"),   NEW("Fenna", "", "IJsselstein"),
    NEW("Sem", "", "Jansen"),        NEW("Lotte", "", "Kuipers"),     NEW("Jesse", "", "Lantaarn"),
    NEW("Zoë", "", "Öztürk-Aydın"),  NEW("Liv", "", "Paardebloem"),   NEW("Thijs", "", "Regenboog"),
    NEW("Noa", "van der", "Schelp"), NEW("Cas", "ter", "Sluis"),      NEW("Mila", "", "Tuinstra"),
    NEW("Otis", "", "Veldmuis"),     NEW("Tim", "", "Vries"),         NEW("Noor", "de", "Vries"),
    NEW("Hugo", "", "Wielewaal"),    NEW("Łukasz", "", "Wiśniewski"), NEW("Yara", "", ""),
    NEW("Pim", "", "Yildiz"),
};

const struct roster_change *demo_pupils(size_t *count)
{
    *count = sizeof pupils / sizeof *pupils;
    return pupils;
}

const char *demo_class_name(void)
{
    return _("7 demo");
}

/* A pupil's day in words and signs. */
#ifndef KLASKAST_SCREENS_PUPIL_TEXT_H
#define KLASKAST_SCREENS_PUPIL_TEXT_H

#include "klaskast/domain/model.h"
#include "klaskast/ui/style.h"

#include <stddef.h>

#define PUPIL_TEXT_SIZE 160

/* Where the phone is: "[x] 08:24", "[~] in use", "back 14:30", "[x] since Thu", "-", ".  absent", "= exempt",
 * "ban to 23 Dec", "[ ]" (not asked yet), "" (nothing to ask). Three states are always told apart: nothing
 * with the pupil today, handed in, not asked yet. [P1] */
const char *pupil_box(const struct model *model, const struct pupil_day *pupil, char text[PUPIL_TEXT_SIZE],
                      enum style *style);

/* The pupil's other devices in as many words as there is room for: "watch 08:26, camera 08:30", "w 08:26 o
 * bag", "w o". "" for none. [P2] */
enum others_form { OTHERS_WORDS, OTHERS_TIMES, OTHERS_LETTERS };
const char *pupil_others(const struct model *model, const struct pupil_day *pupil, enum others_form form,
                         char text[PUPIL_TEXT_SIZE]);

/* What a wide terminal has room for beside the box: when a phone that is in use left the cupboard and what
 * for, when one that was given back came in. "" for none. */
const char *pupil_note(const struct model *model, const struct pupil_day *pupil, char text[PUPIL_TEXT_SIZE]);

/* What holds or waits for the pupil, in whole sentences: "No phone 24 Nov to 23 Dec." "" for nothing. [P8,
 * P13] */
void pupil_measures(const struct model *model, const struct pupil_day *pupil, char *text, size_t size);

/* What the line below the roster says about the selected pupil, who is called `name` in it, in whole
 * sentences. */
void pupil_sentence(const struct model *model, const struct pupil_day *pupil, const char *name, char *text,
                    size_t size);

/* The first names of the pupils whom `want` picks, whole where two have the same, as many as fit in a
 * sentence: "Ilse, Daan, Zoë +3". Whose phone is in use is marked so where `mark` asks for it: "Daan (in
 * use)". */
void pupil_names(const struct model *model, bool (*want)(const struct pupil_day *pupil), bool mark,
                 char *text, size_t size);

#endif

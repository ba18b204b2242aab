/* Writes every letter of tests/golden/letters.h as a page: letters FOLDER. Each in both languages, with usual
 * values and with the longest (name-long.html). Prints a line 'FILE WORD' for each, WORD being one that must
 * be on paper. */
#include "../golden/letters.h"

static bool put(const char *folder, const struct letter_sample *sample, enum language language, bool longest)
{
    struct letter_sample_values values;
    struct letter letter;
    struct err err = { ERR_NONE, "" };
    char path[FILE_PATH_SIZE];
    letter_init(&letter);
    letter_sample_fill(sample, language, longest, &values);
    snprintf(path, sizeof path, "%s/%s-%s%s.html", folder, language == LANGUAGE_DUTCH ? "nl" : "en",
             sample->name, longest ? "-long" : "");
    bool ok = letter_write(NULL, language, sample->template, values.values, values.count, &letter, &err) &&
              file_write(path, buffer_get(&letter.html), letter.html.length, &err);
    letter_clear(&letter);
    if (ok)
        printf("%s %s\n", path, longest ? "Maximiliaan" : "Noor");
    else
        fprintf(stderr, "%s: %s\n", path, err.text);
    return ok;
}

int main(int argc, char **argv)
{
    bool ok = argc == 2;
    for (size_t i = 0; ok && i < LETTER_SAMPLES; i++)
        for (int language = LANGUAGE_DUTCH; ok && language <= LANGUAGE_ENGLISH; language++)
            ok = put(argv[1], &letter_samples[i], (enum language)language, true);
    ok = ok && put(argv[1], &letter_samples[0], LANGUAGE_DUTCH, false);
    return ok ? 0 : 1;
}

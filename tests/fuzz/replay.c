/* Gives a fuzz program every input of tests/fuzz/corpus/<its name>, whole and cut short, without a fuzzer:
 * what was found once stays found. */
#include "klaskast/base/buffer.h"
#include "klaskast/base/file.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void replay(const struct buffer *input)
{
    const uint8_t *bytes = (const uint8_t *)buffer_get(input);
    for (size_t eighth = 1; eighth <= 8; eighth++)
        LLVMFuzzerTestOneInput(bytes, input->length * eighth / 8);
}

int main(int argc, char **argv)
{
    const char *slash = argc > 0 ? strrchr(argv[0], '/') : NULL, *name = slash ? slash + 1 : "fuzz";
    char folder[200], path[FILE_PATH_SIZE];
    int inputs = 0;
    snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", name);
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        struct buffer input;
        buffer_init(&input);
        if (entry->d_name[0] != '.' && file_join(path, folder, entry->d_name) &&
            file_read(path, 1 << 20, &input, NULL)) {
            replay(&input);
            inputs++;
        }
        buffer_clear(&input);
    }
    if (directory)
        closedir(directory);
    printf("1..1\n%sok %s__%d_inputs__nothing_breaks\n", inputs ? "" : "not ", name, inputs);
    return inputs ? 0 : 1;
}

/* keys: every action with its name in the settings and its keys. */
#include "klaskast/app/command.h"
#include "klaskast/base/translate.h"
#include "klaskast/ui/action.h"

#include <string.h>

bool cmd_keys(struct app *app, const struct command_line *line, struct err *err)
{
    (void)line;
    (void)err;
    struct keymap keymap;
    keymap_init(&keymap);
    if (app->ini)
        keymap_read(&keymap, app->ini);
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum key_action)i);
        char keys[KEYS_PER_ACTION * KEY_TEXT_SIZE] = "", key[KEY_TEXT_SIZE];
        for (int k = 0; k < keymap.actions[i].count; k++) {
            strcat(keys, k ? " " : "");
            strcat(keys, key_print(keymap.actions[i].keys[k], key));
        }
        printf("%-16s %-16s %s\n", info->name, keys, _(info->help));
    }
    return true;
}

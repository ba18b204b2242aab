#include "klaskast/ui/action.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct action_info actions[ACTION_COUNT] = {
#define X(id, name, keys, places, flags, help, label)                                                        \
    [ACTION_##id] = { name, keys, places, flags, help, label },
    ACTIONS(X)
#undef X
};

const struct action_info *action_info(enum key_action action)
{
    return &actions[action];
}

enum key_action action_find(const char *name)
{
    for (int i = 0; i < ACTION_COUNT; i++)
        if (strcasecmp(actions[i].name, name) == 0)
            return (enum key_action)i;
    return ACTION_NONE;
}

/* Parses keys separated by blanks; -1 with the bad word in `bad`, else how many. */
static int keys_parse(const char *text, struct key keys[KEYS_PER_ACTION], char bad[KEY_TEXT_SIZE])
{
    char copy[120];
    char *rest = NULL;
    int count = 0;

    snprintf(copy, sizeof copy, "%s", text);
    for (char *word = strtok_r(copy, " \t", &rest); word != NULL; word = strtok_r(NULL, " \t", &rest)) {
        if (count == KEYS_PER_ACTION || !key_parse(word, &keys[count])) {
            snprintf(bad, KEY_TEXT_SIZE, "%s", word);
            return -1;
        }
        count++;
    }
    return count;
}

void keymap_init(struct keymap *keymap)
{
    char bad[KEY_TEXT_SIZE];

    *keymap = (struct keymap){ 0 };
    for (int i = 0; i < ACTION_COUNT; i++) {
        int count = keys_parse(actions[i].keys, keymap->actions[i].keys, bad);
        keymap->actions[i].count = count < 0 ? 0 : count;
    }
}

/* An action other than `action` that has one of its keys in one of its places. */
static enum key_action clash(const struct keymap *keymap, enum key_action action, struct key *key)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (i == (int)action || !(actions[i].places & actions[action].places))
            continue;
        for (int mine = 0; mine < keymap->actions[action].count; mine++)
            for (int other = 0; other < keymap->actions[i].count; other++)
                if (key_same(keymap->actions[action].keys[mine], keymap->actions[i].keys[other])) {
                    *key = keymap->actions[action].keys[mine];
                    return (enum key_action)i;
                }
    }
    return ACTION_NONE;
}

/* A digit chooses a slot on the roster. */
static bool has_digit(const struct key *keys, int count)
{
    for (int i = 0; i < count; i++)
        if (!keys[i].ctrl && !keys[i].alt && keys[i].code >= '0' && keys[i].code <= '9')
            return true;
    return false;
}

static void read_line(struct keymap *keymap, struct ini *ini, const char *name, const char *value)
{
    struct key keys[KEYS_PER_ACTION] = { { 0 } };
    char bad[KEY_TEXT_SIZE];
    enum key_action action = action_find(name);

    if (action == ACTION_NONE) {
        ini_add_fault(ini, "keys", name, _("there is no action '%s'; `klaskast keys` lists them."), name);
        return;
    }
    if (actions[action].flags & ACTION_FIXED) {
        ini_add_fault(ini, "keys", name, _("the keys of '%s' cannot be changed."), name);
        return;
    }
    int count = keys_parse(value, keys, bad);
    if (count < 0) {
        ini_add_fault(
            ini, "keys", name,
            _("'%s' is no key, or one too many; expected is something like \"a\", \"Ctrl-R\" or \"F12\"."),
            bad);
        return;
    }
    if (has_digit(keys, count)) {
        ini_add_fault(ini, "keys", name, _("digits choose a slot and cannot be the key of an action."));
        return;
    }
    memcpy(keymap->actions[action].keys, keys, sizeof keys);
    keymap->actions[action].count = count;
}

/* Puts back the keys of the lines that clash, until none does. The table itself has no clash, so it ends. */
static void settle(struct keymap *keymap, struct ini *ini, const struct keymap *before)
{
    const char *section, *name, *value;
    char key[KEY_TEXT_SIZE];
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = 0; ini_entry(ini, i, &section, &name, &value); i++) {
            enum key_action action = strcasecmp(section, "keys") == 0 ? action_find(name) : ACTION_NONE;
            struct key taken;
            if (action == ACTION_NONE || memcmp(&keymap->actions[action], &before->actions[action],
                                                sizeof keymap->actions[action]) == 0)
                continue;
            enum key_action other = clash(keymap, action, &taken);
            if (other == ACTION_NONE)
                continue;
            ini_add_fault(ini, "keys", name,
                          _("the key %s already belongs to '%s' there; '%s' keeps its own keys."),
                          key_print(taken, key), actions[other].name, name);
            keymap->actions[action] = before->actions[action];
            again = true;
        }
    }
}

void keymap_read(struct keymap *keymap, struct ini *ini)
{
    struct keymap before = *keymap;
    const char *section, *name, *value;

    for (size_t i = 0; ini_entry(ini, i, &section, &name, &value); i++)
        if (strcasecmp(section, "keys") == 0)
            read_line(keymap, ini, name, value);
    settle(keymap, ini, &before);
}

enum key_action keymap_action(const struct keymap *keymap, enum place place, struct key key)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (!(actions[i].places & (unsigned)place))
            continue;
        for (int n = 0; n < keymap->actions[i].count; n++)
            if (key_same(keymap->actions[i].keys[n], key))
                return (enum key_action)i;
    }
    return ACTION_NONE;
}

const char *keymap_show(const struct keymap *keymap, enum key_action action, char text[KEY_TEXT_SIZE])
{
    text[0] = '\0';
    if (keymap->actions[action].count > 0)
        key_show(keymap->actions[action].keys[0], text);
    return text;
}

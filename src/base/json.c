#include "klaskast/base/json.h"

#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"

#include <assert.h>
#include <jansson.h>
#include <string.h>

static json_t *tree(const struct json *json)
{
    return (json_t *)(void *)(uintptr_t)json;
}

static struct json *wrap(json_t *json)
{
    return (struct json *)(void *)json;
}

struct json *json_new_object(void)
{
    return wrap(json_object());
}

struct json *json_new_list(void)
{
    return wrap(json_array());
}

void json_free(struct json **json)
{
    json_decref(tree(*json));
    *json = NULL;
}

void json_put(struct json *object, const char *key, struct json *child)
{
    int failed = json_object_set_new(tree(object), key, tree(child));
    assert(!failed);
    (void)failed;
}

/* jansson refuses a text that is not UTF-8: each bad byte becomes U+FFFD first. */
static json_t *safe_string(const char *text)
{
    size_t length = strlen(text), bad;
    if (text_valid(text, length, &bad))
        return json_stringn(text, length);
    char *mended = memory_new(length * 3 + 1, 1);
    size_t at = 0;
    int32_t code;
    for (const char *p = text; *p;) {
        size_t step = text_next(p, &code);
        const char *from = code == 0xFFFD ? "\xEF\xBF\xBD" : p;
        size_t size = code == 0xFFFD ? 3 : step;
        memcpy(mended + at, from, size);
        at += size;
        p += step;
    }
    json_t *string = json_stringn(mended, at);
    free(mended);
    return string;
}

void json_put_text(struct json *object, const char *key, const char *text)
{
    json_object_set_new(tree(object), key, text ? safe_string(text) : json_null());
}

void json_put_integer(struct json *object, const char *key, int64_t number)
{
    json_object_set_new(tree(object), key, json_integer(number));
}

void json_put_bool(struct json *object, const char *key, bool value)
{
    json_object_set_new(tree(object), key, json_boolean(value));
}

void json_append(struct json *list, struct json *child)
{
    json_array_append_new(tree(list), tree(child));
}

void json_append_text(struct json *list, const char *text)
{
    json_array_append_new(tree(list), safe_string(text));
}

struct json *json_read_object(const char *text)
{
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    if (json && !json_is_object(json)) {
        json_decref(json);
        return NULL;
    }
    return wrap(json);
}

struct json *json_read_list(const char *text, int *line)
{
    json_error_t error = { .line = 1 };
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    *line = json || error.line < 1 ? 1 : error.line;
    if (json && !json_is_array(json)) {
        json_decref(json);
        return NULL;
    }
    return wrap(json);
}

const char *json_get_text(const struct json *object, const char *key)
{
    return json_string_value(json_object_get(tree(object), key));
}

bool json_get_integer(const struct json *object, const char *key, int64_t *number)
{
    json_t *member = json_object_get(tree(object), key);
    if (!json_is_integer(member))
        return false;
    *number = json_integer_value(member);
    return true;
}

const struct json *json_get(const struct json *object, const char *key)
{
    json_t *member = json_object_get(tree(object), key);
    return json_is_object(member) || json_is_array(member) ? wrap(member) : NULL;
}

size_t json_count(const struct json *list)
{
    return json_array_size(tree(list));
}

const struct json *json_at(const struct json *list, size_t index)
{
    return wrap(json_array_get(tree(list), index));
}

const char *json_own_text(const struct json *text)
{
    return json_string_value(tree(text));
}

void json_each(const struct json *object,
               void (*each)(void *context, const char *key, const char *text, int64_t number), void *context)
{
    const char *key;
    json_t *member;
    json_object_foreach(tree(object), key, member)
    {
        if (json_is_string(member))
            each(context, key, json_string_value(member), 0);
        else if (json_is_integer(member))
            each(context, key, NULL, json_integer_value(member));
        else if (json_is_boolean(member))
            each(context, key, NULL, json_is_true(member));
    }
}

char *json_text(const struct json *json, bool pretty)
{
    char *text = json_dumps(tree(json), pretty ? JSON_INDENT(2) : JSON_COMPACT);
    assert(text);
    return text;
}

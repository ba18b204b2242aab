/* The door to jansson: JSON as a tree. Adding takes over the child. Texts must be UTF-8; what is not becomes
 * U+FFFD, so a tree can always be printed. */
#ifndef KLASKAST_BASE_JSON_H
#define KLASKAST_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json;

struct json *json_new_object(void);
struct json *json_new_list(void);
void json_free(struct json **json);

void json_put(struct json *object, const char *key, struct json *child);
void json_put_text(struct json *object, const char *key, const char *text); /* NULL: null */
void json_put_integer(struct json *object, const char *key, int64_t number);
void json_put_bool(struct json *object, const char *key, bool value);
void json_append(struct json *list, struct json *child);
void json_append_text(struct json *list, const char *text);

/* Parsing; NULL when it is no JSON object. */
struct json *json_read_object(const char *text);
/* A list; NULL when it is none, with the line where it stops to be JSON. */
struct json *json_read_list(const char *text, int *line);
const char *json_get_text(const struct json *object,
                          const char *key); /* NULL where it is no text; borrowed */
bool json_get_integer(const struct json *object, const char *key, int64_t *number);

/* A member that is an object or a list, else NULL; how many a list has, and each (from 0). All borrowed. */
const struct json *json_get(const struct json *object, const char *key);
size_t json_count(const struct json *list);
const struct json *json_at(const struct json *list, size_t index);
/* A text by itself, as a list has them; NULL where it is none. */
const char *json_own_text(const struct json *text);

/* Calls `each` for every member of an object: exactly one of text (not NULL) or number is given; true
 * and false are 1 and 0. Members of other types are passed over. */
void json_each(const struct json *object,
               void (*each)(void *context, const char *key, const char *text, int64_t number), void *context);

/* The tree as text on the heap: in one line, or laid out for people. Members keep their order. */
char *json_text(const struct json *json, bool pretty);

#endif

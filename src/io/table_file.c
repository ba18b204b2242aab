#include "klaskast/io/table_file.h"

#include "klaskast/base/buffer.h"
#include "klaskast/io/charset.h"
#include "klaskast/io/json_table.h"

bool table_file_read(const char *name, const char *bytes, size_t length, struct arena *arena,
                     struct csv_table *table, struct err *err)
{
    struct buffer text;
    struct charset_found charset;
    if (json_table_is(bytes, length))
        return json_table_read(name, bytes, length, arena, table, err);
    buffer_init(&text);
    bool ok = charset_is_text(name, bytes, length, err) &&
              charset_read(name, bytes, length, &text, &charset, err) &&
              csv_read(name, buffer_get(&text), 0, arena, table, err);
    buffer_clear(&text);
    return ok;
}

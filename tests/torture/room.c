#include "room.h"

#include "klaskast/base/clock.h"
#include "klaskast/store/journal.h"
#include "klaskast/store/store.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct home room;
char room_db[ROOM_PATH], room_base[ROOM_PATH];
const char *room_input;

static void give_up(const char *what)
{
    fprintf(stderr, "room: %s: %s\n", what, strerror(errno));
    exit(99);
}

/* --- files --------------------------------------------------------------------------------------------- */

unsigned char *room_bytes(const char *path, size_t *length)
{
    struct stat file;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    *length = 0;
    if (fd < 0 || fstat(fd, &file) != 0 || !S_ISREG(file.st_mode)) {
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    unsigned char *bytes = malloc((size_t)file.st_size + 1);
    ssize_t got = bytes ? read(fd, bytes, (size_t)file.st_size) : -1;
    close(fd);
    *length = got > 0 ? (size_t)got : 0;
    return bytes;
}

bool room_same(const char *one, const char *other)
{
    size_t one_length, other_length;
    unsigned char *a = room_bytes(one, &one_length), *b = room_bytes(other, &other_length);
    bool same = a && b && one_length == other_length && memcmp(a, b, one_length) == 0;
    free(a);
    free(b);
    return same;
}

static bool copy_file(const char *from, const char *to, const struct stat *as)
{
    size_t length;
    unsigned char *bytes = room_bytes(from, &length);
    int fd = bytes ? open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, as->st_mode & 0777) : -1;
    bool ok = fd >= 0 && write(fd, bytes, length) == (ssize_t)length &&
              futimens(fd, (struct timespec[2]){ as->st_atim, as->st_mtim }) == 0;
    if (fd >= 0)
        close(fd);
    free(bytes);
    return ok;
}

bool room_copy(const char *from, const char *to)
{
    char one[ROOM_PATH], other[ROOM_PATH];
    struct stat file;
    DIR *list = opendir(from);
    bool ok = list && (mkdir(to, 0700) == 0 || errno == EEXIST);
    for (struct dirent *entry; ok && (entry = readdir(list));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(one, sizeof one, "%.2000s/%s", from, entry->d_name);
        snprintf(other, sizeof other, "%.2000s/%s", to, entry->d_name);
        ok = lstat(one, &file) == 0;
        if (ok && S_ISDIR(file.st_mode))
            ok = room_copy(one, other);
        else if (ok && S_ISREG(file.st_mode))
            ok = copy_file(one, other, &file);
    }
    if (list)
        closedir(list);
    return ok;
}

static int remove_one(const char *path, const struct stat *file, int type, struct FTW *place)
{
    (void)file;
    (void)type;
    (void)place;
    remove(path);
    return 0;
}

void room_wipe(const char *path)
{
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void (*walk_each)(void *context, const char *path);
static void *walk_context;

static int walk_one(const char *path, const struct stat *file, int type, struct FTW *place)
{
    (void)file;
    (void)place;
    if (type == FTW_F || type == FTW_SL)
        walk_each(walk_context, path);
    return 0;
}

void room_walk(const char *folder, void (*each)(void *context, const char *path), void *context)
{
    walk_each = each;
    walk_context = context;
    nftw(folder, walk_one, 16, FTW_PHYS);
}

/* --- the class ----------------------------------------------------------------------------------------- */

void room_run(struct run *run, const char *const *words)
{
    room_run_below(run, NULL, words);
}

void room_run_below(struct run *run, const char *const *before, const char *const *words)
{
    const char *argv[64];
    int count = 0;
    for (; before && *before; before++)
        argv[count++] = *before;
    argv[count++] = home_program();
    argv[count++] = "--teacher";
    argv[count++] = "Marit Bakker";
    for (; *words && count < 63; words++)
        argv[count++] = *words;
    argv[count] = NULL;
    run_program(run, &room, (char *const *)(uintptr_t)argv, room_input);
}

void room_do(const char *const *words)
{
    struct run run;
    room_run(&run, words);
    if (run.code != 0) {
        fprintf(stderr, "room: '%s %s' ended with %d: %s%s\n", words[0], words[1] ? words[1] : "", run.code,
                run.out, run.err);
        exit(99);
    }
    run_clear(&run);
}

#define DO(...) room_do((const char *const[]){ __VA_ARGS__, NULL })

static void make_files(void)
{
    home_file(&room, "config/klaskast/config.ini",
              "[school]\nname = De Boom\nplace = Dorp\nhead = Els de Groot\npolicy_name = Telefoons\n"
              "policy_date = september 2026\n");
    home_file(&room, "list.csv",
              "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nMees;;Bakker\nZoë;;Öztürk-Aydın\nŁukasz;;"
              "Wiśniewski\n"
              "Daan;van den;Berg\n");
    home_file(&room, "more.csv",
              "Voornaam;Tussenvoegsel;Achternaam\nNoor;de;Vries\nMees;;Bakker\nZoë;;Öztürk-Aydın\nŁukasz;;"
              "Wiśniewski\n"
              "Daan;van den;Berg\nYara;;Haddad\nPim;;Yildiz\n");
    home_file(&room, "consent.csv",
              "Naam;Foto en film;Naam bij foto;Portret\nNoor de Vries;Ja;Ja;Nee\nMees Bakker;Nee;Nee;Nee\n");
    home_file(
        &room, "bookmarks.html",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><A HREF=\"https://kaart.example\">Kaart</A>\n"
        "<DT><A HREF=\"https://sterren.example\">Sterren</A>\n</DL><p>\n");
    home_file(
        &room, "prepared.json",
        "{\"klaskast_prep\": 1, \"made\": 1795419000, \"by\": \"\", \"lessons\": [], \"sites\": [{\"key\": "
        "\"kaart.example\", \"site\": {\"address\": \"https://kaart.example\", \"title\": \"Kaart\", "
        "\"subject\": "
        "\"x\", \"changed_at\": 1795419000, \"changed_by\": \"\", \"history\": [\"0e5751c026e543b2\"]}}]}");
}

void room_make(void)
{
    /* As in Amsterdam; a rule needs no file, which a fault could keep from being read. */
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    setenv("KLASKAST_NOW", HOME_NOW, 1);
    clock_init();
    home_init(&room);
    home_set(&room, "LC_ALL=en_GB.UTF-8");
    snprintf(room_db, sizeof room_db, "%.2000s/data/klaskast/klaskast.db", room.path);
    snprintf(room_base, sizeof room_base, "%.2000s-base", room.path);
    make_files();
    DO("import", home_path(&room, "list.csv"), "--class", "7A");
    DO("in", "Mees");
    DO("log", "Daan", "not-off");
    DO("log", "Mees", "misuse-threat");
    DO("log", "Zoë", "taken-out");
    DO("log", "Zoë", "not-handed-in", "--again");
    DO("site", "add", "https://vogels.example", "--title", "Vogels", "--subject", "natuur", "--purpose",
       "kijken", "--groups", "7");
    DO("lesson", "add", "Breuken", "--day", "2026-11-23", "--site", "vogels.example");
    mkdir(home_path(&room, "stick"), 0700);
    room_keep();
}

void room_remove(void)
{
    room_wipe(room_base);
    home_clear(&room);
}

void room_keep(void)
{
    room_wipe(room_base);
    if (!room_copy(room.path, room_base))
        give_up(room_base);
}

void room_fresh(void)
{
    room_wipe(room.path);
    if (!room_copy(room_base, room.path))
        give_up(room.path);
}

/* --- what is left -------------------------------------------------------------------------------------- */

const char *room_verify(const char *path)
{
    static char said[700];
    struct store *store = NULL;
    struct err err = { ERR_NONE, "" };
    struct finding findings[FINDINGS];
    said[0] = '\0';
    if (!store_open(path, false, clock_now(), &store, &err) || !journal_verify(store, findings, &err))
        snprintf(said, sizeof said, "%s", err.text);
    for (int i = 0; i < FINDINGS && !said[0]; i++)
        if (!findings[i].good)
            snprintf(said, sizeof said, "%s: %s", findings[i].name, findings[i].text);
    store_close(&store);
    return said[0] ? said : NULL;
}

/* Letters and digits that chance made, as one '#': sixteen or more of the signs of a hexadecimal number. */
static void put_plain(FILE *out, const char *text)
{
    while (*text) {
        size_t run = strspn(text, "0123456789abcdef-");
        if (run >= 16)
            fputc('#', out);
        else
            fprintf(out, "%.*s", (int)run, text);
        text += run;
        if (*text)
            fputc(*text++, out);
    }
}

char *room_journal(const char *path)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(
            db,
            "SELECT number, occurred, kind, who, class, pupil, ref, data, action = (SELECT action "
            "FROM journal p WHERE p.number = journal.number - 1) FROM journal ORDER BY number",
            -1, &rows, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        for (int c = 0; c < sqlite3_column_count(rows); c++) {
            const char *cell = (const char *)sqlite3_column_text(rows, c);
            put_plain(out, cell ? cell : "");
            fputc('|', out);
        }
        fputc('\n', out);
        code = SQLITE_OK;
    }
    sqlite3_finalize(rows);
    sqlite3_close(db);
    fclose(out);
    if (code == SQLITE_DONE)
        return text;
    free(text);
    return NULL;
}

static char backup_wrong[900];

static void look_at_copy(void *context, const char *path)
{
    size_t length = strlen(path);
    (void)context;
    if (length < 3 || strcmp(path + length - 3, ".db") != 0 || strcmp(path, room_db) == 0)
        return;
    char base[ROOM_PATH];
    snprintf(base, sizeof base, "%.2000s%.2000s", room_base, path + strlen(room.path));
    if (room_same(path, base))
        return; /* it was there before */
    const char *why = room_verify(path);
    if (why)
        snprintf(backup_wrong, sizeof backup_wrong, "the copy %.200s is not whole: %.600s", path, why);
}

const char *room_backups(void)
{
    backup_wrong[0] = '\0';
    room_walk(room.path, look_at_copy, NULL);
    return backup_wrong[0] ? backup_wrong : NULL;
}

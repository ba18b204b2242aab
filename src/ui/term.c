#include "term_private.h"

#include "klaskast/base/clock.h"
#include "klaskast/base/memory.h"
#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/ui/guard.h"

#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { STRING_SIZE = 128, CRASH_LINES = 200, RUN = 80 };

#define PASTE_MARKS_ON "\033[?2004h"
#define PASTE_MARKS_OFF "\033[?2004l"

/* --- opening ------------------------------------------------------------------------------------------ */

/* Does the environment say UTF-8? Asked of the variables and not of setlocale: where the named locale is not
 * installed (nl_NL.UTF-8 on a small system) the terminal speaks UTF-8 all the same. */
static bool environment_is_utf8(void)
{
    static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && *value != '\0')
            return strcasestr(value, "utf-8") != NULL || strcasestr(value, "utf8") != NULL;
    }
    return false;
}

/* The terminal's description, or that of its nearest relative: a fresh system lacks those of many emulators.
 */
static SCREEN *screen_open(void)
{
    const char *const relatives[] = { getenv("TERM"), "xterm-256color", "xterm", "vt100" };

    for (size_t i = 0; i < sizeof relatives / sizeof *relatives; i++) {
        if (relatives[i] == NULL || *relatives[i] == '\0')
            continue;
        SCREEN *screen = newterm(relatives[i], stdout, stdin);
        if (screen != NULL)
            return screen;
    }
    return NULL;
}

static char gathered[STRING_SIZE];
static size_t gathered_length;

static void gather(const char *text)
{
    while (*text != '\0' && gathered_length < STRING_SIZE)
        gathered[gathered_length++] = *text++;
}

/* A string of the terminal's description, or NULL. */
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

/* Added to what was gathered, without the waiting times ("$<5>") that old terminals asked for. */
static void gather_text(const char *text)
{
    while (text != NULL && *text != '\0') {
        if (text[0] == '$' && text[1] == '<' && strchr(text, '>') != NULL) {
            text = strchr(text, '>') + 1;
            continue;
        }
        char letter[2] = { *text++, '\0' };
        gather(letter);
    }
}

static void gather_capability(const char *name)
{
    gather_text(capability(name));
}

static void send_all(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t count = write(STDOUT_FILENO, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return; /* the terminal is gone: the next wait finds out */
        bytes += count;
        length -= (size_t)count;
    }
}

/* What curses does not do because keys are decoded here: the keypad's own sequences, marks around a paste. */
static void keys_begin(void)
{
    gathered_length = 0;
    gather_capability("smkx");
    gather(PASTE_MARKS_ON);
    send_all(gathered, gathered_length);
}

static void keys_end(void)
{
    gathered_length = 0;
    gather(PASTE_MARKS_OFF);
    gather_capability("rmkx");
    send_all(gathered, gathered_length);
}

/* Names of children do not stay behind on terminals without a second screen. A terminal that is told to clear
 * itself may put what it showed in its scroll-back; lines that are deleted, or wiped one by one, are gone. */
static void wipe_lines(void)
{
    const char *place = capability("cup"), *delete = capability("dl"), *wipe = capability("el");

    for (int y = 0; y < LINES; y++) {
        gathered_length = 0;
        gather_text(tparm(place, delete != NULL ? 0 : y, 0));
        gather_text(delete != NULL ? tparm(delete, LINES) : wipe != NULL ? wipe : "");
        send_all(gathered, gathered_length);
        if (delete != NULL)
            break;
    }
}

/* The terminal as somebody else may have it: nothing of ours on it, the cursor on the first line. */
static void leave_screen(void)
{
    bkgdset(A_NORMAL);
    attrset(A_NORMAL);
    wipe_lines();
    clearok(curscr, TRUE);
    erase();
    refresh();
    keys_end();
}

static void prepare_crash(void)
{
    gathered_length = 0;
    gather(PASTE_MARKS_OFF);
    gather_capability("rmkx");
    gather_capability("cnorm");
    gather_capability("sgr0");
    gather_capability("home");
    gather_text(capability("dl") != NULL ? tparm(capability("dl"), CRASH_LINES) : "");
    gather_capability("clear");
    gather_capability("rmcup");
    guard_restore_bytes(gathered, gathered_length);
}

static void learn_keys(struct decoder *decoder)
{
    static const struct {
        const char *name;
        int32_t code;
    } table[] = { { "kcuu1", K_UP },     { "kcud1", K_DOWN },   { "kcub1", K_LEFT },   { "kcuf1", K_RIGHT },
                  { "khome", K_HOME },   { "kend", K_END },     { "kpp", K_PAGE_UP },  { "knp", K_PAGE_DOWN },
                  { "kdch1", K_DELETE }, { "kich1", K_INSERT }, { "kcbt", K_BACK_TAB } };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        decoder_learn(decoder, capability(table[i].name), table[i].code);
    }
    for (int i = 1; i <= 12; i++) {
        char name[16];
        snprintf(name, sizeof name, "kf%d", i);
        decoder_learn(decoder, capability(name), K_F1 + i - 1);
    }
}

static int colours_of_terminal(void)
{
    const char *none = getenv("NO_COLOR");

    if ((none != NULL && *none != '\0') || !has_colors())
        return 0;
    start_color();
    if (use_default_colors() == ERR)
        return 0;
    return COLORS >= 256 ? 256 : COLORS >= 8 ? 8 : 0;
}

static void modes_begin(void)
{
    raw(); /* Ctrl-C, Ctrl-S and Ctrl-Z are keys */
    noecho();
    nonl();
    typeahead(-1);
    leaveok(stdscr, TRUE);
    curs_set(0);
}

void term_next_minute(struct term *term)
{
    term->minute_at = clock_ticks() + clock_to_next_minute();
    struct itimerspec at = { .it_value = { .tv_sec = (time_t)(term->minute_at / 1000),
                                           .tv_nsec = (long)(term->minute_at % 1000) * 1000000 } };
    if (term->timer >= 0)
        timerfd_settime(term->timer, TFD_TIMER_ABSTIME, &at, NULL);
}

bool term_open(struct term **out, struct err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, ERR_USAGE,
                       _("klaskast shows a full screen and there is no terminal here. Start it in a terminal "
                         "window, or use a command: klaskast --help lists them."));
    setlocale(LC_CTYPE, "C.UTF-8");
    /* The true size counts, also where a shell has exported these. */
    unsetenv("LINES");
    unsetenv("COLUMNS");
    guard_begin();
    SCREEN *screen = screen_open();
    if (screen == NULL || capability("cup") == NULL) {
        const char *name = getenv("TERM");
        if (screen != NULL) {
            endwin();
            delscreen(screen);
        }
        guard_end();
        return err_set(
            err, ERR_USAGE,
            _("This terminal (TERM=%s) cannot place its cursor, and a full screen needs that. Start "
              "klaskast in another terminal, or use a command: klaskast --help lists them."),
            name != NULL ? name : "");
    }
    struct term *term = memory_new(1, sizeof *term);
    *term = (struct term){ .screen = screen, .ascii = !environment_is_utf8(), .all = true };
    term->frame = memfd_create("frame", MFD_CLOEXEC);
    term->timer = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    term_next_minute(term);
    canvas_init(&term->shown);
    decoder_init(&term->decoder);
    learn_keys(&term->decoder);
    modes_begin();
    prepare_crash();
    term->colours = colours_of_terminal();
    keys_begin();
    *out = term;
    return true;
}

void term_close(struct term **pointer)
{
    struct term *term = *pointer;

    if (term == NULL)
        return;
    *pointer = NULL;
    if (!term->closed) {
        leave_screen();
        endwin();
    }
    delscreen(term->screen);
    guard_end();
    if (term->timer >= 0)
        close(term->timer);
    if (term->frame >= 0)
        close(term->frame);
    canvas_clear(&term->shown);
    decoder_clear(&term->decoder);
    free(term);
}

bool term_ascii(const struct term *term)
{
    return term->ascii;
}

void term_size(const struct term *term, int *width, int *height)
{
    (void)term;
    *width = COLS;
    *height = LINES;
}

/* --- showing ------------------------------------------------------------------------------------------ */

void term_theme(struct term *term, const struct theme *theme)
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        struct look look = theme_look(theme, (enum style)i, term->colours);
        attr_t attributes = A_NORMAL;
        attributes |= look.attributes & ATTR_BOLD ? A_BOLD : A_NORMAL;
        attributes |= look.attributes & ATTR_DIM ? A_DIM : A_NORMAL;
        attributes |= look.attributes & ATTR_UNDERLINE ? A_UNDERLINE : A_NORMAL;
        attributes |= look.attributes & ATTR_REVERSE ? A_REVERSE : A_NORMAL;
        if (term->colours > 0) {
            init_pair((short)(i + 1), look.foreground, look.background);
            attributes |= (attr_t)COLOR_PAIR(i + 1);
        }
        term->attributes[i] = attributes;
    }
    bkgdset((chtype)' ' | term->attributes[STYLE_NORMAL]);
    term_redraw(term);
}

void term_redraw(struct term *term)
{
    term->all = true;
}

static void cell_character(const struct term *term, const struct cell *cell, cchar_t *character)
{
    char text[CELL_BYTES + 1] = { 0 };
    wchar_t wide[CCHARW_MAX + 1];
    size_t count = 0;
    attr_t attributes = term->attributes[cell->style];

    memcpy(text, cell->text, cell->length);
    for (const char *at = text; *at != '\0' && count < CCHARW_MAX;) {
        int32_t code;
        at += text_next(at, &code);
        wide[count++] = (wchar_t)code;
    }
    wide[count] = L'\0';
    setcchar(character, wide, attributes & ~(attr_t)A_COLOR, (short)PAIR_NUMBER((int)attributes), NULL);
}

static bool cell_same(const struct cell *a, const struct cell *b)
{
    if (a->text[0] != b->text[0]) /* most cells that differ do so here */
        return false;
    return a->length == b->length && a->width == b->width && a->style == b->style &&
           (a->length <= 1 || memcmp(a->text, b->text, a->length) == 0);
}

/* Shows cells that differ and stand side by side, from x on, at once; a wide letter alone. How many. */
static int show_run(struct term *term, int x, int y, int width, const struct cell *wanted, struct cell *shown)
{
    cchar_t characters[RUN];
    int count = 0;

    do {
        if (wanted[x + count].length > 0) /* else the letter to its left covers it */
            cell_character(term, &wanted[x + count], &characters[count]);
        shown[x + count] = wanted[x + count];
        count++;
    } while (count < RUN && x + count < width && wanted[x].width == 1 && wanted[x + count].width == 1 &&
             !cell_same(&wanted[x + count], &shown[x + count]));
    if (wanted[x].length > 0)
        mvadd_wchnstr(y, x, characters, count);
    return count;
}

static void show_row(struct term *term, int y, const struct canvas *canvas)
{
    size_t start = (size_t)y * (size_t)canvas->width;
    const struct cell *wanted = canvas->cells + start;
    struct cell *shown = term->shown.cells + start;

    /* Most rows are what they were, to the byte; what lies behind the text of a cell tells nothing. */
    if (memcmp(wanted, shown, (size_t)canvas->width * sizeof *wanted) == 0)
        return;
    for (int x = 0; x < canvas->width && x < COLS; x++)
        if (!cell_same(&wanted[x], &shown[x]))
            x += show_run(term, x, y, canvas->width < COLS ? canvas->width : COLS, wanted, shown) - 1;
}

static void show_cursor(struct term *term, const struct canvas *canvas)
{
    bool wanted = canvas->cursor_x >= 0;

    if (wanted != term->cursor_shown)
        curs_set(wanted ? 1 : 0);
    term->cursor_shown = wanted;
    leaveok(stdscr, !wanted);
    if (wanted)
        move(canvas->cursor_y, canvas->cursor_x);
}

static void send_frame(struct term *term)
{
    static char bytes[16 * 1024]; /* of most frames, the whole */
    off_t length = lseek(term->frame, 0, SEEK_CUR), at = 0;

    while (at < length) {
        size_t most = length - at < (off_t)sizeof bytes ? (size_t)(length - at) : sizeof bytes;
        ssize_t count = pread(term->frame, bytes, most, at);
        if (count <= 0)
            return;
        send_all(bytes, (size_t)count);
        at += count;
    }
}

/* Curses writes a frame in dozens of pieces, one for each place that it goes to, and each wakes the terminal.
 * They are gathered in memory and go to it at once. */
static void show_frame(struct term *term)
{
    if (term->frame < 0 || isendwin() || lseek(term->frame, 0, SEEK_SET) != 0 ||
        dup2(term->frame, STDOUT_FILENO) < 0) {
        refresh();
        return;
    }
    refresh();
    dup2(guard_terminal(), STDOUT_FILENO);
    send_frame(term);
}

void term_flush(struct term *term, const struct canvas *canvas)
{
    if (term->closed)
        return;
    if (term->all || canvas->width != term->shown.width || canvas->height != term->shown.height) {
        canvas_resize(&term->shown, canvas->width, canvas->height); /* blank, as erase() leaves it */
        erase();
        clearok(curscr, TRUE);
        term->all = false;
    }
    for (int y = 0; y < canvas->height && y < LINES; y++)
        show_row(term, y, canvas);
    show_cursor(term, canvas);
    show_frame(term);
}

void term_suspend(struct term *term)
{
    leave_screen();
    curs_set(1);
    endwin();
    guard_stop();
    bkgdset((chtype)' ' | term->attributes[STYLE_NORMAL]);
    refresh();
    modes_begin();
    keys_begin();
    term->cursor_shown = false;
    term->waiting |= GUARD_RESIZE;
    term_redraw(term);
}

void term_copy(struct term *term, const char *text)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct buffer out;
    size_t length = strlen(text);

    if (term->closed)
        return;
    buffer_init(&out);
    buffer_text(&out, "\033]52;c;");
    for (size_t i = 0; i < length; i += 3) {
        size_t count = length - i < 3 ? length - i : 3;
        unsigned bits = 0;
        for (size_t n = 0; n < 3; n++)
            bits = bits << 8 | (n < count ? (unsigned char)text[i + n] : 0U);
        for (size_t n = 0; n < 4; n++)
            buffer_add(&out, n <= count ? &letters[bits >> (18 - 6 * n) & 63] : "=", 1);
    }
    buffer_text(&out, "\007");
    send_all(out.data, out.length);
    buffer_clear(&out);
}

bool term_resized(struct term *term, int *width, int *height)
{
    struct winsize size = { 0 };

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return false;
    if (size.ws_col != COLS || size.ws_row != LINES)
        resize_term(size.ws_row, size.ws_col);
    /* The terminal may have moved or cut what it showed; also where the size is what it was, for it may have
     * been another in between. */
    term_redraw(term);
    term_size(term, width, height);
    return true;
}

void term_resume(struct term *term)
{
    reset_prog_mode();
    modes_begin();
    keys_begin();
    term->cursor_shown = false;
    term_redraw(term);
}

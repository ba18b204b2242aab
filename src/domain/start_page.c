#include "klaskast/domain/start_page.h"

#include "klaskast/base/text.h"
#include "klaskast/base/translate.h"
#include "klaskast/domain/name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *label, *file, *ending;
} formats[PAGE_FORMATS] = {
    [PAGE_HTML] = { "html", N_("the start page"), N_("start-page-group"), "html" },
    [PAGE_QR] = { "qr", N_("QR codes to print"), N_("qr-codes-group"), "html" },
    [PAGE_BOOKMARKS] = { "bookmarks", N_("bookmarks for a browser"), N_("bookmarks-group"), "html" },
    [PAGE_MANAGED] = { "managed", N_("bookmarks for all Chromebooks (ManagedBookmarks)"),
                       N_("managed-bookmarks-group"), "json" },
    [PAGE_ALLOWLIST] = { "allowlist", N_("which sites Chromebooks may visit (URLAllowlist)"),
                         N_("allowlist-group"), "json" },
    [PAGE_CSV] = { "csv", N_("a table (CSV)"), N_("sites-group"), "csv" },
};

bool page_format_parse(const char *name, enum page_format *format)
{
    for (int i = 0; i < PAGE_FORMATS; i++) {
        if (strcmp(name, formats[i].name) == 0) {
            *format = (enum page_format)i;
            return true;
        }
    }
    return false;
}

const char *page_format_label(enum page_format format)
{
    return _(formats[format].label);
}

const char *page_file_name(enum page_format format, int group, char text[PAGE_FILE_SIZE])
{
    snprintf(text, PAGE_FILE_SIZE, "%s-%d.%s", _(formats[format].file), group, formats[format].ending);
    return text;
}

/* --- names --------------------------------------------------------------------------------------------- */

static bool word_end(const char *at)
{
    int32_t code;
    if (!text_next(at, &code))
        return true;
    return code < 0x80 &&
           !((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9'));
}

static bool word_start(const char *text, const char *at)
{
    unsigned char before = at > text ? (unsigned char)at[-1] : ' ';
    return before < 0x80 && !((before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
                              (before >= '0' && before <= '9'));
}

/* Does `word` stand in `text`, from the start of a word to the end of one? */
static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; length && (at = strstr(at, word)); at++)
        if (word_start(text, at) && word_end(at + length))
            return true;
    return false;
}

/* Who must not be on a page: each name once, however many sites somebody reviewed. */
struct names {
    const char **whole;  /* folded, of two words or more: 'Yara' alone may as well be a flower */
    const char **spaced; /* the same as words, as addresses are read */
    const char **first;  /* as they are written */
    size_t whole_count, spaced_count, first_count;
};

static int by_name(const void *a, const void *b)
{
    const char *const *one = a, *const *other = b;
    return strcmp(*one, *other);
}

static size_t each_once(const char **names, size_t count)
{
    size_t kept = 0;
    qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(names[kept - 1], names[i]) != 0)
            names[kept++] = names[i];
    return kept;
}

static void read_names(const struct page_choice *choice, struct arena *arena, struct names *names)
{
    char text[SITE_ADDRESS_SIZE];
    size_t room = choice->people_count + 1;
    *names = (struct names){ .whole = arena_new(arena, room, sizeof *names->whole),
                             .spaced = arena_new(arena, room, sizeof *names->spaced),
                             .first = arena_new(arena, room, sizeof *names->first) };
    for (size_t i = 0; i < choice->people_count; i++) {
        const struct page_person *person = &choice->people[i];
        if (strlen(person->first) > 1)
            names->first[names->first_count++] = person->first;
        text_fold(text, sizeof text, person->whole);
        if (strchr(text, ' '))
            names->whole[names->whole_count++] = arena_copy(arena, text);
    }
    names->first_count = each_once(names->first, names->first_count);
    names->whole_count = each_once(names->whole, names->whole_count);
    for (size_t i = 0; i < names->whole_count; i++) {
        names->spaced[names->spaced_count++] =
            arena_copy(arena, name_words(names->whole[i], text, sizeof text));
    }
}

static bool has_any(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; *text && i < count; i++)
        if (has_word(text, words[i]))
            return true;
    return false;
}

static bool has_whole_name(const struct names *names, const struct site *site)
{
    const char *const texts[] = { site->title, site->sentence, site->subject };
    const char *const addresses[] = { site->address, site->key };
    char text[SITE_ADDRESS_SIZE];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        text_fold(text, sizeof text, texts[i]);
        if (has_any(text, names->whole, names->whole_count))
            return true;
    }
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        name_words(addresses[i], text, sizeof text);
        for (size_t k = 0; k < names->spaced_count; k++)
            if (name_stands_in(names->spaced[k], text))
                return true;
    }
    return false;
}

/* "noordevries": is it one word of the address? */
static bool has_joined_name(const struct names *names, const struct site *site)
{
    char text[SITE_ADDRESS_SIZE], joined[SITE_ADDRESS_SIZE];
    name_words(site->address, text, sizeof text);
    for (size_t i = 0; i < names->spaced_count; i++) {
        size_t length = 0;
        for (const char *at = names->spaced[i]; *at; at++)
            if (*at != ' ')
                joined[length++] = *at;
        joined[length] = '\0';
        if (name_stands_in(joined, text))
            return true;
    }
    return false;
}

/* A first name with its capital, 'merel' is a bird and 'Merel' may be a child; or a whole name in one word of
 * the address. */
static bool may_name_somebody(const struct names *names, const struct site *site)
{
    return has_any(site->sentence, names->first, names->first_count) ||
           has_any(site->title, names->first, names->first_count) || has_joined_name(names, site);
}

/* --- choosing ------------------------------------------------------------------------------------------ */

struct chosen {
    const struct site *site;
    const char *subject; /* folded */
    size_t place;        /* in the list: sites come by title */
};

static int by_subject(const void *a, const void *b)
{
    const struct chosen *one = a, *other = b;
    if (!*one->subject != !*other->subject)
        return *one->subject ? -1 : 1;
    int order = strcmp(one->subject, other->subject);
    return order ? order : (one->place > other->place) - (one->place < other->place);
}

static void add(struct page_sites *list, const struct site **items, const struct site *site)
{
    list->items = items;
    items[list->count++] = site;
}

/* Only what a browser opens as a site: nothing else may become a link, wherever it came from. */
static bool leads_to_a_site(const struct site *site)
{
    return strncmp(site->address, "https://", 8) == 0 || strncmp(site->address, "http://", 7) == 0;
}

static bool may_be_used(const struct site *site)
{
    return (site->verdict == VERDICT_ALLOWED || site->verdict == VERDICT_TOGETHER) && leads_to_a_site(site);
}

static void cut_into_subjects(struct chosen *chosen, struct arena *arena, struct start_page *page)
{
    const struct site **sites = arena_new(arena, page->count + 1, sizeof *sites);
    struct page_subject *subjects = arena_new(arena, page->count + 1, sizeof *subjects);
    qsort(chosen, page->count, sizeof *chosen, by_subject);
    for (size_t i = 0; i < page->count; i++) {
        sites[i] = chosen[i].site;
        if (!i || strcmp(chosen[i].subject, chosen[i - 1].subject) != 0)
            subjects[page->subject_count++] =
                (struct page_subject){ .name = chosen[i].site->subject, .sites = &sites[i] };
        subjects[page->subject_count - 1].count++;
    }
    page->subjects = subjects;
}

void start_page_choose(const struct page_choice *choice, struct arena *arena, struct start_page *page)
{
    size_t room = choice->count + 1;
    struct chosen *chosen = arena_new(arena, room, sizeof *chosen);
    const struct site **lists = arena_new(arena, 5 * room, sizeof *lists);
    unsigned group = 1U << (choice->group - 1);
    struct names names;
    read_names(choice, arena, &names);
    *page = (struct start_page){ .group = choice->group, .day = choice->today, .school = choice->school };
    for (size_t i = 0; i < choice->count; i++) {
        const struct site *site = &choice->sites[i];
        if (site->verdict == VERDICT_NOT_ALLOWED && leads_to_a_site(site))
            add(&page->rejected, lists, site);
        if (!may_be_used(site))
            continue;
        if (!site->groups)
            add(&page->no_groups, lists + room, site);
        if (!(site->groups & group))
            continue;
        if (has_whole_name(&names, site)) {
            add(&page->named, lists + 2 * room, site);
            continue;
        }
        if (may_name_somebody(&names, site))
            add(&page->doubtful, lists + 3 * room, site);
        if (site_status(site, choice->today, choice->review_months) == SITE_AGAIN)
            add(&page->due, lists + 4 * room, site);
        char *subject = arena_new(arena, SITE_SUBJECT_SIZE * 2, 1);
        text_fold(subject, (size_t)SITE_SUBJECT_SIZE * 2, site->subject);
        chosen[page->count] = (struct chosen){ site, subject, page->count };
        page->count++;
    }
    cut_into_subjects(chosen, arena, page);
}

size_t start_page_count(const struct site *sites, size_t count, int group)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += may_be_used(&sites[i]) && sites[i].groups >> (group - 1) & 1U;
    return found;
}

bool start_page_beside(const struct start_page *page)
{
    return page->group <= 2;
}

bool start_page_together(const struct start_page *page, const struct site *site)
{
    return site->verdict == VERDICT_TOGETHER && !start_page_beside(page);
}

const char *start_page_title(const struct site *site)
{
    return *site->title ? site->title : site->key;
}

/* --- what the maker ought to hear ---------------------------------------------------------------------- */

enum { SITES_NAMED = 3 };

/* "kaart.example, vogels.example and 2 more" */
static const char *list_text(const struct page_sites *list, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < list->count && i < SITES_NAMED && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%.60s", i ? ", " : "", list->items[i]->key);
    if (list->count > SITES_NAMED && used < size)
        snprintf(text + used, size - used, _(" and %zu more"), list->count - SITES_NAMED);
    return text;
}

static void note(struct page_report *report, const char *format, const struct page_sites *list)
{
    char text[240];
    if (!list->count)
        return;
    char *out = report->notes[report->note_count++];
    snprintf(out, sizeof report->notes[0], format, list_text(list, text, sizeof text));
}

void start_page_notes(const struct start_page *page, enum page_format format, struct page_report *report)
{
    if (!page->count)
        snprintf(report->notes[report->note_count++], sizeof report->notes[0],
                 _("No site is allowed for group %d yet."), page->group);
    note(report, _("To be looked at again: %s (S9)."), &page->due);
    note(report, _("Not on it, for the review names no group: %s."), &page->no_groups);
    note(report, _("Left out, for the name of a pupil or a teacher is in it: %s (C3)."), &page->named);
    note(report, _("Is a child named here? Look at %s (C3)."), &page->doubtful);
    if (format == PAGE_ALLOWLIST && 2 * page->count > PAGE_LIST_LIMIT)
        snprintf(report->notes[report->note_count++], sizeof report->notes[0],
                 _("Chrome reads the first %d lines of such a list only."), PAGE_LIST_LIMIT);
}

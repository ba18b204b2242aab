"""The start page in Chromium: seen, walked with the keyboard, measured. python3 start_page.py PAGE NETLOG"""
import json
import sys

from cdp import Browser, test

page, young, netlog = sys.argv[1:4]

# Every text with its colour, what is behind it, and its size, as drawn.
TEXTS = """(() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const behind = e => { for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
    return [255, 255, 255]; };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = walk.nextNode();) {
    if (!n.data.trim()) continue;
    const e = n.parentElement, s = getComputedStyle(e);
    found.push({text: n.data.trim(), color: rgb(s.color), back: behind(e), size: parseFloat(s.fontSize),
                bold: +s.fontWeight >= 700});
  }
  return found;
})()"""

# The element that the keyboard is on, and whether one can see that.
FOCUS = """(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const after = getComputedStyle(e, '::after'), own = getComputedStyle(e);
  const ring = [own, after].find(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
  const r = e.getBoundingClientRect();
  return {href: e.getAttribute('href'), ring: ring ? ring.outlineColor : '',
          seen: r.top >= 0 && r.bottom <= innerHeight};
})()"""


def light(colour):
    part = [c / 255 for c in colour[:3]]
    part = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in part]
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2]


def ratio(a, b):
    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def contrast(browser, dark):
    browser.dark(dark)
    worst = min(browser.evaluate(TEXTS), key=lambda t: ratio(t["color"], t["back"]) / (
        3 if t["size"] >= 24 or t["bold"] and t["size"] >= 18.66 else 4.5))
    large = worst["size"] >= 24 or worst["bold"] and worst["size"] >= 18.66
    got = ratio(worst["color"], worst["back"])
    browser.dark(False)
    return "" if got >= (3 if large else 4.5) else "%.2f: %s" % (got, worst)


def sizes(browser):
    wrong = []
    for width, height in ((360, 740), (768, 1024), (1366, 768)):
        browser.size(width, height)
        wide = browser.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            wrong.append("%d is drawn %d wide" % (width, wide))
        small = browser.evaluate("""[...document.querySelectorAll('nav a, .tile')].filter(e => {
            const r = e.getBoundingClientRect(); return r.height < 44 || r.width < 44; }).length""")
        if small:
            wrong.append("%d of its targets are too small at %d" % (small, width))
        over = browser.evaluate("""[...document.querySelectorAll('.tile *')].filter(e => {
            const r = e.getBoundingClientRect(), t = e.closest('.tile').getBoundingClientRect();
            return r.right > t.right + 1 || r.bottom > t.bottom + 1; }).map(e => e.textContent.trim()).slice(0, 3)""")
        if over:
            wrong.append("outside its tile at %d: %s" % (width, over))
    return "; ".join(wrong)


def keyboard(browser):
    links = browser.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    paper = browser.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    for link in links:
        browser.key("Tab", 9)
        at = browser.evaluate(FOCUS)
        if not at or at["href"] != link:
            return "after Tab: %s, not %s" % (at, link)
        if not at["seen"] or not at["ring"]:
            return "one does not see where one is: %s" % at
        colour = [float(c) for c in at["ring"][at["ring"].index("(") + 1:-1].replace(",", " ").split()[:3]]
        if ratio(colour, paper) < 3:
            return "the ring around %s is too pale" % link
    return "" if len(links) > 8 else "only %d links" % len(links)


def click(browser):
    """A touch anywhere on a tile is a touch on its link."""
    return browser.evaluate("""[...document.querySelectorAll('.tile')].filter(t => {
        t.scrollIntoView({block: 'center'});
        const r = t.getBoundingClientRect();
        return [[12, 12], [r.width / 2, r.height / 2], [r.width - 12, r.height - 12]].some(([x, y]) => {
          const e = document.elementFromPoint(r.left + x, r.top + y);
          return !e || e.closest('a') !== t.querySelector('a'); });
      }).map(t => t.textContent.trim()).join('; ')""")


def tree(browser):
    """As a screen reader has it: landmarks, headings in order, links with a name and what belongs to them."""
    nodes = [n for n in browser.call("Accessibility.getFullAXTree")["nodes"] if not n.get("ignored")]
    role = lambda n: n.get("role", {}).get("value", "")
    name = lambda n: n.get("name", {}).get("value", "")
    wrong = [r for r in ("banner", "navigation", "main", "contentinfo", "region", "list") if r not in map(role, nodes)]
    level = 0
    for node in nodes:
        if role(node) == "heading":
            now = next(p["value"]["value"] for p in node["properties"] if p["name"] == "level")
            if now > level + 1:
                wrong.append("heading '%s' of level %d after %d" % (name(node), now, level))
            level = now
        if role(node) == "link" and not name(node):
            wrong.append("a link without a name")
    described = [n for n in nodes if role(n) == "link" and n.get("description", {}).get("value")]
    tiles = browser.evaluate("document.querySelectorAll('.tile').length")
    if len(described) != tiles:
        wrong.append("%d of %d tiles say what they are for" % (len(described), tiles))
    return "; ".join(wrong)



def requests(browser, address):
    asked = [u for u in browser.requested() if u != address and not u.startswith("data:")]
    return "asked for: %s" % asked if asked else ""


def errors(browser):
    logged = [e["params"] for e in browser.events if e["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")]
    return json.dumps(logged)[:500] if logged else ""


with Browser("--log-net-log=" + netlog) as browser:
    address = "file://" + page
    browser.call("Log.enable")
    browser.call("Accessibility.enable")
    browser.open(address)
    test("start_page__opened__asks_nothing_of_anybody__C3", requests(browser, address))
    test("start_page__opened__has_nothing_to_complain_of", errors(browser))
    test("start_page__three_widths__nothing_is_cut_and_all_can_be_touched__S6", sizes(browser))
    browser.size(1366, 768)
    test("start_page__light__can_be_read", contrast(browser, False))
    test("start_page__dark__can_be_read", contrast(browser, True))
    dark = browser.dark(True) or light([float(c) for c in browser.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g)")])
    test("start_page__dark__is_dark", "" if dark < 0.1 else dark)
    browser.dark(False)
    test("start_page__tab__walks_all_links_in_order_and_shows_where", keyboard(browser))
    test("start_page__tile__is_touched_anywhere", click(browser))
    test("start_page__screen_reader__hears_headings_landmarks_and_sentences__S3", tree(browser))
    test("start_page__one_language__is_said", "" if browser.evaluate("document.documentElement.lang") == "nl" else "no")
    browser.open("file://" + young)
    browser.size(768, 1024)
    test("start_page__groups_1_and_2__an_adult_sits_beside__S6",
         "" if "Er zit een volwassene naast je" in browser.evaluate("document.body.innerText") else "not said")

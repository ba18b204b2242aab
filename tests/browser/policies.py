"""Chrome's policies in Chromium itself: python3 policies.py FOLDER WANTED REFUSED. FOLDER stands in the place of
/etc/chromium for this browser alone (a mount of its own), WANTED and REFUSED list addresses, one a line."""
import json
import sys

from cdp import Browser, test

folder, wanted, refused = sys.argv[1:4]
ALONE = ["unshare", "--mount", "--map-root-user", "sh", "-c",
         "mount --bind '%s' /etc/chromium && exec \"$@\"" % folder, "sh"]
ROWS = """new Promise(done => {
  const look = () => {
    const rows = {};
    const go = root => { for (const e of root.querySelectorAll('*')) {
        if (e.tagName === 'POLICY-ROW') {
          const text = (e.shadowRoot || e).textContent.replace(/\\s+/g, ' ').trim();
          if (!text.includes('Not set')) rows[text.split(' ')[0]] = text; }
        if (e.shadowRoot) go(e.shadowRoot); } };
    go(document);
    if (Object.keys(rows).length >= 3) done(rows); else setTimeout(look, 50); };
  look(); setTimeout(() => done({}), 8000); })"""


def lines(path):
    return [line.strip() for line in open(path, encoding="utf-8") if line.strip()]


with Browser("--host-resolver-rules=MAP * 127.0.0.1:9", prefix=ALONE) as browser:
    browser.open("chrome://policy")
    rows = browser.evaluate(ROWS)
    for name in ("ManagedBookmarks", "URLAllowlist", "URLBlocklist"):
        row = rows.get(name, "not there: " + json.dumps(rows)[:300])
        good = row.startswith(name) and " Status OK " in row and row.endswith("Error Warning Info")
        test("policy__%s__chromium_takes_it_as_it_is__S6" % name, "" if good else row)
    # Nobody listens at the end: what is let through is refused there, what is not is stopped before.
    wrong = [a for a in lines(wanted) if browser.open(a) == "net::ERR_BLOCKED_BY_ADMINISTRATOR"]
    test("policy__URLAllowlist__lets_every_site_of_the_page_through__S6", " ".join(wrong))
    wrong = [a for a in lines(refused) if browser.open(a) != "net::ERR_BLOCKED_BY_ADMINISTRATOR"]
    test("policy__URLAllowlist__lets_nothing_else_through__S1_S2", " ".join(wrong))

"""The lists beside the start page, read by readers that are not ours: python3 lists.py KIND FILE prints one line a site,
'subject<tab>name<tab>address'."""
import csv
import html.parser
import json
import sys


class Bookmarks(html.parser.HTMLParser):
    """The bookmarks file as browsers read it: headings are folders, a list ends one."""

    def __init__(self):
        super().__init__()
        self.folders, self.href, self.text, self.pending = [], None, "", ""

    def handle_starttag(self, tag, attributes):
        self.text = ""
        if tag == "a":
            self.href = dict(attributes)["href"]
        if tag == "dl":
            self.folders.append(self.pending)
            self.pending = ""

    def handle_endtag(self, tag):
        if tag == "h3":
            self.pending = self.text
        if tag == "a":
            print(self.folders[-1], self.text, self.href, sep="\t")
        if tag == "dl":
            self.folders.pop()

    def handle_data(self, data):
        self.text += data


kind, path = sys.argv[1:3]
if kind == "bookmarks":
    parser = Bookmarks()
    parser.feed(open(path, encoding="utf-8").read())
    parser.close()
    assert not parser.folders, "a list is not closed"
elif kind == "managed":
    entries = json.load(open(path, encoding="utf-8"))["ManagedBookmarks"]
    assert list(entries[0]) == ["toplevel_name"], entries[0]
    for folder in entries[1:]:
        for site in folder["children"]:
            print(folder["name"], site["name"], site["url"], sep="\t")
elif kind == "csv":
    rows = list(csv.reader(open(path, encoding="utf-8-sig", newline=""), delimiter=";"))
    for row in rows[1:]:
        assert len(row) == len(rows[0]), row
        print(row[0] or "En verder", row[1] + (" (samen met een volwassene)" if row[4] == "ja" else ""), row[2], sep="\t")

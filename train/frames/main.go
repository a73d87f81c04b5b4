// Command frames counts, in raw news, which arguments the predicates of the lexicon have, and writes the counts as a table of the lexicon. It uses no
// gold and no weights but those of the words; texts that share forty letters in a row with the development gold are left out. The same
// texts give the same table.
//
//	go run ./train/frames [-shared DIR] [-out FILE]
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"

	"isnad/arabic"
	"isnad/internal/find/clauses"
	"isnad/internal/find/frames"
	"isnad/internal/find/mentions"
	"isnad/internal/find/places"
	"isnad/internal/find/triggers"
	"isnad/internal/gazetteer"
	"isnad/internal/page"
	"isnad/internal/reading"
	"isnad/lexicon"
	"isnad/train/news"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("frames: ")
	shared := flag.String("shared", "../shared", "folder with the news and the gold")
	out := flag.String("out", "lexicon/ar/words/frames-news.tsv", "table to write")
	flag.Parse()
	if err := run(*shared, *out); err != nil {
		log.Fatal(err)
	}
}

func run(shared, out string) error {
	known, err := development(filepath.Join(shared, "gold/dev"))
	if err != nil {
		return err
	}
	c := newCounter(lexicon.Arabic())
	paths, err := filepath.Glob(filepath.Join(shared, "data/news/*.jsonl"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("no news in %s", shared)
	}
	sort.Strings(paths)
	for _, path := range paths {
		if err := c.articles(path, known); err != nil {
			return err
		}
	}
	log.Printf("%d articles, %d near copies of the development gold left out", c.read, c.left)
	return os.WriteFile(out, c.table(), 0o644)
}

// articles counts in the articles of one file.
func (c *counter) articles(path string, known *runs) error {
	return news.Each(path, func(_ int, a news.Article) {
		text := a.Title + "\n" + a.Text
		if known.sharedWith(text) {
			c.left++
			return
		}
		c.read++
		c.article(text, a.Date)
	})
}

// article reads one text up to its frames and counts them.
func (c *counter) article(text, published string) {
	cut, _ := page.Cut(text, c.lex, arabic.Free())
	seen := triggers.Find(cut, c.lex)
	cl := clauses.Find(cut, seen, c.lex)
	found, _ := mentions.Find(cut, seen, cl, c.lex, gazetteer.World(), published)
	who, _ := places.Settle(cut, seen, found, c.lex, gazetteer.World(), "")
	all := frames.Find(cut, seen, cl, &who, c.lex)
	c.page, c.seen, c.who = cut, seen, &who
	for i := range all.All {
		if f := &all.All[i]; f.IsVerb {
			c.verb(f)
		} else {
			c.noun(f)
		}
	}
}

// A counter counts the arguments of predicates.
type counter struct {
	lex        *lexicon.Lexicon
	page       *reading.Page
	seen       *reading.Sightings
	who        *reading.Who
	of         map[string]*tally // by predicate
	read, left int
}

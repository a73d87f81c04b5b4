// Command report counts in raw news how often each predicate of the lexicon tells an event, which verbs of reporting and of status fire, and which verbs
// and doing-nouns of the news no row knows: the lexicon grows in the order of that list.
//
//	go run ./train/report [-news DIR] [-top N] [-share N] [-rows FILE] [-show ID]
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"isnad"
	"isnad/arabic"
	"isnad/internal/read"
	"isnad/lexicon"
	"isnad/train/news"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("report: ")
	news := flag.String("news", "../shared/data/news", "folder with articles, one a line")
	top := flag.Int("top", 60, "how many unknown verbs and doing-nouns to print")
	share := flag.Int("share", 1, "read every nth article")
	rows := flag.String("rows", "", "file for the counts of every row")
	show := flag.String("show", "", "print sentences of the rows whose ids begin so, five a row")
	flag.Parse()
	if err := run(*news, *top, *share, *rows, *show); err != nil {
		log.Fatal(err)
	}
}

func run(news string, top, share int, rows, show string) error {
	paths, err := filepath.Glob(filepath.Join(news, "*.jsonl"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("no news in %s", news)
	}
	c, err := newCounter(lexicon.Arabic(), show)
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err := c.articles(path, max(share, 1)); err != nil {
			return err
		}
	}
	if show != "" {
		c.printShown(os.Stdout)
		return nil
	}
	if rows != "" {
		if err := os.WriteFile(rows, c.rows(), 0o644); err != nil {
			return err
		}
	}
	c.print(os.Stdout, top)
	return nil
}

// articles reads every nth article of one file.
func (c *counter) articles(path string, share int) error {
	return news.Each(path, func(n int, a news.Article) {
		if n%share == 0 {
			c.read++
			c.count(read.Read(isnad.Document{ID: "news", Published: a.Date}, a.Text, c.lex, arabic.Free()))
		}
	})
}

// Command train makes the weights of Isnad's models of words, syntax and names from treebanks and raw news. The same data give the same
// weights, byte for byte.
//
//	go run ./train [-shared DIR] [-set free|research] [-part words,syntax,names] [-out DIR]
//
// The free set learns from texts whose licences let everybody use the weights (PUD, NewsFANE, ANERcorp, gold/words); the research set from
// PADT and IAHLT, which are not for commerce. Neither teaches the other.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"isnad/arabic/morph"
	"isnad/internal/linear"
	"isnad/internal/words"
	"isnad/lexicon"
	"isnad/train/names"
)

// A trainer holds what the parts share.
type trainer struct {
	shared, own string
	tuning      bool // keep the development data apart and print how well it is read
	start       time.Time
	forms       *words.Forms
	flags       map[string]uint8
	analyser    *morph.Analyser
	clitics     words.Clitics
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("train: ")
	shared := flag.String("shared", "../shared", "folder with the treebanks and the news")
	set := flag.String("set", "free", "free or research")
	part := flag.String("part", "words,syntax,names", "parts to train; the others stay as they are in the file")
	out := flag.String("out", "weights", "folder of the sets")
	tuning := flag.Bool("tune", false, "keep the development data apart")
	counts := flag.String("counts", "", "file to keep the counts of raw news in, and to take them from if it is there")
	flag.Parse()
	t := &trainer{shared: *shared, own: "gold/words", tuning: *tuning, start: time.Now()}
	if err := t.run(*set, strings.Split(*part, ","), filepath.Join(*out, *set, "weights.bin"), *counts); err != nil {
		log.Fatal(err)
	}
}

func (t *trainer) run(set string, parts []string, path, counts string) error {
	var err error
	if t.analyser, err = morph.New(lexicon.Arabic().Morphology()); err != nil {
		return err
	}
	t.clitics = words.CliticsOf(lexicon.Arabic())
	if t.flags, err = nameFlags(t.shared); err != nil {
		return err
	}
	if err := t.count(counts); err != nil {
		return err
	}
	f := linear.File{}
	if old, err := os.ReadFile(path); err == nil {
		if f, err = linear.Parse(old, true); err != nil {
			return err
		}
	}
	for _, p := range parts {
		if err := t.part(set, p, f); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	t.say("%s: %d bytes", path, len(f.Bytes()))
	return os.WriteFile(path, f.Bytes(), 0o644)
}

func (t *trainer) part(set, part string, f linear.File) error {
	switch part {
	case "words":
		return t.words(set, f)
	case "syntax":
		return t.syntax(set, f)
	case "names":
		return t.names(f)
	case "forms":
		return t.spellAndLemmas(set, f)
	}
	return fmt.Errorf("no part %q", part)
}

// count makes or takes the table of what raw news tell of forms.
func (t *trainer) count(path string) error {
	if data, err := os.ReadFile(path); path != "" && err == nil {
		t.forms, err = words.OpenForms(data)
		return err
	}
	raw, err := readNews(t.shared)
	if err != nil {
		return err
	}
	t.say("%d sentences, %d forms of news", len(raw.text), len(raw.word))
	t.forms = words.PackForms(known(raw, t.flags))
	t.say("counted and put into classes")
	if path == "" {
		return nil
	}
	return os.WriteFile(path, t.forms.Bytes(), 0o644)
}

func (t *trainer) say(format string, args ...any) {
	fmt.Printf("%6.0fs  %s\n", time.Since(t.start).Seconds(), fmt.Sprintf(format, args...))
}

// names trains the finder of names; it is the same in both sets, of the free data.
func (t *trainer) names(f linear.File) error {
	parts, figures, err := names.Train(t.shared, ".", t.forms, names.Usual())
	if err != nil {
		return err
	}
	t.say("names held out: %s", figures)
	maps.Copy(f, parts)
	return nil
}

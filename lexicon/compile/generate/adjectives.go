package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
)

// An adjective gathers the stems that Camel Morph gives to one lemma.
type adjective struct {
	lemma, root, kind string
	feminine, plural  map[string]bool
	shape, source     string
}

// adjectives writes positives and elatives with their feminines and broken plurals.
func (g *generator) adjectives() error {
	list := map[string]*adjective{}
	for _, file := range []struct{ name, kind string }{{"MSA-Adj-LEX", ""}, {"MSA-Adj-Comp-LEX", "elative"}} {
		rows, err := g.records("camel_morph_msa/" + file.name + ".csv")
		if err != nil {
			return err
		}
		for _, r := range rows {
			addAdjective(list, r, file.kind)
		}
	}
	chain, err := g.chainNouns("ADJ")
	if err != nil {
		return err
	}
	for i, e := range append(chain, g.derivedAdjectives...) {
		if i >= len(chain) && !g.inUse(bare(e.lemma)) {
			continue // made by rule, and not in use
		}
		if key := bare(e.lemma); list[key] == nil && list[key+"elative"] == nil {
			list[key] = &adjective{lemma: e.lemma, root: e.root, kind: "full", shape: shape(e.lemma), source: "chainbank"}
		}
	}
	for _, e := range g.relations(list) {
		list[bare(e.lemma)] = &adjective{lemma: e.lemma, root: e.root, kind: "full", shape: "nisba", source: e.source}
	}
	ours, err := handmade("adjectives-isnad.tsv", 0)
	if err != nil {
		return err
	}
	var rows [][]string
	for _, a := range list {
		lemma := bare(a.lemma)
		if isWord(lemma) && len([]rune(lemma)) > 1 && !ours[lemma] {
			rows = append(rows, []string{lemma, a.root, a.kind, a.shape, keys(a.feminine), keys(a.plural), g.nounRank(lemma, lemma+"ة"), a.source})
		}
	}
	fmt.Fprintln(os.Stderr, "adjectives:", len(rows))
	return write("adjectives.tsv", "Words, roots, feminines and broken plurals: Camel Morph MSA; words that it lacks: Arabic ChainBank.", adjectiveColumns, rows)
}

// inUse reports whether the news has a word made by rule. What ends in ى must be spelt so: محامى has the folded letters of محامي.
func (g *generator) inUse(word string) bool {
	if strings.HasSuffix(word, "ى") {
		return g.written(word) > 0
	}
	return g.nounRank(word, word+"ة") != "0"
}

// relations makes the adjectives in ي of all nouns, and keeps those that the news has with ة or the article and no list has: تواصلي of تواصل.
func (g *generator) relations(list map[string]*adjective) (out []entry) {
	for noun := range g.lemmas {
		stem := strings.TrimSuffix(strings.TrimSuffix(noun, "ة"), "ا")
		word := stem + "ي"
		if len([]rune(stem)) < 3 || list[word] != nil || g.lemmas[word] || strings.HasSuffix(stem, "ي") || strings.HasSuffix(stem, "ى") {
			continue
		}
		if g.written(word+"ة") > 0 && g.spelt["ال"+word]+g.spelt["ال"+word+"ة"] > 0 {
			out = append(out, entry{lemma: word, source: "isnad"})
		}
	}
	return out
}

func addAdjective(list map[string]*adjective, r map[string]string, kind string) {
	lemma, ok := fromLatin(r["LEMMA"])
	if !ok {
		return
	}
	key := bare(lemma) + kind
	a := list[key]
	if a == nil {
		a = &adjective{lemma: lemma, root: root(r["ROOT"]), kind: kind, feminine: map[string]bool{}, plural: map[string]bool{}, shape: shape(lemma), source: "camel-morph"}
		list[key] = a
	}
	form, ok := fromLatin(r["FORM"] + nounEnding(r["COND-S"], r["COND-T"]))
	switch feat := r["FEAT"]; {
	case !ok:
	case strings.Contains(feat, "num:p"):
		a.plural[bare(form)] = true
	case strings.Contains(feat, "gen:f"):
		a.feminine[bare(form)] = true
	case kind == "" && strings.Contains(r["COND-T"], "FS"):
		a.kind = "full"
	}
}

// nounEnding gives back the end that Camel Morph cut off a nominal stem.
func nounEnding(cond, gender string) string {
	for _, c := range strings.Fields(cond) {
		switch c {
		case "#iy":
			return "iy"
		case "#A'-w", "#A'", "#A'@w", "#o'-con", "#w'":
			return "'"
		case "#a>":
			return "a>"
		case "#aY-Ap-y":
			return "aY"
		case "#aA-Ap-y", "#aA-Ap-w", "#aA":
			if gender == "FS" {
				return "aAp"
			}
			return "aA"
		}
	}
	if gender == "FS" {
		return "ap"
	}
	return ""
}

func keys(m map[string]bool) string {
	var out []string
	for k := range m {
		if isWord(k) {
			out = append(out, k)
		}
	}
	sort.Strings(out)
	return strings.Join(out, "|")
}

// propers writes the proper nouns of one word.
func (g *generator) propers() error {
	rows, err := g.records("camel_morph_msa/MSA-Noun-Prop-LEX.csv")
	if err != nil {
		return err
	}
	have := map[string]string{}
	for _, r := range rows {
		lemma, ok := fromLatin(r["LEMMA"])
		if b := bare(lemma); ok && isWord(b) && len([]rune(b)) > 1 {
			gender := ""
			if strings.Contains(r["FEAT"], "gen:f") {
				gender = "f"
			}
			if old, twice := have[b]; twice && old != gender {
				gender = ""
			}
			have[b] = gender
		}
	}
	var out [][]string
	for lemma, gender := range have {
		out = append(out, []string{lemma, gender, g.nounRank(lemma), "camel-morph"})
	}
	fmt.Fprintln(os.Stderr, "propers:", len(out))
	return write("propers.tsv", "Words and genders: Camel Morph MSA.", properColumns, out)
}

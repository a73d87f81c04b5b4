package main

import (
	"fmt"
	"os"
	"strings"

	"isnad/letter"
)

const (
	nounColumns      = "lemma root gender shape plural rank source"
	adjectiveColumns = "lemma root kind shape feminine plural rank source"
	properColumns    = "lemma gender rank source"
)

func fold(s string) string { return letter.FoldString(s) }

// An entry is a noun of one of the lists, vocalised.
type entry struct{ lemma, root, pattern, class, source string }

// nouns writes the nouns of both lists.
func (g *generator) nouns() error {
	chain, err := g.chainNouns("NOUN")
	if err != nil {
		return err
	}
	camel, err := g.rootNouns()
	if err != nil {
		return err
	}
	ours, err := handmade("nouns-isnad.tsv", 0)
	if err != nil {
		return err
	}
	if err := g.findPeople(); err != nil {
		return err
	}
	g.lemmas = map[string]bool{}
	for _, e := range append(chain, camel...) {
		g.lemmas[bare(e.lemma)] = true
	}
	have := map[string]bool{}
	var rows [][]string
	listed := len(chain) + len(camel)
	for i, e := range append(append(chain, camel...), g.derivedNouns...) {
		lemma := bare(e.lemma)
		if i >= listed && g.nounRank(lemma, lemma+"ات") == "0" {
			continue // made by rule, and not in use
		}
		if !isWord(lemma) || len([]rune(lemma)) < 2 || ours[lemma] || have[lemma] {
			continue
		}
		have[lemma] = true
		plural := g.plural(lemma, shape(e.lemma), e.class)
		rows = append(rows, []string{lemma, e.root, g.gender(lemma, plural), shape(e.lemma), plural, g.nounRank(lemma), e.source})
	}
	fmt.Fprintln(os.Stderr, "nouns:", len(rows))
	return write("nouns.tsv", "Words and roots: Arabic ChainBank and Camel Morph MSA; sound plurals by our rules and by counts of the news.", nounColumns, rows)
}

// chainNouns lists the words of one part of speech of the ChainBank. Some of its rows lack a cell, so that the next one slid in.
func (g *generator) chainNouns(pos string) ([]entry, error) {
	rows, err := g.records("chainbank/lemmas.csv")
	if err != nil {
		return nil, err
	}
	tree, err := g.records("chainbank/trees.csv")
	if err != nil {
		return nil, err
	}
	class := map[string]string{}
	for _, r := range tree {
		class[r["LEMMA"]+r["POS"]] = r["DER_CLASS"]
	}
	var out []entry
	for _, r := range rows {
		if r["POS"] == pos || r["FUNCTION"] == pos {
			lemma, _ := fromLatin(strings.TrimRight(r["LEMMA"], "_0123456789"))
			out = append(out, entry{lemma, root(r["ROOT"]), r["PATTERN_ABSTRACT"], class[r["LEMMA"]+pos], "chainbank"})
		}
	}
	return out, nil
}

func (g *generator) rootNouns() ([]entry, error) {
	rows, err := g.records("camel_morph_msa/Roots.csv")
	if err != nil {
		return nil, err
	}
	var out []entry
	for _, r := range rows {
		if r["pos"] == "noun" {
			rad := strings.Join(strings.Split(strings.NewReplacer("أ", "ء", "ؤ", "ء", "ئ", "ء").Replace(r["ROOT"]), ""), "")
			if n := len([]rune(rad)); n < 3 || n > 5 || !isWord(rad) {
				rad = ""
			}
			out = append(out, entry{r["Arabic Lemma"], rad, "", "", "camel-morph"})
		}
	}
	return out, nil
}

// gender is f by the ending, mf where the noun makes a feminine in ة as those of people do (وزير, وزيرة), else m.
func (g *generator) gender(lemma, plural string) string {
	switch {
	case strings.HasSuffix(lemma, "ة"):
		return "f"
	case strings.HasPrefix(plural, "m"), g.people[lemma] && !g.lemmas[lemma+"ة"] && g.written(lemma+"ة") > 1:
		return "mf"
	}
	return "m"
}

// shape tells apart the final ي of قاضي (defective), of سياسي (nisba) and of others.
func shape(vocalised string) string {
	switch {
	case strings.HasSuffix(vocalised, "ِيّ"):
		return "nisba"
	case strings.HasSuffix(vocalised, "ِي") && len([]rune(bare(vocalised))) > 3:
		return "defective"
	}
	return ""
}

// plural tells which sound plurals a noun takes: m (ون), f (ات) or both.
func (g *generator) plural(lemma, shape, class string) string {
	stem := strings.TrimSuffix(lemma, "ة")
	if shape == "defective" {
		stem = strings.TrimSuffix(lemma, "ي")
	}
	count := func(end string) int { f := fold(stem + end); return g.seen[f] + g.seen["ال"+f] }
	out := ""
	people := class == "ACT_PRTC" || class == "PASS_PRTC" || class == "N_EXAG" || shape == "nisba"
	if stem == lemma || shape == "defective" {
		if people || count("ون") > 2 && count("ين") > 2 {
			out = "m"
		}
	}
	doing := strings.HasPrefix(class, "N_VERB_") && class != "N_VERB_I"
	if stem != lemma && shape == "" || doing || people || len([]rune(lemma)) > 5 || count("ات") > 1 {
		out += "|f"
	}
	return strings.Trim(out, "|")
}

// findPeople lists the nouns with a broken plural: of these, some are people and make a feminine with ة.
func (g *generator) findPeople() error {
	g.people = map[string]bool{}
	raw, err := os.ReadFile("ar/plurals.tsv")
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(raw), "\n") {
		if c := strings.Split(line, "\t"); len(c) == 3 {
			g.people[c[1]] = true
		}
	}
	return nil
}

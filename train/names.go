package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"isnad/letter"
)

// nameFlags lists folded names: bit 0 given names of the lexicon, bit 1 place names, bit 2 proper nouns of Camel Morph, bit 3 Wikidata.
func nameFlags(shared string) (map[string]uint8, error) {
	out := map[string]uint8{}
	var failed error
	each := func(path string, f func(cells []string)) {
		file, err := os.Open(path)
		if err != nil {
			failed = err
			return
		}
		defer file.Close()
		in := bufio.NewScanner(file)
		in.Buffer(nil, 1<<22)
		for in.Scan() {
			if t := in.Text(); t != "" && t[0] != '#' {
				f(strings.Split(t, "\t"))
			}
		}
	}
	each("lexicon/ar/names/given.tsv", func(c []string) {
		for _, n := range strings.Split(c[1], "|") {
			out[letter.FoldString(n)] |= 1
		}
	})
	paths, _ := filepath.Glob("lexicon/ar/places/*.tsv")
	for _, p := range paths {
		each(p, func(c []string) {
			for _, cell := range c {
				for _, n := range strings.Split(cell, "|") {
					if n = letter.FoldString(n); n != "" && n[0] > 0x80 && !strings.Contains(n, " ") {
						out[n] |= 2
					}
				}
			}
		})
	}
	each(filepath.Join(shared, "data/lexicon/camel_morph_msa/MSA-Noun-Prop-LEX.csv"), func(c []string) {
		f := strings.Split(c[0], ",")
		if len(f) > 13 {
			if n := buckwalter(f[12]); n != "" {
				out[letter.FoldString(n)] |= 4
			}
		}
	})
	each(filepath.Join(shared, "data/actors/wikidata_name_tokens_ar_latin.tsv"), func(c []string) {
		if len([]rune(c[0])) > 2 {
			out[letter.FoldString(c[0])] |= 8
		}
	})
	return out, failed
}

const roman = "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{"
const script = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا"

func buckwalter(s string) string {
	out := []rune(script)
	var b strings.Builder
	for _, r := range s {
		if i := strings.IndexRune(roman, r); i >= 0 {
			b.WriteRune(out[i])
		} else if !strings.ContainsRune("aiuoFNK~`_", r) {
			return ""
		}
	}
	return b.String()
}

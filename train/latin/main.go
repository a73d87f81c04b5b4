// Command latin learns what letters of Arabic and of Latin script stand for each other in names, from Wikidata's pairs of name tokens, and writes
// the costs that letter/latin is built with. The same data give the same costs, byte for byte. Of the pairs, only those of the part Train are seen.
//
//	go run ./train/latin [-shared DIR] [-out FILE]
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"isnad/letter/latin"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("train/latin: ")
	shared := flag.String("shared", "../shared", "folder with data/actors")
	out := flag.String("out", "letter/latin/costs.tsv", "file of costs")
	flag.Parse()
	if err := run(filepath.Join(*shared, "data/actors/wikidata_name_tokens_ar_latin.tsv"), *out); err != nil {
		log.Fatal(err)
	}
}

// A token is one row of the pairs.
type token struct {
	arabic, roman string
	a, b          []byte
	weight        float64
}

// read takes the pairs to learn from. A pair seen often counts more, but not as often as it was seen: محمد must not drown the rest.
func read(path string) (out []token, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		cell := strings.Split(lines.Text(), "\t")
		if len(cell) != 3 || latin.PartOf(cell[0]) != latin.Train {
			continue
		}
		n, err := strconv.Atoi(cell[2])
		if err != nil {
			return nil, err
		}
		t := token{arabic: cell[0], roman: cell[1], weight: 1 + math.Log(float64(n))}
		var arabic, alsoArabic bool
		t.a, arabic = latin.Spell(nil, cell[0])
		t.b, alsoArabic = latin.Spell(nil, cell[1])
		if arabic && !alsoArabic && len(t.a) > 0 && len(t.b) > 0 && len(t.a) < 20 && len(t.b) < 20 {
			out = append(out, t)
		}
	}
	return out, lines.Err()
}

func run(from, to string) error {
	tokens, err := read(from)
	if err != nil {
		return err
	}
	w := &strings.Builder{}
	w.WriteString("# What letters say for two words being one name, in eighths of a bit; made by train/latin and never by hand.\n")
	w.WriteString("table\ta\tb\tscore\n")
	model, pairs := learn(pairsOf(tokens), "across", across(), 4)
	write(w, "across", model.scores(pairs))
	write(w, "arabic", pivot(model, pairs))
	model, pairs = learn(variants(tokens), "roman", within(), 8)
	write(w, "roman", model.scores(pairs))
	return os.WriteFile(to, []byte(w.String()), 0o644)
}

// across are the lengths of units between the scripts: one Arabic letter for up to four Latin ones (ش sch), two of them for up to two (كس x).
func across() [][2]int {
	return [][2]int{{0, 1}, {1, 0}, {1, 1}, {1, 2}, {1, 3}, {1, 4}, {2, 1}, {2, 2}}
}

// within are those inside a script: غ for ج, تش for چ.
func within() [][2]int { return [][2]int{{0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 1}, {2, 2}} }

func pairsOf(tokens []token) (out []pair) {
	for _, t := range tokens {
		out = append(out, pair{t.a, t.b, t.weight})
	}
	return out
}

// variants pairs the Latin spellings of one Arabic name, both ways round.
func variants(tokens []token) (out []pair) {
	type spelt struct {
		codes  []byte
		weight float64
	}
	groups := map[string][]spelt{}
	for _, t := range tokens {
		groups[string(t.a)] = append(groups[string(t.a)], spelt{t.b, t.weight})
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		g := groups[k]
		slices.SortStableFunc(g, func(a, b spelt) int { return cmp.Compare(b.weight, a.weight) })
		g = g[:min(len(g), 6)]
		for i := range g {
			for j := range g {
				if i != j && string(g[i].codes) != string(g[j].codes) {
					out = append(out, pair{g[i].codes, g[j].codes, min(g[i].weight, g[j].weight) / float64(len(g)-1)})
				}
			}
		}
	}
	return out
}

func learn(pairs []pair, table string, sizes [][2]int, least float64) (*aligner, []pair) {
	m := &aligner{sizes: sizes, allow: allowed(table)}
	m.learn(pairs, 8, least)
	return m, pairs
}

// pivot makes the costs between two Arabic spellings from those across the scripts: the data spell each Latin name in one way only. Two units stand
// for each other as often as one Latin unit is written by both.
func pivot(m *aligner, pairs []pair) []score {
	by, share := map[unit][]int{}, map[unit]float64{}
	var romans []unit
	for i, o := range m.ops {
		if m.prob[i] > 0 && o.b != 0 {
			if share[o.b] == 0 {
				romans = append(romans, o.b)
			}
			by[o.b] = append(by[o.b], i)
			share[o.b] += m.prob[i]
		}
	}
	slices.Sort(romans)
	joint := &aligner{id: map[op]int32{}}
	for _, l := range romans {
		for _, i := range by[l] {
			for _, j := range by[l] {
				joint.add(op{m.ops[i].a, m.ops[j].a}, m.prob[i]*m.prob[j]/share[l])
			}
		}
	}
	both := make([]pair, len(pairs))
	for i, p := range pairs {
		both[i] = pair{p.a, p.a, p.weight}
	}
	return slices.DeleteFunc(joint.scores(both), func(s score) bool {
		return s.a == 0 && s.b == 0 || s.prob < 1e-6 || s.a.len() == 2 && s.b.len() == 2
	})
}

// write prints the scores of a table.
func write(w *strings.Builder, table string, scores []score) {
	for _, s := range scores {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\n", table, spelling(table != "roman", s.a), spelling(table == "arabic", s.b), int(math.Round(8*s.bits)))
	}
	worth(w, table, scores)
	log.Printf("%s: %d ops", table, len(scores))
}

// allowed keeps pairs of letters for what is one sound: two of each side only where the Arabic is a digraph (تش, كس) or a glide (يو).
func allowed(table string) func(op) bool {
	return func(o op) bool {
		if o.a.len() < 2 && o.b.len() < 2 {
			return true
		}
		if table == "across" {
			return o.a.len() < 2 || digraph(o.a)
		}
		return !(o.a.len() == 2 && o.b.len() == 2) || o.a != o.b
	}
}

func digraph(u unit) bool {
	switch string(latin.Letters(true, u.letters())) {
	case "تش", "كس", "دج", "تس", "غو", "كو", "قو", "او", "اي", "يو", "وا", "يا", "وي", "نغ", "نج", "دز", "وو", "يي":
		return true
	}
	return false
}

// worth adds what a letter says on average in true pairs, so that a sum can be measured against the most that two words could say.
func worth(w *strings.Builder, table string, scores []score) {
	sum, n := map[byte]float64{}, map[byte]float64{}
	for _, s := range scores {
		all := float64(s.a.len() + s.b.len())
		for _, c := range s.a.letters() {
			sum[c] += s.prob * s.bits / all
			n[c] += s.prob
		}
	}
	each(w, table, "a", table != "roman", sum, n)
	sum, n = map[byte]float64{}, map[byte]float64{}
	for _, s := range scores {
		all := float64(s.a.len() + s.b.len())
		for _, c := range s.b.letters() {
			sum[c] += s.prob * s.bits / all
			n[c] += s.prob
		}
	}
	each(w, table, "b", table == "arabic", sum, n)
}

func each(w *strings.Builder, table, side string, arabic bool, sum, n map[byte]float64) {
	for c := byte(1); c < 64; c++ {
		if n[c] > 0 {
			fmt.Fprintf(w, "%s-%s\t%s\t\t%d\n", table, side, string(latin.Letters(arabic, []byte{c})), int(math.Round(8*sum[c]/n[c])))
		}
	}
}

func spelling(arabic bool, u unit) string { return string(latin.Letters(arabic, u.letters())) }

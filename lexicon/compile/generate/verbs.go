package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	"isnad/arabic/morph"
)

const verbColumns = "lemma root form past present valency masdar flags stems rank source"

var formOfPattern = map[string]morph.Form{
	"1a2a3": morph.I, "1a2~a3": morph.II, "1A2a3": morph.III, ">a1o2a3": morph.IV, "ta1a2~3": morph.V, "ta1A2a3": morph.VI, "{ino1a2a3": morph.VII,
	"{i1ota2a3": morph.VIII, "{i1o2a3~": morph.IX, "{isota1o2a3": morph.X, "{i1o2awo2a3": morph.XII, "1a2o3a4": morph.QI, "ta1a2o3a4": morph.QII,
	"{i1o2ano3a4": morph.QIII, "{i1o2a3a4~": morph.QIV,
}

// A paradigm is what Camel Morph says of one verb: its stems of past, present and command.
type paradigm struct {
	lemma, root, pattern, valency string
	past, present                 []stem
}

type stem struct{ form, pattern, condition, ending string }

func (g *generator) verbs() error {
	list, err := g.camelVerbs()
	if err != nil {
		return err
	}
	masdars, err := g.masdars()
	if err != nil {
		return err
	}
	ours, err := handmade("verbs-irregular.tsv", 0, 2, 1)
	if err != nil {
		return err
	}
	var rows [][]string
	for _, p := range list {
		v, ok := match(p)
		if ok && ours[morph.Bare(v.Lemma())+" "+v.Form.String()+" "+v.Root] {
			continue
		}
		if !ok {
			g.counts["verbs that no rule makes"]++
			if os.Getenv("SHOW") != "" {
				fmt.Fprintln(os.Stderr, p.lemma, p.root, p.pattern, p.past, p.present)
			}
			continue
		}
		rows = append(rows, g.verbRow(v, p, masdars[p.lemma]))
		g.derive(v)
	}
	if err := g.deriveOurs(); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "verbs: %d of %d; %v\n", len(rows), len(list), g.counts)
	return write("verbs.tsv", "Words, roots, stem vowels and valency: Camel Morph MSA; doing-nouns: Arabic ChainBank.", verbColumns, rows)
}

// camelVerbs gathers the stems of each verb in the order of the file.
func (g *generator) camelVerbs() ([]*paradigm, error) {
	byKey := map[string]*paradigm{}
	var list []*paradigm
	for _, aspect := range []string{"PV", "IV"} {
		rows, err := g.records("camel_morph_msa/MSA-Verb-LEX-" + aspect + ".csv")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			key := r["LEMMA"] + " " + r["ROOT"]
			p := byKey[key]
			if p == nil {
				p = &paradigm{lemma: r["LEMMA"], root: root(r["ROOT"]), pattern: r["PATTERN_ABSTRACT"], valency: valency(r["COND-S"])}
				byKey[key] = p
				list = append(list, p)
			}
			s := stem{r["FORM"], r["PATTERN"], r["COND-T"], r["COND-S"]}
			if aspect == "PV" {
				p.past = append(p.past, s)
			} else {
				p.present = append(p.present, s)
			}
		}
	}
	return list, nil
}

func valency(cond string) string {
	for _, v := range []string{"ditrans", "intrans"} {
		if strings.Contains(" "+cond+" ", " "+v+" ") {
			return v
		}
	}
	return "trans"
}

// match finds the verb of the engine whose past and present are those of the paradigm.
func match(p *paradigm) (morph.Verb, bool) {
	v := morph.Verb{Root: p.root, Form: formOfPattern[p.pattern]}
	wantPast, wantPresent := p.thirdPast(), p.thirdPresent()
	if v.Root == "" || v.Form == morph.NoForm || wantPast == "" {
		return v, false
	}
	for _, r := range rootsLike(p) {
		v.Root = r
		if found, ok := matchRoot(v, p, wantPast, wantPresent); ok {
			return found, true
		}
	}
	return v, false
}

// rootsLike lists the root as given and those that it may be in truth: the list confuses و, ي and hamza in places.
func rootsLike(p *paradigm) []string {
	out := []string{p.root}
	r := []rune(p.root)
	for i := len(r) - 1; i > 0; i-- {
		for _, c := range "ويء" {
			if old := r[i]; strings.ContainsRune("ويء", old) && c != old {
				r[i] = c
				out = append(out, string(r))
				r[i] = old
			}
		}
	}
	return out
}

func matchRoot(v morph.Verb, p *paradigm, wantPast, wantPresent string) (morph.Verb, bool) {
	if v.Form == morph.III && strings.HasPrefix(p.past[0].pattern, "12") {
		v.Form = morph.IV // آمن: listed beside قاتل
	}
	for _, flags := range []morph.Flag{0, morph.Falls, morph.Stays, morph.Strong, morph.Tied, morph.Tied | morph.Strong} {
		for _, past := range "aiu" {
			for _, present := range "aiu" {
				if v.Form != morph.I && (past != 'a' || present != 'a') {
					continue
				}
				v.Flags, v.Past, v.Present = flags, byte(past), byte(present)
				if v.Form != morph.I {
					v.Past, v.Present = 0, 0
				}
				if fits(v, p, wantPast, wantPresent) {
					return v, true
				}
			}
		}
	}
	return v, false
}

func fits(v morph.Verb, p *paradigm, past, present string) bool {
	t := v.Conjugate()
	if v.Form != morph.I {
		present = "" // the past alone tells the verb
	}
	if !same(t.Cells[morph.Perfect][morph.Active][morph.He], past) || present != "" && !same(t.Cells[morph.Imperfect][morph.Active][morph.He], present) {
		return false
	}
	if v.Form != morph.I {
		return true
	}
	return (v.Past == pastVowel(p) || pastVowel(p) == 0) && closedFits(t.Cells[morph.Perfect][morph.Active][morph.You], p)
}

// closedFits compares the past before a consonant, which alone shows the vowel of ظللت and طلت.
func closedFits(cell string, p *paradigm) bool {
	any := false
	for _, s := range p.past {
		if full, ok := fromLatin(s.form); s.condition == "c-suff" && ok && !strings.HasSuffix(s.form, "t") {
			if any = true; same(cell, full+"تَ") {
				return true
			}
		}
	}
	return !any
}

// pastVowel reads the stem vowel of the past from the pattern, or 0 where the pattern does not show it.
func pastVowel(p *paradigm) byte {
	for _, s := range p.past {
		for _, v := range []string{"a", "i", "u"} {
			if s.pattern == "1a2"+v+"3" {
				return v[0]
			}
		}
	}
	return 'a'*byte(b2i(strings.Contains(p.past[0].ending, "#-a"))) + 'i'*byte(b2i(strings.Contains(p.past[0].ending, "#-iy")))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// same compares what two vocalised words sound like: signs of rest and case do not count, nor the vowel of a joining alef.
func same(a, b string) bool { return plainVowels(a) == plainVowels(b) }

func plainVowels(s string) string {
	for _, v := range []string{"\u064e", "\u064f", "\u0650", "\u064b", "\u064c", "\u064d"} {
		s = strings.ReplaceAll(s, v+"\u0651", "\u0651"+v) // the mark of doubling first
	}
	s = strings.NewReplacer("\u0652", "", "ٱ", "ا", "\u064eا", "ا", "\u0650ي", "ي", "\u064fو", "و", "\u064eى", "ى").Replace(s)
	s = strings.ReplaceAll(s, "يى", "يا")
	return strings.TrimRight(s, "\u064b\u064c\u064d\u064e\u064f\u0650")
}

// endings are what Camel Morph's conditions say of the end that was cut off a stem.
var endings = map[string]string{"#-ay": "aY", "#-aw": "aA", "#-iy": "iy", "#-a>": "a>", "#-A'": "A'", "#->ay": ">aY", "#->~ay": ">~aY", "#-aA": "aA",
	"#-aY": "aY", "#-uw": "uw", "#-u&": "u&", "#-iy'": "iy'", "#-uw'": "uw'", "#-}iy": "}iy"}

func ending(cond string) string {
	for _, c := range strings.Fields(cond) {
		if e, ok := endings[c]; ok {
			return e
		}
	}
	return ""
}

// thirdPast is the third person of the past with vowels.
func (p *paradigm) thirdPast() string {
	for _, s := range p.past {
		if s.condition != "c-suff" {
			full, _ := fromLatin(s.form + ending(s.ending))
			return full
		}
	}
	return ""
}

// thirdPresent is the third person of the present with vowels, or "".
func (p *paradigm) thirdPresent() string {
	for _, s := range p.present {
		if s.condition == "c-suff" {
			continue
		}
		prefix := "ya"
		if strings.Contains(s.ending, "u-#") {
			prefix = "yu"
		}
		if strings.Contains(s.ending, ">-#") {
			prefix += map[string]string{"ya": ">", "yu": "&"}[prefix]
		}
		full, _ := fromLatin(prefix + s.form + ending(s.ending))
		return full
	}
	return ""
}

// masdars maps a verb's lemma to its doing-nouns without vowels.
func (g *generator) masdars() (map[string][]string, error) {
	rows, err := g.records("chainbank/trees.csv")
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, r := range rows {
		if noun := bare(r["LEMMA_ARA"]); r["POS"] == "NOUN" && r["PARENT_POS"] == "VERB" && strings.HasPrefix(r["DER_CLASS"], "N_VERB_") && isWord(noun) {
			out[r["PARENT_LEMMA"]] = append(out[r["PARENT_LEMMA"]], noun)
		}
	}
	return out, nil
}

func (g *generator) verbRow(v morph.Verb, p *paradigm, masdars []string) []string {
	t := v.Conjugate()
	past, present := "", ""
	if v.Form == morph.I {
		past, present = string(v.Past), string(v.Present)
	}
	cell := func(tense morph.Tense, p morph.Person) string { return morph.Bare(t.Cells[tense][morph.Active][p]) }
	rank := g.rank(cell(morph.Perfect, morph.She), cell(morph.Perfect, morph.They), cell(morph.Imperfect, morph.He), cell(morph.Imperfect, morph.She),
		cell(morph.Imperfect, morph.They)) // not قال itself: many such forms are rather nouns and particles
	return []string{morph.Bare(v.Lemma()), v.Root, v.Form.String(), past, present, p.valency, strings.Join(g.common(masdars, morph.Citation(t.Masdar)), "|"),
		morph.FlagNames(v.Flags), "", rank, "camel-morph"}
}

// common sorts doing-nouns by how often the news has them, drops the regular one, and of many keeps those that occur.
func (g *generator) common(nouns []string, regular string) []string {
	seen := map[string]int{}
	var out []string
	for _, n := range nouns {
		if _, twice := seen[n]; !twice && n != regular {
			f := fold(n)
			seen[n] = g.seen["ال"+f]
			if !strings.HasSuffix(n, "ة") { // قوله is his saying far more often than a قولة
				seen[n] += g.seen[f] + g.seen["ب"+f] + g.seen["ل"+f]
			}
			out = append(out, n)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if seen[out[i]] != seen[out[j]] {
			return seen[out[i]] > seen[out[j]]
		}
		return out[i] < out[j]
	})
	for i, n := range out {
		if i > 0 && seen[n] < 3 || i == 5 {
			return out[:i]
		}
	}
	return out
}

// derive remembers the regular doing-noun and participles of a verb, vocalised, for words that the lists lack.
func (g *generator) derive(v morph.Verb) {
	t := v.Conjugate()
	if t.Masdar != "" {
		g.derivedNouns = append(g.derivedNouns, entry{citation(t.Masdar), v.Root, "", "N_VERB_" + v.Form.String(), "camel-morph"})
	}
	for _, p := range []string{t.ActiveParticiple, t.PassiveParticiple} {
		if p != "" && len([]rune(morph.Bare(p))) > 3 {
			g.derivedAdjectives = append(g.derivedAdjectives, entry{citation(p), v.Root, "", "", "camel-morph"})
		}
	}
}

// deriveOurs does the same for the verbs of ours.
func (g *generator) deriveOurs() error {
	raw, err := os.ReadFile("ar/verbs-irregular.tsv")
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(raw), "\n") {
		c := strings.Split(line, "\t")
		if f, ok := morph.ParseForm(c[min(2, len(c)-1)]); ok && f != morph.I {
			v := morph.Verb{Root: c[1], Form: f}
			v.Stems, _ = morph.ParseStems(c[8])
			g.derive(v)
		}
	}
	return nil
}

// citation makes the vocalised form of the lists: قَاضِي for قَاضٍ, مُعْطَى for مُعْطًى.
func citation(s string) string {
	s = strings.ReplaceAll(s, "ًى", "َى")
	if head, ok := strings.CutSuffix(s, "ٍ"); ok {
		return head + "ِي"
	}
	return s
}

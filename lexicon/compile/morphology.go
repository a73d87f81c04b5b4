package main

import (
	"fmt"
	"strconv"
	"strings"

	"isnad/arabic/morph"
	"isnad/lexicon"
)

// wordTables are the tables that make the section of the morphology. Their rows do not enter the other look-ups.
var wordTables = map[string]bool{"verbs": true, "nouns": true, "adjectives": true, "propers": true, "plurals": true, "masdars": true}

// splitWords parts the tables of words from the others.
func splitWords(tables []lexicon.Table) (rest []lexicon.Table, words map[string]lexicon.Table) {
	words = map[string]lexicon.Table{}
	for _, t := range tables {
		if wordTables[t.Name] {
			words[t.Name] = t
		} else {
			rest = append(rest, t)
		}
	}
	return rest, words
}

// A morphologist fills the builder of the morphology from the tables.
type morphologist struct {
	b       morph.Builder
	ranks   map[string]uint8    // its rank
	byLemma map[string]int      // lemma and form → number of the commonest such verb
	ofVerb  map[string]derived  // doing-noun or participle → the verb it is of
	plurals map[string][]string // singular → its broken plurals
	used    map[string]bool     // singulars of the plurals table that a noun or adjective has
}

type derived struct {
	verb  int
	rank  uint8
	kin   morph.Kin
	slack uint8 // by how many ranks a noun may be commoner than the verb and still be taken for one of it
}

// morphology makes the compiled section. rest are the other tables: their demonyms and particles are words as well.
func morphology(words map[string]lexicon.Table, rest []lexicon.Table) ([]byte, error) {
	m := morphologist{ranks: map[string]uint8{}, byLemma: map[string]int{}, ofVerb: map[string]derived{}, plurals: map[string][]string{}, used: map[string]bool{}}
	for _, r := range words["plurals"].Rows {
		m.plurals[r.Cells[1]] = append(m.plurals[r.Cells[1]], r.Cells[0])
	}
	if err := m.verbs(words["verbs"]); err != nil {
		return nil, err
	}
	if err := m.masdars(words["masdars"]); err != nil {
		return nil, err
	}
	m.nouns(words["nouns"])
	m.adjectives(words["adjectives"])
	m.names(words["propers"])
	m.demonyms(rest)
	m.particles(rest)
	for _, r := range words["plurals"].Rows {
		if !m.used[r.Cells[1]] {
			return nil, fmt.Errorf("%s: no noun or adjective %q; add it to nouns-isnad.tsv", r.Where(), r.Cells[1])
		}
	}
	return m.b.Encode(), nil
}

func (m *morphologist) verbs(t lexicon.Table) error {
	for _, r := range t.Rows {
		v, err := verb(r)
		if err != nil {
			return err
		}
		rank := rank(r.Cells[9])
		valency := map[string]morph.Valency{"intrans": morph.Intransitive, "trans": morph.TransitiveOne, "ditrans": morph.TransitiveTwo}[r.Cells[5]]
		id := m.b.AddVerb(v, valency, rank)
		m.nameVerb(r.Cells[0]+" "+r.Cells[2], id, rank)
		forms := v.Conjugate()
		m.derive(forms.ActiveParticiple, derived{id, rank, morph.ActiveParticiple, slack(v)})
		m.derive(forms.PassiveParticiple, derived{id, rank, morph.PassiveParticiple, slack(v)})
		for _, masdar := range append([]string{forms.Masdar}, v.Masdars...) {
			m.derive(masdar, derived{id, rank, morph.DoingNoun, slack(v)})
		}
	}
	return nil
}

// nameVerb remembers the commonest verb of a lemma and form.
func (m *morphologist) nameVerb(key string, id int, rank uint8) {
	if _, ok := m.byLemma[key]; !ok || rank > m.ranks[key] {
		m.byLemma[key], m.ranks[key] = id, rank
	}
}

func slack(v morph.Verb) uint8 {
	if v.Form == morph.I {
		return 4 // رجل is no doing-noun of رجل, though the letters are
	}
	return 7
}

// derive remembers a word made from a verb. A doing-noun goes before a participle of the same letters, a commoner verb before a rarer one.
func (m *morphologist) derive(word string, d derived) {
	word = morph.Citation(word)
	if old, ok := m.ofVerb[word]; word != "" && (!ok || old.kin != morph.DoingNoun && d.kin == morph.DoingNoun || (old.kin == morph.DoingNoun) == (d.kin == morph.DoingNoun) && old.rank < d.rank) {
		m.ofVerb[word] = d
	}
}

// masdars lets the table of ours decide which verb a doing-noun is of.
func (m *morphologist) masdars(t lexicon.Table) error {
	for _, r := range t.Rows {
		id, ok := m.byLemma[r.Cells[1]+" "+r.Cells[2]]
		if !ok {
			return fmt.Errorf("%s: no verb %s of form %s", r.Where(), r.Cells[1], r.Cells[2])
		}
		m.ofVerb[r.Cells[0]] = derived{verb: id, rank: 15, kin: morph.DoingNoun}
	}
	return nil
}

// verb reads a row, and refuses one whose lemma is not what its root and form make.
func verb(r lexicon.Row) (morph.Verb, error) {
	c := r.Cells
	form, ok := morph.ParseForm(c[2])
	v := morph.Verb{Root: c[1], Form: form, Past: vowel(c[3]), Present: vowel(c[4])}
	if c[6] != "" {
		v.Masdars = strings.Split(c[6], "|")
	}
	var flagsOK, stemsOK bool
	v.Flags, flagsOK = morph.ParseFlags(c[7])
	v.Stems, stemsOK = morph.ParseStems(c[8])
	if !ok || !flagsOK || !stemsOK {
		return v, fmt.Errorf("%s: an unknown form, flag or stem", r.Where())
	}
	if made := morph.Bare(v.Lemma()); made != c[0] {
		return v, fmt.Errorf("%s: lemma %q, but root and form make %q", r.Where(), c[0], made)
	}
	return v, nil
}

func vowel(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

func rank(s string) uint8 {
	n, _ := strconv.Atoi(s)
	return uint8(min(n, 15))
}

// of returns the verb that a word of a rank belongs to, with the kinship. What has a broken plural is oftener a thing than a doing.
func (m *morphologist) of(word string, rank uint8, class morph.Class) (int, morph.Kin) {
	d, ok := m.ofVerb[word]
	slack := d.slack
	if ok && d.kin == morph.DoingNoun && len(m.plurals[word]) == 0 {
		slack = 9
	}
	if !ok || rank > d.rank+slack || class == morph.AdjectiveClass && d.kin == morph.DoingNoun {
		return 0, morph.NoKin
	}
	return d.verb, d.kin
}

func (m *morphologist) broken(lemma string) []string {
	m.used[lemma] = true
	return m.plurals[lemma]
}

func (m *morphologist) nouns(t lexicon.Table) {
	for _, r := range t.Rows {
		c := r.Cells
		d := morph.Declension{Lemma: c[0], Gender: morph.Masculine, Shape: c[3], Sound: c[4], Broken: m.broken(c[0]), Full: c[2] == "mf"}
		if c[2] == "f" {
			d.Gender = morph.Feminine
		}
		of, kin := m.of(c[0], rank(c[5]), morph.NounClass)
		m.b.AddNoun(morph.NounClass, d, c[1], of, kin, rank(c[5]))
	}
}

func (m *morphologist) adjectives(t lexicon.Table) {
	for _, r := range t.Rows {
		c := r.Cells
		d := morph.Declension{Lemma: c[0], Gender: morph.Masculine, Shape: c[3], Elative: c[2] == "elative", Full: c[2] == "full", Broken: m.broken(c[0])}
		if d.Full {
			d.Sound = "m|f"
		}
		d.Feminine = list(c[4])
		for _, p := range list(c[5]) {
			if !has(d.Broken, p) {
				d.Broken = append(d.Broken, p)
			}
		}
		of, kin := m.of(c[0], rank(c[6]), morph.AdjectiveClass)
		m.b.AddNoun(morph.AdjectiveClass, d, c[1], of, kin, rank(c[6]))
	}
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// names adds the proper nouns, among them those of the tables of names that the weights have learnt.
func (m *morphologist) names(t lexicon.Table) {
	seen := map[string]bool{}
	for _, r := range t.Rows {
		lemma := r.Cells[0]
		if seen[lemma] {
			continue
		}
		seen[lemma] = true
		g := map[string]morph.Gender{"f": morph.Feminine, "m": morph.Masculine}[r.Cells[1]]
		m.b.AddNoun(morph.ProperClass, morph.Declension{Lemma: lemma, Gender: g}, "", 0, morph.NoKin, rank(r.Cells[2]))
	}
}

// demonyms adds the adjectives of the countries.
func (m *morphologist) demonyms(tables []lexicon.Table) {
	for _, t := range tables {
		for _, r := range t.Rows {
			if t.Name == "countries" {
				m.demonym(list(r.Cells[6]))
			}
		}
	}
}

// demonym adds the adjective of a country: عراقي.
func (m *morphologist) demonym(singular []string) {
	for _, s := range singular {
		if strings.HasSuffix(s, "ي") && !strings.Contains(s, " ") && !m.used[s] {
			m.used[s] = true
			m.b.AddNoun(morph.AdjectiveClass, morph.Declension{Lemma: s, Gender: morph.Masculine, Shape: "nisba", Sound: "m|f", Full: true}, "", 0, morph.NoKin, 8)
		}
	}
}

func (m *morphologist) particles(rest []lexicon.Table) {
	for _, t := range rest {
		if t.Name != "particles" {
			continue
		}
		for _, r := range t.Rows {
			var forms []string
			for _, f := range list(r.Cells[2]) {
				if f = strings.TrimPrefix(f, "="); !strings.Contains(f, " ") {
					forms = append(forms, f)
				}
			}
			if len(forms) > 0 {
				m.b.AddParticle(forms[0], forms)
			}
		}
	}
}

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/letter"
	"isnad/suites/floors"
)

// A coder is what one person marked in a sentence: words of the actor and the recipient, and their codes.
type coder struct {
	Actor, Recipient         []string
	ActorRole, RecipientRole struct{ Main string }
}

// UnmarshalJSON takes roles that were left empty, which the file writes in more than one way.
func (c *coder) UnmarshalJSON(data []byte) error {
	var raw struct {
		Actor         []string        `json:"actor"`
		Recipient     []string        `json:"recipient"`
		ActorRole     json.RawMessage `json:"actor_role"`
		RecipientRole json.RawMessage `json:"recipient_role"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	c.Actor, c.Recipient = raw.Actor, raw.Recipient
	_ = json.Unmarshal(raw.ActorRole, &c.ActorRole) // null, a string or an object
	_ = json.Unmarshal(raw.RecipientRole, &c.RecipientRole)
	return nil
}

// A sentence is a row of the suite.
type sentence struct {
	ID     string
	Text   string
	Coders []coder
}

// A phrase is what coders marked in a sentence, with how often each country was given for it.
type phrase struct {
	line  int // of the file, counted from 1
	text  string
	words []string
	votes map[string]int
}

// noCountry are codes of the suite that look like countries and are none; tools/score_gsr.py leaves out the same.
const noCountry = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC INT IMG IGO NGO KUR"

// spans measures on each distinct actor or recipient phrase to which a coder gave a country, whether the reader gives that country to the mentions that overlap it
// in its sentence. The lines of even number may be looked at when rules are made, the others never.
func spans(shared string) (out []floors.Result, drawn []string, err error) {
	phrases, err := codedPhrases(filepath.Join(shared, "suites", "events", "arabic-code.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var all, seen, unseen tally
	apart, disputed := 0, disputedCodes()
	for i := range phrases {
		p := &phrases[i]
		if disputed[fmt.Sprint(p.line, strings.Join(p.gold(), " "))] {
			apart++
			continue
		}
		given := givenCountry(p)
		all.add(p, given)
		if p.line%2 == 0 {
			seen.add(p, given)
		} else {
			unseen.add(p, given)
		}
	}
	unseen.wrong, all.wrong = nil, nil
	for _, t := range []struct {
		name string
		*tally
	}{{"actors: country of coded spans", &all}, {"actors: country, lines looked at", &seen}, {"actors: country, lines not looked at", &unseen}} {
		out = append(out, t.results(t.name)...)
		drawn = append(drawn, t.intervals(t.name))
	}
	return out, append(drawn, fmt.Sprintf("actors: %d coded phrases counted apart, whose country is wrong (cases/disputed.tsv)", apart)), nil
}

// disputedCodes are the line and the country of codes that are wrong, by their table.
func disputedCodes() map[string]bool {
	data, err := tables.ReadFile("cases/disputed.tsv")
	if err != nil {
		panic(err) // it is built in
	}
	out := map[string]bool{}
	for _, line := range strings.Split(string(data), "\n") {
		if c := strings.Split(line, "\t"); len(c) == 3 {
			out[c[0]+c[1]] = true
		}
	}
	return out
}

// codedPhrases reads the suite. Texts that stand there twice count once.
func codedPhrases(file string) (out []phrase, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	texts := map[string]bool{}
	for n := 1; lines.Scan(); n++ {
		var s sentence
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		if !texts[s.Text] {
			texts[s.Text] = true
			out = append(out, phrasesOf(&s, n)...)
		}
	}
	return out, lines.Err()
}

// phrasesOf gathers the distinct phrases of one sentence that have a country.
func phrasesOf(s *sentence, line int) (out []phrase) {
	add := func(words []string, country string) {
		if len(words) == 0 || len(country) != 3 || country != strings.ToUpper(country) || strings.Contains(noCountry, country) {
			return
		}
		key := strings.Join(words, " ")
		at := slices.IndexFunc(out, func(p phrase) bool { return strings.Join(p.words, " ") == key })
		if at < 0 {
			at, out = len(out), append(out, phrase{line, s.Text, words, map[string]int{}})
		}
		out[at].votes[country]++
	}
	for i := range s.Coders {
		add(s.Coders[i].Actor, s.Coders[i].ActorRole.Main)
		add(s.Coders[i].Recipient, s.Coders[i].RecipientRole.Main)
	}
	return out
}

// gold is the countries that most coders gave to a phrase.
func (p *phrase) gold() (out []string) {
	best := 0
	for _, n := range p.votes {
		best = max(best, n)
	}
	for c, n := range p.votes {
		if n == best {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// spots is where the words of a phrase stand: together, else each word that is no particle.
func (p *phrase) spots() (out []reading.Extent) {
	if i := strings.Index(p.text, strings.Join(p.words, " ")); i >= 0 {
		return []reading.Extent{{Start: int32(i), End: int32(i + len(strings.Join(p.words, " ")))}}
	}
	for _, w := range p.words {
		if len(letter.FoldString(w)) <= 6 {
			continue // في، من، على
		}
		for from := 0; ; {
			i := strings.Index(p.text[from:], w)
			if i < 0 {
				break
			}
			out = append(out, reading.Extent{Start: int32(from + i), End: int32(from + i + len(w))})
			from += i + len(w)
		}
	}
	return out
}

// givenCountry is the country that the reader gives to the first mention with a country that overlaps a phrase, since the head of an Arabic phrase stands first;
// or "". A mention inside another counts only where the outer one has no country.
func givenCountry(p *phrase) string {
	r := readText("s", "", p.text)
	spots := p.spots()
	first, given := int32(len(p.text)), ""
	for i := range r.Who.Mentions {
		m := &r.Who.Mentions[i]
		country := countryOf(r, m)
		if country == "" || m.Start >= first || !slices.ContainsFunc(spots, func(x reading.Extent) bool { return x.Overlaps(m.Extent) }) {
			continue
		}
		if !m.Within || !slices.ContainsFunc(r.Who.Mentions, func(o reading.Mention) bool { return !o.Within && o.Contains(m.Extent) && countryOf(r, &o) != "" }) {
			first, given = m.Start, country
		}
	}
	return given
}

// countryOf is the country of the code that a mention's entity has, or "".
func countryOf(r *reading.Reading, m *reading.Mention) string {
	e := &r.Who.Entities[m.Entity]
	country := isnad.CountryOf(e.Code, e.Kind)
	if strings.Contains(noCountry, country) {
		return ""
	}
	return country
}

// A tally counts phrases: right ones, those asked, and countries given.
type tally struct {
	right, given []int // per phrase
	wrong        []string
}

func (t *tally) add(p *phrase, given string) {
	gold := p.gold()
	right, some := 0, min(len(given), 1)
	if slices.Contains(gold, given) {
		right = 1
	}
	t.right, t.given = append(t.right, right), append(t.given, some)
	if right == 0 {
		t.wrong = append(t.wrong, fmt.Sprintf("line %d [%s] %v, given %q: %s", p.line, strings.Join(p.words, " "), gold, given, p.text))
	}
}

// results are recall and precision.
func (t *tally) results(name string) []floors.Result {
	right, given := 0, 0
	for i := range t.right {
		right, given = right+t.right[i], given+t.given[i]
	}
	return []floors.Result{{Name: name + ", recall", Right: right, Cases: len(t.right), Asked: .8, Wrong: t.wrong}, {Name: name + ", precision", Right: right, Cases: given, Asked: .92}}
}

// intervals tells where 90 % of recall and precision lie when the phrases are drawn anew a thousand times.
func (t *tally) intervals(name string) string {
	var recalls, precisions []float64
	draw := rand.New(rand.NewPCG(1, 2))
	for n := 0; n < 1000 && len(t.right) > 0; n++ {
		right, given := 0, 0
		for range t.right {
			i := draw.IntN(len(t.right))
			right, given = right+t.right[i], given+t.given[i]
		}
		recalls = append(recalls, float64(right)/float64(len(t.right)))
		precisions = append(precisions, float64(right)/float64(max(given, 1)))
	}
	a, b := middle(recalls)
	c, d := middle(precisions)
	return fmt.Sprintf("%s: phrases drawn anew, recall %.3f–%.3f, precision %.3f–%.3f", name, a, b, c, d)
}

// middle is the interval that holds 90 % of the draws.
func middle(draws []float64) (low, high float64) {
	if len(draws) == 0 {
		return 0, 0
	}
	slices.Sort(draws)
	return draws[len(draws)*5/100], draws[len(draws)*95/100]
}

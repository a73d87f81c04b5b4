package read

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A clauseTold is a sentence of the news in which a verb tells who did what to whom, each by a name that stands once.
type clauseTold struct {
	text           string
	reading        *reading.Reading
	report         *reading.Report
	actor, patient *reading.Mention
}

// An alteration is one way to alter a sentence so that what is told must follow: it gives the new text and whom the event then has, or no text where the
// sentence does not allow it. Events are looked for by their type.
type alteration struct {
	name  string
	least float64 // share of the sentences that must follow
	alter func(clauseTold) (text, actor, patient string)
}

const (
	metamorphicMost   = 200 // sentences a change
	metamorphicLeast  = 12
	metamorphicRead   = 300 // sentences that the changes choose from; all that there are with METAMORPHIC=all
	openingParagraphs = 4
)

// TestMetamorphic alters sentences of the news: names swapped, order of verb and subject turned, spelling varied, verb replaced by another of its frame.
func TestMetamorphic(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	most := metamorphicRead
	if os.Getenv("METAMORPHIC") == "all" {
		most = 1 << 20
	}
	var sentences []clauseTold
	for _, file := range []string{"aljazeera-hespress-2022", "saudi-2015"} {
		sentences = sentencesTold(t, sentences, "../../../shared/data/news/"+file+".jsonl", most)
	}
	t.Logf("%d sentences", len(sentences))
	verbs := verbsByFrame(t)
	for _, c := range alterations(verbs) {
		t.Run(c.name, func(t *testing.T) {
			tried, followed := 0, 0
			for _, s := range sentences {
				text, actor, patient := c.alter(s)
				if text == "" || text == s.text {
					continue
				}
				if tried++; tellsEvent(text, s.report.Type, actor, patient) {
					followed++
				} else {
					t.Logf("%s → %s: want %s → %s of %s", s.text, text, actor, patient, s.report.Rule)
				}
				if tried == metamorphicMost {
					break
				}
			}
			if tried < metamorphicLeast {
				t.Fatalf("only %d sentences", tried)
			}
			share := float64(followed) / float64(tried)
			t.Logf("%d of %d follow: %.3f", followed, tried, share)
			if share < c.least {
				t.Errorf("%.3f of the sentences follow, want %.2f", share, c.least)
			}
		})
	}
}

// sentencesTold adds sentences from the openings of a file of news, every other article, without the dev articles, until there are enough.
func sentencesTold(t *testing.T, out []clauseTold, path string, most int) []clauseTold {
	f, err := os.Open(path)
	if err != nil {
		t.Skip("needs ../shared")
	}
	defer f.Close()
	seen := map[string]bool{}
	dev := devOpenings()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 0; lines.Scan() && len(out) < most; n++ {
		var row struct{ Text string }
		if n%2 > 0 || json.Unmarshal(lines.Bytes(), &row) != nil || isDev(row.Text, dev) {
			continue
		}
		paragraphs := strings.SplitN(row.Text, "\n", openingParagraphs+1)
		whole := readAlone(strings.Join(paragraphs[:min(len(paragraphs), openingParagraphs)], "\n"))
		for i := range whole.Reports {
			if s, ok := clauseBy(whole, &whole.Reports[i]); ok && !seen[s.text] {
				seen[s.text] = true
				out = append(out, s)
			}
		}
	}
	return out
}

// devOpenings are the beginnings of the dev articles, which are no unseen text.
func devOpenings() (out []string) {
	files, _ := filepath.Glob("../../../shared/gold/dev/*.txt")
	for _, file := range files {
		if raw, err := os.ReadFile(file); err == nil {
			out = append(out, string([]rune(strings.TrimSpace(string(raw)))[:30]))
		}
	}
	return out
}

func isDev(text string, openings []string) bool {
	for _, o := range openings {
		if strings.Contains(text, o) {
			return true
		}
	}
	return false
}

func readAlone(text string) *reading.Reading {
	return Read(isnad.Document{ID: "s", Published: "2022-05-15"}, text, lexicon.Arabic(), arabic.Free())
}

// clauseBy returns the clause of an event whose verb has one actor and one recipient, from the first of verb and actor to the end of the sentence, where that
// clause alone tells the same.
func clauseBy(r *reading.Reading, x *reading.Report) (clauseTold, bool) {
	if x.Nominal || len(x.Actors) != 1 || len(x.Recipients) != 1 {
		return clauseTold{}, false
	}
	a, b := nameIn(r, x.Actors[0], x.Sentence), nameIn(r, x.Recipients[0], x.Sentence)
	if a == nil || b == nil || a.Start >= b.Start || b.Start < x.Trigger.Start {
		return clauseTold{}, false
	}
	last := r.Page.Sentences[x.Sentence].Last
	text := r.Page.Text[min(a.Start, x.Trigger.Start):r.Page.Tokens[last-1].End]
	cut := readAlone(text)
	for i := range cut.Reports {
		y := &cut.Reports[i]
		if y.Rule != x.Rule || y.Nominal || len(y.Actors) != 1 || len(y.Recipients) != 1 {
			continue
		}
		ya, yb := onlyName(cut, y.Actors[0]), onlyName(cut, y.Recipients[0])
		if ya != nil && yb != nil && cut.Page.Slice(ya.Extent) == r.Page.Slice(a.Extent) && cut.Page.Slice(yb.Extent) == r.Page.Slice(b.Extent) {
			return clauseTold{text, cut, y, ya, yb}, true
		}
	}
	return clauseTold{}, false
}

// nameIn returns the first mention of an entity in a sentence, where it is a name or description of its own.
func nameIn(r *reading.Reading, e, sentence int32) *reading.Mention {
	for _, k := range r.Who.Entities[e].Mentions {
		if m := &r.Who.Mentions[k]; r.Page.Tokens[m.First].Sentence == sentence && !m.Within {
			return m
		}
	}
	return nil
}

// onlyName returns the mention of an entity that is mentioned once, by whole words to which at most a preposition is joined.
func onlyName(r *reading.Reading, e int32) *reading.Mention {
	if len(r.Who.Entities[e].Mentions) != 1 {
		return nil
	}
	m := &r.Who.Mentions[r.Who.Entities[e].Mentions[0]]
	joined := r.Page.Tokens[m.First].Clitics
	if m.Within || m.Form == isnad.PronounForm || joined.Has(reading.Lam) && joined.Has(reading.Al) || joined.Has(reading.Pronoun) || m.End != r.Page.Tokens[m.Last-1].End {
		return nil
	}
	return m
}

// sameLetters folds the letters that spelling varies.
func sameLetters(s string) string {
	return strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ة", "ه").Replace(s)
}

// tellsEvent reports whether a text tells an event of a type with the wanted actor and recipient, by name or mention.
func tellsEvent(text string, kind isnad.EventType, actor, patient string) bool {
	r := readAlone(text)
	for i := range r.Reports {
		x := &r.Reports[i]
		if x.Type == kind && len(x.Actors) == 1 && len(x.Recipients) == 1 && isNamed(r, x.Actors[0], actor) && isNamed(r, x.Recipients[0], patient) {
			return true
		}
	}
	return false
}

func isNamed(r *reading.Reading, e int32, name string) bool {
	for _, m := range r.Who.Entities[e].Mentions {
		if sameLetters(r.Page.Slice(r.Who.Mentions[m].Extent)) == sameLetters(name) {
			return true
		}
	}
	return false
}

func alterations(verbs map[string][]string) []alteration {
	keep := func(alter func(string) string) func(clauseTold) (string, string, string) {
		return func(s clauseTold) (string, string, string) {
			return alter(s.text), s.reading.Page.Slice(s.actor.Extent), s.reading.Page.Slice(s.patient.Extent)
		}
	}
	return []alteration{
		{"names swapped", 0.90, swapped},
		{"subject before verb", 0.90, subjectFirst},
		{"verb before subject", 0.85, verbFirst},
		{"hamza dropped", 0.95, keep(strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا").Replace)},
		{"final ya for alif maqsura", 0.80, keep(func(s string) string { return finals(s, "ى", "ي") })},
		{"final alif maqsura for ya", 0.95, keep(func(s string) string { return finals(s, "ي", "ى") })},
		{"verb of the same frame", 0.90, func(s clauseTold) (string, string, string) { return otherVerb(s, verbs) }},
	}
}

// swapped gives actor and recipient two other names of their kinds, now one way and now the other, so that only their places tell who is who.
func swapped(s clauseTold) (text, actor, patient string) {
	if !isClosed(s, s.actor) || !isClosed(s, s.patient) {
		return "", "", ""
	}
	a, b := namesLike(s, s.actor), namesLike(s, s.patient)
	if len(a) == 0 || len(b) == 0 {
		return "", "", ""
	}
	actor, patient = a[len(s.text)%2], b[1-len(s.text)%2]
	return s.text[:s.actor.Start] + actor + s.text[s.actor.End:s.patient.Start] + patient + s.text[s.patient.End:], actor, patient
}

// isClosed reports whether a mention is followed by a verb, the other name, a preposition or a mark, so that another name can stand for it.
func isClosed(s clauseTold, m *reading.Mention) bool {
	p := s.reading.Page
	if m.Start != p.Tokens[m.First].Start && p.Tokens[m.First].Clitics.Has(reading.Al) || m.Start == p.Tokens[m.First].NounStart && m.Form != isnad.NameForm {
		return false // اللبنانيين stands for Lebanon
	}
	if int(m.Last) >= len(p.Tokens) || m.Last == s.report.Token || m.Last == s.patient.First {
		return true
	}
	next := &p.Tokens[m.Last]
	return next.Clitics.Has(reading.Ba|reading.Lam) || next.Kind == reading.Punctuation || lexicon.Arabic().IsPreposition(next.Form)
}

// namesLike are two names for the kind and gender of a mention.
func namesLike(s clauseTold, m *reading.Mention) []string {
	switch kind := s.reading.Who.Entities[m.Entity].Kind; {
	case kind == isnad.Person && m.Agreement&(reading.Feminine|reading.Plural) == 0:
		return []string{"مسعود بارزاني", "سعد الحريري"}
	case kind == isnad.State && !strings.Contains("العراق لبنان الأردن المغرب اليمن السودان", s.reading.Page.Slice(m.Extent)):
		return []string{"كندا", "البرازيل"}
	case kind == isnad.Organisation && m.Agreement&reading.Feminine != 0:
		return []string{"منظمة العفو الدولية", "حركة النهضة"}
	case kind == isnad.Organisation && m.Agreement&reading.Plural == 0:
		return []string{"الاتحاد الأوروبي", "حزب العدالة والتنمية"}
	}
	return nil
}

// subjectFirst turns a clause that begins with its verb around: استقبل الوزير السفير → الوزير استقبل السفير.
func subjectFirst(s clauseTold) (text, actor, patient string) {
	p := s.reading.Page
	if s.report.Token != 0 || p.Tokens[0].Clitics != 0 || s.actor.First != 1 || !isWhole(s, s.actor) || p.Tokens[1].Clitics&^reading.Al != 0 || s.actor.Agreement&reading.Plural != 0 || isPlural(s) {
		return "", "", ""
	}
	verb, name := p.Slice(p.Tokens[0].Extent), p.Slice(s.actor.Extent)
	return name + " " + verb + s.text[s.actor.End:], name, p.Slice(s.patient.Extent)
}

// verbFirst turns a clause that begins with its subject around.
func verbFirst(s clauseTold) (text, actor, patient string) {
	p := s.reading.Page
	n := s.actor.Last
	if s.actor.First != 0 || s.report.Token != n || !isWhole(s, s.actor) || p.Tokens[n].Clitics != 0 || isPlural(s) {
		return "", "", ""
	}
	verb, name := p.Slice(p.Tokens[n].Extent), p.Slice(s.actor.Extent)
	return verb + " " + name + s.text[p.Tokens[n].End:], name, p.Slice(s.patient.Extent)
}

// isPlural reports whether the verb would change its number with its place.
func isPlural(s clauseTold) bool {
	return s.actor.Agreement&reading.Plural != 0 || s.reading.Who.Entities[s.actor.Entity].Kind == isnad.Group
}

// isWhole reports whether a mention is a name or definite and goes on with nothing: no noun without a preposition, no partitive من, no mark that may open an apposition.
func isWhole(s clauseTold, m *reading.Mention) bool {
	p := s.reading.Page
	if m.Form != isnad.NameForm && !strings.HasPrefix(p.Slice(m.Extent), "ال") || m.Start != p.Tokens[m.First].Start {
		return false
	}
	if int(m.Last) >= len(p.Tokens) {
		return true
	}
	next := &p.Tokens[m.Last]
	switch p.Slice(next.Extent) {
	case "إلى", "على", "مع", "ضد", ".":
		return true
	}
	return m.Last == s.report.Token || m.Last == s.patient.First || next.Clitics.Has(reading.Ba)
}

// finals replaces a letter at the ends of words.
func finals(s, from, to string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if strings.HasSuffix(w, from) && len(w) > 2*len(from) {
			words[i] = strings.TrimSuffix(w, from) + to
		}
	}
	return strings.Join(words, " ")
}

// otherVerb replaces the verb by the next one that takes the same arguments for the same type of event, in the same person.
func otherVerb(s clauseTold, verbs map[string][]string) (text, actor, patient string) {
	p := s.reading.Page
	at := s.report.Trigger
	word := p.Slice(at)
	if p.Tokens[s.report.Token].Clitics != 0 || p.Tokens[s.report.Token].Extent != at {
		return "", "", ""
	}
	others := verbs[sameLetters(word)]
	if len(others) == 0 {
		return "", "", ""
	}
	other := others[len(s.text)%len(others)]
	return s.text[:at.Start] + other + s.text[at.End:], p.Slice(s.actor.Extent), p.Slice(s.patient.Extent)
}

// A verbForms are the third persons of a verb of the tables: perfect and imperfect, masculine and feminine.
type verbForms struct {
	forms [4]string
	free  bool // of words that must stand around it
}

// verbsByFrame gives each verb form of the tables the same form of the other verbs with its type and slots that hang on no words around them.
func verbsByFrame(t *testing.T) map[string][]string {
	frames := map[string][]verbForms{}
	for _, file := range []string{"predicates-force", "predicates-words"} {
		raw, err := os.ReadFile("../../lexicon/ar/words/" + file + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(raw), "\n") {
			row := strings.Split(line, "\t")
			if strings.HasPrefix(line, "#") || len(row) < 16 || row[3] == "" || row[4] == "" || row[15] != "" {
				continue
			}
			perfect, imperfect := strings.TrimSuffix(row[3], "*"), row[4]
			if strings.Contains(perfect, "|") || strings.Contains(perfect, " ") {
				continue
			}
			key := strings.Join([]string{row[1], row[9], row[10], row[11]}, " ")
			frames[key] = append(frames[key], verbForms{[4]string{perfect, feminineOf(perfect), imperfect, "ت" + strings.TrimPrefix(imperfect, "ي")}, row[8] == "" && row[2] == ""})
		}
	}
	out := map[string][]string{}
	for _, verbs := range frames {
		for _, from := range verbs {
			for _, to := range verbs {
				for k := range from.forms {
					if to.free && from.forms[0] != to.forms[0] {
						key := sameLetters(from.forms[k])
						out[key] = append(out[key], to.forms[k])
					}
				}
			}
		}
	}
	return out
}

// feminineOf is the perfect of the third person feminine: قصفت، دعت.
func feminineOf(perfect string) string {
	for _, weak := range []string{"ى", "ا"} {
		if s, ok := strings.CutSuffix(perfect, weak); ok {
			return s + "ت"
		}
	}
	return perfect + "ت"
}

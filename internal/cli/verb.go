package cli

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/arabic/morph"
	"isnad/lexicon"
)

func newVerb(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "verb VERB",
		Short:   "conjugate an Arabic verb, with its vowels",
		Long:    "Conjugates every verb of the lexicon that is written so. Name the third person of the past, with or without vowels and hamzas; a form of another person is led back to it.",
		Example: "  isnad verb كتب\n  isnad verb استقبل --lang en",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("verb: name one verb, as third person of the past: isnad verb كتب")
			}
			a, err := morph.New(lexicon.Arabic().Morphology())
			if err != nil {
				return err
			}
			verbs := verbsOf(a, args[0])
			if len(verbs) == 0 {
				return fmt.Errorf("verb %q: the lexicon knows no such verb: %w", clean(args[0]), isnad.ErrNotFound)
			}
			p := newPage(e)
			for i, v := range verbs {
				if i > 0 {
					p.line("")
				}
				p.verb(v)
			}
			return p.err
		},
	}
}

// verbsOf finds the verbs of a lemma; where it is written with vowels, those that sound so; where it is no lemma, the verbs of which it is a form.
func verbsOf(a *morph.Analyser, form string) []morph.Verb {
	all := a.Verbs(form)
	var out []morph.Verb
	for _, v := range all {
		if soundsLike(form, v.Lemma()) {
			out = append(out, v)
		}
	}
	if len(all) > 0 {
		return out
	}
	seen := map[uint32]bool{}
	for _, x := range a.Analyse(nil, []byte(form)) {
		if v, ok := a.Verb(x.Word); ok && !seen[x.Word] {
			seen[x.Word] = true
			out = append(out, v)
		}
	}
	return out
}

// soundsLike reports whether every vowel mark of a written form stands in the vocalised lemma at its place.
func soundsLike(form, lemma string) bool {
	have := marksByLetter(lemma)
	for i, marks := range marksByLetter(form) {
		for _, m := range marks {
			if i >= len(have) || !strings.ContainsRune(have[i], m) {
				return false
			}
		}
	}
	return true
}

// marksByLetter gives the vowel marks after each letter.
func marksByLetter(s string) (out []string) {
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			out = append(out, "")
		} else if n := len(out); n > 0 {
			out[n-1] += string(r)
		}
	}
	return out
}

var tenseNames = map[string][morph.TenseCount]string{
	"ar": {"الماضي", "المضارع المرفوع", "المنصوب", "المجزوم", "الأمر"},
	"en": {"past", "present", "subjunctive", "jussive", "command"},
}

var personNames = map[string][morph.PersonCount]string{
	"ar": {"هو", "هي", "هما", "هما (م)", "هم", "هن", "أنتَ", "أنتِ", "أنتما", "أنتم", "أنتن", "أنا", "نحن"},
	"en": {"he", "she", "they two", "they two (f)", "they", "they (f)", "you", "you (f)", "you two", "you all", "you all (f)", "I", "we"},
}

var verbNames = map[string]map[string]string{
	"ar": {"form": "الوزن", "root": "الجذر", "active": "المبني للمعلوم", "passive": "المبني للمجهول", "doer": "اسم الفاعل", "done": "اسم المفعول", "masdar": "المصدر"},
	"en": {"form": "form", "root": "root", "active": "active", "passive": "passive", "doer": "active participle", "done": "passive participle", "masdar": "verbal noun"},
}

// verb prints the conjugation of one verb.
func (p *page) verb(v morph.Verb) {
	name, t := verbNames[p.e.lang], v.Conjugate()
	p.line("%s  (%s %s, %s %s)", p.ar(v.Lemma()), name["form"], v.Form, name["root"], p.ar(strings.Join(strings.Split(v.Root, ""), "-")))
	nouns := v.Masdars
	if t.Masdar != "" {
		nouns = append([]string{t.Masdar}, nouns...)
	}
	p.derived(name["masdar"], strings.Join(nouns, "، "))
	p.derived(name["doer"], t.ActiveParticiple)
	if v.Flags&morph.Transitive != 0 {
		p.derived(name["done"], t.PassiveParticiple)
	}
	p.voice(name["active"], &t, morph.Active)
	if v.Flags&morph.Transitive != 0 {
		p.voice(name["passive"], &t, morph.Passive)
	}
}

func (p *page) derived(name, words string) {
	if words != "" {
		p.line("  %s: %s", name, p.ar(words))
	}
}

// voice prints a table: one line a person, one column a tense that has forms.
func (p *page) voice(title string, t *morph.Table, voice morph.Voice) {
	rows := [][]string{{title}}
	for person := range morph.PersonCount {
		rows = append(rows, []string{personNames[p.e.lang][person]})
	}
	for tense := range morph.TenseCount {
		column := t.Cells[tense][voice][:]
		if strings.Join(column, "") == "" {
			continue
		}
		rows[0] = append(rows[0], tenseNames[p.e.lang][tense])
		for i, form := range column {
			if form == "" {
				form = "-"
			}
			rows[i+1] = append(rows[i+1], form)
		}
	}
	if len(rows[0]) == 1 {
		return
	}
	p.line("")
	p.columns(rows)
}

// columns prints rows in columns of equal width; marks take no room.
func (p *page) columns(rows [][]string) {
	width := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			width[i] = max(width[i], letters(c))
		}
	}
	for _, r := range rows {
		var b strings.Builder
		for i, c := range r {
			b.WriteString(p.ar(c) + strings.Repeat(" ", width[i]-letters(c)+2))
		}
		p.line("  %s", strings.TrimRight(b.String(), " "))
	}
}

// letters counts the runes of a word that take room.
func letters(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) {
			n--
		}
	}
	return n
}

package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad"
	"isnad/letter/latin"
)

// A line is one paragraph in one language, while it is written.
type line struct {
	w    *writer
	lang Lang
	runs []Run
}

// say is a label of the lexicon, in each language.
func (w *writer) say(key string) Text {
	return w.both(func(l *line) { l.label(key) })
}

// both writes a paragraph in each language of the brief.
func (w *writer) both(write func(*line)) Text {
	var out Text
	for _, lang := range w.in.Langs {
		l := &line{w: w, lang: lang}
		write(l)
		out = append(out, Line{lang, capital(lang, l.runs)})
	}
	return out
}

// capital makes the first letter of an English line large.
func capital(lang Lang, runs []Run) []Run {
	if lang != En || len(runs) == 0 || runs[0].Lang != En {
		return runs
	}
	r, n := utf8.DecodeRuneInString(runs[0].Text)
	runs[0].Text = string(unicode.ToUpper(r)) + runs[0].Text[n:]
	return runs
}

// add appends a run; one that goes on as the last did is joined to it.
func (l *line) add(r Run) {
	if r.Text = harmless(r.Text); r.Text == "" {
		return
	}
	if n := len(l.runs); n > 0 {
		if last := &l.runs[n-1]; last.Kind == Plain && r.Kind == Plain && last.Lang == r.Lang && len(last.Notes) == 0 {
			last.Text, last.Notes = last.Text+r.Text, r.Notes
			return
		}
	}
	l.runs = append(l.runs, r)
}

// harmless makes a piece of text one line without control characters and without such as steer direction. White space at its ends stays a blank.
func harmless(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			continue
		}
		blank = false
		b.WriteRune(r)
	}
	return b.String()
}

func (l *line) plain(s string)  { l.add(Run{Text: s, Lang: l.lang}) }
func (l *line) strong(s string) { l.add(Run{Text: s, Lang: l.lang, Kind: Strong}) }
func (l *line) id(s string)     { l.add(Run{Text: s, Lang: Und, Kind: ID}) }
func (l *line) key(key string) string {
	return l.w.lex.Label(key, string(l.lang))
}
func (l *line) label(key string) { l.plain(l.key(key)) }

// quote sets the words of a text, up to most words of them. The quotation marks are part of the run, so that they turn with its direction.
func (l *line) quote(s string, most int) {
	l.add(Run{Text: "«" + trimmed(shortened(s, most)) + "»", Lang: script(s), Kind: Quote})
}

// trimmed drops the marks that end a quotation: stops, and a quotation mark that closes what opened before it.
func trimmed(s string) string {
	s = strings.TrimRight(s, " .،,؛;")
	for _, marks := range []string{"«»", "“”"} {
		open, closing := string([]rune(marks)[0]), string([]rune(marks)[1])
		if strings.HasSuffix(s, closing) && strings.Count(s, open) < strings.Count(s, closing) {
			s = strings.TrimRight(strings.TrimSuffix(s, closing), " .،,؛;")
		}
	}
	return s
}

// shortened cuts a text after some words.
func shortened(s string, most int) string {
	words := strings.Fields(harmless(s))
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.TrimRight(strings.Join(words[:most], " "), "،,؛;:.") + "…"
}

// script is the language of a run by its first letter.
func script(s string) Lang {
	for _, r := range s {
		if unicode.IsLetter(r) {
			if unicode.Is(unicode.Arabic, r) {
				return Ar
			}
			return En
		}
	}
	return Und
}

// pattern writes a label in which {names} stand for what fill writes.
func (l *line) pattern(key string, fill map[string]func()) {
	for rest := l.key(key); rest != ""; {
		before, after, open := strings.Cut(rest, "{")
		l.plain(before)
		if !open {
			return
		}
		name, tail, _ := strings.Cut(after, "}")
		if f := fill[name]; f != nil {
			f()
		}
		rest = tail
	}
}

// note puts the number of a note behind what was written last.
func (l *line) note(n int) {
	if n == 0 || len(l.runs) == 0 {
		return
	}
	last := &l.runs[len(l.runs)-1]
	for _, have := range last.Notes {
		if have == n {
			return
		}
	}
	last.Notes = append(last.Notes, n)
}

func (l *line) notes(list []int) {
	for _, n := range list {
		l.note(n)
	}
}

// comma is what stands between the members of a list.
func (l *line) comma() {
	if l.lang == Ar {
		l.plain("، ")
	} else {
		l.plain(", ")
	}
}

// list writes the members of a list with what stands between them.
func (l *line) list(n int, one func(int)) {
	for i := range n {
		if i > 0 {
			l.comma()
		}
		one(i)
	}
}

// name writes who an entity is. In English a name that no table knows is spelt by rule and marked ≈, and a description stays in its own words.
func (l *line) name(id isnad.EntityID) {
	e := l.w.entities[id]
	switch {
	case e == nil:
		l.id(string(id))
	case l.lang == En && e.NameEn != "":
		l.plain(e.NameEn)
	case l.lang == En && l.w.spelt(e) != "":
		l.plain("≈" + l.w.spelt(e))
	case e.Naming == isnad.Unnamed || l.lang == En:
		l.quote(e.Name, 12)
	default:
		l.plain(shortened(e.Name, 12))
	}
}

// inArabic is what an entity is called in Arabic; its id where the case does not hold it.
func (w *writer) inArabic(id isnad.EntityID) string {
	if e := w.entities[id]; e != nil {
		return e.Name
	}
	return string(id)
}

// spelt is a name in Latin letters by rule, where the rule is sure of it.
func (w *writer) spelt(e *isnad.Entity) string {
	if e.Kind != isnad.Person || e.Naming == isnad.Unnamed || e.Naming == isnad.Collective {
		return ""
	}
	s, sure := latin.Romanise(e.Name)
	if !sure {
		return ""
	}
	for _, have := range w.named {
		if have == e.ID {
			return s
		}
	}
	w.named = append(w.named, e.ID)
	return s
}

// coded writes who an entity is, with its code.
func (l *line) coded(id isnad.EntityID) {
	l.name(id)
	l.code(id)
}

func (l *line) code(id isnad.EntityID) {
	if e := l.w.entities[id]; e != nil && e.Code != "" && e.Code != "UNK" {
		l.plain(" (")
		l.id(e.Code)
		l.plain(")")
	}
}

func (l *line) whom(ids []isnad.EntityID) {
	l.list(len(ids), func(i int) { l.coded(ids[i]) })
}

// strongly writes something in runs that stand out.
func (l *line) strongly(write func()) {
	at := len(l.runs)
	l.runs = append(l.runs, Run{}) // so that nothing is joined to what stands before
	write()
	l.runs = append(l.runs[:at], l.runs[at+1:]...)
	for i := at; i < len(l.runs); i++ {
		if l.runs[i].Kind == Plain && strings.ContainsFunc(l.runs[i].Text, unicode.IsLetter) {
			l.runs[i].Kind = Strong
		}
	}
}

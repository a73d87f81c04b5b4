package brief

import (
	"fmt"
	"strings"

	"isnad"
)

// title is the question that is answered; of a case without one its name or the number of its documents.
func (w *writer) title() {
	switch {
	case w.in.Selection != nil:
		w.out.Title = w.chosenTitle()
	case len(w.answers()) == 1:
		w.out.Title = w.question(w.answers()[0])
	case w.in.Name != "":
		w.out.Title = w.both(func(l *line) {
			l.pattern("brief.title-case", map[string]func(){"name": func() { l.add(Run{Text: w.in.Name, Lang: script(w.in.Name)}) }})
		})
	default:
		w.out.Title = w.say("brief.title")
	}
}

// head tells what the brief rests on, how much of it a person has checked, and what is not gone into.
func (w *writer) head() {
	if s := w.in.Selection; s != nil && len(s.Criteria) > 0 {
		w.out.Head = append(w.out.Head, w.criteria())
	}
	w.out.Head = append(w.out.Head, w.both(func(l *line) {
		l.pattern("brief.rests-on", map[string]func(){"documents": func() { l.id(fmt.Sprint(len(w.in.Case.Documents))) }, "origins": func() { l.id(fmt.Sprint(w.in.Case.Independent())) },
			"days": func() { l.span() }})
	}))
	w.out.Head = append(w.out.Head, w.both(func(l *line) {
		key := "brief.checked"
		if w.in.Checked {
			key = "brief.checked-only"
		}
		checked := 0
		for s := range w.used {
			checked += flag(w.isChecked(s.Kind, s.ID))
		}
		l.pattern(key, map[string]func(){"checked": func() { l.id(fmt.Sprint(checked)) }, "all": func() { l.id(fmt.Sprint(len(w.used))) }})
	}))
	if n := len(w.order) - len(w.answers()); n > 0 {
		w.out.Head = append(w.out.Head, w.both(func(l *line) {
			l.pattern("brief.other-questions", map[string]func(){"n": func() { l.id(fmt.Sprint(n)) }})
			l.plain(" ")
			l.list(n, func(i int) {
				a := &w.in.Answers[w.order[len(w.answers())+i]]
				words := ""
				if len(a.Standing) > 0 {
					words = a.Standing[0].Trigger.Text
				}
				l.deed(w.lex.DeedOf(a.Act.Type, a.Act.Mode, words))
				if words != "" {
					l.plain(" ")
					l.quote(words, 6)
				}
			})
			l.plain(".")
		}))
	}
}

// span writes between which days the documents were published.
func (l *line) span() {
	first, last := "", ""
	for i := range l.w.in.Case.Documents {
		p := l.w.in.Case.Documents[i].Published
		if p == "" {
			continue
		}
		if first == "" || p < first {
			first = p
		}
		last = max(last, p)
	}
	switch {
	case first == "":
		l.label("brief.no-day")
	case first == last:
		l.date(first)
	default:
		l.date(strings.Join([]string{first, last}, "/"))
	}
}

// isChecked reports whether a person changed a noun or confirmed it.
func (w *writer) isChecked(kind isnad.NounKind, id string) bool {
	return w.marks.Checked(isnad.Subject{Kind: kind, ID: id})
}

// Checked is the case with those of its findings that a person has checked. Events stay, for what is asked is one of them; a brief of what
// is checked leaves out the others.
func Checked(c *isnad.Case) *isnad.Case {
	seen := isnad.MarksOf(c)
	out := *c
	out.Claims = kept(c.Claims, seen)
	out.Consequences = kept(c.Consequences, seen)
	out.Explanations = kept(c.Explanations, seen)
	out.Commitments = kept(c.Commitments, seen)
	out.Conflicts = kept(c.Conflicts, seen)
	out.Updates = kept(c.Updates, seen)
	return &out
}

func kept[T isnad.Noun](list []T, seen isnad.Marks) (out []T) {
	for _, n := range list {
		if seen.Checked(isnad.SubjectOf(n)) {
			out = append(out, n)
		}
	}
	return out
}

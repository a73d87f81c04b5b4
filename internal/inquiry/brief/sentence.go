package brief

import (
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/lexicon"
)

// An account is what one or several tellings say alike of an event: one standing, and as a rule one speaker.
type account struct {
	event    *isnad.Event
	status   isnad.Status
	leaning  isnad.Leaning
	tellings []told
}

// sentence writes an account: who does what to whom, where, when, how many, in which standing; the words; who says so. Its notes are those of its tellings.
func (l *line) sentence(a *account) {
	d := l.w.lex.DeedOf(a.event.Type, a.event.Mode, a.words())
	pattern := manner(a.status, a.leaning)
	if a.nameless() {
		pattern += "-nobody"
	}
	l.pattern(pattern, map[string]func(){
		"who":  func() { l.actors(a) },
		"deed": func() { l.phrase(d, d.En, l.w.concerned(a)) },
		"past": func() { l.phrase(d, l.past(d), l.w.concerned(a)) },
	})
	l.recipients(a, d)
	l.where(a)
	l.when(a)
	l.amounts(a)
	first := a.tellings[0].at
	words := first.Scope
	if words.IsZero() {
		words = first.Trigger
	}
	l.plain(": ")
	l.quote(l.w.words(words), 12)
	l.translated(isnad.Subject{Kind: isnad.AnEvent, ID: string(a.event.ID)}, words)
	l.says(a)
}

// words are those by which the first telling tells the act.
func (a *account) words() string { return a.tellings[0].at.Trigger.Text }

// manner is the pattern for a standing.
func manner(s isnad.Status, lean isnad.Leaning) string {
	if s == isnad.Possible && lean != 0 {
		return "brief." + lean.String()
	}
	return "brief." + s.String()
}

func (l *line) deed(d lexicon.Deed) {
	if l.lang == Ar {
		l.plain(d.Ar)
		return
	}
	l.plain(d.En)
}

func (l *line) past(d lexicon.Deed) string {
	past, _ := l.w.lex.Past(d.En)
	return past
}

// phrase writes a verb phrase; whom it concerns stands after its verb where that takes an object and more follows: killed them by drone.
func (l *line) phrase(d lexicon.Deed, english string, whom func(*line)) {
	switch verb, rest, _ := strings.Cut(english, " "); {
	case l.lang == Ar:
		l.plain(d.Ar)
	case d.To == lexicon.Inside && whom != nil:
		l.plain(verb + " ")
		whom(l)
		l.plain(" " + rest)
	default:
		l.plain(english)
	}
}

// actors writes who acts. Whom only a voice names as the culprit, while others tell of the act without one, is not written as if all said so.
func (l *line) actors(a *account) {
	if a.nameless() {
		l.label("brief.nobody")
		return
	}
	l.list(len(a.event.Actors), func(i int) {
		l.strongly(func() { l.name(a.event.Actors[i]) })
		l.code(a.event.Actors[i])
	})
}

// nameless reports whether nobody is to be written as acting.
func (a *account) nameless() bool { return len(a.event.Actors) == 0 || a.blamed() }

// blamed reports whether fewer than half of the origins that tell of an act as done name those who are held to have done it.
func (a *account) blamed() bool {
	if a.status != isnad.Happened {
		return false
	}
	named, all := map[isnad.DocumentID]bool{}, map[isnad.DocumentID]bool{}
	for _, t := range a.tellings {
		all[t.at.Ref.Document] = true
		if !t.at.At.Actor.IsZero() {
			named[t.at.Ref.Document] = true
		}
	}
	return len(all) > 1 && 2*len(named) < len(all)
}

// recipients writes whom the act concerns: as an object where the verb takes one, else beside it.
func (l *line) recipients(a *account, d lexicon.Deed) { l.onWhom(d, l.w.concerned(a)) }

func (l *line) onWhom(d lexicon.Deed, whom func(*line)) {
	switch {
	case whom == nil:
	case l.lang == En && d.To == lexicon.Inside: // it stands after the verb
	case l.lang == Ar || d.To == "":
		l.plain(" ")
		l.pattern("brief.concerning", map[string]func(){"whom": func() { whom(l) }})
	case d.To == "-":
		l.plain(" ")
		whom(l)
	default:
		l.plain(" " + d.To + " ")
		whom(l)
	}
}

// concerned writes whom the act of an account concerns: in the words of the first telling, where those are not of somebody whom all tell of; nil where nobody is told.
func (w *writer) concerned(a *account) func(*line) {
	words := a.tellings[0].at.At.Recipient
	called := func(id isnad.EntityID) bool {
		e := w.entities[id]
		return e != nil && (words.IsZero() || e.Name == words.Text || e.Actor != "" || slices.Contains(e.Aliases, words.Text) || strings.Contains(words.Text, e.Name))
	}
	switch {
	case len(a.event.Recipients) == 0:
		return nil
	case slices.ContainsFunc(a.event.Recipients, called):
		return func(l *line) { l.whom(a.event.Recipients) }
	}
	return func(l *line) { l.quote(w.words(words), 8) }
}

func (l *line) where(a *account) {
	if a.event.Place != "" {
		l.plain(" ")
		l.pattern("brief.where", map[string]func(){"place": func() { l.name(a.event.Place) }})
	}
}

// when writes the time of the account as it is resolved, with the words of the text.
func (l *line) when(a *account) {
	at, words := a.event.Time, isnad.Span{}
	for _, t := range a.tellings {
		if t.at.Time != "" && (t.at.Time == at || at == "") {
			at, words = t.at.Time, t.at.At.Time
			break
		}
	}
	if _, ok := isnad.DaysOf(at); !ok || at == "" {
		return
	}
	l.plain(" ")
	l.date(at)
	if !words.IsZero() {
		l.plain(" (")
		l.quote(l.w.words(words), 8)
		l.plain(")")
	}
}

// amounts writes the figures of the first telling that has some, in their own words and as numbers.
func (l *line) amounts(a *account) {
	for _, t := range a.tellings {
		if len(t.at.Amounts) == 0 {
			continue
		}
		l.plain(" (")
		l.list(min(3, len(t.at.Amounts)), func(i int) { l.amount(&t.at.Amounts[i]) })
		l.plain(")")
		return
	}
}

func (l *line) amount(n *isnad.Amount) {
	figure := func(x float64) string { return fmt.Sprint(x) }
	switch {
	case n.HasLow && n.HasHigh && n.Low == n.High:
		l.id(figure(n.Low))
		l.plain(" ")
	case n.HasLow && n.HasHigh:
		l.id(figure(n.Low) + "–" + figure(n.High))
		l.plain(" ")
	case n.HasLow:
		l.id("≥ " + figure(n.Low))
		l.plain(" ")
	case n.HasHigh:
		l.id("≤ " + figure(n.High))
		l.plain(" ")
	}
	if s := l.role(n.Role); s != n.Role {
		l.plain(s + " ")
	} else if n.Of != "" && l.lang == En {
		l.plain(n.Of + " ")
	}
	l.quote(l.w.words(n.Span), 8)
}

// says writes who tells it: one speaker by name with paragraph and outlet, several by their number; and how many of them are independent.
func (l *line) says(a *account) {
	first := a.tellings[0].at
	l.plain(" — ")
	if len(first.Voice.Links) > 0 {
		l.pattern("brief.according", map[string]func(){"who": func() { l.speaker(first.Voice) }})
		l.comma()
	}
	l.paragraph(first.Trigger)
	l.comma()
	l.pattern("brief.reported", map[string]func(){"outlet": func() { l.outlet(first.Ref.Document) }})
	seen := map[isnad.DocumentID]bool{}
	for _, t := range a.tellings {
		if d := t.at.Ref.Document; !seen[d] || l.w.in.All { // one note for each document
			seen[d] = true
			l.note(l.w.restsOnTelling(t))
		}
	}
	if n := l.w.independent(a.tellings); n > 1 {
		l.plain(" (")
		l.pattern("brief.origins", map[string]func(){"n": func() { l.id(fmt.Sprint(n)) }})
		l.plain(")")
	}
	l.plain(".")
}

// independent counts the origins that stand for themselves behind tellings.
func (w *writer) independent(list []told) int {
	return w.origins.Count(len(list), func(i int) (isnad.DocumentID, string) { return list[i].at.Ref.Document, list[i].at.Origin })
}

// culprit writes whom a voice names as having done an act that others tell without naming anybody.
func (l *line) culprit(a *account) {
	if !a.blamed() {
		return
	}
	for i := range a.event.Tellings {
		t := told{a.event, &a.event.Tellings[i]}
		if t.at.At.Actor.IsZero() {
			continue
		}
		l.plain(" ")
		l.pattern("brief.blamed", map[string]func(){"who": func() { l.quote(l.w.words(t.at.At.Actor), 12) }, "voice": func() { l.speaker(t.at.Voice) }})
		l.note(l.w.restsOnTelling(t))
		l.plain(".")
		return
	}
}

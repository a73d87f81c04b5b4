package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// readings are the rival explanations of the act with what a text ties to each and what speaks against it.
func (w *writer) readings(a *whatif.Answer) []Block {
	t := Table{Head: []Text{w.say("ui.reading"), w.say("brief.given-by"), w.say("brief.supports"), w.say("brief.weakens")}}
	for i := range a.Explanations {
		if len(t.Rows) >= w.shown(len(a.Explanations), mostReadings) {
			break
		}
		x := &a.Explanations[i]
		of := isnad.Subject{Kind: isnad.AnExplained, ID: string(x.Ref.Document) + "/" + x.Ref.ID}
		what := w.both(func(l *line) {
			l.quote(l.w.words(x.Reading), 18)
			l.translated(of, x.Reading)
			l.plain(" (" + l.key("ReadingKind."+x.Kind.String()) + ")")
			l.note(w.rests(x.Ref, x.Reading, x.Holder, of))
		})
		by := w.both(func(l *line) {
			l.speaker(x.Holder)
			l.comma()
			l.paragraph(x.Reading)
		})
		var supports, weakens Cell
		for _, r := range x.Supports {
			if words, _ := w.wordsOf(r); words.Start == x.Reading.Start {
				continue // it is the reading itself
			}
			supports = append(supports, w.evidence(r, ""))
		}
		for _, r := range x.Weakens {
			weakens = append(weakens, w.evidence(r.Ref, r.Rule))
		}
		t.Rows = append(t.Rows, []Cell{{what}, {by}, supports, weakens})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return w.cut([]Block{t}, len(a.Explanations)-len(t.Rows))
}

// evidence is a finding beside an explanation, by its words.
func (w *writer) evidence(ref isnad.Ref, rule isnad.RuleID) Text {
	words, of := w.wordsOf(ref)
	voice := isnad.Chain{Document: ref.Document}
	if t, ok := w.tellings[ref]; ok {
		voice = t.at.Voice
	}
	for _, t := range w.claimAt[ref.Document] {
		if t.Ref == ref {
			voice = t.Voice
		}
	}
	return w.both(func(l *line) {
		l.quote(l.w.words(words), 12)
		l.translated(of, words)
		l.note(w.rests(ref, words, voice, of))
		if rule != "" {
			l.plain(" (")
			l.label("ui.by-rule")
			l.plain(")")
		}
	})
}

// commitments are threats, demands and promises with what became of them: those of the act first, then those whose outcome is told.
func (w *writer) commitments(a *whatif.Answer) []Block {
	list := slices.Clone(a.Commitments)
	own := func(k isnad.Commitment) int { return flag(slices.Contains(a.Act.Events, k.Event)) }
	slices.SortStableFunc(list, func(x, y isnad.Commitment) int {
		return cmp.Or(own(y)-own(x), flag(y.Outcome != isnad.Pending)-flag(x.Outcome != isnad.Pending), flag(y.By != "")-flag(x.By != ""))
	})
	shown := slices.DeleteFunc(slices.Clone(list), func(k isnad.Commitment) bool { return !w.in.All && k.By == "" && k.Outcome == isnad.Pending })
	t := Table{Head: []Text{w.say("ui.kind"), w.say("brief.by-to"), w.say("ui.content"), w.say("ui.deadline"), w.say("ui.outcome")}}
	for i := range shown[:w.shown(len(shown), mostCommitments)] {
		k := &shown[i]
		t.Rows = append(t.Rows, []Cell{{w.both(func(l *line) { l.strong(l.key("CommitmentKind." + k.Kind.String())) })}, w.parties(k), {w.pledge(k)}, w.deadline(k), {w.outcome(k)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return w.cut([]Block{t}, len(list)-len(t.Rows))
}

// parties are who pledges and to whom; empty where neither is told.
func (w *writer) parties(k *isnad.Commitment) Cell {
	if k.By == "" && k.To == "" {
		return nil
	}
	return Cell{w.both(func(l *line) {
		if k.By == "" {
			l.label("brief.nobody")
		} else {
			l.coded(k.By)
		}
		if k.To != "" {
			l.plain(" → ")
			l.coded(k.To)
		}
	})}
}

func (w *writer) pledge(k *isnad.Commitment) Text {
	ref, voice := isnad.Ref{Document: k.Span.Document, ID: k.MadeIn}, isnad.Chain{Document: k.Span.Document}
	if t, ok := w.tellings[ref]; ok {
		voice = t.at.Voice
	}
	return w.both(func(l *line) {
		l.quote(l.w.words(k.Span), 20)
		l.translated(isnad.Subject{Kind: isnad.ACommitment, ID: k.ID}, k.Span)
		l.plain(" — ")
		l.paragraph(k.Span)
		l.comma()
		l.outlet(k.Span.Document)
		l.note(w.rests(ref, k.Span, voice, isnad.Subject{Kind: isnad.ACommitment, ID: k.ID}))
	})
}

func (w *writer) deadline(k *isnad.Commitment) Cell {
	if _, ok := isnad.DaysOf(k.Deadline); !ok || k.Deadline == "" {
		return nil
	}
	return Cell{w.both(func(l *line) {
		l.date(k.Deadline)
		if !k.DeadlineSpan.IsZero() {
			l.plain(" ")
			l.quote(w.words(k.DeadlineSpan), 8)
		}
	})}
}

func (w *writer) outcome(k *isnad.Commitment) Text {
	return w.both(func(l *line) {
		l.strong(l.key("Outcome." + k.Outcome.String()))
		if k.OutcomeSpan.IsZero() {
			return
		}
		l.plain(": ")
		l.quote(l.w.words(k.OutcomeSpan), 14)
		l.note(w.restsOnOutcome(k))
	})
}

func (w *writer) restsOnOutcome(k *isnad.Commitment) int {
	return w.rests(isnad.Ref{Document: k.OutcomeSpan.Document, ID: string(k.OutcomeEventID)}, k.OutcomeSpan, w.voiceAt(k.OutcomeSpan), isnad.Subject{Kind: isnad.ACommitment, ID: k.ID})
}

// chronology tells what is said to have happened, and when, in the order of the days: of more than fit, those that most independent origins tell, or that accounts differ on.
func (w *writer) chronology() []Block {
	differs := map[string]bool{}
	for _, x := range w.in.Case.Conflicts {
		differs[x.About] = true
	}
	var list []*account
	for i := range w.in.Case.Events {
		if a := w.happened(&w.in.Case.Events[i]); a != nil {
			list = append(list, a)
		}
	}
	all := len(list)
	slices.SortStableFunc(list, func(x, y *account) int {
		return cmp.Or(w.independent(y.tellings)-w.independent(x.tellings), flag(differs[string(y.event.ID)])-flag(differs[string(x.event.ID)]), worth(y)-worth(x))
	})
	list = list[:w.shown(all, mostEvents)]
	slices.SortStableFunc(list, func(x, y *account) int { return cmp.Compare(firstDay(x.event.Time), firstDay(y.event.Time)) })
	var items []Text
	for _, a := range list {
		items = append(items, w.both(func(l *line) {
			l.sentence(a)
			l.culprit(a)
		}))
	}
	if len(items) == 0 {
		return nil
	}
	blocks := w.cut([]Block{List{items}}, all-len(items))
	if on := w.answers(); len(on) > 0 {
		blocks = append(blocks, w.picture("timeline", on[0]))
	}
	return blocks
}

// happened is the account of those who tell an event as having happened on a day that is known; nil where nobody does.
func (w *writer) happened(e *isnad.Event) *account {
	if d, ok := isnad.DaysOf(e.Time); !ok || e.Time == "" || d.From <= -isnad.Forever || w.in.Checked && !w.isChecked(isnad.AnEvent, string(e.ID)) {
		return nil
	}
	a := &account{event: e, status: isnad.Happened}
	for i := range e.Tellings {
		if r := e.Tellings[i].TimeRole; e.Tellings[i].Status == isnad.Happened && r != isnad.Deadline && r != isnad.Until {
			a.tellings = append(a.tellings, told{e, &e.Tellings[i]})
		}
	}
	if len(a.tellings) == 0 {
		return nil
	}
	return a
}

// worth is how much of an account is told: who, to whom, where.
func worth(a *account) int {
	return flag(len(a.event.Actors) > 0) + flag(len(a.event.Recipients) > 0) + flag(a.event.Place != "")
}

// differences sets conflicting values face to face, never averaged, and names the figures that later ones replaced.
func (w *writer) differences() []Block {
	var blocks []Block
	t := Table{Head: []Text{w.say("brief.matter"), w.say("brief.one-account"), w.say("brief.other-account")}}
	for i := range w.in.Case.Conflicts {
		x := &w.in.Case.Conflicts[i]
		if w.in.Checked && !w.isChecked(isnad.AConflict, x.ID) {
			continue
		}
		sides := w.sides(x)
		if len(sides) > 1 {
			t.Rows = append(t.Rows, []Cell{{w.matter(x.About, x.Field)}, sides[0], slices.Concat(sides[1:]...)})
		}
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	var items []Text
	for i := range w.in.Case.Updates {
		u := &w.in.Case.Updates[i]
		if w.in.Checked && !w.isChecked(isnad.AnUpdate, u.ID) {
			continue
		}
		items = append(items, w.both(func(l *line) {
			l.subject(u.About, u.Field)
			l.plain(": ")
			l.pattern("brief.replaced", map[string]func(){"from": func() { l.side(u.Field, u.From, u.ID, isnad.AnUpdate) }, "to": func() { l.side(u.Field, u.To, u.ID, isnad.AnUpdate) }})
			l.plain(".")
		}))
	}
	if len(items) > 0 {
		blocks = append(blocks, List{items})
	}
	return blocks
}

// sides gathers the sides of a conflict by their value, each with the words and notes of all who give it.
func (w *writer) sides(x *isnad.Conflict) (out []Cell) {
	var values []string
	for _, s := range x.Sides {
		if !slices.Contains(values, s.Value) {
			values = append(values, s.Value)
		}
	}
	for _, v := range values {
		var of []isnad.Side
		for _, s := range x.Sides {
			if s.Value == v {
				of = append(of, s)
			}
		}
		out = append(out, Cell{w.both(func(l *line) {
			l.strongly(func() { l.value(x.Field, v) })
			l.plain(": ")
			for i, s := range of {
				if i > 0 {
					l.plain("; ")
				}
				l.quote(l.w.words(s.Span), 14)
				l.plain(" — ")
				l.outlet(s.Span.Document)
				l.note(w.restsOnSide(s, x.ID, isnad.AConflict))
			}
		})})
	}
	return out
}

func (w *writer) restsOnSide(s isnad.Side, id string, kind isnad.NounKind) int {
	return w.rests(isnad.Ref{Document: s.Span.Document}, s.Span, w.voiceAt(s.Span), isnad.Subject{Kind: kind, ID: id})
}

// voiceAt is the voice of the shortest claim that words stand in; the outlet's where none does.
func (w *writer) voiceAt(s isnad.Span) isnad.Chain {
	out, size := isnad.Chain{Document: s.Document}, 0
	for _, t := range w.claimAt[s.Document] {
		if c := t.Content; c.Start <= s.Start && s.End <= c.End && (size == 0 || c.End-c.Start < size) {
			out, size = t.Voice, c.End-c.Start
		}
	}
	return out
}

// matter is what a conflict is about: its field, and the event or claim by its first words.
func (w *writer) matter(about, field string) Text {
	return w.both(func(l *line) { l.subject(about, field) })
}

func (l *line) subject(about, field string) {
	l.strong(l.key("brief.field-" + field))
	for i := range l.w.in.Case.Events {
		e := &l.w.in.Case.Events[i]
		if string(e.ID) != about || len(e.Tellings) == 0 {
			continue
		}
		l.plain(" — ")
		l.deed(l.w.lex.DeedOf(e.Type, e.Mode, e.Tellings[0].Trigger.Text))
		if len(e.Recipients) > 0 {
			l.plain(" ")
			l.pattern("brief.concerning", map[string]func(){"whom": func() { l.list(len(e.Recipients), func(i int) { l.name(e.Recipients[i]) }) }})
		}
		if e.Place != "" {
			l.plain(" ")
			l.pattern("brief.where", map[string]func(){"place": func() { l.name(e.Place) }})
		}
		if e.Time != "" {
			l.plain(" ")
			l.date(e.Time)
		}
		return
	}
	for i := range l.w.in.Case.Claims {
		if k := &l.w.in.Case.Claims[i]; string(k.ID) == about && len(k.Tellings) > 0 {
			l.plain(" — ")
			l.quote(l.w.words(k.Tellings[0].Content), 10)
			l.translated(isnad.Subject{Kind: isnad.AClaim, ID: about}, k.Tellings[0].Content)
		}
	}
}

func (l *line) side(field string, s isnad.Side, id string, kind isnad.NounKind) {
	l.strongly(func() { l.value(field, s.Value) })
	l.plain(" ")
	l.quote(l.w.words(s.Span), 8)
	l.plain(" — ")
	l.outlet(s.Span.Document)
	l.note(l.w.restsOnSide(s, id, kind))
}

// sources lists the documents by the origin that each counts as, and counts who speaks.
func (w *writer) sources() []Block {
	t := Table{Head: []Text{w.say("column.document"), w.say("column.outlet"), w.say("brief.published"), w.say("column.title"), w.say("column.origin")}}
	kind := map[isnad.DocumentID]isnad.Origin{}
	for _, o := range w.in.Case.Origins {
		for _, d := range o.Documents {
			kind[d] = o
		}
	}
	for i := range w.in.Case.Documents {
		d := &w.in.Case.Documents[i]
		cell := func(write func(l *line)) Cell { return Cell{w.both(write)} }
		row := []Cell{cell(func(l *line) { l.id(string(d.ID)) }), nil, nil, nil, nil}
		if d.Outlet != "" {
			row[1] = cell(func(l *line) { l.outlet(d.ID); l.letter(w.letters(isnad.Chain{Document: d.ID}).Links, 0) })
		}
		if d.Published != "" {
			row[2] = cell(func(l *line) { l.day(d.Published) })
		}
		if d.Title != "" {
			row[3] = cell(func(l *line) { l.add(Run{Text: d.Title, Lang: script(d.Title), Kind: Quote}) })
		}
		if o, ok := kind[d.ID]; ok {
			row[4] = cell(func(l *line) {
				l.label("OriginKind." + o.Kind.String())
				if len(o.Documents) > 1 {
					l.plain(": ")
					l.list(len(o.Documents), func(i int) { l.id(string(o.Documents[i])) })
				}
			})
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Paragraph{w.voices()}, t}
}

// voices counts those who speak first in a chain by how they are named.
func (w *writer) voices() Text {
	seen, named := map[isnad.EntityID]bool{}, map[isnad.Naming]int{}
	for i := range w.in.Case.Claims {
		for _, t := range w.in.Case.Claims[i].Tellings {
			if k := t.Voice.Links; len(k) > 0 && !seen[k[0].Entity] {
				seen[k[0].Entity] = true
				named[k[0].Naming]++
			}
		}
	}
	return w.both(func(l *line) {
		n := func(x int) func() { return func() { l.id(fmt.Sprint(x)) } }
		l.pattern("brief.voices", map[string]func(){"claims": n(len(w.in.Case.Claims)), "speakers": n(len(seen)), "named": n(named[isnad.Named]), "unnamed": n(named[isnad.Unnamed]),
			"pseudonym": n(named[isnad.Pseudonym]), "group": n(named[isnad.Collective]), "documents": n(len(w.in.Case.Documents)), "origins": n(w.in.Case.Independent())})
	})
}

// names lists whose names were spelt by rule in English, with their Arabic.
func (w *writer) names() []Block {
	if len(w.named) == 0 {
		return nil
	}
	t := Table{Head: []Text{w.say("column.name_en"), w.say("column.name_ar"), w.say("column.code")}}
	for _, id := range w.named {
		e := w.entities[id]
		t.Rows = append(t.Rows, []Cell{{w.both(func(l *line) { l.add(Run{Text: "≈" + w.spelt(e), Lang: En}) })},
			{w.both(func(l *line) { l.add(Run{Text: e.Name, Lang: Ar, Kind: Quote}) })}, {w.both(func(l *line) { l.id(cmp.Or(e.Code, "–")) })}})
	}
	return []Block{Paragraph{w.say("brief.spelt-by-rule")}, t}
}

// remarks are what persons noted on findings of the brief, with their names.
func (w *writer) remarks() []Block {
	var items []Text
	for _, n := range w.in.Case.Notes {
		if !w.used[n.Subject] || n.Lang != "" { // a translation stands behind the words that it translates
			continue
		}
		items = append(items, w.both(func(l *line) {
			l.add(Run{Text: n.Text, Lang: script(n.Text)})
			l.plain(" — ")
			l.add(Run{Text: n.Author, Lang: script(n.Author), Kind: Strong})
			l.comma()
			l.day(n.At.UTC().Format("2006-01-02"))
			l.plain(" (")
			l.id(n.Subject.ID)
			l.plain(")")
		}))
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{List{items}}
}

// value writes a value of a field in words: a figure with what it counts, a day, a place or a culprit by its name, or whether it was.
func (l *line) value(field, v string) {
	switch field {
	case "number":
		figure, role, _ := strings.Cut(v, " ")
		l.id(strings.NewReplacer(">=", "≥ ", "<=", "≤ ", "..", "–").Replace(figure))
		if role != "" {
			l.plain(" " + l.role(role))
		}
	case "time":
		if !l.date(v) {
			l.id(v)
		}
	case "whether":
		if v == "took place" {
			l.label("brief.took-place")
		} else {
			l.label("brief.not-took-place")
		}
	default:
		l.name(isnad.EntityID(v))
	}
}

// role is what a figure counts, in words where the lexicon has them.
func (l *line) role(role string) string {
	if s := l.key("role." + role); s != "role."+role {
		return s
	}
	return role
}

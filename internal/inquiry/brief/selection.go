package brief

import (
	"cmp"
	"fmt"
	"slices"

	"isnad"
	"isnad/internal/inquiry/voices"
	"isnad/internal/inquiry/whatif"
)

// A Selection is what somebody chose of a case to be briefed on: who says what in it, what is told, what was denied, and of one speaker where he contradicts himself and what came of
// what he foretold.
type Selection struct {
	Whole    *isnad.Case // that it was chosen from: what others hold against it stands there
	Of       string      // by which the lexicon has its title: brief.of-OF
	Criteria []Criterion // by what it was chosen, in their order
	Claims   []isnad.ClaimID
	Events   []isnad.EventID
	Speaker  voices.Source // the one who speaks, where all was chosen by one
}

// A Criterion is a field and a value that was asked for. Label and Value are keys of the lexicon, or plain words where it has none; Entity is whom an id means.
type Criterion struct {
	Label, Value string
	Entity       isnad.EntityID
}

// How much of a selection stands in a brief that is not whole.
const (
	mostSpeakers = 12
	mostSaid     = 6 // of one speaker
	mostTold     = 15
	mostDenied   = 10
)

// selected writes the sections of a selection.
func (w *writer) selected() {
	s := w.in.Selection
	if s == nil {
		return
	}
	x := voices.New(s.Whole)
	w.said(x)
	w.section("denied", 1, w.denied(x))
	if s.Speaker != (voices.Source{}) {
		if p, ok := x.Profile(s.Speaker); ok {
			w.section("turned", 1, w.turned(&p))
			w.section("foretold", 1, w.foretold(&p))
		}
	}
	w.section("told", 1, w.told())
	if len(w.answers()) == 0 {
		w.section("commitments", 1, w.commitments(&whatif.Answer{Commitments: w.in.Case.Commitments}))
	}
}

// chosenTitle is who speaks, or the one document that is chosen, else what was chosen.
func (w *writer) chosenTitle() Text {
	s := w.in.Selection
	only := len(w.in.Case.Documents) == 1
	switch {
	case s.Speaker.Entity != "":
		return w.both(func(l *line) {
			l.pattern("brief.of-speaker", map[string]func(){"who": func() { l.name(s.Speaker.Entity) }})
		})
	case s.Speaker.Outlet != "":
		return w.both(func(l *line) {
			l.pattern("brief.of-speaker", map[string]func(){"who": func() { l.add(Run{Text: s.Speaker.Outlet, Lang: script(s.Speaker.Outlet)}) }})
		})
	case (s.Of == "documents" || s.Of == "ids") && only && w.in.Case.Documents[0].Title != "":
		return w.both(func(l *line) {
			l.pattern("brief.title-case", map[string]func(){"name": func() { l.quote(w.in.Case.Documents[0].Title, 24) }})
		})
	}
	return w.say("brief.of-" + s.Of)
}

// criteria tell by what was chosen.
func (w *writer) criteria() Text {
	list := w.in.Selection.Criteria
	return w.both(func(l *line) {
		l.label("brief.chosen-by")
		l.plain(" ")
		l.list(len(list), func(i int) {
			c := list[i]
			if label := l.key(c.Label); label != c.Label {
				l.plain(label + ": ")
			}
			switch word := l.key(c.Value); {
			case c.Entity != "":
				l.name(c.Entity)
			case word != c.Value:
				l.plain(word)
			case script(c.Value) == Und:
				l.id(c.Value)
			default:
				l.quote(c.Value, 20)
			}
		})
		l.plain(".")
	})
}

// claimsOf finds the claims of the selection that may be told.
func (w *writer) claimsOf() (out []*isnad.Claim) {
	at := map[isnad.ClaimID]*isnad.Claim{}
	for i := range w.in.Case.Claims {
		at[w.in.Case.Claims[i].ID] = &w.in.Case.Claims[i]
	}
	for _, id := range w.in.Selection.Claims {
		if c := at[id]; c != nil && (!w.in.Checked || w.isChecked(isnad.AClaim, string(id))) {
			out = append(out, c)
		}
	}
	return out
}

// A branch is one who spoke to the outlets, and what.
type branch struct {
	speaker voices.Source
	first   isnad.ClaimTelling
	claims  []*isnad.Claim
}

// said tells who says what: each speaker under his name, those who say most first, what he says in the order of the days. How many of them stand for themselves is told above.
func (w *writer) said(x *voices.Index) {
	claims := w.claimsOf()
	if len(claims) == 0 {
		return
	}
	var list []*branch
	at := map[voices.Source]*branch{}
	for _, c := range claims {
		t := x.Earliest(c)
		s := x.First(t.Ref.Document, t.Voice)
		if at[s] == nil {
			at[s] = &branch{speaker: s, first: t}
			list = append(list, at[s])
		}
		at[s].claims = append(at[s].claims, c)
	}
	slices.SortStableFunc(list, func(a, b *branch) int { return len(b.claims) - len(a.claims) })
	shown := list[:w.shown(len(list), mostSpeakers)]
	blocks := w.cut([]Block{Paragraph{w.heard(x, claims)}}, len(list)-len(shown))
	w.section("said", 1, blocks)
	against := w.against(x)
	for _, b := range shown {
		slices.SortStableFunc(b.claims, func(c, d *isnad.Claim) int { return cmp.Compare(w.dayOf(x.Earliest(c)), w.dayOf(x.Earliest(d))) })
		var items []Text
		for _, c := range b.claims[:w.shown(len(b.claims), mostSaid)] {
			items = append(items, w.saying(x, c, against[c.ID]))
		}
		title := w.both(func(l *line) { l.opens(b) })
		w.out.Sections = append(w.out.Sections, Section{Key: "said", Level: 2, Title: title, Blocks: w.cut([]Block{List{items}}, len(b.claims)-len(items))})
	}
}

// heard counts claims, those who spoke to the outlets, and how many of them stand for themselves: a range where that is in doubt.
func (w *writer) heard(x *voices.Index, claims []*isnad.Claim) Text {
	k := x.Independent(claims)
	return w.both(func(l *line) {
		l.pattern("brief.heard", map[string]func(){"claims": func() { l.id(fmt.Sprint(len(claims))) }, "speakers": func() { l.id(fmt.Sprint(k.High)) }, "independent": func() {
			if k.Low == k.High {
				l.id(fmt.Sprint(k.High))
			} else {
				l.id(fmt.Sprintf("%d–%d", k.Low, k.High))
			}
		}, "outlets": func() { l.id(fmt.Sprint(len(k.Outlets))) }})
		if len(k.Outlets) == 1 {
			l.plain(" ")
			l.pattern("brief.all-through", map[string]func(){"outlet": func() { l.add(Run{Text: k.Outlets[0], Lang: script(k.Outlets[0])}) }})
		}
	})
}

// opens writes who speaks, and how he is named.
func (l *line) opens(b *branch) {
	if len(b.first.Voice.Links) == 0 {
		l.outlet(b.first.Ref.Document)
		l.plain(" (")
		l.label("brief.own-voice")
		l.plain(")")
		return
	}
	k := b.first.Voice.Links[0]
	if k.Entity != "" {
		l.coded(k.Entity)
	} else {
		l.quote(k.As, 12)
	}
	if k.Naming != isnad.Named && k.Naming != 0 {
		l.plain(" (")
		l.label("brief.naming-" + k.Naming.String())
		l.plain(")")
	}
}

// saying writes one claim: the words, what is done by them, through whom else they came, when and where, how many tell it independently, and who denies it.
func (w *writer) saying(x *voices.Index, c *isnad.Claim, against []isnad.ClaimTelling) Text {
	t := x.Earliest(c)
	of := isnad.SubjectOf(*c)
	return w.both(func(l *line) {
		l.quote(w.words(t.Content), 40)
		l.translated(of, t.Content)
		l.plain(" (" + l.key("Act."+c.Act.String()) + ")")
		if len(t.Voice.Links) > 1 {
			l.plain(" — ")
			l.pattern("brief.according", map[string]func(){"who": func() { l.speaker(t.Voice) }})
		}
		l.plain(" — ")
		l.passage(t.Content)
		seen := map[isnad.DocumentID]bool{}
		for _, u := range c.Tellings {
			if d := u.Ref.Document; !seen[d] || w.in.All {
				seen[d] = true
				l.note(w.rests(u.Ref, u.Content, u.Voice, of))
			}
		}
		if n := w.origins.Count(len(c.Tellings), func(i int) (isnad.DocumentID, string) { return c.Tellings[i].Ref.Document, c.Tellings[i].Origin }); n > 1 {
			l.plain(" (")
			l.pattern("brief.origins", map[string]func(){"n": func() { l.id(fmt.Sprint(n)) }})
			l.plain(")")
		}
		for _, d := range against {
			l.plain("; ")
			l.strong(l.key("ui.denied-by") + ": ")
			l.speaker(d.Voice)
			l.note(w.rests(d.Ref, d.Content, d.Voice, isnad.Subject{Kind: isnad.AClaim, ID: string(w.claims[d.Ref].ID)}))
		}
		l.plain(".")
	})
}

// against are the denials of each claim.
func (w *writer) against(x *voices.Index) map[isnad.ClaimID][]isnad.ClaimTelling {
	out := map[isnad.ClaimID][]isnad.ClaimTelling{}
	for _, t := range x.Denials() {
		if d := x.Saying(t.Denial); d != nil && t.Claim != "" {
			out[t.Claim] = append(out[t.Claim], *d)
		}
	}
	return out
}

func (w *writer) dayOf(t isnad.ClaimTelling) int64 {
	if d := w.docs[t.Ref.Document]; d != nil {
		return firstDay(d.Published)
	}
	return firstDay("")
}

// denied sets denials beside what they deny, as far as either is of the selection.
func (w *writer) denied(x *voices.Index) []Block {
	mine := map[string]bool{}
	for _, id := range w.in.Selection.Claims {
		mine[string(id)] = true
	}
	for _, id := range w.in.Selection.Events {
		mine[string(id)] = true
	}
	claimAt := map[isnad.Ref]isnad.ClaimID{}
	for _, c := range w.in.Selection.Whole.Claims {
		for _, t := range c.Tellings {
			claimAt[t.Ref] = c.ID
		}
	}
	t := Table{Head: []Text{w.say("web.the-denial"), w.say("web.the-denied")}}
	all := 0
	for _, tie := range x.Denials() {
		if !mine[string(claimAt[tie.Denial])] && !mine[string(tie.Claim)] && !mine[string(tie.Event)] {
			continue
		}
		if all++; w.in.All || len(t.Rows) < mostDenied {
			t.Rows = append(t.Rows, []Cell{{w.denialSide(x, tie.Denial, "")}, {w.denialSide(x, tie.Denied, tie.Rule)}})
		}
	}
	if all == 0 {
		return nil
	}
	return w.cut([]Block{t}, all-len(t.Rows))
}

// denialSide is one side of a denial by its words and who says them; a rule is named where it ties them.
func (w *writer) denialSide(x *voices.Index, r isnad.Ref, rule isnad.RuleID) Text {
	words, of := w.wordsOf(r)
	if words.IsZero() {
		return w.say("web.denied-unknown")
	}
	voice, _ := x.Voice(r)
	voice.Document = r.Document
	return w.both(func(l *line) {
		l.quote(w.words(words), 24)
		l.translated(of, words)
		l.plain(" — ")
		l.speaker(voice)
		l.comma()
		l.passage(words)
		l.note(w.rests(r, words, voice, of))
		if rule != "" {
			l.plain(" (")
			l.label("ui.by-rule")
			l.plain(")")
		}
	})
}

// turned sets what one says beside what does not go with it.
func (w *writer) turned(p *voices.Profile) []Block {
	t := Table{Head: []Text{w.say("brief.matter"), w.say("ui.was"), w.say("ui.now")}}
	for _, c := range p.Contradictions {
		kind := w.both(func(l *line) {
			if c.Kind == voices.Corrected {
				l.label("web.later-figure")
			} else {
				l.label("web.odds-" + c.Kind)
			}
			if c.Field != "" {
				l.plain(" · ")
				l.label("brief.field-" + c.Field)
			}
			if c.Rule != "" {
				l.plain(" (")
				l.label("ui.by-rule")
				l.plain(")")
			}
		})
		t.Rows = append(t.Rows, []Cell{{kind}, {w.once(c.Field, c.Was)}, {w.once(c.Field, c.Now)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t}
}

// once is what was said once, with the value or the standing that it gives.
func (w *writer) once(field string, s voices.Saying) Text {
	_, of := w.wordsOf(s.Ref)
	return w.both(func(l *line) {
		if s.Value != "" {
			l.strongly(func() { l.value(field, s.Value) })
			l.plain(": ")
		} else if s.Status != 0 {
			l.strong(l.key("Status." + s.Status.String()))
			l.plain(": ")
		}
		l.quote(w.words(s.Span), 18)
		l.plain(" — ")
		l.passage(s.Span)
		l.note(w.rests(s.Ref, s.Span, s.Voice, of))
	})
}

// foretold tells what came of what one foretold.
func (w *writer) foretold(p *voices.Profile) []Block {
	var items []Text
	for _, f := range p.Predictions {
		items = append(items, w.both(func(l *line) {
			l.strong(l.key("web.came-" + f.Came))
			l.plain(": ")
			l.quote(w.words(f.Foretold.Span), 24)
			l.plain(" — ")
			l.passage(f.Foretold.Span)
			l.note(w.rests(f.Foretold.Ref, f.Foretold.Span, f.Foretold.Voice, isnad.Subject{Kind: isnad.AnEvent, ID: string(f.Event)}))
			if !f.Evidence.Span.IsZero() {
				l.plain("; ")
				l.quote(w.words(f.Evidence.Span), 14)
				l.plain(" — ")
				l.passage(f.Evidence.Span)
				l.note(w.rests(f.Evidence.Ref, f.Evidence.Span, f.Evidence.Voice, isnad.Subject{Kind: isnad.AnEvent, ID: string(f.Event)}))
			}
			l.plain(".")
		}))
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{List{items}}
}

// told tells the events of the selection in the order of the days, each in every standing that it has, those that most origins tell first of one event.
func (w *writer) told() []Block {
	want := map[isnad.EventID]bool{}
	for _, id := range w.in.Selection.Events {
		want[id] = !w.in.Checked || w.isChecked(isnad.AnEvent, string(id))
	}
	var events []*isnad.Event
	for i := range w.in.Case.Events {
		if e := &w.in.Case.Events[i]; want[e.ID] {
			events = append(events, e)
		}
	}
	all := len(events)
	most := func(e *isnad.Event) int { return w.independent(w.standingsOf(e)[0].tellings) }
	slices.SortStableFunc(events, func(a, b *isnad.Event) int { return most(b) - most(a) })
	events = events[:w.shown(all, mostTold)]
	slices.SortStableFunc(events, func(a, b *isnad.Event) int { return cmp.Compare(firstDay(a.Time), firstDay(b.Time)) })
	var items []Text
	for _, e := range events {
		for _, a := range w.standingsOf(e) {
			items = append(items, w.both(func(l *line) {
				l.sentence(a)
				l.culprit(a)
			}))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return w.cut([]Block{List{items}}, all-len(events))
}

// standingsOf are the accounts of an event, one for each standing, those that most origins tell first.
func (w *writer) standingsOf(e *isnad.Event) (out []*account) {
	at := map[string]*account{}
	for i := range e.Tellings {
		t := &e.Tellings[i]
		key := fmt.Sprint(t.Status, t.Leaning)
		if at[key] == nil {
			at[key] = &account{event: e, status: t.Status, leaning: t.Leaning}
			out = append(out, at[key])
		}
		at[key].tellings = append(at[key].tellings, told{e, t})
	}
	slices.SortStableFunc(out, func(a, b *account) int { return w.independent(b.tellings) - w.independent(a.tellings) })
	return out
}

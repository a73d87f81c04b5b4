package brief

import (
	"cmp"
	"fmt"
	"slices"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// How many lines of each section stand in a brief that is not whole.
const (
	mostStandings    = 8
	mostConsequences = 10
	mostReadings     = 8
	mostCommitments  = 10
	mostEvents       = 12
	mostUnknown      = 8
)

// shown is how many of n lines are written.
func (w *writer) shown(n, most int) int {
	if w.in.All || n <= most+1 {
		return n
	}
	return most
}

// cut says how many lines are left out.
func (w *writer) cut(blocks []Block, left int) []Block {
	if left <= 0 {
		return blocks
	}
	return append(blocks, Paragraph{w.both(func(l *line) {
		l.pattern("brief.more", map[string]func(){"n": func() { l.id(fmt.Sprint(left)) }})
	})})
}

// question is what is asked: the text's own words or the asker's, else the act in a sentence.
func (w *writer) question(i int) Text {
	a := &w.in.Answers[i]
	asked := ""
	if i < len(w.in.Questions) {
		asked = w.in.Questions[i]
	}
	return w.both(func(l *line) {
		if asked != "" && script(asked) == l.lang {
			l.add(Run{Text: asked, Lang: l.lang, Kind: Plain})
			return
		}
		words := ""
		if len(a.Standing) > 0 {
			words = a.Standing[0].Trigger.Text
		}
		d := w.lex.DeedOf(a.Act.Type, a.Act.Mode, words)
		pattern := "brief.whatif"
		if len(a.Act.Actors) == 0 {
			pattern += "-nobody"
		}
		var whom func(*line)
		if to := a.Act.Concerned(w.inArabic); len(to) > 0 {
			whom = func(l *line) { l.list(len(to), func(i int) { l.name(to[i]) }) }
		}
		l.pattern(pattern, map[string]func(){"fell": func() { l.label(d.Fell()) }, "deed": func() { l.phrase(d, d.En, whom) }, "whom": func() { l.onWhom(d, whom) }, "who": func() {
			if len(a.Act.Actors) == 0 {
				l.label("brief.nobody")
			}
			l.list(len(a.Act.Actors), func(i int) { l.name(a.Act.Actors[i]) })
		}, "where": func() {
			if a.Act.Place != "" {
				l.plain(" ")
				l.pattern("brief.where", map[string]func(){"place": func() { l.name(a.Act.Place) }})
			}
		}})
	})
}

// assumptions lists what the asker switched, and what analysts assume in the case.
func (w *writer) assumptions(a *whatif.Answer) []Block {
	var items []Text
	for _, x := range a.Assumptions {
		items = append(items, w.both(func(l *line) {
			l.add(Run{Text: x.Change, Lang: script(x.Change), Kind: Strong})
			if x.Reason != "" {
				l.plain(": ")
				l.add(Run{Text: x.Reason, Lang: script(x.Reason)})
			}
			if x.Author != "" {
				l.plain(" — ")
				l.add(Run{Text: x.Author, Lang: script(x.Author)})
			}
		}))
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{List{items}}
}

// standing says how the act stands: one sentence for each speaker and standing, those that most independent origins tell first.
func (w *writer) standing(a *whatif.Answer) []Block {
	var list []*account
	at := map[string]*account{}
	for _, s := range a.Standing {
		t, ok := w.tellings[s.Ref]
		if !ok || w.in.Checked && !w.isChecked(isnad.AnEvent, string(t.event.ID)) {
			continue
		}
		key := fmt.Sprint(s.Status, s.Leaning, w.speakerKey(s.Voice))
		if at[key] == nil {
			at[key] = &account{event: t.event, status: s.Status, leaning: s.Leaning}
			list = append(list, at[key])
		}
		at[key].tellings = append(at[key].tellings, t)
	}
	slices.SortStableFunc(list, func(x, y *account) int {
		return cmp.Or(w.independent(y.tellings)-w.independent(x.tellings), weight[x.status]-weight[y.status])
	})
	items := w.became(a)
	became := len(items)
	for _, x := range list[:w.shown(len(list), mostStandings)] {
		items = append(items, w.both(func(l *line) { l.sentence(x) }))
	}
	if len(items) == 0 {
		return nil
	}
	blocks := w.cut([]Block{List{items}}, len(list)-(len(items)-became))
	if became == 0 && slices.ContainsFunc(a.Unknown, func(u whatif.Unknown) bool { return u.Key == "outcome" }) {
		blocks = append(blocks, Paragraph{w.say("brief.not-told-happened")})
	}
	return blocks
}

// became tells what became of the threats and promises of the act itself.
func (w *writer) became(a *whatif.Answer) (items []Text) {
	for i := range a.Commitments {
		k := &a.Commitments[i]
		if k.Outcome == isnad.Pending || k.OutcomeSpan.IsZero() || !slices.Contains(a.Act.Events, k.Event) || k.Negated {
			continue
		}
		items = append(items, w.both(func(l *line) {
			l.pattern("brief.became", map[string]func(){"kind": func() { l.label("CommitmentKind." + k.Kind.String()) }, "outcome": func() { l.strong(l.key("Outcome." + k.Outcome.String())) }})
			l.plain(": ")
			l.quote(w.words(k.OutcomeSpan), 14)
			l.plain(" — ")
			l.paragraph(k.OutcomeSpan)
			l.comma()
			l.pattern("brief.reported", map[string]func(){"outlet": func() { l.outlet(k.OutcomeSpan.Document) }})
			l.note(w.restsOnOutcome(k))
			l.plain(".")
		}))
	}
	return items
}

// weight orders standings: what is told as done or denied before what is only possible.
var weight = map[isnad.Status]int{isnad.Happened: 0, isnad.Threatened: 1, isnad.Planned: 1, isnad.Promised: 1, isnad.Demanded: 1, isnad.Negated: 2, isnad.Possible: 3}

// branches sets the ways in which the act may turn out beside each other: who speaks of each, and what it comes to for whom.
func (w *writer) branches(a *whatif.Answer) []Block {
	t := Table{Head: []Text{w.say("brief.branch"), w.say("brief.spoken-of"), w.say("brief.comes-to")}}
	for i := range a.Branches {
		b := &a.Branches[i]
		t.Rows = append(t.Rows, []Cell{{w.both(func(l *line) { l.strong(l.key("BranchKind." + b.Kind.String())) })}, w.spoken(b), w.verdicts(a, b)})
	}
	return []Block{t}
}

// spoken is who speaks of a branch, each with a note, and whether it is told as having happened.
func (w *writer) spoken(b *whatif.Branch) (out Cell) {
	for _, s := range b.Said {
		words, of := w.wordsOf(s.Ref)
		if words.IsZero() || w.in.Checked && !w.isChecked(of.Kind, of.ID) {
			continue
		}
		happened := slices.Contains(b.Told, s.Ref)
		out = append(out, w.both(func(l *line) {
			l.speaker(s.Voice)
			l.plain(": ")
			l.quote(l.w.words(words), 12)
			l.translated(of, words)
			l.note(w.rests(s.Ref, words, s.Voice, of))
			if happened {
				l.plain(" — ")
				l.strong(l.key("brief.told-as-done"))
			}
		}))
	}
	switch {
	case len(out) == 0 && len(b.Said) > 0:
		return Cell{w.say("brief.nothing-checked")}
	case len(out) == 0:
		return Cell{w.say("ui.nobody-speaks")}
	}
	return out
}

// wordsOf finds the words of a finding of a document, and the noun that it belongs to.
func (w *writer) wordsOf(ref isnad.Ref) (isnad.Span, isnad.Subject) {
	if t, ok := w.tellings[ref]; ok {
		if !t.at.Scope.IsZero() {
			return t.at.Scope, isnad.Subject{Kind: isnad.AnEvent, ID: string(t.event.ID)}
		}
		return t.at.Trigger, isnad.Subject{Kind: isnad.AnEvent, ID: string(t.event.ID)}
	}
	for _, t := range w.claimAt[ref.Document] {
		if t.Ref == ref {
			return t.Content, isnad.Subject{Kind: isnad.AClaim, ID: string(w.claims[ref].ID)}
		}
	}
	name := string(ref.Document) + "/" + ref.ID
	for i := range w.in.Case.Explanations {
		if x := &w.in.Case.Explanations[i]; x.Ref == ref {
			return x.Reading, isnad.Subject{Kind: isnad.AnExplained, ID: name}
		}
	}
	return isnad.Span{}, isnad.Subject{}
}

// verdicts is what a branch comes to for each, the consequences it rests on, and without whom it changes.
func (w *writer) verdicts(a *whatif.Answer, b *whatif.Branch) (out Cell) {
	for _, o := range b.Outcomes {
		out = append(out, w.both(func(l *line) {
			l.strongly(func() { l.name(o.Entity) })
			l.plain(": ")
			l.strong(l.key("brief.verdict-" + o.Verdict.String()))
			l.plain(" — ")
			l.list(len(o.Paths), func(i int) { l.path(b, o.Paths[i]) })
			l.tipping(a, b.Kind, o.Entity)
		}))
	}
	if len(out) == 0 && len(b.Said) > 0 {
		return Cell{w.say("brief.nothing-follows")}
	}
	return out
}

// path names a consequence by its number in the board, with the rule that judges so and what it comes after.
func (l *line) path(b *whatif.Branch, ref isnad.Ref) {
	l.number(ref)
	for _, f := range b.Fires {
		if f.Ref != ref {
			continue
		}
		if f.Rule != "" {
			l.plain(" (")
			l.label("ui.by-rule")
			l.plain(")")
		}
		if len(f.After) > 0 {
			l.plain(" ← ")
			l.number(f.After[0])
		}
	}
	for i := range l.w.in.Case.Consequences {
		if q := &l.w.in.Case.Consequences[i]; q.Ref == ref {
			l.note(l.w.restsOnConsequence(q))
		}
	}
}

// number is what a consequence is called in the brief.
func (l *line) number(ref isnad.Ref) { l.id(fmt.Sprintf("C%d", l.w.numbers[ref])) }

// tipping writes the smallest sets of voices without which a verdict changes.
func (l *line) tipping(a *whatif.Answer, kind isnad.BranchKind, entity isnad.EntityID) {
	first := true
	for i := range a.Tipping {
		t := &a.Tipping[i]
		if t.Kind != kind || t.Entity != entity {
			continue
		}
		if first {
			l.plain(". ")
		} else {
			l.plain("; ")
		}
		first = false
		l.pattern("brief.tips", map[string]func(){"voices": func() {
			for i := range t.Without {
				if i > 0 {
					l.plain(" + ")
				}
				l.speaker(t.Without[i])
			}
		}, "verdict": func() { l.label("brief.verdict-" + t.Becomes.String()) }})
	}
	l.plain(".")
}

// unknown lists what an analyst would need and no document tells.
func (w *writer) unknown(a *whatif.Answer) []Block {
	var items []Text
	for _, u := range a.Unknown {
		if len(items) >= w.shown(len(a.Unknown), mostUnknown) {
			break
		}
		items = append(items, w.both(func(l *line) {
			if u.Entity != "" {
				l.coded(u.Entity)
				l.plain(": ")
			}
			l.list(len(u.Refs), func(i int) { l.number(u.Refs[i]) })
			if len(u.Refs) > 0 {
				l.plain(": ")
			}
			l.label("unknown." + u.Key)
			l.plain(".")
		}))
	}
	if len(items) == 0 {
		return nil
	}
	return w.cut([]Block{List{items}}, len(a.Unknown)-len(items))
}

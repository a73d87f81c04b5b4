package cli

import (
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/whatif"
)

// writeAnswers prints the answer to each what-if as Markdown.
func writeAnswers(p *page, g gathered, answers []whatif.Answer) error {
	if len(answers) == 0 {
		p.line("%s", p.label("ui.no-question"))
		return p.err
	}
	called := desk.CalledIn(g.c)
	for i := range answers {
		if i > 0 {
			p.line("")
		}
		(&answer{page: p, g: g, called: called, a: &answers[i]}).write()
	}
	return p.err
}

// An answer is written section by section, each line with its paragraph in brackets.
type answer struct {
	*page
	g        gathered
	called   desk.Called
	a        *whatif.Answer
	sections int // so far
}

func (w *answer) write() {
	w.line("# %s\n", w.ar(w.called.Question(*w.a, w.e.lang)))
	w.from()
	w.assumptions()
	w.event()
	w.follows()
	w.readings()
	w.commitments()
	w.balance()
	w.branches()
	w.tipping()
	w.untold()
	w.whence()
}

func (w *answer) from() {
	docs := w.g.c.Documents
	if len(docs) == 1 {
		d := docs[0]
		w.line("%s: %s. %s.", w.label("ui.one-document"), w.ar(strings.Trim(clean(d.Outlet)+" "+d.Published+" · "+string(d.ID), " ·")), w.label("ui.no-probability"))
		return
	}
	w.line("%s: %d. %s.", w.label("ui.documents"), w.a.Documents, w.label("ui.no-probability"))
}

// assumptions lists what was switched, before anything that hangs on it.
func (w *answer) assumptions() {
	if len(w.a.Assumptions) == 0 {
		return
	}
	w.line("\n**%s**", w.label("ui.assumptions"))
	for _, a := range w.a.Assumptions {
		line := "- `" + clean(a.Change) + "`"
		if a.Reason != "" {
			line += ": " + w.ar(clean(a.Reason))
		}
		if a.Author != "" {
			line += " (" + clean(a.Author) + ")"
		}
		w.line("%s", line)
	}
}

// heading opens the next section.
func (w *answer) heading(key string) {
	w.sections++
	w.line("\n## %d. %s", w.sections, w.label("ui."+key))
}

func (w *answer) table(columns ...string) {
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = w.label("ui." + c)
	}
	w.line("\n| %s |\n|%s", strings.Join(heads, " | "), strings.Repeat("---|", len(columns)))
}

func (w *answer) row(cells ...string) {
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "|", "/")
		if cells[i] == "" {
			cells[i] = "–"
		}
	}
	w.line("| %s |", strings.Join(cells, " | "))
}

func (w *answer) who(ids []isnad.EntityID) string { return w.called.Names(ids, w.e.lang) }

// at is the paragraph of a span in brackets, with its document where there are several.
func (w *answer) at(s isnad.Span) string {
	p := w.g.pages[s.Document]
	if p == nil {
		return ""
	}
	n := p.ParagraphOf(int32(s.Start))
	if len(w.g.c.Documents) > 1 {
		return fmt.Sprintf("(%s:%d)", s.Document, n)
	}
	return fmt.Sprintf("(%d)", n)
}

// voice is a chain from the first voice inwards, with how each is named.
func (w *answer) voice(c isnad.Chain) string {
	if len(c.Links) == 0 {
		return w.label("ui.outlet")
	}
	var out []string
	for _, l := range c.Links {
		s := clean(l.As)
		if l.Entity != "" {
			s = w.called.Name(l.Entity, w.e.lang)
		}
		switch l.Naming {
		case isnad.Unnamed:
			s += " [" + w.label("ui.unnamed") + "]"
		case isnad.Pseudonym:
			s += " [" + w.label("ui.pseudonym") + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ← ")
}

func (w *answer) event() {
	w.heading("event")
	a := w.a.Act
	line := w.label("EventType."+a.Type.String()) + "/" + w.label("Mode."+a.Mode.String())
	line = strings.TrimSuffix(line, "/Mode.")
	if len(a.Actors) > 0 {
		line += " · " + w.label("ui.actor") + ": " + w.who(a.Actors)
	}
	if len(a.Recipients) > 0 {
		line += " · " + w.label("ui.recipient") + ": " + w.who(a.Recipients)
	}
	if a.Place != "" {
		line += " · " + w.label("ui.place") + ": " + w.called.Name(a.Place, w.e.lang)
	}
	w.line("%s", w.ar(line))
	w.table("standing", "voice", "when", "paragraph")
	for _, s := range w.a.Standing {
		standing := marks[s.Status] + " " + w.label("Status."+s.Status.String())
		if s.Leaning != 0 {
			standing += " (" + w.label("Leaning."+s.Leaning.String()) + ")"
		}
		w.row(standing+": «"+clean(s.Trigger.Text)+"»", w.voice(s.Voice), s.Time, w.at(s.Trigger))
	}
}

func (w *answer) follows() {
	if len(w.a.Consequences) == 0 {
		return
	}
	w.heading("board")
	w.table("said", "counter")
	for _, c := range w.a.Consequences {
		text := short(c.If.Text, 60) + " ⇒ " + short(c.Then.Text, 80)
		if v := w.valence(c.Valence); v != "" {
			text += " · **" + v + "**"
		}
		var against []string
		for _, r := range c.Against {
			against = append(against, w.id(r))
		}
		w.row(fmt.Sprintf("%s: %s · %s %s", w.id(c.Ref), text, w.voice(c.Holder), w.at(c.If)), strings.Join(against, " "))
	}
}

func (w *answer) valence(list []isnad.Valence) string {
	var out []string
	for _, v := range list {
		s := "+"
		if v.Sign < 0 {
			s = "−"
		}
		out = append(out, w.called.Name(v.Entity, w.e.lang)+" "+s)
	}
	return strings.Join(out, "، ")
}

func (w *answer) readings() {
	if len(w.a.Explanations) == 0 {
		return
	}
	w.heading("rival")
	w.table("reading", "kind", "voice")
	for _, x := range w.a.Explanations {
		w.row(w.id(x.Ref)+": "+short(x.Reading.Text, 90)+" "+w.at(x.Reading), w.label("ReadingKind."+x.Kind.String()), w.voice(x.Holder))
	}
}

func (w *answer) commitments() {
	if len(w.a.Commitments) == 0 {
		return
	}
	w.heading("commitments")
	w.table("kind", "actor", "recipient", "content", "deadline", "outcome")
	for _, k := range w.a.Commitments {
		by, to := "", ""
		if k.By != "" {
			by = w.called.Name(k.By, w.e.lang)
		}
		if k.To != "" {
			to = w.called.Name(k.To, w.e.lang)
		}
		w.row(w.label("CommitmentKind."+k.Kind.String()), by, to, "«"+clean(k.Span.Text)+"» "+w.at(k.Span), k.Deadline, w.label("Outcome."+k.Outcome.String()))
	}
}

func (w *answer) balance() {
	if len(w.a.Gains)+len(w.a.Losses) == 0 {
		return
	}
	w.heading("gains")
	for _, side := range []struct {
		key  string
		list []whatif.Balance
	}{{"gain", w.a.Gains}, {"loss", w.a.Losses}} {
		for _, b := range side.list {
			ids := make([]string, len(b.Consequences))
			for i, r := range b.Consequences {
				ids[i] = w.id(r)
			}
			w.line("- %s: %s · %s %d (%s)", w.label("ui."+side.key), w.ar(w.called.Name(b.Entity, w.e.lang)), w.label("ui.origins"), b.Origins, strings.Join(ids, " "))
		}
	}
}

// branches prints all branches, also those of which nobody speaks: that they are open is an answer.
func (w *answer) branches() {
	w.heading("branches")
	w.table("turn", "verdicts", "fires", "said")
	for _, b := range w.a.Branches {
		var verdicts, fires, said []string
		for _, o := range b.Outcomes {
			verdicts = append(verdicts, w.called.Name(o.Entity, w.e.lang)+": "+w.label("Verdict."+o.Verdict.String()))
		}
		for _, f := range b.Fires {
			fires = append(fires, w.fired(f))
		}
		for _, s := range b.Said {
			id := w.id(s.Ref)
			if slices.Contains(b.Told, s.Ref) {
				id += " (" + w.label("Status.happened") + ")"
			}
			said = append(said, id)
		}
		if len(said) == 0 {
			said = []string{w.label("ui.nobody-speaks")}
		}
		w.row(w.label("BranchKind."+b.Kind.String()), strings.Join(verdicts, " · "), strings.Join(fires, " "), strings.Join(said, " "))
	}
}

// fired is a consequence that fires, with the rule that judges so and what it comes after.
func (w *answer) fired(f whatif.Fire) string {
	id := w.id(f.Ref)
	if f.Rule != "" {
		id += " (" + w.label("ui.by-rule") + ")"
	}
	if len(f.After) > 0 {
		id += " ← " + w.id(f.After[0])
	}
	return id
}

// id names a finding, with its document where there are several.
func (w *answer) id(r isnad.Ref) string {
	if len(w.g.c.Documents) > 1 {
		return string(r.Document) + "/" + r.ID
	}
	return r.ID
}

// tipping prints on whose word each verdict hangs.
func (w *answer) tipping() {
	if len(w.a.Tipping) == 0 {
		return
	}
	w.heading("silence")
	for _, t := range w.a.Tipping {
		var voices []string
		for _, v := range t.Without {
			voices = append(voices, w.voice(v))
		}
		w.line("- %s · %s: %s · %s %s: %s %s", w.label("BranchKind."+t.Kind.String()), w.called.Name(t.Entity, w.e.lang), w.label("Verdict."+t.Verdict.String()),
			w.label("ui.without"), strings.Join(voices, " + "), w.label("ui.becomes"), w.label("Verdict."+t.Becomes.String()))
	}
}

func (w *answer) untold() {
	_, unknown := w.called.Say(*w.a)
	if len(unknown) == 0 {
		return
	}
	w.heading("untold")
	for _, u := range unknown {
		text := u.Ar
		if w.e.lang == "en" {
			text = u.En
		}
		w.line("- %s", w.ar(text))
	}
}

// whence counts the claims and voices behind the answer by how they are named.
func (w *answer) whence() {
	w.heading("whence")
	named := map[isnad.Naming]int{}
	seen := map[isnad.EntityID]bool{}
	for _, c := range w.g.c.Claims {
		for _, t := range c.Tellings {
			if len(t.Voice.Links) > 0 && !seen[t.Voice.Links[0].Entity] {
				seen[t.Voice.Links[0].Entity] = true
				named[t.Voice.Links[0].Naming]++
			}
		}
	}
	w.line("%s: %d · %s: %d (%s %d · %s %d · %s %d · %s %d)", w.label("ui.claims"), len(w.g.c.Claims), w.label("ui.speakers"), len(seen),
		w.label("ui.named"), named[isnad.Named], w.label("ui.unnamed"), named[isnad.Unnamed], w.label("ui.pseudonym"), named[isnad.Pseudonym],
		w.label("ui.collective"), named[isnad.Collective])
}

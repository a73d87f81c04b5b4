package cli

import (
	"fmt"
	"sort"
	"strings"

	"isnad"
	"isnad/internal/reading"
)

// How many lines of each part a brief shows without --all.
const (
	mostEntities = 14
	mostEvents   = 30
	mostClaims   = 14
	mostOthers   = 12
)

// textSink prints a brief for each reading.
func textSink(e *env, all bool) sink {
	p := newPage(e)
	n := 0
	return sink{func(r *reading.Reading) error {
		if n++; n > 1 {
			p.line("")
		}
		(&brief{page: p, r: r, all: all}).print()
		return p.err
	}, func(*isnad.Fault) error { return nil }, nil}
}

// A brief is the article on one screen: who, what happened, who says so, what is said to follow, how it is explained, what was not settled.
type brief struct {
	*page
	r   *reading.Reading
	all bool
}

func (b *brief) print() {
	b.head()
	b.who()
	b.events()
	b.claims()
	b.board()
	b.readings()
	b.doubts()
	b.judged()
	b.sources()
}

// judged says what the numbers before each finding are.
func (b *brief) judged() {
	if len(b.r.Reports)+len(b.r.Attributions)+len(b.r.Conditionals)+len(b.r.Explanations) > 0 {
		b.line("\n%s", b.label("ui.judged"))
	}
}

// such is how many findings like one were right, of how many that were judged.
func such(j reading.Judged) string {
	if j.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", j.Right, j.Of)
}

// sources says whose the coordinates are, where the brief shows any, as their licence asks.
func (b *brief) sources() {
	for i := range b.r.Reports {
		if r := &b.r.Reports[i]; r.Place >= 0 && where(r.Precision, b.r.Who.Entities[r.Place].At) != "" {
			b.line("\n%s", b.label("ui.coordinates"))
			return
		}
	}
}

func (b *brief) head() {
	d := b.r.Document
	parts := []string{}
	for _, s := range []string{clean(d.Outlet), d.Published, string(d.ID)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	for _, c := range []struct {
		key string
		n   int
	}{{"paragraphs", filled(b.r.Page)}, {"words", words(b.r)}, {"entities", len(b.r.Who.Entities)}, {"events", len(b.r.Reports)},
		{"claims", len(b.r.Attributions)}, {"consequences", len(b.r.Conditionals)}, {"explanations", len(b.r.Explanations)}} {
		parts = append(parts, fmt.Sprintf("%s %d", b.label("ui."+c.key), c.n))
	}
	b.line("%s", strings.Join(parts, " · "))
}

// filled counts the paragraphs with words in them.
func filled(p *reading.Page) (n int) {
	for _, g := range p.Paragraphs {
		if g.End > g.Start {
			n++
		}
	}
	return n
}

func words(r *reading.Reading) (n int) {
	for i := range r.Page.Tokens {
		if k := r.Page.Tokens[i].Kind; k == reading.Arabic || k == reading.Latin || k == reading.Numeral {
			n++
		}
	}
	return n
}

// section prints the heading of a part and up to most of its lines.
func (b *brief) section(key string, lines []string, most int) {
	if len(lines) == 0 {
		return
	}
	b.line("\n%s", b.label("ui."+key))
	for i, l := range lines {
		if i == most && !b.all && len(lines) > most+2 {
			b.line("  … +%d %s", len(lines)-i, b.label("ui.more"))
			return
		}
		b.line("%s", l)
	}
}

// who lists the entities, those who are spoken of most first.
func (b *brief) who() {
	var order []int
	idle := b.r.Idle()
	for i := range b.r.Who.Entities {
		if !idle[int32(i)] {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool {
		return len(b.r.Who.Entities[order[i]].Mentions) > len(b.r.Who.Entities[order[j]].Mentions)
	})
	var lines []string
	for _, i := range order {
		e := &b.r.Who.Entities[i]
		text := b.name(e.Name, e.NameEn) + " · " + b.label("EntityKind."+e.Kind.String())
		if n := b.naming(e.Naming); n != "" {
			text += " · " + n
		}
		if other := b.others(e); other != "" {
			text += " · " + b.label("ui.also") + ": " + other
		}
		lines = append(lines, fmt.Sprintf("  %-4s %-8s %-13s %s", e.ID, e.Code, paragraphs(b.r, e), b.ar(short(text, 110))))
	}
	b.section("who", lines, mostEntities)
}

// others are up to three other wordings of an entity.
func (b *brief) others(e *reading.Entity) string {
	var out []string
	for _, a := range e.Aliases {
		if a != e.Name && len(out) < 3 {
			out = append(out, short(a, 30))
		}
	}
	return strings.Join(out, "، ")
}

func (b *brief) naming(n isnad.Naming) string {
	switch n {
	case isnad.Unnamed:
		return b.label("ui.unnamed")
	case isnad.Pseudonym:
		return b.label("ui.pseudonym")
	case isnad.Collective:
		return b.label("ui.collective")
	}
	return ""
}

// events lists dated events by their dates, then the others in the order of the text.
func (b *brief) events() {
	order := make([]int, len(b.r.Reports))
	for i := range order {
		order[i] = i
	}
	key := func(i int) string {
		if t := b.r.Reports[order[i]].Time; t != nil && t.Value != "" {
			return strings.TrimPrefix(t.Value, "../")
		}
		return "\uffff"
	}
	sort.SliceStable(order, func(i, j int) bool { return key(i) < key(j) })
	var lines []string
	for _, i := range order {
		lines = append(lines, b.event(&b.r.Reports[i]))
	}
	b.section("happened", lines, mostEvents)
}

func (b *brief) event(r *reading.Report) string {
	when := ""
	if r.Time != nil {
		when = r.Time.Value
	}
	parts := []string{b.label("Status." + r.Status.String()), b.kind(r) + " «" + short(b.r.Page.Slice(r.Trigger), 40) + "»"}
	if side := b.sides(r); side != "" {
		parts = append(parts, side)
	}
	if r.Place >= 0 {
		e := &b.r.Who.Entities[r.Place]
		parts = append(parts, fmt.Sprintf("%s (%s%s)", b.name(e.Name, e.NameEn), b.label("Precision."+r.Precision.String()), where(r.Precision, e.At)))
	}
	for _, a := range r.Amounts {
		parts = append(parts, clean(b.r.Page.Slice(a.Extent)))
	}
	if r.Claim >= 0 {
		parts = append(parts, b.label("ui.according")+": "+b.chain(b.r.Attributions[r.Claim].Links))
	}
	return fmt.Sprintf("  %-4s %-21s %s ¶%-3d %-7s %s", r.ID, when, marks[r.Status], b.r.Page.ParagraphOf(r.Trigger.Start), such(r.Judged), b.ar(strings.Join(parts, " · ")))
}

// where are the coordinates of a place and the kilometres around them in which it lies; those of a country say nothing.
func where(p isnad.Precision, at reading.Position) string {
	if !at.Known || p == isnad.Country {
		return ""
	}
	return fmt.Sprintf(" %v,%v ±%v km", at.Lat, at.Lon, at.Radius)
}

func (b *brief) kind(r *reading.Report) string {
	k := b.label("EventType." + r.Type.String())
	if r.Mode != 0 {
		k += "/" + b.label("Mode."+r.Mode.String())
	}
	return k
}

func (b *brief) sides(r *reading.Report) string {
	actors, recipients := b.list(r.Actors), b.list(r.Recipients)
	switch {
	case actors == "" && recipients == "":
		return ""
	case recipients == "":
		return actors
	case actors == "":
		return "؟ ← " + recipients
	}
	return actors + " ← " + recipients
}

func (b *brief) list(who []int32) string {
	var out []string
	for _, i := range who {
		e := &b.r.Who.Entities[i]
		out = append(out, short(b.name(e.Name, e.NameEn), 40))
	}
	return strings.Join(out, "، ")
}

// chain prints who told whom, from the outlet inwards.
func (b *brief) chain(links []reading.Link) string {
	outlet := clean(b.r.Document.Outlet)
	if outlet == "" {
		outlet = string(b.r.Document.ID)
	}
	out := []string{outlet}
	for _, l := range links {
		s := clean(l.As)
		if l.Entity >= 0 {
			e := &b.r.Who.Entities[l.Entity]
			s = short(b.name(e.Name, e.NameEn), 40)
		}
		if n := b.naming(l.Naming); n != "" && l.Naming != isnad.Collective {
			s += " [" + n + "]"
		}
		if l.Cue.Len() > 0 {
			s += " (" + clean(b.r.Page.Slice(l.Cue)) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ← ")
}

func (b *brief) claims() {
	var lines []string
	for i := range b.r.Attributions {
		a := &b.r.Attributions[i]
		text := b.label("Act."+a.Act.String()) + " · " + b.chain(a.Links) + ": «" + short(b.r.Page.Slice(a.Content), 70) + "»"
		lines = append(lines, fmt.Sprintf("  %-4s ¶%-3d %-7s %s", a.ID, b.r.Page.ParagraphOf(a.Content.Start), such(a.Judged), b.ar(text)))
	}
	b.section("says", lines, mostClaims)
}

// holder is the voice of a claim, or the outlet's own.
func (b *brief) holder(claim int32) string {
	if claim < 0 {
		return b.label("ui.outlet")
	}
	return b.chain(b.r.Attributions[claim].Links)
}

func (b *brief) board() {
	var lines []string
	for i := range b.r.WhatIfs {
		w := &b.r.WhatIfs[i]
		lines = append(lines, fmt.Sprintf("  %-4s ¶%-3d         ؟ %s", w.ID, b.r.Page.ParagraphOf(w.Start), b.ar(short(b.r.Page.Slice(w.Extent), 100))))
	}
	for i := range b.r.Conditionals {
		c := &b.r.Conditionals[i]
		text := fmt.Sprintf("%s · %s ⇒ %s · %s", b.valence(c.Valence), short(b.r.Page.Slice(c.If), 50), short(b.r.Page.Slice(c.Then), 60), b.holder(c.Claim))
		lines = append(lines, fmt.Sprintf("  %-4s ¶%-3d %-7s %s %s", c.ID, b.r.Page.ParagraphOf(c.If.Start), such(c.Judged), sign(c.Valence), b.ar(strings.TrimPrefix(text, " · "))))
	}
	b.section("board", lines, mostOthers)
}

func (b *brief) valence(list []reading.Valence) string {
	var out []string
	for _, v := range list {
		word := b.label("ui.for")
		if v.Sign < 0 {
			word = b.label("ui.against")
		}
		e := &b.r.Who.Entities[v.Entity]
		out = append(out, b.name(e.Name, e.NameEn)+" ("+word+")")
	}
	return strings.Join(out, "، ")
}

// sign is + where all outcomes are good, − where all are bad, ± where they differ, = where none is told.
func sign(list []reading.Valence) string {
	plus, minus := false, false
	for _, v := range list {
		plus, minus = plus || v.Sign > 0, minus || v.Sign < 0
	}
	switch {
	case plus && minus:
		return "±"
	case plus:
		return "+"
	case minus:
		return "−"
	}
	return "="
}

func (b *brief) readings() {
	var lines []string
	for i := range b.r.Explanations {
		x := &b.r.Explanations[i]
		of := ""
		if x.OfReport >= 0 {
			of = " ← «" + short(b.r.Page.Slice(b.r.Reports[x.OfReport].Trigger), 30) + "»"
		}
		text := b.label("ReadingKind."+x.Kind.String()) + of + ": " + short(b.r.Page.Slice(x.Reading), 70) + " · " + b.holder(x.Claim)
		lines = append(lines, fmt.Sprintf("  %-4s ¶%-3d %-7s %s", x.ID, b.r.Page.ParagraphOf(x.Reading.Start), such(x.Judged), b.ar(text)))
	}
	b.section("readings", lines, mostOthers)
}

func (b *brief) doubts() {
	var lines []string
	for i, d := range b.r.Doubts {
		text := d.Ar
		if b.e.lang == "en" {
			text = d.En
		}
		if len(d.Candidates) > 0 {
			text += " (" + strings.Join(d.Candidates, " / ") + ")"
		}
		where := "    "
		if d.Len() > 0 {
			where = fmt.Sprintf("¶%-3d", b.r.Page.ParagraphOf(d.Start))
		}
		lines = append(lines, fmt.Sprintf("  %-4s %s %s", fmt.Sprintf("d%d", i+1), where, b.ar(text)))
	}
	b.section("doubts", lines, mostOthers)
}

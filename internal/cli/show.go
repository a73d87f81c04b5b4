package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

func newShow(e *env) *cobra.Command {
	var files source
	var l ledger
	var format string
	c := &cobra.Command{
		Use:   "show ID [FILE...]",
		Short: "show one document, event, claim, entity, commitment or conflict: all tellings, each value with the words it rests on",
		Example: `  isnad show b01/e1
  isnad show person:ali --format json
  isnad show b02/e3 samples/dossier.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("usage: isnad show ID [FILE...]")
			}
			if format != "text" && format != "json" {
				return usagef("--format %q: want text or json", format)
			}
			if err := files.check(); err != nil {
				return err
			}
			return showOne(cmd, e, args, files, &l, format)
		},
	}
	files.flags(c)
	l.flags(c, "case", "known")
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

func showOne(cmd *cobra.Command, e *env, args []string, files source, l *ledger, format string) error {
	g, failure := l.gather(cmd, e, args[1:], files, gatherLinked)
	if g.c == nil {
		return failure
	}
	x, ok := wire.NewRows(g.c, g.texts()).Show(args[0])
	if !ok {
		return fmt.Errorf("nothing in the case has the id %q: %w", args[0], isnad.ErrNotFound)
	}
	if x.Document != nil {
		x.Document.Captured = g.capturedOn(isnad.DocumentID(x.ID))
	}
	if len(args) == 1 {
		if err := l.history(cmd, e, args[0], &x); err != nil {
			return err
		}
	}
	var err error
	if format == "json" {
		err = encoder(e.out, " ").Encode(x)
	} else {
		err = (&shown{newPage(e), g, &x}).print()
	}
	if err != nil {
		return err
	}
	return failure
}

// history adds the acts of persons that are about a noun, under whichever of its ids they were made, the latest first.
func (l *ledger) history(cmd *cobra.Command, e *env, asked string, x *wire.Shown) error {
	ids := []string{x.ID, asked}
	for _, t := range x.Tellings {
		ids = append(ids, t.Document+"/"+t.ID)
	}
	return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
		acts, err := s.Acts(ctx, 0)
		x.Changes = desk.Logged(acts, ids...)
		return err
	})
}

// shown prints one noun for people.
type shown struct {
	*page
	g gathered
	x *wire.Shown
}

func (s *shown) print() error {
	s.head()
	for _, t := range s.x.Words {
		s.line("  %-12s %s", s.place(t.Document, t.Span), s.ar("«"+clean(t.Text)+"»"))
	}
	if len(s.x.Tellings) > 0 {
		s.line("\n%s", s.label("ui.tellings"))
	}
	for i := range s.x.Tellings {
		s.telling(&s.x.Tellings[i])
	}
	s.disputes()
	s.pledges()
	s.lists()
	s.remarks()
	return s.err
}

// head says what the noun is, in one or two lines.
func (s *shown) head() {
	x := s.x
	s.line("%s  %s", s.cell(clean(x.ID), 0), x.Kind)
	switch {
	case x.Event != nil:
		r := x.Event
		s.line("  %s %s  %s %d  %s %d", cmp.Or(r.Time, s.label("ui.undated")), strings.Join(r.Statuses, ","), s.label("ui.documents-told"), len(r.Documents), s.label("ui.origins"), r.Origins)
		s.line("  %s", s.ar(s.eventLine(r)))
	case x.Claim != nil:
		r := x.Claim
		s.line("  %s %s  %s %d  %s %d", r.Published, r.Act, s.label("ui.documents-told"), len(r.Documents), s.label("ui.origins"), r.Origins)
		s.line("  %s", s.ar(s.tellers(r.Outlet, r.Chain, r.Names)+": «"+clean(r.Content.Text)+"»"))
	case x.Entity != nil:
		r := x.Entity
		s.line("  %s %s  %s", r.Kind, r.Code, s.ar(strings.Join(given(r.Name, r.NameEn, r.Romanised), " · ")))
	case x.Document != nil:
		r := x.Document
		s.line("  %s %s %s %s", r.Published, r.Captured, r.OriginKind, r.Origin)
		s.line("  %s", s.ar(r.Outlet+" · "+r.Title))
		for _, l := range given(r.URL, r.Hash) {
			s.line("  %s", clean(l))
		}
	case x.Explanation != nil:
		s.line("  %s  %s", x.Explanation.Kind, x.Explanation.OfEvent)
	case x.Consequence != nil:
		s.line("  %s  %s", x.Consequence.IfEvent, x.Consequence.ThenEvent)
	}
	if o := x.Origin; o != nil {
		s.line("  %s  %s: %s", o.ID, s.label("OriginKind."+o.Kind), strings.Join(o.Documents, " "))
		for _, ev := range o.Evidence {
			s.line("  %-12s %s", s.place(ev.Document, ev.Span), s.ar("«"+short(ev.Text, 110)+"»"))
		}
	}
}

func (s *shown) place(document string, at wire.Span) string { return s.g.place(document, at) }

// place names a document and the paragraph of a span: b01:3.
func (g gathered) place(document string, at wire.Span) string {
	p := g.pages[isnad.DocumentID(document)]
	if p == nil {
		return clean(document)
	}
	return fmt.Sprintf("%s:%d", clean(document), p.ParagraphOf(int32(byteAt(p.Text, at.Start))))
}

// byteAt is the byte at which the n-th code point of a text begins.
func byteAt(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// telling prints one document's account, and below it the words of each value.
func (s *shown) telling(t *wire.Telling) {
	mark := ""
	if st, ok := isnad.ParseStatus(t.Status); ok {
		mark = marks[st] + " " + s.label("Status."+t.Status)
	}
	s.line("  %-12s %-10s %s", s.place(t.Document, t.Words), t.Published, s.ar(strings.Join(given(mark, s.chain(t), "«"+clean(s.words(t))+"»"), " · ")))
	value := func(key string, at *wire.Span) {
		if at != nil {
			s.line("  %12s %s", "", s.ar(s.label("ui."+key)+": «"+clean(at.Text)+"»"))
		}
	}
	if g := t.Grounds; g != nil {
		value("actor", g.Actor)
		value("recipient", g.Recipient)
		value("place", g.Place)
		value("time", g.Time)
	}
	for i := range t.Quantities {
		value("number", &t.Quantities[i].Span)
	}
}

// words are those of the whole clause where they are known, else of the trigger.
func (s *shown) words(t *wire.Telling) string {
	if t.Scope != nil {
		return short(t.Scope.Text, 110)
	}
	return t.Words.Text
}

func (s *shown) chain(t *wire.Telling) string {
	names := map[string]wire.Name{}
	for _, l := range t.Chain {
		for _, e := range s.g.c.Entities {
			if string(e.ID) == l.Entity {
				names[l.Entity] = wire.Name{Name: e.Name, NameEn: e.NameEn}
			}
		}
	}
	return s.tellers(t.Outlet, t.Chain, names)
}

// disputes prints what documents say differently, and later figures: each side with its words.
func (s *shown) disputes() {
	if len(s.x.Conflicts) > 0 {
		s.line("\n%s", s.label("ui.conflicts"))
	}
	for _, c := range s.x.Conflicts {
		s.line("  %s %s", c.ID, s.ar(s.label("ui."+c.Field)))
		for _, side := range c.Sides {
			s.side(side)
		}
	}
	if len(s.x.Updates) > 0 {
		s.line("\n%s", s.label("ui.updates"))
	}
	for _, u := range s.x.Updates {
		s.line("  %s %s", u.ID, s.ar(s.label("ui."+u.Field)))
		s.side(u.From)
		s.side(u.To)
	}
}

func (s *shown) side(x wire.Side) {
	s.line("    %-12s %-14s %s", s.place(x.Document, x.Span), s.value(x.Value), s.ar("«"+clean(x.Span.Text)+"»"))
}

// value spells out a value that is an entity's id.
func (s *shown) value(v string) string {
	for _, e := range s.g.c.Entities {
		if string(e.ID) == v {
			return s.ar(s.name(e.Name, e.NameEn))
		}
	}
	return clean(v)
}

func (s *shown) pledges() {
	if len(s.x.Commitments) > 0 {
		s.line("\n%s", s.label("ui.commitments"))
	}
	for _, k := range s.x.Commitments {
		who := s.value(k.By)
		if k.To != "" {
			who += " ← " + s.value(k.To)
		}
		s.line("  %-12s %-10s %s", k.ID, k.Deadline, s.ar(strings.Join(given(s.label("CommitmentKind."+k.Kind), who, s.label("Outcome."+k.Outcome)), " · ")))
		s.line("  %-12s %s", s.place(k.Document, k.Span), s.ar("«"+short(k.Span.Text, 110)+"»"))
		if k.OutcomeSpan != nil {
			s.line("  %-12s %s", s.place(k.OutcomeDocument, *k.OutcomeSpan), s.ar("«"+short(k.OutcomeSpan.Text, 110)+"»"))
		}
	}
}

// lists prints events and claims that belong to the noun, a line each.
func (s *shown) lists() {
	if len(s.x.Events) > 0 {
		key := "ui.takes-part"
		if s.x.Entity == nil {
			key = "ui.tells"
		}
		s.line("\n%s", s.label(key))
	}
	for i := range s.x.Events {
		r := &s.x.Events[i]
		s.line("  %s %-10s %s", s.cell(clean(r.ID), 12), r.Time, s.ar(s.eventLine(r)))
	}
	if len(s.x.Claims) > 0 {
		key := "ui.says"
		if s.x.Event != nil || s.x.Claim != nil {
			key = "ui.denied-by"
		}
		s.line("\n%s", s.label(key))
	}
	for i := range s.x.Claims {
		r := &s.x.Claims[i]
		s.line("  %s %-10s %s", s.cell(clean(r.ID), 12), r.Act, s.ar(s.tellers(r.Outlet, r.Chain, r.Names)+": «"+short(r.Content.Text, 90)+"»"))
	}
}

func (s *shown) remarks() {
	if len(s.x.Notes)+len(s.x.Doubts) > 0 {
		s.line("\n%s", s.label("ui.notes"))
	}
	for _, n := range s.x.Notes {
		if n.Lang != "" {
			s.line("  ✎ %s [%s] %s ← %s «%s»", clean(n.Author), clean(n.Lang), s.ar(n.Text), clean(n.Document), s.ar(short(n.Words, 90)))
			continue
		}
		s.line("  ✎ %s %s", clean(n.Author), s.ar(n.Text))
	}
	for _, d := range s.x.Doubts {
		s.line("  ? %d %s %s", d.Change, clean(d.Author), d.Why)
	}
	if len(s.x.Changes) > 0 {
		s.line("\n%s", s.label("ui.changes"))
	}
	for _, c := range s.x.Changes {
		sign := " "
		if c.Undone {
			sign = "×"
		}
		s.line("%6d %s %s  %s  %s", c.Number, sign, c.At.Format(time.DateTime), clean(c.Author), clean(c.What))
	}
}

// given leaves out what is empty.
func given(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

package cli

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/inquiry/watch"
	"isnad/internal/search"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// newWatchAdd saves an indicator.
func newWatchAdd(e *env) *cobra.Command {
	var l ledger
	var w isnad.Indicator
	var types, modes, statuses, acts []string
	c := &cobra.Command{
		Use:   "add NAME",
		Short: "save an indicator: a pattern of event, actor, place, status or claim; one of that name is replaced",
		Long: "All fields that are given must be met by one event or claim; of several values of a field any will do. Without a field that only events have (type, mode, status, actor, recipient, " +
			"place, at-least), claims are watched. --case binds the indicator to the documents of that case: it is told with isnad watch --new --case.",
		Example: `  isnad watch add closure --type COERCE --mode restrict --actor "van Dalen" --place العراق --status happened
  isnad watch add deaths --type ASSAULT --place البصرة --at-least 10
  isnad watch add denials --act deny --by "وزارة الدفاع" --claim 'القنصلية'
  isnad watch add disputed --type ASSAULT --conflict --reason 'the culprit is open'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("usage: isnad watch add NAME --type ... --actor ...")
			}
			w.Name, w.Case = args[0], l.name
			if err := codesInto(&w.Pattern, types, modes, statuses, acts); err != nil {
				return err
			}
			if _, err := watch.Words(w.Pattern.Claim, search.New(lexicon.Arabic())); err != nil {
				return usage{err}
			}
			return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
				return l.appends(ctx, e, s, author, func() ([]isnad.Step, error) {
					step, err := edit.Indicator(w)
					return []isnad.Step{step}, err
				})
			})
		},
	}
	l.flags(c, "case", "as")
	p, f := &w.Pattern, c.Flags()
	f.StringSliceVar(&types, "type", nil, "types of events, with their mode where that is wanted: ASSAULT,COERCE/restrict")
	f.StringSliceVar(&modes, "mode", nil, "modes of events: restrict, arrest, shooting")
	f.StringSliceVar(&statuses, "status", nil, "what a document says of it: happened, planned, threatened, demanded, promised, possible, negated")
	f.StringSliceVar(&p.Actors, "actor", nil, "who acts: a name in either script, a code (IRQ, IRQ/GOV, GOV) or an id")
	f.StringSliceVar(&p.Recipients, "recipient", nil, "whom it is done to, as --actor")
	f.StringSliceVar(&p.Places, "place", nil, "where, or what the place lies in: a name in either script, a country (IRQ) or an id")
	f.StringSliceVar(&p.Voices, "by", nil, "who says so: an outlet, or a voice by its name, code or id")
	f.StringSliceVar(&acts, "act", nil, "what is done by saying it: state, deny, accuse, demand, threaten, promise, predict, warn")
	f.StringVar(&p.Claim, "claim", "", "words of the claim, as isnad search has them")
	f.Float64Var(&p.AtLeast, "at-least", 0, "a figure of it is that or more")
	f.BoolVar(&p.Conflict, "conflict", false, "documents contradict each other about it")
	f.StringVar(&w.Reason, "reason", "", "what it would mean")
	return c
}

// codesInto reads the values of closed vocabularies.
func codesInto(p *isnad.Pattern, types, modes, statuses, acts []string) error {
	for _, t := range types {
		code, mode, _ := strings.Cut(t, "/")
		x, ok := isnad.ParseEventType(strings.ToUpper(code))
		if !ok {
			return usagef("--type %q: no such type of event; docs/terms.md lists them", t)
		}
		p.Types = append(p.Types, x)
		if mode != "" {
			modes = append(modes, mode)
		}
	}
	if err := parsed("mode", &p.Modes, modes, isnad.ParseMode); err != nil {
		return err
	}
	if err := parsed("status", &p.Statuses, statuses, isnad.ParseStatus); err != nil {
		return err
	}
	return parsed("act", &p.Acts, acts, isnad.ParseAct)
}

func parsed[C any](flag string, to *[]C, codes []string, parse func(string) (C, bool)) error {
	for _, s := range codes {
		x, ok := parse(s)
		if !ok {
			return usagef("--%s %q: there is no such value; docs/terms.md lists them", flag, s)
		}
		*to = append(*to, x)
	}
	return nil
}

func newWatchRemove(e *env) *cobra.Command {
	var l ledger
	c := &cobra.Command{Use: "remove NAME...", Short: "watch no more for indicators; undo brings them back", Example: "  isnad watch remove closure", RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("usage: isnad watch remove NAME...")
		}
		return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
			return l.appends(ctx, e, s, author, func() (steps []isnad.Step, err error) {
				saved, err := s.Indicators(ctx)
				if err != nil {
					return nil, err
				}
				for _, name := range args {
					step, err := edit.Unwatch(saved, name)
					if err != nil {
						return nil, err
					}
					steps = append(steps, step)
				}
				return steps, nil
			})
		})
	}}
	l.flags(c, "as")
	return c
}

func newWatchList(e *env) *cobra.Command {
	var l ledger
	var shown listing
	c := &cobra.Command{Use: "list", Short: "list the indicators, with who saved them and when", Example: "  isnad watch list --format jsonl", RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usagef("usage: isnad watch list")
		}
		if err := shown.check(); err != nil {
			return err
		}
		return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
			saved, err := s.Indicators(ctx)
			if err != nil {
				return err
			}
			author, _ := l.author()
			var rows []wire.IndicatorRow
			for _, w := range saved {
				m, err := s.Mark(ctx, author, desk.MarkOf(w.Name, l.name))
				if err != nil {
					return err
				}
				if l.name == "" || w.Case == "" || w.Case == l.name {
					rows = append(rows, wire.NewIndicatorRow(w, m.At))
				}
			}
			return indicatorSheet().print(e, shown, rows)
		})
	}}
	l.flags(c, "case", "as")
	shown.flags(c)
	return c
}

func indicatorSheet() sheet[wire.IndicatorRow] {
	text := func(name string, of func(*wire.IndicatorRow) string) column[wire.IndicatorRow] {
		return column[wire.IndicatorRow]{name, of}
	}
	all := []column[wire.IndicatorRow]{text("name", func(r *wire.IndicatorRow) string { return r.Name }), text("case", func(r *wire.IndicatorRow) string { return r.Case }),
		text("by", func(r *wire.IndicatorRow) string { return r.Author }), text("at", func(r *wire.IndicatorRow) string { return r.At }), text("looked", func(r *wire.IndicatorRow) string { return r.Looked })}
	query, reason := text("pattern", func(r *wire.IndicatorRow) string { return r.Query }), text("reason", func(r *wire.IndicatorRow) string { return r.Reason })
	return sheet[wire.IndicatorRow]{
		table: append(slices.Clone(all), text("pattern", func(r *wire.IndicatorRow) string { return strings.Join(given(r.Query, r.Reason), " · ") })),
		csv:   append(slices.Clone(all), query, reason),
	}
}

// news prints what documents that came since a look tell of indicators and commitments, and where it was asked since the last look notes this one once all is printed.
func (o *watching) news(cmd *cobra.Command, e *env, names []string) error {
	if !slices.Contains([]string{"text", "json", "jsonl", "csv", "atom"}, o.format) {
		return usagef("--format %q: want text, json, jsonl, csv or atom", o.format)
	}
	author, err := o.author()
	if err != nil && o.from == "" {
		return err
	}
	if o.asOf != "" || o.known != "" {
		return usagef("watch --new: --as-of and --known are for commitments alone; --since says from when on")
	}
	var to sqlite.Mark
	var looked []string
	err = o.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) (err error) {
		if to.Number, err = s.Last(ctx); err != nil {
			return err
		}
		to.At = o.now().UTC()
		looked, err = o.tell(ctx, e, s, author, names, to)
		return err
	})
	if err != nil || o.from != "" || o.peek {
		return err
	}
	err = o.with(cmd, e, sqlite.Options{}, func(ctx context.Context, s *sqlite.Store) error {
		for _, name := range looked {
			if err := s.SetMark(ctx, author, desk.MarkOf(name, o.name), to); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		fmt.Fprintln(e.err, "isnad: that you looked could not be noted; the same will be told again:", err)
	}
	return nil
}

// tell prints the news and returns what was looked at.
func (o *watching) tell(ctx context.Context, e *env, s *sqlite.Store, author string, names []string, to sqlite.Mark) (looked []string, err error) {
	v := store.View{Name: o.name}
	if err := linking(&v); err != nil {
		return nil, err
	}
	g, err := o.fetch(ctx, e, s, v)
	if err != nil {
		return nil, err
	}
	if g.arrivals == nil {
		return nil, fmt.Errorf("%s: when its documents came can not be read: %w", o.path(), isnad.ErrDamaged)
	}
	w := desk.Watch{Name: o.name, Author: author, To: to, Arrivals: g.arrivals}
	if o.from != "" {
		m, err := desk.SinceMark(ctx, s, o.from)
		if err != nil {
			return nil, misused(err)
		}
		w.From = &m
	}
	n, looked, err := w.News(ctx, s, g.c, wire.NewRows(g.c, g.texts()), names)
	if err != nil {
		return nil, misused(err)
	}
	return looked, o.print(e, g, &n)
}

// misused makes of an invalid request an error of the caller's words.
func misused(err error) error {
	if errors.Is(err, isnad.ErrInvalid) {
		return usage{err}
	}
	return err
}

// print prints the news in the form that was asked for; nothing where there are none.
func (o *watching) print(e *env, g gathered, n *wire.Watch) error {
	var rows []wire.MatchRow
	for _, x := range n.Indicators {
		rows = append(rows, x.Matches...)
	}
	d := digest{page: newPage(e), g: g, all: o.all || o.format == "atom"}
	d.indications(n)
	switch o.format {
	case "jsonl", "csv":
		return d.matchSheet().print(e, o.listing, rows)
	case "json":
		if len(n.Indicators)+len(n.Commitments) == 0 {
			return nil
		}
		return encoder(e.out, " ").Encode(n)
	case "atom":
		if len(rows)+len(n.Commitments) == 0 {
			return nil
		}
		return d.feed("watch "+o.name, n.To)
	}
	return d.print()
}

// feed prints the sections as a feed (RFC 4287) whose entries keep their ids.
func (d *digest) feed(name, to string) error {
	if _, err := io.WriteString(d.e.out, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(d.e.out)
	enc.Indent("", " ")
	if err := enc.Encode(wire.NewFeedOf(strings.TrimSpace(name), d.e.lang, to, d.entries())); err != nil {
		return err
	}
	_, err := io.WriteString(d.e.out, "\n")
	return err
}

// indications make a section of each indicator, and one of the commitments.
func (d *digest) indications(n *wire.Watch) {
	for i := range n.Indicators {
		x := &n.Indicators[i]
		s := section{key: "indicator:" + x.Name, title: d.label("ui.indicator") + " " + d.ar(clean(x.Name))}
		if x.Repeats > 0 {
			s.note = fmt.Sprintf(" · %s: %d", d.label("ui.only-repeated"), x.Repeats)
		}
		for k := range x.Matches {
			s.entries = append(s.entries, d.match(&x.Matches[k]))
		}
		d.sections = append(d.sections, s)
	}
	d.commitments(n.Commitments)
}

// match says what is new about one event or claim that is watched for.
func (d *digest) match(m *wire.MatchRow) entry {
	what, line := "changed-account", ""
	if m.First {
		what = "first-time"
	}
	if m.Event != nil {
		line = d.eventLine(m.Event)
	} else {
		line = d.tellers(m.Claim.Outlet, m.Claim.Chain, m.Claim.Names) + ": «" + short(m.Claim.Content.Text, 90) + "»"
	}
	x := entry{id: m.ID, Entry: wire.Entry{Title: d.label("ui."+what) + " · " + line, Key: m.ID + "\x00" + what}}
	for i := range m.Told {
		t := &m.Told[i]
		x.lines = append(x.lines, placed{d.place(t.Document, t.Span), d.toldLine(t, m.Names)})
		x.At = max(x.At, d.g.capturedOn(isnad.DocumentID(t.Document)))
	}
	for i := range m.Changed {
		a := &m.Changed[i]
		for k := range a.Was {
			x.lines = append(x.lines, d.field(a, d.side("was", &a.Was[k], a.Names)))
		}
		for k := range a.Now {
			x.lines = append(x.lines, d.field(a, d.side("now", &a.Now[k], a.Names)))
			x.Key += "\x00" + a.Field + "\x00" + a.Now[k].Value
			x.At = max(x.At, d.g.capturedOn(isnad.DocumentID(a.Now[k].Document)))
		}
	}
	for i := range m.Denied {
		t := &m.Denied[i]
		x.lines = append(x.lines, placed{d.place(t.Document, t.Span), d.label("ui.denied") + ": " + d.toldLine(t, m.Names)})
		x.Key += "\x00denied\x00" + t.Document
		x.At = max(x.At, d.g.capturedOn(isnad.DocumentID(t.Document)))
	}
	if m.Repeats > 0 {
		x.lines = append(x.lines, placed{"", fmt.Sprintf("%s: %d", d.label("ui.repeats"), m.Repeats)})
	}
	return x
}

func (d *digest) field(a *wire.ChangedAccount, p placed) placed {
	p.text = d.label("ui."+a.Field) + " " + p.text
	return p
}

func (d *digest) toldLine(t *wire.ToldRow, names map[string]wire.Name) string {
	how := ""
	if st, ok := isnad.ParseStatus(t.Status); ok && t.Status != "" {
		how = marks[st] + " " + d.label("Status."+t.Status)
	} else if t.Act != "" {
		how = d.label("Act." + t.Act)
	}
	return strings.Join(given(how, "«"+short(t.Span.Text, 90)+"»", d.tellers(t.Outlet, t.Chain, names)), " · ")
}

func (d *digest) matchSheet() sheet[wire.MatchRow] {
	text := func(name string, of func(*wire.MatchRow) string) column[wire.MatchRow] {
		return column[wire.MatchRow]{name, of}
	}
	return sheet[wire.MatchRow]{csv: []column[wire.MatchRow]{text("indicator", func(r *wire.MatchRow) string { return r.Indicator }), text("kind", func(r *wire.MatchRow) string { return r.Kind }),
		text("id", func(r *wire.MatchRow) string { return r.ID }), text("first", func(r *wire.MatchRow) string { return fmt.Sprint(r.First) }),
		text("changed", func(r *wire.MatchRow) string {
			var out []string
			for _, a := range r.Changed {
				var was, now []string
				for _, s := range a.Was {
					was = append(was, s.Value)
				}
				for _, s := range a.Now {
					now = append(now, s.Value)
				}
				out = append(out, a.Field+": "+strings.Join(was, ", ")+" → "+strings.Join(now, ", "))
			}
			return strings.Join(out, "; ")
		}), text("denied", func(r *wire.MatchRow) string { return fmt.Sprint(len(r.Denied)) }), text("repeats", func(r *wire.MatchRow) string { return fmt.Sprint(r.Repeats) }),
		text("documents", func(r *wire.MatchRow) string { return fmt.Sprint(r.Documents) }), text("what", func(r *wire.MatchRow) string { return d.match(r).Title }),
		text("words", func(r *wire.MatchRow) string {
			var out []string
			for _, l := range d.match(r).lines {
				out = append(out, strings.TrimSpace(l.at+" "+l.text))
			}
			return strings.Join(out, "; ")
		})}}
}

package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/wire"
)

// A seen case is what a listing command is given: the linked case, folded, with what the caller chose.
type seen struct {
	*page
	g     gathered
	rows  *wire.Rows
	pick  *desk.Picker
	shown listing
}

// lister makes a command that lists what a linked case holds, one of files or of the store.
func lister(e *env, c *cobra.Command, chosen []string, print func(s seen) error) *cobra.Command {
	var files source
	var l ledger
	var o choice
	var shown listing
	c.Use += " [FILE...]"
	c.RunE = func(cmd *cobra.Command, args []string) error {
		for _, check := range []func() error{shown.check, files.check, o.check} {
			if err := check(); err != nil {
				return err
			}
		}
		g, failure := l.gather(cmd, e, args, files, gatherLinked)
		if g.c == nil {
			return failure
		}
		p, err := o.picker(g.c)
		if err != nil {
			return err
		}
		if err := print(seen{newPage(e), g, wire.NewRows(g.c, g.texts()), p, shown}); err != nil {
			return err
		}
		return failure
	}
	files.flags(c)
	l.flags(c, "case", "known")
	o.flags(c, chosen...)
	shown.flags(c)
	return c
}

func newEvents(e *env) *cobra.Command {
	return lister(e, &cobra.Command{
		Use:   "events",
		Short: "list what happened, was planned, threatened or denied: an event that many tell is one line, the newest first",
		Example: `  isnad events --status happened --place العراق --since 2024-03
  isnad events --type ASSAULT,COERCE/restrict --actor "van Dalen" --format csv
  isnad events samples/dossier.jsonl`,
	}, []string{"type", "status", "actor", "place", "source", "since", "until"}, func(s seen) error {
		var rows []wire.EventRow
		for _, x := range s.pick.Events() {
			rows = append(rows, s.rows.Event(x))
		}
		return s.eventSheet().print(s.e, s.shown, rows)
	})
}

func (p *page) eventSheet() sheet[wire.EventRow] {
	id := column[wire.EventRow]{"id", func(r *wire.EventRow) string { return r.ID }}
	time := column[wire.EventRow]{"time", func(r *wire.EventRow) string { return r.Time }}
	documents := column[wire.EventRow]{"documents", func(r *wire.EventRow) string { return fmt.Sprint(len(r.Documents)) }}
	origins := column[wire.EventRow]{"origins", func(r *wire.EventRow) string { return fmt.Sprint(r.Origins) }}
	statuses := column[wire.EventRow]{"statuses", func(r *wire.EventRow) string { return strings.Join(r.Statuses, ",") }}
	conflicts := column[wire.EventRow]{"conflicts", func(r *wire.EventRow) string { return strings.Join(r.Conflicts, ",") }}
	return sheet[wire.EventRow]{
		table: []column[wire.EventRow]{id, time, {"type", func(r *wire.EventRow) string { return strings.TrimSuffix(r.Type+"/"+r.Mode, "/") }}, statuses, documents, origins,
			conflicts, {"what", p.eventLine}},
		csv: []column[wire.EventRow]{id, time, {"type", func(r *wire.EventRow) string { return r.Type }}, {"mode", func(r *wire.EventRow) string { return r.Mode }}, statuses,
			{"actors", func(r *wire.EventRow) string { return p.names(r.Actors, r.Names, "; ") }}, {"actor_ids", func(r *wire.EventRow) string { return strings.Join(r.Actors, "; ") }},
			{"recipients", func(r *wire.EventRow) string { return p.names(r.Recipients, r.Names, "; ") }}, {"recipient_ids", func(r *wire.EventRow) string { return strings.Join(r.Recipients, "; ") }},
			{"place", func(r *wire.EventRow) string { return p.names([]string{r.Place}, r.Names, "") }}, {"place_id", func(r *wire.EventRow) string { return r.Place }},
			{"quantities", func(r *wire.EventRow) string { return figures(r.Quantities, 0) }}, documents, origins, conflicts,
			{"denied_by", func(r *wire.EventRow) string { return strings.Join(r.DeniedBy, "; ") }},
			{"trigger", func(r *wire.EventRow) string { return r.Trigger.Text }}, {"document", func(r *wire.EventRow) string { return r.Trigger.Document }},
			{"start", func(r *wire.EventRow) string { return fmt.Sprint(r.Trigger.Start) }}, {"end", func(r *wire.EventRow) string { return fmt.Sprint(r.Trigger.End) }}},
	}
}

// eventLine says an event in the words of a brief: kind, word, who against whom, where, how many.
func (p *page) eventLine(r *wire.EventRow) string {
	kind := p.label("EventType." + r.Type)
	if r.Mode != "" {
		kind += "/" + p.label("Mode."+r.Mode)
	}
	parts := []string{kind + " «" + short(r.Trigger.Text, 40) + "»"}
	actors, recipients := p.names(r.Actors, r.Names, "، "), p.names(r.Recipients, r.Names, "، ")
	switch {
	case recipients != "":
		parts = append(parts, cmp.Or(actors, "؟")+" ← "+recipients)
	case actors != "":
		parts = append(parts, actors)
	}
	if where := p.names([]string{r.Place}, r.Names, ""); where != "" {
		parts = append(parts, where)
	}
	if n := figures(r.Quantities, 3); n != "" {
		parts = append(parts, n)
	}
	return strings.Join(parts, " · ")
}

// names spells out ids.
func (p *page) names(ids []string, names map[string]wire.Name, between string) string {
	var out []string
	for _, id := range ids {
		if n, ok := names[id]; ok {
			out = append(out, short(p.name(n.Name, n.NameEn), 40))
		}
	}
	return strings.Join(out, between)
}

// figures lists the words of up to most figures, 0 for all.
func figures(list []wire.TellingAmount, most int) string {
	var out []string
	for _, a := range list {
		if s := clean(a.Span.Text); !slices.Contains(out, s) && (most == 0 || len(out) < most) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "؛ ")
}

func newClaims(e *env) *cobra.Command {
	return lister(e, &cobra.Command{
		Use:   "claims",
		Short: "list who says what, through whom: a claim that many pass on is one line, the newest first",
		Example: `  isnad claims --act deny
  isnad claims --source "وزارة الدفاع" --naming unnamed --format jsonl`,
	}, []string{"act", "naming", "source", "since", "until"}, func(s seen) error {
		var rows []wire.ClaimRow
		for _, c := range s.pick.Claims() {
			rows = append(rows, s.rows.Claim(c))
		}
		return s.claimSheet().print(s.e, s.shown, rows)
	})
}

func (p *page) claimSheet() sheet[wire.ClaimRow] {
	id := column[wire.ClaimRow]{"id", func(r *wire.ClaimRow) string { return r.ID }}
	published := column[wire.ClaimRow]{"published", func(r *wire.ClaimRow) string { return r.Published }}
	act := column[wire.ClaimRow]{"act", func(r *wire.ClaimRow) string { return r.Act }}
	documents := column[wire.ClaimRow]{"documents", func(r *wire.ClaimRow) string { return fmt.Sprint(len(r.Documents)) }}
	origins := column[wire.ClaimRow]{"origins", func(r *wire.ClaimRow) string { return fmt.Sprint(r.Origins) }}
	denied := column[wire.ClaimRow]{"denied_by", func(r *wire.ClaimRow) string { return strings.Join(r.DeniedBy, ",") }}
	return sheet[wire.ClaimRow]{
		table: []column[wire.ClaimRow]{id, published, act, documents, origins, denied, {"what", func(r *wire.ClaimRow) string {
			return p.tellers(r.Outlet, r.Chain, r.Names) + ": «" + short(r.Content.Text, 90) + "»"
		}}},
		csv: []column[wire.ClaimRow]{id, published, {"outlet", func(r *wire.ClaimRow) string { return r.Outlet }}, act, {"quoted", func(r *wire.ClaimRow) string { return fmt.Sprint(r.Quoted) }},
			{"chain", func(r *wire.ClaimRow) string { return p.tellers(r.Outlet, r.Chain, r.Names) }}, {"naming", func(r *wire.ClaimRow) string { return namings(r.Chain) }},
			{"content", func(r *wire.ClaimRow) string { return r.Content.Text }}, {"about", func(r *wire.ClaimRow) string { return strings.Join(r.About, "; ") }},
			{"denies", func(r *wire.ClaimRow) string { return strings.Join(r.Denies, "; ") }}, {"denied_by", func(r *wire.ClaimRow) string { return strings.Join(r.DeniedBy, "; ") }},
			documents, origins, {"document", func(r *wire.ClaimRow) string { return r.Content.Document }}, {"start", func(r *wire.ClaimRow) string { return fmt.Sprint(r.Content.Start) }},
			{"end", func(r *wire.ClaimRow) string { return fmt.Sprint(r.Content.End) }}},
	}
}

// tellers prints who told whom, from the outlet inwards.
func (p *page) tellers(outlet string, chain []wire.Link, names map[string]wire.Name) string {
	out := []string{cmp.Or(clean(outlet), p.label("ui.outlet"))}
	for _, l := range chain {
		s := clean(l.As)
		if n := p.names([]string{l.Entity}, names, ""); n != "" {
			s = n
		}
		if n, ok := isnad.ParseNaming(l.Naming); ok && (n == isnad.Unnamed || n == isnad.Pseudonym) {
			s += " [" + p.label("Naming."+l.Naming) + "]"
		}
		if l.Cue != nil {
			s += " (" + clean(l.Cue.Text) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ← ")
}

func namings(chain []wire.Link) string {
	var out []string
	for _, l := range chain {
		out = append(out, l.Naming)
	}
	return strings.Join(out, " > ")
}

func newDocuments(e *env) *cobra.Command {
	return lister(e, &cobra.Command{
		Use:     "documents",
		Short:   "list the documents with where each has its matter from, the newest first",
		Example: "  isnad documents --source \"صدى الرافدين\" --since 2024-04\n  isnad documents --format csv",
	}, []string{"source", "since", "until"}, func(s seen) error {
		rows := s.pick.Documents(s.rows)
		for i := range rows {
			rows[i].Captured = s.g.capturedOn(isnad.DocumentID(rows[i].ID))
		}
		return documentSheet().print(s.e, s.shown, rows)
	})
}

func documentSheet() sheet[wire.DocumentRow] {
	text := func(name string, of func(*wire.DocumentRow) string) column[wire.DocumentRow] {
		return column[wire.DocumentRow]{name, of}
	}
	number := func(name string, of func(*wire.DocumentRow) int) column[wire.DocumentRow] {
		return column[wire.DocumentRow]{name, func(r *wire.DocumentRow) string { return fmt.Sprint(of(r)) }}
	}
	id := text("id", func(r *wire.DocumentRow) string { return r.ID })
	published := text("published", func(r *wire.DocumentRow) string { return r.Published })
	captured := text("captured", func(r *wire.DocumentRow) string { return r.Captured })
	kind := text("origin_kind", func(r *wire.DocumentRow) string { return r.OriginKind })
	origin := text("origin", func(r *wire.DocumentRow) string { return r.Origin })
	shared := number("shared", func(r *wire.DocumentRow) int { return r.Shared })
	events := number("events", func(r *wire.DocumentRow) int { return r.Events })
	claims := number("claims", func(r *wire.DocumentRow) int { return r.Claims })
	return sheet[wire.DocumentRow]{
		table: []column[wire.DocumentRow]{id, published, kind, origin, shared, events, claims, text("title", func(r *wire.DocumentRow) string { return short(r.Outlet+" · "+r.Title, 90) })},
		csv: []column[wire.DocumentRow]{id, published, captured, text("outlet", func(r *wire.DocumentRow) string { return r.Outlet }), text("title", func(r *wire.DocumentRow) string { return r.Title }),
			text("author", func(r *wire.DocumentRow) string { return r.Author }), text("url", func(r *wire.DocumentRow) string { return r.URL }), text("language", func(r *wire.DocumentRow) string { return r.Language }),
			text("hash", func(r *wire.DocumentRow) string { return r.Hash }), kind, origin, shared, events, claims},
	}
}

func newSources(e *env) *cobra.Command {
	return lister(e, &cobra.Command{
		Use:   "sources",
		Short: "list who speaks: voices, named or not, then outlets, with what is owed to each and from how many origins",
		Long: "Lists the outlets and the voices that documents cite. Of each: the claims owed to it, how many of them are denials and how many others deny; the tellings in which it " +
			"speaks to the outlet itself (direct) and in which others pass on what it says (relayed); the claims of others that it passes on; and from how many documents and " +
			"independent origins all this is known.",
		Example: "  isnad sources --naming unnamed\n  isnad sources --kind outlet --format csv",
	}, []string{"kind", "naming", "source"}, func(s seen) error {
		return s.sourceSheet().print(s.e, s.shown, desk.Voices(s.pick, s.rows.Sources(), func(r wire.SourceRow) wire.SourceRow { return r }))
	})
}

func (p *page) sourceSheet() sheet[wire.SourceRow] {
	text := func(name string, of func(*wire.SourceRow) string) column[wire.SourceRow] {
		return column[wire.SourceRow]{name, of}
	}
	number := func(name string, of func(*wire.SourceRow) int) column[wire.SourceRow] {
		return column[wire.SourceRow]{name, func(r *wire.SourceRow) string { return fmt.Sprint(of(r)) }}
	}
	counts := []column[wire.SourceRow]{
		number("claims", func(r *wire.SourceRow) int { return r.Claims }), number("denials", func(r *wire.SourceRow) int { return r.Denials }), number("denied", func(r *wire.SourceRow) int { return r.Denied }),
		number("direct", func(r *wire.SourceRow) int { return r.Direct }), number("relayed", func(r *wire.SourceRow) int { return r.Relayed }), number("passes_on", func(r *wire.SourceRow) int { return r.PassesOn }),
		number("documents", func(r *wire.SourceRow) int { return r.Documents }), number("origins", func(r *wire.SourceRow) int { return r.Origins }),
	}
	kind := text("kind", func(r *wire.SourceRow) string { return r.Kind })
	naming := text("naming", func(r *wire.SourceRow) string { return r.Naming })
	last := text("last", func(r *wire.SourceRow) string { return r.Last })
	name := text("name", func(r *wire.SourceRow) string { return p.name(r.Name, r.NameEn) })
	var csv []column[wire.SourceRow]
	csv = append(csv, text("id", func(r *wire.SourceRow) string { return r.ID }), name, kind, naming, text("code", func(r *wire.SourceRow) string { return r.Code }))
	csv = append(append(csv, counts...), number("own", func(r *wire.SourceRow) int { return r.Own }), number("copies", func(r *wire.SourceRow) int { return r.Copies }),
		number("relays", func(r *wire.SourceRow) int { return r.Relays }), text("channels", func(r *wire.SourceRow) string { return strings.Join(r.Channels, "; ") }), last)
	return sheet[wire.SourceRow]{
		table: append(append([]column[wire.SourceRow]{kind, naming}, counts...), last, text("name", func(r *wire.SourceRow) string {
			id := ""
			if r.Kind != "outlet" && r.ID != "" {
				id = " (" + r.ID + ")"
			}
			return p.name(r.Name, r.NameEn) + id
		})),
		csv: csv,
	}
}

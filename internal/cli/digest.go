package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"isnad"
	"isnad/internal/wire"
)

// A digest puts news into words: one heading a section, one entry a piece of news.
type digest struct {
	*page
	g        gathered
	all      bool
	sections []section
}

type section struct {
	key     string
	title   string
	note    string // at the end of its heading
	entries []entry
}

// An entry is one piece of news. The lines stand below its first; where each begins with the place of its words.
type entry struct {
	wire.Entry
	id    string
	lines []placed
}

// placed is a line with the place in the texts that it rests on.
type placed struct{ at, text string }

// mostNews is how many entries of a section are shown without --all.
const mostNews = 12

// gather makes the sections in the order in which an analyst wants them.
func (d *digest) gather(n *wire.News) {
	d.accounts(n)
	d.commitments(n.Commitments)
	d.events(n)
	d.voices(n)
	d.feeds(n)
	d.documents(n)
	d.changes(n)
}

func (d *digest) add(key string, entries []entry) {
	if len(entries) > 0 {
		d.sections = append(d.sections, section{key: key, title: d.label("ui." + key), entries: entries})
	}
}

// accounts say what was told before and what is told now, each with its words and who says so.
func (d *digest) accounts(n *wire.News) {
	var out []entry
	for _, a := range n.Accounts {
		title, updated := "", ""
		switch {
		case a.Event != nil:
			title = d.eventLine(a.Event)
		case a.Claim != nil:
			title = d.tellers(a.Claim.Outlet, a.Claim.Chain, a.Claim.Names) + ": «" + short(a.Claim.Content.Text, 90) + "»"
		}
		x := entry{id: a.About, Entry: wire.Entry{Title: d.label("ui."+a.Field) + " · " + title, Key: a.About + "\x00" + a.Field}}
		for _, side := range a.Was {
			x.lines = append(x.lines, d.side("was", &side, a.Names))
		}
		for _, side := range a.Now {
			x.lines = append(x.lines, d.side("now", &side, a.Names))
			x.Key += "\x00" + side.Value
			updated = max(updated, d.g.capturedOn(isnad.DocumentID(side.Document)))
		}
		x.At = updated
		out = append(out, x)
	}
	d.add("accounts", out)
}

// turn says what became of a commitment, with the words of both.
func (d *digest) turn(k *wire.Turn) entry {
	who := d.names([]string{k.By}, k.Names, "")
	if to := d.names([]string{k.To}, k.Names, ""); to != "" {
		who += " ← " + to
	}
	parts := given(d.label("ui."+k.What), d.label("CommitmentKind."+k.Kind), who, k.Deadline)
	x := entry{id: k.ID, Entry: wire.Entry{Title: strings.Join(parts, " · "), Key: k.ID + "\x00" + k.What, At: d.g.capturedOn(isnad.DocumentID(cmp.Or(k.OutcomeDocument, k.Document)))}}
	x.lines = append(x.lines, placed{d.place(k.Document, k.Span), "«" + short(k.Span.Text, 110) + "»"})
	if k.OutcomeSpan != nil {
		x.lines = append(x.lines, placed{d.place(k.OutcomeDocument, *k.OutcomeSpan), "«" + short(k.OutcomeSpan.Text, 110) + "»"})
	}
	return x
}

func (d *digest) side(key string, s *wire.AccountSide, names map[string]wire.Name) placed {
	value := s.Value
	if n, ok := names[value]; ok {
		value = d.name(n.Name, n.NameEn)
	}
	if st, ok := isnad.ParseStatus(value); ok {
		value = marks[st] + " " + d.label("Status."+value)
	}
	text := d.label("ui."+key) + ": " + value + " «" + short(s.Span.Text, 60) + "» · " + d.tellers(s.Outlet, s.Chain, names)
	if len(s.Copies) > 0 {
		text += " · " + d.label("ui.copies") + ": " + strings.Join(s.Copies, " ")
	}
	return placed{d.place(s.Document, s.Span), text}
}

// place names a document and the paragraph of a span: b01:3.
func (d *digest) place(document string, at wire.Span) string { return d.g.place(document, at) }

func (d *digest) commitments(list []wire.Turn) {
	var out []entry
	for i := range list {
		out = append(out, d.turn(&list[i]))
	}
	d.add("commitments", out)
}

func (d *digest) events(n *wire.News) {
	var out []entry
	for i := range n.Events {
		r := &n.Events[i]
		var signs []string
		for _, s := range r.Statuses {
			st, _ := isnad.ParseStatus(s)
			signs = append(signs, marks[st]+" "+d.label("Status."+s))
		}
		title := strings.Join(given(r.Time, strings.Join(signs, "، "), d.eventLine(r)), " · ")
		x := entry{id: r.ID, Entry: wire.Entry{Title: title, Key: r.ID, At: d.g.capturedOn(isnad.DocumentID(r.Trigger.Document))}}
		if len(r.Documents) > 1 {
			x.lines = append(x.lines, placed{"", fmt.Sprintf("%s %d · %s %d: %s", d.label("ui.documents-told"), len(r.Documents), d.label("ui.origins"), r.Origins, strings.Join(r.Documents, " "))})
		}
		var fields []string
		for _, f := range append(append([]string{}, r.Conflicts...), r.Updates...) {
			if l := d.label("ui." + f); !slices.Contains(fields, l) {
				fields = append(fields, l)
			}
		}
		if len(fields) > 0 {
			x.lines = append(x.lines, placed{"", d.label("ui.conflicts") + ": " + strings.Join(fields, "، ")})
		}
		out = append(out, x)
	}
	d.add("new-events", out)
}

func (d *digest) voices(n *wire.News) {
	var out []entry
	for _, v := range n.Voices {
		x := entry{Entry: wire.Entry{Key: v.Outlet + "\x00" + v.Entity + "\x00" + v.Name, At: d.g.capturedOn(isnad.DocumentID(v.Documents[0]))}}
		if v.Outlet != "" {
			x.Title = v.Outlet + " · " + strings.Join(v.Documents, " ")
		} else {
			x.id = v.Entity
			x.Title = strings.Join(given(d.name(v.Name, v.NameEn), d.label("Naming."+v.Naming), strings.Join(v.Claims, " ")), " · ")
		}
		out = append(out, x)
	}
	d.add("voices", out)
}

func (d *digest) feeds(n *wire.News) {
	var out []entry
	for _, f := range n.Feeds {
		out = append(out, entry{Entry: wire.Entry{Title: fmt.Sprintf("%s · %s %s · %s %s", f.Outlet, d.label("ui.last-heard"), f.Last, strconv.FormatFloat(f.GapDays, 'f', -1, 64), d.label("ui.gap")), Key: f.Outlet + "\x00" + f.Last}})
	}
	d.add("feeds", out)
}

// documents fold copies under what they copy.
func (d *digest) documents(n *wire.News) {
	var out []entry
	for _, s := range n.Documents {
		first := s.Documents[0]
		title := strings.Join(given(first.Published, first.Outlet, first.Title), " · ")
		if s.Replaced {
			title += " · " + d.label("ui.replaced")
		}
		x := entry{id: first.ID, Entry: wire.Entry{Title: title, Key: first.ID + "\x00" + first.Hash, At: first.Captured, URL: first.URL}}
		if s.Of != "" {
			x.lines = append(x.lines, placed{"", d.label("OriginKind."+s.Kind) + ": " + s.Of})
		}
		for _, more := range s.Documents[1:] {
			x.lines = append(x.lines, placed{more.ID, d.label("OriginKind."+s.Kind) + " · " + strings.Join(given(more.Published, more.Outlet, more.Title), " · ")})
		}
		out = append(out, x)
	}
	d.add("new-documents", out)
}

func (d *digest) changes(n *wire.News) {
	var out []entry
	for _, c := range n.Changes {
		title := fmt.Sprintf("%s %s %s", c.At.Format(time.DateTime), c.Author, c.What)
		if c.Undone {
			title = "× " + title
		}
		out = append(out, entry{id: fmt.Sprint(c.Number), Entry: wire.Entry{Title: title, Key: fmt.Sprint(c.Number), At: c.At.Format(time.RFC3339)}})
	}
	d.add("changes", out)
}

// print writes the sections as text.
func (d *digest) print() error {
	for i, s := range d.sections {
		if i > 0 {
			d.line("")
		}
		d.line("%s (%d)%s", s.title, len(s.entries), s.note)
		for k, x := range s.entries {
			if k == mostNews && !d.all && len(s.entries) > mostNews+2 {
				d.line("  … +%d %s", len(s.entries)-k, d.label("ui.more"))
				break
			}
			d.line("  %s %s", d.cell(clean(x.id), 10), d.ar(x.Title))
			for _, l := range x.lines {
				d.line("    %s %s", d.cell(clean(l.at), 8), d.ar(l.text))
			}
		}
	}
	return d.err
}

// entries gives all sections as one list, for a feed.
func (d *digest) entries() (out []wire.Entry) {
	for _, s := range d.sections {
		for _, x := range s.entries {
			x.Section, x.Label, x.Title = s.key, s.title, clean(x.Title)
			for _, l := range x.lines {
				x.Lines = append(x.Lines, strings.TrimSpace(clean(l.at+" "+l.text)))
			}
			out = append(out, x.Entry)
		}
	}
	return out
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/search"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// searching are the flags of the command search.
type searching struct {
	ledger
	listing
	what, after string
	ranked      bool
}

// whats are what the rows of a search may be.
var whats = map[string]isnad.NounKind{"documents": "", "events": isnad.AnEvent, "claims": isnad.AClaim}

func newSearch(e *env) *cobra.Command {
	var o searching
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "find documents of the store, and the events and claims in them, newest first",
		Long: "A query has words (met in all their forms, spellings and with vowel signs or without), \"phrases\", -word or NOT word, a OR b, (groups), begin*, =word and\n" +
			"=\"phrase\" as they stand, names in Arabic or Latin letters, and fields, whose values are parted by commas:\n\n" +
			"  after: before: on:            days of publication (2024, 2024-03, 2024-03-15)\n" +
			"  from: till:                   days of an event\n" +
			"  type: mode: status:           of an event\n" +
			"  actor: recipient: place:      a name in either script, an id, a code (IRQ, IRQ/GOV, GOV); a place also by what it lies in\n" +
			"  act: source: naming:          of a claim or of who tells an event; naming is named, unnamed, pseudonym, group or institution\n" +
			"  name:                         anybody and any place in the document\n" +
			"  outlet: document: case:\n\n" +
			"Fields of events and claims must be met by one event or claim. A minus before a field excludes. Fields have Arabic names too: نوع، حالة، فاعل، مكان، مصدر، بعد، قبل.",
		Example: `  isnad search 'إغلاق القنصلية -البصرة after:2024-03'
  isnad search 'type:ASSAULT place:العراق naming:unnamed' --what events
  isnad search 'actor:"van Dalen" status:threatened,demanded' --format jsonl
  isnad search -- '-outlet:الميناء معبر'                  a query that begins with a minus stands after --`,
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd, e, strings.Join(args, " ")) },
	}
	o.ledger.flags(c, "case")
	o.listing.flags(c)
	c.Flags().StringVar(&o.what, "what", "documents", "what the rows are: documents, events or claims")
	c.Flags().BoolVar(&o.ranked, "rank", false, "best first in place of newest first")
	c.Flags().StringVar(&o.after, "after", "", "go on where an earlier search stopped, which said with what")
	return c
}

func (o *searching) run(cmd *cobra.Command, e *env, query string) error {
	if err := o.listing.check(); err != nil {
		return err
	}
	kind, ok := whats[o.what]
	if !ok {
		return usagef("--what %q: want documents, events or claims", o.what)
	}
	a := search.New(lexicon.Arabic())
	q, err := search.Parse(query, a)
	if err != nil {
		return usage{err}
	}
	if o.name != "" {
		q.Filters = append(q.Filters, search.Filter{Field: search.InCase, Values: []search.Value{{Text: o.name}}})
	}
	s := search.Options{Kind: kind, Ranked: o.ranked}
	if s.After, ok = search.ParseCursor(o.after); !ok {
		return usagef("--after %q: no search said so", o.after)
	}
	if err := o.indexed(cmd, e); err != nil {
		return err
	}
	return o.use(cmd, e, sqlite.Options{ReadOnly: true}, func(ctx context.Context, st *sqlite.Store) error {
		found, next, err := o.find(ctx, e, st, search.NewMatcher(q, kind, a), s)
		if err != nil {
			return err
		}
		if err := o.print(e, found); err != nil {
			return err
		}
		if next != (search.Cursor{}) {
			fmt.Fprintf(e.err, "there is more: --after %s\n", next)
		}
		return nil
	})
}

// use opens the store, does something with it, and closes it.
func (o *searching) use(cmd *cobra.Command, e *env, how sqlite.Options, do func(context.Context, *sqlite.Store) error) error {
	s, err := o.open(cmd.Context(), e, how)
	if err != nil {
		return err
	}
	return errors.Join(do(cmd.Context(), s), s.Close())
}

// indexed makes the index anew, and says so, where the store has none or one that another program made.
func (o *searching) indexed(cmd *cobra.Command, e *env) error {
	fresh := false
	err := o.use(cmd, e, sqlite.Options{ReadOnly: true}, func(ctx context.Context, s *sqlite.Store) (err error) {
		fresh, err = s.Indexed(ctx)
		fresh = fresh || s.Damage() != nil
		return err
	})
	if fresh || err != nil {
		return err
	}
	fmt.Fprintf(e.err, "isnad: the index of %s is not of this program; it is made anew once\n", o.path())
	return o.use(cmd, e, sqlite.Options{}, func(ctx context.Context, s *sqlite.Store) error { return s.Reindex(ctx) })
}

// find fetches pages until there are as many hits as wanted, each with its text.
func (o *searching) find(ctx context.Context, e *env, st *sqlite.Store, m *search.Matcher, s search.Options) (found []wire.Found, next search.Cursor, err error) {
	want := o.limit
	if want < 0 {
		want = screenful
	}
	for {
		s.Limit = search.Most
		if want > 0 {
			s.Limit = min(want-len(found), search.Most)
		}
		p, err := st.Search(ctx, m.Query, s)
		if err != nil {
			return nil, next, err
		}
		for _, h := range p.Hits {
			text, err := st.Text(ctx, h.Card.Document.ID)
			if errors.Is(err, isnad.ErrNotFound) || errors.Is(err, isnad.ErrDamaged) {
				fmt.Fprintln(e.err, "isnad:", err)
			} else if err != nil {
				return nil, next, err
			}
			found = append(found, wire.NewFound(h, m, text))
		}
		if s.After = p.Next; p.Next == (search.Cursor{}) || want > 0 && len(found) >= want {
			return found, p.Next, nil
		}
	}
}

// A foundRow is one event or claim with its document.
type foundRow struct {
	Document  string `json:"document"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	wire.FoundFinding
}

func (o *searching) print(e *env, found []wire.Found) error {
	all := o.listing
	all.limit = 0
	p := newPage(e)
	if o.what == "documents" {
		return p.foundSheet().print(e, all, found)
	}
	var rows []foundRow
	for _, f := range found {
		for _, x := range f.Findings {
			rows = append(rows, foundRow{f.Document, f.Outlet, f.Published, x})
		}
	}
	return p.findingSheet().print(e, all, rows)
}

func (p *page) foundSheet() sheet[wire.Found] {
	id := column[wire.Found]{"document", func(r *wire.Found) string { return r.Document }}
	published := column[wire.Found]{"published", func(r *wire.Found) string { return r.Published }}
	findings := column[wire.Found]{"findings", func(r *wire.Found) string {
		var out []string
		for _, x := range r.Findings {
			out = append(out, strings.TrimPrefix(x.ID, r.Document+"/"))
		}
		return strings.Join(out, ",")
	}}
	plain := func(name string, of func(*wire.Found) string) column[wire.Found] { return column[wire.Found]{name, of} }
	return sheet[wire.Found]{
		table: []column[wire.Found]{id, published, findings, plain("what", foundLine)},
		csv: []column[wire.Found]{id, published, plain("outlet", func(r *wire.Found) string { return r.Outlet }), plain("title", func(r *wire.Found) string { return r.Title }),
			plain("url", func(r *wire.Found) string { return r.URL }), findings, plain("snippet", func(r *wire.Found) string { return marked(r) })},
	}
}

func foundLine(r *wire.Found) string {
	var parts []string
	for _, s := range []string{r.Outlet, short(r.Title, 60), marked(r)} {
		if s = clean(s); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// marked is the snippet with what was looked for between ‹ and ›.
func marked(r *wire.Found) string {
	if r.Snippet == nil {
		return ""
	}
	letters, at := []rune(r.Snippet.Text), 0
	marks := append([]wire.Span(nil), r.Marks...)
	sort.Slice(marks, func(i, k int) bool { return marks[i].Start < marks[k].Start })
	var b strings.Builder
	for _, m := range marks {
		from, to := m.Start-r.Snippet.Start, m.End-r.Snippet.Start
		if from < at || to > len(letters) {
			continue
		}
		b.WriteString(string(letters[at:from]) + "‹" + string(letters[from:to]) + "›")
		at = to
	}
	return "…" + b.String() + string(letters[at:]) + "…"
}

func (p *page) findingSheet() sheet[foundRow] {
	plain := func(name string, of func(*foundRow) string) column[foundRow] { return column[foundRow]{name, of} }
	id := plain("id", func(r *foundRow) string { return r.ID })
	published := plain("published", func(r *foundRow) string { return r.Published })
	kind := plain("type", func(r *foundRow) string { return strings.TrimSuffix(r.Type+r.Act+"/"+r.Mode, "/") })
	status := plain("status", func(r *foundRow) string { return r.Status })
	words := func(r *foundRow) string {
		if r.Words == nil {
			return ""
		}
		return r.Words.Text
	}
	list := func(l []string) string { return strings.Join(l, "; ") }
	return sheet[foundRow]{
		table: []column[foundRow]{id, published, kind, status, plain("what", func(r *foundRow) string {
			parts := []string{"«" + short(words(r), 90) + "»"}
			for _, s := range []string{strings.Join(r.Actors, "، "), strings.Join(r.Recipients, "، "), r.Place, strings.Join(append([]string{r.Outlet}, r.Sources...), " ← ")} {
				if s != "" {
					parts = append(parts, s)
				}
			}
			return strings.Join(parts, " · ")
		})},
		csv: []column[foundRow]{id, published, plain("document", func(r *foundRow) string { return r.Document }), plain("outlet", func(r *foundRow) string { return r.Outlet }),
			kind, status, plain("actors", func(r *foundRow) string { return list(r.Actors) }), plain("recipients", func(r *foundRow) string { return list(r.Recipients) }),
			plain("place", func(r *foundRow) string { return r.Place }), plain("sources", func(r *foundRow) string { return list(r.Sources) }),
			plain("naming", func(r *foundRow) string { return list(r.Naming) }), plain("words", words)},
	}
}

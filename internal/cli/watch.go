package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/watch"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

// watching are the flags of the command watch.
type watching struct {
	ledger
	source
	listing
	asOf, within, from string
	fresh, all, peek   bool
	now                func() time.Time
}

func newWatch(e *env) *cobra.Command {
	o := watching{now: time.Now}
	c := &cobra.Command{
		Use:   "watch [FILE...] | watch --new [NAME...]",
		Short: "what to look at: threats, promises and demands that fall due, and news of saved indicators",
		Long: "Lists the threats, promises and demands whose term has passed without word of their outcome, those whose term comes, those without a term, and what became of others lately, each " +
			"with who made it to whom, the words that tell its term and its outcome, and through whom they came.\n\n" +
			"With --new it tells what documents that came since you looked last say of your indicators (isnad watch add): what meets one for the first time, and then what changes the account: " +
			"another standing, another figure, a contradiction, a denial. What only repeats is counted. The store notes under your name how far you looked, for each indicator; --peek notes " +
			"nothing, nor does --since. Where nothing is new nothing is printed, and the exit is 0.",
		Example: `  isnad watch
  isnad watch --as-of 2024-05-01 --within 30d samples/dossier.jsonl
  isnad watch add closure --type COERCE --actor NLD --place البصرة --status happened
  isnad watch --new
  isnad watch --new closure --since 2024-05-01 --format atom > closure.xml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.fresh || o.from != "" {
				return o.news(cmd, e, args)
			}
			return o.board(cmd, e, args)
		},
	}
	o.source.flags(c)
	o.ledger.flags(c, "case", "known", "as")
	c.Flags().StringVar(&o.format, "format", "text", "text, table, json, jsonl or csv; with --new text, json, jsonl, csv or atom")
	c.Flags().IntVar(&o.limit, "limit", -1, "how many rows at most; 0 for all")
	c.Flags().StringVar(&o.asOf, "as-of", "", "the day on which it is looked at (default today): what was published later is not known")
	c.Flags().StringVar(&o.within, "within", "14d", "how far ahead a term is told: 14d, 2w, 3m")
	c.Flags().BoolVar(&o.all, "all", false, "later terms and earlier outcomes too")
	c.Flags().BoolVar(&o.fresh, "new", false, "what came since you looked last: indicators, and what became of commitments")
	c.Flags().StringVar(&o.from, "since", "", "with --new: what came on that day or after it, or after the change of a number")
	c.Flags().BoolVar(&o.peek, "peek", false, "with --new: do not note that you looked")
	c.AddCommand(newWatchAdd(e), newWatchList(e), newWatchRemove(e))
	return c
}

// board lists commitments by how they stand.
func (o *watching) board(cmd *cobra.Command, e *env, files []string) error {
	day, err := o.day()
	if err != nil {
		return err
	}
	if err := o.source.check(); err != nil {
		return err
	}
	if err := o.listing.check(); err != nil {
		return err
	}
	g, failure := o.gather(cmd, e, files, o.source, gatherLinked)
	if g.c == nil {
		return failure
	}
	if len(files) == 0 && o.asOf == "" && o.known == "" {
		if day.New, err = o.since(cmd, e, g); err != nil {
			return err
		}
	}
	rows, list := wire.NewRows(g.c, g.texts()), []wire.PledgeRow{}
	for _, p := range watch.Pledges(g.c, day) {
		if o.all || p.Standing != watch.Later && p.Standing != watch.Past {
			list = append(list, rows.Pledge(&p))
		}
	}
	p := newPage(e)
	if o.format == "text" {
		err = p.pledges(g, list, o.limit, day.AsOf)
	} else {
		err = p.pledgeSheet().print(e, o.listing, list)
	}
	if err != nil {
		return err
	}
	return failure
}

// day is the day on which commitments are looked at.
func (o *watching) day() (watch.Day, error) {
	d, err := desk.DayOf(o.asOf, o.within, o.now())
	return d, flagged(err)
}

// since lists the documents that came since somebody looked at commitments last; nil where nobody did, or it is not known who asks.
func (o *watching) since(cmd *cobra.Command, e *env, g gathered) (out map[isnad.DocumentID]bool, err error) {
	author, unknown := o.author()
	if unknown != nil || g.arrivals == nil {
		return nil, nil
	}
	err = o.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
		out, err = desk.SinceLook(ctx, s, author, o.name, g.arrivals)
		return err
	})
	return out, err
}

// pledges prints commitments, a heading for each standing.
func (p *page) pledges(g gathered, list []wire.PledgeRow, most int, day time.Time) error {
	if most < 0 {
		most = screenful
	}
	for i := range list {
		r := &list[i]
		if most > 0 && i == most {
			p.line("… +%d %s", len(list)-i, p.label("ui.more"))
			break
		}
		if i == 0 || list[i-1].Standing != r.Standing {
			if i > 0 {
				p.line("")
			}
			p.line("%s · %s", p.label("ui.watch-"+r.Standing), day.Format(time.DateOnly))
		}
		p.pledge(g, r)
	}
	return p.err
}

func (p *page) pledge(g gathered, r *wire.PledgeRow) {
	p.line("  %s %s", p.cell(clean(r.ID), 10), p.ar(p.pledgeLine(r)))
	p.line("    %s %s", p.cell(g.place(r.Document, r.Span), 8), p.ar("«"+short(r.Span.Text, 110)+"» · "+p.tellers(r.Outlet, r.Chain, r.Names)))
	if r.DeadlineSpan != nil {
		p.line("    %s %s", p.cell(g.place(r.Document, *r.DeadlineSpan), 8), p.ar(p.label("ui.deadline")+": «"+clean(r.DeadlineSpan.Text)+"»"))
	}
	if r.OutcomeSpan != nil {
		p.line("    %s %s", p.cell(g.place(r.OutcomeDocument, *r.OutcomeSpan), 8), p.ar(p.label("Outcome."+r.Outcome)+": «"+short(r.OutcomeSpan.Text, 110)+"» · "+p.tellers(r.OutcomeOutlet, r.OutcomeChain, r.Names)))
	}
}

// pledgeLine says a commitment in one line: its term, how many days are left, who to whom, what.
func (p *page) pledgeLine(r *wire.PledgeRow) string {
	who := cmp.Or(p.names([]string{r.By}, r.Names, ""), "؟")
	if to := p.names([]string{r.To}, r.Names, ""); to != "" {
		who += " ← " + to
	}
	days, outcome, act := "", "", ""
	if r.Days != nil {
		days = fmt.Sprintf("%+d %s", *r.Days, p.label("ui.days"))
	}
	if r.Outcome != "pending" {
		outcome, days = p.label("Outcome."+r.Outcome), ""
	}
	if r.Act != nil {
		act = p.label("EventType." + r.Act.Type)
		if r.Act.Mode != "" {
			act += "/" + p.label("Mode."+r.Act.Mode)
		}
		if r.Negated {
			act = p.label("Status.negated") + ": " + act
		}
		act = strings.Join(given(act, p.names([]string{r.Act.Place}, r.Act.Names, "")), "، ")
	}
	return strings.Join(given(clean(r.Deadline), days, outcome, p.label("CommitmentKind."+r.Kind), who, act), " · ")
}

func (p *page) pledgeSheet() sheet[wire.PledgeRow] {
	text := func(name string, of func(*wire.PledgeRow) string) column[wire.PledgeRow] {
		return column[wire.PledgeRow]{name, of}
	}
	days := text("days", func(r *wire.PledgeRow) string {
		if r.Days == nil {
			return ""
		}
		return fmt.Sprint(*r.Days)
	})
	words := func(s *wire.Span) string {
		if s == nil {
			return ""
		}
		return s.Text
	}
	act := func(of func(*wire.EventRow) string) func(*wire.PledgeRow) string {
		return func(r *wire.PledgeRow) string {
			if r.Act == nil {
				return ""
			}
			return of(r.Act)
		}
	}
	standing, id := text("standing", func(r *wire.PledgeRow) string { return r.Standing }), text("id", func(r *wire.PledgeRow) string { return r.ID })
	kind, deadline := text("kind", func(r *wire.PledgeRow) string { return r.Kind }), text("deadline", func(r *wire.PledgeRow) string { return r.Deadline })
	return sheet[wire.PledgeRow]{
		table: []column[wire.PledgeRow]{standing, id, kind, deadline, days, text("what", func(r *wire.PledgeRow) string { return p.pledgeLine(r) + " · «" + short(r.Span.Text, 80) + "»" })},
		csv: []column[wire.PledgeRow]{standing, id, kind, text("by", func(r *wire.PledgeRow) string { return p.names([]string{r.By}, r.Names, "") }), text("by_id", func(r *wire.PledgeRow) string { return r.By }),
			text("to", func(r *wire.PledgeRow) string { return p.names([]string{r.To}, r.Names, "") }), text("to_id", func(r *wire.PledgeRow) string { return r.To }), deadline, days,
			text("deadline_words", func(r *wire.PledgeRow) string { return words(r.DeadlineSpan) }), text("negated", func(r *wire.PledgeRow) string { return fmt.Sprint(r.Negated) }),
			text("act", act(func(a *wire.EventRow) string { return strings.TrimSuffix(a.Type+"/"+a.Mode, "/") })), text("place", act(func(a *wire.EventRow) string { return p.names([]string{a.Place}, a.Names, "") })),
			text("words", func(r *wire.PledgeRow) string { return r.Span.Text }), text("document", func(r *wire.PledgeRow) string { return r.Document }), text("published", func(r *wire.PledgeRow) string { return r.Published }),
			text("chain", func(r *wire.PledgeRow) string { return p.tellers(r.Outlet, r.Chain, r.Names) }), text("outcome", func(r *wire.PledgeRow) string { return r.Outcome }),
			text("outcome_words", func(r *wire.PledgeRow) string { return words(r.OutcomeSpan) }), text("outcome_document", func(r *wire.PledgeRow) string { return r.OutcomeDocument }),
			text("outcome_chain", func(r *wire.PledgeRow) string {
				if r.OutcomeSpan == nil {
					return ""
				}
				return p.tellers(r.OutcomeOutlet, r.OutcomeChain, r.Names)
			})},
	}
}

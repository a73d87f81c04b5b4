package cli

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/inquiry/judge"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

func newJudgeShow(e *env) *cobra.Command {
	var l ledger
	var format string
	c := &cobra.Command{
		Use:     "show ID",
		Short:   "show a judgement: what it rests on, then and now, and what became of it",
		Example: "  isnad judge show j-3680",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || format != "text" && format != "json" {
				return usagef("usage: isnad judge show ID [--format text|json]")
			}
			list, g, err := l.docket(cmd, e, today())
			if err != nil {
				return err
			}
			found, err := edit.JudgementOf(g.c, args[0])
			if errors.Is(err, isnad.ErrInvalid) {
				return usage{err}
			}
			if err != nil {
				return err
			}
			for _, x := range list {
				if x.ID != found.ID {
					continue
				}
				j := wire.NewJudgement(x, g.texts())
				if format == "json" {
					return encoder(e.out, " ").Encode(j)
				}
				p := newPage(e)
				p.judgement(&j, g)
				return p.err
			}
			return nil
		},
	}
	l.flags(c, "case", "known")
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

// judgement prints one; likelihood and confidence stand in lines of their own.
func (p *page) judgement(j *wire.Judgement, g gathered) {
	p.line("%s  %s", j.ID, p.ar(j.Sentence))
	put := func(key, value string) {
		if value != "" {
			p.line("  %s: %s", p.label("judge."+key), p.ar(value))
		}
	}
	likelihood := p.label("Likelihood." + j.Likelihood)
	if j.Band != nil {
		likelihood += " (" + percents(j.Band.Low, j.Band.High) + ")"
	}
	put("likelihood", likelihood)
	put("confidence", p.labelled("Confidence.", j.Confidence))
	put("author", j.Author)
	put("day", j.Day)
	put("review", j.Review)
	put("would-change", j.WouldChange)
	put("question", j.Question)
	put("case", j.Case)
	put("supersedes", j.Supersedes)
	put("superseded", strings.Join(j.SupersededBy, " "))
	if len(j.Rests) == 0 {
		p.line("  %s", p.label("judge.rests-none"))
	} else {
		p.line("\n%s", p.label("judge.rests"))
	}
	for i := range j.Rests {
		p.rest(&j.Rests[i], g)
	}
	p.line("\n%s", p.label("judge.outcome"))
	if j.Outcome == nil {
		p.line("  %s", p.stateOf(j))
	} else {
		p.resolution(j.Outcome, g)
	}
	for i := range j.Earlier {
		p.line("  %s:", p.label("judge.earlier"))
		p.resolution(&j.Earlier[i], g)
	}
	seal := p.label("judge.seal-holds")
	if len(j.Broken) > 0 {
		seal = p.label("judge.seal-broken") + ": " + strings.Join(j.Broken, "; ")
	}
	p.line("\n%s %s: %s", p.label("judge.seal"), j.Seal, seal)
}

func percents(low, high float64) string { return fmt.Sprintf("%.0f–%.0f %%", 100*low, 100*high) }

// rest prints a finding that a judgement rests on: its state now, its words, and the fields that are no longer as they were.
func (p *page) rest(r *wire.Rest, g gathered) {
	now := ""
	if r.Now != "" {
		now = " → " + clean(r.Now)
	}
	p.line("  %s%s  %s  %s", p.cell(clean(r.ID), 0), now, r.Kind, p.labelled("Footing.", r.State))
	seen := map[string]bool{}
	for _, w := range r.Words { // of each document the first
		if seen[w.Document] {
			continue
		}
		seen[w.Document] = true
		p.line("    %-12s %s", g.place(w.Document, w.Span), p.ar("«"+short(w.Text, 110)+"»"))
	}
	for _, d := range r.Changed {
		p.line("    %s: %s «%s» · %s «%s»", clean(d.Field), p.label("judge.then"), p.ar(d.Then), p.label("judge.now"), p.ar(d.Now))
	}
}

func (p *page) resolution(r *wire.Resolution, g gathered) {
	p.line("  %s  %s  %s", p.label("Outturn."+r.Came), r.On, clean(r.Author))
	if r.Because != "" {
		p.line("  %s: %s", p.label("judge.because"), p.ar(r.Because))
	}
	if r.Finding != nil {
		p.rest(r.Finding, g)
	}
}

func newJudgeScore(e *env) *cobra.Command {
	var l ledger
	var format string
	c := &cobra.Command{
		Use:   "score",
		Short: "score judgements against what came of them: by author, and by band of likelihood",
		Long: `The Brier score is the mean of the squared distance between the middle of the band that was judged and what came: 1 if it came true, 0 if not. Whoever always says
one half has 0.25. Judgements that were left open ("not judged"), are not resolved, or of which nobody can tell what came, are counted and not scored; those that a later one
supersedes are scored too.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			print, ok := map[string]func(*page, wire.Calibration) error{"text": textScores, "json": jsonScores, "csv": csvScores}[format]
			if !ok || len(args) > 0 {
				return usagef("usage: isnad judge score [--format text|json|csv]")
			}
			list, _, err := l.docket(cmd, e, today())
			if err != nil {
				return err
			}
			table, broken := judge.Scores(list)
			return print(newPage(e), wire.NewCalibration(table, broken))
		},
	}
	l.flags(c, "case", "known")
	c.Flags().StringVar(&format, "format", "text", "text, json or csv")
	return c
}

func jsonScores(p *page, c wire.Calibration) error { return encoder(p.e.out, " ").Encode(c) }

func textScores(p *page, c wire.Calibration) error {
	for _, s := range append(c.Authors, c.All) {
		name := s.Author
		if name == "" {
			name = p.label("judge.all")
		}
		p.line("%s", p.ar(name))
		p.line("  %s %d · %s %d · %s %d · %s %d · %s %d", p.label("judge.made"), s.Made, p.label("judge.scored"), s.Scored, p.label("judge.unresolved"), s.Open, p.label("judge.unclear"), s.Unclear,
			p.label("judge.unjudged"), s.Unjudged)
		if s.Brier != nil {
			p.line("  %s: %.3f · %s: %+.2f", p.label("judge.brier"), *s.Brier, p.label("judge.skill"), *s.Skill)
		}
	}
	p.line("")
	rows := [][]string{{p.label("judge.band"), p.label("judge.scored"), p.label("judge.came"), p.label("judge.share"), p.label("judge.interval"), p.label("judge.likelihood")}}
	for _, r := range c.Bands {
		cells := []string{percents(r.Band.Low, r.Band.High), fmt.Sprint(r.Scored), fmt.Sprint(r.True), "–", "–", p.label("Likelihood." + r.Likelihood)}
		if r.Share != nil {
			cells[3], cells[4] = fmt.Sprintf("%.0f %%", 100**r.Share), percents(r.Interval[0], r.Interval[1])
		}
		if r.Apart {
			cells[5] += " ! " + p.label("judge.apart")
		}
		rows = append(rows, cells)
	}
	p.grid(rows)
	if c.All.Scored < few {
		p.line("\n%s", p.label("judge.few"))
	}
	if c.Broken > 0 {
		p.line("\n%d %s", c.Broken, p.label("judge.broken-left"))
	}
	return p.err
}

func csvScores(p *page, c wire.Calibration) error {
	rows := [][]string{{"of", "name", "made", "scored", "open", "unclear", "not_judged", "brier", "skill", "low", "high", "true", "share"}}
	given := func(v *float64) string {
		if v == nil {
			return ""
		}
		return number(*v)
	}
	for _, s := range append(c.Authors, c.All) {
		of := "author"
		if s.Author == "" {
			of = "all"
		}
		rows = append(rows, []string{of, guarded(s.Author), fmt.Sprint(s.Made), fmt.Sprint(s.Scored), fmt.Sprint(s.Open), fmt.Sprint(s.Unclear), fmt.Sprint(s.Unjudged), given(s.Brier), given(s.Skill), "", "", "", ""})
	}
	for _, r := range c.Bands {
		rows = append(rows, []string{"band", r.Likelihood, "", fmt.Sprint(r.Scored), "", "", "", given(r.Brier), "", number(r.Band.Low), number(r.Band.High), fmt.Sprint(r.True), given(r.Share)})
	}
	return csv.NewWriter(p.e.out).WriteAll(rows)
}

func newJudgeVerify(e *env) *cobra.Command {
	var l ledger
	c := &cobra.Command{Use: "verify", Short: "hold every judgement against its seal; isnad verify does so too", RunE: func(cmd *cobra.Command, _ []string) error {
		return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
			n, faults, err := seals(ctx, s)
			if err != nil {
				return err
			}
			fmt.Fprintf(e.out, "%d judgements\n", n)
			for _, f := range faults {
				fmt.Fprintln(e.out, clean(f))
			}
			if len(faults) > 0 {
				return fmt.Errorf("%d faults: %w", len(faults), isnad.ErrDamaged)
			}
			_, err = fmt.Fprintln(e.out, "sealed")
			return err
		})
	}}
	l.flags(c)
	return c
}

// seals holds all judgements of the ledger against their seals, those that no case shows too.
func seals(ctx context.Context, s *sqlite.Store) (n int, faults []string, err error) {
	acts, err := s.Acts(ctx, 0)
	if err != nil {
		return 0, nil, err
	}
	var c isnad.Case
	for _, a := range acts {
		if j, ok := a.What.(isnad.Judgement); ok {
			c.Judgements = append(c.Judgements, isnad.Sealed{Change: a.Number, Author: a.Author, At: a.When(), Judgement: j})
		}
	}
	for _, x := range judge.Docket(&c, today()) {
		for _, why := range x.Broken {
			faults = append(faults, fmt.Sprintf("judgement %s of change %d: %s", x.ID, x.Change, why))
		}
	}
	return len(c.Judgements), faults, nil
}

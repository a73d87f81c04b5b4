package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/inquiry/judge"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

func newJudge(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "judge",
		Short: "keep judgements of your own: how likely, with how much confidence, on which findings; sealed, and scored when it is known what came of them",
		Long: `A judgement is a sentence with one of the seven words of likelihood of ICD 203 (almost no chance, very unlikely, unlikely, roughly even, likely, very likely,
almost certain), or "not judged", and apart from it how much confidence you have in what it rests on: low, moderate or high. The program never fills one in. Once made it is
sealed by a hash and can not be edited or undone; make a later one that supersedes it. What came of it a person says too, and then it is scored by the middle of its band
(Brier): 0 is best, always saying one half has 0.25.`,
		Args: func(_ *cobra.Command, args []string) error {
			return usagef("judge %s: want add, list, show, resolve, score or verify", strings.Join(args, " "))
		}, RunE: func(*cobra.Command, []string) error { return nil }}
	c.AddCommand(newJudgeAdd(e), newJudgeList(e), newJudgeShow(e), newJudgeResolve(e), newJudgeScore(e), newJudgeVerify(e))
	return c
}

// today is the day in UTC, as the ledger counts.
func today() string { return time.Now().UTC().Format(time.DateOnly) }

// A judging holds what somebody says of a judgement to be made.
type judging struct{ desk.Sealing }

func newJudgeAdd(e *env) *cobra.Command {
	var l ledger
	var j judging
	c := &cobra.Command{
		Use:   "add SENTENCE --likelihood WORD --confidence WORD",
		Short: "seal a judgement; write the sentence without words of likelihood and confidence, which stand beside it",
		Example: `  isnad judge add 'تبقى القنصلية مفتوحة حتى نهاية 2024' --likelihood مرجح --confidence متوسطة --rests b10/e1,b04/c2 --review 2024-12-31 --would-change 'هجوم جديد'
  isnad judge add 'The consulate stays open' --likelihood 'very likely' --confidence low --supersedes j-3680f43e61`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("usage: isnad judge %s", cmd.Use)
			}
			return j.seal(cmd, e, &l, args[0])
		},
	}
	l.flags(c, "case", "as")
	c.Flags().StringVar(&j.Likelihood, "likelihood", "", "how likely it is, in Arabic or English: "+strings.Join(desk.Likelihoods(), ", "))
	c.Flags().StringVar(&j.Confidence, "confidence", "", "how much confidence you have in what it rests on: low, moderate or high")
	c.Flags().StringSliceVar(&j.Rests, "rests", nil, "ids of the findings it rests on")
	c.Flags().StringVar(&j.Review, "review", "", "day by which to look at it again (2024-12-31)")
	c.Flags().StringVar(&j.WouldChange, "would-change", "", "what would change it")
	c.Flags().StringVar(&j.Question, "question", "", "the question that it answers")
	c.Flags().StringVar(&j.Supersedes, "supersedes", "", "id of an earlier judgement; that stays, and is scored too")
	return c
}

// judgement reads the words.
func (j *judging) judgement(sentence string) (isnad.Judgement, error) {
	j.Sentence = sentence
	out, err := j.Read(today())
	if f := (*desk.FieldError)(nil); errors.As(err, &f) && f.Field == "sentence" {
		return out, usage{err}
	}
	return out, flagged(err)
}

func (j *judging) seal(cmd *cobra.Command, e *env, l *ledger, sentence string) error {
	made, err := j.judgement(sentence)
	if err != nil {
		return err
	}
	ids := []string(nil) // all documents are linked, so that findings say what they say together
	if len(j.Rests) == 0 {
		fmt.Fprintln(e.err, "isnad: the judgement rests on no finding; --rests names some")
		ids = []string{}
	}
	return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
		return l.appends(ctx, e, s, author, func() ([]isnad.Step, error) {
			return l.steps(ctx, s, ids, func(c *isnad.Case) ([]isnad.Step, error) {
				w := made
				w.Author, w.Case = author, l.name
				w, err := j.Seal(c, w, rand.Text)
				return []isnad.Step{w}, err
			})
		})
	})
}

func newJudgeResolve(e *env) *cobra.Command {
	var l ledger
	var came, on, because string
	c := &cobra.Command{
		Use:   "resolve ID --came true|false|unclear --because FINDING|WORDS",
		Short: "say what came of a judgement; of several answers the last counts",
		Example: `  isnad judge resolve j-3680f43e61 --came true --on 2024-06-05 --because b10/e4
  isnad judge resolve j-3680 --came unclear --because 'nobody reported on it any more'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("usage: isnad judge %s", cmd.Use)
			}
			if on == "" {
				on = today()
			}
			ids := []string(nil)
			if strings.ContainsRune(because, ' ') {
				ids = []string{} // words, for which no document need be seen
			}
			return l.act(cmd, e, ids, func(c *isnad.Case) ([]isnad.Step, error) {
				r, err := edit.Resolve(c, args[0], came, on, because, today())
				return []isnad.Step{r}, err
			})
		},
	}
	l.flags(c, "case", "as")
	c.Flags().StringVar(&came, "came", "", "true, false or unclear")
	c.Flags().StringVar(&on, "on", "", "day on which it was settled (default today)")
	c.Flags().StringVar(&because, "because", "", "id of a finding that tells it, or words")
	return c
}

// docket fetches the judgements of the store or of a case, as they stand on a day, and the case with its texts.
func (l *ledger) docket(cmd *cobra.Command, e *env, day string) ([]judge.Entry, gathered, error) {
	g, err := l.kept(cmd, e)
	if err != nil {
		return nil, g, err
	}
	return judge.Docket(g.c, day), g, nil
}

func newJudgeList(e *env) *cobra.Command {
	var l ledger
	var shown listing
	var due bool
	var on, author string
	c := &cobra.Command{
		Use:     "list",
		Short:   "list judgements with what became of them",
		Example: "  isnad judge list --due\n  isnad judge list --by salma --format csv",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("usage: isnad judge list")
			}
			if err := shown.check(); err != nil {
				return err
			}
			if _, err := time.Parse(time.DateOnly, on); on != "" && err != nil {
				return usagef("--on %q: want a day such as 2024-12-31", on)
			}
			list, g, err := l.docket(cmd, e, orToday(on))
			if err != nil {
				return err
			}
			list = slices.DeleteFunc(list, func(x judge.Entry) bool { return due && !x.Due || author != "" && x.Judgement.Author != author })
			rows, texts := make([]wire.Judgement, len(list)), g.texts()
			for i := range list {
				rows[i] = wire.NewJudgement(list[i], texts)
			}
			return judgementSheet(newPage(e)).print(e, shown, rows)
		},
	}
	l.flags(c, "case", "known")
	shown.flags(c)
	c.Flags().BoolVar(&due, "due", false, "only those whose review day has come, that nobody resolved and none supersedes")
	c.Flags().StringVar(&on, "on", "", "the day that --due asks for (default today)")
	c.Flags().StringVar(&author, "by", "", "those of one author only")
	return c
}

func orToday(day string) string {
	if day == "" {
		return today()
	}
	return day
}

// judgementSheet has likelihood and confidence in columns of their own.
func judgementSheet(p *page) sheet[wire.Judgement] {
	type col = column[wire.Judgement]
	id, day, author := col{"id", func(j *wire.Judgement) string { return j.ID }}, col{"day", func(j *wire.Judgement) string { return j.Day }}, col{"author", func(j *wire.Judgement) string { return j.Author }}
	sentence := col{"sentence", func(j *wire.Judgement) string { return j.Sentence }}
	review := col{"review", func(j *wire.Judgement) string { return j.Review }}
	came := func(j *wire.Judgement) string {
		if j.Outcome == nil {
			return ""
		}
		return j.Outcome.Came
	}
	return sheet[wire.Judgement]{
		table: []col{id, day, author, {"likelihood", func(j *wire.Judgement) string { return p.label("Likelihood." + j.Likelihood) }},
			{"confidence", func(j *wire.Judgement) string { return p.labelled("Confidence.", j.Confidence) }}, review,
			{"state", func(j *wire.Judgement) string { return p.stateOf(j) }}, sentence},
		csv: []col{id, day, author, {"likelihood", func(j *wire.Judgement) string { return j.Likelihood }}, {"confidence", func(j *wire.Judgement) string { return j.Confidence }}, review,
			{"due", func(j *wire.Judgement) string { return fmt.Sprint(j.Due) }}, {"came", came}, {"shaken", func(j *wire.Judgement) string { return fmt.Sprint(j.Shaken) }},
			{"broken", func(j *wire.Judgement) string { return strings.Join(j.Broken, "; ") }}, {"supersedes", func(j *wire.Judgement) string { return j.Supersedes }},
			{"superseded_by", func(j *wire.Judgement) string { return strings.Join(j.SupersededBy, " ") }}, {"question", func(j *wire.Judgement) string { return j.Question }},
			{"case", func(j *wire.Judgement) string { return j.Case }}, {"rests", func(j *wire.Judgement) string {
				var ids []string
				for _, r := range j.Rests {
					ids = append(ids, r.ID)
				}
				return strings.Join(ids, " ")
			}}, {"would_change", func(j *wire.Judgement) string { return j.WouldChange }}, {"seal", func(j *wire.Judgement) string { return j.Seal }}, sentence},
	}
}

// labelled is the label of a code, empty where there is none.
func (p *page) labelled(table, code string) string {
	if code == "" {
		return ""
	}
	return p.label(table + code)
}

// stateOf is what became of a judgement, or what is to be done with it, and what is wrong with it.
func (p *page) stateOf(j *wire.Judgement) string {
	var out []string
	switch {
	case j.Outcome != nil:
		out = append(out, p.label("Outturn."+j.Outcome.Came))
	case len(j.SupersededBy) > 0:
		out = append(out, p.label("judge.superseded")+" "+strings.Join(j.SupersededBy, " "))
	case j.Due:
		out = append(out, p.label("judge.due"))
	default:
		out = append(out, p.label("judge.open"))
	}
	if j.Shaken {
		out = append(out, "! "+p.label("judge.shaken"))
	}
	if len(j.Broken) > 0 {
		out = append(out, "✕ "+p.label("judge.seal")+" "+p.label("judge.seal-broken"))
	}
	return strings.Join(out, " · ")
}

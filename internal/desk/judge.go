package desk

import (
	"fmt"
	"strings"
	"time"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/inquiry/judge"
	"isnad/lexicon"
)

// A Sealing is what somebody wants to have sealed as a judgement, in words. Likelihood and confidence must be given, for nobody else may choose them.
type Sealing struct {
	Sentence, Question, WouldChange string
	Likelihood, Confidence          string // words or codes, in Arabic or English
	Review                          string // YYYY-MM-DD, or empty
	Supersedes                      string // id of an earlier judgement, or its beginning
	Rests                           []string
	Author, Case                    string
}

// Likelihoods are the codes of likelihood in their order.
func Likelihoods() (out []string) {
	for l := isnad.AlmostNoChance; l <= isnad.LikelihoodNotJudged; l++ {
		out = append(out, l.String())
	}
	return out
}

// Read makes a judgement of the words, made on a day (YYYY-MM-DD), without what it rests on. A word that is none, or a sentence that says itself how likely it is, is a FieldError.
func (j Sealing) Read(day string) (out isnad.Judgement, err error) {
	lex := lexicon.Arabic()
	out = isnad.Judgement{Sentence: strings.TrimSpace(j.Sentence), Question: strings.TrimSpace(j.Question), Review: j.Review, WouldChange: strings.TrimSpace(j.WouldChange), Day: day,
		Author: j.Author, Case: j.Case}
	var ok bool
	if out.Likelihood, ok = judge.LikelihoodOf(lex, j.Likelihood); !ok {
		return out, &FieldError{"likelihood", j.Likelihood, "want " + strings.Join(Likelihoods(), ", ") + ", or the Arabic of one; docs/terms.md has them", isnad.ErrInvalid}
	}
	if out.Confidence, ok = judge.ConfidenceOf(lex, j.Confidence); !ok && (j.Confidence != "" || out.Likelihood != isnad.LikelihoodNotJudged) {
		return out, &FieldError{"confidence", j.Confidence, "want low, moderate or high; it stands apart from the likelihood", isnad.ErrInvalid}
	}
	if words, mixed := judge.Mixed(lex, j.Sentence); mixed {
		return out, &FieldError{"sentence", words, "the sentence itself says so: leave that to likelihood and confidence, which stand beside it, for the sentence could contradict them", isnad.ErrInvalid}
	}
	return out, nil
}

// Seal checks a judgement against a linked case and seals it with what it rests on. salt gives a word that nobody can guess, a new one each time. One that says the same as an
// earlier one is ErrInvalid.
func (j Sealing) Seal(c *isnad.Case, read isnad.Judgement, salt func() string) (w isnad.Judgement, err error) {
	w = read
	if w.Rests, err = edit.Rests(c, j.Rests); err != nil {
		return w, err
	}
	if j.Supersedes != "" {
		earlier, err := edit.JudgementOf(c, j.Supersedes)
		if err != nil {
			return w, err
		}
		w.Supersedes = earlier.ID
	}
	if err := edit.Judgement(c, w); err != nil {
		return w, err
	}
	w = judge.Seal(w, salt)
	if _, err := edit.JudgementOf(c, w.ID); err == nil {
		return w, fmt.Errorf("%s says the same already: %w", w.ID, isnad.ErrInvalid)
	}
	return w, nil
}

// Docket lists the judgements of a case as they stand on a day (YYYY-MM-DD; empty: now): those due, or of one author, only where that is asked for.
func Docket(c *isnad.Case, day, author string, due bool, now time.Time) ([]judge.Entry, error) {
	if day == "" {
		day = now.UTC().Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return nil, &FieldError{"on", day, "want a day such as 2024-12-31", isnad.ErrInvalid}
	}
	out := judge.Docket(c, day)
	kept := out[:0]
	for _, e := range out {
		if (!due || e.Due) && (author == "" || e.Judgement.Author == author) {
			kept = append(kept, e)
		}
	}
	return kept, nil
}

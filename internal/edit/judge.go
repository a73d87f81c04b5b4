package edit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/store/fold"
)

// Rests takes up the findings that a judgement rests on, by their ids, with their words and what they say now; they are not sealed yet. A finding of a document may be
// named by the id that it has there.
func Rests(c *isnad.Case, ids []string) (out []isnad.Rest, err error) {
	for _, id := range ids {
		noun, s, err := find(c, within(c, strings.TrimSpace(id)))
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(r isnad.Rest) bool { return r.Subject == s }) {
			continue
		}
		r := isnad.Rest{Subject: s, Said: fold.Said(c, noun)}
		for _, a := range fold.Anchors(noun) {
			r.Words = append(r.Words, isnad.SealedSpan{At: a})
		}
		out = append(out, r)
	}
	return out, nil
}

// within is the id that a finding of one document has in the case; what is none stays as it is.
func within(c *isnad.Case, id string) string {
	if _, _, ok := fold.Find(c, id); ok {
		return id
	}
	named := func(r isnad.Ref) bool { return string(r.Document)+"/"+r.ID == id }
	for i := range c.Events {
		if slices.ContainsFunc(c.Events[i].Tellings, func(t isnad.Telling) bool { return named(t.Ref) }) {
			return string(c.Events[i].ID)
		}
	}
	for i := range c.Claims {
		if slices.ContainsFunc(c.Claims[i].Tellings, func(t isnad.ClaimTelling) bool { return named(t.Ref) }) {
			return string(c.Claims[i].ID)
		}
	}
	for i := range c.Entities {
		if slices.ContainsFunc(c.Entities[i].Tellings, named) {
			return string(c.Entities[i].ID)
		}
	}
	return id
}

// Judgement checks what somebody wants to have sealed: it needs a sentence, a likelihood and, unless that is left open, a confidence; days are days; what it supersedes is there.
func Judgement(c *isnad.Case, j isnad.Judgement) error {
	switch {
	case strings.TrimSpace(j.Sentence) == "":
		return fmt.Errorf("a judgement without a sentence: %w", isnad.ErrInvalid)
	case j.Likelihood == 0:
		return fmt.Errorf("a judgement without its likelihood: %w", isnad.ErrInvalid)
	case j.Confidence == 0 && j.Likelihood != isnad.LikelihoodNotJudged:
		return fmt.Errorf("a judgement without the confidence in it: %w", isnad.ErrInvalid)
	}
	if j.Review != "" {
		if err := day("review", j.Review); err != nil {
			return err
		}
		if j.Review < j.Day {
			return fmt.Errorf("review %s: that is before %s, the day of the judgement: %w", j.Review, j.Day, isnad.ErrInvalid)
		}
	}
	if j.Supersedes != "" {
		_, err := JudgementOf(c, j.Supersedes)
		return err
	}
	return nil
}

func day(what, value string) error {
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return fmt.Errorf("%s %q: want a day such as 2024-12-31: %w", what, value, isnad.ErrInvalid)
	}
	return nil
}

// JudgementOf finds a judgement by its id, or by the beginning of one that no other has.
func JudgementOf(c *isnad.Case, id string) (*isnad.Sealed, error) {
	var found []int
	for i := range c.Judgements {
		if c.Judgements[i].ID == id {
			return &c.Judgements[i], nil
		}
		if id != "" && strings.HasPrefix(strings.TrimPrefix(c.Judgements[i].ID, "j-"), strings.TrimPrefix(id, "j-")) {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 1:
		return &c.Judgements[found[0]], nil
	case 0:
		return nil, fmt.Errorf("no judgement has the id %q: %w", id, isnad.ErrNotFound)
	}
	return nil, fmt.Errorf("%d judgements have ids that begin with %q: %w", len(found), id, isnad.ErrInvalid)
}

// Resolve says what became of a judgement on a day that is not after today. because is the id of a finding that tells it, or words.
func Resolve(c *isnad.Case, id, came, on, because, today string) (isnad.Resolution, error) {
	j, err := JudgementOf(c, id)
	if err != nil {
		return isnad.Resolution{}, err
	}
	r := isnad.Resolution{Judgement: j.ID, On: on}
	var ok bool
	if r.Came, ok = isnad.ParseOutturn(came); !ok || r.Came == 0 {
		return r, fmt.Errorf("came %q: want true, false or unclear: %w", came, isnad.ErrInvalid)
	}
	if err := day("on", on); err != nil {
		return r, err
	}
	if on > today {
		return r, fmt.Errorf("on %s: that day is still to come: %w", on, isnad.ErrInvalid)
	}
	if strings.TrimSpace(because) == "" {
		return r, fmt.Errorf("say what it became so because of: a finding that tells it, or words: %w", isnad.ErrInvalid)
	}
	if rests, err := Rests(c, []string{because}); err == nil {
		r.Finding = rests[0]
	} else {
		r.Because = strings.TrimSpace(because)
	}
	return r, nil
}

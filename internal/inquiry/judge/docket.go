package judge

import (
	"slices"

	"isnad"
)

// An Entry is a judgement with what became of it.
type Entry struct {
	isnad.Sealed
	Outcome      *isnad.Resolved  // the last, which counts; nil while nobody told what became of it
	Earlier      []isnad.Resolved // those before it
	SupersededBy []string         // IDs of later judgements
	Shaken       bool             // what it rests on is not as it was
	Due          bool             // on the day asked for: its review day has come, nobody told what became of it, and no later one supersedes it
	Broken       []string         // what is not as it was sealed
}

// Docket lists the judgements of a case in their order, as they stand on a day (YYYY-MM-DD).
func Docket(c *isnad.Case, day string) (out []Entry) {
	for _, j := range c.Judgements {
		e := Entry{Sealed: j, Broken: Broken(j.Judgement)}
		if j.Judgement.Author != j.Author {
			e.Broken = append(e.Broken, "its author is not who appended it")
		}
		if !onTheDay(j) {
			e.Broken = append(e.Broken, "its day is not that on which it was appended")
		}
		for i := range c.Resolutions {
			if r := &c.Resolutions[i]; r.Judgement == j.ID {
				if e.Outcome != nil {
					e.Earlier = append(e.Earlier, *e.Outcome)
				}
				e.Outcome = r
			}
		}
		for _, later := range c.Judgements {
			if later.Supersedes == j.ID && j.ID != "" {
				e.SupersededBy = append(e.SupersededBy, later.ID)
			}
		}
		e.Shaken = slices.ContainsFunc(j.Footings, func(f isnad.Foothold) bool {
			return f.State != isnad.FootingHolds && f.State != isnad.FootingElsewhere
		})
		e.Due = j.Review != "" && j.Review <= day && e.Outcome == nil && len(e.SupersededBy) == 0
		out = append(out, e)
	}
	return out
}

// onTheDay tells whether a judgement came into the ledger on the day that it gives, or the one before or after, for clocks stand in different zones.
func onTheDay(j isnad.Sealed) bool {
	day, _, ok := isnad.DatesOf(j.Day)
	if j.At.IsZero() {
		return true
	}
	apart := isnad.DayOf(j.At) - isnad.DayOf(day)
	return ok && apart >= -1 && apart <= 1
}

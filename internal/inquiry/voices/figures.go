package voices

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"isnad"
)

// amountOf reads the figure of a side of a dispute, as the linking of documents spells it: 4 killed, >=7 wounded, 18-22 killed.
func amountOf(s isnad.Side) *isnad.Amount {
	figure, role, _ := strings.Cut(s.Value, " ")
	out := &isnad.Amount{Role: role, Span: s.Span}
	number := func(text string) (float64, bool) {
		n, err := strconv.ParseFloat(text, 64)
		return n, err == nil
	}
	if low, ok := strings.CutPrefix(figure, ">="); ok {
		out.Low, out.HasLow = number(low)
		return out
	}
	if high, ok := strings.CutPrefix(figure, "<="); ok {
		out.High, out.HasHigh = number(high)
		return out
	}
	low, high, ok := strings.Cut(figure, "-")
	if !ok {
		high = low
	}
	out.Low, out.HasLow = number(low)
	out.High, out.HasHigh = number(high)
	return out
}

// A Told is an event that several accounts tell.
type Told struct {
	Event     *isnad.Event
	Accounts  int
	Conflicts int
}

// Contested lists the events that at least two accounts tell: those with most conflicts first, then those with most accounts, else in the order of the case.
func (x *Index) Contested() (out []Told) {
	disputed := map[string]int{}
	for _, k := range x.c.Conflicts {
		disputed[k.About]++
	}
	for i := range x.c.Events {
		e := &x.c.Events[i]
		seen := map[accountKey]bool{}
		for _, t := range e.Tellings {
			seen[x.accountKey(t.Ref.Document, t.Voice, t.Origin)] = true
		}
		if n := disputed[string(e.ID)]; len(seen) > 1 || n > 0 {
			out = append(out, Told{e, len(seen), n})
		}
	}
	sortTold(out)
	return out
}

func sortTold(list []Told) {
	slices.SortStableFunc(list, func(a, b Told) int {
		return cmp.Or(cmp.Compare(b.Conflicts, a.Conflicts), cmp.Compare(b.Accounts, a.Accounts))
	})
}

// Package watch tells an analyst what to look at: threats, promises and demands whose term comes or has passed, and what documents that came since the last look tell of the
// indicators that somebody saved. An indicator is heard again when the account of what it watches for changes (another standing, another figure, a contradiction, a denial); what merely
// repeats is counted.
package watch

import (
	"cmp"
	"slices"
	"time"

	"isnad"
)

// A Standing is how a commitment stands on a day.
type Standing string

// How a commitment may stand, in the order in which they are listed.
const (
	Overdue Standing = "overdue" // its term has passed and no document tells what became of it
	Due     Standing = "due"     // its term ends within the days asked for
	Settled Standing = "settled" // a document tells what became of it, lately
	Undated Standing = "undated" // no term is told, and no outcome
	Later   Standing = "later"   // its term ends after the days asked for
	Past    Standing = "past"    // what became of it was told before, or the time is over in which something was not to be done
)

var standings = []Standing{Overdue, Due, Settled, Undated, Later, Past}

// A Pledge is a commitment on a day.
type Pledge struct {
	isnad.Commitment
	Standing     Standing
	Days         int          // from the day of the look to the last day of the term, negative where it is past; 0 without a term
	Made         *isnad.Event // in which it is made; nil where a claim alone makes it
	Pledged      *isnad.Event // the act; nil where the text names none
	Voice        isnad.Chain  // who tells of it
	OutcomeVoice isnad.Chain  // who tells what became of it
}

// A Day is when commitments are looked at.
type Day struct {
	AsOf   time.Time
	Within int                       // days ahead within which a term is due; outcomes that many days old are Settled
	New    map[isnad.DocumentID]bool // that came since the last look: outcomes told in them are Settled, and no others; nil where nobody looked
}

// Pledges tells how the commitments of a linked case stand on a day: those past their term first, the longest past first, then by their term. What a document published after the day
// tells is not known on it.
func Pledges(c *isnad.Case, d Day) []Pledge {
	t := tellings{c: c, published: map[isnad.DocumentID]isnad.Days{}, at: map[isnad.Ref]place{}}
	t.file()
	var out []Pledge
	for _, k := range c.Commitments {
		if t.after(k.Span.Document, d.AsOf) {
			continue
		}
		if k.Deadline != "" && t.after(k.DeadlineSpan.Document, d.AsOf) {
			k.Deadline, k.DeadlineSpan = "", isnad.Span{}
		}
		if k.Outcome != isnad.Pending && t.after(k.OutcomeSpan.Document, d.AsOf) {
			k.Outcome, k.OutcomeSpan, k.OutcomeEventID = isnad.Pending, isnad.Span{}, ""
		}
		p := Pledge{Commitment: k, Voice: t.voice(isnad.Ref{Document: k.Span.Document, ID: k.MadeIn}, k.Span)}
		p.Made, p.Pledged = t.event(isnad.Ref{Document: k.Span.Document, ID: k.MadeIn}), t.byID(k.Event)
		if k.Outcome != isnad.Pending {
			p.OutcomeVoice = t.voice(isnad.Ref{}, k.OutcomeSpan)
		}
		p.Standing, p.Days = t.standing(&k, d)
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Pledge) int {
		return cmp.Or(slices.Index(standings, a.Standing)-slices.Index(standings, b.Standing), cmp.Compare(a.Days, b.Days))
	})
	return out
}

// standing tells how a commitment stands, and how many days are left of its term.
func (t *tellings) standing(k *isnad.Commitment, d Day) (Standing, int) {
	today := isnad.DayOf(d.AsOf)
	term, known := isnad.DaysOf(k.Deadline)
	known = known && term.To < isnad.Forever
	days := 0
	if known {
		days = int(term.To - today)
	}
	switch {
	case k.Outcome != isnad.Pending && t.isLate(k.OutcomeSpan.Document, d):
		return Settled, days
	case k.Outcome != isnad.Pending:
		return Past, days
	case !known:
		return Undated, 0
	case days < 0 && k.Negated:
		return Past, days // not to raise prices until the end of the year: nothing was told, so nothing was done
	case days < 0:
		return Overdue, days
	case days <= d.Within:
		return Due, days
	}
	return Later, days
}

// isLate reports whether a document came since the last look, or, where nobody looked, was published within the days before that day.
func (t *tellings) isLate(document isnad.DocumentID, d Day) bool {
	if d.New != nil {
		return d.New[document]
	}
	p, known := t.published[document]
	return known && p.To >= isnad.DayOf(d.AsOf)-int32(d.Within)
}

// tellings finds what documents tell, by the ids that the documents give it.
type tellings struct {
	c         *isnad.Case
	published map[isnad.DocumentID]isnad.Days
	at        map[isnad.Ref]place
	said      map[isnad.DocumentID][]*isnad.ClaimTelling
	events    map[isnad.EventID]*isnad.Event
}

// A place is where a telling stands in the case.
type place struct {
	event *isnad.Event
	claim *isnad.Claim
	voice isnad.Chain
}

func (t *tellings) file() {
	t.said, t.events = map[isnad.DocumentID][]*isnad.ClaimTelling{}, map[isnad.EventID]*isnad.Event{}
	for i := range t.c.Documents {
		if d, ok := isnad.DaysOf(t.c.Documents[i].Published); ok {
			t.published[t.c.Documents[i].ID] = d
		}
	}
	for i := range t.c.Events {
		e := &t.c.Events[i]
		t.events[e.ID] = e
		for k := range e.Tellings {
			t.at[e.Tellings[k].Ref] = place{event: e, voice: e.Tellings[k].Voice}
		}
	}
	for i := range t.c.Claims {
		c := &t.c.Claims[i]
		for k := range c.Tellings {
			x := &c.Tellings[k]
			t.at[x.Ref] = place{claim: c, voice: x.Voice}
			t.said[x.Ref.Document] = append(t.said[x.Ref.Document], x)
		}
	}
}

func (t *tellings) event(r isnad.Ref) *isnad.Event { return t.at[r].event }

func (t *tellings) byID(id isnad.EventID) *isnad.Event { return t.events[id] }

// after reports whether a document was surely published after a day.
func (t *tellings) after(document isnad.DocumentID, day time.Time) bool {
	p, known := t.published[document]
	return known && p.From > isnad.DayOf(day)
}

// voice is the chain of a telling, else of the narrowest claim that a span begins in; of what lies in none, the outlet's own.
func (t *tellings) voice(r isnad.Ref, at isnad.Span) isnad.Chain {
	if p, ok := t.at[r]; ok && len(p.voice.Links) > 0 {
		return p.voice
	}
	out, width := isnad.Chain{Document: at.Document}, 0
	for _, x := range t.said[at.Document] {
		if n := x.Content.End - x.Content.Start; x.Content.Start <= at.Start && at.Start < x.Content.End && (width == 0 || n < width) {
			out, width = x.Voice, n
		}
	}
	return out
}

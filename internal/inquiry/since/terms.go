package since

import (
	"slices"
	"time"

	"isnad"
)

// commitments tell what became of threats, promises and demands, each once: an outcome before a term, a term before its making.
func (f *finder) commitments() (out []Turn) {
	for _, k := range f.c.Commitments {
		if what := f.turn(&k); what != "" {
			out = append(out, Turn{k, what})
		}
	}
	order := []Change{Kept, Broken, Withdrawn, Silent, Due, Made}
	slices.SortStableFunc(out, func(a, b Turn) int { return slices.Index(order, a.What) - slices.Index(order, b.What) })
	return out
}

func (f *finder) turn(k *isnad.Commitment) Change {
	made := f.New[k.Span.Document]
	if what, ok := outcomes[k.Outcome]; ok {
		if made || f.New[k.OutcomeSpan.Document] {
			return what
		}
		return ""
	}
	_, term, ok := isnad.DatesOf(k.Deadline)
	if !ok || term.IsZero() {
		if made {
			return Made
		}
		return ""
	}
	from, to := dayOf(f.From), dayOf(f.To)
	switch {
	case term.Before(to):
		if made || !term.Before(from) {
			return Silent
		}
	case !term.After(to.Add(Ahead)):
		if made || term.After(from.Add(Ahead)) {
			return Due
		}
	case made:
		return Made
	}
	return ""
}

var outcomes = map[isnad.Outcome]Change{isnad.Kept: Kept, isnad.Broken: Broken, isnad.Withdrawn: Withdrawn}

// How an outlet is known to have fallen silent.
const (
	enough   = 5                  // documents, on
	regular  = 4                  // days at least: fewer tell no rhythm
	patience = 3                  // times its usual gap
	fresh    = 7 * 24 * time.Hour // a store is kept up where its newest document came so soon after it was published
)

// feeds lists the outlets that are silent now and were not when was looked last, those first that are silent longest for their rhythm.
func (f *finder) feeds() (out []Feed) {
	all, before := map[string][]isnad.DocumentID{}, map[string][]isnad.DocumentID{}
	var seen, seenBefore []isnad.DocumentID
	for _, d := range f.c.Documents {
		all[d.Outlet], seen = append(all[d.Outlet], d.ID), append(seen, d.ID)
		if !f.New[d.ID] || f.Replaced[d.ID] {
			before[d.Outlet], seenBefore = append(before[d.Outlet], d.ID), append(seenBefore, d.ID)
		}
	}
	now, then := f.horizon(seen, f.To), f.horizon(seenBefore, f.From)
	for outlet, ids := range all {
		if outlet == "" {
			continue
		}
		feed, silent := f.silent(outlet, ids, now)
		if _, was := f.silent(outlet, before[outlet], then); silent && !was {
			out = append(out, feed)
		}
	}
	slices.SortFunc(out, func(a, b Feed) int {
		if a.Last != b.Last {
			return a.Last.Compare(b.Last)
		}
		if a.Outlet < b.Outlet {
			return -1
		}
		return 1
	})
	return out
}

// horizon is the day up to which something should have been heard: the hour of the look where the store is kept up, else, since an archive ends and does
// not fall silent, its last day.
func (f *finder) horizon(ids []isnad.DocumentID, look time.Time) time.Time {
	var newest time.Time
	kept := false
	for _, id := range ids {
		if d := f.day(id); d.After(newest) {
			newest, kept = d, f.Captured[id].Sub(d) <= fresh
		}
	}
	if kept && look.After(newest) {
		return dayOf(look)
	}
	return newest
}

// silent tells whether nothing of an outlet has the day of the horizon or one near it, as its rhythm would have it.
func (f *finder) silent(outlet string, ids []isnad.DocumentID, horizon time.Time) (Feed, bool) {
	var days []time.Time
	for _, id := range ids {
		days = append(days, f.day(id))
	}
	slices.SortFunc(days, time.Time.Compare)
	days = slices.Compact(days)
	if len(ids) < enough || len(days) < regular {
		return Feed{}, false
	}
	var gaps []time.Duration
	for i, d := range days[1:] {
		gaps = append(gaps, d.Sub(days[i]))
	}
	slices.Sort(gaps)
	feed := Feed{outlet, days[len(days)-1], gaps[len(gaps)/2], len(ids)}
	return feed, horizon.Sub(feed.Last) > patience*feed.Gap
}

package picture

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/lexicon"
)

// A Timeline shows when what is told was or is to be, in lanes by its status.
type Timeline struct {
	Head
	Lanes     []Lane
	Published []isnad.Days            // of the documents
	Tail      []string                // below the picture
	Label     func(key string) string // of the lexicon
}

// A Lane holds what has one status: what is dated or lies between what is, in the order of time, and what is not.
type Lane struct {
	Status  isnad.Status
	Name    string
	Bars    []Bar
	Undated []Bar
	Folded  int // how many more there are
}

// A Bar is an event and the time in which it lies. An end that is not known is isnad.Forever away.
type Bar struct {
	ID       string
	Kind     string // type and mode in words
	Words    string // of the source
	Who      string // actors ← recipients
	Place    string // where
	When     string // the date as EDTF; empty where there is none
	Also     string // that accounts differ, with the other dates
	Standing string // the statuses that tellings give it, if there are several
	Origins  int
	At       isnad.Days
	Between  bool // undated: At is what lies between those that the text tells to be before and after it
	Conflict bool // whether it is of a kind of conflict or of cooperation
}

// Most of what a timeline shows; the rest is told by number.
const (
	mostBars    = 26
	mostUndated = 5
	barWords    = 5 // of a text
)

// NewTimeline makes the timeline of a case. An answer, where one is given, brings its act to the front and lists what was switched.
func NewTimeline(s Source, a *whatif.Answer, lex *lexicon.Lexicon) *Timeline {
	m := newMaker(s, lex)
	t := &Timeline{Label: m.label, Tail: m.tail()}
	var mine []isnad.EventID
	if t.Head = m.head(nil); a != nil {
		t.Head, mine = m.head(a.Assumptions), a.Act.Events
	} else {
		t.Below = t.Below[:len(t.Below)-1]
	}
	bars := m.bars(mine)
	for _, d := range m.Case.Documents {
		if at, ok := isnad.DaysOf(d.Published); ok {
			t.Published = append(t.Published, at)
		}
	}
	t.lanes(m, bars)
	shown := 0
	for _, l := range t.Lanes {
		shown += len(l.Bars) + len(l.Undated)
	}
	t.Below = append(t.Below, m.fill("picture.events", shown, len(bars)))
	return t
}

// A ranked bar is one with what it is sorted by.
type ranked struct {
	Bar
	status isnad.Status
	mine   bool
}

// bars are the events of a case, those of the act first, then the dated ones, then those of most origins.
func (m *maker) bars(mine []isnad.EventID) (out []ranked) {
	origins := isnad.SourcesOf(m.Case)
	at := m.placed()
	for i := range m.Case.Events {
		e := &m.Case.Events[i]
		if len(e.Tellings) == 0 {
			continue
		}
		b := ranked{Bar: m.bar(e, at[e.ID]), status: standingOf(e), mine: slices.Contains(mine, e.ID)}
		b.Origins = origins.Count(len(e.Tellings), func(i int) (isnad.DocumentID, string) { return e.Tellings[i].Ref.Document, e.Tellings[i].Origin })
		out = append(out, b)
	}
	slices.SortStableFunc(out, func(x, y ranked) int {
		return cmp.Or(flag(y.mine)-flag(x.mine), flag(y.dated())-flag(x.dated()), y.Origins-x.Origins)
	})
	return out
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (b *Bar) dated() bool { return b.At != isnad.Days{} }

// standingOf is the lane of an event: that it happened where any telling says so, else what the first says.
func standingOf(e *isnad.Event) isnad.Status {
	for _, t := range e.Tellings {
		if t.Status == isnad.Happened {
			return isnad.Happened
		}
	}
	return e.Tellings[0].Status
}

// isConflict reports whether a type of event is one of conflict, in word or deed; the others are of cooperation.
func isConflict(t isnad.EventType) bool { return t >= isnad.Request && t <= isnad.Assault }

func (m *maker) bar(e *isnad.Event, at placing) Bar {
	t := &e.Tellings[0]
	b := Bar{ID: m.at(t.Ref, t.Trigger), Kind: m.label("EventType." + e.Type.String()), Words: opening(told(t).Text, barWords), When: e.Time, At: at.days, Between: at.between,
		Conflict: isConflict(e.Type)}
	if e.Mode != 0 {
		b.Kind += " / " + m.label("Mode."+e.Mode.String())
	}
	if len(e.Actors) > 0 {
		b.Who = m.names(e.Actors)
	}
	if len(e.Recipients) > 0 {
		b.Who = cmp.Or(b.Who, "؟") + " ← " + m.names(e.Recipients)
	}
	if m.Lang == "en" {
		b.Who = strings.NewReplacer("←", "→", "؟", "?").Replace(b.Who)
	}
	if e.Place != "" {
		b.Place = m.name(e.Place)
	}
	b.Standing = m.statuses(e)
	for _, k := range m.Case.Conflicts {
		if k.About == string(e.ID) && k.Field == "time" {
			b.Also = m.label("picture.dates")
			for _, s := range k.Sides {
				b.Also += " · " + harmless(s.Value)
			}
		}
	}
	return b
}

// statuses are those that the tellings of an event give it, in words, if there are several.
func (m *maker) statuses(e *isnad.Event) string {
	var out []string
	for _, t := range e.Tellings {
		if s := m.label("Status." + t.Status.String()); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) < 2 {
		return ""
	}
	return strings.Join(out, " / ")
}

// A placing is the time in which an event lies, and whether that is only what lies between its neighbours.
type placing struct {
	days    isnad.Days
	between bool
}

// placed finds the time of each event: its own; where it has none, that between the events which a text tells to be before and after it.
func (m *maker) placed() map[isnad.EventID]placing {
	out := map[isnad.EventID]placing{}
	for i := range m.Case.Events {
		e := &m.Case.Events[i]
		if d, ok := isnad.DaysOf(e.Time); ok && e.Time != "" {
			out[e.ID] = placing{days: open(d, e.Tellings)}
		}
	}
	bounds := map[isnad.EventID]isnad.Days{}
	narrow := func(id isnad.EventID, by isnad.Days) {
		if have, ok := bounds[id]; ok {
			by = isnad.Days{From: max(have.From, by.From), To: min(have.To, by.To)}
		}
		bounds[id] = by
	}
	for _, o := range m.Case.Orders {
		first, dated := out[o.First]
		second, also := out[o.Second]
		switch {
		case dated && !also:
			narrow(o.Second, besides(first.days, turned(o.Relation)))
		case also && !dated:
			narrow(o.First, besides(second.days, o.Relation))
		}
	}
	for id, d := range bounds {
		if d.From <= d.To && (d.From > -isnad.Forever || d.To < isnad.Forever) {
			out[id] = placing{d, true}
		}
	}
	return out
}

// turned says of the second what an order says of the first.
func turned(r isnad.OrderRelation) isnad.OrderRelation {
	switch r {
	case isnad.Before:
		return isnad.After
	case isnad.After:
		return isnad.Before
	}
	return r
}

// besides is the time that is left for what stands in a relation to something dated.
func besides(d isnad.Days, r isnad.OrderRelation) isnad.Days {
	switch r {
	case isnad.Before:
		return isnad.Days{From: -isnad.Forever, To: d.To}
	case isnad.After:
		return isnad.Days{From: d.From, To: isnad.Forever}
	}
	return d
}

// open opens the end that a date leaves open by its role: since a day, until a day.
func open(d isnad.Days, tellings []isnad.Telling) isnad.Days {
	for _, t := range tellings {
		switch t.TimeRole {
		case isnad.Since:
			d.To = isnad.Forever
		case isnad.Until:
			d.From = -isnad.Forever
		}
		if t.Time != "" {
			break
		}
	}
	return d
}

// lanes sorts the bars into the lanes of their statuses. A lane in which there is nothing is kept, and says so.
func (t *Timeline) lanes(m *maker, bars []ranked) {
	for s := isnad.Happened; s <= isnad.Negated; s++ {
		t.Lanes = append(t.Lanes, Lane{Status: s, Name: m.label("Status." + s.String())})
	}
	for i, b := range bars {
		l := slices.IndexFunc(t.Lanes, func(l Lane) bool { return l.Status == b.status })
		if l < 0 {
			continue
		}
		switch lane := &t.Lanes[l]; {
		case b.dated() && i < mostBars:
			lane.Bars = append(lane.Bars, b.Bar)
		case !b.dated() && len(lane.Undated) < mostUndated:
			lane.Undated = append(lane.Undated, b.Bar)
		default:
			lane.Folded++
		}
	}
	for i := range t.Lanes {
		slices.SortStableFunc(t.Lanes[i].Bars, func(x, y Bar) int { return cmp.Or(cmp.Compare(x.key(), y.key()), cmp.Compare(x.At.To, y.At.To)) })
	}
}

// key orders bars by the first day that is known of them.
func (b *Bar) key() int32 {
	if b.At.From <= -isnad.Forever {
		return b.At.To
	}
	return b.At.From
}

// text is a bar in words, beside its kind.
func (b *Bar) text() string {
	parts := []string{}
	for _, s := range []string{b.Who, b.Place, b.Standing, b.Also} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if b.Origins > 1 {
		parts = append(parts, fmt.Sprintf("×%d", b.Origins))
	}
	return strings.Join(parts, " · ")
}

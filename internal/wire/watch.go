package wire

import (
	"time"

	"isnad"
	"isnad/internal/inquiry/since"
	"isnad/internal/inquiry/watch"
)

// A PledgeRow is one threat, promise or demand as it stands on a day, with the act pledged and the chains of who tells of it and of its outcome.
type PledgeRow struct {
	Standing string `json:"standing"`
	Days     *int   `json:"days,omitempty"` // to the last day of the term, negative where it is past
	Commitment
	Negated          bool            `json:"negated,omitempty"` // pledged is that the act is not done
	Act              *EventRow       `json:"act,omitempty"`
	Outlet           string          `json:"outlet,omitempty"`
	Published        string          `json:"published,omitempty"`
	Chain            []Link          `json:"chain"`
	OutcomeOutlet    string          `json:"outcome_outlet,omitempty"`
	OutcomePublished string          `json:"outcome_published,omitempty"`
	OutcomeChain     []Link          `json:"outcome_chain,omitempty"`
	Names            map[string]Name `json:"names"`
}

// Pledge spells a commitment as it stands on a day.
func (r *Rows) Pledge(p *watch.Pledge) PledgeRow {
	out := PledgeRow{Standing: string(p.Standing), Commitment: r.t.commitment(p.Commitment), Negated: p.Negated, Chain: r.t.chain(p.Voice), Names: map[string]Name{}}
	if p.Deadline != "" {
		out.Days = &p.Days
	}
	if p.Pledged != nil && p.Pledged != p.Made {
		row := r.Event(p.Pledged)
		out.Act = &row
	}
	out.Outlet, out.Published = r.printed(p.Span.Document)
	r.name(out.Names, p.By, p.To)
	r.nameLinks(out.Names, p.Voice)
	if p.Outcome != isnad.Pending {
		out.OutcomeChain = r.t.chain(p.OutcomeVoice)
		out.OutcomeOutlet, out.OutcomePublished = r.printed(p.OutcomeSpan.Document)
		r.nameLinks(out.Names, p.OutcomeVoice)
	}
	return out
}

// printed is the outlet of a document and the day of its publication.
func (r *Rows) printed(d isnad.DocumentID) (outlet, published string) {
	if k, ok := r.place[d]; ok {
		return r.c.Documents[k].Outlet, r.c.Documents[k].Published
	}
	return "", ""
}

func (r *Rows) nameLinks(into map[string]Name, c isnad.Chain) {
	for _, l := range c.Links {
		r.name(into, l.Entity)
	}
}

// A Pattern is what an indicator asks for.
type Pattern struct {
	Types      []string `json:"types,omitempty"`
	Modes      []string `json:"modes,omitempty"`
	Statuses   []string `json:"statuses,omitempty"`
	Actors     []string `json:"actors,omitempty"`
	Recipients []string `json:"recipients,omitempty"`
	Places     []string `json:"places,omitempty"`
	By         []string `json:"by,omitempty"`
	Acts       []string `json:"acts,omitempty"`
	Claim      string   `json:"claim,omitempty"`
	AtLeast    float64  `json:"at_least,omitempty"`
	Conflict   bool     `json:"conflict,omitempty"`
}

// An IndicatorRow is what somebody watches for.
type IndicatorRow struct {
	Name    string  `json:"name"`
	Case    string  `json:"case,omitempty"`
	Pattern Pattern `json:"pattern"`
	Reason  string  `json:"reason,omitempty"`
	Author  string  `json:"author"`
	At      string  `json:"at"`
	Change  uint64  `json:"change"`
	Looked  string  `json:"looked,omitempty"` // when the one who asks looked last
	Query   string  `json:"query"`            // the pattern in one line
}

// NewIndicatorRow spells an indicator; looked is zero where the one who asks never looked.
func NewIndicatorRow(w isnad.Watched, looked time.Time) IndicatorRow {
	p := w.Pattern
	out := IndicatorRow{Name: w.Name, Case: w.Case, Reason: w.Reason, Author: w.Author, At: w.At.UTC().Format(time.RFC3339), Change: w.Change, Query: p.String(),
		Pattern: Pattern{Types: stringsOf(p.Types), Modes: stringsOf(p.Modes), Statuses: stringsOf(p.Statuses), Actors: p.Actors, Recipients: p.Recipients, Places: p.Places, By: p.Voices,
			Acts: stringsOf(p.Acts), Claim: p.Claim, AtLeast: p.AtLeast, Conflict: p.Conflict}}
	if !looked.IsZero() {
		out.Looked = looked.UTC().Format(time.RFC3339)
	}
	return out
}

func stringsOf[C interface{ String() string }](list []C) (out []string) {
	for _, c := range list {
		out = append(out, c.String())
	}
	return out
}

// A MatchRow is one event or claim that an indicator was watching for, and what is new about it.
type MatchRow struct {
	Indicator string           `json:"indicator"`
	Kind      string           `json:"kind"` // event or claim
	ID        string           `json:"id"`
	First     bool             `json:"first"` // nothing known before met the indicator by it
	Event     *EventRow        `json:"event,omitempty"`
	Claim     *ClaimRow        `json:"claim,omitempty"`
	Told      []ToldRow        `json:"told"`
	Changed   []ChangedAccount `json:"changed,omitempty"`
	Denied    []ToldRow        `json:"denied,omitempty"`
	Repeats   int              `json:"repeats"` // new documents that only repeat
	Documents int              `json:"documents"`
	Names     map[string]Name  `json:"names"`
}

// A ToldRow is what one document says, with its words and whose voice it is.
type ToldRow struct {
	Document  string `json:"document"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Span      Span   `json:"span"`
	Status    string `json:"status,omitempty"`
	Act       string `json:"act,omitempty"`
	Chain     []Link `json:"chain"`
}

// Match spells what is new of an indicator.
func (r *Rows) Match(indicator string, m *watch.Match) MatchRow {
	out := MatchRow{Indicator: indicator, First: m.First, Repeats: m.Repeats, Documents: m.Documents, Names: map[string]Name{}}
	if m.Event != nil {
		row := r.Event(m.Event)
		out.Kind, out.ID, out.Event = string(isnad.AnEvent), row.ID, &row
	} else {
		row := r.Claim(m.Claim)
		out.Kind, out.ID, out.Claim = string(isnad.AClaim), row.ID, &row
	}
	told := func(list []watch.Told) []ToldRow {
		return each(len(list), func(i int) ToldRow {
			x := list[i]
			row := ToldRow{Document: string(x.At.Document), Span: r.t.span(x.At), Status: x.Status.String(), Act: x.Act.String(), Chain: r.t.chain(x.Voice)}
			row.Outlet, row.Published = r.printed(x.At.Document)
			r.nameLinks(out.Names, x.Voice)
			return row
		})
	}
	out.Told, out.Denied = told(m.Told), told(m.Denials)
	out.Changed = each(len(m.Accounts), func(i int) ChangedAccount {
		a := r.account(&m.Accounts[i])
		a.Event, a.Claim = nil, nil // said above
		return a
	})
	return out
}

// Watch is what new documents tell of indicators and commitments.
type Watch struct {
	Schema      string       `json:"schema"`
	To          string       `json:"to"`
	Indicators  []Indication `json:"indicators"`
	Commitments []Turn       `json:"commitments"`
}

// An Indication is one indicator with what is new of it since From.
type Indication struct {
	IndicatorRow
	From    string     `json:"from,omitempty"`
	Matches []MatchRow `json:"matches"`
	Repeats int        `json:"repeats"` // events and claims that matched before and are only told again
}

// NewTurns spells what became of commitments.
func (r *Rows) NewTurns(list []since.Turn) []Turn {
	return each(len(list), func(i int) Turn {
		k := &list[i]
		x := Turn{string(k.What), r.t.commitment(k.Commitment), map[string]Name{}}
		r.name(x.Names, k.By, k.To)
		return x
	})
}

// Package whatif answers the what-ifs that a case raises: how the act stands and who says so, what is said to follow and for whom, how it is
// explained, what was threatened, demanded and promised, who gains and who loses branch by branch, whose silence would change that, and what no
// document tells. It counts voices and never weighs them; no probability is made.
package whatif

import (
	"cmp"
	"slices"

	"isnad"
)

// An Answer is what a case says to one what-if.
type Answer struct {
	Question     Question
	Act          Act
	Standing     []Standing
	Consequences []Consequence
	Explanations []Explanation
	Commitments  []isnad.Commitment
	Gains        []Balance
	Losses       []Balance
	Branches     []Branch // one for each kind, in their order
	Tipping      []Tipping
	Assumptions  []Assumption
	Unknown      []Unknown
	Documents    int // that are heard
}

// A Question is asked by a text, or made of an act that a text threatens.
type Question struct {
	Span  isnad.Span // empty where no text asks it
	Words string     // of the asker, where one put it
	Act   isnad.EventID
}

// An Act is the hypothetical event: all mentions of it together.
type Act struct {
	Type       isnad.EventType
	Mode       isnad.Mode
	Actors     []isnad.EntityID
	Recipients []isnad.EntityID
	Place      isnad.EntityID
	Events     []isnad.EventID
	Refs       []isnad.Ref
}

// A Standing is what one voice says of the act.
type Standing struct {
	Status  isnad.Status
	Leaning isnad.Leaning
	Ref     isnad.Ref
	Trigger isnad.Span
	Voice   isnad.Chain
	Time    string
}

// A Consequence is what is said to follow, with those who say the opposite.
type Consequence struct {
	isnad.Consequence
	Against []isnad.Ref
}

// An Explanation is one account of the act, with what the text ties to it.
type Explanation struct {
	isnad.Explanation
	Supports []isnad.Ref // events told inside the reading itself
	Weakens  []Weakening // what speaks against it, judged by rule
}

// A Weakening is a finding that speaks against an explanation, and the rule that says so.
type Weakening struct {
	Ref  isnad.Ref
	Rule isnad.RuleID
}

// A Balance is the consequences that are good, or bad, for one entity and how many voices stand behind them.
type Balance struct {
	Entity       isnad.EntityID
	Consequences []isnad.Ref
	Origins      int
}

// An Unknown is something that an analyst would need and no document tells.
type Unknown struct {
	Key    string // a term of the lexicon: unknown.*
	Entity isnad.EntityID
	Refs   []isnad.Ref // of the consequences that lead to one another in a circle
}

// threatened is the act that an event of threatening threatens (ماذا لو نفذت وعيدها), where one is told, else the event itself.
func (q *asker) threatened(id isnad.EventID) isnad.EventID {
	e := q.events[id]
	if e == nil || e.Type != isnad.Threaten {
		return id
	}
	for _, k := range q.c.Commitments {
		made := func(t isnad.Telling) bool { return t.Ref.Document == k.Span.Document && t.Ref.ID == k.MadeIn }
		if k.Kind == isnad.ThreatMade && k.Event != id && q.events[k.Event] != nil && slices.ContainsFunc(e.Tellings, made) {
			return k.Event
		}
	}
	return id
}

// Ask answers every what-if that the case raises, with what the asker switches: its questions first; where none is asked, its threatened acts.
func Ask(c *isnad.Case, s Switches) []Answer {
	a := newAsking(c, s)
	for i := range a.base.c.Questions {
		for _, id := range a.base.c.Questions[i].About {
			if id = a.base.threatened(id); a.base.events[id] != nil && !a.asked[id] {
				a.ask(Question{Span: a.base.c.Questions[i].Span, Act: id})
				break
			}
		}
	}
	for i := range a.base.c.Events {
		if e := &a.base.c.Events[i]; status(e) == isnad.Threatened && !a.asked[e.ID] {
			a.ask(Question{Act: e.ID})
		}
	}
	return a.out
}

// An asking gathers answers; base is the case before anything but the day was switched, which says what the acts are.
type asking struct {
	base, q asker
	asked   map[isnad.EventID]bool
	out     []Answer
}

func newAsking(c *isnad.Case, s Switches) asking {
	base := newAsker(narrowed(c, Switches{AsOf: s.AsOf}))
	q := newAsker(narrowed(base.c, s))
	q.s = s
	return asking{base: base, q: q, asked: map[isnad.EventID]bool{}}
}

func (a *asking) ask(question Question) {
	x := Answer{Question: question, Act: a.base.act(a.base.events[question.Act])}
	for _, id := range x.Act.Events {
		a.asked[id] = true
	}
	a.q.answer(&x)
	a.out = append(a.out, x)
}

type asker struct {
	c         *isnad.Case
	s         Switches
	events    map[isnad.EventID]*isnad.Event
	countries map[isnad.EntityID]string
	outlets   map[isnad.DocumentID]string // the voice of each document's outlet
	origins   map[isnad.DocumentID]string
}

func newAsker(c *isnad.Case) asker {
	q := asker{c: c, events: map[isnad.EventID]*isnad.Event{}, countries: map[isnad.EntityID]string{}, outlets: map[isnad.DocumentID]string{}, origins: map[isnad.DocumentID]string{}}
	for i := range c.Entities {
		q.countries[c.Entities[i].ID] = isnad.CountryOf(c.Entities[i].Code, c.Entities[i].Kind)
	}
	for i := range c.Events {
		q.events[c.Events[i].ID] = &c.Events[i]
	}
	for _, d := range c.Documents {
		q.outlets[d.ID] = "outlet " + cmp.Or(d.Outlet, string(d.ID))
	}
	for _, o := range c.Origins {
		for _, d := range o.Documents {
			q.origins[d] = o.ID
			if o.Kind == isnad.Copy {
				q.outlets[d] = "outlet " + o.ID
			}
		}
	}
	return q
}

// origin is where a document has its matter from; the document itself where nobody says.
func (q *asker) origin(d isnad.DocumentID) string { return cmp.Or(q.origins[d], string(d)) }

// voice names who speaks first in a chain: its first link, or the outlet. Copies of one agency line speak with one voice, and so does one outlet in all it prints.
func (q *asker) voice(c isnad.Chain) string {
	if len(c.Links) == 0 {
		return cmp.Or(q.outlets[c.Document], "outlet "+string(c.Document))
	}
	return cmp.Or(string(c.Links[0].Entity), c.Links[0].As)
}

// first is a chain cut to its first link.
func first(c isnad.Chain) isnad.Chain {
	return isnad.Chain{Document: c.Document, Links: c.Links[:min(1, len(c.Links))]}
}

func status(e *isnad.Event) isnad.Status {
	if len(e.Tellings) == 0 {
		return 0
	}
	return e.Tellings[0].Status
}

// answer gathers what is told of an act. What the act is does not hang on what is switched.
func (q *asker) answer(a *Answer) {
	for k := isnad.InFull; k <= isnad.NotCarriedOut; k++ {
		a.Branches = append(a.Branches, Branch{Kind: k})
	}
	mine := map[isnad.EventID]bool{}
	for _, id := range a.Act.Events {
		mine[id] = true
	}
	q.standing(a)
	realised := q.saidOfDeeds(a, mine)
	q.consequences(a, mine, realised)
	q.explanations(a, mine)
	for _, k := range q.c.Commitments {
		if mine[k.Event] || q.sameDocument(k.Span.Document, a) {
			a.Commitments = append(a.Commitments, k)
		}
	}
	a.Gains, a.Losses = q.balances(a.Consequences)
	q.branches(a, mine, realised)
	q.weaken(a)
	a.Documents, a.Assumptions = len(q.c.Documents), q.s.Told
	q.unknown(a)
}

// act gathers the mentions of one hypothetical act: those of its type and mode that have not happened, that the same actors are to do, and
// that touch no other recipients than those it is aimed at.
func (q *asker) act(e *isnad.Event) Act {
	a := Act{Type: e.Type, Mode: e.Mode, Place: e.Place}
	actors := q.actorsOf(e)
	var mine []*isnad.Event
	for i := range q.c.Events {
		o := &q.c.Events[i]
		if (open(status(o)) || status(o) == isnad.Negated) && (o.ID == e.ID || o.Type == e.Type && o.Mode == e.Mode && share(actors, o.Actors) && share(e.Recipients, o.Recipients)) {
			mine = append(mine, o)
		}
	}
	for i := range q.c.Events {
		if o := &q.c.Events[i]; q.partOf(o, mine) {
			mine = append(mine, o)
		}
	}
	for _, o := range mine {
		a.Events = append(a.Events, o.ID)
		for _, t := range o.Tellings {
			a.Refs = append(a.Refs, t.Ref)
		}
		a.Actors, a.Recipients = union(a.Actors, o.Actors), union(a.Recipients, o.Recipients)
		if a.Place == "" {
			a.Place = o.Place
		}
	}
	return a
}

// breath is how many bytes apart two acts may stand that are threatened in one breath.
const breath = 250

// partOf reports whether an event is threatened by the same actors in one breath with one of the act's: closing the embassy and withdrawing the
// soldiers.
func (q *asker) partOf(o *isnad.Event, mine []*isnad.Event) bool {
	if status(o) != isnad.Threatened || len(o.Actors) == 0 {
		return false
	}
	near := false
	for _, m := range mine {
		if m.ID == o.ID {
			return false
		}
		a, b := m.Tellings[0].Trigger, o.Tellings[0].Trigger
		near = near || status(m) == isnad.Threatened && len(m.Actors) > 0 && share(m.Actors, o.Actors) && a.Document == b.Document && max(a.Start-b.Start, b.Start-a.Start) < breath
	}
	return near
}

// actorsOf are an event's actors; where the words name none, those of the first other mention of the kind that names some.
func (q *asker) actorsOf(e *isnad.Event) []isnad.EntityID {
	if len(e.Actors) > 0 {
		return e.Actors
	}
	for i := range q.c.Events {
		if o := &q.c.Events[i]; o.Type == e.Type && o.Mode == e.Mode && open(status(o)) && len(o.Actors) > 0 {
			return o.Actors
		}
	}
	return nil
}

func open(s isnad.Status) bool {
	return s == isnad.Threatened || s == isnad.Planned || s == isnad.Possible || s == isnad.Promised || s == isnad.Demanded
}

// share reports whether two mentions may have one actor: one is named in both, or one of them names none.
func share(a, b []isnad.EntityID) bool {
	return len(a) == 0 || len(b) == 0 || named(a, b)
}

// named reports whether an entity stands in both lists.
func named(a, b []isnad.EntityID) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func union(a, b []isnad.EntityID) []isnad.EntityID {
	for _, x := range b {
		have := false
		for _, y := range a {
			have = have || x == y
		}
		if !have {
			a = append(a, x)
		}
	}
	return a
}

func (q *asker) standing(a *Answer) {
	for _, id := range a.Act.Events {
		for _, t := range q.events[id].Tellings {
			a.Standing = append(a.Standing, Standing{t.Status, t.Leaning, t.Ref, t.Trigger, t.Voice, t.Time})
		}
	}
}

// sameDocument reports whether a document is one in which the act is told.
func (q *asker) sameDocument(d isnad.DocumentID, a *Answer) bool {
	for _, r := range a.Act.Refs {
		if r.Document == d {
			return true
		}
	}
	return false
}

// consequences takes those whose condition is the act, those whose condition is the outcome of one taken, and those of its documents whose
// condition is tied to no event.
func (q *asker) consequences(a *Answer, mine map[isnad.EventID]bool, realised map[isnad.BranchKind]map[isnad.EventID]bool) {
	met := q.met(mine, realised[isnad.InPart], realised[isnad.InFull])
	for _, c := range q.c.Consequences {
		if c.IfEvent == "" {
			c.IfEvent = q.actIn(c.If, met)
		}
		if met[c.IfEvent] || c.IfEvent == "" && q.sameDocument(c.Ref.Document, a) {
			a.Consequences = append(a.Consequences, Consequence{Consequence: c})
		}
	}
	for i := range a.Consequences {
		for j := range a.Consequences {
			if i != j && opposite(a.Consequences[i].Valence, a.Consequences[j].Valence) {
				a.Consequences[i].Against = append(a.Consequences[i].Against, a.Consequences[j].Ref)
			}
		}
	}
}

// actIn finds, for a condition that is tied to no event, one of some events whose words stand in it.
func (q *asker) actIn(s isnad.Span, among map[isnad.EventID]bool) isnad.EventID {
	for i := range q.c.Events {
		e := &q.c.Events[i]
		if !among[e.ID] {
			continue
		}
		for _, t := range e.Tellings {
			if g := t.Trigger; g.Document == s.Document && g.Start < s.End && s.Start < g.End {
				return e.ID
			}
		}
	}
	return ""
}

// met are the events of the act, of its branches, and all that is said to come about after one of them; a circle ends where it closes.
func (q *asker) met(acts ...map[isnad.EventID]bool) map[isnad.EventID]bool {
	met := map[isnad.EventID]bool{}
	for _, events := range acts {
		for id := range events {
			met[id] = true
		}
	}
	for more := true; more; {
		more = false
		for _, c := range q.c.Consequences {
			if met[c.IfEvent] && c.ThenEvent != "" && !met[c.ThenEvent] {
				met[c.ThenEvent], more = true, true
			}
		}
	}
	return met
}

func opposite(a, b []isnad.Valence) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Entity == y.Entity && x.Sign == -y.Sign {
				return true
			}
		}
	}
	return false
}

// explanations takes those of the act, of the threat that announces it, and those tied to no event in its documents.
func (q *asker) explanations(a *Answer, mine map[isnad.EventID]bool) {
	for _, x := range q.c.Explanations {
		e := q.events[x.OfEvent]
		if !mine[x.OfEvent] && !(e != nil && e.Type == isnad.Threaten && q.sameDocument(x.Ref.Document, a)) && !(e == nil && q.sameDocument(x.Ref.Document, a)) {
			continue
		}
		out := Explanation{Explanation: x}
		for i := range q.c.Events {
			for _, t := range q.c.Events[i].Tellings {
				if t.Ref.Document == x.Ref.Document && t.Status == isnad.Happened && !mine[q.c.Events[i].ID] && t.Trigger.Start >= x.Reading.Start && t.Trigger.End <= x.Reading.End {
					out.Supports = append(out.Supports, t.Ref)
				}
			}
		}
		a.Explanations = append(a.Explanations, out)
	}
}

// balances sums up for whom the consequences are good and for whom bad, with the number of voices behind each: told apart by their first
// link, the outlet itself being one.
func (q *asker) balances(list []Consequence) (gains, losses []Balance) {
	voices := map[string]bool{}
	for _, c := range list {
		for _, v := range c.Valence {
			to, side := &gains, "+"
			if v.Sign < 0 {
				to, side = &losses, "-"
			}
			b := balance(to, v.Entity)
			b.Consequences = append(b.Consequences, c.Ref)
			if key := side + string(v.Entity) + " " + q.voice(c.Holder); !voices[key] {
				voices[key] = true
				b.Origins++
			}
		}
	}
	return gains, losses
}

// balance returns the balance of an entity, made where there is none.
func balance(in *[]Balance, entity isnad.EntityID) *Balance {
	for i := range *in {
		if (*in)[i].Entity == entity {
			return &(*in)[i]
		}
	}
	*in = append(*in, Balance{Entity: entity})
	return &(*in)[len(*in)-1]
}

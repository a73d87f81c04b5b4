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

	documents map[isnad.DocumentID]bool // in which the act is told
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

// Concerned are the recipients but those who are called as the place is: closing an embassy in Baghdad concerns Iraq.
func (a *Act) Concerned(name func(isnad.EntityID) string) []isnad.EntityID {
	if a.Place == "" {
		return a.Recipients
	}
	place := name(a.Place)
	return slices.DeleteFunc(slices.Clone(a.Recipients), func(id isnad.EntityID) bool { return name(id) == place })
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
	base := indexed(narrowed(c, Switches{AsOf: s.AsOf}))
	rest := s
	rest.AsOf = "" // which is switched already
	q := base
	if narrow := narrowed(base.c, rest); narrow != base.c {
		q = indexed(narrow)
	}
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
	index
}

// indexed is an asker that can answer.
func indexed(c *isnad.Case) asker {
	q := newAsker(c)
	q.index = newIndex(c)
	return q
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
	a.documents = documentsOf(a.Act.Refs)
	q.standing(a)
	realised := q.saidOfDeeds(a, mine)
	q.consequences(a, mine, realised)
	q.explanations(a, mine)
	for _, k := range q.c.Commitments {
		if mine[k.Event] || a.documents[k.Span.Document] {
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
	mine := q.mentions(e)
	for _, o := range q.threats {
		if q.partOf(o, mine) {
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

// mentions are the events that tell the act of an event: of its kind, open or denied, by the same to the same. One that names neither is a mention only in a
// document that tells of the act otherwise, for elsewhere it may be any act of the kind.
func (q *asker) mentions(e *isnad.Event) (mine []*isnad.Event) {
	near := map[isnad.DocumentID]bool{}
	tell(e, near)
	actors := q.actorsOf(e)
	may := func(o *isnad.Event) bool {
		return (open(status(o)) || status(o) == isnad.Negated) && share(actors, o.Actors) && share(e.Recipients, o.Recipients) && !q.abroad(e.Place, o.Place)
	}
	for _, o := range q.kinds[kindOf(e)] {
		if may(o) && (named(actors, o.Actors) || named(e.Recipients, o.Recipients)) {
			tell(o, near)
		}
	}
	for _, o := range q.kinds[kindOf(e)] {
		if o.ID == e.ID || toldIn(o, near) && may(o) {
			mine = append(mine, o)
		}
	}
	return mine
}

// abroad reports whether two places lie in different states.
func (q *asker) abroad(a, b isnad.EntityID) bool {
	x, y := q.countries[a], q.countries[b]
	return x != "" && y != "" && x != y
}

// tell marks the documents that tell of an event.
func tell(e *isnad.Event, in map[isnad.DocumentID]bool) {
	for i := range e.Tellings {
		in[e.Tellings[i].Ref.Document] = true
	}
}

// toldIn reports whether one of the documents tells of an event.
func toldIn(e *isnad.Event, in map[isnad.DocumentID]bool) bool {
	for i := range e.Tellings {
		if in[e.Tellings[i].Ref.Document] {
			return true
		}
	}
	return false
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

// actorsOf are an event's actors; where the words name none, those of the first other mention of the kind in its documents that names some.
func (q *asker) actorsOf(e *isnad.Event) []isnad.EntityID {
	if len(e.Actors) > 0 {
		return e.Actors
	}
	near := map[isnad.DocumentID]bool{}
	tell(e, near)
	for _, o := range q.kinds[kindOf(e)] {
		if open(status(o)) && len(o.Actors) > 0 && toldIn(o, near) {
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

// documentsOf are those in which some findings lie.
func documentsOf(refs []isnad.Ref) map[isnad.DocumentID]bool {
	in := make(map[isnad.DocumentID]bool, len(refs))
	for _, r := range refs {
		in[r.Document] = true
	}
	return in
}

// consequences takes those whose condition is the act, those whose condition is the outcome of one taken, and those of its documents whose
// condition is tied to no event.
func (q *asker) consequences(a *Answer, mine map[isnad.EventID]bool, realised map[isnad.BranchKind]map[isnad.EventID]bool) {
	met := q.met(mine, realised[isnad.InPart], realised[isnad.InFull])
	for i := range q.c.Consequences {
		c := &q.c.Consequences[i]
		condition := c.IfEvent
		if condition == "" {
			condition = q.actIn(c.If, met)
		}
		if met[condition] || condition == "" && a.documents[c.Ref.Document] {
			a.Consequences = append(a.Consequences, Consequence{Consequence: *c})
			a.Consequences[len(a.Consequences)-1].IfEvent = condition
		}
	}
	face(a.Consequences)
}

// face notes for each consequence those that say the opposite of it, in their order.
func face(list []Consequence) {
	at := map[isnad.Valence][]int{}
	for i := range list {
		for _, v := range list[i].Valence {
			at[v] = append(at[v], i)
		}
	}
	for i := range list {
		var against []int
		for _, v := range list[i].Valence {
			against = append(against, at[isnad.Valence{Entity: v.Entity, Sign: -v.Sign}]...)
		}
		slices.Sort(against)
		for _, k := range slices.Compact(against) {
			if k != i {
				list[i].Against = append(list[i].Against, list[k].Ref)
			}
		}
	}
}

// actIn finds, for a condition that is tied to no event, one of some events whose words stand in it.
func (q *asker) actIn(s isnad.Span, among map[isnad.EventID]bool) isnad.EventID {
	for _, t := range q.told[s.Document] {
		if g := &t.Trigger; g.Start < s.End && s.Start < g.End && among[t.event.ID] {
			return t.event.ID
		}
	}
	return ""
}

// met are the events of the act, of its branches, and all that is said to come about after one of them; a circle ends where it closes.
func (q *asker) met(acts ...map[isnad.EventID]bool) map[isnad.EventID]bool {
	met := map[isnad.EventID]bool{}
	var next []isnad.EventID
	reach := func(id isnad.EventID) {
		if id != "" && !met[id] {
			met[id], next = true, append(next, id)
		}
	}
	for _, events := range acts {
		for id := range events {
			reach(id)
		}
	}
	for len(next) > 0 {
		id := next[len(next)-1]
		next = next[:len(next)-1]
		for _, c := range q.follows[id] {
			reach(c.ThenEvent)
		}
	}
	return met
}

// explanations takes those of the act, of the threat that announces it, and those tied to no event in its documents.
func (q *asker) explanations(a *Answer, mine map[isnad.EventID]bool) {
	for i := range q.c.Explanations {
		x := &q.c.Explanations[i]
		e := q.events[x.OfEvent]
		if !mine[x.OfEvent] && !(a.documents[x.Ref.Document] && (e == nil || e.Type == isnad.Threaten)) {
			continue
		}
		out := Explanation{Explanation: *x}
		for _, t := range q.told[x.Ref.Document] {
			if t.Status == isnad.Happened && !mine[t.event.ID] && t.Trigger.Start >= x.Reading.Start && t.Trigger.End <= x.Reading.End {
				out.Supports = append(out.Supports, t.Ref)
			}
		}
		a.Explanations = append(a.Explanations, out)
	}
}

// balances sums up for whom the consequences are good and for whom bad, with the number of voices behind each: told apart by their first
// link, the outlet itself being one.
func (q *asker) balances(list []Consequence) (gains, losses []Balance) {
	type side struct {
		of   isnad.EntityID
		good bool
	}
	type heard struct {
		side
		voice string
	}
	at, voices := map[side]int{}, map[heard]bool{}
	for i := range list {
		c := &list[i]
		voice := q.voice(c.Holder)
		for _, v := range c.Valence {
			s, to := side{v.Entity, v.Sign > 0}, &gains
			if !s.good {
				to = &losses
			}
			k, have := at[s]
			if !have {
				k = len(*to)
				at[s], *to = k, append(*to, Balance{Entity: v.Entity})
			}
			b := &(*to)[k]
			b.Consequences = append(b.Consequences, c.Ref)
			if h := (heard{s, voice}); !voices[h] {
				voices[h] = true
				b.Origins++
			}
		}
	}
	return gains, losses
}

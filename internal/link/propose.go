package link

import (
	"slices"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/letter"
	"isnad/letter/latin"
)

// Propose returns the changes that bring a reading into the ledger, each telling an event or claim of its own. Ids depend on the reading alone, so
// that proposing it twice proposes the same; what they have in common with other documents is for a Linker to say.
func Propose(r *reading.Reading) []isnad.Change {
	p := proposer{r: r, who: make([]isnad.EntityID, len(r.Who.Entities)), ends: sentenceEnds(r.Page.Text)}
	p.put(r.Document)
	p.put(sketch(r.Document.ID, r.Page.Text))
	p.put(isnad.Origin{ID: "o:" + string(r.Document.ID), Documents: []isnad.DocumentID{r.Document.ID}, Kind: isnad.Own})
	p.entities()
	p.events()
	p.claims()
	p.consequences()
	p.explanations()
	p.questions()
	p.relations()
	p.commitments()
	return p.out
}

type proposer struct {
	r    *reading.Reading
	who  []isnad.EntityID
	ends []int32 // byte after each sentence

	lastTerm string // that the text told last
	out      []isnad.Change
}

func (p *proposer) put(n isnad.Noun) {
	p.out = append(p.out, isnad.Change{Author: "reader", What: n})
}

func (p *proposer) ref(id string) isnad.Ref { return isnad.Ref{Document: p.r.Document.ID, ID: id} }

func (p *proposer) span(x reading.Extent) isnad.Span {
	if x.Len() <= 0 {
		return isnad.Span{}
	}
	return isnad.Span{Document: p.r.Document.ID, Start: int(x.Start), End: int(x.End), Text: p.r.Page.Slice(x)}
}

// entities gives each entity its id in the ledger: that of an actor we know, else kind and the key of its name. Whom the text does not name is
// never one with anybody of another document. Who takes part in nothing is no finding, as in the record.
func (p *proposer) entities() {
	idle := p.r.Idle()
	for i := range p.r.Who.Entities {
		e := &p.r.Who.Entities[i]
		if p.who[i] = p.entityID(e); idle[int32(i)] {
			continue
		}
		p.put(isnad.Entity{ID: p.who[i], Name: e.Name, NameEn: e.NameEn, Aliases: p.aliases(e), Kind: e.Kind, Code: e.Code, Naming: e.Naming, Actor: e.Actor,
			At: isnad.Position{Lat: e.At.Lat, Lon: e.At.Lon, Radius: e.At.Radius, Known: e.At.Known}, Precision: e.Precision, Tellings: []isnad.Ref{p.ref(e.ID)}})
	}
}

// aliases are the other names that the text gives an entity.
func (p *proposer) aliases(e *reading.Entity) (out []string) {
	for _, a := range e.Aliases {
		if a != e.Name && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	for _, m := range e.Mentions {
		if x := &p.r.Who.Mentions[m]; x.Form == isnad.NameForm {
			if a := p.r.Page.Slice(x.Extent); a != e.Name && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

func (p *proposer) entityID(e *reading.Entity) isnad.EntityID {
	switch {
	case e.Actor != "":
		return isnad.EntityID(e.Actor)
	case e.Naming == isnad.Unnamed || e.Naming == isnad.Collective:
		return isnad.EntityID(string(p.r.Document.ID) + "/" + e.ID)
	}
	key := letter.FoldString(e.Name)
	if e.Kind == isnad.Person {
		key = latin.Key(e.Name) // the spellings that outlets have of one name: ماريو دراغي, ماريو دراجي
	}
	return isnad.EntityID(e.Kind.String() + ":" + strings.ReplaceAll(key, " ", "-"))
}

func (p *proposer) whom(list []int32) (out []isnad.EntityID) {
	for _, i := range list {
		out = append(out, p.who[i])
	}
	return out
}

func (p *proposer) one(i int32) isnad.EntityID {
	if i < 0 {
		return ""
	}
	return p.who[i]
}

func (p *proposer) eventID(i int32) isnad.EventID {
	if i < 0 {
		return ""
	}
	return isnad.EventID(string(p.r.Document.ID) + "/" + p.r.Reports[i].ID)
}

// voice is the chain of an attribution; the outlet's own where there is none.
func (p *proposer) voice(claim int32) isnad.Chain {
	c := isnad.Chain{Document: p.r.Document.ID}
	if claim < 0 {
		return c
	}
	for _, l := range p.r.Attributions[claim].Links {
		c.Links = append(c.Links, isnad.Link{Entity: p.one(l.Entity), As: l.As, Naming: l.Naming, Cue: p.span(l.Cue), To: p.one(l.To), Near: p.one(l.Near),
			Channel: l.Channel, Access: l.Access, RefusedName: l.RefusedName})
	}
	return c
}

func (p *proposer) claimID(i int32) string {
	if i < 0 {
		return ""
	}
	return p.r.Attributions[i].ID
}

func (p *proposer) events() {
	for i := range p.r.Reports {
		r := &p.r.Reports[i]
		e := isnad.Event{ID: p.eventID(int32(i)), Type: r.Type, Mode: r.Mode, Actors: p.whom(r.Actors), Recipients: p.whom(r.Recipients), Place: p.one(r.Place)}
		if r.Time != nil {
			e.Time = r.Time.Value
		}
		e.Tellings = []isnad.Telling{p.telling(r)}
		p.put(e)
	}
	for i := range p.r.Orders {
		o := &p.r.Orders[i]
		p.put(isnad.Order{Ref: p.ref(o.ID), First: p.eventID(o.First), Second: p.eventID(o.Second), Relation: o.Relation, Span: p.span(o.Span), Basis: o.Basis})
	}
}

func (p *proposer) telling(r *reading.Report) isnad.Telling {
	sentence := p.sentenceOf(r.Trigger.Start)
	t := isnad.Telling{Ref: p.ref(r.ID), Trigger: p.span(r.Trigger), Scope: p.span(p.scope(r.Trigger, sentence, scopeWords)), Sentence: sentence,
		Status: r.Status, Leaning: r.Leaning, At: p.grounds(r, sentence), Voice: p.voice(r.Claim), Claim: p.claimID(r.Claim)}
	if isWords(r.Type) || r.Type == isnad.Accuse {
		t.Scope, t.Lead = p.span(p.scope(r.Trigger, sentence, saidWords)), p.span(p.lead(r.Trigger, sentence))
	}
	if r.Time != nil {
		t.Time, t.TimeRole = r.Time.Value, r.Time.Role
	}
	for i := range r.Amounts {
		a := &r.Amounts[i]
		n := isnad.Amount{Of: a.Of, Role: a.Role, Low: a.Low, High: a.High, HasLow: a.HasLow, HasHigh: a.HasHigh, Span: p.span(a.Extent)}
		if a.HasValue && !a.HasLow && !a.HasHigh {
			n.Low, n.High, n.HasLow, n.HasHigh = a.Value, a.Value, true, true
		}
		t.Amounts = append(t.Amounts, n)
	}
	return t
}

// sentenceOf is the sentence that a byte lies in, counted from 0.
func (p *proposer) sentenceOf(at int32) int {
	n, _ := slices.BinarySearch(p.ends, at+1)
	return n
}

// sentenceEnd is the byte after the sentence that a byte lies in.
func (p *proposer) sentenceEnd(at int32) int32 {
	if n := p.sentenceOf(at); n < len(p.ends) {
		return p.ends[n]
	}
	return int32(len(p.r.Page.Text))
}

// How many words after a trigger are kept as what the act is about: more of what is only said, whose content comes late (اتهم المتحدث باسم القيادة فصيلا بالوقوف وراء الهجوم).
const (
	scopeWords = 9
	saidWords  = 20
	leadWords  = 6 // before the trigger of what is said
)

// scope is the trigger with the words after it, within its sentence.
func (p *proposer) scope(trigger reading.Extent, sentence int, most int) reading.Extent {
	text, end := p.r.Page.Text, int32(len(p.r.Page.Text))
	if sentence < len(p.ends) {
		end = p.ends[sentence]
	}
	at := trigger.End
	for words := 0; at < end; at++ {
		if text[at] == ' ' && at > trigger.End {
			if words++; words == most {
				break
			}
		}
	}
	return reading.Extent{Start: trigger.Start, End: max(at, trigger.End)}
}

// lead are the words before a trigger, within its sentence.
func (p *proposer) lead(trigger reading.Extent, sentence int) reading.Extent {
	start := int32(0)
	if sentence > 0 {
		start = p.ends[sentence-1]
	}
	end := start + int32(len(strings.TrimRight(p.r.Page.Text[start:max(start, trigger.Start)], " \n")))
	at := end
	for words := 0; at > start; at-- {
		if p.r.Page.Text[at-1] == ' ' || p.r.Page.Text[at-1] == '\n' {
			if words++; words == leadWords {
				break
			}
		}
	}
	return reading.Extent{Start: at, End: end}
}

// grounds finds the words that name those who take part and the place: the mention of each in the sentence of the act that stands nearest to it.
func (p *proposer) grounds(r *reading.Report, sentence int) (g isnad.Grounds) {
	near := func(who []int32) isnad.Span {
		best, least := reading.Extent{}, int32(-1)
		for _, e := range who {
			if e < 0 {
				continue
			}
			for _, m := range p.r.Who.Entities[e].Mentions {
				x := p.r.Who.Mentions[m].Extent
				if d := max(x.Start-r.Trigger.End, r.Trigger.Start-x.End); (least < 0 || d < least) && p.sentenceOf(x.Start) == sentence {
					best, least = x, d
				}
			}
		}
		return p.span(best)
	}
	g.Actor, g.Recipient, g.Place = near(r.Actors), near(r.Recipients), near([]int32{r.Place})
	if r.Time != nil {
		g.Time = p.span(r.Time.Extent)
	}
	return g
}

func (p *proposer) claims() {
	for i := range p.r.Attributions {
		a := &p.r.Attributions[i]
		p.put(isnad.Claim{ID: isnad.ClaimID(string(p.r.Document.ID) + "/" + a.ID), Act: a.Act,
			Tellings: []isnad.ClaimTelling{{Ref: p.ref(a.ID), Content: p.span(a.Content), Quoted: a.Quoted, Voice: p.voice(int32(i)), Denies: a.Denies}}})
	}
}

func (p *proposer) consequences() {
	for i := range p.r.Conditionals {
		c := &p.r.Conditionals[i]
		q := isnad.Consequence{Ref: p.ref(c.ID), If: p.span(c.If), Then: p.span(c.Then), Mark: p.span(c.Mark), IfEvent: p.eventID(c.IfReport), IfNegated: c.IfNegated,
			ThenEvent: p.eventID(c.ThenReport), Force: c.Force, Holder: p.voice(c.Claim)}
		for _, v := range c.Valence {
			q.Valence = append(q.Valence, isnad.Valence{Entity: p.one(v.Entity), Sign: v.Sign})
		}
		p.put(q)
	}
}

func (p *proposer) explanations() {
	for i := range p.r.Explanations {
		x := &p.r.Explanations[i]
		p.put(isnad.Explanation{Ref: p.ref(x.ID), OfEvent: p.eventID(x.OfReport), Reading: p.span(x.Reading), Mark: p.span(x.Mark), Kind: x.Kind, Holder: p.voice(x.Claim)})
	}
}

func (p *proposer) questions() {
	for i := range p.r.WhatIfs {
		w := &p.r.WhatIfs[i]
		q := isnad.Question{Ref: p.ref(w.ID), Span: p.span(w.Extent)}
		for _, r := range w.About {
			q.About = append(q.About, p.eventID(r))
		}
		if len(q.About) == 0 {
			if near := p.nearest(w.Extent); near >= 0 {
				q.About = append(q.About, p.eventID(near))
			}
		}
		p.put(q)
	}
}

// nearest is the act that a question hangs on where none is told inside it: the first one threatened, planned or possible in its paragraph, else
// the first after it.
func (p *proposer) nearest(x reading.Extent) int32 {
	paragraph := p.r.Page.ParagraphOf(x.Start)
	later := int32(-1)
	for i := range p.r.Reports {
		r := &p.r.Reports[i]
		switch r.Status {
		case isnad.Threatened, isnad.Planned, isnad.Possible, isnad.Promised, isnad.Demanded:
			if p.r.Page.ParagraphOf(r.Trigger.Start) == paragraph {
				return int32(i)
			}
			if later < 0 && r.Trigger.Start > x.End {
				later = int32(i)
			}
		}
	}
	return later
}

func (p *proposer) relations() {
	for i := range p.r.Relations {
		r := &p.r.Relations[i]
		p.put(isnad.Relation{Ref: p.ref(r.ID), Type: r.Type, From: p.one(r.From), To: p.one(r.To), Span: p.span(r.Span)})
	}
}

// commitments takes each threat, demand and promise that was made: as an event, or as a claim of that act that no event tells. What became of it is pending
// until another telling says so.
func (p *proposer) commitments() {
	told := map[int32]bool{} // claims that an event has
	for i := range p.r.Reports {
		r := &p.r.Reports[i]
		kind, status := commitment(r)
		if kind == 0 {
			continue
		}
		c := isnad.Commitment{ID: string(p.r.Document.ID) + "/k" + r.ID, Event: p.eventID(int32(i)), Kind: kind, MadeIn: r.ID, Outcome: isnad.Pending}
		end := r.Trigger.End
		claim := p.claimOpenedBy(r, kind)
		if claim >= 0 {
			told[claim] = true
			end = max(end, p.r.Attributions[claim].Content.End)
		}
		act := p.actOf(i, status)
		p.pledged(&c, act, &end)
		if len(r.Actors) > 0 {
			c.By = p.who[r.Actors[0]]
		}
		if len(r.Recipients) > 0 {
			c.To = p.who[r.Recipients[0]]
		}
		words := reading.Extent{Start: r.Trigger.Start, End: p.sentenceEnd(r.Trigger.Start)}
		if claim >= 0 {
			words.End = p.r.Attributions[claim].Content.End
		}
		p.due(&c, int32(i), act, words)
		c.Span = p.span(reading.Extent{Start: r.Trigger.Start, End: end})
		p.put(c)
	}
	p.saidCommitments(told)
}

// pledged enters the act that is threatened, demanded or promised.
func (p *proposer) pledged(c *isnad.Commitment, act int32, end *int32) {
	if act < 0 {
		return
	}
	r := &p.r.Reports[act]
	c.Event, c.Negated = p.eventID(act), r.Status == isnad.Negated
	*end = max(*end, r.Trigger.End)
}

// due enters the term of a commitment that is made in a report, or none, with the words that tell it; what another pledges in the same sentence has its own.
func (p *proposer) due(c *isnad.Commitment, made, act int32, words reading.Extent) {
	for i := range p.r.Reports {
		r := &p.r.Reports[i]
		if kind, _ := commitment(r); kind != 0 && int32(i) != made && !r.Nominal && r.Trigger.Start > words.Start && r.Trigger.Start < words.End {
			words.End = r.Trigger.Start
		}
	}
	t := p.termOf(made, act, words)
	if t.value == "" && c.Kind == isnad.ThreatMade {
		t = p.termBefore(words.Start)
	}
	if c.Deadline, c.DeadlineSpan = t.value, t.at; t.value != "" {
		p.lastTerm = t.value
	}
}

// claimOpenedBy finds the claim that the word of a report opens (هدد بإغلاق), or -1.
func (p *proposer) claimOpenedBy(r *reading.Report, kind isnad.CommitmentKind) int32 {
	for i := range p.r.Attributions {
		a := &p.r.Attributions[i]
		if kindOf(a.Act) != kind || len(a.Links) == 0 {
			continue
		}
		if cue := a.Links[len(a.Links)-1].Cue; cue.Overlaps(r.Trigger) {
			return int32(i)
		}
	}
	return -1
}

// saidCommitments takes the claims that threaten, demand or promise an act in words that tell no event themselves.
func (p *proposer) saidCommitments(told map[int32]bool) {
	for i := range p.r.Attributions {
		a := &p.r.Attributions[i]
		if kindOf(a.Act) == 0 || told[int32(i)] || len(a.Links) == 0 {
			continue
		}
		speaker := &a.Links[len(a.Links)-1]
		start := a.Content.Start
		if speaker.Cue.Len() > 0 && speaker.Cue.Start < start {
			start = speaker.Cue.Start
		}
		c := isnad.Commitment{ID: string(p.r.Document.ID) + "/k" + a.ID, Kind: kindOf(a.Act), MadeIn: a.ID, By: p.one(speaker.Entity), To: p.one(speaker.To), Outcome: isnad.Pending}
		end := a.Content.End
		act := p.pledgedIn(a)
		p.pledged(&c, act, &end)
		p.due(&c, -1, act, reading.Extent{Start: start, End: a.Content.End})
		c.Span = p.span(reading.Extent{Start: start, End: a.Content.End})
		p.put(c)
	}
}

// pledgedIn is the first act inside a claim that is told with the status that the claim gives it, or -1.
func (p *proposer) pledgedIn(a *reading.Attribution) int32 {
	for i := range p.r.Reports {
		r := &p.r.Reports[i]
		if a.Content.Contains(r.Trigger) && (r.Status == isnad.Threatened || r.Status == isnad.Demanded || r.Status == isnad.Promised || r.Status == isnad.Planned) {
			return int32(i)
		}
	}
	return -1
}

// commitment tells what a report commits somebody to, and the status that the act then has.
func commitment(r *reading.Report) (isnad.CommitmentKind, isnad.Status) {
	if r.Status != isnad.Happened {
		return 0, 0
	}
	switch r.Type {
	case isnad.Threaten:
		return isnad.ThreatMade, isnad.Threatened
	case isnad.Request:
		return isnad.DemandMade, isnad.Demanded
	case isnad.Agree:
		return isnad.PromiseMade, isnad.Promised
	}
	return 0, 0
}

// actOf is the act that report i threatens, demands or promises: the first of that status after it in its sentence and before the next word that pledges, or the first that is told as not
// done: وعد بعدم استخدام القوة.
func (p *proposer) actOf(i int, status isnad.Status) int32 {
	negated := int32(-1)
	for k := i + 1; k < len(p.r.Reports) && p.sentenceOf(p.r.Reports[k].Trigger.Start) == p.sentenceOf(p.r.Reports[i].Trigger.Start); k++ {
		next, _ := commitment(&p.r.Reports[k])
		switch p.r.Reports[k].Status {
		case status:
			return int32(k)
		case isnad.Happened:
			if next != 0 && !p.r.Reports[k].Nominal {
				return negated // تعهد الجيش بنشر قوة، فيما وعدت الوزارة بمعالجة الجرحى
			}
		case isnad.Negated:
			if negated < 0 {
				negated = int32(k)
			}
		}
	}
	return negated
}

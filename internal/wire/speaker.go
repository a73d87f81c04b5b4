package wire

import (
	"slices"

	"isnad"
	"isnad/internal/inquiry/voices"
)

// A Speaker is one who speaks in a case, somebody or an outlet, with what its words come to. All that it said is listed by /claims.
type Speaker struct {
	Source         SourceRow          `json:"source"`
	Letter         string             `json:"letter"` // grade that persons give it now; F where nobody did
	Grades         []GradeRow         `json:"grades"`
	Entity         *CaseEntity        `json:"entity,omitempty"`
	Claims         int                `json:"claims"`
	First          string             `json:"first,omitempty"` // day of the earliest document in which it speaks
	Last           string             `json:"last,omitempty"`
	Acts           map[string]int     `json:"acts"`
	Contradictions []Contradiction    `json:"contradictions"`
	Predictions    []Prediction       `json:"predictions"`
	Commitments    []Commitment       `json:"commitments"`
	Told           []TellerCount      `json:"told"`         // whom it told
	Through        []TellerCount      `json:"through"`      // of somebody the outlets that print it, of an outlet those who speak to it
	PassedOnBy     []TellerCount      `json:"passed_on_by"` // others through whom it is heard
	Names          map[string]Name    `json:"names"`
	Outlets        map[string]Printed `json:"outlets"` // of the documents that are named
	Change         uint64             `json:"change"`
}

// Printed is where and when a document came out.
type Printed struct {
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
}

// A Contradiction is two things that one speaker says and that do not go together; of kind update, a later figure of its own in place of the first.
type Contradiction struct {
	Kind  string   `json:"kind" enum:"conflict,denial,turned,update"`
	About string   `json:"about"` // id of the event or claim
	Field string   `json:"field,omitempty"`
	ID    string   `json:"id,omitempty"` // of the conflict or the update
	Topic *Topic   `json:"topic,omitempty"`
	Was   SaidOnce `json:"was"`
	Now   SaidOnce `json:"now"`
	Rule  string   `json:"rule,omitempty"` // that judges it
}

// SaidOnce is words of a speaker in one document with the value that they give.
type SaidOnce struct {
	Telling
	Value string `json:"value,omitempty"`
}

// A Prediction is what a speaker foretold, and what documents told of it later in another voice.
type Prediction struct {
	Claim    string    `json:"claim"`
	Foretold SaidOnce  `json:"foretold"`
	Topic    *Topic    `json:"topic,omitempty"`
	Came     string    `json:"came" enum:"came_true,did_not,open"`
	Evidence *SaidOnce `json:"evidence,omitempty"`
}

// Speaker spells a profile.
func (v *Voices) Speaker(p voices.Profile, change uint64) Speaker {
	out := Speaker{Source: v.sourceOf(p.Source), Letter: isnad.NotJudged.String(), Grades: []GradeRow{}, Claims: len(p.Claims), Acts: map[string]int{}, Names: map[string]Name{}, Outlets: map[string]Printed{}, Change: change}
	if e := v.entities[p.Source.Entity]; e != nil {
		x := caseEntity(*e, true)
		out.Entity = &x
	}
	for _, g := range v.Grades() {
		if g.Source == out.Source.ID {
			out.Grades, out.Letter = append(out.Grades, g), g.Letter
		}
	}
	for _, c := range p.Claims {
		out.Acts[c.Act.String()]++
		for _, t := range c.Tellings {
			if _, day := v.printed(t.Ref.Document); day != "" && v.X.Heard(p.Source, t) {
				out.Last = max(out.Last, day)
				if out.First == "" || day < out.First {
					out.First = day
				}
			}
		}
	}
	out.Contradictions = each(len(p.Contradictions), func(i int) Contradiction { return v.contradiction(p.Contradictions[i], &out) })
	out.Predictions = each(len(p.Predictions), func(i int) Prediction { return v.prediction(p.Predictions[i], &out) })
	out.Commitments = each(len(p.Commitments), func(i int) Commitment { return v.pledged(p.Commitments[i], &out) })
	out.Told, out.Through, out.PassedOnBy = v.tellerCounts(p.Told, out.Names), v.tellerCounts(p.Through, out.Names), v.tellerCounts(p.PassedOnBy, out.Names)
	for _, id := range out.Source.Near {
		v.name(out.Names, isnad.EntityID(id))
	}
	return out
}

// sourceOf is the row of one who speaks; what nobody says anything through is a row with a name alone.
func (v *Voices) sourceOf(s voices.Source) SourceRow {
	rows := v.Sources()
	i := slices.IndexFunc(rows, func(r SourceRow) bool {
		return s.Entity != "" && r.ID == string(s.Entity) || s.Outlet != "" && r.Kind == "outlet" && r.ID == s.Outlet
	})
	if i >= 0 {
		return rows[i]
	}
	out := SourceRow{ID: string(s.Entity) + s.Outlet, Name: s.Outlet, Kind: "outlet"}
	if e := v.entities[s.Entity]; e != nil {
		out.Name, out.NameEn, out.Romanised, out.Kind, out.Code = e.Name, e.NameEn, romanised(e.Name, e.NameEn, e.Kind), e.Kind.String(), e.Code
	}
	return out
}

func (v *Voices) tellerCounts(list []voices.Count, into map[string]Name) []TellerCount {
	return each(len(list), func(i int) TellerCount {
		s := teller(list[i].Source)
		v.nameTellers(into, s)
		return TellerCount{Teller: s, Claims: list[i].N}
	})
}

func (v *Voices) contradiction(k voices.Contradiction, out *Speaker) Contradiction {
	return Contradiction{Kind: k.Kind, About: k.About, Field: k.Field, ID: k.ID, Topic: v.topicOf(k.About), Was: v.once(k.Was, out), Now: v.once(k.Now, out), Rule: string(k.Rule)}
}

func (v *Voices) topicOf(id string) *Topic {
	if e := v.events[id]; e != nil {
		t := v.topic(e)
		return &t
	}
	return nil
}

// once spells one saying, and names those in it.
func (v *Voices) once(s voices.Saying, out *Speaker) SaidOnce {
	x := SaidOnce{Telling: v.heard(s.Ref, s.Span, s.Voice, ""), Value: s.Value}
	x.Status = s.Status.String()
	v.nameChain(out.Names, x.Chain)
	v.name(out.Names, isnad.EntityID(s.Value))
	v.print(s.Ref.Document, out)
	return x
}

func (v *Voices) print(d isnad.DocumentID, out *Speaker) {
	if outlet, day := v.printed(d); d != "" {
		out.Outlets[string(d)] = Printed{outlet, day}
	}
}

func (v *Voices) prediction(p voices.Prediction, out *Speaker) Prediction {
	x := Prediction{Claim: v.ids[p.Claim], Foretold: v.once(p.Foretold, out), Topic: v.topicOf(string(p.Event)), Came: p.Came}
	if p.Came != voices.Open {
		e := v.once(p.Evidence, out)
		x.Evidence = &e
	}
	return x
}

func (v *Voices) pledged(k *isnad.Commitment, out *Speaker) Commitment {
	v.name(out.Names, k.By, k.To)
	v.print(k.Span.Document, out)
	v.print(k.OutcomeSpan.Document, out)
	return v.t.commitment(*k)
}

package wire

import (
	"time"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// An Answer is what a case says to its what-ifs.
type Answer struct {
	Schema    string         `json:"schema"`
	Documents []CaseDocument `json:"documents"`
	Entities  []CaseEntity   `json:"entities"`
	WhatIf    []WhatIf       `json:"whatif"`
}

// A WhatIf is one question with all that is told about it.
type WhatIf struct {
	Question     Asked        `json:"question"`
	Event        Act          `json:"event"`
	Consequences []Outcome    `json:"consequences"`
	Explanations []Account    `json:"explanations"`
	Commitments  []Commitment `json:"commitments"`
	Gains        []Balance    `json:"gains"`
	Losses       []Balance    `json:"losses"`
	Branches     []Branch     `json:"branches"`
	Tipping      []Tipping    `json:"tipping"`
	Assumptions  []Assumption `json:"assumptions"`
	Unknown      []Sentence   `json:"unknown"`
	Checked      Checked      `json:"checked"` // of the findings that it rests on
}

// An Assumption is what somebody switched, as it is written for the command.
type Assumption struct {
	Change string `json:"change"`
	Author string `json:"author,omitempty"`
	At     string `json:"at,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// A Sentence is said in both languages.
type Sentence struct {
	Ar string `json:"ar"`
	En string `json:"en"`
}

// An Asked question has a span where a text asks it.
type Asked struct {
	Sentence
	Span *DocSpan `json:"span,omitempty"`
}

// An Act is the hypothetical event and how it stands.
type Act struct {
	Type       string     `json:"type"`
	Mode       string     `json:"mode,omitempty"`
	Actors     []string   `json:"actors"`
	Recipients []string   `json:"recipients"`
	Place      string     `json:"place,omitempty"`
	Refs       []Ref      `json:"refs"`
	Standing   []Standing `json:"standing"`
}

// A Standing is what one voice says of the act.
type Standing struct {
	Status  string `json:"status"`
	Ref     Ref    `json:"ref"`
	Voice   Voice  `json:"voice"`
	Time    string `json:"time,omitempty"`
	Leaning string `json:"leaning,omitempty"`
	Event   string `json:"event"` // of the case, as which the act is told there
	Mark    string `json:"mark"`  // of the event: unread, right, corrected or added
}

// An Outcome is what is said to follow.
type Outcome struct {
	Refs    []Ref     `json:"refs"`
	If      DocSpan   `json:"if"`
	Then    DocSpan   `json:"then"`
	Holders []Voice   `json:"holders"`
	For     []Valence `json:"for"`
	Against []Ref     `json:"against"`
	Mark    string    `json:"mark"` // unread, right, corrected or added
}

// An Account is one explanation.
type Account struct {
	Refs     []Ref   `json:"refs"`
	Reading  DocSpan `json:"reading"`
	Kind     string  `json:"kind"`
	Holders  []Voice `json:"holders"`
	Supports []Cell  `json:"supports"`
	Weakens  []Cell  `json:"weakens"`
	Mark     string  `json:"mark"` // unread, right, corrected or added
}

// A Cell ties a finding to an explanation, by the text or by a rule.
type Cell struct {
	Ref   Ref    `json:"ref"`
	Basis string `json:"basis"`
	Rule  string `json:"rule,omitempty"`
}

// A Balance is what is good, or bad, for one entity.
type Balance struct {
	Entity       string `json:"entity"`
	Consequences []Ref  `json:"consequences"`
	Origins      int    `json:"origins"`
}

// A Branch is one way in which the act may come out.
type Branch struct {
	Kind     string    `json:"kind"`
	Said     []Said    `json:"said"`
	Told     []Ref     `json:"told"` // of what is said, what tells that it happened: none while the branch is open
	Fires    []Cell    `json:"fires"`
	Outcomes []Verdict `json:"outcomes"`
}

// Said is a finding that speaks of a branch.
type Said struct {
	Ref   Ref   `json:"ref"`
	Voice Voice `json:"voice"`
}

// A Verdict is what a branch comes to for one entity.
type Verdict struct {
	Entity  string `json:"entity"`
	Verdict string `json:"verdict"`
	Paths   []Ref  `json:"paths"`
}

// A Tipping is a least set of voices without which a verdict changes.
type Tipping struct {
	Branch  string  `json:"branch"`
	Entity  string  `json:"entity"`
	Verdict string  `json:"verdict"`
	Becomes string  `json:"becomes"`
	Without []Voice `json:"without"`
}

// NewAnswer spells the answers of a case. say gives the words of a question and of what no document tells.
func NewAnswer(c *isnad.Case, answers []whatif.Answer, t Texts, say func(whatif.Answer) (Sentence, []Sentence)) Answer {
	return Answer{Schema: Schema,
		Documents: each(len(c.Documents), func(i int) CaseDocument { return caseDocument(c.Documents[i]) }),
		Entities:  each(len(c.Entities), func(i int) CaseEntity { return caseEntity(c.Entities[i], false) }),
		WhatIf:    speaker{t, isnad.MarksOf(c), toldIn(c)}.all(answers, say)}
}

// A speaker spells answers of a case.
type speaker struct {
	Texts
	marks isnad.Marks
	in    map[isnad.Ref]isnad.EventID // what tellings of documents are in the case
}

func toldIn(c *isnad.Case) map[isnad.Ref]isnad.EventID {
	in := map[isnad.Ref]isnad.EventID{}
	for i := range c.Events {
		for _, t := range c.Events[i].Tellings {
			in[t.Ref] = c.Events[i].ID
		}
	}
	return in
}

func (t speaker) all(answers []whatif.Answer, say func(whatif.Answer) (Sentence, []Sentence)) []WhatIf {
	return each(len(answers), func(i int) WhatIf { return t.whatIf(&answers[i], say) })
}

func (t speaker) mark(s isnad.Subject) string { return t.marks.Of(s).String() }

func (t speaker) whatIf(a *whatif.Answer, say func(whatif.Answer) (Sentence, []Sentence)) WhatIf {
	question, unknown := say(*a)
	out := WhatIf{Question: Asked{Sentence: question}, Event: t.act(a), Unknown: unknown}
	out.Assumptions = each(len(a.Assumptions), func(i int) Assumption { return assumption(a.Assumptions[i]) })
	if !a.Question.Span.IsZero() {
		s := t.spanned(a.Question.Span)
		out.Question.Span = &s
	}
	out.Consequences = each(len(a.Consequences), func(i int) Outcome { return t.outcome(&a.Consequences[i]) })
	out.Explanations = each(len(a.Explanations), func(i int) Account { return t.account(&a.Explanations[i]) })
	out.Commitments = each(len(a.Commitments), func(i int) Commitment {
		k := t.commitment(a.Commitments[i])
		k.Mark = t.mark(isnad.SubjectOf(a.Commitments[i]))
		return k
	})
	out.Gains = each(len(a.Gains), func(i int) Balance { return balance(a.Gains[i]) })
	out.Losses = each(len(a.Losses), func(i int) Balance { return balance(a.Losses[i]) })
	out.Branches = each(len(a.Branches), func(i int) Branch { return t.branch(&a.Branches[i]) })
	out.Tipping = each(len(a.Tipping), func(i int) Tipping { return t.tipping(&a.Tipping[i]) })
	for _, s := range a.Rests() {
		out.Checked.Of++
		if t.marks.Checked(s) {
			out.Checked.ByPerson++
		}
	}
	return out
}

func (t speaker) act(a *whatif.Answer) Act {
	return Act{Type: a.Act.Type.String(), Mode: a.Act.Mode.String(), Actors: names(a.Act.Actors), Recipients: names(a.Act.Recipients), Place: string(a.Act.Place),
		Refs: refs(a.Act.Refs), Standing: each(len(a.Standing), func(i int) Standing {
			s, event := a.Standing[i], string(t.in[a.Standing[i].Ref])
			return Standing{s.Status.String(), ref(s.Ref), t.voice(s.Voice), s.Time, s.Leaning.String(), event, t.mark(isnad.Subject{Kind: isnad.AnEvent, ID: event})}
		})}
}

func (t Texts) branch(b *whatif.Branch) Branch {
	return Branch{Kind: b.Kind.String(),
		Said:     each(len(b.Said), func(i int) Said { return Said{ref(b.Said[i].Ref), t.voice(b.Said[i].Voice)} }),
		Told:     refs(b.Told),
		Fires:    each(len(b.Fires), func(i int) Cell { return fired(b.Fires[i]) }),
		Outcomes: each(len(b.Outcomes), func(i int) Verdict { return verdict(b.Outcomes[i]) })}
}

func fired(f whatif.Fire) Cell {
	if f.Rule != "" {
		return Cell{ref(f.Ref), "rule", string(f.Rule)}
	}
	return Cell{Ref: ref(f.Ref), Basis: "text"}
}

func verdict(o whatif.Outcome) Verdict {
	return Verdict{string(o.Entity), o.Verdict.String(), refs(o.Paths)}
}

func (t Texts) tipping(x *whatif.Tipping) Tipping {
	return Tipping{x.Kind.String(), string(x.Entity), x.Verdict.String(), x.Becomes.String(),
		each(len(x.Without), func(i int) Voice { return t.voice(x.Without[i]) })}
}

func (t speaker) outcome(c *whatif.Consequence) Outcome {
	return Outcome{Refs: []Ref{ref(c.Ref)}, If: t.spanned(c.If), Then: t.spanned(c.Then), Holders: []Voice{t.voice(c.Holder)}, Against: refs(c.Against), Mark: t.mark(isnad.SubjectOf(c.Consequence)),
		For: each(len(c.Valence), func(i int) Valence { return Valence{string(c.Valence[i].Entity), c.Valence[i].Sign} })}
}

func (t speaker) account(x *whatif.Explanation) Account {
	return Account{Refs: []Ref{ref(x.Ref)}, Reading: t.spanned(x.Reading), Kind: x.Kind.String(), Holders: []Voice{t.voice(x.Holder)}, Mark: t.mark(isnad.SubjectOf(x.Explanation)),
		Weakens:  each(len(x.Weakens), func(i int) Cell { return Cell{ref(x.Weakens[i].Ref), "rule", string(x.Weakens[i].Rule)} }),
		Supports: each(len(x.Supports), func(i int) Cell { return Cell{Ref: ref(x.Supports[i]), Basis: "text"} })}
}

func balance(b whatif.Balance) Balance {
	return Balance{string(b.Entity), refs(b.Consequences), b.Origins}
}

func assumption(a whatif.Assumption) Assumption {
	out := Assumption{Change: a.Change, Author: a.Author, Reason: a.Reason}
	if !a.At.IsZero() {
		out.At = a.At.UTC().Format(time.RFC3339)
	}
	return out
}

package wire

import (
	"isnad"
	"isnad/internal/inquiry/voices"
)

// Accounts are what several tell of one event, side by side.
type Accounts struct {
	Event     EventRow        `json:"event"`
	Accounts  []TellerAccount `json:"accounts"` // in the order of the documents
	Conflicts []Conflict      `json:"conflicts"`
	Updates   []Update        `json:"updates"`
	Names     map[string]Name `json:"names"`
}

// A TellerAccount is what one tells of an event: somebody, wherever the words were passed on, or an outlet in its own voice with all that print its text.
type TellerAccount struct {
	Teller    Teller        `json:"teller"`
	Document  string        `json:"document"` // of the first telling
	Outlet    string        `json:"outlet,omitempty"`
	Published string        `json:"published,omitempty"`
	Chain     []Link        `json:"chain"`
	Grades    []string      `json:"grades,omitempty"`
	Origin    string        `json:"origin"`
	Refs      []Ref         `json:"refs"` // tellings, in the order of the documents
	Documents []string      `json:"documents"`
	Cells     []AccountCell `json:"cells"` // one for each field, in their order
}

// An AccountCell is what an account says in one field, and what that is to the first who tells the field.
type AccountCell struct {
	Field   string         `json:"field" enum:"name,who,whom,where,when,number,status,blame,why,outcome"`
	Mark    string         `json:"mark" enum:"silent,first,alone,agrees,reworded,differs,otherwise,later"`
	Dispute string         `json:"dispute,omitempty"` // id of the conflict or the update
	Values  []AccountValue `json:"values"`
}

// An AccountValue is one value with the words that it rests on.
type AccountValue struct {
	Ref     Ref       `json:"ref"`
	Words   *DocSpan  `json:"words,omitempty"`
	Entity  string    `json:"entity,omitempty"`
	Time    string    `json:"time,omitempty"`
	Figure  *Figure   `json:"figure,omitempty"`
	Status  string    `json:"status,omitempty"`
	Leaning string    `json:"leaning,omitempty"`
	Kind    string    `json:"kind,omitempty"`
	Valence []Valence `json:"valence,omitempty"`
}

// A Figure is how many of what. An exact one has low and high alike; of an open one a bound is absent.
type Figure struct {
	Role string   `json:"role,omitempty"`
	Of   string   `json:"of,omitempty"`
	Low  *float64 `json:"low,omitempty"`
	High *float64 `json:"high,omitempty"`
}

func figure(a *isnad.Amount) *Figure {
	if a == nil {
		return nil
	}
	out := &Figure{Role: a.Role, Of: a.Of}
	if a.HasLow {
		out.Low = &a.Low
	}
	if a.HasHigh {
		out.High = &a.High
	}
	return out
}

// Accounts spells the accounts of an event.
func (v *Voices) Accounts(e *isnad.Event, list []voices.Account) Accounts {
	out := Accounts{Event: v.Event(e), Names: map[string]Name{}, Conflicts: []Conflict{}, Updates: []Update{}}
	out.Accounts = each(len(list), func(i int) TellerAccount { return v.accountOf(&list[i], out.Names) })
	for _, x := range v.c.Conflicts {
		if x.About == string(e.ID) {
			out.Conflicts = append(out.Conflicts, v.t.conflict(x))
		}
	}
	for _, u := range v.c.Updates {
		if u.About == string(e.ID) {
			out.Updates = append(out.Updates, v.t.update(u))
		}
	}
	return out
}

func (v *Voices) accountOf(a *voices.Account, into map[string]Name) TellerAccount {
	out := TellerAccount{Teller: teller(a.Source), Document: string(a.Voice.Document), Chain: v.t.chain(a.Voice), Origin: a.Origin, Refs: []Ref{}, Documents: []string{}}
	out.Outlet, out.Published = v.printed(a.Voice.Document)
	if len(v.c.Grades) > 0 {
		out.Grades = v.lettersOf(a.Voice.Document, a.Voice)
	}
	seen := map[isnad.DocumentID]bool{}
	for _, t := range a.Tellings {
		out.Refs = append(out.Refs, Ref{string(t.Ref.Document), t.Ref.ID})
		if !seen[t.Ref.Document] {
			seen[t.Ref.Document] = true
			out.Documents = append(out.Documents, string(t.Ref.Document))
		}
	}
	v.nameChain(into, out.Chain)
	v.nameTellers(into, out.Teller)
	out.Cells = each(len(a.Cells), func(i int) AccountCell { return v.cell(voices.Fields[i], &a.Cells[i], into) })
	return out
}

func (v *Voices) cell(f voices.Field, c *voices.Cell, into map[string]Name) AccountCell {
	return AccountCell{Field: string(f), Mark: string(c.Mark), Dispute: c.Conflict, Values: each(len(c.Values), func(i int) AccountValue {
		x := c.Values[i]
		v.name(into, x.Entity)
		out := AccountValue{Ref: Ref{string(x.Ref.Document), x.Ref.ID}, Entity: string(x.Entity), Time: x.Time, Figure: figure(x.Amount), Status: x.Status.String(),
			Leaning: x.Leaning.String(), Kind: x.Kind.String()}
		if !x.Span.IsZero() {
			words := v.t.spanned(x.Span)
			out.Words = &words
		}
		for _, w := range x.Valence {
			v.name(into, w.Entity)
			out.Valence = append(out.Valence, Valence{string(w.Entity), w.Sign})
		}
		return out
	})}
}

// A ToldEvent is an event that several accounts tell.
type ToldEvent struct {
	Event     EventRow `json:"event"`
	Accounts  int      `json:"accounts"`
	Conflicts int      `json:"conflicts"`
}

// Told spells an event with the number of its accounts.
func (v *Voices) Told(t voices.Told) ToldEvent {
	return ToldEvent{v.Event(t.Event), t.Accounts, t.Conflicts}
}

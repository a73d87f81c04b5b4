package wire

import (
	"slices"
	"strings"

	"isnad"
)

// A Card is one finding that is to be looked at, with all that is needed to say whether it is right. Of the nouns one is filled, that of its kind.
type Card struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	Why      []Because `json:"why"`      // it is worth a look, the strongest first
	Passages []Passage `json:"passages"` // its words in their paragraphs: of what several documents tell the first three, of a conflict one a side
	Document string    `json:"document"` // of the first passage, where the finding can be opened
	Finding  string    `json:"finding"`  // its id there, or empty

	Event       *EventRow    `json:"event,omitempty"`
	Claim       *ClaimRow    `json:"claim,omitempty"`
	Consequence *Consequence `json:"consequence,omitempty"`
	Explanation *Explanation `json:"explanation,omitempty"`
	Commitment  *Commitment  `json:"commitment,omitempty"`
	Conflict    *Conflict    `json:"conflict,omitempty"`
	Update      *Update      `json:"update,omitempty"`
	Entity      *CaseEntity  `json:"entity,omitempty"`

	Voice  *Voice          `json:"voice,omitempty"`  // through whom it came
	Told   int             `json:"told"`             // in how many places
	Made   *Made           `json:"made,omitempty"`   // by which rule
	Doubts []Doubt         `json:"doubts,omitempty"` // that the reader left about these words
	Names  map[string]Name `json:"names"`
}

// A Because is a reason for which a finding is worth a look.
type Because struct {
	Code string `json:"code" enum:"tips-alone,tips-with,differs,doubted,act,overdue,due,answers,unsure,unplaced,one-origin"`
	Sentence
	Act string `json:"act,omitempty"` // event of the what-if
}

// A Passage is a paragraph with the words of a finding in it. Offsets are code points of the document's text.
type Passage struct {
	Document  string `json:"document"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Paragraph int    `json:"paragraph"` // from 1, as its first line
	Start     int    `json:"start"`     // where its text begins in the document
	Text      string `json:"text"`
	Marks     []Span `json:"marks"`          // words of the finding
	Cues      []Span `json:"cues,omitempty"` // words that it was made by or rests on
	Value     string `json:"value,omitempty"`
}

// Made is the rule that made a finding, the words that woke it, and how many such findings were judged and right.
type Made struct {
	Rule  string   `json:"rule,omitempty"`
	Cues  []string `json:"cues"`
	Of    int      `json:"of"`
	Right int      `json:"right"`
	Low   float64  `json:"low"`
	High  float64  `json:"high"`
	Share float64  `json:"share"`
}

// A spread is where the spans of a card lie: those of the finding itself and those that it was made by.
type spread struct{ marks, cues []isnad.Span }

// Card spells a finding of the case, without what only its reading tells. It reports whether there is one.
func (r *Rows) Card(s isnad.Subject) (Card, bool) {
	out := Card{ID: s.ID, Kind: string(s.Kind), Why: []Because{}, Passages: []Passage{}, Names: map[string]Name{}, Told: 1}
	ok := false
	switch s.Kind {
	case isnad.AnEvent:
		ok = r.eventCard(&out)
	case isnad.AClaim:
		ok = r.claimCard(&out)
	case isnad.AConsequence, isnad.AnExplained:
		ok = r.heldCard(&out)
	case isnad.AnEntity:
		ok = r.entityCard(&out)
	default:
		ok = r.tiedCard(&out)
	}
	if len(out.Passages) > 0 && out.Document == "" {
		out.Document = out.Passages[0].Document
	}
	return out, ok
}

// mostPassages is how many documents' words a card shows.
const mostPassages = 3

func (r *Rows) eventCard(out *Card) bool {
	i := slices.IndexFunc(r.c.Events, func(e isnad.Event) bool { return string(e.ID) == out.ID })
	if i < 0 || len(r.c.Events[i].Tellings) == 0 {
		return false
	}
	e := &r.c.Events[i]
	row := r.Event(e)
	out.Event, out.Told = &row, len(e.Tellings)
	tellings := r.ordered(e.Tellings)
	out.Document, out.Finding = string(tellings[0].Ref.Document), tellings[0].Ref.ID
	voice := r.t.voice(tellings[0].Voice)
	voice.Document = out.Document
	out.Voice = &voice
	for _, l := range tellings[0].Voice.Links {
		r.name(row.Names, l.Entity, l.To, l.Near)
	}
	out.Names = row.Names
	for _, t := range tellings {
		g := t.At
		r.passage(out, spread{[]isnad.Span{t.Trigger}, []isnad.Span{g.Actor, g.Recipient, g.Place, g.Time}}, "")
	}
	return true
}

func (r *Rows) claimCard(out *Card) bool {
	i := slices.IndexFunc(r.c.Claims, func(c isnad.Claim) bool { return string(c.ID) == out.ID })
	if i < 0 || len(r.c.Claims[i].Tellings) == 0 {
		return false
	}
	c := &r.c.Claims[i]
	row := r.Claim(c)
	out.Claim, out.Told, out.Names = &row, len(c.Tellings), row.Names
	tellings := slices.Clone(c.Tellings)
	slices.SortStableFunc(tellings, func(a, b isnad.ClaimTelling) int { return r.place[a.Ref.Document] - r.place[b.Ref.Document] })
	out.Document, out.Finding = string(tellings[0].Ref.Document), tellings[0].Ref.ID
	voice := r.t.voice(tellings[0].Voice)
	voice.Document = out.Document
	out.Voice = &voice
	for _, t := range tellings {
		var cues []isnad.Span
		for _, l := range t.Voice.Links {
			cues = append(cues, l.Cue)
		}
		r.passage(out, spread{[]isnad.Span{t.Content}, cues}, "")
	}
	return true
}

// heldCard is of a consequence or an explanation.
func (r *Rows) heldCard(out *Card) bool {
	held := func(ref isnad.Ref, by isnad.Chain, at spread) {
		out.Document, out.Finding = string(ref.Document), ref.ID
		voice := r.t.voice(by)
		voice.Document = out.Document
		out.Voice = &voice
		for _, l := range by.Links {
			r.name(out.Names, l.Entity, l.To, l.Near)
		}
		r.passage(out, at, "")
	}
	for i := range r.c.Consequences {
		if q := &r.c.Consequences[i]; isnad.SubjectOf(*q).ID == out.ID && out.Kind == string(isnad.AConsequence) {
			out.Consequence = r.consequence(q)
			for _, v := range q.Valence {
				r.name(out.Names, v.Entity)
			}
			held(q.Ref, q.Holder, spread{[]isnad.Span{q.If, q.Then}, []isnad.Span{q.Mark}})
			return true
		}
	}
	for i := range r.c.Explanations {
		if x := &r.c.Explanations[i]; isnad.SubjectOf(*x).ID == out.ID && out.Kind == string(isnad.AnExplained) {
			out.Explanation = r.explanation(x)
			held(x.Ref, x.Holder, spread{[]isnad.Span{x.Reading}, []isnad.Span{x.Mark}})
			return true
		}
	}
	return false
}

func (r *Rows) entityCard(out *Card) bool {
	e := r.entities[isnad.EntityID(out.ID)]
	if e == nil {
		return false
	}
	x := caseEntity(*e, false)
	out.Entity, out.Told = &x, len(e.Tellings)
	r.name(out.Names, e.ID)
	for _, w := range r.t.first(e, mostPassages) {
		r.passage(out, spread{marks: []isnad.Span{w}}, "")
	}
	if len(e.Tellings) > 0 {
		out.Document, out.Finding = string(e.Tellings[0].Document), e.Tellings[0].ID
	}
	return true
}

// tiedCard is of what linking made: commitments, conflicts and updates.
func (r *Rows) tiedCard(out *Card) bool {
	switch isnad.NounKind(out.Kind) {
	case isnad.ACommitment:
		i := slices.IndexFunc(r.c.Commitments, func(k isnad.Commitment) bool { return k.ID == out.ID })
		if i < 0 {
			return false
		}
		k := &r.c.Commitments[i]
		x := r.t.commitment(*k)
		out.Commitment = &x
		r.name(out.Names, k.By, k.To)
		r.passage(out, spread{[]isnad.Span{k.Span}, []isnad.Span{k.DeadlineSpan}}, "")
		if !k.OutcomeSpan.IsZero() {
			r.passage(out, spread{marks: []isnad.Span{k.OutcomeSpan}}, "")
		}
		r.attachEvent(out, string(k.Event))
	case isnad.AConflict:
		i := slices.IndexFunc(r.c.Conflicts, func(x isnad.Conflict) bool { return x.ID == out.ID })
		if i < 0 {
			return false
		}
		x := r.t.conflict(r.c.Conflicts[i])
		out.Conflict, out.Told = &x, len(x.Sides)
		for _, s := range r.c.Conflicts[i].Sides {
			r.passage(out, spread{marks: []isnad.Span{s.Span}}, s.Value)
		}
		r.attachEvent(out, x.About)
	case isnad.AnUpdate:
		i := slices.IndexFunc(r.c.Updates, func(u isnad.Update) bool { return u.ID == out.ID })
		if i < 0 {
			return false
		}
		u := &r.c.Updates[i]
		x := r.t.update(*u)
		out.Update, out.Told = &x, 2
		r.passage(out, spread{marks: []isnad.Span{u.From.Span}}, u.From.Value)
		r.passage(out, spread{marks: []isnad.Span{u.To.Span}}, u.To.Value)
		r.attachEvent(out, x.About)
	default:
		return false
	}
	return true
}

// attachEvent adds the event that a finding is about.
func (r *Rows) attachEvent(out *Card, id string) {
	for i := range r.c.Events {
		if e := &r.c.Events[i]; string(e.ID) == id {
			row := r.Event(e)
			out.Event = &row
			for k, n := range row.Names {
				out.Names[k] = n
			}
			return
		}
	}
}

// passage adds the paragraphs in which the words of one telling stand.
func (r *Rows) passage(out *Card, at spread, value string) {
	at.marks = slices.DeleteFunc(at.marks, isnad.Span.IsZero)
	if len(at.marks) == 0 || len(out.Passages) >= mostPassages && value == "" {
		return
	}
	d := at.marks[0].Document
	p := Passage{Document: string(d), Marks: each(len(at.marks), func(i int) Span { return r.t.span(at.marks[i]) }), Value: value}
	if i, ok := r.place[d]; ok {
		p.Outlet, p.Published = r.c.Documents[i].Outlet, r.c.Documents[i].Published
	}
	if t := r.t[d]; t != nil {
		from, to := lines(t.text, at.marks)
		p.Paragraph, p.Start, p.Text = 1+strings.Count(t.text[:from], "\n"), t.at(from), t.text[from:to]
		for _, c := range at.cues {
			if !c.IsZero() && c.Document == d && c.Start >= from && c.End <= to {
				p.Cues = append(p.Cues, r.t.span(c))
			}
		}
	}
	out.Passages = append(out.Passages, p)
}

// lines are the bytes between which the lines of some spans of a text lie.
func lines(text string, spans []isnad.Span) (from, to int) {
	from, to = len(text), 0
	for _, s := range spans {
		from, to = min(from, s.Start), max(to, s.End)
	}
	from, to = min(from, len(text)), min(to, len(text))
	from = strings.LastIndexByte(text[:from], '\n') + 1
	if i := strings.IndexByte(text[to:], '\n'); i >= 0 {
		return from, to + i
	}
	return from, len(text)
}

// Read adds what only the reading of the document tells: the rule that made the finding, the words that woke it, and what the reader doubted of them. judged tells of a layer, kind and
// rule how such findings were judged.
func (c *Card) Read(rec *Record, judged func(Kinded) Made) {
	k, words, ok := rec.Kinded(c.Finding)
	if !ok {
		return
	}
	m := judged(k)
	m.Rule, m.Cues = k.Rule, append([]string{}, k.Cues...)
	c.Made = &m
	for _, d := range rec.Doubts {
		if d.Span != nil && d.Span.Start < words.End && words.Start < d.Span.End {
			c.Doubts = append(c.Doubts, d)
		}
	}
}

// Kinded tells what made a finding of the record, and its words. Findings that the gold does not judge, such as entities, are not found.
func (r *Record) Kinded(id string) (Kinded, Span, bool) {
	for i := range r.Events {
		if e := &r.Events[i]; e.ID == id {
			return Kinded{Layer: "event", Kind: strings.ToLower(e.Type), Rule: e.Rule, Cues: cuesOf(&e.Trigger, e.StatusCue)}, e.Trigger, true
		}
	}
	for i := range r.Claims {
		if x := &r.Claims[i]; x.ID == id {
			k := Kinded{Layer: "claim", Quoted: x.Quoted, Rule: x.Rule}
			for j := range x.Chain {
				k.Cues = append(k.Cues, cuesOf(x.Chain[j].Cue)...)
			}
			return k, x.Content, true
		}
	}
	for i := range r.Consequences {
		if x := &r.Consequences[i]; x.ID == id {
			return Kinded{Layer: "consequence", Rule: x.Rule, Cues: cuesOf(x.Mark)}, x.Then, true
		}
	}
	for i := range r.Explanations {
		if x := &r.Explanations[i]; x.ID == id {
			return Kinded{Layer: "explanation", Rule: x.Rule, Cues: cuesOf(x.Mark)}, x.Reading, true
		}
	}
	return Kinded{}, Span{}, false
}

// Kinded is what decides with which findings one is judged.
type Kinded struct {
	Layer, Kind, Rule string
	Quoted            bool
	Cues              []string
}

func cuesOf(list ...*Span) (out []string) {
	for _, s := range list {
		if s != nil && s.Text != "" {
			out = append(out, s.Text)
		}
	}
	return out
}

// Called is the name of an entity in a language, short enough for a sentence.
func (r *Rows) Called(id isnad.EntityID, lang string) string {
	e := r.entities[id]
	switch {
	case e == nil:
		return string(id)
	case lang == "en" && e.NameEn != "":
		return e.NameEn
	case lang == "en":
		if s := romanised(e.Name, e.NameEn, e.Kind); s != "" {
			return s
		}
	}
	return e.Name
}

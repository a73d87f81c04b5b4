package wire

import (
	"cmp"
	"slices"

	"isnad"
	"isnad/internal/inquiry/grade"
	"isnad/internal/inquiry/voices"
)

// A ClaimLine is a claim as a list of who says what shows it.
type ClaimLine struct {
	ClaimRow
	Outlets []string `json:"outlets"`           // that tell it, the first one's first; a document without one by its id
	Topics  []Topic  `json:"topics"`            // the events it is about
	Grades  []string `json:"grades,omitempty"`  // letters of the outlet and of each link of the chain; absent where nobody graded any source
	Sources Range    `json:"sources"`           // how many stand for themselves
	Speaker *Teller  `json:"speaker,omitempty"` // who spoke to the outlet; absent where it speaks itself
}

// A Topic is an event in few words.
type Topic struct {
	ID    string  `json:"id"`
	Type  string  `json:"type"`
	Mode  string  `json:"mode,omitempty"`
	Words DocSpan `json:"words"`
}

// A Range counts what may be independent. Low is told by Why where it is less than High: the others share a speaker, an outlet, or a text.
type Range struct {
	Low  int    `json:"low"`
	High int    `json:"high"`
	Why  string `json:"why,omitempty" enum:"one_speaker,shared"`
}

// A Teller is one who speaks. One of id, outlet and as is filled.
type Teller struct {
	ID       string `json:"id,omitempty"`
	Outlet   string `json:"outlet,omitempty"`
	As       string `json:"as,omitempty"`
	Document string `json:"document,omitempty"`
}

// Voices spells who says what. It is made once for a case and read by many.
type Voices struct {
	*Rows
	X       *voices.Index
	letters func(isnad.Chain) grade.Chain
	sources func([]isnad.ClaimTelling) int
	events  map[string]*isnad.Event
	claims  map[isnad.ClaimID]*isnad.Claim
}

// NewVoices looks a case up by who speaks.
func NewVoices(r *Rows) *Voices {
	v := &Voices{Rows: r, X: voices.New(r.c), letters: grade.Chains(r.c), sources: grade.Sources(r.c), events: map[string]*isnad.Event{}, claims: map[isnad.ClaimID]*isnad.Claim{}}
	for i := range r.c.Events {
		v.events[string(r.c.Events[i].ID)] = &r.c.Events[i]
	}
	for i := range r.c.Claims {
		v.claims[r.c.Claims[i].ID] = &r.c.Claims[i]
	}
	return v
}

func teller(s voices.Source) Teller {
	return Teller{string(s.Entity), s.Outlet, s.As, string(s.Document)}
}

// Line spells a claim for a list, in the words of the first document that tells it; where outlets are asked for, in those of the first of theirs.
func (v *Voices) Line(c *isnad.Claim, outlets []string) ClaimLine {
	shown := v.X.Shown(c, outlets)
	out := ClaimLine{ClaimRow: v.Claim(c), Outlets: []string{v.printer(shown.Ref.Document)}, Topics: []Topic{}}
	out.Content, out.Quoted, out.Chain = v.t.spanned(shown.Content), shown.Quoted, v.t.chain(shown.Voice)
	out.Outlet, out.Published = v.printed(shown.Ref.Document)
	v.nameChain(out.Names, out.Chain)
	for _, d := range out.Documents {
		if name := v.printer(isnad.DocumentID(d)); !slices.Contains(out.Outlets, name) {
			out.Outlets = append(out.Outlets, name)
		}
	}
	for _, id := range out.About {
		if e := v.events[id]; e != nil {
			out.Topics = append(out.Topics, v.topic(e))
		}
	}
	if len(shown.Voice.Links) > 0 {
		s := teller(v.X.First(shown.Ref.Document, shown.Voice))
		out.Speaker = &s
	}
	if len(v.c.Grades) > 0 {
		out.Grades = v.lettersOf(shown.Ref.Document, shown.Voice)
	}
	out.Sources = v.standing(c, out.Origins)
	return out
}

// printer is the outlet of a document, or its id.
func (v *Voices) printer(d isnad.DocumentID) string {
	outlet, _ := v.printed(d)
	return cmp.Or(outlet, string(d))
}

func (v *Voices) lettersOf(d isnad.DocumentID, chain isnad.Chain) []string {
	chain.Document = d
	links := v.letters(chain).Links
	return each(len(links), func(i int) string { return links[i].String() })
}

// standing counts who stands for themselves behind a claim.
func (v *Voices) standing(c *isnad.Claim, origins int) Range {
	out := Range{Low: origins, High: origins}
	if origins < 2 {
		return out
	}
	if out.Low = min(max(v.sources(c.Tellings), 1), origins); out.Low == origins {
		return out
	}
	out.Why = "one_speaker"
	for _, t := range c.Tellings {
		if v.X.Last(t.Ref.Document, t.Voice) != v.X.Last(c.Tellings[0].Ref.Document, c.Tellings[0].Voice) {
			out.Why = "shared"
		}
	}
	return out
}

// topic spells an event in few words: those of its earliest telling.
func (v *Voices) topic(e *isnad.Event) Topic {
	first := v.ordered(e.Tellings)[0]
	return Topic{string(e.ID), e.Type.String(), e.Mode.String(), v.t.spanned(first.Trigger)}
}

// nameTellers spells out tellers.
func (v *Voices) nameTellers(into map[string]Name, list ...Teller) {
	for _, s := range list {
		if s.ID != "" {
			v.name(into, isnad.EntityID(s.ID))
		}
	}
}

// ClaimCounts tells how much there is of what in a list of claims.
type ClaimCounts struct {
	Claims      int             `json:"claims"`
	Speakers    int             `json:"speakers"` // who spoke to an outlet
	Independent Independence    `json:"independent"`
	Outlets     []TellerCount   `json:"outlets"` // most claims first
	Voices      []TellerCount   `json:"voices"`  // who spoke to an outlet, most claims first; the first two hundred
	Acts        map[string]int  `json:"acts"`
	Namings     map[string]int  `json:"namings"` // of those to whom the claims are owed; outlet for outlets in their own voice
	Denials     int             `json:"denials"`
	Names       map[string]Name `json:"names"`
	Change      uint64          `json:"change"`
}

// A TellerCount is how many claims one speaks in.
type TellerCount struct {
	Teller
	Naming string `json:"naming,omitempty"`
	Claims int    `json:"claims"`
}

// Independence counts voices that stand for themselves: High are told apart, Low is how many are left without those that may not be independent.
type Independence struct {
	Low     int      `json:"low"`
	High    int      `json:"high"`
	Reasons []Reason `json:"reasons"`
}

// A Reason says of a voice why it may not be independent of another.
type Reason struct {
	Voice Teller `json:"voice"`
	Of    Teller `json:"of"`
	Why   string `json:"why" enum:"near,same-as,through,one-text"`
}

// mostVoices is how many speakers counts list.
const mostVoices = 200

// Counts sums up a list of claims.
func (v *Voices) Counts(claims []*isnad.Claim, change uint64) ClaimCounts {
	out := ClaimCounts{Claims: len(claims), Acts: map[string]int{}, Namings: map[string]int{}, Names: map[string]Name{}, Change: change}
	heard, printed := map[Teller]*TellerCount{}, map[Teller]*TellerCount{}
	for _, c := range claims {
		out.Acts[c.Act.String()]++
		if c.Act == isnad.Deny {
			out.Denials++
		}
		v.count(c, out.Namings, heard, printed)
	}
	s := v.X.Independent(claims)
	out.Independent = Independence{Low: s.Low, High: s.High, Reasons: each(len(s.Reasons), func(i int) Reason {
		return Reason{teller(s.Reasons[i].Voice), teller(s.Reasons[i].Of), s.Reasons[i].Why}
	})}
	out.Speakers, out.Voices, out.Outlets = len(heard), most(heard), most(printed)
	out.Voices = out.Voices[:min(len(out.Voices), mostVoices)]
	for _, x := range out.Voices {
		v.nameTellers(out.Names, x.Teller)
	}
	for _, r := range out.Independent.Reasons {
		v.nameTellers(out.Names, r.Voice, r.Of)
	}
	return out
}

// count counts a claim once for each who speaks in it.
func (v *Voices) count(c *isnad.Claim, namings map[string]int, heard, printed map[Teller]*TellerCount) {
	seen, named := map[Teller]bool{}, map[string]bool{}
	add := func(into map[Teller]*TellerCount, s Teller, naming string) {
		if seen[s] {
			return
		}
		seen[s] = true
		if into[s] == nil {
			into[s] = &TellerCount{Teller: s, Naming: naming}
		}
		into[s].Claims++
	}
	for _, t := range c.Tellings {
		own := teller(v.X.First(t.Ref.Document, isnad.Chain{}))
		add(printed, own, "")
		naming := "outlet"
		if n := len(t.Voice.Links); n > 0 {
			naming = t.Voice.Links[n-1].Naming.String()
			add(heard, teller(v.X.First(t.Ref.Document, t.Voice)), t.Voice.Links[0].Naming.String())
		}
		if !named[naming] {
			named[naming] = true
			namings[naming]++
		}
	}
}

func most(counted map[Teller]*TellerCount) []TellerCount {
	out := make([]TellerCount, 0, len(counted))
	for _, x := range counted {
		out = append(out, *x)
	}
	slices.SortFunc(out, func(a, b TellerCount) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.As, b.As), cmp.Compare(a.Document, b.Document))
	})
	return out
}

// A Denial is a denial with one thing that it denies. Denied is the telling whose words it is about; Claim or Event, in which it is told.
type Denial struct {
	Denial ClaimLine       `json:"denial"`
	Words  Telling         `json:"words"`            // of the denial
	Denied *Telling        `json:"denied,omitempty"` // absent where nothing is found that it is tied to
	Grades []string        `json:"grades,omitempty"` // of the chain of the denied
	Claim  *ClaimLine      `json:"claim,omitempty"`
	Event  *Topic          `json:"event,omitempty"`
	Rule   string          `json:"rule,omitempty"` // that judges the tie; absent where the words of the denial name what they deny
	Names  map[string]Name `json:"names"`
}

// Denial spells a tie.
func (v *Voices) Denial(t voices.Tie) Denial {
	out := Denial{Denial: v.Line(v.claimAt(t.Denial), nil), Words: v.said(t.Denial), Rule: string(t.Rule), Names: map[string]Name{}}
	if c := v.claims[t.Claim]; c != nil {
		line := v.Line(c, nil)
		out.Claim = &line
	}
	if e := v.events[string(t.Event)]; e != nil {
		topic := v.topic(e)
		out.Event = &topic
	}
	v.nameChain(out.Names, out.Words.Chain)
	if t.Denied.ID == "" {
		return out
	}
	denied := v.said(t.Denied)
	out.Denied = &denied
	v.nameChain(out.Names, denied.Chain)
	if len(v.c.Grades) > 0 {
		if c, d := v.X.Voice(t.Denied); d != "" {
			out.Grades = v.lettersOf(d, c)
		}
	}
	return out
}

func (v *Voices) nameChain(into map[string]Name, chain []Link) {
	for _, l := range chain {
		v.name(into, isnad.EntityID(l.Entity), isnad.EntityID(l.To), isnad.EntityID(l.Near))
	}
}

func (v *Voices) claimAt(r isnad.Ref) *isnad.Claim { return v.claims[isnad.ClaimID(v.ids[r])] }

// said spells a telling of a claim or of an event.
func (v *Voices) said(r isnad.Ref) Telling {
	if t := v.X.Saying(r); t != nil {
		out := v.heard(t.Ref, t.Content, t.Voice, t.Origin)
		out.Quoted, out.Denies = t.Quoted, t.Denies
		return out
	}
	if t := v.X.Telling(r); t != nil {
		return v.telling(*t)
	}
	return Telling{Document: string(r.Document), ID: r.ID, Chain: []Link{}}
}

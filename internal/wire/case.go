package wire

import (
	"strings"

	"isnad"
)

// A DocSpan is a span that names its document.
type DocSpan struct {
	Document string `json:"document"`
	Span
}

// A Ref names a finding of one document.
type Ref struct {
	Document string `json:"document"`
	ID       string `json:"id"`
}

// A Voice is a chain with its document; an empty chain is the outlet itself.
type Voice struct {
	Document string `json:"document"`
	Chain    []Link `json:"chain"`
}

// A CaseDocument is a document as a case lists it.
type CaseDocument struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Title     string `json:"title"`
}

// An Origin is where documents have their matter from.
type Origin struct {
	ID        string    `json:"id"`
	Documents []string  `json:"documents"`
	Kind      string    `json:"kind"`
	Evidence  []DocSpan `json:"evidence"`
}

// A CaseEntity is somebody in the world with the entities of documents that are this one.
type CaseEntity struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	NameEn    string          `json:"name_en,omitempty"`
	Romanised string          `json:"romanised,omitempty"`
	Kind      string          `json:"kind"`
	Code      string          `json:"code,omitempty"`
	Tellings  []EntityTelling `json:"tellings,omitempty"`
}

// An EntityTelling names an entity of one document.
type EntityTelling struct {
	Document string `json:"document"`
	Entity   string `json:"entity"`
}

// A CaseEvent is one event with what each document tells of it.
type CaseEvent struct {
	ID         string         `json:"id"`
	Type       string         `json:"type"`
	Mode       string         `json:"mode,omitempty"`
	Actors     []string       `json:"actors"`
	Recipients []string       `json:"recipients"`
	Place      string         `json:"place,omitempty"`
	Time       string         `json:"time,omitempty"`
	Tellings   []EventTelling `json:"tellings"`
	Origins    int            `json:"origins"`
}

// An EventTelling is one document's words for an event.
type EventTelling struct {
	Document string `json:"document"`
	Event    string `json:"event"`
	Trigger  Span   `json:"trigger"`
	Status   string `json:"status"`
}

// A CaseClaim is one claim with its tellings.
type CaseClaim struct {
	ID       string         `json:"id"`
	Act      string         `json:"act"`
	Tellings []ClaimTelling `json:"tellings"`
	Origins  int            `json:"origins"`

	Credibility string     `json:"credibility,omitempty"` // digit of the Admiralty scale
	Basis       *Basis     `json:"basis,omitempty"`       // what it was counted from
	Interest    []Interest `json:"interest,omitempty"`
}

// A ClaimTelling is one document's wording of a claim with its chain.
type ClaimTelling struct {
	Document string `json:"document"`
	Claim    string `json:"claim"`
	Content  Span   `json:"content"`
	Chain    []Link `json:"chain"`

	Reliability *Reliability `json:"reliability,omitempty"`
}

// A Commitment is a threat, promise or demand with its outcome.
type Commitment struct {
	ID              string `json:"id"`
	Event           string `json:"event,omitempty"`
	Kind            string `json:"kind"`
	By              string `json:"by,omitempty"`
	To              string `json:"to,omitempty"`
	Deadline        string `json:"deadline,omitempty"`
	DeadlineSpan    *Span  `json:"deadline_span,omitempty"`
	Document        string `json:"document"`
	Span            Span   `json:"span"`
	Outcome         string `json:"outcome"`
	OutcomeDocument string `json:"outcome_document,omitempty"`
	OutcomeSpan     *Span  `json:"outcome_span,omitempty"`
	Mark            string `json:"mark,omitempty"` // of an answer: unread, right, corrected or added
}

// A Side is one value of a conflict or update.
type Side struct {
	Document string `json:"document"`
	Span     Span   `json:"span"`
	Value    string `json:"value"`
}

// A Conflict is a field of which documents say different things.
type Conflict struct {
	ID    string `json:"id"`
	About string `json:"about"`
	Field string `json:"field"`
	Sides []Side `json:"sides"`
}

// An Update is a later figure that replaces an earlier one.
type Update struct {
	ID    string `json:"id"`
	About string `json:"about"`
	Field string `json:"field"`
	From  Side   `json:"from"`
	To    Side   `json:"to"`
}

// A Case is what documents say together.
type Case struct {
	Schema      string         `json:"schema"`
	Documents   []CaseDocument `json:"documents"`
	Origins     []Origin       `json:"origins"`
	Entities    []CaseEntity   `json:"entities"`
	Events      []CaseEvent    `json:"events"`
	Claims      []CaseClaim    `json:"claims"`
	Conflicts   []Conflict     `json:"conflicts"`
	Updates     []Update       `json:"updates"`
	Commitments []Commitment   `json:"commitments"`
	Questions   []string       `json:"questions,omitempty"`   // that analysts ask of it
	Assumptions []string       `json:"assumptions,omitempty"` // that they make in it
	Notes       []Remark       `json:"notes,omitempty"`
	Doubts      []CaseDoubt    `json:"doubts,omitempty"`
	Checked     Checked        `json:"checked"`
}

// Texts gives the text of each document, so that spans can be counted in code points.
type Texts map[isnad.DocumentID]*points

// NewTexts prepares the texts of documents.
func NewTexts(texts map[isnad.DocumentID]string) Texts {
	t := Texts{}
	for id, s := range texts {
		t[id] = newPoints(s)
	}
	return t
}

// opening is how a document begins, by which a person knows it again: its first paragraph, cut between words after at most so many.
func (t Texts) opening(id isnad.DocumentID) string {
	const most = 14 // words: about as many as a headline has
	p := t[id]
	if p == nil {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimSpace(p.text), "\n")
	words := strings.Fields(first)
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:most], " ") + "…"
}

func (t Texts) span(s isnad.Span) Span {
	p := t[s.Document]
	if p == nil {
		return Span{s.Start, s.End, s.Text}
	}
	if s.Text == "" && s.Start < s.End && s.End <= len(p.text) {
		s.Text = p.text[s.Start:s.End]
	}
	return Span{p.at(s.Start), p.at(s.End), s.Text}
}

func (t Texts) maybe(s isnad.Span) *Span {
	if s.IsZero() {
		return nil
	}
	out := t.span(s)
	return &out
}

func (t Texts) spanned(s isnad.Span) DocSpan { return DocSpan{string(s.Document), t.span(s)} }

func (t Texts) chain(c isnad.Chain) []Link {
	return each(len(c.Links), func(i int) Link {
		l := &c.Links[i]
		return Link{Entity: string(l.Entity), As: l.As, Naming: l.Naming.String(), Cue: t.maybe(l.Cue), To: string(l.To), Near: string(l.Near),
			Channel: l.Channel.String(), RefusedName: l.RefusedName, Access: l.Access.String()}
	})
}

func (t Texts) voice(c isnad.Chain) Voice { return Voice{string(c.Document), t.chain(c)} }

func ref(r isnad.Ref) Ref { return Ref{string(r.Document), r.ID} }

func refs(list []isnad.Ref) []Ref { return each(len(list), func(i int) Ref { return ref(list[i]) }) }

func names[T ~string](list []T) []string {
	return each(len(list), func(i int) string { return string(list[i]) })
}

// NewCase spells a case.
func NewCase(c *isnad.Case, t Texts) Case {
	origin := originsOf(c)
	notes, doubts := remarks(c)
	return Case{Schema: Schema, Questions: c.Questioned, Assumptions: c.Assumptions, Notes: notes, Doubts: doubts, Checked: checkedCase(c),
		Documents:   each(len(c.Documents), func(i int) CaseDocument { return caseDocument(c.Documents[i]) }),
		Origins:     each(len(c.Origins), func(i int) Origin { return t.origin(c.Origins[i]) }),
		Entities:    each(len(c.Entities), func(i int) CaseEntity { return caseEntity(c.Entities[i], true) }),
		Events:      each(len(c.Events), func(i int) CaseEvent { return t.event(c.Events[i], origin) }),
		Claims:      each(len(c.Claims), func(i int) CaseClaim { return t.claim(c.Claims[i], origin) }),
		Conflicts:   each(len(c.Conflicts), func(i int) Conflict { return t.conflict(c.Conflicts[i]) }),
		Updates:     each(len(c.Updates), func(i int) Update { return t.update(c.Updates[i]) }),
		Commitments: each(len(c.Commitments), func(i int) Commitment { return t.commitment(c.Commitments[i]) }),
	}
}

func caseDocument(d isnad.Document) CaseDocument {
	return CaseDocument{string(d.ID), d.Outlet, d.Published, d.Title}
}

func caseEntity(e isnad.Entity, tellings bool) CaseEntity {
	out := CaseEntity{ID: string(e.ID), Name: e.Name, NameEn: e.NameEn, Romanised: romanised(e.Name, e.NameEn, e.Kind), Kind: e.Kind.String(), Code: e.Code}
	if tellings {
		out.Tellings = each(len(e.Tellings), func(i int) EntityTelling {
			return EntityTelling{string(e.Tellings[i].Document), e.Tellings[i].ID}
		})
	}
	return out
}

// originsOf tells of each document its origin, as origins counts them.
func originsOf(c *isnad.Case) isnad.Sources { return isnad.SourcesOf(c) }

// origins counts the independent origins behind tellings.
func origins(n int, telling func(int) (isnad.DocumentID, string), origin isnad.Sources) int {
	return origin.Count(n, telling)
}

func (t Texts) event(e isnad.Event, origin isnad.Sources) CaseEvent {
	return CaseEvent{ID: string(e.ID), Type: e.Type.String(), Mode: e.Mode.String(), Actors: names(e.Actors), Recipients: names(e.Recipients),
		Place: string(e.Place), Time: e.Time, Origins: origins(len(e.Tellings), func(i int) (isnad.DocumentID, string) { return e.Tellings[i].Ref.Document, e.Tellings[i].Origin }, origin),
		Tellings: each(len(e.Tellings), func(i int) EventTelling {
			x := e.Tellings[i]
			return EventTelling{string(x.Ref.Document), x.Ref.ID, t.span(x.Trigger), x.Status.String()}
		})}
}

func (t Texts) claim(c isnad.Claim, origin isnad.Sources) CaseClaim {
	return CaseClaim{ID: string(c.ID), Act: c.Act.String(), Origins: origins(len(c.Tellings), func(i int) (isnad.DocumentID, string) { return c.Tellings[i].Ref.Document, c.Tellings[i].Origin }, origin),
		Tellings: each(len(c.Tellings), func(i int) ClaimTelling {
			x := c.Tellings[i]
			return ClaimTelling{Document: string(x.Ref.Document), Claim: x.Ref.ID, Content: t.span(x.Content), Chain: t.chain(x.Voice)}
		})}
}

func (t Texts) side(s isnad.Side) Side { return Side{string(s.Span.Document), t.span(s.Span), s.Value} }

func (t Texts) conflict(c isnad.Conflict) Conflict {
	return Conflict{c.ID, c.About, c.Field, each(len(c.Sides), func(i int) Side { return t.side(c.Sides[i]) })}
}

func (t Texts) update(u isnad.Update) Update {
	return Update{u.ID, u.About, u.Field, t.side(u.From), t.side(u.To)}
}

func (t Texts) origin(o isnad.Origin) Origin {
	return Origin{o.ID, names(o.Documents), o.Kind.String(), each(len(o.Evidence), func(k int) DocSpan { return t.spanned(o.Evidence[k]) })}
}

func (t Texts) commitment(k isnad.Commitment) Commitment {
	return Commitment{ID: k.ID, Event: string(k.Event), Kind: k.Kind.String(), By: string(k.By), To: string(k.To), Deadline: k.Deadline, DeadlineSpan: t.maybe(k.DeadlineSpan),
		Document: string(k.Span.Document), Span: t.span(k.Span), Outcome: k.Outcome.String(), OutcomeDocument: string(k.OutcomeSpan.Document), OutcomeSpan: t.maybe(k.OutcomeSpan)}
}

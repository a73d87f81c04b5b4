package wire

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"isnad"
)

// A Shown is one noun with all that hangs on it. Of the nouns one is filled, that of its kind.
type Shown struct {
	Schema      string         `json:"schema"`
	Kind        string         `json:"kind"`
	ID          string         `json:"id"`
	Mark        string         `json:"mark,omitempty"`  // of a finding: unread, right, corrected or added
	Asked       string         `json:"asked,omitempty"` // of several: the id by which it was asked for
	Document    *DocumentRow   `json:"document,omitempty"`
	Entity      *CaseEntity    `json:"entity,omitempty"`
	Event       *EventRow      `json:"event,omitempty"`
	Claim       *ClaimRow      `json:"claim,omitempty"`
	Consequence *Consequence   `json:"consequence,omitempty"`
	Explanation *Explanation   `json:"explanation,omitempty"`
	Origin      *Origin        `json:"origin,omitempty"`
	Words       []DocSpan      `json:"words,omitempty"`    // that an entity, a consequence or an explanation rests on
	Tellings    []Telling      `json:"tellings,omitempty"` // of an event or a claim, in the order of the documents
	Events      []EventRow     `json:"events,omitempty"`   // that a document tells, or in which an entity takes part
	Claims      []ClaimRow     `json:"claims,omitempty"`   // that a document tells, an entity makes, or that deny
	Commitments []Commitment   `json:"commitments,omitempty"`
	Conflicts   []Conflict     `json:"conflicts,omitempty"`
	Updates     []Update       `json:"updates,omitempty"`
	Notes       []Remark       `json:"notes,omitempty"`
	Doubts      []CaseDoubt    `json:"doubts,omitempty"`
	Changes     []LoggedChange `json:"changes,omitempty"` // of the ledger that are about it, the latest first
}

// A ShownList is several nouns that were asked for together.
type ShownList struct {
	Items   []Shown  `json:"items"`
	Missing []string `json:"missing"` // ids that name nothing
	Change  uint64   `json:"change"`
}

// A Telling is what one document says of one event or claim, each value with the words it rests on.
type Telling struct {
	Document   string          `json:"document"`
	Outlet     string          `json:"outlet,omitempty"`
	Published  string          `json:"published,omitempty"`
	ID         string          `json:"id"`     // within the document
	Origin     string          `json:"origin"` // from which it is counted
	Words      Span            `json:"words"`  // trigger or content
	Scope      *Span           `json:"scope,omitempty"`
	Status     string          `json:"status,omitempty"`
	Leaning    string          `json:"leaning,omitempty"`
	Quoted     bool            `json:"quoted,omitempty"`
	Time       string          `json:"time,omitempty"`
	Quantities []TellingAmount `json:"quantities,omitempty"`
	Grounds    *Grounds        `json:"grounds,omitempty"`
	Chain      []Link          `json:"chain"`
	Claim      string          `json:"claim,omitempty"`  // in which it stands, within the document
	Denies     []string        `json:"denies,omitempty"` // findings of the document
}

// Grounds are the words on which the fields of a telling rest.
type Grounds struct {
	Actor     *Span `json:"actor,omitempty"`
	Recipient *Span `json:"recipient,omitempty"`
	Place     *Span `json:"place,omitempty"`
	Time      *Span `json:"time,omitempty"`
}

// A LoggedChange is a change as a log lists it.
type LoggedChange struct {
	Number uint64    `json:"number"`
	At     time.Time `json:"at"`
	Author string    `json:"author"`
	Undone bool      `json:"undone,omitempty"`
	What   string    `json:"what"`
	Kind   string    `json:"kind,omitempty"` // edit, merge, split, reject, confirm, note, grade, undo, redo, member, judgement …, findings for what the machine read, or the kind of a noun that was put
	Noun   string    `json:"noun,omitempty"` // kind of what it is about
	ID     string    `json:"id,omitempty"`   // and its id
	Field  string    `json:"field,omitempty"`
	From   string    `json:"from,omitempty"`   // value of the field before
	To     string    `json:"to,omitempty"`     // and after; of a grade its letter
	Other  string    `json:"other,omitempty"`  // merge: what became part of the noun; split: what was made of the tellings
	Text   string    `json:"text,omitempty"`   // of a note, question or assumption
	Lang   string    `json:"lang,omitempty"`   // of a translation
	Target uint64    `json:"target,omitempty"` // undo, redo: the change that they are aimed at
	Reason string    `json:"reason,omitempty"`

	Document string `json:"document,omitempty"` // where the noun was told, as its author saw it
	Words    string `json:"words,omitempty"`    // and the words that told it

	Documents []string `json:"documents,omitempty"` // reject: those that do not tell it, where it is taken out of them alone
}

// Show gathers all about the noun that an id names: an id of the case, or one within a document such as b02/e1. It reports whether there is one.
func (r *Rows) Show(id string) (out Shown, ok bool) {
	if document, own, cut := cutLast(id); cut {
		if known, is := r.ids[isnad.Ref{Document: isnad.DocumentID(document), ID: own}]; is {
			id = known
		}
	}
	out = Shown{Schema: Schema, ID: id}
	for _, look := range []func(*Shown) bool{r.showEvent, r.showClaim, r.showEntity, r.showDocument, r.showPledge, r.showDispute, r.showRest} {
		if look(&out) {
			if k := isnad.NounKind(out.Kind); k != isnad.ADocument && k != isnad.AnOrigin {
				out.Mark = r.Mark(k, out.ID)
			}
			r.remark(&out)
			return out, true
		}
	}
	return out, false
}

// cutLast cuts an id at its last stroke.
func cutLast(id string) (before, after string, ok bool) {
	i := strings.LastIndexByte(id, '/')
	if i < 0 {
		return id, "", false
	}
	return id[:i], id[i+1:], true
}

func (r *Rows) showEvent(out *Shown) bool {
	i := slices.IndexFunc(r.c.Events, func(e isnad.Event) bool { return string(e.ID) == out.ID })
	if i < 0 {
		return false
	}
	e := &r.c.Events[i]
	row := r.Event(e)
	out.Kind, out.Event = string(isnad.AnEvent), &row
	for _, t := range r.ordered(e.Tellings) {
		out.Tellings = append(out.Tellings, r.telling(t))
	}
	r.attach(out, func(k *isnad.Commitment) bool { return k.Event == e.ID || k.OutcomeEventID == e.ID || r.isTold(k, e) })
	for _, id := range row.DeniedBy {
		r.addClaim(out, id)
	}
	return true
}

// isTold reports whether a commitment is made in a telling of an event.
func (r *Rows) isTold(k *isnad.Commitment, e *isnad.Event) bool {
	return slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return t.Ref == isnad.Ref{Document: k.Span.Document, ID: k.MadeIn} })
}

func (r *Rows) addClaim(out *Shown, id string) {
	for i := range r.c.Claims {
		if string(r.c.Claims[i].ID) == id {
			out.Claims = append(out.Claims, r.Claim(&r.c.Claims[i]))
		}
	}
}

// telling spells one document's account of an event.
func (r *Rows) telling(t isnad.Telling) Telling {
	out := r.heard(t.Ref, t.Trigger, t.Voice, t.Origin)
	out.Scope, out.Status, out.Leaning, out.Time, out.Claim = r.t.maybe(t.Scope), t.Status.String(), t.Leaning.String(), t.Time, t.Claim
	for _, a := range t.Amounts {
		out.Quantities = append(out.Quantities, r.t.amount(t.Ref.Document, a))
	}
	g := Grounds{r.t.maybe(t.At.Actor), r.t.maybe(t.At.Recipient), r.t.maybe(t.At.Place), r.t.maybe(t.At.Time)}
	if g != (Grounds{}) {
		out.Grounds = &g
	}
	return out
}

// heard spells what tellings of events and of claims have in common.
func (r *Rows) heard(ref isnad.Ref, words isnad.Span, voice isnad.Chain, origin string) Telling {
	out := Telling{Document: string(ref.Document), ID: ref.ID, Words: r.t.span(words), Chain: r.t.chain(voice), Origin: cmp.Or(origin, r.origin[ref.Document])}
	if i, ok := r.place[ref.Document]; ok {
		out.Outlet, out.Published = r.c.Documents[i].Outlet, r.c.Documents[i].Published
	}
	return out
}

// attach adds what is said to be in conflict, brought up to date and pledged about a noun.
func (r *Rows) attach(out *Shown, pledged func(*isnad.Commitment) bool) {
	for _, x := range r.c.Conflicts {
		if x.About == out.ID {
			out.Conflicts = append(out.Conflicts, r.t.conflict(x))
		}
	}
	for _, u := range r.c.Updates {
		if u.About == out.ID {
			out.Updates = append(out.Updates, r.t.update(u))
		}
	}
	for i := range r.c.Commitments {
		if pledged(&r.c.Commitments[i]) {
			out.Commitments = append(out.Commitments, r.t.commitment(r.c.Commitments[i]))
		}
	}
}

func (r *Rows) showClaim(out *Shown) bool {
	i := slices.IndexFunc(r.c.Claims, func(c isnad.Claim) bool { return string(c.ID) == out.ID })
	if i < 0 {
		return false
	}
	c := &r.c.Claims[i]
	row := r.Claim(c)
	out.Kind, out.Claim = string(isnad.AClaim), &row
	tellings := slices.Clone(c.Tellings)
	slices.SortStableFunc(tellings, func(a, b isnad.ClaimTelling) int { return r.place[a.Ref.Document] - r.place[b.Ref.Document] })
	for _, t := range tellings {
		x := r.heard(t.Ref, t.Content, t.Voice, t.Origin)
		x.Quoted, x.Denies = t.Quoted, t.Denies
		out.Tellings = append(out.Tellings, x)
	}
	r.attach(out, func(k *isnad.Commitment) bool {
		return slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool { return t.Ref == isnad.Ref{Document: k.Span.Document, ID: k.MadeIn} })
	})
	for k := range r.c.Events {
		if slices.Contains(row.About, string(r.c.Events[k].ID)) {
			out.Events = append(out.Events, r.Event(&r.c.Events[k]))
		}
	}
	for _, id := range row.DeniedBy {
		r.addClaim(out, id)
	}
	return true
}

func (r *Rows) showEntity(out *Shown) bool {
	e := r.entities[isnad.EntityID(out.ID)]
	if e == nil {
		return false
	}
	row := caseEntity(*e, true)
	out.Kind, out.Entity = string(isnad.AnEntity), &row
	out.Words = r.t.named(e)
	for i := range r.c.Events {
		x := &r.c.Events[i]
		if x.Place == e.ID || slices.Contains(x.Actors, e.ID) || slices.Contains(x.Recipients, e.ID) {
			out.Events = append(out.Events, r.Event(x))
		}
	}
	for i := range r.c.Claims {
		c := &r.c.Claims[i]
		if slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool {
			return slices.ContainsFunc(t.Voice.Links, func(l isnad.Link) bool { return l.Entity == e.ID })
		}) {
			out.Claims = append(out.Claims, r.Claim(c))
		}
	}
	r.attach(out, func(k *isnad.Commitment) bool { return k.By == e.ID || k.To == e.ID })
	return true
}

// named finds where the documents that tell of an entity call it by one of its names: in each the first place.
func (t Texts) named(e *isnad.Entity) []DocSpan {
	list := t.first(e, len(e.Tellings))
	return each(len(list), func(i int) DocSpan { return t.spanned(list[i]) })
}

// first is the same as spans, of at most so many documents.
func (t Texts) first(e *isnad.Entity, most int) (out []isnad.Span) {
	seen := map[isnad.DocumentID]bool{}
	for _, ref := range e.Tellings {
		p := t[ref.Document]
		if p == nil || seen[ref.Document] || len(out) == most {
			continue
		}
		seen[ref.Document] = true
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if i := strings.Index(p.text, name); i >= 0 && name != "" {
				out = append(out, isnad.Span{Document: ref.Document, Start: i, End: i + len(name), Text: name})
				break
			}
		}
	}
	return out
}

func (r *Rows) showDocument(out *Shown) bool {
	i, ok := r.place[isnad.DocumentID(out.ID)]
	if !ok {
		return false
	}
	id := r.c.Documents[i].ID
	row := r.Documents()[i]
	out.Kind, out.Document = string(isnad.ADocument), &row
	for k := range r.c.Events {
		if e := &r.c.Events[k]; slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return t.Ref.Document == id }) {
			out.Events = append(out.Events, r.Event(e))
		}
	}
	for k := range r.c.Claims {
		if c := &r.c.Claims[k]; slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool { return t.Ref.Document == id }) {
			out.Claims = append(out.Claims, r.Claim(c))
		}
	}
	r.attach(out, func(k *isnad.Commitment) bool { return k.Span.Document == id })
	for _, o := range r.c.Origins {
		if o.ID == row.Origin && len(o.Documents) > 1 {
			x := r.t.origin(o)
			out.Origin = &x
		}
	}
	return true
}

// showPledge shows a commitment with the event that is pledged.
func (r *Rows) showPledge(out *Shown) bool {
	for i := range r.c.Commitments {
		k := &r.c.Commitments[i]
		if k.ID != out.ID {
			continue
		}
		out.Kind, out.Commitments = string(isnad.ACommitment), []Commitment{r.t.commitment(*k)}
		for n := range r.c.Events {
			if e := &r.c.Events[n]; e.ID == k.Event || e.ID == k.OutcomeEventID {
				out.Events = append(out.Events, r.Event(e))
			}
		}
		return true
	}
	return false
}

// showDispute shows a conflict or an update with what it is about.
func (r *Rows) showDispute(out *Shown) bool {
	about := ""
	for _, x := range r.c.Conflicts {
		if x.ID == out.ID {
			out.Kind, out.Conflicts, about = string(isnad.AConflict), []Conflict{r.t.conflict(x)}, x.About
		}
	}
	for _, u := range r.c.Updates {
		if u.ID == out.ID {
			out.Kind, out.Updates, about = string(isnad.AnUpdate), []Update{r.t.update(u)}, u.About
		}
	}
	for i := range r.c.Events {
		if string(r.c.Events[i].ID) == about {
			out.Events = append(out.Events, r.Event(&r.c.Events[i]))
		}
	}
	r.addClaim(out, about)
	return out.Kind != ""
}

// showRest shows an origin, a consequence or an explanation.
func (r *Rows) showRest(out *Shown) bool {
	for _, o := range r.c.Origins {
		if o.ID == out.ID {
			x := r.t.origin(o)
			out.Kind, out.Origin = string(isnad.AnOrigin), &x
		}
	}
	for _, q := range r.c.Consequences {
		if isnad.SubjectOf(q).ID == out.ID {
			out.Kind, out.Consequence = string(isnad.AConsequence), r.consequence(&q)
			out.Words = []DocSpan{r.t.spanned(q.If), r.t.spanned(q.Then)}
		}
	}
	for _, x := range r.c.Explanations {
		if isnad.SubjectOf(x).ID == out.ID {
			out.Kind, out.Explanation = string(isnad.AnExplained), r.explanation(&x)
			out.Words = []DocSpan{r.t.spanned(x.Reading)}
		}
	}
	return out.Kind != ""
}

func (r *Rows) consequence(q *isnad.Consequence) *Consequence {
	return &Consequence{ID: q.Ref.ID, If: r.t.span(q.If), Then: r.t.span(q.Then), Mark: r.t.maybe(q.Mark), IfEvent: string(q.IfEvent),
		IfNegated: q.IfNegated, ThenEvent: string(q.ThenEvent), Force: q.Force.String(),
		Valence: each(len(q.Valence), func(i int) Valence { return Valence{string(q.Valence[i].Entity), q.Valence[i].Sign} })}
}

func (r *Rows) explanation(x *isnad.Explanation) *Explanation {
	return &Explanation{ID: x.Ref.ID, OfEvent: string(x.OfEvent), Reading: r.t.span(x.Reading), Kind: x.Kind.String(), Mark: r.t.maybe(x.Mark)}
}

// remark adds the notes and doubts about the noun.
func (r *Rows) remark(out *Shown) {
	notes, doubts := remarks(r.c)
	for _, n := range notes {
		if n.About == out.ID {
			out.Notes = append(out.Notes, n)
		}
	}
	for _, d := range doubts {
		if d.About == out.ID {
			out.Doubts = append(out.Doubts, d)
		}
	}
}

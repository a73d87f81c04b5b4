package voices

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/letter"
)

// A Field is what accounts of an event are compared in.
type Field string

// The fields, in the order in which a table shows them.
const (
	Called  Field = "name"    // what it is called
	Who     Field = "who"     // acts
	Whom    Field = "whom"    // suffers
	Where   Field = "where"   // it was
	When    Field = "when"    // it was
	HowMany Field = "number"  // figures
	Status  Field = "status"  // how real it is
	Blame   Field = "blame"   // who is accused
	Why     Field = "why"     // what it is said to mean or be for
	Outcome Field = "outcome" // what is said to follow
)

// Fields lists all fields in their order.
var Fields = [...]Field{Called, Who, Whom, Where, When, HowMany, Status, Blame, Why, Outcome}

// A Mark says what the account of one is to that of the first who tells the field.
type Mark string

// The marks.
const (
	Silent    Mark = "silent"    // says nothing of it, which is no agreement
	Base      Mark = "first"     // the first who tells it
	Alone     Mark = "alone"     // the only one who tells it
	Agrees    Mark = "agrees"    // says the same
	Reworded  Mark = "reworded"  // means the same in other words
	Differs   Mark = "differs"   // says what cannot be so if the first is right
	Otherwise Mark = "otherwise" // says it in other words, or of another part: nothing contradicts
	Later     Mark = "later"     // gives a later figure in place of the first
)

// A Value is what an account says in one field. The fields are filled that the field of the account has.
type Value struct {
	Ref     isnad.Ref  // finding that it is of
	Span    isnad.Span // words that it rests on; zero where it is inferred
	Entity  isnad.EntityID
	Time    string // EDTF
	Amount  *isnad.Amount
	Status  isnad.Status
	Leaning isnad.Leaning
	Kind    isnad.ReadingKind
	Valence []isnad.Valence
}

// A Cell is one field of one account.
type Cell struct {
	Values   []Value
	Mark     Mark
	Conflict string // id of the conflict, or of the update, that sets it against the first
}

// An Account is what one tells of an event: somebody to whom the words are owed, wherever they were passed on, or an outlet in its own voice, with all that print its text.
type Account struct {
	Source   Source
	Voice    isnad.Chain // of the first telling
	Origin   string
	Tellings []isnad.Telling // in the order of the documents
	Cells    []Cell          // one for each of Fields
}

// An accountKey tells accounts apart.
type accountKey struct {
	source Source
	origin string // of outlets in their own voice
}

func (x *Index) accountKey(d isnad.DocumentID, v isnad.Chain, from string) accountKey {
	if len(v.Links) == 0 {
		return accountKey{origin: x.originOf(d, from)}
	}
	return accountKey{source: x.Last(d, v)}
}

// by reports whether a document was out by a day; one without a date counts always.
func (x *Index) by(d isnad.DocumentID, day time.Time) bool {
	first, _, ok := isnad.DatesOf(x.published(d))
	return day.IsZero() || !ok || !first.After(day)
}

// Accounts sets the accounts of an event side by side, in the order of the documents, as far as they were published by a day; the zero time takes all.
func (x *Index) Accounts(e *isnad.Event, until time.Time) []Account {
	tellings := slices.DeleteFunc(slices.Clone(e.Tellings), func(t isnad.Telling) bool { return !x.by(t.Ref.Document, until) })
	byDocument(x, tellings, func(t isnad.Telling) isnad.Span { return t.Trigger })
	b := bench{x: x, e: e, at: map[accountKey]int{}, until: until}
	for _, t := range tellings {
		a := b.get(t.Ref.Document, t.Voice, t.Origin)
		a.Tellings = append(a.Tellings, t)
		b.told(a, t)
	}
	b.disputes()
	b.explained()
	b.blamed()
	b.compare()
	return b.list
}

// A bench is the table of accounts while it is made.
type bench struct {
	x      *Index
	e      *isnad.Event
	at     map[accountKey]int
	list   []Account
	until  time.Time
	sides  []side
	update []side
}

// A side is the place of one value of a dispute.
type side struct {
	dispute string
	field   Field
	value   string
	account int
}

func (b *bench) get(d isnad.DocumentID, v isnad.Chain, from string) *Account {
	k := b.x.accountKey(d, v, from)
	i, ok := b.at[k]
	if !ok {
		i = len(b.list)
		b.at[k] = i
		b.list = append(b.list, Account{Source: b.x.Last(d, v), Voice: isnad.Chain{Document: d, Links: v.Links}, Origin: b.x.originOf(d, from), Cells: make([]Cell, len(Fields))})
	}
	return &b.list[i]
}

// put adds a value to a field, unless the same words or the same value are there.
func (a *Account) put(f Field, v Value) {
	c := &a.Cells[slices.Index(Fields[:], f)]
	for i, h := range c.Values {
		switch {
		case v.Span == h.Span && !v.Span.IsZero():
			c.Values[i].Entity = cmp.Or(h.Entity, v.Entity)
			return
		case sameValue(f, h, v) && f != Outcome, h.Span.Text != "" && letter.FoldString(h.Span.Text) == letter.FoldString(v.Span.Text):
			return
		}
	}
	c.Values = append(c.Values, v)
}

// told fills the fields that a telling has itself.
func (b *bench) told(a *Account, t isnad.Telling) {
	a.put(Called, Value{Ref: t.Ref, Span: t.Trigger})
	if s := t.At.Actor; !s.IsZero() {
		a.put(Who, Value{Ref: t.Ref, Span: s, Entity: b.x.party(s, t.Who.Actors, b.e.Actors)})
	}
	if s := t.At.Recipient; !s.IsZero() {
		a.put(Whom, Value{Ref: t.Ref, Span: s, Entity: b.x.party(s, t.Who.Recipients, b.e.Recipients)})
	}
	if s := t.At.Place; !s.IsZero() {
		a.put(Where, Value{Ref: t.Ref, Span: s, Entity: b.x.party(s, only(t.Who.Place), only(b.e.Place))})
	}
	if t.Time != "" {
		a.put(When, Value{Ref: t.Ref, Span: t.At.Time, Time: t.Time})
	}
	for i := range t.Amounts {
		a.put(HowMany, Value{Ref: t.Ref, Span: t.Amounts[i].Span, Amount: &t.Amounts[i]})
	}
	if t.Status != 0 {
		a.put(Status, Value{Ref: t.Ref, Status: t.Status, Leaning: t.Leaning})
	}
}

// named is which of some entities words name.
func (x *Index) named(s isnad.Span, among []isnad.EntityID) isnad.EntityID {
	words := letter.FoldString(s.Text)
	for _, id := range among {
		e := x.entity[id]
		if e == nil || !slices.ContainsFunc(e.Tellings, func(r isnad.Ref) bool { return r.Document == s.Document }) {
			continue
		}
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			if n = letter.FoldString(n); n == words || strings.Contains(words, n) || strings.Contains(n, words) {
				return e.ID
			}
		}
	}
	return ""
}

// fieldOf is the field of a conflict or an update.
var fieldOf = map[string]Field{"number": HowMany, "place": Where, "time": When, "culprit": Blame, "whether": Status}

// disputes notes on which side of each conflict and update an account is. What is told apart from the event (a toll, an accusation) gets its place here.
func (b *bench) disputes() {
	for _, k := range b.x.c.Conflicts {
		if k.About == string(b.e.ID) {
			for _, s := range k.Sides {
				b.sides = b.take(b.sides, k.ID, k.Field, s)
			}
		}
	}
	for _, u := range b.x.c.Updates {
		if u.About == string(b.e.ID) {
			b.update = b.take(b.take(b.update, u.ID, u.Field, u.From), u.ID, u.Field, u.To)
		}
	}
}

func (b *bench) take(into []side, id, field string, s isnad.Side) []side {
	f, ok := fieldOf[field]
	if !ok || !b.x.by(s.Span.Document, b.until) {
		return into
	}
	a := b.accountAt(s.Span)
	v := Value{Ref: isnad.Ref{Document: s.Span.Document}, Span: s.Span}
	switch f {
	case HowMany:
		v.Amount = amountOf(s)
	case When:
		v.Time = s.Value
	case Where, Blame:
		v.Entity = isnad.EntityID(s.Value)
	}
	if f != Status {
		a.put(f, v)
	}
	return append(into, side{id, f, s.Value, slices.IndexFunc(b.list, func(o Account) bool { return o.Source == a.Source && o.Origin == a.Origin })})
}

// accountAt is whose account words are: of the telling of the event that they lie at, else of who speaks there.
func (b *bench) accountAt(s isnad.Span) *Account {
	for i := range b.list {
		for _, t := range b.list[i].Tellings {
			if t.Ref.Document == s.Document && (t.Trigger.Start >= s.Start && t.Trigger.End <= s.End || slices.ContainsFunc(t.Amounts, func(a isnad.Amount) bool { return a.Span == s }) || t.At.Place == s || t.At.Time == s) {
				return &b.list[i]
			}
		}
	}
	if t := b.x.speaking(s); t != nil {
		return b.get(s.Document, t.Voice, t.Origin)
	}
	return b.get(s.Document, isnad.Chain{}, "")
}

// explained adds what the event is said to mean, and what to follow.
func (b *bench) explained() {
	for i := range b.x.c.Explanations {
		if k := &b.x.c.Explanations[i]; k.OfEvent == b.e.ID && b.x.by(k.Ref.Document, b.until) {
			b.get(k.Ref.Document, k.Holder, "").put(Why, Value{Ref: k.Ref, Span: k.Reading, Kind: k.Kind})
		}
	}
	for i := range b.x.c.Consequences {
		if k := &b.x.c.Consequences[i]; k.IfEvent == b.e.ID && b.x.by(k.Ref.Document, b.until) {
			b.get(k.Ref.Document, k.Holder, "").put(Outcome, Value{Ref: k.Ref, Span: k.Then, Valence: k.Valence})
		}
	}
}

// blamed adds the accusations in which the event is told.
func (b *bench) blamed() {
	for i := range b.list {
		a := &b.list[i]
		for _, t := range a.Tellings {
			at := isnad.Ref{Document: t.Ref.Document, ID: t.Claim}
			if k := b.x.claimOf[at]; k != nil && k.Act == isnad.Blame && len(a.Cells[slices.Index(Fields[:], Blame)].Values) == 0 {
				a.put(Blame, Value{Ref: at, Span: b.x.saying[at].Content})
			}
		}
	}
}

// compare marks each cell against the first account that tells its field, and against the other sides of disputes.
func (b *bench) compare() {
	for f := range Fields {
		first := slices.IndexFunc(b.list, func(a Account) bool { return len(a.Cells[f].Values) > 0 })
		others := 0
		for i := range b.list {
			c := &b.list[i].Cells[f]
			switch {
			case len(c.Values) == 0:
				c.Mark = Silent
			case i == first:
				c.Mark = Base
			default:
				others++
				c.Mark = b.against(Fields[f], b.list[first].Cells[f].Values, c.Values)
			}
		}
		if first >= 0 && others == 0 {
			b.list[first].Cells[f].Mark = Alone
		}
	}
	b.settle(b.sides, Differs)
	b.settle(b.update, Later)
	b.alsoLater()
}

// alsoLater marks the accounts that give the later figure of an update too, beside the one that it names.
func (b *bench) alsoLater() {
	f := slices.Index(Fields[:], HowMany)
	for i := range b.list {
		c := &b.list[i].Cells[f]
		for _, s := range b.update {
			if c.Mark == Differs && c.Conflict == "" && s.field == HowMany && slices.ContainsFunc(c.Values, func(v Value) bool { return sameValue(HowMany, v, Value{Amount: amountOf(isnad.Side{Value: s.value})}) }) {
				c.Mark, c.Conflict = Later, s.dispute
			}
		}
	}
}

// settle marks the accounts on the later sides of disputes, and names the dispute in all of them. An account that holds both sides is left as it is.
func (b *bench) settle(sides []side, mark Mark) {
	for _, s := range sides {
		i := slices.IndexFunc(sides, func(o side) bool { return o.dispute == s.dispute })
		f := slices.Index(Fields[:], s.field)
		cell := &b.list[s.account].Cells[f]
		cell.Conflict = cmp.Or(cell.Conflict, s.dispute)
		if base := sides[i]; base.value != s.value && base.account != s.account && cell.Mark != Base {
			cell.Mark, cell.Conflict = mark, s.dispute
		}
	}
}

// against compares what one says with what the first said.
func (b *bench) against(f Field, first, mine []Value) Mark {
	same, reworded, differ := false, false, false
	for _, a := range first {
		for _, v := range mine {
			switch {
			case sameValue(f, a, v) && ofEntity(f) && inOtherWords(a, v):
				reworded = true
			case sameValue(f, a, v):
				same = true
			case otherValue(f, a, v), ofEntity(f) && b.x.apart(f, b.e, a.Entity, v.Entity):
				differ = true
			}
		}
	}
	switch {
	case differ && !((same || reworded) && f != HowMany):
		return Differs
	case same:
		return Agrees
	case reworded:
		return Reworded
	}
	return Otherwise
}

// only is a list of one, or of none.
func only(id isnad.EntityID) []isnad.EntityID {
	if id == "" {
		return nil
	}
	return []isnad.EntityID{id}
}

// sameValue reports whether two values of a field say the same.
func sameValue(f Field, a, b Value) bool {
	switch f {
	case When:
		return a.Time != "" && overlap(a.Time, b.Time)
	case HowMany:
		return a.Amount != nil && b.Amount != nil && counts(a.Amount) == counts(b.Amount) && (a.Amount.HasLow || a.Amount.HasHigh) && meet(a.Amount, b.Amount)
	case Status:
		return a.Status == b.Status
	case Outcome:
		return valued(a, b, 1) && !valued(a, b, -1)
	}
	return a.Entity != "" && a.Entity == b.Entity || a.Span.Text != "" && letter.FoldString(a.Span.Text) == letter.FoldString(b.Span.Text)
}

// otherValue reports whether two values cannot both be so.
func otherValue(f Field, a, b Value) bool {
	switch f {
	case When:
		return a.Time != "" && b.Time != "" && !overlap(a.Time, b.Time)
	case HowMany:
		return a.Amount != nil && b.Amount != nil && a.Amount.Role != "" && a.Amount.Role == b.Amount.Role && bounded(a.Amount) && bounded(b.Amount) && !meet(a.Amount, b.Amount)
	case Status:
		return a.Status == isnad.Negated && holds(b.Status) || b.Status == isnad.Negated && holds(a.Status)
	case Outcome:
		return valued(a, b, -1)
	}
	return false
}

// holds reports whether a status says that something is so, or is to be; what is possible or demanded may well not be.
func holds(s isnad.Status) bool {
	return s == isnad.Happened || s == isnad.Planned || s == isnad.Threatened || s == isnad.Promised
}

func bounded(a *isnad.Amount) bool { return a.HasLow || a.HasHigh }

// counts is what a figure counts: by its role, else by its words.
func counts(a *isnad.Amount) string { return a.Role + "\x00" + cmp.Or(a.Role, a.Of) }

// meet reports whether two figures may be one.
func meet(a, b *isnad.Amount) bool {
	return !(a.HasHigh && b.HasLow && a.High < b.Low) && !(b.HasHigh && a.HasLow && b.High < a.Low)
}

func overlap(a, b string) bool {
	x, y, ok := isnad.DatesOf(a)
	u, v, is := isnad.DatesOf(b)
	return ok && is && (y.IsZero() || u.IsZero() || !u.After(y)) && (v.IsZero() || x.IsZero() || !x.After(v))
}

// valued reports whether two outcomes are good or bad for one party, with signs that multiply to sign.
func valued(a, b Value, sign int) bool {
	return slices.ContainsFunc(a.Valence, func(x isnad.Valence) bool {
		return slices.ContainsFunc(b.Valence, func(y isnad.Valence) bool { return x.Entity == y.Entity && x.Sign*y.Sign == sign })
	})
}

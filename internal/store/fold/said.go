package fold

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"isnad"
	"isnad/internal/store/codec"
)

// coded are the fields of a finding as a whole that a confirmation is of: what it is. Who takes part, where and when is said telling by telling, see heard.
var coded = []string{"type", "mode", "act", "denies", "kind", "outcome", "if_negated", "relation", "field"}

// Codes spells the codes of a finding, one field a line. noun is a pointer.
func Codes(noun any) string {
	var b strings.Builder
	for _, field := range coded {
		if v, ok := codec.Get(noun, field); ok && v != "" {
			b.WriteString(field + "=" + v + "\n")
		}
	}
	return b.String()
}

// Confirm is the confirmation of a noun of a case as it is now. noun is a pointer into the case.
func Confirm(c *isnad.Case, noun any, s isnad.Subject) isnad.Confirmation {
	e := editor{c: c}
	w := isnad.Confirmation{Subject: s, Said: Codes(noun), Anchors: Anchors(noun)}
	for _, h := range e.heard(noun) {
		var b strings.Builder
		for _, f := range h.facts {
			b.WriteString(f.field + "=" + f.is[0] + "\n")
		}
		w.Told = append(w.Told, isnad.Heard{At: h.at, Says: b.String()})
	}
	return w
}

// stillSaid reports whether a finding is coded as it was when somebody found it right. What several documents tell may have got more from the others: it was confirmed as one of them told it.
func stillSaid(noun any, said string) bool {
	now := Codes(noun)
	if now == said {
		return true
	}
	joined := false
	switch n := noun.(type) {
	case *isnad.Event:
		joined = len(n.Tellings) > 1
	case *isnad.Claim:
		joined = len(n.Tellings) > 1
	}
	lines := strings.Split(now, "\n")
	return joined && !slices.ContainsFunc(strings.Split(said, "\n"), func(l string) bool { return !slices.Contains(lines, l) })
}

// stillTold reports whether each telling that was confirmed and is still there says what it said. What was confirmed before tellings were kept holds as it did, by its codes.
func (e *editor) stillTold(noun any, told []isnad.Heard) bool {
	now := e.heard(noun)
	for _, was := range told {
		i := slices.IndexFunc(now, func(h heard) bool { return h.at == was.At })
		if i < 0 {
			i = slices.IndexFunc(now, func(h heard) bool { return h.at.Document == was.At.Document && h.at.Text == was.At.Text })
		}
		if i < 0 && len(now) == 1 && len(told) == 1 {
			i = 0
		}
		if i >= 0 && !now[i].says(was.Says) {
			return false
		}
	}
	return true
}

// A heard is what one telling says of a noun.
type heard struct {
	at    isnad.Span
	facts []fact
}

// A fact is one field of a telling. Of its values the first is what the telling says; the finding as a whole may say another, which holds as well. A value is a list, split by
// commas, of parts split by strokes; who or what is referred to is a part that is known by several prints, split by plus signs.
type fact struct {
	field string
	is    []string
}

func one(field, value string) fact { return fact{field, []string{value}} }

// says reports whether the telling says what was kept of it. A field that was not kept tells nothing.
func (h heard) says(kept string) bool {
	was := map[string]string{}
	for _, line := range strings.Split(kept, "\n") {
		if field, value, ok := strings.Cut(line, "="); ok {
			was[field] = value
		}
	}
	return !slices.ContainsFunc(h.facts, func(f fact) bool {
		value, ok := was[f.field]
		return ok && !slices.ContainsFunc(f.is, func(now string) bool { return alike(value, now) })
	})
}

// alike reports whether two values list the same: each item of one is an item of the other.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	list, rest := strings.Split(a, ","), strings.Split(b, ",")
	if len(list) != len(rest) {
		return false
	}
	for _, x := range list {
		i := slices.IndexFunc(rest, func(y string) bool { return slices.EqualFunc(strings.Split(x, "/"), strings.Split(y, "/"), meet) })
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return true
}

// meet reports whether two parts share a print.
func meet(a, b string) bool {
	return slices.ContainsFunc(strings.Split(a, "+"), func(x string) bool { return slices.Contains(strings.Split(b, "+"), x) })
}

// digest is a short print of words: what was confirmed keeps no word of a document.
func digest(words string) string {
	if words == "" {
		return ""
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(words)) // never fails
	return fmt.Sprintf("%08x", h.Sum32())
}

// heard lists what the tellings of a noun say, in their order: who, whom, where, when and how many of an event, through whom of a claim, what of what and for whom of the rest. A noun
// that has no tellings is one.
func (e *editor) heard(noun any) (out []heard) {
	switch n := noun.(type) {
	case *isnad.Event:
		for i := range n.Tellings {
			out = append(out, heard{n.Tellings[i].Trigger, e.toldOf(n, &n.Tellings[i])})
		}
		return out
	case *isnad.Claim:
		for _, t := range n.Tellings {
			out = append(out, heard{t.Content, []fact{one("quoted", strconv.FormatBool(t.Quoted)), one("denies", e.denied(t)), one("voice", e.chain(t.Voice))}})
		}
		return out
	case *isnad.Conflict:
		for _, s := range n.Sides {
			out = append(out, heard{s.Span, []fact{one("value", digest(s.Value))}})
		}
		return out
	case *isnad.Update:
		return []heard{{n.From.Span, []fact{one("value", digest(n.From.Value))}}, {n.To.Span, []fact{one("value", digest(n.To.Value))}}}
	}
	at := Anchors(noun)
	if facts := e.toldOnce(noun); len(facts) > 0 && len(at) > 0 {
		return []heard{{at[len(at)-1], facts}}
	}
	return nil
}

// toldOf is what a telling says of an event. Where several tell it, what they say together holds as well, for a person sets that.
func (e *editor) toldOf(n *isnad.Event, t *isnad.Telling) []fact {
	whole, own := isnad.Parties{Actors: n.Actors, Recipients: n.Recipients, Place: n.Place}, t.Who
	time := t.Time
	if apart := slices.ContainsFunc(n.Tellings, func(t isnad.Telling) bool { return len(t.Who.Actors)+len(t.Who.Recipients)+len(t.Who.Place) > 0 }); !apart || len(n.Tellings) == 1 {
		own = whole
	}
	if len(n.Tellings) == 1 && n.Time != "" {
		time = n.Time
	}
	return []fact{one("status", t.Status.String()), one("leaning", t.Leaning.String()),
		{"time", []string{digest(time), digest(n.Time)}}, one("amounts", amounts(t.Amounts)),
		{"actors", []string{e.those(own.Actors), e.those(whole.Actors)}}, {"recipients", []string{e.those(own.Recipients), e.those(whole.Recipients)}},
		{"place", []string{e.who(own.Place), e.who(whole.Place)}}}
}

// toldOnce is what a noun says that one document tells.
func (e *editor) toldOnce(noun any) []fact {
	switch n := noun.(type) {
	case *isnad.Consequence:
		var valence []string
		for _, v := range n.Valence {
			valence = append(valence, e.who(v.Entity)+"/"+strconv.Itoa(v.Sign))
		}
		d := n.Ref.Document
		return []fact{one("if", digest(n.If.Text)), one("then", digest(n.Then.Text)), one("if_event", e.what(n.IfEvent, d)), one("then_event", e.what(n.ThenEvent, d)),
			one("force", n.Force.String()), one("valence", strings.Join(valence, ",")), one("voice", e.chain(n.Holder))}
	case *isnad.Explanation:
		return []fact{one("of_event", e.what(n.OfEvent, n.Ref.Document)), one("voice", e.chain(n.Holder))}
	case *isnad.Question:
		var about []string
		for _, id := range n.About {
			about = append(about, e.what(id, n.Ref.Document))
		}
		return []fact{one("about", strings.Join(about, ","))}
	case *isnad.Relation:
		return []fact{one("from", e.who(n.From)), one("to", e.who(n.To))}
	case *isnad.Order:
		return []fact{one("first", e.what(n.First, n.Ref.Document)), one("second", e.what(n.Second, n.Ref.Document))}
	case *isnad.Commitment:
		return []fact{one("event", e.what(n.Event, n.Span.Document)), one("by", e.who(n.By)), one("to", e.who(n.To)), one("negated", strconv.FormatBool(n.Negated)),
			one("deadline", digest(n.Deadline)), one("outcome_event", e.what(n.OutcomeEventID, n.OutcomeSpan.Document))}
	}
	return nil
}

// amounts are figures without the words they stand in.
func amounts(list []isnad.Amount) string {
	var out []string
	for _, a := range list {
		a.Span = isnad.Span{}
		out = append(out, digest(codec.Spell([]isnad.Amount{a})))
	}
	return strings.Join(out, ",")
}

// chain is who told whom, from the outlet inwards.
func (e *editor) chain(c isnad.Chain) string {
	var out []string
	for i, l := range c.Links {
		out = append(out, strings.Join([]string{strconv.Itoa(i), e.who(l.Entity), digest(l.As), l.Naming.String(), e.who(l.To), e.who(l.Near), l.Channel.String(), l.Access.String(),
			strconv.FormatBool(l.RefusedName)}, "/"))
	}
	return strings.Join(out, ",")
}

func (e *editor) those(ids []isnad.EntityID) string {
	var out []string
	for _, id := range ids {
		if x := e.who(id); x != "" {
			out = append(out, x)
		}
	}
	return strings.Join(out, ",")
}

// who is an entity by its print and those by which it was known before persons renamed it or made others one with it; nobody where it was rejected.
func (e *editor) who(id isnad.EntityID) string {
	s := isnad.Subject{Kind: isnad.AnEntity, ID: e.chase(isnad.Subject{Kind: isnad.AnEntity, ID: string(id)})}
	if s.ID == "" {
		return ""
	}
	return strings.Join(append([]string{e.print(s)}, e.also[s]...), "+")
}

// print is the print of an entity: of its id, or of its name where that id is only a number in its document, which another reading would give another.
func (e *editor) print(s isnad.Subject) string {
	e.prepare()
	if i, ok := e.at[s]; ok {
		if at := Anchors(&e.c.Entities[i]); len(at) > 0 {
			return digest(at[0].Text)
		}
	}
	return digest(s.ID)
}

// becomes notes by what an entity was known that is called otherwise from now on, or is part of another.
func (e *editor) becomes(was isnad.Subject, is string) {
	if was.Kind != isnad.AnEntity || is == "" {
		return
	}
	if e.also == nil {
		e.also = map[isnad.Subject][]string{}
	}
	now := isnad.Subject{Kind: was.Kind, ID: is}
	known := append([]string{e.print(was)}, e.also[was]...)
	if was == now {
		known = known[:1]
	}
	e.also[now] = append(e.also[now], known...)
}

// what is an event by the words that tell it in a document, or where that tells it nowhere in all.
func (e *editor) what(id isnad.EventID, d isnad.DocumentID) string {
	s := isnad.Subject{Kind: isnad.AnEvent, ID: e.chase(isnad.Subject{Kind: isnad.AnEvent, ID: string(id)})}
	e.prepare()
	i, ok := e.at[s]
	if !ok {
		return ""
	}
	var own, all []string
	for _, t := range e.c.Events[i].Tellings {
		if all = append(all, digest(t.Trigger.Text)); t.Ref.Document == d {
			own = append(own, digest(t.Trigger.Text))
		}
	}
	if len(own) > 0 {
		all = own
	}
	return strings.Join(all, "+")
}

// denied are the claims and events of its document that a telling denies, by their words.
func (e *editor) denied(t isnad.ClaimTelling) string {
	if len(t.Denies) > 0 && e.words == nil {
		e.words = map[isnad.Ref]string{}
		for _, n := range e.c.Events {
			for _, t := range n.Tellings {
				e.words[t.Ref] = digest(t.Trigger.Text)
			}
		}
		for _, n := range e.c.Claims {
			for _, t := range n.Tellings {
				e.words[t.Ref] = digest(t.Content.Text)
			}
		}
	}
	var out []string
	for _, id := range t.Denies {
		out = append(out, e.words[isnad.Ref{Document: t.Ref.Document, ID: id}])
	}
	return strings.Join(out, ",")
}

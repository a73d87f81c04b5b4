package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/wire"
	"isnad/letter"
)

// Events are those that meet the choice, in the order of Newest.
func (p *Picker) Events() []*isnad.Event { return p.Among(Newest(p.c)) }

// Among are the events of a list that meet the choice, in its order. The list stays as it is.
func (p *Picker) Among(list []*isnad.Event) (out []*isnad.Event) {
	for _, e := range list {
		if p.Event(e) {
			out = append(out, e)
		}
	}
	return out
}

// Newest are the events of a case by their last day, the newest first; those without a day by the day on which they were told.
func Newest(c *isnad.Case) []*isnad.Event {
	p := Picker{c: c, at: documentsOf(c)}
	out, last := make([]*isnad.Event, len(c.Events)), make(map[*isnad.Event]time.Time, len(c.Events))
	for i := range c.Events {
		e := &c.Events[i]
		out[i], last[e] = e, p.key(e)
	}
	slices.SortStableFunc(out, func(a, b *isnad.Event) int { return cmp.Or(last[b].Compare(last[a]), cmp.Compare(b.ID, a.ID)) })
	return out
}

// Claims are those that meet the choice, by the day of the first document that tells each, the newest first.
func (p *Picker) Claims() (out []*isnad.Claim) {
	place := map[isnad.DocumentID]int{}
	for i, d := range p.c.Documents {
		place[d.ID] = i
	}
	published := map[*isnad.Claim]string{}
	for i := range p.c.Claims {
		c := &p.c.Claims[i]
		if !p.Claim(c) {
			continue
		}
		out = append(out, c)
		first := slices.MinFunc(c.Tellings, func(a, b isnad.ClaimTelling) int { return place[a.Ref.Document] - place[b.Ref.Document] })
		if d := p.at[first.Ref.Document]; d != nil {
			published[c] = d.Published
		}
	}
	slices.SortStableFunc(out, func(a, b *isnad.Claim) int { return cmp.Compare(published[b], published[a]) })
	return out
}

// Documents are those that meet the choice, the newest first.
func (p *Picker) Documents(rows *wire.Rows) (out []wire.DocumentRow) {
	speaks := p.Speaking()
	for i, r := range rows.Documents() {
		if d := &p.c.Documents[i]; (speaks == nil || speaks[d.ID]) && p.Document(d) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b wire.DocumentRow) int { return cmp.Compare(b.Published, a.Published) })
	return out
}

// Voices are those of a list who meet the choice: voices first, then outlets, each by the number of independent origins. Row gives the row of an item.
func Voices[T any](p *Picker, list []T, row func(T) wire.SourceRow) (out []T) {
	for _, x := range list {
		r := row(x)
		switch {
		case p.Namings != nil && !slices.Contains(p.Namings, r.Naming):
		case p.Kinds != nil && !slices.Contains(p.Kinds, r.Kind):
		case p.outlets != nil && !p.outlets[r.ID] && !p.voices[isnad.EntityID(r.ID)]:
		default:
			out = append(out, x)
		}
	}
	rank := func(r wire.SourceRow) int {
		if r.Kind == "outlet" {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(x, y T) int {
		a, b := row(x), row(y)
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Claims, a.Claims), cmp.Compare(b.Documents, a.Documents))
	})
	return out
}

// Named keeps of those who speak the ones in whose name or English name all words stand, in whatever spelling of hamzas.
func Named[T any](list []T, words string, row func(T) wire.SourceRow) []T {
	w := strings.Fields(letter.FoldString(Clean(words)))
	return slices.DeleteFunc(list, func(x T) bool {
		r := row(x)
		return !holdsAll(strings.Join([]string{r.Name, r.NameEn, r.Romanised}, " "), w)
	})
}

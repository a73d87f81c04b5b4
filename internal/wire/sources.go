package wire

import (
	"cmp"
	"slices"

	"isnad"
	"isnad/internal/inquiry/grade"
	"isnad/internal/inquiry/voices"
)

// A SourceRow is one who speaks, in one line: a voice that documents cite, or an outlet.
type SourceRow struct {
	ID        string   `json:"id"` // of an entity; of an outlet its name
	Name      string   `json:"name"`
	NameEn    string   `json:"name_en,omitempty"`
	Romanised string   `json:"romanised,omitempty"`
	Kind      string   `json:"kind"`             // outlet, or the kind of the entity
	Naming    string   `json:"naming,omitempty"` // of voices
	Code      string   `json:"code,omitempty"`
	Near      []string `json:"near,omitempty"` // whom it is said to be close to
	Claims    int      `json:"claims"`         // owed to it: of a voice as the last of the chain, of an outlet those that it tells in its own voice
	Denials   int      `json:"denials"`        // of these
	Denied    int      `json:"denied"`         // of these, that others deny
	Direct    int      `json:"direct"`         // tellings in which it speaks to the outlet itself
	Relayed   int      `json:"relayed"`        // tellings in which others pass on what it says
	PassesOn  int      `json:"passes_on"`      // claims of others that it passes on
	Documents int      `json:"documents"`
	Origins   int      `json:"origins"`
	Own       int      `json:"own,omitempty"` // of an outlet: documents that stand for themselves, copies, and relays
	Copies    int      `json:"copies,omitempty"`
	Relays    int      `json:"relays,omitempty"`
	Channels  []string `json:"channels,omitempty"`
	Last      string   `json:"last,omitempty"` // day of the latest document
}

// A SourceLine is one who speaks as a list of sources shows it: what persons hold of it, and how far others bear out what is owed to it.
type SourceLine struct {
	SourceRow
	Letter string         `json:"letter,omitempty"` // the one that holds for the latest days; absent where nobody graded it
	Grades []GradeRow     `json:"grades"`           // the latest days first
	Digits map[string]int `json:"digits"`           // of the claims owed to it, by their credibility, 1 to 6
}

// A voice gathers what one source is in a case.
type voice struct {
	SourceRow
	documents, origins, passed map[string]bool
	digits                     map[string]int
}

// gatherer keeps voices in the order in which they come.
type gatherer struct {
	r     *Rows
	at    map[string]*voice
	list  []*voice
	same  voices.Same            // of voices without a name: the first that is the same
	worth func(claim int) string // digit of the claim of that index; nil: not asked for
}

// Sources makes a row of each voice and each outlet, in the order of the documents. Voices without a name are one where documents pass on one claim of them
// under one description; else each document's is its own.
func (r *Rows) Sources() []SourceRow {
	list := r.gather(nil)
	return each(len(list), func(i int) SourceRow { return list[i].SourceRow })
}

// SourceLines are the rows of Sources with their grades.
func (r *Rows) SourceLines() []SourceLine {
	weights := grade.Claims(r.c)
	list, grades := r.gather(func(claim int) string { return weights[claim].Digit.String() }), map[string][]GradeRow{}
	for _, g := range r.Grades() {
		grades[g.Source] = append(grades[g.Source], g)
	}
	for _, given := range grades {
		slices.SortFunc(given, func(a, b GradeRow) int { return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(b.Change, a.Change)) })
	}
	return each(len(list), func(i int) SourceLine {
		out := SourceLine{SourceRow: list[i].SourceRow, Grades: append([]GradeRow{}, grades[list[i].ID]...), Digits: list[i].digits}
		if len(out.Grades) > 0 {
			out.Letter = out.Grades[0].Letter
		}
		return out
	})
}

// gather makes the voices of a case.
func (r *Rows) gather(worth func(claim int) string) []*voice {
	g := gatherer{r: r, at: map[string]*voice{}, same: voices.Unite(r.c), worth: worth}
	g.outlets()
	for i := range r.c.Claims {
		g.claim(i)
	}
	for _, v := range g.list {
		v.Documents, v.Origins, v.PassesOn = len(v.documents), len(v.origins), len(v.passed)
	}
	return g.list
}

func (g *gatherer) get(key string, first SourceRow) *voice {
	v := g.at[key]
	if v == nil {
		v = &voice{first, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]int{}}
		g.at[key], g.list = v, append(g.list, v)
	}
	return v
}

// outlets makes the rows of those who print.
func (g *gatherer) outlets() {
	for _, o := range g.r.c.Origins {
		for _, d := range o.Documents {
			v := g.outlet(d)
			if v == nil {
				continue
			}
			v.documents[string(d)], v.origins[o.ID] = true, true
			switch {
			case o.Kind == isnad.Own, len(o.Documents) > 1 && d == o.Documents[0]:
				v.Own++
			case o.Kind == isnad.Copy:
				v.Copies++
			default:
				v.Relays++
			}
		}
	}
}

// outlet is the row of the outlet of a document; nil where it has none.
func (g *gatherer) outlet(d isnad.DocumentID) *voice {
	i, ok := g.r.place[d]
	if !ok || g.r.c.Documents[i].Outlet == "" {
		return nil
	}
	name := g.r.c.Documents[i].Outlet
	v := g.get("outlet\x00"+name, SourceRow{ID: name, Name: name, Kind: "outlet"})
	v.Last = max(v.Last, g.r.c.Documents[i].Published)
	return v
}

// claim counts one claim for all who speak in its chains.
func (g *gatherer) claim(at int) {
	c, counted := &g.r.c.Claims[at], map[*voice]bool{}
	owed := func(v *voice) {
		if v == nil || counted[v] {
			return
		}
		counted[v] = true
		v.Claims++
		if g.worth != nil {
			v.digits[g.worth(at)]++
		}
		if c.Act == isnad.Deny {
			v.Denials++
		}
		if len(g.r.denied[string(c.ID)]) > 0 {
			v.Denied++
		}
	}
	for _, t := range c.Tellings {
		links := t.Voice.Links
		if len(links) == 0 {
			owed(g.outlet(t.Ref.Document))
			continue
		}
		for i := range links {
			v := g.link(&links[i], t)
			switch {
			case i < len(links)-1:
				v.passed[string(c.ID)] = true
			case i == 0:
				owed(v)
				v.Direct++
			default:
				owed(v)
				v.Relayed++
			}
		}
	}
}

// link is the row of one teller, with what this telling says of it.
func (g *gatherer) link(l *isnad.Link, t isnad.ClaimTelling) *voice {
	key, first := "as\x00"+string(t.Ref.Document)+"\x00"+l.As, SourceRow{Name: l.As, Naming: l.Naming.String()}
	if l.Entity != "" {
		id := g.same.Root(l.Entity)
		key = string(id)
		first.ID = key
		if e := g.r.entities[id]; e != nil {
			first.Name, first.NameEn, first.Romanised, first.Kind, first.Code = e.Name, e.NameEn, romanised(e.Name, e.NameEn, e.Kind), e.Kind.String(), e.Code
		}
	}
	v := g.get(key, first)
	v.documents[string(t.Ref.Document)] = true
	if o := t.Origin; o != "" {
		v.origins[o] = true
	} else {
		v.origins[g.r.origin[t.Ref.Document]] = true
	}
	for _, put := range []struct {
		list  *[]string
		value string
	}{{&v.Channels, l.Channel.String()}, {&v.Near, string(l.Near)}} {
		if put.value != "" && !slices.Contains(*put.list, put.value) {
			*put.list = append(*put.list, put.value)
		}
	}
	if i, ok := g.r.place[t.Ref.Document]; ok {
		v.Last = max(v.Last, g.r.c.Documents[i].Published)
	}
	return v
}

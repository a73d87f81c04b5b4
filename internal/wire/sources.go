package wire

import (
	"slices"

	"isnad"
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

// A voice gathers what one source is in a case.
type voice struct {
	SourceRow
	documents, origins, passed map[string]bool
}

// gatherer keeps voices in the order in which they come.
type gatherer struct {
	r    *Rows
	at   map[string]*voice
	list []*voice
	same map[isnad.EntityID]isnad.EntityID // of voices without a name: the first that is the same
}

// Sources makes a row of each voice and each outlet, in the order of the documents. Voices without a name are one where documents pass on one claim of them
// under one description; else each document's is its own.
func (r *Rows) Sources() []SourceRow {
	g := gatherer{r: r, at: map[string]*voice{}, same: map[isnad.EntityID]isnad.EntityID{}}
	g.outlets()
	g.unite()
	for i := range r.c.Claims {
		g.claim(&r.c.Claims[i])
	}
	out := make([]SourceRow, len(g.list))
	for i, v := range g.list {
		v.Documents, v.Origins, v.PassesOn = len(v.documents), len(v.origins), len(v.passed)
		out[i] = v.SourceRow
	}
	return out
}

func (g *gatherer) get(key string, first SourceRow) *voice {
	v := g.at[key]
	if v == nil {
		v = &voice{first, map[string]bool{}, map[string]bool{}, map[string]bool{}}
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

// unite finds the voices without a name that are one.
func (g *gatherer) unite() {
	for _, c := range g.r.c.Claims {
		first := map[string]isnad.EntityID{}
		for _, t := range c.Tellings {
			for _, l := range t.Voice.Links {
				if l.Naming != isnad.Unnamed || l.Entity == "" || l.As == "" {
					continue
				}
				if f, ok := first[l.As]; ok && g.root(f) != g.root(l.Entity) {
					g.same[g.root(l.Entity)] = g.root(f)
				} else if !ok {
					first[l.As] = l.Entity
				}
			}
		}
	}
}

func (g *gatherer) root(id isnad.EntityID) isnad.EntityID {
	for g.same[id] != "" {
		id = g.same[id]
	}
	return id
}

// claim counts one claim for all who speak in its chains.
func (g *gatherer) claim(c *isnad.Claim) {
	counted := map[*voice]bool{}
	owed := func(v *voice) {
		if v == nil || counted[v] {
			return
		}
		counted[v] = true
		v.Claims++
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
		id := g.root(l.Entity)
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

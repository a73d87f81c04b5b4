package wire

import (
	"time"

	"isnad"
	"isnad/internal/inquiry/since"
)

// News is what is new in a case since somebody looked last.
type News struct {
	Schema      string           `json:"schema"`
	From        string           `json:"from,omitempty"` // hour of the last look; absent where there was none
	To          string           `json:"to"`
	Documents   []Sheaf          `json:"documents"`
	Events      []EventRow       `json:"events"`
	Accounts    []ChangedAccount `json:"accounts"`
	Voices      []NewVoice       `json:"voices"`
	Commitments []Turn           `json:"commitments"`
	Feeds       []Feed           `json:"feeds"`
	Changes     []LoggedChange   `json:"changes,omitempty"` // that others made
	Counts      NewsCounts       `json:"counts"`
}

// NewsCounts tell how many there are for each list of news, which may hold fewer.
type NewsCounts struct {
	Documents   int `json:"documents"` // origins of documents
	Events      int `json:"events"`
	Accounts    int `json:"accounts"`
	Voices      int `json:"voices"`
	Commitments int `json:"commitments"`
	Feeds       int `json:"feeds"`
}

// A Sheaf is the new documents of one origin.
type Sheaf struct {
	Origin    string        `json:"origin"`
	Kind      string        `json:"kind"`
	Documents []DocumentRow `json:"documents"`
	Of        string        `json:"of,omitempty"` // the document known before that they copy or relay
	Replaced  bool          `json:"replaced,omitempty"`
}

// An ChangedAccount is one field of a known event or claim that new documents tell otherwise.
type ChangedAccount struct {
	About string          `json:"about"`
	Event *EventRow       `json:"event,omitempty"`
	Claim *ClaimRow       `json:"claim,omitempty"`
	Field string          `json:"field"`
	Later bool            `json:"later"` // a later figure that replaces the earlier, and no conflict
	Was   []AccountSide   `json:"was"`
	Now   []AccountSide   `json:"now"`
	Names map[string]Name `json:"names"`
}

// AccountSide is a value with its words, whose voice it is, and who repeats it from the same origin.
type AccountSide struct {
	Side
	Outlet    string   `json:"outlet,omitempty"`
	Published string   `json:"published,omitempty"`
	Chain     []Link   `json:"chain"`
	Copies    []string `json:"copies,omitempty"`
}

// A NewVoice speaks for the first time.
type NewVoice struct {
	Outlet    string   `json:"outlet,omitempty"`
	Entity    string   `json:"entity,omitempty"`
	Name      string   `json:"name,omitempty"`
	NameEn    string   `json:"name_en,omitempty"`
	Code      string   `json:"code,omitempty"`
	Naming    string   `json:"naming,omitempty"`
	Claims    []string `json:"claims"`
	Documents []string `json:"documents"`
}

// A Turn is what became of a commitment: made, due, kept, broken, withdrawn or silent.
type Turn struct {
	What string `json:"what"`
	Commitment
	Names map[string]Name `json:"names"`
}

// A Feed is an outlet that fell silent.
type Feed struct {
	Outlet    string  `json:"outlet"`
	Last      string  `json:"last"`
	GapDays   float64 `json:"gap_days"`
	Documents int     `json:"documents"`
}

// NewNews spells what is new: the first of each list, most of them at most, all where most is 0. What others changed is the caller's to add.
func (r *Rows) NewNews(n *since.News, l since.Look, most int) News {
	out := News{Schema: Schema, To: l.To.UTC().Format(time.RFC3339)}
	out.Counts = NewsCounts{len(n.Documents), len(n.Events), len(n.Accounts), len(n.Voices), len(n.Commitments), len(n.Feeds)}
	if most > 0 {
		n = n.First(most)
	}
	if !l.From.IsZero() {
		out.From = l.From.UTC().Format(time.RFC3339)
	}
	documents := r.Documents()
	out.Documents = each(len(n.Documents), func(i int) Sheaf {
		s := n.Documents[i]
		return Sheaf{s.Origin, s.Kind.String(), each(len(s.Documents), func(k int) DocumentRow {
			row := documents[r.place[s.Documents[k]]]
			if at := l.Captured[s.Documents[k]]; !at.IsZero() {
				row.Captured = at.UTC().Format(time.RFC3339)
			}
			return row
		}), string(s.Of), s.Replaced}
	})
	out.Events = each(len(n.Events), func(i int) EventRow { return r.Event(&n.Events[i]) })
	out.Accounts = each(len(n.Accounts), func(i int) ChangedAccount { return r.account(&n.Accounts[i]) })
	out.Voices = each(len(n.Voices), func(i int) NewVoice { return r.newVoice(&n.Voices[i]) })
	out.Commitments = r.NewTurns(n.Commitments)
	out.Feeds = each(len(n.Feeds), func(i int) Feed {
		f := n.Feeds[i]
		return Feed{f.Outlet, f.Last.Format(time.DateOnly), f.Gap.Hours() / 24, f.Count}
	})
	return out
}

func (r *Rows) account(a *since.Account) ChangedAccount {
	out := ChangedAccount{About: a.About, Field: a.Field, Later: a.Later, Names: map[string]Name{}}
	for i := range r.c.Events {
		if string(r.c.Events[i].ID) == a.About {
			row := r.Event(&r.c.Events[i])
			out.Event = &row
		}
	}
	for i := range r.c.Claims {
		if string(r.c.Claims[i].ID) == a.About && out.Event == nil {
			row := r.Claim(&r.c.Claims[i])
			out.Claim = &row
		}
	}
	said := func(list []since.Said) []AccountSide {
		return each(len(list), func(i int) AccountSide {
			s := list[i]
			x := AccountSide{Side: r.t.side(s.Side), Chain: r.t.chain(s.Voice), Copies: names(s.Copies)}
			if k, ok := r.place[s.Span.Document]; ok {
				x.Outlet, x.Published = r.c.Documents[k].Outlet, r.c.Documents[k].Published
			}
			r.name(out.Names, isnad.EntityID(s.Value))
			for _, l := range s.Voice.Links {
				r.name(out.Names, l.Entity)
			}
			return x
		})
	}
	out.Was, out.Now = said(a.Was), said(a.Now)
	return out
}

func (r *Rows) newVoice(v *since.Voice) NewVoice {
	out := NewVoice{Outlet: v.Outlet, Entity: string(v.Entity), Name: v.As, Naming: v.Naming.String(), Claims: names(v.Claims), Documents: names(v.Documents)}
	if e := r.entities[v.Entity]; e != nil {
		out.Name, out.NameEn, out.Code = e.Name, e.NameEn, e.Code
	}
	return out
}

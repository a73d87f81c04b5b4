package api

import (
	"cmp"
	"context"
	"strings"

	"isnad"
	"isnad/internal/wire"
)

// called are the names of the entities and documents that changes name by id: as the case has them, and of those that are in it no more, which were merged, taken out or taken back,
// as they were put or read. A case that can not be made leaves out names and nothing else.
func (s *Server) called(ctx context.Context, all []isnad.Change, changes []wire.LoggedChange) map[string]wire.Name {
	names := map[string]wire.Name{}
	g, err := s.see(ctx, See{})
	for _, x := range changes {
		if err == nil {
			g.rows.NameIn(names, x.ID, x.Other, x.From, x.To, x.Text)
		}
	}
	for _, c := range all {
		if e, ok := c.What.(isnad.Entity); ok && names[string(e.ID)].Name == "" {
			names[string(e.ID)] = wire.NameOf(&e)
		}
	}
	for _, x := range changes {
		for _, id := range []string{x.ID, x.Other} {
			if x.Noun == string(isnad.AnEntity) && id != "" && names[id].Name == "" {
				s.onceCalled(ctx, names, id)
			}
		}
	}
	if err == nil {
		s.titles(g, names, changes)
	}
	return names
}

// onceCalled is the name under which an entity was read that is in the case no more.
func (s *Server) onceCalled(ctx context.Context, names map[string]wire.Name, id string) {
	for _, d := range s.Store.DocumentsOf(ctx, []string{id}) {
		f, err := s.Store.Findings(ctx, d)
		if err != nil {
			continue
		}
		for _, n := range f.Nouns {
			if e, ok := n.(isnad.Entity); ok && string(e.ID) == id {
				names[id] = wire.NameOf(&e)
				return
			}
		}
	}
}

// titles are what the documents are called that changes name: by outlet and title, as far as they have them.
func (s *Server) titles(g *sight, names map[string]wire.Name, changes []wire.LoggedChange) {
	wanted := map[string]bool{}
	for _, x := range changes {
		wanted[x.Document] = true
		for _, d := range x.Documents {
			wanted[d] = true
		}
		if x.Noun == string(isnad.ADocument) {
			wanted[x.ID], wanted[x.Text] = true, true
		}
	}
	for _, d := range g.c.Documents {
		if name := cmp.Or(strings.TrimSpace(d.Outlet), d.Title); wanted[string(d.ID)] && name != "" {
			names[string(d.ID)] = wire.Name{Name: name, Kind: string(isnad.ADocument)}
		}
	}
}

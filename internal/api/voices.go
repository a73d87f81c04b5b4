package api

import (
	"context"
	"fmt"
	"slices"
	"time"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/voices"
	"isnad/internal/wire"
)

// Claimed is a choice of claims.
type Claimed struct {
	Choice
	ClaimFilter
	Worded
}

func (in *Claimed) selected() *Selected {
	return &Selected{Of: "claims", Choice: in.Choice, ClaimFilter: in.ClaimFilter, Worded: in.Worded}
}

type claimsInput struct {
	Asked
	Paged
	Claimed
	Order string `query:"order" enum:"day,voice" default:"day" doc:"The newest first, or as a tree: by outlet, and by who spoke to it"`
}

type countsInput struct {
	Asked
	Claimed
}

type pagedInput struct {
	Asked
	Paged
}

type accountsInput struct {
	Asked
	ID   string `path:"id" doc:"Id of an event, escaped: b01/e1 is b01%2Fe1"`
	AsOf string `query:"as_of" doc:"Only what was published by that day"`
}

type speakerInput struct {
	Asked
	ID string `path:"id" doc:"Id of an entity, or name of an outlet, escaped"`
}

func (s *Server) registerVoices() {
	get(s, "list-claims", "/claims", "Who says what, through whom, the newest first", s.claims)
	get(s, "count-claims", "/claims/counts", "How many claims there are, of whom, through which outlets, and how many voices stand for themselves", s.claimCounts)
	get(s, "list-denials", "/denials", "Denials, each tied to what it denies, the newest first", s.denials)
	get(s, "list-accounts", "/accounts", "Events that several tell: those with conflicts first", s.contested)
	get(s, "get-accounts", "/accounts/{id}", "The accounts of one event side by side", s.accounts)
	get(s, "get-speaker", "/speakers/{id}", "One who speaks: where it contradicts itself, what came of what it foretold and pledged", s.speaker)
	get(s, "get-outlet", "/outlets/{id}", "One outlet: who speaks to it, and where its own words contradict each other", s.outlet)
}

// chosen are the claims that are asked for, the newest first.
func (s *Server) chosen(ctx context.Context, see See, in Claimed) (*sight, []*isnad.Claim, error) {
	sel := in.selected()
	g, p, err := s.pick(ctx, see, sel.choice())
	if err != nil {
		return nil, nil, err
	}
	list, err := g.claimsOf(p, sel)
	return g, list, failed(err)
}

func (s *Server) claims(ctx context.Context, in *claimsInput) (*Tagged[wire.List[wire.ClaimLine]], error) {
	g, list, err := s.chosen(ctx, in.See, in.Claimed)
	if err != nil {
		return nil, err
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.ClaimLine], error) {
		v := g.voices()
		if in.Order == "voice" {
			list = desk.ByVoice(v.X, list, in.Outlet)
		}
		out, err := part(list, in.Paged, g.change, func(c *isnad.Claim) string { return string(c.ID) }, func(c *isnad.Claim) wire.ClaimLine { return v.Line(c, in.Outlet) })
		out.Checked = g.rows.CheckedOf(len(list), func(i int) isnad.Subject { return isnad.Subject{Kind: isnad.AClaim, ID: string(list[i].ID)} })
		return out, err
	})
}

func (s *Server) claimCounts(ctx context.Context, in *countsInput) (*Tagged[wire.ClaimCounts], error) {
	g, list, err := s.chosen(ctx, in.See, in.Claimed)
	if err != nil {
		return nil, err
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.ClaimCounts, error) { return g.voices().Counts(list, g.change), nil })
}

func (s *Server) denials(ctx context.Context, in *pagedInput) (*Tagged[wire.List[wire.Denial]], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.Denial], error) {
		v := g.voices()
		ties := v.X.Denials()
		slices.Reverse(ties)
		return part(ties, in.Paged, g.change, func(t voices.Tie) string {
			return fmt.Sprintf("%s/%s %s/%s", t.Denial.Document, t.Denial.ID, t.Denied.Document, t.Denied.ID)
		}, v.Denial)
	})
}

func (s *Server) contested(ctx context.Context, in *pagedInput) (*Tagged[wire.List[wire.ToldEvent]], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.ToldEvent], error) {
		v := g.voices()
		return part(v.X.Contested(), in.Paged, g.change, func(t voices.Told) string { return string(t.Event.ID) }, v.Told)
	})
}

func (s *Server) accounts(ctx context.Context, in *accountsInput) (*Tagged[wire.Accounts], error) {
	var until time.Time
	if in.AsOf != "" {
		_, last, ok := isnad.DatesOf(in.AsOf)
		if !ok || last.IsZero() {
			return nil, failed(&desk.FieldError{Field: "as_of", Value: in.AsOf, Why: "want a day such as 2024-03-01, a month or a year", Kind: isnad.ErrInvalid})
		}
		until = last
	}
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (out wire.Accounts, err error) {
		e := desk.EventOf(g.c, in.ID)
		if e == nil {
			return out, fmt.Errorf("no event in the case has the id %q: %w", in.ID, isnad.ErrNotFound)
		}
		v := g.voices()
		return v.Accounts(e, v.X.Accounts(e, until)), nil
	})
}

func (s *Server) speaker(ctx context.Context, in *speakerInput) (*Tagged[wire.Speaker], error) {
	return s.profile(ctx, in, voices.Source{Entity: isnad.EntityID(in.ID)})
}

func (s *Server) outlet(ctx context.Context, in *speakerInput) (*Tagged[wire.Speaker], error) {
	return s.profile(ctx, in, voices.Source{Outlet: in.ID})
}

func (s *Server) profile(ctx context.Context, in *speakerInput, of voices.Source) (*Tagged[wire.Speaker], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (out wire.Speaker, err error) {
		v := g.voices()
		p, ok := v.X.Profile(of)
		if !ok {
			return out, fmt.Errorf("nobody in the case speaks who is %q: %w", in.ID, isnad.ErrNotFound)
		}
		return v.Speaker(p, g.change), nil
	})
}

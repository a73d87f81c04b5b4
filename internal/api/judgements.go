package api

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/inquiry/judge"
	"isnad/internal/wire"
)

type judgementsInput struct {
	Asked
	Paged
	Due bool   `query:"due" doc:"Only those whose review day has come, that nobody resolved and none supersedes"`
	On  string `query:"on" doc:"The day that due asks for; today where it is absent"`
	By  string `query:"by" doc:"Those of one author only"`

	Event    string `query:"event" doc:"Only those that rest on this event, or answer the question"`
	Question string `query:"question" maxLength:"2000" doc:"Only those that answer a question in these words, or rest on the event"`
}

// about tells whether a judgement answers what is asked for: everything where nothing is.
func (in *judgementsInput) about(g *sight, e judge.Entry) bool {
	if in.Event == "" && in.Question == "" {
		return true
	}
	if in.Question != "" && strings.TrimSpace(in.Question) == e.Judgement.Question {
		return true
	}
	x, ok := g.rows.Show(in.Event)
	return ok && slices.ContainsFunc(e.Footings, func(f isnad.Foothold) bool { return f.Now.ID == x.ID })
}

type judgeInput struct {
	keyed
	Body wire.Sealing
}

type judgedOutput struct{ Body wire.Judgement }

type resolveInput struct {
	keyed
	ID   string `path:"id" doc:"Id of the judgement, or its beginning"`
	Body wire.Resolving
}

func (s *Server) registerJudgements() {
	get(s, "list-judgements", "/judgements", "Judgements of analysts with what became of them, as sealed; the program fills none in", s.judgements)
	get(s, "score-judgements", "/judgements/scores", "Judgements against what came of them: Brier scores by author and by band of likelihood", s.scores)
	post(s, "seal-judgement", "/judgements", "Seal a judgement: how likely, with how much confidence, on which findings. It can not be edited or undone", http.StatusCreated, s.seal)
	post(s, "resolve-judgement", "/judgements/{id}/resolution", "Say what came of a judgement; of several answers the last counts", http.StatusCreated, s.resolve)
}

func (s *Server) judgements(ctx context.Context, in *judgementsInput) (*Tagged[wire.List[wire.Judgement]], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	list, err := desk.Docket(g.c, in.On, in.By, in.Due, s.Now())
	if err != nil {
		return nil, failed(err)
	}
	list = slices.DeleteFunc(list, func(e judge.Entry) bool { return !in.about(g, e) })
	out, err := part(list, in.Paged, g.change, func(e judge.Entry) string { return e.ID }, func(e judge.Entry) wire.Judgement { return wire.NewJudgement(e, g.texts) })
	if err != nil {
		return nil, failed(err)
	}
	return &Tagged[wire.List[wire.Judgement]]{ETag: s.tag(g.change), CacheControl: "private, no-cache", Body: out}, nil // what is due changes with the day
}

func (s *Server) scores(ctx context.Context, in *Asked) (*Tagged[wire.Calibration], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.Calibration, error) {
		table, broken := judge.Scores(judge.Docket(g.c, s.today()))
		return wire.NewCalibration(table, broken), nil
	})
}

// today is the day in UTC, as the ledger counts.
func (s *Server) today() string { return s.Now().UTC().Format(time.DateOnly) }

func (s *Server) seal(ctx context.Context, in *judgeInput) (*judgedOutput, error) {
	b := in.Body
	author, err := s.authorOf(b.Author)
	if err != nil {
		return nil, err
	}
	j := desk.Sealing{Sentence: b.Sentence, Question: b.Question, WouldChange: b.WouldChange, Likelihood: b.Likelihood, Confidence: b.Confidence, Review: b.Review, Supersedes: b.Supersedes,
		Rests: b.Rests, Author: author, Case: b.Case}
	read, err := j.Read(s.today())
	if err != nil {
		return nil, failed(err)
	}
	var made isnad.Judgement
	var on *sight
	done, err := s.appended(ctx, author, func() ([]isnad.Step, error) {
		g, err := s.see(ctx, See{Case: b.Case})
		if err != nil {
			return nil, err
		}
		on = g
		made, err = j.Seal(g.c, read, rand.Text)
		return []isnad.Step{made}, err
	})
	if err != nil {
		return nil, err
	}
	e := judge.Entry{Sealed: isnad.Sealed{Change: done.Last, Author: author, At: done.Changes[0].At, Judgement: made}, Broken: judge.Broken(made)}
	return &judgedOutput{wire.NewJudgement(e, on.texts)}, nil
}

func (s *Server) resolve(ctx context.Context, in *resolveInput) (*doneOutput, error) {
	author, err := s.authorOf(in.Body.Author)
	if err != nil {
		return nil, err
	}
	on := strings.TrimSpace(in.Body.On)
	if on == "" {
		on = s.today()
	}
	out, err := s.appended(ctx, author, func() ([]isnad.Step, error) {
		g, err := s.see(ctx, See{Case: in.Body.Case})
		if err != nil {
			return nil, err
		}
		r, err := edit.Resolve(g.c, in.ID, in.Body.Came, on, in.Body.Because, s.today())
		return []isnad.Step{r}, err
	})
	return &doneOutput{out}, err
}

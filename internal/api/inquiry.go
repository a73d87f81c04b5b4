package api

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/ach"
	"isnad/internal/inquiry/forecast"
	"isnad/internal/inquiry/grade"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

type caseInput struct {
	Asked
	Name string `query:"name" doc:"The same as case"`
}

type showInput struct {
	Asked
	Kind string `path:"kind" enum:"any,document,entity,event,claim,consequence,explanation,commitment,conflict,update,origin" doc:"What the id names; any where that is not known"`
	ID   string `path:"id" doc:"Id, escaped: b01/e1 is b01%2Fe1"`
}

type showAllInput struct {
	Asked
	ID []string `query:"id,explode" required:"true" minItems:"1" maxItems:"500" doc:"Ids of nouns of any kind"`
}

type sinceInput struct {
	See
	From   string `query:"from" default:"last" doc:"A day, an hour, or last: since the author looked last"`
	Author string `query:"author" doc:"Whose own changes are no news; the server's where it is absent"`
	Limit  int    `query:"limit" minimum:"1" maximum:"5000" doc:"At most so many of each list; its counts tell how many there are. All where it is absent"`
}

type sinceOutput struct{ Body wire.News }

type lookInput struct {
	keyed
	Body wire.Look
}

// Switched is how a situation is tried out.
type Switched struct {
	Without []string `query:"without,explode" doc:"Voices that are left out: names, ids or codes, or outlets by name"`
	Assume  []string `query:"assume,explode" doc:"Consequences whose condition is taken to be met: DOCUMENT/q3"`
	Drop    []string `query:"drop,explode" doc:"Consequences, or rules of the answer, that are left out"`
	Only    string   `query:"only" enum:"named,two-origins" doc:"Only what has a name, or what two origins tell"`
	AsOf    string   `query:"as_of" doc:"Only what was published by that day"`
	Reason  string   `query:"reason" maxLength:"500" doc:"Why; it stands beside each switch"`
}

func (w Switched) switches() desk.Switches {
	return desk.Switches{Without: w.Without, Assume: w.Assume, Drop: w.Drop, Only: w.Only, AsOf: w.AsOf, Reason: w.Reason}
}

type whatIfInput struct {
	Asked
	Switched
	Question string `query:"question" maxLength:"2000" doc:"In Arabic; without it and event, all that is asked"`
	Event    string `query:"event" doc:"Id of the act that is asked about"`
}

type achInput struct {
	Asked
	Question string `query:"question" maxLength:"2000"`
	Event    string `query:"event"`
	Scheme   string `query:"scheme" enum:"heuer,parc,burton,open-synthesis" default:"heuer"`
}

type rateInput struct {
	Scheme  string `query:"scheme" enum:"heuer,parc,burton,open-synthesis" default:"heuer"`
	RawBody []byte
}

type rateOutput struct{ Body wire.Matrix }

type forecastInput struct {
	Author  string `query:"author" doc:"Who sets the inputs"`
	RawBody []byte
}

type forecastOutput struct{ Body wire.Forecast }

func (s *Server) registerInquiry() {
	get(s, "get-case", "/case", "What the documents say together", s.linked)
	get(s, "show", "/show/{kind}/{id}", "One noun with all its tellings, each value with the words it rests on", s.show)
	get(s, "show-all", "/show", "Several nouns as show gives one, in the order asked for; the ids that name nothing", s.showAll)
	get(s, "get-news", "/since", "What is new: events, accounts that changed, voices, commitments, outlets that fell silent", s.since)
	post(s, "note-look", "/since", "Note up to where somebody has looked", http.StatusNoContent, s.looked)
	get(s, "ask", "/whatif", "The answer to a question, to an act, or to all that is asked", s.whatIf)
	get(s, "list-questions", "/questions", "What can be asked: what analysts and texts ask, and the acts that are open", s.questions)
	get(s, "propose-matrices", "/ach", "Rival explanations against evidence, as the case proposes them", s.matrices)
	get(s, "list-entries", "/entries", "What analysts entered in the tables of the inquiry: of each cell the last, with who and when", s.entries)
	get(s, "get-forecast", "/forecast", "Where the matter of an event comes to rest by what analysts entered: every input with who set it and what bears it out, the interval, what decides it", s.foreseen)
	raw(s, "rate-matrix", "/ach", "Score a matrix of hypotheses, evidence and ratings", typeOf[wire.Matrix](), false, s.rate)
	raw(s, "forecast", "/forecast", "Where a matter comes to rest, from positions, capabilities and saliences: JSON, or CSV as the command forecast reads it", typeOf[[]wire.ActorInput](), true, s.forecast)
}

func (s *Server) linked(ctx context.Context, in *caseInput) (*Tagged[wire.Case], error) {
	in.Case = cmp.Or(in.Case, in.Name)
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.Case, error) {
		out := wire.NewCase(g.c, g.texts)
		out.Weigh(grade.Claims(g.c))
		return out, nil
	})
}

func (s *Server) show(ctx context.Context, in *showInput) (*Tagged[wire.Shown], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.Shown, error) {
		acts, err := s.Store.Acts(ctx, 0)
		if err != nil {
			return wire.Shown{}, err
		}
		x, ok := g.shown(in.ID, desk.NewLog(acts))
		if !ok || in.Kind != "any" && x.Kind != in.Kind {
			return x, fmt.Errorf("nothing in the case that is %s has the id %q: %w", in.Kind, in.ID, isnad.ErrNotFound)
		}
		return x, nil
	})
}

func (s *Server) showAll(ctx context.Context, in *showAllInput) (*Tagged[wire.ShownList], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.ShownList, error) {
		out := wire.ShownList{Items: []wire.Shown{}, Missing: []string{}, Change: g.change}
		acts, err := s.Store.Acts(ctx, 0)
		log := desk.NewLog(acts)
		for _, id := range in.ID {
			if x, ok := g.shown(id, log); ok {
				x.Asked = id
				out.Items = append(out.Items, x)
			} else {
				out.Missing = append(out.Missing, id)
			}
		}
		return out, err
	})
}

// shown is one noun with the changes that are about it.
func (g *sight) shown(id string, log desk.Log) (wire.Shown, bool) {
	x, ok := g.rows.Show(id)
	if !ok {
		return x, false
	}
	if x.Document != nil {
		x.Document.Captured = g.captured(x.ID)
	}
	ids := []string{x.ID, id}
	for _, t := range x.Tellings {
		ids = append(ids, t.Document+"/"+t.ID)
	}
	x.Changes = log.About(ids...)
	return x, true
}

func (s *Server) since(ctx context.Context, in *sinceInput) (*sinceOutput, error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	news, err := s.news(ctx, g, in.See, in.From, cmp.Or(in.Author, s.Author), in.Limit)
	if err != nil {
		return nil, failed(err)
	}
	return &sinceOutput{news}, nil
}

// news is what came into a case after a day or hour, or since an author looked last: the first of each list, most of them at most, all where most is 0.
func (s *Server) news(ctx context.Context, g *sight, see See, when, author string, most int) (out wire.News, err error) {
	if g.arrivals == nil {
		return out, fmt.Errorf("when the documents came can not be read: %w", isnad.ErrDamaged)
	}
	var from sqlite.Mark
	if when == "last" {
		from, err = s.Store.Mark(ctx, author, see.Case)
	} else {
		from, err = desk.From(ctx, s.Store, when)
	}
	if err != nil {
		return out, err
	}
	d := desk.Digest{Name: see.Case, Author: author, From: from, To: sqlite.Mark{Number: g.change, At: s.Now().UTC()}, Arrivals: g.arrivals, Most: most}
	out, _, err = d.News(ctx, s.Store, g.c, g.rows)
	return out, err
}

func (s *Server) looked(ctx context.Context, in *lookInput) (*struct{}, error) {
	err := s.seen(ctx, in.Body.Number)
	if err == nil {
		err = s.Store.SetMark(ctx, cmp.Or(in.Body.Author, s.Author), in.Body.Case, sqlite.Mark{Number: in.Body.Number, At: s.Now().UTC()})
	}
	return nil, failed(err)
}

// answers are those to a question, to an act, or to all that is asked.
func (s *Server) answers(c *isnad.Case, question, event string, sw desk.Switches) ([]whatif.Answer, error) {
	switched, err := sw.Resolve(c)
	if err != nil {
		return nil, err
	}
	if event == "" {
		return desk.Answers(c, question, nil, switched, s.Told)
	}
	id := isnad.EventID(event)
	if !slices.ContainsFunc(c.Events, func(e isnad.Event) bool { return e.ID == id }) {
		return nil, fmt.Errorf("no event of the case has the id %q: %w", event, isnad.ErrNotFound)
	}
	return desk.About(c, question, id, switched, s.Told), nil
}

func (s *Server) whatIf(ctx context.Context, in *whatIfInput) (*Tagged[wire.Answer], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.Answer, error) {
		answers, err := s.answers(g.c, in.Question, in.Event, in.switches())
		if err != nil {
			return wire.Answer{}, err
		}
		return wire.NewAnswer(g.c, answers, g.texts, desk.CalledIn(g.c).Say), nil
	})
}

type questionsInput struct {
	Asked
	Paged
	Q   string `query:"q" maxLength:"2000" doc:"Words or a whole question, in Arabic or English; the nearest come first. English words find Arabic ones by names, by labels and by what the tables of the lexicon call a word or an act in English"`
	All bool   `query:"all" doc:"With all other events, too, whatever their status"`
}

func (s *Server) questions(ctx context.Context, in *questionsInput) (*Tagged[wire.List[wire.QuestionRow]], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.QuestionRow], error) {
		return part(g.asker().Find(in.Q, in.All), in.Paged, g.change, func(q wire.QuestionRow) string { return q.Kind + "\x00" + cmp.Or(q.Event, q.Question.Ar) }, same)
	})
}

func (s *Server) matrices(ctx context.Context, in *achInput) (*Tagged[wire.Matrices], error) {
	by, _ := ach.ParseScheme(in.Scheme)
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (out wire.Matrices, err error) {
		answers, err := s.answers(g.c, in.Question, in.Event, desk.Switches{})
		out = wire.Matrices{Matrices: []wire.Matrix{}, Change: g.change}
		for _, a := range answers {
			if len(a.Explanations) > 1 || in.Event != "" || in.Question != "" { // one who asks about an act may bring hypotheses of his own
				m := wire.NewMatrix(ach.Seed(g.c, &a), by)
				m.About = string(a.Question.Act)
				out.Matrices = append(out.Matrices, m)
			}
		}
		return out, err
	})
}

func (s *Server) rate(_ context.Context, in *rateInput) (*rateOutput, error) {
	by, _ := ach.ParseScheme(in.Scheme)
	m, err := wire.ParseMatrix(bytes.NewReader(in.RawBody))
	if err != nil {
		return nil, failed(err)
	}
	return &rateOutput{wire.NewMatrix(m, by)}, nil
}

func (s *Server) forecast(_ context.Context, in *forecastInput) (*forecastOutput, error) {
	actors, err := wire.ParseActors(in.RawBody, cmp.Or(in.Author, s.Author))
	if err != nil {
		return nil, failed(err)
	}
	mean, err := forecast.Mean(actors)
	if err != nil {
		return nil, failed(err)
	}
	return &forecastOutput{wire.NewForecast(actors, mean, forecast.Median(actors))}, nil
}

type foreseenInput struct {
	Asked
	Event  string  `query:"event" required:"true" doc:"Id of the event that the table is about"`
	Target float64 `query:"target" default:"50" minimum:"0" maximum:"100" doc:"Where the mean is asked to come to: for each actor, what that would take"`
}

// foreseen is the forecast that analysts entered about an event, empty where they entered none.
func (s *Server) foreseen(ctx context.Context, in *foreseenInput) (*Tagged[wire.ForecastTable], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.ForecastTable, error) {
		x, ok := g.rows.Show(in.Event)
		if !ok || x.Kind != string(isnad.AnEvent) {
			return wire.ForecastTable{}, fmt.Errorf("no event of the case has the id %q: %w", in.Event, isnad.ErrNotFound)
		}
		out := g.rows.Forecast(isnad.EventID(x.ID), in.Target)
		out.Change = g.change
		return out, nil
	})
}

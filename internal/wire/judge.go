package wire

import (
	"strings"
	"time"

	"isnad"
	"isnad/internal/inquiry/judge"
)

// A Judgement is what an analyst holds, with what became of it. Likelihood and confidence are two answers and stand apart.
type Judgement struct {
	ID           string       `json:"id"`
	Sentence     string       `json:"sentence"`
	Question     string       `json:"question,omitempty"`
	Case         string       `json:"case,omitempty"`
	Likelihood   string       `json:"likelihood"`
	Band         *Band        `json:"band,omitempty"` // of the likelihood
	Confidence   string       `json:"confidence,omitempty"`
	Author       string       `json:"author"`
	Day          string       `json:"day"`
	Review       string       `json:"review,omitempty"`
	WouldChange  string       `json:"would_change,omitempty"`
	Supersedes   string       `json:"supersedes,omitempty"`
	SupersededBy []string     `json:"superseded_by,omitempty"`
	Rests        []Rest       `json:"rests"`
	Shaken       bool         `json:"shaken,omitempty"` // what it rests on is not as it was
	Due          bool         `json:"due,omitempty"`
	Seal         string       `json:"seal"`
	Broken       []string     `json:"broken,omitempty"` // what is not as it was sealed
	Change       uint64       `json:"change"`
	At           time.Time    `json:"at"`
	Outcome      *Resolution  `json:"outcome,omitempty"` // the one that counts
	Earlier      []Resolution `json:"earlier,omitempty"`
}

// A Band is how likely a word is, in hundredths of 1.
type Band struct {
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Middle float64 `json:"middle"`
}

// A Rest is a finding that a judgement rests on: as it was, and what it is now.
type Rest struct {
	Kind    string       `json:"kind"`
	ID      string       `json:"id"`
	Said    []string     `json:"said,omitempty"` // its fields then, each as field=value
	Words   []DocSpan    `json:"words,omitempty"`
	State   string       `json:"state,omitempty"` // holds, changed, rejected, unread, blank, elsewhere
	Now     string       `json:"now,omitempty"`   // its id now, where that is another
	Changed []Difference `json:"changed,omitempty"`
}

// A Difference is one field of a finding, then and now.
type Difference struct {
	Field string `json:"field"`
	Then  string `json:"then"`
	Now   string `json:"now"`
}

// A Resolution is what became of a judgement, as a person says.
type Resolution struct {
	Came    string    `json:"came"`
	On      string    `json:"on"`
	Because string    `json:"because,omitempty"`
	Finding *Rest     `json:"finding,omitempty"`
	Author  string    `json:"author"`
	At      time.Time `json:"at"`
	Change  uint64    `json:"change"`
}

// NewJudgement spells an entry of a docket.
func NewJudgement(e judge.Entry, t Texts) Judgement {
	j := &e.Judgement
	out := Judgement{ID: j.ID, Sentence: j.Sentence, Question: j.Question, Case: j.Case, Likelihood: j.Likelihood.String(), Confidence: j.Confidence.String(), Author: j.Author, Day: j.Day,
		Review: j.Review, WouldChange: j.WouldChange, Supersedes: j.Supersedes, SupersededBy: e.SupersededBy, Shaken: e.Shaken, Due: e.Due, Seal: j.Seal, Broken: e.Broken, Change: e.Change, At: e.At}
	if b, ok := judge.BandOf(j.Likelihood); ok {
		out.Band = band(b)
	}
	out.Rests = each(len(j.Rests), func(i int) Rest {
		r := t.rest(j.Rests[i])
		if i < len(e.Footings) {
			r.stands(e.Footings[i])
		}
		return r
	})
	if e.Outcome != nil {
		o := t.resolution(e.Outcome)
		out.Outcome = &o
	}
	for i := range e.Earlier {
		out.Earlier = append(out.Earlier, t.resolution(&e.Earlier[i]))
	}
	return out
}

func band(b judge.Band) *Band { return &Band{b.Low, b.High, b.Middle()} }

func (t Texts) rest(r isnad.Rest) Rest {
	out := Rest{Kind: string(r.Subject.Kind), ID: r.Subject.ID}
	if r.Said != "" {
		out.Said = strings.Split(strings.TrimSuffix(r.Said, "\n"), "\n")
	}
	for _, a := range r.Anchors() {
		if a.End > a.Start { // a name alone lies nowhere
			out.Words = append(out.Words, t.spanned(a))
		}
	}
	return out
}

func (r *Rest) stands(f isnad.Foothold) {
	if r.State = f.State.String(); f.Now.ID != r.ID {
		r.Now = f.Now.ID
	}
	for _, d := range f.Changed {
		r.Changed = append(r.Changed, Difference(d))
	}
}

func (t Texts) resolution(r *isnad.Resolved) Resolution {
	out := Resolution{Came: r.Came.String(), On: r.On, Because: r.Because, Author: r.Author, At: r.At, Change: r.Change}
	if r.Finding.Subject.ID != "" {
		f := t.rest(r.Finding)
		out.Finding = &f
	}
	return out
}

// Calibration is how judgements stand to what came of them.
type Calibration struct {
	Even    float64      `json:"brier_of_even"` // of whoever always says one half
	All     BrierScore   `json:"all"`
	Authors []BrierScore `json:"authors"`
	Bands   []BandRow    `json:"bands"`
	Broken  int          `json:"broken"` // judgements whose seal does not hold: they are not counted
}

// A BrierScore is that of somebody, or of all. Brier and skill are left out where nothing was scored.
type BrierScore struct {
	Author   string   `json:"author,omitempty"`
	Made     int      `json:"made"`
	Scored   int      `json:"scored"`
	Unclear  int      `json:"unclear"`
	Unjudged int      `json:"not_judged"`
	Open     int      `json:"open"`
	Brier    *float64 `json:"brier,omitempty"`
	Skill    *float64 `json:"skill,omitempty"` // against one half
}

// A BandRow is what came of the judgements of one band. Share lies between the ends of interval with 90 %.
type BandRow struct {
	Likelihood string      `json:"likelihood"`
	Band       Band        `json:"band"`
	Scored     int         `json:"scored"`
	True       int         `json:"true"`
	Share      *float64    `json:"share,omitempty"`
	Interval   *[2]float64 `json:"interval,omitempty"`
	Apart      bool        `json:"apart,omitempty"` // the interval lies outside the band
	Brier      *float64    `json:"brier,omitempty"`
}

// NewCalibration spells scores.
func NewCalibration(t judge.Table, broken int) Calibration {
	out := Calibration{Even: judge.Even, All: brierScore(t.All), Broken: broken}
	out.Authors = each(len(t.Authors), func(i int) BrierScore { return brierScore(t.Authors[i]) })
	out.Bands = each(len(t.Bands), func(i int) BandRow {
		r := t.Bands[i]
		row := BandRow{Likelihood: r.Likelihood.String(), Band: *band(r.Band), Scored: r.Scored, True: r.True}
		if r.Scored > 0 {
			share := float64(r.True) / float64(r.Scored)
			row.Share, row.Brier, row.Interval, row.Apart = &share, &r.Brier, &[2]float64{r.Low, r.High}, r.Apart()
		}
		return row
	})
	return out
}

func brierScore(s judge.Score) BrierScore {
	out := BrierScore{Author: s.Author, Made: s.Made, Scored: s.Scored, Unclear: s.Unclear, Unjudged: s.Unjudged, Open: s.Open}
	if s.Scored > 0 {
		skill := s.Skill()
		out.Brier, out.Skill = &s.Brier, &skill
	}
	return out
}

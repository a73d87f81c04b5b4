package judge

import (
	"cmp"
	"slices"

	"isnad"
	"isnad/lexicon"
)

// A Band is how likely a word of ICD 203 is, in hundredths of 1: from Low to High. The bands meet at their ends.
type Band struct{ Low, High float64 }

// bands are those of ICD 203 (D.6.e.2.a), by the order of the vocabulary.
var bands = map[isnad.Likelihood]Band{
	isnad.AlmostNoChance: {.01, .05}, isnad.VeryUnlikely: {.05, .20}, isnad.UnlikelyToBe: {.20, .45}, isnad.RoughlyEven: {.45, .55},
	isnad.LikelyToBe: {.55, .80}, isnad.VeryLikely: {.80, .95}, isnad.AlmostCertain: {.95, .99},
}

// BandOf is the band of a likelihood; what was not judged has none.
func BandOf(l isnad.Likelihood) (b Band, ok bool) {
	b, ok = bands[l]
	return b, ok
}

// Middle is the middle of the band, by which it is scored.
func (b Band) Middle() float64 { return (b.Low + b.High) / 2 }

// Even is the Brier score of whoever always says one half.
const Even = .25

// A Score is how the judgements of somebody stand to what came of them. Brier is the mean of the squared distance of the band's middle from 1, where what was judged came
// true, or from 0 (Brier 1950): 0 is best, 1 worst. It is none where Scored is 0.
type Score struct {
	Author   string // empty: of all
	Made     int
	Scored   int // judged, and came true or did not
	Unclear  int // what became of them can not be told
	Unjudged int // left open by their author, whatever became of them
	Open     int // judged, and nobody told yet what became of them
	Brier    float64
	sum      float64
}

// Skill is by how much of the score of one half the score is better: 1 is best, 0 no better than always one half, below 0 worse.
func (s Score) Skill() float64 { return 1 - s.Brier/Even }

// A Row is what came of the judgements of one band.
type Row struct {
	Likelihood isnad.Likelihood
	Band       Band
	Scored     int
	True       int
	Brier      float64
	Low, High  float64 // between which the share that comes true lies, 90 % (Wilson 1927): few judgements leave it wide
	sum        float64
}

// Apart reports whether what came true speaks against the band: the two intervals do not meet.
func (r Row) Apart() bool { return r.High < r.Band.Low || r.Low > r.Band.High }

// A Table holds scores. Judgements that a later one supersedes count as the others do, so that nobody looks better by thinking again late.
type Table struct {
	All     Score
	Authors []Score // in alphabetical order
	Bands   []Row   // of the seven, from the least likely
}

// Scores scores the judgements of a docket whose seals hold; broken ones count for nobody and are told by their number.
func Scores(docket []Entry) (t Table, broken int) {
	authors := map[string]*Score{}
	for l := isnad.AlmostNoChance; l <= isnad.AlmostCertain; l++ {
		t.Bands = append(t.Bands, Row{Likelihood: l, Band: bands[l]})
	}
	for i := range docket {
		e := &docket[i]
		if len(e.Broken) > 0 {
			broken++
			continue
		}
		if authors[e.Judgement.Author] == nil {
			authors[e.Judgement.Author] = &Score{Author: e.Judgement.Author}
		}
		t.All.count(e)
		authors[e.Judgement.Author].count(e)
		if d, ok := distance(e); ok {
			r := &t.Bands[e.Likelihood-isnad.AlmostNoChance]
			r.Scored++
			r.sum += d
			if e.Outcome.Came == isnad.CameTrue {
				r.True++
			}
		}
	}
	t.All.mean()
	for _, s := range authors {
		s.mean()
		t.Authors = append(t.Authors, *s)
	}
	slices.SortFunc(t.Authors, func(a, b Score) int { return cmp.Compare(a.Author, b.Author) })
	for i := range t.Bands {
		t.Bands[i].mean()
	}
	return t, broken
}

// distance is the squared distance of the band's middle from what came of a judgement; ok is false where there is none to measure.
func distance(e *Entry) (d float64, ok bool) {
	b, banded := bands[e.Likelihood]
	if !banded || e.Outcome == nil || e.Outcome.Came == isnad.CameUnclear {
		return 0, false
	}
	came := 0.0
	if e.Outcome.Came == isnad.CameTrue {
		came = 1
	}
	return (b.Middle() - came) * (b.Middle() - came), true
}

func (s *Score) count(e *Entry) {
	s.Made++
	d, ok := distance(e)
	switch {
	case ok:
		s.Scored++
		s.sum += d
	case e.Likelihood == isnad.LikelihoodNotJudged:
		s.Unjudged++
	case e.Outcome != nil:
		s.Unclear++
	default:
		s.Open++
	}
}

func (s *Score) mean() {
	if s.Scored > 0 {
		s.Brier = s.sum / float64(s.Scored)
	}
}

func (r *Row) mean() {
	r.Low, r.High = lexicon.Judged{Right: r.True, Of: r.Scored}.Interval()
	if r.Scored > 0 {
		r.Brier = r.sum / float64(r.Scored)
	}
}

package lexicon

import (
	"strconv"
	"strings"

	"isnad"
)

// FrameClasses names the classes of arguments in the order in which the table of frames counts them.
var FrameClasses = [...]string{"state", "armed", "gunmen", "body", "person", "group", "place", "weapon", "thing"}

// Counts are counts of arguments, an element a class of [FrameClasses].
type Counts [len(FrameClasses)]float64

// A Frame is what raw news tell of the arguments of a predicate, in whatever sense: counts, and the shares that follow from them.
type Frame struct {
	Verbs, Objects float64 // finite tellings; those of them with a bare object
	Subject        Counts  // of verbs that have both
	Object         Counts  // likewise
	Sole           Counts  // the only bare phrase of verbs whose letters leave the voice open
	Genitive       Counts  // first genitives of the doing-noun that nothing else tells of
	Doer, Done     Counts  // first genitives that a second phrase, or words of the agent, give away
	Slots          map[Slot]float64

	soleActs, genitiveActs shares
}

// shares are, a class, how likely an argument is the actor; below zero where the counts are too few to tell.
type shares Counts

const (
	framesFew    = 25 // arguments without which a frame tells nothing
	framesSmooth = 12 // weight, in arguments, of what all verbs of force have in common
	framesRounds = 30 // of the estimate of a mixture
)

// SoleActs returns how likely the only bare phrase after a verb of open voice is its actor, by its class; false where too little is known.
func (f *Frame) SoleActs(class int) (float64, bool) { return f.soleActs[class], f.soleActs[class] >= 0 }

// GenitiveActs returns the same of the first genitive of the doing-noun.
func (f *Frame) GenitiveActs(class int) (float64, bool) {
	return f.genitiveActs[class], f.genitiveActs[class] >= 0
}

// FrameOf returns what news tell of the arguments of a predicate, or nil.
func (l *Lexicon) FrameOf(id isnad.RuleID) *Frame {
	if i, ok := l.frameOf[id]; ok {
		return &l.Frames[i]
	}
	return nil
}

func (l *Lexicon) frame(c cells) Frame {
	f := Frame{Subject: counts(c.get("subj")), Object: counts(c.get("obj")), Sole: counts(c.get("sole")), Genitive: counts(c.get("gen")),
		Doer: counts(c.get("doer")), Done: counts(c.get("done")), Slots: map[Slot]float64{}}
	f.Verbs, _ = strconv.ParseFloat(c.get("verbs"), 64)
	f.Objects, _ = strconv.ParseFloat(c.get("objects"), 64)
	for _, s := range c.list("preps") {
		name, n, _ := strings.Cut(s, ":")
		if id := l.fold(name); id != 0 {
			f.Slots[Slot(id)], _ = strconv.ParseFloat(n, 64)
		}
	}
	return f
}

func counts(cell string) (out Counts) {
	if cell == "" {
		return out
	}
	for i, s := range strings.Split(cell, "|") {
		if i < len(out) {
			out[i], _ = strconv.ParseFloat(s, 64)
		}
	}
	return out
}

func (c *Counts) sum() (n float64) {
	for _, x := range c {
		n += x
	}
	return n
}

// weighFrames draws the shares of all frames from their counts. What is usual of subjects and objects over all frames stands behind each.
func (l *Lexicon) weighFrames() {
	var subject, object Counts
	for i := range l.Frames {
		for k := range subject {
			subject[k] += l.Frames[i].Subject[k]
			object[k] += l.Frames[i].Object[k]
		}
	}
	for i := range l.Frames {
		f := &l.Frames[i]
		acts, suffers := f.Subject, f.Object
		f.soleActs = mixture(&f.Sole, &acts, &suffers, &subject, &object)
		for k := range acts {
			acts[k] += f.Doer[k]
			suffers[k] += f.Done[k]
		}
		f.genitiveActs = mixture(&f.Genitive, &acts, &suffers, &subject, &object)
	}
}

// mixture takes the counts of arguments of unknown role for a mixture of those that act and those that suffer and returns how likely each class
// acts: the share of actors is what makes the counts likeliest (expectation and maximisation).
func mixture(unknown, acts, suffers, usualActs, usualSuffers *Counts) (out shares) {
	if unknown.sum() < framesFew || acts.sum() < framesFew || suffers.sum() < framesFew {
		for k := range out {
			out[k] = -1
		}
		return out
	}
	share := 0.5
	for range framesRounds {
		expected := 0.0
		for k := range out {
			a := share * likelihood(acts, usualActs, k)
			b := (1 - share) * likelihood(suffers, usualSuffers, k)
			out[k] = a / (a + b)
			expected += out[k] * unknown[k]
		}
		share = min(max(expected/unknown.sum(), 0.02), 0.98)
	}
	return out
}

// likelihood is the smoothed share of a class among arguments.
func likelihood(c, usual *Counts, k int) float64 {
	return (c[k] + framesSmooth*(usual[k]+1)/(usual.sum()+float64(len(usual)))) / (c.sum() + framesSmooth)
}

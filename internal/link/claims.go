package link

import (
	"slices"

	"isnad"
)

// A saying is one telling of a claim.
type saying struct {
	doc     int32
	claim   isnad.Claim
	telling isnad.ClaimTelling
	phrase  phrase
	deeds   []int32 // told inside its content
	denies  bool    // the first of them is told as not done
	first   int32   // of who: the first teller of its chain, or -1
	last    int32   // the one it is owed to, or -1
}

// joinClaims is how like two contents must be to be one claim, and the weights that lower it.
const (
	joinClaims    = .5
	otherNumber   = .6
	otherPolarity = .4
	oppositeEnds  = .3
	sameSpeaker   = .08
	sameDeed      = .25
	leastShared   = 3 // keys
)

func (l *Linker) saying(doc int32, c isnad.Claim, t isnad.ClaimTelling, index map[isnad.EntityID]int32, firstAct int) saying {
	s := saying{doc: doc, claim: c, telling: t, phrase: l.words.phrase(t.Content.Text), first: -1, last: -1}
	if n := len(t.Voice.Links); n > 0 {
		s.first, s.last = at(index, t.Voice.Links[0].Entity), at(index, t.Voice.Links[n-1].Entity)
	}
	for i := firstAct; i < len(l.acts); i++ {
		if x := l.acts[i].telling.Trigger; x.Start >= t.Content.Start && x.End <= t.Content.End && !slices.Contains(s.deeds, l.acts[i].deed) {
			if s.deeds = append(s.deeds, l.acts[i].deed); len(s.deeds) == 1 {
				s.denies = l.acts[i].telling.Status == isnad.Negated
			}
		}
	}
	return s
}

func at(index map[isnad.EntityID]int32, id isnad.EntityID) int32 {
	if i, ok := index[id]; ok {
		return i
	}
	return -1
}

// alikeClaims tells how much two contents say the same: the words that they share, of both and of the shorter one, less what turns the sense round. The chain
// does not matter; that one speaker is named in both is a hint.
func (l *Linker) alikeClaims(a, b *saying) float64 {
	n := shared(a.phrase.keys, b.phrase.keys)
	small := min(len(a.phrase.keys), len(b.phrase.keys))
	if small == 0 {
		return veto
	}
	s := .55*dice(a.phrase.keys, b.phrase.keys) + .45*float64(n)/float64(max(small, leastShared))
	if n < leastShared && n < small {
		s -= .2
	}
	s -= l.turned(a, b)
	if a.last >= 0 && b.last >= 0 && alike(&l.who[a.last], &l.who[b.last]) >= .5 {
		s += sameSpeaker
	}
	return s
}

// turned weighs what makes two like sentences say different things.
func (l *Linker) turned(a, b *saying) (w float64) {
	if numbersDiffer(a.phrase.numbers, b.phrase.numbers) {
		w += otherNumber
	}
	if a.phrase.negated != b.phrase.negated || a.isDenial() != b.isDenial() {
		w += otherPolarity
	}
	if opposed(a.phrase.axes, b.phrase.axes) {
		w += oppositeEnds
	}
	return w
}

func (s *saying) isDenial() bool { return s.denies || s.claim.Act == isnad.Deny }

// numbersDiffer reports whether both give figures and none of those of the one that gives fewer is the other's.
func numbersDiffer(a, b []float64) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		if slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// opposed reports whether one tells an end of an axis (ارتفع) and the other only its other end (انخفض).
func opposed(a, b []int) bool {
	for _, x := range a {
		if slices.Contains(b, -x) && !slices.Contains(b, x) && !slices.Contains(a, -x) {
			return true
		}
	}
	return false
}

package link

import "slices"

// What two documents must share to be compared at all. Nothing here hangs on which of them came first.
const (
	copyShare   = .4 // of the prints of the shorter text
	leastPrints = 4
	closeDays   = 10
	farDays     = 120
	leastNames  = 2
	closeShare  = .25
	leastFar    = 4
	farShare    = .18
	leastHints  = 2 // words that two deeds share of who, whom, where and what
	farHints    = 3 // the same, where they are weeks apart
	nearWeeks   = 1
	leastBands  = 3 // of those under which claims are filed
	bands       = 12
)

// An index files things under hashes of what they would share, so that a new one meets only those that may be one with it.
type index map[filed][]int32

// Things are filed under a hash and the time that they are of, so that as many years of news as there may be cost a new document no more than the weeks around it.
type filed struct {
	hash uint32
	when int32
}

// around calls each for what is filed under a hash in a time and the times before and after it.
func (x index) around(hash uint32, when int32, each func(int32)) {
	for t := when - 1; t <= when+1; t++ {
		for _, i := range x[filed{hash, t}] {
			each(i)
		}
	}
}

func (x index) file(hash uint32, when, i int32) {
	k := filed{hash, when}
	x[k] = append(x[k], i)
}

// period numbers the stretches of farDays in which documents were published; those without a date have their own.
func (l *Linker) period(doc int32) int32 {
	if p := &l.docs[doc].published; p.known {
		return p.from / farDays
	}
	return noPeriod
}

const noPeriod = -1 << 20

// meet compares the last document with those before it and notes the pairs that may be one.
func (l *Linker) meet(at int32) {
	l.meetCopies(at)
	l.meetNames(at)
	for _, i := range l.docs[at].deeds {
		l.meetDeeds(i)
	}
	for _, i := range l.docs[at].said {
		l.meetSayings(i)
	}
	for _, k := range l.docs[at].outlet {
		l.byOutlet[k] = append(l.byOutlet[k], at)
	}
}

// meetCopies finds the documents that share passages with the last one.
func (l *Linker) meetCopies(at int32) {
	prints := l.docs[at].sketch.Prints
	hits := l.docHits.sized(len(l.docs))
	for _, p := range prints {
		k := filed{p.Hash, 0}
		list := l.byPrint[k]
		if n := len(list); n > 0 && list[n-1] == at {
			continue // the text says it twice
		}
		for _, d := range list {
			hits.add(d)
		}
		l.byPrint[k] = append(list, at)
	}
	for _, d := range hits.found {
		share := float64(hits.count[d]) / float64(min(len(prints), len(l.docs[d].sketch.Prints)))
		if hits.count[d] >= leastPrints && share >= copyShare {
			l.copies = append(l.copies, tie{d, at, share})
		}
	}
	hits.clear()
}

// meetNames compares the deeds of the last document with those of the ones that speak of the same rare names.
func (l *Linker) meetNames(at int32) {
	d := &l.docs[at]
	hits := l.docHits.sized(len(l.docs))
	period := l.period(at)
	for _, k := range d.rare {
		l.byName.around(uint32(k), period, hits.add)
		l.byName.file(uint32(k), period, at)
	}
	for _, o := range hits.found {
		if !l.isRelated(d, &l.docs[o], int(hits.count[o])) {
			continue
		}
		l.named = append(l.named, tie{o, at, 0})
		for _, i := range l.docs[o].deeds {
			for _, k := range d.deeds {
				if comparable(&l.deeds[i], &l.deeds[k]) {
					l.tie(i, k)
				}
			}
		}
	}
	hits.clear()
}

func (l *Linker) isRelated(a, b *document, names int) bool {
	days := int32(0)
	if a.published.known && b.published.known {
		days = a.published.apart(b.published)
	}
	share := float64(names) / float64(min(len(a.rare), len(b.rare)))
	switch {
	case days <= closeDays:
		return names >= leastNames && share >= closeShare || names > leastNames
	case days <= farDays:
		return names >= leastFar && share >= farShare
	}
	return false
}

// tie notes two deeds if they look like one.
func (l *Linker) tie(a, b int32) {
	if s := l.alikeDeeds(&l.deeds[a], &l.deeds[b]); s >= joinDeeds {
		l.same = append(l.same, tie{a, b, s})
	}
}

// hints are the words by which a deed is filed: of the names of who takes part and of the place, and of what stands after the trigger. Those of states, which take part in
// everything, are left out.
func (l *Linker) hints(d *deed) []key {
	keys := slices.Clone(d.object)
	for _, list := range [][]int32{d.actors, d.targets, d.places} {
		for _, i := range list {
			keys = append(keys, l.who[i].tokens...)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// week files a deed under the weeks around its day, or that of its document.
func (l *Linker) week(d *deed) int32 {
	switch {
	case d.when.isDay():
		return d.when.from / 7
	case l.docs[d.doc].published.known:
		return l.docs[d.doc].published.from / 7
	}
	return 0
}

// meetDeeds compares a deed with the earlier ones of the weeks around it that share its hints.
func (l *Linker) meetDeeds(i int32) {
	d := &l.deeds[i]
	week := l.week(d)
	hits := l.deedHits.sized(len(l.deeds))
	hints := l.hints(d)
	for _, k := range hints {
		l.byHint.around(uint32(k), week, hits.add)
		l.byHint.file(uint32(k), week, i)
	}
	for _, o := range hits.found {
		if e := &l.deeds[o]; e.doc != d.doc && comparable(d, e) && (hits.count[o] >= leastHints || times(d.when, e.when) >= sameDay) {
			l.tie(o, i)
		}
	}
	hits.clear()
}

// meetSayings compares a claim with the earlier ones that share several of the hashes under which both are filed.
func (l *Linker) meetSayings(i int32) {
	s := &l.said[i]
	if len(s.phrase.keys) == 0 {
		return
	}
	hits := l.claimHits.sized(len(l.said))
	mins := filings(s.phrase.keys)
	least := uint16(min(leastBands, len(mins)))
	period := l.period(s.doc)
	for _, h := range mins {
		l.byBand.around(h, period, hits.add)
		l.byBand.file(h, period, i)
	}
	for _, o := range hits.found {
		x := &l.said[o]
		if x.doc == s.doc || hits.count[o] < least || l.docs[x.doc].published.known && l.docs[s.doc].published.known && l.docs[x.doc].published.apart(l.docs[s.doc].published) > farDays {
			continue
		}
		if w := l.alikeClaims(x, s, l.sameDeeds(x, s)); w >= joinClaims {
			l.repeats = append(l.repeats, tie{o, i, w})
		}
	}
	hits.clear()
}

// filings are the hashes under which a claim is filed. One of few words is met only by those of the same words.
func filings(keys []key) []uint32 {
	if len(keys) < leastShared {
		h := uint32(2166136261)
		for _, k := range keys {
			h = (h ^ uint32(k)) * 16777619
		}
		return []uint32{h}
	}
	m := minima(keys)
	return m[:]
}

// minima are hashes under which two sets of keys meet the oftener the more they share: of several orders of the keys, the least in each.
func minima(keys []key) (m [bands]uint32) {
	for b := range m {
		least := ^uint32(0)
		for _, k := range keys {
			h := (uint32(k) ^ uint32(b)*0x9E3779B1) * 0x85EBCA6B
			h = (h ^ h>>15) * 0xC2B2AE35
			least = min(least, h^h>>13)
		}
		m[b] = least ^ uint32(b)
	}
	return m
}

// sameDeeds reports whether two short contents each tell one event and that looks like the same.
func (l *Linker) sameDeeds(a, b *saying) bool {
	if len(a.deeds) != 1 || len(b.deeds) != 1 {
		return false
	}
	return l.alikeDeeds(&l.deeds[a.deeds[0]], &l.deeds[b.deeds[0]]) >= joinDeeds
}

// Hits count how often things are met, over and over without new memory.
type hits struct {
	count []uint16
	found []int32
}

func (h *hits) sized(n int) *hits {
	for len(h.count) < n {
		h.count = append(h.count, 0)
	}
	return h
}

func (h *hits) add(i int32) {
	if h.count[i] == 0 {
		h.found = append(h.found, i)
	}
	h.count[i]++
}

func (h *hits) clear() {
	for _, i := range h.found {
		h.count[i] = 0
	}
	h.found = h.found[:0]
}

package link

import (
	"cmp"
	"slices"
)

// What two documents must share to be compared at all. Nothing here hangs on which of them was given first.
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

// However much is filed under one hash, a thing meets only what was told last before it, and of all that it meets the likest are compared: what goes through a whole case meets itself
// from one day to the next (sorted neighbourhoods, Hernández and Stolfo 1995). So a document costs the same in a case of ten thousand on one affair as in one of a hundred.
const (
	nearPrints   = 40 // documents, under one hash
	nearNames    = 40
	nearHints    = 80  // deeds
	nearBands    = 300 // claims
	mostKin      = 24  // documents of the same names
	mostTwins    = 80  // deeds that share hints with one
	mostRepeated = 120 // claims
)

// An index files things under hashes of what they would share, in the order of telling, so that a new one meets only those that may be one with it.
type index map[filed][]int32

// Things are filed under a hash and the time that they are of, so that as many years of news as there may be cost a new document no more than the weeks around it.
type filed struct {
	hash uint32
	when int32
}

// around calls each for the last things that are filed under a hash in a time and the times before and after it, for no more than most of each time.
func (x index) around(hash uint32, when int32, most int, each func(int32)) {
	for t := when - 1; t <= when+1; t++ {
		list := x[filed{hash, t}]
		for _, i := range list[max(0, len(list)-most):] {
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

// A meeting finds the pairs that may be one, of documents, deeds and claims. It takes the documents in the order of telling, so that what it finds does not hang on the order in
// which they were given.
type meeting struct {
	l         *Linker
	place     []int // per document its place in the order of telling
	byPrint   index // documents
	byName    index // documents
	byHint    index // deeds
	byBand    index // sayings
	docHits   hits
	deedHits  hits
	claimHits hits
	copies    []tie // of documents
	same      []tie // of deeds
	repeats   []tie // of sayings
	named     []tie // of documents that speak of the same rare names
}

// meet compares all documents.
func (l *Linker) meet(docs []int32, place []int) *meeting {
	m := &meeting{l: l, place: place, byPrint: index{}, byName: index{}, byHint: index{}, byBand: index{}}
	m.docHits.count, m.deedHits.count, m.claimHits.count = make([]uint16, len(l.docs)), make([]uint16, len(l.deeds)), make([]uint16, len(l.said))
	for _, at := range docs {
		m.meetCopies(at)
		kin := m.meetNames(at)
		for _, i := range l.docs[at].deeds {
			m.meetDeeds(i, kin)
		}
		for _, i := range l.docs[at].said {
			m.meetSayings(i)
		}
	}
	return m
}

// meetCopies finds the documents that share passages with one.
func (m *meeting) meetCopies(at int32) {
	prints := m.l.docs[at].sketch.Prints
	for _, p := range prints {
		k := filed{p.Hash, 0}
		list := m.byPrint[k]
		if n := len(list); n > 0 && list[n-1] == at {
			continue // the text says it twice
		}
		for _, d := range list[max(0, len(list)-nearPrints):] {
			m.docHits.add(d)
		}
		m.byPrint[k] = append(list, at)
	}
	for _, d := range m.docHits.found {
		n := m.docHits.count[d]
		share := float64(n) / float64(min(len(prints), len(m.l.docs[d].sketch.Prints)))
		if n >= leastPrints && share >= copyShare {
			m.copies = append(m.copies, tie{d, at, share})
		}
	}
	m.docHits.clear()
}

// meetNames finds the documents that speak of the same rare names as one, those that share most first, and of these the last.
func (m *meeting) meetNames(at int32) (kin []int32) {
	d := &m.l.docs[at]
	period := m.l.period(at)
	for _, k := range d.rare {
		m.byName.around(uint32(k), period, nearNames, m.docHits.add)
		m.byName.file(uint32(k), period, at)
	}
	names := map[int32]int{}
	for _, o := range m.docHits.found {
		x := &m.l.docs[o]
		if n := m.l.names(at, o); m.l.isRelated(d, x, n) {
			kin, names[o] = append(kin, o), n
		}
	}
	m.docHits.clear()
	kin = first(kin, mostKin, func(a, b int32) int { return cmp.Or(names[b]-names[a], m.place[b]-m.place[a]) })
	for _, o := range kin {
		m.named = append(m.named, tie{o, at, 0})
	}
	return kin
}

// first cuts a list to its first n by an order.
func first(list []int32, n int, order func(a, b int32) int) []int32 {
	if len(list) > n {
		slices.SortFunc(list, order)
		list = list[:n]
	}
	return list
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

// meetDeeds compares a deed with those of documents on the same names, and with the earlier ones of the weeks around it that share its hints.
func (m *meeting) meetDeeds(i int32, kin []int32) {
	l, d := m.l, &m.l.deeds[i]
	week := l.week(d)
	hits := &m.deedHits
	for _, k := range l.hints(d) {
		m.byHint.around(uint32(k), week, nearHints, hits.add)
		m.byHint.file(uint32(k), week, i)
	}
	var twins []int32
	for _, o := range hits.found {
		if e := &l.deeds[o]; e.doc != d.doc && comparable(d, e) && (hits.count[o] >= leastHints || times(d.when, e.when) >= sameDay) {
			twins = append(twins, o)
		}
	}
	twins = first(twins, mostTwins, func(a, b int32) int {
		return cmp.Or(int(hits.count[b])-int(hits.count[a]), m.place[l.deeds[b].doc]-m.place[l.deeds[a].doc], int(a-b))
	})
	hits.clear()
	for _, o := range kin {
		for _, k := range l.docs[o].deeds {
			if comparable(&l.deeds[k], d) {
				m.tie(k, i)
				hits.add(k)
			}
		}
	}
	for _, o := range twins {
		if hits.count[o] == 0 {
			m.tie(o, i)
		}
	}
	hits.clear()
}

// tie notes two deeds if they look like one.
func (m *meeting) tie(a, b int32) {
	if s := m.l.alikeDeeds(a, b); s >= joinDeeds {
		m.same = append(m.same, tie{a, b, s})
	}
}

// meetSayings compares a claim with the earlier ones that share several of the hashes under which both are filed.
func (m *meeting) meetSayings(i int32) {
	l, s := m.l, &m.l.said[i]
	if len(s.phrase.keys) == 0 {
		return
	}
	hits := &m.claimHits
	mins := filings(s.phrase.keys)
	least := uint16(min(leastBands, len(mins)))
	period, day := l.period(s.doc), &l.docs[s.doc].published
	for _, h := range mins {
		m.byBand.around(h, period, nearBands, hits.add)
		m.byBand.file(h, period, i)
	}
	var like []int32
	for _, o := range hits.found {
		x := &l.said[o]
		if y := &l.docs[x.doc].published; x.doc != s.doc && hits.count[o] >= least && !(y.known && day.known && y.apart(*day) > farDays) {
			like = append(like, o)
		}
	}
	like = first(like, mostRepeated, func(a, b int32) int {
		return cmp.Or(int(hits.count[b])-int(hits.count[a]), m.place[l.said[b].doc]-m.place[l.said[a].doc], int(a-b))
	})
	hits.clear()
	for _, o := range like {
		if l.alikeClaims(&l.said[o], s) < joinClaims-sameDeed {
			continue
		}
		if w := l.weighClaims(&l.said[o], s); w >= joinClaims {
			m.repeats = append(m.repeats, tie{o, i, w})
		}
	}
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

// weighClaims is how much two contents say the same, with the events that they tell.
func (l *Linker) weighClaims(a, b *saying) float64 {
	w := l.alikeClaims(a, b)
	if l.sameDeeds(a, b) {
		w += sameDeed
	}
	return w
}

// sameDeeds reports whether two short contents each tell one event and that looks like the same.
func (l *Linker) sameDeeds(a, b *saying) bool {
	if len(a.deeds) != 1 || len(b.deeds) != 1 {
		return false
	}
	return l.alikeDeeds(a.deeds[0], b.deeds[0]) >= joinDeeds
}

// Hits count how often things are met, over and over without new memory.
type hits struct {
	count []uint16
	found []int32
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

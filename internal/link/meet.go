package link

// The documents that a new one is compared with share names with it: more of them the longer ago they were.
const (
	closeDays   = 10
	farDays     = 120
	closeShare  = .34 // of the names of the one that has fewer
	farShare    = .18
	leastNames  = 2
	leastFar    = 4
	copyShare   = .4 // of the prints of the shorter text
	leastPrints = 4
)

// meet compares the last document with those before it and notes the pairs that may be one.
func (l *Linker) meet(at int32) {
	l.hits = append(l.hits, 0)
	l.meetCopies(at)
	for _, other := range l.related(at) {
		l.kin = append(l.kin, tie{other, at, 0})
		l.meetDeeds(other, at)
		l.meetSayings(other, at)
	}
	for _, k := range l.docs[at].outlet {
		l.byOutlet[k] = append(l.byOutlet[k], at)
	}
	for _, k := range l.docs[at].topic {
		l.byTopic[k] = append(l.byTopic[k], at)
	}
}

// meetCopies finds the documents that share passages with the last one.
func (l *Linker) meetCopies(at int32) {
	prints := l.docs[at].sketch.Prints
	var found []int32
	for _, p := range prints {
		list := l.byPrint[p.Hash]
		if n := len(list); n > 0 && list[n-1] == at {
			continue // the text says it twice
		}
		for _, d := range list {
			if l.hits[d]++; l.hits[d] == leastPrints {
				found = append(found, d)
			}
		}
		l.byPrint[p.Hash] = append(list, at)
	}
	for _, d := range found {
		if share := float64(l.hits[d]) / float64(min(len(prints), len(l.docs[d].sketch.Prints))); share >= copyShare {
			l.copies = append(l.copies, tie{d, at, share})
		}
	}
	for _, p := range prints {
		for _, d := range l.byPrint[p.Hash] {
			l.hits[d] = 0
		}
	}
}

// related finds the earlier documents that share enough names with the last one, copies always.
func (l *Linker) related(at int32) (out []int32) {
	d := &l.docs[at]
	var seen []int32
	for _, k := range d.topic {
		for _, o := range l.byTopic[k] {
			if l.hits[o] == 0 {
				seen = append(seen, o)
			}
			l.hits[o]++
		}
	}
	for _, o := range seen {
		if l.isRelated(d, &l.docs[o], int(l.hits[o])) {
			out = append(out, o)
		}
		l.hits[o] = 0
	}
	return out
}

func (l *Linker) isRelated(a, b *document, names int) bool {
	days := int32(0)
	if a.published.known && b.published.known {
		days = a.published.apart(b.published)
	}
	share := float64(names) / float64(min(len(a.topic), len(b.topic)))
	switch {
	case days <= closeDays:
		return names >= leastNames && share >= closeShare || names >= leastFar-1
	case days <= farDays:
		return names >= leastFar && share >= farShare
	}
	return false
}

func (l *Linker) meetDeeds(a, b int32) {
	for _, i := range l.docs[a].deeds {
		for _, k := range l.docs[b].deeds {
			if s := l.alikeDeeds(&l.deeds[i], &l.deeds[k]); s >= joinDeeds {
				l.same = append(l.same, tie{i, k, s})
			}
		}
	}
}

func (l *Linker) meetSayings(a, b int32) {
	for _, i := range l.docs[a].said {
		for _, k := range l.docs[b].said {
			x, y := &l.said[i], &l.said[k]
			if shared(x.phrase.keys, y.phrase.keys) == 0 && (len(x.deeds) == 0 || len(y.deeds) == 0) {
				continue
			}
			if s := l.alikeClaims(x, y, l.sameDeeds(x, y)); s >= joinClaims {
				l.repeats = append(l.repeats, tie{i, k, s})
			}
		}
	}
}

// sameDeeds reports whether two short contents each tell one event and that looks like the same.
func (l *Linker) sameDeeds(a, b *saying) bool {
	if len(a.deeds) != 1 || len(b.deeds) != 1 {
		return false
	}
	return l.alikeDeeds(&l.deeds[a.deeds[0]], &l.deeds[b.deeds[0]]) >= joinDeeds
}

package link

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
)

// What makes a document one that only relays another.
const (
	relayShare  = .6 // of its claims come through one outlet
	leastRelays = 2
	relayDays   = 14 // at most so long after the other
	creditShare = .12
	relayNames  = 2
)

// origins puts documents of one origin together: copies, which share most of their passages, or some under the same credit line; and what only relays an
// outlet with the document of that outlet, or with others that relay the same of it.
func (m *maker) origins() {
	f := newForest(len(m.l.docs))
	kind := make([]isnad.OriginKind, len(m.l.docs))
	evidence := make([][]isnad.Span, len(m.l.docs))
	copies := slices.Clone(m.met.copies)
	for i := range copies {
		if t := &copies[i]; m.place[t.a] > m.place[t.b] {
			t.a, t.b = t.b, t.a
		}
	}
	slices.SortFunc(copies, func(s, t tie) int {
		return cmp.Or(cmp.Compare(m.place[s.a], m.place[t.a]), cmp.Compare(m.place[s.b], m.place[t.b]))
	})
	for _, t := range copies {
		f.unite(t.a, t.b)
		for _, d := range []int32{t.a, t.b} {
			kind[d] = isnad.Copy
		}
		a, b := m.passage(t.a, t.b)
		evidence[t.a], evidence[t.b] = append(evidence[t.a], a), append(evidence[t.b], b)
	}
	m.relays(f, kind, evidence)
	m.originOf = make([]int, len(m.l.docs))
	at := map[int32]int{}
	for _, d := range m.docs {
		r := f.root(d)
		o, known := at[r]
		if !known {
			o = len(m.c.Origins)
			at[r] = o
			m.c.Origins = append(m.c.Origins, isnad.Origin{ID: "o:" + string(m.l.docs[d].noun.ID), Kind: isnad.Own})
		}
		m.originOf[d] = o
		origin := &m.c.Origins[o]
		origin.Documents = append(origin.Documents, m.l.docs[d].noun.ID)
		if kind[d] == isnad.Copy || kind[d] == isnad.Relay && origin.Kind == isnad.Own {
			origin.Kind = kind[d]
		}
		if m.l.docs[d].noun.Dataset != "" {
			origin.Kind = isnad.Dataset
		}
		for _, e := range evidence[d] {
			if !slices.Contains(origin.Evidence, e) {
				origin.Evidence = append(origin.Evidence, e)
			}
		}
	}
}

// passage gives the first passage that two documents share, in each.
func (m *maker) passage(a, b int32) (x, y isnad.Span) {
	in := map[uint32]isnad.Print{}
	for _, p := range m.l.docs[b].sketch.Prints {
		if _, known := in[p.Hash]; !known {
			in[p.Hash] = p
		}
	}
	for _, p := range m.l.docs[a].sketch.Prints {
		q, both := in[p.Hash]
		switch {
		case !both:
		case x.IsZero():
			x = isnad.Span{Document: m.l.docs[a].noun.ID, Start: int(p.Start), End: int(p.End)}
			y = isnad.Span{Document: m.l.docs[b].noun.ID, Start: int(q.Start), End: int(q.End)}
		case int(p.Start) <= x.End+passageGap && int(q.Start) <= y.End+passageGap && p.End > int32(x.End) && q.End > int32(y.End) && x.End-x.Start < longPassage:
			x.End, y.End = int(p.End), int(q.End)
		}
	}
	return x, y
}

// A passage goes on over small gaps, up to a length, in bytes.
const (
	passageGap  = 40
	longPassage = 300
)

// relays unites documents that have all their matter from an outlet with that outlet's.
func (m *maker) relays(f forest, kind []isnad.OriginKind, evidence [][]isnad.Span) {
	bySource := map[string][]int32{}
	for _, d := range m.docs {
		source, spans := m.relayed(d)
		if source == nil {
			continue
		}
		kind[d] = isnad.Relay
		evidence[d] = append(evidence[d], spans...)
		if o := m.outletDocument(source, d); o >= 0 {
			f.unite(d, o)
			continue
		}
		name := keyString(source)
		for _, other := range bySource[name] {
			if m.repeatsOf(d, other) > 0 {
				f.unite(d, other)
			}
		}
		bySource[name] = append(bySource[name], d)
	}
	for _, k := range m.pairs {
		if m.repeatsOf(k[0], k[1]) > 0 && m.sameCredit(k[0], k[1]) {
			f.unite(k[0], k[1])
			kind[k[0]], kind[k[1]] = isnad.Copy, isnad.Copy
		}
	}
}

// relayed gives the name of the outlet through which a document has most of what is claimed in it, with the words that say so; or that it was forwarded from.
func (m *maker) relayed(d int32) (source []key, spans []isnad.Span) {
	if name := m.l.outletKeys(m.l.docs[d].noun.Forwarded); len(name) > 0 && !overlaps(name, m.l.docs[d].outlet) {
		return name, nil
	}
	count := map[string]int{}
	names := map[string][]key{}
	for _, s := range m.l.docs[d].said {
		if name := m.media(&m.l.said[s]); name != nil && !overlaps(name, m.l.docs[d].outlet) {
			count[keyString(name)]++
			names[keyString(name)] = name
		}
	}
	most := ""
	for name, n := range count {
		if n > count[most] || n == count[most] && name < most {
			most = name
		}
	}
	if n := count[most]; n < leastRelays || float64(n) < relayShare*float64(len(m.l.docs[d].said)) {
		return nil, nil
	}
	for _, s := range m.l.docs[d].said {
		if t := &m.l.said[s]; keyString(m.media(t)) == most && !t.telling.Voice.Links[0].Cue.IsZero() {
			spans = append(spans, t.telling.Voice.Links[0].Cue)
		}
	}
	return names[most], spans
}

// media is the name of the outlet that is the first teller of a claim, or nil.
func (m *maker) media(s *saying) []key {
	if s.first < 0 || !m.l.who[s.first].isMedia {
		return nil
	}
	w := &m.l.who[s.first]
	name := m.l.outletKeys(w.noun.Name)
	for _, a := range w.noun.Aliases {
		if len(name) == 0 {
			name = m.l.outletKeys(a)
		}
	}
	return name
}

func keyString(keys []key) string {
	var b strings.Builder
	for _, k := range keys {
		b.WriteString(string([]byte{byte(k), byte(k >> 8), byte(k >> 16), byte(k >> 24)}))
	}
	return b.String()
}

func overlaps(a, b []key) bool { return len(a) > 0 && (within(a, b) || within(b, a)) }

// outletDocument finds the document of an outlet that another relays: of those shortly before it, the one it repeats most.
func (m *maker) outletDocument(source []key, d int32) int32 {
	best, most := int32(-1), -1
	for _, o := range m.documentsOf(source) {
		x, y := &m.l.docs[o], &m.l.docs[d]
		if o == d {
			continue
		}
		if x.published.known && y.published.known && (x.published.from > y.published.to+1 || x.published.apart(y.published) > relayDays) {
			continue
		}
		if n := m.repeatsOf(d, o); n > most && (n > 0 || shared(x.topic, y.topic) >= relayNames) {
			best, most = o, n
		}
	}
	return best
}

// documentsOf lists the documents of an outlet in the order of telling.
func (m *maker) documentsOf(outlet []key) []int32 {
	name := keyString(outlet)
	list, known := m.byOutlet[name]
	if known {
		return list
	}
	for _, d := range m.docs {
		if overlaps(outlet, m.l.docs[d].outlet) {
			list = append(list, d)
		}
	}
	m.byOutlet[name] = list
	return list
}

// repeatsOf counts the claims of two documents that look like one.
func (m *maker) repeatsOf(a, b int32) int { return m.repeats[[2]int32{min(a, b), max(a, b)}] }

// countRepeats fills the table that repeatsOf reads.
func (m *maker) countRepeats() {
	m.repeats = map[[2]int32]int{}
	for _, t := range m.met.repeats {
		a, b := m.l.said[t.a].doc, m.l.said[t.b].doc
		m.repeats[[2]int32{min(a, b), max(a, b)}]++
	}
}

// sameCredit reports whether two documents name one agency in their credit lines and share some passage.
func (m *maker) sameCredit(a, b int32) bool {
	x, y := &m.l.docs[a], &m.l.docs[b]
	if shared(x.credits, y.credits) == 0 {
		return false
	}
	in := make(map[uint32]bool, len(y.sketch.Prints))
	for _, p := range y.sketch.Prints {
		in[p.Hash] = true
	}
	n := 0
	for _, p := range x.sketch.Prints {
		if in[p.Hash] {
			in[p.Hash] = false // what a text says twice counts once
			n++
		}
	}
	return float64(n) >= creditShare*float64(min(len(x.sketch.Prints), len(y.sketch.Prints)))
}

// from tells where a document has a claim from, if it has it through another outlet: the origin of that outlet's document, or its name.
func (m *maker) from(s *saying) string {
	name := m.media(s)
	if name == nil || overlaps(name, m.l.docs[s.doc].outlet) {
		return ""
	}
	if o := m.outletDocument(name, s.doc); o >= 0 {
		return m.c.Origins[m.originOf[o]].ID
	}
	return "via:" + string(m.l.who[s.first].noun.ID)
}

package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// An article is a document as `isnad read` takes it.
type article struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Text      string `json:"text"`
}

// Shape of the corpus. A word count L is exceeded by (shortest/L)² of the articles, which is Zipf's law with exponent two: half have more than 250 words.
const (
	days     = 730 // the articles are spread evenly over two years from firstDay
	shortest = 177
	longest  = 2500
	copied   = .10 // share of near-copies: another outlet's credit, the last paragraph left out, a number changed
	begins   = .35 // share of articles of their own that begin a new story; the others go on with one of the last open ones
	open     = 12
	recent   = 60
)

var firstDay = time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)

// A story is one affair that several outlets tell.
type story struct {
	kind       string
	vars       map[string]string
	toll, told int
}

// A maker writes one article after the other, in the order of their days. It draws every choice from one seeded source, so that a seed gives the same corpus.
type maker struct {
	parts
	r             *rand.Rand
	n, made       int
	stories       []*story
	last          []article // own articles of late, of which copies are made
	seen          map[uint64]bool
	copies, words int
}

func newMaker(p parts, n int, seed uint64) *maker {
	return &maker{parts: p, r: rand.New(rand.NewPCG(seed, 0x69736e6164)), n: n, seen: map[uint64]bool{}}
}

// next is the next article; no two have one text.
func (m *maker) next() article {
	day := firstDay.AddDate(0, 0, m.made*days/max(m.n, 1))
	copy := len(m.last) > 0 && m.r.Float64() < copied
	for {
		a := article{}
		if copy {
			a = m.copyOf(m.last[m.r.IntN(len(m.last))], day)
		} else {
			a = m.own(day)
		}
		if h := hash(a.Text); !m.seen[h] {
			m.seen[h] = true
			return m.number(a, copy)
		}
	}
}

func hash(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

func (m *maker) number(a article, copy bool) article {
	m.made++
	m.words += len(strings.Fields(a.Text))
	a.ID = fmt.Sprintf("c%06d", m.made)
	a.URL = "https://corpus.example/" + strings.ReplaceAll(a.Published, "-", "/") + "/" + a.ID
	if copy {
		m.copies++
	} else if m.last = append(m.last, a); len(m.last) > recent {
		m.last = m.last[1:]
	}
	return a
}

func (m *maker) pick(part string) string {
	list := m.of[part]
	return list[m.r.IntN(len(list))]
}

// shuffled is the rows of some parts in any order, so that an article repeats none before all have had their turn.
func (m *maker) shuffled(names ...string) (deck []string) {
	for _, name := range names {
		deck = append(deck, m.of[name]...)
	}
	m.r.Shuffle(len(deck), func(i, k int) { deck[i], deck[k] = deck[k], deck[i] })
	return deck
}

// own is an article that an outlet wrote itself.
func (m *maker) own(day time.Time) article {
	s := m.story()
	w := writer{m: m, s: s, day: day, outlet: m.pick("outlet"), used: map[string]bool{}}
	title := w.fill("{title:" + s.kind + "}")
	clear(w.used)
	text := w.article(m.length())
	return article{Outlet: w.outlet, Title: title, Published: day.Format(time.DateOnly), Text: text}
}

// length draws how many words an article should have.
func (m *maker) length() int {
	return int(min(shortest/math.Sqrt(1-m.r.Float64()), longest))
}

// story is a new affair, or one that is still told.
func (m *maker) story() *story {
	if len(m.stories) == 0 || m.r.Float64() < begins {
		m.stories = append(m.stories, m.begin())
		m.stories = m.stories[max(len(m.stories)-open, 0):]
	}
	s := m.stories[m.r.IntN(len(m.stories))]
	if s.told++; m.r.IntN(3) == 0 {
		s.toll = min(s.toll+1, len(m.of["nine"])-2)
	}
	return s
}

func (m *maker) begin() *story {
	s := &story{kind: m.pick("kind"), vars: map[string]string{}, toll: m.r.IntN(3)}
	for column, value := range m.places[m.r.IntN(len(m.places))] {
		s.vars[column] = value
	}
	w := writer{m: m, s: s}
	for _, slot := range []string{"group", "foreign", "street", "object", "weapon", "goods", "crowd", "matter"} {
		s.vars[slot] = w.fill(m.pick(slot))
	}
	s.vars["opponent"] = w.fill("{person}")
	s.vars["minister"] = w.fill("{person}")
	s.vars["office"] = w.fill("{role}")
	s.vars["wounded"] = strconv.Itoa(11 + m.r.IntN(60))
	return s
}

// copyOf is what another outlet makes of an article: its own credit, at times a paragraph less or another number.
func (m *maker) copyOf(a article, day time.Time) article {
	w := writer{m: m, s: &story{vars: map[string]string{}}, day: day, outlet: m.pick("outlet")}
	paragraphs := strings.Split(a.Text, "\n")
	if len(paragraphs) > 3 && m.r.IntN(2) == 0 {
		paragraphs = paragraphs[:len(paragraphs)-1]
	}
	if m.r.IntN(3) == 0 {
		i := m.r.IntN(len(paragraphs))
		paragraphs[i] = strings.Replace(paragraphs[i], " "+m.pick("nine")+" ", " "+m.pick("nine")+" ", 1)
	}
	rest := w.fill("المصدر: وكالة {agency}.")
	if m.r.IntN(2) == 0 {
		rest = w.fill("أعد الخبر للنشر {person}.")
	}
	a.Outlet, a.Text = w.outlet, strings.Join(append(paragraphs, rest), "\n")
	if published := day.Format(time.DateOnly); a.Published < published {
		a.Published = published
	}
	return a
}

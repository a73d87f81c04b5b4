// Package times finds when, how long and how often: dates in the four naming traditions of the months and in the Muslim calendar, weekdays, clock
// times, seasons and quarters, ranges, and what hangs on the day of publication. Values are EDTF (ISO 8601-2) and never finer than the text.
//
// A date is read facet by facet (weekday, day, month, year, part of the day, clock), in whatever order the words stand, and resolved when all are
// known: مساء يوم الثلاثاء 5 مايو/أيار الماضي.
package times

import (
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Options are the conventions by which a text is read. The zero value is that of news: what has no tense lies in the past, «الأحد المقبل» is the first
// Sunday to come, «خلال أسبوعين» is a span. Peers that read commands to an assistant have others; their suites are run with them.
type Options struct {
	Now        time.Time // what today, next and ago hang on; its clock matters only for hours and minutes
	Unknown    bool      // nothing is known of Now: what hangs on it stays without a value
	Coming     bool      // a weekday, day, month or hour without tense is the coming one
	ComingHour bool      // so is an hour without its half of the day
	WholeUnits bool      // «الأسابيع الثلاثة القادمة» begin with the next Monday
	ByWeek     bool      // the weekday «القادم» is that of the next week and «الماضي» that of the last
	PointAhead bool      // «خلال أسبوعين» is the point at its end
	Talk       bool      // a clock time, a feast or a number of a day alone are times: the text is talk about an appointment
}

// Look returns all that tells a time, in text order.
func Look(page *reading.Page, seen *reading.Sightings, cl *reading.Clauses, lex *lexicon.Lexicon, o Options) []Moment {
	return look(page, seen, cl, lex, o).out
}

func look(page *reading.Page, seen *reading.Sightings, cl *reading.Clauses, lex *lexicon.Lexicon, o Options) *finder {
	f := &finder{page: page, seen: seen, cl: cl, lex: lex, o: o, now: midnight(o.Now), words: wordsOf(lex), grammar: grammar()}
	f.mark()
	for i := int32(0); int(i) < len(page.Tokens); {
		if f.kinds[i] == 0 {
			i++
			continue
		}
		m, last, ok := f.at(i)
		if last <= i {
			last = i + 1
		}
		if ok {
			m.First, m.Last = i, last
			f.out = append(f.out, m)
		}
		i = last
	}
	return f
}

type finder struct {
	page    *reading.Page
	seen    *reading.Sightings
	cl      *reading.Clauses
	lex     *lexicon.Lexicon
	o       Options
	now     time.Time // the day of Now
	words   words
	grammar []production
	kinds   []kinds // per token
	out     []Moment
	paired  bool // within بين, where و joins the other end and no minutes
}

// kinds are the tables that know a token, a bit each. Tokens without any open no time and are passed at once.
type kinds uint16

const (
	aMonth kinds = 1 << iota
	aWeekday
	aUnit
	aNumber
	aDeictic
	aMoment
	digits
	opener // a preposition that opens a time: من, قبل, خلال
)

var kindBits = [...]struct {
	kind lexicon.Kind
	bit  kinds
}{{lexicon.MonthKind, aMonth}, {lexicon.WeekdayKind, aWeekday}, {lexicon.UnitKind, aUnit}, {lexicon.NumberKind, aNumber}, {lexicon.DeicticKind, aDeictic}, {lexicon.MomentKind, aMoment}}

// mark fills the kinds of all tokens in one pass over the sightings.
func (f *finder) mark() {
	f.kinds = make([]kinds, len(f.page.Tokens))
	for k := range f.seen.All {
		s := &f.seen.All[k]
		kind := f.lex.Kind(f.lex.Entry(s.Entry).Row)
		for _, b := range kindBits {
			if b.kind == kind {
				f.kinds[s.First] |= b.bit
			}
		}
	}
	for i := range f.page.Tokens {
		t := &f.page.Tokens[i]
		if t.Kind == reading.Numeral {
			f.kinds[i] |= digits
		} else if t.Kind == reading.Arabic && slices.Contains(f.words.openers, t.Form) {
			f.kinds[i] |= opener
		}
	}
}

// words are the closed classes of the lexicon that the finder asks for, by form.
type words struct {
	openers, since, until, by, before, after, within, in, from, to, between, length, every, match, about, at, this, minus, of, or []uint32
	rest, justBefore, that, dayTo, notDates, namedEvents, law, prayers, vague, planned, denied, was, nextOf, unless, term, grants []uint32
	wa, al                                                                                                                        uint32
}

func wordsOf(lex *lexicon.Lexicon) words {
	c := lex.Class
	w := words{since: c("t-since"), until: c("t-until"), by: c("t-by"), before: c("t-before"), after: c("t-after"), within: c("t-within"), in: c("t-in"), from: c("t-from"),
		to: c("t-to"), between: c("t-between"), length: c("t-length"), every: c("t-every"), match: c("t-match"), about: c("t-about"), at: c("t-at"), this: c("t-this"), minus: c("t-minus"), of: c("t-of"), or: c("t-or"),
		notDates: c("t-not-dates"), namedEvents: c("t-named-events"), law: c("t-law"), prayers: c("t-prayers"), vague: c("t-vague"), rest: c("t-rest"), justBefore: c("t-just-before"), that: c("t-that"), dayTo: c("t-day-to"), planned: c("t-planned"), denied: c("t-denied-past"), was: c("t-was"), nextOf: c("t-next-of"), unless: c("t-unless"), term: c("t-term"), grants: c("t-grants"),
		wa: lex.Form([]byte("و")), al: lex.Form([]byte("ال"))}
	w.openers = slices.Concat(w.since, w.before, w.after, w.within, w.from, w.between, w.length, w.every, w.this, w.rest)
	return w
}

// is reports whether token i is a word of a class, as it is written or by its stem.
func (f *finder) is(i int32, class []uint32) bool {
	if i < 0 || int(i) >= len(f.page.Tokens) || f.page.Tokens[i].Kind != reading.Arabic {
		return false
	}
	t := &f.page.Tokens[i]
	return slices.Contains(class, t.Form) || t.Stem != t.Form && slices.Contains(class, t.Stem)
}

func (f *finder) has(i int32, k kinds) bool {
	return i >= 0 && int(i) < len(f.kinds) && f.kinds[i]&k != 0
}

// row returns the longest sighting of one of the tables at token i.
func (f *finder) row(i int32, kind lexicon.Kind) (best reading.Sighting, row uint32, ok bool) {
	if i < 0 || int(i) >= len(f.kinds) || f.kinds[i] == 0 {
		return best, row, false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == kind && (!ok || s.Last > best.Last) && (s.Last > i+1 || s.Clitics == f.clitics(i) || s.Clitics&^(reading.Wa|reading.Al|reading.Ba|reading.Lam) == 0) {
			best, row, ok = s, e.Row, true
		}
	}
	return best, row, ok
}

// number returns the longest sighting of the table of numbers at token i that is of one of the kinds.
func (f *finder) number(i int32, kinds ...string) (value float64, kind string, last int32, ok bool) {
	if !f.has(i, aNumber) {
		return 0, "", i, false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) != lexicon.NumberKind || s.Last <= last || s.Last == i+1 && s.Clitics&^(reading.Wa|reading.Al|reading.Ba|reading.Lam) != 0 {
			continue
		}
		if n := f.lex.Number(e.Row); n.Known && slices.Contains(kinds, n.Kind) {
			value, kind, last, ok = n.Value, n.Kind, s.Last, true
		}
	}
	return value, kind, max(last, i), ok
}

// moment returns the longest sighting of the names of times at token i that is of one of the classes.
func (f *finder) moment(i int32, classes ...string) (number int, class string, last int32, ok bool) {
	if !f.has(i, aMoment) {
		return 0, "", i, false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) != lexicon.MomentKind || s.Last <= last {
			continue
		}
		if c := f.lex.Calendar(e.Row); slices.Contains(classes, c.Sense) {
			number, class, last, ok = c.Number, c.Sense, s.Last, true
		}
	}
	return number, class, max(last, i), ok
}

// isForm reports whether token i is written as a form of the lexicon.
func (f *finder) isForm(i int32, form uint32) bool {
	return f.inText(i) && f.page.Tokens[i].Form == form
}

// isDefinite reports whether token i is written with the article, whatever division of it was chosen.
func (f *finder) isDefinite(i int32) bool {
	if !f.inText(i) {
		return false
	}
	t := &f.page.Tokens[i]
	return t.Clitics.Has(reading.Al) || strings.HasPrefix(f.page.Text[t.NounStart:t.End], "ال") || t.Clitics.Has(reading.Lam) && strings.HasPrefix(f.page.Text[t.Start:t.End], "لل")
}

// clitics are those of token i, none at the end of the text.
func (f *finder) clitics(i int32) reading.Clitics {
	if !f.inText(i) {
		return 0
	}
	return f.page.Tokens[i].Clitics
}

func (f *finder) inText(i int32) bool { return i >= 0 && int(i) < len(f.page.Tokens) }

// sameSentence reports whether two tokens stand in one sentence.
func (f *finder) sameSentence(i, j int32) bool {
	return f.inText(i) && f.inText(j) && f.page.Tokens[i].Sentence == f.page.Tokens[j].Sentence
}

// at reads what begins at token i: the longest constructions first.
func (f *finder) at(i int32) (Moment, int32, bool) {
	if last, ok := f.isName(i); ok {
		return Moment{}, last, false
	}
	for _, read := range [...]func(int32) (Moment, int32, bool){f.named, f.remainder, f.vague, f.set, f.rangeOf, f.within, f.distance, f.anchored, f.point, f.length} {
		if m, last, ok := read(i); ok {
			return f.finish(m, i, last), last, true
		}
	}
	return Moment{}, i, false
}

// finish sets the role and the extent.
func (f *finder) finish(m Moment, first, last int32) Moment {
	m.Extent = f.page.Span(first, last)
	m.Extent.Start = f.page.Tokens[first].NounStart
	if f.clitics(first) == 0 {
		m.Extent.Start = f.page.Tokens[first].Start
	}
	if m.Role == 0 {
		m.Role = f.role(first, &m)
	}
	return m
}

// role reads the word before a time: منذ, حتى, بحلول, قبل.
func (f *finder) role(first int32, m *Moment) isnad.TimeRole {
	if m.Kind != reading.Dated {
		return isnad.EventTime
	}
	for back := int32(1); back <= 2 && first-back >= 0; back++ {
		switch i := first - back; {
		case f.is(i, f.words.since):
			return isnad.Since
		case f.is(i, f.words.by):
			return isnad.Deadline
		case f.is(i, f.words.until) && (back == 1 || f.is(i+1, f.words.at)):
			return isnad.Until
		case back == 1 && f.is(i, f.words.before) && !(m.Grain <= Day && f.is(i, f.words.justBefore)):
			if m.From.After(f.now) || m.Mod == "end" || m.Grain <= Month {
				return isnad.Deadline
			}
			return isnad.Until
		case back == 1 && f.is(i, f.words.after) && m.Grain >= Month:
			return isnad.Since
		}
	}
	return isnad.EventTime
}

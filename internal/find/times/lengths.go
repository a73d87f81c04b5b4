package times

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A measure is a length of time in several units: سنتان وشهر و21 يوما.
type measure struct {
	n     [Century + 1]float64
	fine  Grain // the finest unit
	few   bool  // a plural without number, or with عدة: عدة أيام
	plain bool  // one unit without a number: شهر
}

func ruleOf(f *finder, row uint32) isnad.RuleID { return isnad.RuleID(f.lex.ID(row)) }

// deicticOf returns the longest sighting of the deictic table at token i that has one of the senses.
func (f *finder) deicticOf(i int32, senses ...string) (best reading.Sighting, row uint32, ok bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == lexicon.DeicticKind && (!ok || s.Last > best.Last) && slices.Contains(senses, f.lex.Calendar(e.Row).Sense) {
			best, row, ok = s, e.Row, true
		}
	}
	return best, row, ok
}

// earlier reads «في وقت سابق اليوم», «في وقت سابق من هذا الشهر»: the day or month that its last word tells.
func (f *finder) earlier(m Moment, s reading.Sighting) (Moment, int32, bool) {
	m.IsVague, m.Span, m.Mod, m.Grain = false, false, "before", NoGrain
	if _, row, ok := f.row(s.Last-1, lexicon.DeicticKind); ok && f.lex.Calendar(row).Known {
		m.Grain = Day
	} else if _, row, ok := f.row(s.Last-1, lexicon.UnitKind); ok && f.is(s.Last-2, f.words.this) {
		m.Grain = grainOf[f.lex.Calendar(row).Sense]
	}
	if m.Grain == NoGrain {
		m.Kind = reading.Vague
		return m, s.Last, true
	}
	m.From = m.Grain.start(f.now)
	m.To = m.From
	return m, s.Last, true
}

// measured reads a length: ثلاثة أيام, يومين, شهر واحد, ساعة ونصف, عام واحد وشهر و21 يوما.
func (f *finder) measured(i int32) (q measure, last int32, ok bool) {
	at := i
	for part := 0; part < 4; part++ {
		end, found := f.oneMeasure(at, &q, part > 0)
		if !found {
			break
		}
		last, ok = end, true
		at = end
		switch {
		case !f.sameSentence(i, at):
			return q, last, ok
		case f.isForm(at, f.words.wa) || f.page.IsMark(at, ',', '،') && f.o.Talk:
			at++
		case !f.clitics(at).Has(reading.Wa) && !f.o.Talk:
			return q, last, ok
		}
	}
	return q, last, ok
}

// oneMeasure reads a number with its unit.
func (f *finder) oneMeasure(i int32, q *measure, more bool) (int32, bool) {
	if !f.inText(i) {
		return i, false
	}
	at, n, told := i, 1.0, false
	if f.isForm(i, f.words.al) {
		at++
	}
	few := f.is(at, f.words.vague)
	if few {
		at++
	} else if v, _, end, ok := f.number(at, "fraction"); ok && !f.isUnitPhrase(at) {
		if more && q.fine != NoGrain && !f.has(end, aUnit) {
			q.n[q.fine] += v
			return end, true
		}
		n, at, told = v, end, true
	} else if v, end, ok := f.amountOf(at); ok {
		n, at, told = v, end, true
	}
	s, row, ok := f.row(at, lexicon.UnitKind)
	if !ok || !f.sameSentence(i, at) {
		return i, false
	}
	return f.setMeasure(i, q, n, told, few, s, row)
}

// isUnitPhrase reports whether a unit of several words begins at token i: ربع سنة.
func (f *finder) isUnitPhrase(i int32) bool {
	s, _, ok := f.row(i, lexicon.UnitKind)
	return ok && s.Last > i+1
}

// amountOf reads a number, a decimal one too.
func (f *finder) amountOf(i int32) (float64, int32, bool) {
	if n, end, ok := f.cardinal(i); ok {
		return float64(n), end, true
	}
	if f.has(i, digits) {
		v, err := strconv.ParseFloat(f.page.Slice(f.page.Tokens[i].Extent), 64)
		return v, i + 1, err == nil
	}
	if n, _, end, ok := f.number(i, "definite", "ordinal"); ok && (n > 10 || n > 1 && !f.isOrdinal(i)) {
		return n, end, true // الثلاثة, الاثني عشر
	}
	return 0, i, false
}

func (f *finder) isOrdinal(i int32) bool {
	_, kind, _, _ := f.number(i, "definite", "ordinal")
	return kind == "ordinal"
}

// setMeasure adds a number of units. A bare unit must stand alone, as عقد اجتماع and يوم الجمعة are no lengths.
func (f *finder) setMeasure(i int32, q *measure, n float64, told, few bool, s reading.Sighting, row uint32) (int32, bool) {
	g, agreement := grainOf[f.lex.Calendar(row).Sense], f.lex.Entry(s.Entry).Agreement
	if told && f.clitics(s.First).Has(reading.Lam|reading.Ba) {
		return i, false // رقم 32 لعام 2015
	}
	if g == NoGrain || s.Clitics.Has(reading.Al|reading.Pronoun) && !(told && f.o.Talk) {
		return i, false
	}
	last := s.Last
	switch {
	case agreement&lexicon.Dual != 0:
		if f.has(last, digits) || f.exactly(s.Last-1, "عامي") {
			return i, false
		}
		n = 2
	case told || few:
	case agreement&lexicon.Plural != 0:
		few = true
	default:
		if f.has(last, digits|aMonth|aWeekday|aDeictic) && !f.isElapsed(last) || g == Decade && f.has(i, aUnit) && f.nounFollows(last) {
			return i, false
		}
		q.plain = true
	}
	if v, end, ok := f.cardinal(last); ok && !told && agreement&lexicon.Plural == 0 && v <= 2 && !f.has(last, digits) {
		q.plain, last = false, end // شهر واحد, يومين اثنين
	}
	q.few = q.few || few
	q.n[g] += n
	if q.fine == NoGrain || g < q.fine {
		q.fine = g
	}
	return last, true
}

func (f *finder) isElapsed(i int32) bool {
	_, _, _, ok := f.moment(i, "elapsed")
	return ok
}

func (f *finder) exactly(i int32, s string) bool { return f.page.Slice(f.page.Tokens[i].Extent) == s }

// nounFollows reports whether a word that is no preposition stands at token i.
func (f *finder) nounFollows(i int32) bool {
	return f.inText(i) && f.page.Tokens[i].Kind == reading.Arabic && f.cl.Tag[i] == reading.Noun
}

// iso prints the length: P1Y2M, PT72H.
func (q *measure) iso() string {
	var b strings.Builder
	b.WriteByte('P')
	units := [...]struct {
		g    Grain
		mark string
		by   float64
	}{{Century, "Y", 100}, {Decade, "Y", 10}, {Year, "Y", 1}, {Half, "M", 6}, {Quarter, "M", 3}, {Month, "M", 1}, {Week, "W", 1}, {Day, "D", 1}, {Hour, "H", 1}, {Minute, "M", 1}, {Second, "S", 1}}
	clock := false
	for _, u := range units {
		if q.n[u.g] == 0 {
			continue
		}
		if u.g < Day && !clock {
			b.WriteByte('T')
			clock = true
		}
		if q.few {
			b.WriteString("X" + u.mark)
		} else {
			b.WriteString(strconv.FormatFloat(q.n[u.g]*u.by, 'f', -1, 64) + u.mark)
		}
	}
	return b.String()
}

// from moves a time by the length, forwards or backwards.
func (q *measure) from(t time.Time, direction int) time.Time {
	for g := Century; g > NoGrain; g-- {
		if n := q.n[g]; n != 0 {
			whole := int(n)
			t = g.add(t, direction*whole)
			if rest := n - float64(whole); rest > 0 && g <= Hour {
				t = t.Add(time.Duration(float64(direction) * rest * float64(map[Grain]time.Duration{Hour: time.Hour, Minute: time.Minute, Second: time.Second}[g])))
			} else if rest > 0 && g == Year {
				t = addMonths(t, direction*int(rest*12+.5))
			}
		}
	}
	return t
}

func signed(n int, before, after string) string {
	s := before + strconv.Itoa(max(n, -n)) + after
	if n < 0 {
		return "-" + s
	}
	return s
}

// length reads a length that nothing makes a time: لمدة عامين, ثلاثة أيام متتالية, and with Talk a bare one.
func (f *finder) length(i int32) (Moment, int32, bool) {
	if _, _, end, ok := f.moment(i, "instant"); ok && f.o.Talk {
		return Moment{Kind: reading.Length, Grain: Second, Offset: "PT1S", Rule: "time.length"}, end, true
	}
	at, told := i, false
	for f.is(at, f.words.length) && f.sameSentence(i, at+1) {
		at, told = at+1, true
	}
	if told && f.has(at, aUnit) && !f.o.Talk && f.isDefinite(at) {
		return Moment{}, i, false
	}
	q, end, ok := f.measured(at)
	if !ok && told && f.o.Talk {
		q, end, ok = f.wholeUnit(at)
	}
	if !ok {
		return Moment{}, i, false
	}
	_, _, after, whole := f.moment(end, "whole")
	if whole {
		end = after
	}
	if q.plain && !told && !whole && !f.o.Talk || q.few && !told && !(f.o.Talk && f.is(i, f.words.vague)) {
		return Moment{}, i, false
	}
	return Moment{Kind: reading.Length, Grain: q.fine, Offset: q.iso(), Rule: f.ruleOfLength(i)}, end, true
}

// reachGrant is how many tokens before a length the word that grants it is looked for: أمهلت النقابة الحكومة 48 ساعة.
const reachGrant = 8

// ruleOfLength tells a length that is given to do something in (مهلة 48 ساعة, أمهله يومين) and one that something is to be done within (خلال مدة لا تتجاوز شهرا) from a mere length.
func (f *finder) ruleOfLength(i int32) isnad.RuleID {
	if f.is(i-1, f.words.term) || f.is(i-2, f.words.term) && f.sameSentence(i-2, i) {
		return "time.grace"
	}
	for j := i - 2; j >= max(0, i-5) && f.sameSentence(j, i); j-- {
		if f.is(j, f.words.within) && f.is(j+1, f.words.length) {
			return "time.within"
		}
	}
	for j := i - 1; j >= max(0, i-reachGrant) && f.sameSentence(j, i) && !f.page.IsMark(j, '،', '؛', ':'); j-- {
		if f.is(j, f.words.grants) {
			return "time.grace"
		}
		if f.cl.Tag[j] == reading.Verb {
			break
		}
	}
	return "time.length"
}

// wholeUnit reads طوال اليوم.
func (f *finder) wholeUnit(i int32) (q measure, last int32, ok bool) {
	s, row, ok := f.row(i, lexicon.UnitKind)
	if !ok {
		return q, i, false
	}
	q.fine = grainOf[f.lex.Calendar(row).Sense]
	q.n[q.fine] = 1
	return q, s.Last, true
}

// set reads what comes again: كل يوم جمعة, يوميا, كل ثلاثة أيام.
func (f *finder) set(i int32) (Moment, int32, bool) {
	m := Moment{Kind: reading.Set, Rule: "time.set"}
	if _, class, at, ok := f.moment(i, "set-day", "set-week", "set-month", "set-year", "set-hour"); ok && !f.has(at, aWeekday) {
		if n, _, end, ok := f.moment(at, "weekday-bare"); !ok {
			m.Offset = map[string]string{"set-day": "P1D", "set-week": "P1W", "set-month": "P1M", "set-year": "P1Y", "set-hour": "PT1H"}[class]
			return m, at, true
		} else {
			m.Offset = "XXXX-WXX-" + strconv.Itoa(n)
			return m, end, true
		}
	}
	if !f.is(i, f.words.every) || !f.sameSentence(i, i+1) {
		return m, i, false
	}
	at := i + 1
	if f.isUnit(at, "day") && f.sameSentence(i, at+1) {
		at++
	}
	if n, _, end, ok := f.moment(at, "weekday-bare"); ok {
		m.Offset = "XXXX-WXX-" + strconv.Itoa(n)
		return m, end, true
	}
	q, end, ok := f.measured(i + 1)
	if !ok || q.few {
		return m, i, false
	}
	m.Offset = q.iso()
	return m, end, true
}

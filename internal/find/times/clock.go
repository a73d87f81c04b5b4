package times

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A clock is a time of day as told.
type clock struct {
	hour, minute, second int
	grain                Grain
	half                 bool // the text tells which half of the day: مساء, م
	zone                 int  // minutes ahead of Greenwich
	hasZone              bool
}

// clockTime reads الساعة 22,30 ت غ; 14:30; الثالثة فجرا; الساعة الثامنة والنصف مساء.
func (f *finder) clockTime(i int32, c *facets) (int32, bool) {
	at, told := i, false
	if f.is(at, f.words.at) && !f.is(at, f.words.after) && !f.is(at, f.words.before) && f.isUnit(at+1, "hour") {
		at++
	}
	if f.isUnit(at, "hour") && f.isDefinite(at) && f.sameSentence(i, at+1) {
		at, told = at+1, true
	}
	k := clock{grain: Hour}
	end, exact, ok := f.hourAt(at, &k, told)
	if !ok {
		return i, false
	}
	hour := end
	if end = f.minutesAfter(end, &k); end > hour && (f.o.Talk || c.has != 0) && f.isFeminineOrdinal(at) {
		exact = true // الثامنة والنصف
	}
	end, half := f.halfAfter(end, &k, c, told || exact)
	end, zoned := f.zoneAfter(end, &k)
	if !told && !exact && !half && !zoned && !(c.has&hasPart != 0 && (f.o.Talk || f.isFeminineOrdinal(at))) && !f.isAppointment(i, at) {
		return i, false
	}
	c.clock, c.has = k, c.has|hasClock
	if c.rule == "" {
		c.rule = "time.clock"
	}
	return end, true
}

// isAppointment reports whether talk has an hour alone: سأعود عند 7, في السابعة.
func (f *finder) isAppointment(i, at int32) bool {
	return f.o.Talk && (f.is(i-1, f.words.at) || f.isFeminineOrdinal(at) && (f.is(i-1, f.words.in) || f.cl.Tag[max(i-1, 0)] == reading.Verb))
}

func (f *finder) isFeminineOrdinal(i int32) bool {
	_, _, _, ok := f.number(i, "ordinal", "compound")
	return ok && f.isDefinite(i) && (reading.Ends(f.page.Slice(f.page.Tokens[i].Extent), "ة") || reading.Ends(f.page.Slice(f.page.Tokens[i].Extent), "ه"))
}

// hourAt reads the hour, and minutes and seconds joined by a colon. Exact says that minutes were told by a mark.
func (f *finder) hourAt(i int32, k *clock, told bool) (end int32, exact, ok bool) {
	if a, b, isPair := f.pairAt(i); isPair {
		if !told && !f.zoneFollows(i+1) && !f.partFollows(i+1) || a > 24 || b > 59 {
			return i, false, false
		}
		k.hour, k.minute, k.grain = a, b, Minute
		return i + 1, true, true
	}
	n := f.integer(i)
	switch {
	case n < 0:
		return f.hourWord(i, k, told)
	case f.page.IsMark(i+1, ':') && f.has(i+2, digits):
		return f.colons(i, k)
	case n > 100 && f.digitCount(i) >= 3 && f.o.Talk && f.partFollows(i+1) && n/100 <= 24 && n%100 < 60:
		k.hour, k.minute, k.grain = n/100, n%100, Minute
		return i + 1, true, true
	case n > 24 || f.page.IsMark(i+1, '/', '-') && f.has(i+2, digits) && !told:
		return i, false, false
	}
	k.hour = n
	return i + 1, false, true
}

func (f *finder) pairAt(i int32) (a, b int, ok bool) {
	if !f.has(i, digits) {
		return 0, 0, false
	}
	return f.pair(i, ',', '.', '٫')
}

// colons reads 14:30 and 15:23:24; minutes and seconds have two digits, so that a score is no time.
func (f *finder) colons(i int32, k *clock) (int32, bool, bool) {
	n, m := f.integer(i), f.integer(i+2)
	if n > 24 || m < 0 || m > 59 || f.digitCount(i+2) != 2 || i > 0 && f.page.IsMark(i-1, ':') && f.has(i-2, digits) {
		return i, false, false
	}
	k.hour, k.minute, k.grain = n, m, Minute
	if f.page.IsMark(i+3, ':') && f.has(i+4, digits) {
		s := f.integer(i + 4)
		if s > 59 || f.digitCount(i+4) != 2 {
			return i, false, false
		}
		k.second, k.grain = s, Second
		return i + 5, true, true
	}
	return i + 3, true, true
}

// hourWord reads الثالثة, الثانية عشرة; ثلاثة only after الساعة or in talk.
func (f *finder) hourWord(i int32, k *clock, told bool) (int32, bool, bool) {
	n, at, ok := f.hourOrdinal(i)
	if !ok && (told || f.o.Talk) {
		n, at, ok = f.hourCardinal(i)
	}
	if !ok || n < 1 || n > 24 {
		return i, false, false
	}
	k.hour = n
	return at, false, true
}

// hourOrdinal reads one feminine ordinal with the article (الثالثة: an hour; but الثالث is somebody or a day); a number joined by و is minutes.
func (f *finder) hourOrdinal(i int32) (int, int32, bool) {
	v, _, last, ok := f.number(i, "ordinal", "compound")
	return int(v), last, ok && f.isFeminineOrdinal(i)
}

func (f *finder) hourCardinal(i int32) (int, int32, bool) {
	v, _, last, ok := f.number(i, "cardinal")
	return int(v), last, ok
}

// minutesAfter reads والنصف, وربع, إلا ثلثا, و18 دقيقة, وخمس وأربعون دقيقة after an hour.
func (f *finder) minutesAfter(i int32, k *clock) int32 {
	if k.grain != Hour || !f.inText(i) {
		if f.is(i, f.words.minus) {
			return f.lessMinutes(i, k)
		}
		return i
	}
	if f.is(i, f.words.minus) {
		return f.lessMinutes(i, k)
	}
	if f.paired && !f.minuteFollows(i) {
		return i
	}
	at := i
	if f.isForm(i, f.words.wa) {
		at++
	} else if !f.clitics(i).Has(reading.Wa) {
		return i
	}
	m, end, ok := f.minutes(at)
	if !ok {
		return i
	}
	k.minute, k.grain = m, Minute
	if f.is(end, f.words.minus) {
		return f.lessMinutes(end, k)
	}
	return end
}

// minuteFollows reports whether minutes are told as such after و: a part of an hour or دقيقة.
func (f *finder) minuteFollows(i int32) bool {
	if f.isForm(i, f.words.wa) {
		i++
	}
	if _, _, _, ok := f.number(i, "fraction", "definite"); ok {
		return true
	}
	_, end, ok := f.cardinal(i)
	return ok && f.isUnit(end, "minute")
}

func (f *finder) lessMinutes(i int32, k *clock) int32 {
	m, end, ok := f.minutes(i + 1)
	if !ok {
		return i
	}
	total := k.hour*60 + k.minute - m
	k.hour, k.minute, k.grain = total/60, total%60, Minute
	return end
}

// minutes reads a part of an hour or a number of minutes; talk leaves out دقيقة.
func (f *finder) minutes(i int32) (int, int32, bool) {
	if v, _, last, ok := f.number(i, "fraction", "definite"); ok && v >= .2 && v < 1 {
		return int(v*60 + .5), last, true
	}
	if d, _, end, ok := f.moment(i, "division"); ok {
		return 60 / d, end, true
	}
	n, end, ok := f.cardinal(i)
	if !ok || n > 59 {
		return 0, i, false
	}
	if f.isUnit(end, "minute") {
		return n, end + 1, true
	}
	return n, end, f.o.Talk && !f.has(end, aUnit)
}

// halfAfter reads what tells the half of the day after a clock time: مساء, صباح اليوم, بعد منتصف الليل, م.
func (f *finder) halfAfter(i int32, k *clock, c *facets, told bool) (int32, bool) {
	if c.has&hasPart != 0 {
		k.inPart(c.part)
	}
	if v, _, end, ok := f.moment(i, "meridiem"); ok && !f.isDefinite(i) && k.hour <= 12 && (told || f.o.Talk) && !f.has(end, aUnit) {
		k.half = true
		if k.hour = k.hour%12 + v; v == 0 && k.hour == 12 {
			k.hour = 0
		}
		return end, true
	}
	try := facets{}
	end, ok := f.partOfDay(i, &try)
	if !ok {
		return i, false
	}
	if more, again := f.partOfDay(end, &facets{}); again && f.o.Talk {
		end = more // 12 ظهرا وقت الغداء
	}
	k.inPart(try.part)
	if c.has&hasPart == 0 {
		c.part, c.has = try.part, c.has|hasPart
	}
	if try.has&hasOffset != 0 && c.has&(hasOffset|hasDate|hasWeekday) == 0 {
		c.offset, c.has = try.offset, c.has|hasOffset
	}
	return end, true
}

// inPart moves an hour of twelve into the part of the day.
func (k *clock) inPart(part string) {
	if k.hour > 12 || k.half {
		return
	}
	k.half = true
	switch part {
	case "dawn", "morning":
		if k.hour == 12 {
			k.hour = 0
		}
	case "noon":
		if k.hour < 10 {
			k.hour += 12
		}
	case "afternoon", "evening":
		if k.hour < 12 {
			k.hour += 12
		}
	case "night":
		if k.hour == 12 {
			k.hour = 0
		} else if k.hour > 4 {
			k.hour += 12
		}
	case "midnight":
		if k.hour == 12 {
			k.hour = 0
		}
	}
}

func (f *finder) partFollows(i int32) bool {
	try := facets{}
	_, ok := f.partOfDay(i, &try)
	if !ok {
		_, _, _, ok = f.moment(i, "meridiem")
	}
	return ok
}

func (f *finder) zoneFollows(i int32) bool {
	_, _, _, ok := f.moment(i, "zone", "zone-local")
	return ok
}

// zoneAfter reads بتوقيت بغداد, ت غ, and the same time told again in brackets: (22:30 ت غ).
func (f *finder) zoneAfter(i int32, k *clock) (int32, bool) {
	n, class, end, ok := f.moment(i, "zone", "zone-local")
	if !ok && f.page.IsMark(i, '(') {
		if n, class, end, ok = f.moment(i+1, "zone", "zone-local"); ok && f.page.IsMark(end, ')') {
			end++
		}
	}
	if !ok {
		return i, false
	}
	if class == "zone" {
		k.zone, k.hasZone = n, true
	}
	return f.toldAgain(end), true
}

// toldAgain passes the time told again for another zone: (22:30 ت غ).
func (f *finder) toldAgain(i int32) int32 {
	if !f.page.IsMark(i, '(', '،') {
		return i
	}
	at := i + 1
	if f.isUnit(at, "hour") {
		at++
	}
	var other clock
	end, _, ok := f.hourAt(at, &other, true)
	if !ok {
		return i
	}
	_, _, end, ok = f.moment(end, "zone", "zone-local")
	if !ok {
		return i
	}
	if f.page.IsMark(end, ')') {
		end++
	}
	return end
}

// dayPart reads a part of the day before or after its day: مساء أمس is a row of its own; فجر الأربعاء, مساء يوم الخميس, 5 مايو صباحا.
func (f *finder) dayPart(i int32, c *facets) (int32, bool) {
	at := i
	if f.is(at, f.words.in) && f.clitics(at) == 0 && c.has != 0 {
		at++
	}
	if !f.sameSentence(i, at) {
		return i, false
	}
	end, ok := f.partOfDay(at, c)
	if ok && c.rule == "" {
		c.rule = "time.part"
	}
	return end, ok
}

// partOfDay reads the words of a part of the day, with هذا before it in talk: هذا المساء.
func (f *finder) partOfDay(i int32, c *facets) (int32, bool) {
	at, this := i, false
	if f.is(at, f.words.this) {
		at, this = at+1, true
	} else if f.is(at, f.words.in) && f.clitics(at) == 0 && f.o.Talk {
		at++
	}
	if f.o.Talk {
		if end, ok := f.earlyPart(at, c); ok {
			return end, true
		}
		if h, _, end, ok := f.moment(at, "daypart"); ok {
			c.part, c.has = map[int]string{8: "morning", 12: "noon", 18: "evening", 20: "night"}[h], c.has|hasPart
			return end, true
		}
	}
	if f.o.Talk {
		if end, ok := f.middleOf(at, c); ok {
			return end, true
		}
	}
	for _, s := range f.seen.From(at) {
		row := f.lex.Entry(s.Entry).Row
		if f.lex.Kind(row) != lexicon.DeicticKind {
			continue
		}
		d := f.lex.Calendar(row)
		if !isPart(d.Sense) || d.Known && !(d.Number == 0 && c.has&(hasOffset|hasDate|hasWeekday) == 0) {
			continue
		}
		c.part, c.has = d.Sense, c.has|hasPart
		if d.Known || this {
			c.offset, c.has = d.Number, c.has|hasOffset
		}
		return s.Last, true
	}
	return i, false
}

// earlyPart reads the first or last half of a part of the day: وقت متأخر من الليل, أواخر الصباح, الصباح الباكر.
func (f *finder) earlyPart(i int32, c *facets) (int32, bool) {
	mod, at := "", i
	if _, class, end, ok := f.moment(i, "early", "late"); ok {
		mod, at = map[string]string{"early": "start", "late": "end"}[class], end
	} else if n, end, ok := f.ordinal(i); ok && n == 1 && !f.isDefinite(i) {
		mod, at = "start", end
	} else if _, row, ok := f.row(i, lexicon.DeicticKind); ok && f.lex.Calendar(row).Sense == "end" {
		mod, at = "end", i+1
	}
	if at > i && f.is(at, f.words.from) {
		at++
	}
	s, row, ok := f.deicticOf(at, "morning", "afternoon", "evening", "night", "noon")
	if !ok || f.lex.Calendar(row).Known {
		return i, false
	}
	end := s.Last
	if _, _, last, early := f.moment(end, "early"); early && mod == "" {
		mod, end = "start", last
	}
	if mod == "" {
		return i, false
	}
	c.part, c.mod, c.has = f.lex.Calendar(row).Sense, mod, c.has|hasPart
	return end, true
}

// middleOf reads منتصف الصباح.
func (f *finder) middleOf(i int32, c *facets) (int32, bool) {
	s, row, ok := f.row(i, lexicon.DeicticKind)
	if !ok || f.lex.Calendar(row).Sense != "mid" {
		return i, false
	}
	at := s.Last
	if f.page.IsMark(at, '-') {
		at++
	}
	s, row, ok = f.row(at, lexicon.DeicticKind)
	if !ok || !isPart(f.lex.Calendar(row).Sense) || !f.isDefinite(at) {
		return i, false
	}
	c.part, c.has = "mid-"+f.lex.Calendar(row).Sense, c.has|hasPart
	return s.Last, true
}

func isPart(sense string) bool {
	switch sense {
	case "dawn", "morning", "noon", "afternoon", "evening", "night", "midnight":
		return true
	}
	return false
}

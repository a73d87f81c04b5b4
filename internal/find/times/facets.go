package times

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// facets are what the words of one date tell, in whatever order they stand.
type facets struct {
	has      facet
	rule     isnad.RuleID
	weekday  int // 1 Monday to 7 Sunday
	turn     turn
	day      int
	month    int
	year     int
	hijri    bool // month and year are of the Muslim calendar
	hijriYr  bool // a year of the Muslim calendar alone
	offset   int  // days from the telling
	unit     Grain
	shift    int  // units from the telling
	sameYear bool // as that of the time before: مارس من العام نفسه
	turned   bool // the year is told by its number too: العام الماضي 2014
	nth      int  // of unitOf, or of weekday, within what follows; -1 the last
	nthOf    Grain
	division int // 4 quarter, 2 half, 3 third
	season   int
	feast    string // class of a holiday
	feastDay int
	decade   int // 90 of تسعينيات القرن الماضي
	mod      string
	part     string
	clock    clock
	number   int // a bare number that the other end of a range, or the talk, completes
}

// A facet is one thing that words of a date tell.
type facet uint16

const (
	hasWeekday facet = 1 << iota
	hasDay           // day of a month
	hasMonth
	hasYear
	hasOffset
	hasUnit
	hasNth
	hasDivision
	hasSeason
	hasFeast
	hasMod
	hasPart
	hasClock
	hasNumber
	hasDecade
	hasDate = hasDay | hasMonth
)

// A turn says which of its like a weekday, month or unit is: الماضي, الحالي, المقبل.
type turn int8

const (
	noTurn turn = iota
	former
	this
	next
	afterNext
)

func (t turn) shift() int { return map[turn]int{former: -1, next: 1, afterNext: 2}[t] }

var turnOf = map[string]turn{"last": former, "this": this, "next": next, "following": next, "previous": former}

// A reader reads one facet at a token and returns the token after it; it leaves the facets alone if it fails.
type reader func(*finder, int32, *facets) (int32, bool)

// An entry of the grammar says which facets may stand before a facet that a reader reads.
type production struct {
	read  reader
	after facet
	none  facet // that the facets so far must not have
}

// grammar is tried from above at each token.
func grammar() []production {
	const day = hasWeekday | hasOffset | hasPart | hasClock
	return []production{
		{(*finder).numeric, day, hasDate | hasYear},
		{(*finder).dayMonth, day | hasMod | hasNth, hasDate},
		{(*finder).feast, day, hasDate | hasFeast},
		{(*finder).monthName, day | hasMod | hasNth | hasDivision | hasDay, hasMonth},
		{(*finder).season, hasMod | hasPart, hasSeason},
		{(*finder).division, hasMod, hasDivision},
		{(*finder).nthOf, hasMod, hasNth | hasDate},
		{(*finder).decade, hasMod, hasDecade},
		{(*finder).mod, 0, hasMod},
		{(*finder).deictic, day, hasOffset | hasDate},
		{(*finder).weekdayName, day | hasUnit | hasMod, hasWeekday | hasDate},
		{(*finder).yearNumber, hasMonth | hasDay | hasWeekday | hasPart | hasMod | hasNth | hasDivision | hasSeason | hasFeast | hasClock, hasYear | hasOffset | hasUnit},
		{(*finder).relativeUnit, hasDecade | hasWeekday | hasMod | hasNth | hasDivision | hasMonth | hasDay | hasFeast | hasSeason | hasNumber | hasPart, hasUnit | hasYear},
		{(*finder).clockTime, day | hasDate | hasYear | hasUnit, hasClock},
		{(*finder).dayPart, day | hasDate | hasYear | hasUnit, hasPart},
		{(*finder).dayOfMonth, hasWeekday, hasDate},
		{(*finder).dayAlone, 0, hasDate},
	}
}

// collect reads facets from token i on as long as they fit together, and returns the token after the last.
func (f *finder) collect(i int32, c *facets) (int32, bool) {
	at := i
	for f.sameSentence(i, at) {
		next, ok := f.facet(at, c)
		if !ok {
			if skip := f.link(at, c); skip > at && f.sameSentence(i, skip) {
				next, ok = f.facet(skip, c)
			}
		}
		if !ok {
			break
		}
		at = next
	}
	return at, at > i
}

func (f *finder) facet(i int32, c *facets) (int32, bool) {
	if !f.inText(i) || f.kinds[i] == 0 {
		return i, false
	}
	for k := range f.grammar {
		p := &f.grammar[k]
		if c.has&p.none != 0 || c.has&^(p.after) != 0 {
			continue
		}
		if at, ok := p.read(f, i, c); ok {
			return at, true
		}
	}
	return i, false
}

// link returns the token after words and marks that may stand between two facets of one date: الثلاثاء، 5 مايو; الجمعة من الأسبوع المقبل; السبت الموافق 3 مايو.
func (f *finder) link(i int32, c *facets) int32 {
	switch {
	case c.has == 0:
		return i
	case f.page.IsMark(i, '،', ',') && c.has&(hasWeekday|hasDate|hasOffset) != 0:
		if f.facetAfterComma(i+1, c) {
			return i + 1
		}
	case f.page.IsMark(i, '(') && c.has&(hasWeekday|hasOffset) != 0 && f.has(i+1, digits|aWeekday):
		return i + 1
	case f.is(i, f.words.match):
		return i + 1
	case f.is(i, f.words.of) && f.clitics(i) == 0:
		if f.is(i, f.words.in) && c.has&(hasPart|hasMonth) != 0 && c.has&(hasDay|hasNth|hasMod) == 0 {
			return i
		}
		return i + 1
	case f.is(i, f.words.at) && f.has(i+1, aUnit):
		return i + 1
	case f.page.IsMark(i, '.', '-') && c.has&hasDay != 0 && f.o.Talk:
		return i + 1
	}
	return i
}

// facetAfterComma reports whether what follows a comma continues a date: a day with its month, a year after a month, a clock time.
func (f *finder) facetAfterComma(i int32, c *facets) bool {
	switch {
	case f.isYear(i):
		return c.has&hasMonth != 0 && c.has&hasYear == 0
	case f.isUnit(i, "hour"), f.has(i, digits) && f.page.IsMark(i+1, ':'):
		return true
	case f.has(i, digits|aNumber|aMonth):
		try := facets{}
		if c.has&hasMonth != 0 && c.has&hasYear == 0 && f.o.Talk {
			return true
		}
		_, ok := f.dayMonth(i, &try)
		if !ok && f.o.Talk {
			_, ok = f.monthName(i, &try)
		}
		return ok && c.has&hasDate == 0
	case f.has(i, aWeekday):
		return c.has&hasOffset != 0
	}
	return false
}

// turnAt reads الماضي, المقبل, الجاري at token i and returns the token after it.
func (f *finder) turnAt(i int32) (turn, int32) {
	if f.is(i, f.words.after) && f.has(i+1, aDeictic) {
		if t, end := f.turnAt(i + 1); t == next {
			return afterNext, end // الأسبوع بعد القادم
		}
	}
	if s, row, ok := f.row(i, lexicon.DeicticKind); ok {
		if t := turnOf[f.lex.Calendar(row).Sense]; t != noTurn && (f.o.Talk || f.lex.Calendar(row).Sense != "following" && f.lex.Calendar(row).Sense != "previous") {
			return t, s.Last
		}
	}
	return noTurn, i
}

func (f *finder) isUnit(i int32, unit string) bool {
	s, row, ok := f.row(i, lexicon.UnitKind)
	return ok && s.Last == i+1 && f.lex.Calendar(row).Sense == unit
}

// weekdayName reads a weekday with يوم before it and الماضي after it. A bare one must not be a name or a part of one: صلاة الجمعة, محمد الخميس.
func (f *finder) weekdayName(i int32, c *facets) (int32, bool) {
	at := i
	if f.is(at, f.words.this) && f.o.Talk {
		at++
	}
	explicit := at > i
	if f.isUnit(at, "day") {
		at++
		explicit = true
	}
	s, row, ok := f.row(at, lexicon.WeekdayKind)
	number, end := 0, s.Last
	if ok {
		number = f.lex.Calendar(row).Number
	} else if number, _, end, ok = f.moment(at, "weekday-dialect", "weekday-bare"); !ok || !f.o.Talk || !f.isDefinite(at) && !f.isUnit(end, "week") {
		return i, false
	}
	turn, last := f.turnAt(end)
	if explicit && turn == noTurn && f.is(i, f.words.this) {
		turn = this
	}
	if !explicit && turn == noTurn && c.has == 0 && (!f.standsAsDay(at, end) || number == 1 && f.areTwo(at)) {
		return i, false
	}
	c.weekday, c.has = number, c.has|hasWeekday
	if turn != noTurn {
		c.turn = turn
	}
	f.rule(c, row, ok && s.Last > 0)
	return last, true
}

func (f *finder) rule(c *facets, row uint32, known bool) {
	if c.rule == "" && known {
		c.rule = isnad.RuleID(f.lex.ID(row))
	}
}

// standsAsDay reports whether a weekday without يوم is the day and no name: not after صلاة or a given name, nor before a title's genitive.
func (f *finder) standsAsDay(i, end int32) bool {
	if i == 0 || f.clitics(i).Has(reading.Lam|reading.Kaf) && !f.o.Talk {
		return i == 0
	}
	if f.is(i-1, f.words.prayers) || f.page.IsProper(i-1) && f.cl.Tag[i-1] == reading.Noun {
		return false
	}
	for _, s := range f.seen.From(i - 1) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.GivenKind:
			return f.clitics(i - 1).Has(reading.Al)
		}
	}
	return true
}

// areTwo reports whether الاثنين counts the definite people before it and is no Monday: الموقوفين الاثنين.
func (f *finder) areTwo(i int32) bool {
	if i == 0 || f.cl.Tag[i-1] != reading.Noun || !f.clitics(i-1).Has(reading.Al) || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	s := f.page.Slice(f.page.Tokens[i-1].Extent)
	return reading.Ends(s, "ين") || reading.Ends(s, "ان") || reading.Ends(s, "ون")
}

// deictic reads أمس, اليوم, غدا with a weekday after it.
func (f *finder) deictic(i int32, c *facets) (int32, bool) {
	s, row, ok := f.row(i, lexicon.DeicticKind)
	if !ok {
		return i, false
	}
	d := f.lex.Calendar(row)
	if !d.Known || d.Sense == "now" && !f.o.Talk {
		return i, false
	}
	if d.Sense == "now" {
		c.clock = clock{hour: f.o.Now.Hour(), minute: f.o.Now.Minute(), second: f.o.Now.Second(), grain: Second}
		c.has |= hasClock
	}
	if c.has&hasWeekday != 0 && c.has&hasPart == 0 && i > 0 && f.page.IsMark(i-1, '،', ',') && !f.o.Talk {
		return i, false
	}
	c.offset, c.has = d.Number, c.has|hasOffset
	if turn, end := f.turnAt(s.Last); f.o.Talk && turn != noTurn && turn != this && d.Number == 0 && d.Sense == "day" {
		c.offset, c.rule = turn.shift(), "time.day"
		return end, true // اليوم الماضي
	}
	if d.Sense != "day" && d.Sense != "now" {
		c.part, c.has = d.Sense, c.has|hasPart
	}
	f.rule(c, row, true)
	return s.Last, true
}

// mod reads مطلع, منتصف, أواخر before a month, a year or a season.
func (f *finder) mod(i int32, c *facets) (int32, bool) {
	if at, ok := f.halfOfMonth(i); ok {
		c.mod, c.has, c.rule = "mid", c.has|hasMod, "deictic.part-mid"
		return at, true
	}
	s, row, ok := f.row(i, lexicon.DeicticKind)
	if !ok {
		return i, false
	}
	sense := f.lex.Calendar(row).Sense
	if sense != "start" && sense != "mid" && sense != "end" || s.Clitics.Has(reading.Al) {
		return i, false
	}
	at := s.Last
	if f.is(at, f.words.from) {
		at++
	}
	try := facets{has: hasMod}
	if _, ok := f.facet(at, &try); !ok || try.has&(hasDay|hasOffset|hasClock|hasWeekday|hasPart) != 0 {
		return i, false
	}
	c.mod, c.has = sense, c.has|hasMod
	f.rule(c, row, true)
	return at, true
}

// halfOfMonth reads نصف شهر مارس as its middle, in talk.
func (f *finder) halfOfMonth(i int32) (int32, bool) {
	v, _, at, ok := f.number(i, "fraction")
	if !ok {
		_, _, at, ok = f.moment(i, "mid-dialect")
		v = .5
	}
	if !ok || v != .5 || !f.o.Talk || !f.isUnit(at, "month") {
		return i, false
	}
	try := facets{has: hasMod}
	_, ok = f.monthName(at, &try)
	return at, ok
}

// nthOf reads which of its like a unit or weekday is within what follows: آخر يوم من, أول أسبوع في, ثالث ثلاثاء من, الثلاثاء الأخير من, اليوم الثالث من.
func (f *finder) nthOf(i int32, c *facets) (int32, bool) {
	n, at, ok := f.ordinal(i)
	if !ok {
		if n, _, at, ok = f.moment(i, "last-of"); !ok || f.isDefinite(i) {
			return f.countedAfter(i, c)
		}
	}
	if f.isDefinite(i) {
		return i, false
	}
	what, weekday, end, ok := f.counted(at)
	if !ok || n > 31 {
		return i, false
	}
	return f.setNth(c, i, n, what, weekday, end)
}

// countedAfter reads the other order: الأسبوع الأول من, الثلاثاء الأخير من.
func (f *finder) countedAfter(i int32, c *facets) (int32, bool) {
	what, weekday, at, ok := f.counted(i)
	if !ok || what == Day && weekday == 0 && !f.isDefinite(i) && f.page.Tokens[i].Form == f.page.Tokens[i].Stem && !f.has(i, aUnit) {
		return i, false
	}
	n, end, ok := f.ordinal(at)
	if !ok {
		if n, _, end, ok = f.moment(at, "last-of"); !ok {
			return i, false
		}
	}
	return f.setNth(c, i, n, what, weekday, end)
}

// setNth keeps a count if a month, year or unit follows that it counts within.
func (f *finder) setNth(c *facets, i int32, n int, what Grain, weekday int, end int32) (int32, bool) {
	at := end
	if f.is(at, f.words.of) && f.clitics(at) == 0 {
		at++
	}
	try := facets{has: hasNth, nthOf: what, weekday: weekday}
	if f.o.Talk && weekday != 0 && n > 0 && n < 6 && !f.o.WholeUnits && (!f.sameSentence(i, at) || f.kinds[at] == 0) {
		c.nth, c.nthOf, c.weekday, c.unit, c.has, c.rule = n, what, weekday, Month, c.has|hasNth|hasUnit, "time.nth"
		return end, true // الأحد الثاني, of this month
	}
	if !f.sameSentence(i, at) {
		return i, false
	}
	if _, ok := f.facet(at, &try); !ok || try.has&(hasMonth|hasYear|hasUnit|hasFeast) == 0 {
		return i, false
	}
	c.nth, c.nthOf, c.has = n, what, c.has|hasNth
	if weekday != 0 {
		c.weekday, c.has = weekday, c.has|hasWeekday
	}
	c.rule = "time.nth"
	return at, true
}

// counted reads the unit or weekday that an ordinal counts.
func (f *finder) counted(i int32) (what Grain, weekday int, end int32, ok bool) {
	if s, row, found := f.row(i, lexicon.UnitKind); found {
		what, end, ok = grainOf[f.lex.Calendar(row).Sense], s.Last, true
		if what != Day || f.lex.Entry(s.Entry).Agreement&lexicon.Dual != 0 {
			return what, 0, end, what == Week || what == Month
		}
		i = end
	}
	if s, row, found := f.row(i, lexicon.WeekdayKind); found {
		return Day, f.lex.Calendar(row).Number, s.Last, true
	}
	if n, _, last, found := f.moment(i, "weekday-bare", "weekday-dialect"); found {
		return Day, n, last, true
	}
	return what, 0, end, ok
}

// ordinal reads الثالث, ثالث, الثالثة والعشرين.
func (f *finder) ordinal(i int32) (int, int32, bool) {
	v, _, at, ok := f.number(i, "ordinal", "compound")
	if !ok {
		return 0, i, false
	}
	if f.sameSentence(i, at) && f.clitics(at).Has(reading.Wa) {
		if tens, _, last, more := f.number(at, "ordinal", "cardinal"); more && tens >= 20 && tens < 100 && v < 10 {
			return int(v + tens), last, true
		}
	}
	return int(v), at, v > 0
}

// season reads صيف 2014 and الصيف الماضي; the name alone is too often a name (الربيع العربي).
func (f *finder) season(i int32, c *facets) (int32, bool) {
	n, _, at, ok := f.moment(i, "season")
	if !ok || f.clitics(i).Has(reading.Pronoun) {
		return i, false
	}
	turn, end := f.turnAt(at)
	if turn == noTurn && !f.isYear(at) && !f.isUnit(at, "year") && !(f.o.Talk || f.is(i-1, f.words.this)) && c.has&hasMod == 0 {
		return i, false
	}
	c.season, c.turn, c.has = n, turn, c.has|hasSeason
	if f.is(i-1, f.words.this) {
		c.turn = this
	}
	c.rule = "time.season"
	return end, true
}

// division reads الربع الأول, النصف الثاني before من with a year.
func (f *finder) division(i int32, c *facets) (int32, bool) {
	d, _, at, ok := f.moment(i, "division")
	if !ok {
		return i, false
	}
	if !f.isDefinite(i) {
		return i, false
	}
	if f.is(i-1, f.words.this) && d == 4 && !f.yearFollows(at) {
		c.unit, c.has, c.rule = Quarter, c.has|hasUnit, "time.quarter"
		return at, true
	}
	if turn, end := f.turnAt(at); turn != noTurn && d == 4 && !f.yearFollows(end) {
		c.unit, c.shift, c.has, c.rule = Quarter, turn.shift(), c.has|hasUnit, "time.quarter"
		return end, true
	}
	n, end, ok := f.ordinal(at)
	if !ok {
		if _, _, end, ok = f.moment(at, "last-of"); !ok {
			return i, false
		}
		n = d
	}
	if n > d || !f.yearFollows(end) && !f.o.Talk {
		return i, false
	}
	c.division, c.nth, c.has, c.rule = d, n, c.has|hasDivision, "time.division"
	return end, true
}

// yearFollows reports whether a year stands at token i, after من or في.
func (f *finder) yearFollows(i int32) bool {
	if f.is(i, f.words.of) && f.clitics(i) == 0 {
		i++
	}
	return f.isYear(i) || f.isUnit(i, "year") || f.o.Talk && f.isYearInWords(i)
}

// decade reads تسعينيات القرن الماضي, and الثمانينيات alone after في.
func (f *finder) decade(i int32, c *facets) (int32, bool) {
	n, _, at, ok := f.moment(i, "decade")
	if !ok || !f.o.Talk && !f.isUnit(at, "century") && (n < 50 || !f.isDefinite(i) || !f.is(i-1, f.words.in) && !f.is(i-1, f.words.since) && c.has&hasMod == 0) {
		return i, false
	}
	c.decade, c.has, c.rule = n, c.has|hasDecade, "time.decade"
	return at, true
}

// feast reads a holiday: عيد الأضحى.
func (f *finder) feast(i int32, c *facets) (int32, bool) {
	n, class, at, ok := f.moment(i, "holiday", "hijri-holiday", "easter", "nth-weekday")
	if !ok {
		return i, false
	}
	c.feast, c.feastDay, c.has, c.rule = class, n, c.has|hasFeast, "time.feast"
	if turn, end := f.turnAt(at); turn != noTurn {
		c.turn = turn
		return end, true
	}
	return at, true
}

// relativeUnit reads الأسبوع المقبل, هذا الشهر, العام الجاري, and a unit with the article alone after مطلع, منتصف, نهاية: نهاية العام.
func (f *finder) relativeUnit(i int32, c *facets) (int32, bool) {
	at, turn := i, noTurn
	if f.is(at, f.words.this) {
		at, turn = at+1, this
	}
	s, row, ok := f.row(at, lexicon.UnitKind)
	if !ok || f.lex.Entry(s.Entry).Agreement&(lexicon.Dual) != 0 || !s.Clitics.Has(reading.Al) && !f.bareUnit(s) {
		return i, false
	}
	g := grainOf[f.lex.Calendar(row).Sense]
	if f.isPlural(s) {
		return i, false
	}
	end := s.Last
	if t, last := f.turnAt(end); t != noTurn {
		turn, end = t, last
	}
	if turn == noTurn && (c.has&hasMod == 0 || g < Month) && !(c.has&(hasMonth|hasDivision) != 0 && g == Year) {
		return i, false
	}
	if g == Day && (turn != former && turn != next && !f.o.Talk) || g < Day && !f.o.Talk || g == NoGrain {
		return i, false
	}
	f.rule(c, row, true)
	if y, last, ok := f.yearValue(end, false, false); ok && g == Year && turn != noTurn {
		c.year, c.shift, c.turned, c.has = y, turn.shift(), true, c.has|hasYear
		return last, true
	}
	c.unit, c.shift, c.has = g, turn.shift(), c.has|hasUnit
	return end, true
}

// bareUnit reports whether a unit without article at its head carries it inside: ربع السنة.
func (f *finder) bareUnit(s reading.Sighting) bool { return s.Last-s.First > 1 }

// isPlural reports whether a unit is told in the plural: الأيام, السنوات.
func (f *finder) isPlural(s reading.Sighting) bool {
	return f.lex.Entry(s.Entry).Agreement&lexicon.Plural != 0
}

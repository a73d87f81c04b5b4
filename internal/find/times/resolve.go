package times

import (
	"time"

	"isnad/internal/reading"
)

// point reads one date with all its facets.
func (f *finder) point(i int32) (Moment, int32, bool) {
	var c facets
	last, ok := f.collect(i, &c)
	if !ok || c.has&^(hasMod|hasNth|hasNumber) == 0 {
		return Moment{}, i, false
	}
	m, ok := f.resolve(&c, i, last)
	if ok && c.has&hasWeekday != 0 && (c.part == "night" || c.part == "evening") {
		last = f.overnight(&m, last)
	}
	return m, last, ok
}

// resolve makes a moment of facets. The tokens tell where to look for the tense.
func (f *finder) resolve(c *facets, first, last int32) (Moment, bool) {
	m, ok := f.resolveDay(c, first, last)
	if !ok {
		return m, false
	}
	m.Rule, m.Mod, m.Month = c.rule, c.mod, c.month
	switch {
	case c.has&hasYear == 0 || c.hijri || c.hijriYr:
	case c.has&hasOffset != 0 && m.Grain == Day:
		m.Says, m.Away = saysDay, c.offset
	case c.turned && m.Grain == Year:
		m.Says, m.Away = saysYear, c.shift
	}
	if c.has&hasPart != 0 {
		m.Part = c.part
	}
	if c.has&hasClock != 0 {
		f.setClock(&m, c)
	}
	if c.sameYear && c.has&hasYear == 0 {
		m.Kind = reading.Anchored
	}
	if m.Hangs && f.o.Unknown {
		m.Unset = true
	}
	return m, true
}

// resolveDay resolves all but the time of day.
func (f *finder) resolveDay(c *facets, first, last int32) (Moment, bool) {
	switch {
	case c.has&hasFeast != 0:
		return f.resolveFeast(c, first, last)
	case c.has&(hasNth|hasDivision) != 0:
		return f.resolveNth(c, first, last)
	case c.hijri && c.has&hasMonth != 0:
		return f.resolveHijri(c, first, last)
	case c.has&hasMonth != 0:
		return f.resolveMonth(c, first, last)
	case c.has&hasDay != 0:
		return f.resolveDayOfMonth(c)
	case c.has&hasSeason != 0:
		return f.resolveSeason(c, first, last), true
	case c.hijriYr:
		from, _ := fromHijri(c.year, 1, 1)
		to, _ := fromHijri(c.year+1, 1, 1)
		return Moment{From: from, To: to.AddDate(0, 0, -1), Span: true, Grain: Day, Slack: 1, Year: true}, true
	case c.has&hasDecade != 0:
		century := 1900
		if c.has&hasUnit != 0 {
			century = f.now.Year()/100*100 + 100*c.shift
		}
		m := unit(Decade, date(century+c.decade, 1, 1))
		m.Hangs = c.has&hasUnit != 0 && f.o.Unknown
		return m, true
	case c.has&hasYear != 0:
		m := unit(Year, date(c.year, 1, 1))
		m.Year = true
		return m, true
	case c.has&hasOffset != 0:
		m := unit(Day, f.now.AddDate(0, 0, c.offset))
		m.Hangs = true
		return m, true
	case c.has&hasWeekday != 0:
		m := unit(Day, f.weekdayOf(c, first, last))
		m.Hangs = true
		return m, true
	case c.has&hasUnit != 0:
		base := f.now
		if c.unit < Day {
			base = f.o.Now
		}
		m := unit(c.unit, c.unit.add(c.unit.start(base), c.shift))
		m.Hangs = true
		return m, true
	case c.has&(hasClock|hasPart) != 0:
		return f.timeOfDay(c)
	}
	return Moment{}, false
}

// timeOfDay is a clock time or part of the day whose day the text does not tell here. In talk it is today.
func (f *finder) timeOfDay(c *facets) (Moment, bool) {
	m := unit(Day, f.now)
	m.Hangs = true
	if !f.o.Talk {
		m.Kind = reading.TimeOfDay
	}
	return m, c.has&hasClock != 0 || f.o.Talk
}

// setClock puts the clock time onto the day. Talk of an hour without half or day means the coming one.
func (f *finder) setClock(m *Moment, c *facets) {
	k := c.clock
	if f.o.ComingHour && !k.half && !k.hasZone && k.hour > 0 && k.hour < 12 && c.has&^(hasClock|hasPart) == 0 {
		if at := f.now.Add(time.Duration(k.hour)*time.Hour + time.Duration(k.minute)*time.Minute); !at.After(f.o.Now) {
			k.hour += 12
		}
	}
	m.From = midnight(m.From).Add(time.Duration(k.hour)*time.Hour + time.Duration(k.minute)*time.Minute + time.Duration(k.second)*time.Second)
	m.To, m.Grain, m.HasClock = m.From, k.grain, true
	m.Zone, m.HasZone, m.Span = k.zone, k.hasZone, false
}

// weekdayOf is the day that a weekday means: by الماضي and المقبل, by the week that is told, by tense, else the latest one up to the telling.
func (f *finder) weekdayOf(c *facets, first, last int32) time.Time {
	monday := Week.start(f.now)
	today := (int(f.now.Weekday()) + 6) % 7
	back := (today - (c.weekday - 1) + 7) % 7
	switch {
	case c.has&hasUnit != 0 && c.unit == Week:
		return monday.AddDate(0, 0, 7*c.shift+c.weekday-1)
	case c.turn == former && f.o.ByWeek || c.turn == next && f.o.ByWeek:
		return monday.AddDate(0, 0, 7*c.turn.shift()+c.weekday-1)
	case c.turn == former:
		return f.now.AddDate(0, 0, -back-7*b2i(back == 0))
	case c.turn == next:
		return f.now.AddDate(0, 0, 7-back)
	case c.turn == this && !f.o.Coming:
		return monday.AddDate(0, 0, c.weekday-1)
	case f.o.Coming:
		return f.now.AddDate(0, 0, 7-back)
	case f.tense(first, last) == future:
		return f.now.AddDate(0, 0, (7-back)%7)
	}
	return f.now.AddDate(0, 0, -back)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// resolveMonth resolves a month and its day. Where no year is told it is the nearest to the telling that tense and الماضي allow; a weekday may settle it.
func (f *finder) resolveMonth(c *facets, first, last int32) (Moment, bool) {
	year, hangs := c.year, false
	switch {
	case c.has&hasYear != 0:
	case c.has&hasUnit != 0 && c.unit == Year:
		year, hangs = f.now.Year()+c.shift, true
	default:
		year, hangs = f.yearNear(c, first, last), true
	}
	m := unit(Month, date(year, c.month, 1))
	if c.has&hasDay != 0 {
		if !isDate(year, c.month, c.day) {
			return m, false
		}
		m = unit(Day, date(year, c.month, c.day))
	}
	m.Hangs, m.Year = hangs, c.has&hasYear != 0
	return m, true
}

// ahead is how many months after publication a month without a year may lie if nothing tells of the future; news tells of the past more often.
const ahead = 3

// yearNear is the year of a month or day that has none.
func (f *finder) yearNear(c *facets, first, last int32) int {
	year, now := f.now.Year(), int(f.now.Month())
	if c.has&hasWeekday != 0 && c.has&hasDay != 0 {
		for _, y := range [...]int{year, year + 1, year - 1} {
			if isDate(y, c.month, c.day) && (int(date(y, c.month, c.day).Weekday())+6)%7 == c.weekday-1 {
				return y
			}
		}
	}
	later := c.month > now || c.month == now && c.day > f.now.Day()
	earlier := c.month < now || c.month == now && c.day != 0 && c.day < f.now.Day()
	same := c.month == now && !later && !earlier
	switch tense := f.tense(first, last); {
	case c.turn == former && (later || same):
		return year - 1
	case c.turn == next && (earlier || same):
		return year + 1
	case c.turn != noTurn:
		return year
	case f.o.Coming:
		return year + b2i(c.month < now)
	case tense == future && earlier && now-c.month > 1:
		return year + 1
	case tense == past && later && (c.month > now && c.day == 0 || c.day != 0 && date(year, c.month, c.day).After(f.now.AddDate(0, 1, 0))):
		return year - 1
	case c.month-now > ahead && tense != future:
		return year - 1
	case now-c.month > 12-ahead && tense != past:
		return year + 1
	}
	return year
}

// resolveDayOfMonth resolves a day whose month is told as a unit, or only by its weekday.
func (f *finder) resolveDayOfMonth(c *facets) (Moment, bool) {
	month := Month.start(f.now)
	if c.has&hasUnit != 0 {
		month = addMonths(month, c.shift)
	} else if c.has&hasWeekday == 0 {
		for k := 0; k < 3 && (c.day < f.now.Day() && k == 0 || !isDate(month.Year(), int(month.Month()), c.day)); k++ {
			month = addMonths(month, 1)
		}
	} else {
		for _, n := range [...]int{0, 1, -1, 2, -2} {
			t := addMonths(month, n)
			if isDate(t.Year(), int(t.Month()), c.day) && (int(date(t.Year(), int(t.Month()), c.day).Weekday())+6)%7 == c.weekday-1 {
				month = t
				break
			}
		}
	}
	if !isDate(month.Year(), int(month.Month()), c.day) {
		return Moment{}, false
	}
	m := unit(Day, date(month.Year(), int(month.Month()), c.day))
	m.Hangs = true
	return m, true
}

func (f *finder) resolveSeason(c *facets, first, last int32) Moment {
	start := func(year int) time.Time { return date(year, 3*c.season, 1) }
	year, hangs := c.year, c.has&hasYear == 0
	switch {
	case !hangs:
	case c.has&hasUnit != 0:
		year = f.now.Year() + c.shift
	default:
		year = f.now.Year()
		switch {
		case c.turn == next && !start(year).After(f.now):
			year++
		case c.turn == former && !Season.end(start(year)).Before(f.now):
			year--
		case c.turn == noTurn && start(year).After(f.now) && f.tense(first, last) == past:
			year--
		}
	}
	m := unit(Season, start(year))
	m.Hangs, m.Year = hangs, !hangs
	return m
}

// resolveNth picks the n-th day, week, weekday, quarter or half of the unit that contains it.
func (f *finder) resolveNth(c *facets, first, last int32) (Moment, bool) {
	in := *c
	in.has &^= hasNth | hasDivision | hasWeekday
	if c.has&hasDivision != 0 && in.has&(hasYear|hasUnit) == 0 {
		in.has, in.unit = in.has|hasUnit, Year
	}
	base, ok := f.resolveDay(&in, first, last)
	if !ok || base.Grain < Month && c.has&hasFeast == 0 && !base.Span {
		return base, false
	}
	m := base
	from, to := base.From, base.Grain.end(base.To)
	switch {
	case c.nthOf == Week && base.Grain == Year:
		m.Grain, m.From = Week, Week.start(date(from.Year(), 1, 4)).AddDate(0, 0, 7*(c.nth-1))
		if c.nth < 0 {
			m.From = Week.start(to)
		}
	case c.has&hasDivision != 0:
		months := 12 / c.division
		m.Grain, m.From = map[int]Grain{4: Quarter, 2: Half, 3: Month}[c.division], addMonths(from, (c.nth-1)*months)
		m.To, m.Span = m.From, c.division == 3
		if m.Span {
			m.To = addMonths(m.From, months-1)
		}
		return m, true
	case c.nthOf == Week:
		m.Grain, m.From = Week, nthFrom(from, to.AddDate(0, 0, -6), 1, c.nth)
	case c.weekday != 0:
		m.Grain, m.From = Day, nthFrom(from, to, c.weekday, c.nth)
	case c.nthOf == Month && c.nth > 0:
		m.Grain, m.From = Month, addMonths(from, c.nth-1)
	case c.nthOf == Month:
		m.Grain, m.From = Month, Month.start(to)
	case c.nth < 0:
		m.Grain, m.From = Day, to
	default:
		m.Grain, m.From = Day, from.AddDate(0, 0, c.nth-1)
	}
	m.To, m.Span = m.From, false
	return m, !m.From.After(to)
}

// nthFrom is the n-th given weekday between two days, or the last.
func nthFrom(from, to time.Time, weekday, n int) time.Time {
	if n < 0 {
		return to.AddDate(0, 0, -((int(to.Weekday())+6)%7-(weekday-1)+7)%7)
	}
	return from.AddDate(0, 0, ((weekday-1)-(int(from.Weekday())+6)%7+7)%7+7*(n-1))
}

// resolveHijri resolves a day or month of the Muslim calendar. Its months begin when the moon is seen, so that a day may be one off; the weekday settles it.
func (f *finder) resolveHijri(c *facets, first, last int32) (Moment, bool) {
	year, hangs := c.year, c.has&hasYear == 0
	switch {
	case hangs && c.has&hasUnit != 0 && c.unit == Year:
		year, _ = toHijri(f.now)
		year += c.shift // من هذا العام, said of a Hijri month
	case hangs:
		year = f.hijriYearNear(c, first, last)
	case year > 1500:
		year = f.hijriYearIn(c)
	}
	from, to := hijriMonth(year, c.month)
	m := Moment{From: from, To: to, Span: true, Grain: Day, Slack: 1, Hangs: hangs, Year: !hangs}
	if c.has&hasDay == 0 {
		return m, true
	}
	day, ok := fromHijri(year, c.month, c.day)
	m.From, m.To, m.Span = day, day, false
	for shift := -1; shift <= 1 && c.has&hasWeekday != 0; shift++ {
		if t := day.AddDate(0, 0, shift); (int(t.Weekday())+6)%7 == c.weekday-1 {
			m.From, m.To, m.Slack = t, t, 0
		}
	}
	return m, ok
}

// hijriYearIn is the Hijri year in which the month falls into a Gregorian year: رمضان 2019.
func (f *finder) hijriYearIn(c *facets) int {
	y, _ := toHijri(date(c.year, 7, 1))
	for _, n := range [...]int{y, y - 1, y + 1} {
		if t, ok := fromHijri(n, c.month, max(c.day, 1)); ok && t.Year() == c.year {
			return n
		}
	}
	return y
}

// hijriYearNear is the Hijri year of a month without one.
func (f *finder) hijriYearNear(c *facets, first, last int32) int {
	year, _ := toHijri(f.now)
	from, to := hijriMonth(year, c.month)
	switch {
	case c.turn == this:
	case (c.turn == next || f.o.Coming || f.tense(first, last) == future) && !from.After(f.now) && (c.turn == next || to.Before(f.now)):
		return year + 1
	case c.turn == former && !to.Before(f.now):
		return year - 1
	case c.turn == noTurn && !f.o.Coming && f.tense(first, last) != future && from.After(f.now.AddDate(0, ahead, 0)):
		return year - 1
	}
	return year
}

// resolveFeast resolves a holiday in the year that is told, else the nearest that tense allows.
func (f *finder) resolveFeast(c *facets, first, last int32) (Moment, bool) {
	year, hangs := c.year, c.has&hasYear == 0
	if hangs && c.has&hasUnit != 0 {
		year = f.now.Year() + c.shift
	} else if hangs {
		if !f.o.Talk && c.turn == noTurn && !f.is(first-1, f.words.in) && !f.is(first-1, f.words.within) && !f.is(first-1, f.words.since) && !f.is(first-1, f.words.until) {
			return Moment{}, false
		}
		year = f.now.Year()
		day, _ := feastDay(c, year)
		switch tense := f.tense(first, last); {
		case day.Before(f.now) && (c.turn == next || c.turn == noTurn && (f.o.Coming || tense == future)):
			year++
		case day.After(f.now) && (c.turn == former || c.turn == noTurn && !f.o.Coming && (tense == past || day.After(f.now.AddDate(0, ahead, 0)) && tense != future)):
			year--
		}
	}
	day, slack := feastDay(c, year)
	m := unit(Day, day)
	m.Hangs, m.Year, m.Slack = hangs, !hangs, slack
	return m, true
}

// feastDay is the day of a holiday in a year, with the days by which it may be off.
func feastDay(c *facets, year int) (time.Time, int) {
	switch c.feast {
	case "easter":
		return easter(year).AddDate(0, 0, c.feastDay), 0
	case "nth-weekday":
		month, weekday, n := c.feastDay/100, c.feastDay/10%10, c.feastDay%10
		return nthFrom(date(year, month, 1), date(year, month+1, 0), weekday, n), 0
	case "hijri-holiday":
		y, _ := toHijri(date(year, 7, 1))
		for _, n := range [...]int{y, y - 1, y + 1} {
			if t, ok := fromHijri(n, c.feastDay/100, c.feastDay%100); ok && t.Year() == year {
				return t, 1
			}
		}
	}
	return date(year, c.feastDay/100, c.feastDay%100), 0
}

// overnight widens the night of a weekday to the next: ليل الثلاثاء الأربعاء, ليلة السبت - الأحد, ليل الخميس على الجمعة.
func (f *finder) overnight(m *Moment, at int32) int32 {
	next := at
	if f.page.IsMark(next, '/', '-', '–', '،') || f.is(next, f.words.nextOf) {
		next++
	}
	var c facets
	end, ok := f.weekdayName(next, &c)
	if !ok || c.weekday != int(m.From.Weekday())+1 || !f.sameSentence(at-1, next) {
		return at
	}
	m.To, m.Span = m.From.AddDate(0, 0, 1), true
	if m.To.After(f.now) && !f.o.Coming && m.Hangs && c.turn == noTurn && m.From.Equal(f.now) {
		m.From, m.To = m.From.AddDate(0, 0, -7), m.To.AddDate(0, 0, -7)
	}
	return end
}

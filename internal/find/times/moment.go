package times

import (
	"strconv"
	"time"

	"isnad"
	"isnad/internal/reading"
)

// A Grain is the unit that a text tells a time in.
type Grain uint8

// The grains, the finest first.
const (
	NoGrain Grain = iota
	Second
	Minute
	Hour
	Day
	Week
	Month
	Quarter
	Season
	Half
	Year
	Decade
	Century
)

var grainNames = [...]string{"", "second", "minute", "hour", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century"}

// String returns the name of the grain as records have it.
func (g Grain) String() string { return grainNames[g] }

var grainOf = map[string]Grain{"second": Second, "minute": Minute, "hour": Hour, "day": Day, "night": Day, "week": Week, "month": Month, "quarter": Quarter, "half-year": Half, "year": Year, "decade": Decade, "century": Century}

// A Moment is one time of a text. From and To are the beginnings of its first and last unit: a day has the same in both, the years 2014 to 2017 the
// first of January of each.
type Moment struct {
	reading.Extent
	First, Last      int32 // tokens, half open
	Kind             reading.TimeKind
	From, To         time.Time
	OpenFrom, OpenTo bool
	Unset            bool // the value hangs on what is not known
	Span             bool // an interval and no single unit
	Grain            Grain
	Part, Mod        string
	HasClock         bool
	HasZone          bool
	Zone             int    // minutes ahead of Greenwich
	Offset           string // length, offset or pattern in ISO 8601
	Anchor           reading.Extent
	IsVague          bool // From and To are our reading of a vague word
	Slack            int  // days by which the calendar may be off
	Around           bool // some day of the week around From
	Hangs            bool // on the day of publication
	Year             bool // the text tells the year
	Month            int  // that the text tells
	Says             saying
	Away             int // days or years from the telling, where the text tells both these and the date: أمس الثلاثاء 4 أغسطس 2015
	Role             isnad.TimeRole
	Rule             isnad.RuleID
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// isDate reports whether the calendar has the day.
func isDate(year, month, day int) bool {
	t := date(year, month, day)
	return t.Day() == day && int(t.Month()) == month && t.Year() == year
}

// start is the beginning of the unit that holds a time.
func (g Grain) start(t time.Time) time.Time {
	switch g {
	case Second, Minute, Hour:
		return t.Truncate(map[Grain]time.Duration{Second: time.Second, Minute: time.Minute, Hour: time.Hour}[g])
	case Day:
		return midnight(t)
	case Week:
		return midnight(t).AddDate(0, 0, -(int(t.Weekday())+6)%7)
	case Month:
		return date(t.Year(), int(t.Month()), 1)
	case Quarter:
		return date(t.Year(), int(t.Month()-1)/3*3+1, 1)
	case Season:
		return date(t.Year(), int(t.Month())/3*3, 1)
	case Half:
		return date(t.Year(), int(t.Month()-1)/6*6+1, 1)
	case Decade:
		return date(t.Year()/10*10, 1, 1)
	case Century:
		return date(t.Year()/100*100, 1, 1)
	}
	return date(t.Year(), 1, 1)
}

// add moves a time by n units; a month's end does not spill into the month after.
func (g Grain) add(t time.Time, n int) time.Time {
	switch g {
	case Second:
		return t.Add(time.Duration(n) * time.Second)
	case Minute:
		return t.Add(time.Duration(n) * time.Minute)
	case Hour:
		return t.Add(time.Duration(n) * time.Hour)
	case Day:
		return t.AddDate(0, 0, n)
	case Week:
		return t.AddDate(0, 0, 7*n)
	case Month, Quarter, Season, Half:
		return addMonths(t, n*map[Grain]int{Month: 1, Quarter: 3, Season: 3, Half: 6}[g])
	case Decade:
		return addMonths(t, 120*n)
	case Century:
		return addMonths(t, 1200*n)
	}
	return addMonths(t, 12*n)
}

func addMonths(t time.Time, n int) time.Time {
	moved := t.AddDate(0, n, 0)
	if moved.Day() != t.Day() {
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return moved
}

// end is the last day of the unit that begins at t.
func (g Grain) end(t time.Time) time.Time {
	if g <= Day {
		return midnight(t)
	}
	return g.add(t, 1).AddDate(0, 0, -1)
}

// unit is one unit as a moment.
func unit(g Grain, t time.Time) Moment {
	return Moment{From: g.start(t), To: g.start(t), Grain: g}
}

// String returns the moment in EDTF, or nothing.
func (m *Moment) String() string {
	if m.Kind != reading.Dated || m.Unset {
		return ""
	}
	if m.IsVague {
		return coarsest(m.From, m.To)
	}
	from, to := m.From.AddDate(0, 0, -m.Slack), m.To.AddDate(0, 0, m.Slack)
	value := m.Grain.edtf(from)
	if m.Around {
		from, to = from.AddDate(0, 0, -3), to.AddDate(0, 0, 3)
		value = ends(Day, from, to)
	} else if m.Span || m.Slack > 0 {
		value = ends(m.Grain, from, to)
	}
	switch {
	case m.OpenFrom && m.OpenTo:
		return ""
	case m.OpenFrom, m.Role == isnad.Deadline, m.Role == isnad.Until:
		return "../" + m.Grain.last(to)
	case m.OpenTo, m.Role == isnad.Since && !m.Span:
		return m.Grain.first(from) + "/.."
	}
	return value
}

// ends prints an interval, or the one unit that it is.
func ends(g Grain, from, to time.Time) string {
	a, b := g.first(from), g.last(to)
	if a == b {
		return a
	}
	return a + "/" + b
}

// first and last print the beginning and the end of a unit in an interval; units that EDTF has no single value for give their months or days.
func (g Grain) first(t time.Time) string {
	switch g {
	case Week:
		return t.Format(time.DateOnly)
	case Quarter, Half:
		return t.Format("2006-01")
	case Decade, Century:
		return t.Format("2006")
	}
	return g.edtf(t)
}

func (g Grain) last(t time.Time) string {
	switch g {
	case Week:
		return g.end(t).Format(time.DateOnly)
	case Quarter, Half:
		return g.end(t).Format("2006-01")
	case Decade, Century:
		return g.end(t).Format("2006")
	}
	return g.edtf(t)
}

// edtf prints one unit. A week is widened to the weeks that begin on Saturday or Sunday in Arab lands.
func (g Grain) edtf(t time.Time) string {
	switch g {
	case Week:
		return t.AddDate(0, 0, -2).Format(time.DateOnly) + "/" + t.AddDate(0, 0, 6).Format(time.DateOnly)
	case Month:
		return t.Format("2006-01")
	case Quarter, Half:
		return t.Format("2006-01") + "/" + g.end(t).Format("2006-01")
	case Season:
		return t.Format("2006") + "-" + strconv.Itoa(20+int(t.Month())/3)
	case Year:
		return t.Format("2006")
	case Decade:
		return t.Format("2006")[:3] + "X"
	case Century:
		return t.Format("2006")[:2] + "XX"
	}
	return t.Format(time.DateOnly)
}

// coarsest is the coarsest single value that holds both days, else the interval.
func coarsest(from, to time.Time) string {
	switch {
	case from.Year() == to.Year() && from.Month() == to.Month():
		return from.Format("2006-01")
	case to.Sub(from) > 31*24*time.Hour && from.Year() == to.Year():
		return from.Format("2006")
	case to.Sub(from) > 366*24*time.Hour:
		return from.Format("2006") + "/" + to.Format("2006")
	}
	return from.Format(time.DateOnly) + "/" + to.Format(time.DateOnly)
}

// clock prints the time of day.
func (m *Moment) clock() string {
	if !m.HasClock {
		return ""
	}
	s := m.From.Format("15:04")
	if m.Grain == Second {
		s = m.From.Format("15:04:05")
	}
	switch {
	case !m.HasZone:
	case m.Zone == 0:
		s += "Z"
	default:
		s += time.Date(0, 1, 1, 0, 0, 0, 0, time.FixedZone("", m.Zone*60)).Format("-07:00")
	}
	return s
}

// Last is the last day of the unit that begins at t; of units shorter than a day, t itself.
func (g Grain) Last(t time.Time) time.Time {
	if g < Day {
		return t
	}
	return g.end(t)
}

// After is where the unit that begins at t ends.
func (g Grain) After(t time.Time) time.Time { return g.add(t, 1) }

// ParseGrain returns the grain of a name.
func ParseGrain(name string) Grain {
	for g, n := range grainNames {
		if n == name {
			return Grain(g)
		}
	}
	return NoGrain
}

// Start is the beginning of the unit that holds a time.
func (g Grain) Start(t time.Time) time.Time { return g.start(t) }

// Add moves a time by n units.
func (g Grain) Add(t time.Time, n int) time.Time { return g.add(t, n) }

// A saying is how a date with its year also tells the day of the telling.
type saying uint8

const (
	noSaying saying = iota
	saysDay         // اليوم 5 مايو 2015
	saysYear        // العام الماضي 2014
)

// saidDays are the days of the telling that a date tells of.
func (m *Moment) saidDays() (from, to time.Time) {
	if m.Says == saysDay {
		day := m.From.AddDate(0, 0, -m.Away)
		return midnight(day), midnight(day)
	}
	from = date(m.From.Year()-m.Away, 1, 1)
	return from, Year.end(from)
}

package times

import (
	"time"

	"github.com/hablullah/go-hijri"
)

// fromHijri returns the day of the Umm al-Qura calendar of Saudi Arabia, which other states announce a day earlier or later; and of the tabular
// calendar in the years that it does not cover. It reports whether there is such a day.
func fromHijri(year, month, day int) (time.Time, bool) {
	if month < 1 || month > 12 || day < 1 || day > 30 || year < 1 || year > 1600 {
		return time.Time{}, false
	}
	if year >= 1356 && year <= 1500 {
		t := hijri.UmmAlQuraDate{Year: int64(year), Month: int64(month), Day: int64(day)}.ToGregorian()
		back, err := hijri.CreateUmmAlQuraDate(t)
		return midnight(t), err == nil && int(back.Day) == day
	}
	t := hijri.HijriDate{Year: int64(year), Month: int64(month), Day: int64(day)}.ToGregorian()
	return midnight(t), true
}

// toHijri returns year and month of a day in the Muslim calendar.
func toHijri(t time.Time) (year, month int) {
	if d, err := hijri.CreateUmmAlQuraDate(t); err == nil {
		return int(d.Year), int(d.Month)
	}
	d, err := hijri.CreateHijriDate(t, hijri.Default)
	if err != nil {
		return 0, 0
	}
	return int(d.Year), int(d.Month)
}

// hijriMonth returns the first and the last day of a month.
func hijriMonth(year, month int) (from, to time.Time) {
	from, _ = fromHijri(year, month, 1)
	if month == 12 {
		year, month = year+1, 0
	}
	to, _ = fromHijri(year, month+1, 1)
	return from, to.AddDate(0, 0, -1)
}

// easter returns Easter Sunday of the Western churches (after Gauss and Lichtenberg).
func easter(year int) time.Time {
	k := year / 100
	m := 15 + (3*k+3)/4 - (8*k+13)/25
	d := (19*(year%19) + m) % 30
	r := (d + year%19/11) / 29
	og := 21 + d - r
	sz := 7 - (year+year/4+2-(3*k+3)/4)%7
	oe := 7 - (og-sz)%7
	return date(year, 3, og+oe)
}

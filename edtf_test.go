package isnad

import (
	"testing"
	"time"
)

func TestDatesOfEDTF(t *testing.T) {
	day := func(s string) int32 {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return DayOf(d)
	}
	for in, want := range map[string][2]string{
		"2024-03-01": {"2024-03-01", "2024-03-01"}, "2024-02": {"2024-02-01", "2024-02-29"}, "2023": {"2023-01-01", "2023-12-31"}, "2023-22": {"2023-06-01", "2023-08-31"},
		"2024-03-01/2024-03-04": {"2024-03-01", "2024-03-04"}, "2024-03-01T14": {"2024-03-01", "2024-03-01"}, "2024-03~": {"2024-03-01", "2024-03-31"},
		"1969-12-31": {"1969-12-31", "1969-12-31"}, "1948-05": {"1948-05-01", "1948-05-31"},
	} {
		if d, ok := DaysOf(in); !ok || d.From != day(want[0]) || d.To != day(want[1]) {
			t.Errorf("%s: %v %v, want %v", in, DateOf(d.From), DateOf(d.To), want)
		}
	}
	if d, ok := DaysOf("../2020-05"); !ok || d.From != -Forever || d.To != day("2020-05-31") {
		t.Errorf("%v", d)
	}
	if d, ok := DaysOf("2019/.."); !ok || d.To != Forever || d.From != day("2019-01-01") {
		t.Errorf("%v", d)
	}
	for _, bad := range []string{"", "أمس", "2024-13", "2024-02-30", "x/2024", "2024/x"} {
		if d, ok := DaysOf(bad); ok {
			t.Errorf("%s: %v", bad, d)
		}
	}
}

func TestDatesOf(t *testing.T) {
	for _, c := range []struct{ value, first, last string }{
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"../2020-05", "0001-01-01", "2020-05-31"},
		{"2019/..", "2019-01-01", "0001-01-01"},
	} {
		first, last, ok := DatesOf(c.value)
		if !ok || first.Format(time.DateOnly) != c.first || last.Format(time.DateOnly) != c.last {
			t.Errorf("%q: %v to %v, want %s to %s", c.value, first, last, c.first, c.last)
		}
	}
	if _, _, ok := DatesOf("غدا"); ok {
		t.Error("a word is taken for a date")
	}
}

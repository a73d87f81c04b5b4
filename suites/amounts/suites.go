package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"isnad/arabic"
	"isnad/internal/find/amounts"
	"isnad/internal/find/triggers"
	"isnad/internal/page"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A testcase is one row of a suite, with the fields of all of them.
type testcase struct {
	Text     string
	Kind     string
	Value    float64
	Low      *float64
	High     *float64
	Op       string
	Source   string
	Status   string `json:"peer_status"`
	Interval [2]*float64
	Results  []result
	Second   *struct{ Value float64 }
	Unit     string
	line     int
}

// A result is what Recognizers-Text expects of a stretch.
type result struct {
	Span       string
	Start      int
	Type       string
	Resolution struct{ Value string }
}

// A suite is a file, which of its rows count, and when one is right.
type suite struct {
	name, file string
	asked      float64
	keep       func(*testcase) bool
	right      func(*reader, *testcase) (bool, string)
}

func all(*testcase) bool { return true }

func recognizers(status string, kinds ...string) func(*testcase) bool {
	return func(c *testcase) bool {
		if c.Status != status {
			return false
		}
		for _, k := range kinds {
			if strings.Contains(c.Source, "/"+k) {
				return true
			}
		}
		return false
	}
}

var suites = []suite{
	{"ours", "isnad_seed_approx_ar.jsonl", 1, all, ours},
	{"duckling-numeral", "duckling_numeral_ar.jsonl", .98, all, whole},
	{"duckling-ordinal", "duckling_ordinal_ar.jsonl", .98, all, ordinal},
	{"cldr-rbnf", "cldr_rbnf_ar.jsonl", .97, all, cldr},
	{"recognizers-resolved", "recognizers_text_number_ar.jsonl", .95, recognizers("resolved", "NumberModel", "NumberRange", "Ordinal", "Percent"), resolved},
	{"recognizers-extract-only", "recognizers_text_number_ar.jsonl", 0, recognizers("extract_only", "NumberModel", "NumberRange", "Ordinal", "Percent"), resolved},
	{"recognizers-unsupported", "recognizers_text_number_ar.jsonl", 0, recognizers("unsupported", "NumberModel", "NumberRange", "Ordinal", "Percent"), resolved},
	{"duckling-quantity", "duckling_quantity_ar.jsonl", 0, all, quantity},
	{"num2words", "num2words_ar.jsonl", 0, all, cldr},
}

// load reads the rows of a file that count.
func load(file string, keep func(*testcase) bool) (out []testcase, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		c := testcase{line: n}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		if keep(&c) {
			out = append(out, c)
		}
	}
	return out, lines.Err()
}

// A reader finds amounts and ordinals in a text.
type reader struct {
	lex   *lexicon.Lexicon
	model *arabic.Model
}

func newReader() *reader { return &reader{lexicon.Arabic(), arabic.Free()} }

func (r *reader) read(text string) (*reading.Page, []reading.Amount, []reading.Ordinal) {
	cut, _ := page.Cut(text, r.lex, r.model)
	seen := triggers.Find(cut, r.lex)
	return cut, amounts.Find(cut, seen, r.lex), amounts.Ordinals(cut, seen, r.lex)
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(b)) }

// whole reports whether a text is one number of the wanted value.
func whole(r *reader, c *testcase) (bool, string) {
	cut, found, _ := r.read(c.Text)
	if len(found) != 1 {
		return false, show(cut, found)
	}
	a := &found[0]
	return a.HasValue && near(a.Value, c.Value) && strings.TrimSpace(c.Text) == strings.TrimSpace(cut.Slice(reading.Extent{Start: min(a.Start, a.Number.Start), End: a.End})), show(cut, found)
}

func ordinal(r *reader, c *testcase) (bool, string) {
	_, found, places := r.read(c.Text)
	return len(places) == 1 && places[0].From == "start" && near(places[0].Value, c.Value), fmt.Sprint(places, len(found))
}

// cldr holds both kinds; num2words also money, of which the number counts.
func cldr(r *reader, c *testcase) (bool, string) {
	if c.Kind == "ordinal" {
		return ordinal(r, c)
	}
	if c.Kind == "money" {
		return quantity(r, c)
	}
	return whole(r, c)
}

// ours reports whether low, high and operator are those of the seed. Of an approximation the seed's low and high are the value told, of a vague plural
// they are a reading of ours that a record does not print.
func ours(r *reader, c *testcase) (bool, string) {
	cut, found, _ := r.read(c.Text)
	got := show(cut, found)
	if len(found) == 0 || c.Second == nil && len(found) > 1 || c.Second != nil && (len(found) != 2 || !near(found[1].Value, c.Second.Value)) {
		return false, got
	}
	a := &found[0]
	switch c.Op {
	case "approx":
		return a.Op.String() == c.Op && a.HasValue && near(a.Value, *c.Low), got
	case "vague":
		return a.Op.String() == c.Op && !a.HasValue && !a.HasLow && !a.HasHigh, got
	case "exact", "fraction":
		return a.Op == 0 && bound(a.Low, a.HasLow, c.Low) && bound(a.High, a.HasHigh, c.High), got
	}
	return a.Op.String() == c.Op && bound(a.Low, a.HasLow, c.Low) && bound(a.High, a.HasHigh, c.High), got
}

func bound(v float64, has bool, want *float64) bool {
	if want == nil {
		return !has
	}
	return has && near(v, *want)
}

// quantity reports whether value or bounds are right; where the suite wants a smaller unit (grams of kilograms) it is a matter of units and not tried.
func quantity(r *reader, c *testcase) (bool, string) {
	cut, found, _ := r.read(c.Text)
	if len(found) != 1 {
		return false, show(cut, found)
	}
	a := &found[0]
	if c.Interval[0] != nil || c.Interval[1] != nil {
		return bound(a.Low, a.HasLow, c.Interval[0]) && bound(a.High, a.HasHigh, c.Interval[1]), show(cut, found)
	}
	return a.HasValue && near(a.Value, c.Value) && a.Of != "", show(cut, found)
}

// resolved reports whether all that Recognizers-Text expects is found, and nothing else.
func resolved(r *reader, c *testcase) (bool, string) {
	cut, found, places := r.read(c.Text)
	got := show(cut, found)
	if strings.Contains(c.Source, "Ordinal") {
		return placed(places, c), fmt.Sprint(places)
	}
	found = ofModel(c, found)
	if len(found) != len(c.Results) {
		return false, got
	}
	for i := range found {
		if !c.Results[i].is(&found[i]) {
			return false, got
		}
	}
	return true, got
}

// ofModel keeps the amounts that the model of a case looks for: ranges and what a word bounds, or shares.
func ofModel(c *testcase, found []reading.Amount) []reading.Amount {
	kept := found[:0:0]
	for _, a := range found {
		switch {
		case strings.Contains(c.Source, "NumberRange") && a.Op == 0 && a.Start == a.Number.Start:
		case strings.Contains(c.Source, "Percent") && a.Role != "percent":
		default:
			kept = append(kept, a)
		}
	}
	return kept
}

// is reports whether an amount has the value or the bounds that are expected.
func (x *result) is(a *reading.Amount) bool {
	v := strings.TrimSuffix(x.Resolution.Value, "%")
	if x.Type == "numberrange" {
		low, high, ok := strings.Cut(strings.Trim(v, "[]()"), ",")
		return ok && bound(a.Low, a.HasLow, parse(low)) && bound(a.High, a.HasHigh, parse(high))
	}
	want := parse(v)
	return want != nil && a.HasValue && (near(a.Value, *want) || math.Abs(*want) < 1e-6 && math.Abs(a.Value / *want - 1) < 1e-6) && (x.Type != "percentage" || a.Role == "percent")
}

func parse(s string) *float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil
	}
	return &v
}

// placed reports whether the ordinals are those expected. The rows of the model that leaves out the relative ones want only those from the start.
func placed(places []reading.Ordinal, c *testcase) bool {
	if strings.Contains(c.Source, "Suppress") {
		kept := places[:0:0]
		for _, o := range places {
			if o.From == "start" {
				kept = append(kept, o)
			}
		}
		places = kept
	}
	if len(places) != len(c.Results) {
		return false
	}
	for i, o := range places {
		want := fmt.Sprintf("%s%+g", o.From, o.Value)
		if o.From == "start" {
			want = fmt.Sprintf("%.0f", o.Value)
		}
		if c.Results[i].Resolution.Value != want {
			return false
		}
	}
	return true
}

func show(cut *reading.Page, found []reading.Amount) string {
	var b strings.Builder
	for i := range found {
		a := &found[i]
		fmt.Fprintf(&b, "[%s %s", cut.Slice(a.Extent), a.Op)
		if a.HasValue {
			fmt.Fprintf(&b, " =%g", a.Value)
		}
		if a.HasLow {
			fmt.Fprintf(&b, " >%g", a.Low)
		}
		if a.HasHigh {
			fmt.Fprintf(&b, " <%g", a.High)
		}
		fmt.Fprintf(&b, " %s] ", a.Of)
	}
	return b.String()
}

package amounts

import (
	"strconv"
	"strings"

	"isnad/internal/reading"
	"isnad/letter"
)

// numeral reads the digits at token i with what belongs to them: 40 000, 3/4, ١٢،٥٠٠ and the decimals that some agencies write from right to left (6ر2
// is 2.6).
func (f *finder) numeral(i int32) (float64, int32, bool) {
	text := f.page.Slice(f.page.Tokens[i].Extent)
	if v, last, ok := f.grouped(i, text); ok {
		return f.marked(v, last)
	}
	v, ok := digits(text, f.scales(i+1))
	if !ok {
		return 0, i, false
	}
	if w, last, ok := f.second(i); ok {
		switch r := f.page.Tokens[i+1].Mark; {
		case r == '/' && f.isFraction(i, v, w):
			return v / w, last, true
		case r == ',':
			return f.marked(v, i+1)
		case r == '،' && f.isDecimal(i, text):
			return v + w/power(f.page.Slice(f.page.Tokens[i+2].Extent)), last, true
		case f.lex.In("g-decimal", f.page.Tokens[i+1].Form) && len(text) == 3 && plain(text):
			return w*1000 + v, last, true
		case f.lex.In("g-decimal", f.page.Tokens[i+1].Form):
			return w + v/power(text), last, true
		}
	}
	return v, i + 1, true
}

// marked adds decimals behind a comma that marks of direction part from its digits.
func (f *finder) marked(v float64, i int32) (float64, int32, bool) {
	if w, last, ok := f.second(i - 1); ok && f.page.IsMark(i, ',') {
		return v + w/power(f.page.Slice(f.page.Tokens[i+1].Extent)), last, true
	}
	return v, i, true
}

// pointFirst reads .77.
func (f *finder) pointFirst(i int32) (float64, int32, bool) {
	if !f.page.IsMark(i, '.', '٫') || !f.touches(i) || i > 0 && f.touches(i-1) || f.page.Tokens[i+1].Kind != reading.Numeral {
		return 0, i, false
	}
	text := f.page.Slice(f.page.Tokens[i+1].Extent)
	v, ok := digits(text, false)
	return v / power(text), i + 2, ok && plain(text)
}

// second returns the number of the digits that one mark or letter ties to token i, without spaces.
func (f *finder) second(i int32) (float64, int32, bool) {
	if int(i)+2 >= len(f.page.Tokens) || !f.touches(i) || !f.touches(i+1) || f.page.Tokens[i+2].Kind != reading.Numeral {
		return 0, i, false
	}
	v, ok := digits(f.page.Slice(f.page.Tokens[i+2].Extent), false)
	return v, i + 3, ok
}

// touches reports whether token i+1 follows without a space. Marks of direction do not count.
func (f *finder) touches(i int32) bool {
	if i < 0 || int(i)+1 >= len(f.page.Tokens) {
		return false
	}
	return strings.Trim(f.page.Text[f.page.Tokens[i].End:f.page.Tokens[i+1].Start], "\u200e\u200f\u202a\u202b\u202c") == ""
}

// isFraction reports whether v/w is a fraction and no date, season, law or case: 3/4, but not 15/5 or 2021/2022.
func (f *finder) isFraction(i int32, v, w float64) bool {
	if f.page.IsMark(i-1, '/') && f.touches(i-1) || f.page.IsMark(i+3, '/', '-') {
		return false
	}
	switch w {
	case 2, 3, 4, 5, 8:
		return v > 0 && v < w
	case 10, 100, 1000:
		return v > 0
	}
	return false
}

// isDecimal reports whether the Arabic comma behind token i parts decimals, as in the Maghreb: 2،7 في المئة. Three of them are a list.
func (f *finder) isDecimal(i int32, text string) bool {
	after := f.page.Slice(f.page.Tokens[i+2].Extent)
	return plain(text) && plain(after) && len(after) < 3 && !f.page.IsMark(i+3, '،') && (f.scales(i+3) || f.isPercent(i+3))
}

// grouped reads thousands that spaces or Arabic commas part: 40 000, ١،٢٣٤،٥٦٧.
func (f *finder) grouped(i int32, text string) (float64, int32, bool) {
	if n := runes(text); !plain(text) || n > 3 || text[0] == '0' || i > 0 && f.page.Tokens[i-1].Kind == reading.Numeral {
		return 0, i, false
	}
	comma := f.page.IsMark(i+1, '،')
	all, last := text, i+1
	for {
		at := last
		if comma {
			if !f.page.IsMark(at, '،') || !f.touches(at-1) || !f.touches(at) {
				break
			}
			at++
		} else if !f.oneSpace(at - 1) {
			break
		}
		if int(at) >= len(f.page.Tokens) || f.page.Tokens[at].Kind != reading.Numeral {
			break
		}
		group := f.page.Slice(f.page.Tokens[at].Extent)
		whole, _, _ := strings.Cut(group, ",")
		if runes(whole) != 3 || !plain(whole) {
			break
		}
		all, last = all+group, at+1
		if whole != group {
			break
		}
	}
	if last == i+1 {
		return 0, i, false
	}
	v, ok := digits(all, true)
	return v, last, ok
}

// oneSpace reports whether a single space stands behind token i.
func (f *finder) oneSpace(i int32) bool {
	if int(i)+1 >= len(f.page.Tokens) || f.page.Tokens[i+1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	between := f.page.Text[f.page.Tokens[i].End:f.page.Tokens[i+1].Start]
	return between == " " || between == "\u00a0" || between == "\u202f"
}

// minusSign reports whether token i is a minus before digits: at the head of a sentence or behind a preposition, where no dash can stand.
func (f *finder) minusSign(i int32) (int32, bool) {
	if !f.page.IsMark(i, '-', '−', '–') || !f.touches(i) || f.page.Tokens[i+1].Kind != reading.Numeral {
		return i, false
	}
	first := f.page.Sentences[f.page.Tokens[i].Sentence].First == i
	return i + 1, first && f.page.Tokens[i+1].Sentence == f.page.Tokens[i].Sentence || i > 0 && f.lex.IsPreposition(f.page.Tokens[i-1].Form) && !f.touches(i-1)
}

// scales reports whether a word of scale stands at token i, so that a point before it parts decimals: 1.250 مليار.
func (f *finder) scales(i int32) bool {
	if int(i) >= len(f.page.Tokens) {
		return false
	}
	_, row, ok := f.numberRow(i, "scale", "accusative", "plural")
	return ok && f.lex.Number(row).Value >= 1e6
}

// digits reads digits of the three sets with their marks: ٬ parts thousands, ٫ decimals; a comma or a point parts thousands where each group behind it
// has three digits, else decimals; of two different marks the last parts decimals. A single point with three digits behind it parts decimals only
// before a word of scale (decimal) or behind a zero.
func digits(s string, decimal bool) (float64, bool) {
	var b strings.Builder
	mark := decimalMark(s, decimal)
	for i, r := range s {
		if d, ok := letter.Digit(r); ok {
			b.WriteByte(byte('0' + d))
		} else if i == mark {
			b.WriteByte('.')
		}
	}
	if strings.Count(s, ".") > 1 && !inThrees(s, ".") || strings.Count(s, ",") > 1 && !inThrees(s, ",") {
		return 0, false // 192.168.1.2, or the number of a law
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, err == nil
}

// decimalMark returns the byte of the mark that parts decimals, or -1.
func decimalMark(s string, decimal bool) int {
	if i := strings.Index(s, "٫"); i >= 0 {
		return i
	}
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return -1
	}
	mark := s[last : last+1]
	other := map[string]string{".": ",", ",": "."}[mark]
	switch {
	case strings.Contains(s, other) || strings.Contains(s, "٬"):
		return last
	case strings.Count(s, mark) > 1:
		return -1
	case !inThrees(s, mark) || mark == "." && decimal:
		return last
	}
	return -1
}

// inThrees reports whether marks part a number into groups of three digits, the first shorter and no zero.
func inThrees(s, mark string) bool {
	groups := strings.Split(s, mark)
	for _, g := range groups[1:] {
		if runes(g) != 3 || !plain(g) {
			return false
		}
	}
	first := groups[0]
	zero, ok := digits0(first)
	return runes(first) <= 3 && plain(first) && ok && !zero
}

// digits0 reports whether digits begin with a zero.
func digits0(s string) (zero, ok bool) {
	for _, r := range s {
		d, ok := letter.Digit(r)
		return d == 0, ok
	}
	return false, false
}

// plain reports whether a string is digits alone.
func plain(s string) bool {
	for _, r := range s {
		if _, ok := letter.Digit(r); !ok {
			return false
		}
	}
	return s != ""
}

func runes(s string) (n int) {
	for range s {
		n++
	}
	return n
}

// power returns ten to the number of digits.
func power(s string) float64 {
	p := 1.0
	for range s {
		p *= 10
	}
	return p
}

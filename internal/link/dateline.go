package link

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a dateline.
const (
	longestDateline = 160 // bytes
	wordsOfPlace    = 3
	wordsOfPart     = 5
)

// A Part of a dateline is a stretch of the text, in bytes.
type Part struct {
	Start, End int
	Text       string
}

// Dateline gives the parts of the line that heads a report, in their order: where it was filed, and behind strokes, dashes, commas or brackets the day and the agency (القاهرة - رويترز:,
// بغداد/ ١٢ آذار ٢٠٢١/ وكالات:). A head without two parts is none. The text itself begins behind the last mark.
func Dateline(text string) (parts []Part) {
	head := text
	if n := strings.IndexByte(head, '\n'); n >= 0 {
		head = head[:n]
	}
	if len(head) > longestDateline {
		head = head[:longestDateline]
	}
	start, closed := 0, false
	for i := 0; i < len(head) && !closed; {
		r, n := utf8.DecodeRuneInString(head[i:])
		if !partsHeads(head, i, r, n) {
			i += n
			continue
		}
		p := partOf(text, start, i)
		words := len(strings.Fields(p.Text))
		switch {
		case words > wordsOfPart, len(parts) == 0 && (words == 0 || words > wordsOfPlace):
			closed = true
		case words > 0:
			parts = append(parts, p)
		}
		i += n
		start, closed = i, closed || r == ':'
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// partsHeads reports whether a mark parts a dateline. A dash does beside a blank, a colon before one.
func partsHeads(head string, i int, r rune, n int) bool {
	after := i+n >= len(head) || head[i+n] == ' '
	switch r {
	case '/', '(', ')', '،':
		return true
	case ':':
		return after
	case '-', '–', '—':
		return after || i > 0 && head[i-1] == ' '
	}
	return false
}

func partOf(text string, start, end int) Part {
	for start < end && text[start] == ' ' {
		start++
	}
	for end > start && text[end-1] == ' ' {
		end--
	}
	return Part{start, end, text[start:end]}
}

// creditOf is the last part of a dateline that is no day, or an empty one.
func creditOf(parts []Part) (credit Part) {
	for _, p := range parts[min(1, len(parts)):] {
		if p.Text != "" && !strings.ContainsFunc(p.Text, unicode.IsDigit) {
			credit = p
		}
	}
	return credit
}

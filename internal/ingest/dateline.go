package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"isnad/internal/link"
	"isnad/letter"
	"isnad/lexicon"
)

// filed is the day that the dateline of a text gives (بغداد/ ١٢ آذار ٢٠٢١/ وكالات:), where it gives day, month and year; else "".
func filed(text string, lex *lexicon.Lexicon) string {
	parts := link.Dateline(text)
	whole := ""
	for _, p := range parts { // ١٢/٣/٢٠٢١ and آذار/مارس are cut at their strokes
		whole += " " + p.Text
	}
	words := strings.FieldsFunc(whole, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := range words {
		d, ok := number(words[i])
		if !ok || i+2 >= len(words) {
			continue
		}
		month, next := monthAt(words[i+1:], lex)
		if month == 0 || i+1+next >= len(words) {
			continue
		}
		y, ok := number(words[i+1+next])
		if _, err := time.Parse("2006-1-2", fmt.Sprintf("%d-%d-%d", y, month, d)); ok && err == nil && y >= 1990 && y < 2100 {
			return fmt.Sprintf("%d-%02d-%02d", y, month, d)
		}
	}
	return ""
}

// monthAt reads a month in figures or by its names, which may be two (آذار مارس), and tells how many words it takes; 0 where there is none.
func monthAt(words []string, lex *lexicon.Lexicon) (month, taken int) {
	if n, ok := number(words[0]); ok && n <= 12 {
		return n, 1
	}
	for taken < len(words) {
		m, n := monthNamed(words[taken:], lex)
		if m == 0 || month != 0 && m != month {
			break
		}
		month, taken = m, taken+n
	}
	return month, taken
}

// monthNamed is the month whose name begins some words, the longest.
func monthNamed(words []string, lex *lexicon.Lexicon) (month, taken int) {
	node := uint32(0)
	for i, w := range words {
		form := lex.Form([]byte(letter.FoldString(w)))
		if form == 0 {
			break
		}
		if i == 0 {
			node = lex.Start(form)
		} else {
			node = lex.Step(node, form)
		}
		if node == 0 {
			break
		}
		for _, id := range lex.At(node) {
			if row := lex.Entry(id).Row; lex.Kind(row) == lexicon.MonthKind {
				if c := lex.Calendar(row); c.Sense != "hijri" {
					month, taken = c.Number, i+1
				}
			}
		}
	}
	return month, taken
}

// number reads a whole number in any figures.
func number(w string) (int, bool) {
	var b strings.Builder
	for _, r := range w {
		d, ok := letter.Digit(r)
		if !ok {
			return 0, false
		}
		b.WriteByte('0' + byte(d))
	}
	n, err := strconv.Atoi(b.String())
	return n, err == nil
}

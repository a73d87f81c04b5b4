package desk

import (
	"strings"
	"unicode"
)

// Clean drops control and format characters and makes white space one blank.
func Clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)), " ")
}

// Short cuts a piece of text, cleaned, at a blank before n code points.
func Short(s string, n int) string {
	r := []rune(Clean(s))
	if len(r) <= n {
		return string(r)
	}
	cut := n
	for cut > n*2/3 && r[cut] != ' ' {
		cut--
	}
	return strings.TrimRight(string(r[:cut]), " ،,") + "…"
}

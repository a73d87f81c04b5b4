package picture

import (
	"strings"
	"unicode"
)

// Widths of letters in thousandths of the size of the type. Pictures are seen in whatever font is at hand, so these are close to the widest of the
// common ones (DejaVu Sans): in others (Noto Naskh Arabic, Amiri) there is more room than is needed.
const (
	noWidth  = 0
	slender  = 340
	narrow   = 460
	middling = 690
	broad    = 940
	broadest = 1040
)

// classes sort letters by their widths.
var classes = []struct {
	letters string
	width   int
}{
	{" اأإآ.,:;'`|!iljI،؛·()[]", slender},
	{"دذرزوؤftr-/\\\"", narrow},
	{"ل«»…acesz0123456789", 640},
	{"سشصضwmMWQO%٪—@⇒←→", broad},
}

// advance is the width of a letter.
func advance(r rune) int {
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
		return noWidth
	}
	for _, c := range classes {
		if strings.ContainsRune(c.letters, r) {
			return c.width
		}
	}
	switch {
	case r < 0x700 && unicode.IsUpper(r):
		return 740
	case r < 0x700:
		return middling
	case unicode.Is(unicode.Arabic, r): // ligatures of presentation forms: ﷲ, ﷺ
		return 2 * broadest
	}
	return broadest
}

// width is how wide a text is at most, at a size in pixels. Bold letters are a tenth wider.
func width(s string, size float64, bold bool) float64 {
	n := 0
	for _, r := range s {
		n += advance(r)
	}
	if bold {
		n += n / 10
	}
	return float64(n) * size / 1000
}

// wrap breaks a text into at most so many lines that are no wider than a width; what is left over is cut with an ellipsis. A word that is wider than a line is
// broken before a letter, never before its marks.
func wrap(s string, size float64, bold bool, within float64, most int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(s) {
		if joined := strings.TrimLeft(line+" "+word, " "); width(joined, size, bold) <= within {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; width(line, size, bold) > within; {
			at := fitting(line, size, bold, within)
			lines, line = append(lines, line[:at]), line[at:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = cut(lines[most-1], size, bold, within)
	}
	return lines
}

// fitting is the number of bytes of a text that fit into a width, one letter with its marks at least.
func fitting(s string, size float64, bold bool, within float64) int {
	at := 0
	for i, r := range s {
		if i > 0 && advance(r) != noWidth {
			if width(s[:i], size, bold) > within {
				break
			}
			at = i
		}
	}
	if at == 0 {
		return len(s)
	}
	return at
}

// cut ends a text with an ellipsis within a width, at a blank where one is near.
func cut(s string, size float64, bold bool, within float64) string {
	room := within - width("…", size, bold)
	if width(s, size, bold) > room {
		at := fitting(s, size, bold, room)
		if blank := strings.LastIndexByte(s[:at], ' '); blank > at/2 {
			at = blank
		}
		s = s[:at]
	}
	return strings.TrimRight(s, " ،,.؛;") + "…"
}

// one is a text cut to one line.
func one(s string, size float64, bold bool, within float64) string {
	if lines := wrap(s, size, bold, within, 1); len(lines) > 0 {
		return lines[0]
	}
	return ""
}

// harmless makes a piece of text one line without control characters and without such as steer direction.
func harmless(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar, unicode.IsControl(r), unicode.Is(unicode.Cf, r), r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, s)), " ")
}

// RightToLeft reports whether the first strong letter of a text is Arabic.
func RightToLeft(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Arabic, r)
		}
	}
	return false
}

// hasArabic reports whether any letter of a text is Arabic.
func hasArabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) && unicode.Is(unicode.Arabic, r) })
}

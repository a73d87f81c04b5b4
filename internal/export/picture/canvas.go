package picture

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Colours of the pictures: one ink, four pigments and their washes. They only repeat what shapes and words say.
const (
	paper         = "#ffffff"
	ink           = "#16181b"
	ink2          = "#43474d"
	ink3          = "#62666d"
	hairline      = "#d5d4cb"
	ruled         = "#8b8b83"
	cinnabar      = "#a12a1c"
	cinnabarWash  = "#f8e4df"
	lapis         = "#1c4e8c"
	verdigris     = "#17654f"
	verdigrisWash = "#dcefe7"
	orpiment      = "#7d5200"
	orpimentWash  = "#f7e8bd"
)

// Families of type: for labels, and for what is quoted.
const (
	sans  = `'IBM Plex Sans Arabic','IBM Plex Sans','Noto Sans Arabic','Segoe UI',Tahoma,'DejaVu Sans',sans-serif`
	naskh = `'Noto Naskh Arabic',Amiri,'Traditional Arabic','Noto Serif','DejaVu Sans',serif`
)

// A canvas takes shapes in the direction of reading: x grows from where a line begins, which is the right edge in Arabic. y grows downwards. All is in pixels.
type canvas struct {
	b     strings.Builder
	width float64
	rtl   bool
}

// An align says which point of a text its x means, in the direction of reading.
type align uint8

const (
	begins align = iota
	centred
	ends
)

// A hand is how a text is written.
type hand struct {
	size   float64
	bold   bool
	quoted bool // in the type of what is quoted
	colour string
}

func px(v float64) string { return strconv.FormatFloat(float64(int(v*10+.5))/10, 'f', -1, 64) }

// flip turns an x of the direction of reading into one from the left edge.
func (c *canvas) flip(x float64) float64 {
	if c.rtl {
		return c.width - x
	}
	return x
}

func (c *canvas) put(format string, args ...any) { fmt.Fprintf(&c.b, format+"\n", args...) }

// text writes a line. What is quoted runs as its first letter does; anything else with the page, or from the left where nothing in it is Arabic. What runs from the
// left in a line from the right, such as a date, is kept together.
func (c *canvas) text(x, y float64, s string, h hand, a align) {
	if s = harmless(s); s == "" {
		return
	}
	rtl := c.rtl && hasArabic(s)
	if h.quoted {
		rtl = RightToLeft(s)
	}
	if rtl != c.rtl {
		a = ends - a
	}
	var more strings.Builder
	if rtl {
		more.WriteString(` direction="rtl" xml:lang="ar"`)
	}
	more.WriteString([...]string{"", ` text-anchor="middle"`, ` text-anchor="end"`}[a])
	if h.bold {
		more.WriteString(` font-weight="700"`)
	}
	if h.quoted {
		more.WriteString(` font-family="` + naskh + `"`)
	}
	words := escape(s)
	switch {
	case rtl:
		words = together(s)
	case hasArabic(s):
		words = apart.Replace(words)
	}
	c.put(`<text x="%s" y="%s" font-size="%s" fill="%s"%s>%s</text>`, px(c.flip(x)), px(y), px(h.size), h.colour, more.String(), words)
}

// apart ends what is Arabic in a line from the left before signs and brackets, which would go with it.
var apart = strings.NewReplacer("·", "\u200e·", "→", "\u200e→", ", ", "\u200e, ", "(", "\u200e(", "?", "\u200e?", "×", "\u200e×", "–", "\u200e–", "—", "\u200e—", "+", "\u200e+")

// together escapes a text that runs from the right and keeps each id, number and date in it, which run from the left, in one piece.
func together(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n, whole := piece(s)
		switch {
		case whole && b.Len() == 0:
			b.WriteRune(0x200f) // renderers take the direction of a line from its first letter
			fallthrough
		case whole:
			fmt.Fprintf(&b, `<tspan direction="ltr" unicode-bidi="embed">%s</tspan>`, s[:n])
		default:
			b.WriteString(escape(s[:n]))
		}
		s = s[n:]
	}
	return b.String()
}

// piece is how many bytes go together at the start of a text, and whether they are an id, a number or a date.
func piece(s string) (n int, whole bool) {
	n = strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(pieces, r) })
	switch n {
	case 0:
		_, n = utf8.DecodeRuneInString(s)
		return n, false
	case -1:
		n = len(s)
	}
	if !strings.HasSuffix(s[:n], "/..") {
		n = max(len(strings.TrimRight(s[:n], ".:")), 1)
	}
	return n, n > 1 && strings.ContainsAny(s[:n], "0123456789")
}

// pieces are the letters of ids, numbers and dates. None of them means anything to XML.
const pieces = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/.:+"

// escape makes a text safe to stand in XML.
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(s)
}

// block writes lines one below the other, and returns the y below them.
func (c *canvas) block(x, y float64, lines []string, h hand, leading float64, a align) float64 {
	for _, l := range lines {
		c.text(x, y+h.size, l, h, a)
		y += h.size * leading
	}
	return y
}

// rect draws a rectangle; frame is more attributes, such as fill and stroke.
func (c *canvas) rect(x, y, w, h float64, frame string) {
	left := x
	if c.rtl {
		left = c.width - x - w
	}
	c.put(`<rect x="%s" y="%s" width="%s" height="%s" %s/>`, px(left), px(y), px(w), px(h), frame)
}

func (c *canvas) line(x1, y1, x2, y2 float64, stroke string) {
	c.put(`<path d="M%s %sL%s %s" fill="none" %s/>`, px(c.flip(x1)), px(y1), px(c.flip(x2)), px(y2), stroke)
}

// path draws points joined by lines: pairs of x and y from a corner, closed or not.
func (c *canvas) path(x, y float64, closed bool, how string, points ...float64) {
	var d strings.Builder
	for i := 0; i+1 < len(points); i += 2 {
		d.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + px(c.flip(x+points[i])) + " " + px(y+points[i+1]))
	}
	if closed {
		d.WriteByte('Z')
	}
	c.put(`<path d="%s" %s/>`, d.String(), how)
}

func (c *canvas) circle(x, y, r float64, how string) {
	c.put(`<circle cx="%s" cy="%s" r="%s" %s/>`, px(c.flip(x)), px(y), px(r), how)
}

// fill and stroke are the attributes of a shape.
func fill(colour string) string { return `fill="` + colour + `"` }

func stroke(colour string, wide float64, dashed bool) string {
	s := fmt.Sprintf(`stroke="%s" stroke-width="%s"`, colour, px(wide))
	if dashed {
		s += ` stroke-dasharray="4 3"`
	}
	return s
}

func outline(colour string, wide float64, dashed bool) string {
	return `fill="none" ` + stroke(colour, wide, dashed)
}

// svg is the picture of what was drawn, so high, with its title and description for those who do not see it.
func (c *canvas) svg(height float64, lang, title, description string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" xml:lang="%[3]s" role="img" font-family="%[4]s">`+"\n",
		px(c.width), px(height), lang, sans)
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", escape(harmless(title)), escape(harmless(description)))
	b.WriteString(`<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" stroke="` + hairline + `" stroke-width="1"/></pattern></defs>` + "\n")
	fmt.Fprintf(&b, `<rect width="%s" height="%s" fill="%s"/>`+"\n", px(c.width), px(height), paper)
	b.WriteString(c.b.String())
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

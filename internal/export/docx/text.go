package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"

	"isnad/internal/inquiry/brief"
)

const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// text is a part of the document that is being written.
type text struct{ strings.Builder }

func (t *text) put(format string, args ...any) {
	if len(args) == 0 {
		t.WriteString(format)
		return
	}
	fmt.Fprintf(t, format, args...)
}

// escape makes words safe to stand in XML; characters that XML or Word do not allow, and those that steer direction, are dropped.
func escape(s string) string {
	var b bytes.Buffer
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, s)
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// Marks of direction. They stand around what runs the other way than its paragraph, or is neither, since not every program heeds the direction of runs.
const (
	leftToRight = "\u200e"
	rightToLeft = "\u200f"
)

// A look is how a run is set, in the order that the schema asks for: style, and what is more.
type look struct {
	style string
	bold  bool
	small bool
	color string
	lang  brief.Lang
}

// run writes words in their language and direction, within a paragraph of another or the same.
func (t *text) run(words string, l look, within brief.Lang) {
	if words = escape(words); words == "" {
		return
	}
	if l.lang.Dir() != within.Dir() {
		own, around := leftToRight, rightToLeft
		if within.Dir() == "ltr" {
			own, around = rightToLeft, leftToRight
		}
		words = around + own + words + own + around
	}
	t.put(`<w:r>`)
	t.properties(l)
	t.put(`<w:t xml:space="preserve">%s</w:t></w:r>`, words)
}

// properties writes what is special about a run.
func (t *text) properties(l look) {
	t.put(`<w:rPr>`)
	if l.style != "" {
		t.put(`<w:rStyle w:val="%s"/>`, l.style)
	}
	if l.bold {
		t.put(`<w:b/><w:bCs/>`)
	}
	if l.color != "" {
		t.put(`<w:color w:val="%s"/>`, l.color)
	}
	if l.small {
		t.put(`<w:sz w:val="16"/><w:szCs w:val="18"/>`)
	}
	switch l.lang {
	case brief.Ar:
		t.put(`<w:rtl/><w:lang w:bidi="ar-SA"/>`)
	case brief.En:
		t.put(`<w:lang w:val="en-GB"/>`)
	}
	t.put(`</w:rPr>`)
}

// open begins a paragraph of a style and a language.
func (t *text) open(style string, lang brief.Lang) {
	t.put(`<w:p><w:pPr><w:pStyle w:val="%s"/>`, style)
	if lang.Dir() == "rtl" {
		t.put(`<w:bidi/>`)
	}
	t.put(`</w:pPr>`)
}

package markup

import (
	"fmt"
	"strings"

	"isnad/internal/inquiry/brief"
)

// Markdown sets a brief as Markdown with tables and footnotes. Two languages stand one after the other, in tables in one cell.
func Markdown(b *brief.Brief) []byte {
	m := &sheet{b: b}
	m.paragraphs("# ", b.Title)
	for _, t := range b.Head {
		m.paragraphs("", t)
	}
	for i := range b.Sections {
		s := &b.Sections[i]
		m.paragraphs(strings.Repeat("#", s.Level+1)+" ", s.Title)
		for _, x := range s.Blocks {
			m.block(x)
		}
	}
	m.notes()
	return []byte(m.out.String())
}

type sheet struct {
	b   *brief.Brief
	out strings.Builder
}

func (m *sheet) f(format string, args ...any) { fmt.Fprintf(&m.out, format, args...) }

// paragraphs sets each line of a text as a paragraph of its own; headings in one line.
func (m *sheet) paragraphs(mark string, t brief.Text) {
	if mark != "" {
		m.f("%s%s\n\n", mark, m.join(t, " · "))
		return
	}
	for _, l := range t {
		m.f("%s\n\n", m.line(l))
	}
}

func (m *sheet) join(t brief.Text, between string) string {
	var out []string
	for _, l := range t {
		out = append(out, m.line(l))
	}
	return strings.Join(out, between)
}

func (m *sheet) block(x brief.Block) {
	switch x := x.(type) {
	case brief.Paragraph:
		m.paragraphs("", x.Text)
	case brief.List:
		for _, t := range x.Items {
			m.f("- %s\n", m.join(t, "<br>"))
		}
		m.f("\n")
	case brief.Table:
		m.table(x)
	}
}

func (m *sheet) table(t brief.Table) {
	m.f("|")
	for _, h := range t.Head {
		m.f(" %s |", m.join(h, "<br>"))
	}
	m.f("\n|%s\n", strings.Repeat("---|", len(t.Head)))
	for _, row := range t.Rows {
		m.f("|")
		for _, cell := range row {
			var parts []string
			for _, x := range cell {
				parts = append(parts, m.join(x, "<br>"))
			}
			if len(parts) == 0 {
				parts = []string{"–"}
			}
			m.f(" %s |", strings.Join(parts, "<br>"))
		}
		m.f("\n")
	}
	m.f("\n")
}

func (m *sheet) line(l brief.Line) string {
	var b strings.Builder
	for _, r := range l.Runs {
		text := escape(r.Text)
		if r.Kind == brief.Strong {
			text = strong(text)
		}
		b.WriteString(text)
		for _, n := range r.Notes {
			fmt.Fprintf(&b, "[^%d]", n)
		}
	}
	return headless(strings.TrimSpace(b.String()))
}

// strong sets words off, the blanks at their ends outside.
func strong(s string) string {
	inner := strings.TrimSpace(s)
	if inner == "" {
		return s
	}
	at := strings.Index(s, inner)
	return s[:at] + "**" + inner + "**" + s[at+len(inner):]
}

var escaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "~", `\~`, "#", `\#`, "$", `\$`)

func escape(s string) string { return escaper.Replace(s) }

// headless escapes what would make a line a heading, a list or a rule.
func headless(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("+-=", rune(s[0])) {
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}

func (m *sheet) notes() {
	if len(m.b.Notes) == 0 {
		return
	}
	m.paragraphs("## ", m.b.Key.Title)
	for _, x := range m.b.Key.Blocks {
		m.block(x)
	}
	for i := range m.b.Notes {
		m.f("[^%d]: %s\n", i+1, m.join(m.b.Notes[i].Text, "<br>"))
	}
}

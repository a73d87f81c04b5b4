package cli

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/reading"
	"isnad/letter/latin"
	"isnad/lexicon"
)

// A page writes lines for people. Arabic stands last on a line and is isolated on a terminal only; control characters of the text never reach
// the output.
type page struct {
	e   *env
	lex *lexicon.Lexicon
	err error
}

func newPage(e *env) *page { return &page{e: e, lex: lexicon.Arabic()} }

func (p *page) label(key string) string { return p.lex.Label(key, p.e.lang) }

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.e.out, format+"\n", args...)
	}
}

// ar is a piece of Arabic, cleaned, and isolated on a terminal.
func (p *page) ar(s string) string {
	s = clean(s)
	if !p.e.terminal {
		return s
	}
	return "\u2068" + s + "\u2069"
}

// clean drops control and format characters and makes white space one blank.
func clean(s string) string { return desk.Clean(s) }

// short cuts a piece of text at a blank before n runes.
func short(s string, n int) string { return desk.Short(s, n) }

// marks are the signs of the statuses, as in the workbench.
var marks = map[isnad.Status]string{isnad.Happened: "●", isnad.Planned: "◐", isnad.Threatened: "▲", isnad.Demanded: "◇", isnad.Promised: "◆", isnad.Possible: "○", isnad.Negated: "✕"}

// name is what an entity is called in the language of the page. The sign ≈ stands before a spelling that a rule made, since no table knows the name.
func (p *page) name(name, nameEn string) string {
	if p.e.lang != "en" {
		return clean(name)
	}
	if nameEn != "" {
		return nameEn
	}
	if s, sure := latin.Romanise(name); sure {
		return "≈" + s
	}
	return clean(name)
}

// paragraphs lists where an entity is mentioned: ¶3,12,14–17; nothing where it is not, such as a channel that an item was forwarded from.
func paragraphs(r *reading.Reading, e *reading.Entity) string {
	var out []string
	first, last := 0, 0
	flush := func() {
		switch {
		case first == 0:
		case last > first+1:
			out = append(out, fmt.Sprintf("%d–%d", first, last))
		case last > first:
			out = append(out, fmt.Sprint(first), fmt.Sprint(last))
		default:
			out = append(out, fmt.Sprint(first))
		}
	}
	for _, m := range e.Mentions {
		n := r.Page.ParagraphOf(r.Who.Mentions[m].Start)
		if n == last {
			continue
		}
		if n != last+1 || first == 0 {
			flush()
			first = n
		}
		last = n
	}
	flush()
	if len(out) == 0 {
		return ""
	}
	return "¶" + strings.Join(out, ",")
}

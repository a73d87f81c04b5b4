package brief

import (
	"slices"
	"strings"

	"isnad"
)

// translated writes, behind the words of a finding, how a person translated them into the language of the line, and who; of several translations the last. It is
// given whole, also where the words before it are cut.
func (l *line) translated(of isnad.Subject, words isnad.Span) {
	t := l.w.translation(l.lang, of, words)
	if t == nil || words.IsZero() {
		return
	}
	opening, closing := "“", "”"
	if l.lang == Ar {
		opening, closing = "«", "»"
	}
	l.plain(" ")
	l.add(Run{Text: opening + strings.TrimSpace(harmless(t.Text)) + closing, Lang: l.lang, Kind: Translation})
	l.plain(" (")
	l.pattern("brief.translation", map[string]func(){"who": func() { l.add(Run{Text: t.Author, Lang: script(t.Author)}) }})
	l.plain(")")
}

// translation is the last into a language of the words of a finding.
func (w *writer) translation(lang Lang, of isnad.Subject, words isnad.Span) *isnad.Remark {
	for i, n := range slices.Backward(w.in.Case.Notes) {
		if primary, _, _ := strings.Cut(n.Lang, "-"); Lang(primary) == lang && translates(n, of, words) {
			return &w.in.Case.Notes[i]
		}
	}
	return nil
}

// translates tells whether a translation is of some words: of these and no others, or of words of the same finding that overlap them or read as they do, such as
// those of a copy of the article.
func translates(n isnad.Remark, of isnad.Subject, words isnad.Span) bool {
	t := n.Words
	same := t.Document == words.Document
	if same && t.Start == words.Start && t.End == words.End {
		return true
	}
	return n.Subject == of && (same && t.Start < words.End && words.Start < t.End || t.Text != "" && t.Text == words.Text)
}

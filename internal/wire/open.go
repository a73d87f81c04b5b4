package wire

import (
	"sort"
	"unicode/utf8"

	"isnad"
)

// Points gives where a span begins and ends in code points, and its words; ok is false where the text is not known or does not have those words there.
func (t Texts) Points(s isnad.Span) (start, end int, words string, ok bool) {
	p := t[s.Document]
	if p == nil || s.Start < 0 || s.Start > s.End || s.End > len(p.text) || !p.begins(s.Start) || !p.begins(s.End) {
		return 0, 0, "", false
	}
	words = p.text[s.Start:s.End]
	if s.Text != "" && words != s.Text {
		return 0, 0, "", false
	}
	return p.at(s.Start), p.at(s.End), words, true
}

// Bytes is the way back: the bytes of the code points start to end of a document's text, if they have those words.
func (t Texts) Bytes(d isnad.DocumentID, start, end int, words string) (from, to int, ok bool) {
	p := t[d]
	if p == nil || start < 0 || start > end {
		return 0, 0, false
	}
	from, ok = p.byteOf(start)
	if !ok {
		return 0, 0, false
	}
	to = from + len(words)
	if to > len(p.text) || p.text[from:to] != words || utf8.RuneCountInString(words) != end-start {
		return 0, 0, false
	}
	return from, to, true
}

// begins reports whether a code point begins at a byte, or the text ends there.
func (p *points) begins(at int) bool { return at == len(p.text) || utf8.RuneStart(p.text[at]) }

// byteOf is the byte at which code point n begins; that after the last is the end of the text.
func (p *points) byteOf(n int) (int, bool) {
	k := max(0, sort.Search(len(p.marks), func(i int) bool { return int(p.marks[i]) > n })-1)
	at := int(p.marks[k])
	for i := k * stride; i <= len(p.text); i++ {
		if p.begins(i) {
			if at == n {
				return i, true
			}
			at++
		}
	}
	return 0, false
}

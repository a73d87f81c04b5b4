package link

import (
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/letter"
)

// run is the number of words whose hash is one print, window the number of runs next to one another of which the least hash is kept: whoever shares
// run+window-1 words shares a print (winnowing).
const (
	run    = 6
	window = 4
)

// sketch keeps of a text what its copies would share.
func sketch(id isnad.DocumentID, text string) isnad.Sketch {
	words := foldedWords(text)
	s := isnad.Sketch{Document: id, Credits: credits(id, text)}
	last := -1
	hashes := make([]uint32, 0, len(words))
	for i := 0; i+run <= len(words); i++ {
		h := uint32(2166136261)
		for _, w := range words[i : i+run] {
			h = (h ^ w.hash) * 16777619
		}
		hashes = append(hashes, h)
	}
	for i := range hashes {
		least := i
		for k := i; k < min(i+window, len(hashes)); k++ {
			if hashes[k] <= hashes[least] {
				least = k
			}
		}
		if least != last {
			last = least
			s.Prints = append(s.Prints, isnad.Print{Hash: hashes[least], Start: words[least].start, End: words[least+run-1].end})
		}
	}
	return s
}

type foldedWord struct {
	hash       uint32
	start, end int32
}

// foldedWords hashes the words of a text by their folded letters; marks and quotes are passed over, so that a change of quotation marks or of
// hamzas changes nothing.
func foldedWords(text string) []foldedWord {
	words := make([]foldedWord, 0, len(text)/8)
	var buf []byte
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			i += n
			continue
		}
		start := i
		for i < len(text) {
			if r, n = utf8.DecodeRuneInString(text[i:]); !isWordRune(r) {
				break
			}
			i += n
		}
		buf = letter.Fold(buf[:0], text[start:i])
		words = append(words, foldedWord{hash32(buf), int32(start), int32(i)})
	}
	return words
}

func isWordRune(r rune) bool {
	if letter.IsArabic(r) || letter.IsMark(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
		return true
	}
	_, digit := letter.Digit(r)
	return digit
}

func hash32(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// credits finds the line that says where a text is from: what stands before the first dash or colon, in the first eighty letters (البصرة (المرفأ) -), the agency that its dateline
// names (القاهرة - رويترز:), and the brackets that end the text.
func credits(id isnad.DocumentID, text string) (out []isnad.Span) {
	head := text
	if n := strings.IndexByte(head, '\n'); n >= 0 {
		head = head[:n]
	}
	if at := strings.Index(head, " - "); at > 0 && at <= 160 {
		out = append(out, isnad.Span{Document: id, Start: 0, End: at, Text: text[:at]})
	} else if at := strings.Index(head, ": "); at > 0 && at <= 80 {
		out = append(out, isnad.Span{Document: id, Start: 0, End: at, Text: text[:at]})
	}
	if c := creditOf(Dateline(text)); c.Text != "" {
		out = append(out, isnad.Span{Document: id, Start: c.Start, End: c.End, Text: c.Text})
	}
	tail := strings.TrimRight(text, " \n.")
	if open := strings.LastIndexByte(tail, '('); strings.HasSuffix(tail, ")") && open >= 0 && len(tail)-open <= 80 {
		out = append(out, isnad.Span{Document: id, Start: open, End: len(tail), Text: text[open:len(tail)]})
	}
	return out
}

// sentenceEnds gives the byte after each sentence: after a full stop, question or exclamation mark before a blank, and at the end of a paragraph.
func sentenceEnds(text string) (ends []int32) {
	for i, r := range text {
		switch r {
		case '\n':
			ends = append(ends, int32(i))
		case '.', '!', '؟':
			if after := i + utf8.RuneLen(r); after == len(text) || text[after] == ' ' || text[after] == '"' || text[after] == '\n' {
				ends = append(ends, int32(after))
			}
		}
	}
	return ends
}

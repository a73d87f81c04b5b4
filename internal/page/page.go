// Package page cuts a text and tells of each token what the finders ask: the words in it, the clitics, and the stem as the lexicon knows it.
package page

import (
	"fmt"

	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/letter"
	"isnad/lexicon"
)

// Cut cuts the text and reads its words with a model. It never fails; runs of over 1,000 letters are passed over with a doubt. It runs in
// time linear in the text.
func Cut(text string, lex *lexicon.Lexicon, model *arabic.Model) (*reading.Page, []reading.Doubt) {
	reader := model.Borrow()
	defer model.Return(reader)
	cut := arabic.Cut(text)
	n := len(cut.Tokens)
	m := maker{text: text, lex: lex, local: map[string]uint32{}, page: &reading.Page{Text: text,
		Tokens: make([]reading.Token, 0, n), Words: make([]reading.Word, 0, n+n/4), Guesses: make([]reading.Guess, 0, n)}}
	for _, p := range cut.Paragraphs {
		m.page.Paragraphs = append(m.page.Paragraphs, reading.Paragraph{Extent: extent(p.Start, p.End), First: int32(p.First), Last: int32(p.Last)})
	}
	var words []arabic.Word
	for i, s := range cut.Sentences {
		tokens := cut.Tokens[s.First:s.Last]
		words = reader.Words(words[:0], text, tokens)
		m.sentence(int32(i), s, tokens, words)
	}
	m.page.Lemma = func(w *reading.Word) string {
		r := model.Borrow()
		defer model.Return(r)
		return r.Lemma(w.Form, w.Tag)
	}
	return m.page, m.doubts
}

func extent(start, end int) reading.Extent {
	return reading.Extent{Start: int32(start), End: int32(end)}
}

type maker struct {
	text   string
	page   *reading.Page
	lex    *lexicon.Lexicon
	local  map[string]uint32
	key    []byte
	doubts []reading.Doubt
}

func (m *maker) sentence(id int32, s arabic.Sentence, tokens []arabic.Token, words []arabic.Word) {
	first := int32(len(m.page.Tokens))
	at := 0
	for i := range tokens {
		from := at
		for at < len(words) && words[at].Token == i {
			at++
		}
		m.token(&tokens[i], id, int32(s.Paragraph), words[from:at])
	}
	last := int32(len(m.page.Tokens))
	m.page.Sentences = append(m.page.Sentences, reading.Sentence{Extent: m.page.Span(first, last), First: first, Last: last, Paragraph: int32(s.Paragraph)})
}

func (m *maker) token(t *arabic.Token, sentence, paragraph int32, words []arabic.Word) {
	x := extent(t.Start, t.End)
	m.page.Tokens = append(m.page.Tokens, reading.Token{Extent: x, Kind: kindOf(t.Kind), Sentence: sentence, Paragraph: paragraph, Mark: t.Mark,
		StemStart: x.Start, StemEnd: x.End, NounStart: x.Start, FirstWord: int32(len(m.page.Words)),
		FirstGuess: int32(len(m.page.Guesses)), LastGuess: int32(len(m.page.Guesses))})
	k := &m.page.Tokens[len(m.page.Tokens)-1]
	switch t.Kind {
	case arabic.Overlong:
		m.overlong(x)
	case arabic.Mark:
		k.Form = m.key0(t.Start, x.End) // %, $: signs that the lexicon knows
		m.words(words)
	case arabic.Numeral, arabic.Latin:
		k.Form = m.fold(m.text[t.Start:t.End])
		k.Stem = k.Form
		m.words(words)
	case arabic.Script:
		k.Form = m.fold(m.text[t.Start:t.End])
		m.words(words)
		m.divide(k, words)
	}
}

func kindOf(k arabic.Kind) reading.TokenKind {
	switch k {
	case arabic.Script:
		return reading.Arabic
	case arabic.Numeral:
		return reading.Numeral
	case arabic.Latin:
		return reading.Latin
	case arabic.Overlong:
		return reading.Overlong
	}
	return reading.Punctuation
}

func (m *maker) overlong(x reading.Extent) {
	n := 0
	for _, r := range m.text[x.Start:x.End] {
		if !letter.IsMark(r) {
			n++
		}
	}
	m.doubts = append(m.doubts, reading.Doubt{Extent: reading.Extent{Start: x.Start, End: x.Start + 64}.Within(m.text),
		Ar: fmt.Sprintf("كلمة من %d حرفاً: تُجوّزت", n), En: fmt.Sprintf("a word of %d letters was passed over", n)})
}

func (m *maker) words(words []arabic.Word) {
	for i := range words {
		w := &words[i]
		m.page.Words = append(m.page.Words, reading.Word{Extent: extent(w.Start, w.End), Token: int32(len(m.page.Tokens) - 1),
			Kind: wordKind(w), Tag: w.Tag, Form: w.Form})
	}
}

func wordKind(w *arabic.Word) reading.WordKind {
	switch {
	case w.Tag == arabic.PUNCT || w.Tag == arabic.SYM:
		return reading.MarkWord
	case w.Role == arabic.Enclitic:
		return reading.PronounWord
	case w.Role == arabic.Stem:
		return reading.StemWord
	case w.Tag == arabic.AUX:
		return reading.FutureWord
	case w.Form == "و" || w.Form == "ف":
		return reading.ConjunctionWord
	}
	return reading.PrepositionWord
}

// fold returns the form id of folded letters.
func (m *maker) fold(s string) uint32 {
	m.key = letter.Fold(m.key[:0], s)
	return m.intern(m.key)
}

// intern returns the id of a folded form: the lexicon's, or one of this document above them.
func (m *maker) intern(key []byte) uint32 {
	if id := m.lex.Form(key); id != 0 {
		return id
	}
	id, ok := m.local[string(key)]
	if !ok {
		id = uint32(m.lex.FormCount() + 1 + len(m.local))
		m.local[string(key)] = id
	}
	return id
}

// Package arabic cuts an Arabic text into paragraphs, sentences, tokens and words. It knows the joined words of Arabic (و ف ب ل ك س ال and the
// pronouns) and asks the lexicon which division of a token gives a word that exists.
package arabic

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"isnad/internal/letter"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// longest is the number of letters above which a run is no word.
const longest = 1000

// Read cuts the text. It never fails; runs of over 1,000 letters are passed over with a doubt. It runs in time linear in the text.
func Read(text string, lex *lexicon.Lexicon) (*reading.Page, []reading.Doubt) {
	c := cutter{page: &reading.Page{Text: text}, lex: lex, local: map[string]uint32{}}
	size := len(text) / 10
	c.page.Tokens = make([]reading.Token, 0, size)
	c.page.Words = make([]reading.Word, 0, size)
	c.page.Guesses = make([]reading.Guess, 0, size)
	c.paragraphs()
	return c.page, c.doubts
}

type cutter struct {
	page   *reading.Page
	lex    *lexicon.Lexicon
	local  map[string]uint32
	key    []byte
	doubts []reading.Doubt
}

func (c *cutter) paragraphs() {
	text := c.page.Text
	for start := 0; start <= len(text); {
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		first := len(c.page.Sentences)
		c.page.Paragraphs = append(c.page.Paragraphs, reading.Paragraph{Extent: reading.Extent{Start: int32(start), End: int32(end)}})
		c.sentences(start, end)
		p := &c.page.Paragraphs[len(c.page.Paragraphs)-1]
		p.First, p.Last = int32(first), int32(len(c.page.Sentences))
		start = end + 1
	}
}

// sentences cuts one paragraph: tokens first, a sentence closed at each final mark.
func (c *cutter) sentences(start, end int) {
	first := len(c.page.Tokens)
	for i := start; i < end; {
		n, stop := c.token(i, end)
		i += n
		if stop && c.endsHere(i, end, first) {
			c.closeSentence(first)
			first = len(c.page.Tokens)
		}
	}
	c.closeSentence(first)
}

// endsHere reports whether a final mark that ends at i closes a sentence: it does before white space or the end, but not after a
// one-letter abbreviation (د.).
func (c *cutter) endsHere(i, end, first int) bool {
	if i < end {
		r, _ := utf8.DecodeRuneInString(c.page.Text[i:])
		if !unicode.IsSpace(r) && !closes(r) && r != '.' {
			return c.doubled()
		}
		if closes(r) || r == '.' {
			return false
		}
	}
	n := len(c.page.Tokens)
	if n-first >= 2 && c.page.Tokens[n-1].Mark == '.' {
		before := c.page.Tokens[n-2]
		return before.Kind != reading.Arabic || before.End-before.Start > 2
	}
	return true
}

// doubled reports whether the last two tokens are a run of dots, which newspapers use as a full stop.
func (c *cutter) doubled() bool {
	n := len(c.page.Tokens)
	return n >= 2 && c.page.Tokens[n-1].Mark == '.' && c.page.Tokens[n-2].Mark == '.'
}

func (c *cutter) closeSentence(first int) {
	last := len(c.page.Tokens)
	if first == last {
		return
	}
	id := int32(len(c.page.Sentences))
	paragraph := int32(len(c.page.Paragraphs) - 1)
	for i := first; i < last; i++ {
		c.page.Tokens[i].Sentence, c.page.Tokens[i].Paragraph = id, paragraph
	}
	c.page.Sentences = append(c.page.Sentences, reading.Sentence{Extent: c.page.Span(int32(first), int32(last)),
		First: int32(first), Last: int32(last), Paragraph: paragraph})
}

// token reads the token at i, if there is one, and returns the bytes passed; stop is true after a final mark or closing quote that
// follows one.
func (c *cutter) token(i, end int) (n int, stop bool) {
	r, size := utf8.DecodeRuneInString(c.page.Text[i:end])
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r), letter.IsMark(r):
		return size, false
	case letter.IsArabic(r):
		return c.arabicWord(i, end), false
	case isDigit(r):
		return c.run(i, end, reading.Numeral, c.inNumber), false
	case unicode.IsLetter(r):
		return c.run(i, end, reading.Latin, func(_ int, r rune) bool { return unicode.IsLetter(r) && !letter.IsArabic(r) || r == '-' || r == '\'' }), false
	}
	c.add(i, i+size, reading.Punctuation).Mark = r
	return size, final(r) || closes(r) && c.afterFinal()
}

// afterFinal reports whether the token before the last is a final mark: «... .»
func (c *cutter) afterFinal() bool {
	n := len(c.page.Tokens)
	return n >= 2 && c.page.Tokens[n-2].Kind == reading.Punctuation && final(c.page.Tokens[n-2].Mark)
}

func (c *cutter) add(start, end int, kind reading.TokenKind) *reading.Token {
	c.page.Tokens = append(c.page.Tokens, reading.Token{Extent: reading.Extent{Start: int32(start), End: int32(end)}, Kind: kind,
		StemStart: int32(start), StemEnd: int32(end), NounStart: int32(start), FirstWord: int32(len(c.page.Words)),
		FirstGuess: int32(len(c.page.Guesses)), LastGuess: int32(len(c.page.Guesses))})
	if kind != reading.Punctuation && kind != reading.Arabic {
		c.word(start, end, reading.StemWord)
	}
	return &c.page.Tokens[len(c.page.Tokens)-1]
}

func (c *cutter) word(start, end int, kind reading.WordKind) {
	c.page.Words = append(c.page.Words, reading.Word{Extent: reading.Extent{Start: int32(start), End: int32(end)}, Token: int32(len(c.page.Tokens) - 1), Kind: kind})
}

// run adds a token of all the runes from i that belong, and returns its length.
func (c *cutter) run(i, end int, kind reading.TokenKind, belongs func(at int, r rune) bool) int {
	j := i
	for j < end {
		r, size := utf8.DecodeRuneInString(c.page.Text[j:end])
		if j > i && !belongs(j, r) {
			break
		}
		j += size
	}
	if kind == reading.Numeral || j-i <= 4*longest {
		t := c.add(i, j, kind)
		c.key = letter.Fold(c.key[:0], c.page.Text[i:j])
		t.Form = c.intern(c.key)
		t.Stem = t.Form
		return j - i
	}
	return c.overlong(i, j, utf8.RuneCountInString(c.page.Text[i:j]))
}

// inNumber lets a decimal or thousands mark stand between digits.
func (c *cutter) inNumber(at int, r rune) bool {
	if isDigit(r) {
		return true
	}
	if r != '.' && r != ',' && r != '٫' && r != '٬' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(c.page.Text[at+utf8.RuneLen(r):])
	return isDigit(next)
}

func (c *cutter) arabicWord(i, end int) int {
	j, letters := i, 0
	for j < end {
		r, size := utf8.DecodeRuneInString(c.page.Text[j:end])
		switch {
		case letter.IsArabic(r):
			letters++
		case letter.IsMark(r) && r != 0x200F && r != 0x200E:
		default:
			goto done
		}
		j += size
	}
done:
	if letters > longest {
		return c.overlong(i, j, letters)
	}
	stop := j
	for stop > i { // marks at the end belong, invisible characters do not
		r, size := utf8.DecodeLastRuneInString(c.page.Text[i:stop])
		if !letter.IsMark(r) || r < 0x200B {
			break
		}
		stop -= size
	}
	c.add(i, stop, reading.Arabic)
	c.divide(i, stop)
	return j - i
}

func (c *cutter) overlong(i, j, letters int) int {
	c.add(i, j, reading.Overlong)
	c.doubts = append(c.doubts, reading.Doubt{Extent: reading.Extent{Start: int32(i), End: int32(i) + 64}.Within(c.page.Text),
		Ar: fmt.Sprintf("كلمة من %d حرفاً: تُجوّزت", letters), En: fmt.Sprintf("a word of %d letters was passed over", letters)})
	return j - i
}

// intern returns the id of a folded form: the lexicon's, or one of this document above them.
func (c *cutter) intern(key []byte) uint32 {
	if id := c.lex.Form(key); id != 0 {
		return id
	}
	id, ok := c.local[string(key)]
	if !ok {
		id = uint32(c.lex.FormCount() + 1 + len(c.local))
		c.local[string(key)] = id
	}
	return id
}

func isDigit(r rune) bool { _, ok := letter.Digit(r); return ok }

func final(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '؟' || r == '…' }

func closes(r rune) bool {
	return r == '»' || r == '”' || r == '"' || r == ')' || r == '’' || r == '\''
}

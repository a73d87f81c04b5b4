package arabic

import (
	"unicode"
	"unicode/utf8"

	"isnad/letter"
)

// longest is the number of letters above which a run is no word.
const longest = 1000

// A Text is a source cut into paragraphs, sentences and tokens.
type Text struct {
	Source     string
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
}

// A Paragraph is one line of the source: its bytes and its sentences.
type Paragraph struct {
	Start, End  int
	First, Last int
}

// A Sentence is a stretch of tokens that ends with a full stop, a question or exclamation mark, or its paragraph.
type Sentence struct {
	First, Last int // tokens, half open
	Paragraph   int
}

// A Token is a word as it is written, a number, or a mark: its bytes in the source.
type Token struct {
	Start, End int
	Kind       Kind
	Mark       rune // of marks only
}

// A Kind says what a token is made of.
type Kind uint8

// The kinds of tokens.
const (
	Script   Kind = iota + 1 // letters of Arabic script
	Numeral                  // digits
	Latin                    // other letters
	Mark                     // a punctuation mark or sign
	Overlong                 // a run of over 1,000 letters: no word
)

// Cut cuts a source. It never fails and runs in time linear in the source.
func Cut(source string) *Text {
	size := len(source) / 10
	c := cutter{text: &Text{Source: source, Tokens: make([]Token, 0, size)}}
	c.paragraphs()
	return c.text
}

type cutter struct{ text *Text }

func (c *cutter) paragraphs() {
	source := c.text.Source
	for start := 0; start <= len(source); {
		end := start
		for end < len(source) && source[end] != '\n' {
			end++
		}
		first := len(c.text.Sentences)
		c.sentences(start, end)
		c.text.Paragraphs = append(c.text.Paragraphs, Paragraph{Start: start, End: end, First: first, Last: len(c.text.Sentences)})
		start = end + 1
	}
}

// sentences cuts one paragraph: tokens first, a sentence closed at each final mark.
func (c *cutter) sentences(start, end int) {
	first := len(c.text.Tokens)
	for i := start; i < end; {
		n, stop := c.token(i, end)
		i += n
		if stop && c.endsHere(i, end, first) {
			c.closeSentence(first)
			first = len(c.text.Tokens)
		}
	}
	c.closeSentence(first)
}

// endsHere reports whether a final mark that ends at i closes a sentence: it does before white space or the end, or between two Arabic words that lack
// the space (انتهت الجلسة.وقال النائب), but not after a one-letter abbreviation (د.).
func (c *cutter) endsHere(i, end, first int) bool {
	if i < end {
		r, _ := utf8.DecodeRuneInString(c.text.Source[i:])
		if !unicode.IsSpace(r) && !closes(r) && r != '.' {
			return c.doubled() || letter.IsArabic(r) && c.afterWord()
		}
		if closes(r) || r == '.' {
			return false
		}
	}
	n := len(c.text.Tokens)
	if n-first >= 2 && c.text.Tokens[n-1].Mark == '.' {
		before := c.text.Tokens[n-2]
		return before.Kind != Script || before.End-before.Start > 2
	}
	return true
}

// afterWord reports whether a full stop follows a word of three letters or more.
func (c *cutter) afterWord() bool {
	n := len(c.text.Tokens)
	return n >= 2 && c.text.Tokens[n-1].Mark == '.' && c.text.Tokens[n-2].Kind == Script && c.text.Tokens[n-2].End-c.text.Tokens[n-2].Start > 5
}

// doubled reports whether the last two tokens are a run of dots, which newspapers use as a full stop.
func (c *cutter) doubled() bool {
	n := len(c.text.Tokens)
	return n >= 2 && c.text.Tokens[n-1].Mark == '.' && c.text.Tokens[n-2].Mark == '.'
}

func (c *cutter) closeSentence(first int) {
	if last := len(c.text.Tokens); first < last {
		c.text.Sentences = append(c.text.Sentences, Sentence{First: first, Last: last, Paragraph: len(c.text.Paragraphs)})
	}
}

// token reads the token at i, if there is one, and returns the bytes passed; stop is true after a final mark or closing quote that
// follows one.
func (c *cutter) token(i, end int) (n int, stop bool) {
	r, size := utf8.DecodeRuneInString(c.text.Source[i:end])
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r), letter.IsMark(r):
		return size, false
	case letter.IsArabic(r):
		return c.arabicWord(i, end), false
	case isDigit(r):
		return c.run(i, end, Numeral, c.inNumber), false
	case unicode.IsLetter(r):
		return c.run(i, end, Latin, func(_ int, r rune) bool { return unicode.IsLetter(r) && !letter.IsArabic(r) || r == '-' || r == '\'' }), false
	}
	c.add(i, i+size, Mark)
	c.text.Tokens[len(c.text.Tokens)-1].Mark = r
	return size, final(r) || closes(r) && c.afterFinal()
}

// afterFinal reports whether the token before the last is a final mark: «... .»
func (c *cutter) afterFinal() bool {
	n := len(c.text.Tokens)
	return n >= 2 && c.text.Tokens[n-2].Kind == Mark && final(c.text.Tokens[n-2].Mark)
}

func (c *cutter) add(start, end int, kind Kind) {
	c.text.Tokens = append(c.text.Tokens, Token{Start: start, End: end, Kind: kind})
}

// run adds a token of all the runes from i that belong, and returns its length.
func (c *cutter) run(i, end int, kind Kind, belongs func(at int, r rune) bool) int {
	j := i
	for j < end {
		r, size := utf8.DecodeRuneInString(c.text.Source[j:end])
		if j > i && !belongs(j, r) {
			break
		}
		j += size
	}
	if kind != Numeral && j-i > 4*longest {
		kind = Overlong
	}
	c.add(i, j, kind)
	return j - i
}

// inNumber lets a decimal or thousands mark stand between digits.
func (c *cutter) inNumber(at int, r rune) bool {
	if isDigit(r) {
		return true
	}
	if r != '.' && r != ',' && r != '٫' && r != '٬' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(c.text.Source[at+utf8.RuneLen(r):])
	return isDigit(next)
}

func (c *cutter) arabicWord(i, end int) int {
	j, letters := i, 0
	for j < end {
		r, size := utf8.DecodeRuneInString(c.text.Source[j:end])
		if letter.IsArabic(r) {
			letters++
		} else if !letter.IsMark(r) || r == 0x200F || r == 0x200E {
			break
		}
		j += size
	}
	if letters > longest {
		c.add(i, j, Overlong)
		return j - i
	}
	stop := j
	for stop > i { // vowel marks at the end belong, invisible characters do not
		r, size := utf8.DecodeLastRuneInString(c.text.Source[i:stop])
		if !letter.IsMark(r) || r < 0x200B {
			break
		}
		stop -= size
	}
	c.add(i, stop, Script)
	return j - i
}

func isDigit(r rune) bool { _, ok := letter.Digit(r); return ok }

func final(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '؟' || r == '…' }

func closes(r rune) bool {
	return r == '»' || r == '”' || r == '"' || r == ')' || r == '’' || r == '\''
}

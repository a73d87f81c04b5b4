// Package brief puts a case and the answers to its what-ifs into sentences that somebody can hand over: judgements of analysts first, then how the act stands, its
// branches, consequences face to face, explanations, commitments, the order of events, and what nobody tells. Every sentence is built from fields by the patterns of
// the lexicon and carries a note for each telling that it rests on: the chain, link by link, and the words. What comes out is a document model that printers set as
// Markdown, HTML or DOCX.
package brief

import (
	"strings"

	"isnad"
)

// A Lang is the language of a line or a run.
type Lang string

// The languages of a brief. Und is of no language: ids, codes, dates, numbers; it runs from left to right.
const (
	Ar  Lang = "ar"
	En  Lang = "en"
	Und Lang = "und"
)

// Dir is the direction of a language: rtl or ltr.
func (l Lang) Dir() string {
	if l == Ar {
		return "rtl"
	}
	return "ltr"
}

// A Brief is the document. All text in it is plain: printers escape. Control characters and such as steer direction are gone from it.
type Brief struct {
	Langs    []Lang // one or two; the first gives the direction of the page and of its tables
	Title    Text
	Head     []Text // paragraphs below the title: what the brief rests on, when, and how much of it a person has checked
	Sections []Section
	Notes    []Note  // number n is Notes[n-1]
	Key      Section // the heading above the notes, and how to read them
}

// A Section is a heading and what stands below it.
type Section struct {
	Key    string // that the lexicon has its title under: brief.KEY
	Level  int    // 1, or 2 below the section before it of level 1
	Title  Text
	Blocks []Block
}

// A Block is a Paragraph, a List, a Table or a Picture.
type Block interface{ block() }

// A Paragraph is one or a few sentences.
type Paragraph struct{ Text Text }

// A List has items without an order.
type List struct{ Items []Text }

// A Table has a row of headings. A cell holds paragraphs, none where nothing is told.
type Table struct {
	Head []Text
	Rows [][]Cell
}

// A Cell holds paragraphs.
type Cell []Text

// A Picture is drawn by whoever prints the brief, from the same case and answer. What it shows stands in the tables and lists beside it too.
type Picture struct {
	Key    string // board or timeline
	Answer int    // of the answers that the brief was made of
	Alt    Text   // what it shows, for those who do not see it
}

func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Picture) block()   {}

// A Text is the same in each language of the brief, one line a language, in their order.
type Text []Line

// A Line is a paragraph in one language, of runs.
type Line struct {
	Lang Lang
	Runs []Run
}

// A Kind says what a run is.
type Kind uint8

// The kinds of runs.
const (
	Plain       Kind = iota
	Strong           // what a reader should see first
	Quote            // words of a text, with their quotation marks: printers add none
	Translation      // words of a person, with their quotation marks; who it is stands behind them
	ID               // id, code, number or date: never broken, isolated
)

// A Run is a piece of a line. Its language may be another than the line's: an Arabic quotation in an English sentence.
type Run struct {
	Text  string
	Lang  Lang
	Kind  Kind
	Notes []int // numbers of the notes that stand behind it
}

// A Note is what a sentence rests on: the chain through which it came, and the words.
type Note struct {
	Text  Text
	Spans []isnad.Span // the words, in the documents
}

// Plain are the words of a line alone.
func (l Line) Plain() string {
	var b strings.Builder
	for _, r := range l.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// In is the line of a language, or one without runs.
func (t Text) In(lang Lang) Line {
	for _, l := range t {
		if l.Lang == lang {
			return l
		}
	}
	return Line{Lang: lang}
}

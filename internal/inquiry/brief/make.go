package brief

import (
	"slices"

	"isnad"
	"isnad/internal/inquiry/grade"
	"isnad/internal/inquiry/whatif"
	"isnad/lexicon"
)

// An Input is what a brief is made of.
type Input struct {
	Case      *isnad.Case
	Name      string // of the case, where it has one
	Answers   []whatif.Answer
	Questions []string // of the answers, in Arabic: the text's own or the asker's words; empty where neither is told
	Day       string   // on which it is written, YYYY-MM-DD: by it reviews of judgements are due
	Langs     []Lang
	Paragraph func(isnad.Span) int                        // in which paragraph of its document a span begins, from 1; 0 where the text is not at hand
	Text      func(isnad.Span) string                     // the words of a span, as the text has them; empty where the text is not at hand
	Such      func(isnad.Ref) (right, of int, known bool) // how many findings like one were right, of how many that were judged
	Checked   bool                                        // only findings that a person has checked: the case is one of Checked
	All       bool                                        // everything, however long
	Selection *Selection                                  // what was chosen of a larger case, which this one is narrowed to; nil for a case as it is
}

// Make writes the brief. The same input gives the same brief.
func Make(in Input, lex *lexicon.Lexicon) *Brief {
	w := newWriter(in, lex)
	w.section("judgements", 1, w.judgements())
	w.selected()
	for _, i := range w.answers() {
		w.answer(i)
	}
	if in.Selection == nil { // which tells its events itself
		w.section("chronology", 1, w.chronology())
	}
	w.section("differ", 1, w.differences())
	w.section("notes", 1, w.remarks())
	w.section("sources", 1, w.sources())
	w.section("names", 1, w.names())
	w.title()
	w.head()
	w.out.Key = Section{Key: "footnotes", Level: 1, Title: w.say("brief.footnotes"), Blocks: []Block{Paragraph{w.say("brief.footnotes-key")}}}
	return w.out
}

// answers are the places of those that are written out, of which most documents tell first: all, or the first one; the others are named.
func (w *writer) answers() []int {
	if w.in.All || len(w.order) == 0 {
		return w.order
	}
	return w.order[:1]
}

// inOrder sorts answers by how many documents tell of the act.
func inOrder(list []whatif.Answer) []int {
	order := make([]int, len(list))
	documents := make([]int, len(list))
	for i := range list {
		order[i] = i
		seen := map[isnad.DocumentID]bool{}
		for _, s := range list[i].Standing {
			seen[s.Ref.Document] = true
		}
		documents[i] = len(seen)
	}
	slices.SortStableFunc(order, func(a, b int) int { return documents[b] - documents[a] })
	return order
}

// A writer holds the brief that is being written and what is looked up for its sentences.
type writer struct {
	in       Input
	lex      *lexicon.Lexicon
	out      *Brief
	order    []int                       // of the answers
	level    int                         // of the sections of an answer
	copied   map[isnad.DocumentID]string // origins of documents that are copies of one text
	entities map[isnad.EntityID]*isnad.Entity
	docs     map[isnad.DocumentID]*isnad.Document
	tellings map[isnad.Ref]told
	claims   map[isnad.Ref]*grade.Claim // by telling
	claimAt  map[isnad.DocumentID][]*isnad.ClaimTelling
	letters  func(isnad.Chain) grade.Chain
	origins  isnad.Sources
	noted    map[string]int // numbers of notes by what they rest on
	used     map[isnad.Subject]bool
	marks    isnad.Marks
	named    []isnad.EntityID  // whose names are spelt by rule, in their order
	numbers  map[isnad.Ref]int // of consequences in the board of the answer at hand
}

// told is a telling with its event.
type told struct {
	event *isnad.Event
	at    *isnad.Telling
}

func newWriter(in Input, lex *lexicon.Lexicon) *writer {
	c := in.Case
	if in.Selection != nil {
		c = in.Selection.Whole
	}
	w := &writer{in: in, lex: lex, out: &Brief{Langs: in.Langs}, entities: map[isnad.EntityID]*isnad.Entity{}, docs: map[isnad.DocumentID]*isnad.Document{},
		tellings: map[isnad.Ref]told{}, claims: map[isnad.Ref]*grade.Claim{}, claimAt: map[isnad.DocumentID][]*isnad.ClaimTelling{}, letters: grade.Chains(c),
		order: inOrder(in.Answers), copied: map[isnad.DocumentID]string{}, origins: isnad.SourcesOf(c), noted: map[string]int{}, used: map[isnad.Subject]bool{}, marks: isnad.MarksOf(c)}
	for i := range c.Entities {
		w.entities[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Documents {
		w.docs[c.Documents[i].ID] = &c.Documents[i]
	}
	for i := range c.Events {
		for j := range c.Events[i].Tellings {
			w.tellings[c.Events[i].Tellings[j].Ref] = told{&c.Events[i], &c.Events[i].Tellings[j]}
		}
	}
	for _, o := range c.Origins {
		for _, d := range o.Documents {
			if o.Kind == isnad.Copy {
				w.copied[d] = o.ID
			}
		}
	}
	weights := grade.Claims(c)
	for i := range c.Claims {
		for j := range c.Claims[i].Tellings {
			t := &c.Claims[i].Tellings[j]
			w.claims[t.Ref], w.claimAt[t.Ref.Document] = &weights[i], append(w.claimAt[t.Ref.Document], t)
		}
	}
	return w
}

// section adds a section, if there is anything in it.
func (w *writer) section(key string, level int, blocks []Block) {
	if len(blocks) > 0 {
		w.out.Sections = append(w.out.Sections, Section{Key: key, Level: level, Title: w.say("brief." + key), Blocks: blocks})
	}
}

// answer writes the sections of one what-if; where there are several, each under its question.
func (w *writer) answer(i int) {
	a := &w.in.Answers[i]
	w.level, w.numbers = 1, map[isnad.Ref]int{}
	if len(w.answers()) > 1 {
		w.out.Sections = append(w.out.Sections, Section{Key: "question", Level: 1, Title: w.question(i)})
		w.level = 2
	}
	listed := w.listed(a) // first, for the branches name its rows
	w.section("assumed", w.level, w.assumptions(a))
	w.section("standing", w.level, w.standing(a))
	w.section("branches", w.level, w.branches(a))
	if board := w.board(listed); len(board) > 0 {
		w.section("board", w.level, append(board, w.picture("board", i)))
	}
	w.section("readings", w.level, w.readings(a))
	w.section("commitments", w.level, w.commitments(a))
	w.section("unknown", w.level, w.unknown(a))
}

func (w *writer) picture(key string, answer int) Block {
	return Picture{Key: key, Answer: answer, Alt: w.say("brief.picture-" + key)}
}

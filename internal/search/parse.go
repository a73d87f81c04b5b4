package search

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/letter"
)

// Parse reads a query: words, "phrases", -word or NOT word, a OR b, (groups), =word or ="phrase" as they stand, begin*, and field:value with values parted by
// commas. What is wrong is an [*Error].
func Parse(text string, a *Analyser) (Query, error) {
	if !utf8.ValidString(text) {
		return Query{}, &Error{1, "the query is no UTF-8 text"}
	}
	if n := utf8.RuneCountInString(text); n > longestQuery {
		return Query{}, &Error{longestQuery + 1, fmt.Sprintf("the query has %d letters, more than %d", n, longestQuery)}
	}
	p := parser{text: []rune(text), a: a}
	group, err := p.group(0)
	if err != nil {
		return Query{}, err
	}
	p.q.Words = group
	if group != nil && p.leaves > mostLeaves {
		return Query{}, &Error{1, fmt.Sprintf("the query asks for %d words, more than %d", p.leaves, mostLeaves)}
	}
	return p.q, nil
}

const (
	longestQuery = 4000
	mostLeaves   = 200
	deepest      = 20
)

type parser struct {
	text   []rune
	at     int
	a      *Analyser
	q      Query
	leaves int
}

func (p *parser) fail(at int, format string, args ...any) error {
	return &Error{at + 1, fmt.Sprintf(format, args...)}
}

// group reads items up to the end or a closing bracket.
func (p *parser) group(depth int) (*Node, error) {
	and, start, or := &Node{Kind: And}, p.at, -1
	for {
		not, more, err := p.next(depth, start)
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		from := p.at
		switch p.joining(not) {
		case "and":
			continue
		case "or":
			if len(and.Kids) == 0 || or >= 0 {
				return nil, p.fail(from, "OR stands between two words")
			}
			or = from
			continue
		case "not":
			if not, more, err = p.next(depth, start); err != nil || !more || not {
				return nil, p.fail(from, "nothing follows NOT")
			}
			not = true
		}
		node, err := p.item(not, depth, or >= 0)
		switch {
		case err != nil:
			return nil, err
		case node == nil && or >= 0:
			return nil, p.fail(from, "nothing to look for stands here")
		case node == nil:
		case or >= 0:
			err, or = p.join(and, node, not, from), -1
		case not:
			and.Kids = append(and.Kids, &Node{Kind: Not, Kids: []*Node{node}})
		default:
			and.Kids = append(and.Kids, node)
		}
		if err != nil {
			return nil, err
		}
	}
	if or >= 0 {
		return nil, p.fail(or, "nothing follows OR")
	}
	return p.closed(and, depth, start)
}

// next passes blanks and a minus; more is false at the end of the query or of its brackets, which it passes.
func (p *parser) next(depth, start int) (not, more bool, err error) {
	not, at := p.skip()
	switch {
	case p.at >= len(p.text) && not || p.at < len(p.text) && not && (p.text[p.at] == ')' || unicode.IsSpace(p.text[p.at])):
		return not, false, p.fail(at, "nothing follows the minus")
	case p.at >= len(p.text) && depth > 0:
		return not, false, p.fail(start-1, "the bracket is not closed")
	case p.at >= len(p.text):
		return not, false, nil
	case p.text[p.at] == ')' && depth == 0:
		return not, false, p.fail(p.at, "nothing is opened that this bracket closes")
	case p.text[p.at] == ')':
		p.at++
		return not, false, nil
	}
	return not, true, nil
}

// joining reads one of the words that join, if it stands here and no minus before it: and, or, not.
func (p *parser) joining(not bool) string {
	word := p.peek()
	kind := p.a.fields.joining[word]
	if not || kind == "" {
		return ""
	}
	p.at += utf8.RuneCountInString(word)
	return kind
}

// join puts a node beside the last one under Or.
func (p *parser) join(and, node *Node, not bool, at int) error {
	last := len(and.Kids) - 1
	if not || and.Kids[last].Kind == Not {
		return p.fail(at, "what is not wanted can not stand beside OR")
	}
	if and.Kids[last].Kind != Or || len(and.Kids[last].Kids) < 2 {
		and.Kids[last] = &Node{Kind: Or, Kids: []*Node{and.Kids[last]}}
	}
	and.Kids[last].Kids = append(and.Kids[last].Kids, node)
	return nil
}

// closed makes the smallest node of a group; in brackets something must be wanted.
func (p *parser) closed(and *Node, depth, start int) (*Node, error) {
	wanted := false
	for _, k := range and.Kids {
		wanted = wanted || k.Kind != Not
	}
	switch {
	case len(and.Kids) == 0 && depth > 0:
		return nil, p.fail(start-1, "the brackets are empty")
	case len(and.Kids) == 0:
		return nil, nil
	case !wanted && depth > 0:
		return nil, p.fail(start-1, "in brackets something must be wanted")
	case len(and.Kids) == 1 && wanted:
		return and.Kids[0], nil
	}
	return and, nil
}

// skip passes blanks and tells whether a minus stands before what follows.
func (p *parser) skip() (not bool, at int) {
	for p.at < len(p.text) && (unicode.IsSpace(p.text[p.at]) || letter.IsMark(p.text[p.at])) {
		p.at++
	}
	at = p.at
	if p.at < len(p.text) && p.text[p.at] == '-' {
		not = true
		p.at++
	}
	return not, at
}

// peek is the run of letters that follows.
func (p *parser) peek() string {
	end := p.at
	for end < len(p.text) && !unicode.IsSpace(p.text[end]) && p.text[end] != ')' && p.text[end] != '(' {
		end++
	}
	return string(p.text[p.at:end])
}

// item reads one word, phrase, group or filter; nil is a filter, which is kept, or what has no letters.
func (p *parser) item(not bool, depth int, afterOr bool) (*Node, error) {
	if p.text[p.at] == '(' {
		if depth >= deepest {
			return nil, p.fail(p.at, "brackets in brackets, more than %d", deepest)
		}
		p.at++
		return p.group(depth + 1)
	}
	strict := p.text[p.at] == '='
	if strict {
		p.at++
	}
	from := p.at
	if p.at < len(p.text) {
		if closing := quotes[p.text[p.at]]; closing != 0 {
			words, err := p.quoted(closing)
			return p.leaf(words, true, strict), err
		}
	}
	word := p.bare()
	if name, rest, ok := strings.Cut(word, ":"); ok && !strict && isName(name) && !strings.HasPrefix(rest, "//") {
		field, known := p.a.fields.field[letter.FoldString(name)]
		if !known {
			return nil, p.fail(from, "there is no field %q; there are %s (write %q for the words)", name, strings.Join(p.a.fields.list, ", "), word)
		}
		p.at = from + utf8.RuneCountInString(name) + 1
		if depth > 0 || afterOr {
			return nil, p.fail(from, "a field can not stand in brackets or beside OR; write its values with commas: %s:a,b", name)
		}
		return nil, p.filter(field, not, from)
	}
	if strict && word == "" {
		return nil, p.fail(from, "nothing follows =")
	}
	return p.leaf(word, false, strict), nil
}

// quotes are the marks that open a phrase, with those that close it.
var quotes = map[rune]rune{'"': '"', '“': '”', '«': '»', '„': '“'}

func (p *parser) quoted(closing rune) (string, error) {
	from := p.at
	for p.at++; p.at < len(p.text); p.at++ {
		if p.text[p.at] == closing {
			p.at++
			return string(p.text[from+1 : p.at-1]), nil
		}
	}
	return "", p.fail(from, "the quotation mark is not closed")
}

// bare reads up to a blank, bracket or quotation mark.
func (p *parser) bare() string {
	from := p.at
	for p.at < len(p.text) && !unicode.IsSpace(p.text[p.at]) && p.text[p.at] != '(' && p.text[p.at] != ')' && quotes[p.text[p.at]] == 0 {
		p.at++
	}
	return string(p.text[from:p.at])
}

// isName tells whether what stands before a colon looks like the name of a field: letters, with hyphens between.
func isName(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '-' {
			return false
		}
	}
	return s != ""
}

// leaf is what meets a word or phrase; nil where it has no letters.
func (p *parser) leaf(words string, quoted, strict bool) *Node {
	terms := p.a.Terms(words)
	if len(terms) == 0 {
		return nil
	}
	p.leaves += len(terms)
	n := &Node{}
	for _, t := range terms {
		n.Terms = append(n.Terms, t.Exact)
	}
	if !strict && isLatin(terms) {
		n.Name = words
	}
	switch {
	case len(terms) == 1 && strings.HasSuffix(words, "*") && !quoted:
		n.Kind, n.Name = Prefix, ""
	case strict && len(terms) == 1:
		n.Kind = Exact
	case strict:
		n.Kind = Strict
	case quoted || len(terms) > 1:
		n.Kind = Phrase
	default:
		n.Kind, n.Terms = Stem, []string{terms[0].Stem}
	}
	return n
}

func isLatin(terms []Term) bool {
	for _, t := range terms {
		if r, _ := utf8.DecodeRuneInString(t.Exact); !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// filter reads the values of a field, and keeps it.
func (p *parser) filter(field Field, not bool, from int) error {
	f := Filter{Field: field, Not: not}
	for {
		at := p.at
		text, err := p.value()
		if err != nil {
			return err
		}
		if strings.TrimSpace(text) == "" {
			return p.fail(at, "%s: a value is missing", field)
		}
		v, err := p.valueOf(field, strings.TrimSpace(text), at)
		if err != nil {
			return err
		}
		f.Values = append(f.Values, v)
		if p.at >= len(p.text) || p.text[p.at] != ',' && p.text[p.at] != '،' && p.text[p.at] != '|' {
			break
		}
		p.at++
	}
	if p.leaves += len(f.Values); p.leaves > mostLeaves {
		return p.fail(from, "the query asks for more than %d values", mostLeaves)
	}
	p.q.Filters = append(p.q.Filters, f)
	return nil
}

// value reads one value, quoted or up to a blank or comma.
func (p *parser) value() (string, error) {
	if p.at < len(p.text) {
		if closing := quotes[p.text[p.at]]; closing != 0 {
			return p.quoted(closing)
		}
	}
	from := p.at
	for p.at < len(p.text) && !unicode.IsSpace(p.text[p.at]) && !strings.ContainsRune(",،|()", p.text[p.at]) && quotes[p.text[p.at]] == 0 {
		p.at++
	}
	return string(p.text[from:p.at]), nil
}

func (p *parser) valueOf(field Field, text string, at int) (v Value, err error) {
	v.Text = text
	if field.ofDate() {
		if v.Days = DaysOf(plainDigits(text)); !v.Days.Known {
			return v, p.fail(at, "%s:%s is no date; write 2024, 2024-03 or 2024-03-15", field, text)
		}
		return v, nil
	}
	if known, closed := p.a.codes[field]; closed {
		code, ok := known[letter.FoldString(text)]
		if !ok {
			return v, p.fail(at, "%s:%s: there is %s", field, text, strings.Join(p.a.codesOf(field), ", "))
		}
		v.Text = code
	} else if len(p.a.Terms(text)) == 0 {
		return v, p.fail(at, "%s:%s: there are no letters in it", field, text)
	}
	return v, nil
}

func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := letter.Digit(r); ok {
			return rune('0' + d)
		}
		return r
	}, s)
}

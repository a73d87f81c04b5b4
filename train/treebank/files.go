package treebank

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func lines(path string, each func(n int, line string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<22)
	for n := 1; in.Scan(); n++ {
		each(n, strings.TrimPrefix(strings.TrimRight(in.Text(), "\r"), "\ufeff"))
	}
	return in.Err()
}

// Segments reads PADT's segmentation and tags: a sentence a line, words TAB tags, `_` for a fused token that its parts follow.
func Segments(path string) ([]Sentence, error) {
	var out []Sentence
	var bad error
	err := lines(path, func(n int, line string) {
		forms, tags, ok := strings.Cut(line, "\t")
		f, t := strings.Split(forms, " "), strings.Split(tags, " ")
		if !ok || len(f) != len(t) {
			bad = fmt.Errorf("%s:%d: %d words, %d tags", path, n, len(f), len(t))
			return
		}
		out = append(out, Sentence{ID: fmt.Sprint(n), Tokens: undamaged(fused(f, t))})
	})
	if bad != nil {
		err = bad
	}
	return out, err
}

func fused(forms, tags []string) []Token {
	var words []Word
	for i := range forms {
		if forms[i] != "_" || tags[i] != "_" {
			words = append(words, Word{Form: forms[i], Tag: tags[i], Head: -2, Unanalysed: tags[i] == "X"})
		}
	}
	var tokens []Token
	for len(words) > 0 {
		first := words[0]
		words = words[1:]
		if first.Tag != "_" {
			tokens = append(tokens, Token{Surface: first.Form, Words: []Word{first}})
			continue
		}
		end := 0
		for end < min(6, len(words)) && words[end].Tag != "_" {
			end++
		}
		k, misfit := fit(first.Form, words[:end])
		t := Token{Surface: first.Form, Words: words[:k:k], Bad: misfit > 2}
		if k == 0 {
			t.Words = []Word{{Form: first.Form, Tag: "X", Head: -2, Unanalysed: true}}
		}
		tokens, words = append(tokens, t), words[k:]
	}
	return tokens
}

// undamaged joins tokens that the treebank repeats as their own parts, and places all words.
func undamaged(tokens []Token) []Token {
	var out []Token
	for _, t := range tokens {
		if n := len(out); n > 0 && repeats(out[n-1], t) {
			p := &out[n-1]
			p.Words, p.Bad = append(p.Words, t.Words...), true
			continue
		}
		out = append(out, t)
	}
	for i := range out {
		out[i].place()
	}
	return out
}

func repeats(p, t Token) bool {
	return len(p.Words) == 1 && len(t.Words) == 1 && !p.Bad && p.Surface == t.Surface && Fold(t.Surface)[0] > 0x620 &&
		(p.Words[0].Tag == "ADP" || p.Words[0].Tag == "CCONJ" || t.Words[0].Tag == "PRON")
}

type block struct {
	meta map[string]string
	rows [][]string
	line int
}

func blocks(path string) ([]block, error) {
	var out []block
	b := block{meta: map[string]string{}}
	end := func() {
		if len(b.rows) > 0 {
			out = append(out, b)
		}
		b = block{meta: map[string]string{}}
	}
	err := lines(path, func(n int, line string) {
		switch {
		case line == "":
			end()
		case line[0] == '#' && !strings.Contains(line, "\t"):
			k, v, _ := strings.Cut(line[1:], "=")
			b.meta[strings.TrimSpace(k)] = strings.TrimSpace(v)
		default:
			if b.line == 0 {
				b.line = n
			}
			b.rows = append(b.rows, strings.Split(line, "\t"))
		}
	})
	end()
	return out, err
}

// Trees reads CoNLL-U with ranges for fused tokens.
func Trees(path string) ([]Sentence, error) {
	bs, err := blocks(path)
	var out []Sentence
	for _, b := range bs {
		s := Sentence{ID: b.meta["sent_id"], Trees: true}
		number := map[string]int{}
		until, n := 0, 0
		for _, r := range b.rows {
			switch {
			case strings.Contains(r[0], "-"):
				_, last, _ := strings.Cut(r[0], "-")
				until, _ = strconv.Atoi(last)
				s.Tokens = append(s.Tokens, Token{Surface: r[1]})
				continue
			case strings.Contains(r[0], "."):
				continue
			}
			number[r[0]] = n
			n++
			w := Word{Form: r[1], Lemma: r[2], Tag: r[3], Own: r[4], Relation: r[7], Unanalysed: r[3] == "X" || strings.HasPrefix(r[4], "U---")}
			if id, _ := strconv.Atoi(r[0]); id > until {
				s.Tokens = append(s.Tokens, Token{Surface: r[1]})
			}
			t := &s.Tokens[len(s.Tokens)-1]
			t.Words = append(t.Words, w)
		}
		s.heads(b.rows, number)
		for i := range s.Tokens {
			s.Tokens[i].place()
		}
		out = append(out, s)
	}
	return out, err
}

func (s *Sentence) heads(rows [][]string, number map[string]int) {
	var heads []int
	for _, r := range rows {
		if strings.ContainsAny(r[0], "-.") {
			continue
		}
		h, ok := number[r[6]]
		if !ok {
			h = -1
		}
		heads = append(heads, h)
	}
	i := 0
	for t := range s.Tokens {
		for w := range s.Tokens[t].Words {
			s.Tokens[t].Words[w].Head = heads[i]
			i++
		}
	}
}

// Spaced reads CoNLL-U without ranges, whose text says which words are one token (PUD, IAHLT). Sentences whose words do not give their text
// and second annotations of a sentence are left out. An article that is a word of its own joins its noun.
func Spaced(path string) ([]Sentence, error) {
	bs, err := blocks(path)
	var out []Sentence
	seen := map[string]bool{}
	for _, b := range bs {
		key := b.meta["doc_id"] + "\n" + b.meta["text"]
		if b.meta["doc_id"] != "" && seen[key] {
			continue
		}
		if s, ok := spaced(b); ok {
			seen[key] = true
			out = append(out, s)
		}
	}
	return out, err
}

func spaced(b block) (Sentence, bool) {
	s := Sentence{ID: b.meta["sent_id"], Trees: b.rows[0][6] != "_"}
	number := map[string]int{}
	var queue []Word
	for _, r := range b.rows {
		number[r[0]] = len(queue)
		queue = append(queue, Word{Form: r[1], Lemma: r[2], Tag: r[3], Own: r[4], Relation: r[7], Head: -2, Unanalysed: r[3] == "X" || r[3] == "_"})
	}
	for _, surface := range strings.Fields(b.meta["text"]) {
		k, misfit := fit(surface, queue)
		if k == 0 || misfit > 1 {
			return s, false
		}
		s.group(surface, queue[:k:k])
		queue = queue[k:]
	}
	if len(queue) > 0 {
		return s, false
	}
	if s.Trees {
		s.heads(b.rows, number)
	}
	s.joinArticles()
	return s, true
}

// group adds the tokens of a stretch between spaces: punctuation and signs are tokens of their own.
func (s *Sentence) group(surface string, words []Word) {
	whole := Token{Surface: Bare(surface), Words: words}
	whole.place()
	rs := []rune(whole.Surface)
	first := 0
	apart := func(w Word) bool { return w.Tag == "PUNCT" || w.Tag == "SYM" }
	for i := range words {
		if i+1 < len(words) && !apart(words[i]) && !apart(words[i+1]) {
			continue
		}
		part := words[first : i+1 : i+1]
		t := Token{Surface: string(rs[part[0].Start:words[i].End]), Words: part}
		t.place()
		s.Tokens = append(s.Tokens, t)
		first = i + 1
	}
}

func (s *Sentence) joinArticles() {
	if s.Trees {
		return
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		var out []Word
		for j := 0; j < len(t.Words); j++ {
			w := t.Words[j]
			if w.Form == "ال" && w.Tag == "DET" && j+1 < len(t.Words) {
				j++
				n := t.Words[j]
				n.Form, n.Start = w.Form+n.Form, w.Start
				w = n
			}
			out = append(out, w)
		}
		t.Words = out
	}
}

// Own reads the sentences of gold/words: number, form with + at its joins, lemma, tag, head, relation.
func Own(path string) ([]Sentence, error) {
	bs, err := blocks(path)
	var out []Sentence
	for _, b := range bs {
		s := Sentence{ID: b.meta["id"], Trees: true}
		join := false
		i := 0
		rest := b.meta["text"]
		for _, r := range b.rows {
			if len(r) != 6 {
				return out, fmt.Errorf("%s:%d: %d columns, want 6", path, b.line, len(r))
			}
			before := len(r[1]) > 1 && strings.HasPrefix(r[1], "+")
			after := len(r[1]) > 1 && strings.HasSuffix(r[1], "+")
			head, _ := strconv.Atoi(r[4])
			w := Word{Form: strings.Trim(r[1], "+"), Lemma: r[2], Tag: r[3], Head: head - 1, Relation: r[5]}
			if len(r[1]) == 1 {
				w.Form = r[1]
			}
			if !join && !before || i == 0 {
				s.Tokens = append(s.Tokens, Token{})
			}
			t := &s.Tokens[len(s.Tokens)-1]
			t.Words = append(t.Words, w)
			join = after
			i++
		}
		if err := s.surfaces(rest); err != nil {
			return out, fmt.Errorf("%s:%d: %w", path, b.line, err)
		}
		out = append(out, s)
	}
	return out, err
}

// surfaces finds the letters of each token in the text.
func (s *Sentence) surfaces(text string) error {
	rs := []rune(text)
	at := 0
	for i := range s.Tokens {
		t := &s.Tokens[i]
		for at < len(rs) && rs[at] == ' ' {
			at++
		}
		var forms []string
		for _, w := range t.Words {
			forms = append(forms, w.Form)
		}
		n, best := 0, 99
		want := []rune{}
		for _, p := range pieces(forms) {
			want = append(want, p...)
		}
		for k := max(1, len(want)-2); k <= len(want)+1 && at+k <= len(rs); k++ {
			if d := distance(Fold(string(rs[at:at+k])), want); d < best {
				n, best = k, d
			}
		}
		if best > 1 {
			return fmt.Errorf("sentence %s: the words %v do not give the text at %q", s.ID, forms, string(rs[at:min(at+12, len(rs))]))
		}
		t.Surface = string(rs[at : at+n])
		at += n
		t.place()
	}
	return nil
}

// Names reads `token LABEL` lines, a blank line between sentences (ANERcorp, NewsFANE). Invisible characters are dropped.
func Names(path string) ([][][2]string, error) {
	var out [][][2]string
	var s [][2]string
	clean := strings.NewReplacer("\u200e", "", "\u200f", "", "\ufeff", "")
	end := func() {
		if len(s) > 0 {
			out = append(out, s)
		}
		s = nil
	}
	err := lines(path, func(_ int, line string) {
		f := strings.Fields(clean.Replace(line))
		switch len(f) {
		case 0:
			end()
		case 1:
			s = append(s, [2]string{f[0], "O"})
		default:
			s = append(s, [2]string{f[0], f[len(f)-1]})
		}
	})
	end()
	return out, err
}

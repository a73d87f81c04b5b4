package arabic

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"
)

// WriteCoNLLU writes a sentence in CoNLL-U (universaldependencies.org/format.html): its id and text, a range for each token of several
// words, and for each word form, lemma, part of speech, and with arcs head and relation. Columns that are not known are _.
func WriteCoNLLU(w *bufio.Writer, id, source string, tokens []Token, words []Word, arcs []Arc) error {
	fmt.Fprintf(w, "# sent_id = %s\n", id)
	if len(tokens) > 0 {
		fmt.Fprintf(w, "# text = %s\n", source[tokens[0].Start:tokens[len(tokens)-1].End])
	}
	for i := 0; i < len(words); {
		end := i
		for end < len(words) && words[end].Token == words[i].Token {
			end++
		}
		t := tokens[words[i].Token]
		misc := "_"
		if next := words[i].Token + 1; next < len(tokens) && strings.IndexFunc(source[t.End:tokens[next].Start], unicode.IsSpace) < 0 {
			misc = "SpaceAfter=No"
		}
		if end-i > 1 {
			fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, source[t.Start:t.End], misc)
			misc = "_"
		}
		for ; i < end; i++ {
			writeWord(w, i, source[t.Start:t.End], words, arcs, misc)
		}
	}
	_, err := w.WriteString("\n")
	return err
}

// writeWord writes one row. A token that is one word keeps its spelling, vowel marks too.
func writeWord(w *bufio.Writer, i int, surface string, words []Word, arcs []Arc, misc string) {
	x := &words[i]
	form := x.Form
	if (i == 0 || words[i-1].Token != x.Token) && (i+1 == len(words) || words[i+1].Token != x.Token) {
		form = surface
	}
	head, relation := "_", "_"
	if i < len(arcs) {
		head, relation = fmt.Sprint(arcs[i].Head+1), arcs[i].Relation.String()
	}
	fmt.Fprintf(w, "%d\t%s\t%s\t%s\t_\t_\t%s\t%s\t_\t%s\n", i+1, blank(form), blank(x.Lemma), x.Tag, head, relation, misc)
}

func blank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

package names

import (
	"bufio"
	"fmt"
	"io"

	"isnad/internal/names"
	"isnad/train/treebank"
)

// Predict writes the tokens of a file of annotated names with the labels that a model finds: what tools/score_ner.py reads as its second
// file.
func Predict(m *names.Model, path string, w io.Writer) error {
	raw, err := treebank.Names(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	r := m.NewReader()
	for _, s := range raw {
		var tokens [][]byte
		for _, row := range s {
			tokens = append(tokens, []byte(treebank.Bare(row[0])))
		}
		for i, l := range r.Label(tokens) {
			fmt.Fprintf(out, "%s %s\n", s[i][0], names.LabelString(l))
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

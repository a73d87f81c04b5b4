package names

import (
	"fmt"
	"strings"

	"isnad/internal/names"
	"isnad/train/treebank"
)

// annotated reads a file of tokens and labels as ANERcorp has them.
func annotated(path string) ([]names.Sentence, error) {
	raw, err := treebank.Names(path)
	if err != nil {
		return nil, err
	}
	var out []names.Sentence
	for i, s := range raw {
		var n names.Sentence
		for _, row := range s {
			l, ok := names.ParseLabel(row[1])
			if !ok {
				return nil, fmt.Errorf("%s: sentence %d: unknown label %s", path, i+1, strings.TrimSpace(row[1]))
			}
			n.Tokens = append(n.Tokens, []byte(treebank.Bare(row[0])))
			n.Labels = append(n.Labels, l)
		}
		n.Mend()
		out = append(out, n)
	}
	return out, nil
}

package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/arabic"
)

// wording are the flags of the command words.
type wording struct {
	weights                             string
	tokens, padt, noTrees, names, quick bool
}

func newWords(e *env) *cobra.Command {
	var o wording
	c := &cobra.Command{
		Use:   "words FILE...",
		Short: "print the words of a text with lemma, part of speech and syntax, in CoNLL-U",
		Long: "Prints the words of a text in CoNLL-U, so that they can be compared with a treebank. With --tokens each line of the file is a sentence whose " +
			"tokens stand between blanks; what stands before a tab is its id.",
		Example: "  isnad words article.txt\n  isnad words --tokens --weights weights/research/weights.bin sentences.txt",
		RunE: func(_ *cobra.Command, files []string) error {
			if len(files) == 0 {
				return usagef("words: name at least one file, or - for the standard input")
			}
			model, err := openModel(o.weights)
			if err != nil {
				return err
			}
			reader := model.NewReader()
			if o.quick {
				reader = model.NewQuickReader()
			}
			reader.Unanalysed = o.padt
			out := bufio.NewWriter(e.out)
			for _, name := range files {
				if err := o.file(out, reader, e.stdin, name); err != nil {
					return errors.Join(err, out.Flush())
				}
			}
			return out.Flush()
		},
	}
	c.Flags().StringVar(&o.weights, "weights", "", "file of weights to use in place of the built-in ones")
	c.Flags().BoolVar(&o.tokens, "tokens", false, "a sentence a line, tokens between blanks, an id before a tab")
	c.Flags().BoolVar(&o.padt, "padt", false, "keep the label X for names, as the Prague treebank has it (research weights)")
	c.Flags().BoolVar(&o.names, "names", false, "print the names instead: a token a line with PERS, LOC, ORG or MISC, as B- and I-, or O")
	c.Flags().BoolVar(&o.quick, "quick", false, "read as articles are read: in half the time, without lemmas")
	c.Flags().BoolVar(&o.noTrees, "no-trees", false, "leave syntax out")
	return c
}

// openModel opens a file of weights; no name stands for the built-in ones.
func openModel(name string) (*arabic.Model, error) {
	if name == "" {
		return arabic.Free(), nil
	}
	data, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return nil, fmt.Errorf("read weights %s: there is no such file: %w", name, isnad.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	m, err := arabic.Open(data)
	if err != nil {
		return nil, fmt.Errorf("read weights %s: %w: %w", name, err, isnad.ErrInvalid)
	}
	return m, nil
}

func (o *wording) file(out *bufio.Writer, r *arabic.Reader, stdin io.Reader, name string) error {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if os.IsNotExist(err) {
			return fmt.Errorf("read %s: there is no such file: %w", name, isnad.ErrNotFound)
		}
		if err != nil {
			return fmt.Errorf("read: %w", err)
		}
		defer f.Close()
		in = f
	}
	if o.tokens {
		return o.lines(out, r, in, name)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if !utf8.Valid(data) {
		return fmt.Errorf("read %s: the text is not UTF-8: %w", name, isnad.ErrInvalid)
	}
	text := arabic.Cut(string(data))
	for i, s := range text.Sentences {
		if err := o.write(out, r, fmt.Sprint(i+1), text.Source, text.Tokens[s.First:s.Last]); err != nil {
			return err
		}
	}
	return nil
}

// lines reads given sentences: [id TAB] tokens between blanks.
func (o *wording) lines(out *bufio.Writer, r *arabic.Reader, in io.Reader, name string) error {
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 1<<26)
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		if !utf8.ValidString(line) {
			return fmt.Errorf("read %s:%d: the line is not UTF-8: %w", name, n, isnad.ErrInvalid)
		}
		id, text, ok := strings.Cut(line, "\t")
		if !ok {
			id, text = fmt.Sprint(n), line
		}
		if err := o.write(out, r, id, text, spaced(text)); err != nil {
			return err
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// spaced returns what stands between blanks as tokens.
func spaced(text string) []arabic.Token {
	var out []arabic.Token
	at := 0
	for _, f := range strings.Fields(text) {
		start := at + strings.Index(text[at:], f)
		at = start + len(f)
		out = append(out, arabic.Token{Start: start, End: at, Kind: arabic.Script})
	}
	return out
}

func (o *wording) write(out *bufio.Writer, r *arabic.Reader, id, source string, tokens []arabic.Token) error {
	if o.names {
		return writeNames(out, source, tokens, r.Names(nil, source, tokens))
	}
	words := r.Words(nil, source, tokens)
	var arcs []arabic.Arc
	if !o.noTrees {
		arcs = r.Tree(nil, words)
	}
	return arabic.WriteCoNLLU(out, id, source, tokens, words, arcs)
}

// writeNames writes the tokens of a sentence with their labels, and an empty line.
func writeNames(out *bufio.Writer, source string, tokens []arabic.Token, names []arabic.Name) error {
	for i, t := range tokens {
		label := "O"
		if len(names) > 0 && i >= names[0].First {
			mark := "I-"
			if i == names[0].First {
				mark = "B-"
			}
			label = mark + names[0].Type.String()
			if i+1 == names[0].End {
				names = names[1:]
			}
		}
		fmt.Fprintf(out, "%s %s\n", source[t.Start:t.End], label)
	}
	_, err := out.WriteString("\n")
	return err
}

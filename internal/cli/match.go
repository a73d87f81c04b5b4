package cli

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/wire"
	"isnad/letter/latin"
	"isnad/lexicon"
)

// matching are the flags of the command match.
type matching struct {
	n     int
	least float64
}

func newMatch(e *env) *cobra.Command {
	var o matching
	c := &cobra.Command{
		Use:   "match NAME [FILE]",
		Short: "find a name in a list, across spellings and scripts",
		Long: "Finds the names of a list that may be the one asked for, in Arabic or Latin letters, however spelt. The list is a file with a name on each line, other " +
			"spellings of it after tabs; without a file it is the people and bodies that the lexicon knows. A score tells how alike two names are, not that they " +
			"are one person.",
		Example: "  isnad match \"Mustafa Kadhimi\"\n  isnad match \"محمد السوداني\" names.txt --n 3 --format json",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usagef("match: name one name, and a file if the lexicon is not meant")
			}
			if e.format != "text" && e.format != "json" {
				return usagef("--format %q: want text or json", e.format)
			}
			if n := latin.NewName(args[0]); len(n.Words) == 1 && !cmd.Flags().Changed("least") {
				o.least = surname
			}
			list, err := o.list(e, args[1:])
			if err != nil {
				return err
			}
			found := o.find(args[0], list)
			if e.format == "json" {
				return encoder(e.out, " ").Encode(found)
			}
			if len(found) == 0 {
				return fmt.Errorf("match %q: no name of the list is like it: %w", clean(args[0]), isnad.ErrNotFound)
			}
			p := newPage(e)
			for _, m := range found {
				p.match(m)
			}
			return p.err
		},
	}
	c.Flags().IntVar(&o.n, "n", 5, "how many to print at most")
	c.Flags().Float64Var(&o.least, "least", latin.Same, "the least score that is printed; .4 if the name is a single word")
	c.Flags().StringVar(&e.format, "format", "text", "text or json")
	return c
}

// surname is the least score for a name of one word: it finds those who bear it beside others.
const surname = .4

func (p *page) match(m wire.Match) {
	where := m.ID
	if m.Line > 0 {
		where = fmt.Sprint(m.Line)
	}
	p.line("%.2f  %-24s %s", m.Score, where, p.ar(strings.Join(m.Names, " · ")))
}

// list takes the names of a file, of the standard input, or of the lexicon.
func (o *matching) list(e *env, files []string) ([]wire.Match, error) {
	if len(files) == 0 {
		return known(lexicon.Arabic()), nil
	}
	if files[0] == "-" {
		return lines(e.stdin)
	}
	f, err := os.Open(files[0])
	if os.IsNotExist(err) {
		return nil, fmt.Errorf("match: %s: there is no such file: %w", files[0], isnad.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("match: %w", err)
	}
	defer f.Close()
	return lines(f)
}

func known(lex *lexicon.Lexicon) (out []wire.Match) {
	for i := range lex.Actors {
		a := &lex.Actors[i]
		m := wire.Match{ID: a.ID, Names: []string{a.Name}}
		if a.En != "" {
			m.Names = append(m.Names, a.En)
		}
		out = append(out, m)
	}
	return out
}

func lines(r io.Reader) (out []wire.Match, err error) {
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		m := wire.Match{Line: n}
		for name := range strings.SplitSeq(in.Text(), "\t") {
			if name = clean(name); name != "" {
				m.Names = append(m.Names, name)
			}
		}
		if len(m.Names) > 0 {
			out = append(out, m)
		}
	}
	return out, in.Err()
}

// find asks all names of the list, and tells each entry once, by its best name.
func (o *matching) find(name string, list []wire.Match) []wire.Match {
	var names []string
	var of []int
	for i, m := range list {
		for _, n := range m.Names {
			names, of = append(names, n), append(of, i)
		}
	}
	out, told := []wire.Match{}, map[int]bool{}
	for _, h := range latin.NewIndex(names).Find(name, len(names)) {
		i := of[h.Name]
		if h.Score < o.least || len(out) >= o.n {
			break
		}
		if told[i] {
			continue
		}
		told[i] = true
		m := list[i]
		m.Score = math.Round(h.Score*1000) / 1000
		m.Names = first(m.Names, names[h.Name])
		out = append(out, m)
	}
	return out
}

// first puts one of the names before the others.
func first(names []string, name string) []string {
	out := []string{name}
	for _, n := range names {
		if n != name {
			out = append(out, n)
		}
	}
	return out
}

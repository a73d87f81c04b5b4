package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/inquiry/ach"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/wire"
)

func newACH(e *env) *cobra.Command {
	var s source
	var l ledger
	var scheme string
	c := &cobra.Command{
		Use:   "ach [FILE...|QUESTION]",
		Short: "weigh rival explanations against the evidence: a matrix of your own, or one that articles or the store propose",
		Long: `Scores a matrix of hypotheses and evidence (a JSON file of hypotheses, evidence and ratings) by what speaks against each hypothesis. Of articles, records
or the store it proposes a matrix for each what-if with two explanations or more: the readings as hypotheses, what backs or weakens them as evidence, and only
those ratings that the text or a rule gives; of a question put to the store, those of the acts it means. Rate the rest yourself: isnad ach --format json article.txt > matrix.json.
Rows of one origin (copies and relays of one agency, or one speaker of a paper) count once; clear or change "origin" in the file where you know better. The verdict is yours.`,
		Example: "  isnad ach matrix.json\n  isnad ach --scheme parc --format html matrix.json > matrix.html\n  isnad ach --format json articles.jsonl > matrix.json\n  isnad ach --db isnad.db 'ماذا لو أغلقت القنصلية؟'",
		RunE: func(cmd *cobra.Command, args []string) error {
			by, ok := ach.ParseScheme(scheme)
			if !ok {
				return usagef("--scheme %q: want heuer, parc, burton or open-synthesis", scheme)
			}
			print, ok := map[string]func(*page, *ach.Matrix, ach.Scheme) error{"text": textMatrix, "json": jsonMatrix, "csv": csvMatrix, "html": htmlMatrix}[e.format]
			if !ok {
				return usagef("--format %q: want text, json, csv or html", e.format)
			}
			if err := s.check(); err != nil {
				return err
			}
			question, err := questionOf("ach", args)
			if err != nil {
				return err
			}
			if question != "" {
				args = nil
			}
			list, err := matrices(cmd, e, args, question, s, &l)
			for _, m := range list {
				if err := print(newPage(e), m, by); err != nil {
					return err
				}
			}
			return err
		},
	}
	s.flags(c)
	l.flags(c, "case", "known")
	c.Flags().StringVar(&scheme, "scheme", "heuer", "what ranks: heuer, parc, burton or open-synthesis")
	c.Flags().StringVar(&e.format, "format", "text", "text, json, csv or html")
	return c
}

// matrices reads the one of a file, or proposes those of articles.
func matrices(cmd *cobra.Command, e *env, files []string, question string, s source, l *ledger) ([]*ach.Matrix, error) {
	if len(files) == 1 {
		m, err := matrixFile(files[0])
		if err != nil {
			return nil, err
		}
		if m != nil {
			return []*ach.Matrix{m}, nil
		}
	}
	g, failure := l.gather(cmd, e, files, s, gatherAsked)
	if g.c == nil {
		return nil, failure
	}
	answers, err := g.answers(e, question, s, whatif.Switches{})
	if err != nil {
		return nil, err
	}
	var out []*ach.Matrix
	for _, a := range answers {
		if len(a.Explanations) > 1 {
			out = append(out, ach.Seed(g.c, &a))
		}
	}
	if len(out) == 0 && failure == nil {
		if question != "" {
			return nil, fmt.Errorf("%q: fewer than two explanations are told of that act: %w", clean(question), isnad.ErrNotFound)
		}
		return nil, fmt.Errorf("no what-if with two explanations or more: %w", isnad.ErrNotFound)
	}
	return out, failure
}

// matrixFile reads a file that holds a matrix, or nothing where it holds something else.
func matrixFile(path string) (*ach.Matrix, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, nil // told by whoever reads articles
	}
	var has map[string]json.RawMessage
	if json.Unmarshal(raw, &has) != nil || has["hypotheses"] == nil {
		return nil, nil
	}
	m, err := wire.ParseMatrix(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

func jsonMatrix(p *page, m *ach.Matrix, by ach.Scheme) error {
	return encoder(p.e.out, " ").Encode(wire.NewMatrix(m, by))
}

// textMatrix prints the matrix as Markdown: the order first, then the rows, those on which it hangs marked.
func textMatrix(p *page, m *ach.Matrix, by ach.Scheme) error {
	p.line("# %s\n\n%s\n", p.label("ui.ach"), p.label("ui.ach-verdict"))
	for n, group := range ach.Rank(m.Score(), by) {
		for _, h := range group {
			s := m.Score()[h]
			p.line("%d. H%d %s · %s %d · PARC %s · Burton %s · Open Synthesis %s/%s", n+1, h+1, p.ar(short(m.Hypotheses[h], 90)), p.label("ui.inconsistent"), s.Heuer,
				number(s.PARC), number(s.Burton), number(s.OpenSynthesis), number(s.Consistency))
			if h < len(m.Held) {
				p.line("   %s · %s", p.labelled("ReadingKind.", m.Held[h].Kind.String()), p.ar(strings.Join(m.Held[h].By, "، ")))
			}
		}
	}
	shared := sharing(m)
	head := "\n| | " + p.label("ui.evidence")
	for h := range m.Hypotheses {
		head += fmt.Sprintf(" | H%d", h+1)
	}
	p.line("%s | %s |\n|%s", head, p.label("ui.diagnosticity"), strings.Repeat("---|", len(m.Hypotheses)+3))
	for _, w := range m.LeaveOneOut(by) {
		p.line("%s", matrixRow(p, m, w, shared))
	}
	for i, w := range m.LeaveOriginsOut(by) {
		if i == 0 {
			p.line("\n%s", p.label("ui.ach-origins"))
		}
		line := fmt.Sprintf("- %s: %s", shared[w.Origin], p.ar(w.Origin))
		for _, r := range w.Rows {
			line += fmt.Sprintf(" · E%d", r+1)
		}
		if w.Critical {
			line += " **" + p.label("ui.critical") + "**"
		}
		p.line("%s", line)
	}
	return p.err
}

// sharing gives the origins that several rows share a sign each: O1 and on, in the order of the rows.
func sharing(m *ach.Matrix) map[string]string {
	out := map[string]string{}
	for i, w := range m.LeaveOriginsOut(ach.Heuer) {
		out[w.Origin] = fmt.Sprintf("O%d", i+1)
	}
	return out
}

func matrixRow(p *page, m *ach.Matrix, w ach.Without, shared map[string]string) string {
	mark := strings.TrimSpace(fmt.Sprintf("E%d %s", w.Row+1, shared[m.Evidence[w.Row].Origin]))
	if w.Critical {
		mark += " **" + p.label("ui.critical") + "**"
	}
	line := "| " + mark + " | " + strings.ReplaceAll(p.ar(short(m.Evidence[w.Row].Text, 90)), "|", "/")
	for _, c := range m.Cells[w.Row] {
		line += " | " + c.Rating.String()
		if c.Rule != "" {
			line += " (" + p.label("ui.by-rule") + ")"
		}
	}
	return line + " | " + number(m.Diagnosticity(w.Row)) + " |"
}

// number prints at most three decimals, and no more than there are.
func number(v float64) string {
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v+0, 'f', 3, 64), "0"), ".")
}

func csvMatrix(p *page, m *ach.Matrix, by ach.Scheme) error {
	w := csv.NewWriter(p.e.out)
	head := []string{"evidence", "credibility", "relevance", "origin"}
	for _, h := range m.Hypotheses {
		head = append(head, guarded(h))
	}
	rows := [][]string{append(head, "diagnosticity", "critical")}
	for _, x := range m.LeaveOneOut(by) {
		e := &m.Evidence[x.Row]
		row := []string{guarded(e.Text), e.Credibility.String(), e.Relevance.String(), guarded(e.Origin)}
		for _, c := range m.Cells[x.Row] {
			row = append(row, c.Rating.String())
		}
		rows = append(rows, append(row, number(m.Diagnosticity(x.Row)), strconv.FormatBool(x.Critical)))
	}
	scores := m.Score()
	for _, s := range []struct {
		name string
		of   func(ach.Scores) float64
	}{{"count_inconsistent", func(s ach.Scores) float64 { return float64(s.Heuer) }}, {"parc_inconsistency", func(s ach.Scores) float64 { return s.PARC }},
		{"burton_score", func(s ach.Scores) float64 { return s.Burton }}, {"open_synthesis_inconsistency", func(s ach.Scores) float64 { return s.OpenSynthesis }}} {
		row := []string{s.name, "", "", ""}
		for _, h := range scores {
			row = append(row, number(s.of(h)))
		}
		rows = append(rows, append(row, "", ""))
	}
	return w.WriteAll(rows)
}

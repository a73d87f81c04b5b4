package cli

import (
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"isnad/internal/export"
	"isnad/letter"
)

// listing are the flags of every command that prints a list: in which form, and how many rows.
type listing struct {
	format string
	limit  int
}

// screenful is how many rows a table has without --limit.
const screenful = 50

func (o *listing) flags(c *cobra.Command) {
	c.Flags().StringVar(&o.format, "format", "table", "table, json, jsonl or csv")
	c.Flags().IntVar(&o.limit, "limit", -1, fmt.Sprintf("how many rows at most; 0 for all (default %d in a table, else all)", screenful))
}

func (o *listing) check() error {
	switch o.format {
	case "table", "text", "json", "jsonl", "csv":
		return nil
	}
	return usagef("--format %q: want table, json, jsonl or csv", o.format)
}

// isTable reports whether people read the list.
func (o *listing) isTable() bool { return o.format == "table" || o.format == "text" }

// A column gives one cell of each row. Its name is the one that JSON has for it, and the head of the column.
type column[R any] struct {
	name string
	cell func(*R) string
}

// A sheet is what a list may be printed as: a table for people, whose last column holds the Arabic, and CSV for programs. In JSON a row is printed as it is.
type sheet[R any] struct {
	table, csv []column[R]
}

// print writes the first rows in the form that was asked for. In JSON they are an array, with jsonl one a line.
func (s sheet[R]) print(e *env, o listing, rows []R) error {
	most := o.limit
	if most < 0 && o.isTable() {
		most = screenful
	}
	left := 0
	if most > 0 && len(rows) > most {
		rows, left = rows[:most], len(rows)-most
	}
	switch o.format {
	case "json":
		return encoder(e.out, " ").Encode(append([]R{}, rows...))
	case "jsonl":
		enc := encoder(e.out, "")
		for i := range rows {
			if err := enc.Encode(&rows[i]); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		return s.writeCSV(e, rows)
	}
	p := newPage(e)
	p.grid(cells(s.table, rows, clean))
	if left > 0 && p.err == nil {
		fmt.Fprintf(e.err, "%d more; --limit 0 for all\n", left)
	}
	return p.err
}

// cells makes the heads and the cells of all rows.
func cells[R any](columns []column[R], rows []R, tidy func(string) string) [][]string {
	out := make([][]string, 1, len(rows)+1)
	for _, c := range columns {
		out[0] = append(out[0], c.name)
	}
	for i := range rows {
		line := make([]string, len(columns))
		for k, c := range columns {
			line[k] = tidy(c.cell(&rows[i]))
		}
		out = append(out, line)
	}
	return out
}

// writeCSV writes heads and rows as RFC 4180 has it.
func (s sheet[R]) writeCSV(e *env, rows []R) error {
	w := csv.NewWriter(e.out)
	if err := w.WriteAll(cells(s.csv, rows, guarded)); err != nil {
		return err
	}
	return w.Error()
}

// guarded cleans a cell and keeps a sheet from taking it for a formula.
func guarded(s string) string { return export.Harmless(clean(s)) }

// grid prints rows under their heads, in columns as wide as their widest cell; the last, in which the Arabic stands, is not filled up. An empty list prints
// nothing.
func (p *page) grid(rows [][]string) {
	if len(rows) < 2 {
		return
	}
	width := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			width[i] = max(width[i], letters(c))
		}
	}
	last := len(width) - 1
	for k, r := range rows {
		var b strings.Builder
		for i, c := range r[:last] {
			b.WriteString(p.cell(c, width[i]) + "  ")
		}
		if end := r[last]; k > 0 && end != "" {
			b.WriteString(p.ar(end))
		} else {
			b.WriteString(end)
		}
		p.line("%s", strings.TrimRight(b.String(), " "))
	}
}

// cell fills a cell up; one that holds Arabic is isolated on a terminal, so that it does not turn its neighbours about.
func (p *page) cell(c string, width int) string {
	fill := strings.Repeat(" ", max(0, width-letters(c)))
	if hasArabic(c) {
		c = p.ar(c)
	}
	return c + fill
}

func hasArabic(s string) bool { return strings.ContainsFunc(s, letter.IsArabic) }

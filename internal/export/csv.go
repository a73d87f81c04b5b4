package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"isnad"
)

// aboutFile is the name of the table that says what the others are.
const aboutFile = "about"

// CSV writes a file for each table, and one about them; open makes the file of a name (about, events, claims, links, sources, documents, notes). Dates are ISO
// 8601 with how finely they are told beside them. Cells that a spreadsheet would take for a formula begin with an apostrophe, and characters that steer the
// direction of writing are left out.
func CSV(b Book, open func(name string) (io.WriteCloser, error)) error {
	w := newWriter(b)
	for _, t := range append([]table{w.aboutTable()}, w.tables()...) {
		to, err := open(t.name)
		if err != nil {
			return err
		}
		err = w.csv(to, t)
		if closing := to.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return fmt.Errorf("write %s.csv: %w", t.name, err)
		}
	}
	return nil
}

// CSVTable writes one table. It returns ErrInvalid where there is none of that name.
func CSVTable(to io.Writer, b Book, name string) error {
	w := newWriter(b)
	var names []string
	for _, t := range append(w.tables(), w.aboutTable()) {
		if t.name == name {
			return w.csv(to, t)
		}
		names = append(names, t.name)
	}
	return fmt.Errorf("no table %q; there are %s: %w", name, strings.Join(names, ", "), isnad.ErrInvalid)
}

func (w *writer) csv(to io.Writer, t table) error {
	if w.o.BOM {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(to)
	if err := out.Write(t.columns); err != nil {
		return err
	}
	line := make([]string, len(t.columns))
	if err := t.rows(func(row []cell) error {
		for i, c := range row {
			line[i] = spell(c)
			if s, isText := c.(string); isText {
				line[i] = Harmless(s)
			}
		}
		return out.Write(line)
	}); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// aboutTable says what the other tables are: a stable key, its label, a value.
func (w *writer) aboutTable() table {
	return table{aboutFile, []string{"key", "label", "value"}, func(yield func([]cell) error) error {
		for _, r := range append(w.remarks(), w.said("guarded")) {
			if err := yield([]cell{r.key, r.label, r.value}); err != nil {
				return err
			}
		}
		return nil
	}}
}

// Harmless is a text for a cell: without characters that steer direction, and with an apostrophe before what a spreadsheet takes for a formula, in full width too
// (OWASP ASVS 5.0, 1.2.10).
func Harmless(s string) string {
	s = strings.Map(func(r rune) rune {
		if steers(r) || r == 0 {
			return -1
		}
		return r
	}, s)
	if s != "" && strings.ContainsRune("=+-@\t\r\n−＝＋－＠", firstOf(s)) {
		return "'" + s
	}
	return s
}

// steers tells whether a character does nothing but steer the direction of writing.
func steers(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

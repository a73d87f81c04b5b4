package export

import (
	"fmt"
	"io"
	"slices"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"isnad"
)

// limits of a spreadsheet: what a cell holds, in UTF-16 units, and how many rows a sheet has.
const (
	cellLimit = 32767
	rowLimit  = 1 << 20
)

// XLSX writes a workbook: a sheet about it, and one for each table, from right to left where the labels are Arabic, with a header that stays, filters and dates that
// are dates. Rows are written as they are made. Texts are cells of text, so that none is a formula.
func XLSX(to io.Writer, b Book) error {
	w := newWriter(b)
	f := excelize.NewFile()
	defer f.Close()
	s := sheets{w: w, f: f}
	if err := s.styles(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	about := w.aboutSheet()
	for i, t := range append([]table{about}, w.tables()...) {
		name := w.label("sheet." + t.name)
		var err error
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err == nil {
			err = s.sheet(name, t, i)
		}
		if err != nil {
			return fmt.Errorf("write sheet %s: %w", name, err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: w.label("sheet.about"), Creator: w.about.Program, Created: hour(w.about.Made), Modified: hour(w.about.Made), Language: w.o.Lang}); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	_, err := f.WriteTo(to)
	return err
}

type sheets struct {
	w            *writer
	f            *excelize.File
	header, date int // styles
}

func (s *sheets) styles() (err error) {
	iso := "yyyy-mm-dd"
	if s.date, err = s.f.NewStyle(&excelize.Style{CustomNumFmt: &iso}); err != nil {
		return err
	}
	s.header, err = s.f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	return err
}

// aboutSheet says what the other sheets are.
func (w *writer) aboutSheet() table {
	return table{aboutFile, []string{"key", "value"}, func(yield func([]cell) error) error {
		for _, r := range w.remarks() {
			if err := yield([]cell{r.label, r.value}); err != nil {
				return err
			}
		}
		return nil
	}}
}

// wide are columns that hold words, with their width in characters; others have the width of a code.
var wide = []string{"words", "scope", "title", "chain", "text", "value", "url", "actors_ar", "actors_en", "recipients_ar", "recipients_en", "outlets", "as", "key"}

// sheet writes one table as the nth sheet.
func (s *sheets) sheet(name string, t table, n int) error {
	rtl := s.w.o.Lang == "ar"
	if err := s.f.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &rtl}); err != nil {
		return err
	}
	out, err := s.f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, c := range t.columns {
		width := 14.0
		if slices.Contains(wide, c) {
			width = 40
		}
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	rows, err := s.rows(out, t)
	if err != nil {
		return err
	}
	if rows > 0 {
		last, err := excelize.CoordinatesToCellName(len(t.columns), rows+1)
		if err != nil {
			return err
		}
		if err := out.AddTable(&excelize.Table{Range: "A1:" + last, Name: "T" + t.name, StyleName: "TableStyleLight1"}); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (s *sheets) rows(out *excelize.StreamWriter, t table) (rows int, err error) {
	header := make([]any, len(t.columns))
	for i, c := range t.columns {
		header[i] = excelize.Cell{StyleID: s.header, Value: s.w.heading(t, c)}
	}
	if err := out.SetRow("A1", header); err != nil {
		return 0, err
	}
	line := make([]any, len(t.columns))
	err = t.rows(func(row []cell) error {
		if rows+2 > rowLimit {
			return fmt.Errorf("a sheet holds no more than %d rows; export the table as CSV: %w", rowLimit, isnad.ErrInvalid)
		}
		for i, c := range row {
			line[i] = s.value(c)
		}
		rows++
		return out.SetRow(fmt.Sprintf("A%d", rows+1), line)
	})
	return rows, err
}

// heading is the label of a column.
func (w *writer) heading(t table, column string) string {
	if t.name == aboutFile {
		return w.label("about." + column)
	}
	return w.label("column." + column)
}

// value is a cell with its type. What is too long for a cell is cut, and says so.
func (s *sheets) value(c cell) any {
	switch x := c.(type) {
	case day:
		if x < firstExcelDay {
			return x.String()
		}
		return excelize.Cell{StyleID: s.date, Value: isnad.DateOf(int32(x))}
	case string:
		if x == "" {
			return nil
		}
		return s.w.fitting(printable(x))
	}
	return c
}

// firstExcelDay is 1900-03-01, before which spreadsheets count days in different ways.
const firstExcelDay = -25508

// fitting cuts a text that is too long for a cell.
func (w *writer) fitting(s string) string {
	units := utf16.Encode([]rune(s))
	if len(units) <= cellLimit {
		return s
	}
	mark := " … [" + w.label("about.cut") + "]"
	return string(utf16.Decode(units[:cellLimit-2*len([]rune(mark))])) + mark
}

// printable drops what XML can not hold.
func printable(s string) string {
	ok := func(r rune) bool {
		return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r != 0xfffe && r != 0xffff && r != 0xfffd
	}
	for _, r := range s {
		if !ok(r) {
			out := make([]rune, 0, len(s))
			for _, r := range s {
				if ok(r) {
					out = append(out, r)
				}
			}
			return string(out)
		}
	}
	return s
}

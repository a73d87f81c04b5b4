package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/export"
	"isnad/internal/reading"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
)

// forms are what a case is exported to.
var forms = []string{"jsonl", "csv", "xlsx", "geojson", "graphml", "stix"}

// exported are the flags of the command.
type exported struct {
	to, out, table string
	force, schema  bool
	o              export.Options
}

func newExports(e *env) *cobra.Command {
	var s source
	var l ledger
	var x exported
	c := &cobra.Command{
		Use:   "export --to FORM [FILE...]",
		Short: "write a case in the form of others: " + strings.Join(forms, ", "),
		Long: `Write what articles say together, those of the store or of files, in the form of others:

  jsonl    every record a line; with nothing lost, isnad import takes it into a store again
  csv      tables of events, claims, links of chains, sources and documents, and one about them: -o names a folder
  xlsx     a workbook of the same tables, from right to left with --lang ar
  geojson  events on the map, with how finely each place is known
  graphml  who does what, who says what through whom, as a graph
  stix     a bundle of STIX 2.1 with the chains in an extension

Notes, questions and assumptions of analysts are left out unless --with-notes. Each file says when it was made, from what, and how much of it a person touched.`,
		Example: `  isnad export --to jsonl -o case.jsonl
  isnad export --to csv -o tables/ --case embassy --bom
  isnad export --to csv --table claims samples/dossier.jsonl
  isnad export --to xlsx -o case.xlsx --lang en --known 2024-03-01
  isnad export --to stix --tlp amber -o bundle.json`,
		RunE: func(cmd *cobra.Command, files []string) error {
			if x.schema {
				schema, err := export.JSONSchema()
				if err == nil {
					_, err = e.out.Write(schema)
				}
				return err
			}
			if err := x.check(e); err != nil {
				return err
			}
			if err := s.check(); err != nil {
				return err
			}
			if !cmd.Flags().Changed("with-text") {
				x.o.Text = x.to == "jsonl"
			}
			return exportAll(cmd, e, files, s, &l, &x)
		},
	}
	s.flags(c)
	l.flags(c, "case", "known")
	f := c.Flags()
	f.StringVar(&x.to, "to", "", strings.Join(forms, ", "))
	f.StringVarP(&x.out, "out", "o", "", "file to write, for csv a folder (default: the standard output)")
	f.StringVar(&x.table, "table", "", "of csv: one table only, to the standard output")
	f.BoolVar(&x.force, "force", false, "let a file take the place of one that is there")
	f.BoolVar(&x.o.Text, "with-text", false, "whole texts too (jsonl: unless --with-text=false, but then it can not be imported)")
	f.BoolVar(&x.o.Notes, "with-notes", false, "notes, questions and assumptions of analysts too")
	f.BoolVar(&x.o.BOM, "bom", false, "of csv: begin with a byte order mark, for Excel")
	f.StringVar(&x.o.TLP, "tlp", "", "of stix: marking of all objects: white, green, amber or red (default: none)")
	f.BoolVar(&x.schema, "schema", false, "print the JSON Schema of the lines of jsonl, and nothing else")
	return c
}

func (x *exported) check(e *env) error {
	switch {
	case !slices.Contains(forms, x.to):
		return usagef("--to %q: want one of %s", x.to, strings.Join(forms, ", "))
	case x.to == "csv" && x.out == "" && x.table == "":
		return usagef("csv is several tables: name a folder with -o, or one table with --table")
	case x.table != "" && (x.to != "csv" || x.out != ""):
		return usagef("--table: with --to csv and without -o")
	case x.to == "xlsx" && x.out == "" && e.terminal:
		return usagef("a workbook is not for a terminal: name a file with -o")
	}
	if err := export.CheckTLP(x.o.TLP); err != nil {
		return usage{err}
	}
	x.o.Lang = e.lang
	return nil
}

func exportAll(cmd *cobra.Command, e *env, files []string, s source, l *ledger, x *exported) error {
	b, p, failure := l.book(cmd, e, files, s, x)
	if b.Case == nil {
		return failure
	}
	b.Options = x.o
	if err := x.write(e, b, p); err != nil {
		if errors.Is(err, isnad.ErrInvalid) {
			return usage{err}
		}
		return err
	}
	return failure
}

// book is what is to be exported: of files, or of a store.
func (l *ledger) book(cmd *cobra.Command, e *env, files []string, s source, x *exported) (export.Book, export.Pack, error) {
	switch {
	case len(files) > 0 && l.db+l.name+l.known != "":
		return export.Book{}, export.Pack{}, usagef("%s: name files, or a store with --db, --case and --known", cmd.Name())
	case len(files) > 0:
		return bookOfFiles(cmd, e, files, s)
	}
	return l.bookOfStore(cmd.Context(), e)
}

// bookOfFiles reads files and links what they say.
func bookOfFiles(cmd *cobra.Command, e *env, files []string, s source) (b export.Book, p export.Pack, err error) {
	var v store.View
	if err := linking(&v); err != nil {
		return b, p, err
	}
	g := gathered{pages: map[isnad.DocumentID]*reading.Page{}}
	failure := g.readEach(cmd, e, files, s, func(changes []isnad.Change) error {
		var f isnad.Findings
		for _, c := range changes {
			if n, ok := c.What.(isnad.Noun); ok {
				f.Nouns = append(f.Nouns, n)
			}
			if d, ok := c.What.(isnad.Document); ok {
				f.Document = d.ID
			}
		}
		p.Read = append(p.Read, f)
		return nil
	})
	if len(p.Read) == 0 {
		return b, p, failure
	}
	b = export.Book{Case: v.Join(p.Read), Texts: map[isnad.DocumentID]string{}, About: export.About{Made: made(), Program: program(), Files: true}}
	for id, page := range g.pages {
		b.Texts[id] = page.Text
	}
	return b, p, failure
}

// bookOfStore fetches a view of a store with what it is made of.
func (l *ledger) bookOfStore(ctx context.Context, e *env) (b export.Book, p export.Pack, err error) {
	v, err := l.view()
	if err != nil {
		return b, p, err
	}
	if err = linking(&v); err != nil {
		return b, p, err
	}
	s, err := l.open(ctx, e, sqlite.Options{ReadOnly: true})
	if err != nil {
		return b, p, err
	}
	defer s.Close()
	return desk.Pack(ctx, s, v, export.About{Made: made(), Program: program()}, e.tell)
}

func program() string { return "isnad " + Version }

// made is now, or the hour that SOURCE_DATE_EPOCH gives in seconds since 1970, so that the same store gives the same bytes.
func made() time.Time {
	if n, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(n, 0).UTC()
	}
	return time.Now().UTC().Truncate(time.Second)
}

// write writes the book where it is to go.
func (x *exported) write(e *env, b export.Book, p export.Pack) error {
	if x.table != "" {
		return export.CSVTable(e.out, b, x.table)
	}
	if x.to == "csv" {
		return x.folder(b)
	}
	return x.file(e, func(w io.Writer) error {
		return export.Write(w, x.to, b, p)
	})
}

// file writes to the file that is named, whole or not at all, or to the standard output.
func (x *exported) file(e *env, do func(io.Writer) error) error {
	if x.out == "" || x.out == "-" {
		return do(e.out)
	}
	f, err := x.create(x.out)
	if err != nil {
		return err
	}
	if err := do(f); err != nil {
		f.abandon()
		return err
	}
	return f.Close()
}

// folder writes tables into a folder.
func (x *exported) folder(b export.Book) error {
	if err := os.MkdirAll(x.out, 0o700); err != nil {
		return err
	}
	return export.CSV(b, func(name string) (io.WriteCloser, error) { return x.create(filepath.Join(x.out, name+".csv")) })
}

// A draft becomes the file of its name when it is closed.
type draft struct {
	*os.File
	name string
}

// create begins a file. One that is there is left as it is, unless it may be replaced.
func (x *exported) create(name string) (*draft, error) {
	if _, err := os.Lstat(name); err == nil && !x.force {
		return nil, fmt.Errorf("%s is there already; --force lets it be replaced: %w", name, isnad.ErrRefused)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".isnad-*")
	if err != nil {
		return nil, err
	}
	return &draft{f, name}, nil
}

// Close gives the file its name.
func (d *draft) Close() error {
	err := errors.Join(d.File.Sync(), d.File.Close())
	if err == nil {
		err = os.Rename(d.File.Name(), d.name)
	}
	if err != nil {
		os.Remove(d.File.Name())
	}
	return err
}

func (d *draft) abandon() {
	d.File.Close()
	os.Remove(d.File.Name())
}

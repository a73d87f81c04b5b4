package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/ingest"
	"isnad/internal/reading"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// source are the flags of every command that reads files.
type source struct {
	published, outlet, weights string
	columns                    map[string]string
}

func (s *source) flags(c *cobra.Command) {
	c.Flags().StringVar(&s.published, "published", "", "day of publication of documents that tell none (EDTF: 2020-10-02)")
	c.Flags().StringVar(&s.outlet, "outlet", "", "outlet of documents that tell none")
	c.Flags().StringToStringVar(&s.columns, "columns", nil, "columns of a table that hold the fields of documents: text=NAME,title=NAME,published=NAME")
	c.Flags().StringVar(&s.weights, "weights", "", "file of weights to use in place of the built-in ones")
}

var edtf = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

func (s *source) check() error {
	if s.published != "" && !edtf.MatchString(s.published) {
		return usagef("--published %q: want a date such as 2020-10-02", s.published)
	}
	for field := range s.columns {
		if !slices.Contains(ingest.Fields(), field) {
			return usagef("--columns %s: the fields are %s", field, strings.Join(ingest.Fields(), ", "))
		}
	}
	return nil
}

func newRead(e *env) *cobra.Command {
	var s source
	var withText, all bool
	c := &cobra.Command{
		Use:   "read FILE...",
		Short: "read articles and print what each says",
		Example: `  isnad read --published 2020-10-02 --outlet "عربي بوست" article.txt
  isnad read --format jsonl articles.jsonl > records.jsonl`,
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 {
				return usagef("read: name at least one file, or - for the standard input")
			}
			if err := s.check(); err != nil {
				return err
			}
			p, err := printer(e, withText, all)
			if err != nil {
				return err
			}
			return readAll(cmd, e, files, s, p)
		},
	}
	s.flags(c)
	c.Flags().StringVar(&e.format, "format", "text", "text, json (one document) or jsonl")
	c.Flags().BoolVar(&withText, "with-text", false, "put the text into the record")
	c.Flags().BoolVar(&all, "all", false, "list everything in the brief")
	return c
}

// a sink prints readings and faults.
type sink struct {
	reading func(*reading.Reading) error
	fault   func(*isnad.Fault) error
	close   func() error
}

func printer(e *env, withText, all bool) (sink, error) {
	switch e.format {
	case "text":
		return textSink(e, all), nil
	case "json":
		return jsonSink(e, withText), nil
	case "jsonl":
		enc := encoder(e.out, "")
		return sink{func(r *reading.Reading) error { return enc.Encode(wire.NewRecord(r, withText)) },
			func(f *isnad.Fault) error { return enc.Encode(wire.NewFault(f)) }, nil}, nil
	}
	return sink{}, usagef("--format %q: want text, json or jsonl", e.format)
}

// jsonSink prints one document and refuses a second.
func jsonSink(e *env, withText bool) sink {
	n := 0
	one := func() error {
		if n++; n > 1 {
			return usagef("--format json prints one document; use jsonl for more")
		}
		return nil
	}
	return sink{func(r *reading.Reading) error {
		if err := one(); err != nil {
			return err
		}
		return encoder(e.out, " ").Encode(wire.NewRecord(r, withText))
	}, func(f *isnad.Fault) error {
		if err := one(); err != nil {
			return err
		}
		return encoder(e.out, " ").Encode(wire.NewFault(f))
	}, nil}
}

func encoder(w io.Writer, indent string) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc
}

// readAll reads the files into a sink. Faults go to the standard error too, and make the exit.
func readAll(cmd *cobra.Command, e *env, files []string, s source, to sink) error {
	failed, all := 0, 0
	model, err := openModel(s.weights)
	if err != nil {
		return err
	}
	o := ingest.Options{Published: s.published, Outlet: s.outlet, Stdin: e.stdin, Model: model, Columns: s.columns}
	err = ingest.Read(cmd.Context(), files, lexicon.Arabic(), o, func(r ingest.Result) error {
		all++
		for _, n := range r.Notes {
			fmt.Fprintln(e.err, e.said(n))
		}
		if r.Fault != nil {
			failed++
			fmt.Fprintln(e.err, e.fault(r.Fault))
			return to.fault(r.Fault)
		}
		f, err := printed(r.Reading, to)
		if f == nil {
			return err
		}
		failed++
		fmt.Fprintln(e.err, e.fault(f))
		return to.fault(f)
	})
	if err != nil {
		return err
	}
	if to.close != nil {
		if err := to.close(); err != nil {
			return err
		}
	}
	if failed > 0 {
		return some{failed, all}
	}
	return nil
}

// printed prints one reading; a panic, a broken promise of ours, becomes a fault of this document alone.
func printed(r *reading.Reading, to sink) (f *isnad.Fault, err error) {
	defer func() {
		if p := recover(); p != nil {
			f = &isnad.Fault{ID: r.Document.ID, Code: isnad.Internal, Message: fmt.Sprintf("broken inside: %v", p)}
		}
	}()
	return nil, to.reading(r)
}

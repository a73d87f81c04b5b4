package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/ingest"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

func newAdd(e *env) *cobra.Command {
	var s source
	var l ledger
	var in intake
	c := &cobra.Command{
		Use:   "add FILE|FOLDER|URL|-...",
		Short: "read articles into a store, where they stay",
		Long: `Reads articles into a store, where they stay. What is there already is not read again, so that a run that was stopped can be taken up.

Ctrl-C ends it once the articles in hand are stored; a second one ends it at once. Either way all that was told is stored for good.`,
		Example: `  isnad add --db isnad.db articles.jsonl
  isnad add --case embassy article.txt
  isnad add https://outlet.example/2020/10/02/article folder/ feed.xml
  zcat news.jsonl.gz | isnad add -`,
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 {
				return usagef("add: name at least one file, or - for the standard input")
			}
			if e.format != "text" && e.format != "jsonl" {
				return usagef("--format %q: want text or jsonl", e.format)
			}
			if err := s.check(); err != nil {
				return err
			}
			return in.add(cmd, e, files, s, l)
		},
	}
	s.flags(c)
	l.flags(c, "as")
	c.Flags().StringVar(&l.name, "case", "", "name of a case that the articles join")
	c.Flags().StringVar(&e.format, "format", "text", "text or jsonl: a line for each article")
	in.flags(c)
	c.Flags().BoolVar(&in.replace, "replace", false, "let an article take the place of another text with its id")
	return c
}

// An intake says how articles enter a store.
type intake struct {
	replace, noCaptures, pages bool
	patience                   time.Duration
}

func (in *intake) flags(c *cobra.Command) {
	c.Flags().BoolVar(&in.noCaptures, "no-captures", false, "keep the text only, not the page or row as it was fetched")
	c.Flags().BoolVar(&in.pages, "pages", false, "of the items of a feed or sitemap read the pages that they link to")
	c.Flags().DurationVar(&in.patience, "patience", time.Minute, "how long one article may take, and as long again for each MB of it")
}

// into says how articles are read and how they enter a store, all but the store itself.
func (in *intake) into(e *env, s source, l *ledger) (into ingest.Into, o ingest.Options, err error) {
	into = ingest.Into{Case: l.name, Replace: in.replace}
	if l.name != "" {
		if into.Author, err = l.author(); err != nil {
			return into, o, err
		}
	}
	model, err := openModel(s.weights)
	return into, ingest.Options{Published: s.published, Outlet: s.outlet, Stdin: e.stdin, Model: model, Columns: s.columns, HTTP: ingest.Web(), Captures: !in.noCaptures, Patience: in.patience,
		Pages: in.pages}, err
}

func (in *intake) add(cmd *cobra.Command, e *env, files []string, s source, l ledger) error {
	into, o, err := in.into(e, s, &l)
	if err != nil {
		return err
	}
	return l.with(cmd, e, sqlite.Options{Create: true}, func(ctx context.Context, db *sqlite.Store) error {
		into.Store = db
		t := newTally(e, files)
		stopped := context.AfterFunc(ctx, func() { e.tell(errors.New("finishing the articles in hand; Ctrl-C again ends at once")) })
		defer stopped()
		err := ingest.Add(ctx, files, lexicon.Arabic(), o, into, t.one)
		counted := t.end()
		switch {
		case errors.Is(err, context.Canceled):
			return errors.New("interrupted; the same command goes on from here")
		case err != nil:
			return err
		}
		return counted
	})
}

// A tally prints what became of each document and counts.
type tally struct {
	e      *env
	counts map[ingest.Outcome]int
	all    int
	bar    *progressbar.ProgressBar // nil: none
	bytes  int                      // that it is behind
	drawn  time.Time
	quiet  bool // no line for a document
}

// newTally counts, with a bar on the standard error where that is a terminal: of the bytes of the files, or without an end where there are others than files.
func newTally(e *env, files []string) *tally {
	t := &tally{e: e, counts: map[ingest.Outcome]int{}}
	if isTerminal(e.err) {
		t.bar = newBar(e.err, sizeOf(files))
	}
	return t
}

func newBar(w io.Writer, size int64) *progressbar.ProgressBar {
	return progressbar.NewOptions64(size, progressbar.OptionSetWriter(w), progressbar.OptionShowBytes(true), progressbar.OptionSetWidth(24),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(size > 0), progressbar.OptionSpinnerType(14))
}

// sizeOf is the number of bytes of files and of the files in folders, or -1 where one is neither.
func sizeOf(files []string) (n int64) {
	for _, f := range files {
		err := filepath.WalkDir(f, func(_ string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err == nil && info.Mode().IsRegular() {
				n += info.Size()
			}
			return err
		})
		if err != nil {
			return -1
		}
	}
	return n
}

// redraw is the time between two drawings of the bar.
const redraw = 100 * time.Millisecond

// progress moves the bar on.
func (t *tally) progress(a ingest.Added) {
	if t.bar == nil {
		return
	}
	if t.bytes += a.Bytes; t.e.terminal {
		_ = t.bar.Clear() // for the line that comes; a bar that can not be drawn stops nothing
	}
	if time.Since(t.drawn) < redraw {
		return
	}
	t.bar.Describe(t.summary())
	_ = t.bar.Add(t.bytes)
	t.bytes, t.drawn = 0, time.Now()
}

func (t *tally) one(a ingest.Added) error {
	t.all++
	t.counts[a.Outcome]++
	t.progress(a)
	for _, n := range a.Notes {
		fmt.Fprintln(t.e.err, t.e.said(n))
	}
	if a.Fault != nil {
		fmt.Fprintln(t.e.err, t.e.fault(a.Fault))
	}
	if t.e.format == "jsonl" {
		return encoder(t.e.out, "").Encode(wire.NewAdded(string(a.Outcome), a.Document, a.Number, a.Findings, a.Twins, a.Fault))
	}
	if a.Fault != nil || t.quiet {
		return nil
	}
	twins := ""
	for _, d := range a.Twins {
		twins += fmt.Sprintf("  %s %s", t.e.label("web.same-text"), clean(string(d)))
	}
	_, err := fmt.Fprintf(t.e.out, "%-9s  %s%s\n", t.e.outcome(a.Outcome), clean(string(a.Document)), twins)
	return err
}

// summary are the counts in words.
func (t *tally) summary() string {
	var parts []string
	for _, o := range []ingest.Outcome{ingest.New, ingest.Known, ingest.Replaced, ingest.Unchanged, ingest.Deleted, ingest.Failed} {
		if n := t.counts[o]; n > 0 {
			parts = append(parts, t.e.counted(o, n))
		}
	}
	return strings.Join(parts, "  ")
}

// end says the counts on the standard error and tells whether some failed.
func (t *tally) end() error {
	if t.bar != nil {
		_ = t.bar.Clear()
	}
	fmt.Fprintln(t.e.err, t.summary())
	if n := t.counts[ingest.Failed]; n > 0 {
		return some{n, t.all}
	}
	return nil
}

func newReread(e *env) *cobra.Command {
	var l ledger
	var weights string
	c := &cobra.Command{
		Use:     "reread [ID...]",
		Short:   "read articles of the store anew, all or those named; what persons changed stays",
		Example: "  isnad reread\n  isnad reread b01 b02",
		RunE: func(cmd *cobra.Command, args []string) error {
			model, err := openModel(weights)
			if err != nil {
				return err
			}
			return l.with(cmd, e, sqlite.Options{}, func(ctx context.Context, db *sqlite.Store) error {
				ids, err := chosen(ctx, db, args, l.name)
				if err != nil {
					return err
				}
				e.format = "text"
				t := &tally{e: e, counts: map[ingest.Outcome]int{}}
				if err := ingest.Reread(ctx, db, ids, lexicon.Arabic(), model, t.one); err != nil {
					return err
				}
				return t.end()
			})
		},
	}
	l.flags(c, "case")
	c.Flags().StringVar(&weights, "weights", "", "file of weights to use in place of the built-in ones")
	return c
}

// chosen lists the documents that are named, else those of the case, else all.
func chosen(ctx context.Context, s *sqlite.Store, args []string, name string) (ids []isnad.DocumentID, err error) {
	for _, a := range args {
		ids = append(ids, isnad.DocumentID(a))
	}
	if len(args) > 0 {
		return ids, nil
	}
	if ids, err = s.Members(ctx, name); err == nil && len(ids) == 0 && name != "" {
		return nil, fmt.Errorf("case %q holds no documents: %w", name, isnad.ErrNotFound)
	}
	return ids, err
}

func newCapture(e *env) *cobra.Command {
	var l ledger
	c := &cobra.Command{
		Use:     "capture ID",
		Short:   "print the page, row or file that an article was taken from, byte for byte as it was fetched",
		Example: "  isnad capture outlet.example-1a2b3c4d > page.html",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("usage: isnad capture ID")
			}
			return l.reading(cmd, e, func(ctx context.Context, db *sqlite.Store) error {
				raw, err := db.Capture(ctx, isnad.DocumentID(args[0]))
				if err != nil {
					return err
				}
				_, err = e.out.Write(raw)
				return err
			})
		},
	}
	l.flags(c)
	return c
}

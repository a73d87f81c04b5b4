// Package cli holds the commands of isnad: flags, exits and printing. It alone reads the environment.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/ingest"
	"isnad/lexicon"
)

// Version is the version that --version prints.
const Version = "0.1.0"

// Exits of the program, as record.md has them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSome        = 3
	exitNotFound    = 4
	exitRefused     = 5
	exitBusy        = 6
	exitInterrupted = 130
)

// usage is an error of the caller's words.
type usage struct{ error }

func usagef(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

// some says that some or all of the documents failed; their faults are printed already.
type some struct{ failed, all int }

func (s some) Error() string { return fmt.Sprintf("%d of %d documents failed", s.failed, s.all) }

// Main runs the program and returns its exit.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	e := &env{stdin: stdin, out: stdout, err: stderr, terminal: isTerminal(stdout)}
	root := newRoot(e)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && !errors.As(err, new(some)) {
		e.tell(err)
	}
	return exit(ctx, err)
}

// exit maps an error to the program's exit.
func exit(ctx context.Context, err error) int {
	var s some
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &s):
		if s.failed == s.all {
			return exitFailed
		}
		return exitSome
	case errors.As(err, new(usage)):
		return exitUsage
	case errors.Is(err, isnad.ErrNotFound):
		return exitNotFound
	case errors.Is(err, isnad.ErrRefused):
		return exitRefused
	case errors.Is(err, isnad.ErrBusy), errors.Is(err, isnad.ErrSchema), errors.Is(err, isnad.ErrConflict):
		return exitBusy
	}
	return exitFailed
}

// env is what the commands share.
type env struct {
	stdin    io.Reader
	out, err io.Writer
	terminal bool
	lang     string
	format   string
}

// tell says on the standard error what is worth knowing and stops nothing.
func (e *env) tell(err error) { fmt.Fprintln(e.err, "isnad:", e.said(err.Error())) }

// label is a phrase of the glossary in the language of the labels.
func (e *env) label(key string) string { return lexicon.Arabic().Label(key, e.lang) }

// said is a message in the language of the labels, where the glossary has it; what it is about is isolated on a terminal only.
func (e *env) said(message string) string {
	out := desk.Told(e.lang, message)
	if !e.terminal {
		out = desk.Unisolated(out)
	}
	return out
}

// fault is the line of a document that could not be read: its file and line, and why in the language of the labels, at least by its code.
func (e *env) fault(f *isnad.Fault) string {
	said := desk.FaultSaid(f)
	why := said.En
	if e.lang == "ar" {
		why = said.Ar
	}
	if !e.terminal {
		why = desk.Unisolated(why)
	}
	if f.Line > 0 {
		return fmt.Sprintf(e.label("ui.fault-line"), f.File, f.Line, why)
	}
	return fmt.Sprintf("%s: %s", f.File, why)
}

// outcome is what became of a document, in a word.
func (e *env) outcome(o ingest.Outcome) string {
	if e.lang == "ar" {
		return e.label("web.result-" + string(o))
	}
	return string(o)
}

// counted is how many documents came to what.
func (e *env) counted(o ingest.Outcome, n int) string {
	if e.lang == "ar" {
		return fmt.Sprintf("%s: %d", e.outcome(o), n)
	}
	return fmt.Sprintf("%d %s", n, e.outcome(o))
}

const examples = `  isnad read samples/baghdad-2020.txt            what one article says: who, what happened, who says so
  isnad whatif samples/baghdad-2020.txt          what is said to follow, for whom, and how it is explained
  isnad case samples/dossier.jsonl --format json what many articles say together`

func newRoot(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:           "isnad",
		Short:         "reads Arabic news and keeps an analyst's record of it",
		Example:       examples,
		Version:       Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q; isnad --help names all", args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(e.out, "Isnad reads Arabic news and keeps an analyst's record of it.\n\n%s\n\nisnad --help names all commands.\n", examples)
			return err
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.PersistentFlags().StringVar(&e.lang, "lang", "ar", "language of the labels: ar or en")
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(
		newRead(e),
		newWhatIf(e),
		newBrief(e),
		newACH(e),
		newForecast(e),
		newCase(e),
		newEvents(e),
		newClaims(e),
		newDocuments(e),
		newSources(e),
		newShow(e),
		newSince(e),
		newWatch(e),
		newAdd(e),
		newFollow(e),
		newCapture(e),
		newReread(e),
		newCases(e),
		newPut(e),
		newEdit(e),
		newSimilar(e),
		newMerge(e),
		newSplit(e),
		newReject(e),
		newConfirm(e),
		newGrade(e),
		newJudge(e),
		newNote(e),
		newUndo(e),
		newRedo(e),
		newLog(e),
		newChanges(e),
		newExports(e),
		newImports(e),
		newRemove(e),
		newPurge(e),
		newVerify(e),
		newDoctor(e),
		newBackup(e),
		newExplain(e),
		newVerb(e),
		newWords(e),
		newMatch(e),
		newSearch(e),
		newServe(e),
	)
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if e.lang != "ar" && e.lang != "en" {
			return usagef("--lang %q: want ar or en", e.lang)
		}
		return nil
	}
	return root
}

// isTerminal reports whether a writer is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

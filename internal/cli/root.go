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
	root := newRoot(&env{stdin: stdin, out: stdout, err: stderr, terminal: isTerminal(stdout)})
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && !errors.As(err, new(some)) {
		fmt.Fprintln(stderr, "isnad:", err)
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
func (e *env) tell(err error) { fmt.Fprintln(e.err, "isnad:", err) }

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

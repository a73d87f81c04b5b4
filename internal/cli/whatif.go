package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/arabic"
	"isnad/internal/desk"
	"isnad/internal/link"
	"isnad/internal/reading"
	"isnad/internal/store"
	"isnad/internal/store/memory"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// gathered is a case of files or of a store, with the texts its spans lie in and, of a store, how its documents came.
type gathered struct {
	c        *isnad.Case
	pages    map[isnad.DocumentID]*reading.Page
	arrivals map[isnad.DocumentID]sqlite.Arrival
	judged   map[isnad.Ref]reading.Judged // of files: how often findings like one were right; nil where no command asks
}

// capturedOn is when a document came into the store, or empty.
func (g gathered) capturedOn(id isnad.DocumentID) string {
	if a, ok := g.arrivals[id]; ok {
		return a.At.Format(time.RFC3339)
	}
	return ""
}

// gatherAsked reads files and returns what they say together: of one document what was read in it, as it stands, of several the linked case.
func gatherAsked(cmd *cobra.Command, e *env, files []string, s source) (gathered, error) {
	m, err := arabic.Morphology()
	if err != nil {
		return gathered{}, err
	}
	g, l, all := newGathered(), link.New(lexicon.Arabic(), m), []isnad.Change(nil)
	failure := g.readEach(cmd, e, files, s, func(changes []isnad.Change) error {
		l.Add(changes)
		all = append(all, changes...)
		return nil
	})
	if len(g.pages) > 1 {
		g.c = l.Case()
		return g, failure
	}
	ctx, ledger := context.WithoutCancel(cmd.Context()), new(memory.Store)
	if _, err := ledger.Append(ctx, 0, all); err != nil {
		return g, err
	}
	if g.c, err = ledger.Case(ctx, store.View{}); err != nil {
		return g, err
	}
	return g, failure
}

// gatherLinked reads files and returns what they say together.
func gatherLinked(cmd *cobra.Command, e *env, files []string, s source) (gathered, error) {
	g := newGathered()
	m, err := arabic.Morphology()
	if err != nil {
		return g, err
	}
	l := link.New(lexicon.Arabic(), m)
	failure := g.readEach(cmd, e, files, s, func(changes []isnad.Change) error {
		l.Add(changes)
		return nil
	})
	g.c = l.Case()
	return g, failure
}

func (g gathered) readEach(cmd *cobra.Command, e *env, files []string, s source, take func([]isnad.Change) error) error {
	return readAll(cmd, e, files, s, sink{reading: func(r *reading.Reading) error {
		g.pages[r.Document.ID] = r.Page
		g.judge(r)
		return take(link.Propose(r))
	}, fault: func(*isnad.Fault) error { return nil }})
}

func newGathered() gathered {
	return gathered{pages: map[isnad.DocumentID]*reading.Page{}, judged: map[isnad.Ref]reading.Judged{}}
}

// judge keeps of the findings of a reading how often such are right.
func (g gathered) judge(r *reading.Reading) {
	if g.judged == nil {
		return // the command asks for none
	}
	note := func(id string, j reading.Judged) { g.judged[isnad.Ref{Document: r.Document.ID, ID: id}] = j }
	for i := range r.Reports {
		note(r.Reports[i].ID, r.Reports[i].Judged)
	}
	for i := range r.Attributions {
		note(r.Attributions[i].ID, r.Attributions[i].Judged)
	}
	for i := range r.Conditionals {
		note(r.Conditionals[i].ID, r.Conditionals[i].Judged)
	}
	for i := range r.Explanations {
		note(r.Explanations[i].ID, r.Explanations[i].Judged)
	}
}

func (g gathered) texts() wire.Texts {
	texts := map[isnad.DocumentID]string{}
	for id, p := range g.pages {
		texts[id] = p.Text
	}
	return wire.NewTexts(texts)
}

func newWhatIf(e *env) *cobra.Command {
	var s source
	var l ledger
	var try switches
	c := &cobra.Command{
		Use:   "whatif [FILE...|QUESTION]",
		Short: "answer the what-ifs that articles raise, those of files or of the store, or a question put to the store",
		Example: `  isnad whatif samples/baghdad-2020.txt
  isnad whatif --db isnad.db 'ماذا لو أغلقت الولايات المتحدة سفارتها في بغداد؟'
  isnad whatif --format json record.json
  isnad whatif --without 'مصدر سياسي' --only named --as-of 2020-09-30 articles.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			question, err := questionOf(cmd.Name(), args)
			if err != nil {
				return err
			}
			if question != "" {
				args = nil
			}
			if e.format != "text" && e.format != "json" {
				return usagef("--format %q: want text or json", e.format)
			}
			if err := s.check(); err != nil {
				return err
			}
			return printAnswers(cmd, e, args, question, s, l, &try)
		},
	}
	s.flags(c)
	l.flags(c, "case", "known")
	try.flags(c)
	c.Flags().StringVar(&e.format, "format", "text", "text or json")
	return c
}

// isFile reports whether an argument means a file and not a question.
func isFile(arg string) bool {
	if arg == "-" || strings.Contains(arg, "/") {
		return true
	}
	switch strings.ToLower(filepath.Ext(arg)) {
	case ".txt", ".html", ".htm", ".json", ".jsonl":
		return true
	}
	_, err := os.Stat(arg)
	return err == nil
}

func printAnswers(cmd *cobra.Command, e *env, files []string, question string, s source, l ledger, try *switches) error {
	g, failure := l.gather(cmd, e, files, s, gatherAsked)
	if g.c == nil || len(g.c.Documents) == 0 {
		return failure
	}
	switched, err := try.resolve(g.c)
	if err != nil {
		return err
	}
	answers, err := g.answers(e, question, s, switched)
	if err != nil {
		return err
	}
	if e.format == "json" {
		err = encoder(e.out, " ").Encode(wire.NewAnswer(g.c, answers, g.texts(), desk.CalledIn(g.c).Say))
	} else {
		err = writeAnswers(newPage(e), g, answers)
	}
	if err != nil {
		return err
	}
	return failure
}

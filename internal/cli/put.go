package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

func newPut(e *env) *cobra.Command {
	var l ledger
	var nth int
	var condition string
	c := &cobra.Command{
		Use:   "put NOUN DOCUMENT WORDS [FIELD=VALUE...]",
		Short: "put a finding by hand where a document tells it",
		Long: `Put an event, claim, entity, consequence, explanation or order by hand. WORDS are those of the document that tell it: of an event its trigger, of a claim what is claimed, of an
entity a name, of a consequence what follows, of an explanation the reading, of an order what tells which of two
events came first. Where they stand several times --nth says which; START:END, code points of the text, does as well.
The fields are those of isnad edit; claim=ID names the claim of the document in which it stands. An event must have type and status, a claim act, an entity kind, a consequence
if_event or --if with the words of its condition, an explanation kind, an order first, relation and second. Somebody whom no document names is put by name alone: isnad put entity name=... kind=...`,
		Example: `  isnad put event b03 'أغلقت' type=COERCE status=happened actors=state:iraq
  isnad put event b03 'أغلقت' --nth 2 type=COERCE status=planned claim=c4
  isnad put claim b03 120:158 act=deny 'voice=b03/n2;naming=named'
  isnad put entity name='سليم الحداد' kind=person code=IRQ/GOV`,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := putOf(args, nth, condition)
			if err != nil {
				return err
			}
			return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
				return l.appends(ctx, e, s, author, func() ([]isnad.Step, error) { return w.steps(ctx, &l, s) })
			})
		},
	}
	l.flags(c, "case", "as", "reason")
	c.Flags().StringVar(&condition, "if", "", "of a consequence: words of the condition, or START:END, where that is no event")
	c.Flags().IntVar(&nth, "nth", 0, "which of the places where the words stand, from 1")
	return c
}

// A put is what the words of the caller ask for.
type put struct {
	noun     isnad.NounKind
	document isnad.DocumentID
	words    string
	nth      int
	when     string // words of the condition
	fields   []string
}

func putOf(args []string, nth int, condition string) (w put, err error) {
	if len(args) > 1 && args[0] == string(isnad.AnEntity) && strings.Contains(args[1], "=") {
		w = put{noun: isnad.AnEntity, fields: args[1:]}
	} else if len(args) < 3 {
		return w, usagef("usage: isnad put NOUN DOCUMENT WORDS [FIELD=VALUE...]")
	} else {
		w = put{isnad.NounKind(args[0]), isnad.DocumentID(args[1]), args[2], nth, condition, args[3:]}
	}
	for _, f := range w.fields {
		if !strings.Contains(f, "=") {
			return w, usagef("put %q: want FIELD=VALUE", f)
		}
	}
	return w, nil
}

// steps are what puts it: those whom its fields name anew, and then the finding.
func (w put) steps(ctx context.Context, l *ledger, s *sqlite.Store) ([]isnad.Step, error) {
	a := edit.Addition{Kind: w.noun}
	ids := []string{}
	if w.document != "" {
		text, err := s.Text(ctx, w.document)
		if err != nil {
			return nil, err
		}
		if a.At, err = w.span(text, w.words, w.nth); err != nil {
			return nil, err
		}
		if w.when != "" {
			if a.If, err = w.span(text, w.when, 0); err != nil {
				return nil, err
			}
		}
		ids = append(ids, string(w.document))
	}
	for _, f := range w.fields {
		for _, id := range edit.Names(f) {
			if !strings.HasPrefix(id, "new:") {
				ids = append(ids, id)
			}
		}
	}
	var err error
	if a.Last, err = s.Last(ctx); err != nil {
		return nil, err
	}
	return desk.Steps(ctx, s, l.name, build(), ids, func(c *isnad.Case) (steps []isnad.Step, err error) {
		a.Fields = map[string]string{}
		for _, f := range w.fields {
			f, put, err := edit.Coined(c, f)
			if err != nil {
				return nil, err
			}
			c = edit.With(c, put)
			for _, e := range put {
				steps = append(steps, e)
			}
			field, value, _ := strings.Cut(f, "=")
			a.Fields[field] = value
		}
		n, err := w.made(c, a)
		return append(steps, n), err
	})
}

func (w put) made(c *isnad.Case, a edit.Addition) (isnad.Noun, error) {
	if w.document == "" {
		return edit.Name(c, a.Fields)
	}
	return edit.Add(c, a)
}

// span finds words in the text of the document, the nth time they stand there, or cuts out the code points START:END.
func (w put) span(text, words string, nth int) (isnad.Span, error) {
	at := func(from, to int) isnad.Span {
		return isnad.Span{Document: w.document, Start: from, End: to, Text: text[from:to]}
	}
	if first, last, ok := strings.Cut(words, ":"); ok {
		a, errA := strconv.Atoi(first)
		b, errB := strconv.Atoi(last)
		if errA == nil && errB == nil {
			from, to, ok := wire.Bytes(text, a, b)
			if !ok {
				return isnad.Span{}, usagef("put %s: %s has no code points %d to %d", w.noun, w.document, a, b)
			}
			return at(from, to), nil
		}
	}
	var found []isnad.Span
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		found = append(found, at(from+i, from+i+len(words)))
		from += i + len(words)
	}
	switch {
	case len(found) == 0:
		return isnad.Span{}, fmt.Errorf("put %s: %q does not stand in %s: %w", w.noun, clean(words), w.document, isnad.ErrNotFound)
	case nth < 0 || nth > len(found):
		return isnad.Span{}, usagef("put --nth %d: %q stands %d times in %s", nth, clean(words), len(found), w.document)
	case nth == 0 && len(found) > 1:
		return isnad.Span{}, usagef("put %s: %q stands %d times in %s; say which: --nth 1 to %d", w.noun, clean(words), len(found), w.document, len(found))
	}
	return found[max(nth-1, 0)], nil
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad/internal/ingest"
	"isnad/internal/store/sqlite"
	"isnad/lexicon"
)

// leastEvery is the shortest time between two looks at a source.
const leastEvery = 10 * time.Second

func newFollow(e *env) *cobra.Command {
	var s source
	var l ledger
	var in intake
	var w ingest.Follower
	c := &cobra.Command{
		Use:   "follow FEED|SITEMAP|FOLDER|URL...",
		Short: "keep reading feeds, pages and folders into a store",
		Long: `Looks at each source again and again and reads what is new or changed. A server is asked only for what is new since the last look and is left alone as long as it
asks for; one that fails is asked less and less often. What was read stays known, so that a new start repeats nothing, and what was purged does not come back.

One line tells of each look; Ctrl-C ends it once the articles in hand are stored.`,
		Example: `  isnad follow https://outlet.example/rss --every 15m
  isnad follow --pages https://outlet.example/rss inbox/
  isnad follow --once https://outlet.example/rss      one look, for cron`,
		RunE: func(cmd *cobra.Command, names []string) error {
			switch {
			case len(names) == 0:
				return usagef("follow: name at least one feed, page or folder")
			case w.Every < leastEvery:
				return usagef("--every %s: at least %s", w.Every, leastEvery)
			case e.format != "text" && e.format != "jsonl":
				return usagef("--format %q: want text or jsonl", e.format)
			}
			if err := s.check(); err != nil {
				return err
			}
			return in.follow(cmd, e, names, s, l, &w)
		},
	}
	s.flags(c)
	l.flags(c, "as")
	in.flags(c)
	c.Flags().StringVar(&l.name, "case", "", "name of a case that the articles join")
	c.Flags().StringVar(&e.format, "format", "text", "text: a line for each look; jsonl: a line for each article")
	c.Flags().DurationVar(&w.Every, "every", 15*time.Minute, "how long after a look the next one comes")
	c.Flags().BoolVar(&w.Once, "once", false, "look once and end")
	return c
}

func (in *intake) follow(cmd *cobra.Command, e *env, names []string, s source, l ledger, w *ingest.Follower) error {
	into, o, err := in.into(e, s, &l)
	if err != nil {
		return err
	}
	db, err := l.open(cmd.Context(), e, sqlite.Options{Create: true})
	if err != nil {
		return err
	}
	defer db.Close()
	into.Store = db
	failed, looks := 0, 0
	each := func(a ingest.Added) error {
		if a.Outcome == ingest.Known && len(a.Notes) == 0 {
			return nil
		}
		t := tally{e: e, counts: map[ingest.Outcome]int{}, quiet: e.format == "text"}
		return t.one(a)
	}
	err = w.Follow(cmd.Context(), names, lexicon.Arabic(), o, into, each, func(r ingest.Round) error {
		if looks++; r.Problem != "" {
			failed++
		}
		if e.format == "jsonl" {
			return nil
		}
		_, err := fmt.Fprintln(e.out, looked(e, r))
		return err
	})
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("interrupted; the same command goes on from here")
	case err != nil:
		return err
	case failed > 0:
		return some{failed, looks}
	}
	return nil
}

// looked is the line that tells of one look at a source.
func looked(e *env, r ingest.Round) string {
	t := tally{e: e, counts: r.Counts}
	found := t.summary()
	switch {
	case r.Unchanged:
		found = e.label("ui.follow-unchanged")
	case found == "":
		found = e.label("ui.follow-nothing")
	}
	next := ""
	if !r.Next.IsZero() {
		next = "  " + e.label("ui.follow-next") + " " + r.Next.Format("15:04:05")
	}
	return strings.TrimSpace(fmt.Sprintf("%s  %s  %s%s", r.At.Format(time.DateTime), clean(r.Source), found, next))
}

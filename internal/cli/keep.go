package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/store/sqlite"
)

func newRemove(e *env) *cobra.Command {
	var l ledger
	c := &cobra.Command{
		Use:   "remove ID...",
		Short: "take documents out of the store, or with --case out of a case; undo brings them back, purge erases",
		Example: `  isnad remove b05
  isnad remove --case embassy b05 b06`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("usage: isnad remove ID...")
			}
			return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
				return l.appends(ctx, e, s, author, func() ([]isnad.Step, error) { return l.removal(ctx, s, args) })
			})
		},
	}
	l.flags(c, "case", "as")
	return c
}

// removal are the steps that take documents out: of a case as members, of the store by undoing all that was read in them.
func (l *ledger) removal(ctx context.Context, s *sqlite.Store, ids []string) (steps []isnad.Step, err error) {
	members := map[isnad.DocumentID]bool{}
	if l.name != "" {
		in, err := s.Members(ctx, l.name)
		if err != nil {
			return nil, err
		}
		for _, id := range in {
			members[id] = true
		}
	}
	for _, id := range ids {
		if l.name != "" {
			if !members[isnad.DocumentID(id)] {
				return nil, fmt.Errorf("case %q holds no document %q: %w", l.name, id, isnad.ErrNotFound)
			}
			steps = append(steps, isnad.Member{Case: l.name, Kind: isnad.MemberDocument, What: id, Out: true})
			continue
		}
		readings, err := s.Readings(ctx, isnad.DocumentID(id))
		if err != nil {
			return nil, err
		}
		if len(readings) == 0 {
			return nil, fmt.Errorf("no document has the id %q: %w", id, isnad.ErrNotFound)
		}
		for _, n := range readings {
			steps = append(steps, isnad.Undo{Number: n})
		}
	}
	return steps, nil
}

func newBackup(e *env) *cobra.Command {
	var l ledger
	c := &cobra.Command{
		Use:     "backup FILE",
		Short:   "copy the store into a new file, while others may use it, and hold the copy against its hashes",
		Example: "  isnad backup isnad-2024-03-01.db",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("usage: isnad backup FILE")
			}
			return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
				r, err := s.Backup(ctx, args[0])
				if err != nil {
					return err
				}
				return report(e, r, nil)
			})
		},
	}
	l.flags(c)
	return c
}

// describe says what is there: versions, sizes, and whether the file lies where locks can be trusted.
func describe(ctx context.Context, e *env, s *sqlite.Store, path string) error {
	z, err := s.Sizes(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "isnad %s, schema %d, SQLite %s, %s %s/%s\n", Version, sqlite.Schema, z.Engine, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(e.out, "%s: %s, of which %s free; log %s\n", clean(path), sized(z.File), sized(z.Free), sized(z.Log))
	fmt.Fprintf(e.out, "%d documents, %d texts of %s\n", z.Documents, z.Texts, sized(z.TextBytes))
	if name := networked(filepath.Dir(path)); name != "" {
		fmt.Fprintf(e.err, "isnad: %s lies on a file system of the network (%s), where SQLite cannot trust locks: keep it on a disk of this machine\n", clean(path), name)
	}
	return nil
}

// sized spells a number of bytes.
func sized(n int64) string {
	units := []string{"B", "kB", "MB", "GB", "TB"}
	x, i := float64(n), 0
	for x >= 1000 && i < len(units)-1 {
		x, i = x/1000, i+1
	}
	if i == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", x, units[i])
}

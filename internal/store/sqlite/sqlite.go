// Package sqlite keeps a ledger in one SQLite file. Changes are the truth: each is chained to the one before by its hash, so that a changed or missing one
// shows. Beside them stand views made in the same transaction, which can be made again from the changes at any time.
//
// One connection writes, in WAL mode and synced at each commit; others read. The SQL is plain, so that another database can take it.
package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	// The engine: SQLite without cgo.
	_ "modernc.org/sqlite"

	"isnad"
	"isnad/internal/store"
)

// Schema is the version of the tables.
const Schema = 2

// application marks the file as a ledger: "isnd".
const application = 0x69736e64

var tables = []string{
	`CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,
	`CREATE TABLE changes (number BIGINT PRIMARY KEY, at BIGINT NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL, document TEXT, origin TEXT UNIQUE,
		content_hash BLOB NOT NULL, hash BLOB NOT NULL, salt BLOB, payload BLOB)`,
	`CREATE INDEX changes_of ON changes (document) WHERE document IS NOT NULL`,
	`CREATE INDEX changes_acts ON changes (number) WHERE kind <> 'findings'`,
	`CREATE TABLE texts (hash TEXT PRIMARY KEY, size BIGINT NOT NULL, body BLOB NOT NULL)`,
	`CREATE TABLE undone (number BIGINT PRIMARY KEY)`,
	`CREATE TABLE documents (id TEXT PRIMARY KEY, first BIGINT NOT NULL, number BIGINT NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL, url TEXT NOT NULL,
		published TEXT NOT NULL, language TEXT NOT NULL, hash TEXT NOT NULL, text_hash TEXT NOT NULL)`,
	`CREATE INDEX documents_hash ON documents (hash)`,
	`CREATE INDEX documents_number ON documents (number)`,
	sharedTable,
}

// Options say how a ledger is opened. The zero value is useful.
type Options struct {
	Create   bool             // make the file where there is none
	ReadOnly bool             // do not write
	Now      func() time.Time // nil: the clock
	Held     int              // how many joined cases are held in memory, for those who ask again and again; 0: none
	engine   engine           // for tests
	keptFrom int              // likewise: from how many documents on what they have in common is kept
}

// An engine is a driver of SQLite and how it is reached.
type engine struct {
	driver string
	name   func(path string, o Options) string
	single bool // one connection reads and writes
}

// A Store is a ledger in a file.
type Store struct {
	write, read *sql.DB
	now         func() time.Time
	path        string
	readOnly    bool
	keptFrom    int // documents; below 0: nothing is kept
	recent      recent
	damage      atomic.Pointer[error]
	names       nameCache
}

var _ store.Store = (*Store)(nil)

// modernc names a file for the driver. The zero engine is this.
func modernc(path string, o Options) string {
	mode := "rw"
	switch {
	case o.ReadOnly:
		mode = "ro"
	case o.Create:
		mode = "rwc"
	}
	return "file:" + escape(path) + "?mode=" + mode + "&_txlock=immediate" + pragmas(o)
}

// pragmas are set on every connection: a wait for other writers, a sync at each commit, and freed space overwritten with zeros.
func pragmas(o Options) string {
	out := "&_pragma=busy_timeout(10000)&_pragma=secure_delete(1)&_pragma=temp_store(2)&_pragma=cell_size_check(1)&_pragma=trusted_schema(0)&_pragma=cache_size(-32768)"
	if !o.ReadOnly {
		out += "&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"
	}
	return out
}

// escape spells a path inside a URI.
func escape(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

// Open opens the ledger in a file. It returns ErrNotFound where there is none, ErrSchema where it is of another version, ErrBusy where it is locked, and
// ErrDamaged where nothing of it can be read. A ledger of which something can be read is opened: see Damage.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	kept := cmp.Or(o.keptFrom, keptFrom)
	if o.engine.name != nil {
		kept = -1
	} else {
		o.engine = engine{"sqlite", modernc, false}
		if err := there(path, o); err != nil {
			return nil, err
		}
	}
	s := &Store{now: o.Now, path: path, readOnly: o.ReadOnly, keptFrom: kept, recent: recent{most: o.Held}}
	if s.now == nil {
		s.now = time.Now
	}
	err := s.connect(ctx, o)
	if err == nil {
		err = s.begin(ctx, o.Create)
	}
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

func there(path string, o Options) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !o.Create:
		return fmt.Errorf("open %s: there is no such store: %w", path, isnad.ErrNotFound)
	case err == nil && info.IsDir():
		return fmt.Errorf("open %s: a folder, not a store: %w", path, isnad.ErrInvalid)
	case errors.Is(err, fs.ErrNotExist):
		return private(path)
	case err != nil:
		return fmt.Errorf("open %s: %w", path, err)
	}
	return ours(path)
}

// ours looks at the first bytes of a file before the engine touches it: what is somebody else's is left as it is. A ledger whose tables are still in its
// log has one page and no mark yet.
func ours(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	defer f.Close()
	head := make([]byte, 100)
	n, err := io.ReadFull(f, head)
	if n == 0 && err == io.EOF {
		return nil
	}
	mark, pages := binary.BigEndian.Uint32(head[68:]), binary.BigEndian.Uint32(head[28:])
	if string(head[:16]) != "SQLite format 3\x00" || mark != application && (mark != 0 || pages > 1) {
		return fmt.Errorf("open %s: it is no store of isnad: %w", path, isnad.ErrSchema)
	}
	return nil
}

// private makes an empty file that its owner alone may read: notes and questions are nobody else's. The engine gives its log the same rights.
func private(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	return f.Close()
}

func (s *Store) connect(ctx context.Context, o Options) (err error) {
	if s.write, err = sql.Open(o.engine.driver, o.engine.name(s.path, o)); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.write.PingContext(ctx); err != nil {
		return told(err)
	}
	if s.read = s.write; o.engine.single {
		return nil
	}
	o.ReadOnly = true
	if s.read, err = sql.Open(o.engine.driver, o.engine.name(s.path, o)); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(4)
	return nil
}

// begin makes the tables of a new ledger, finishes what a stopped purge left, and looks whether the ledger is whole.
func (s *Store) begin(ctx context.Context, create bool) error {
	var mark int64
	if err := s.write.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&mark); err != nil {
		return told(err)
	}
	if mark == 0 && create && !s.readOnly {
		if err := s.make(ctx); err != nil {
			return err
		}
	} else if mark != application {
		return fmt.Errorf("it is no store of isnad: %w", isnad.ErrSchema)
	}
	have, err := s.meta(ctx, s.write, "schema")
	if errors.Is(err, isnad.ErrDamaged) {
		s.harm(err)
		return nil
	}
	if err != nil {
		return err
	}
	if want := fmt.Sprint(Schema); have != want && have != "1" {
		return fmt.Errorf("its schema is %s, this program reads %s: %w", have, want, isnad.ErrSchema)
	}
	if s.harm(s.glance(ctx)); s.Damage() != nil || s.readOnly {
		return nil
	}
	if err := s.haveShared(ctx); err != nil {
		return err
	}
	if have == "1" {
		if err := s.upgrade(ctx); err != nil {
			return err
		}
	}
	return s.resumePurge(ctx)
}

// make writes the tables, all or none.
func (s *Store) make(ctx context.Context) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master`).Scan(&n); err != nil || n > 0 {
			return err // another process made them, or it is another's file
		}
		for _, t := range append(append(slices.Clone(tables), indexTables...), fmt.Sprintf(`PRAGMA application_id = %d`, application)) {
			if _, err := tx.ExecContext(ctx, t); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('schema', ?), ('index', ?)`, fmt.Sprint(Schema), indexMark())
		return err
	})
}

// upgrade adds to a ledger of schema 1 the tables of the index, empty: whoever searches first has them filled, and is told.
func (s *Store) upgrade(ctx context.Context) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		for _, t := range append(slices.Clone(indexTables), fmt.Sprintf(`UPDATE meta SET value = '%d' WHERE key = 'schema'`, Schema)) {
			if _, err := tx.ExecContext(ctx, t); err != nil {
				return err
			}
		}
		return nil
	})
}

// transact runs a transaction of the writer, which holds the lock from its beginning.
func (s *Store) transact(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return told(err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return told(err)
	}
	return told(tx.Commit())
}

type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func (s *Store) meta(ctx context.Context, q querier, key string) (value string, err error) {
	err = q.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, told(err)
}

// Damage tells what was found broken in the ledger so far, or nil. A damaged ledger can be read as far as it goes and refuses to be written.
func (s *Store) Damage() error {
	if damage := s.damage.Load(); damage != nil {
		return *damage
	}
	return nil
}

// harm notes damage, where there is any: from then on the ledger is not written.
func (s *Store) harm(damage error) {
	if damage != nil {
		s.damage.CompareAndSwap(nil, &damage)
	}
}

// Close ends the use of the ledger.
func (s *Store) Close() error {
	var err error
	if s.read != nil && s.read != s.write {
		err = s.read.Close()
	}
	if s.write != nil {
		err = errors.Join(err, s.write.Close())
	}
	return err
}

// told gives an error of the engine its kind: busy, damaged, refused or no store at all.
func told(err error) error {
	if err == nil {
		return nil
	}
	var coded interface{ Code() int }
	if !errors.As(err, &coded) {
		return err
	}
	switch coded.Code() & 0xff {
	case 5, 6:
		return fmt.Errorf("%w: %w", err, isnad.ErrBusy)
	case 11:
		return fmt.Errorf("%w: %w", err, isnad.ErrDamaged)
	case 8:
		return fmt.Errorf("%w: %w", err, isnad.ErrRefused)
	case 26:
		return fmt.Errorf("%w: %w", err, isnad.ErrSchema)
	}
	return err
}

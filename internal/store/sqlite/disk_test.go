package sqlite

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"
)

// A disk is a file system in memory that fails as disks do: it can fill up, write a part only, and lose its power, and then what was not synced is
// lost, whole or in part.
type disk struct {
	mu    sync.Mutex
	files map[string]*diskFile
	ops   int   // writes, syncs, truncations so far
	at    int   // the operation that fails, 0 for none
	kind  fault // how
	off   bool  // the power is gone
}

type fault int

const (
	full  fault = iota // no space left
	short              // no space left after a half of the write
	power              // from now on nothing works
)

// A diskFile has its bytes as they are seen, as they are safe, and what was written since.
type diskFile struct {
	seen, safe []byte
	since      []write
}

type write struct {
	at   int64
	data []byte
	size int64 // of a truncation, else -1
}

var _ vfs.VFS = (*disk)(nil)

func newDisk() *disk { return &disk{files: map[string]*diskFile{}} }

// strike counts an operation and tells how it fails.
func (d *disk) strike() (fails bool, kind fault) {
	if d.off {
		return true, power
	}
	d.ops++
	if d.at == 0 || d.ops != d.at {
		return false, 0
	}
	d.off = d.kind == power
	return true, d.kind
}

// crash loses what was not synced: each write since is kept or not, or kept in part; with none kept at all where some is false.
func (d *disk) crash(r *rand.Rand, some bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.off, d.at, d.ops = false, 0, 0
	for _, f := range d.files {
		for _, w := range f.since {
			if !some || r.IntN(2) == 0 {
				continue
			}
			if w.size < 0 && r.IntN(3) == 0 {
				w.data = w.data[:len(w.data)/512*r.IntN(2)*512/2]
			}
			f.safe = apply(f.safe, w)
		}
		f.seen, f.since = append([]byte(nil), f.safe...), nil
	}
}

func apply(b []byte, w write) []byte {
	end := w.at + int64(len(w.data))
	if w.size >= 0 {
		end = w.size
		if int64(len(b)) > end {
			return b[:end]
		}
	}
	for int64(len(b)) < end {
		b = append(b, make([]byte, end-int64(len(b)))...)
	}
	copy(b[w.at:], w.data)
	return b
}

// Open opens a file.
func (d *disk) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.off {
		return nil, flags, sqlite3.CANTOPEN
	}
	f := d.files[name]
	if f == nil {
		if flags&vfs.OPEN_CREATE == 0 {
			return nil, flags, sqlite3.CANTOPEN
		}
		f = &diskFile{}
		d.files[name] = f
	}
	return &handle{d, f}, flags, nil
}

// Delete removes a file.
func (d *disk) Delete(name string, _ bool) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.off {
		return sqlite3.IOERR_DELETE
	}
	if d.files[name] == nil {
		return sqlite3.IOERR_DELETE_NOENT
	}
	delete(d.files, name)
	return nil
}

// Access tells whether a file is there.
func (d *disk) Access(name string, _ vfs.AccessFlag) (bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.files[name] != nil, nil
}

// FullPathname is the name itself.
func (d *disk) FullPathname(name string) (string, error) { return name, nil }

type handle struct {
	d *disk
	f *diskFile
}

func (h *handle) Close() error { return nil }

func (h *handle) ReadAt(p []byte, off int64) (int, error) {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if h.d.off {
		return 0, sqlite3.IOERR_READ
	}
	if off >= int64(len(h.f.seen)) {
		return 0, io.EOF
	}
	n := copy(p, h.f.seen[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (h *handle) WriteAt(p []byte, off int64) (int, error) {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if fails, kind := h.d.strike(); fails {
		switch kind {
		case power:
			return 0, sqlite3.IOERR_WRITE
		case short:
			h.put(write{off, append([]byte(nil), p[:len(p)/2]...), -1})
			return len(p) / 2, sqlite3.FULL
		}
		return 0, sqlite3.FULL
	}
	h.put(write{off, append([]byte(nil), p...), -1})
	return len(p), nil
}

func (h *handle) put(w write) {
	h.f.seen = apply(h.f.seen, w)
	h.f.since = append(h.f.since, w)
}

func (h *handle) Truncate(size int64) error {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if fails, _ := h.d.strike(); fails {
		return sqlite3.IOERR_TRUNCATE
	}
	h.put(write{size: size})
	return nil
}

func (h *handle) Sync(vfs.SyncFlag) error {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if fails, _ := h.d.strike(); fails {
		return sqlite3.IOERR_FSYNC
	}
	h.f.safe, h.f.since = append([]byte(nil), h.f.seen...), nil
	return nil
}

func (h *handle) Size() (int64, error) {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	return int64(len(h.f.seen)), nil
}

func (h *handle) Lock(vfs.LockLevel) error                        { return nil }
func (h *handle) Unlock(vfs.LockLevel) error                      { return nil }
func (h *handle) CheckReservedLock() (bool, error)                { return false, nil }
func (h *handle) SectorSize() int                                 { return 512 }
func (h *handle) DeviceCharacteristics() vfs.DeviceCharacteristic { return 0 }

// onDisk is the second engine over such a disk. Without shared memory its one connection keeps the lock.
func onDisk(d *disk, name string) Options {
	vfs.Register(name, d)
	return Options{Create: true, engine: engine{"sqlite3", func(path string, o Options) string {
		return "file:" + path + "?vfs=" + name + "&_txlock=immediate&_pragma=busy_timeout(100)&_pragma=locking_mode(exclusive)" + pragmas(o)
	}, true}}
}

// second is the second engine over the file system.
func second(path string, o Options) string {
	mode := "rwc"
	if o.ReadOnly {
		mode = "ro"
	}
	return fmt.Sprintf("file:%s?mode=%s&_txlock=immediate%s", path, mode, pragmas(o))
}

var errNoDisk = errors.New("the disk was never reached")

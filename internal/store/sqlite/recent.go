package sqlite

import (
	"slices"
	"sync"

	"isnad"
	"isnad/internal/store/fold"
)

// recent holds in memory what documents had in common when it was last worked out, before the acts of persons are laid over it. An act leaves that as it is, so that who asks after one
// waits for no linking. Nobody alters what is held: whoever takes it gets a copy.
type recent struct {
	most int // cases; 0: none is held
	mu   sync.Mutex
	list []held // the latest used first
}

type held struct {
	key string
	c   *isnad.Case
}

// take gives a copy of the case of a key, or nil.
func (r *recent) take(key []byte) *isnad.Case {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.list, func(h held) bool { return h.key == string(key) })
	if i < 0 {
		return nil
	}
	h := r.list[i]
	copy(r.list[1:], r.list[:i])
	r.list[0] = h
	return fold.Clone(h.c)
}

// hold keeps a copy of a case.
func (r *recent) hold(key []byte, c *isnad.Case) {
	if r.most == 0 {
		return
	}
	h := held{string(key), fold.Clone(c)}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = slices.DeleteFunc(r.list, func(x held) bool { return x.key == h.key })
	r.list = slices.Insert(r.list, 0, h)
	if len(r.list) > r.most {
		clear(r.list[r.most:])
		r.list = r.list[:r.most]
	}
}

// forget lets all go, for something was purged.
func (r *recent) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.list)
	r.list = nil
}

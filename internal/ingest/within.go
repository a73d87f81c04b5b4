package ingest

import (
	"errors"
	"fmt"
	"time"

	"isnad"
	"isnad/internal/fetch"
)

// patience is how long one document may take, and as long again for each MB of it; reading takes a tenth of a second for a long article.
const patience = time.Minute

// errSlow tells that a document took too long.
var errSlow = errors.New("it took too long")

// within does a job on something of so many bytes and gives up on it after its time. A panic of the job, a broken promise of ours, becomes an error. Nothing can stop a job that is
// given up on: it goes on aside, and what it finds is dropped.
func within[T any](patience time.Duration, size int, job func() T) (out T, err error) {
	type end struct {
		out T
		err error
	}
	done := make(chan end, 1)
	go func() {
		var e end
		defer func() {
			if p := recover(); p != nil {
				e.err = fmt.Errorf("broken inside: %v", p)
			}
			done <- e
		}()
		e.out = job()
	}()
	limit := patience + patience*time.Duration(size>>10)/1024
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case e := <-done:
		return e.out, e.err
	case <-timer.C:
		return out, fmt.Errorf("%w: more than %s", errSlow, limit.Round(time.Millisecond))
	}
}

// given is the fault of a document whose job ended with an error.
func given(err error, id isnad.DocumentID, capture fetch.Capture) *isnad.Fault {
	f := &isnad.Fault{ID: id, Code: isnad.Internal, File: capture.File, Line: capture.Line, Message: err.Error()}
	if errors.Is(err, errSlow) {
		f.Code = isnad.TimedOut
	}
	return f
}

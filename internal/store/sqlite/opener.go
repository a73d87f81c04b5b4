package sqlite

import (
	"runtime"
	"sync"

	"isnad"
)

// An opener reads the steps of rows, several at a time; their order is kept.
type opener struct {
	jobs chan job
	wg   sync.WaitGroup
	out  []*outcome
}

type job struct {
	row  stored
	into *outcome
}

// An outcome is the change of a row, or why it is none.
type outcome struct {
	change isnad.Change
	err    error
}

// newOpener starts the workers; no more than a number of rows wait for them.
func newOpener(waiting int) *opener {
	o := &opener{jobs: make(chan job, waiting)}
	for range runtime.GOMAXPROCS(0) {
		o.wg.Go(func() {
			for j := range o.jobs {
				j.into.change, j.into.err = j.row.change()
			}
		})
	}
	return o
}

func (o *opener) open(r stored) {
	x := new(outcome)
	o.out = append(o.out, x)
	o.jobs <- job{r, x}
}

// end waits for the workers and gives all in the order in which they came.
func (o *opener) end() []*outcome {
	close(o.jobs)
	o.wg.Wait()
	return o.out
}

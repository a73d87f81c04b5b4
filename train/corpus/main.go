// Command corpus writes articles of invented affairs, as many as asked for, to measure speed on: the same seed gives the same bytes. See maker for what they are.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	n := flag.Int("n", 30_000, "how many articles")
	seed := flag.Uint64("seed", 1, "seed of the choices")
	out := flag.String("out", "out/corpus.jsonl", "file to write")
	flag.Parse()
	if err := write(*out, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func write(path string, n int, seed uint64) error {
	p, err := ownParts()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	m := newMaker(p, n, seed)
	for range n {
		if err := e.Encode(m.next()); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: %d articles, %d of them near-copies of an earlier one, %d words\n", path, n, m.copies, m.words)
	return f.Close()
}

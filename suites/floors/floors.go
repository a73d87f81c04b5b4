// Package floors prints the shares that a suite reaches and holds them at their floors, which may only rise.
package floors

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A Result is one line of a suite's table: how many of the cases were right, the share that is asked for, and the cases that went wrong.
type Result struct {
	Name         string
	Right, Cases int
	Asked        float64
	Wrong        []string
}

// Share is the part of the cases that were right.
func (r *Result) Share() float64 {
	if r.Cases == 0 {
		return 0
	}
	return float64(r.Right) / float64(r.Cases)
}

// Add counts a case; of those that went wrong it keeps what is said of them.
func (r *Result) Add(right bool, wrong string) {
	r.Cases++
	if right {
		r.Right++
		return
	}
	r.Wrong = append(r.Wrong, wrong)
}

// Interval is Wilson's 90 % interval of the share.
func (r *Result) Interval() (low, high float64) {
	if r.Cases == 0 {
		return 0, 1
	}
	const z = 1.6449
	n, p := float64(r.Cases), r.Share()
	mid, d := p+z*z/(2*n), z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return (mid - d) / (1 + z*z/n), (mid + d) / (1 + z*z/n)
}

// Print writes the table.
func Print(w io.Writer, results []Result, floors map[string]float64) {
	fmt.Fprintf(w, "%-52s%8s%8s%9s%17s%8s%9s\n", "suite", "cases", "right", "share", "90 % interval", "asked", "floor")
	for i := range results {
		r := &results[i]
		low, high := r.Interval()
		fmt.Fprintf(w, "%-52s%8d%8d%9.4f%9.3f–%.3f%9.3f%9.4f\n", r.Name, r.Cases, r.Right, r.Share(), low, high, r.Asked, floors[r.Name])
	}
}

// Read reads a table of names and floors.
func Read(file string) (map[string]float64, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	floors := map[string]float64{}
	for line := range strings.SplitSeq(string(data), "\n") {
		name, value, _ := strings.Cut(line, "\t")
		if f, err := strconv.ParseFloat(value, 64); err == nil && !strings.HasPrefix(line, "#") {
			floors[name] = f
		}
	}
	return floors, nil
}

// Below returns an error that names the shares that lie below their floors.
func Below(results []Result, floors map[string]float64) error {
	var errs []error
	for i := range results {
		if r := &results[i]; r.Share() < floors[r.Name]-1e-9 {
			errs = append(errs, fmt.Errorf("%s: %.4f lies below its floor of %.4f", r.Name, r.Share(), floors[r.Name]))
		}
	}
	return errors.Join(errs...)
}

// Held returns an error that names the shares that lie below their floors or have none, by the table of the repository whose root is given.
func Held(root string, results []Result) error {
	known, err := Read(filepath.Join(root, File))
	if err != nil {
		return err
	}
	errs := []error{Below(results, known)}
	for i := range results {
		if known[results[i].Name] == 0 {
			errs = append(errs, fmt.Errorf("%s has no floor", results[i].Name))
		}
	}
	return errors.Join(errs...)
}

// Raise lifts the floors of these results to what is reached, rounded down, and leaves all other lines as they are.
func Raise(file string, results []Result) error {
	floors, err := Read(file)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	for i := range results {
		r := &results[i]
		line := fmt.Sprintf("%s\t%.4f", r.Name, max(math.Floor(r.Share()*1e4)/1e4, floors[r.Name]))
		at := len(lines)
		for k := range lines {
			if strings.HasPrefix(lines[k], r.Name+"\t") {
				at = k
			}
		}
		if at == len(lines) {
			lines = append(lines, "")
		}
		lines[at] = line
	}
	return os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}

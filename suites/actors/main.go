// Command actors measures how right the reader is about who acts in the world: the country it gives to the actors that people marked in the Arabic event
// sentences, and cases of our own on offices and dates, on homonyms, on capitals that stand for their states, and on people whom no table knows.
//
// Run as `go run ./suites/actors [--wrong] [--raise]` from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/read"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A result is one line of the table: how many of the asked were right.
type result struct {
	name         string
	right, asked int
	low, high    float64 // 90 % interval by bootstrap, 0 where none was drawn
	wrong        []string
}

func (r *result) share() float64 {
	if r.asked == 0 {
		return 0
	}
	return float64(r.right) / float64(r.asked)
}

func main() {
	wrong := flag.Bool("wrong", false, "list the cases that went wrong; of the coded spans only those of the half that may be looked at")
	raise := flag.Bool("raise", false, "raise the floors to what is reached")
	shared := flag.String("shared", "../shared", "the folder of the peers' suites")
	flag.Parse()
	if err := run(*shared, *wrong, *raise); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(shared string, wrong, raise bool) error {
	results, err := measure(shared)
	if err != nil {
		return err
	}
	floors, err := readFloors("gold/floors-suites.tsv")
	if err != nil {
		return err
	}
	fmt.Printf("%-34s%6s%7s%8s%16s%8s\n", "suite", "asked", "right", "share", "90 % interval", "floor")
	for i := range results {
		r := &results[i]
		interval := ""
		if r.high > 0 {
			interval = fmt.Sprintf("[%.3f, %.3f]", r.low, r.high)
		}
		fmt.Printf("%-34s%6d%7d%8.3f%16s%8.3f\n", r.name, r.asked, r.right, r.share(), interval, floors[r.name])
	}
	if wrong {
		for i := range results {
			for _, w := range results[i].wrong {
				fmt.Printf("%s: %s\n", results[i].name, w)
			}
		}
	}
	if raise {
		return raiseFloors("gold/floors-suites.tsv", results)
	}
	return below(results, floors)
}

// measure runs all suites; the coded spans are left out where the shared folder is absent.
func measure(shared string) ([]result, error) {
	results, err := spans(shared)
	if err != nil {
		return nil, err
	}
	return append(results, cases()...), nil
}

// below names the shares that have fallen under their floors.
func below(results []result, floors map[string]float64) error {
	var names []string
	for i := range results {
		if r := &results[i]; r.share() < floors[r.name]-1e-9 {
			names = append(names, fmt.Sprintf("%s: %.4f is below the floor of %.4f", r.name, r.share(), floors[r.name]))
		}
	}
	if names == nil {
		return nil
	}
	return fmt.Errorf("%s", strings.Join(names, "\n"))
}

// readFloors reads a table of names and floors.
func readFloors(file string) (map[string]float64, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	floors := map[string]float64{}
	for _, line := range strings.Split(string(data), "\n") {
		name, value, ok := strings.Cut(line, "\t")
		if floor, err := strconv.ParseFloat(value, 64); ok && err == nil && !strings.HasPrefix(line, "#") {
			floors[name] = floor
		}
	}
	return floors, nil
}

// raiseFloors lifts the floors of these results to what is reached, rounded down, and leaves the other lines as they are.
func raiseFloors(file string, results []result) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	for i := range results {
		r := &results[i]
		floor, at := math.Floor(r.share()*1e4)/1e4, -1
		for k, line := range lines {
			if name, value, ok := strings.Cut(line, "\t"); ok && name == r.name {
				at = k
				if old, _ := strconv.ParseFloat(value, 64); old > floor {
					floor = old
				}
			}
		}
		if at < 0 {
			at, lines = len(lines), append(lines, "")
		}
		lines[at] = fmt.Sprintf("%s\t%.4f", r.name, floor)
	}
	return os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}

// readText reads one text as a document of its own.
func readText(id, published, text string) *reading.Reading {
	return read.Read(isnad.Document{ID: isnad.DocumentID(id), Published: published}, text, lexicon.Arabic(), arabic.Free())
}

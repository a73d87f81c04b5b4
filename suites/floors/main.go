package floors

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// File is the table of floors, from the root of the repository.
const File = "gold/floors-suites.tsv"

// Main is the main function of a suite: it measures, prints the table and the notes, and ends with 1 where a share lies below its floor. Flags: --shared, the folder of what is
// not in the repository; --wrong, a part of the name of a suite, or all, whose cases that went wrong are listed; --raise.
func Main(measure func(shared string) (results []Result, notes []string, err error)) {
	wrong := flag.String("wrong", "", "list the cases of a suite that went wrong (a part of its name, or all)")
	raise := flag.Bool("raise", false, "raise the floors to what is reached")
	shared := flag.String("shared", "../shared", "the folder of what is not in the repository")
	flag.Parse()
	if err := run(*shared, *wrong, *raise, measure); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(shared, wrong string, raise bool, measure func(string) ([]Result, []string, error)) error {
	results, notes, err := measure(shared)
	if err != nil {
		return err
	}
	known, err := Read(File)
	if err != nil {
		return err
	}
	Print(os.Stdout, results, known)
	for _, n := range notes {
		fmt.Println(n)
	}
	for i := range results {
		for _, c := range results[i].Wrong {
			if wrong == "all" || wrong != "" && strings.Contains(results[i].Name, wrong) {
				fmt.Printf("%s: %s\n", results[i].Name, c)
			}
		}
	}
	if raise {
		return Raise(File, results)
	}
	return Below(results, known)
}

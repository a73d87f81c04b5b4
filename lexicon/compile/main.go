// Command compile turns the tables of the lexicon into the one file that the program carries, and the ontology into the enumerations of the
// root package. It is strict: what it does not understand stops it, with file and line. Run it in the folder lexicon/ (`make lexicon`).
package main

import (
	"fmt"
	"io/fs"
	"os"
)

func main() {
	if err := write(os.DirFS(".")); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

func write(fsys fs.FS) error {
	bin, enums, err := compile(fsys)
	if err != nil {
		return err
	}
	if err := os.WriteFile("../ontology.go", enums, 0o644); err != nil {
		return err
	}
	return os.WriteFile("lexicon.bin", bin, 0o644)
}

// compile makes the compiled file and the Go source of the enumerations.
func compile(fsys fs.FS) (bin, enums []byte, err error) {
	tables, err := readTables(fsys)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range tables {
		if t.Name == "terms" {
			if enums, err = ontology(t); err != nil {
				return nil, nil, err
			}
		}
	}
	return build(tables).Encode(), enums, nil
}

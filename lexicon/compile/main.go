// Command compile turns the tables of the lexicon into the one file that the program carries, and the ontology into the enumerations of the
// root package. It is strict: what it does not understand stops it, with file and line. Run it in the folder lexicon/ (`make lexicon`).
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"

	"isnad/lexicon"
)

func main() {
	learning := flag.Bool("learn", false, "write "+learntFile+" instead: what is trained next knows these names")
	flag.Parse()
	do := write
	if *learning {
		do = learn
	}
	if err := do(os.DirFS(".")); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

func write(fsys fs.FS) error {
	made, err := compile(fsys)
	if err != nil {
		return err
	}
	for file, content := range made {
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// The files that the compiler makes, seen from the folder of the lexicon.
const (
	binFile   = "lexicon.bin"
	enumsFile = "../ontology.go"
	termsFile = "../docs/terms.md"
)

// compile makes the compiled file, the Go source of the enumerations and the page of terms, by their names.
func compile(fsys fs.FS) (map[string][]byte, error) {
	tables, err := readTables(fsys)
	if err != nil {
		return nil, err
	}
	byName := map[string]lexicon.Table{}
	for _, t := range tables {
		byName[t.Name] = t
	}
	enums, err := ontology(byName["terms"])
	if err != nil {
		return nil, err
	}
	tables, words := splitWords(tables)
	data := build(tables)
	if data.Morphology, err = morphology(words, tables); err != nil {
		return nil, err
	}
	return map[string][]byte{binFile: data.Encode(), enumsFile: enums, termsFile: termsPage(byName["glossary"], byName["terms"])}, nil
}

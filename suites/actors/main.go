// Command actors measures how right the reader is about who acts in the world: the country it gives to the actors that people marked in the Arabic event
// sentences, and cases of our own on offices and dates, on homonyms, on capitals that stand for their states, and on people whom no table knows.
//
//	go run ./suites/actors [--shared DIR] [--wrong SUITE] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error. Of the coded spans --wrong lists only those of the half that may
// be looked at when rules are made.
package main

import (
	"isnad"
	"isnad/arabic"
	"isnad/internal/read"
	"isnad/internal/reading"
	"isnad/lexicon"
	"isnad/suites/floors"
)

func main() { floors.Main(measure) }

// measure runs all suites; the coded spans, with the intervals drawn for them, are left out where the shared folder is absent.
func measure(shared string) (results []floors.Result, drawn []string, err error) {
	results, drawn, err = spans(shared)
	return append(results, cases()...), drawn, err
}

// readText reads one text as a document of its own.
func readText(id, published, text string) *reading.Reading {
	return read.Read(isnad.Document{ID: isnad.DocumentID(id), Published: published}, text, lexicon.Arabic(), arabic.Free())
}

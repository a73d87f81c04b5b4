// Command times measures how times are read: the suites of peers (Duckling, Recognizers-Text, Chrono, CLDR, Carbon, dateparser), the days of the Muslim
// calendar, and our own cases in the wording of news. Each suite is run with the conventions that it follows; what it asks against the conventions of
// news is said in one table (switches.go), and cases that are wrong are listed with their reason and counted apart.
//
//	go run ./suites/times [--shared DIR] [--wrong SUITE] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error.
package main

import (
	"isnad/suites/floors"
)

func main() { floors.Main(measure) }

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"isnad/letter/latin"
	"isnad/suites/floors"
)

// people asks for every fourth Arabic name of a list of well-known people among all its English names. Some are translated (kings, popes) or known by
// another name in the other language, which no matcher finds.
func people(file string) (floors.Result, error) {
	r := floors.Result{Name: "names: people of a wiki, rank 1"}
	f, err := os.Open(file)
	if err != nil {
		return r, err
	}
	defer f.Close()
	var arabic, roman []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var p struct{ En, Ar string }
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return r, err
		}
		arabic, roman = append(arabic, p.Ar), append(roman, p.En)
	}
	index := latin.NewIndex(roman)
	for i := 0; i < len(arabic); i += 4 {
		hits := index.Find(arabic[i], 1)
		wrong := fmt.Sprintf("%s, %s", arabic[i], roman[i])
		if len(hits) > 0 {
			wrong += fmt.Sprintf(" → %s %.2f", roman[hits[0].Name], hits[0].Score)
		}
		r.Add(len(hits) > 0 && hits[0].Name == i, wrong)
	}
	return r, nil
}

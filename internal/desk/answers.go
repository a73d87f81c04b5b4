package desk

import (
	"errors"
	"fmt"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/ingest"
	"isnad/internal/inquiry/whatif"
)

// Answers are those to a question; without one, to what the analysts of the case ask, and then to what its texts raise. A nil model is the free one. told is
// called for each question and each assumption of the case that can not be followed. It returns ErrNotFound where no document tells of what is asked.
func Answers(c *isnad.Case, question string, m *arabic.Model, sw whatif.Switches, told func(error)) (out []whatif.Answer, err error) {
	sw = assumed(c, sw, told)
	if question != "" {
		return put(c, question, m, sw)
	}
	asked := map[isnad.EventID]bool{}
	for _, q := range c.Questioned {
		answers, err := put(c, q, m, sw)
		if errors.Is(err, isnad.ErrNotFound) {
			told(err)
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, answers...)
	}
	for _, a := range out {
		for _, id := range a.Act.Events {
			asked[id] = true
		}
	}
	for _, a := range whatif.Ask(c, sw) {
		if !asked[a.Question.Act] {
			out = append(out, a)
		}
	}
	return out, nil
}

// put reads a question as a text is read, and answers it by the acts of the case that it means.
func put(c *isnad.Case, question string, m *arabic.Model, sw whatif.Switches) ([]whatif.Answer, error) {
	about := whatif.Meant(c, ingest.Nouns(question, m))
	if len(about) == 0 {
		return nil, fmt.Errorf("%q: no document tells of such an act as threatened, planned, promised, demanded or feared: %w", Clean(question), isnad.ErrNotFound)
	}
	return whatif.Put(c, sw, strings.TrimSpace(question), about), nil
}

// assumed adds to the switches what analysts assume in the case: an assumption that is worded as a switch is one (--without NAME); any other, and one whose
// voice or consequence the case does not hold, stands beside the answer in words.
func assumed(c *isnad.Case, sw whatif.Switches, told func(error)) whatif.Switches {
	for _, a := range c.Assumptions {
		flag, value, _ := strings.Cut(a, " ")
		var typed Switches
		switch value = strings.TrimSpace(value); flag {
		case "--without":
			typed.Without = []string{value}
		case "--assume":
			typed.Assume = []string{value}
		case "--drop":
			typed.Drop = []string{value}
		case "--only":
			typed.Only = value
		default:
			sw.Told = append(sw.Told, whatif.Assumption{Change: a})
			continue
		}
		more, err := typed.Resolve(c)
		if err != nil {
			told(fmt.Errorf("an assumption of the case: --%w", err))
			more = whatif.Switches{Told: []whatif.Assumption{{Change: a}}}
		}
		sw.Without, sw.Assume = append(sw.Without, more.Without...), append(sw.Assume, more.Assume...)
		sw.Drop, sw.Rules = append(sw.Drop, more.Drop...), append(sw.Rules, more.Rules...)
		sw.Only, sw.Told = max(sw.Only, more.Only), append(sw.Told, more.Told...)
	}
	return sw
}

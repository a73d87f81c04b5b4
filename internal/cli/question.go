package cli

import (
	"errors"
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/ingest"
	"isnad/internal/inquiry/whatif"
)

// questionOf is the question among the arguments of whatif, or empty where they are files.
func questionOf(args []string) (string, error) {
	for _, a := range args {
		if isFile(a) {
			continue
		}
		if len(args) > 1 {
			return "", usagef("whatif %q: no file; put one question, in quotation marks, or name files", a)
		}
		return a, nil
	}
	return "", nil
}

// answers are those to a question; without one, to what the analysts of the case ask, and then to what its texts raise.
func (g gathered) answers(e *env, question string, s source, sw whatif.Switches) (out []whatif.Answer, err error) {
	sw = assumed(e, g.c, sw)
	if question != "" {
		return g.put(question, s, sw)
	}
	asked := map[isnad.EventID]bool{}
	for _, q := range g.c.Questioned {
		answers, err := g.put(q, s, sw)
		if errors.Is(err, isnad.ErrNotFound) {
			fmt.Fprintln(e.err, "isnad:", err)
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
	for _, a := range whatif.Ask(g.c, sw) {
		if !asked[a.Question.Act] {
			out = append(out, a)
		}
	}
	return out, nil
}

// put reads a question as a text is read, and answers it by the acts of the case that it means.
func (g gathered) put(question string, s source, sw whatif.Switches) ([]whatif.Answer, error) {
	model, err := openModel(s.weights)
	if err != nil {
		return nil, err
	}
	nouns := ingest.Nouns(question, model)
	about := whatif.Meant(g.c, nouns)
	if len(about) == 0 {
		return nil, fmt.Errorf("%q: no document tells of such an act as threatened, planned, promised, demanded or feared: %w", clean(question), isnad.ErrNotFound)
	}
	return whatif.Put(g.c, sw, strings.TrimSpace(question), about), nil
}

// assumed adds to the switches what analysts assume in the case: an assumption that is worded as a switch is one (--without NAME); any other, and one whose
// voice or consequence the case does not hold, stands beside the answer in words.
func assumed(e *env, c *isnad.Case, sw whatif.Switches) whatif.Switches {
	for _, a := range c.Assumptions {
		flag, value, _ := strings.Cut(a, " ")
		var typed switches
		switch value = strings.TrimSpace(value); flag {
		case "--without":
			typed.without = []string{value}
		case "--assume":
			typed.assume = []string{value}
		case "--drop":
			typed.drop = []string{value}
		case "--only":
			typed.only = value
		default:
			sw.Told = append(sw.Told, whatif.Assumption{Change: a})
			continue
		}
		more, err := typed.resolve(c)
		if err != nil {
			fmt.Fprintln(e.err, "isnad: an assumption of the case:", err)
			more = whatif.Switches{Told: []whatif.Assumption{{Change: a}}}
		}
		sw.Without, sw.Assume = append(sw.Without, more.Without...), append(sw.Assume, more.Assume...)
		sw.Drop, sw.Rules = append(sw.Drop, more.Drop...), append(sw.Rules, more.Rules...)
		sw.Only, sw.Told = max(sw.Only, more.Only), append(sw.Told, more.Told...)
	}
	return sw
}

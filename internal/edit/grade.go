package edit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/store/fold"
)

// Grade says how reliable a source is, from a day on: an outlet by its name, or somebody who speaks in the case by id or by a name that nobody else has there.
// outlets are the names of the outlets that are known. letter is A to F, from a day (2024-03-01), month or year, or empty.
func Grade(c *isnad.Case, outlets []string, source, letter, from, reason string) (isnad.Grade, error) {
	g := isnad.Grade{Reason: strings.TrimSpace(reason)}
	var ok bool
	if g.Letter, ok = isnad.ParseReliability(strings.ToUpper(letter)); !ok || g.Letter == 0 {
		return g, fmt.Errorf("grade %q: want a letter from A, completely reliable, to E, unreliable, or F, cannot be judged: %w", letter, isnad.ErrInvalid)
	}
	var err error
	if g.From, err = firstDay(from); err != nil {
		return g, err
	}
	if slices.Contains(outlets, source) {
		g.Source = source
		return g, nil
	}
	id, err := speaker(c, source)
	if err != nil {
		return g, err
	}
	noun, s, err := find(c, id)
	if err != nil {
		return g, err
	}
	if s.Kind != isnad.AnEntity {
		return g, fmt.Errorf("%s is %s; sources are outlets and those who speak: %w", source, s.Kind, isnad.ErrInvalid)
	}
	g.Subject, g.Anchors = s, fold.Anchors(noun)
	return g, nil
}

// firstDay is the first day of a day, month or year.
func firstDay(from string) (string, error) {
	if from == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if day, err := time.Parse(layout, from); err == nil {
			return day.Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("from %q: want a day such as 2024-03-01, a month or a year: %w", from, isnad.ErrInvalid)
}

// speaker is the id of a source: what is one already, or the one entity that has the name.
func speaker(c *isnad.Case, source string) (string, error) {
	if _, _, ok := fold.Find(c, source); ok {
		return source, nil
	}
	var ids []string
	for _, e := range c.Entities {
		if e.Name == source || slices.Contains(e.Aliases, source) {
			ids = append(ids, string(e.ID))
		}
	}
	switch len(ids) {
	case 1:
		return ids[0], nil
	case 0:
		return "", fmt.Errorf("no outlet and nobody in the case is called %q: %w", source, isnad.ErrNotFound)
	}
	return "", fmt.Errorf("several are called %q, name one of %s: %w", source, strings.Join(ids, ", "), isnad.ErrInvalid)
}

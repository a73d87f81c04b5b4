package desk

import (
	"context"
	"strconv"
	"strings"
	"time"

	"isnad"
	"isnad/internal/inquiry/watch"
	"isnad/internal/store/sqlite"
)

// DayOf reads the day on which commitments are looked at (empty: now) and how far ahead a term is told: 14d, 2w, 3m or a number of days. Anything else is a FieldError.
func DayOf(asOf, within string, now time.Time) (d watch.Day, err error) {
	d.AsOf = now
	if asOf != "" {
		_, last, ok := isnad.DatesOf(asOf)
		if !ok || last.IsZero() {
			return d, &FieldError{"as-of", asOf, "want a day such as 2024-05-01", isnad.ErrInvalid}
		}
		d.AsOf = last
	}
	units := map[byte]int{'d': 1, 'w': 7, 'm': 30, 'y': 365}
	n, unit := strings.TrimRight(within, "dwmy"), 1
	if n != within && len(within) == len(n)+1 {
		unit = units[within[len(n)]]
	} else if n != within {
		n = ""
	}
	days, err := strconv.Atoi(n)
	if err != nil || days < 0 || days > 100000 {
		return d, &FieldError{"within", within, "want days such as 14d, or 2w, 3m", isnad.ErrInvalid}
	}
	d.Within = days * unit
	return d, nil
}

// SinceLook lists the documents of some that came since somebody looked at the commitments of a case last; nil where they never did.
func SinceLook(ctx context.Context, s *sqlite.Store, author, name string, arrivals map[isnad.DocumentID]sqlite.Arrival) (map[isnad.DocumentID]bool, error) {
	m, err := s.Mark(ctx, author, MarkOf("", name))
	if err != nil || m.At.IsZero() {
		return nil, err
	}
	out := map[isnad.DocumentID]bool{}
	for id, a := range arrivals {
		out[id] = a.First > m.Number
	}
	return out, nil
}

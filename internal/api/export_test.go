package api

import (
	"fmt"

	"isnad/internal/wire"
)

// PartOf is how many items of a list come behind a cursor.
func PartOf(cursor string, items int) (int, error) {
	all := make([]int, items)
	for i := range all {
		all[i] = i
	}
	l, err := part(all, Paged{Limit: 500, Cursor: cursor}, 0, func(i int) string { return fmt.Sprint(i) }, func(i int) wire.EventRow { return wire.EventRow{} })
	return len(l.Items), err
}

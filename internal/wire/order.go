package wire

import "isnad"

// An OrderRow tells which of two events of a case came first, in the words of the document that tells it. Relation is said of First towards Second.
type OrderRow struct {
	Document string   `json:"document"`
	ID       string   `json:"id"` // within the document
	First    string   `json:"first"`
	Relation string   `json:"relation" enum:"before,after,during,same"`
	Second   string   `json:"second"`
	Basis    string   `json:"basis" enum:"stated,judged"`
	Span     *DocSpan `json:"span,omitempty"`
}

// Orders lists which of two events came first, in the order of the case. What a document tells of two events that are one in the case is left out, and so
// is what it tells of an event that a person took out.
func (r *Rows) Orders() []OrderRow {
	known := map[isnad.EventID]bool{}
	for i := range r.c.Events {
		known[r.c.Events[i].ID] = true
	}
	out := []OrderRow{}
	for _, o := range r.c.Orders {
		if o.First == o.Second || !known[o.First] || !known[o.Second] {
			continue
		}
		row := OrderRow{Document: string(o.Ref.Document), ID: o.Ref.ID, First: string(o.First), Relation: o.Relation.String(), Second: string(o.Second), Basis: o.Basis.String()}
		if !o.Span.IsZero() {
			s := r.t.spanned(o.Span)
			row.Span = &s
		}
		out = append(out, row)
	}
	return out
}

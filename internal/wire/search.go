package wire

import "isnad/internal/search"

// A Found is a document that meets a query, with the part of its text that shows why and the findings that meet the filters.
type Found struct {
	Document  string         `json:"document"`
	Title     string         `json:"title,omitempty"`
	Outlet    string         `json:"outlet,omitempty"`
	Published string         `json:"published,omitempty"`
	URL       string         `json:"url,omitempty"`
	Score     float64        `json:"score,omitempty"` // with --rank; the higher the better, to be compared within one search only
	Snippet   *Span          `json:"snippet,omitempty"`
	Marks     []Span         `json:"marks,omitempty"` // words of the snippet that meet the query
	Findings  []FoundFinding `json:"findings,omitempty"`
}

// A FoundFinding is an event or claim of a document. Names are as the document or the table of those whom we know has them.
type FoundFinding struct {
	Kind       string   `json:"kind"` // event or claim
	ID         string   `json:"id"`
	Type       string   `json:"type,omitempty"`
	Mode       string   `json:"mode,omitempty"`
	Status     string   `json:"status,omitempty"`
	Act        string   `json:"act,omitempty"`
	Actors     []string `json:"actors,omitempty"`
	Recipients []string `json:"recipients,omitempty"`
	Place      string   `json:"place,omitempty"`
	Sources    []string `json:"sources,omitempty"` // the chain, from the outlet inwards
	Naming     []string `json:"naming,omitempty"`
	Words      *Span    `json:"words,omitempty"` // the trigger of an event, the content of a claim
}

// snippetWords is about how many words of a text are shown.
const snippetWords = 24

// NewFound spells a hit. The text is that of the document; where it is empty nothing is shown of it.
func NewFound(h search.Hit, m *search.Matcher, text string) Found {
	d := h.Card.Document
	f := Found{Document: string(d.ID), Title: d.Title, Outlet: d.Outlet, Published: d.Published, URL: d.URL, Score: h.Score}
	p := newPoints(text)
	for _, i := range h.Findings {
		f.Findings = append(f.Findings, foundFinding(h.Card, &h.Card.Findings[i], p))
	}
	if text == "" {
		return f
	}
	s := m.Snippet(text, snippetWords)
	if len(s.Marks) == 0 && len(h.Findings) > 0 {
		x := &h.Card.Findings[h.Findings[0]]
		s = m.Around(text, x.Start, x.End, snippetWords)
	}
	f.Snippet = p.cut(s.Start, s.End)
	for _, mark := range s.Marks {
		if x := p.cut(mark[0], mark[1]); x != nil {
			f.Marks = append(f.Marks, *x)
		}
	}
	return f
}

// cut is the span of some bytes; nil where there are none of them in the text.
func (p *points) cut(start, end int) *Span {
	if start < 0 || end <= start || end > len(p.text) {
		return nil
	}
	return &Span{Start: p.at(start), End: p.at(end), Text: p.text[start:end]}
}

func foundFinding(c *search.Card, x *search.Finding, p *points) FoundFinding {
	names := func(list []uint16) (out []string) {
		for _, i := range list {
			out = append(out, c.Who[i].Name)
		}
		return out
	}
	f := FoundFinding{Kind: string(x.Kind), ID: x.ID, Type: x.Type, Mode: x.Mode, Status: x.Status, Act: x.Act, Actors: names(x.Actor), Recipients: names(x.Recipient),
		Sources: names(x.Source), Naming: x.Naming, Words: p.cut(x.Start, x.End)}
	if len(x.Place) > 0 {
		f.Place = c.Who[x.Place[0]].Name
	}
	return f
}

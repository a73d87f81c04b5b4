package wire

import (
	"fmt"
	"strings"
	"time"

	"isnad"
)

// A WatchBoard is how commitments stand on a day, and what is watched for.
type WatchBoard struct {
	AsOf       string         `json:"as_of"`
	Within     int            `json:"within"` // days ahead within which a term is told as due
	Pledges    []PledgeRow    `json:"pledges"`
	Counts     map[string]int `json:"counts"` // of all, by how they stand
	Indicators []IndicatorRow `json:"indicators"`
	Change     uint64         `json:"change"`
}

// A WatchLook notes that somebody looked at indicators, or where none is named at all and at the commitments.
type WatchLook struct {
	Number uint64   `json:"number" doc:"Of the last change that was seen"`
	Names  []string `json:"names,omitempty" doc:"Of indicators"`
	Case   string   `json:"case,omitempty"`
	Author string   `json:"author,omitempty"`
}

// An IndicatorWish is an indicator that somebody wants saved.
type IndicatorWish struct {
	Name    string  `json:"name" minLength:"1" maxLength:"200"`
	Case    string  `json:"case,omitempty" doc:"Name of the case whose documents it is looked for in; all where it is absent"`
	Pattern Pattern `json:"pattern"`
	Reason  string  `json:"reason,omitempty" doc:"What it would mean"`
	Author  string  `json:"author,omitempty" maxLength:"100"`
}

// Indicator reads the codes of closed vocabularies; one that there is not is ErrInvalid.
func (w IndicatorWish) Indicator() (out isnad.Indicator, err error) {
	p := w.Pattern
	out = isnad.Indicator{Name: w.Name, Case: w.Case, Reason: w.Reason, Pattern: isnad.Pattern{Actors: p.Actors, Recipients: p.Recipients, Places: p.Places, Voices: p.By, Claim: p.Claim,
		AtLeast: p.AtLeast, Conflict: p.Conflict}}
	for _, t := range p.Types {
		code, mode, _ := strings.Cut(t, "/")
		if err = parsed(&out.Pattern.Types, "types", []string{code}, isnad.ParseEventType); err != nil {
			return out, err
		}
		if mode != "" {
			p.Modes = append(p.Modes, mode)
		}
	}
	if err = parsed(&out.Pattern.Modes, "modes", p.Modes, isnad.ParseMode); err == nil {
		err = parsed(&out.Pattern.Statuses, "statuses", p.Statuses, isnad.ParseStatus)
	}
	if err == nil {
		err = parsed(&out.Pattern.Acts, "acts", p.Acts, isnad.ParseAct)
	}
	return out, err
}

func parsed[C any](to *[]C, field string, codes []string, parse func(string) (C, bool)) error {
	for _, s := range codes {
		x, ok := parse(s)
		if !ok || s == "" {
			return fmt.Errorf("%s %q: there is no such value: %w", field, s, isnad.ErrInvalid)
		}
		*to = append(*to, x)
	}
	return nil
}

// A Sealing is a judgement that somebody wants sealed. Likelihood and confidence have no default: nobody else may choose them.
type Sealing struct {
	Sentence    string   `json:"sentence" minLength:"1" maxLength:"2000" doc:"What is held, without words of likelihood or confidence"`
	Likelihood  string   `json:"likelihood" doc:"One of the seven words of ICD 203 or not-judged: a code, or its word in either language"`
	Confidence  string   `json:"confidence,omitempty" doc:"low, moderate or high; left out only where the likelihood is not judged"`
	Rests       []string `json:"rests,omitempty" doc:"Ids of the findings that it rests on"`
	Review      string   `json:"review,omitempty" doc:"Day by which to look at it again, YYYY-MM-DD"`
	WouldChange string   `json:"would_change,omitempty" maxLength:"2000"`
	Question    string   `json:"question,omitempty" maxLength:"2000"`
	Supersedes  string   `json:"supersedes,omitempty" doc:"Id of an earlier judgement"`
	Case        string   `json:"case,omitempty"`
	Author      string   `json:"author,omitempty" maxLength:"100"`
}

// A Resolving says what came of a judgement.
type Resolving struct {
	Came    string `json:"came" enum:"true,false,unclear"`
	On      string `json:"on,omitempty" doc:"Day on which it was settled; today where it is absent"`
	Because string `json:"because" minLength:"1" maxLength:"2000" doc:"Id of a finding that tells it, or words"`
	Case    string `json:"case,omitempty"`
	Author  string `json:"author,omitempty" maxLength:"100"`
}

// A SearchWish is a search that somebody wants saved.
type SearchWish struct {
	Name    string `json:"name" minLength:"1" maxLength:"200"`
	Kind    string `json:"kind" enum:"search,events,claims,whatif"`
	Case    string `json:"case,omitempty" doc:"Name of the case in which it is asked"`
	Address string `json:"address" maxLength:"8000" doc:"What is asked: parameters as of /search, /events, /claims or /whatif, as a URL has them behind its question mark"`
	Author  string `json:"author,omitempty" maxLength:"100"`
}

// A SearchRow is a saved search.
type SearchRow struct {
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Case    string `json:"case,omitempty"`
	Address string `json:"address"`
	Author  string `json:"author"`
	At      string `json:"at"`
	Change  uint64 `json:"change"`
	Looked  string `json:"looked,omitempty"` // when the one who asks looked last
	Total   *int   `json:"total,omitempty"`  // of what it gives, where counts were asked for
	New     *int   `json:"new,omitempty"`    // of those, what documents tell that came since
	Fault   string `json:"fault,omitempty"`  // why it gives nothing any more
}

// NewSearchRow spells a saved search; looked is zero where the one who asks never looked.
func NewSearchRow(w isnad.Saved, looked time.Time) SearchRow {
	out := SearchRow{Name: w.Name, Kind: string(w.Asks), Case: w.Case, Address: w.Address, Author: w.Author, At: w.At.UTC().Format(time.RFC3339), Change: w.Change}
	if !looked.IsZero() {
		out.Looked = looked.UTC().Format(time.RFC3339)
	}
	return out
}

// Paragraph is in which paragraph of its document a span begins, from 1; 0 where the text is not at hand.
func (t Texts) Paragraph(s isnad.Span) int {
	p := t[s.Document]
	if p == nil || s.Start < 0 || s.Start > len(p.text) {
		return 0
	}
	return 1 + strings.Count(p.text[:s.Start], "\n")
}

// Words are the words of a span as the text has them; empty where the text is not at hand.
func (t Texts) Words(s isnad.Span) string {
	p := t[s.Document]
	if p == nil || s.Start < 0 || s.Start > s.End || s.End > len(p.text) {
		return ""
	}
	return p.text[s.Start:s.End]
}

// Line is the paragraph in which a span begins, and the byte at which it begins; empty where the text is not at hand.
func (t Texts) Line(s isnad.Span) (line string, start int) {
	p := t[s.Document]
	if p == nil || s.Start < 0 || s.Start > len(p.text) {
		return "", 0
	}
	start = strings.LastIndexByte(p.text[:s.Start], '\n') + 1
	line, _, _ = strings.Cut(p.text[start:], "\n")
	return line, start
}

// Package coded reads the rows of datasets of coded events: what somebody has coded from the press, with its words pointed at in the row. It takes their codes for what they are and reads no
// language; a row bears out nobody, for it was made of the press.
package coded

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/internal/reading"
	"isnad/letter/latin"
	"isnad/lexicon"
)

// Read makes the reading of a row. Each line of its text is a column, a colon and its value.
func Read(d isnad.Document, text string, lex *lexicon.Lexicon) *reading.Reading {
	sum := sha256.Sum256([]byte(text))
	d.Hash, d.Language = hex.EncodeToString(sum[:]), "en"
	w := row{lex: lex, world: gazetteer.World(), cells: map[string]cell{}, out: &reading.Reading{Document: d, Page: reading.Lines(text)}}
	for _, p := range w.out.Page.Paragraphs {
		line := text[p.Start:p.End]
		if at := strings.Index(line, ": "); at > 0 {
			x := reading.Extent{Start: p.Start + int32(at) + 2, End: p.End}
			w.cells[strings.ToLower(line[:at])] = cell{text[x.Start:x.End], x}
		}
	}
	switch d.Dataset {
	case "ACLED":
		w.acled()
	case "POLECAT":
		w.polecat()
	}
	return w.out
}

// A cell is a value of a row and where it stands.
type cell struct {
	value string
	at    reading.Extent
}

// A row is being read.
type row struct {
	lex   *lexicon.Lexicon
	world *gazetteer.Gazetteer
	cells map[string]cell
	out   *reading.Reading
}

func (w *row) get(column string) string { return w.cells[column].value }

func (w *row) number(column string) (float64, bool) {
	n, err := strconv.ParseFloat(w.get(column), 64)
	return n, err == nil
}

// entity adds somebody who is named in a part of a cell.
func (w *row) entity(e reading.Entity, at reading.Extent) int32 {
	i := int32(len(w.out.Who.Entities))
	e.ID, e.Near, e.Mentions, e.Rule = "n"+strconv.Itoa(int(i)+1), -1, []int32{int32(len(w.out.Who.Mentions))}, w.rule()
	w.out.Who.Mentions = append(w.out.Who.Mentions, reading.Mention{Extent: at, Entity: i, Form: isnad.NameForm})
	w.out.Who.Entities = append(w.out.Who.Entities, e)
	return i
}

func (w *row) rule() isnad.RuleID {
	return isnad.RuleID("dataset." + strings.ToLower(w.out.Document.Dataset))
}

// parts cuts a cell of several values at its semicolons.
func (c cell) parts() (out []cell) {
	at := c.at.Start
	for p := range strings.SplitSeq(c.value, ";") {
		left := int32(len(p) - len(strings.TrimLeft(p, " ")))
		if v := strings.TrimSpace(p); v != "" {
			out = append(out, cell{v, reading.Extent{Start: at + left, End: at + left + int32(len(v))}})
		}
		at += int32(len(p)) + 1
	}
	return out
}

// named is somebody under the name that the lexicon has for him, if it knows his English name.
func (w *row) named(c cell, kind isnad.EntityKind, code string) reading.Entity {
	e := reading.Entity{Name: c.value, NameEn: c.value, Kind: kind, Code: code, Naming: isnad.Named}
	for i := range w.lex.Actors {
		if a := &w.lex.Actors[i]; a.En != "" && strings.EqualFold(a.En, c.value) {
			e.Name, e.NameEn, e.Kind, e.Code, e.Actor = a.Name, a.En, a.Kind, a.Code, a.ID
			return e
		}
	}
	for i := range w.lex.Countries {
		if k := &w.lex.Countries[i]; strings.EqualFold(k.En, c.value) {
			e.Name, e.NameEn, e.Kind, e.Code = k.Name, k.En, isnad.State, k.Code
		}
	}
	return e
}

// country is the code of the country whose English name stands in a text, or "": of several the longest.
func (w *row) country(text string) string {
	best, code := 0, ""
	for i := range w.lex.Countries {
		if k := &w.lex.Countries[i]; len(k.En) > best && strings.Contains(text, k.En) {
			best, code = len(k.En), k.Code
		}
	}
	return code
}

func (w *row) join(country, sector string) string {
	switch {
	case country == "" || sector == "":
		return country + sector
	}
	return country + "/" + sector
}

// place adds the place of a cell.
func (w *row) place(c cell, lat, lon float64, level isnad.Precision, radius float64) int32 {
	if c.value == "" {
		return -1
	}
	e := reading.Entity{Name: c.value, NameEn: c.value, Kind: isnad.Place, Naming: isnad.Named, Precision: level}
	if lat != 0 || lon != 0 {
		e.At = reading.Position{Lat: lat, Lon: lon, Radius: radius, Known: true}
		w.known(&e)
	}
	return w.entity(e, c.at)
}

const nearby = 20 // kilometres in which a place of the same name is the same

// known takes name, country and number of a place from the gazetteer: of those nearby that are called alike the one that is spoken of most.
func (w *row) known(e *reading.Entity) {
	wanted, name, most := latin.NewName(e.NameEn), e.NameEn, -1
	w.world.Near(e.At.Lat, e.At.Lon, nearby, func(id gazetteer.ID, _ float64) {
		p := w.world.Place(id)
		other := latin.NewName(p.Name)
		if int(p.Weight) > most && (strings.EqualFold(p.En, name) || latin.Compare(&wanted, &other) >= latin.Same) {
			e.Name, e.Code, e.At.GeoNames, most = p.Name, p.Country, p.GeoNames, int(p.Weight)
			for i := range w.lex.Places {
				if x := &w.lex.Places[i]; x.Country == p.Country && (strings.EqualFold(x.En, p.En) || strings.EqualFold(x.En, name)) {
					e.Name = x.Name // as the news has it: with its article
				}
			}
		}
	})
}

// sources adds a claim for each source that the row names: they told what was coded. It returns the first, or -1.
func (w *row) sources(column string, content reading.Extent) int32 {
	first := int32(-1)
	if content.Len() == 0 {
		return -1
	}
	for _, s := range w.cells[column].parts() {
		e := w.named(s, isnad.Organisation, "JRN")
		who := w.entity(e, s.at)
		i := int32(len(w.out.Attributions))
		w.out.Attributions = append(w.out.Attributions, reading.Attribution{ID: "c" + strconv.Itoa(int(i)+1), Content: content, Act: isnad.Say, Token: -1, Rule: w.rule(),
			Links: []reading.Link{{Entity: who, Naming: isnad.Named, Cue: s.at, To: -1, Near: -1}}})
		if first < 0 {
			first = i
		}
	}
	return first
}

func (w *row) doubt(c cell, ar, en string) {
	w.out.Doubts = append(w.out.Doubts, reading.Doubt{Extent: c.at, Ar: ar, En: en})
}

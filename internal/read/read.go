// Package read is the order in which a text becomes a reading, and nothing else.
package read

import (
	"crypto/sha256"
	"encoding/hex"

	"isnad"
	"isnad/arabic"
	"isnad/internal/find/amounts"
	"isnad/internal/find/attributions"
	"isnad/internal/find/clauses"
	"isnad/internal/find/conditionals"
	"isnad/internal/find/confidence"
	"isnad/internal/find/explanations"
	"isnad/internal/find/frames"
	"isnad/internal/find/layers"
	"isnad/internal/find/mentions"
	"isnad/internal/find/places"
	"isnad/internal/find/relations"
	"isnad/internal/find/reports"
	"isnad/internal/find/times"
	"isnad/internal/find/triggers"
	"isnad/internal/gazetteer"
	"isnad/internal/page"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Read makes the reading of one document. It never fails: what it could not settle is among the doubts. A text that is not Arabic gets
// its language and one doubt, and no findings. Reading the same document twice gives the same reading.
func Read(doc isnad.Document, text string, lex *lexicon.Lexicon, model *arabic.Model) *reading.Reading {
	sum := sha256.Sum256([]byte(text))
	doc.Hash = hex.EncodeToString(sum[:])
	cut, doubts := page.Cut(text, lex, model)
	r := &reading.Reading{Document: doc, Page: cut, Doubts: doubts}
	language, foreign := page.Language(cut, lex)
	r.Document.Language = language
	if foreign != nil {
		r.Doubts = append(r.Doubts, *foreign)
		return r
	}
	seen := triggers.Find(cut, lex)
	cl := clauses.Find(cut, seen, lex)
	world := gazetteer.World()
	named, open := mentions.Find(cut, seen, cl, lex, world, doc.Published)
	who, unsure := places.Settle(cut, seen, named, lex, world, doc.Outlet)
	r.Doubts = append(append(r.Doubts, open...), unsure...)
	many := amounts.Find(cut, seen, lex)
	when, undated := times.Find(cut, seen, cl, lex, doc.Published)
	r.Times, r.Doubts = when, append(r.Doubts, undated...)
	l := layers.Layers{Page: cut, Seen: seen, Cl: cl, Who: &who, Times: when, Amounts: many, Lex: lex, Today: doc.Published}
	l.Frames = frames.Find(cut, seen, cl, &who, lex)
	l.Said = attributions.Find(l)
	l.Reports, l.Who = reports.Find(l)
	l.Said = attributions.Denials(l)
	r.Attributions, r.Reports = l.Said, l.Reports
	r.Conditionals, r.WhatIfs, l.Who = conditionals.Find(l)
	r.Who = *l.Who
	r.Explanations = explanations.Find(l)
	r.Relations, r.Orders = relations.Find(l)
	r.Who = mentions.Pronouns(cut, cl, l.Frames, &r.Who, lex)
	confidence.Set(r, lex)
	return r
}

package ingest

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/reading"
)

// forwarded puts whom an item was forwarded from into the chains of its reading: the outlet heard all of it from there, as a messenger tells beside the text. What the text says in its
// own voice becomes the claim of that source.
func forwarded(r *reading.Reading) {
	if r.Document.Forwarded == "" || r.Document.Language != "ar" {
		return
	}
	who := int32(len(r.Who.Entities))
	r.Who.Entities = append(r.Who.Entities, reading.Entity{ID: free("n", func(id string) bool { return hasEntity(r, id) }), Name: r.Document.Forwarded, Kind: isnad.Organisation,
		Naming: isnad.Named, Rule: forwardRule, Near: -1})
	source := reading.Link{Entity: who, Naming: isnad.Named, To: -1, Near: -1, Channel: isnad.Social}
	for i := range r.Attributions {
		r.Attributions[i].Links = append([]reading.Link{source}, r.Attributions[i].Links...)
	}
	text := r.Page.Text
	start := len(text) - len(strings.TrimLeft(text, " \n\t"))
	whole := int32(len(r.Attributions))
	r.Attributions = append(r.Attributions, reading.Attribution{ID: free("c", func(id string) bool { return hasClaim(r, id) }), Act: isnad.Say, Token: -1, Rule: forwardRule, Confidence: 1,
		Content: reading.Extent{Start: int32(start), End: int32(len(strings.TrimRight(text, " \n\t")))}, Quoted: true, Links: []reading.Link{source}})
	for i := range r.Reports {
		voiced(&r.Reports[i].Claim, whole)
	}
	for i := range r.Conditionals {
		voiced(&r.Conditionals[i].Claim, whole)
	}
	for i := range r.Explanations {
		voiced(&r.Explanations[i].Claim, whole)
	}
}

// forwardRule names what makes such a claim.
const forwardRule isnad.RuleID = "say.forwarded"

// voiced gives what stands in no claim to one.
func voiced(claim *int32, whole int32) {
	if *claim < 0 {
		*claim = whole
	}
}

// free is the first id of a kind that nothing has.
func free(kind string, taken func(string) bool) string {
	for n := 1; ; n++ {
		if id := fmt.Sprint(kind, n); !taken(id) {
			return id
		}
	}
}

func hasEntity(r *reading.Reading, id string) bool {
	for i := range r.Who.Entities {
		if r.Who.Entities[i].ID == id {
			return true
		}
	}
	return false
}

func hasClaim(r *reading.Reading, id string) bool {
	for i := range r.Attributions {
		if r.Attributions[i].ID == id {
			return true
		}
	}
	return false
}

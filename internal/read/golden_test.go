package read

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

var update = flag.Bool("update", false, "rewrite the golden cases")

// TestGolden reads the cases of testdata: the reason a case exists, its text, and one section a layer with one finding a line. The layers that
// a case names are compared; offsets never show, the letters do.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Comment) == 0 || len(a.Files) == 0 || a.Files[0].Name != "text" {
		t.Fatalf("%s: want the reason, then -- text --", file)
	}
	r := Read(isnad.Document{ID: "case", Outlet: "الصحيفة", Published: "2024-05-15"}, strings.TrimSpace(string(a.Files[0].Data)), lexicon.Arabic(), arabic.Free())
	checkSpans(t, r)
	for i := range a.Files[1:] {
		section := &a.Files[i+1]
		got := layer(t, r, section.Name)
		if *update {
			section.Data = []byte(got)
		} else if want := string(section.Data); got != want {
			t.Errorf("%s, %s:\n got:\n%s want:\n%s", file, section.Name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// layer prints one layer, a finding a line, Arabic last.
func layer(t *testing.T, r *reading.Reading, name string) string {
	var b strings.Builder
	who := func(list []int32) string {
		var out []string
		for _, i := range list {
			out = append(out, r.Who.Entities[i].Name)
		}
		return strings.Join(out, "، ")
	}
	switch name {
	case "entities":
		idle := r.Idle()
		for i, e := range r.Who.Entities {
			if idle[int32(i)] {
				continue
			}
			fmt.Fprintf(&b, "%s %s %d %s\n", e.Kind, orDash(e.Code), len(e.Mentions)-len(pronouns(r, e)), e.Name)
		}
	case "known":
		for _, e := range r.Who.Entities {
			if e.Actor != "" {
				fmt.Fprintf(&b, "%s: %s\n", e.NameEn, e.Name)
			}
		}
	case "pronouns":
		for _, e := range r.Who.Entities {
			for _, m := range pronouns(r, e) {
				t := r.Page.Tokens[r.Who.Mentions[m].First]
				fmt.Fprintf(&b, "%s in %s: %s\n", r.Page.Slice(r.Who.Mentions[m].Extent), r.Page.Slice(t.Extent), e.Name)
			}
		}
	case "events":
		for _, e := range r.Reports {
			when, place := "-", ""
			if e.Time != nil && e.Time.Value != "" {
				when = e.Time.Value
			}
			if e.Place >= 0 {
				place = " @ " + r.Who.Entities[e.Place].Name
			}
			fmt.Fprintf(&b, "%s %s %s %s %s | %s | %s → %s%s\n", e.Type, orDash(e.Mode.String()), e.Status, orDash(e.Leaning.String()), when, r.Page.Slice(e.Trigger), who(e.Actors), who(e.Recipients), place)
		}
	case "status":
		for _, e := range r.Reports {
			fmt.Fprintf(&b, "%s %s %s | %s | %s\n", e.Type, e.Status, orDash(e.Leaning.String()), orDash(r.Page.Slice(e.StatusCue)), r.Page.Slice(e.Trigger))
		}
	case "claims":
		for _, c := range r.Attributions {
			denies := ""
			if len(c.Denies) > 0 {
				denies = " | denies " + strings.Join(c.Denies, " ")
			}
			fmt.Fprintf(&b, "%s quoted=%v | %s | %s%s\n", c.Act, c.Quoted, links(r, c.Links), r.Page.Slice(c.Content), denies)
		}
	case "consequences":
		for _, c := range r.Conditionals {
			fmt.Fprintf(&b, "negated=%v %s | %s | %s ⇒ %s\n", c.IfNegated, orDash(c.Force.String()), valence(r, c.Valence), r.Page.Slice(c.If), r.Page.Slice(c.Then))
		}
	case "explanations":
		for _, x := range r.Explanations {
			of := "-"
			if x.OfReport >= 0 {
				of = r.Page.Slice(r.Reports[x.OfReport].Trigger)
			}
			fmt.Fprintf(&b, "%s | %s | %s\n", x.Kind, of, r.Page.Slice(x.Reading))
		}
	case "questions":
		for _, w := range r.WhatIfs {
			fmt.Fprintf(&b, "%s\n", r.Page.Slice(w.Extent))
		}
	case "relations":
		for _, x := range r.Relations {
			fmt.Fprintf(&b, "%s | %s → %s\n", x.Type, r.Who.Entities[x.From].Name, r.Who.Entities[x.To].Name)
		}
	case "order":
		for _, o := range r.Orders {
			fmt.Fprintf(&b, "%s | %s · %s\n", o.Relation, r.Page.Slice(r.Reports[o.First].Trigger), r.Page.Slice(r.Reports[o.Second].Trigger))
		}
	case "quantities":
		for _, e := range r.Reports {
			for _, q := range e.Amounts {
				fmt.Fprintf(&b, "%s %v..%v %s/%s | %s | %s", orDash(q.Op.String()), bound(q.Low, q.HasLow), bound(q.High, q.HasHigh), orDash(q.Of), orDash(q.Role), r.Page.Slice(e.Trigger), r.Page.Slice(q.Extent))
				for _, other := range [][2]string{{"part of", q.PartOf}, {"replaces", q.Replaces}} {
					if other[1] != "" {
						fmt.Fprintf(&b, " | %s %s", other[0], other[1])
					}
				}
				b.WriteString("\n")
			}
		}
	case "doubts":
		for _, d := range r.Doubts {
			fmt.Fprintf(&b, "%s | %s\n", strings.Join(d.Candidates, " / "), d.Ar)
		}
	case "words":
		for _, w := range r.Page.Words {
			if w.Kind == reading.MarkWord {
				continue
			}
			fmt.Fprintf(&b, "%s ", r.Page.Slice(w.Extent))
		}
		b.WriteString("\n")
	default:
		t.Fatalf("no layer %q", name)
	}
	return b.String()
}

// pronouns are the mentions of an entity that are pronouns; the layer of entities counts the others.
func pronouns(r *reading.Reading, e reading.Entity) (out []int32) {
	for _, m := range e.Mentions {
		if r.Who.Mentions[m].Form == isnad.PronounForm {
			out = append(out, m)
		}
	}
	return out
}

func bound(v float64, has bool) string {
	if !has {
		return ""
	}
	return fmt.Sprint(v)
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func links(r *reading.Reading, list []reading.Link) string {
	out := []string{r.Document.Outlet}
	for _, l := range list {
		s := l.As
		if l.Entity >= 0 {
			s = r.Who.Entities[l.Entity].Name
		}
		s += " (" + l.Naming.String() + ")"
		for _, more := range []string{l.Channel.String(), l.Access.String()} {
			if more != "" {
				s += " " + more
			}
		}
		if l.RefusedName {
			s += " refused"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ← ")
}

func valence(r *reading.Reading, list []reading.Valence) string {
	var out []string
	for _, v := range list {
		out = append(out, fmt.Sprintf("%+d %s", v.Sign, r.Who.Entities[v.Entity].Name))
	}
	return orDash(strings.Join(out, "، "))
}

func spelt(t *testing.T, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

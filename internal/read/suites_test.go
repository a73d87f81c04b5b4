package read

import (
	"bufio"
	"encoding/xml"
	"os"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// told is the report of the act that the given words name where they first stand: one whose trigger overlaps them, the closest in length; else the
// nearest of the same type in the text, for a suite may take for the trigger the other part of فرض عقوبات.
func told(r *reading.Reading, row map[string]string) *reading.Report {
	start := int32(strings.Index(row["text"], row["trigger"]))
	x := reading.Extent{Start: start, End: start + int32(len(row["trigger"]))}
	var best, near *reading.Report
	for i := range r.Reports {
		e := &r.Reports[i]
		if e.Trigger.Overlaps(x) && (best == nil || abs(e.Trigger.Len()-x.Len()) < abs(best.Trigger.Len()-x.Len())) {
			best = e
		}
		if e.Type.String() == row["type"] && (near == nil || abs(e.Trigger.Start-start) < abs(near.Trigger.Start-start)) {
			near = e
		}
	}
	if best == nil {
		return near
	}
	return best
}

func abs(n int32) int32 { return max(n, -n) }

// suite reads a table of gold/suites: a row is the cells by column.
func suite(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	file, err := os.Open("../../gold/suites/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var head []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		switch {
		case strings.HasPrefix(lines.Text(), "#"):
		case head == nil:
			head = cells
		default:
			row := map[string]string{}
			for i, c := range cells {
				row[head[i]] = c
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func readText(id, text string) *reading.Reading {
	return Read(isnad.Document{ID: isnad.DocumentID(id), Published: "2024-05-15"}, text, lexicon.Arabic(), arabic.Free())
}

// TestStatusCases reads twenty sentences for each status, composed by somebody who had not seen the rules. What the reader must reach is its share of
// right statuses among the acts that it finds; an act that is not found is the lexicon's matter and is counted beside it.
func TestStatusCases(t *testing.T) {
	type count struct{ right, found, rows int }
	tally := map[string]*count{}
	add := func(key string, found, right bool) {
		if tally[key] == nil {
			tally[key] = &count{}
		}
		tally[key].rows++
		if found {
			tally[key].found++
		}
		if right {
			tally[key].right++
		}
	}
	for _, row := range suite(t, "status-cases.tsv") {
		e := told(readText(row["id"], row["text"]), row)
		right := e != nil && e.Status.String() == row["status"]
		for _, key := range []string{row["status"], row["half"], row["half"] + " " + row["status"]} {
			add(key, e != nil, right)
		}
		if !right && row["half"] == "dev" && e != nil {
			t.Logf("%s: %s, want %s: %s", row["id"], e.Status, row["status"], row["text"])
		}
		if e == nil && row["half"] == "dev" {
			t.Logf("%s: no event [%s] %s: %s", row["id"], row["trigger"], row["type"], row["text"])
		}
	}
	for _, key := range []string{"dev", "test"} {
		t.Logf("%-10s right %3d of %3d, found %3d", key, tally[key].right, tally[key].rows, tally[key].found)
	}
	for _, key := range []string{"happened", "planned", "threatened", "demanded", "promised", "possible", "negated"} {
		c := tally[key]
		t.Logf("%-10s right %3d of %3d, found %3d; dev %v test %v", key, c.right, c.rows, c.found, *tally["dev "+key], *tally["test "+key])
		if c.right*4 < c.found*3 {
			t.Errorf("%s: of %d acts found %d are right, want three in four", key, c.found, c.right)
		}
	}
	if all := tally["dev"].right + tally["test"].right; all < 104 {
		t.Errorf("%d of 140 right, want 104", all)
	}
}

// TestStatusProbes reads twenty acts in four shapes: told as a fact, asked as a what-if, negated, said by somebody.
func TestStatusProbes(t *testing.T) {
	right, half := 0, map[string]int{}
	for _, row := range suite(t, "status-probes.tsv") {
		r := readText(row["id"], row["text"])
		e := told(r, row)
		if e != nil && e.Status.String() == row["status"] && (row["shape"] != "SAID" || e.Claim >= 0) {
			right++
			half[row["half"]]++
		} else if row["half"] == "dev" {
			t.Logf("%s: %v, want %s [%s] %s: %s", row["id"], e, row["status"], row["trigger"], row["type"], row["text"])
		}
	}
	t.Logf("right %d of 80; dev %d, test %d", right, half["dev"], half["test"])
	if right < 70 {
		t.Errorf("%d of 80 probes, want 70", right)
	}
}

// TestEmbassyProbes reads the closing of one embassy in four shapes, at two places and dates: fact, what-if, negation, report.
func TestEmbassyProbes(t *testing.T) {
	data, err := os.ReadFile("../../../shared/suites/events/factuality_probe_embassy.xml")
	if os.IsNotExist(err) {
		t.Skip("needs ../shared")
	}
	if err != nil {
		t.Fatal(err)
	}
	var probes struct {
		Sentences []struct {
			ID   string `xml:"id,attr"`
			Text string
		} `xml:"Sentences>Sentence"`
	}
	if err := xml.Unmarshal(data, &probes); err != nil || len(probes.Sentences) != 16 {
		t.Fatalf("%d probes, %v", len(probes.Sentences), err)
	}
	want := map[string]isnad.Status{"FACT": isnad.Happened, "WHATIF": isnad.Possible, "NEG": isnad.Negated, "SAID": isnad.Happened}
	for _, p := range probes.Sentences {
		shape, _, _ := strings.Cut(p.ID, "_")
		text := strings.TrimSpace(p.Text)
		r := readText(p.ID, text)
		if len(r.Reports) != 1 {
			t.Errorf("%s: %d events", p.ID, len(r.Reports))
			continue
		}
		e := &r.Reports[0]
		by := len(e.Actors) == 1 && r.Who.Entities[e.Actors[0]].Code == "USA"
		if e.Type != isnad.Sanction || e.Mode.String() != "withdraw" || !by || e.Status != want[shape] || (e.Claim >= 0) != (shape == "SAID") {
			t.Errorf("%s: %s %s by %v, %s, claim %d", p.ID, e.Type, e.Mode, e.Actors, e.Status, e.Claim)
		}
	}
}

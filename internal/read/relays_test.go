package read

import (
	"os"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A relayed claim of the suite: what was said, and through whom it came.
type relayed struct {
	id, half, text, content string
	chain                   []string // NAME|NAMING from the outlet inwards
	act, channel, near      string
}

// relays reads a suite of relays; see its README.
func relays(t *testing.T, file string) (out []relayed) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.Trim(string(data), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || cells[0] == "id" {
			continue
		}
		if len(cells) != 8 {
			t.Fatalf("%s: %d cells in row %s", file, len(cells), cells[0])
		}
		out = append(out, relayed{cells[0], cells[1], cells[2], cells[3], strings.Split(cells[4], " < "), cells[5], cells[6], cells[7]})
	}
	return out
}

// TestRelays measures the suite of relays, which knew nothing of the rules: how many claims are found, and with the whole chain right. Rows of the half
// `dev` print what is wrong with -v, those of `test` count only.
func TestRelays(t *testing.T) {
	floors := map[string][5]int{"dev": {30, 24, 30, 26, 29}, "test": {23, 13, 23, 20, 23}} // found, whole chain, act, channel, near
	got, rows := map[string][5]int{}, map[string]int{}
	for _, row := range relays(t, "../../gold/suites/relays.tsv") {
		rows[row.half]++
		r := Read(isnad.Document{ID: isnad.DocumentID(row.id), Published: "2024-05-15"}, row.text, lexicon.Arabic(), arabic.Free())
		n := got[row.half]
		c := closest(r, row)
		if c == nil {
			t.Log(quiet(row, "not found"))
			continue
		}
		n[0]++
		if wrong := chainFaults(r, c.Links, row); wrong == "" {
			n[1]++
		} else {
			t.Log(quiet(row, wrong))
		}
		if row.act == "" || c.Act.String() == row.act {
			n[2]++
		} else {
			t.Log(quiet(row, "act "+c.Act.String()+", want "+row.act))
		}
		if row.channel == "" || channelOf(c.Links) == row.channel {
			n[3]++
		} else {
			t.Log(quiet(row, "channel "+channelOf(c.Links)+", want "+row.channel))
		}
		if row.near == "" || nearOf(r, c.Links, row.near) {
			n[4]++
		} else {
			t.Log(quiet(row, "nobody near, want "+row.near))
		}
		got[row.half] = n
	}
	for half, n := range got {
		t.Logf("%s: of %d claims %d found, %d with the whole chain, %d with the act, %d with the channel, %d with who is near", half, rows[half], n[0], n[1], n[2], n[3], n[4])
		for k, floor := range floors[half] {
			if n[k] < floor {
				t.Errorf("%s: %d right, the floor is %d", half, n[k], floor)
			}
		}
	}
}

// quiet tells a fault of a row of the half that may be looked at.
func quiet(row relayed, fault string) string {
	if row.half != "dev" {
		return ""
	}
	return row.id + ": " + fault + ": " + row.text
}

// closest returns the claim whose content shares most with the row's, at least half of the two together, or nil.
func closest(r *reading.Reading, row relayed) (best *reading.Attribution) {
	at := strings.Index(row.text, row.content)
	want := reading.Extent{Start: int32(at), End: int32(at + len(row.content))}
	most := 0.5
	for i := range r.Attributions {
		c := &r.Attributions[i]
		shared := max(0, min(c.Content.End, want.End)-max(c.Content.Start, want.Start))
		all := max(c.Content.End, want.End) - min(c.Content.Start, want.Start)
		if q := float64(shared) / float64(all); q >= most {
			best, most = c, q
		}
	}
	return best
}

// chainFaults compares a chain with the wanted one, names by a shared spelling and namings; it is empty where all is right.
func chainFaults(r *reading.Reading, links []reading.Link, row relayed) string {
	var have []string
	right := len(links) == len(row.chain)
	for i, l := range links {
		name := l.As
		if l.Entity >= 0 {
			name = r.Who.Entities[l.Entity].Name
		}
		have = append(have, name+"|"+l.Naming.String())
		if right {
			want, naming, _ := strings.Cut(row.chain[i], "|")
			right = l.Naming.String() == naming && spellsOut(r, l, want)
		}
	}
	if right {
		return ""
	}
	return strings.Join(have, " < ") + ", want " + strings.Join(row.chain, " < ")
}

// channelOf is the channel of the first link that has one.
func channelOf(links []reading.Link) string {
	for _, l := range links {
		if l.Channel != 0 {
			return l.Channel.String()
		}
	}
	return ""
}

// nearOf reports whether a link is said to be close to somebody, or is described by words that hold the wanted ones.
func nearOf(r *reading.Reading, links []reading.Link, want string) bool {
	for _, l := range links {
		if l.Near >= 0 || strings.Contains(plain(l.As), plain(want)) || l.Entity >= 0 && strings.Contains(plain(r.Who.Entities[l.Entity].Name), plain(want)) {
			return true
		}
	}
	return false
}

// spellsOut reports whether the words by which a link is called hold the wanted name, or it holds them, articles and spelling aside.
func spellsOut(r *reading.Reading, l reading.Link, want string) bool {
	names := []string{l.As}
	if l.Entity >= 0 {
		e := &r.Who.Entities[l.Entity]
		names = append(append(names, e.Name), e.Aliases...)
		for _, m := range e.Mentions {
			names = append(names, r.Page.Slice(r.Who.Mentions[m].Extent))
		}
	}
	for _, name := range names {
		if a, b := plain(name), plain(want); a != "" && (strings.Contains(a, b) || strings.Contains(b, a)) {
			return true
		}
	}
	return false
}

var spelling = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ة", "ه", "ى", "ي", "«", "", "»", "", `"`, "")

func plain(name string) string { return strings.TrimSpace(spelling.Replace(name)) }

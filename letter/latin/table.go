package latin

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed costs.tsv
var costsTSV string

// unitID is a run of one to four letters that the costs know; 0 is the empty run, unknown one that they do not.
type unitID uint16

const unknown unitID = 0xFFFF

// units numbers the runs of one script.
type units struct {
	id map[uint32]unitID
}

func pack(codes []byte) (u uint32) {
	for i, c := range codes {
		u |= uint32(c) << (8 * i)
	}
	return u
}

func (u *units) number(codes []byte) unitID {
	k := pack(codes)
	if id, ok := u.id[k]; ok {
		return id
	}
	id := unitID(len(u.id))
	u.id[k] = id
	return id
}

func (u *units) find(codes []byte) unitID {
	if id, ok := u.id[pack(codes)]; ok {
		return id
	}
	return unknown
}

// A table says for two units what it says for two words being one name that one has the first where the other has the second: in eighths of a bit,
// positive for, negative against, never for what is not known.
type table struct {
	a, b    *units
	longA   int // letters of the longest unit of either side
	longB   int
	width   int
	score   []int16
	worthA  [64]int16 // what a letter says on average in two spellings of one name
	worthB  [64]int16
	scriptA script
	scriptB script
}

const never int16 = -1 << 14

// costs are the three tables and the units they share.
type costs struct {
	units                 [2]*units
	across, within, roman table
}

// learned are the costs as train/latin wrote them.
var learned = load(costsTSV)

func load(tsv string) *costs {
	c := &costs{}
	for s := range c.units {
		c.units[s] = &units{id: map[uint32]unitID{0: 0}}
	}
	lines := strings.Split(strings.TrimSpace(tsv), "\n")[2:]
	c.across = table{a: c.units[arabic], b: c.units[roman], scriptA: arabic, scriptB: roman}
	c.within = table{a: c.units[arabic], b: c.units[arabic], scriptA: arabic, scriptB: arabic}
	c.roman = table{a: c.units[roman], b: c.units[roman], scriptA: roman, scriptB: roman}
	for _, l := range lines {
		cell := strings.Split(l, "\t")
		c.units[c.side(cell[0], 'a')].number(spelled(cell[1]))
		c.units[c.side(cell[0], 'b')].number(spelled(cell[2]))
	}
	for x := byte(1); x <= 26; x++ {
		c.units[roman].number([]byte{x, x})
	}
	for _, t := range []*table{&c.across, &c.within, &c.roman} {
		t.width = len(t.b.id)
		t.score = make([]int16, len(t.a.id)*t.width)
		for i := range t.score {
			t.score[i] = never
		}
	}
	for _, l := range lines {
		c.enter(strings.Split(l, "\t"))
	}
	c.across.double()
	c.roman.double()
	c.within.mirror()
	c.roman.mirror()
	return c
}

func spelled(s string) []byte {
	codes, _ := Spell(nil, s)
	return codes
}

func (c *costs) table(name string) *table {
	switch name {
	case "across":
		return &c.across
	case "arabic":
		return &c.within
	}
	return &c.roman
}

func (c *costs) side(name string, side byte) script {
	t := c.table(strings.TrimSuffix(strings.TrimSuffix(name, "-a"), "-b"))
	if side == 'a' {
		return t.scriptA
	}
	return t.scriptB
}

// enter puts a row into its table: a score of two units, or the worth of a letter.
func (c *costs) enter(cell []string) {
	n, _ := strconv.Atoi(cell[3])
	name, side, worth := strings.Cut(cell[0], "-")
	t := c.table(name)
	a, b := spelled(cell[1]), spelled(cell[2])
	switch {
	case worth && side == "a":
		t.worthA[a[0]] = int16(n)
	case worth:
		t.worthB[a[0]] = int16(n)
	default:
		t.score[int(t.a.find(a))*t.width+int(t.b.find(b))] = int16(n)
		t.longA, t.longB = max(t.longA, len(a)), max(t.longB, len(b))
	}
}

// double lets a consonant that is written twice in Latin stand for what it stands for alone, where the pairs had no such case (Gaddafi).
func (t *table) double() {
	for x := byte(1); x <= 26; x++ {
		one, two := int(t.b.find([]byte{x})), int(t.b.find([]byte{x, x}))
		for i := 1; i < len(t.a.id) && !isVowel(x); i++ {
			if s := &t.score[i*t.width+two]; t.score[i*t.width+one] > 0 {
				*s = max(*s, t.score[i*t.width+one]-doubled)
			}
		}
	}
}

// doubled is what a doubling tells against two words.
const doubled = 4

// mirror makes a table of one script say the same both ways round.
func (t *table) mirror() {
	for i := range t.width {
		for j := range i {
			x, y := &t.score[i*t.width+j], &t.score[j*t.width+i]
			m := max(*x, *y)
			if *x != never && *y != never {
				m = (*x + *y) / 2
			}
			*x, *y = m, m
		}
	}
	t.longA = max(t.longA, t.longB)
	t.longB = t.longA
	for i := range t.worthA {
		w := (t.worthA[i] + t.worthB[i]) / 2
		t.worthA[i], t.worthB[i] = w, w
	}
}

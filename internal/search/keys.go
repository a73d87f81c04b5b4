package search

import (
	"hash/fnv"
	"strings"

	"isnad"
	"isnad/letter"
)

// A key stands for one value of one field in an index of words: a word of letters and digits that no text has. Two values have one key once in 10¹² pairs.
func key(field Field, value string) string {
	h := fnv.New64a()
	h.Write([]byte(string(field) + "\x00" + value))
	x := h.Sum64() ^ h.Sum64()>>24
	const digits = "abcdefghijklmnopqrstuvwxyz234567"
	var b [9]byte
	b[0] = 'k'
	for i := 1; i < len(b); i++ {
		b[i] = digits[x&31]
		x >>= 5
	}
	return string(b[:])
}

// What a value of a field about somebody is.
const (
	byID   = "i:"
	byCode = "c:"
	byWord = "w:"
)

// Keys are the keys of all that can be asked of a card, each once.
func (c *Card) Keys(a *Analyser) []string {
	k := keyer{a: a, seen: map[string]bool{}}
	for _, t := range a.Terms(c.Document.Outlet) {
		k.add(Outlet, t.Stem)
	}
	k.add(ByDocument, string(c.Document.ID))
	for _, id := range c.Read {
		k.add(asRead, id)
	}
	for i := range c.Who {
		k.who(Named, &c.Who[i])
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		k.add(kindOfFinding, string(f.Kind))
		k.add(Type, f.Type)
		k.add(Mode, f.Mode)
		k.add(Status, f.Status)
		k.add(Act, f.Act)
		for _, n := range f.Naming {
			k.add(Naming, n)
		}
		for _, r := range roles {
			for _, w := range r.of(f) {
				k.who(r.field, &c.Who[w])
			}
		}
	}
	return k.out
}

// kindOfFinding is the key of there being an event or a claim.
const kindOfFinding Field = "kind"

// asRead is the key of an entity as it was read.
const asRead Field = "read"

// KeyOfRead is the key of the cards on whose document an entity of an id was read.
func KeyOfRead(id string) string { return key(asRead, id) }

// KeyOfKind is the key of the cards that have an event, or a claim.
func KeyOfKind(kind isnad.NounKind) string { return key(kindOfFinding, string(kind)) }

// roles are the fields about somebody, with where a finding has them.
var roles = [...]struct {
	field Field
	of    func(*Finding) []uint16
}{
	{Actor, func(f *Finding) []uint16 { return f.Actor }},
	{Recipient, func(f *Finding) []uint16 { return f.Recipient }},
	{Place, func(f *Finding) []uint16 { return f.Place }},
	{Source, func(f *Finding) []uint16 { return f.Source }},
}

type keyer struct {
	a    *Analyser
	out  []string
	seen map[string]bool
}

func (k *keyer) add(f Field, value string) {
	if value == "" {
		return
	}
	if at := string(f) + "\x00" + value; !k.seen[at] {
		k.seen[at] = true
		k.out = append(k.out, key(f, value))
	}
}

func (k *keyer) who(f Field, w *Who) {
	if mark := string(f) + "\x01" + w.ID; k.seen[mark] {
		return
	} else {
		k.seen[mark] = true
	}
	k.add(f, byID+w.ID)
	for _, code := range codesOfWho(w) {
		k.add(f, byCode+code)
	}
	word := func(name string) {
		for _, n := range k.a.nameWords(name) {
			k.add(f, byWord+n.Plain)
		}
	}
	w.eachName(word)
	if f == Place || f == Named {
		for _, n := range w.Within {
			word(n)
			k.add(f, byCode+strings.ToUpper(n))
		}
	}
}

// codesOfWho are the code of somebody, its country and its sector.
func codesOfWho(w *Who) []string {
	if w.Code == "" {
		return nil
	}
	out := []string{w.Code}
	if c := isnad.CountryOf(w.Code, w.Kind); c != "" && c != w.Code {
		out = append(out, c)
	}
	if _, sector, ok := strings.Cut(w.Code, "/"); ok {
		out = append(out, sector)
	}
	return out
}

// Alike finds the words of names in an index that may be a word: it is given keys and must give all words filed under one of them.
type Alike func(keys []string) ([]string, error)

// Keys are what a card that meets the filter has: of each group at least one; nil where the index can not tell. They promise nothing else: a card that has them
// may still not meet it.
func (f *Filter) Keys(a *Analyser, alike Alike) (groups [][]string, err error) {
	if f.Not || f.Field.ofDate() || f.Field == InCase {
		return nil, nil
	}
	var any []string
	for _, v := range f.Values {
		one, err := f.keysOf(v, a, alike)
		if err != nil {
			return nil, err
		}
		if len(f.Values) == 1 {
			return one, nil
		}
		any = append(any, one[0]...) // of several values the first group of each is enough
	}
	return [][]string{any}, nil
}

func (f *Filter) keysOf(v Value, a *Analyser, alike Alike) (groups [][]string, err error) {
	switch {
	case f.Field == Outlet:
		for _, t := range a.Terms(v.Text) {
			groups = append(groups, []string{key(Outlet, t.Stem)})
		}
		return groups, nil
	case f.Field.ofWho():
		return a.whoKeys(f.Field, v.Text, alike)
	}
	return [][]string{{key(f.Field, v.Text)}}, nil
}

// whoKeys: the words of a name are a group each; id and code join the first, and where they alone may be meant, stand in all.
func (a *Analyser) whoKeys(f Field, text string, alike Alike) (groups [][]string, err error) {
	other := []string{key(f, byID+text)}
	for _, code := range a.codesAsked(f, text) {
		other = append(other, key(f, byCode+code))
	}
	words := NameWords(text)
	for i := range words {
		group := append([]string(nil), other...)
		plain, err := mayBe(&words[i], alike)
		if err != nil {
			return nil, err
		}
		for _, p := range plain {
			group = append(group, key(f, byWord+p))
		}
		groups = append(groups, group)
	}
	if len(groups) == 0 {
		groups = [][]string{other}
	}
	return groups, nil
}

// mayBe gives the plain forms of the words in the index that may be a word.
func mayBe(w *NameWord, alike Alike) (out []string, err error) {
	list, err := alike(w.Keys)
	for _, text := range list {
		if o := nameWord(text); w.MayBe(&o) {
			out = with(out, o.Plain)
		}
	}
	return out, err
}

// LeafKeys are what a card has on which a name in Latin letters is mentioned: of each group one.
func (n *Node) LeafKeys(alike Alike) (groups [][]string, err error) {
	for _, w := range NameWords(n.Name) {
		plain, err := mayBe(&w, alike)
		if err != nil {
			return nil, err
		}
		var group []string
		for _, p := range plain {
			group = append(group, key(Named, byWord+p))
		}
		groups = append(groups, group)
	}
	return groups, nil
}

// codesAsked are the codes that a value may be: as it is written, and of places the country whose name it is.
func (a *Analyser) codesAsked(f Field, text string) []string {
	out := []string{strings.ToUpper(text)}
	if f == Place {
		if code, ok := a.countries[letter.FoldString(text)]; ok {
			out = append(out, code)
		}
	}
	return out
}

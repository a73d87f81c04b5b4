// Package words is the model of Arabic words: how a token is cut into words, what part of speech each is, how it is spelt alone, and its
// lemma. Training and reading share its features and its search.
package words

// A Tag is a part of speech of Universal Dependencies (UPOS).
type Tag uint8

// The tags.
const (
	NOUN Tag = iota
	VERB
	ADJ
	ADP
	CCONJ
	PRON
	PUNCT
	DET
	SCONJ
	NUM
	PART
	ADV
	AUX
	X
	PROPN
	SYM
	INTJ
	Tags // how many there are
)

const none = Tags // before the first word

const tagNames = "NOUN VERB ADJ ADP CCONJ PRON PUNCT DET SCONJ NUM PART ADV AUX X PROPN SYM INTJ "

// String returns the name of the tag in Universal Dependencies.
func (t Tag) String() string {
	start, n := 0, Tag(0)
	for i := range len(tagNames) {
		if tagNames[i] != ' ' {
			continue
		}
		if n == t {
			return tagNames[start:i]
		}
		start, n = i+1, n+1
	}
	return "_"
}

// ParseTag returns the tag with a name.
func ParseTag(name string) (Tag, bool) {
	for t := range Tags {
		if t.String() == name {
			return t, true
		}
	}
	return none, false
}

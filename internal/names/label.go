// Package names finds the names of persons, places, organisations and other things in the tokens of a document. Training and reading share
// its features and its search.
package names

// A Type is the type of a name.
type Type uint8

// The types of ANERcorp.
const (
	Person Type = iota
	Place
	Organisation
	Other
	Types // how many there are
)

// String returns the name of the type in ANERcorp's labels.
func (t Type) String() string {
	switch t {
	case Person:
		return "PERS"
	case Place:
		return "LOC"
	case Organisation:
		return "ORG"
	case Other:
		return "MISC"
	}
	return "O"
}

// ParseType returns the type with a name.
func ParseType(name string) (Type, bool) {
	for t := range Types {
		if t.String() == name {
			return t, true
		}
	}
	return Types, false
}

// Labels of tokens: 0 outside names, 1+2t begins a name of type t, 2+2t carries it on.
const (
	outside   = 0
	labels    = 1 + 2*int(Types)
	pairs     = labels*(1+int(Types)) + 2*int(Types) // every label may be followed by 0 and by beginnings; a type's own may be carried on
	pairWidth = 1 + int(Types)
)

func begins(t Type) int { return 1 + 2*int(t) }

// LabelType returns the type of a label, Types for none.
func labelType(l int) Type {
	if l == outside {
		return Types
	}
	return Type((l - 1) / 2)
}

func isInside(l int) bool { return l > 0 && l%2 == 0 }

// pair numbers a label and the one before it; -1 where they may not follow each other.
func pair(before, l int) int {
	switch {
	case !isInside(l):
		return before*pairWidth + (l+1)/2
	case labelType(before) == labelType(l):
		return labels*pairWidth + before - 1
	}
	return -1
}

// ParseLabel reads a label of ANERcorp: O, B-PERS, I-PERS and so on.
func ParseLabel(s string) (uint8, bool) {
	if s == "O" {
		return outside, true
	}
	if len(s) < 3 || s[1] != '-' {
		return outside, false
	}
	t, ok := ParseType(s[2:])
	switch {
	case ok && s[0] == 'B':
		return uint8(begins(t)), true
	case ok && s[0] == 'I':
		return uint8(begins(t) + 1), true
	}
	return outside, false
}

// LabelString is what [ParseLabel] reads.
func LabelString(l uint8) string {
	switch {
	case l == outside:
		return "O"
	case isInside(int(l)):
		return "I-" + labelType(int(l)).String()
	}
	return "B-" + labelType(int(l)).String()
}

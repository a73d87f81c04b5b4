package syntax

// A Relation is a dependency relation of Universal Dependencies.
type Relation uint8

// The relations.
const (
	Dep Relation = iota
	Root
	Nsubj
	NsubjPass
	Obj
	Iobj
	Obl
	OblAgent
	Nmod
	Amod
	Nummod
	Det
	Case
	Mark
	Cc
	Conj
	Advmod
	AdvmodEmph
	Advcl
	Acl
	AclRelcl
	Ccomp
	Xcomp
	Csubj
	Aux
	AuxPass
	Cop
	Appos
	Flat
	FlatForeign
	Parataxis
	Punct
	Fixed
	Discourse
	Vocative
	Relations // how many there are
)

const relationNames = "dep root nsubj nsubj:pass obj iobj obl obl:agent nmod amod nummod det case mark cc conj advmod advmod:emph advcl acl acl:relcl " +
	"ccomp xcomp csubj aux aux:pass cop appos flat flat:foreign parataxis punct fixed discourse vocative "

// String returns the name of the relation in Universal Dependencies.
func (r Relation) String() string {
	start, n := 0, Relation(0)
	for i := range len(relationNames) {
		if relationNames[i] != ' ' {
			continue
		}
		if n == r {
			return relationNames[start:i]
		}
		start, n = i+1, n+1
	}
	return "_"
}

// ParseRelation returns the relation with a name.
func ParseRelation(name string) (Relation, bool) {
	for r := range Relations {
		if r.String() == name {
			return r, true
		}
	}
	return Dep, false
}

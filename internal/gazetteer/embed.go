package gazetteer

import _ "embed" // for the file

//go:embed places.bin
var compiled []byte

// World returns the gazetteer that is built into the program. It is used as it lies in the file.
func World() *Gazetteer {
	g, ok := Open(compiled)
	if !ok {
		panic("isnad: the built-in gazetteer is no file of this version")
	}
	return g
}

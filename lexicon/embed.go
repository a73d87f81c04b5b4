package lexicon

import (
	_ "embed"
	"sync"
)

//go:generate go run ./compile

//go:embed lexicon.bin
var compiled []byte

// Arabic returns the lexicon of Arabic that is built into the program. It is loaded once and never changes.
var Arabic = sync.OnceValue(func() *Lexicon {
	data, err := Decode(compiled)
	if err != nil {
		panic("isnad: the built-in lexicon: " + err.Error())
	}
	return New(data)
})

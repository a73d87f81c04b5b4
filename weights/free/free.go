// Package free holds the weights of the free set, which train writes. Their licence and sources lie beside them.
package free

import _ "embed"

// Weights are the trained weights: hashed features and numbers, no words of the texts they were learnt from.
//
//go:embed weights.bin
var Weights []byte

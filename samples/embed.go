// Package samples holds articles of our own, on invented affairs, to try the program on.
package samples

import "embed"

// Files are the samples: an article on its own, and a dossier of many on one affair.
//
//go:embed *.txt *.jsonl
var Files embed.FS

// Package web holds the workbench: the page that isnad serve shows, as it is built from src by Vite. The build is committed, so that the program is made
// without Node; a test holds it against what it was made of.
package web

import (
	"embed"
	"io/fs"
)

//go:embed dist
var dist embed.FS

// Dist is the built workbench: index.html at its root, and files whose names hold their hash in assets.
func Dist() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the name is a constant that go:embed checked
	}
	return sub
}

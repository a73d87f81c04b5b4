// Package news reads the files of news articles that counting commands go through.
package news

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// An Article is a line of such a file. Bytes of its text that are no UTF-8 are gone; Date is an EDTF day or month.
type Article struct{ Title, Text, Date string }

// Each hands the articles of a JSONL file to a function, in their order, with the number of the line, from 1. Errors name file and line.
func Each(path string, do func(n int, a Article)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		var a Article
		if err := json.Unmarshal(in.Bytes(), &a); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		a.Text = strings.ToValidUTF8(a.Text, "")
		do(n, a)
	}
	return in.Err()
}

package extract

import (
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"isnad"
)

// decodePage makes UTF-8 of a page. Valid UTF-8 is taken for that whatever the page says; else what server or page declare is tried, and Windows-1256 where that gives
// Arabic words.
func decodePage(contentType string, data []byte) (text string, replaced int, f *isnad.Fault) {
	if utf8.Valid(data) {
		return Decode(data)
	}
	enc, name, _ := charset.DetermineEncoding(data, contentType)
	if name != "utf-8" && name != "windows-1252" { // the last is only what nobody declared
		if s, err := enc.NewDecoder().Bytes(data); err == nil {
			return string(s), 0, nil
		}
	}
	return Decode(data)
}

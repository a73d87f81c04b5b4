package extract

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

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

// utf8Of makes UTF-8 of a stream that spreadsheets wrote in UTF-16 or in Windows-1256, as its first bytes show; recoded tells whether it did.
func utf8Of(r io.Reader) (plain io.Reader, recoded bool) {
	in := bufio.NewReaderSize(r, 1<<16)
	head, _ := in.Peek(1 << 16)
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case !utf8.Valid(whole(head)):
		if _, ok := windows1256(head); !ok {
			return in, false
		}
		from = charmap.Windows1256
	default:
		return in, false
	}
	return from.NewDecoder().Reader(in), true
}

// whole is the head of a text without the letter that its end may cut.
func whole(head []byte) []byte {
	for i := len(head) - 1; i >= 0 && i >= len(head)-utf8.UTFMax; i-- {
		if utf8.RuneStart(head[i]) {
			if !utf8.FullRune(head[i:]) {
				return head[:i]
			}
			break
		}
	}
	return head
}

package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"fmt"
	"io"
	"strings"
	"testing"

	"isnad"
)

// pages collects what an archive gives.
func pages(content string) (got []Capture, faults []*isnad.Fault) {
	err := warc("f", bufio.NewReader(strings.NewReader(content)), func(c Capture) error { got = append(got, c); return nil }, func(f *isnad.Fault) error { faults = append(faults, f); return nil })
	if err != nil {
		panic(err)
	}
	return got, faults
}

// archived makes a WARC of answers; fields are added to each record.
func archived(fields string, answers ...string) string {
	var b strings.Builder
	for i, a := range answers {
		fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://nahr.example/2020/10/02/%d\r\n%sContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, fields, len(a), a)
	}
	return b.String()
}

const pageText = "<p>قال الوزير إن الجسر أغلق أمس أمام المارة.</p>"

func answer(head, body string) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n%sContent-Length: %d\r\n\r\n%s", head, len(body), body)
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}

func TestWARC(t *testing.T) {
	chunked := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(pageText), pageText)
	w := "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nok\r\n\r\n" + archived("", answer("", pageText), chunked, answer("Content-Encoding: gzip\r\n", packed(pageText)), "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
	members := packed(w[:strings.Index(w, "WARC/1.0\r\nWARC-Type: response")]) + packed(w[strings.Index(w, "WARC/1.0\r\nWARC-Type: response"):])
	for name, content := range map[string]string{"plain": w, "gzip": members} {
		docs, faults := pages(content)
		if len(docs) != 3 || len(faults) != 0 {
			t.Fatalf("%s: %d documents, %v", name, len(docs), faults)
		}
		for _, c := range docs {
			if string(c.Bytes) != pageText || c.Form != HTML || c.URL == "" || c.ContentType == "" {
				t.Errorf("%s: %+v", name, c)
			}
		}
	}
}

func TestDamagedWARC(t *testing.T) {
	sum := sha1.Sum([]byte(pageText))
	right := "WARC-Payload-Digest: sha1:" + base32.StdEncoding.EncodeToString(sum[:]) + "\r\n"
	for name, c := range map[string]struct {
		content      string
		docs, faults int
	}{
		"digest":       {archived(right, answer("", pageText)), 1, 0},
		"wrong digest": {archived(right, answer("", pageText+" "), answer("", pageText)), 1, 1},
		"cut":          {archived("", answer("", pageText))[:200], 0, 1},
		"no WARC":      {"قال الوزير\n", 0, 1},
		"bomb":         {archived("", answer("Content-Encoding: gzip\r\n", packed(strings.Repeat("<p>س", 10<<20)))), 0, 1},
		"bad answer":   {archived("", "x", answer("", pageText)), 1, 1},
	} {
		if docs, faults := pages(c.content); len(docs) != c.docs || len(faults) != c.faults {
			t.Errorf("%s: %d documents, %d faults %v; want %d, %d", name, len(docs), len(faults), faults, c.docs, c.faults)
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(archived("", answer("", pageText))))
	f.Add([]byte("WARC/1.0\r\nContent-Length: -1\r\n\r\n"))
	f.Fuzz(func(_ *testing.T, data []byte) { pages(string(data)) })
}

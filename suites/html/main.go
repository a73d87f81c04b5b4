// Command compare sets our extractor of web pages beside go-trafilatura on pages of our own: F1 of the words of the text, and time a page. It is a module of its own, so
// that the program does not depend on what it is compared with.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"

	"isnad/internal/extract"
	"isnad/internal/extract/pages"
)

type page struct{ frame, html, want string }

// A result is the sum of F1 over the pages of each frame, and the time for all of them.
type result struct {
	by   map[string]float64
	sum  float64
	time time.Duration
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: compare ARTICLES.jsonl")
	}
	all := load(os.Args[1])
	ours := run(all, func(html string) string { return extract.Linear{}.Page(html).Text })
	peer := run(all, trafila)
	n := float64(len(pages.Frames))
	fmt.Printf("%d pages\n%-12s %8s %15s\n", len(all), "frame", "isnad", "go-trafilatura")
	for _, f := range pages.Frames {
		per := float64(len(all)) / n
		fmt.Printf("%-12s %8.3f %15.3f\n", f.Name, ours.by[f.Name]/per, peer.by[f.Name]/per)
	}
	fmt.Printf("%-12s %8.3f %15.3f\n", "all", ours.sum/float64(len(all)), peer.sum/float64(len(all)))
	each := func(r result) time.Duration { return (r.time / time.Duration(len(all))).Round(time.Microsecond) }
	fmt.Printf("%-12s %8v %15v   %.0f times as fast\n", "time a page", each(ours), each(peer), float64(peer.time)/float64(ours.time))
	if ours.sum < peer.sum || ours.time*10 > peer.time {
		os.Exit(1)
	}
}

// run reads all pages three times and keeps the fastest time.
func run(all []page, read func(string) string) result {
	r := result{time: 1 << 62}
	for range 3 {
		r.by, r.sum = map[string]float64{}, 0
		var spent time.Duration
		for _, p := range all {
			start := time.Now()
			text := read(p.html)
			spent += time.Since(start)
			f := pages.Overlap(text, p.want)
			r.sum += f
			r.by[p.frame] += f
		}
		r.time = min(r.time, spent)
	}
	return r
}

func trafila(html string) string {
	r, err := trafilatura.Extract(strings.NewReader(html), trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil || r == nil {
		return ""
	}
	return r.ContentText
}

func load(name string) (all []page) {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		var a struct{ Title, Outlet, URL, Published, Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			log.Fatal(err)
		}
		article := pages.Article{Title: a.Title, Outlet: a.Outlet, Author: "هالة الكرخي", URL: a.URL, Published: a.Published, Paragraphs: strings.Split(a.Text, "\n")}
		for _, f := range pages.Frames {
			all = append(all, page{f.Name, f.Make(article), a.Text})
		}
	}
	return all
}

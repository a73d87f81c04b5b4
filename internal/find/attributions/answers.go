package attributions

import (
	"isnad"
	"isnad/internal/reading"
)

// questions is how many lines that ask something make a text an interview.
const questions = 2

// answers gives the long quotations of an interview that nothing else opens to the person who answers: those that fill a line or follow a colon.
func (f *finder) answers() {
	link, from, ok := f.interviewee()
	if !ok {
		return
	}
	for k := range f.quotes {
		q := &f.quotes[k]
		if q.used || q.open < from || !f.opensAnswer(q.open) {
			continue
		}
		own := link
		own.Cue = f.Page.Tokens[q.open].Extent
		a := reading.Attribution{Act: isnad.Say, Cue: own.Cue, Token: q.open, Links: []reading.Link{own}, Rule: "say.answer"}
		f.quoted(&a, k)
		f.out = append(f.out, a)
	}
}

// opensAnswer reports whether a quotation mark begins a line, or stands after a colon.
func (f *finder) opensAnswer(open int32) bool {
	return open > 0 && (f.Page.Tokens[open-1].Paragraph != f.Page.Tokens[open].Paragraph || f.Page.IsMark(open-1, ':'))
}

// interviewee is who speaks first right after a line that asks, and the token where that is; false where the text asks too little.
func (f *finder) interviewee() (link reading.Link, from int32, ok bool) {
	asked := f.askingLines()
	if len(asked) < questions {
		return link, 0, false
	}
	for i := range f.out {
		a := &f.out[i]
		n := len(a.Links)
		if n == 0 || a.Links[n-1].Entity < 0 || !asked[f.Page.Tokens[a.Token].Paragraph-1] {
			continue
		}
		if k := f.Who.Entities[a.Links[n-1].Entity].Kind; k == isnad.Person && (!ok || a.Token < from) {
			link, from, ok = a.Links[n-1], a.Token, true
		}
	}
	return link, from, ok
}

// askingLines are the paragraphs that end with a question mark.
func (f *finder) askingLines() map[int32]bool {
	out := map[int32]bool{}
	for i := range f.Page.Tokens {
		p := f.Page.Tokens[i].Paragraph
		if last := i+1 == len(f.Page.Tokens) || f.Page.Tokens[i+1].Paragraph != p; last && f.Page.IsMark(int32(i), '؟', '?') {
			out[p] = true
		}
	}
	return out
}

package brief

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/inquiry/judge"
)

// judgements are those that persons sealed on what is asked; the program makes none. Likelihood and confidence stand apart, as ICD 203 wants. Superseded ones are left
// out of a brief that is not whole.
func (w *writer) judgements() (out []Block) {
	for _, j := range judge.Docket(w.in.Case, w.in.Day) {
		if !w.concerns(&j) || len(j.SupersededBy) > 0 && !w.in.All {
			continue
		}
		out = append(out, Paragraph{w.both(func(l *line) {
			l.add(Run{Text: j.Sentence, Lang: script(j.Sentence), Kind: Strong})
			l.notes(w.footings(&j.Sealed))
		})}, List{w.particulars(&j)})
	}
	if len(out) == 0 {
		return []Block{Paragraph{w.say("brief.no-judgement")}}
	}
	return out
}

// concerns reports whether a judgement is on one of the questions of the brief, or on none in particular.
func (w *writer) concerns(j *judge.Entry) bool {
	if j.Question == "" || len(w.in.Questions) == 0 {
		return true
	}
	plain := func(s string) string { return strings.Trim(harmless(s), " ؟?.") }
	for _, q := range w.in.Questions {
		if plain(q) == plain(j.Question) {
			return true
		}
	}
	return j.Case != "" && j.Case == w.in.Name
}

// footings are the notes of the findings that a judgement rests on, as far as their words are still there.
func (w *writer) footings(j *isnad.Sealed) (out []int) {
	for i := range j.Rests {
		if i < len(j.Footings) && j.Footings[i].State != isnad.FootingHolds && j.Footings[i].State != isnad.FootingChanged {
			continue
		}
		for _, s := range j.Rests[i].Anchors() {
			if w.docs[s.Document] != nil && w.words(s) == s.Text {
				out = append(out, w.rests(isnad.Ref{Document: s.Document}, s, w.voiceAt(s), j.Rests[i].Subject))
				break
			}
		}
	}
	return out
}

// particulars are what stands below the sentence of a judgement, each by itself.
func (w *writer) particulars(j *judge.Entry) (items []Text) {
	say := func(key string, write func(l *line)) {
		items = append(items, w.both(func(l *line) {
			l.pattern("brief."+key, map[string]func(){"what": func() { write(l) }})
		}))
	}
	free := func(s string) func(*line) { return func(l *line) { l.add(Run{Text: s, Lang: script(s)}) } }
	say("likelihood", func(l *line) {
		l.strong(l.key("Likelihood." + j.Likelihood.String()))
		if b, ok := judge.BandOf(j.Likelihood); ok {
			l.plain(" (")
			l.id(fmt.Sprintf("%.0f–%.0f %%", b.Low*100, b.High*100))
			l.plain(")")
		}
	})
	say("confidence", func(l *line) { l.strong(l.key("Confidence." + j.Confidence.String())) })
	say("judged-by", func(l *line) {
		l.add(Run{Text: j.Judgement.Author, Lang: script(j.Judgement.Author)})
		l.comma()
		l.day(j.Day)
		l.plain(" (")
		l.id(j.ID)
		l.plain(")")
	})
	if j.WouldChange != "" {
		say("would-change", free(j.WouldChange))
	}
	if j.Review != "" {
		say("review", func(l *line) {
			l.day(j.Review)
			if j.Due {
				l.plain(" — ")
				l.strong(l.key("brief.is-due"))
			}
		})
	}
	if r := j.Outcome; r != nil {
		say("came", func(l *line) {
			l.strong(l.key("Outturn." + r.Came.String()))
			l.plain(" — ")
			l.add(Run{Text: r.Author, Lang: script(r.Author)})
			if r.Because != "" {
				l.plain(": ")
				l.add(Run{Text: r.Because, Lang: script(r.Because)})
			}
		})
	}
	if j.Shaken {
		items = append(items, w.say("brief.shaken"))
	}
	if len(j.Broken) > 0 {
		items = append(items, w.say("brief.seal-broken"))
	}
	return items
}

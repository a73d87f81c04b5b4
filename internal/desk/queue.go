package desk

import (
	"fmt"
	"math"
	"strings"
	"time"

	"isnad"
	"isnad/internal/inquiry/triage"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// dueWithin is how many days ahead of its term a pledge is due for a look.
const dueWithin = 30

// Queue puts what nobody has checked of a case into the order in which it is worth a look on a day.
func Queue(c *isnad.Case, day time.Time) []triage.Card {
	return triage.Queue(c, whatif.Ask(c, whatif.Switches{}), triage.Options{Share: share, Day: day, Within: dueWithin})
}

// share is the share of findings like one that were right on the gold, as far as the case tells them apart: events by type, claims by whether they are quoted, others by layer.
func share(noun any) (float64, bool) {
	lex := lexicon.Arabic()
	switch n := noun.(type) {
	case *isnad.Event:
		return lex.Judged("event", strings.ToLower(n.Type.String()), "").Share, true
	case *isnad.Claim:
		kind := ""
		if len(n.Tellings) > 0 && n.Tellings[0].Quoted {
			kind = "quoted"
		}
		return lex.Judged("claim", kind, "").Share, true
	case *isnad.Consequence:
		return lex.Judged("consequence", "", "").Share, true
	case *isnad.Explanation:
		return lex.Judged("explanation", "", "").Share, true
	}
	return 0, false
}

// Judged tells how findings of a layer, kind and rule were judged.
func Judged(k wire.Kinded) wire.Made {
	lex := lexicon.Arabic()
	kind := k.Kind
	switch {
	case k.Quoted:
		kind = "quoted"
	case kind == "":
		kind = lex.Construct(isnad.RuleID(k.Rule))
	}
	j := lex.Judged(k.Layer, kind, isnad.RuleID(k.Rule))
	low, high := j.Interval()
	return wire.Made{Of: j.Of, Right: j.Right, Low: low, High: high, Share: j.Share}
}

// mostReasons is how many reasons a card tells.
const mostReasons = 4

// Because puts the reasons of a card into words of both languages.
func Because(rows *wire.Rows, reasons []triage.Reason) []wire.Because {
	out := []wire.Because{}
	for _, r := range reasons {
		if len(out) == mostReasons {
			break
		}
		out = append(out, wire.Because{Code: string(r.Why), Act: string(r.Act), Sentence: wire.Sentence{Ar: because(rows, r, "ar"), En: because(rows, r, "en")}})
	}
	return out
}

func because(rows *wire.Rows, r triage.Reason, lang string) string {
	lex := lexicon.Arabic()
	field := lex.Label("brief.field-"+r.Field, lang)
	if lang == "en" {
		field = strings.ToLower(field)
	}
	return strings.NewReplacer(
		"{whom}", rows.Called(r.Entity, lang),
		"{branch}", lex.Label("BranchKind."+r.Branch.String(), lang),
		"{verdict}", lex.Label("Verdict."+r.Verdict.String(), lang),
		"{becomes}", lex.Label("Verdict."+r.Becomes.String(), lang),
		"{field}", field,
		"{day}", strings.TrimPrefix(r.Day, "../"),
		"{wrong}", fmt.Sprint(10-int(math.Round(10*r.Share))),
	).Replace(lex.Label("queue."+string(r.Why), lang))
}

package amounts

import (
	"isnad"
	"isnad/internal/reading"
)

// span reads a range between words: بين 20 و30 ألفا, من 10 إلى 15 قتيلا, 20 إلى 30.
func (f *finder) span(i int32, a *reading.Amount) bool {
	at, between, from := i, f.isBetween(i), f.isFrom(i)
	for int(at)+1 < len(f.page.Tokens) && (f.isBetween(at) || f.lex.In("g-that-which", f.page.Tokens[at].Form)) {
		between = between || f.isBetween(at)
		at++
	}
	if from {
		at++
	}
	low, ok := f.number(at)
	if !ok || at > i && !between && !from {
		return false
	}
	end, ok := f.farEnd(low.last, between)
	if !ok {
		return false
	}
	high, ok := f.number(end)
	if !ok || !f.spans(&low, &high) && !(from && f.changes(i)) {
		return false
	}
	if from && f.changes(i) {
		a.Value, a.HasValue, a.Last, a.Rule = high.value, true, high.last, "amount.change"
		a.Replaces, a.Number = f.page.Slice(f.page.Span(at, low.last)), f.page.Span(end, high.last)
		return true
	}
	f.setRange(a, low, high)
	a.Number = f.page.Span(i, high.last)
	return true
}

// changes reports whether a word of rise or fall stands before «من … إلى», so that the second figure takes the place of the first: خفض عدد الجنود من 50 إلى 20.
func (f *finder) changes(i int32) bool {
	for j := i - 1; j >= max(0, i-7) && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence; j-- {
		if t := &f.page.Tokens[j]; f.lex.In("g-changes", t.Stem) || f.lex.In("g-changes", t.Form) {
			return true
		}
	}
	return false
}

// farEnd returns where the other end of a range stands: behind و after بين, else behind إلى, which may be joined as ل.
func (f *finder) farEnd(i int32, between bool) (int32, bool) {
	if int(i) >= len(f.page.Tokens) {
		return i, false
	}
	if at, joined := f.next(i, true); joined && between {
		return at, true
	}
	t := &f.page.Tokens[i]
	if f.lex.In("g-to", t.Form) {
		return i + 1, true
	}
	return i, t.Clitics == reading.Lam && t.Kind == reading.Arabic
}

// dashed reads the other end of 20-30.
func (f *finder) dashed(n figure, a *reading.Amount) {
	at := n.last
	if !f.page.IsMark(at, '-', '–', '~') || f.page.IsMark(n.first-1, '-', '–', '/') {
		return
	}
	high, ok := f.number(at + 1)
	if !ok || f.page.IsMark(high.last, '-', '–', '/') || !f.spans(&n, &high) {
		return
	}
	first := a.Number.Start
	f.setRange(a, n, high)
	a.Number = reading.Extent{Start: first, End: f.page.Tokens[high.last-1].End}
}

// spans reports whether two numbers are the ends of a range, and lets the scale word of the second bind the first: بين 20 و30 ألفا.
func (f *finder) spans(low, high *figure) bool {
	if scale := high.scale; scale > 0 && low.scale == 0 && low.plain && low.value < high.value/scale {
		low.value *= scale
	}
	return low.value < high.value
}

func (f *finder) setRange(a *reading.Amount, low, high figure) {
	a.Low, a.High, a.HasLow, a.HasHigh = low.value, high.value, true, true
	a.HasValue, a.Op, a.Last, a.Rule = false, isnad.Range, high.last, "amount.range"
}

// opposite joins a lower bound with the upper one that و or أو ties to it: أكثر من 100 وأقل من 300.
func (f *finder) opposite(a *reading.Amount) {
	if !a.HasLow || a.HasHigh {
		return
	}
	at := a.Last
	if f.page.IsMark(at, '،', ',') {
		at++
	}
	if n, joined := f.next(at, true); joined {
		at = n
	} else if int(at) < len(f.page.Tokens) && f.lex.In("g-or", f.page.Tokens[at].Form) {
		at++
	} else {
		return
	}
	op, next, ok := f.modifier(at, "modifier")
	if !ok || op != isnad.LessThan && op != isnad.AtMost {
		return
	}
	var high reading.Amount
	if n, ok := f.number(next); ok {
		high.Value, high.Last = n.value, n.last
	} else if !f.definiteTens(next, &high) {
		return
	}
	if high.Value > a.Low {
		a.High, a.HasHigh, a.HasValue, a.Op, a.Last = high.Value, true, false, isnad.Range, high.Last
		a.Number.End = f.page.Tokens[high.Last-1].End
	}
}

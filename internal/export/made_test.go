package export

import (
	"fmt"
	"reflect"
	"time"

	"isnad"
	"isnad/internal/store/codec"
	"pgregory.net/rapid"
)

// texts are what spans of made cases lie in; of the document "بلا نص" no text is known.
var madeTexts = map[isnad.DocumentID]string{"ج1": "أعلنت الهيئة إغلاق السد\nوقال ناطق: \"لا ضرر\" \u200f(+964)", "ج2": "=SUM(A1) نفى المجلس 𝄞 الخبر", "ج/3": ""}

// maker makes values of every type that a case holds.
type maker struct{ t *rapid.T }

var madeWords = rapid.SampledFrom([]string{"", "", "السد", "=1+1", "a;b,\"c\"\n", "e1", "ج1/e1", "<&>'", "\u202eقلب", "x\ty", "2024-03-05"})

func (m *maker) value(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *isnad.Span:
		*x = m.span()
		return
	case *isnad.DocumentID:
		*x = m.document()
		return
	case *time.Time:
		*x = time.UnixMicro(rapid.Int64Range(1, 1<<50).Draw(m.t, "at")).UTC()
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(madeWords.Draw(m.t, "words"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(m.t, "bool"))
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(rapid.Int64Range(0, 900).Draw(m.t, "int"))
	case reflect.Uint32, reflect.Uint64:
		v.SetUint(rapid.Uint64Range(0, 900).Draw(m.t, "uint"))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(-170, 170).Draw(m.t, "float"))
	case reflect.Uint8:
		v.SetUint(rapid.Uint64Range(0, 2).Draw(m.t, "code"))
	case reflect.Slice:
		for range rapid.IntRange(0, 2).Draw(m.t, "n") {
			x := reflect.New(v.Type().Elem()).Elem()
			m.value(x)
			v.Set(reflect.Append(v, x))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			m.value(v.Field(i))
		}
	case reflect.Interface:
		v.Set(reflect.ValueOf(made[isnad.Event](m)))
	default:
		panic("no value for " + v.Type().String())
	}
}

func made[T any](m *maker) (x T) {
	m.value(reflect.ValueOf(&x).Elem())
	return x
}

func (m *maker) document() isnad.DocumentID {
	return rapid.SampledFrom([]isnad.DocumentID{"ج1", "ج2", "ج/3", "بلا نص"}).Draw(m.t, "document")
}

// span is one that lies in its text, or one that does not.
func (m *maker) span() isnad.Span {
	d := m.document()
	runes := []rune(madeTexts[d])
	if len(runes) == 0 || rapid.IntRange(0, 5).Draw(m.t, "astray") == 0 {
		return isnad.Span{Document: d, Start: rapid.IntRange(0, 9).Draw(m.t, "start"), End: 11, Text: "ليس فيه"}
	}
	i := rapid.IntRange(0, len(runes)-1).Draw(m.t, "start")
	k := rapid.IntRange(i+1, len(runes)).Draw(m.t, "end")
	from, words := len(string(runes[:i])), string(runes[i:k])
	return isnad.Span{Document: d, Start: from, End: from + len(words), Text: words}
}

// book is a case with what a ledger could make it of; nothing in it need hang together.
func (m *maker) book() (Book, Pack) {
	c := made[isnad.Case](m)
	c.Sketches = nil // they are the readings'
	for i := range c.Documents {
		c.Documents[i].ID = isnad.DocumentID([]string{"ج1", "ج2"}[i])
	}
	c.Documents = append(c.Documents, isnad.Document{ID: "ج/3"})
	p := Pack{IDs: map[uint64]string{}}
	number := func(n *uint64, i int) {
		*n = uint64(len(p.IDs) + 1)
		p.IDs[*n] = fmt.Sprintf("%024x", i+len(p.IDs))
	}
	for i := range c.Notes {
		number(&c.Notes[i].Change, i)
	}
	for i := range c.Touched {
		number(&c.Touched[i].Change, i)
	}
	for i := range c.Grades {
		number(&c.Grades[i].Change, i)
	}
	for i := range c.Judgements {
		number(&c.Judgements[i].Change, i)
	}
	for i := range c.Entries {
		number(&c.Entries[i].Change, i)
	}
	for i := range c.Resolutions {
		number(&c.Resolutions[i].Change, i)
	}
	for i := range c.Doubts {
		number(&c.Doubts[i].Change, i)
	}
	for _, d := range c.Documents {
		f := made[isnad.Findings](m)
		f.Document, f.Text, f.Capture = d.ID, madeTexts[d.ID], nil
		if _, known := madeTexts[d.ID]; !known {
			f.Text = ""
		}
		p.Read = append(p.Read, f)
	}
	for i, s := range []isnad.Step{made[isnad.Edit](m), made[isnad.Merge](m), made[isnad.Split](m), made[isnad.Rejection](m), made[isnad.Note](m), made[isnad.Confirmation](m), made[isnad.Member](m), made[isnad.Grade](m), made[isnad.Judgement](m), made[isnad.Resolution](m), made[isnad.Indicator](m)} {
		p.Acts = append(p.Acts, codec.Handed{Change: isnad.Change{ID: fmt.Sprintf("act%d", i), At: time.UnixMicro(int64(i) * 1e12).UTC(), Author: "سلمى", What: s}})
	}
	p.Acts = append(p.Acts, codec.Handed{Change: isnad.Change{ID: "act9", Author: "عمر", At: time.UnixMicro(5).UTC(), What: isnad.Undo{}}, Target: "act0"})
	b := Book{Case: &c, Texts: map[isnad.DocumentID]string{}, About: About{Made: time.Unix(1700000000, 0).UTC(), Program: "isnad test", Change: 7, Head: "abcd", AsOf: time.Unix(1600000000, 0).UTC(), Name: "السد"},
		Options: Options{Lang: "ar", Text: true, Notes: true}}
	for _, d := range c.Documents {
		b.Texts[d.ID] = madeTexts[d.ID]
	}
	return b, p
}

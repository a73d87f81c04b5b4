package codec

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"isnad"
)

// Points counts the code points of texts, for the open spelling.
type Points interface {
	// Points gives where a span begins and ends in code points of its document's text, and its words. ok is false where the text is not known or does not
	// have those words there.
	Points(s isnad.Span) (start, end int, words string, ok bool)
	// Bytes is the way back: where the code points lie in the text in bytes. ok is false where they do not have those words.
	Bytes(d isnad.DocumentID, start, end int, words string) (from, to int, ok bool)
}

// openKind is the name of the field that tells the kind of a noun.
const openKind = "record"

// inBytes marks a span that counts bytes, for its text is not there to count code points in.
const inBytes = "byte"

// AppendOpen spells the fields of a step for files that others read: a span is {"document","start","end","text"} in code points, a ref {"document","id"},
// and every document is said. out ends within an object that was begun. Equal steps give equal bytes.
func AppendOpen(out []byte, s isnad.Step, p Points) ([]byte, error) {
	e := encoder{out: out, points: p}
	if Kind(s) == "" {
		return out, fmt.Errorf("a change of %T: %w", s, isnad.ErrInvalid)
	}
	e.fields(reflect.ValueOf(s), false)
	return e.out, e.err
}

// AppendString spells a string as JSON.
func AppendString(out []byte, s string) []byte {
	e := encoder{out: out}
	e.string(strings.ToValidUTF8(s, "\ufffd"))
	return e.out
}

// openly spells what is a list in the closed spelling as an object; it reports whether it did.
func (e *encoder) openly(v reflect.Value) bool {
	if e.points == nil {
		return false
	}
	switch x := v.Interface().(type) {
	case isnad.Span:
		start, end, words, ok := e.points.Points(x)
		if !ok {
			start, end, words = x.Start, x.End, x.Text
		}
		e.out = append(e.out, `{"document":`...)
		e.string(string(x.Document))
		e.out = strconv.AppendInt(append(e.out, `,"start":`...), int64(start), 10)
		e.out = strconv.AppendInt(append(e.out, `,"end":`...), int64(end), 10)
		e.out = append(e.out, `,"text":`...)
		e.string(words)
		if !ok {
			e.out = append(e.out, `,"unit":"`+inBytes+`"`...)
		}
	case isnad.Ref:
		e.out = append(e.out, `{"document":`...)
		e.string(string(x.Document))
		e.out = append(e.out, `,"id":`...)
		e.string(x.ID)
	default:
		return false
	}
	e.out = append(e.out, '}')
	return true
}

// DecodeOpen reads an object in the open spelling. Fields that the kind of step has not are passed over where skip says so, else they are an error.
func DecodeOpen(kind string, object []byte, p Points, skip func(name string) bool) (s isnad.Step, err error) {
	empty, ok := zero(kind)
	if !ok {
		return nil, fmt.Errorf("unknown kind %q: %w", kind, isnad.ErrInvalid)
	}
	d := decoder{in: object, points: p, skip: skip}
	defer d.stop(kind, &s, &err)
	v := reflect.New(reflect.TypeOf(empty)).Elem()
	d.object(v)
	d.end()
	return v.Interface().(isnad.Step), nil
}

// openly reads a span or ref that is an object.
func (d *decoder) openly(v reflect.Value) {
	var document, id, text, unit string
	var start, end int64
	isSpan := v.Type() == spanType
	d.need('{')
	for first := true; !d.take('}'); first = false {
		if !first {
			d.need(',')
		}
		name := d.string()
		d.need(':')
		switch {
		case name == "document":
			document = d.string()
		case name == "id" && !isSpan:
			id = d.string()
		case name == "start" && isSpan:
			start = d.int()
		case name == "end" && isSpan:
			end = d.int()
		case name == "text" && isSpan:
			text = d.string()
		case name == "unit" && isSpan:
			unit = d.string()
		default:
			d.fail("unknown field %q", name)
		}
	}
	if !isSpan {
		v.Set(reflect.ValueOf(isnad.Ref{Document: isnad.DocumentID(document), ID: id}))
		return
	}
	s := isnad.Span{Document: isnad.DocumentID(document), Start: int(start), End: int(end), Text: text}
	if unit != inBytes {
		var ok bool
		if s.Start, s.End, ok = d.points.Bytes(s.Document, s.Start, s.End, text); !ok {
			d.fail("the text of %s does not have %q at the code points %d to %d", document, text, start, end)
		}
	}
	v.Set(reflect.ValueOf(s))
}

// pass goes over a value of any kind.
func (d *decoder) pass() {
	d.blank()
	var value json.RawMessage
	in := json.NewDecoder(bytes.NewReader(d.in[d.at:]))
	if err := in.Decode(&value); err != nil {
		d.fail("want a value")
	}
	d.at += int(in.InputOffset())
}

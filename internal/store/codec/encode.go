package codec

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"isnad"
)

// Encode spells a step. Equal steps give equal bytes.
func Encode(s isnad.Step) (kind string, payload []byte, err error) {
	return EncodeChange(isnad.Change{What: s})
}

// EncodeChange spells the step of a change with what belongs to it: when it was made in the ledger that it comes from, in microseconds, UTC, and the reason that
// its author gave. What is not known is left out.
func EncodeChange(c isnad.Change) (kind string, payload []byte, err error) {
	s := c.What
	kind = Kind(s)
	if kind == "" {
		return "", nil, fmt.Errorf("a change of %T: %w", s, isnad.ErrInvalid)
	}
	e := encoder{out: make([]byte, 0, 512)}
	if f, ok := s.(isnad.Findings); ok {
		e.within = f.Document
		e.out = make([]byte, 0, 128*len(f.Nouns))
	}
	e.out = append(e.out, `{"v":`...)
	e.out = strconv.AppendInt(e.out, Version, 10)
	if !c.Made.IsZero() {
		e.out = strconv.AppendInt(append(e.out, `,"made":`...), c.Made.UnixMicro(), 10)
	}
	if c.Reason != "" {
		e.out = append(e.out, `,"why":`...)
		e.string(c.Reason)
	}
	e.fields(reflect.ValueOf(s), e.within != "")
	e.out = append(e.out, '}')
	return kind, e.out, e.err
}

type encoder struct {
	out    []byte
	within isnad.DocumentID // the document that need not be said
	points Points           // of the open spelling
	err    error
}

// fields spells the fields of a struct behind what the object holds already. The document of the findings themselves is said.
func (e *encoder) fields(v reflect.Value, top bool) {
	for _, f := range planOf(v.Type()).fields {
		x := v.Field(f.index)
		if f.name == "document" && top || x.Type() != documentID || e.within == "" {
			if x.IsZero() || x.Kind() == reflect.Slice && x.Len() == 0 {
				continue
			}
		} else if x.String() == string(e.within) {
			continue
		}
		e.comma()
		e.out = append(e.out, f.key...)
		e.value(x)
	}
}

func (e *encoder) comma() {
	if c := e.out[len(e.out)-1]; c != '{' && c != '[' {
		e.out = append(e.out, ',')
	}
}

func (e *encoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		e.string(v.String())
	case reflect.Bool:
		e.out = strconv.AppendBool(e.out, v.Bool())
	case reflect.Int, reflect.Int32, reflect.Int64:
		e.out = strconv.AppendInt(e.out, v.Int(), 10)
	case reflect.Uint32, reflect.Uint64:
		e.out = strconv.AppendUint(e.out, v.Uint(), 10)
	case reflect.Float64:
		e.out = strconv.AppendFloat(e.out, v.Float(), 'g', -1, 64)
	case reflect.Uint8:
		e.string(v.Interface().(fmt.Stringer).String())
	case reflect.Slice:
		e.list(v)
	case reflect.Struct:
		e.object(v)
	case reflect.Interface:
		e.noun(v.Interface())
	default:
		e.err = fmt.Errorf("no spelling for %s: %w", v.Type(), isnad.ErrInvalid)
	}
}

func (e *encoder) list(v reflect.Value) {
	e.out = append(e.out, '[')
	for i := range v.Len() {
		if i > 0 {
			e.out = append(e.out, ',')
		}
		e.value(v.Index(i))
	}
	e.out = append(e.out, ']')
}

func (e *encoder) object(v reflect.Value) {
	if e.openly(v) {
		return
	}
	switch v.Type() {
	case spanType:
		s := v.Interface().(isnad.Span)
		e.out = append(e.out, '[')
		e.out = strconv.AppendInt(e.out, int64(s.Start), 10)
		e.out = append(e.out, ',')
		e.out = strconv.AppendInt(e.out, int64(s.End), 10)
		e.out = append(e.out, ',')
		e.string(s.Text)
		e.document(s.Document)
	case printType:
		p := v.Interface().(isnad.Print)
		e.out = fmt.Appendf(e.out, "[%d,%d,%d]", p.Hash, p.Start, p.End)
	case refType:
		r := v.Interface().(isnad.Ref)
		e.out = append(e.out, '[')
		e.string(r.ID)
		e.document(r.Document)
	default:
		e.out = append(e.out, '{')
		e.fields(v, false)
		e.out = append(e.out, '}')
	}
}

// document ends a list with its document, where that is not the one that need not be said.
func (e *encoder) document(d isnad.DocumentID) {
	if d != e.within || e.within == "" {
		e.out = append(e.out, ',')
		e.string(string(d))
	}
	e.out = append(e.out, ']')
}

func (e *encoder) noun(n any) {
	noun, ok := n.(isnad.Noun)
	if !ok {
		e.err = fmt.Errorf("findings hold nothing: %w", isnad.ErrInvalid)
		return
	}
	key := `{"k":`
	if e.points != nil {
		key = `{"` + openKind + `":`
	}
	e.out = append(e.out, key...)
	e.string(string(isnad.SubjectOf(noun).Kind))
	e.fields(reflect.ValueOf(noun), false)
	e.out = append(e.out, '}')
}

const hex = "0123456789abcdef"

// string spells a string; only what JSON demands is escaped.
func (e *encoder) string(s string) {
	if e.points != nil && !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	e.out = append(e.out, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		e.out = append(e.out, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			e.out = append(e.out, '\\', c)
		case '\n':
			e.out = append(e.out, '\\', 'n')
		default:
			e.out = append(e.out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	e.out = append(append(e.out, s[from:]...), '"')
}

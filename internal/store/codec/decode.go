package codec

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"
	"unicode/utf16"

	"isnad"
)

// Decode reads what Encode spelled. Bytes that spell no step give an error and never a half-read step.
func Decode(kind string, payload []byte) (isnad.Step, error) {
	s, _, err := DecodeMade(kind, payload)
	return s, err
}

// DecodeMade reads what EncodeMade spelled.
func DecodeMade(kind string, payload []byte) (s isnad.Step, made time.Time, err error) {
	empty, ok := zero(kind)
	if !ok {
		return nil, made, fmt.Errorf("change of unknown kind %q: %w", kind, isnad.ErrInvalid)
	}
	defer func() {
		if p := recover(); p != nil {
			f, ok := p.(flaw)
			if !ok {
				panic(p)
			}
			s, err = nil, fmt.Errorf("%s byte %d: %s: %w", kind, f.at, f.what, isnad.ErrInvalid)
		}
	}()
	d := decoder{in: payload}
	v := reflect.New(reflect.TypeOf(empty)).Elem()
	d.step(v)
	d.blank()
	if d.at != len(d.in) {
		d.fail("more after the end")
	}
	return v.Interface().(isnad.Step), d.made, nil
}

// A flaw is what a payload breaks off at.
type flaw struct {
	at   int
	what string
}

type decoder struct {
	in     []byte
	at     int
	within isnad.DocumentID
	depth  int
	made   time.Time
}

func (d *decoder) fail(format string, args ...any) { panic(flaw{d.at, fmt.Sprintf(format, args...)}) }

func (d *decoder) blank() {
	for d.at < len(d.in) && (d.in[d.at] == ' ' || d.in[d.at] == '\n' || d.in[d.at] == '\t' || d.in[d.at] == '\r') {
		d.at++
	}
}

// peek is the next byte that is no blank, 0 at the end.
func (d *decoder) peek() byte {
	d.blank()
	if d.at == len(d.in) {
		return 0
	}
	return d.in[d.at]
}

func (d *decoder) take(c byte) bool {
	if d.peek() != c {
		return false
	}
	d.at++
	return true
}

func (d *decoder) need(c byte) {
	if !d.take(c) {
		d.fail("want %q", c)
	}
}

// step reads the outermost object, which begins with its version.
func (d *decoder) step(v reflect.Value) {
	d.need('{')
	if d.string() != "v" {
		d.fail("no version")
	}
	d.need(':')
	if n := d.int(); n != Version {
		d.fail("version %d; this program reads %d", n, Version)
	}
	d.rest(v, v.Type() == findingsType)
}

// rest reads the fields of an object of which at least one is read.
func (d *decoder) rest(v reflect.Value, top bool) {
	p := planOf(v.Type())
	for !d.take('}') {
		d.need(',')
		d.field(p, v, top)
	}
}

func (d *decoder) field(p *plan, v reflect.Value, top bool) {
	name := d.string()
	i, ok := p.byName[name]
	if !ok && name == "made" && d.depth == 0 {
		d.need(':')
		d.made = time.UnixMicro(d.int()).UTC()
		return
	}
	if !ok {
		d.fail("unknown field %q", name)
	}
	d.need(':')
	d.value(v.Field(p.fields[i].index))
	if top && name == "document" {
		d.within = isnad.DocumentID(v.Field(p.fields[i].index).String())
	}
}

// object reads a struct. Where the document need not be said it is filled in first.
func (d *decoder) object(v reflect.Value) {
	d.need('{')
	d.fill(v)
	if d.take('}') {
		return
	}
	p := planOf(v.Type())
	d.field(p, v, false)
	d.rest(v, false)
}

func (d *decoder) fill(v reflect.Value) {
	if d.within == "" {
		return
	}
	for _, f := range planOf(v.Type()).fields {
		if x := v.Field(f.index); x.Type() == documentID {
			x.SetString(string(d.within))
		}
	}
}

func (d *decoder) value(v reflect.Value) {
	if d.depth++; d.depth > 32 {
		d.fail("too deep")
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(d.string())
	case reflect.Bool:
		v.SetBool(d.bool())
	case reflect.Int, reflect.Int32, reflect.Int64:
		n := d.int()
		if v.OverflowInt(n) {
			d.fail("too large")
		}
		v.SetInt(n)
	case reflect.Uint32, reflect.Uint64:
		n := d.int()
		if n < 0 || v.OverflowUint(uint64(n)) {
			d.fail("negative or too large")
		}
		v.SetUint(uint64(n))
	case reflect.Float64:
		v.SetFloat(d.float())
	case reflect.Uint8:
		d.code(v)
	case reflect.Slice:
		d.list(v)
	case reflect.Struct:
		d.structure(v)
	case reflect.Interface:
		d.noun(v)
	}
	d.depth--
}

func (d *decoder) code(v reflect.Value) {
	s := d.string()
	n, ok := codes[v.Type()](s)
	if !ok {
		d.fail("unknown %s %q", v.Type().Name(), s)
	}
	v.SetUint(n)
}

func (d *decoder) list(v reflect.Value) {
	d.need('[')
	if d.take(']') {
		d.fail("an empty list is left out")
	}
	for {
		v.Grow(1)
		v.SetLen(v.Len() + 1)
		x := v.Index(v.Len() - 1)
		x.SetZero()
		d.value(x)
		if d.take(']') {
			return
		}
		d.need(',')
	}
}

func (d *decoder) structure(v reflect.Value) {
	switch v.Type() {
	case spanType:
		d.need('[')
		s := isnad.Span{Start: int(d.int())}
		d.need(',')
		s.End = int(d.int())
		d.need(',')
		s.Text = d.string()
		s.Document = d.document()
		v.Set(reflect.ValueOf(s))
	case printType:
		d.need('[')
		for i := range 3 {
			if d.value(v.Field(i)); i < 2 {
				d.need(',')
			}
		}
		d.need(']')
	case refType:
		d.need('[')
		r := isnad.Ref{ID: d.string()}
		r.Document = d.document()
		v.Set(reflect.ValueOf(r))
	default:
		d.object(v)
	}
}

func (d *decoder) document() isnad.DocumentID {
	if d.take(']') {
		return d.within
	}
	d.need(',')
	s := d.string()
	d.need(']')
	return isnad.DocumentID(s)
}

func (d *decoder) noun(v reflect.Value) {
	d.need('{')
	if d.string() != "k" {
		d.fail("a noun without its kind")
	}
	d.need(':')
	kind := d.string()
	n, ok := nouns[isnad.NounKind(kind)]
	if !ok {
		d.fail("unknown kind of noun %q", kind)
	}
	x := reflect.New(reflect.TypeOf(n)).Elem()
	d.fill(x)
	d.rest(x, false)
	v.Set(x)
}

func (d *decoder) bool() bool {
	d.blank()
	for _, word := range []string{"true", "false"} {
		if len(d.in)-d.at >= len(word) && string(d.in[d.at:d.at+len(word)]) == word {
			d.at += len(word)
			return word == "true"
		}
	}
	d.fail("want true or false")
	return false
}

// number returns the letters of a number.
func (d *decoder) number() string {
	d.blank()
	from := d.at
	for d.at < len(d.in) {
		switch c := d.in[d.at]; {
		case c >= '0' && c <= '9', c == '-', c == '+', c == '.', c == 'e':
			d.at++
			continue
		}
		break
	}
	return string(d.in[from:d.at])
}

func (d *decoder) int() int64 {
	n, err := strconv.ParseInt(d.number(), 10, 64)
	if err != nil {
		d.fail("want a whole number")
	}
	return n
}

func (d *decoder) float() float64 {
	n, err := strconv.ParseFloat(d.number(), 64)
	if err != nil || math.IsInf(n, 0) {
		d.fail("want a number")
	}
	return n
}

func (d *decoder) string() string {
	d.need('"')
	from := d.at
	for d.at < len(d.in) {
		switch c := d.in[d.at]; {
		case c == '"':
			d.at++
			return string(d.in[from : d.at-1])
		case c == '\\':
			return d.escaped(from)
		case c < 0x20:
			d.fail("a bare control character")
		}
		d.at++
	}
	d.fail("a string without end")
	return ""
}

var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escaped reads the rest of a string that holds escapes.
func (d *decoder) escaped(from int) string {
	out := append([]byte(nil), d.in[from:d.at]...)
	for d.at < len(d.in) {
		c := d.in[d.at]
		d.at++
		switch {
		case c == '"':
			return string(out)
		case c < 0x20:
			d.fail("a bare control character")
		case c != '\\':
			out = append(out, c)
		case d.at < len(d.in) && d.in[d.at] == 'u':
			out = append(out, string(d.unit())...)
		case d.at < len(d.in) && escapes[d.in[d.at]] != 0:
			out = append(out, escapes[d.in[d.at]])
			d.at++
		default:
			d.fail("unknown escape")
		}
	}
	d.fail("a string without end")
	return ""
}

// unit reads uXXXX, or two of them that make one code point.
func (d *decoder) unit() rune {
	r := d.four()
	if utf16.IsSurrogate(r) && d.at+1 < len(d.in) && d.in[d.at] == '\\' && d.in[d.at+1] == 'u' {
		d.at++
		return utf16.DecodeRune(r, d.four())
	}
	return r
}

func (d *decoder) four() rune {
	if d.at+5 > len(d.in) {
		d.fail("unknown escape")
	}
	n, err := strconv.ParseUint(string(d.in[d.at+1:d.at+5]), 16, 32)
	if err != nil {
		d.fail("unknown escape")
	}
	d.at += 5
	return rune(n)
}

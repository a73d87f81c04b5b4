package codec

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"isnad"
)

// Decode reads what Encode spelled. Bytes that spell no step give an error and never a half-read step.
func Decode(kind string, payload []byte) (isnad.Step, error) {
	c, err := DecodeChange(kind, payload)
	return c.What, err
}

// DecodeChange reads what EncodeChange spelled: the step, when it was made elsewhere, and the reason.
func DecodeChange(kind string, payload []byte) (c isnad.Change, err error) {
	empty, ok := zero(kind)
	if !ok {
		return c, fmt.Errorf("change of unknown kind %q: %w", kind, isnad.ErrInvalid)
	}
	d := decoder{in: payload}
	defer d.stop(kind, &c.What, &err)
	v := reflect.New(reflect.TypeOf(empty)).Elem()
	d.step(v)
	d.end()
	return isnad.Change{What: v.Interface().(isnad.Step), Made: d.made, Reason: d.why}, nil
}

// stop makes an error of a flaw.
func (d *decoder) stop(kind string, s *isnad.Step, err *error) {
	p := recover()
	if p == nil {
		return
	}
	f, ok := p.(flaw)
	if !ok {
		panic(p)
	}
	*s, *err = nil, fmt.Errorf("%s byte %d: %s: %w", kind, f.at, f.what, isnad.ErrInvalid)
}

func (d *decoder) end() {
	d.blank()
	if d.at != len(d.in) {
		d.fail("more after the end")
	}
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
	why    string
	room   strings.Builder   // holds the letters of many strings, so that each is not an object of its own
	points Points            // of the open spelling
	skip   func(string) bool // fields that are passed over
}

// roomSize is how many bytes of strings lie together. What one of them keeps alive is no more than this.
const roomSize = 4096

// keep makes a string of bytes that will change.
func (d *decoder) keep(b []byte) string {
	switch {
	case len(b) == 0:
		return ""
	case len(b) > roomSize/4:
		return string(b)
	case string(b) == string(d.within):
		return string(d.within)
	}
	if d.room.Cap()-d.room.Len() < len(b) {
		d.room = strings.Builder{}
		d.room.Grow(min(roomSize, max(len(b), len(d.in))))
	}
	from := d.room.Len()
	d.room.Write(b)
	return d.room.String()[from:]
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
	name := d.letters()
	i, ok := p.byName[string(name)]
	if !ok && string(name) == "made" && d.depth == 0 {
		d.need(':')
		d.made = time.UnixMicro(d.int()).UTC()
		return
	}
	if !ok && string(name) == "why" && d.depth == 0 {
		d.need(':')
		d.why = d.string()
		return
	}
	if !ok && d.skip != nil && d.depth == 0 && d.skip(string(name)) {
		d.need(':')
		d.pass()
		return
	}
	if !ok {
		d.fail("unknown field %q", name)
	}
	d.need(':')
	f := &p.fields[i]
	x := v.Field(f.index)
	if f.code != nil {
		d.code(x, f.code)
		return
	}
	d.value(x)
	if top && f.name == "document" {
		d.within = isnad.DocumentID(x.String())
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
	for _, i := range planOf(v.Type()).documents {
		v.Field(i).SetString(string(d.within))
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
		d.code(v, codes[v.Type()])
	case reflect.Slice:
		d.list(v)
	case reflect.Struct:
		d.structure(v)
	case reflect.Interface:
		d.noun(v)
	}
	d.depth--
}

func (d *decoder) code(v reflect.Value, parse func(string) (uint64, bool)) {
	s := d.string()
	n, ok := parse(s)
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
	case spanType, refType:
		if d.points != nil {
			d.openly(v)
			return
		}
	}
	switch v.Type() {
	case spanType:
		d.need('[')
		s := v.Addr().Interface().(*isnad.Span)
		s.Start = int(d.int())
		d.need(',')
		s.End = int(d.int())
		d.need(',')
		s.Text = d.string()
		s.Document = d.document()
	case printType:
		d.print(v.Addr().Interface().(*isnad.Print))
	case refType:
		d.need('[')
		r := v.Addr().Interface().(*isnad.Ref)
		r.ID = d.string()
		r.Document = d.document()
	default:
		d.object(v)
	}
}

// print reads [hash,start,end].
func (d *decoder) print(p *isnad.Print) {
	d.need('[')
	hash := d.int()
	d.need(',')
	start := d.int()
	d.need(',')
	end := d.int()
	d.need(']')
	if hash < 0 || hash > math.MaxUint32 || start != int64(int32(start)) || end != int64(int32(end)) {
		d.fail("negative or too large")
	}
	*p = isnad.Print{Hash: uint32(hash), Start: int32(start), End: int32(end)}
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
	key := "k"
	if d.points != nil {
		key = openKind
	}
	if d.string() != key {
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
func (d *decoder) number() []byte {
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
	return d.in[from:d.at]
}

func (d *decoder) int() int64 {
	digits := d.number()
	if len(digits) > 0 && len(digits) < 10 { // the common case, in a few steps
		n := int64(0)
		for _, c := range digits {
			if c < '0' || c > '9' {
				n = -1
				break
			}
			n = 10*n + int64(c-'0')
		}
		if n >= 0 {
			return n
		}
	}
	n, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil {
		d.fail("want a whole number")
	}
	return n
}

func (d *decoder) float() float64 {
	n, err := strconv.ParseFloat(string(d.number()), 64)
	if err != nil || math.IsInf(n, 0) {
		d.fail("want a number")
	}
	return n
}

func (d *decoder) string() string { return d.keep(d.letters()) }

// letters returns what a string holds; the bytes are the payload's where it has no escapes.
func (d *decoder) letters() []byte {
	d.need('"')
	from := d.at
	for d.at < len(d.in) {
		switch c := d.in[d.at]; {
		case c == '"':
			d.at++
			return d.in[from : d.at-1]
		case c == '\\':
			return d.escaped(from)
		case c < 0x20:
			d.fail("a bare control character")
		}
		d.at++
	}
	d.fail("a string without end")
	return nil
}

var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escaped reads the rest of a string that holds escapes.
func (d *decoder) escaped(from int) []byte {
	out := append([]byte(nil), d.in[from:d.at]...)
	for d.at < len(d.in) {
		c := d.in[d.at]
		d.at++
		switch {
		case c == '"':
			return out
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
	return nil
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

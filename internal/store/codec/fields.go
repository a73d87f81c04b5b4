package codec

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"isnad"
)

// Fields lists the fields of a noun that an Edit may set: words, codes of closed vocabularies, yes or no, lists of ids, and the chain, the valences and the
// amounts, which are spelled as in a stored step. What names the noun, and spans, are none of them. noun is a pointer.
func Fields(noun any) (names []string) {
	v := reflect.ValueOf(noun).Elem()
	for _, f := range planOf(v.Type()).fields {
		if settable(f.name, v.Field(f.index)) {
			names = append(names, f.name)
		}
	}
	return names
}

func settable(name string, v reflect.Value) bool {
	if compound(v) {
		return true
	}
	switch v.Kind() {
	case reflect.String:
		return name != "id" && name != "hash" && name != "about"
	case reflect.Bool, reflect.Uint8:
		return true
	case reflect.Slice:
		return v.Type().Elem().Kind() == reflect.String && v.Type().Elem() != documentID
	}
	return false
}

// Get returns a field as an Edit spells it; it reports whether there is such a field.
func Get(noun any, name string) (string, bool) {
	v, ok := lookup(noun, name)
	if !ok {
		return "", false
	}
	if compound(v) {
		return spell(members(v)), true
	}
	switch v.Kind() {
	case reflect.String:
		return v.String(), true
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), true
	case reflect.Uint8:
		return v.Interface().(fmt.Stringer).String(), true
	}
	ids := make([]string, v.Len())
	for i := range ids {
		ids[i] = v.Index(i).String()
	}
	return strings.Join(ids, ","), true
}

// Set sets a field. It returns ErrInvalid where there is no such field or the field has no such value.
func Set(noun any, name, value string) error {
	v, ok := lookup(noun, name)
	if !ok {
		return fmt.Errorf("no field %q; there are %s: %w", name, strings.Join(Fields(noun), ", "), isnad.ErrInvalid)
	}
	if compound(v) {
		return unspell(members(v), name, value)
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(value)
	case reflect.Bool:
		b, err := strconv.ParseBool(value)
		if err != nil {
			return fmt.Errorf("%s %q: want true or false: %w", name, value, isnad.ErrInvalid)
		}
		v.SetBool(b)
	case reflect.Uint8:
		n, ok := codes[v.Type()](value)
		if !ok {
			return fmt.Errorf("%s %q: no such %s: %w", name, value, v.Type().Name(), isnad.ErrInvalid)
		}
		v.SetUint(n)
	default:
		v.SetZero()
		for _, id := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' }) {
			v.Set(reflect.Append(v, reflect.ValueOf(strings.TrimSpace(id)).Convert(v.Type().Elem())))
		}
	}
	return nil
}

func lookup(noun any, name string) (reflect.Value, bool) {
	v := reflect.ValueOf(noun).Elem()
	p := planOf(v.Type())
	i, ok := p.byName[name]
	if !ok || !settable(name, v.Field(p.fields[i].index)) {
		return reflect.Value{}, false
	}
	return v.Field(p.fields[i].index), true
}

var (
	chainType   = reflect.TypeFor[isnad.Chain]()
	valenceType = reflect.TypeFor[[]isnad.Valence]()
	amountsType = reflect.TypeFor[[]isnad.Amount]()
)

// compound tells whether a field is a list of what has fields of its own.
func compound(v reflect.Value) bool {
	return v.Type() == chainType || v.Type() == valenceType || v.Type() == amountsType
}

// members is the list itself; the document of a chain is none of its links.
func members(v reflect.Value) reflect.Value {
	if v.Type() == chainType {
		return v.FieldByName("Links")
	}
	return v
}

// Spell spells a list of links, valences or amounts as the value of a field; an empty one is empty.
func Spell(list any) string { return spell(reflect.ValueOf(list)) }

func spell(v reflect.Value) string {
	if v.Len() == 0 {
		return ""
	}
	var e encoder
	e.list(v)
	return string(e.out)
}

// Unspell reads what Spell spelled into a list, to which it is given a pointer.
func Unspell(value string, list any) error {
	return unspell(reflect.ValueOf(list).Elem(), "list", value)
}

func unspell(to reflect.Value, name, value string) (err error) {
	read := reflect.New(to.Type()).Elem()
	if value != "" {
		d := decoder{in: []byte(value)}
		var none isnad.Step
		defer d.stop(name, &none, &err)
		d.value(read)
		d.end()
	}
	to.Set(read)
	return nil
}

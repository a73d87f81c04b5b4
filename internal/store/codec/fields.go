package codec

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"isnad"
)

// Fields lists the fields of a noun that an Edit may set: words, codes of closed vocabularies, yes or no, and lists of ids. What names the noun,
// and spans, are none of them. noun is a pointer.
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

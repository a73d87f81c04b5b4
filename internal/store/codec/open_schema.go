package codec

import (
	"fmt"
	"reflect"

	"isnad"
)

// OpenSchema describes the open spelling of every kind of step as definitions of a JSON Schema (2020-12), by the names of the kinds; spans and refs stand under
// "span" and "ref". Definitions refer to each other by #/$defs/NAME.
func OpenSchema() map[string]map[string]any {
	defs := map[string]map[string]any{
		"span": {"type": "object", "additionalProperties": false, "required": []string{"document", "start", "end", "text"},
			"description": "words of a document; start and end count Unicode code points of its text, end exclusive, or bytes where unit says so",
			"properties":  map[string]any{"document": text, "start": whole, "end": whole, "text": text, "unit": map[string]any{"const": inBytes}}},
		"ref": {"type": "object", "additionalProperties": false, "required": []string{"document", "id"},
			"description": "a finding of one document by the id that its reading gave it", "properties": map[string]any{"document": text, "id": text}},
	}
	for kind, n := range nouns {
		defs[string(kind)] = fieldsSchema(reflect.TypeOf(n))
	}
	for kind, s := range acts {
		defs[kind] = fieldsSchema(reflect.TypeOf(s))
	}
	return defs
}

var (
	text  = map[string]any{"type": "string"}
	whole = map[string]any{"type": "integer", "minimum": 0}
)

func fieldsSchema(t reflect.Type) map[string]any {
	properties := map[string]any{}
	for _, f := range planOf(t).fields {
		properties[f.name] = valueSchema(t.Field(f.index).Type)
	}
	return map[string]any{"type": "object", "properties": properties}
}

func valueSchema(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.String:
		return text
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Uint8:
		return map[string]any{"enum": codesOf(t)}
	case reflect.Slice:
		items := valueSchema(t.Elem())
		if t.Elem().Kind() == reflect.Interface {
			items = map[string]any{"type": "object", "required": []string{openKind}, "properties": map[string]any{openKind: text}}
		}
		return map[string]any{"type": "array", "minItems": 1, "items": items}
	case reflect.Struct:
		return structSchema(t)
	}
	return map[string]any{"type": "integer"}
}

func structSchema(t reflect.Type) map[string]any {
	switch t {
	case spanType:
		return map[string]any{"$ref": "#/$defs/span"}
	case refType:
		return map[string]any{"$ref": "#/$defs/ref"}
	case printType:
		return map[string]any{"type": "array", "minItems": 3, "maxItems": 3, "items": map[string]any{"type": "integer"}, "description": "hash, first and last byte"}
	}
	s := fieldsSchema(t)
	s["additionalProperties"] = false
	return s
}

// codesOf lists the codes of a closed vocabulary, which end where none is known.
func codesOf(t reflect.Type) (out []string) {
	x := reflect.New(t).Elem()
	for i := uint64(1); i < 256; i++ {
		x.SetUint(i)
		code, ok := nameOf(x)
		if !ok {
			break
		}
		out = append(out, code)
	}
	return out
}

// nameOf is the code of a value; there is none past the end of its vocabulary.
func nameOf(x reflect.Value) (code string, ok bool) {
	defer func() {
		if recover() != nil {
			code, ok = "", false
		}
	}()
	return x.Interface().(fmt.Stringer).String(), true
}

// IsNoun tells whether a kind is that of a noun.
func IsNoun(kind string) bool { _, ok := nouns[isnad.NounKind(kind)]; return ok }

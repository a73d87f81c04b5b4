package edit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/fold"
)

// Name makes an entity that a person puts by its name alone, without words of a document that tell it: somebody whom an analyst knows to have acted. Its fields are
// name and kind, and where they are known code and name_en. Its id begins with fold.Named; of two of one name and kind each has its own.
func Name(c *isnad.Case, fields map[string]string) (isnad.Entity, error) {
	e := isnad.Entity{}
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if !isOne("name name_en kind code", field) {
			return e, fmt.Errorf("%s: an entity without words of a document has name, kind, code and name_en: %w", field, isnad.ErrInvalid)
		}
		if err := fold.SetField(&e, field, strings.TrimSpace(fields[field])); err != nil {
			return e, err
		}
	}
	if err := must(&e, "name", "kind"); err != nil {
		return e, err
	}
	for k := 0; ; k++ {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d", e.Kind, e.Name, k))
		e.ID = isnad.EntityID(fold.Named + hex.EncodeToString(sum[:4]))
		if _, _, taken := fold.Find(c, string(e.ID)); !taken {
			return e, nil
		}
	}
}

// With adds to a case, which it makes its own, what is put before the next step of the same change.
func With(c *isnad.Case, put []isnad.Entity) *isnad.Case {
	c.Entities = append(slices.Clone(c.Entities), put...)
	return c
}

// Coined takes out of a setting of a field, such as actors=country:IRQ,new:person:NAME, those who are named anew, as new:KIND:NAME or new:KIND:NAME:CODE, and gives it
// with their ids in their place. A name that holds one of , ; | : is put by itself first.
func Coined(c *isnad.Case, setting string) (string, []isnad.Entity, error) {
	field, value, _ := strings.Cut(setting, "=")
	name, _, _ := strings.Cut(field, "@")
	if _, ok := refers[name]; !ok && !isOne(ofChain+" "+ofValence, name) {
		return setting, nil, nil
	}
	var put []isnad.Entity
	var err error
	value = Renamed(value, func(token string) string {
		parts := strings.SplitN(token, ":", 4)
		if parts[0] != "new" || err != nil {
			return token
		}
		if len(parts) < 3 {
			err = fmt.Errorf("%q: want new:KIND:NAME or new:KIND:NAME:CODE: %w", token, isnad.ErrInvalid)
			return token
		}
		fields := map[string]string{"kind": parts[1], "name": parts[2]}
		if len(parts) == 4 {
			fields["code"] = parts[3]
		}
		var e isnad.Entity
		if e, err = Name(c, fields); err != nil {
			return token
		}
		c, put = With(c, []isnad.Entity{e}), append(put, e)
		return string(e.ID)
	})
	return field + "=" + value, put, err
}

// Renamed gives a value of a field with other names in place of the ids in it, which stand between signs as actors, chains and valences have them.
func Renamed(value string, name func(token string) string) string {
	var b strings.Builder
	for {
		i := strings.IndexAny(value, ",|;=")
		if i < 0 {
			return b.String() + name(value)
		}
		b.WriteString(name(value[:i]) + value[i:i+1])
		value = value[i+1:]
	}
}

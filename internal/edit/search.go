package edit

import (
	"fmt"
	"net/url"
	"strings"

	"isnad"
)

// Search makes the step that saves a search, or ErrInvalid where it has no name, gives nothing that there is, or has parameters that can not be read.
func Search(w isnad.SavedSearch) (isnad.SavedSearch, error) {
	w.Name, w.Case, w.Address = strings.TrimSpace(w.Name), strings.TrimSpace(w.Case), strings.TrimPrefix(strings.TrimSpace(w.Address), "?")
	if w.Name == "" {
		return w, fmt.Errorf("a saved search needs a name: %w", isnad.ErrInvalid)
	}
	switch w.Asks {
	case isnad.SearchDocuments, isnad.SearchEvents, isnad.SearchClaims, isnad.SearchWhatIf:
	default:
		return w, fmt.Errorf("search %s: kind %q: want search, events, claims or whatif: %w", w.Name, w.Asks, isnad.ErrInvalid)
	}
	values, err := url.ParseQuery(w.Address)
	if err != nil {
		return w, fmt.Errorf("search %s: %q: want parameters such as q=%%D8%%AD&from=2024: %w", w.Name, w.Address, isnad.ErrInvalid)
	}
	if w.Asks == isnad.SearchDocuments && strings.TrimSpace(values.Get("q")) == "" {
		return w, fmt.Errorf("search %s: it asks for nothing; want q: %w", w.Name, isnad.ErrInvalid)
	}
	return w, nil
}

// Forget makes the step by which a saved search is kept no more; ErrNotFound where there is none of the name.
func Forget(saved []isnad.Saved, name string) (isnad.SavedSearch, error) {
	return ended(saved, name, fmt.Errorf("no saved search is called %q: %w", name, isnad.ErrNotFound))
}

// ended is the step by which what is saved under a name is kept no more, with all that an undo needs to bring it back; the error where there is none of the name.
func ended[W any, S interface {
	Called() string
	Ended() W
}](saved []S, name string, missing error) (none W, err error) {
	for _, w := range saved {
		if w.Called() == name {
			return w.Ended(), nil
		}
	}
	return none, missing
}

func saySearch(w isnad.SavedSearch) string {
	if w.Out {
		return "forget the search " + w.Name
	}
	s := fmt.Sprintf("save the search %s: %s %s", w.Name, w.Asks, asked(w.Address))
	if w.Case != "" {
		s += " in case " + w.Case
	}
	return s
}

// asked spells the parameters of a search for people.
func asked(address string) string {
	if s, err := url.QueryUnescape(address); err == nil {
		return s
	}
	return address
}

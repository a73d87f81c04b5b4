package edit

import (
	"fmt"
	"strings"

	"isnad"
)

// Indicator makes the step that saves an indicator, or ErrInvalid where it has no name or asks for nothing.
func Indicator(w isnad.Indicator) (isnad.Indicator, error) {
	w.Name, w.Case, w.Reason, w.Pattern.Claim = strings.TrimSpace(w.Name), strings.TrimSpace(w.Case), strings.TrimSpace(w.Reason), strings.TrimSpace(w.Pattern.Claim)
	switch {
	case w.Name == "":
		return w, fmt.Errorf("an indicator needs a name: %w", isnad.ErrInvalid)
	case w.Pattern.IsEmpty():
		return w, fmt.Errorf("indicator %s: its pattern asks for nothing: %w", w.Name, isnad.ErrInvalid)
	case w.Pattern.AtLeast < 0:
		return w, fmt.Errorf("indicator %s: at least %v: %w", w.Name, w.Pattern.AtLeast, isnad.ErrInvalid)
	}
	return w, nil
}

// Unwatch makes the step by which an indicator is watched no more; ErrNotFound where there is none of the name.
func Unwatch(saved []isnad.Watched, name string) (isnad.Indicator, error) {
	return ended(saved, name, fmt.Errorf("no indicator is called %q: %w", name, isnad.ErrNotFound))
}

func sayIndicator(w isnad.Indicator) string {
	if w.Out {
		return "watch no more for " + w.Name
	}
	s := "watch for " + w.Name + ": " + w.Pattern.String()
	if w.Case != "" {
		s += " in case " + w.Case
	}
	if w.Reason != "" {
		s += "; " + w.Reason
	}
	return s
}

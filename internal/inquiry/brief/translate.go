package brief

import "isnad"

// translations writes the translations that persons made of a finding's words, each with its author.
func (l *line) translations(of isnad.Subject) {
	_ = of
}

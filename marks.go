package isnad

// Marks tell of the nouns of a case which of them a person has checked, and how. What is rejected is no longer in a case.
type Marks map[Subject]Mark

// MarksOf gathers the marks of a case. What somebody added stays added, and what was corrected stays corrected, though somebody finds it right since.
func MarksOf(c *Case) Marks { return marks(c, func(Touch) bool { return true }) }

// MarksIn gathers the marks that hold for what one document tells: what was changed of another's telling alone tells nothing of it.
func MarksIn(c *Case, d DocumentID) Marks {
	return marks(c, func(t Touch) bool { return t.Document == "" || t.Document == d })
}

func marks(c *Case, counts func(Touch) bool) Marks {
	m := Marks{}
	for _, t := range c.Touched {
		if !counts(t) {
			continue
		}
		mark := t.Mark
		if mark == 0 {
			mark = Corrected
		}
		if rank(mark) > rank(m[t.Subject]) {
			m[t.Subject] = mark
		}
	}
	return m
}

func rank(m Mark) int {
	switch m {
	case Added:
		return 3
	case Corrected:
		return 2
	case Right:
		return 1
	}
	return 0
}

// Of is the mark of a noun, Unread where nobody has checked it.
func (m Marks) Of(s Subject) Mark {
	if mark, ok := m[s]; ok {
		return mark
	}
	return Unread
}

// Checked reports whether a person has checked a noun. Every place that says how much is checked asks here.
func (m Marks) Checked(s Subject) bool { return m.Of(s) != Unread }

// Count counts the nouns of a case that may be checked, and those of them that are: entities, events, claims, consequences, explanations, commitments, conflicts and
// updates.
func (m Marks) Count(c *Case) (of, checked int) {
	count := func(n int, subject func(int) Subject) {
		of += n
		for i := range n {
			if m.Checked(subject(i)) {
				checked++
			}
		}
	}
	count(len(c.Entities), func(i int) Subject { return Subject{AnEntity, string(c.Entities[i].ID)} })
	count(len(c.Events), func(i int) Subject { return Subject{AnEvent, string(c.Events[i].ID)} })
	count(len(c.Claims), func(i int) Subject { return Subject{AClaim, string(c.Claims[i].ID)} })
	count(len(c.Consequences), func(i int) Subject { return SubjectOf(c.Consequences[i]) })
	count(len(c.Explanations), func(i int) Subject { return SubjectOf(c.Explanations[i]) })
	count(len(c.Commitments), func(i int) Subject { return SubjectOf(c.Commitments[i]) })
	count(len(c.Conflicts), func(i int) Subject { return SubjectOf(c.Conflicts[i]) })
	count(len(c.Updates), func(i int) Subject { return SubjectOf(c.Updates[i]) })
	return of, checked
}

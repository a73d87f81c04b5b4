package cli

import (
	"isnad/internal/desk"
	"isnad/internal/inquiry/whatif"
)

// questionOf is the question among the arguments of a command, or empty where they are files.
func questionOf(command string, args []string) (string, error) {
	for _, a := range args {
		if isFile(a) {
			continue
		}
		if len(args) > 1 {
			return "", usagef("%s %q: no file; put one question, in quotation marks, or name files", command, a)
		}
		return a, nil
	}
	return "", nil
}

// answers are those to a question; without one, to what the analysts of the case ask, and then to what its texts raise.
func (g gathered) answers(e *env, question string, s source, sw whatif.Switches) ([]whatif.Answer, error) {
	model, err := openModel(s.weights)
	if err != nil {
		return nil, err
	}
	return desk.Answers(g.c, question, model, sw, e.tell)
}

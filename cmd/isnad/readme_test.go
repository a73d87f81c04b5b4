package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"isnad/internal/cli"
)

// TestReadmeShowsTrueOutput runs the commands of the README and looks for every line that it shows in what they print.
func TestReadmeShowsTrueOutput(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	command, checked := "", 0
	var printed map[string]bool
	for _, line := range strings.Split(string(readme), "\n") {
		switch {
		case strings.HasPrefix(line, "    isnad "):
			command = strings.TrimSpace(line)
		case strings.HasPrefix(line, "```") && printed == nil && command != "":
			printed = output(t, strings.Fields(command)[1:])
		case strings.HasPrefix(line, "```"):
			command, printed = "", nil
		case printed != nil && line != "" && !strings.Contains(line, "… |") && strings.TrimSpace(line) != "…":
			if checked++; !printed[line] {
				t.Errorf("%s does not print %q", command, line)
			}
		}
	}
	if checked < 40 {
		t.Errorf("only %d lines of output in the README", checked)
	}
}

func output(t *testing.T, args []string) map[string]bool {
	var out, errs bytes.Buffer
	if code := cli.Main(t.Context(), args, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("isnad %v: exit %d: %s", args, code, errs.String())
	}
	lines := map[string]bool{}
	for _, l := range strings.Split(out.String(), "\n") {
		lines[l] = true
	}
	return lines
}

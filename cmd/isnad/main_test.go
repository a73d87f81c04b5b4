package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"isnad": main})
}

// TestScripts runs the real program: its output, messages and exits.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:   "testdata",
		Setup: func(e *testscript.Env) error { e.Setenv("SAMPLES", samples); return nil },
		Cmds:  map[string]func(*testscript.TestScript, bool, []string){"isnad_exits": exits, "spoil": spoil, "isnad_interrupt": interrupt, "middle": middle},
	})
}

// interrupt feeds articles without end to isnad add -, interrupts it after some are acknowledged, and demands exit 130 at once: isnad_interrupt 5 x.db.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	program := ""
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if p := filepath.Join(dir, "isnad"); program == "" {
			if _, err := os.Stat(p); err == nil {
				program = p
			}
		}
	}
	cmd := exec.Command(program, "add", "--db", ts.MkAbs(args[1]), "-")
	in, err := cmd.StdinPipe()
	ts.Check(err)
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	go func() { // the pipe stays open: whoever waits for its end waits for ever
		for i := range 4 * n {
			_, _ = fmt.Fprintf(in, "{\"id\":\"i%d\",\"text\":\"أغلقت الحكومة السورية المعبر رقم %d أمس بعد قصف البلدة.\"}\n", i, i)
		}
	}()
	told := bufio.NewScanner(out)
	count := 0
	for told.Scan() {
		if count++; count == n {
			ts.Check(cmd.Process.Signal(os.Interrupt))
		}
	}
	if err := (*exec.ExitError)(nil); !errors.As(cmd.Wait(), &err) || err.ExitCode() != 130 {
		ts.Fatalf("interrupted: %v, want exit 130", err)
	}
	ts.Setenv("ACKNOWLEDGED", strconv.Itoa(count))
}

// spoil writes zeros over pages of a file: spoil x.db 8 12.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	defer f.Close()
	from, err := strconv.Atoi(args[1])
	ts.Check(err)
	to, err := strconv.Atoi(args[2])
	ts.Check(err)
	_, err = f.WriteAt(make([]byte, (to-from)*4096), int64(from)*4096)
	ts.Check(err)
}

// middle copies a file without its first and last line: middle one.jsonl one.txt.
func middle(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.SplitAfter(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n")
	if len(lines) < 3 {
		ts.Fatalf("%s has %d lines", args[0], len(lines))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(lines[1:len(lines)-1], "")), 0o600))
}

// exits runs the program and demands an exit: isnad_exits 3 read a.txt b.txt.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("isnad", args[1:]...)
	got := 0
	if e := (*exec.ExitError)(nil); errors.As(err, &e) {
		got = e.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want || neg {
		ts.Fatalf("exit %d, want %d", got, want)
	}
}

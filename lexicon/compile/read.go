package main

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"isnad"
	"isnad/lexicon"
)

// readTables reads every table below fsys, strictly. Tables of one name are joined in the order of their files.
func readTables(fsys fs.FS) ([]lexicon.Table, error) {
	sources, err := readSources(fsys)
	if err != nil {
		return nil, err
	}
	files, err := tableFiles(fsys)
	if err != nil {
		return nil, err
	}
	var tables []lexicon.Table
	check := checker{sources: sources, ids: map[string]string{}}
	for _, file := range files {
		sch, ok := schemas[schemaKey(file)]
		if !ok {
			return nil, fmt.Errorf("lexicon/%s: no table of this name is known", file)
		}
		rows, err := readFile(fsys, file, strings.Fields(sch.columns))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := check.row(sch, r); err != nil {
				return nil, err
			}
		}
		if n := len(tables); n > 0 && tables[n-1].Name == sch.table {
			tables[n-1].Rows = append(tables[n-1].Rows, rows...)
		} else {
			tables = append(tables, lexicon.Table{Name: sch.table, Columns: strings.Fields(sch.columns), Rows: rows})
		}
	}
	if err := check.classes(tables); err != nil {
		return nil, err
	}
	return tables, frames(tables)
}

// tableFiles lists the table files; classes come first, since others name them.
func tableFiles(fsys fs.FS) (files []string, err error) {
	err = fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".tsv") && p != "SOURCES.tsv" {
			files = append(files, p)
		}
		return err
	})
	sort.Slice(files, func(i, j int) bool {
		a, b := strings.Contains(files[i], "/classes"), strings.Contains(files[j], "/classes")
		if a != b {
			return a
		}
		return files[i] < files[j]
	})
	return files, err
}

// schemaKey drops the ending and the part after a hyphen of a file's name.
func schemaKey(file string) string {
	dir, base := path.Split(strings.TrimSuffix(file, ".tsv"))
	base, _, _ = strings.Cut(base, "-")
	return dir + base
}

func readFile(fsys fs.FS, file string, columns []string) ([]lexicon.Row, error) {
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	var rows []lexicon.Row
	header := false
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		row := lexicon.Row{File: file, Line: i + 1, Cells: strings.Split(strings.TrimSuffix(line, "\r"), "\t")}
		if !header {
			if header = true; strings.Join(row.Cells, " ") != strings.Join(columns, " ") {
				return nil, fmt.Errorf("%s: the columns are %q, want %q", row.Where(), strings.Join(row.Cells, " "), strings.Join(columns, " "))
			}
			continue
		}
		if len(row.Cells) != len(columns) {
			return nil, fmt.Errorf("%s: %d columns, want %d", row.Where(), len(row.Cells), len(columns))
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// A checker refuses rows that break a rule of the lexicon.
type checker struct {
	sources map[string]bool
	ids     map[string]string // id → where
}

func (c *checker) row(sch schema, r lexicon.Row) error {
	for i, name := range strings.Fields(sch.columns) {
		cell := r.Cells[i]
		if cell != strings.TrimSpace(cell) || strings.Contains(cell, "||") || strings.Contains(cell, "| ") || strings.HasPrefix(cell, "|") || strings.HasSuffix(cell, "|") {
			return fmt.Errorf("%s column %s: stray space or empty value in %q", r.Where(), name, cell)
		}
		if ok := sch.parse[name]; ok != nil && cell != "" && !ok(cell) {
			return fmt.Errorf("%s column %s: %q is not one of its values", r.Where(), name, cell)
		}
		switch name {
		case "id":
			if err := c.id(cell, r); err != nil {
				return err
			}
		case "source":
			if !c.sources[cell] {
				return fmt.Errorf("%s: source %q is not in SOURCES.tsv", r.Where(), cell)
			}
		case "roles":
			if err := roles(cell, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *checker) id(id string, r lexicon.Row) error {
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" {
		return fmt.Errorf("%s: id %q is not lower-case letters, digits, dots and hyphens", r.Where(), id)
	}
	if where, taken := c.ids[id]; taken {
		return fmt.Errorf("%s: id %q is taken by %s", r.Where(), id, where)
	}
	c.ids[id] = r.Where()
	return nil
}

func roles(cell string, r lexicon.Row) error {
	if cell == "" {
		return nil
	}
	for _, role := range strings.Split(cell, "|") {
		if part := strings.Split(role, "@"); len(part) < 3 || len(part) > 5 || !strings.Contains(part[2], "/") || len(part) > 3 && len(part[3]) != 3 && part[3] != "" {
			return fmt.Errorf("%s: role %q is not title@SECTOR@from/to, with @COUNTRY and @participle after it where they are needed", r.Where(), role)
		}
	}
	return nil
}

// classes checks that every class named by a predicate exists.
func (c *checker) classes(tables []lexicon.Table) error {
	have := map[string]bool{}
	for _, t := range tables {
		for _, r := range t.Rows {
			switch t.Name {
			case "classes":
				have[r.Cells[0]] = true
			case "predicates":
				for _, w := range strings.Split(r.Cells[8], "|") {
					if name, ok := strings.CutPrefix(strings.TrimPrefix(w, "!"), "@"); ok && !have[name] {
						return fmt.Errorf("%s: class @%s does not exist", r.Where(), name)
					}
				}
			}
		}
	}
	return nil
}

// frames checks that the predicates of each frame exist and have no second frame.
func frames(tables []lexicon.Table) error {
	taken := map[string]bool{}
	for _, t := range tables {
		if t.Name == "predicates" {
			for _, r := range t.Rows {
				taken[r.Cells[0]] = false
			}
		}
	}
	for _, t := range tables {
		if t.Name != "frames" {
			continue
		}
		for _, r := range t.Rows {
			for _, id := range strings.Split(r.Cells[1], "|") {
				if had, ok := taken[id]; !ok || had {
					return fmt.Errorf("%s: %q is no predicate, or has a frame already", r.Where(), id)
				}
				taken[id] = true
			}
		}
	}
	return nil
}

func readSources(fsys fs.FS) (map[string]bool, error) {
	rows, err := readFile(fsys, "SOURCES.tsv", []string{"key", "name", "version", "licence", "sha256", "where"})
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for _, r := range rows {
		if r.Cells[3] == "" {
			return nil, fmt.Errorf("%s: no licence", r.Where())
		}
		keys[r.Cells[0]] = true
	}
	return keys, nil
}

// known accepts the codes of an enumeration of the root package.
func known(enum string) func(string) bool {
	return func(s string) (ok bool) {
		switch enum {
		case "EventType":
			_, ok = isnad.ParseEventType(s)
		case "Mode":
			_, ok = isnad.ParseMode(s)
		case "Status":
			_, ok = isnad.ParseStatus(s)
		case "Leaning":
			_, ok = isnad.ParseLeaning(s)
		case "EntityKind":
			_, ok = isnad.ParseEntityKind(s)
		case "Precision":
			_, ok = isnad.ParsePrecision(s)
		case "Operator":
			_, ok = isnad.ParseOperator(s)
		case "Act":
			_, ok = isnad.ParseAct(s)
		case "Force":
			_, ok = isnad.ParseForce(s)
		case "ReadingKind":
			_, ok = isnad.ParseReadingKind(s)
		case "RelationType":
			_, ok = isnad.ParseRelationType(s)
		case "OrderRelation":
			_, ok = isnad.ParseOrderRelation(s)
		}
		return ok
	}
}

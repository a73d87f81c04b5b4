package names

import (
	"fmt"
	"math/rand"
	"path/filepath"

	"isnad/internal/linear"
	"isnad/internal/names"
	"isnad/internal/words"
)

// Settings are the choices of a training.
type Settings struct {
	Epochs      int
	Courses     int // of learning, each in an order of its own, whose weights are averaged
	Rare        int // features seen less often are left out
	Costs       names.Costs
	TokenSlots  int // sizes of the tables
	JointSlots  int
	Floor       int16 // weights of less are left out
	HeldOutOnly bool  // only the figures are wanted
}

// Usual are the settings of the release.
func Usual() Settings {
	return Settings{Epochs: 12, Courses: 3, Rare: 2,
		Costs: names.Costs{Missed: 160, Invented: 70, Confused: 90}, TokenSlots: 64000, JointSlots: 12000, Floor: 4}
}

const scale = 16 // of a weight in a table

// Train makes the parts of a file of weights that find names. Shared holds data/ner; root is this repository.
// The last fifth of the training file is first held out, for the figures; then all of it is learnt. It is a pure function of its files:
// orders come from fixed seeds.
func Train(shared, root string, forms *words.Forms, set Settings) (linear.File, Figures, error) {
	t, err := newTrainer(shared, root, forms, set)
	if err != nil {
		return nil, Figures{}, err
	}
	l := names.NewLearner(t.plain, t.sentences, set.Rare, set.Costs)
	figures := t.heldOut(l)
	if set.HeldOutOnly {
		return nil, figures, nil
	}
	tokens, joints := t.learn(l, func(int) bool { return true })
	return linear.File{names.PartLists: t.lists.Bytes(), names.PartTokens: tokens.Bytes(), names.PartJoints: joints.Bytes()}, figures, nil
}

type trainer struct {
	set       Settings
	lists     *words.Forms
	plain     *names.Model // without weights
	sentences []names.Sentence
}

func newTrainer(shared, root string, forms *words.Forms, set Settings) (*trainer, error) {
	var e entries
	if err := e.lexicon(root); err != nil {
		return nil, err
	}
	sentences, err := annotated(filepath.Join(shared, "data/ner/ANERCorp_CamelLab_train.txt"))
	if err != nil {
		return nil, err
	}
	lists := names.PackLists(forms, e)
	return &trainer{set: set, lists: lists, plain: names.NewModel(forms, lists, nil, nil), sentences: sentences}, nil
}

// learn makes tables from the sentences of a choice.
func (t *trainer) learn(l *names.Learner, take func(i int) bool) (tokens, joints *linear.Table) {
	l.Withdraw()
	for course := range t.set.Courses {
		rng := rand.New(rand.NewSource(int64(1 + course)))
		var order []int
		for i := range t.sentences {
			if take(i) {
				order = append(order, i)
			}
		}
		for range t.set.Epochs {
			rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, i := range order {
				l.Learn(i)
			}
		}
		l.Bank()
	}
	a, b := l.Rows(scale/float64(t.set.Courses), t.set.Floor)
	return linear.Pack(names.Strongest(a, t.set.TokenSlots)), linear.Pack(names.Strongest(b, t.set.JointSlots))
}

// heldOut scores a model of the first four fifths on the last: documents lie one after another, so that it has none of theirs.
func (t *trainer) heldOut(l *names.Learner) Figures {
	from := len(t.sentences) * 4 / 5
	tokens, joints := t.learn(l, func(i int) bool { return i < from })
	return score(t.plain.With(tokens, joints), t.sentences[from:])
}

// Figures are counts of names by type: annotated, found, and right.
type Figures struct{ Gold, Found, Right [names.Types]int }

// F1 returns the score of a type.
func (f Figures) F1(t names.Type) float64 { return f1(f.Right[t], f.Gold[t], f.Found[t]) }

// Micro returns the score of all names.
func (f Figures) Micro() float64 {
	var right, gold, found int
	for t := range f.Right {
		right, gold, found = right+f.Right[t], gold+f.Gold[t], found+f.Found[t]
	}
	return f1(right, gold, found)
}

func f1(right, gold, found int) float64 { return 2 * float64(right) / float64(max(1, gold+found)) }

// String shows scores in hundredths.
func (f Figures) String() string {
	out := ""
	for t := range names.Types {
		out += fmt.Sprintf("%v %.1f ", t, 100*f.F1(t))
	}
	return out + fmt.Sprintf("all %.1f", 100*f.Micro())
}

func score(m *names.Model, sentences []names.Sentence) Figures {
	var f Figures
	r := m.NewReader()
	for _, s := range sentences {
		gold := names.Spans(nil, 0, s.Labels)
		found := r.Find(nil, [][][]byte{s.Tokens})
		for _, n := range gold {
			f.Gold[n.Type]++
			for _, g := range found {
				if g == n {
					f.Right[n.Type]++
				}
			}
		}
		for _, n := range found {
			f.Found[n.Type]++
		}
	}
	return f
}

package morph_test

import (
	"strings"
	"testing"

	"isnad/arabic/morph"
)

// at names a cell: tense p i s j c, voice a p, person as in the order of [morph.Person].
func at(t morph.Table, name string) string {
	tense := morph.Tense(strings.IndexByte("pisjc", name[0]))
	voice := morph.Voice(strings.IndexByte("ap", name[1]))
	persons := map[string]morph.Person{"he": morph.He, "she": morph.She, "two": morph.TheyTwo, "twoF": morph.TheyTwoF, "they": morph.They, "theyF": morph.TheyF,
		"you": morph.You, "youF": morph.YouF, "youTwo": morph.YouTwo, "youAll": morph.YouAll, "youAllF": morph.YouAllF, "me": morph.Me, "we": morph.We}
	return t.Cells[tense][voice][persons[name[3:]]]
}

func TestConjugation(t *testing.T) {
	one := func(root string, past, present byte, flags ...morph.Flag) morph.Verb {
		v := morph.Verb{Root: root, Form: morph.I, Past: past, Present: present}
		for _, f := range flags {
			v.Flags |= f
		}
		return v
	}
	of := func(root string, f morph.Form, flags ...morph.Flag) morph.Verb {
		v := morph.Verb{Root: root, Form: f}
		for _, f := range flags {
			v.Flags |= f
		}
		return v
	}
	for _, c := range []struct {
		kind  string
		verb  morph.Verb
		cells string // name=form, parted by spaces
		nouns string // active and passive participle, masdar
	}{
		{"sound", one("كتب", 'a', 'u'), "pa-he=كَتَبَ pa-they=كَتَبُوا ia-he=يَكْتُبُ ia-theyF=يَكْتُبْنَ sa-they=يَكْتُبُوا ja-he=يَكْتُبْ ca-you=اُكْتُبْ ca-youF=اُكْتُبِي pp-he=كُتِبَ ip-he=يُكْتَبُ", "كَاتِب مَكْتُوب "},
		{"doubled", one("مدد", 'a', 'u'), "pa-he=مَدَّ pa-me=مَدَدْتُ ia-he=يَمُدُّ ia-theyF=يَمْدُدْنَ ja-he=يَمُدَّ ca-you=مُدَّ pp-he=مُدَّ ip-he=يُمَدُّ", "مَادّ مَمْدُود "},
		{"doubled in i", one("ظلل", 'i', 'a'), "pa-he=ظَلَّ pa-we=ظَلِلْنَا ia-they=يَظَلُّونَ", "ظَالّ مَظْلُول "},
		{"first hamza", one("ءخذ", 'a', 'u'), "pa-he=أَخَذَ ia-me=آخُذُ ia-he=يَأْخُذُ ip-he=يُؤْخَذُ", "آخِذ مَأْخُوذ "},
		{"middle hamza", one("سءل", 'a', 'a'), "pa-he=سَأَلَ pp-he=سُئِلَ ia-he=يَسْأَلُ ia-they=يَسْأَلُونَ", "سَائِل مَسْؤُول "},
		{"last hamza", one("قرء", 'a', 'a'), "pa-he=قَرَأَ pa-two=قَرَآ pa-they=قَرَؤُوا ia-they=يَقْرَؤُونَ ia-youF=تَقْرَئِينَ pp-he=قُرِئَ", "قَارِئ مَقْرُوء "},
		{"assimilated", one("وصل", 'a', 'i'), "pa-he=وَصَلَ ia-he=يَصِلُ ca-you=صِلْ ip-he=يُوصَلُ", "وَاصِل مَوْصُول "},
		{"assimilated in a", one("وضع", 'a', 'a', morph.Falls), "ia-he=يَضَعُ ca-youAll=ضَعُوا ip-he=يُوضَعُ", "وَاضِع مَوْضُوع "},
		{"first ي", one("يءس", 'i', 'a'), "pa-he=يَئِسَ ia-he=يَيْأَسُ", "يَائِس مَيْؤُوس "},
		{"hollow in u", one("قول", 'a', 'u'), "pa-he=قَالَ pa-me=قُلْتُ ia-he=يَقُولُ ja-he=يَقُلْ ia-theyF=يَقُلْنَ ca-you=قُلْ ca-youAll=قُولُوا pp-he=قِيلَ ip-he=يُقَالُ", "قَائِل مَقُول "},
		{"hollow in i", one("بيع", 'a', 'i'), "pa-he=بَاعَ pa-me=بِعْتُ ia-he=يَبِيعُ ja-they=يَبِيعُوا ip-he=يُبَاعُ", "بَائِع مَبِيع "},
		{"hollow in a", one("نوم", 'i', 'a'), "pa-he=نَامَ pa-we=نِمْنَا ia-he=يَنَامُ ca-you=نَمْ", "نَائِم مَنُوم "},
		{"hollow with hamza", one("جيء", 'a', 'i'), "pa-he=جَاءَ pa-me=جِئْتُ pa-they=جَاؤُوا ia-he=يَجِيءُ ja-he=يَجِئْ pp-he=جِيءَ", "جَاءٍ مَجِيء "},
		{"strong middle", one("عور", 'i', 'a', morph.Strong), "pa-he=عَوِرَ ia-he=يَعْوَرُ", "عَاوِر مَعْوُور "},
		{"last و", one("دعو", 'a', 'u'), "pa-he=دَعَا pa-she=دَعَتْ pa-two=دَعَوَا pa-they=دَعَوْا pa-me=دَعَوْتُ ia-he=يَدْعُو ia-youF=تَدْعِينَ ja-he=يَدْعُ pp-he=دُعِيَ ip-he=يُدْعَى", "دَاعٍ مَدْعُوّ "},
		{"last ي in i", one("رمي", 'a', 'i'), "pa-he=رَمَى pa-they=رَمَوْا ia-they=يَرْمُونَ ia-two=يَرْمِيَانِ ja-she=تَرْمِ ca-you=اِرْمِ", "رَامٍ مَرْمِيّ "},
		{"last ي, past in i", one("لقي", 'i', 'a'), "pa-he=لَقِيَ pa-they=لَقُوا pa-me=لَقِيتُ ia-he=يَلْقَى ia-they=يَلْقَوْنَ", "لَاقٍ مَلْقِيّ "},
		{"last ي in a", one("سعي", 'a', 'a'), "pa-he=سَعَى ia-he=يَسْعَى ja-he=يَسْعَ ia-youF=تَسْعَيْنَ", "سَاعٍ مَسْعِيّ "},
		{"last و, past in i", one("رضو", 'i', 'a'), "pa-he=رَضِيَ ia-he=يَرْضَى ia-two=يَرْضَيَانِ", "رَاضٍ مَرْضِيّ "},
		{"first and last", one("وقي", 'a', 'i'), "pa-he=وَقَى ia-he=يَقِي ja-he=يَقِ ca-you=قِ ca-youF=قِي", "وَاقٍ مَوْقِيّ "},
		{"middle and last", one("طوي", 'a', 'i'), "pa-he=طَوَى ia-he=يَطْوِي ja-he=يَطْوِ", "طَاوٍ مَطْوِيّ "},
		{"II", of("علم", morph.II), "pa-he=عَلَّمَ ia-he=يُعَلِّمُ pp-he=عُلِّمَ ca-you=عَلِّمْ", "مُعَلِّم مُعَلَّم تَعْلِيم"},
		{"II weak", of("ربي", morph.II), "pa-he=رَبَّى ia-he=يُرَبِّي", "مُرَبٍّ مُرَبًّى تَرْبِيَة"},
		{"III doubled", of("حجج", morph.III), "pa-he=حَاجَّ pa-me=حَاجَجْتُ ia-he=يُحَاجُّ", "مُحَاجّ مُحَاجّ مُحَاجَّة"},
		{"IV", of("غلق", morph.IV), "pa-he=أَغْلَقَ ia-he=يُغْلِقُ ca-you=أَغْلِقْ", "مُغْلِق مُغْلَق إِغْلَاق"},
		{"IV hamza", of("ءمن", morph.IV), "pa-he=آمَنَ ia-he=يُؤْمِنُ pa-we=آمَنَّا", "مُؤْمِن مُؤْمَن إِيمَان"},
		{"IV hollow", of("قوم", morph.IV), "pa-he=أَقَامَ pa-me=أَقَمْتُ ia-he=يُقِيمُ ja-he=يُقِمْ pp-he=أُقِيمَ", "مُقِيم مُقَام إِقَامَة"},
		{"IV first و", of("وجب", morph.IV), "pa-he=أَوْجَبَ ia-he=يُوجِبُ", "مُوجِب مُوجَب إِيجَاب"},
		{"IV weak", of("عطو", morph.IV), "pa-he=أَعْطَى pa-me=أَعْطَيْتُ ia-he=يُعْطِي ja-he=يُعْطِ", "مُعْطٍ مُعْطًى إِعْطَاء"},
		{"V", of("مني", morph.V), "pa-he=تَمَنَّى ia-he=يَتَمَنَّى ia-they=يَتَمَنَّوْنَ", "مُتَمَنٍّ مُتَمَنًّى تَمَنٍّ"},
		{"VI", of("سءل", morph.VI), "pa-he=تَسَاءَلَ ia-he=يَتَسَاءَلُ", "مُتَسَائِل مُتَسَاءَل تَسَاؤُل"},
		{"VII hollow", of("حوز", morph.VII), "pa-he=اِنْحَازَ pa-me=اِنْحَزْتُ ia-he=يَنْحَازُ", "مُنْحَاز مُنْحَاز اِنْحِيَاز"},
		{"VIII with t", of("وصل", morph.VIII), "pa-he=اِتَّصَلَ ia-he=يَتَّصِلُ", "مُتَّصِل مُتَّصَل اِتِّصَال"},
		{"VIII with S", of("صدم", morph.VIII), "pa-he=اِصْطَدَمَ ia-he=يَصْطَدِمُ", "مُصْطَدِم مُصْطَدَم اِصْطِدَام"},
		{"VIII with z", of("زيد", morph.VIII), "pa-he=اِزْدَادَ ia-he=يَزْدَادُ", "مُزْدَاد مُزْدَاد اِزْدِيَاد"},
		{"VIII with d", of("دعو", morph.VIII), "pa-he=اِدَّعَى ia-he=يَدَّعِي", "مُدَّعٍ مُدَّعًى اِدِّعَاء"},
		{"VIII with D", of("ضرر", morph.VIII), "pa-he=اِضْطَرَّ ia-he=يَضْطَرُّ pp-he=اُضْطُرَّ", "مُضْطَرّ مُضْطَرّ اِضْطِرَار"},
		{"VIII of أخذ", of("ءخذ", morph.VIII, morph.Tied), "pa-he=اِتَّخَذَ ia-he=يَتَّخِذُ", "مُتَّخِذ مُتَّخَذ اِتِّخَاذ"},
		{"IX", of("حمر", morph.IX), "pa-he=اِحْمَرَّ pa-me=اِحْمَرَرْتُ ia-he=يَحْمَرُّ", "مُحْمَرّ مُحْمَرّ اِحْمِرَار"},
		{"X", of("قبل", morph.X), "pa-he=اِسْتَقْبَلَ ia-he=يَسْتَقْبِلُ pp-he=اُسْتُقْبِلَ", "مُسْتَقْبِل مُسْتَقْبَل اِسْتِقْبَال"},
		{"X hollow", of("طوع", morph.X), "pa-he=اِسْتَطَاعَ pa-we=اِسْتَطَعْنَا ia-he=يَسْتَطِيعُ ja-he=يَسْتَطِعْ", "مُسْتَطِيع مُسْتَطَاع اِسْتِطَاعَة"},
		{"X with ي", of("حيي", morph.X), "pa-he=اِسْتَحْيَا ia-he=يَسْتَحْيِي", "مُسْتَحْيٍ مُسْتَحْيًى اِسْتِحْيَاء"},
		{"QI", of("سيطر", morph.QI), "pa-he=سَيْطَرَ ia-he=يُسَيْطِرُ", "مُسَيْطِر مُسَيْطَر سَيْطَرَة"},
		{"QII", of("دحرج", morph.QII), "pa-he=تَدَحْرَجَ ia-he=يَتَدَحْرَجُ", "مُتَدَحْرِج مُتَدَحْرَج تَدَحْرُج"},
		{"QIV", of("طمءن", morph.QIV), "pa-he=اِطْمَأَنَّ pa-me=اِطْمَأْنَنْتُ ia-he=يَطْمَئِنُّ", "مُطْمَئِنّ مُطْمَأَنّ اِطْمِئْنَان"},
	} {
		table := c.verb.Conjugate()
		for _, cell := range strings.Fields(c.cells) {
			name, want, _ := strings.Cut(cell, "=")
			if have := at(table, name); have != want {
				t.Errorf("%s %s %s: %s, want %s", c.kind, c.verb.Root, name, have, want)
			}
		}
		if have := table.ActiveParticiple + " " + table.PassiveParticiple + " " + table.Masdar; have != c.nouns {
			t.Errorf("%s %s: %q, want %q", c.kind, c.verb.Root, have, c.nouns)
		}
	}
}

func TestIrregular(t *testing.T) {
	a := analyser(t)
	for lemma, cells := range map[string]string{
		"رأى": "pa-he=رَأَى ia-he=يَرَى ja-he=يَرَ ca-you=رَ ip-he=يُرَى pa-me=رَأَيْتُ ia-they=يَرَوْنَ",
		"أرى": "pa-he=أَرَى ia-he=يُرِي ca-you=أَرِ",
		"أخذ": "ca-you=خُذْ ca-youAll=خُذُوا",
		"أكل": "ca-you=كُلْ",
		"أمر": "ca-you=مُرْ",
		"ليس": "pa-he=لَيْسَ pa-she=لَيْسَتْ pa-me=لَسْتُ pa-they=لَيْسُوا ia-he= pp-he=",
	} {
		list := a.Verbs(lemma)
		if len(list) == 0 {
			t.Errorf("%s is unknown", lemma)
			continue
		}
		table := list[0].Conjugate()
		for _, cell := range strings.Fields(cells) {
			name, want, _ := strings.Cut(cell, "=")
			if have := at(table, name); have != want {
				t.Errorf("%s %s: %s, want %s", lemma, name, have, want)
			}
		}
	}
}

func TestBadVerbsGiveNothing(t *testing.T) {
	for _, v := range []morph.Verb{{}, {Root: "كت", Form: morph.II}, {Root: "abc", Form: morph.II}, {Root: "كتب", Form: morph.I}, {Root: "كتبم", Form: morph.X}, {Root: "كتب", Form: 99}} {
		if v.Conjugate() != (morph.Table{}) || v.Lemma() != "" {
			t.Errorf("%+v is conjugated", v)
		}
	}
}

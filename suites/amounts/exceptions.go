package main

// exceptions are cases, by file and line, that are wrong for Arabic news or that our conventions decide otherwise, with the reason. They are set aside
// and counted apart.
var exceptions = map[string]map[int]string{
	"recognizers_text_number_ar.jsonl": {
		3: glued, 4: glued, 5: glued, 6: glued, 7: glued, 98: glued, 142: glued, 260: glued, 278: glued,
		16:  oneOf,
		93:  oneOf,
		411: oneOf,
		91:  price,
		115: price,
		433: calque,
		503: calque,
		463: "قبلا is misspelt",
	},
}

const (
	glued  = "a number glued to its unit is a number all the same; the peer finds none"
	oneOf  = "«واحد من ثلاثة» in the news is one of three people and no third; a third is «واحد من كل ثلاثة»"
	price  = "ثمن before a definite noun is a price; the eighth is told apart only by its vowels"
	calque = "«الثانية إلى الأخير» is put word by word from English"
)

func (c *testcase) isExcepted(file string) bool { return exceptions[file][c.line] != "" }

package main

import "isnad/internal/find/times"

// The conventions by which each suite is read; research note A3 tells where they differ from news. News is the zero value.
var (
	newsOptions       = times.Options{}
	ducklingOptions   = times.Options{Coming: true, ComingHour: true, WholeUnits: true, Talk: true}
	chronoOptions     = times.Options{Coming: true, Talk: true, ByWeek: true, PointAhead: true}
	recognizerOptions = times.Options{Coming: true, Talk: true, ByWeek: true}
	cldrOptions       = times.Options{Talk: true, ByWeek: true, PointAhead: true}
	peerOptions       = times.Options{Talk: true}
)

// headWords and foreWords stand at the beginning of a span and are left out, or taken in, by Recognizers and not by us; with من it does both. Apart from
// such a word the extents must be the same.
var (
	headWords = []string{"يوم", "مدة", "لمدة", "من يوم", "ب", "هذا", "من"}
	foreWords = []string{"في", "هذا", "عند", "بين", "ل", "إلى", "ما"}
)

// hours are the clock times that a peer has for parts of the day: first hour, and the hour after the last.
type hours map[string][2]int

var (
	newsHours       = hours{"night": {18, 30}}
	ducklingHours   = hours{"night": {18, 24}, "evening": {18, 24}}
	chronoHours     = hours{"morning": {6, 6}, "noon": {12, 12}, "afternoon": {15, 15}, "evening": {20, 20}, "midnight": {0, 0}}
	recognizerHours = hours{"morning": {8, 12}, "noon": {12, 12}, "afternoon": {12, 16}, "evening": {16, 20}, "night": {20, 24}, "midnight": {0, 0}, "mid-morning": {10, 10}, "mid-noon": {14, 14}, "mid-night": {0, 0}}
)

// apart are cases that are wrong for Arabic news, or that the conventions of A3 decide otherwise, by file and line, with the reason.
var apart = map[string]string{
	"isnad_seed_news_ar:29":   "the ten days that have passed end with yesterday, as the gold has it for «اليومين الماضيين»",
	"recognizers_text_ar:21":  "the month before the day; Arabic writes the day first",
	"recognizers_text_ar:22":  "the month before the day; Arabic writes the day first",
	"recognizers_text_ar:55":  "«يومي» for this day is English put into Arabic words",
	"recognizers_text_ar:119": "«سبتمبر الماضي» in November is that of this year",
	"recognizers_text_ar:124": "«سبتمبر 16» is a day, not a month",
	"recognizers_text_ar:129": "«خلال أسبوعين» is both weeks, not the second",
	"recognizers_text_ar:134": "«أسبوعي» for this week is English put into Arabic words",
	"recognizers_text_ar:137": "«أسبوعي» for this week is English put into Arabic words",
	"recognizers_text_ar:151": "«أسبوعي» for this week is English put into Arabic words",
	"recognizers_text_ar:155": "«أسبوعي» for this week is English put into Arabic words",
	"recognizers_text_ar:164": "«بعد 3 أسابيع» does not lie in the past",
	"recognizers_text_ar:202": "«في 1970» is the year, not the decade",
	"recognizers_text_ar:209": "no Arabic name of a decade",
	"recognizers_text_ar:210": "the twenties are no tens",
	"recognizers_text_ar:215": "a year told in the English way, nineteen ninety-nine",
	"recognizers_text_ar:216": "a year told in the English way, nineteen twenty-eight",
	"recognizers_text_ar:220": "a year told in the English way, nineteen seventy-eight",
	"recognizers_text_ar:536": "Independence day with the day of another feast",
	"recognizers_text_ar:537": "Youth day with the day of another feast",
	"dateparser_ar:16":        "a day that the calendar does not have",
	"dateparser_ar:17":        "a day that the calendar does not have",
	"dateparser_ar:18":        "Hijri by order of the caller, not by the text",
}

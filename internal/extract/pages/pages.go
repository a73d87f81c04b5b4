// Package pages makes web pages out of articles, in the manners of the Arab press, to try what takes the articles out of them again. All words and frames are ours.
package pages

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// An Article is what a page is made of.
type Article struct {
	Title, Outlet, Author, URL, Published string
	Paragraphs                            []string
}

// A Frame makes a page of an article.
type Frame struct {
	Name string
	Make func(Article) string
}

// Frames are the manners of pages, from blogs to tables.
var Frames = []Frame{
	{"weblog", weblog}, {"json-ld", linked}, {"table", table}, {"bare", bare}, {"breaks", breaks}, {"portal", portal}, {"comments", comments}, {"split", split},
}

var (
	headlines = []string{"أسعار الخضار ترتفع في أسواق العاصمة", "افتتاح معرض الكتاب بمشاركة واسعة", "نتائج الجولة الخامسة من الدوري", "طقس الغد: غائم جزئيا", "وصفة اليوم: حساء العدس", "عشر نصائح لنوم هادئ"}
	sections  = []string{"الرئيسية", "أخبار", "اقتصاد", "رياضة", "ثقافة", "منوعات", "فيديو", "اتصل بنا"}
)

func links(of []string, tag string) string {
	var b strings.Builder
	for i, s := range of {
		fmt.Fprintf(&b, `<%s><a href="/n/%d">%s</a></%s>`, tag, i+100, s, tag)
	}
	return b.String()
}

func paragraphs(a Article, open, end string) string {
	var b strings.Builder
	for _, p := range a.Paragraphs {
		b.WriteString(open + html.EscapeString(p) + end + "\n")
	}
	return b.String()
}

func head(a Article, more string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>%s - %s</title>%s<style>body{font:16px serif}</style><script>var a="<p>ليس نصا</p>";</script></head>`, html.EscapeString(a.Title), html.EscapeString(a.Outlet), more)
}

func social(a Article) string {
	return fmt.Sprintf(`<meta property="og:title" content="%s"><meta property="og:site_name" content="%s"><meta property="og:url" content="%s"><meta property="article:published_time" content="%sT21:40:00+03:00"><meta name="author" content="%s">`,
		html.EscapeString(a.Title), html.EscapeString(a.Outlet), a.URL, a.Published, html.EscapeString(a.Author))
}

func menu() string { return `<header><nav><ul>` + links(sections, "li") + `</ul></nav></header>` }

func foot(a Article) string {
	return `<footer><p>جميع الحقوق محفوظة لموقع ` + html.EscapeString(a.Outlet) + ` ولا يجوز النقل إلا بإذن مكتوب من إدارة الموقع.</p><ul>` + links(sections[4:], "li") + `</ul></footer></body></html>`
}

func weblog(a Article) string {
	return head(a, social(a)) + `<body class="single has-sidebar">` + menu() + `<div id="content"><article class="post"><h1 class="entry-title">` + html.EscapeString(a.Title) + `</h1><div class="entry-meta">بقلم: ` +
		html.EscapeString(a.Author) + ` | 14 تعليقا</div><div class="entry-content">` + paragraphs(a, "<p>", "</p>") + `<div class="sharedaddy social">شارك الخبر: <a href="#">تويتر</a> <a href="#">فيسبوك</a></div></div></article><div class="related-posts"><h3>مواضيع ذات صلة</h3><ul>` +
		links(headlines, "li") + `</ul></div></div><aside class="sidebar"><div class="widget"><p>اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح قبل الجميع.</p></div></aside>` + foot(a)
}

func linked(a Article) string {
	ld, _ := json.Marshal(map[string]any{"@context": "https://schema.org", "@graph": []any{map[string]any{"@type": "WebSite", "name": a.Outlet}, map[string]any{"@type": "NewsArticle", "headline": a.Title,
		"datePublished": a.Published + "T08:00:00Z", "author": []any{map[string]any{"@type": "Person", "name": a.Author}}, "publisher": map[string]any{"@type": "Organization", "name": a.Outlet}, "mainEntityOfPage": a.URL}}})
	return head(a, `<script type="application/ld+json">`+string(ld)+`</script>`) + `<body>` + menu() + `<main><h1>` + html.EscapeString(a.Title) + `</h1><p class="lead-time">آخر تحديث قبل 3 ساعات</p><section class="body">` +
		paragraphs(a, "<div><p>", "</p></div>") + `</section></main><section class="most-read"><h2>الأكثر قراءة</h2>` + links(headlines, "p") + `</section>` + foot(a)
}

func table(a Article) string {
	return `<html dir=rtl><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>` + html.EscapeString(a.Outlet) + ` | ` + html.EscapeString(a.Title) + `</title></head><body><table width=980><tr><td colspan=3>` + links(sections, "b") +
		`<tr><td width=150>` + links(headlines, "div") + `<td><table><tr><td><font size=5><h1>` + html.EscapeString(a.Title) + `</h1></font><tr><td>` + paragraphs(a, "<p align=justify>", "") + `</table><td width=150>` + links(headlines[2:], "div") +
		`<tr><td colspan=3><form><input name=q><p>ابحث في أرشيف الصحيفة عن الأخبار والمقالات والتقارير المنشورة منذ تأسيسها.</p></form></table></body></html>`
}

func bare(a Article) string {
	return head(a, "") + `<body><h1>` + html.EscapeString(a.Title) + `</h1>` + paragraphs(a, "<p>", "</p>") + `</body></html>`
}

func breaks(a Article) string {
	return head(a, social(a)) + `<body>` + menu() + `<div class="wrap"><div class="title"><h1>` + html.EscapeString(a.Title) + `</h1></div><div class="news-details">` + paragraphs(a, "", "<br><br>") +
		`</div></div><div class="wrap"><div class="col">` + links(headlines, "div") + `</div></div>` + foot(a)
}

func portal(a Article) string {
	side := ""
	for _, h := range headlines {
		side += `<div class="card"><a href="/x"><img alt="صورة" src="x.jpg"><h4>` + h + `</h4></a><p>` + h + ` في تقرير موسع يتابعه مراسلونا من الميدان لحظة بلحظة، مع آراء الخبراء.</p></div>`
	}
	return head(a, social(a)) + `<body><div class="cookie-banner"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك، وباستمرارك في التصفح فإنك توافق على ذلك.</p><button>موافق</button></div>` + menu() +
		`<div class="row"><div class="col-8"><div class="article__content">` + paragraphs(a, `<p style="text-align:right">`, "</p>") + `<figure><img src="a.jpg"><figcaption>صورة أرشيفية من الأرشيف</figcaption></figure></div></div><div class="col-4 latest-news">` + side + `</div></div>` + foot(a)
}

func comments(a Article) string {
	list := ""
	for i := range 12 {
		list += fmt.Sprintf(`<div class="comment" id="c%d"><b>قارئ %d</b><p>شكرا على هذا التقرير المفيد، ونتمنى أن تتابعوا الموضوع وأن تنشروا المزيد عنه في الأيام المقبلة إن شاء الله.</p></div>`, i, i)
	}
	return head(a, social(a)) + `<body>` + menu() + `<div id="main"><h1>` + html.EscapeString(a.Title) + `</h1><div class="text">` + paragraphs(a, "<p>", "</p>") + `</div><div id="comments"><h3>التعليقات</h3>` + list + `</div></div>` + foot(a)
}

func split(a Article) string {
	var b strings.Builder
	for i, p := range a.Paragraphs {
		b.WriteString(`<div class="block"><p>` + html.EscapeString(p) + `</p></div>`)
		if i%3 == 1 {
			b.WriteString(`<div class="advert"><p>إعلان: سافر معنا بأرخص الأسعار إلى أجمل مدن العالم واحجز تذكرتك الآن.</p></div><div class="read-also"><a href="/y">` + headlines[i%len(headlines)] + `</a></div>`)
		}
	}
	return head(a, social(a)) + `<body>` + menu() + `<article itemscope><h1>` + html.EscapeString(a.Title) + `</h1><time datetime="` + a.Published + `">أمس</time><div itemprop="articleBody">` + b.String() + `</div></article><div class="ticker">` + links(headlines, "span") + `</div>` + foot(a)
}

// Overlap is the F1 of the words of two texts, as bags.
func Overlap(got, want string) float64 {
	count, both := map[string]int{}, 0
	g, w := strings.Fields(got), strings.Fields(want)
	for _, x := range w {
		count[x]++
	}
	for _, x := range g {
		if count[x] > 0 {
			count[x]--
			both++
		}
	}
	if len(g)+len(w) == 0 {
		return 1
	}
	return 2 * float64(both) / float64(len(g)+len(w))
}

package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"strconv"
	"time"

	"isnad/internal/api"
)

// crowd writes invented news, a document of four sentences a line: days over three years, 36 towns, hundreds of names, so that few tell the same. 1,900 give about 5,200 events.
func crowd(n int) (out []byte) {
	towns := []string{"البصرة", "الموصل", "حمص", "درعا", "عدن", "تعز", "صنعاء", "بنغازي", "سبها", "طرابلس", "الخرطوم", "أم درمان", "كسلا", "غزة", "نابلس", "جنين", "صيدا", "بعلبك", "إربد", "المفرق", "سوسة", "صفاقس", "وهران", "تلمسان", "فاس", "مراكش", "أسوان", "الإسكندرية", "نواكشوط", "المنامة", "صلالة", "الدوحة", "الكويت", "أربيل", "كركوك", "الحديدة"}
	first := []string{"سالم", "ناجي", "رياض", "مروان", "هيثم", "شاكر", "لبنى", "سعاد", "زياد", "نوال", "فيصل", "رشا", "طارق", "حنان", "بلال", "سمير", "هدى", "عماد", "ريم"}
	last := []string{"الدرويش", "البكري", "الطحان", "الزهراني", "المنصوري", "الخياط", "العبادي", "القصاب", "الرفاعي", "النجار", "الحلواني", "الصباغ", "البيطار", "الحداد", "السقاف", "المهدي", "الورداني", "الشمري", "العتيبي", "الجبوري", "الكناني", "الربيعي", "التميمي"}
	sort, own := []string{"لواء", "كتائب", "حركة", "جبهة", "تحالف", "فرقة"}, []string{"الساحل", "النخيل", "الضفة", "الجنوب", "القبائل", "الميزان", "الفرات", "الجبل", "الوادي", "السهل", "البادية", "النسور", "الصقور", "الرعد", "الفجر", "الشمال", "المرابطين", "العاصفة", "الغضب", "الواحة", "السلام", "العهد", "الوفاء", "الكرامة", "اليرموك", "الزيتون", "السنديان", "الأرز", "الياسمين", "الشهباء", "البرق"}
	bodies := []string{"الداخلية", "الدفاع", "الخارجية", "النفط", "الصحة", "المالية", "النقل", "الزراعة"}
	outlets := []string{"صحيفة الساحل", "وكالة المنار الجديد", "شبكة الوادي", "جريدة الميناء", "موقع المدى البعيد"}
	acts := []func(i int, at, who, body, group string) string{
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("قتل %d أشخاص في هجوم شنه مسلحون من %s على نقطة تفتيش في %s.", 3+i%7, group, at)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("التقى وزير %s %s وفدا من %s في %s وبحث معه فتح المعبر.", body, who, group, at)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("هددت %s بقصف مطار %s ما لم يفرج عن معتقليها.", group, at)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("طالب المتحدث باسم وزارة %s %s قيادة %s بالانسحاب من %s.", body, who, group, at)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("تظاهر مئات العمال في %s احتجاجا على قرار وزير %s.", at, body)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("اعتقلت الشرطة %d من أنصار %s في %s.", 11+i%30, group, at)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("نفى %s أن تكون وزارة %s قد أرسلت قوات إلى %s.", who, body, at)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("وعدت وزارة %s بتقديم مساعدات إلى سكان %s.", body, at)
		},
		func(i int, at, who, body, group string) string {
			return fmt.Sprintf("أعلن %s أن بلاده ستفرض عقوبات على قادة %s.", who, group)
		},
	}
	r := rand.New(rand.NewPCG(7, 5000))
	of := func(list []string) string { return list[r.IntN(len(list))] }
	for i := range n {
		day := time.Date(2021, 1, 1+(i*37)%1090, 0, 0, 0, 0, time.UTC)
		text := ""
		for k := range 4 {
			j := i*4 + k
			told := day.AddDate(0, 0, -1-r.IntN(20))
			s := acts[r.IntN(len(acts))](j, of(towns), of(first)+" "+of(last), of(bodies), of(sort)+" "+of(own))
			switch j % 8 {
			case 0, 4, 5, 6:
				s = fmt.Sprintf("في %d/%d/%d ", told.Day(), told.Month(), told.Year()) + s
			case 1:
				s = "أمس " + s
			case 2:
				s = fmt.Sprintf("في عام %d ", told.Year()) + s
			case 3:
				s = "وقال مصدر أمني: " + s
			}
			text += s + "\n"
		}
		raw, _ := json.Marshal(map[string]string{"id": fmt.Sprintf("d%04d", i), "text": text, "outlet": outlets[i%len(outlets)], "published": day.Format(time.DateOnly)})
		out = append(append(out, raw...), '\n')
	}
	return out
}

// fill adds documents to the store as a person would who drops a file, and waits until they are read and linked.
func (d *desk) fill(documents []byte) {
	d.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	f, err := m.CreateFormFile("files", "news.jsonl")
	if err == nil {
		_, err = f.Write(documents)
	}
	if err == nil {
		err = m.Close()
	}
	if err != nil {
		d.t.Fatal(err)
	}
	began := time.Now()
	r, err := http.Post(d.url+api.Prefix+"/uploads", m.FormDataContentType(), &body)
	if err != nil {
		d.t.Fatal(err)
	}
	_ = r.Body.Close()
	if r.StatusCode != http.StatusAccepted {
		d.t.Fatalf("upload: %s", r.Status)
	}
	for busy := true; busy; {
		time.Sleep(200 * time.Millisecond)
		var list struct{ Items []struct{ State string } }
		d.fetch("/jobs", &list)
		busy = false
		for _, j := range list.Items {
			busy = busy || j.State == "waiting" || j.State == "running"
			if j.State == "failed" {
				d.t.Fatalf("jobs: %+v", list)
			}
		}
	}
	added := time.Since(began)
	var events struct{ Total int }
	d.fetch("/events?limit=1", &events)
	d.t.Logf("%d events: read and stored in %.1f s, linked after %.1f s", events.Total, added.Seconds(), time.Since(began).Seconds())
}

// fetch asks for what a client would.
func (d *desk) fetch(path string, into any) {
	d.t.Helper()
	r, err := http.Get(d.url + api.Prefix + path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer r.Body.Close()
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		d.t.Fatal(err)
	}
}

// partOf answers with a part of a list, as the server does.
func partOf(all []map[string]any, w http.ResponseWriter, r *http.Request) {
	from, _ := strconv.Atoi(r.URL.Query().Get("cursor"))
	limit, _ := strconv.Atoi(r.URL.Query().Get("limit"))
	to := min(from+limit, len(all))
	out := map[string]any{"items": all[from:to], "total": len(all), "change": 1}
	if to < len(all) {
		out["next"] = strconv.Itoa(to)
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(out)
}

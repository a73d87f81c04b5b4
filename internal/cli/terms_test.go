package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestTermsOfPledges reads what was printed on Wednesday, the 15th of May 2024, and asks by when each pledge is due.
func TestTermsOfPledges(t *testing.T) {
	cases := []struct{ text, deadline, words string }{
		{"وعدت وزارة الكهرباء بإصلاح المحطة خلال ثلاثة أيام.", "../2024-05-18", "خلال ثلاثة أيام"},
		{"تعهد رئيس البلدية بفتح الجسر قبل نهاية الشهر.", "../2024-05", "قبل نهاية الشهر"},
		{"هدد الاتحاد بإغلاق الميناء إذا لم تدفع الشركة الرواتب خلال 48 ساعة.", "../2024-05-17", "خلال 48 ساعة"},
		{"أمهلت النقابة الحكومة مهلة 48 ساعة لدفع الرواتب.", "../2024-05-17", "48 ساعة"},
		{"منحت القبائل الحكومة مهلة حتى نهاية أيار لإطلاق سراح المعتقلين.", "../2024-05", "حتى نهاية أيار"},
		{"طالب المحتجون الحكومة بإقالة المحافظ في غضون أسبوع.", "../2024-05-22", "غضون أسبوع"},
		{"هددت النقابة بالإضراب إذا لم تصرف الحكومة الأجور قبل 20 أيار.", "../2024-05-20", "قبل 20 أيار"},
		{"دعا المجلس قوات حفظ السلام إلى الانسحاب من البلدة في موعد أقصاه 30 حزيران.", "../2024-06-30", "أقصاه 30 حزيران"},
		{"هدد قائد الفصيل بقصف القاعدة ما لم تنسحب القوات الأجنبية خلال عشرة أيام.", "../2024-05-25", "خلال عشرة أيام"},
		{"تعهد الحزب بسحب مقاتليه من المدينة خلال مدة لا تتجاوز أسبوعين.", "../2024-05-29", "أسبوعين"},
		{"طالبت فرنسا إيران بالإفراج عن الصحفيين قبل السبت المقبل.", "../2024-05-18", "قبل السبت المقبل"},
		{"وعدت البلدية بفتح السوق في أيلول المقبل.", "2024-09", "أيلول المقبل"},
		{"أمهل الشيخ الحكومة حتى يوم الأحد 19 أيار، مهدداً بقطع الطريق إذا بقي ابنه في السجن.", "../2024-05-19", "حتى يوم الأحد 19 أيار"},
		{"هدد السائقون أمس الثلاثاء بإغلاق الطريق ما لم يفرج عن زميلهم خلال 48 ساعة.", "../2024-05-16", "خلال 48 ساعة"},
		{"هددت الوزيرة بإغلاق المعبر قبل 30 أيار. وطالبت الوزيرة السلطات بتسليم الجناة ضمن هذه المهلة.", "../2024-05-30", "هذه المهلة"},
		{"تعهد الحزب بهدنة مدتها شهر في المدينة.", "", ""},
		{"طالب المحافظ الحكومة بإقالة الضابط الذي قصف المدينة في آذار.", "", ""},
		{"وعد الوزير بالتحقيق في هجوم وقع يوم الأحد الماضي.", "", ""},
	}
	var in bytes.Buffer
	for i, c := range cases {
		fmt.Fprintf(&in, "{\"id\":\"d%02d\",\"published\":\"2024-05-15\",\"text\":%q}\n", i, c.text)
	}
	var out, errs bytes.Buffer
	if code := Main(context.Background(), []string{"case", "-", "--format", "json"}, &in, &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	var got struct {
		Commitments []struct {
			ID, Document, Deadline string
			Span                   *struct{ Text string }
			DeadlineSpan           *struct{ Text string } `json:"deadline_span"`
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	last := map[string]string{}
	for _, k := range got.Commitments {
		last[k.Document] = k.Deadline
		if k.DeadlineSpan != nil {
			last[k.Document] += " " + k.DeadlineSpan.Text
		}
	}
	for i, c := range cases {
		if told, want := last[fmt.Sprintf("d%02d", i)], strings.TrimSpace(c.deadline+" "+c.words); told != want {
			t.Errorf("%s: %q, want %q", c.text, told, want)
		}
	}
}

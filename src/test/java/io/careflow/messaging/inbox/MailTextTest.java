package io.careflow.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> It will be done.\n> Regards",
                "On Sun, Nov 22, 2026 at 10:00 AM Care <care@example.com> wrote:\n\nIt will be done.",
                "On Sun, Nov 22, 2026 at 10:00 AM Cloudsail Customer Care\n<care@example.com> wrote:\n\n> It will be done.",
                "在 2026年11月22日，云帆 <care@example.com> 写道：\n\n很快完成。",
                "-----Original Message-----\nFrom: Care\nIt will be done.",
                "------------------ 原始邮件 ------------------\n发件人: 云帆",
                "发件人：云帆\n发送时间：2026年11月22日\n收件人：王芳\n\n很快完成。",
                "________________________________\nFrom: Care"
            })
    void whatIsQuotedIsNotSaidAgain(String quoted) throws Exception {
        assertThat(text("text/plain; charset=UTF-8", "还没有修好。\n\n请尽快。\n\n" + quoted))
                .isEqualTo("还没有修好。\n\n请尽快。");
    }

    @Test
    void whatIsNothingButAQuoteStays() throws Exception {
        assertThat(text("text/plain", "> Is it red?\n> Yes.")).isEqualTo("> Is it red?\n> Yes.");
    }

    @Test
    void aPageIsReadAsText() throws Exception {
        assertThat(text(
                        "text/html; charset=UTF-8",
                        "<html><head><style>p {color: red}</style></head><body><p>It&nbsp;is &lt;red&gt;.</p>"
                                + "<div>Really<br>red.</div><script>alert(1)</script>"
                                + "<blockquote><p>Is it red?</p></blockquote></body></html>"))
                .isEqualTo("It is <red>.\nReally\nred.");
    }

    @Test
    void ofTextAndPageTheTextIsRead() throws Exception {
        assertThat(text(
                        "multipart/alternative; boundary=b",
                        "--b\nContent-Type: text/html\n\n<p>Page</p>\n--b\nContent-Type: text/plain\n\nText\n--b--\n"))
                .isEqualTo("Text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb2312", "GBK", "gb18030", "utf-8", "big5"})
    void chineseArrivesInWhateverCharset(String charset) throws Exception {
        var words = charset.equals("big5") ? "還沒有修好" : charset.equals("gb2312") ? "还没有修好，喆" : "还没有修好";
        var encoded = words.getBytes(Charset.forName(charset.equals("gb2312") ? "GBK" : charset));
        assertThat(text("text/plain; charset=" + charset, encoded)).isEqualTo(words);
    }

    @Test
    void aCharsetThatNobodyKnowsIsGuessed() throws Exception {
        assertThat(text("text/plain; charset=x-martian", "修好了")).isEqualTo("修好了");
    }

    @Test
    void anAttachmentIsNamedAndNotRead() throws Exception {
        var mail = mail(
                "multipart/mixed; boundary=b",
                ("--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\nfile\n"
                                + "--b\nContent-Type: image/jpeg; name=\"photo.jpg\"\n\nxx\n--b--\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(MailText.of(mail)).isEmpty();
        assertThat(MailText.files(mail)).containsExactly("a.txt", "photo.jpg");
    }

    private static String text(String type, String body) throws Exception {
        return text(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String type, byte[] body) throws Exception {
        return MailText.of(mail(type, body)).orElse(null);
    }

    private static MimeMessage mail(String type, byte[] body) throws Exception {
        var raw = new ByteArrayOutputStream();
        raw.writeBytes(("MIME-Version: 1.0\nContent-Type: " + type + "\nContent-Transfer-Encoding: 8bit\n\n")
                .getBytes(StandardCharsets.UTF_8));
        raw.writeBytes(body);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.toByteArray()));
    }
}

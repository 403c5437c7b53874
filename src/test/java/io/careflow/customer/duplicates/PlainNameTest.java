package io.careflow.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class PlainNameTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "张伟, Zhang Wei",
        "張偉, Zhang Wei",
        "张伟, 張偉",
        "ＺＨＡＮＧ　ＷＥＩ, zhang wei",
        "Zhāng Wěi, 张伟",
        "Wei Zhang, 张伟",
        "'ZHANG, Wei', 张伟",
        "Zhangwei, 张 伟",
        "张小明, Zhang Xiaoming",
        "Xiao-Ming Zhang, 张小明",
        "欧阳娜娜, Nana Ouyang",
        "曾国藩, Zeng Guofan",
        "长孙无忌, Zhangsun Wuji",
        "万俟卨, Moqi Xie",
        "吕布, Lü Bu",
        "José Núñez, JOSE NUNEZ",
        "Björk Guðmundsdóttir, Bjork Gudmundsdottir",
        "Владимир, Vladimir",
        "'Lovelace, Ada', Ada Lovelace",
        "O’Brien, O'Brien",
    })
    void namesAreTheSameHoweverTheyAreWritten(String one, String other) {
        assertThat(PlainName.key(PlainName.words(one))).isNotEmpty().isEqualTo(PlainName.key(PlainName.words(other)));
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({"张伟, 王伟", "Ada, Adam", "张小明, 张明", "Zhang Wei, Zhang Wen", "Anna Li, Lia Nan Na"})
    void othersAreNot(String one, String other) {
        assertThat(PlainName.key(PlainName.words(one))).isNotEqualTo(PlainName.key(PlainName.words(other)));
    }

    @Test
    void whatHasNoLetterHasNoKey() {
        assertThat(PlainName.key(PlainName.words("?!"))).isEmpty();
        assertThat(PlainName.key(PlainName.words(" "))).isEmpty();
    }

    @Test
    void wordsStayApartAndInOrder() {
        assertThat(PlainName.words("上海市  Nanjing-Lù 5号")).isEqualTo("shang hai shi nanjing lu 5 hao");
        assertThat(PlainName.sorted(PlainName.words("Zoë Ä. Smith"))).isEqualTo("a smith zoe");
    }

    /** Reading character by character is a short cut. */
    @Property(tries = 300)
    void charactersAreReadAsTheWholeNameIs(
            @ForAll @CharRange(from = '一', to = '龥') @StringLength(min = 1, max = 5) String name) {
        var whole = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");

        assertThat(PlainName.words(name)).isEqualTo(whole.transliterate(name));
    }
}

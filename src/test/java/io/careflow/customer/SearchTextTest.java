package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            李娜            | 李娜
            ＡＤＡ　Lovelace | ada lovelace
            José  Muñoz     | jose munoz
            ISTANBUL        | istanbul
            김민수          | 김민수
            """)
    void looksThroughNotation(String name, String searched) {
        assertThat(SearchText.of(name)).isEqualTo(searched);
    }

    @Test
    void everyPartOfANameIsAmongWhatItIsIndexedBy() {
        var indexed = SearchText.grams(SearchText.of("欧阳修 Ouyang 𠮷田"));

        assertThat(indexed).contains(SearchText.gramsOf(List.of("阳修", "yan", "欧", "𠮷")));
        assertThat(indexed).doesNotContain("修 ", "");
        assertThat(SearchText.gramsOf(List.of("欧阳修"))).containsExactly("欧阳", "阳修");
    }
}

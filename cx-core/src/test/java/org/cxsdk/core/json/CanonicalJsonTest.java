package org.cxsdk.core.json;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The examples of RFC 8785: section 3.2.2 to 3.2.4, and the numbers of appendix B. */
class CanonicalJsonTest {

    record Anything(DocumentNode value) {}

    private static final DocumentReader<Anything> READER = DocumentReader.forType(Anything.class);

    private static String canonical(String json) {
        return CanonicalJson.of(READER.read(Source.of("x.json", "{\"value\":" + json + "}"))
                .checked()
                .value());
    }

    /** Appendix B; the bits of the double, and what ECMAScript writes. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_areWrittenAsEcmaScriptDoes(String bits, String text) {
        assertThat(CanonicalJson.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7fffffffffffffff", "7ff0000000000000"})
    void numbers_thatAreNone_areRefused(String bits) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(value));
    }

    /** Section 3.2.2 and the result in section 3.2.3. */
    @Test
    void example_ofTheStandard() {
        assertThat(canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }"""))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** Section 3.2.3: keys in the order of their UTF-16 code units, which is not that of their code points. */
    @Test
    void keys_areSortedByCodeUnit() {
        assertThat(canonical("""
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }"""))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void whatWeWrite_isRefusedRatherThanRounded() {
        assertThat(CanonicalJson.of(new BigDecimal("0.1"))).isEqualTo("0.1");
        assertThat(CanonicalJson.of(9007199254740992L)).isEqualTo("9007199254740992");
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(9007199254740993L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.of(new BigDecimal("0.12345678901234567891")));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of("\ud83d"));
    }

    @Test
    void orderOfAMap_doesNotMatter_andNullIsKept() {
        Map<String, Object> map = new HashMap<>();
        map.put("b", 1);
        map.put("a", null);

        assertThat(CanonicalJson.of(map)).isEqualTo("{\"a\":null,\"b\":1}");
        assertThat(CanonicalJson.of(JsonObject.of().put("b", 1).put("a", null))).isEqualTo("{\"a\":null,\"b\":1}");
    }
}

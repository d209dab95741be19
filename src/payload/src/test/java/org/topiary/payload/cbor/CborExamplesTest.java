// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Sample;

/** The examples of RFC 8949. */
final class CborExamplesTest {
    /** Appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "00 | 0",
                "01 | 1",
                "0a | 10",
                "17 | 23",
                "1818 | 24",
                "1819 | 25",
                "1864 | 100",
                "1903e8 | 1000",
                "1a000f4240 | 1000000",
                "1b000000e8d4a51000 | 1000000000000",
                "1bffffffffffffffff | 18446744073709551615",
                "c249010000000000000000 | 18446744073709551616",
                "3bffffffffffffffff | -18446744073709551616",
                "c349010000000000000000 | -18446744073709551617",
                "20 | -1",
                "29 | -10",
                "3863 | -100",
                "3903e7 | -1000",
                "f90000 | 0.0",
                "f98000 | -0.0",
                "f93c00 | 1.0",
                "fb3ff199999999999a | 1.1",
                "f93e00 | 1.5",
                "f97bff | 65504.0",
                "fa47c35000 | 100000.0",
                "fa7f7fffff | 3.4028234663852886e+38",
                "fb7e37e43c8800759c | 1.0e+300",
                "f90001 | 5.960464477539063e-8",
                "f90400 | 0.00006103515625",
                "f9c400 | -4.0",
                "fbc010666666666666 | -4.1",
                "f97c00 | Infinity",
                "f97e00 | NaN",
                "f9fc00 | -Infinity",
                "fa7f800000 | Infinity",
                "fa7fc00000 | NaN",
                "faff800000 | -Infinity",
                "fb7ff0000000000000 | Infinity",
                "fb7ff8000000000000 | NaN",
                "fbfff0000000000000 | -Infinity",
                "f4 | false",
                "f5 | true",
                "f6 | null",
                "f7 | undefined",
                "f0 | simple(16)",
                "f8ff | simple(255)",
                "c074323031332d30332d32315432303a30343a30305a | 0(\"2013-03-21T20:04:00Z\")",
                "c11a514b67b0 | 1(1363896240)",
                "c1fb41d452d9ec200000 | 1(1363896240.5)",
                "d74401020304 | 23(h'01020304')",
                "d818456449455446 | 24(h'6449455446')",
                "d82076687474703a2f2f7777772e6578616d706c652e636f6d | 32(\"http://www.example.com\")",
                "40 | h''",
                "4401020304 | h'01020304'",
                "60 | \"\"",
                "6161 | \"a\"",
                "6449455446 | \"IETF\"",
                "62225c | \"\\\"\\\\\"",
                "62c3bc | \"ü\"",
                "63e6b0b4 | \"水\"",
                "64f0908591 | \"𐅑\"",
                "80 | []",
                "83010203 | [1, 2, 3]",
                "8301820203820405 | [1, [2, 3], [4, 5]]",
                "98190102030405060708090a0b0c0d0e0f101112131415161718181819 | [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,"
                        + " 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]",
                "a0 | {}",
                "a201020304 | {1: 2, 3: 4}",
                "a26161016162820203 | {\"a\": 1, \"b\": [2, 3]}",
                "826161a161626163 | [\"a\", {\"b\": \"c\"}]",
                "a56161614161626142616361436164614461656145 |"
                        + " {\"a\": \"A\", \"b\": \"B\", \"c\": \"C\", \"d\": \"D\", \"e\": \"E\"}",
                "5f42010243030405ff | (_ h'0102', h'030405')",
                "7f657374726561646d696e67ff | (_ \"strea\", \"ming\")",
                "9fff | [_ ]",
                "9f018202039f0405ffff | [_ 1, [2, 3], [_ 4, 5]]",
                "9f01820203820405ff | [_ 1, [2, 3], [4, 5]]",
                "83018202039f0405ff | [1, [2, 3], [_ 4, 5]]",
                "83019f0203ff820405 | [1, [_ 2, 3], [4, 5]]",
                "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff | [_ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,"
                        + " 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]",
                "bf61610161629f0203ffff | {_ \"a\": 1, \"b\": [_ 2, 3]}",
                "826161bf61626163ff | [\"a\", {_ \"b\": \"c\"}]",
                "bf6346756ef563416d7421ff | {_ \"Fun\": true, \"Amt\": -2}",
                // Not in the appendix: no chunks, tags around containers and numbers, keys of other types.
                "5fff | ''_",
                "7fff | \"\"_",
                "d9d9f7d86481c249010000000000000000 | 55799(100([18446744073709551616]))",
                "d9d9f7c249010000000000000000 | 55799(18446744073709551616)",
                "c48221196ab3 | 4([-2, 27315])",
                "c5822003 | 5([-1, 3])",
                "a3f501820102f6a1010203 | {true: 1, [1, 2]: null, {1: 2}: 3}"
            })
    void wellFormed(String hex, String notation) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        Decoded decoded = decode(bytes);

        assertThat(decoded.isValid()).isTrue();
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.root().text()).isEqualTo(notation);
        assertThat(decoded.root().range()).isEqualTo(new Range(0, bytes.length));
    }

    /** Appendix F. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // The end in a head.
                "18",
                "19",
                "1a",
                "1b",
                "1901",
                "1a0102",
                "1b01020304050607",
                "38",
                "58",
                "78",
                "98",
                "9a01ff00",
                "b8",
                "d8",
                "f8",
                "f900",
                "fa0000",
                "fb000000",
                // Strings with too few bytes.
                "41",
                "61",
                "5affffffff00",
                "5bffffffffffffffff010203",
                "7affffffff00",
                "7b7fffffffffffffff010203",
                // Arrays and maps with too few elements.
                "81",
                "818181818181818181",
                "8200",
                "a1",
                "a20102",
                "a100",
                "a2000000",
                // Tags without an item.
                "c0",
                // Strings, arrays and maps without a length and without a break.
                "5f4100",
                "7f6100",
                "9f",
                "9f0102",
                "bf",
                "bf01020102",
                "819f",
                "9f8000",
                "9f9f9f9f9fffffffff",
                "9f819f819f9fffffff",
                // Reserved additional information.
                "1c",
                "1d",
                "1e",
                "3c",
                "3d",
                "3e",
                "5c",
                "5d",
                "5e",
                "7c",
                "7d",
                "7e",
                "9c",
                "9d",
                "9e",
                "bc",
                "bd",
                "be",
                "dc",
                "dd",
                "de",
                "fc",
                "fd",
                "fe",
                // Reserved simple values of two bytes.
                "f800",
                "f801",
                "f818",
                "f81f",
                // Chunks of another type.
                "5f00ff",
                "5f21ff",
                "5f6100ff",
                "5f80ff",
                "5fa0ff",
                "5fc000ff",
                "5fe0ff",
                "7f4100ff",
                // Chunks without a length.
                "5f5f4100ffff",
                "7f7f6100ffff",
                // A break outside.
                "ff",
                "81ff",
                "8200ff",
                "a1ff",
                "a1ff00",
                "a100ff",
                "a20000ff",
                "9f81ff",
                "9f829f819f9fffffffff",
                // A break instead of a value.
                "bf00ff",
                "bf000000ff",
                // An integer or tag without a length.
                "1f",
                "3f",
                "df",
                // Not in the appendix: a tag before a break.
                "9fc1ff"
            })
    void notWellFormed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        Decoded decoded = decode(bytes);

        assertThat(decoded.isValid()).isFalse();
        assertThat(decoded.problems())
                .hasSize(1)
                .allSatisfy(
                        problem -> assertThat(problem.id()).matches("cbor\\.(truncated|reserved|simple|chunk|break)"));
    }

    private static Decoded decode(byte[] bytes) {
        return new CborDecoder().decode(Sample.of(bytes), sample -> "cbor");
    }
}

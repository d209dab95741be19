// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Searches the contents and names of all files in a folder tree for secrets: as text in UTF-8 and UTF-16,
 * percent-encoded, in hexadecimal digits, and in Base64, including as part of longer Base64 data.
 */
final class SecretSearch {
    private static final int BITS = 8;
    private static final int BASE64_BITS = 6;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private SecretSearch() {}

    /**
     * @param secrets the secrets by description
     * @return each secret found, with its form and place; empty if none was found
     */
    static List<String> find(Path folder, Map<String, String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString();
            String text = name + '\n' + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            String small = text.toLowerCase(Locale.ROOT);
            secrets.forEach((what, secret) -> forms(secret).forEach((form, pattern) -> {
                if ((form.startsWith("hexadecimal") ? small : text).contains(pattern)) {
                    found.add(what + " as " + form + " in " + name);
                }
            }));
        }
        return found;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** The forms to search for, by name. */
    static Map<String, String> forms(String secret) {
        Map<String, String> forms = new LinkedHashMap<>();
        for (Charset charset : CHARSETS) {
            byte[] bytes = secret.getBytes(charset);
            forms.put(charset.name(), new String(bytes, StandardCharsets.ISO_8859_1));
            forms.put("hexadecimal " + charset.name(), HexFormat.of().formatHex(bytes));
            for (int before = 0; before < 3; before++) {
                forms.put("Base64 " + charset.name() + " +" + before, base64(bytes, before, Base64.getEncoder()));
                forms.put(
                        "Base64 for URLs " + charset.name() + " +" + before,
                        base64(bytes, before, Base64.getUrlEncoder()));
            }
        }
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.put("form", encoded);
        forms.put("percent", encoded.replace("+", "%20"));
        return forms;
    }

    /** The Base64 digits that depend on the secret alone when the given number of bytes precedes it. */
    private static String base64(byte[] secret, int before, Base64.Encoder encoder) {
        byte[] whole = new byte[before + secret.length];
        System.arraycopy(secret, 0, whole, before, secret.length);
        int from = (before * BITS + BASE64_BITS - 1) / BASE64_BITS;
        return encoder.withoutPadding().encodeToString(whole).substring(from, whole.length * BITS / BASE64_BITS);
    }
}

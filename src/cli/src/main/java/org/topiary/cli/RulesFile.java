// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.mqtt.profile.DecoderRules;

/**
 * Reads which decoder is for which topics: a JSON array of objects with {@code filter} and {@code decoder}, as
 * connections store it under {@code decoders}.
 */
final class RulesFile {
    /** A file with more rules than a connection can have is of another kind. */
    private static final int MAX_BYTES = 1 << 20;

    private RulesFile() {}

    /** @throws IOException with the reason for the user if the file cannot be read or has other content */
    static DecoderRules read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ExplainedIOException(Phrase.of("cli.problem.rules.large", file.toString(), MAX_BYTES), null);
        }
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ExplainedIOException(
                    Phrase.of(
                            "cli.problem.rules.json",
                            file.toString(),
                            e.getLocation().getLineNr()),
                    e);
        }
        List<DecoderRule> rules = new ArrayList<>();
        if (!json.isArray()) {
            throw new ExplainedIOException(Phrase.of("cli.problem.rules.form", file.toString()), null);
        }
        for (JsonNode each : json) {
            String filter = each.path("filter").asText("");
            String decoder = each.path("decoder").asText("");
            if (TopicRules.filterProblem(filter) != null || decoder.isEmpty()) {
                throw new ExplainedIOException(Phrase.of("cli.problem.rules.form", file.toString()), null);
            }
            rules.add(new DecoderRule(filter, decoder));
        }
        return new DecoderRules(rules);
    }
}

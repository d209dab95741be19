// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * {@code vault-removals.json}: connections whose secrets are to be removed when the vault is opened next. Without its
 * key the vault cannot be changed, and the program may end before it is opened. Each entry contains the id of its
 * vault, so that it still applies to a vault that was set aside and restored. An unreadable file counts as empty: the
 * secrets that it listed stay sealed, like all others. Any thread.
 */
final class Removals {
    private record Removal(String vault, String connection) {}

    static final String NAME = "vault-removals.json";

    private static final String KIND = "topiary";
    private static final String LIST = "removals";

    private final VaultFile file;

    Removals(VaultFile file) {
        this.file = file;
    }

    /** The connections of a vault whose secrets are to be removed. */
    Set<String> of(String vault) throws VaultException {
        return read().stream()
                .filter(each -> each.vault().equals(vault))
                .map(Removal::connection)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only within {@link VaultFile#exclusively}. */
    void add(String vault, String connection) throws VaultException {
        change(all -> all.add(new Removal(vault, connection)));
    }

    /** Records that they were removed. Only within {@link VaultFile#exclusively}. */
    void done(String vault, Set<String> connections) throws VaultException {
        change(all -> connections.forEach(connection -> all.remove(new Removal(vault, connection))));
    }

    private void change(Consumer<Set<Removal>> change) throws VaultException {
        Set<Removal> all = read();
        change.accept(all);
        ObjectNode json = VaultJson.MAPPER.createObjectNode().put(KIND, LIST).put("version", 1);
        ArrayNode list = json.putArray(LIST);
        all.forEach(each -> list.addObject().put("vault", each.vault()).put("connection", each.connection()));
        try {
            file.write(VaultJson.PRETTY.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new IllegalStateException("JSON in memory cannot be written", e);
        }
    }

    private Set<Removal> read() throws VaultException {
        Set<Removal> all = new LinkedHashSet<>();
        byte[] bytes = file.read();
        if (bytes != null) {
            try {
                for (JsonNode each : VaultJson.MAPPER.readTree(bytes).path(LIST)) {
                    all.add(new Removal(
                            each.path("vault").asText(), each.path("connection").asText()));
                }
            } catch (IOException e) {
                return new LinkedHashSet<>();
            }
        }
        return all;
    }
}

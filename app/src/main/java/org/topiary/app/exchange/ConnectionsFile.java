// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.topiary.app.store.ProfileJson;
import org.topiary.mqtt.ConnectionProfile;

/** Our own file of exported connections. */
final class ConnectionsFile {
    private static final String FORMAT = "format";
    private static final String NAME = "topiary-connections";
    private static final String VERSION = "version";
    private static final int VERSION_WRITTEN = 1;
    private static final String CONNECTIONS = "connections";

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ConnectionsFile() {}

    static byte[] write(List<ConnectionProfile> profiles) {
        ObjectNode file = MAPPER.createObjectNode().put(FORMAT, NAME).put(VERSION, VERSION_WRITTEN);
        ArrayNode connections = file.putArray(CONNECTIONS);
        for (ConnectionProfile profile : profiles) {
            ObjectNode connection = ProfileJson.write(profile);
            connection.remove("id");
            connections.add(connection);
        }
        try {
            return MAPPER.writeValueAsBytes(file);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

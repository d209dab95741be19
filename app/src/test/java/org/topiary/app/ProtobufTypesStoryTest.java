// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.publish.Payload;
import org.topiary.core.log.Qos;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.payload.protobuf.schema.Schemas;

/** Tests reading payloads of Protobuf with the schemas in the data folder, through the real window. */
@IntegrationTest
final class ProtobufTypesStoryTest {
    private static final String TOPIC = "plant/line1/raw";
    private static final String CHOICE = "message-decoder-protobuf:plant.v1.Reading";

    @TempDir
    private Path dataDir;

    private EmbeddedBroker broker;
    private Explorer explorer;
    private byte[] payload;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        write("celsius");
        Descriptor type = Schemas.load(folder()).find("plant.v1.Reading").orElseThrow();
        payload = DynamicMessage.newBuilder(type)
                .setField(type.findFieldByName("celsius"), 21.5)
                .setField(type.findFieldByName("sensor"), "oven")
                .build()
                .toByteArray();
        broker = EmbeddedBroker.start();
        explorer = Explorer.open(dataDir);
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
    }

    private Path folder() {
        return dataDir.resolve("schemas");
    }

    /** Writes the schema, with a name for its first field. */
    private void write(String field) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("plant.proto"), """
                syntax = "proto3";
                package plant.v1;
                message Reading {
                  double %s = 1;
                  string sensor = 2;
                }
                """.formatted(field));
    }

    private void send() {
        explorer.onWindow(() -> {
            explorer.model()
                    .publish()
                    .reuse(TOPIC, Payload.of(payload), Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
            explorer.model().publish().send();
        });
        explorer.tree().select(TOPIC);
    }

    private void waitForValue(String value) {
        explorer.waitFor("the value " + value, () -> explorer.message().value().equals(value));
        assertThat(explorer.label("#message-decoders")).isEqualTo("Protobuf: plant.v1.Reading");
    }

    @Test
    void theChosenTypeNamesTheFieldsAlsoAfterARestartAndAChange() throws IOException, TimeoutException {
        send();
        explorer.waitFor("the bytes", () -> explorer.label("#message-decoders").startsWith("Auto: "));
        explorer.openMenu("#message-decoders");
        explorer.waitFor("the type in the menu", () -> explorer.hasItem("#message-decoders", CHOICE));
        Snapshots.save(explorer.scene(), "protobuf-types");
        explorer.fireItem("#message-decoders", CHOICE);

        waitForValue("celsius: 21.5\nsensor: oven");
        explorer.waitFor(
                "the preview in the tree",
                () -> explorer.tree().row(TOPIC).preview().equals("celsius 21.5, sensor oven"));

        explorer.close();
        explorer = Explorer.open(dataDir);
        explorer.waitFor("the tab", explorer::isSessionShown);
        explorer.waitForState("Connected");
        send();
        waitForValue("celsius: 21.5\nsensor: oven");

        write("degrees_celsius");
        waitForValue("degrees_celsius: 21.5\nsensor: oven");
        explorer.waitFor(
                "the new preview in the tree",
                () -> explorer.tree().row(TOPIC).preview().equals("degrees_celsius 21.5, sensor oven"));
    }
}

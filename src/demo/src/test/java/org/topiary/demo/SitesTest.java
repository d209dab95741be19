// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

class SitesTest {
    private static final Instant MORNING = Instant.parse("2026-03-04T09:00:00Z");

    @Test
    void sameSeedRepeatsTheSameMessages() {
        List<String> first = lines(run(7, Duration.ofSeconds(30)));
        List<String> second = lines(run(7, Duration.ofSeconds(30)));

        assertThat(first).hasSizeGreaterThan(9_000).isEqualTo(second);
        assertThat(lines(run(8, Duration.ofSeconds(30)))).isNotEqualTo(first);
    }

    @Test
    void factoryHas500MetricsAndAbout300MessagesASecond() {
        RecordingLinks links = run(1, Duration.ofSeconds(10));

        long births = links.published.stream()
                .filter(m -> m.topic().contains("BIRTH"))
                .mapToLong(m -> Sparkplug.decode(m.payload()).metrics().size())
                .sum();
        long data =
                links.published.stream().filter(m -> m.topic().contains("DATA")).count();

        assertThat(births).isEqualTo(500);
        assertThat(data / 10.0).isBetween(290.0, 310.0);
    }

    @Test
    void edgeNodeAnnouncesItsDeathWithTheBdSeqOfItsBirth() {
        RecordingLinks links = run(1, Duration.ofMinutes(10));

        List<Outgoing> line2 = links.published.stream()
                .filter(m -> m.topic().matches("spBv1.0/Plant1/(NBIRTH|NDEATH)/Line2"))
                .toList();

        assertThat(line2).hasSizeGreaterThan(3);
        for (int i = 0; i + 1 < line2.size(); i += 2) {
            Sparkplug.Payload birth = Sparkplug.decode(line2.get(i).payload());
            Sparkplug.Payload death = Sparkplug.decode(line2.get(i + 1).payload());
            assertThat(line2.get(i).topic()).contains("NBIRTH");
            assertThat(line2.get(i + 1).topic()).contains("NDEATH");
            assertThat(line2.get(i + 1).qos()).isEqualTo(1);
            assertThat(line2.get(i + 1).retain()).isFalse();
            assertThat(birth.value("bdSeq")).isEqualTo((long) i / 2).isEqualTo(death.value("bdSeq"));
            assertThat(birth.seq()).isZero();
            assertThat(death.seq()).as("NDEATH carries no seq").isEqualTo(-1);
        }
    }

    @Test
    void aMessageOfTheFirstLineIsLostNowAndThen() {
        RecordingLinks links = run(1, Duration.ofMinutes(2));
        List<Long> numbers = links.published.stream()
                .filter(m -> m.topic().matches("spBv1.0/Plant1/(NBIRTH|DBIRTH|NDATA|DDATA)/Line1.*"))
                .map(m -> Sparkplug.decode(m.payload()).seq())
                .toList();
        long gaps = IntStream.range(1, numbers.size())
                .filter(i -> numbers.get(i) != (numbers.get(i - 1) + 1) % 256)
                .count();
        assertThat(gaps).isOne();
    }

    @Test
    void lightObeysBareCommandsAndJson() throws IOException {
        SiteScheduler scheduler = new SiteScheduler(MORNING, 1);
        RecordingLinks links = new RecordingLinks(scheduler);
        Demo.startSites(1, scheduler, links);
        scheduler.advance(Duration.ofSeconds(1));

        String set = "zigbee2mqtt/bedroom_lamp/set";
        links.send("zigbee2mqtt/+/set", set, "OFF");
        assertThat(bedroomLamp(links).get("state").asText()).isEqualTo("OFF");
        links.send("zigbee2mqtt/+/set", set, "{\"state\":\"TOGGLE\"}");
        assertThat(bedroomLamp(links).get("state").asText()).isEqualTo("ON");
        links.send("zigbee2mqtt/+/set", set, "{\"state\":\"OFF\"}");
        links.send("zigbee2mqtt/+/set", set, "{\"brightness\":77}");
        assertThat(bedroomLamp(links).get("state").asText()).isEqualTo("ON");
        assertThat(bedroomLamp(links).get("brightness").asInt()).isEqualTo(77);
        links.send("zigbee2mqtt/+/set", set, "{not json");
        assertThat(bedroomLamp(links).get("brightness").asInt()).isEqualTo(77);
    }

    private static JsonNode bedroomLamp(RecordingLinks links) throws IOException {
        Outgoing state = links.last("zigbee2mqtt/bedroom_lamp");
        assertThat(state.retain()).isTrue();
        return new ObjectMapper().readTree(state.payload());
    }

    @Test
    void payloadsMatchTheirContentType() throws IOException {
        RecordingLinks links = run(1, Duration.ofSeconds(30));

        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(links.last("stations/harbour/webcam").payload()));
        assertThat(picture.getWidth()).isEqualTo(Webcam.WIDTH);
        assertThat(picture.getHeight()).isEqualTo(Webcam.HEIGHT);
        Outgoing batch = links.last("stations/forest/batch");
        assertThat(batch.qos()).isEqualTo(2);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(batch.payload()))) {
            assertThat(new ObjectMapper().readTree(gzip.readAllBytes()).get("samples"))
                    .hasSize(60);
        }
        assertThat(links.last(Demo.LAYOUT_TOPIC).payload()).hasSize(24);
        assertThat(Demo.layout()).contains("24 bytes");
        Outgoing steps = links.last("wearables/mia/steps");
        assertThat(steps.contentType()).isEqualTo("application/cbor");
        assertThat(steps.userProperties()).containsOnlyKeys("device", "firmware");
        assertThat(new CBORMapper().readTree(steps.payload()).get("steps").isInt())
                .isTrue();
        assertThat(new String(links.last("stations/delta/temperature").payload(), StandardCharsets.UTF_8))
                .matches("-?\\d+\\.\\d");
    }

    @Test
    void binaryReadingsAreInTheirFormats() {
        RecordingLinks links = run(1, Duration.ofSeconds(30));

        Decoded avro = decode(links, "stations/delta/readings", "avro");
        assertThat(avro.root().children()).hasSize(10);
        assertThat(avro.root().children().iterator().next().children())
                .extracting(Field::name)
                .containsExactly("time", "temperature_c", "wind");
        assertThat(decode(links, "stations/airfield/packed", "msgpack").root().children())
                .extracting(Field::name)
                .containsExactly("station", "temperature_c", "time_ms");
        assertThat(decode(links, "stations/glacier/system", "zstd", "json")
                        .root()
                        .children())
                .extracting(Field::name)
                .containsExactly("uptime_s", "disk_free_percent", "firmware");
        assertThat(decode(links, "stations/summit/raw", "protobuf").root().children())
                .extracting(Field::name)
                .containsExactly("1", "2", "3", "4");
        assertThat(new String(links.last("stations/summit/raw.proto").payload(), StandardCharsets.UTF_8))
                .contains("message Reading {", "string station = 1;", "uint64 time_ms = 4;");
    }

    /** Decodes the last message of a topic, and expects its formats. */
    private static Decoded decode(RecordingLinks links, String topic, String... chain) {
        Outgoing last = links.last(topic);
        Sample.Properties properties = new Sample.Properties(last.contentType(), false);
        Decoded decoded =
                StandardDecoders.ALL.decode(new Sample(topic, last.payload(), properties, -1, 0), Context.NONE);
        assertThat(decoded.chain()).containsExactly(chain);
        assertThat(decoded.problems()).isEmpty();
        return decoded;
    }

    @Test
    void valuesStayRealisticForADay() throws IOException {
        SiteScheduler scheduler = new SiteScheduler(MORNING, 1);
        RecordingLinks links = new RecordingLinks(scheduler);
        HomeSite home = new HomeSite(3, scheduler, links);
        Station harbour = new Station("harbour", 11.8, 3, scheduler, links);
        scheduler.execute(home::start);
        scheduler.execute(harbour::start);
        scheduler.advance(Duration.ofHours(24));

        ObjectMapper mapper = new ObjectMapper();
        Set<String> topics = new HashSet<>();
        for (Outgoing message : links.published) {
            topics.add(message.topic());
            if (message.topic().equals("stations/harbour/temperature")) {
                assertThat(Double.parseDouble(new String(message.payload(), StandardCharsets.UTF_8)))
                        .isBetween(0.0, 25.0);
            } else if (message.topic().equals("zigbee2mqtt/living_room_climate")) {
                JsonNode json = mapper.readTree(message.payload());
                assertThat(json.get("temperature").asDouble()).isBetween(17.0, 26.0);
                assertThat(json.get("humidity").asDouble()).isBetween(30.0, 65.0);
            }
        }
        assertThat(topics).hasSizeGreaterThan(60);
    }

    private static RecordingLinks run(long seed, Duration duration) {
        SiteScheduler scheduler = new SiteScheduler(MORNING, 1);
        RecordingLinks links = new RecordingLinks(scheduler);
        Demo.startSites(seed, scheduler, links);
        scheduler.advance(duration);
        return links;
    }

    private static List<String> lines(RecordingLinks links) {
        return links.published.stream()
                .map(m -> m.topic() + " " + m.qos() + " " + m.retain() + " " + Arrays.hashCode(m.payload()))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Six environmental stations; one publishes its last hour as gzipped JSON, another a picture of the sky, others
 * readings in binary formats, and what a probe in the ice measures, in a binary form of its own.
 */
final class StationsSite {
    private final SiteScheduler scheduler;
    private final RandomGenerator random;
    private final Station harbour;
    private final Station forest;
    private final List<Station> stations;
    private final Webcam webcam;
    private final Values.Wander noise;

    StationsSite(long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        this.scheduler = scheduler;
        this.random = Values.random(seed, "stations");
        this.harbour = new Station("harbour", 11.8, seed, scheduler, links);
        this.forest = new Station("forest", 9.6, seed, scheduler, links);
        Station summit = new Station("summit", -2.4, seed, scheduler, links);
        Station glacier = new Station("glacier", -6.8, seed, scheduler, links);
        this.stations = List.of(
                harbour,
                forest,
                summit,
                new Station("airfield", 10.9, seed, scheduler, links),
                new Station("delta", 12.6, seed, scheduler, links),
                glacier);
        this.noise = new Values.Wander(Values.random(seed, "formats"), 0.03, 0.08);
        this.webcam = new Webcam(Values.random(seed, "webcam"));
        scheduler.every(Duration.ofMillis(1_500), Duration.ofSeconds(15), this::batch);
        scheduler.every(Duration.ofSeconds(1), Duration.ofSeconds(10), this::picture);
        scheduler.every(Duration.ofMillis(1_200), Duration.ofSeconds(5), this::readings);
        Probe probe = new Probe(Values.random(seed, "probe"));
        scheduler.every(
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                () -> glacier.publish("probe", probe.measure(scheduler.now()), 1, true, ""));
        // Soon enough for a user who tries the demo for the first time.
        scheduler.after(Duration.ofSeconds(12), () -> summit.dropOff(Duration.ofSeconds(8)));
        stations.forEach(this::scheduleDropOff);
    }

    void start() {
        stations.forEach(Station::start);
    }

    private void scheduleDropOff(Station station) {
        scheduler.after(Duration.ofSeconds(random.nextLong(60, 240)), () -> {
            station.dropOff(Duration.ofSeconds(random.nextLong(6, 40)));
            scheduleDropOff(station);
        });
    }

    private void batch() {
        Instant now = scheduler.now();
        ObjectNode json = Json.object().put("station", "forest").put("interval_s", 60);
        ArrayNode samples = json.putArray("samples");
        for (int minutes = 59; minutes >= 0; minutes--) {
            Instant time = now.minus(Duration.ofMinutes(minutes));
            samples.addObject()
                    .put("t", time.getEpochSecond())
                    .put("temperature", Values.round(forest.temperature(time), 1));
        }
        forest.publish("batch", gzip(Json.bytes(json)), 2, false, "application/gzip");
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One topic for each format; the schema of Protobuf is a message of its own, to save as a file. */
    private void readings() {
        Instant now = scheduler.now();
        publish(2, "raw.proto", StationFormats.PROTO.getBytes(StandardCharsets.UTF_8), "text/plain");
        publish(2, "raw", StationFormats.protobuf(reading("summit", now, -2)), "application/protobuf");
        publish(3, "packed", StationFormats.messagePack(reading("airfield", now, 11)), "application/msgpack");
        publish(
                4,
                "readings",
                StationFormats.avro(IntStream.range(0, 10)
                        .mapToObj(i -> reading("delta", now.minusSeconds(9 - i), 13))
                        .toList()),
                "application/vnd.apache.avro");
        ObjectNode status = Json.object().put("uptime_s", now.getEpochSecond() % 1_000_000);
        status.put("disk_free_percent", Values.round(noise.next(62), 1)).put("firmware", "4.2.1");
        publish(5, "system", StationFormats.zstd(Json.bytes(status)), "application/zstd");
    }

    private void publish(int station, String last, byte[] payload, String contentType) {
        stations.get(station).publish(last, payload, 0, true, contentType);
    }

    private StationFormats.Reading reading(String station, Instant time, double warmth) {
        return new StationFormats.Reading(
                station,
                time.toEpochMilli(),
                Values.round(noise.next(warmth), 1),
                Values.round(noise.next(60), 1),
                Values.round(Math.abs(noise.next(3)), 1));
    }

    private void picture() {
        harbour.publish("webcam", webcam.png(scheduler.now()), 1, true, "image/png");
    }
}

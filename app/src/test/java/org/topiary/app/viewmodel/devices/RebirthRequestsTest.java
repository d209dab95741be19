// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.sparkplug.SparkplugDecoder;
import org.topiary.payload.sparkplug.state.Liveness.State;

final class RebirthRequestsTest {
    private static final String NODE = "plant/line1";

    private final List<PublishMessage> sent = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private boolean connected = true;
    private boolean answer = true;
    private State state = State.ONLINE;
    private PublishResult result = new PublishResult(true, Phrase.of("search.gone"));
    private long millis = 1_700_000_000_000L;

    private final RebirthRequests requests = new RebirthRequests(
            message -> {
                sent.add(message);
                return CompletableFuture.completedFuture(result);
            },
            () -> connected,
            (title, text, action) -> {
                questions.add(text);
                return CompletableFuture.completedFuture(answer);
            },
            Runnable::run,
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return Instant.ofEpochMilli(millis);
                }
            });

    private void request() {
        requests.request(NODE, node -> state);
    }

    @Test
    void theUserIsAskedThenTheNodeAndItIsSaidWhatWasSent() {
        request();

        assertThat(questions).singleElement().asString().contains("“plant/line1”");
        PublishMessage message = sent.getFirst();
        assertThat(message.topic()).isEqualTo("spBv1.0/plant/NCMD/line1");
        assertThat(message.qos()).isEqualTo(Qos.AT_MOST_ONCE);
        assertThat(message.retain()).isFalse();
        Sample sample = new Sample(message.topic(), message.bytes(), Sample.Properties.NONE, -1, 0);
        assertThat(new SparkplugDecoder()
                        .decode(sample, Context.NONE)
                        .text()
                        .map(StyledText::text)
                        .orElse(""))
                .isEqualTo("timestamp: 2023-11-14T22:13:20Z\nNode Control/Rebirth: true  (Boolean)");
        assertThat(requests.outcomeProperty().get())
                .startsWith("Sent Node Control/Rebirth = true to spBv1.0/plant/NCMD/line1 at ");
    }

    @Test
    void nothingIsSentWithoutConsent() {
        answer = false;
        request();

        assertThat(sent).isEmpty();
        assertThat(requests.obstacle(NODE, State.ONLINE)).isEmpty();
        assertThat(requests.outcomeProperty().get()).isEmpty();
    }

    @Test
    void aNodeIsAskedOnceInTenSeconds() {
        request();
        millis += 9_999;
        assertThat(requests.obstacle(NODE, State.ONLINE)).hasValue("A rebirth was requested less than 10 seconds ago.");
        assertThat(requests.obstacle("plant/line2", State.ONLINE)).isEmpty();
        request();
        assertThat(sent).hasSize(1);

        millis += 1;
        assertThat(requests.obstacle(NODE, State.ONLINE)).isEmpty();
        request();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aNodeThatIsOfflineOrOutOfReachIsNotAsked() {
        assertThat(requests.obstacle(NODE, State.OFFLINE))
                .hasValue("This edge node is offline and would not receive the request.");
        assertThat(requests.obstacle(NODE, State.STALE)).isEmpty();
        assertThat(requests.obstacle(NODE, State.UNKNOWN)).isEmpty();
        connected = false;
        assertThat(requests.obstacle(NODE, State.ONLINE)).hasValue("It is not connected.");
    }

    @Test
    void whatHappensWhileTheQuestionIsOpenCounts() {
        state = State.OFFLINE;
        request();

        assertThat(sent).isEmpty();
        assertThat(requests.outcomeProperty().get())
                .isEqualTo("This edge node is offline and would not receive the request.");
    }

    @Test
    void aRequestThatWasNotSentMayBeRepeatedAtOnce() {
        result = new PublishResult(false, Phrase.of("search.gone"));
        request();

        assertThat(requests.outcomeProperty().get())
                .isEqualTo("Nothing was sent to spBv1.0/plant/NCMD/line1: This message is no longer in the history");
        assertThat(requests.obstacle(NODE, State.ONLINE)).isEmpty();
    }
}

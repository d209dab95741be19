// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.SparkplugPayloads.birth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.RunningTask;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.TaskService;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.sparkplug.SparkplugDecoder;
import org.topiary.payload.sparkplug.state.SparkplugState;

final class RebirthRequestsTest {
    private static final String NODE = "plant/line1";
    private static final String SENT = "Sent Node Control/Rebirth = true to spBv1.0/plant/NCMD/line1 at ";

    private final List<PublishMessage> sent = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final SparkplugState state = new SparkplugState();
    private final TaskService service = TaskService.on(background::add);
    private boolean connected = true;
    private boolean answer = true;
    private Runnable whileAsked = () -> {};
    private Runnable whilePaused = () -> {};
    private UnaryOperator<PublishResult> result = UnaryOperator.identity();
    private long millis = 1_700_000_000_000L;
    private long position;

    private final RebirthSender sender = new RebirthSender(
            message -> {
                PublishResult became = result.apply(new PublishResult(true, Phrase.of("search.gone")));
                if (became.accepted()) {
                    sent.add(message);
                }
                return CompletableFuture.completedFuture(became);
            },
            () -> connected,
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
    private final RebirthRequests requests = new RebirthRequests(
            sender,
            (title, text, action) -> {
                questions.add(title + " " + text);
                whileAsked.run();
                return CompletableFuture.completedFuture(answer);
            },
            state,
            Runnable::run,
            new RebirthRound(sender, state, service.program(), Runnable::run, (cancelled, time) -> {
                pauses.add(time);
                whilePaused.run();
            }));

    private void receive(String type, String node, int seq, String... metrics) {
        state.accept(position++, 0, "spBv1.0/plant/" + type + "/" + node, birth(seq, metrics));
    }

    private void request() {
        requests.request(NODE);
    }

    private void requestAll() {
        requests.setMissing(state.nodesWithoutBirth().size());
        requests.requestAll();
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    private List<String> topics() {
        return sent.stream().map(PublishMessage::topic).toList();
    }

    private String outcome() {
        return requests.outcomeProperty().get();
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
        assertThat(outcome()).startsWith(SENT);
    }

    @Test
    void nothingIsSentWithoutConsent() {
        answer = false;
        request();
        receive("NDATA", "line1", 0);
        requestAll();

        assertThat(questions).hasSize(2);
        assertThat(sent).isEmpty();
        assertThat(requests.obstacle(NODE)).isEmpty();
        assertThat(requests.obstacleToAll()).isEmpty();
        assertThat(outcome()).isEmpty();
    }

    @Test
    void aNodeIsAskedOnceInTenSeconds() {
        request();
        millis += 9_999;
        assertThat(requests.obstacle(NODE)).hasValue("A rebirth was requested less than 10 seconds ago.");
        assertThat(requests.obstacle("plant/line2")).isEmpty();
        request();
        assertThat(sent).hasSize(1);

        millis += 1;
        assertThat(requests.obstacle(NODE)).isEmpty();
        request();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aNodeThatIsOfflineOrOutOfReachIsNotAsked() {
        assertThat(requests.obstacle(NODE)).as("nothing is known").isEmpty();
        receive("NBIRTH", "line1", 0);
        assertThat(requests.obstacle(NODE)).isEmpty();
        receive("NDEATH", "line1", 0);
        assertThat(requests.obstacle(NODE)).hasValue("This edge node is offline and would not receive the request.");
        connected = false;
        assertThat(requests.obstacle(NODE)).hasValue("It is not connected.");
    }

    @Test
    void whatHappensWhileTheQuestionIsOpenCounts() {
        receive("NBIRTH", "line1", 0);
        whileAsked = () -> receive("NDEATH", "line1", 0);
        request();

        assertThat(sent).isEmpty();
        assertThat(outcome()).isEqualTo("This edge node is offline and would not receive the request.");
    }

    @Test
    void aRequestThatWasNotSentMayBeRepeatedAtOnce() {
        result = accepted -> new PublishResult(false, Phrase.of("search.gone"));
        request();

        assertThat(outcome())
                .isEqualTo("Nothing was sent to spBv1.0/plant/NCMD/line1: This message is no longer in the history");
        assertThat(requests.obstacle(NODE)).isEmpty();
    }

    @Test
    void allNodesWithoutABirthAreAskedWithPauses() {
        receive("NBIRTH", "born", 0);
        receive("NDEATH", "dead", 0);
        receive("NDATA", "line3", 0);
        receive("DDATA", "line1/press", 0);
        receive("DBIRTH", "line2/press", 0);
        requestAll();

        assertThat(questions)
                .singleElement()
                .asString()
                .startsWith("Request a rebirth of 3 edge nodes?")
                .contains("10 nodes a second at most");
        assertThat(topics())
                .containsExactly("spBv1.0/plant/NCMD/line1", "spBv1.0/plant/NCMD/line2", "spBv1.0/plant/NCMD/line3");
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
        assertThat(outcome()).isEqualTo("3 edge nodes were asked for a rebirth.");
    }

    @Test
    void aNodeIsNotAskedWhoseBirthArrivesBeforeItsTurn() {
        receive("NDATA", "line1", 0);
        receive("NDATA", "line2", 0);
        receive("NDATA", "line3", 0);
        whilePaused = () -> receive("NBIRTH", "line3", 0);
        requestAll();

        assertThat(topics()).containsExactly("spBv1.0/plant/NCMD/line1", "spBv1.0/plant/NCMD/line2");
        assertThat(outcome())
                .isEqualTo(
                        "2 edge nodes were asked for a rebirth. One was not asked: the birth had arrived, or the last"
                                + " request was less than 10 seconds ago.");
    }

    @Test
    void nodesThatWereAskedAreNotAskedAgainForTenSeconds() {
        receive("NDATA", "line1", 0);
        receive("NDATA", "line2", 0);
        request();
        requestAll();
        assertThat(topics()).containsExactly("spBv1.0/plant/NCMD/line1", "spBv1.0/plant/NCMD/line2");

        requestAll();
        assertThat(sent).hasSize(2);
        assertThat(outcome()).startsWith("No edge node was asked for a rebirth. 2 were not asked");
        millis += 10_000;
        requestAll();
        assertThat(sent).hasSize(4);
    }

    @Test
    void theFirstRequestThatIsNotSentEndsThem() {
        receive("NDATA", "line1", 0);
        receive("NDATA", "line2", 0);
        receive("NDATA", "line3", 0);
        whilePaused = () -> result = accepted -> new PublishResult(false, Phrase.of("search.gone"));
        requestAll();

        assertThat(sent).hasSize(1);
        assertThat(outcome())
                .isEqualTo("One edge node was asked for a rebirth, then a request could not be sent: "
                        + "This message is no longer in the history");
        assertThat(sender.wasAskedRecently("plant/line2")).isFalse();
    }

    @Test
    void cancellingEndsThem() {
        receive("NDATA", "line1", 0);
        receive("NDATA", "line2", 0);
        whilePaused = () -> service.running(Duration.ZERO).forEach(RunningTask::cancel);
        requestAll();

        assertThat(sent).hasSize(1);
        assertThat(outcome()).isEqualTo("Cancelled. One edge node was asked for a rebirth.");
        assertThat(requests.obstacleToAll()).isEmpty();
    }

    @Test
    @TaskFails("task.rebirths")
    void aFailureIsShownAndTheyCanBeAskedAgain() {
        receive("NDATA", "line1", 0);
        result = accepted -> {
            throw new IllegalStateException("no room");
        };
        requestAll();

        assertThat(outcome()).startsWith("No edge node was asked for a rebirth, then a request could not be sent: ");
        assertThat(requests.obstacleToAll()).isEmpty();
    }

    @Test
    void whyNotAllCanBeAsked() {
        requestAll();
        assertThat(requests.obstacleToAll()).hasValue("No edge node has sent messages without a birth.");
        assertThat(requests.hasMissing()).isFalse();
        receive("NDATA", "line1", 0);
        requests.setMissing(1);
        assertThat(requests.hasMissing()).isTrue();
        connected = false;
        assertThat(requests.obstacleToAll()).hasValue("It is not connected.");
        connected = true;
        requests.requestAll();
        assertThat(requests.obstacleToAll()).hasValue("The edge nodes are being asked.");
        assertThat(questions).hasSize(1);
    }
}

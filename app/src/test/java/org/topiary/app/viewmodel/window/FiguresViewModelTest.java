// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.app.monitor.Totals;
import org.topiary.app.viewmodel.session.SessionModels;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel.Figure;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.LoadGenerator;

final class FiguresViewModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String UNKNOWN = "–";

    private long ticks = 42 * SECOND;
    private long cpu;
    private long frames;
    private double recentPause;
    private double pause;
    private @Nullable SessionViewModel session;
    private final FiguresViewModel figures = new FiguresViewModel(
            new FiguresViewModel.Gauges(
                    () -> new Totals(ticks, cpu, frames), () -> recentPause, this::takePause, () -> {}),
            () -> ticks,
            () -> session);

    private double takePause() {
        double taken = pause;
        pause = 0;
        return taken;
    }

    private String shown(Figure figure) {
        return figures.valueProperty(figure).get();
    }

    private void tickAfter(long nanos) {
        ticks += nanos;
        figures.tick();
    }

    @Test
    void sharesAndRatesAreOfTheTimeThatPassed() {
        figures.shownProperty().set(true);
        assertThat(shown(Figure.WINDOW_BUSY)).isEqualTo(UNKNOWN);
        assertThat(shown(Figure.FRAMES)).isEqualTo(UNKNOWN);

        cpu += SECOND / 2;
        frames += 60;
        tickAfter(2 * SECOND);
        assertThat(shown(Figure.WINDOW_BUSY)).isEqualTo("25 %");
        assertThat(shown(Figure.FRAMES)).isEqualTo("30/s");

        cpu += SECOND / 2;
        frames += 30;
        tickAfter(SECOND / 2);
        assertThat(shown(Figure.WINDOW_BUSY)).isEqualTo("100 %");
        assertThat(shown(Figure.FRAMES)).isEqualTo("60/s");
    }

    @Test
    void twiceASecondIsOftenEnoughAndHiddenNever() {
        assertThat(figures.isDue()).isFalse();
        figures.shownProperty().set(true);
        frames += 10;
        tickAfter(SECOND / 2 - 1);
        assertThat(shown(Figure.FRAMES)).isEqualTo(UNKNOWN);
        tickAfter(1);
        assertThat(shown(Figure.FRAMES)).isEqualTo("20/s");

        figures.shownProperty().set(false);
        ticks += 10 * SECOND;
        assertThat(figures.isDue()).isFalse();
    }

    @Test
    void pausesAreThoseOfTheLastSecondsAndSinceTheFiguresShow() {
        pause = 300;
        recentPause = 300;
        figures.shownProperty().set(true);
        tickAfter(SECOND);
        assertThat(shown(Figure.LONGEST_PAUSE)).isEqualTo("300 · 0 ms");

        pause = 120;
        tickAfter(SECOND);
        assertThat(shown(Figure.LONGEST_PAUSE)).isEqualTo("300 · 120 ms");

        pause = 50;
        recentPause = 50;
        tickAfter(20 * SECOND);
        assertThat(shown(Figure.LONGEST_PAUSE)).isEqualTo("50 · 120 ms");

        figures.shownProperty().set(false);
        figures.shownProperty().set(true);
        tickAfter(SECOND);
        assertThat(shown(Figure.LONGEST_PAUSE)).isEqualTo("50 · 0 ms");
    }

    @Test
    void withoutASessionThereIsNothingToTellOfOne() {
        figures.shownProperty().set(true);
        tickAfter(SECOND);
        for (Figure each :
                List.of(Figure.MESSAGES_IN, Figure.ROWS_DRAWN, Figure.LOG, Figure.TOPICS, Figure.RECEIVE_PATH)) {
            assertThat(shown(each)).isEqualTo(UNKNOWN);
        }
        assertThat(shown(Figure.HEAP)).endsWith(" MiB");
    }

    @Test
    @Timeout(120)
    void ratesAreOfOneSessionAndBeginAgainWithAnotherTab() throws Exception {
        try (LoadGenerator load =
                LoadGenerator.topics(3_000, i -> "t" + i).waitForStart().open()) {
            SessionViewModel busy = open(load.port());
            SessionViewModel idle = open(load.port());
            session = busy;
            figures.shownProperty().set(true);
            assertThat(shown(Figure.TOPICS)).isEqualTo("0");
            busy.connect();
            load.start();
            while (busy.session().messagesReceived() < 3_000) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            busy.tree().countDrawnRows(50);
            tickAfter(2 * SECOND);
            assertThat(shown(Figure.MESSAGES_IN)).isEqualTo("1,500/s");
            assertThat(shown(Figure.ROWS_DRAWN)).isEqualTo("25/s");
            assertThat(shown(Figure.TOPICS)).isEqualTo("3,000");
            assertThat(shown(Figure.LOG)).isEqualTo("0 of 4 MiB");
            assertThat(shown(Figure.RECEIVE_PATH)).isEqualTo("Direct");

            session = idle;
            tickAfter(SECOND);
            assertThat(shown(Figure.MESSAGES_IN)).isEqualTo(UNKNOWN);
            assertThat(shown(Figure.ROWS_DRAWN)).isEqualTo(UNKNOWN);
            assertThat(shown(Figure.TOPICS)).isEqualTo("0");
            tickAfter(SECOND);
            assertThat(shown(Figure.MESSAGES_IN)).isEqualTo("0/s");
            CompletableFuture.allOf(busy.close(), idle.close()).join();
        }
    }

    private static SessionViewModel open(int port) {
        BrokerAddress address = BrokerAddress.parse("mqtt://127.0.0.1:" + port).address();
        ConnectionProfile profile = ConnectionProfile.of("id", "figures", address).toBuilder()
                .version(MqttVersion.MQTT_5)
                .subscriptions(List.of(new Subscription("#", Qos.AT_MOST_ONCE, false)))
                .build();
        Session session = new Session(profile, new ConnectionSecrets(), 4 << 20, 10_000);
        return SessionModels.of(session, (id, change) -> {}, session::publish, Clock.systemUTC());
    }
}

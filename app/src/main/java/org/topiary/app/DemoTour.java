// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Threads;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.Notice;
import org.topiary.app.window.Screenshot;
import org.topiary.core.log.Message;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState.Phase;

/**
 * Runs {@code topiary demo} without a display: connects, browses, publishes a message and waits for it to come back,
 * writes a screenshot, and prints a report. Every step uses the same view-models as the window.
 */
final class DemoTour {
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final int MIN_TOPICS = 100;
    private static final String TOPIC = "topiary/hello";
    private static final String PAYLOAD = "Hello MQTT";
    private static final String SHOWN_TOPIC = "zigbee2mqtt/living_room_ceiling";

    private final Desktop desktop;
    private final Path picture;
    private final PrintWriter out;
    private final PrintWriter err;

    /** A step of the tour failed; the message says which one and why. */
    private static final class TourException extends Exception {
        private static final long serialVersionUID = 1;

        TourException(String message) {
            super(message);
        }
    }

    /** @param picture file for the screenshot */
    DemoTour(Desktop desktop, Path picture, PrintWriter out, PrintWriter err) {
        this.picture = picture;
        this.desktop = desktop;
        this.out = out;
        this.err = err;
    }

    /** Runs on a separate thread; completes the exit code with 0, or with 1 after printing the reason. */
    void start(CompletableFuture<Integer> exitCode) {
        Threads.start("topiary-tour", () -> exitCode.complete(run()));
    }

    private int run() {
        long start = System.nanoTime();
        try {
            SessionViewModel model = connect();
            browse(model);
            long roundTrip = publish(model);
            onFx(() -> model.tree().reveal(SHOWN_TOPIC));
            // The remaining time lets the sites publish and the rates settle.
            pause(WHOLE.toNanos() - (System.nanoTime() - start));
            Session session = model.session();
            Screenshot.write(Screenshot.take(desktop.fx(), desktop::scene), picture);
            out.println(Texts.get(
                    "demo.tour.ran",
                    (System.nanoTime() - start) / 1e9,
                    session.tree().topics(),
                    session.messagesReceived(),
                    session.messagesLost()));
            out.println(Texts.get("demo.tour.published", PAYLOAD, TOPIC, roundTrip / 1e6));
            out.println(Texts.get("demo.tour.picture", picture.toAbsolutePath().toString()));
            if (session.messagesLost() > 0) {
                throw new TourException(session.messagesLost() + " messages were lost");
            }
            return 0;
        } catch (TourException | IOException | RuntimeException | Error e) {
            err.println("topiary: " + Texts.get("demo.tour.failed", String.valueOf(e.getMessage())));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private SessionViewModel connect() throws TourException, InterruptedException {
        waitFor(
                "the demo's broker to start",
                () -> desktop.windowModel().currentProperty().get() != null
                        || !desktop.windowModel().notices().isEmpty());
        if (!desktop.windowModel().notices().isEmpty()) {
            throw new TourException(
                    desktop.windowModel().notices().stream().map(Notice::text).collect(Collectors.joining(" ")));
        }
        SessionViewModel model = desktop.windowModel().currentProperty().get();
        if (model == null) {
            throw new TourException("the session was closed");
        }
        Session session = model.session();
        waitFor(
                "the connection",
                () -> session.state().phase() == Phase.CONNECTED
                        || session.state().phase() == Phase.FAILED);
        if (session.state().phase() == Phase.FAILED) {
            throw new TourException(
                    Texts.get(session.state().summary().and(session.state().advice())));
        }
        out.println(Texts.get(session.state().summary()));
        return model;
    }

    private void browse(SessionViewModel model) throws TourException, InterruptedException {
        TopicTree tree = model.session().tree();
        waitFor(MIN_TOPICS + " topics", () -> tree.topics() >= MIN_TOPICS);
        waitFor("the topic " + SHOWN_TOPIC, () -> tree.find(SHOWN_TOPIC) != TopicTree.NONE);
        onFx(() -> model.tree().reveal(SHOWN_TOPIC));
        waitFor("the tree to show it", () -> model.tree().selectedNodeProperty().get() == tree.find(SHOWN_TOPIC));
    }

    /** Returns the time from sending the message until it is in the log, in ns. */
    private long publish(SessionViewModel model) throws TourException, InterruptedException {
        Session session = model.session();
        long sent = System.nanoTime();
        onFx(() -> {
            model.publish().topicProperty().set(TOPIC);
            model.publish().payload().setText(PAYLOAD);
            model.publish().send();
        });
        waitFor("the published message to come back", () -> isThere(session));
        return System.nanoTime() - sent;
    }

    private static boolean isThere(Session session) {
        int node = session.tree().find(TOPIC);
        if (node == TopicTree.NONE) {
            return false;
        }
        @Nullable Message message = session.log().read(session.tree().lastPosition(node));
        return message != null && Arrays.equals(message.payload(), PAYLOAD.getBytes(StandardCharsets.UTF_8));
    }

    private void onFx(Runnable task) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        desktop.fx().later(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
    }

    private static void waitFor(String what, BooleanSupplier condition) throws TourException, InterruptedException {
        long deadline = System.nanoTime() + STEP.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TourException("waited " + STEP.toSeconds() + " s without success for " + what);
            }
            pause(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}

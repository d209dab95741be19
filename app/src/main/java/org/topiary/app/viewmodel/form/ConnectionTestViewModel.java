// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.BrokerWords;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.text.Explained;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.profiles.BrokerUrls;

/** A running connection test with its steps. JavaFX application thread. */
public final class ConnectionTestViewModel {
    /** Tests a connection; see {@link org.topiary.mqtt.doctor.ConnectionTest#run}. */
    @FunctionalInterface
    public interface Engine {
        /**
         * Completes exceptionally, with a message for the user, if the test could not start.
         *
         * @param secrets the engine takes ownership of them
         */
        CompletableFuture<Void> run(
                ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask);
    }

    /** The question whether the test may publish to a topic. Answered once. */
    public static final class PublishAsked {
        private final String topic;
        private final CompletableFuture<Optional<String>> answer;

        private PublishAsked(String topic, CompletableFuture<Optional<String>> answer) {
            this.topic = topic;
            this.answer = answer;
        }

        public String topic() {
            return topic;
        }
    }

    private final FxScheduler fx;
    private final ConnectionProfile profile;
    private final ObservableList<TestStep> steps = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable PublishAsked> asked = new ReadOnlyObjectWrapper<>();
    private CompletableFuture<Void> run = CompletableFuture.completedFuture(null);
    private boolean cancelled;

    public ConnectionTestViewModel(FxScheduler fx, ConnectionProfile profile) {
        this.fx = fx;
        this.profile = profile;
    }

    /** The tested profile. */
    public ConnectionProfile profile() {
        return profile;
    }

    /** The steps in the order of the test; each is replaced as it progresses. */
    public ObservableList<TestStep> steps() {
        return steps;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Why the test stopped, as a sentence, if no step says so; empty when there is no problem. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The question whether to publish; null unless asked. */
    public ReadOnlyObjectProperty<@Nullable PublishAsked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Starts the test; may be called only once. */
    public void start(Engine engine, ConnectionSecrets secrets) {
        running.set(true);
        try {
            run = engine.run(profile, secrets, step -> fx.later(() -> show(step)), this::ask);
        } catch (RuntimeException e) {
            secrets.close();
            run = CompletableFuture.failedFuture(e);
        }
        var _ = run.whenComplete((nothing, trouble) -> fx.later(() -> ended(trouble)));
    }

    private void show(TestStep step) {
        if (cancelled) {
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            TestStep each = steps.get(i);
            if (each.kind() == step.kind() && each.subject().equals(step.subject())) {
                steps.set(i, step);
                return;
            }
        }
        steps.add(step);
    }

    private CompletableFuture<Optional<String>> ask(String topic) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        fx.later(() -> asked.set(new PublishAsked(topic, answer)));
        return answer;
    }

    private void ended(@Nullable Throwable trouble) {
        running.set(false);
        asked.set(null);
        if (trouble != null && !cancelled) {
            Throwable cause =
                    trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
            problem.set(cause instanceof Explained ? Texts.of(cause) : Texts.get("test.unexpected", cause.toString()));
        }
    }

    /** Answers the question. */
    public void answer(boolean publish) {
        PublishAsked question = asked.get();
        if (question != null) {
            asked.set(null);
            question.answer.complete(publish ? Optional.of(question.topic) : Optional.empty());
        }
    }

    /** Cancels the test immediately. */
    public void cancel() {
        cancelled = true;
        answer(false);
        run.cancel(false);
    }

    /** The duration of a step, as text; empty until it has ended. */
    public static String took(TestStep step) {
        Duration took = step.took();
        if (!step.isOver() || took.isZero()) {
            return "";
        }
        return took.toMillis() < 1
                ? Texts.get("test.took.less")
                : took.toMillis() < 10_000
                        ? Texts.get("test.took.millis", took.toMillis())
                        : Texts.get("test.took.seconds", took.toSeconds());
    }

    /** The subject of a step, as text. */
    public static String title(TestStep step) {
        return switch (step.kind()) {
            case NAME -> Texts.get("test.step.name", step.subject());
            case TCP -> Texts.get("test.step.tcp", step.subject());
            case PROXY -> Texts.get("test.step.proxy", step.subject());
            case TLS -> Texts.get("test.step.tls", step.subject());
            case WEBSOCKET -> Texts.get("test.step.webSocket", step.subject());
            case CONNACK -> Texts.get("test.step.connack");
            case SUBSCRIBE -> Texts.get("test.step.subscribe", step.subject());
            case PUBLISH -> Texts.get("test.step.publish");
        };
    }

    /** The state of a step, for users of screen readers. */
    public static String state(TestStep step) {
        return Texts.get(
                switch (step.state()) {
                    case WAITING -> "test.state.waiting";
                    case RUNNING -> "test.state.running";
                    case DONE -> "test.state.done";
                    case WARNING -> "test.state.warning";
                    case FAILED -> "test.state.failed";
                    case SKIPPED -> "test.state.skipped";
                    case NOT_REACHED -> "test.state.notReached";
                });
    }

    /** The full report, as a text to copy; contains no secrets. */
    public String report() {
        String trouble = problem.get().isEmpty() ? "" : problem.get() + '\n';
        return steps.stream()
                .map(step -> String.join(
                        "\n    ",
                        Stream.of(
                                        (state(step) + ": " + title(step) + "  " + took(step)).strip(),
                                        Texts.get(step.summary()),
                                        Texts.get(step.advice()),
                                        BrokerWords.line(step.reason()),
                                        Texts.get(step.detail()).replace("\n", "\n    "))
                                .filter(line -> !line.isEmpty())
                                .toList()))
                .collect(Collectors.joining(
                        "\n", BrokerUrls.of(profile.address(), profile.userName()) + "\n" + trouble, "\n"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.core.log.Qos;
import org.topiary.demo.Demo;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.payload.template.LayoutDecoder;

/**
 * The embedded broker with its simulated sites: one instance, started in the background when first requested. One
 * thread at a time.
 */
public final class DemoBroker implements AutoCloseable {
    private static final int KEEP_ALIVE_SECONDS = 30;

    /** Everything, with the births of Sparkplug that the demo keeps. */
    private static final List<Subscription> SUBSCRIPTIONS = Stream.concat(
                    ConnectionProfile.DEFAULT_SUBSCRIPTIONS.stream(),
                    Stream.of(new Subscription("$sparkplug/certificates/#", Qos.EXACTLY_ONCE, true)))
            .toList();

    private final Tasks tasks;
    private final SchemaLibrary schemas;
    private @Nullable CompletableFuture<Demo> demo;

    /** @param schemas gets the layout of a binary payload that the demo publishes */
    public DemoBroker(Tasks tasks, SchemaLibrary schemas) {
        this.tasks = tasks;
        this.schemas = schemas;
    }

    /**
     * Starts the broker unless it runs; a running one keeps its parameters. Completes, on any thread, with a connection
     * to it.
     */
    public CompletableFuture<ConnectionProfile> start(LaunchPlan.Start.Demo wanted) {
        CompletableFuture<Demo> running = demo;
        if (running == null || running.isCompletedExceptionally()) {
            running = start(wanted.rate(), wanted.seed());
            demo = running;
        }
        return running.thenApply(started -> profile(started.port()));
    }

    private CompletableFuture<Demo> start(double rate, long seed) {
        CompletableFuture<Demo> starting = new CompletableFuture<>();
        tasks.submit(
                TaskSpec.of("task.demo", Lane.IO).uncancellable(),
                (progress, cancel) -> {
                    schemas.bring(Demo.LAYOUT, Demo.layout());
                    starting.complete(Demo.start(rate, seed));
                },
                starting::completeExceptionally);
        return starting;
    }

    private static ConnectionProfile profile(int port) {
        return ConnectionProfile.of(
                        UUID.randomUUID().toString(),
                        Texts.get("demo.name"),
                        new BrokerAddress(BrokerAddress.Transport.TCP, "127.0.0.1", port, ""))
                .toBuilder()
                .subscriptions(SUBSCRIPTIONS)
                .decoders(List.of(new DecoderRule(Demo.LAYOUT_TOPIC, Decoding.choiceOf(LayoutDecoder.ID, Demo.LAYOUT))))
                .options(ConnectOptions.DEFAULT.withKeepAliveSeconds(KEEP_ALIVE_SECONDS))
                .build();
    }

    /** Stops the broker, if it runs. */
    @Override
    public void close() {
        if (demo != null && demo.isDone() && !demo.isCompletedExceptionally()) {
            demo.join().close();
        }
    }
}

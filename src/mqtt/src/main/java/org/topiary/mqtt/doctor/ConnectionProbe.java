// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.doctor.TestStep.Kind;
import org.topiary.mqtt.failure.ConnectFailures;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.failure.TlsFailures;
import org.topiary.mqtt.link.ConnectProblems;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.link.VersionFallback;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.HostNames;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.proxy.NoProxy;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.tls.TlsSetupException;
import org.topiary.mqtt.words.ExceptionCauses;
import org.topiary.mqtt.words.ReasonCodes;

/** One test: a thread that runs the steps in order. The steps from TCP to the CONNACK are one attempt to connect. */
final class ConnectionProbe {
    private final TestClientId clientId;
    private final ConnectionProfile profile;
    private final ConnectionSecrets secrets;
    private final TestSteps steps;
    private final PublishQuestion ask;
    private final CompletableFuture<Void> result = new CompletableFuture<>();

    ConnectionProbe(
            ConnectionProfile tested,
            ConnectionSecrets secrets,
            boolean clientIdInUse,
            Consumer<TestStep> onStep,
            PublishQuestion ask) {
        this.secrets = secrets;
        this.ask = ask;
        steps = new TestSteps(onStep, System::nanoTime);
        clientId = TestClientId.of(tested, clientIdInUse);
        profile = tested.toBuilder()
                .clientId(clientId.value())
                .options(leavingNothing(tested.options()))
                .will(Optional.empty())
                .build();
    }

    private static ConnectOptions leavingNothing(ConnectOptions o) {
        return new ConnectOptions(
                true,
                o.keepAliveSeconds(),
                0,
                o.receiveMaximum(),
                o.maximumPacketSize(),
                o.topicAliasMaximum(),
                o.requestResponseInformation(),
                o.requestProblemInformation(),
                o.userProperties());
    }

    CompletableFuture<Void> start() {
        Thread thread = Thread.ofVirtual().name("topiary-test").unstarted(this::run);
        var _ = result.whenComplete((nothing, error) -> {
            if (result.isCancelled()) {
                steps.silence();
                thread.interrupt();
            }
        });
        thread.start();
        return result;
    }

    private void run() {
        TestLink[] link = new TestLink[1];
        try (secrets;
                TestLink made = new TestLink(profile, secrets, (kind, channel) -> reached(kind, channel, link[0]))) {
            link[0] = made;
            try {
                test(made);
            } catch (InterruptedException e) {
                // Cancelled.
            } catch (RuntimeException | Error e) {
                steps.current()
                        .ifPresent(step -> step.failed(
                                new Failure(
                                        Phrase.of("test.topiaryError"),
                                        Phrase.of("connect.report"),
                                        ExceptionCauses.detail(e),
                                        true),
                                Optional.empty()));
            } finally {
                steps.markRestNotReached();
            }
        } finally {
            result.complete(null);
        }
    }

    private void test(TestLink link) throws InterruptedException {
        TestSteps.Step name = planConnection();
        TestPermissions permissions = new TestPermissions(profile, steps, link, ask);
        if (resolve(name) && connect(link)) {
            permissions.check();
        }
    }

    /** Returns the first step. */
    private TestSteps.Step planConnection() {
        BrokerAddress address = profile.address();
        TestSteps.Step name = steps.plan(Kind.NAME, firstHost());
        if (isProxied()) {
            steps.plan(Kind.TCP, profile.proxy().host() + ":" + profile.proxy().port());
            steps.plan(
                            Kind.PROXY,
                            profile.proxy().host() + ":" + profile.proxy().port())
                    .onSuccess(Phrase.of("test.proxyConnected", place()), Phrase.NONE);
        } else {
            steps.plan(Kind.TCP, place());
        }
        if (address.transport().isTls()) {
            steps.plan(Kind.TLS, place());
        }
        if (address.transport().isWebSocket()) {
            steps.plan(Kind.WEBSOCKET, address.path()).onSuccess(Phrase.of("test.webSocketOpen"), Phrase.NONE);
        }
        steps.plan(Kind.CONNACK, "").advise(clientId.warning());
        return name;
    }

    private boolean resolve(TestSteps.Step step) {
        String host = firstHost();
        step.running(Phrase.NONE);
        if (NoProxy.isAddress(host)) {
            step.done(Phrase.of("test.noLookup", host));
            return true;
        }
        try {
            String addresses = Arrays.stream(InetAddress.getAllByName(HostNames.ascii(host)))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            step.onSuccess(
                    Phrase.NONE,
                    isProxied()
                            ? Phrase.of("test.proxyLooksUp", profile.address().host())
                            : Phrase.NONE);
            step.done(Phrase.of("test.lookedUp", host, addresses));
            return true;
        } catch (UnknownHostException e) {
            step.failed(ConnectFailures.connecting(e, profile, profile.clientId(), Optional.empty()), Optional.empty());
            return false;
        }
    }

    private boolean connect(TestLink link) throws InterruptedException {
        steps.reached(Kind.TCP);
        MqttVersion version = profile.version() == MqttVersion.AUTOMATIC ? MqttVersion.MQTT_5 : profile.version();
        try {
            ConnectProblems.check(profile, secrets);
            try {
                accepted(link, link.connect(version));
            } catch (ExecutionException e) {
                Optional<Phrase> reason = VersionFallback.reason(cause(e), profile);
                if (reason.isEmpty()) {
                    throw e;
                }
                steps.find(Kind.CONNACK).ifPresent(step -> {
                    step.advise(reason.get().and(Phrase.of("test.triedInstead")));
                    step.running(Phrase.of("test.trying"));
                });
                accepted(link, link.connect(MqttVersion.MQTT_3_1_1));
            }
            return true;
        } catch (ExecutionException e) {
            failed(refined(ConnectFailures.connecting(cause(e), profile, profile.clientId(), link.tls()), cause(e)));
        } catch (TlsSetupException e) {
            steps.find(Kind.TLS).ifPresent(step -> step.failed(TlsFailures.of(e), Optional.empty()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            failed(new Failure(
                    Phrase.of("connect.notPossible", Explained.phrase(e)),
                    Phrase.of("connect.checkSettings"),
                    ExceptionCauses.detail(e),
                    true));
        }
        return false;
    }

    private Failure refined(Failure failure, Throwable error) throws InterruptedException {
        CompletableFuture<Failure> question = TlsProbe.refine(failure, error, profile, secrets);
        try {
            return question.get();
        } catch (ExecutionException e) {
            return failure;
        } finally {
            question.cancel(false);
        }
    }

    private static Throwable cause(ExecutionException error) {
        return error.getCause() == null ? error : error.getCause();
    }

    private void accepted(TestLink link, Link.Accepted accepted) {
        steps.find(Kind.CONNACK).ifPresent(step -> {
            step.onSuccess(Phrase.NONE, TestDetails.of(accepted, clientId.note()));
            step.done(Phrase.of("test.accepted", ReasonCodes.text(0), link.protocol(), accepted.clientId()));
        });
    }

    private void failed(Failure failure) {
        steps.current().ifPresent(step -> step.failed(failure, failure.untrusted()));
    }

    /** Event loop only. */
    private void reached(Kind kind, Channel channel, @Nullable TestLink link) {
        steps.find(Kind.TCP)
                .ifPresent(step -> step.onSuccess(
                        Phrase.of("test.connected", text(channel.remoteAddress())),
                        Phrase.of("test.from", text(channel.localAddress()))));
        if (link != null) {
            link.tls()
                    .flatMap(ConnectionTls::details)
                    .ifPresent(tls -> steps.find(Kind.TLS)
                            .ifPresent(step -> step.onSuccess(
                                    Phrase.of("test.encrypted", tls.version(), tls.cipherSuite()),
                                    TestDetails.of(tls))));
        }
        steps.reached(kind);
    }

    /** An address as {@code host:port}, without the name before its slash. */
    private static String text(java.net.SocketAddress address) {
        return address.toString().replaceFirst("^.*/", "");
    }

    private boolean isProxied() {
        return profile.proxy().isUsed();
    }

    private String firstHost() {
        return isProxied() ? profile.proxy().host() : profile.address().host();
    }

    private String place() {
        return profile.address().host() + ":" + profile.address().port();
    }
}

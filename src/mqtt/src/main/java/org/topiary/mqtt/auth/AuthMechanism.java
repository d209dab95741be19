// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientConfig;
import com.hivemq.client.mqtt.mqtt5.auth.Mqtt5EnhancedAuthMechanism;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5Auth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5AuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5EnhancedAuth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5EnhancedAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;

/** Runs the {@link AuthDialogue} of one CONNECT. Throws nothing to the client, which would log the exception. */
public final class AuthMechanism implements Mqtt5EnhancedAuthMechanism, AutoCloseable {
    private final MqttUtf8String method;
    private final int timeoutSeconds;
    private final AuthDialogue dialogue;
    private volatile @Nullable AuthenticationFailure failure;

    private AuthMechanism(String method, int timeoutSeconds, AuthDialogue dialogue) {
        this.method = MqttUtf8String.of(method);
        this.timeoutSeconds = timeoutSeconds;
        this.dialogue = dialogue;
    }

    /** The mechanism of a profile that has an authentication method. */
    public static AuthMechanism of(ConnectionProfile profile, ConnectionSecrets secrets) throws AuthenticationFailure {
        String method = profile.enhancedAuth().method();
        int timeoutSeconds = Math.ceilDiv(profile.connectTimeoutMillis(), 1_000);
        if (!method.equals(EnhancedAuth.SCRAM_SHA_256)) {
            return new AuthMechanism(
                    method, timeoutSeconds, new FixedData(method, secrets.copy(SecretField.AUTHENTICATION_DATA)));
        }
        byte[] password = secrets.copy(SecretField.PASSWORD);
        if (password == null) {
            throw AuthenticationFailure.forPassword(
                    Phrase.of("auth.passwordNeeded"), Phrase.of("auth.passwordNeeded.advice"));
        }
        try {
            return new AuthMechanism(method, timeoutSeconds, new ScramDialogue(profile.userName(), password, null));
        } finally {
            Secret.wipe(password);
        }
    }

    /** Returns the reason why this side ended the authentication, or the error itself if it did not. */
    public Throwable explain(Throwable error) {
        AuthenticationFailure ours = failure;
        return ours == null ? error : ours;
    }

    @Override
    public MqttUtf8String getMethod() {
        return method;
    }

    @Override
    public int getTimeout() {
        return timeoutSeconds;
    }

    @Override
    public CompletableFuture<Void> onAuth(
            Mqtt5ClientConfig client, Mqtt5Connect connect, Mqtt5EnhancedAuthBuilder builder) {
        var _ = builder.data(dialogue.first());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> onContinue(Mqtt5ClientConfig client, Mqtt5Auth auth, Mqtt5AuthBuilder builder) {
        byte[] question = bytes(auth.getData().orElse(null));
        // Stretching a password takes long, and the network thread must not block.
        CompletableFuture<Boolean> accepted = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                var _ = builder.data(dialogue.next(question));
                accepted.complete(true);
            } catch (AuthenticationFailure e) {
                failure = e;
                accepted.complete(false);
            } catch (RuntimeException | Error e) {
                failure = new AuthenticationFailure(
                        Phrase.of("auth.topiaryError", method),
                        Phrase.of("auth.topiaryError.advice", e.getClass().getName()));
                accepted.complete(false);
            }
        });
        return accepted;
    }

    @Override
    public CompletableFuture<Boolean> onAuthSuccess(Mqtt5ClientConfig client, Mqtt5ConnAck connAck) {
        try {
            dialogue.accepted(bytes(connAck.getEnhancedAuth()
                    .flatMap(Mqtt5EnhancedAuth::getData)
                    .orElse(null)));
            return CompletableFuture.completedFuture(true);
        } catch (AuthenticationFailure e) {
            failure = e;
            return CompletableFuture.completedFuture(false);
        }
    }

    private static byte[] bytes(@Nullable ByteBuffer data) {
        if (data == null) {
            return new byte[0];
        }
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return bytes;
    }

    /** Wipes the secrets. */
    @Override
    public void close() {
        dialogue.close();
    }

    // An authentication is never renewed on a connection: the broker cannot request it, and this client does not.

    @Override
    public CompletableFuture<Void> onReAuth(Mqtt5ClientConfig client, Mqtt5AuthBuilder builder) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("Re-authentication is not supported"));
    }

    @Override
    public CompletableFuture<Boolean> onReAuthSuccess(Mqtt5ClientConfig client, Mqtt5Auth auth) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public void onAuthRejected(Mqtt5ClientConfig client, Mqtt5ConnAck connAck) {}

    @Override
    public void onReAuthRejected(Mqtt5ClientConfig client, Mqtt5Disconnect disconnect) {}

    @Override
    public void onAuthError(Mqtt5ClientConfig client, Throwable cause) {}

    @Override
    public void onReAuthError(Mqtt5ClientConfig client, Throwable cause) {}
}

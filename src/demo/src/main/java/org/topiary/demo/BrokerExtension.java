// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.client.parameter.ServerInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.auth.provider.EnhancedAuthenticatorProvider;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports the port that the broker bound, keeps the births of Sparkplug, and enforces a password or an authentication
 * method, if there is one.
 */
final class BrokerExtension implements ExtensionMain {
    record Credentials(String user, String password) {}

    private final @Nullable Credentials credentials;
    private final @Nullable EnhancedAuthenticatorProvider enhanced;
    private volatile @Nullable ServerInformation server;

    BrokerExtension(@Nullable Credentials credentials, @Nullable EnhancedAuthenticatorProvider enhanced) {
        this.credentials = credentials;
        this.enhanced = enhanced;
    }

    /** Known once the broker has started. */
    int port() {
        ServerInformation started = server;
        if (started == null) {
            throw new IllegalStateException("The embedded broker has not started");
        }
        return started.getListener().iterator().next().getPort();
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        server = input.getServerInformation();
        Services.initializerRegistry().setClientInitializer(new SparkplugCertificates());
        EnhancedAuthenticatorProvider method = enhanced;
        if (method != null) {
            Services.securityRegistry().setEnhancedAuthenticatorProvider(method);
        }
        Credentials demanded = credentials;
        if (demanded != null) {
            SimpleAuthenticator authenticator = (connect, answer) -> {
                if (matches(demanded, connect.getConnectPacket())) {
                    answer.authenticateSuccessfully();
                } else {
                    answer.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
                }
            };
            Services.securityRegistry().setAuthenticatorProvider(ignored -> authenticator);
        }
    }

    private static boolean matches(Credentials demanded, ConnectPacket packet) {
        ByteBuffer password = StandardCharsets.UTF_8.encode(demanded.password());
        return packet.getUserName().equals(Optional.of(demanded.user()))
                && packet.getPassword().equals(Optional.of(password));
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}
}

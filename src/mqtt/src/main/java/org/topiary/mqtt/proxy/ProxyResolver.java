// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.proxy;

import java.net.ProxySelector;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.InvalidInputException;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;

/**
 * Finds the proxy of a connection: the profile's own choice, the program's default, or the system's. The system's is
 * the one in the environment ({@code all_proxy}, {@code https_proxy}, {@code http_proxy}, {@code no_proxy}, in lower or
 * upper case), or else the one that {@link ProxySelector} returns, which asks the desktop if the property
 * {@code java.net.useSystemProxies} is true. May read the registry or desktop settings, so must not be used on the
 * JavaFX application thread.
 */
public final class ProxyResolver {
    private final ProxyChoice programDefault;
    private final ConnectionSecrets defaultSecrets;
    private final SystemProxies system;

    /** @param programDefault for profiles that specify none; {@link Kind#DEFAULT} itself means the system's */
    public ProxyResolver(ProxyChoice programDefault) {
        this(programDefault, new ConnectionSecrets());
    }

    /**
     * @param programDefault for profiles that specify none; {@link Kind#DEFAULT} itself means the system's
     * @param defaultSecrets contains its {@link SecretField#PROXY_PASSWORD}, if it has one; the caller keeps ownership
     */
    public ProxyResolver(ProxyChoice programDefault, ConnectionSecrets defaultSecrets) {
        this(programDefault, defaultSecrets, System.getenv(), ProxySelector.getDefault());
    }

    ProxyResolver(
            ProxyChoice programDefault,
            ConnectionSecrets defaultSecrets,
            Map<String, String> environment,
            @Nullable ProxySelector selector) {
        this.programDefault = programDefault;
        this.defaultSecrets = defaultSecrets;
        system = new SystemProxies(environment, selector);
    }

    /**
     * Returns the profile with a proxy of kind {@link Kind#NONE}, {@link Kind#HTTP} or {@link Kind#SOCKS5}, as a
     * session needs it.
     *
     * @param secrets receives the {@link SecretField#PROXY_PASSWORD} of a proxy that is not the profile's own, or loses
     *     the one it had
     * @throws InvalidInputException if the system's setting cannot be used; it names the setting and the way out
     */
    public ConnectionProfile resolve(ConnectionProfile profile, ConnectionSecrets secrets) {
        ProxyChoice choice = profile.proxy();
        if (choice.kind() != Kind.DEFAULT && choice.kind() != Kind.SYSTEM) {
            return profile;
        }
        boolean asksSystem = choice.kind() == Kind.SYSTEM
                || programDefault.kind() == Kind.DEFAULT
                || programDefault.kind() == Kind.SYSTEM;
        if (!asksSystem) {
            give(secrets, defaultSecrets.copy(SecretField.PROXY_PASSWORD));
            return profile.toBuilder().proxy(programDefault).build();
        }
        Optional<SystemProxies.Found> found = system.find(profile.address());
        give(secrets, found.map(SystemProxies.Found::password).orElse(null));
        return profile.toBuilder()
                .proxy(found.map(SystemProxies.Found::proxy).orElse(ProxyChoice.NONE))
                .build();
    }

    private static void give(ConnectionSecrets secrets, byte @Nullable [] password) {
        secrets.set(SecretField.PROXY_PASSWORD, password);
        Secret.wipe(password);
    }
}

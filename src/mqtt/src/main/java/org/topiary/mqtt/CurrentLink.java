// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.link.ConnectProblems;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.tls.TlsSetupException;

/** The MQTT client of a connection; there is one at a time. Control thread only, except {@link #get}. */
final class CurrentLink {
    private volatile @Nullable Link link;
    private CompletableFuture<Void> end = CompletableFuture.completedFuture(null);

    /** Null if no connection is requested. Any thread. */
    @Nullable
    Link get() {
        return link;
    }

    /** Completes, always normally, when all links ended so far are closed. */
    CompletableFuture<Void> end() {
        return end;
    }

    /**
     * Creates the link without connecting it. Must not be called while a link exists, nor before {@link #end} has
     * completed: a late connection of the previous link, which has the same client id, would make the broker disconnect
     * this one.
     *
     * @throws TlsSetupException if a file or key of the profile cannot be used
     * @throws IllegalArgumentException if another setting cannot be expressed in MQTT
     * @throws IllegalStateException if the client refuses a setting
     */
    void open(MqttVersion version, Link.Settings settings) throws TlsSetupException {
        ConnectProblems.check(settings.profile(), settings.secrets());
        Optional<ConnectionTls> tls = ConnectionTls.of(settings.profile(), settings.secrets());
        link = Link.of(version, settings, tls);
    }

    /**
     * Ends the link if there is one.
     *
     * @param withWill whether the broker is to publish the last will
     * @return as {@link #end()}
     */
    CompletableFuture<Void> end(boolean withWill) {
        Link current = link;
        if (current != null) {
            link = null;
            end = end.thenCombine(current.end(withWill), (before, now) -> null);
        }
        return end;
    }
}

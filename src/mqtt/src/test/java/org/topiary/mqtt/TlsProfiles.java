// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;

/** TLS settings for tests. */
public final class TlsProfiles {
    private TlsProfiles() {}

    public static TlsOptions trusting(Authorities authorities) {
        return trusting(authorities, new ClientIdentity.None());
    }

    public static TlsOptions trusting(Authorities authorities, ClientIdentity identity) {
        return with(authorities, identity, "", List.of(), List.of(), true);
    }

    public static TlsOptions with(
            Authorities authorities,
            ClientIdentity identity,
            String serverName,
            List<String> alpn,
            List<String> versions,
            boolean checkHostName) {
        return new TlsOptions(
                authorities, identity, serverName, alpn, versions, List.of(), checkHostName, Set.of(), false);
    }

    public static ConnectionProfile profile(String address, TlsOptions tls) {
        return Sessions.profile(address).toBuilder().tls(tls).build();
    }

    public static ConnectionSecrets secret(SecretField field, String value) {
        ConnectionSecrets secrets = ConnectionSecrets.ofPassword(null);
        secrets.set(field, value.getBytes(StandardCharsets.UTF_8));
        return secrets;
    }
}

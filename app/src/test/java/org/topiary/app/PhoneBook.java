// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.UUID;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.profiles.exchange.ImportCollector;
import org.topiary.profiles.exchange.ImportFormat;
import org.topiary.profiles.exchange.ImportSource;
import org.topiary.profiles.exchange.ImportedConnection;

/**
 * An importer that only the tests have: below the title {@code PHONE BOOK}, lines such as {@code Attic=attic.example}.
 */
final class PhoneBook implements ImportFormat {
    private static final String TITLE = "PHONE BOOK";

    @Override
    public boolean accepts(ImportSource source) {
        return source.isLines() && source.text().startsWith(TITLE);
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) {
        source.text().lines().skip(1).map(line -> line.split("=", 2)).forEach(entry -> {
            BrokerAddress address = BrokerAddress.parse("mqtt://" + entry[1]).address();
            findings.add(new ImportedConnection(
                    ConnectionProfile.of(UUID.randomUUID().toString(), entry[0], address), new ConnectionSecrets()));
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;
import org.topiary.mqtt.profile.PublicBrokers;

/**
 * Resolves the names of public brokers to this computer in the whole test process, so that no test can contact one.
 * Also resolves the broker name of the guide's pictures.
 */
public final class PublicBrokersHere extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return PublicBrokers.isPublic(host) || host.equals(GuidePictures.HOST)
                        ? Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}))
                        : system.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "public brokers are this computer";
    }
}

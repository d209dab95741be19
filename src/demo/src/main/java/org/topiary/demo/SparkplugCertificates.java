// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.intializer.ClientInitializer;
import java.util.regex.Pattern;

/**
 * Keeps the births of Sparkplug edge nodes for clients that connect later, as a broker does that knows Sparkplug:
 * retained, under {@code $sparkplug/certificates/} (Sparkplug 3.0, chapter 10).
 */
final class SparkplugCertificates implements ClientInitializer {
    /** Begins the client IDs of edge nodes; other clients cost nothing. */
    static final String EDGE_NODE = "sparkplug-";

    private static final Pattern BIRTH = Pattern.compile("spBv1\\.0/[^/]+/(NBIRTH/[^/]+|DBIRTH/[^/]+/[^/]+)");

    @Override
    public void initialize(InitializerInput input, ClientContext client) {
        if (input.getClientInformation().getClientId().startsWith(EDGE_NODE)) {
            client.addPublishInboundInterceptor((published, output) -> keep(published.getPublishPacket()));
        }
    }

    private static void keep(PublishPacket publish) {
        if (BIRTH.matcher(publish.getTopic()).matches() && publish.getPayload().isPresent()) {
            var _ = Services.retainedMessageStore()
                    .addOrReplace(Builders.retainedPublish()
                            .topic("$sparkplug/certificates/" + publish.getTopic())
                            .payload(publish.getPayload().get())
                            .qos(Qos.AT_MOST_ONCE)
                            .build());
        }
    }
}

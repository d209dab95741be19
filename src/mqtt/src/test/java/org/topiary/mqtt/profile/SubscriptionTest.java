// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.testkit.English;

class SubscriptionTest {
    private static Subscription of(String filter, boolean noLocal) {
        return new Subscription(filter, Qos.AT_MOST_ONCE, false, true, noLocal, true, RetainHandling.SEND);
    }

    @Test
    void aSharedSubscriptionHasNoNoLocal() {
        assertThat(of("$share/g/a", false).problem()).isNull();
        assertThat(English.text(of("$share/g/a", true).problem())).contains("No Local");
        assertThat(of("a/$share/g", true).problem()).isNull();
        assertThat(of("$shared/a", true).problem()).isNull();
    }

    @Test
    void whatIsNoFilterIsNoSubscription() {
        for (String filter : new String[] {"", "$share/g", "$share/g/", "$share//x", "a#"}) {
            assertThat(of(filter, false).problem()).as(filter).isNotNull();
        }
    }
}

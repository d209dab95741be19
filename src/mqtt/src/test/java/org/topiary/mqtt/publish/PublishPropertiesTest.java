// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PropertyRules.Fault;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;

class PublishPropertiesTest {
    private static final String LONGEST = "x".repeat(65_535);

    private static void assertValid(UnaryOperator<PublishProperties.Builder> change) {
        assertThat(change.apply(PublishProperties.builder()).build()).isNotEqualTo(PublishProperties.NONE);
    }

    private static void assertInvalid(UnaryOperator<PublishProperties.Builder> change) {
        PublishProperties.Builder builder = change.apply(PublishProperties.builder());
        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    @Test
    void theExpiryIsAFourByteNumber() {
        assertValid(it -> it.expirySeconds(0));
        assertValid(it -> it.expirySeconds(4_294_967_295L));
        assertInvalid(it -> it.expirySeconds(-2));
        assertInvalid(it -> it.expirySeconds(4_294_967_296L));
    }

    @Test
    void theTopicAliasIsATwoByteNumberAndNotZero() {
        assertValid(it -> it.topicAlias(1));
        assertValid(it -> it.topicAlias(65_535));
        assertInvalid(it -> it.topicAlias(-1));
        assertInvalid(it -> it.topicAlias(65_536));
        assertThat(PropertyRules.topicAlias(0)).contains(Fault.OUT_OF_RANGE);
    }

    @Test
    void stringsAreUtf8OfUpTo65535BytesWithoutTheNullCharacter() {
        assertValid(it -> it.contentType(LONGEST));
        assertInvalid(it -> it.contentType(LONGEST + "x"));
        assertInvalid(it -> it.contentType("°".repeat(32_768)));
        assertInvalid(it -> it.contentType("a\0"));
        assertInvalid(it -> it.contentType("\ud83d"));
        assertValid(it -> it.userProperties(List.of(new UserProperty("", LONGEST))));
        assertInvalid(it -> it.userProperties(List.of(new UserProperty(LONGEST + "x", ""))));
        assertInvalid(it -> it.userProperties(List.of(new UserProperty("a", "\0"))));
    }

    @Test
    void theResponseTopicHasNoWildcards() {
        assertValid(it -> it.responseTopic("reply/to"));
        assertInvalid(it -> it.responseTopic("reply/+"));
        assertInvalid(it -> it.responseTopic("reply/#"));
        assertThat(PropertyRules.responseTopic("#")).contains(Fault.WILDCARD);
    }

    @Test
    void theCorrelationDataIsUpTo65535Bytes() {
        assertValid(it -> it.correlationData(new byte[65_535]));
        assertInvalid(it -> it.correlationData(new byte[65_536]));
    }

    @Test
    void equalPropertiesHaveEqualBytesAndTheSameOrder() {
        UnaryOperator<PublishProperties.Builder> all = it -> it.payloadFormat(PayloadFormat.UTF_8)
                .correlationData(new byte[] {1})
                .userProperties(List.of(new UserProperty("a", "1"), new UserProperty("a", "2")));
        PublishProperties one = all.apply(PublishProperties.builder()).build();
        assertThat(all.apply(PublishProperties.builder()).build())
                .isEqualTo(one)
                .hasSameHashCodeAs(one);
        assertThat(all.apply(PublishProperties.builder())
                        .userProperties(List.of(new UserProperty("a", "2"), new UserProperty("a", "1")))
                        .build())
                .isNotEqualTo(one);
        assertThat(one.present())
                .containsExactly(
                        PublishProperty.PAYLOAD_FORMAT,
                        PublishProperty.CORRELATION_DATA,
                        PublishProperty.USER_PROPERTIES);
        assertThat(PublishProperties.NONE.present()).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.testkit.English;

/** The content of a profile survives writing and reading the file, byte for byte. */
class ProfileFormatPropertyTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Property(tries = 500)
    void anyProfileSurvivesWritingAndReading(@ForAll("profiles") ConnectionProfile profile, @ForAll boolean used)
            throws IOException {
        ProfileFormat format = new ProfileFormat();
        SavedProfile saved = new SavedProfile(
                profile, used ? Optional.of(Instant.ofEpochSecond(1_750_000_000, 1)) : Optional.empty());
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        List<String> problems = new ArrayList<>();

        byte[] file = MAPPER.writeValueAsBytes(format.write(new ProfileFormat.Content(
                Map.of(profile.id(), new ProfileFormat.Entry(saved, nothing)), List.of(), nothing)));
        ProfileFormat.Content read =
                format.read((ObjectNode) MAPPER.readTree(file), problem -> problems.add(English.text(problem)));

        assertThat(problems).isEmpty();
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.entries()).containsOnlyKeys(profile.id());
        ProfileFormat.Entry entry = read.entries().get(profile.id());
        assertThat(entry).isEqualTo(new ProfileFormat.Entry(saved, nothing));
        assertThat(MAPPER.writeValueAsBytes(format.write(read))).isEqualTo(file);
    }

    @Provide
    Arbitrary<ConnectionProfile> profiles() {
        return AnyProfile.any();
    }
}

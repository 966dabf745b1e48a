package dev.firedrill.launch.config;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What an editor that follows the schema says of a schedule. */
final class ScheduleSchema {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private ScheduleSchema() {}

    static boolean accepts(String text) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DrillYaml.class.getResourceAsStream("/firedrill-schedule.schema.json"))) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(in)
                    .validate(YAML.readTree(text))
                    .isEmpty();
        }
    }
}

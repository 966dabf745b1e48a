package dev.firedrill.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A team's mapping files, checked.
 *
 * @param files where the bodies are that mappings name as files
 */
record Mappings(List<StubMapping> stubs, FileSource files) {

    private static final String HOST_DISTURBS =
            "the host's own disturbances do that, so that they are healed and recorded";
    private static final String LEAVES_LOOPBACK = "nothing may leave this machine during a rehearsal";

    private static final Map<String, String> REFUSED_IN_RESPONSES = Map.of(
            "fixedDelayMilliseconds", HOST_DISTURBS,
            "delayDistribution", HOST_DISTURBS,
            "chunkedDribbleDelay", HOST_DISTURBS,
            "fault", HOST_DISTURBS,
            "proxyBaseUrl", LEAVES_LOOPBACK);

    private static final Map<String, String> REFUSED_IN_MAPPINGS =
            Map.of("postServeActions", LEAVES_LOOPBACK, "serveEventListeners", LEAVES_LOOPBACK);

    /**
     * Reads a folder; null is no mappings.
     *
     * @throws MappingException naming the file and what is wrong with it
     */
    static Mappings read(@Nullable Path folder) {
        if (folder == null) {
            return new Mappings(List.of(), new ClasspathFileSource("dev/firedrill/host"));
        }
        List<StubMapping> stubs =
                files(folder).stream().flatMap(file -> stubs(file).stream()).toList();
        return new Mappings(stubs, new SingleRootFileSource(folder.toFile()));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw MappingException.unreadable(folder, e);
        }
    }

    private static List<StubMapping> stubs(Path file) {
        JsonNode document = parse(file);
        List<StubMapping> stubs = new ArrayList<>();
        for (JsonNode mapping : document.has("mappings") ? document.get("mappings") : List.of(document)) {
            stubs.add(stub(file, mapping));
        }
        return stubs;
    }

    private static JsonNode parse(Path file) {
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw MappingException.notAMapping(file, e.getOriginalMessage());
        } catch (IOException e) {
            throw MappingException.unreadable(file, e);
        }
    }

    private static StubMapping stub(Path file, JsonNode mapping) {
        if (!(mapping instanceof ObjectNode object)
                || !(mapping.path("response") instanceof ObjectNode response)
                || !mapping.path("request").isObject()) {
            throw MappingException.notAMapping(file, "it needs the objects 'request' and 'response'");
        }
        refuse(file, object, REFUSED_IN_MAPPINGS);
        refuse(file, response, REFUSED_IN_RESPONSES);
        response.withArray("transformers").add("response-template");
        try {
            return StubMapping.buildFrom(Json.write(object));
        } catch (JsonException e) {
            throw MappingException.notAMapping(file, e.getErrors().first().getDetail());
        }
    }

    private static void refuse(Path file, ObjectNode object, Map<String, String> refused) {
        refused.forEach((field, why) -> {
            if (object.hasNonNull(field)) {
                throw MappingException.refused(file, field, why);
            }
        });
    }
}

package dev.firedrill.connect;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Finds what is wrong with a descriptor: what makes a host refuse the install, and what bites later. A base URL with
 * {@code http} is no error, because add-ons are rehearsed on one machine.
 *
 * <p>Source: the published descriptor schema, and what hosts were seen to check beyond it.
 */
final class DescriptorLint {
    private static final int EXCERPT = 80;
    private static final int LONGEST_KEY = 64;
    private static final Set<String> SCOPES = Set.of(
            "NONE",
            "READ",
            "WRITE",
            "DELETE",
            "PROJECT_ADMIN",
            "SPACE_ADMIN",
            "ADMIN",
            "ACT_AS_USER",
            "ACCESS_EMAIL_ADDRESSES");
    // Each of these implies READ.
    private static final Set<String> READING =
            Set.of("READ", "WRITE", "DELETE", "PROJECT_ADMIN", "SPACE_ADMIN", "ADMIN");

    private final JsonNode json;
    private final Findings findings = new Findings();

    private DescriptorLint(JsonNode json) {
        this.json = json;
    }

    /**
     * Every problem of a descriptor, in the order of the document's parts; empty if there is none. A text that is not
     * JSON has one problem only.
     */
    public static List<DescriptorProblem> lint(String json) {
        try {
            JsonNode document = Json.read(json);
            return document.isObject() ? new DescriptorLint(document).run() : notADescriptor("is no JSON object", json);
        } catch (JsonProcessingException e) {
            return notADescriptor("is not JSON" + place(e), json);
        }
    }

    private static List<DescriptorProblem> notADescriptor(String what, String text) {
        Findings findings = new Findings();
        findings.error(JsonPointer.empty(), "The descriptor " + what + ": found \"" + excerpt(text) + "\"");
        return findings.all();
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }

    private List<DescriptorProblem> run() {
        lintKey();
        lintType("name", JsonNode::isTextual, "text");
        BaseUrlLint.lint(json.path("baseUrl"), findings);
        lintAuthentication();
        LifecycleLint.lint(json, findings);
        ModuleLint.lint(json.path("modules"), ModuleNode.allOf(json), findings);
        lintScopes();
        lintType("enableLicensing", JsonNode::isBoolean, "true or false");
        lintType("apiVersion", JsonNode::isInt, "a whole number");
        lintMigrations();
        return findings.all();
    }

    private void lintKey() {
        JsonNode key = json.path("key");
        if (!key.isTextual() || key.textValue().isBlank()) {
            findings.error(at("key"), "The descriptor needs a 'key', the add-on's own id, and has " + shown(key));
        } else if (key.textValue().length() > LONGEST_KEY || !key.textValue().matches("[a-zA-Z0-9._-]+")) {
            findings.error(
                    at("key"),
                    "The key " + shown(key) + " must be at most " + LONGEST_KEY
                            + " letters, digits, dots, dashes and underscores");
        }
    }

    private void lintAuthentication() {
        JsonNode type = json.path("authentication").path("type");
        switch (type.asText().toLowerCase(Locale.ROOT)) {
            case "jwt" -> {}
            case "none" ->
                findings.warning(
                        at("authentication", "type"),
                        "With authentication 'none' there is no secret: nobody can tell a host's requests from "
                                + "forged ones. Use 'jwt'");
            default ->
                findings.error(
                        at("authentication", "type"),
                        "The authentication must be 'jwt' or 'none', and is " + shown(type));
        }
    }

    private void lintScopes() {
        JsonNode scopes = json.path("scopes");
        if (!scopes.isMissingNode() && !scopes.isArray()) {
            findings.error(at("scopes"), "The scopes must be a list such as [\"READ\"], and are " + shown(scopes));
            return;
        }
        for (int i = 0; i < scopes.size(); i++) {
            lintScope(scopes.get(i), at("scopes").appendIndex(i));
        }
        if (ModuleNode.allOf(json).stream().anyMatch(ModuleNode::webhook) && !reading(scopes)) {
            findings.error(
                    at("scopes"),
                    "The add-on declares webhooks, which require the READ scope, but it does not request it: "
                            + "add \"READ\" to 'scopes'");
        }
    }

    private void lintScope(JsonNode scope, JsonPointer pointer) {
        if (!scope.isTextual()) {
            findings.error(pointer, "A scope must be text, and is " + shown(scope));
        } else if (!SCOPES.contains(scope.textValue().toUpperCase(Locale.ROOT))) {
            findings.warning(pointer, "The scope " + shown(scope) + " is unknown: a host may refuse it");
        }
    }

    private static boolean reading(JsonNode scopes) {
        return StreamSupport.stream(scopes.spliterator(), false)
                .anyMatch(scope -> READING.contains(scope.asText().toUpperCase(Locale.ROOT)));
    }

    private void lintMigrations() {
        lintMigration(
                "signed-install",
                "hosts sign installs with RS256 whether or not it does, so it must be able to verify them");
        lintMigration("context-qsh", "its context tokens come without a 'qsh', which verifiers tend to require");
    }

    private void lintMigration(String name, String consequence) {
        JsonNode migration = json.path("apiMigrations").path(name);
        if (!migration.isMissingNode() && !migration.isBoolean()) {
            findings.error(
                    at("apiMigrations", name), "'" + name + "' must be true or false, and is " + shown(migration));
        } else if (!migration.asBoolean(false)) {
            findings.warning(
                    at("apiMigrations", name), "The add-on does not set '" + name + "' to true: " + consequence);
        }
    }

    private interface Shape {
        boolean fits(JsonNode node);
    }

    private void lintType(String field, Shape shape, String expected) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !shape.fits(value)) {
            findings.error(at(field), "'" + field + "' must be " + expected + ", and is " + shown(value));
        }
    }

    private static JsonPointer at(String... path) {
        JsonPointer pointer = JsonPointer.empty();
        for (String step : path) {
            pointer = pointer.appendProperty(step);
        }
        return pointer;
    }

    /** A value as messages quote it. */
    static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "none";
        }
        return "'" + excerpt(value.isTextual() ? value.textValue() : value.toString()) + "'";
    }
}

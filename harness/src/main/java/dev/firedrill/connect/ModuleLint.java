package dev.firedrill.connect;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be wrong with the modules of a descriptor. */
final class ModuleLint {
    private static final Set<String> PAGES =
            Set.of("generalPages", "adminPages", "configurePage", "postInstallPage", "webPanels");
    private static final Pattern LICENCE_PARAMETER = Pattern.compile("[?&]lic=");

    private final Findings findings;
    private final Set<String> keys = new HashSet<>();

    private ModuleLint(Findings findings) {
        this.findings = findings;
    }

    static void lint(JsonNode modules, List<ModuleNode> all, Findings findings) {
        if (!modules.isMissingNode() && !modules.isObject()) {
            findings.error(
                    ModuleNode.MODULES,
                    "The modules must be an object of module types, and are " + DescriptorLint.shown(modules));
        }
        ModuleLint lint = new ModuleLint(findings);
        all.forEach(lint::lint);
    }

    private void lint(ModuleNode module) {
        if (!module.json().isObject()) {
            findings.error(
                    module.pointer(), "A module must be an object, and is " + DescriptorLint.shown(module.json()));
        } else if (module.webhook()) {
            require(module, "event");
            require(module, "url");
            requireRelativeUrl(module);
            requireUrl(module);
        } else {
            lintKey(module);
            lintPage(module);
        }
    }

    private void lintKey(ModuleNode module) {
        String key = module.text("key");
        if (!key.isEmpty() && !keys.add(key)) {
            findings.warning(
                    at(module, "key"),
                    "Two modules have the key '" + key + "': a host needs them told apart. Rename one");
        }
    }

    private void lintPage(ModuleNode module) {
        if (PAGES.contains(module.type())) {
            require(module, "key");
            require(module, "url");
            requireRelativeUrl(module);
        }
        if (module.page()) {
            requireUrl(module);
        }
        if (LICENCE_PARAMETER.matcher(module.url()).find()) {
            findings.warning(
                    at(module, "url"),
                    "The URL '" + module.url() + "' sets 'lic' itself, and hosts add another: remove it");
        }
    }

    private void require(ModuleNode module, String field) {
        if (!module.json().path(field).isTextual() || module.text(field).isBlank()) {
            findings.error(
                    at(module, field),
                    "A module in '" + module.type() + "' needs a '" + field + "', and has "
                            + DescriptorLint.shown(module.json().path(field)));
        }
    }

    private void requireRelativeUrl(ModuleNode module) {
        if (module.absolute()) {
            findings.error(
                    at(module, "url"),
                    "The URL must be relative to the base URL, and is '" + module.url()
                            + "'. Leave out scheme and host");
        }
    }

    private void requireUrl(ModuleNode module) {
        String url = module.url();
        if (!BaseUrlLint.isUri(UrlVariables.substitute(url, Map.of()))) {
            findings.error(
                    at(module, "url"), "The URL '" + url + "' is not one: percent-encode what may not stand in it");
        }
    }

    private static JsonPointer at(ModuleNode module, String field) {
        return module.pointer().appendProperty(field);
    }
}

package dev.firedrill.connect;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables in a module's URL, such as {@code {issue.key}}. */
final class UrlVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    private UrlVariables() {}

    static List<String> of(String url) {
        return VARIABLE.matcher(url)
                .results()
                .map(variable -> variable.group(1))
                .distinct()
                .toList();
    }

    static String substitute(String url, Map<String, String> values) {
        return VARIABLE.matcher(url).replaceAll(variable -> Matcher.quoteReplacement(value(variable, values)));
    }

    private static String value(MatchResult variable, Map<String, String> values) {
        return PercentEncoding.encode(values.getOrDefault(variable.group(1), ""));
    }
}

package dev.firedrill.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Times as people write them: 500ms, 60s, 2m. */
final class Durations implements CommandLine.ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m)");

    @Override
    public Duration convert(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no time; write 500ms, 60s or 2m");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}

package dev.firedrill.workload;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.Instance;
import dev.firedrill.host.User;
import dev.firedrill.workload.Capabilities.Texts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Users store texts in the add-on and read what is there: by its own calls, as its team says where. */
public final class TextKeeping {

    private final Visitor visitor;
    private final History history;
    private final AtomicLong count = new AtomicLong();

    /** Texts in one add-on. */
    public TextKeeping(Visitor visitor, History history) {
        this.visitor = visitor;
        this.history = history;
    }

    /** The tenant's administrator stores a text that is unique in the run, and which is returned. */
    public String store(Texts where, Instance instance) {
        String text = "firedrill-text-" + count.incrementAndGet() + "-of-" + instance.tenant();
        String body = where.body().replace(Capabilities.TEXT, text);
        Reply reply = call(instance, "POST", where.write(), body);
        append(instance, new Fact.TextWritten(user(instance).displayName(), text, reply.answer()), reply);
        return text;
    }

    /**
     * The tenant's administrator reads.
     *
     * @param source the path
     * @param known each text to look for, by the strings that stand for it
     * @return how often each was there; what was not there is left out
     */
    public Map<String, Integer> read(
            String source, Instance instance, Map<String, ? extends Collection<String>> known) {
        Reply reply = call(instance, "GET", source, null);
        var found = new TreeMap<String, Integer>();
        known.forEach((text, strings) -> {
            int times = strings.stream()
                    .mapToInt(s -> occurrences(reply.body(), s))
                    .max()
                    .orElse(0);
            if (times > 0) {
                found.put(text, times);
            }
        });
        append(instance, new Fact.TextsRead(user(instance).displayName(), source, found, reply.answer()), reply);
        return found;
    }

    /** As {@link #read(String, Instance, Map)}, where every text stands for itself. */
    public Map<String, Integer> read(String source, Instance instance, Collection<String> texts) {
        var known = new TreeMap<String, List<String>>();
        texts.forEach(text -> known.put(text, List.of(text)));
        return read(source, instance, known);
    }

    private Reply call(Instance instance, String method, String path, @org.jspecify.annotations.Nullable String body) {
        return instance.installation()
                .current()
                .map(secret -> visitor.call(instance, user(instance), method, path, body, secret.value()))
                .orElseGet(() -> Reply.none(Answer.missing("the add-on is not installed", Duration.ZERO)));
    }

    private static User user(Instance instance) {
        return instance.admin();
    }

    /** A text that only begins like another one is another one. */
    private static int occurrences(String body, String text) {
        int times = 0;
        for (int at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length())) {
            int end = at + text.length();
            if (end == body.length() || !Character.isLetterOrDigit(body.charAt(end))) {
                times++;
            }
        }
        return times;
    }

    private void append(Instance instance, Fact fact, Reply reply) {
        reply.record(history, instance.rehearsal(), instance.tenant(), fact, "a call about texts");
    }
}

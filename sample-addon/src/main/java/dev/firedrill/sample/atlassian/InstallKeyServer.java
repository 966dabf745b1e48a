package dev.firedrill.sample.atlassian;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** Atlassian's server of install keys: {@code GET <base>/<key id>} gives PEM text. */
public final class InstallKeyServer implements InstallKeys {

    /** Hosts give up on a callback after 5 to 10 seconds; our answer must be out before. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** The id comes from an unverified token: nothing in it may lead to another path or server. */
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final String baseUrl;
    private final Exchange exchange;

    public InstallKeyServer(String baseUrl) {
        this(baseUrl, DEADLINE);
    }

    /** One that is waited for as long as this. */
    public InstallKeyServer(String baseUrl, Duration deadline) {
        this.baseUrl = baseUrl;
        this.exchange = new Exchange(deadline, deadline);
    }

    @Override
    public String pem(String keyId) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new TokenRefused("The token's key id has characters that no key id has.");
        }
        return pemOf(answer(keyId));
    }

    private HttpResponse<String> answer(String keyId) {
        try {
            return exchange.send(HttpRequest.newBuilder(URI.create(baseUrl + "/" + keyId))
                            .build())
                    .join();
        } catch (CompletionException e) {
            throw new KeyServerDown("The key server did not answer.", e);
        }
    }

    private static String pemOf(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status >= 400 && status < 500 && status != 429) {
            throw new TokenRefused("The key server does not know the token's key.");
        }
        if (status != 200 || !answer.body().contains("-----BEGIN PUBLIC KEY-----")) {
            throw new KeyServerDown("The key server answered %d, not with a key.".formatted(status));
        }
        return answer.body();
    }
}

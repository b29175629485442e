package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.http.ApiKey;
import dev.cc5.http.ApiKeySource;
import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.MalformedJsonException;
import dev.cc5.lambda.json.Node;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API key out of Secrets Manager or the Parameter Store, by way of AWS's Parameters-and-Secrets extension: a plain
 * request to this machine, where the SDK's modules would cost the cold start more than the import itself. The extension
 * keeps the key for its time to live, so a rotated key is seen no later than that.
 */
final class KeyStore implements ApiKeySource {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final String arn;
    private final Optional<String> field;
    private final URI url;
    private final String token;

    private KeyStore(String arn, Optional<String> field, URI url, String token) {
        this.arn = arn;
        this.field = field;
        this.url = url;
        this.token = token;
    }

    /**
     * The source that the variables name: {@code CC5_API_KEY_ARN}, or the key itself in {@code CC5_API_KEY}.
     *
     * @throws ConfigurationException when they name none
     */
    static ApiKeySource of(Variables variables) {
        Optional<String> arn = variables.value("CC5_API_KEY_ARN");
        if (arn.isEmpty()) {
            String key = variables
                    .value("CC5_API_KEY")
                    .orElseThrow(() -> Variables.wrong("CC5_API_KEY_ARN", "neither it nor CC5_API_KEY is there"));
            return ApiKeySource.of(() -> key);
        }
        String port = variables.value("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT").orElse("2773");
        return new KeyStore(
                arn.get(),
                variables.value("CC5_API_KEY_FIELD"),
                URI.create("http://localhost:" + port + path(arn.get())),
                variables.value("AWS_SESSION_TOKEN").orElse(""));
    }

    private static String path(String arn) {
        String encoded = URLEncoder.encode(arn, UTF_8);
        if (arn.matches("arn:aws[a-z-]*:secretsmanager:.*:secret:.+")) {
            return "/secretsmanager/get?secretId=" + encoded;
        }
        if (arn.matches("arn:aws[a-z-]*:ssm:.*:parameter/.+")) {
            return "/systemsmanager/parameters/get?withDecryption=true&name=" + encoded;
        }
        throw Variables.wrong("CC5_API_KEY_ARN", "it is the ARN of neither a secret nor a parameter");
    }

    @Override
    public ApiKey read() {
        Node answer = ask();
        String text = answer.text("SecretString")
                .or(() -> answer.get("Parameter").text("Value"))
                .orElseThrow(() -> unusable("the answer holds no text"));
        return ApiKey.of(field.isEmpty() ? text : member(text, field.get()));
    }

    private String member(String text, String name) {
        try {
            return JsonDocument.read(text).text(name).orElseThrow(() -> unusable("it has no member " + name));
        } catch (MalformedJsonException e) {
            throw unusable("it is not JSON, and CC5_API_KEY_FIELD names a member of it");
        }
    }

    private Node ask() {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("X-Aws-Parameters-Secrets-Token", token);
            int status = connection.getResponseCode();
            if (status != 200) {
                connection.disconnect();
                throw status >= 500 || status == 429 ? unreachable("it answered " + status, null) : refused(status);
            }
            try (InputStream body = connection.getInputStream()) {
                return JsonDocument.read(body);
            }
        } catch (MalformedJsonException e) {
            throw unreachable("its answer is not JSON", null);
        } catch (IOException e) {
            throw unreachable(String.valueOf(e.getMessage()), e);
        }
    }

    private ConfigurationException refused(int status) {
        return unusable("the Parameters-and-Secrets extension answered " + status);
    }

    private ConfigurationException unusable(String happened) {
        return new ConfigurationException(new Explanation(
                "reading the API key " + arn,
                happened,
                "Check that it is there, and that the function's role may read it: secretsmanager:GetSecretValue or"
                        + " ssm:GetParameter, and kms:Decrypt for a key of your own."));
    }

    private TemporaryException unreachable(String happened, @Nullable IOException cause) {
        return new TemporaryException(
                new Explanation(
                        "asking the Parameters-and-Secrets extension for the API key",
                        happened,
                        "Check that its layer is part of the function. Nothing was read or sent."),
                Trouble.SERVER,
                Sent.NO,
                Optional.empty(),
                cause);
    }
}

package dev.cc5.lambda;

import dev.cc5.http.ApiKey;
import dev.cc5.http.ApiKeySource;
import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.MalformedJsonException;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The API key out of Secrets Manager or the Parameter Store. Each reading asks the store with a client of its own: none
 * is left for a snapshot to hold, and the credentials are those of the moment. Whoever reads keeps the key until the
 * portal refuses it.
 */
final class KeyStore implements ApiKeySource {
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:(secretsmanager|ssm):([a-z0-9-]+):\\d*:(secret:|parameter/).+");

    private final String arn;
    private final boolean secret;
    private final Region region;
    private final Optional<String> field;
    private final Consumer<AwsClientBuilder<?, ?>> more;

    /**
     * @param field the member that holds the key where the text is JSON
     * @param more what the client is told besides
     */
    KeyStore(String arn, Optional<String> field, Consumer<AwsClientBuilder<?, ?>> more) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw Variables.wrong("CC5_API_KEY_ARN", "it is the ARN of neither a secret nor a parameter");
        }
        this.arn = arn;
        this.secret = parts.group(1).equals("secretsmanager");
        this.region = Region.of(parts.group(2));
        this.field = field;
        this.more = more;
    }

    /**
     * The source that the variables name: {@code CC5_API_KEY_ARN}, or the key itself in {@code CC5_API_KEY}.
     *
     * @throws ConfigurationException when they name none
     */
    static ApiKeySource of(Variables variables) {
        Optional<String> arn = variables.value("CC5_API_KEY_ARN");
        if (arn.isPresent()) {
            return new KeyStore(arn.get(), variables.value("CC5_API_KEY_FIELD"), client -> {});
        }
        String key = variables
                .value("CC5_API_KEY")
                .orElseThrow(() -> Variables.wrong("CC5_API_KEY_ARN", "neither it nor CC5_API_KEY is there"));
        return ApiKeySource.of(() -> key);
    }

    @Override
    public ApiKey read() {
        String text = Optional.ofNullable(ask()).orElseThrow(() -> unusable("it holds no text"));
        return ApiKey.of(field.isEmpty() ? text : member(text, field.get()));
    }

    private String member(String text, String name) {
        try {
            return JsonDocument.read(text).text(name).orElseThrow(() -> unusable("it has no member " + name));
        } catch (MalformedJsonException e) {
            throw unusable("it is not JSON, and CC5_API_KEY_FIELD names a member of it");
        }
    }

    private String ask() {
        try {
            return secret ? secret() : parameter();
        } catch (AwsServiceException e) {
            String happened = ("its store answered " + e.statusCode() + " " + code(e)).strip();
            throw e.statusCode() >= 500 || e.isThrottlingException() ? unreachable(happened) : unusable(happened);
        } catch (SdkException e) {
            // Not chained: what the credentials' providers say is theirs to keep.
            throw unreachable("its store did not answer, or there are no credentials for it");
        }
    }

    private String secret() {
        try (SecretsManagerClient client = client(SecretsManagerClient.builder())) {
            return client.getSecretValue(request -> request.secretId(arn)).secretString();
        }
    }

    private String parameter() {
        try (SsmClient client = client(SsmClient.builder())) {
            return client.getParameter(request -> request.name(arn).withDecryption(true))
                    .parameter()
                    .value();
        }
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        builder.region(region)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(SILENCE)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(override -> override.apiCallTimeout(LONGEST));
        more.accept(builder);
        return builder.build();
    }

    private static String code(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> code.matches("[A-Za-z]{1,64}"))
                .orElse("");
    }

    private ConfigurationException unusable(String happened) {
        return new ConfigurationException(explain(
                happened,
                "Check that it is there, and that the function's role may read it: secretsmanager:GetSecretValue or"
                        + " ssm:GetParameter, and kms:Decrypt for a key of your own."));
    }

    private TemporaryException unreachable(String happened) {
        return new TemporaryException(
                explain(happened, "It is asked again with the next delivery. Nothing was read or sent."),
                Trouble.SERVER,
                Sent.NO,
                Optional.empty(),
                null);
    }

    private Explanation explain(String happened, String advice) {
        return new Explanation("reading the API key " + arn, happened, advice);
    }
}

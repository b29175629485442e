package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.ImportException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Says what an answer other than the wanted one means (CATALOGUE P12 to P59). */
final class Refusals {
    private static final String LIMIT_EXCEEDED = "limit exceeded";

    private final PortalSettings settings;

    Refusals(PortalSettings settings) {
        this.settings = settings;
    }

    /** What an answer without the status 200 to 203 means. */
    ImportException of(Call call, PortalAnswer answer) {
        int status = answer.status();
        if (status >= 500) {
            return server(call, answer);
        }
        return switch (status) {
            case 401, 403 -> notAuthorised(call, answer);
            case 404, 405 -> notFound(call, answer);
            case 407 ->
                configuration(
                        call, "the proxy asks for a user and a password", "Write them into the proxy's URL.", Sent.NO);
            case 408 ->
                temporary(call, answer, "the portal waited too long for the request", Trouble.NETWORK, Sent.MAYBE);
            case 429 -> throttled(call, answer);
            case 301, 302, 303, 307, 308 -> redirected(call, answer);
            default -> status >= 400 ? refused(call, answer) : unusable(call, answer);
        };
    }

    /** The portal refused the request in its own words. */
    RefusedException refused(Call call, PortalAnswer answer) {
        String words = PortalComplaint.of(answer).orElse(answer.outline());
        return new RefusedException(
                Explanation.of(
                        call.step(), "the portal refused it: " + words, "Correct what it names and start again."),
                actedOn(answer),
                null);
    }

    /** The answer has the right status and makes no sense. */
    ProtocolException nonsense(Call call, PortalAnswer answer, String why, String advice) {
        return new ProtocolException(Explanation.of(
                call.step(), "the answer makes no sense: " + why + " (" + answer.outline() + ")", advice));
    }

    private ImportException server(Call call, PortalAnswer answer) {
        String words = PortalComplaint.of(answer).orElse(answer.outline());
        return temporary(call, answer, "the portal has trouble: " + words, Trouble.SERVER, Sent.MAYBE);
    }

    private ImportException throttled(Call call, PortalAnswer answer) {
        boolean quota =
                PortalComplaint.of(answer).words().toLowerCase(Locale.ROOT).contains(LIMIT_EXCEEDED);
        return quota
                ? temporary(call, answer, "the key's quota of requests is used up", Trouble.QUOTA, Sent.NO)
                : temporary(call, answer, "the portal asks to slow down", Trouble.THROTTLED, Sent.NO);
    }

    private NotAuthorisedException notAuthorised(Call call, PortalAnswer answer) {
        String words = PortalComplaint.of(answer).orElse(answer.outline());
        return new NotAuthorisedException(
                Explanation.of(
                        call.step(),
                        "the portal does not let this key do it (HTTP " + answer.status() + "): " + words,
                        "Look whether the key is right, has not expired, and may use workspace " + settings.workspace()
                                + " and bucket " + settings.bucket() + "."),
                actedOn(answer),
                null);
    }

    /** What the gateway in front of the portal refuses, without the portal's envelope, never came to the portal. */
    private static Sent actedOn(PortalAnswer answer) {
        boolean gateway = answer.status() == 403 || answer.status() == 413;
        return gateway && !PortalComplaint.of(answer).isEnvelope() ? Sent.NO : Sent.MAYBE;
    }

    private ImportException notFound(Call call, PortalAnswer answer) {
        String words = PortalComplaint.of(answer).words();
        if (call.step() == Step.CHECK_STATUS && answer.status() == 404) {
            return new FileNotFoundAtPortalException(Explanation.of(
                    call.step(),
                    "the portal does not know the file" + (words.isEmpty() ? "" : ": " + words),
                    "Look whether the file id is right and belongs to this workspace and bucket."));
        }
        String advice = call.step() == Step.QUERY_ROWS
                ? "Look whether the portal calls the rows so; if not, name the entity (setting \"entity\")."
                : "Look whether the portal's URL is that of its API.";
        return configuration(
                call,
                "there is no " + call.method() + " " + settings.portal() + call.path() + " (HTTP " + answer.status()
                        + ")" + (words.isEmpty() ? "" : ": " + words),
                advice,
                Sent.MAYBE);
    }

    private ImportException redirected(Call call, PortalAnswer answer) {
        String target = answer.header("location")
                .flatMap(Refusals::origin)
                .map(origin -> "to " + origin)
                .orElse("elsewhere");
        return configuration(
                call,
                "the portal sends it " + target + " (HTTP " + answer.status() + ")",
                "The key goes nowhere but to the portal: if the new place is right, give it as the portal's URL.",
                Sent.MAYBE);
    }

    private static Optional<String> origin(String location) {
        try {
            URI uri = new URI(location);
            return uri.getScheme() == null || uri.getHost() == null
                    ? Optional.empty()
                    : Optional.of(PortalUri.origin(uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private ProtocolException unusable(Call call, PortalAnswer answer) {
        return nonsense(
                call,
                answer,
                "an answer with content was expected",
                "Look whether the portal's URL is that of its API.");
    }

    private static ConfigurationException configuration(Call call, String happened, String advice, Sent sent) {
        return new ConfigurationException(Explanation.of(call.step(), happened, advice), sent, null);
    }

    private TemporaryException temporary(Call call, PortalAnswer answer, String happened, Trouble trouble, Sent sent) {
        return new TemporaryException(
                Explanation.of(call.step(), happened, "It may work later."),
                trouble,
                sent,
                HeaderTimes.retryAfter(answer, settings.clock()),
                null);
    }
}

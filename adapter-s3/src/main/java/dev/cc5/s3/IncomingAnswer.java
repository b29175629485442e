package dev.cc5.s3;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts an answer together from its parts, within limits. Not for several threads: {@link Exchange} guards it. */
final class IncomingAnswer {
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int MOST_INTERIM_ANSWERS = 16;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private @Nullable HttpResponse head;
    private int interimAnswers;
    private boolean interim;
    private boolean tooLong;
    private boolean whole;

    /**
     * Takes the next part.
     *
     * @throws UnreadableAnswerException when interim answers (100 to 199) come without end
     */
    void add(HttpObject part) throws UnreadableAnswerException {
        if (part instanceof HttpResponse response) {
            interim = response.status().code() < 200;
            if (!interim) {
                head = response;
            } else if (++interimAnswers > MOST_INTERIM_ANSWERS) {
                throw new UnreadableAnswerException("There is no end of interim answers");
            }
        }
        if (part instanceof HttpContent content && !interim) {
            append(content);
            whole = part instanceof LastHttpContent && !tooLong;
        }
    }

    private void append(HttpContent content) {
        int length = content.content().readableBytes();
        tooLong |= body.size() + length > LONGEST_BODY;
        if (tooLong) {
            body.reset();
        } else {
            byte[] bytes = new byte[length];
            content.content().readBytes(bytes);
            body.writeBytes(bytes);
        }
    }

    boolean hasBegun() {
        return head != null;
    }

    /** Whether no more of it is wanted. */
    boolean isOver() {
        return whole || tooLong;
    }

    /** The answer as far as it has come. */
    Optional<Answer> soFar() {
        return Optional.ofNullable(head)
                .map(known -> new Answer(
                        known.status().code(),
                        known.headers(),
                        body.toByteArray(),
                        whole,
                        HttpUtil.isKeepAlive(known)));
    }
}

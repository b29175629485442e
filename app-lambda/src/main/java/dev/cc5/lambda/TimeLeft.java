package dev.cc5.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Lets no call of S3's take more than half of the time to an invocation's end: however many fail, it is answered. */
record TimeLeft(Supplier<Instant> end) implements ExecutionInterceptor {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        Duration half =
                Duration.between(InstantSource.system().instant(), end.get()).dividedBy(2);
        return ((AwsRequest) context.request())
                .toBuilder()
                        .overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                                .apiCallTimeout(half.compareTo(SHORTEST) < 0 ? SHORTEST : half)
                                .build())
                        .build();
    }
}

/** What the functions tell: lines of JSON in the log, and metrics in CloudWatch's embedded format. */
@NullMarked
package dev.cc5.lambda.report;

import org.jspecify.annotations.NullMarked;

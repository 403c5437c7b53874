package io.careflow.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;

/**
 * A transactional method that is begun anew, up to three times, where the database has ended its transaction because it
 * and another one waited for each other. For what locks many rows on behalf of a person; jobs are repeated anyway. Calls
 * from within a transaction fail like any other.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 3, delay = 50, jitter = 50)
public @interface DespiteDeadlocks {}

/** The jobs by which flows keep the records: {@code update-record} and {@code record-interaction}. */
package io.careflow.customer.process;

/** Documents that go out with mails. */
package io.careflow.messaging.document;

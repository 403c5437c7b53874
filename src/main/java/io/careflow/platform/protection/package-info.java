/** Personal data at rest: encrypted, and found again by keyed hash. */
package io.careflow.platform.protection;
